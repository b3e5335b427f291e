"""Invented services and organisations for property tests: every field used, every value one that a model takes.

Plain records as a YAML file would give them, all values text; `as_catalogue` makes them a site's.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from conftest import ROOT, SMALL
from hypothesis import strategies as st

from handrail.catalogue import Catalogue, Entry
from handrail.models import Organisation, Service
from handrail.tree import Tree

AREAS = ("exampleton", "otherham")


def _ids(scheme: str) -> list[str]:
    text = (ROOT / "data" / "vocabulary" / f"{scheme}.yml").read_text("utf-8")
    return [term["id"] for term in yaml.load(text, Loader=yaml.BaseLoader)["terms"]]


# Letters of many scripts, and what spreadsheets and formats trip over; no control or unseen characters: a rule refuses those.
_LETTERS = st.one_of(
    st.sampled_from(list("aZ 09.,;:'’“”\"\\/=+-@#&<>|*_%(){}[]?!£é")),
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\u00ad"),
)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
WORDS = st.text(_LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
PROSE = st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)
TIMES = st.times().map(lambda time: time.isoformat("minutes"))
YES_NO = st.sampled_from(["yes", "no"])
URLS = st.from_regex(r"https://www\.example\.(org|com)/[a-z0-9=+@-]{0,12}", fullmatch=True)
NUMBERS = st.integers(960000, 960999).map(lambda number: f"01632 {number}") | st.integers(0, 999).map(
    lambda n: f"+44 7700 900{n:03}"
)


def _some(scheme: str, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(_ids(scheme)), min_size=least, max_size=4, unique=True)


def _record(must: dict[str, Any], may: dict[str, Any] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(must, optional=may or {})


PHONES = _record(
    {"number": NUMBERS},
    {
        "type": st.sampled_from(["voice", "text", "textphone"]),
        "label": WORDS,
        "hours": WORDS,
        "is_free": YES_NO,
        "shows_on_bill": YES_NO,
        "bill_source": WORDS,
        "bill_checked_on": DAYS,
    },
)
_WEEKLY = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True).map(", ".join)
_MONTHLY = st.lists(st.sampled_from(["1SA", "-1FR", "3WE"]), min_size=1, unique=True).map(", ".join)


@st.composite
def schedules(draw: st.DrawFn) -> dict[str, Any]:
    """One line of opening times: weekly or monthly, every one or every other."""
    freq = draw(st.sampled_from(["WEEKLY", "MONTHLY"]))
    made = {"freq": freq, "byday": draw(_WEEKLY if freq == "WEEKLY" else _MONTHLY), "opens_at": draw(TIMES)}
    made["closes_at"] = draw(TIMES.filter(lambda time: time != made["opens_at"]))
    if draw(st.booleans()):
        made |= {"interval": "2", "dtstart": draw(DAYS)}
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return made | draw(_record({}, {"description": WORDS, "valid_from": st.just(first), "valid_to": st.just(last)}))


@st.composite
def closures(draw: st.DrawFn) -> dict[str, Any]:
    """Some closed days."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return {"first_day": first, "last_day": last} | draw(_record({}, {"note": WORDS}))


