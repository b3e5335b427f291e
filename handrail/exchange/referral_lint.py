"""Look through a written feed for what the standard's own schemas let pass, and for what must never be in it.

Knows only the folder. The schemas check little: a page with wrong totals, a day called MONDAY and a service with no
organisation all pass them (docs/contributing/open-referral.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from handrail.exchange.referral_ids import is_uuid
from handrail.models.fields import EMAIL_PATTERN, TIME_PATTERN
from handrail.places import place_in
from handrail.problems import Problem, Where
from handrail.shares import shared_out

KINDS = ("services", "organizations", "taxonomies", "taxonomy_terms")
LINKS = {"url", "uri", "website", "term_uri", "live_chat", "web_form", "profile", "openapi_url"}
EMAILS = {"email", "assurer_email"}
DATES = {"assured_date", "valid_from", "valid_to", "dtstart", "until", "review_after", "reviewed_on", "wait_checked_on"}
# What the public feed must never hold: private fields of ours, and fields of the standard that carry people's names,
# the change log or how full a house is.
PRIVATE = {
    "professional_notes",
    "location_consent",
    "source",
    "source_id",
    "contacts",
    "contact_name",
    "metadata",
    "service_capacity",
    "updated_by",
}
WEEKLY = re.compile(r"(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*")
MONTHLY = re.compile(r"(?:-1|[1-5])(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:-1|[1-5])(?:MO|TU|WE|TH|FR|SA|SU))*")
STATUSES = {"active", "inactive", "defunct", "temporarily closed"}
# Fields whose values are figures or fixed words; and those in which only a link to a map gives a place away.
NO_WORDS = DATES | {
    "id",
    "number",
    "last_modified",
    "status",
    "freq",
    "byday",
    "opens_at",
    "closes_at",
    "link_type",
    "link_entity",
    "value",
    "extent_type",
    "code",
    "uri",
}
ONLY_LINKS = LINKS | EMAILS
# All that a place which is not published may say of itself.
VIRTUAL = {"id", "location_type", "name", "description"}

Step = tuple[str | int, ...]
Values = list[tuple[Step, Any]]


@dataclass
class Feed:
    """A feed in a folder. Records of services are read one at a time: there may be many thousands."""

    folder: Path
    today: date
    shown: str

    def problem(self, path: str, fault: str, what: str, mend: str, level: str = "error") -> Problem:
        return Problem(Where(f"{self.shown}/{path}"), fault, what, mend, level)

    def names(self, kind: str) -> list[str]:
        """The names of the folders that hold the records of a kind."""
        return sorted(path.parent.name for path in (self.folder / kind).glob("*/index.json"))

    @cached_property
    def shared(self) -> dict[str, dict[str, Any]]:
        """Kind → name of the record's folder → record, for the kinds that services point to."""
        return {kind: {name: self.read(f"{kind}/{name}/index.json") for name in self.names(kind)} for kind in KINDS[1:]}

    def read(self, path: str) -> Any:
        """What a file holds, or None."""
        try:
            return json.loads((self.folder / path).read_bytes())
        except (OSError, ValueError):
            return None


@dataclass(frozen=True)
class Seen:
    """What is kept of a record: the id it has, the ids of its parts, and what is wrong with it."""

    id: Any
    parts: list[str]
    problems: list[Problem]


def lint(folder: Path, today: date, shown: str = "") -> list[Problem]:
    """Every fault of a feed. `shown` is how people name the folder."""
    feed = Feed(folder, today, shown or folder.as_posix())
    found: list[Problem] = []
    ids: dict[str, str] = {}
    _ = feed.shared
    for kind in KINDS:
        names = feed.names(kind)
        looked = dict(zip(names, shared_out(lambda name, kind=kind: _looked_at(feed, kind, name), names), strict=True))
        page = feed.read(f"{kind}/index.json")
        if page is None:
            found.append(_unreadable(feed, f"{kind}/index.json"))
        found += _page(feed, kind, page, {name: seen.id for name, seen in looked.items()})
        for name, seen in looked.items():
            found += seen.problems
            for id in seen.parts:
                path = f"{kind}/{name}/index.json"
                if id in ids:
                    found.append(feed.problem(path, "feed_id", f"“{id}” is also an id in {ids[id]}.", "Write the feed again."))
                ids[id] = path
    return found


def _looked_at(feed: Feed, kind: str, name: str) -> Seen:
    path = f"{kind}/{name}/index.json"
    record = feed.read(path) if kind == "services" else feed.shared[kind][name]
    if not isinstance(record, dict):
        return Seen(None, [], [_unreadable(feed, path)])
    values = _values(_own(feed, record))
    problems = [problem for check in CHECKS for problem in check(feed, path, values)]
    parts: list[str] = []
    if kind == "services":
        for loc, value in _ids(values):
            if isinstance(value, str) and is_uuid(value):
                parts.append(value)
            else:
                problems.append(feed.problem(path, "feed_id", f"“{_at(loc)}” is not a UUID.", "Write the feed again."))
        problems += [problem for check in SERVICE_CHECKS for problem in check(feed, path, record)]
    return Seen(record.get("id"), parts, problems)


