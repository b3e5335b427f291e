"""Tables of a site's own services and organisations, to rows. As strict as a YAML file: nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from handrail.problems import Problem, Where
from handrail.sheets.cells import Labels
from handrail.sheets.columns import CLOSED, OPEN_OR_CLOSED, WHOSE, Sheet, columns_of, headed
from handrail.sheets.grid import Grid
from handrail.sheets.row import Head, Line, Row


def head_of(grid: Grid, sheet: Sheet, who: Mapping[str, str], labels: Labels) -> tuple[Head, list[Problem]]:
    """What each column of a table is, and what is wrong with its headings."""
    head, problems = Head(grid.path, grid.headings, headed(grid.headings, sheet, who), labels), []
    filled = {index for _, cells in grid.rows for index, cell in enumerate(cells) if cell}
    seen: dict[tuple, str] = {}
    for index, (heading, column) in enumerate(zip(head.headings, head.columns, strict=True)):
        where = Where(grid.path, 1, index + 1, heading, len(heading) or 1, 1)
        if column is None and (heading or index in filled):
            near = process.extractOne(
                heading, [one.heading for one in columns_of(sheet, who)], scorer=fuzz.ratio, score_cutoff=70
            )
            hint = f" Did you mean “{near[0]}”?" if near else ""
            problems.append(
                Problem(
                    where,
                    "unknown_key",
                    f"No column of {sheet} is headed “{heading}”.{hint}" if heading else "This column has no heading.",
                    "Correct the heading or delete the column. What must never be published has no column on purpose.",
                )
            )
        elif column is not None and (column.loc, column.gives) in seen:
            problems.append(
                Problem(where, "repeated_key", f"“{heading}” heads two columns.", "Keep the right one and delete the other.")
            )
        elif column is not None:
            seen[(column.loc, column.gives)] = heading
    return head, problems


def rows_of(head: Head, grid: Grid) -> tuple[list[Row], list[Problem]]:
    """Every row as a tree, and the words that stand in two columns that cannot both be right."""
    rows = [Row(head, number, cells) for number, cells in grid.rows]
    problems = [
        Problem(
            head.where(row.number, row.cells, column, word),
            "repeated_value",
            f"“{word}” stands in another column of this row as well.",
            "Keep it in the one that is right.",
        )
        for row in rows
        for column, word in row.clashes
    ]
    return rows, problems


def add_times(head: Head, grid: Grid, rows: list[Row]) -> list[Problem]:
    """Give each line of opening times to the service it belongs to."""
    owners = {row.value["id"]: row for row in reversed(rows) if "id" in row.value}
    problems = []
    whose = head.index.get(WHOSE.loc, [0])[0]
    kind = head.index.get(OPEN_OR_CLOSED.loc, [-1])[0]
    for number, cells in grid.rows:
        id, said = cells[whose], cells[kind].casefold() if kind >= 0 else ""
        if id not in owners:
            near = process.extractOne(id, list(owners), scorer=fuzz.ratio, score_cutoff=70)
            problems.append(
                Problem(
                    head.where(number, cells, whose),
                    "no_such_service",
                    (f"There is no service called “{id}” in the table." if id else "This row does not say whose hours they are.")
                    + (f" Did you mean “{near[0]}”?" if near else ""),
                    "Write the service's id as it stands in the table of services, or delete this row.",
                )
            )
            continue
        if said not in {"", *OPEN_OR_CLOSED.shape.choices}:
            problems.append(
                Problem(
                    head.where(number, cells, kind),
                    "not_in_the_list",
                    f"“{cells[kind]}” is not one of the words that may stand here.",
                    f"Write one of: {', '.join(OPEN_OR_CLOSED.shape.choices)}.",
                )
            )
            continue
        names = CLOSED if said == "closed" else {}
        value = {
            names.get(column.loc[0], column.loc[0]): read
            for _, column, read in head.read(cells)
            if column is not WHOSE and column is not OPEN_OR_CLOSED
        }
        owners[id].add_line("closures" if said == "closed" else "schedules", Line(head, number, cells, value))
    return problems
