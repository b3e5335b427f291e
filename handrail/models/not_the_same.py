"""Services that look like one and are not: what a person has looked at need not be asked again."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import Day, Id, Link, Record, Words


class Pair(Record):
    """Services that share a number, a website or a name, and are different services all the same."""

    services: tuple[Annotated[Id, Link("service")], ...]
    """Ids of the services, two or more."""
    because: Words | None = None
    """Why they share it, for example one number for the whole charity."""
    checked_on: Day | None = None
    """The day somebody looked."""


class NotTheSame(Record):
    """Services a person has found to be different. One file: data/not_the_same.yml."""

    pairs: tuple[Pair, ...]
    """Each set of services that is not to be suggested as one again."""
