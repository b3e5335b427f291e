"""A national line. What may be printed depends on how sure we are and on when a person last looked."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import Day, Email, Id, Nation, PhoneText, Prose, Record, Term, Url, Words, YesNo, choice


class Evidence(Record):
    """Where the details were seen."""

    where: Words
    """Address of the page, or what the paper was."""
    date: Words | None = None
    """The date on that page as far as it says: 2026, 2026-10 or 2026-10-07."""


class Helpline(Record):
    """A national helpline or service. One file each in data/helplines/, named for its id."""

    id: Id
    """Permanent short name; the file has the same name."""
    name: Words
    """The line's own name."""
    run_by: Words | None = None
    """Who runs it, where the name does not say."""
    for_whom: Words
    """Who can use it, in a few words that follow “For”."""
    summary: Words | None = None
    """What help it gives, in a sentence."""
    nations: tuple[Nation, ...]
    """Nations it serves. A site shows only the lines of its own nation."""
    needs: tuple[Annotated[Id, Term("need")], ...] = ()
    """What help it gives."""
    abuse: tuple[Annotated[Id, Term("abuse")], ...] = ()
    """Forms of abuse it has particular knowledge of."""
    serves: dict[Annotated[Id, Term("group")], choice("specialist", "welcomes", "only")] = {}
    """Whom it is set up for, plainly welcomes, or is only for."""
    is_emergency: YesNo = False
    """Yes for 999 alone."""
    is_first_line: YesNo = False
    """Yes for the line that stands first in its nation's lists."""
    may_print: choice("number-and-hours", "number", "name-only")
    """What the evidence allows on a page before a person has opened the live page."""
    phone: PhoneText | None = None
    """The number as its owner prints it. Never guessed or completed."""
    is_free: YesNo | None = None
    """Whether calls are free."""
    hours: Words | None = None
    """Hours in words. Only where they may be printed."""
    text: PhoneText | None = None
    """Number for text messages."""
    email: Email | None = None
    """Address for messages."""
    live_chat: Words | None = None
    """Whether there is a chat and where, in words."""
    sign_language: Words | None = None
    """How to use it in sign language, in words."""
    website: Url | None = None
    """Its own page."""
    phone_unchecked: PhoneText | None = None
    """A number to be confirmed by a person. Never printed."""
    hours_unchecked: Words | None = None
    """What lists say about hours. Never printed."""
    other_unchecked: Words | None = None
    """Anything else to confirm. Never printed."""
    confidence: choice("high", "medium", "low", "unverified")
    """How sure the evidence makes us of the number."""
    seen_on: Words | None = None
    """Date of the newest evidence: 2026, 2026-10 or 2026-10-07."""
    checked_on: Day | None = None
    """The day a person opened the live page and found the number there."""
    hours_checked_on: Day | None = None
    """The day a person found the hours there."""
    note: Prose | None = None
    """Anything the next person to check should know. Never printed."""
    evidence: tuple[Evidence, ...]
    """Where it was seen."""
