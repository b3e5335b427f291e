"""Each shape of a place with its name, and how sure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from handrail.places import shapes

Weight = Literal["certain", "likely"]
"""`certain` is a place wherever it stands. `likely` is one in the words of a service that hides its place, and an ordinary
phrase elsewhere: “near the park”, “the number 9 bus”."""
MAP_LINK = "a link to a map"


@dataclass(frozen=True)
class Pattern:
    """One shape, with the words for what it finds."""

    what: str
    weight: Weight
    shape: re.Pattern[str]


def _patterns(what: str, weight: Weight, found: tuple[str, ...]) -> list[Pattern]:
    return [Pattern(what, weight, re.compile(shape, re.I)) for shape in found]


PATTERNS = (
    *_patterns("a postcode", "certain", shapes.POSTCODES),
    *_patterns("coordinates", "certain", shapes.COORDINATES),
    *_patterns("a grid reference", "certain", shapes.GRID),
    *_patterns("a three-word address", "certain", shapes.THREE_WORDS),
    *_patterns("a three-word address", "likely", shapes.BARE_THREE_WORDS),
    *_patterns("a Plus Code", "certain", shapes.PLUS_CODES),
    *_patterns(MAP_LINK, "certain", shapes.MAP_LINKS),
    *_patterns("a shortened link, which may lead to a map", "likely", shapes.SHORT_LINKS),
    *_patterns("a street address", "certain", shapes.STREETS_BY_NUMBER),
    *_patterns("the name of a street", "likely", shapes.STREETS_BY_NAME),
    *_patterns("directions", "likely", shapes.DIRECTIONS),
    *_patterns("travel directions", "likely", shapes.TRAVEL),
    *_patterns("where to park", "likely", shapes.PARKING),
    *_patterns("a house or a door", "likely", shapes.HOUSES),
)
IN_ADDRESSES = (
    *(one for one in PATTERNS if one.what in {"a postcode", "coordinates", "a Plus Code", MAP_LINK}),
    *_patterns("a three-word address", "certain", shapes.THREE_WORDS),
    *(one for one in PATTERNS if one.what.startswith("a shortened")),
    *_patterns("a street address", "certain", shapes.STREET_IN_AN_ADDRESS),
    *_patterns("the name of a street", "likely", shapes.STREET_NAME_IN_AN_ADDRESS),
)
