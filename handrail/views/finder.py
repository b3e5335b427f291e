"""The finder: which services, in which order and why, and what may be asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.helplines import FirstLines, HelplineCard, first_lines, for_the_finder, is_for_survivors
from handrail.views.services import ServiceCard, area_address, as_card, is_listed

# What the form asks: name of the inputs, vocabulary, heading.
QUESTIONS = (("need", "need", "What help do you need?"), ("group", "group", "Is there a service set up for you?"))
# A service for anyone answers every tick of this question.
FOR_ANYONE = {"group": "everyone"}
ORDER = "Services you can contact yourself come first, then the rest, each by name. A service that is closed for now comes last."
# Said only where the script is there to do it.
ORDER_OF_TICKS = (
    "Before that: services that meet more of what you tick and, if you tick a group, those led by and for it, "
    "then those set up for it."
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
    """How many services on this page it leaves."""


@dataclass(frozen=True)
class Question:
    """One question with its answers: any of the ticked answers will do."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class AreaLink:
    """A place, with its page from the top of the site."""

    name: str
    address: str
    count: int


@dataclass(frozen=True)
class Finder:
    """One area's list with its form."""

    area: str
    first_lines: FirstLines
    questions: list[Question]
    cards: list[ServiceCard]
    order: str
    order_of_ticks: str
    neighbours: list[AreaLink]
    national: list[HelplineCard]


@dataclass(frozen=True)
class Areas:
    """The places to choose from."""

    areas: list[AreaLink]
    everywhere: AreaLink | None


@lru_cache(maxsize=4)
def _listed(catalogue: Catalogue) -> dict[str | None, list[Service]]:
    """Survivors' services in the order they are shown: under each area, and all of them under None."""
    found: dict[str | None, list[Service]] = {None: []}
    for service in sorted(catalogue.records("service").values(), key=order_of):
        if is_listed(service) and is_for_survivors(service):
            found[None].append(service)
            for area in service.service_areas:
                found.setdefault(area, []).append(service)
    return found


def listed_services(catalogue: Catalogue, area_id: str | None = None) -> list[Service]:
    """Survivors' services that cover an area, or all of them, in the order they are shown."""
    return _listed(catalogue).get(area_id, [])


def order_of(service: Service) -> tuple:
    """Where a service stands before anything is ticked. Total: the id settles what the rest leaves even.

    The order is the one that `ORDER` tells the reader.
    """
    return (
        service.status != "active",
        "self-referral" not in service.routes and "drop-in" not in service.routes,
        service.name.casefold(),
        service.id,
    )


def finder(catalogue: Catalogue, area_id: str | None, today: date) -> Finder:
    """The finder of one area, or of all areas together."""
    partnership = catalogue.partnership
    areas = {area.id: area for area in partnership.areas}
    cards = [as_card(catalogue, service, today) for service in listed_services(catalogue, area_id)]
    neighbours = areas[area_id].neighbours if area_id else ()
    return Finder(
        area=areas[area_id].name
        if area_id
        else " or ".join([", ".join(area.name for area in partnership.areas[:-1]), partnership.areas[-1].name]),
        first_lines=first_lines(catalogue),
        questions=questions(catalogue, cards),
        cards=cards,
        order=ORDER,
        order_of_ticks=ORDER_OF_TICKS,
        neighbours=[_link(catalogue, areas[id]) for id in neighbours],
        national=for_the_finder(catalogue)[1:],
    )


def questions(catalogue: Catalogue, cards: list[ServiceCard]) -> list[Question]:
    """The form's questions, with only the answers that leave something on this page."""
    asked = []
    for name, scheme, label in QUESTIONS:
        choices = []
        for id, term in catalogue.terms(scheme).items():
            if id == FOR_ANYONE.get(name):
                continue
            count = sum(answers(card, name, id) for card in cards)
            if count:
                choices.append(Choice(id, term.label, term.description, count))
        asked.append(Question(name, label, choices))
    return asked


def answers(card: ServiceCard, question: str, id: str) -> bool:
    """Whether one ticked answer keeps a service. The form's script and its style sheet say the same."""
    ids = getattr(card, f"{question}_ids")
    return id in ids or FOR_ANYONE.get(question) in ids


def areas(catalogue: Catalogue) -> Areas:
    """The partnership's places, with how many services each has."""
    partnership = catalogue.partnership
    total = len(listed_services(catalogue))
    everywhere = AreaLink("All of these places together", area_address(ANYWHERE), total)
    return Areas(
        [_link(catalogue, area) for area in partnership.areas],
        everywhere if len(partnership.areas) > 1 and total <= MOST_TOGETHER else None,
    )


def _link(catalogue: Catalogue, area) -> AreaLink:
    return AreaLink(area.name, area_address(area.id), len(listed_services(catalogue, area.id)))
