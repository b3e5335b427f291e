"""What was tested for accessibility, with what came of it. Written by a command, not by hand."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Record, WholeNumber, Words


class Check(Record):
    """One thing that was looked at in the same way on many pages."""

    what: Words
    """What was looked at, and with what."""
    tries: WholeNumber
    """How many pages or states of a page it was tried on."""
    faults: WholeNumber
    """On how many of them it found something."""


class Tested(Record):
    """A run of the accessibility tests. One file, data/reference/tested.yml, which `make accessibility` writes."""

    id: Id
    """Permanent short name; the file has the same name."""
    tested_on: Day
    """The day of the run."""
    browser: Words
    """The browser, with its version."""
    pages: tuple[Words, ...]
    """The kinds of page that were looked at, one of each."""
    checks: tuple[Check, ...]
    """What was looked at on them."""
