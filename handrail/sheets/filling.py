"""Records to the cells of a table: the other direction of `row`, by the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handrail.models import Organisation, Service
from handrail.sheets.cells import text_of
from handrail.sheets.columns import CLOSED, OPEN_OR_CLOSED, PHONES, WHOSE, Column, organisations, services, times


@dataclass(frozen=True)
class Table:
    """One sheet, ready to write: its columns and the text of its cells."""

    columns: list[Column]
    rows: list[list[str]]


Record = Service | Organisation | Mapping[str, Any]
"""A record that a model has read, or plain values as a file gives them: one that still lacks something has no model."""


def service_columns(records: Iterable[Record], who: Mapping[str, str]) -> list[Column]:
    """The columns that hold all of these services: one for each word of who can get in, and as many phones as any of them has."""
    records = list(records)
    unlisted = {id: id for one in records for id in _get(one, "who_can_get_in") or () if id not in who}
    return services({**who, **unlisted}, max([PHONES, *(len(_get(one, "phones") or ()) for one in records)]))


def service_cells(record: Record, columns: list[Column]) -> list[str]:
    """One service as a row. A place that is not public has no cell, whatever the record holds."""
    hidden = _get(record, "location_disclosure") != "public"
    return ["" if hidden and column.loc[0] == "location" else _cell(record, column) for column in columns]


def organisation_cells(record: Record) -> list[str]:
    """One organisation as a row."""
    return [_cell(record, column) for column in organisations()]


def times_cells(record: Record) -> list[list[str]]:
    """A service's opening times and closures, each as a row."""
    columns = [column for column in times() if column not in (WHOSE, OPEN_OR_CLOSED)]
    id, rows = str(_get(record, "id")), []
    for schedule in _get(record, "schedules") or ():
        rows.append([id, "open", *(text_of(_get(schedule, column.loc[0]), column.shape) for column in columns)])
    for closure in _get(record, "closures") or ():
        told = [_get(closure, CLOSED[column.loc[0]]) if column.loc[0] in CLOSED else None for column in columns]
        rows.append([id, "closed", *(text_of(value, column.shape) for value, column in zip(told, columns, strict=True))])
    return rows


def _get(value: Any, step: str | int) -> Any:
    """One step into a record; None where there is nothing."""
    if value is None:
        return None
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple | list):
        return value[step] if step < len(value) else None
    return getattr(value, step)


def _cell(record: Record, column: Column) -> str:
    value: Any = record
    for step in column.loc:
        value = _get(value, step)
        if value is None:
            return ""
    if column.gives:
        value = tuple(word for word, gives in value.items() if gives == column.gives)
    return value if column.shape.kind == "text" and isinstance(value, str) else text_of(value, column.shape)
