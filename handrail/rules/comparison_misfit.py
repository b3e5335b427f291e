"""A worksheet's comparison table does not fit its sections or its scale.

Why: scores set beside the wrong column would tell a partnership something false about itself.
Source: house.md: an instrument's comparison table.
Mend: give the table one column for each section, headed with the section's id, and scores that are on the scale.
"""

from handrail.problems import Problem


def find(catalogue, today):
    tables = catalogue.shelf("comparison")
    for entry in catalogue.shelf("instrument").values():
        if entry.record is None or entry.record.comparison is None:
            continue
        name = entry.record.comparison.table
        if name not in tables:
            yield Problem(
                entry.where("comparison", "table"),
                "comparison_misfit",
                f"There is no table called {name}.csv in data/instruments/comparisons/.",
                "Add the table or correct its name.",
            )
            continue
        if tables[name].record is None:
            continue
        yield from _columns(entry, tables[name])
        if entry.record.scale:
            yield from _scores(entry.record.scale, tables[name])


def _columns(entry, table):
    sections = [section.id for section in entry.record.sections]
    if not table.record:
        yield Problem(
            table.where(),
            "comparison_misfit",
            "This table has no rows under its heading.",
            "Add a row for each partnership, or take the comparison out of the worksheet.",
        )
        return
    columns = [column for column in table.record[0] if column != "partnership"]
    for column in columns:
        if column not in sections:
            yield Problem(
                table.where("heading", column),
                "comparison_misfit",
                f"The column “{column}” is not a section of {entry.id}.",
                "Head each column with the id of a section.",
            )
    for number, section in enumerate(sections):
        if section not in columns:
            yield Problem(
                entry.where("sections", number, "id"),
                "comparison_misfit",
                f"The comparison table has no column for “{section}”.",
                f"Add the column to {entry.record.comparison.table}.csv, or take the section out.",
            )


def _scores(scale, table):
    levels = [level.value for level in scale.levels]
    steps = {low + (0.5 if half else 0) for low in levels for half in ((False, True) if scale.allows_halves else (False,))}
    allowed = {step for step in steps if levels[0] <= step <= levels[-1]}
    for index, row in enumerate(table.record):
        for column, score in row.items():
            if column == "partnership":
                continue
            try:
                good = float(score) in allowed
            except ValueError:
                good = False
            if not good:
                yield Problem(
                    table.where(index, column),
                    "comparison_misfit",
                    f"“{score}” is not a score on this worksheet's scale.",
                    f"Scores run from {levels[0]:g} to {levels[-1]:g}{', halves allowed' if scale.allows_halves else ''}.",
                )
