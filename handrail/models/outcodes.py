"""First halves of postcodes that exist, and where the list of them comes from."""

from __future__ import annotations

from handrail.models.fields import Id, OutcodeText, Prose, Record, Words


class OutcodeList(Record):
    """First halves of postcodes (outcodes) that exist in some part of the country. One file each in data/reference/outcodes/. A
    site adds a file of its own for those that are newer."""

    id: Id
    """Permanent short name; the file has the same name."""
    holds: Words
    """The part of the country."""
    origin: Words
    """Where the list comes from, and as of when."""
    licence: Words
    """The terms on which it may be passed on."""
    attribution: Prose | None = None
    """Words that its licence asks to be shown with it."""
    outcodes: OutcodeText
    """The first halves, with spaces between them."""
