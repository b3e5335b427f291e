"""The rows of a table as it once was: of a CSV file, a workbook, or the records of a JSON file. Ours or somebody else's."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from handrail.history.log import Version
from handrail.sheets.cells import written
from handrail.sheets.columns import ORGANISATIONS, SERVICES, headed, plain
from handrail.sheets.foreign import delimiter_of, encoding_of
from handrail.sheets.grid import LARGEST, LONGEST_CELL

Cells = tuple[tuple[str, str], ...]
"""The filled cells of a row: the field's own name, or the heading as it stands there, and the text."""
HEADING_WITHIN = 15
# What a page calls the list of records in it.
LISTS = ("contents", "content", "services", "items", "results", "data", "records", "features")
# Notes on cells, and what a workbook says of itself.
BESIDE_THE_CELLS = "notes and properties"
_BESIDE = re.compile(r"(?:comment|^docProps/|^meta\b).*\.xml$", re.I)


class Unreadable(Exception):
    """A table that cannot be opened, so that nobody can say what was in it."""


@dataclass(frozen=True)
class Row:
    """One row or record of a table. What stands beside the cells of a workbook is a row of its own."""

    version: Version
    cells: Cells

    def at(self, field: str) -> str:
        """The first text in a field, or nothing."""
        return next((text for name, text in self.cells if name == field), "")

    @property
    def ids(self) -> set[str]:
        """What it is known by: in a feed of ours the service's own id comes last, after those of its parts."""
        found = [text for name, text in self.cells if name == "id"]
        return {*found[:1], *found[-1:]}

    @property
    def is_beside(self) -> bool:
        """Whether it is no row, but what stands beside the cells of a workbook."""
        return self.cells[0][0] == BESIDE_THE_CELLS

    @property
    def words(self) -> str:
        """Everything in it."""
        return "\n".join(text for _, text in self.cells)


def rows_of(version: Version) -> list[Row]:
    """Every row of one version of a table. Raises Unreadable."""
    if len(version.content) > LARGEST:
        raise Unreadable
    try:
        if version.ending == ".json":
            found = list(_records(json.loads(_text(version.content))))
        elif version.ending in {".csv", ".tsv"}:
            found = list(_named(_csv(_text(version.content))))
        else:
            found = list(_workbook(version.content))
    except (ValueError, csv.Error, CalamineError, zipfile.BadZipFile, OSError, KeyError, RecursionError) as error:
        raise Unreadable from error
    return [Row(version, cells) for cells in found if cells]


def _text(content: bytes) -> str:
    return content.decode(encoding_of(content), errors="replace")


def _csv(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text), delimiter=delimiter_of(text))


def _workbook(content: bytes) -> Iterator[Cells]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    # Hidden sheets too: whoever has the file can show them.
    for name in book.sheet_names:
        values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield from _named([written(value) for value in row] for row in values)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in filter(_BESIDE.search, parts.namelist()):
                xml = re.sub(r"</(?:\w+:)?(?:comment|p|text|threadedComment)>", "\n", parts.read(name).decode("utf-8", "replace"))
                said = html.unescape(re.sub(r"<[^>]+>", "", xml))
                yield tuple((BESIDE_THE_CELLS, " ".join(line.split())) for line in said.splitlines() if line.strip())


def _named(rows: Any) -> Iterator[Cells]:
    """The filled cells of each row. The row with most of our headings, or else the first of several cells, names those below."""
    rows = [[cell.strip() for cell in row] for row in rows]
    top = rows[:HEADING_WITHIN]
    counts = [sum(map(bool, _fields(row))) for row in top]
    several = next((number for number, row in enumerate(top) if sum(map(bool, row)) > 1), 0)
    heading = counts.index(max(counts)) if any(counts) else several
    names: list[str] = []
    for number, row in enumerate(rows):
        below = [*names, *[""] * (len(row) - len(names))]
        yield tuple((below[at], cell) for at, cell in enumerate(row) if cell)
        if number == heading:
            names = [known or plain(cell) for known, cell in zip(_fields(row), row, strict=True)]


def _fields(headings: list[str]) -> list[str]:
    """The field of ours that each heading stands for, by the last step of its name; nothing where it stands for none."""
    services, owners = headed(headings, SERVICES, {}), headed(headings, ORGANISATIONS, {})
    found = services if sum(map(bool, services)) >= sum(map(bool, owners)) else owners
    return [str(column.loc[-1]) if column else "" for column in found]


def _records(value: Any) -> Iterator[Cells]:
    """Each record, the first object on the way down that has a name, an id or a title of its own and is no page of others."""
    if isinstance(value, dict):
        if _is_record(value) and not any(isinstance(value.get(name), list) for name in LISTS):
            yield tuple(_leaves(value))
            return
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from _records(inner)


def _is_record(value: Any) -> bool:
    # A point on a map has its name one step further down.
    named = any(isinstance(value.get(name), str | int) for name in ("name", "id", "title"))
    return named or (isinstance(value.get("properties"), dict) and "geometry" in value)


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for inner_name, inner in value.items():
            yield from _leaves(inner, inner_name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    elif value is not None and not isinstance(value, bool) and str(value).strip():
        yield name, str(value).strip()