@st.composite
def services(draw: st.DrawFn, organisations: tuple[str, ...] = ("example-support",)) -> dict[str, Any]:
    """A whole service. What says where it is stands only in one whose place is public."""
    young, old = sorted([draw(st.integers(0, 99)), draw(st.integers(0, 99))])
    reviewed, review = sorted([draw(DAYS), draw(DAYS)])
    made = draw(
        _record(
            {
                "id": IDS,
                "name": WORDS,
                "organisation": st.sampled_from(organisations),
                "summary": WORDS,
                "needs": _some("need", 1),
                "service_areas": st.lists(st.sampled_from(AREAS), min_size=1, unique=True),
                "channels": _some("channel", 1),
                "routes": _some("route", 1),
                "location_disclosure": st.sampled_from(["public", "area_only", "none"]),
                "assured_on": DAYS,
                "assured_by": WORDS,
                "reviewed_on": st.just(reviewed),
                "review_after": st.just(review),
            },
            {
                "other_names": st.lists(WORDS, min_size=1, max_size=3),
                "status": st.sampled_from(["active", "temporarily closed", "inactive", "defunct"]),
                "alert": _record({"text": WORDS}, {"until": DAYS}),
                "description": PROSE,
                "abuse": _some("abuse", 1),
                "serves": st.dictionaries(
                    st.sampled_from(_ids("group")), st.sampled_from(["specialist", "welcomes", "only"]), min_size=1, max_size=4
                ),
                "minimum_age": st.just(str(young)),
                "maximum_age": st.just(str(old)),
                "eligibility_description": WORDS,
                "not_for": WORDS,
                "who_can_get_in": st.dictionaries(
                    st.sampled_from(_ids("who")), st.sampled_from(["yes", "no", "ask"]), min_size=1, max_size=4
                ),
                "application_process": PROSE,
                "phones": st.lists(PHONES, min_size=1, max_size=5),
                "live_chat": URLS,
                "web_form": URLS,
                "email": st.just("office@example.org"),
                "website": URLS,
                "safe_contact": _record(
                    {"who_answers": WORDS},
                    {"what_they_say": WORDS, "voicemail": WORDS, "withheld_number": WORDS, "call_back": WORDS},
                ),
                "schedules": st.lists(schedules(), min_size=1, max_size=3),
                "bank_holidays": st.sampled_from(["open", "closed"]),
                "closures": st.lists(closures(), min_size=1, max_size=2),
                "hours_note": WORDS,
                "languages": st.dictionaries(
                    st.sampled_from(_ids("language")),
                    st.sampled_from(["staff", "interpreter", "leaflet"]),
                    min_size=1,
                    max_size=4,
                ),
                "access": _some("access", 1),
                "is_free": YES_NO,
                "cost_note": WORDS,
                "wait_note": WORDS,
                "wait_checked_on": DAYS,
                "accommodation_type": st.sampled_from(_ids("accommodation_type")),
                "location_consent": _record({"by": WORDS, "on": DAYS}),
                "source": WORDS,
                "source_id": WORDS,
                "professional_notes": PROSE,
                "refs": st.lists(st.just("isoe.marac-tip.1"), min_size=1, max_size=1),
            },
        )
    )
    if made["location_disclosure"] == "public" and draw(st.booleans()):
        made["location"] = draw(_record({"address": WORDS, "town": WORDS, "postcode": st.just("ZZ1 1AA")}))
    if made["location_disclosure"] == "area_only" and draw(st.booleans()):
        made["named_area"] = draw(WORDS)
    return made


ORGANISATIONS = _record(
    {"id": IDS, "name": WORDS},
    {
        "summary": PROSE,
        "website": URLS,
        "identifiers": st.dictionaries(st.sampled_from(["GB-CHC", "GB-SC", "GB-NIC", "GB-COH"]), WORDS, min_size=1),
        "led_by_and_for": _some("group", 1),
        "led_by_and_for_confirmed_on": DAYS,
        "reviewed_on": DAYS,
        "review_after": DAYS,
    },
)


@st.composite
def directories(draw: st.DrawFn, most: int = 3) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Services and the organisations that run them, ids all different."""
    owners = draw(st.lists(ORGANISATIONS, min_size=1, max_size=2, unique_by=lambda one: one["id"]))
    ids = tuple(owner["id"] for owner in owners)
    return draw(st.lists(services(ids), min_size=1, max_size=most, unique_by=lambda one: one["id"])), owners


_WORDS_OF = Catalogue(SMALL, toolkit=ROOT)


def with_words(catalogue: Catalogue) -> Catalogue:
    """The same catalogue with the toolkit's lists of words and the small partnership, which are read once for all examples."""
    for kind in ("vocabulary", "partnership"):
        catalogue._shelves[kind] = _WORDS_OF.shelf(kind)
        catalogue._problems[kind] = []
    return catalogue


def as_catalogue(services: list[dict[str, Any]], organisations: list[dict[str, Any]]) -> Catalogue:
    """The small site with these records in place of its own, the toolkit's lists of words, and no file read twice."""
    made = with_words(Catalogue(SMALL, toolkit=ROOT))
    for kind, model, records in (("service", Service, services), ("organisation", Organisation, organisations)):
        made._shelves[kind] = {
            one["id"]: Entry(one["id"], kind, model.model_validate(one), Tree(f"data/{kind}s/{one['id']}.yml", one, [], {}, {}))
            for one in sorted(records, key=lambda one: one["id"])
        }
        made._problems[kind] = []
    return made
