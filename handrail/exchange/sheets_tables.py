"""An outside spreadsheet's cells as text: whatever encoding, whatever stands between the cells, whatever Excel has done.

A cell is text as a person would read it. What was done on the way is told.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from handrail.exchange.incoming import Did
from handrail.exchange.referral_json import Unreadable
from handrail.problems import Problem, Where
from handrail.sheets.cells import unguarded, written
from handrail.sheets.foreign import delimiter_of, encoding_of
from handrail.sheets.grid import LARGEST, LONGEST_CELL

Say = Callable[[str, str, Did, str], None]
"""Where, the field, what was done, and the sentence."""
ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass
class Table:
    """One sheet: every row that holds something, with its number as a spreadsheet counts."""

    name: str
    """How people name it: the file, and in a workbook the sheet in brackets."""
    sheet: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def read_tables(path: Path, say: Say) -> list[Table]:
    """Every sheet a file holds. Raises `Unreadable`."""
    if path.stat().st_size > LARGEST:
        raise _unreadable(
            path, f"This file is larger than {LARGEST // 1024 // 1024} MB.", "Split it, or look for pictures in it."
        )
    tables = _workbook(path, say) if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"} else [_csv(path, say)]
    for table in tables:
        _without_errors(table, say)
    return [table for table in tables if table.rows]


def _csv(path: Path, say: Say) -> Table:
    text = _decoded(path, say)
    if ODD.search(text):
        text = ODD.sub("", text)
        say(path.name, "the file", "changed", "Control characters that cannot be seen were taken out.")
    delimiter = delimiter_of(text)
    if delimiter != ",":
        name = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}[delimiter]
        say(path.name, "the file", "changed", f"Its cells are parted by {name}, and were read so.")
    csv.field_size_limit(LONGEST_CELL)
    table = Table(path.name, path.stem.casefold())
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            row = [cell and unguarded(cell) for cell in cells]
            if any(row):
                table.rows.append((number, row))
    except csv.Error as error:
        raise _unreadable(path, "A cell of this table never ends.", "Look for a quotation mark that is not closed.") from error
    return table


def _decoded(path: Path, say: Say) -> str:
    raw = path.read_bytes()
    encoding = encoding_of(raw)
    if encoding != "utf-8-sig":
        name = "UTF-16" if encoding.startswith("utf-16") else "the encoding of older Windows programs"
        say(path.name, "the file", "changed", f"It is not saved as UTF-8. It was read as {name}: look at letters with accents.")
    return raw.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _workbook(path: Path, say: Say) -> list[Table]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        tables = []
        for about in book.sheets_metadata:
            where = f"{path.name} ({about.name})"
            if about.visible != SheetVisibleEnum.Visible:
                say(where, "the sheet", "left out", "The sheet is hidden, so it was not read. Show it in Excel if it is wanted.")
                continue
            table = Table(where, " ".join(about.name.casefold().split()))
            sheet = book.get_sheet_by_name(about.name)
            for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
                table.rows.append((number, ["" if value == "" else unguarded(written(value)) for value in values]))
            _fill_merged(sheet, table, say)
            table.rows = [row for row in table.rows if any(row[1])]
            tables.append(table)
        _formulas(path, say)
    except (CalamineError, InvalidFileException, zipfile.BadZipFile, OSError, KeyError, ValueError) as error:
        raise _unreadable(
            path,
            "This file cannot be opened as a workbook.",
            "Save it again in the program that made it, as an Excel workbook (.xlsx), without a password.",
        ) from error
    return tables


def _fill_merged(sheet: CalamineSheet, table: Table, say: Say) -> None:
    """Give the words of cells that were merged down several rows to each of those rows."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        words = table.rows[top][1][left] if top < len(table.rows) and left < len(table.rows[top][1]) else ""
        if not words:
            continue
        where = f"{table.name}, row {top + 1}"
        if bottom > top:
            for _, cells in table.rows[top + 1 : bottom + 1]:
                cells[left] = cells[left] or words
            say(
                where,
                f"column {left + 1}",
                "changed",
                f"Cells were merged down to row {bottom + 1}. Each row was given the words.",
            )
        elif right > left:
            say(
                where,
                f"column {left + 1}",
                "changed",
                "Cells were merged across. The words were read as those of the first column.",
            )


def _formulas(path: Path, say: Say) -> None:
    """Tell of each formula: its value as last worked out was taken, and where there is none the cell is empty."""
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return
    with zipfile.ZipFile(path) as file:
        if not any(b"<f" in file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/")):
            return
    book, values = (load_workbook(path, read_only=True, data_only=data_only) for data_only in (False, True))
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        for row, known in zip(sheet.iter_rows(), values[sheet.title].iter_rows(values_only=True), strict=False):
            for cell, value in zip(row, known, strict=False):
                if cell.data_type == "f":
                    where = f"{path.name} ({sheet.title}), row {cell.row}"
                    if value is None:
                        say(where, f"column {cell.column}", "left out", "The cell holds a formula that was never worked out.")
                    else:
                        say(where, f"column {cell.column}", "changed", "The cell holds a formula. Its last value was taken.")


def _without_errors(table: Table, say: Say) -> None:
    for number, cells in table.rows:
        for index, cell in enumerate(cells):
            if cell in ERRORS:
                cells[index] = ""
                say(
                    f"{table.name}, row {number}", f"column {index + 1}", "left out", "The cell held an error of the spreadsheet."
                )


def _unreadable(path: Path, what: str, mend: str) -> Unreadable:
    return Unreadable(Problem(Where(path.as_posix()), "not_readable", what, mend))
