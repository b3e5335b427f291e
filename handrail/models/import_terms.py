"""What a person has told `import`: what the words of outside feeds mean here, and which of their records must stay out."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import Day, Id, Link, Record, Term, Words


class OutsideTerm(Record):
    """One outside word and the words of ours that mean the same. With none of ours, it is known to mean nothing here."""

    outside: Words
    """The outside word: its web address, its code or its name, as the import report gives it."""
    need: tuple[Annotated[Id, Term("need")], ...] = ()
    """Help it means."""
    abuse: tuple[Annotated[Id, Term("abuse")], ...] = ()
    """Forms of abuse it means."""
    group: tuple[Annotated[Id, Term("group")], ...] = ()
    """Groups it means. They are taken as welcomed, which a person must look at."""
    accommodation_type: tuple[Annotated[Id, Term("accommodation_type")], ...] = ()
    """The type of safe accommodation it means. The place of such a service is never taken."""
    access: tuple[Annotated[Id, Term("access")], ...] = ()
    """Access and practical help it means."""
    channel: tuple[Annotated[Id, Term("channel")], ...] = ()
    """Ways of giving help it means."""
    route: tuple[Annotated[Id, Term("route")], ...] = ()
    """Ways of getting in touch it means."""
    area: tuple[Annotated[Id, Link("area")], ...] = ()
    """Areas of the partnership it means, where the outside word is a place."""


SCHEMES = ("need", "abuse", "group", "accommodation_type", "access", "channel", "route", "area")


class NotAgain(Record):
    """An outside record that was deleted here and must not come back with the next import."""

    source: Words
    """Where it comes from, as “source” in the record said."""
    source_id: Words
    """Its id there, as “source_id” in the record said."""
    because: Words | None = None
    """Why, for whoever keeps this list next. Never a place and never a person."""
    decided_on: Day | None = None
    """The day that was decided."""


class ImportTerms(Record):
    """What outside words mean here, and which outside records stay out. One file: data/import_terms.yml."""

    terms: tuple[OutsideTerm, ...] = ()
    """The outside words, in any order."""
    not_again: tuple[NotAgain, ...] = ()
    """Records that an import leaves out, each time."""
