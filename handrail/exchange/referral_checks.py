"""What a record of a written feed must hold and must not, each check by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from handrail.exchange.referral_folder import Feed, Values, named, values_of
from handrail.models.fields import EMAIL_PATTERN, TIME_PATTERN
from handrail.places import BREAK, lines_worth_reading, place_in
from handrail.problems import Problem

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


def nothing_empty(feed: Feed, path: str, values: Values) -> Iterator[Problem]:
    """No null, empty text, empty list or empty object; no private field; links, emails and dates are what they say."""
    for loc, value in values:
        name = loc[-1] if loc else ""
        if not value and value is not False and value != 0:
            yield feed.problem(path, "feed_empty", f"“{named(loc)}” is empty.", "Leave the field out.")
        elif name in PRIVATE:
            yield feed.problem(
                path, "feed_private", f"“{named(loc)}” must not be in a public feed.", "Tell whoever looks after the toolkit."
            )
        elif name in FORMS and isinstance(value, str) and not FORMS[name][0](value):
            _, fault, what = FORMS[name]
            yield feed.problem(path, fault, f"“{named(loc)}” is not {what}.", "Correct it in the record.")


def terms_resolve(feed: Feed, path: str, values: Values) -> Iterator[Problem]:
    """Every word is one of the feed's words, and every word belongs to one of its vocabularies."""
    for loc, value in values:
        name = loc[-1] if loc else ""
        if name == "taxonomy_term_id" and value not in feed.shared["taxonomy_terms"]:
            yield feed.problem(
                path, "feed_term", f"“{named(loc)}” is no word of the feed's vocabularies.", "Correct it in the record."
            )
        if name == "taxonomy_id" and value not in feed.shared["taxonomies"]:
            yield feed.problem(path, "feed_term", f"“{named(loc)}” is no vocabulary of the feed.", "Write the feed again.")


CHECKS: tuple[Callable[[Feed, str, Values], Iterator[Problem]], ...] = (nothing_empty, terms_resolve)


def place_is_withheld(feed: Feed, path: str, service: dict, values: Values) -> Iterator[Problem]:
    """A place that is not public shows no address, no point, no building and no words that lead to it.

    `values` are those of the service that no other record of the feed has.
    """
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
    # Its organisation's words are looked through once more: there they may lead to a place.
    own = {("organization", *loc): value for loc, value in values_of(service.get("organization"))}
    said = [
        (loc, value, loc[-1] in ONLY_LINKS)
        for loc, value in (dict(values) | own).items()
        if isinstance(value, str) and loc[-1] not in NO_WORDS and not str(loc[-1]).endswith("_id")
    ]
    worth = {
        is_link: set(lines_worth_reading(BREAK.join(value for _, value, link in said if link is is_link), is_link))
        for is_link in (False, True)
    }
    for loc, value, is_link in said:
        if not worth[is_link].isdisjoint(value.split(BREAK)) and (what := place_in(value, is_link)):
            yield feed.problem(path, "feed_place", f"This place is not public, and “{named(loc)}” seems to hold {what}.", mend)


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


SERVICE_CHECKS: tuple[Callable[[Feed, str, dict], Iterator[Problem]], ...] = (dates_hold, hours_hold, can_be_used, worth_a_look)


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


# A field by its name: what its text must be, the fault where it is not, and what to call it.
FORMS: dict[Any, tuple[Callable[[str], Any], str, str]] = {
    **dict.fromkeys(LINKS, (_is_link, "feed_link", "a whole web address")),
    **dict.fromkeys(EMAILS, (EMAIL_PATTERN.fullmatch, "feed_link", "an email address")),
    **dict.fromkeys(DATES, (_is_day, "feed_date", "a day such as 2026-03-31")),
}
