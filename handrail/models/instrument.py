"""Every checklist, self-assessment, question set and tip list, in one shape."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import (
    Day,
    Id,
    ItemName,
    Link,
    Nation,
    Number,
    Prose,
    Record,
    Ref,
    WholeNumber,
    Words,
    YesNo,
    choice,
)

Items = tuple[Annotated[ItemName, Link("item")], ...]


class ScaleLevel(Record):
    """One point on a scale."""

    value: Number
    """The score."""
    label: Words
    """Its name in a word or two."""
    description: Words
    """What it looks like in practice."""


class Scale(Record):
    """The levels an item or a section is scored on, lowest first."""

    levels: tuple[ScaleLevel, ...]
    """The levels, lowest first."""
    allows_halves: YesNo = False
    """Whether a score between two levels may be given."""
    note: Words | None = None
    """Anything people should know about the scale."""


class Item(Record):
    """One question, statement or tip."""

    id: Id
    """Permanent within the instrument."""
    text: Words
    """The question or statement, short enough to read aloud."""
    name: Words | None = None
    """Its name in a few words, where other pages link to it. Without one, its text stands there."""
    hint: Prose | None = None
    """What it means, or what to look for."""
    page: Words | None = None
    """Page of the site that helps with it, from the top: partnership/components/data.html."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""


class Point(Record):
    """One short line of what good looks like."""

    text: Words
    """The line."""
    is_key: YesNo = False
    """Yes for a point that the source itself sets apart as a key point."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""


class Element(Record):
    """A part of a section's subject, with what good looks like in short lines. The long version is on the section's page."""

    id: Id
    """Permanent within the section."""
    title: Words
    """Its name."""
    points: tuple[Point, ...]
    """The lines."""
    items: Items = ()
    """Lines that another worksheet sets out, as worksheet#section.item. They stand here by name and are kept there."""


class Section(Record):
    """A group of items that belong together and, in a scored instrument, share one score."""

    id: Id
    """Permanent within the instrument."""
    title: Words
    """Heading."""
    intro: Prose | None = None
    """A sentence or two before the items."""
    page: Words | None = None
    """Page of the site that helps with it."""
    items: tuple[Item, ...] = ()
    """The questions, statements or tips. A section with none is scored as a whole."""
    elements: tuple[Element, ...] = ()
    """What the subject is made of, with what good looks like."""
    policies: Items = ()
    """Policies it rests on: items of other worksheets, as worksheet#section.item."""
    data: Items = ()
    """Data that shows whether it works, as items of other worksheets."""
    actions: Items = ()
    """Actions to choose from, as items of other worksheets."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""


class Comparison(Record):
    """Other partnerships' scores to set one's own beside."""

    table: Id
    """Name of the table in data/instruments/comparisons/, without .csv."""
    title: Words
    """What the table shows."""
    place: Words
    """Where the partnerships are, as exactly as the source says."""
    period: Words
    """The time the scores are of."""
    source: Words
    """Who published them and when."""
    note: Prose
    """Where it comes from, when, and what it cannot tell you."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""


class Instrument(Record):
    """A worksheet. One file each in data/instruments/, named for its id."""

    id: Id
    """Permanent short name; the file has the same name."""
    kind: choice("self-assessment", "checklist", "question-set", "tips", "register")
    """What sort of worksheet it is."""
    title: Words
    """Its name."""
    summary: Words
    """What it is for, in a sentence or two."""
    nations: tuple[Nation, ...]
    """Nations it fits."""
    sets_standards: YesNo = False
    """Yes where a government or national body asked partnerships for this. Guidance pages then say who asks for what."""
    audience: tuple[Words, ...]
    """Who fills it in."""
    takes_minutes: WholeNumber
    """How long it takes a group, in minutes."""
    how_to_use: Prose
    """What to do with it, step by step."""
    scale: Scale | None = None
    """For a scored instrument."""
    scoring: Prose | None = None
    """How scores are put together and what that does not show."""
    sections: tuple[Section, ...]
    """The parts, in order."""
    comparison: Comparison | None = None
    """Other partnerships' scores."""
    facilitator_notes: Prose | None = None
    """For the person who runs the session."""
    source_note: Prose
    """Where the content comes from and what has changed since."""
    is_ours: YesNo = False
    """Yes where we wrote the questions ourselves, so that an item may stand without refs. source_note says so on the page."""
    reviewed_on: Day
    """The day somebody last read it through."""
    review_after: Day
    """The day by which it should be read again."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say about the whole."""
