"""One service as a card in a list, and what its own page shares with that."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.freshness import Freshness, freshness
from handrail.views.hours import UNKNOWN, as_closing_lines, as_opening_lines
from handrail.views.opening import as_closures, as_hours
from handrail.views.phones import PhoneLine, as_line

# One name space for the whole project, so that a site's codes depend on its own id and its records alone.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://handrail.invalid/sites")
SERVES_LABELS = {"only": "Only for", "specialist": "Set up for", "welcomes": "Welcomes"}
BANK_HOLIDAYS = {"open": "The same on bank holidays", "closed": "Closed on bank holidays", None: ""}
# An interpreter may be booked for any language that is ticked. Stands among the ids of a card's `maybe_ids`.
ANY_LANGUAGE = "*"
# What on the access list answers a tick of a language.
SIGNED = {"bsl-staff": "bfi", "bsl-interpreter": "bfi"}
INTERPRETED = "spoken-interpreter"


@dataclass(frozen=True)
class Link:
    """A way to reach a service on the web, with the words that stand for it."""

    label: str
    href: str


@dataclass(frozen=True)
class GroupLine:
    """Whom a service is for: “Set up for” and the groups."""

    label: str
    groups: list[str]


@dataclass(frozen=True)
class ServiceCard:
    """What a card answers at a glance: can they help me, how, when."""

    id: str
    name: str
    organisation: str
    address: str
    """The service's page, from the top of the site."""
    summary: str
    alert: str
    closed: bool
    phones: list[PhoneLine]
    links: list[Link]
    email: str
    hours: list[str]
    groups: list[GroupLine]
    led_by_and_for: list[str]
    not_for: str
    routes: list[str]
    needs: list[str]
    areas: list[str]
    freshness: Freshness
    need_ids: list[str]
    group_ids: list[str]
    led_ids: list[str]
    """Groups that lead the organisation and that it is for."""
    abuse_ids: list[str]
    access_ids: list[str]
    channel_ids: list[str]
    route_ids: list[str]
    language_ids: list[str]
    """Languages that staff speak or an interpreter is booked for."""
    maybe_ids: list[str]
    """Languages to ask about: those with a leaflet only, or * for any where interpreters can be arranged."""
    yes_ids: list[str]
    """Who can get in, where it says yes."""
    ask_ids: list[str]
    """Who can get in, where it says ask."""
    no_ids: list[str]
    """Who cannot get in."""
    says: str
    """What it says on who can get in, in a sentence; for readers with no script, when they tick that question."""
    safe: str
    """What to know before ringing, in a sentence or two; for paper and for the list to take away."""
    words: str
    """What the word filter looks through and no reader sees: other names of the service."""
    open_hours: str
    """The hours in the short form that opening.js reads, or nothing."""
    open_closures: str
    """The closed days in that form."""
    open_bank: str
    """open, closed, or nothing where it has not said."""


def code_of(catalogue: Catalogue, service: Service) -> str:
    """The service's code: ten letters and figures from the UUIDv5 of its id, or its id where addresses are plain."""
    if catalogue.partnership.address_style == "plain":
        return service.id
    return _code(catalogue.partnership.id, service.id)


# A service is named on its own page, in the lists of its areas, and beside services like it.
@lru_cache(maxsize=20_000)
def _code(partnership: str, service: str) -> str:
    return uuid.uuid5(uuid.uuid5(NAMESPACE, partnership), f"service/{service}").hex[:10]


def area_address(area_id: str) -> str:
    """The list of an area, from the top of the site."""
    return f"find/{area_id}.html"


@lru_cache(maxsize=4)
def _cards(catalogue: Catalogue, today: date) -> dict[str, ServiceCard]:
    return {}


# A service stands on its own page and in the list of each of its areas.
@lru_cache(maxsize=20_000)
def as_card(catalogue: Catalogue, service: Service, today: date) -> ServiceCard:
    """Put a service into the words of a card: worked out once, however many lists it stands in."""
    cards = _cards(catalogue, today)
    if service.id not in cards:
        cards[service.id] = _as_card(catalogue, service, today)
    return cards[service.id]


