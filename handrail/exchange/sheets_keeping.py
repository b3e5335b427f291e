"""An import into a site that keeps its services in a spreadsheet: the records' texts put back as rows of its table.

The table is written anew: rows stay in their order and new ones follow, columns stand in ours. In a workbook, what people
have added besides (colours, other sheets) is lost, and so the report of an import should be read before it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from handrail.catalogue import Catalogue
from handrail.exchange.sheets_writing import as_csv
from handrail.forms.workbook import workbook
from handrail.sheets import filling
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES, organisations, times
from handrail.sheets.filling import Table
from handrail.sheets.kept import CSV, WORKBOOK

FOLDERS = {"data/services": "service", "data/organisations": "organisation"}


def as_kept(catalogue: Catalogue, files: Mapping[str, str]) -> dict[str, str | bytes]:
    """The files an import would write, those of records that stand in a table turned into that table. Other files stay."""
    kept: dict[str, str | bytes] = {}
    changed: dict[str, dict[str, Any]] = {"service": {}, "organisation": {}}
    for path, text in files.items():
        kind = FOLDERS.get(str(PurePosixPath(path).parent), "")
        if kind and catalogue.table_of(kind):
            changed[kind][PurePosixPath(path).stem] = yaml.load(text, Loader=yaml.BaseLoader)
        else:
            kept[path] = text
    if not any(changed.values()):
        return kept
    records = {
        kind: {id: entry.tree.value for id, entry in catalogue.shelf(kind).items()} | changed[kind]
        if catalogue.table_of(kind)
        else {}
        for kind in changed
    }
    tables = _tables(catalogue, records)
    if f"data/{WORKBOOK}" in {catalogue.table_of(kind) for kind in changed if changed[kind]}:
        kept[f"data/{WORKBOOK}"] = workbook(catalogue, tables)
    if changed["service"] and catalogue.table_of("service") == f"data/{CSV[SERVICES]}":
        kept |= {f"data/{CSV[sheet]}": as_csv(tables[sheet]) for sheet in (SERVICES, TIMES)}
    if changed["organisation"] and catalogue.table_of("organisation") == f"data/{CSV[ORGANISATIONS]}":
        kept[f"data/{CSV[ORGANISATIONS]}"] = as_csv(tables[ORGANISATIONS])
    return kept


def _tables(catalogue: Catalogue, records: Mapping[str, Mapping[str, Any]]) -> dict[str, Table]:
    services = list(records["service"].values())
    columns = filling.service_columns(services, {id: term.label for id, term in catalogue.terms("who").items()})
    return {
        SERVICES: Table(columns, [filling.service_cells(one, columns) for one in services]),
        ORGANISATIONS: Table(organisations(), [filling.organisation_cells(one) for one in records["organisation"].values()]),
        TIMES: Table(times(), [row for one in services for row in filling.times_cells(one)]),
    }
