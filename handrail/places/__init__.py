"""What gives a place away in text. Used on records before a build, on pages after it, and on the history of both.

Source: safety.md, Confidential places, 2 and 4. Patterns find the usual forms; a person must still read what no pattern can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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
    for reading in (plain.text, JOINTS.sub(" ", plain.text)) if is_address else (plain.text,):
        small = reading.casefold()
        asked: dict[re.Pattern[str] | None, bool] = {None: True}
        for pattern in IN_ADDRESSES if is_address else PATTERNS:
            if only_certain and pattern.weight != "certain":
                continue
            if pattern.hint not in asked:
                asked[pattern.hint] = pattern.hint.search(small) is not None
            if not asked[pattern.hint]:
                continue
            for match in pattern.shape.finditer(reading):
                yield Found(pattern.what, pattern.weight, plain.raw_words(match.start(), match.end()))


def links_to_a_map(text: str) -> bool:
    """Whether a text holds a link to a map, whatever its words."""
    return any(one.what == MAP_LINK for one in every_place(text, is_address=True, only_certain=True))


def district_in(text: str) -> str:
    """The first half of a postcode in a text, or nothing. For safe accommodation even that is too much."""
    match = DISTRICT.search(undressed(text).text)
    return match[0] if match else ""
