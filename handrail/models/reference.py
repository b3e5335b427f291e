"""Words explained, documents named, and numbers that must never be dialled."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Nation, Prose, Record, Ref, Url, WholeNumber, Words, YesNo


class GlossaryTerm(Record):
    """One word or abbreviation explained. One file each in data/reference/glossary/."""

    id: Id
    """Permanent short name; the file has the same name."""
    term: Words
    """The word or abbreviation."""
    expansion: Words | None = None
    """What the letters stand for."""
    meaning: Prose
    """What it is, in plain words."""
    nations: tuple[Nation, ...] = ()
    """Nations where it is used; left out means all four."""
    now: Words | None = None
    """What has replaced it, or what to say today."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""
    reviewed_on: Day | None = None
    """The day somebody last read it."""
    review_after: Day | None = None
    """The day by which it should be read again."""


class SourceDocument(Record):
    """A document this site draws on. One file each in data/reference/sources/."""

    id: Id
    """Permanent short name; the file has the same name."""
    title: Words
    """Its title."""
    publisher: Words
    """Who published it."""
    year: WholeNumber
    """When."""
    nations: tuple[Nation, ...]
    """Where it applies."""
    is_drawn_on: YesNo = False
    """Yes for the documents this toolkit says again in its own words; they are named on every site."""
    status: Words
    """What kind of document it is and whether it still stands."""
    note: Prose | None = None
    """What has changed since, and what to be careful of."""
    website: Url | None = None
    """Where it can be read, if a person has opened that address."""
    reviewed_on: Day | None = None
    """The day somebody last read this record."""


class DeadContact(Record):
    """A number or address that must never be offered as one to use. One file each in data/reference/never_dialable/."""

    id: Id
    """Permanent short name; the file has the same name."""
    value: Words
    """The number or address."""
    was: Words
    """Whose it was."""
    because: Words
    """Why it must not be used."""
