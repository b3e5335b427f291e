"""The finder: which services, in which order and why, and what may be asked of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.freshness import is_in_results, state_of
from handrail.views.helplines import (
    Emergency,
    FirstLines,
    HelplineGroup,
    beside_services,
    emergency,
    first_lines,
    is_for_survivors,
)
from handrail.views.opening import Calendar, calendar
from handrail.views.services import ANY_LANGUAGE, ServiceCard, area_address, as_card


@dataclass(frozen=True)
class Asking:
    """One thing the form asks, and how its ticks are read."""

    name: str
    """What its inputs are called."""
    scheme: str
    """The vocabulary of its answers."""
    label: str
    hint: str = ""
    fits_anyone: str = ""
    """The word in a record that answers every tick."""
    about: str = ""
    """What a service has not said when its record is silent. Such a service stays, and says so; where this is empty it goes."""
    is_strict: bool = False
    """Whether every tick must hold. Otherwise any of them will do."""


ASKED = (
    Asking("need", "need", "What help do you need?"),
    Asking(
        "abuse",
        "abuse",
        "Is it about any of these?",
        "You do not have to say, or to be sure. Services that have not said stay in the list.",
        about="forms of abuse",
    ),
    Asking("group", "group", "Is there a service set up for you?", fits_anyone="everyone", about="whom they are set up for"),
    Asking("led", "group", "Would you like a service led by and for people like you?"),
    Asking(
        "who",
        "who",
        "Will they let you in?",
        "Services that say no to something you tick are left out. “Ask them” and “they have not said” stay, and say so.",
        is_strict=True,
    ),
    Asking("language", "language", "Which language would you like?", "Spoken by staff or an interpreter.", about="languages"),
    Asking("access", "access", "What would make it easier?", about="access"),
    Asking("channel", "channel", "How would you like to get help?"),
    Asking("route", "route", "How would you like to start?"),
)
ORDER = (
    "Services you can contact yourself come first, then the rest, each by name. "
    "Those that are closed for now, or that nobody has checked for long, come last."
)
# Said only where the script is there to do it.
ORDER_OF_TICKS = (
    "Before that: services that say yes to what you tick, then “ask them”, then “they have not said”. Among those: the ones that "
    "meet more of the needs you tick; the ones open now; those led by and for a group you tick, then those set up for it."
)
ANYWHERE = "all"
MOST_TOGETHER = 300
"""The most services one page lists; a longer list is split by area. Source: house.md."""


@dataclass(frozen=True)
class Choice:
    """One answer that can be ticked."""

    id: str
    label: str
    description: str
    count: int
    """How many services on this page say yes to it."""
    ask: int
    """How many say to ask them."""
    also: str
    """Other words people type for it."""


@dataclass(frozen=True)
class Question:
    """One question with its answers."""

    name: str
    label: str
    hint: str
    fits_anyone: str
    about: str
    is_strict: bool
    choices: list[Choice]


@dataclass(frozen=True)
class AreaLink:
    """A place, with its page from the top of the site."""

    name: str
    address: str
    count: int
    outcodes: str
    """First halves of its postcodes, with spaces."""


@dataclass(frozen=True)
class Finder:
    """One area's list with its form."""

    area: str
    first_lines: FirstLines
    emergency: Emergency
    questions: list[Question]
    cards: list[ServiceCard]
    order: str
    order_of_ticks: str
    calendar: Calendar
    neighbours: list[AreaLink]
    national: list[HelplineGroup]


@dataclass(frozen=True)
class Areas:
    """The places to choose from."""

    areas: list[AreaLink]
    everywhere: AreaLink | None
    national: list[HelplineGroup]
    """Lines for somebody whose postcode is in none of the places."""


@lru_cache(maxsize=4)
def _listed(catalogue: Catalogue, today: date) -> dict[str | None, list[Service]]:
    """Survivors' services in the order they are shown: under each area, and all of them under None."""
    found: dict[str | None, list[Service]] = {None: []}
    for service in sorted(catalogue.records("service").values(), key=lambda one: order_of(one, today)):
        if is_in_results(service, today) and is_for_survivors(service):
            found[None].append(service)
            for area in service.service_areas:
                found.setdefault(area, []).append(service)
    return found


