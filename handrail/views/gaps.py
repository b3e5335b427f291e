"""What is listed for each need, group and area, how strong it is, and where nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.finder import listed_services
from handrail.views.helplines import OWN_BEHAVIOUR

# From the strongest down. A service counts once, under the strongest that is true of it.
STRENGTHS = (
    ("by_and_for", "led by and for them"),
    ("specialist", "set up for them"),
    ("welcomes", "welcoming them"),
    ("anyone", "for anyone"),
)
EVERYONE = "everyone"
"""The word in a record that welcomes every group."""
CSV = "downloads/gaps.csv"
"""The counts as a table, from the top of the site."""
HEADINGS = ("area", "need", "group", *(name for name, _ in STRENGTHS), "services")


@dataclass(frozen=True)
class Cell:
    """One need, one group, one area: how many services there are of each strength."""

    area: str
    need: str
    group: str
    by_and_for: int
    specialist: int
    welcomes: int
    anyone: int

    @property
    def services(self) -> int:
        """All of them together."""
        return self.by_and_for + self.specialist + self.welcomes + self.anyone

    @property
    def words(self) -> str:
        """The count of each strength, strongest first; or that none is listed."""
        said = [f"{getattr(self, name)} {words}" for name, words in STRENGTHS if getattr(self, name)]
        return "; ".join(said) or "none listed"


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is about, and a cell for each area. The state of a cell is none, thin or some."""

    label: str
    cells: list[tuple[str, str]]
    """Words and state."""


@dataclass(frozen=True)
class GroupTable:
    """Every need of one group."""

    id: str
    label: str
    missing: str
    """In how many places nothing is listed, in words."""
    rows: list[Row]


@dataclass(frozen=True)
class Gaps:
    """The whole account."""

    areas: list[str]
    needs: list[Row]
    """How many services there are for each need, whoever it is for."""
    groups: list[Row]
    """How many services there are for each group, whatever the need."""
    tables: list[GroupTable]
    counted: str
    """Which services were counted, and on which day, in words."""
    csv: str
    """The same as a table to work on, from the top of the site."""


def cells(catalogue: Catalogue, today: date) -> list[Cell]:
    """Every need by every group by every area of the partnership, in the order of the vocabularies and of the areas."""
    groups = [group for group in catalogue.terms("group") if group != EVERYONE]
    found = []
    for area, covering in _by_area(catalogue, today):
        for need in _needs(catalogue):
            meeting = [one for one in covering if need in one.needs]
            found += [_cell(catalogue, meeting, area, need, group) for group in groups]
    return found


def gaps(catalogue: Catalogue, today: date) -> Gaps:
    """The account as tables for a page."""
    by_area = _by_area(catalogue, today)
    needs, groups = _needs(catalogue), catalogue.terms("group")
    every = {(cell.group, cell.need, cell.area): cell for cell in cells(catalogue, today)}
    areas = [area for area, _ in by_area]
    tables = []
    for id, group in groups.items():
        if id == EVERYONE:
            continue
        row_cells = {need: [every[id, need, area] for area in areas] for need in needs}
        missing = sum(not cell.services for row in row_cells.values() for cell in row)
        rows = [Row(needs[need].label, [(cell.words, _state(cell)) for cell in row]) for need, row in row_cells.items()]
        tables.append(GroupTable(id, group.label, f"{missing} of {len(needs) * len(areas)}", rows))
    names = {area.id: area.name for area in catalogue.partnership.areas}
    counted = {service.id for _, covering in by_area for service in covering}
    return Gaps(
        areas=[names[area] for area in areas],
        needs=[
            Row(term.label, [_total(sum(need in one.needs for one in covering)) for _, covering in by_area])
            for need, term in needs.items()
        ],
        groups=[
            Row(
                term.label,
                [(cell.words, _state(cell)) for cell in (_cell(catalogue, covering, area, "", id) for area, covering in by_area)],
            )
            for id, term in groups.items()
            if id != EVERYONE
        ],
        tables=tables,
        counted=f"{len(counted)} services",
        csv=CSV,
    )


def csv_rows(catalogue: Catalogue, today: date) -> Iterator[tuple[str, ...]]:
    """Headings, then a row for each cell, in the words of the vocabularies."""
    yield HEADINGS
    names = {area.id: area.name for area in catalogue.partnership.areas}
    for cell in cells(catalogue, today):
        words = (names[cell.area], catalogue.term("need", cell.need).label, catalogue.term("group", cell.group).label)
        yield (*words, *(str(getattr(cell, name)) for name in HEADINGS[3:]))


def _needs(catalogue: Catalogue) -> dict[str, Any]:
    return {id: term for id, term in catalogue.terms("need").items() if id != OWN_BEHAVIOUR}


def _by_area(catalogue: Catalogue, today: date) -> list[tuple[str, list[Service]]]:
    return [(area.id, listed_services(catalogue, today, area.id)) for area in catalogue.partnership.areas]


def _cell(catalogue: Catalogue, services: list[Service], area: str, need: str, group: str) -> Cell:
    strengths = [_strength(catalogue, one, group) for one in services]
    return Cell(area, need, group, **{name: strengths.count(name) for name, _ in STRENGTHS})


def _strength(catalogue: Catalogue, service: Service, group: str) -> str:
    """How far a service is for a group. One that is only for others counts for nothing."""
    how = service.serves.get(group)
    if how and group in catalogue.shelf("organisation")[service.organisation].record.led_by_and_for:
        return "by_and_for"
    if how in {"specialist", "only"}:
        return "specialist"
    if how == "welcomes":
        return "welcomes"
    return "anyone" if EVERYONE in service.serves else ""


def _total(count: int) -> tuple[str, str]:
    return (str(count) if count else "none listed", "none" if not count else "some")


def _state(cell: Cell) -> str:
    """none: nothing is listed. thin: nothing that is theirs, only services for anyone or that welcome them."""
    if not cell.services:
        return "none"
    return "some" if cell.by_and_for or cell.specialist else "thin"
