"""A site's services, organisations and opening times as CSV files, byte for byte the same each time."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.models import Service
from handrail.sheets import filling
from handrail.sheets.cells import guarded
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES, Column, organisations, times
from handrail.sheets.kept import CSV


@dataclass(frozen=True)
class Table:
    """One sheet, ready to write: its columns and the text of its cells."""

    columns: list[Column]
    rows: list[list[str]]


def tables(catalogue: Catalogue) -> dict[str, Table]:
    """Every sheet by its name, rows in the order of their ids."""
    records: list[Service] = [record for _, record in sorted(catalogue.records("service").items())]
    columns = filling.service_columns(records, {id: term.label for id, term in catalogue.terms("who").items()})
    owners = [record for _, record in sorted(catalogue.records("organisation").items())]
    return {
        SERVICES: Table(columns, [filling.service_cells(record, columns) for record in records]),
        ORGANISATIONS: Table(organisations(), [filling.organisation_cells(record) for record in owners]),
        TIMES: Table(times(), [row for record in records for row in filling.times_cells(record)]),
    }


def write_csv(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write services.csv, organisations.csv and opening-times.csv into a folder. Gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet, table in tables(catalogue).items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.heading for column in table.columns])
        writer.writerows([guarded(cell) for cell in row] for row in table.rows)
        path = folder / CSV[sheet]
        # Excel takes a file without the mark for one in its own old encoding.
        path.write_bytes(text.getvalue().encode("utf-8-sig"))
        written.append(path)
    return written
