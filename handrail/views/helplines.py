"""National lines: numbers only where they may be printed, each with the day it was seen or checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.days import in_words, month_in_words
from handrail.models.helpline import Helpline
from handrail.models.service import Service
from handrail.views.notices import notice
from handrail.views.phones import PhoneLine, plain_line

OWN_BEHAVIOUR = "own-behaviour"
"""The need of somebody who is worried about how they treat others."""


@dataclass(frozen=True)
class HelplineCard:
    """A national line as a card."""

    id: str
    name: str
    run_by: str
    for_whom: str
    summary: str
    phones: list[PhoneLine]
    hours: str
    other_ways: list[str]
    email: str
    website: str
    checked: str
    """When it was seen or checked, in words."""


@dataclass(frozen=True)
class Emergency:
    """The emergency line, from its record, and what to do when you cannot speak."""

    line: HelplineCard
    silent_call: str


@dataclass(frozen=True)
class FirstLines:
    """What stands at the top of a page: the emergency line and the nation's own."""

    emergency: HelplineCard
    first: HelplineCard
    is_for_women: bool
    """The nation's line is set up for women, and neither for men nor for everyone, so the others are shown the way to theirs."""


@dataclass(frozen=True)
class HelplineGroup:
    """Lines of one sort under a heading."""

    id: str
    heading: str
    lines: list[HelplineCard]


@dataclass(frozen=True)
class Helplines:
    """Every national line of the site's nation."""

    groups: list[HelplineGroup]


def as_card(line: Helpline) -> HelplineCard:
    """Put a line into words. `phone_unchecked` and its like are never read here."""
    phones = []
    free = {True: "Free to ring", False: "Charged at your usual rate", None: ""}[line.is_free]
    if line.phone:
        phones.append(plain_line(line.phone, free))
    if line.text:
        phones.append(plain_line(line.text, "", "Text"))
    other = [
        f"Chat: {line.live_chat}" if line.live_chat else "",
        f"Sign language: {line.sign_language}" if line.sign_language else "",
    ]
    return HelplineCard(
        id=line.id,
        name=line.name,
        run_by=line.run_by or "",
        for_whom=line.for_whom,
        summary=line.summary or "",
        phones=phones,
        hours=line.hours or ("Look on its website for the hours." if line.phone and line.website else ""),
        other_ways=[way for way in other if way],
        email=line.email or "",
        website=line.website or "",
        checked=_checked(line),
    )


def _checked(line: Helpline) -> str:
    if line.checked_on:
        return f"Checked on {in_words(line.checked_on)}."
    if not line.phone:
        return "Look on its website for how to reach it. We print its number once a person here has checked it."
    if line.seen_on:
        return (
            f"Seen in {month_in_words(line.seen_on)}. Not re-checked yet."
            if len(line.seen_on) < 8
            else (f"Seen on {month_in_words(line.seen_on)}. Not re-checked yet.")
        )
    return "Seen on an undated page. Not re-checked yet."


def is_for_survivors(record: Helpline | Service) -> bool:
    """Help for people who use abuse never stands in a survivor's list (safety.md, S23)."""
    return OWN_BEHAVIOUR not in record.needs


@lru_cache(maxsize=4)
def emergency(catalogue: Catalogue) -> Emergency:
    """The emergency line. Raises LookupError where no record is marked as it, which fails the build."""
    return Emergency(as_card(_only(catalogue, "is_emergency")), notice(catalogue, "silent-call").text)


@lru_cache(maxsize=4)
def first_lines(catalogue: Catalogue) -> FirstLines:
    """The emergency line and the line that stands first in this nation."""
    first = _only(catalogue, "is_first_line")
    is_for_women = "women" in first.serves and not {"men", "everyone"} & set(first.serves)
    return FirstLines(as_card(_only(catalogue, "is_emergency")), as_card(first), is_for_women)


def _only(catalogue: Catalogue, mark: str) -> Helpline:
    marked = [line for line in catalogue.here("helpline").values() if getattr(line, mark)]
    if len(marked) != 1:
        raise LookupError(f"{len(marked)} helplines for {catalogue.partnership.nation} have {mark}: yes. There must be one.")
    return marked[0]


def helplines(catalogue: Catalogue) -> Helplines:
    """Every line of the nation, grouped. Lines for people who use abuse are not among them (safety.md, S23)."""
    lines = sorted(
        (
            line
            for line in catalogue.here("helpline").values()
            if not line.is_emergency and is_for_survivors(line) and (line.needs or line.phone)
        ),
        key=lambda line: (not line.is_first_line, not line.phone, line.name.lower()),
    )
    return Helplines(_grouped(lines))


def _grouped(lines: list[Helpline]) -> list[HelplineGroup]:
    some = [line for line in lines if line.serves and "everyone" not in line.serves and not line.is_first_line]
    groups = (
        HelplineGroup("any", "National lines", [as_card(line) for line in lines if line not in some]),
        HelplineGroup("some", "Lines set up for some people", [as_card(line) for line in some]),
    )
    return [group for group in groups if group.lines]


@lru_cache(maxsize=4)
def beside_services(catalogue: Catalogue) -> list[HelplineGroup]:
    """The lines offered beside local services, without the first line, which stands at the top of the page."""
    return _grouped(_with_a_number(catalogue)[1:])


def for_the_finder(catalogue: Catalogue) -> list[HelplineCard]:
    """National lines offered beside local services: every survivors' line with a number, first line first."""
    return [as_card(line) for line in _with_a_number(catalogue)]


def _with_a_number(catalogue: Catalogue) -> list[Helpline]:
    lines = [
        line for line in catalogue.here("helpline").values() if line.phone and not line.is_emergency and is_for_survivors(line)
    ]
    return sorted(lines, key=lambda line: (not line.is_first_line, line.name.lower()))
