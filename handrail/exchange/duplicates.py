"""Records that may be one service twice. Suggested with the reason, never joined: only a person can tell.

Source: open-referral.md, Stale records, duplicates, removal. Two services of one organisation often share a number and a
page, so a shared number alone says little; alike names say more, unless the numbers in them differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from handrail.exchange.plain_text import domain_of

SAME_NAME, LIKE_NAME, NEAR_NAME = 94, 88, 60
# A sign that more records share than this is the mark of a chain or a council, and tells nothing apart.
MOST_SHARING = 40
EMPTY_WORDS = {"the", "a", "an", "of", "and", "for", "in", "at", "service", "services", "project", "ltd", "limited", "cio"}


@dataclass(frozen=True)
class Profile:
    """What is compared of one service."""

    id: str
    name: str
    """Its telling words in small letters, in alphabetical order."""
    figures: tuple[str, ...]
    """Numbers in the name."""
    numbers: frozenset[str]
    domain: str
    email: str
    organisation: str
    areas: frozenset[str]


@dataclass(frozen=True, order=True)
class Likely:
    """Two services that may be one."""

    first: str
    second: str
    why: str


def profile(id: str, record: dict[str, Any]) -> Profile:
    """The profile of a plain record: text throughout, as a YAML file gives it. What is missing is empty."""
    words = re.findall(r"[^\W_]+", _text(record, "name").casefold().replace("’", "").replace("'", ""))
    phones = record.get("phones") if isinstance(record.get("phones"), list) else []
    numbers = [_digits(str(one.get("number", ""))) for one in phones if isinstance(one, dict)]
    areas = record.get("service_areas")
    return Profile(
        id,
        " ".join(sorted(word for word in words if word not in EMPTY_WORDS)) or " ".join(words),
        tuple(sorted(word for word in words if word.isdigit())),
        # A short national number, such as 101, is nobody's own.
        frozenset(number for number in numbers if len(number) > 6),
        domain_of(_text(record, "website")),
        _text(record, "email").casefold(),
        _text(record, "organisation"),
        frozenset(one for one in areas if isinstance(one, str)) if isinstance(areas, list) else frozenset(),
    )


def likely(profiles: Iterable[Profile], known: Iterable[Iterable[str]] = (), only: set[str] | None = None) -> list[Likely]:
    """Pairs that may be one service, in the order of their ids.

    `known` are sets of ids that a person has found to be different. With `only`, one of each pair is among these.
    """
    different = {frozenset(pair) for ids in known for pair in combinations(sorted(set(ids)), 2)}
    found = []
    for one, two in _candidates(list(profiles)):
        if frozenset((one.id, two.id)) in different or (only is not None and not {one.id, two.id} & only):
            continue
        if why := _why(one, two):
            found.append(Likely(*sorted((one.id, two.id)), why))
    return sorted(found)


def _candidates(profiles: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs worth comparing: those that share a number, an address, or a rare word of their names."""
    signs: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in profiles:
        for number in one.numbers:
            signs["number", number].append(one)
        if one.email:
            signs["email", one.email].append(one)
        if one.domain:
            signs["domain", one.domain].append(one)
        for word in {*one.name.split(), one.name}:
            signs["word", word].append(one)
    seen = set()
    for sharing in signs.values():
        if len(sharing) > MOST_SHARING:
            continue
        for one, two in combinations(sharing, 2):
            pair = (one.id, two.id) if one.id < two.id else (two.id, one.id)
            if one.id != two.id and pair not in seen:
                seen.add(pair)
                yield one, two


def _why(one: Profile, two: Profile) -> str:
    """Why two may be one, in words; or nothing."""
    shared = []
    if one.numbers & two.numbers:
        shared.append("a phone number")
    if one.email and one.email == two.email:
        shared.append("an email address")
    if one.domain and one.domain == two.domain:
        shared.append("a website")
    if one.figures != two.figures or not one.name or not two.name:
        return ""
    apart = bool(one.areas and two.areas and not one.areas & two.areas)
    likeness = fuzz.ratio(one.name, two.name)
    if likeness >= SAME_NAME and (not apart or "a phone number" in shared):
        return " and ".join(["the same name, or nearly", *shared])
    if likeness >= LIKE_NAME and shared and not apart:
        return " and ".join(["names much alike", *shared])
    if shared[:1] == ["a phone number"] and one.organisation != two.organisation and likeness >= NEAR_NAME:
        return " and ".join([*shared, "names somewhat alike, under different organisations"])
    return ""


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _digits(number: str) -> str:
    return re.sub(r"^(?:\+44|0044)0?", "0", re.sub(r"[^\d+]", "", number))
