"""One file of a built site, read once for all that look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handrail.inspecting.page_words import Words, of_page
from handrail.problems import Problem, Where


@dataclass
class File:
    """A file of a built site. `name` is its way from the top, and `shown` how people name the folder."""

    site: Path
    name: str
    shown: str

    @cached_property
    def path(self) -> Path:
        return self.site / self.name

    @cached_property
    def kind(self) -> str:
        """What its name ends in, in small letters: “.html”."""
        return self.path.suffix.lower()

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8", errors="replace")

    @cached_property
    def words(self) -> list[Words]:
        """What a page says, part by part."""
        return of_page(self.text)

    def problem(self, fault: str, what: str, mend: str, level: str = "error") -> Problem:
        """A problem of the whole file."""
        return Problem(Where(f"{self.shown}/{self.name}"), fault, what, mend, level)


def files(site: Path, shown: str) -> Iterator[File]:
    """Every file of a built site, in the order of their names."""
    start = len(os.path.join(site, ""))
    for name in sorted(path[start:].replace(os.sep, "/") for path in _paths(site)):
        yield File(site, name, shown)


def _paths(folder: str | Path) -> Iterator[str]:
    # Path.rglob takes a second longer for forty thousand files.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _paths(entry.path)
            elif entry.is_file():
                yield entry.path
