"""Looking through a whole built site, file by file: hidden places, scripts that keep something, files that are too heavy.

`handrail.inspect` looks at pages; what needs every file, or a file that is no page, is here. Each module has a function that
takes one file and yields problems. Only places are compared between files, when all have been looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handrail.inspecting import places
from handrail.inspecting.files import File, files
from handrail.inspecting.own_host import links_to_own_host, plain_address
from handrail.inspecting.pictures import pictures
from handrail.inspecting.scripts import scripts
from handrail.inspecting.sizes import sizes
from handrail.problems import Problem

__all__ = ["File", "Looked", "eye", "files", "problems_of"]


@dataclass(frozen=True)
class Looked:
    """What is kept of a file when it has been looked at: the places in it, and for each check its problems."""

    places: places.Held
    problems: list[list[Problem]]


def eye(site: Path) -> Callable[[File], Looked]:
    """What looks at one file of a site after another. Nothing that it finds depends on what it has seen."""
    plain = plain_address(site)

    def look(file: File) -> Looked:
        return Looked(
            places.held(file),
            [list(pictures(file)), list(scripts(file)), list(sizes(file)), list(links_to_own_host(file, plain))],
        )

    return look


def problems_of(looked: Iterable[Looked]) -> Iterator[Problem]:
    """Every problem of a built site that is not one page's own, kind by kind."""
    looked = list(looked)
    yield from places.published([one.places for one in looked])
    for found in zip(*(one.problems for one in looked), strict=True):
        for problems in found:
            yield from problems
