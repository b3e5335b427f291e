"""A record names another record, an area, an item of a worksheet or a page that does not exist.

Why: the link would lead nowhere, or the service would be listed under nobody.
Source: house.md.
Mend: correct the id, or add the missing record.
"""

from rapidfuzz import fuzz, process

from handrail.models.fields import Link
from handrail.models.marks import marked
from handrail.problems import Problem

NEEDS_PARTNERSHIP = True
KEPT_IN = {"area": "data/partnership.yml, under areas", "organisation": "data/organisations/", "item": "data/instruments/"}


def find(catalogue, today):
    inside = {"area": {area.id for area in catalogue.partnership.areas}, "item": _items(catalogue)}
    for entry in catalogue.entries():
        if entry.record is None or entry.kind == "comparison":
            continue
        for loc, mark, id, is_key in marked(entry.record):
            if isinstance(mark, Link):
                # A record that was refused still exists: its own problem is enough.
                known = inside[mark.kind] if mark.kind in inside else catalogue.shelf(mark.kind)
                if id not in known and not (mark.kind == "item" and _is_refused(catalogue, id)):
                    yield _problem(entry.where(*loc, on_key=is_key), mark.kind, id, known)
    for kind in ("instrument", "diagram"):
        for entry in catalogue.shelf(kind).values():
            yield from _pages(catalogue, entry)


def _items(catalogue):
    return {
        f"{instrument.id}#{section.id}.{item.id}"
        for instrument in catalogue.records("instrument").values()
        for section in instrument.sections
        for item in section.items
    }


def _is_refused(catalogue, item):
    entry = catalogue.shelf("instrument").get(item.partition("#")[0])
    return entry is not None and entry.record is None


def _problem(where, kind, id, known):
    near = process.extractOne(id, sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return Problem(
        where,
        "broken_reference",
        f"There is no {kind} called “{id}”.{hint}",
        f"Correct the id, or add the {kind} in {KEPT_IN[kind]}.",
    )


def _pages(catalogue, entry):
    for loc, page in _pages_named(entry.record) if entry.record else ():
        if page and page.partition("#")[0].removesuffix(".html") + ".md" not in catalogue.shelf("page"):
            yield Problem(
                entry.where(*loc),
                "broken_reference",
                f"There is no page at {page}.",
                "Write the page's address from the top of the site, such as partnership/components/data.html.",
            )


def _pages_named(record):
    for number, node in enumerate(getattr(record, "nodes", ())):
        yield ("nodes", number, "page"), node.page
    for number, section in enumerate(getattr(record, "sections", ())):
        yield ("sections", number, "page"), section.page
        for index, item in enumerate(section.items):
            yield ("sections", number, "items", index, "page"), item.page
