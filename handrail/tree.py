"""A file's plain values, and where in the file each of them stands. Knows no format and no models."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from handrail.problems import Where

Loc = tuple[str | int, ...]
"""The way from the top of a file to a value: ("phones", 0, "number")."""


@dataclass
class Tree:
    """A file's plain values (dicts, lists and text) and where each of them stands."""

    path: str
    value: Any
    lines: list[str] = field(repr=False)
    marks: dict[Loc, tuple[int, int, int]] = field(repr=False)
    """Line and column (from 0) and width of each value."""
    key_marks: dict[Loc, tuple[int, int, int]] = field(repr=False)
    """The same for each key."""
    body: str = field(default="", repr=False)
    """In Markdown: what follows the front matter."""

    def where(self, loc: Loc = (), on_key: bool = False) -> Where:
        """The place of a value, or of its key. For one that is not there, the nearest thing above it that is."""
        while loc not in self.marks and loc not in self.key_marks and loc:
            loc, on_key = loc[:-1], True
        on_key = on_key or loc not in self.marks
        marks = self.key_marks if on_key and loc in self.key_marks else self.marks
        line, column, width = marks.get(loc, (0, 0, 1))
        text = self.lines[line] if line < len(self.lines) else ""
        return Where(self.path, line + 1, column + 1, text, width)

    def where_words(self, loc: Loc, words: str) -> Where:
        """The place of some words inside a value; the value's own place where they do not stand on one of its lines."""
        start = self.where(loc)
        for number in range(start.line - 1, min(self._end(loc) + 1, len(self.lines))):
            column = self.lines[number].find(words, start.column - 1 if number == start.line - 1 else 0)
            if words and column >= 0:
                return Where(self.path, number + 1, column + 1, self.lines[number], len(words))
        return start

    def _end(self, loc: Loc) -> int:
        """The last line (from 0) that can belong to a value: the one before the next value begins."""
        line = self.marks.get(loc, (0, 0, 1))[0]
        later = [start for start, _, _ in self.key_marks.values() if start > line]
        return min(later, default=len(self.lines)) - 1

    def hidden(self, loc: Loc) -> Where:
        """The name of the field a value stands in, with the rest of its line blotted out: build logs are public."""
        while loc and loc not in self.key_marks:
            loc = loc[:-1]
        where = self.where(loc, on_key=True)
        return where.hidden() if loc else Where(self.path, where.line, where.column)

    def places(self) -> list[tuple[str, int]]:
        """The files, and in a table the rows, that hold this record and no other. Row 0 stands for a whole file."""
        return [(self.path, 0)]

    def at(self, loc: Loc) -> Any:
        """The plain value at a place, or None."""
        value = self.value
        for step in loc:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def body_lines(self) -> list[tuple[int, str]]:
        """In Markdown: every line below the front matter with its number."""
        lines = self.body.split("\n") if self.body else []
        return list(enumerate(lines, start=len(self.lines) - len(lines) + 1))

    @cached_property
    def all_text(self) -> str:
        """Every piece of text in the file, each on lines of its own. What is not in it is in none of them."""
        found: list[str] = []

        def walk(value: Any) -> None:
            for inner in value.values() if isinstance(value, dict) else value:
                if isinstance(inner, str):
                    found.append(inner)
                elif inner:
                    walk(inner)

        walk([self.value])
        return "\n".join(found)

    def texts(self) -> list[tuple[Loc, str]]:
        """Every piece of text in the file with its place."""
        found: list[tuple[Loc, str]] = []

        def walk(value: Any, loc: Loc) -> None:
            if isinstance(value, str):
                found.append((loc, value))
            elif isinstance(value, dict):
                for key, inner in value.items():
                    walk(inner, (*loc, key))
            elif isinstance(value, list):
                for index, inner in enumerate(value):
                    walk(inner, (*loc, index))

        walk(self.value, ())
        return found
