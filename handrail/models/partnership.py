"""Who publishes the site, for which places and in which nation."""

from __future__ import annotations

from typing import Annotated

from handrail.models.fields import (
    Colour,
    CouncilCode,
    Day,
    Email,
    Id,
    Link,
    Nation,
    Outcodes,
    Prose,
    Record,
    Url,
    Words,
    YesNo,
    choice,
)


class Area(Record):
    """One of the places the partnership works for: a council area, a borough or part of one."""

    id: Id
    """Short name used in addresses and records, for example northfold."""
    name: Words
    """The name people use for the place."""
    code: CouncilCode | None = None
    """The government's nine-character code for the council, or for the county, where there is one (E06000010). `handrail
    outcodes` needs it."""
    outcodes: Outcodes = ()
    """First halves of the postcodes in it, such as [ZZ1, ZZ2]. One that two areas share stands in both. Left out, people choose
    from the list only."""
    neighbours: tuple[Annotated[Id, Link("area")], ...] = ()
    """Ids of areas next door, offered when this one has nothing that fits."""


class Coordinator(Record):
    """Whom to tell that something on the site is wrong. A post, never a person's name."""

    role: Words
    """The post, for example Partnership coordinator."""
    email: Email
    """A shared mailbox, so that it still works when somebody leaves."""


class Colours(Record):
    """The partnership's own colours, as six-figure codes such as #1f4e4a."""

    primary: Colour | None = None
    """Used for the top of the page, buttons and links."""
    accent: Colour | None = None
    """Used sparingly, to mark what is chosen."""


class Partnership(Record):
    """The partnership that publishes the site. One file: data/partnership.yml."""

    id: Id
    """Permanent short name. Every address of a service page is worked out from it, so never change it."""
    name: Words
    """The partnership's full name."""
    site_name: Words
    """What the browser shows beside each page's title. Keep it neutral: somebody may see it over a shoulder."""
    nation: Nation
    """Which nation's law, helplines and standards the site shows."""
    areas: tuple[Area, ...]
    """The places the partnership works for, in the order they are listed."""
    languages: tuple[Words, ...] = ("en",)
    """Language tags of the site, first language first."""
    coordinator: Coordinator
    """Whom to tell that something is wrong."""
    exit_to: Url
    """Where “Exit this page” goes: dull, quick, the same for everyone, and never a page of search results."""
    site_address: Url | None = None
    """Where the site will live, once it has an address."""
    colours: Colours = Colours()
    """The partnership's own colours."""
    demonstration: YesNo = False
    """Yes puts a plain notice on every page that the partnership and its services are invented."""
    address_style: choice("neutral", "plain") = "neutral"
    """Neutral gives survivor-facing pages codes for addresses; plain uses the service's own id."""
    about: Prose | None = None
    """A paragraph or two about the partnership, for the About page."""
    reviewed_on: Day | None = None
    """The day somebody last read this file through."""