def listed_services(catalogue: Catalogue, today: date, area_id: str | None = None) -> list[Service]:
    """Survivors' services that cover an area, or all of them, in the order they are shown."""
    return _listed(catalogue, today).get(area_id, [])


def order_of(service: Service, today: date) -> tuple:
    """Where a service stands before anything is ticked. Total: the id settles what the rest leaves even.

    The order is the one that `ORDER` tells the reader.
    """
    return (
        service.status != "active" or state_of(service, today) == "ring-first",
        "self-referral" not in service.routes and "drop-in" not in service.routes,
        service.name.casefold(),
        service.id,
    )


def finder(catalogue: Catalogue, area_id: str | None, today: date) -> Finder:
    """The finder of one area, or of all areas together."""
    partnership = catalogue.partnership
    areas = {area.id: area for area in partnership.areas}
    cards = [as_card(catalogue, service, today) for service in listed_services(catalogue, today, area_id)]
    neighbours = areas[area_id].neighbours if area_id else ()
    return Finder(
        area=areas[area_id].name
        if area_id
        else " or ".join([", ".join(area.name for area in partnership.areas[:-1]), partnership.areas[-1].name]),
        first_lines=first_lines(catalogue),
        emergency=emergency(catalogue),
        questions=questions(catalogue, cards),
        cards=cards,
        order=ORDER,
        order_of_ticks=ORDER_OF_TICKS,
        calendar=calendar(partnership.nation, today),
        neighbours=[_link(catalogue, areas[id], today) for id in neighbours],
        national=beside_services(catalogue),
    )


def questions(catalogue: Catalogue, cards: list[ServiceCard]) -> list[Question]:
    """The form's questions, with only the answers that leave something on this page."""
    asked = []
    for asking in ASKED:
        yes, ask, offered = _said(cards, asking)
        choices = [
            Choice(id, term.label, term.description, yes[id], ask[id], " ".join(term.synonyms).lower())
            for id, term in catalogue.terms(asking.scheme).items()
            if id in offered and id != asking.fits_anyone
        ]
        asked.append(
            Question(asking.name, asking.label, asking.hint, asking.fits_anyone, asking.about, asking.is_strict, choices)
        )
    return asked


def _said(cards: list[ServiceCard], asking: Asking) -> tuple[Counter[str], Counter[str], set[str]]:
    """How many cards say yes to each answer, how many say to ask, and which answers make a difference.

    A service for anyone counts for every answer that some service names. Where every tick must hold, an answer to which some
    service says no is worth ticking too.
    """
    if asking.is_strict:
        yes = Counter(id for card in cards for id in card.yes_ids)
        ask = Counter(id for card in cards for id in card.ask_ids)
        return yes, ask, {*yes, *ask, *(id for card in cards for id in card.no_ids)}
    yes, ask = Counter(), Counter()
    anyone, named = 0, set()
    for card in cards:
        ids = getattr(card, f"{asking.name}_ids")
        named.update(ids)
        if asking.fits_anyone and asking.fits_anyone in ids:
            anyone += 1
        else:
            yes.update(ids)
        if asking.name == "language":
            ask.update(id for id in card.maybe_ids if id != ANY_LANGUAGE and id not in ids)
    if anyone:
        yes.update({id: anyone for id in named})
    return yes, ask, {*named, *ask}


@lru_cache(maxsize=4)
def areas(catalogue: Catalogue, today: date) -> Areas:
    """The partnership's places, with how many services each has."""
    partnership = catalogue.partnership
    total = len(listed_services(catalogue, today))
    everywhere = AreaLink("All of these places together", area_address(ANYWHERE), total, "")
    return Areas(
        [_link(catalogue, area, today) for area in partnership.areas],
        everywhere if len(partnership.areas) > 1 and total <= MOST_TOGETHER else None,
        beside_services(catalogue),
    )


def _link(catalogue: Catalogue, area, today: date) -> AreaLink:
    return AreaLink(area.name, area_address(area.id), len(listed_services(catalogue, today, area.id)), " ".join(area.outcodes))
