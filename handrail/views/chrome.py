"""What stands round every page: whose site it is, the way out, the honest notice, the way home."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import PROFESSIONAL, Catalogue
from handrail.views.notices import notice
from handrail.views.reference import NATION_NAMES


@dataclass(frozen=True)
class Door:
    """A way in: a label, an address from the top of the site, and a sentence."""

    label: str
    address: str
    words: str = ""


@dataclass(frozen=True)
class Chrome:
    """What every page's layout needs. Plain values only, so that any template engine can show them."""

    site_name: str
    partnership: str
    language: str
    demonstration: bool
    for_workers: bool
    """Whether this is the edition for professionals, which must not be published."""
    exit_to: str
    notice: str
    """Markdown; its links start from the top of the site."""
    menu: list[Door]


@dataclass(frozen=True)
class Doors:
    """Home's three doors."""

    doors: list[Door]


@dataclass(frozen=True)
class AboutPartnership:
    """Who publishes the site."""

    name: str
    nation: str
    areas: list[str]
    about: str
    role: str
    email: str
    demonstration: bool


def chrome(catalogue: Catalogue) -> Chrome:
    """The layout's values for one site."""
    partnership = catalogue.partnership
    menu = [
        Door("Find local help", "find/index.html"),
        Door("Numbers to ring", "help/index.html"),
        Door("Your device", "help/device-safety.html"),
        Door("For workers", "work/index.html"),
        Door("For partnerships", "partnership/index.html"),
    ]
    return Chrome(
        site_name=partnership.site_name,
        partnership=partnership.name,
        language=partnership.languages[0],
        demonstration=partnership.demonstration,
        for_workers=catalogue.edition == PROFESSIONAL,
        exit_to=partnership.exit_to,
        notice=notice(catalogue, "leaves-a-trail").text,
        menu=menu,
    )


def doors(_: Catalogue) -> Doors:
    """The three ways in."""
    return Doors(
        [
            Door("I need help", "find/index.html", "Find who can help you, near you or by phone. You decide what happens next."),
            Door("I help people at work", "work/index.html", "What to say, what to do, and which service to refer to."),
            Door("We run a partnership", "partnership/index.html", "Measure how you work together, plan, and print worksheets."),
        ]
    )


def about_partnership(catalogue: Catalogue) -> AboutPartnership:
    """Who publishes the site and whom to tell when something is wrong."""
    one = catalogue.partnership
    return AboutPartnership(
        name=one.name,
        nation=NATION_NAMES[one.nation],
        areas=[area.name for area in one.areas],
        about=one.about or "",
        role=one.coordinator.role,
        email=one.coordinator.email,
        demonstration=one.demonstration,
    )
