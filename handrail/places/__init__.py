"""What gives a place away in text. Used on records before a build, on pages after it, and on the history of both.

Source: safety.md, Confidential places, 2 and 4. Patterns find the usual forms; a person must still read what no pattern can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote_plus

from handrail.places.patterns import IN_ADDRESSES, MAP_LINK, PATTERNS, Pattern, Weight
from handrail.places.plain import letter_for_letter, undressed
from handrail.places.shapes import DISTRICT
from handrail.places.sieve import Sieve

# People who live there to be safe must not be found, so words about it and words about a place do not stand together.
SAFE_PLACE = re.compile(
    r"\brefuges?\b|\bsafe[ -](?:house|home|accommodation|place to stay|places to stay|flat)s?\b|\bmove[- ]on (?:house|flat)s?\b"
    r"|\bsecond[- ]stage (?:house|accommodation|flat)s?\b|\blloches(?:au)?\b",
    re.I,
)
BREAK = "\0"
"""Ends a line of a long text. No text of ours holds it, and hardly any shape of a place reaches over it."""
PIECE = 8_000
"""Letters of a text that are asked together. Most pieces hold nothing, and are not looked at with slower shapes."""
JOINTS = re.compile(r"[-_/=&?+#.@]")
SIEVE, IN_ADDRESSES_SIEVE = (Sieve([one.shape.pattern for one in patterns]) for patterns in (PATTERNS, IN_ADDRESSES))


@dataclass(frozen=True)
class Found:
    """One place in a text: what it is, how sure that is, and the words that give it away as they stand in the file."""

    what: str
    weight: Weight
    words: str


def place_in(text: str, is_address: bool = False) -> str:
    """Say what a text gives away (“a postcode”), or nothing. `is_address`: of a page, a mailbox or a file."""
    return next((one.what for one in every_place(text, is_address)), "")


# Most texts of a directory stand in many records, on many pages and in every download. Ten thousand services have some 80,000.
@lru_cache(maxsize=200_000)
def every_place(text: str, is_address: bool = False) -> tuple[Found, ...]:
    """Every place a text gives away."""
    plain = undressed(unquote_plus(text) if is_address else text)
    return tuple(
        Found(pattern.what, pattern.weight, plain.raw_words(match.start(), match.end()))
        for pattern, reading in _worth_trying(plain.text, is_address)
        for match in pattern.shape.finditer(reading)
    )


def lines_worth_reading(text: str, is_address: bool = False) -> list[str]:
    """Of a long text in lines that end with BREAK, those that may give something away. Quick; none that does is left out."""
    return [line for piece in _pieces(text) for line in _worth_reading(piece, is_address)]


def _worth_reading(text: str, is_address: bool) -> list[str]:
    plain = letter_for_letter(unquote_plus(text) if is_address else text)
    if plain is None or plain.count(BREAK) != text.count(BREAK):
        return text.split(BREAK)
    numbers: set[int] = set()
    for pattern, reading in _worth_trying(plain, is_address):
        for match in pattern.shape.finditer(reading):
            first = reading.count(BREAK, 0, match.start())
            numbers.update(range(first, first + match[0].count(BREAK) + 1))
    lines = text.split(BREAK) if numbers else []
    return [lines[number] for number in sorted(numbers)]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find(BREAK, start + PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _worth_trying(plain: str, is_address: bool) -> Iterator[tuple[Pattern, str]]:
    """Patterns that may find something in a text, with the text as they read it: an address also without its joints."""
    patterns, sieve = (IN_ADDRESSES, IN_ADDRESSES_SIEVE) if is_address else (PATTERNS, SIEVE)
    for reading in (plain, JOINTS.sub(" ", plain)) if is_address else (plain,):
        for number in sieve.may_hold(reading):
            yield patterns[number], reading


def certain_places(text: str, is_address: bool = False) -> tuple[Found, ...]:
    """Every place a text gives away that is one wherever it stands."""
    return tuple(one for one in every_place(text, is_address) if one.weight == "certain")


def unnamed(path: str) -> str:
    """The name of a file without what gives a place away: its folder and its ending."""
    name = PurePosixPath(path)
    return (name.parent / "[hidden]").as_posix() + name.suffix


def links_to_a_map(text: str) -> bool:
    """Whether a text holds a link to a map, whatever its words."""
    return any(one.what == MAP_LINK for one in certain_places(text, is_address=True))


def district_in(text: str) -> str:
    """The first half of a postcode in a text, or nothing. For safe accommodation even that is too much."""
    match = DISTRICT.search(undressed(text).text)
    return match[0] if match else ""
