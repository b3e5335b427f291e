"""No place in any file of a built site, except the published address of a public service (safety.md, Confidential places, 4).

Certain places are refused everywhere. Ordinary words that may lead to a door are refused beside words about safe
accommodation, and in the words of a service that shows no address, which `handrail.inspect` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from handrail.inspecting import words
from handrail.places import SAFE_PLACE, every_place
from handrail.problems import Problem, Where

MEND = "Take it out of the record or page it came from, and build again. If it was ever published, tell the provider today."
# Advice on cars and fines is no way to a door.
ORDINARY = {"where to park"}
SECOND_HALF = re.compile(r"\s*\d\s?[A-Za-z]{2}\b")
FIRST_HALF = re.compile(r"\b[A-Za-z]{1,2}\d[\dA-Za-z]?\s*$")


def published_places(site: Path, shown: str) -> Iterator[Problem]:
    """A problem for each kind of place in each file. Says the kind and the file, and never the place."""
    allowed: set[str] = set()
    held: list[tuple[str, dict[str, None]]] = []
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        found = dict.fromkeys((what, words) for what, words in _in_name(name))
        if found:
            # The name itself would print the place.
            folder = Path(name).parent.as_posix()
            held.append((f"{folder}/[hidden]{path.suffix}".removeprefix("./"), found))
            continue
        if path.suffix == ".html":
            source = path.read_text("utf-8", errors="replace")
            said = words.of_page(source)
            if 'data-place="public"' in source:
                allowed |= _addresses(source)
        elif path.suffix == ".xml" and "assets/" in name:
            continue
        else:
            try:
                said = words.of_file(path)
            except ValueError:
                yield Problem(
                    Where(f"{shown}/{name}"),
                    "unreadable_file",
                    "This file cannot be opened, so nobody can say what is in it.",
                    "Open it in the program that made it and save it again, or leave it out.",
                )
                continue
        if said is None:
            continue
        held.append((name, dict.fromkeys(_in_words(said))))
    for name, found in held:
        kinds = dict.fromkeys(what for what, place in found if not any(_squeezed(place) in one for one in allowed))
        for what in kinds:
            yield Problem(
                Where(f"{shown}/{name}"),
                "place_published",
                f"{'The name of a file here' if '[hidden]' in name else 'This file'} seems to hold {what}, "
                "which is no address that a public service publishes.",
                MEND,
            )


def _in_name(name: str) -> Iterator[tuple[str, str]]:
    # Figures and letters that the engine makes names of are no words.
    stem = re.sub(r"\b[0-9a-f]{8,}\b|\.min\b", "", Path(name).stem)
    for one in every_place(stem, is_address=True):
        if one.weight == "certain" or SAFE_PLACE.search(re.sub(r"[-_]", " ", stem)):
            yield one.what, one.words


def _in_words(said: words.Words) -> Iterator[tuple[str, str]]:
    before = ""
    for line in said.lines:
        yield from _in_line(line)
        # A postcode over two cells or two lines.
        if SECOND_HALF.match(line) and FIRST_HALF.search(before):
            yield from _in_line(f"{before[-8:]} {line}")
        before = line
    for address in said.addresses:
        yield from _in_address(address)


# The map of the site is on every page.
@lru_cache(maxsize=100_000)
def _in_line(line: str) -> tuple[tuple[str, str], ...]:
    everything = bool(SAFE_PLACE.search(line))
    found = every_place(line, only_certain=not everything)
    return tuple((one.what, one.words) for one in found if one.what not in ORDINARY)


@lru_cache(maxsize=100_000)
def _in_address(address: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.what, one.words) for one in every_place(address, is_address=True, only_certain=True))


def _addresses(source: str) -> set[str]:
    tree = LexborHTMLParser(source)
    return {_squeezed(node.text(separator=" ")) for node in tree.css('article[data-place="public"] address')}


def _squeezed(place: str) -> str:
    return re.sub(r"\W", "", place).casefold()
