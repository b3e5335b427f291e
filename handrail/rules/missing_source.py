"""A worksheet's item, a law or a figure does not say where it comes from.

Why: nobody can check a question, a date or a number against a source that is not named, and so it stays wrong for years.
Source: house.md, Hooks that pages keep: provenance; uk-facts.yml, where each fact carries the page it was seen on.
Mend: give refs, the ids of what a source says. A worksheet that is our own work says is_ours: yes; a law or a figure from
elsewhere says in seen_in which page or paper it was read in.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.shelf("instrument").values():
        if entry.record and not entry.record.is_ours:
            yield from _items(entry)
    for kind in ("law", "figure"):
        for entry in catalogue.shelf(kind).values():
            if entry.record and not (entry.record.refs or entry.record.seen_in):
                yield from _rows(entry) if kind == "figure" else [_unseen(entry, ("title",), "law")]


def _items(entry):
    for number, section in enumerate(entry.record.sections):
        if not section.items and not section.refs:
            yield _unsaid(entry, ("sections", number, "title"), f"the section “{section.title}”")
        for index, item in enumerate(section.items):
            if not item.refs:
                yield _unsaid(entry, ("sections", number, "items", index, "text"), "this item")
        for index, element in enumerate(section.elements):
            for place, point in enumerate(element.points):
                if not point.refs:
                    yield _unsaid(entry, ("sections", number, "elements", index, "points", place, "text"), "this point")


def _rows(entry):
    bare = [index for index, row in enumerate(entry.record.rows) if not row.refs]
    if len(bare) == len(entry.record.rows):
        yield _unseen(entry, ("title",), "figure")
    else:
        for index in bare:
            yield _unseen(entry, ("rows", index, "label"), "row")


def _unsaid(entry, loc, what):
    return Problem(
        entry.where(*loc),
        "missing_source",
        f"Nothing says where {what} comes from.",
        "Add refs, the ids of what the sources say. If the whole worksheet is your own work, write is_ours: yes in it.",
    )


def _unseen(entry, loc, what):
    return Problem(
        entry.where(*loc),
        "missing_source",
        f"Nothing says where this {what} was read.",
        "Add refs, the ids of what the sources say, or name the page or paper in seen_in.",
    )
