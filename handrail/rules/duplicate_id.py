"""Two things in one list have the same id.

Why: only one of them can be found; the other is lost without a word.
Source: house.md: ids are stable and stand for one thing.
Mend: give one of them another id.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.entries():
        yield from _lists(entry, entry.tree.value, ())
        id = entry.tree.value.get("id") if entry.is_a_row else None
        if id and id != entry.id:
            yield Problem(
                entry.where("id"),
                "duplicate_id",
                f"“{id}” is already the id of row {catalogue.shelf(entry.kind)[id].where('id').line}.",
                "Give one of the two another id, or delete the row that is out of date.",
            )


def _lists(entry, value, loc):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(entry, inner, (*loc, key))
    elif isinstance(value, list):
        seen = {}
        for index, inner in enumerate(value):
            yield from _lists(entry, inner, (*loc, index))
            id = inner.get("id") if isinstance(inner, dict) else None
            if not isinstance(id, str):
                continue
            if id in seen:
                yield Problem(
                    entry.where(*loc, index, "id"),
                    "duplicate_id",
                    f"“{id}” is already the id of something on line {entry.where(*loc, seen[id], 'id').line}.",
                    "Give one of the two another id.",
                )
            else:
                seen[id] = index
