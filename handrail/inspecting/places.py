"""No place in any file of a built site, except the published address of a public service (safety.md, Confidential places, 4).

Certain places are refused everywhere. Ordinary words that may lead to a door are refused beside words about safe
accommodation, and in the words of a service that shows no address, which `handrail.inspect` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from handrail.inspecting.files import File
from handrail.inspecting.page_words import Words
from handrail.inspecting.words import of_file
from handrail.places import BREAK, SAFE_PLACE, Found, certain_places, every_place, lines_worth_reading, place_in, unnamed
from handrail.problems import Problem, Where

MEND = "Take it out of the record or page it came from, and build again. If it was ever published, tell the provider today."
# Advice on cars and fines is no way to a door.
ORDINARY = {"where to park"}
SECOND_HALF = re.compile(rf"{BREAK}[\s{BREAK}]*(\d\s?[A-Za-z]{{2}})\b")
FIRST_HALF = re.compile(r"\b[A-Za-z]{1,2}\d[\dA-Za-z]?\s*$")


@dataclass(frozen=True)
class Held:
    """The places in one file, and the addresses that public services publish in it. `named` is how people name the file."""

    named: str
    found: list[tuple[str, str]] = field(default_factory=list)
    """What each is, and its words."""
    published: frozenset[str] = frozenset()
    is_unreadable: bool = False


def held(file: File) -> Held:
    """The places in the name of a file; or, where there are none, in its words."""
    named = f"{file.shown}/{file.name}"
    found = list(dict.fromkeys(_in_name(file.name)))
    if found:
        # The name itself would print the place.
        return Held(f"{file.shown}/{unnamed(file.name)}", found)
    if file.path.suffix == ".html":
        published = frozenset(_addresses(file.text) if 'data-place="public"' in file.text else ())
        return Held(named, _found(file.words), published)
    if file.path.suffix == ".xml" and "assets/" in file.name:
        return Held(named)
    try:
        said = of_file(file.path)
    except ValueError:
        return Held(named, is_unreadable=True)
    return Held(named, _found(said))


def _found(said: list[Words]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(place for part in said for place in _in_words(part)))


def in_hidden_services(page: list[Words]) -> Iterator[tuple[str, str]]:
    """Of each service on a page that shows no address: its name in the page, and what its words seem to hold.

    The words of links are left out: they name other services, which may be named after a street.
    """
    for service, words in (hidden for part in page for hidden in part.hidden):
        if what := next(filter(None, map(place_in, lines_worth_reading(words))), ""):
            yield service, what


def published(files: Iterable[Held]) -> Iterator[Problem]:
    """A problem for each kind of place in each file. Says the kind and the file, and never the place."""
    files = list(files)
    allowed = frozenset().union(*(one.published for one in files))
    for one in files:
        if one.is_unreadable:
            yield Problem(
                Where(one.named),
                "unreadable_file",
                "This file cannot be opened, so nobody can say what is in it.",
                "Open it in the program that made it and save it again, or leave it out.",
            )
        kinds = dict.fromkeys(what for what, place in one.found if not any(_squeezed(place) in other for other in allowed))
        for what in kinds:
            yield Problem(
                Where(one.named),
                "place_published",
                f"{'The name of a file here' if '[hidden]' in one.named else 'This file'} seems to hold {what}, "
                "which is no address that a public service publishes.",
                MEND,
            )


def _in_name(name: str) -> Iterator[tuple[str, str]]:
    # Figures and letters that the engine makes names of are no words.
    stem = re.sub(r"\b[0-9a-f]{8,}\b|\.min\b", "", Path(name).stem)
    for one in every_place(stem, is_address=True):
        if one.weight == "certain" or SAFE_PLACE.search(re.sub(r"[-_]", " ", stem)):
            yield one.what, one.words


# What stands round every page is looked through once.
@lru_cache(maxsize=50)
def _in_words(said: Words) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for line in lines_worth_reading(said.text):
        found += _in_line(line, every_place(line))
    # A postcode over two cells or two lines.
    for second in SECOND_HALF.finditer(said.text):
        if first := FIRST_HALF.search(said.text[max(0, second.start() - 8) : second.start()]):
            both = f"{first[0]} {second[1]}"
            found += _in_line(both, every_place(both))
    for address in lines_worth_reading(said.addresses, is_address=True):
        found += [(one.what, one.words) for one in certain_places(address, is_address=True)]
    return tuple(found)


def _in_line(line: str, places: tuple[Found, ...]) -> list[tuple[str, str]]:
    # Of millions of lines few hold anything.
    if not places:
        return []
    beside = SAFE_PLACE.search(line)
    return [(one.what, one.words) for one in places if (beside or one.weight == "certain") and one.what not in ORDINARY]


def _addresses(source: str) -> set[str]:
    tree = LexborHTMLParser(source)
    return {_squeezed(node.text(separator=" ")) for node in tree.css('article[data-place="public"] address')}


def _squeezed(place: str) -> str:
    return re.sub(r"\W", "", place).casefold()
