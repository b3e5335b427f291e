"""Figures: numbers with their place, their period and where they were published."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Nation, Prose, Record, Ref, Words, YesNo, choice


class FigureRow(Record):
    """One row of a table of figures."""

    label: Words
    """What the row is about."""
    values: tuple[Words, ...]
    """One value for each column, as printed: 1,234 or 56%."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""


class Figure(Record):
    """A figure or a small table of them. One file each in data/reference/figures/."""

    id: Id
    """Permanent short name; the file has the same name."""
    title: Words
    """What is counted."""
    place: Words
    """Where, as exactly as the source says."""
    nations: tuple[Nation, ...] = ()
    """Nations the place belongs to; empty where the source does not say."""
    period: Words
    """The time the numbers cover. A figure without one is refused."""
    source: Words
    """Who published it and when."""
    is_historical: YesNo
    """Yes for anything that has been overtaken; the page says so."""
    columns: tuple[Words, ...]
    """Headings of the values."""
    rows: tuple[FigureRow, ...]
    """The values."""
    bars: choice("none", "across", "down") = "none"
    """Draw bars beside the values: across each row, or down each column. Only where they count the same thing in like places."""
    note: Prose | None = None
    """What the figures cannot tell, and any error known in the source."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say about the whole."""
    seen_in: Words | None = None
    """Where the numbers were read, page or paper, for a record without refs. `source` says who published them."""
    reviewed_on: Day
    """The day somebody last read this record."""
