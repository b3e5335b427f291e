"""Who runs a service."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import Day, Id, Prose, Record, Term, Url, Words, choice


class Organisation(Record):
    """A charity, council team, health body or group that runs one service or more."""

    id: Id
    """Permanent short name; the file has the same name."""
    name: Words
    """The organisation's name as it writes it."""
    summary: Prose | None = None
    """What kind of organisation it is, in a sentence."""
    website: Url | None = None
    """Its own home page."""
    identifiers: dict[choice("GB-CHC", "GB-SC", "GB-NIC", "GB-COH"), Words] = {}
    """Charity or company numbers as the owner prints them. Never published while a service of theirs hides its place: a
    register may show the address."""
    led_by_and_for: tuple[Annotated[Id, Term("group")], ...] = ()
    """Groups that lead the organisation and that it is for. A fact agreed with it, never worked out from whom it serves."""
    led_by_and_for_confirmed_on: Day | None = None
    """The day the organisation agreed to be described so."""
    reviewed_on: Day | None = None
    """The day the partnership last read this record."""
    review_after: Day | None = None
    """The day by which it should be read again."""
