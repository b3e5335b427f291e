"""A site's services, organisations and opening times as CSV files or a workbook, byte for byte the same each time."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.forms.workbook import workbook
from handrail.sheets import filling
from handrail.sheets.cells import guarded
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES, organisations, times
from handrail.sheets.filling import Table
from handrail.sheets.kept import CSV, WORKBOOK
from handrail.views.freshness import is_listed


def tables(catalogue: Catalogue, public: bool = False) -> dict[str, Table]:
    """Every sheet by its name, rows in the order of their ids.

    With `public`, what everybody may download: services that the site lists and their organisations, without notes for
    professionals, consent and source, and without register numbers that lead to a hidden place.
    """
    records = [record for _, record in sorted(catalogue.records("service").items()) if not public or is_listed(record)]
    columns = filling.service_columns(records, {id: term.label for id, term in catalogue.terms("who").items()})
    if public:
        columns = [column for column in columns if not column.is_private]
    named, hiding = ({record.organisation for record in records}, _hiding(catalogue)) if public else (None, set())
    owners = [
        owner.model_copy(update={"identifiers": {}}) if id in hiding else owner
        for id, owner in sorted(catalogue.records("organisation").items())
        if named is None or id in named
    ]
    return {
        SERVICES: Table(columns, [filling.service_cells(record, columns) for record in records]),
        ORGANISATIONS: Table(organisations(), [filling.organisation_cells(record) for record in owners]),
        TIMES: Table(times(), [row for record in records for row in filling.times_cells(record)]),
    }


def _hiding(catalogue: Catalogue) -> set[str]:
    """Organisations with a service whose place is not public: a register may show the address."""
    return {one.organisation for one in catalogue.records("service").values() if one.location_disclosure != "public"}


def as_csv(table: Table) -> bytes:
    """One table as a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    # Excel takes a file without the mark for one in its own old encoding.
    return text.getvalue().encode("utf-8-sig")


def write_csv(catalogue: Catalogue, folder: Path, public: bool = False) -> list[Path]:
    """Write services.csv, organisations.csv and opening-times.csv into a folder. Gives the files."""
    return _write_csv(tables(catalogue, public), folder)


def write_xlsx(catalogue: Catalogue, path: Path, public: bool = False) -> None:
    """Write one workbook with the three sheets and their drop-downs."""
    _write_xlsx(catalogue, tables(catalogue, public), path)


def write_downloads(catalogue: Catalogue, folder: Path) -> None:
    """Write what everybody may download, as CSV files and as a workbook with the same rows."""
    held = tables(catalogue, public=True)
    _write_csv(held, folder)
    _write_xlsx(catalogue, held, folder / WORKBOOK)


def _write_csv(held: dict[str, Table], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet, table in held.items():
        written.append(folder / CSV[sheet])
        written[-1].write_bytes(as_csv(table))
    return written


def _write_xlsx(catalogue: Catalogue, held: dict[str, Table], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(workbook(catalogue, held))
