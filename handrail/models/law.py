"""Laws, policies and strategies: what each changes, where, since when, and what we are not sure of."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Nation, Prose, Record, Ref, Words, choice


class Law(Record):
    """An Act, a set of regulations, a strategy or a piece of guidance. One file each in data/reference/law/."""

    id: Id
    """Permanent short name; the file has the same name."""
    title: Words
    """Its name with its year."""
    kind: choice("act", "regulations", "convention", "strategy", "policy", "guidance", "scheme")
    """What sort of thing it is."""
    nations: tuple[Nation, ...]
    """Where it applies. Never moved from one nation to another."""
    dated: Words
    """When it was made or came into force, as far as that is known."""
    what_it_does: Prose
    """What it changes, described and never advised on."""
    status: Words
    """Whether it stands today, as far as we know."""
    changed_since: Prose | None = None
    """What has replaced or changed it."""
    caution: Words | None = None
    """What is not certain. Printed beside it."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""
    seen_in: Words | None = None
    """Where it was read, page or paper, for a record without refs. Not printed: a page seen once may since have moved."""
    reviewed_on: Day
    """The day somebody last read this record."""
    review_after: Day
    """The day by which it should be read again."""
