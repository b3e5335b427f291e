"""What is listed for each need, group and area, how strong it is, and where nothing is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
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
MOST_COLUMNS = 12
"""The most areas that stand side by side in a table: more can be read on no screen and on no paper."""
# What is said of a need or a group where areas are too many for a column each.
TALLIED_NEEDS = {"none": "Nothing listed in", "some": "Something listed in"}
TALLIED_GROUPS = {
    "none": "Nothing listed in",
    "thin": "Only for anyone, or welcoming, in",
    "some": "Led by or set up for them in",
}
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
    """One line of a table: what it is about, and a cell for each column. The state of a cell is none, thin or some."""

    label: str
    cells: list[tuple[str, str]]
    """Words and state."""


@dataclass(frozen=True)
class Table:
    """One account: the heads of its columns, and its rows."""

    columns: list[str]
    rows: list[Row]


@dataclass(frozen=True)
class GroupTable:
    """Every need of one group."""

    id: str
    label: str
    missing: str
    """In how many places nothing is listed, in words."""
    table: Table


@dataclass(frozen=True)
class Gaps:
    """The whole account."""

    needs: Table
    """How many services there are for each need, whoever it is for."""
    groups: Table
    """How many services there are for each group, whatever the need."""
    tables: list[GroupTable]
    counted: str
    """Which services were counted, in words."""
    csv: str
    """The same as a table to work on, from the top of the site."""


def cells(catalogue: Catalogue, today: date) -> Iterator[Cell]:
    """Every area of the partnership by every need by every group, in the order of the areas and of the vocabularies."""
    groups = _groups(catalogue)
    for area, count in _counts(catalogue, today).items():
        for need in _needs(catalogue):
            for group in groups:
                yield _cell(count, area, need, group)


def gaps(catalogue: Catalogue, today: date, most_columns: int = MOST_COLUMNS) -> Gaps:
    """The account as tables for a page: a column for each area, or, where these are too many, one for how many have what."""
    needs, groups = _needs(catalogue), _groups(catalogue)
    counts = _counts(catalogue, today)
    names = {area.id: area.name for area in catalogue.partnership.areas}
    is_wide = len(counts) <= most_columns

    def table(rows: Iterable[tuple[str, list[tuple[str, str]]]], tallied: dict[str, str]) -> Table:
        if is_wide:
            return Table(list(names.values()), [Row(label, found) for label, found in rows])
        tallies = [(label, Counter(state for _, state in found)) for label, found in rows]
        return Table(
            list(tallied.values()),
            [
                Row(label, [(_places(tally[state]), state if tally[state] else "") for state in tallied])
                for label, tally in tallies
            ],
        )

    def of_group(need: str, group: str) -> list[tuple[str, str]]:
        found = [_cell(count, area, need, group) for area, count in counts.items()]
        return [(cell.words, _state(cell)) for cell in found]

    def group_table(id: str, label: str) -> GroupTable:
        found = {need: of_group(need, id) for need in needs}
        missing = sum(state == "none" for row in found.values() for _, state in row)
        rows = [(term.label, found[need]) for need, term in needs.items()]
        return GroupTable(id, label, f"{missing} of {len(needs) * len(counts)}", table(rows, TALLIED_GROUPS))

    whoever = [(term.label, [_total(count[need, EVERYONE, ""]) for count in counts.values()]) for need, term in needs.items()]
    return Gaps(
        needs=table(whoever, TALLIED_NEEDS),
        groups=table([(term.label, of_group("", id)) for id, term in groups.items()], TALLIED_GROUPS),
        tables=[group_table(id, term.label) for id, term in groups.items()],
        counted=f"{len({service.id for area in counts for service in listed_services(catalogue, today, area)})} services",
        csv=CSV,
    )


def csv_rows(catalogue: Catalogue, today: date) -> Iterator[tuple[str, ...]]:
    """Headings, then a row for each cell, in the words of the vocabularies."""
    yield HEADINGS
    names = {area.id: area.name for area in catalogue.partnership.areas}
    needs, groups = _needs(catalogue), _groups(catalogue)
    for cell in cells(catalogue, today):
        counts = (cell.by_and_for, cell.specialist, cell.welcomes, cell.anyone, cell.services)
        yield (names[cell.area], needs[cell.need].label, groups[cell.group].label, *map(str, counts))


def _needs(catalogue: Catalogue) -> dict[str, Any]:
    return {id: term for id, term in catalogue.terms("need").items() if id != OWN_BEHAVIOUR}


def _groups(catalogue: Catalogue) -> dict[str, Any]:
    return {id: term for id, term in catalogue.terms("group").items() if id != EVERYONE}


def _counts(catalogue: Catalogue, today: date) -> dict[str, Counter[tuple[str, str, str]]]:
    """For each area, how many services there are by need, group and strength.

    Under no need stand services for any; under everyone and no strength, those for whomever.
    """
    strengths = cache(partial(_strengths, catalogue))
    return {
        area.id: Counter(
            (need, group, strength)
            for service in listed_services(catalogue, today, area.id)
            for need in ("", *service.needs)
            for group, strength in strengths(service)
        )
        for area in catalogue.partnership.areas
    }


def _strengths(catalogue: Catalogue, service: Service) -> list[tuple[str, str]]:
    """Each group a service is for, and how far. One that is only for others stands under everyone and no strength alone."""
    found = [(EVERYONE, "")]
    for group in _groups(catalogue) if EVERYONE in service.serves else service.serves:
        how = service.serves.get(group)
        if how and group in catalogue.shelf("organisation")[service.organisation].record.led_by_and_for:
            found.append((group, "by_and_for"))
        else:
            found.append((group, {"only": "specialist", None: "anyone"}.get(how, how)))
    return found


def _cell(count: Counter[tuple[str, str, str]], area: str, need: str, group: str) -> Cell:
    return Cell(area, need, group, *(count.get((need, group, strength), 0) for strength, _ in STRENGTHS))


def _places(count: int) -> str:
    return f"{count} place" if count == 1 else f"{count} places"


def _total(count: int) -> tuple[str, str]:
    return (str(count) if count else "none listed", "none" if not count else "some")


def _state(cell: Cell) -> str:
    """none: nothing is listed. thin: nothing that is theirs, only services for anyone or that welcome them."""
    if not cell.services:
        return "none"
    return "some" if cell.by_and_for or cell.specialist else "thin"
