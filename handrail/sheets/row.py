"""A row of a table as the tree a file would give: plain values, and the cell each of them stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handrail.problems import Where
from handrail.sheets.cells import Labels, parts, reader_of
from handrail.sheets.columns import CLOSED, Column
from handrail.tree import Loc, Tree


@dataclass(frozen=True)
class Head:
    """The first row of a table: what each of its columns is."""

    path: str
    headings: list[str]
    columns: list[Column | None]
    labels: Labels = field(repr=False)
    index: dict[Loc, list[int]] = field(init=False, repr=False)
    """The way to a value to its columns, from 0. Several columns may lead to one dict."""
    readers: list[tuple[int, Column, Callable[[str], Any] | None]] = field(init=False, repr=False)
    """Each column that holds something of a record, with what reads its cells."""

    def __post_init__(self) -> None:
        index: dict[Loc, list[int]] = {}
        for number, column in enumerate(self.columns):
            if column is not None:
                index.setdefault(column.loc, []).append(number)
        object.__setattr__(self, "index", index)
        known = [(number, column) for number, column in enumerate(self.columns) if column is not None]
        object.__setattr__(self, "readers", [(*one, reader_of(one[1].shape, self.labels)) for one in known])

    def read(self, cells: list[str]) -> Iterator[tuple[int, Column, Any]]:
        """What the filled cells of a row mean. `cells` has one for each heading."""
        for number, column, reader in self.readers:
            if text := cells[number]:
                yield number, column, reader(text) if reader else text

    def where(self, number: int, cells: list[str], column: int, words: str = "", on_key: bool = False) -> Where:
        """A cell of row `number`; columns count from 0. The caret is under some of its words, all, or its heading."""
        heading, text = self.headings[column], cells[column].replace("\n", " ")
        line, begin = f"{heading}: {text}", len(heading) + 2
        if on_key or not text:
            return Where(self.path, number, column + 1, line, max(len(heading), 1), 1)
        start = max(text.find(words), 0)
        return Where(self.path, number, column + 1, line, len(words or text), begin + start + 1)


@dataclass
class Line:
    """One row of opening times, and what it says of a service."""

    head: Head
    number: int
    cells: list[str]
    value: dict[str, Any]


class Row(Tree):
    """A row, with its lines of opening times from the table beside it."""

    def __init__(self, head: Head, number: int, cells: list[str]) -> None:
        super().__init__(head.path, {}, [], {}, {})
        self.head, self.number, self.cells = head, number, cells
        self.clashes: list[tuple[int, str]] = []
        """Column and word, where a word stands in two columns of one dict."""
        self.times: dict[str, list[Line]] = {"schedules": [], "closures": []}
        self._slots: list[int] = []
        self._fill()

    def _fill(self) -> None:
        record, phones = self.value, {}
        for index, column, value in self.head.read(self.cells):
            loc = column.loc
            if column.gives:
                words = record.setdefault(loc[0], {})
                for word in value:
                    if word in words:
                        self.clashes.append((index, word))
                    words[word] = column.gives
            elif loc[0] == "phones":
                phones.setdefault(loc[1], {})[loc[2]] = value
            elif len(loc) == 2:
                record.setdefault(loc[0], {})[loc[1]] = value
            else:
                record[loc[0]] = value
        if phones:
            self._slots = sorted(phones)
            record["phones"] = [phones[slot] for slot in self._slots]

    def add_line(self, part: str, line: Line) -> None:
        """Add a line of opening times (`schedules`) or a closure (`closures`)."""
        self.times[part].append(line)
        self.value.setdefault(part, []).append(line.value)

    def where(self, loc: Loc = (), on_key: bool = False) -> Where:
        """The cell of a value. For one that is not there, the cell it would stand in, or the row's first."""
        head, number, cells, column, words = self._cell(loc)
        return head.where(number, cells, column, words, on_key and not words)

    def _cell(self, loc: Loc) -> tuple[Head, int, list[str], int, str]:
        """Table, row's number, its cells, the column (from 0) and the words of the cell that are meant: none for all of them."""
        if len(loc) > 1 and loc[0] in self.times:
            line = self.times[loc[0]][loc[1]]
            names = {closed: opened for opened, closed in CLOSED.items()}
            columns = line.head.index.get((names.get(loc[2], loc[2]),)) if len(loc) > 2 else None
            return line.head, line.number, line.cells, (columns or [0])[0], ""
        if len(loc) > 1 and loc[0] == "phones":
            loc = ("phones", self._slots[loc[1]], *(loc[2:] or ("number",)))
        return self.head, self.number, self.cells, *self._column(loc)

    def _column(self, loc: Loc) -> tuple[int, str]:
        """The column of a value in this row, and the words of its cell that are meant."""
        index = self.head.index
        for steps in range(len(loc), 0, -1):
            columns, rest = index.get(loc[:steps], []), loc[steps:]
            if not columns:
                continue
            if not rest:
                return self._first_filled(columns), ""
            written = {column: parts(self.cells[column]) for column in columns}
            if isinstance(rest[0], int):
                return columns[0], written[columns[0]][rest[0]] if rest[0] < len(written[columns[0]]) else ""
            # A word of a dict may have been written as its label.
            gives = self.value.get(loc[0], {}).get(rest[0])
            for column in columns:
                if self.head.columns[column].gives == gives:
                    return column, next((part for part in written[column] if part == rest[0]), "")
        below = [columns[0] for at, columns in index.items() if loc and at[: len(loc)] == loc]
        return (below or index.get(("id",)) or [0])[0], ""

    def _first_filled(self, columns: list[int]) -> int:
        return next((column for column in columns if self.cells[column]), columns[0])

    def where_words(self, loc: Loc, words: str) -> Where:
        """The place of some words inside a value; the value's own place where they are not in its cell."""
        where = self.where(loc)
        at = where.text.find(" ".join(words.split("\n")), where.caret - 1) if words else -1
        return Where(where.path, where.line, where.column, where.text, len(words), at + 1) if at >= 0 else where

    def hidden(self, loc: Loc) -> Where:
        """The cell of a value, with its heading alone: build logs are public."""
        head, number, _, column, _ = self._cell(loc)
        heading = head.headings[column]
        return Where(head.path, number, column + 1, f"{heading}: [hidden]", max(len(heading), 1), 1)

    def places(self) -> list[tuple[str, int]]:
        """The file and row of everything that belongs to this record."""
        return [(self.path, self.number), *((one.head.path, one.number) for part in self.times.values() for one in part)]
