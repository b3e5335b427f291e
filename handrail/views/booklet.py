"""Paper to take away: an area's services, and a card of numbers. Plain headings, because paper is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.views.finder import listed_services
from handrail.views.helplines import FirstLines, HelplineCard, first_lines, for_the_finder
from handrail.views.services import ServiceCard, as_card


@dataclass(frozen=True)
class Booklet:
    """One area's list."""

    title: str
    first_lines: FirstLines
    cards: list[ServiceCard]
    national: list[HelplineCard]
    made: str


@dataclass(frozen=True)
class CardLine:
    """A number with its hours, and the first letters of its owner's name: the name itself would tell what the card is."""

    number: str
    initials: str
    hours: str


@dataclass(frozen=True)
class Card:
    """National numbers."""

    title: str
    lines: list[CardLine]


def booklet(catalogue: Catalogue, area_id: str, today: date) -> Booklet:
    """The booklet of one area. Raises LookupError for an area the partnership does not have."""
    names = {area.id: area.name for area in catalogue.partnership.areas}
    if area_id not in names:
        raise LookupError(f"There is no area called {area_id}. There is: {', '.join(names)}.")
    return Booklet(
        title=f"Local numbers: {names[area_id]}",
        first_lines=first_lines(catalogue),
        cards=[as_card(catalogue, service, today) for service in listed_services(catalogue, today, area_id)],
        national=for_the_finder(catalogue)[1:],
        made=f"Made on {in_words(today)}.",
    )


def card(catalogue: Catalogue) -> Card:
    """The emergency line and every national line with a number."""
    lines = [first_lines(catalogue).emergency, *for_the_finder(catalogue)]
    return Card("Numbers", [CardLine(phone.number, initials(line.name), line.hours) for line in lines for phone in line.phones])


def initials(name: str) -> str:
    """“National Domestic Abuse Helpline” becomes NDAH; a name of one word keeps its first three letters."""
    words = re.findall(r"[A-Za-z]+", re.split(r"[:(]", name)[0])
    letters = "".join(word[0] for word in words if word[0].isupper())
    return letters if len(letters) > 1 else words[0][:3].capitalize()
