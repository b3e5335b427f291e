"""Records to the cells of a table: the other direction of `row`, by the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handrail.models import Organisation, Service
from handrail.sheets.cells import text_of
from handrail.sheets.columns import CLOSED, OPEN_OR_CLOSED, PHONES, WHOSE, Column, organisations, services, times


def service_columns(records: Iterable[Service], who: Mapping[str, str]) -> list[Column]:
    """The columns that hold all of these services: one for each word of who can get in, and as many phones as any of them has."""
    records = list(records)
    unlisted = {id: id for one in records for id in one.who_can_get_in if id not in who}
    return services({**who, **unlisted}, max([PHONES, *(len(one.phones) for one in records)]))


def service_cells(record: Service, columns: list[Column]) -> list[str]:
    """One service as a row."""
    return [_cell(record, column) for column in columns]


def organisation_cells(record: Organisation) -> list[str]:
    """One organisation as a row."""
    return [_cell(record, column) for column in organisations()]


def times_cells(record: Service) -> list[list[str]]:
    """A service's opening times and closures, each as a row."""
    rows = []
    columns = times()[2:]
    for schedule in record.schedules:
        told = {column.loc[0]: text_of(getattr(schedule, column.loc[0]), column.shape) for column in columns}
        rows.append([record.id, "open", *(told[column.loc[0]] for column in columns)])
    for closure in record.closures:
        told = {opened: text_of(getattr(closure, name), column_of(opened).shape) for opened, name in CLOSED.items()}
        rows.append([record.id, "closed", *(told.get(column.loc[0], "") for column in columns)])
    return rows


def column_of(field: str) -> Column:
    """The column of opening times that holds a field."""
    return next(column for column in times() if column.loc == (field,) and column not in (WHOSE, OPEN_OR_CLOSED))


def _cell(record: Service | Organisation, column: Column) -> str:
    first, *rest = column.loc
    value = getattr(record, first)
    if column.gives:
        value = tuple(word for word, gives in value.items() if gives == column.gives)
    for step in rest:
        if isinstance(value, tuple):
            value = value[step] if step < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        elif value is not None:
            value = getattr(value, step)
    return text_of(value, column.shape)
