"""An invented directory of any size: the same number gives the same records on every machine.

Places, services and organisations are made of words no real one would be called, and numbers are those Ofcom keeps for drama.
Records are plain: the models' own field names, and text for every value, as a YAML file gives them.
"""

from __future__ import annotations

import itertools
import random
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 11, 23)
AREAS = 300
CROWDED = 300
"""How many services the busiest area of the largest directory has."""
COUNTY = 10
"""How many areas lie in one county."""


def _words(text: str, between: str | None = None) -> list[str]:
    return text.split(between)


PLACES = [
    first + last
    for first, last in itertools.product(
        _words(
            "Acorn Biscuit Bramble Button Candle Feather Kettle Lantern Marble Mitten Pebble Pepper Quill Ribbon Saucer Teapot "
            "Thimble Tumble Velvet Whistle"
        ),
        _words("beck dale fold ford garth ham ley mere moor ness stead thorpe wick wold worth"),
    )
]
COLOURS = _words(
    "Amber Ash Azure Bronze Chestnut Cobalt Copper Coral Crimson Ebony Emerald Fawn Ginger Golden Hazel Indigo Ivory Jade "
    "Lilac Maroon Mint Ochre Olive Pearl Plum Rose Ruby Russet Sable Saffron Scarlet Sepia Silver Tawny Teal Umber Violet White"
)
THINGS = _words(
    "Anchor Apron Basket Beacon Bell Bench Bobbin Bridle Broom Cloak Compass Cradle Cup Drum Fern Flute Gourd Harp Kite Ladder "
    "Lamp Loom Moth Oar Otter Page Quilt Robin Sail Shell Spoon Stile Swift Table Thistle Umbrella Wheel Wren"
)
KINDS = _words("Advice|Advocacy|Circle|Counselling|Helping Team|Listening Line|Project|Rooms|Support|Together", "|")
NEEDS = _words(
    "talk-now safe-tonight stay-safe-at-home move-on-housing safety-plan advocate sexual-violence-support counselling "
    "group-support children-support legal-family police-court immigration-nrpf money-benefits mental-health drugs-alcohol "
    "tech-safety pets"
)
ABUSE = _words(
    "domestic coercive-control physical emotional economic rape-sexual stalking online-image honour-based family-abuse"
)
GROUPS = _words(
    "women men girls-young-women children older black-minoritised asian black gypsy-roma-traveller migrant-nrpf lgbt disabled "
    "deaf learning-disability-autism faith multiple-needs"
)
WHO = _words(
    "no-recourse older-sons pets mental-health drugs-alcohol wheelchair-bedroom trans-women trans-men non-binary without-proof"
)
CHANNELS = _words("phone text email video in-person home-visit")
ACCESS = _words("step-free accessible-toilet hearing-loop bsl-interpreter spoken-interpreter easy-read childcare travel-costs")
LANGUAGES = _words("pl ro pa ur ar bn gu hi fa so yo pt es fr uk")
WORKERS = _words("an advocate|a support worker|a counsellor|a housing worker|a volunteer|somebody from the team", "|")
SAYS = (
    "You can talk for as long as you need, and you do not have to give your name.",
    "We listen first, and we believe you.",
    "Nothing happens that you have not agreed to.",
    "We go with you to meetings and to court if you want us to.",
    "You can bring a friend, and we can look after small children while you talk.",
    "We help you to plan for your own safety and for the safety of your children.",
    "Most people see us six times, and some people come back later.",
    "We can write letters about money, housing and benefits, and we keep a copy for you.",
    "If we are not the right people, we find out who is and ask whether you want us to ring them.",
    "We do not tell anybody that you came, unless somebody is in danger of their life.",
    "Our workers have an independent qualification and have been trained by survivors.",
    "We can meet you by video, on the phone or in a room where nobody else will see you.",
    "Groups have eight people and two workers, and there is always tea.",
    "You can use this service again, however long ago you first came.",
)
WHOM = (
    "people who have been hurt or frightened by somebody close to them",
    "anybody who is being watched, followed or controlled",
    "people who are thinking about leaving and people who have left",
    "families who are starting again after abuse",
    "people who were abused when they were children",
)
DRAMA = ("01632 960", "07700 900", "0808 157 0")


