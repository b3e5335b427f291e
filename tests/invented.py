"""A directory of invented services of every sort, the same each time for the same number."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from conftest import ROOT

from handrail.catalogue import Catalogue

AREAS = ("exampleton", "otherham")
NAMES = ("Amber", "Birch", "Cedar", "Dove", "Elm", "Fern", "Grove", "Harbour", "Iris", "Juniper", "Kestrel", "Lantern")
KINDS = ("Advocates", "Line", "House", "Counselling", "Centre", "Project", "Circle", "Room")
SENTENCES = (
    "A worker who listens first and explains what you can choose.",
    "Somewhere quiet to talk, in the week and at night, with nobody taking notes.",
    "Help with forms, letters and the people who send them.",
    "Other people who have been through something like it, and tea.",
    "Advice on the law in words that make sense, before and after a hearing.",
    "A room of your own for some weeks, and help to find what comes after.",
    "Time with a counsellor, at the pace that suits you, for as long as it helps.",
)


def write(site: Path, number: int, seed: int = 1) -> Catalogue:
    """Write a site with so many services, most of them in the first area, over the toolkit's vocabularies."""
    rng = Random(seed)
    terms = {
        scheme: list(Catalogue(ROOT).terms(scheme)) for scheme in ("need", "abuse", "group", "who", "access", "channel", "route")
    }
    terms["language"] = list(Catalogue(ROOT).terms("language"))[:12]
    for folder in ("organisations", "services"):
        (site / "data" / folder).mkdir(parents=True)
    _save(
        site / "data" / "partnership.yml",
        {
            "id": "invented-places",
            "name": "Invented Places Partnership",
            "site_name": "Local Support",
            "nation": "england",
            "areas": [{"id": id, "name": id.title(), "neighbours": [one for one in AREAS if one != id]} for id in AREAS],
            "coordinator": {"role": "Partnership coordinator", "email": "coordinator@example.org"},
            "exit_to": "https://www.example.com/weather",
            "demonstration": "yes",
        },
    )
    organisations = 40
    for place in range(organisations):
        led = some(rng, [id for id in terms["group"] if id != "everyone"], 2) if place % 4 == 0 else []
        _save(
            site / f"data/organisations/organisation-{place}.yml",
            {"id": f"organisation-{place}", "name": f"{NAMES[place % 12]} Trust {place}"}
            | ({"led_by_and_for": led} if led else {}),
        )
    for place in range(number):
        _save(site / f"data/services/service-{place}.yml", _service(rng, place, organisations, terms))
    return Catalogue(site)


def some(rng: Random, choices: list[str], most: int) -> list[str]:
    """None to `most` of the choices."""
    return rng.sample(choices, rng.randint(0, most))


def _service(rng: Random, place: int, organisations: int, terms: dict[str, list[str]]) -> dict:
    record = {
        "id": f"service-{place}",
        "name": f"{rng.choice(NAMES)} {rng.choice(NAMES)} {rng.choice(KINDS)}",
        "organisation": f"organisation-{rng.randrange(organisations)}",
        "status": "temporarily closed" if rng.random() < 0.03 else "active",
        "summary": " ".join(rng.sample(SENTENCES, 2)),
        "needs": ["own-behaviour"]
        if rng.random() < 0.03
        else rng.sample([id for id in terms["need"] if id != "own-behaviour"], rng.randint(1, 4)),
        "abuse": some(rng, terms["abuse"], 4),
        "serves": {id: rng.choice(["specialist", "welcomes", "only"]) for id in some(rng, terms["group"], 3)},
        "who_can_get_in": {id: rng.choice(["yes", "yes", "no", "ask"]) for id in some(rng, terms["who"], 10)},
        "service_areas": [AREAS[0]] if rng.random() < 0.9 else list(AREAS),
        "channels": rng.sample(terms["channel"], rng.randint(1, 3)),
        "routes": rng.sample(terms["route"], rng.randint(1, 2)),
        "phones": [{"number": f"01632 960{rng.randrange(1000):03}"}],
        "languages": {tag: rng.choice(["staff", "interpreter", "leaflet"]) for tag in some(rng, terms["language"], 4)},
        "access": some(rng, terms["access"], 4),
        "schedules": schedules(rng),
        "location_disclosure": "none",
        "assured_on": "2026-04-20" if rng.random() < 0.2 else "2026-11-02",
        "assured_by": "Service manager",
        "reviewed_on": "2026-11-02",
        "review_after": "2027-05-02",
    }
    if rng.random() < 0.5:
        record["bank_holidays"] = rng.choice(["open", "closed"])
    if rng.random() < 0.3:
        record["closures"] = [{"first_day": "2026-12-24", "last_day": rng.choice(["2026-12-24", "2027-01-01"])}]
    if rng.random() < 0.3:
        record["safe_contact"] = {"what_they_say": "Hello.", "voicemail": rng.choice(["Yes.", "No."])}
    return {name: value for name, value in record.items() if value not in ([], {})}


def schedules(rng: Random) -> list[dict]:
    """Hours of every shape: office, evening, night, round the clock, monthly, every other week, for a while only, none."""
    shapes = (
        {"byday": "MO, TU, WE, TH, FR", "opens_at": "09:00", "closes_at": "17:00"},
        {"byday": "MO, WE", "opens_at": "09:30", "closes_at": "12:00", "description": "Drop-in"},
        {"byday": "MO, TU, WE, TH, FR, SA, SU", "opens_at": "18:00", "closes_at": "02:00", "description": "Night line"},
        {"byday": "FR, SA", "opens_at": "20:00", "closes_at": "00:00"},
        {"byday": "SA, SU", "opens_at": "00:00", "closes_at": "08:00"},
        {"byday": "MO, TU, WE, TH, FR, SA, SU", "opens_at": "00:00", "closes_at": "23:59"},
        {"byday": "SA, SU", "opens_at": "00:00", "closes_at": "00:00"},
        {"freq": "MONTHLY", "byday": "1SA, -1FR", "opens_at": "10:00", "closes_at": "12:00", "description": "BSL morning"},
        {"freq": "MONTHLY", "byday": "5WE", "opens_at": "22:00", "closes_at": "06:00"},
        {"freq": "MONTHLY", "interval": "2", "dtstart": "2026-10-06", "byday": "1TU", "opens_at": "12:00", "closes_at": "13:30"},
        {"interval": "2", "dtstart": "2026-11-25", "byday": "WE, SU", "opens_at": "17:00", "closes_at": "20:00"},
        {"interval": "3", "dtstart": "2026-12-03", "byday": "TH", "opens_at": "08:15", "closes_at": "16:45"},
        {"byday": "TU", "opens_at": "09:00", "closes_at": "17:00", "valid_from": "2027-01-04", "valid_to": "2027-07-20"},
        {"byday": "TH", "opens_at": "10:00", "closes_at": "15:00", "valid_to": "2026-10-31"},
    )
    return rng.sample(shapes, rng.choice([0, 1, 1, 1, 2, 2, 3]))


def _save(path: Path, record: dict) -> None:
    # JSON is YAML, and needs no thought about quotation marks.
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
