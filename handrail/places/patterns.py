"""Each shape of a place with its name, how sure it is, and something quick to look for before the slow shape is.

Most texts hold few of these hints, and a site has thousands of texts. A hint must be in every match of its shape, or a place
goes unseen: tests/unit/test_places.py makes up matches of every shape and looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
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
    words: tuple[frozenset[str], ...] = ()
    """Sets of whole words in small letters: one of each set is in every match."""
    hint: re.Pattern[str] | None = None
    """A quicker shape in small letters that is in every match."""


# Patterns with the same hint share it, so that a text is asked once.
@cache
def _hint(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


Hints = str | re.Pattern[str] | tuple[str | re.Pattern[str], ...]
"""Words with spaces, a shape, or several of them that must all be there."""


def _patterns(what: str, weight: Weight, found: tuple[str, ...], *hints: Hints) -> list[Pattern]:
    """One pattern for each shape, with its hints: the same for all, or for each its own."""
    patterns = []
    for shape, hint in zip(found, hints * len(found) if len(hints) == 1 else hints, strict=True):
        several = hint if isinstance(hint, tuple) else (hint,)
        words = tuple(frozenset(one.split()) for one in several if isinstance(one, str))
        quicker = next((one for one in several if isinstance(one, re.Pattern)), None)
        patterns.append(Pattern(what, weight, re.compile(shape, re.I), words, quicker))
    return patterns


def _words(alternatives: str) -> str:
    """The first word of each alternative of a shape; with and without its last letter where that may be left out."""
    firsts = [re.match(r"[a-z]+\??", one.casefold())[0] for one in alternatives.split("|")]
    return " ".join(word for one in firsts for word in ((one[:-1], one[:-2]) if one.endswith("?") else (one,)))


FIGURES = _hint(r"\d")
ANYTHING = _hint("")
LAST_LETTER = shapes.LAST_LETTER.lower()
# All but the oddest postcodes end in one of these two, and few other figures do.
POSTCODE_END = _hint(rf"\d{shapes.BETWEEN}{LAST_LETTER}\s?{LAST_LETTER}\b")
MISREAD_END = _hint(rf"\d[\da-z]?{shapes.BETWEEN}[oil|]{LAST_LETTER}{{2}}\b")
PLAIN_END = _hint(r"\d[a-z]{2}\b")
SPACED_END = _hint(rf"\d{shapes.ONE_BETWEEN}[a-z]{shapes.ONE_BETWEEN}[a-z]")
DECIMALS = _hint(r"\d\.\d")
DEGREES = _hint(r"°|deg")
THREE_WORDS = _hint(r"///|what3|three|w3w")
JOINED_BY_STOPS = _hint(r"[a-z]\.[a-z]")
PLUS = _hint(r"\+|plus\.codes")
MAPS = _hint(
    r"map|goo\.gl|g\.page|google\.|osm|binged|os\.uk|waze|here\.com|wego\.here|moovit|gridref|doogal|postcode|geo:|\bg\.co"
)
STREETS = _words(shapes.STREET)
SHORT = _words(shapes.SHORT)
SOMETIMES = _words(shapes.SOMETIMES)
WELSH = _words(shapes.WELSH[3:-1])
SMALL_STREETS = "street road avenue lane crescent terrace wynd vennel mews"
SLASH = _hint("/")
# What stands before a landmark and makes it a way to a door.
BESIDE = (
    "opposite behind next across above beside near close back backs overlooking facing adjacent past right just alongside round "
    "road street hill lane walk walking minute minutes mins yards metres mile miles km stop stops door doors"
)

PATTERNS = (
    *_patterns("a postcode", "certain", shapes.POSTCODES, POSTCODE_END, MISREAD_END, PLAIN_END, ANYTHING, SPACED_END),
    *_patterns(
        "coordinates",
        "certain",
        shapes.COORDINATES,
        DECIMALS,
        _hint(r"\d,\d{4}"),
        DEGREES,
        DECIMALS,
        _hint(r"\d[\s:]\d|\b[ns]\s?\d"),
        ("lat latitude long longitude lng", FIGURES),
        ("easting eastings northing northings", FIGURES),
    ),
    *_patterns(
        "a grid reference",
        "certain",
        shapes.GRID,
        _hint(r"[a-z][\s.,/-]?\d{3}"),
        ("grid gridref gridrefs gridreference gridreferences", FIGURES),
    ),
    *_patterns("a three-word address", "certain", shapes.THREE_WORDS, THREE_WORDS),
    *_patterns("a three-word address", "likely", shapes.BARE_THREE_WORDS, JOINED_BY_STOPS),
    *_patterns("a Plus Code", "certain", shapes.PLUS_CODES, PLUS),
    *_patterns(MAP_LINK, "certain", shapes.MAP_LINKS, MAPS),
    *_patterns("a shortened link, which may lead to a map", "likely", shapes.SHORT_LINKS, SLASH),
    *_patterns(
        "a street address",
        "certain",
        shapes.STREETS_BY_NUMBER,
        (f"{STREETS} {SHORT} {SOMETIMES}", FIGURES),
        (f"{STREETS} {SOMETIMES}", FIGURES),
        (WELSH, FIGURES),
        (f"{SMALL_STREETS} st rd ave", FIGURES),
    ),
    *_patterns(
        "the name of a street",
        "likely",
        shapes.STREETS_BY_NAME,
        STREETS,
        SHORT,
        "drive rise row walk hill way lane croft fold",
        WELSH,
        SMALL_STREETS,
        "high",
    ),
    *_patterns(
        "directions",
        "likely",
        shapes.DIRECTIONS,
        (_words(shapes.LANDMARKS), BESIDE),
        "opposite next across round behind beside",
        "left right",
        "left right corner end",
        "house turning building gate",
        "corner top bottom end foot",
        "old former",
        "walk drive foot walking",
    ),
    *_patterns(
        "travel directions",
        "likely",
        shapes.TRAVEL,
        "bus buses tram trams tube stop coach nearest off alight alighting train",
        ("stop stops goes runs leaves passes takes drops from to", FIGURES),
    ),
    *_patterns("where to park", "likely", shapes.PARKING, "carpark carparks park parks parking"),
    *_patterns(
        "a house or a door",
        "likely",
        shapes.HOUSES,
        ("number no nr", FIGURES),
        ("flat unit apartment block", FIGURES),
        "bell doorbell buzz press",
        "house door gate building cottage bungalow",
        "cottage farm farmhouse villa grange rectory vicarage manor barn towers lodge bungalow mansions",
        "house hall court heights point place",
        "ty plas bryn maes llys",
    ),
)
IN_ADDRESSES = (
    *(one for one in PATTERNS if one.what in {"a postcode", "coordinates", "a Plus Code", MAP_LINK}),
    *_patterns("a three-word address", "certain", shapes.THREE_WORDS, THREE_WORDS),
    *(one for one in PATTERNS if one.what.startswith("a shortened")),
    *_patterns(
        "a street address", "certain", (shapes.STREET_IN_AN_ADDRESS,), (f"{SMALL_STREETS} st rd ave close drive", FIGURES)
    ),
    *_patterns(
        "the name of a street",
        "likely",
        (shapes.STREET_NAME_IN_AN_ADDRESS,),
        SMALL_STREETS,
    ),
)
