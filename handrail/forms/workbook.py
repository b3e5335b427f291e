"""An Excel workbook of services, organisations and opening times: drop-downs from the lists of words, a hint on every column.

The same workbook serves as the template, when it has no rows, and as the export. openpyxl makes the sheets; the rows are put
in afterwards as they go into the file, because one object a cell is slow for ten thousand services.
Nothing in it depends on the clock.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from handrail.catalogue import Catalogue
from handrail.sheets import columns
from handrail.sheets.cells import guarded
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES, WHOSE, Column
from handrail.sheets.filling import Table

WORDS, READ_ME = "words", "read me"
LAST_ROW = 1_048_576
TEXT = "@"
# The year in which Excel's own files say nothing was written.
NO_DATE = (1980, 1, 1, 0, 0, 0)
DAY = "1980-01-01T00:00:00Z"
_CLOCK = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NOTES = (
    "One service a row on the sheet “services”, one organisation a row on “organisations”, one line of hours a row on "
    "“opening times”.",
    "A star after a heading means that every row must have it. What you do not know, leave empty: it then says nothing.",
    "Several values in one cell have a semicolon between them: talk-now; safety-plan. The sheet “words” lists what may stand "
    "there; the word or its label will do.",
    "Dates: year, month and day in figures, such as 2026-03-31. Times: four figures on the 24-hour clock, such as 09:30.",
    "Never write where a refuge or other safe accommodation is: no street, no postcode, no directions, in no column.",
    "Never write a person's name. Give the post: Service manager.",
    "Save it as services.xlsx in the folder data/ of your site, and run: handrail check",
)


@dataclass(frozen=True)
class _List:
    """Where a list of words stands on the sheet of words."""

    first: int
    last: int


def workbook(catalogue: Catalogue, tables: Mapping[str, Table]) -> bytes:
    """The workbook with these rows; the same bytes for the same records."""
    book = Workbook()
    book.remove(book.active)
    read_me = book.create_sheet(READ_ME)
    for line in NOTES:
        read_me.append([line])
    read_me.column_dimensions["A"].width = 110
    for row in read_me["A"]:
        row.alignment = Alignment(wrap_text=True, vertical="top")
    made = {sheet: book.create_sheet(sheet) for sheet in tables}
    lists = _words(catalogue, book.create_sheet(WORDS))
    for sheet, table in tables.items():
        _head(made[sheet], table.columns)
        _hints(made[sheet], table.columns, lists)
    # So that a program opens it at the sheet to fill in.
    book.active = book.index(made[SERVICES])
    raw = io.BytesIO()
    book.save(raw)
    paths = {f"xl/worksheets/sheet{book.index(made[sheet]) + 1}.xml": table.rows for sheet, table in tables.items()}
    return _filled(raw.getvalue(), paths)


def template(catalogue: Catalogue) -> bytes:
    """The workbook with no rows."""
    who = {id: term.label for id, term in catalogue.terms("who").items()}
    empty = {sheet: Table(columns.columns_of(sheet, who), []) for sheet in (SERVICES, ORGANISATIONS, TIMES)}
    return workbook(catalogue, empty)


def is_filled_in(path: Path) -> bool:
    """Whether somebody has typed rows into a template where it stands."""
    try:
        book = load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return True  # not ours to replace
    sheets = [book[name] for name in (SERVICES, ORGANISATIONS, TIMES) if name in book.sheetnames]
    filled = any(value for sheet in sheets for row in sheet.iter_rows(min_row=2, max_row=50, values_only=True) for value in row)
    book.close()
    return filled


def _head(sheet: Worksheet, heads: list[Column]) -> None:
    for number, column in enumerate(heads, start=1):
        must = column.shape.is_required and len(column.loc) == 1
        cell = sheet.cell(1, number, f"{column.heading} *" if must else column.heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE4EDEB")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        # As text, or a program takes the nought from a phone number and turns a date round.
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.number_format = 24, TEXT
    sheet.freeze_panes = "C2"


def _words(catalogue: Catalogue, sheet: Worksheet) -> dict[str, _List]:
    """Fill the sheet of words; gives where each list stands."""
    sheet.append(["List", "Word", "Label", "What it means"])
    lists = {}
    found = {scheme: list(catalogue.terms(scheme).values()) for scheme in catalogue.records("vocabulary")}
    for scheme, terms in found.items():
        first = sheet.max_row + 1
        for term in terms:
            sheet.append([scheme.replace("_", " "), term.id, term.label, term.description])
        lists[scheme] = _List(first, sheet.max_row)
    for partnership in catalogue.records("partnership").values():
        first = sheet.max_row + 1
        for area in partnership.areas:
            sheet.append(["area", area.id, area.name, None])
        lists["area"] = _List(first, sheet.max_row)
    for letter, width in zip("ABCD", (20, 28, 40, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return lists


def _hints(sheet: Worksheet, heads: list[Column], lists: Mapping[str, _List]) -> None:
    """A hint on each column, and a drop-down where there is a list. A cell of several words takes what the list does not have."""
    for number, column in enumerate(heads, start=1):
        source = _source(column, lists)
        hint = DataValidation(type="list" if source else None, formula1=source, allow_blank=True)
        hint.showInputMessage, hint.promptTitle = True, column.heading[:32]
        hint.prompt = f"{column.shape.help[:200]}{' Several: put ; between them.' if column.shape.kind == 'words' else ''}"
        if source and column.shape.choices:
            hint.showErrorMessage, hint.error = True, f"Choose one of: {', '.join(column.shape.choices).lower()}."[:255]
        letter = get_column_letter(number)
        hint.add(f"{letter}2:{letter}{LAST_ROW}")
        sheet.add_data_validation(hint)


def _source(column: Column, lists: Mapping[str, _List]) -> str | None:
    shape = column.shape
    if column is WHOSE:
        return f"'{SERVICES}'!$A$2:$A${LAST_ROW}"
    if shape.kind_of_record == "organisation":
        return f"'{ORGANISATIONS}'!$A$2:$A${LAST_ROW}"
    if place := lists.get(shape.scheme or shape.kind_of_record):
        return f"'{WORDS}'!$B${place.first}:$B${place.last}"
    if shape.kind == "yes or no":
        return '"yes,no"'
    return f'"{",".join(shape.choices).lower()}"' if shape.choices else None


def _filled(raw: bytes, rows: Mapping[str, list[list[str]]]) -> bytes:
    """The file with the rows put in and the clock taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rf"\g<1>{DAY}", content.decode()).encode()
            elif rows.get(name):
                content = content.replace(b"</sheetData>", _as_xml(rows[name]) + b"</sheetData>")
                content = re.sub(rb"<dimension [^>]*/>", b"", content)
            target.writestr(zipfile.ZipInfo(name, NO_DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _as_xml(rows: list[list[str]]) -> bytes:
    letters = [get_column_letter(number) for number in range(1, max(map(len, rows)) + 1)]
    parts = []
    for number, cells in enumerate(rows, start=2):
        parts.append(f'<row r="{number}">')
        for letter, text in zip(letters, cells, strict=False):
            if text:
                words = escape(ILLEGAL_CHARACTERS_RE.sub("", _literal(guarded(text))))
                parts.append(f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>')
        parts.append("</row>")
    return "".join(parts).encode()


def _literal(text: str) -> str:
    """`_x0041_` is how this format writes a letter by its number, so words that look like it say so."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text) if "_x" in text else text