@dataclass(frozen=True)
class Directory:
    """A partnership with its organisations and services."""

    partnership: dict[str, Any]
    organisations: list[dict[str, Any]]
    services: list[dict[str, Any]]


def directory(services: int, areas: int = AREAS) -> Directory:
    """So many services in so many areas. From 10,000 services on, one area has `CROWDED` of them."""
    dice = random.Random(services)
    names = dice.sample([f"{one} {other} {kind}" for one in COLOURS for other in THINGS for kind in KINDS], services)
    places = [place.lower() for place in PLACES[:areas]]
    organisations = [_organisation(f"org-{number:05}", dice) for number in range(max(1, services // 3))]
    records = [_service(name, organisations, _covered(dice, number, places), dice) for number, name in enumerate(names)]
    if services >= 10_000:
        _crowd(records, places[0], dice)
    return Directory(_partnership(places), organisations, records)


def code_of(directory: Directory, service: dict[str, Any]) -> str:
    """The code that stands in the address of a service's page, as house.md says it is worked out."""
    site = uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "https://handrail.invalid/sites"), directory.partnership["id"])
    return uuid.uuid5(site, f"service/{service['id']}").hex[:10]


def _partnership(places: list[str]) -> dict[str, Any]:
    return {
        "id": "invented-county",
        "name": "Invented County Partnership",
        "site_name": "Local Support",
        "nation": "england",
        "areas": [
            {
                "id": place,
                "name": place.capitalize(),
                "neighbours": sorted({places[index - 1], places[(index + 1) % len(places)]} - {place}),
            }
            for index, place in enumerate(places)
        ],
        "languages": ["en"],
        "coordinator": {"role": "Partnership coordinator", "email": "coordinator@example.org"},
        "exit_to": "https://www.bbc.co.uk/weather",
        "demonstration": "yes",
        "reviewed_on": "2026-11-16",
    }


def _organisation(id: str, dice: random.Random) -> dict[str, Any]:
    return {
        "id": id,
        "name": f"{dice.choice(COLOURS)} {dice.choice(THINGS)} Association {id[-5:]}",
        "summary": "A charity that works against abuse.",
        "website": f"https://www.example.org/{id}",
        "led_by_and_for": dice.sample(GROUPS, 1) if dice.random() < 0.1 else [],
        "reviewed_on": "2026-10-12",
        "review_after": "2027-10-12",
    }


def _covered(dice: random.Random, number: int, places: list[str]) -> list[str]:
    """One to three areas mostly; a whole county for some; everywhere for a few."""
    if number % 2_000 == 7:
        return list(places)
    first = dice.randrange(len(places))
    if dice.random() < 0.02:
        start = first - first % COUNTY
        return places[start : start + COUNTY]
    together = dice.choices((1, 2, 3), (60, 25, 15))[0]
    return list(dict.fromkeys(places[(first + step) % len(places)] for step in range(together)))


def _crowd(records: list[dict[str, Any]], place: str, dice: random.Random) -> None:
    """Let services spread into one area until it has as many as a page may list."""
    inside = sum(place in record["service_areas"] for record in records)
    for record in dice.sample([one for one in records if place not in one["service_areas"]], CROWDED - inside):
        record["service_areas"] = [*record["service_areas"], place]


def _service(name: str, organisations: list[dict[str, Any]], areas: list[str], dice: random.Random) -> dict[str, Any]:
    id = name.lower().replace(" ", "-")
    worker = dice.choice(WORKERS)
    assured = TODAY - timedelta(days=dice.randint(3, 150))
    record = {
        "id": id,
        "name": name,
        "organisation": dice.choice(organisations)["id"],
        "status": "active" if dice.random() > 0.02 else "temporarily closed",
        "summary": f"{name} is for {dice.choice(WHOM)}. You talk to {worker}, who helps you decide what you want to do.",
        "description": f"{' '.join(dice.sample(SAYS, 4))}\n\n{' '.join(dice.sample(SAYS, 4))}",
        "needs": _some(dice, NEEDS, 2, 6),
        "abuse": _some(dice, ABUSE, 1, 5),
        "serves": dict.fromkeys(["everyone"], "welcomes")
        if dice.random() < 0.3
        else {group: dice.choice(("specialist", "welcomes", "welcomes", "only")) for group in _some(dice, GROUPS, 1, 3)},
        "minimum_age": dice.choice(("11", "16", "18")),
        "eligibility_description": f"For {dice.choice(WHOM)}. You do not need to be sure what to call it.",
        "who_can_get_in": {position: dice.choice(("yes", "yes", "ask", "no")) for position in _some(dice, WHO, 3, 8)},
        "service_areas": areas,
        "channels": _some(dice, CHANNELS, 2, 4),
        "routes": dice.choice((["self-referral"], ["self-referral", "agency-referral"], ["agency-referral"])),
        "application_process": f"When you ring, {worker} asks what you want to talk about and when it is safe to ring you back. "
        f"You hear from us within {dice.choice(('two', 'three', 'five'))} working days. {dice.choice(SAYS)}",
        "phones": [{"number": _number(dice), "type": "voice", "label": "For new callers"}],
        "web_form": f"https://www.example.org/{id}/write-to-us",
        "website": f"https://www.example.org/{id}",
        "safe_contact": {
            "who_answers": f"{worker.capitalize()}.",
            "what_they_say": "Hello, and their first name.",
            "voicemail": "Yes. It does not say who we are.",
            "withheld_number": "Yes, unless you would rather see it.",
            "call_back": "Yes, at the time you choose.",
        },
        "schedules": _schedules(dice),
        "languages": {
            "en": "staff",
            **{tag: dice.choice(("staff", "interpreter", "leaflet")) for tag in _some(dice, LANGUAGES, 1, 4)},
        },
        "access": _some(dice, ACCESS, 2, 5),
        "is_free": "yes",
        "wait_note": f"About {dice.choice(('one', 'two', 'four', 'six'))} weeks.",
        "wait_checked_on": assured.isoformat(),
        "location_disclosure": "area_only",
        "assured_on": assured.isoformat(),
        "assured_by": "Service manager",
        "reviewed_on": (assured + timedelta(days=2)).isoformat(),
        "review_after": (assured + timedelta(days=182)).isoformat(),
    }
    if dice.random() < 0.3:
        record["phones"].append({"number": _number(dice), "type": "text"})
    if dice.random() < 0.3:
        record["email"] = f"{id}@example.org"
    return record


def _some(dice: random.Random, words: list[str], fewest: int, most: int) -> list[str]:
    chosen = set(dice.sample(words, dice.randint(fewest, most)))
    return [word for word in words if word in chosen]


def _number(dice: random.Random) -> str:
    return f"{dice.choice(DRAMA)}{dice.randrange(1_000):03}"


def _schedules(dice: random.Random) -> list[dict[str, str]]:
    if dice.random() < 0.1:
        return [{"byday": "MO, TU, WE, TH, FR, SA, SU", "opens_at": "00:00", "closes_at": "23:59"}]
    week = {"byday": dice.choice(("MO, TU, WE, TH, FR", "MO, WE, FR", "TU, TH")), "opens_at": "09:30", "closes_at": "17:00"}
    evening = {"byday": dice.choice(("MO", "WE", "SA")), "opens_at": "18:00", "closes_at": "20:30", "description": "Drop-in"}
    return [week, evening] if dice.random() < 0.4 else [week]
