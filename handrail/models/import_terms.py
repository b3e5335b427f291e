"""What the words of outside feeds mean here: the list a person keeps for `import`."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import Id, Link, Record, Term, Words


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


class ImportTerms(Record):
    """What outside words mean here. One file: data/import_terms.yml."""

    terms: tuple[OutsideTerm, ...]
    """The outside words, in any order."""
