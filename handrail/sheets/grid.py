"""A table's cells as text, each row with its number: from a CSV file or a sheet of an Excel workbook. Knows no columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from handrail.problems import Problem, Where
from handrail.sheets.cells import unguarded, written
from handrail.source import read_text, too_large

LARGEST = 64 * 1024 * 1024
LONGEST_CELL = 1_000_000


@dataclass(frozen=True)
class Grid:
    """A table. Rows are counted from 1 as a spreadsheet counts them; empty ones are left out."""

    path: str
    """How people name the file."""
    headings: list[str]
    rows: list[tuple[int, list[str]]]
    """Each with one cell for each heading."""


def read_csv(path: Path, shown: str) -> tuple[Grid | None, list[Problem]]:
    """Read a CSV file as this project writes it: UTF-8, commas. Gives no table when it cannot be read at all."""
    text, problems = read_text(path, shown, LARGEST)
    if text is None:
        return None, problems
    rows, last = [], 0
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), strict=True), start=1):
            rows.append((number, [cell and unguarded(cell) for cell in cells]))
            last = number
    except csv.Error:
        # The row itself is not printed: it may hold what must not be known.
        return None, [
            Problem(
                Where(shown, last + 1, 1),
                "not_readable",
                "The quotation marks in this row do not pair.",
                "Put them round the whole cell, and write two for each one that is part of its words.",
            )
        ]
    heading = rows[0][1]
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(heading) == 1 and mark in heading[0]:
            return None, [
                Problem(
                    Where(shown, 1, 1),
                    "not_readable",
                    f"The cells of this table are parted by {name}.",
                    "Save it again with commas; or bring it in with handrail import, which reads both.",
                )
            ]
    return _grid(shown, rows)


def in_sheet(shown: str, sheet: str) -> str:
    """How a sheet of a workbook is named to people."""
    return f"{shown} ({sheet})"


def read_xlsx(path: Path, shown: str, wanted: Collection[str]) -> tuple[dict[str, Grid], list[Problem]]:
    """Read the wanted sheets of a workbook by their names in small letters. A formula is read as the value last worked out."""
    if problem := too_large(path, shown, LARGEST):
        return {}, [problem]
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names}
    except (CalamineError, OSError, ValueError):
        return {}, [
            Problem(
                Where(shown),
                "not_readable",
                "This file cannot be opened as a workbook.",
                "Open it in the program that made it and save it again as an Excel workbook (.xlsx) without a password.",
            )
        ]
    grids, problems = {}, []
    for name, values in sheets.items():
        rows = [
            (number, ["" if value == "" else unguarded(written(value)) for value in row])
            for number, row in enumerate(values, start=1)
        ]
        sheet = " ".join(name.casefold().split())
        # Other sheets hold lists and notes to whoever fills it in.
        grid, found = _grid(in_sheet(shown, sheet), rows) if sheet in wanted else (None, [])
        problems += found
        if grid:
            grids[sheet] = grid
    return grids, problems


def _grid(shown: str, rows: list[tuple[int, list[str]]]) -> tuple[Grid | None, list[Problem]]:
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        return None, []
    (_, headings), *rest = filled
    problems, width = [], len(headings)
    for _, cells in rest:
        cells += [""] * (width - len(cells))
    for number, cells in rest:
        if any(cells[width:]):
            problems.append(
                Problem(
                    Where(shown, number, width + 1),
                    "row_length",
                    f"This row has {len(cells)} cells. The heading has {width}.",
                    "Give the row one cell for each heading; put quotation marks round a cell that holds a comma.",
                )
            )
    return (None if problems else Grid(shown, headings, [(number, cells[:width]) for number, cells in rest])), problems
