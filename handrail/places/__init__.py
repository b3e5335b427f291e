"""What gives a place away in text. Used on records before a build, on pages after it, and on the history of both.

Source: safety.md, Confidential places, 2 and 4. Patterns find the usual forms; a person must still read what no pattern can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote_plus

from handrail.places.patterns import DISTRICT, IN_ADDRESSES, MAP_LINK, PATTERNS, Weight
from handrail.places.plain import undressed

# People who live there to be safe must not be found, so words about it and words about a place do not stand together.
SAFE_PLACE = re.compile(
    r"\brefuges?\b|\bsafe[ -](?:house|home|accommodation|place to stay|places to stay|flat)s?\b|\bmove[- ]on (?:house|flat)s?\b"
    r"|\bsecond[- ]stage (?:house|accommodation|flat)s?\b|\blloches(?:au)?\b",
    re.I,
)
JOINTS = re.compile(r"[-_/=&?+#.@]")


@dataclass(frozen=True)
class Found:
    """One place in a text: what it is, how sure that is, and the words that give it away as they stand in the file."""

    what: str
    weight: Weight
    words: str


def place_in(text: str, is_address: bool = False) -> str:
    """Say what a text gives away (“a postcode”), or nothing. `is_address`: of a page, a mailbox or a file."""
    return found_in(text, is_address)[0]


# Most texts of a record are words of a list, which thousands of records share.
@lru_cache(maxsize=10_000)
def found_in(text: str, is_address: bool = False) -> tuple[str, str]:
    """What a text gives away, and the words that do."""
    for one in every_place(text, is_address):
        return one.what, one.words
    return "", ""


def every_place(text: str, is_address: bool = False, only_certain: bool = False) -> Iterator[Found]:
    """Every place a text gives away."""
    plain = undressed(unquote_plus(text) if is_address else text)
    patterns = IN_ADDRESSES if is_address else PATTERNS
    for reading in (plain.text, JOINTS.sub(" ", plain.text)) if is_address else (plain.text,):
        small = reading.casefold()
        # Most texts hold few of the hints, so the patterns are gone through only where one of theirs is.
        asked: list[int] = []
        for hint, numbers in _by_hint(is_address, only_certain):
            if hint is None or hint.search(small):
                asked += numbers
        for number in sorted(asked):
            pattern = patterns[number]
            for match in pattern.shape.finditer(reading):
                yield Found(pattern.what, pattern.weight, plain.raw_words(match.start(), match.end()))


@cache
def _by_hint(is_address: bool, only_certain: bool) -> tuple[tuple[re.Pattern[str] | None, tuple[int, ...]], ...]:
    """Each hint, with the numbers of the patterns it is for."""
    found: dict[re.Pattern[str] | None, list[int]] = {}
    for number, pattern in enumerate(IN_ADDRESSES if is_address else PATTERNS):
        if pattern.weight == "certain" or not only_certain:
            found.setdefault(pattern.hint, []).append(number)
    return tuple((hint, tuple(numbers)) for hint, numbers in found.items())


def links_to_a_map(text: str) -> bool:
    """Whether a text holds a link to a map, whatever its words."""
    return any(one.what == MAP_LINK for one in every_place(text, is_address=True, only_certain=True))


def district_in(text: str) -> str:
    """The first half of a postcode in a text, or nothing. For safe accommodation even that is too much."""
    match = DISTRICT.search(undressed(text).text)
    return match[0] if match else ""
