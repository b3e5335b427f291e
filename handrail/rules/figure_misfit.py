"""A row of a table of figures has more or fewer values than the table has columns.

Why: a value under the wrong heading says something false, and screen readers read the heading with it.
Source: house.md; Web Content Accessibility Guidelines 2.2, 1.3.1.
Mend: give each row one value for each column; put quotation marks round a heading that holds a comma.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.shelf("figure").values():
        columns = len(entry.record.columns) if entry.record else 0
        for place, row in enumerate(entry.record.rows if entry.record else ()):
            if len(row.values) != columns:
                values = f"{len(row.values)} value{'' if len(row.values) == 1 else 's'}"
                yield Problem(
                    entry.where("rows", place, "values"),
                    "figure_misfit",
                    f"This row has {values}. The table has {columns} column{'' if columns == 1 else 's'}.",
                    "Give each row one value for each column; put quotation marks round a heading that holds a comma.",
                )