def _as_card(catalogue: Catalogue, service: Service, today: date) -> ServiceCard:
    organisation = catalogue.shelf("organisation")[service.organisation].record
    label = lambda scheme, ids: [catalogue.term(scheme, id).label for id in ids]  # noqa: E731
    groups = [
        GroupLine(words, label("group", [id for id, how in service.serves.items() if how == kind]))
        for kind, words in SERVES_LABELS.items()
        if kind in service.serves.values()
    ]
    alert = service.alert.text if service.alert and not (service.alert.until and service.alert.until < today) else ""
    spoken, maybe = _languages(service)
    who = {answer: [id for id, said in service.who_can_get_in.items() if said == answer] for answer in ("yes", "ask", "no")}
    return ServiceCard(
        id=service.id,
        name=service.name,
        organisation=organisation.name,
        address=f"s/{code_of(catalogue, service)}.html",
        summary=service.summary,
        alert=alert,
        closed=service.status == "temporarily closed",
        phones=[as_line(phone) for phone in service.phones],
        links=_links(service),
        email=service.email or "",
        hours=hours_in_lines(service, today),
        groups=groups,
        led_by_and_for=label("group", organisation.led_by_and_for),
        not_for=service.not_for or "",
        routes=_routes(catalogue, service),
        needs=label("need", service.needs),
        areas=_areas(catalogue, service),
        freshness=freshness(service, today),
        need_ids=list(service.needs),
        group_ids=list(service.serves),
        led_ids=list(organisation.led_by_and_for),
        abuse_ids=list(service.abuse),
        access_ids=list(service.access),
        channel_ids=list(service.channels),
        route_ids=list(service.routes),
        language_ids=spoken,
        maybe_ids=maybe,
        yes_ids=who["yes"],
        ask_ids=who["ask"],
        no_ids=who["no"],
        says=_says(label("who", who["yes"]), label("who", who["ask"])),
        safe=_safe(service),
        words=" ".join(service.other_names).lower(),
        open_hours=as_hours(service.schedules, today),
        open_closures=as_closures(service.closures, today),
        open_bank=service.bank_holidays or "",
    )


def _languages(service: Service) -> tuple[list[str], list[str]]:
    """Languages in which help is given, and those to ask about. What is on the access list counts."""
    spoken = [tag for tag, how in service.languages.items() if how != "leaflet"]
    spoken += [tag for id, tag in SIGNED.items() if id in service.access]
    maybe = [tag for tag, how in service.languages.items() if how == "leaflet"]
    return list(dict.fromkeys(spoken)), [ANY_LANGUAGE, *maybe] if INTERPRETED in service.access else maybe


def _says(yes: list[str], ask: list[str]) -> str:
    parts = (("They say yes", yes), ("Ask them", ask))
    said = [f"{words}: {'; '.join(labels)}." for words, labels in parts if labels]
    return " ".join(
        [*said, "On anything else of this kind they have not said." if said else "They have not said who can get in."]
    )


def _safe(service: Service) -> str:
    contact = service.safe_contact
    # Two of the five things: 300 cards have to load on a poor line. The service's own page has the rest.
    parts = (("They say", contact and contact.what_they_say), ("Voicemail", contact and contact.voicemail))
    return " ".join(f"{label}: {words}" + ("" if words.endswith((".", '."')) else ".") for label, words in parts if words)


@lru_cache(maxsize=4)
def area_names(catalogue: Catalogue) -> dict[str, str]:
    """The names of the partnership's areas by their ids."""
    return {area.id: area.name for area in catalogue.partnership.areas}


def _areas(catalogue: Catalogue, service: Service) -> list[str]:
    names = area_names(catalogue)
    return [names[id] for id in service.service_areas]


def hours_in_lines(service: Service, today: date) -> list[str]:
    """When it is open, in lines; or that nobody has said."""
    lines = as_opening_lines(service.schedules, today)
    if not lines:
        return [UNKNOWN, *as_closing_lines(service.closures, today)]
    return [*lines, *exceptions(service, today)]


def exceptions(service: Service, today: date) -> list[str]:
    """Bank holidays and closed days, in lines."""
    bank_holidays = BANK_HOLIDAYS[service.bank_holidays]
    return [*([bank_holidays] if bank_holidays else []), *as_closing_lines(service.closures, today)]


def _links(service: Service) -> list[Link]:
    # Their own form before email: they ask how it is safe to reply (safety.md, S19).
    ways = (
        ("Open their chat page", service.live_chat),
        ("Write to them on their own form", service.web_form),
        ("Go to their website", service.website),
    )
    return [Link(label, address) for label, address in ways if address]


def _routes(catalogue: Catalogue, service: Service) -> list[str]:
    labels = [catalogue.term("route", id).label for id in service.routes if id != "agency-referral"]
    if "agency-referral" in service.routes:
        # Where people may come by themselves, a worker may refer them; nobody must.
        labels.append("A worker can refer you" if labels else catalogue.term("route", "agency-referral").label)
    return labels