def _unreadable(feed: Feed, path: str) -> Problem:
    return feed.problem(path, "feed_file", "This file of the feed is missing or cannot be read.", "Write the feed again.")


def _page(feed: Feed, kind: str, page: Any, files: dict[str, Any]) -> Iterator[Problem]:
    """Totals, size and flags agree with the contents, and the contents with the files."""
    if not isinstance(page, dict):
        return
    path, contents = f"{kind}/index.json", page.get("contents", [])
    number = len(contents)
    expected = {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": number == 0,
    }
    for name, value in expected.items():
        if page.get(name) != value or type(page.get(name)) is not type(value):
            yield feed.problem(
                path, "feed_page", f"“{name}” does not agree with what the page holds.", f"It should be {json.dumps(value)}."
            )
    listed = [one.get("id") for one in contents]
    wrong = {name for name, id in files.items() if name != id} | (set(listed) ^ set(files))
    if wrong or len(set(listed)) != number:
        yield feed.problem(
            path,
            "feed_list",
            f"The list and the record files do not match one to one: {', '.join(sorted(map(str, wrong))[:3]) or 'an id twice'}.",
            "Write the feed again.",
        )


def _values(record: Any) -> list[tuple[Step, Any]]:
    """Every value of a record with its place, objects and lists themselves included."""
    found: list[tuple[Step, Any]] = [((), record)]
    # The list grows while it is gone through: a record has hundreds of values, and a feed many thousand records.
    for loc, value in found:
        if isinstance(value, dict):
            found += [((*loc, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            found += [((*loc, index), inner) for index, inner in enumerate(value)]
    return found


def _own(feed: Feed, record: dict) -> dict:
    """The record without its copies of words and of its organisation that are the same as those records' own files: there
    they are looked through once."""
    own = dict(record)
    organisation = own.get("organization")
    if isinstance(organisation, dict) and feed.shared["organizations"].get(str(organisation.get("id"))) == organisation:
        own["organization"] = {"id": organisation["id"]}
    if isinstance(own.get("attributes"), list):
        own["attributes"] = [_without_its_word(feed, one) for one in own["attributes"]]
    return own


def _without_its_word(feed: Feed, attribute: Any) -> Any:
    word = attribute.get("taxonomy_term") if isinstance(attribute, dict) else None
    if not isinstance(word, dict) or feed.shared["taxonomy_terms"].get(str(word.get("id"))) != word:
        return attribute
    return {name: value for name, value in attribute.items() if name != "taxonomy_term"}


def _at(loc: Step) -> str:
    return ".".join(map(str, loc)) or "The record"


def nothing_empty(feed: Feed, path: str, values: Values) -> Iterator[Problem]:
    """No null, empty text, empty list or empty object; no private field; links, emails and dates are what they say."""
    for loc, value in values:
        if value is None or value in ("", [], {}):
            yield feed.problem(path, "feed_empty", f"“{_at(loc)}” is empty.", "Leave the field out.")
            continue
        name = loc[-1] if loc else ""
        if name in PRIVATE:
            yield feed.problem(
                path, "feed_private", f"“{_at(loc)}” must not be in a public feed.", "Tell whoever looks after the toolkit."
            )
        elif not isinstance(value, str):
            continue
        elif name in LINKS and not _is_link(value):
            yield feed.problem(path, "feed_link", f"“{_at(loc)}” is not a whole web address.", "Correct it in the record.")
        elif name in EMAILS and not EMAIL_PATTERN.fullmatch(value):
            yield feed.problem(path, "feed_link", f"“{_at(loc)}” is not an email address.", "Correct it in the record.")
        elif name in DATES and not _is_day(value):
            yield feed.problem(path, "feed_date", f"“{_at(loc)}” is not a day such as 2026-03-31.", "Correct it in the record.")


def terms_resolve(feed: Feed, path: str, values: Values) -> Iterator[Problem]:
    """Every word is one of the feed's words, and every word belongs to one of its vocabularies."""
    for loc, value in values:
        name = loc[-1] if loc else ""
        if name == "taxonomy_term_id" and value not in feed.shared["taxonomy_terms"]:
            yield feed.problem(
                path, "feed_term", f"“{_at(loc)}” is no word of the feed's vocabularies.", "Correct it in the record."
            )
        if name == "taxonomy_id" and value not in feed.shared["taxonomies"]:
            yield feed.problem(path, "feed_term", f"“{_at(loc)}” is no vocabulary of the feed.", "Write the feed again.")


CHECKS: tuple[Callable[[Feed, str, Values], Iterator[Problem]], ...] = (nothing_empty, terms_resolve)


def _ids(values: Values) -> Values:
    """Ids that no two things have. Those of words, organisations and links to other records may come again."""
    return [
        (loc, value)
        for loc, value in values
        if loc and loc[-1] == "id" and loc[0] != "handrail" and "taxonomy_term" not in loc and "organization" not in loc
    ]


def place_is_withheld(feed: Feed, path: str, service: dict) -> Iterator[Problem]:
    """A place that is not public shows no address, no point, no building and no words that lead to it."""
    places = [one.get("location", {}) for one in service.get("service_at_locations", [])]
    public = service.get("handrail", {}).get("location_disclosure") == "public"
    if public:
        return
    mend = "Take the place out of the record. If the feed has been published, tell whoever looks after the site now."
    if not places:
        yield feed.problem(path, "feed_place", "This place is not public, and the record does not say so.", "Write it again.")
    for place in places:
        if set(place) - VIRTUAL or place.get("location_type") != "virtual":
            yield feed.problem(path, "feed_place", "This place is not public, and its location says more than that.", mend)
    if "organization_identifiers" in service.get("organization", {}):
        yield feed.problem(path, "feed_place", "A register may show this place, and its number is given.", mend)
    for loc, value in _values(service):
        if not isinstance(value, str) or "taxonomy_term" in loc or loc[-1] in NO_WORDS or str(loc[-1]).endswith("_id"):
            continue
        if what := place_in(value, is_address=loc[-1] in ONLY_LINKS):
            yield feed.problem(path, "feed_place", f"This place is not public, and “{_at(loc)}” seems to hold {what}.", mend)


def dates_hold(feed: Feed, path: str, service: dict) -> Iterator[Problem]:
    """It was checked, on a day that has come; ages and periods are the right way up."""
    assured = service.get("assured_date")
    if not assured or (_is_day(assured) and date.fromisoformat(assured) > feed.today):
        yield feed.problem(
            path, "feed_date", "The day this was last checked is missing or has not come yet.", "Correct assured_on."
        )
    if service.get("minimum_age", 0) > service.get("maximum_age", 999):
        yield feed.problem(path, "feed_upside_down", "The youngest age is above the oldest.", "Correct it in the record.")


def hours_hold(feed: Feed, path: str, service: dict) -> Iterator[Problem]:
    """Times are times, days are days, and every other week says which."""
    for row in service.get("schedules", []):
        faults = []
        times = [row[name] for name in ("opens_at", "closes_at") if name in row]
        if any(not TIME_PATTERN.fullmatch(time) for time in times) or len(times) == 1:
            faults.append("A time is not four figures on the 24-hour clock.")
        elif times and times[0] >= times[1]:
            faults.append("A row closes before it opens.")
        if times and not (MONTHLY if row.get("freq") == "MONTHLY" else WEEKLY).fullmatch(row.get("byday", "")):
            faults.append("The days of a row do not suit how often it comes round.")
        if row.get("interval", 1) > 1 and "dtstart" not in row:
            faults.append("A row comes round every other time, and nothing says which.")
        if row.get("valid_from", "") > row.get("valid_to", "9999"):
            faults.append("The last day of a row comes before its first.")
        if not times and "notes" not in row:
            faults.append("A row says neither when it is open nor that it is closed.")
        for fault in faults:
            yield feed.problem(path, "feed_hours", fault, "Correct the opening times in the record.")


def can_be_used(feed: Feed, path: str, service: dict) -> Iterator[Problem]:
    """It has a name, a status, an organisation, and one way at least to reach it."""
    organisation = service.get("organization", {})
    if not service.get("name") or service.get("status") not in STATUSES:
        yield feed.problem(path, "feed_unusable", "A service needs a name and a status.", "Correct it in the record.")
    if not organisation.get("name") or organisation.get("id") != service.get("organization_id"):
        yield feed.problem(path, "feed_unusable", "The organisation is not given, or not the same twice.", "Write it again.")
    extra = service.get("handrail", {})
    physical = any(one.get("location", {}).get("addresses") for one in service.get("service_at_locations", []))
    ways = [service.get(name) for name in ("phones", "email", "url")] + [extra.get("live_chat"), extra.get("web_form"), physical]
    if service.get("status") == "active" and not any(ways):
        yield feed.problem(path, "feed_unusable", "There is no way to reach this service.", "Add one, or make it inactive.")


def worth_a_look(feed: Feed, path: str, service: dict) -> Iterator[Problem]:
    """What is not wrong and still should be looked at."""
    kinds: dict[str, list[str]] = {}
    for one in service.get("attributes", []):
        kinds.setdefault(one["link_type"], []).append(one["taxonomy_term"]["code"])
    confirmed = service.get("organization", {}).get("handrail", {}).get("led_by_and_for_confirmed_on")
    if "led_by_and_for" in kinds and not confirmed:
        yield feed.problem(
            path,
            "feed_led_by",
            "The organisation is said to be led by and for a group, and nothing says that it agreed.",
            "Ask it, and add led_by_and_for_confirmed_on to its record.",
            "warning",
        )
    if "safe-tonight" in kinds.get("need", []) and "accommodation_type" not in kinds:
        yield feed.problem(
            path,
            "feed_accommodation",
            "It offers somewhere safe to stay, and nothing says what kind of place that is.",
            "Add accommodation_type, if it has rooms of its own.",
            "warning",
        )


SERVICE_CHECKS: tuple[Callable[[Feed, str, dict], Iterator[Problem]], ...] = (
    place_is_withheld,
    dates_hold,
    hours_hold,
    can_be_used,
    worth_a_look,
)


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
