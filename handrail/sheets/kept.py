"""Which tables a site keeps its services, organisations and opening times in, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handrail.problems import Problem, Where
from handrail.sheets import grid, reading
from handrail.sheets.cells import Labels
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES
from handrail.sheets.grid import Grid
from handrail.sheets.row import Row

WORKBOOK, CSV = "services.xlsx", {SERVICES: "services.csv", ORGANISATIONS: "organisations.csv", TIMES: "opening-times.csv"}
OTHER_ENDINGS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".numbers")


@dataclass
class Kept:
    """The tables of one site. A kind of record that is kept in no table has no rows and no problems here."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    """Kind of record to its rows; only for kinds that are kept in a table."""
    problems: dict[str, list[Problem]] = field(default_factory=lambda: {"service": [], "organisation": []})


def names_of(site: Path, shown: str) -> list[str]:
    """How people name every table of a site, and every sheet of its workbook, whether or not they can be read."""
    found = [name for name in (WORKBOOK, *CSV.values()) if (site / "data" / name).is_file()]
    sheets = [grid.in_sheet(WORKBOOK, sheet) for sheet in CSV] if WORKBOOK in found else []
    return [f"{shown}data/{name}" for name in (*found, *sheets)]


def kept(site: Path, shown: str, who: Mapping[str, str], labels: Labels) -> Kept:
    """Read a site's tables. `shown` is how people name the site's folder, with a slash at its end, or nothing."""
    found = Kept()
    names = {name for name in (WORKBOOK, *CSV.values()) if (site / "data" / name).is_file()}
    if not names:
        found.problems["service"] += _other_endings(site, shown)
        return found
    say = found.problems["service"]

    def place(name: str) -> Where:
        return Where(f"{shown}data/{name}")

    grids: dict[str, Grid] = {}
    if WORKBOOK in names:
        grids, problems = grid.read_xlsx(site / "data" / WORKBOOK, place(WORKBOOK).path, CSV)
        say += problems
        if not problems and SERVICES not in grids:
            say.append(
                Problem(
                    place(WORKBOOK),
                    "no_sheet",
                    "No sheet of this workbook is called services and has a row of headings.",
                    f"Call the sheet with one service a row “{SERVICES}”, the others “{ORGANISATIONS}” and “{TIMES}”.",
                )
            )
    for sheet, name in CSV.items():
        if name not in names:
            continue
        if sheet in grids:
            say.append(_twice(place(name), f"data/{WORKBOOK}"))
        elif sheet == TIMES and CSV[SERVICES] not in names:
            say.append(
                Problem(
                    place(name),
                    "table_unread",
                    f"Opening times are read from here only beside data/{CSV[SERVICES]}, which is not there.",
                    f"Keep the services in data/{CSV[SERVICES]}, or say the hours where the services are.",
                )
            )
        else:
            one, problems = grid.read_csv(site / "data" / name, place(name).path)
            found.problems["organisation" if sheet == ORGANISATIONS else "service"] += problems
            if one:
                grids[sheet] = one
    _add_rows(found, grids, who, labels, names)
    for kind, folder in (("service", "services"), ("organisation", "organisations")):
        if found.rows.get(kind) and any((site / "data" / folder).glob("*.yml")):
            found.problems[kind].append(_twice(Where(found.rows[kind][0].path), f"the folder data/{folder}/"))
    return found


def _add_rows(found: Kept, grids: dict[str, Grid], who: Mapping[str, str], labels: Labels, names: set[str]) -> None:
    for sheet, kind in ((SERVICES, "service"), (ORGANISATIONS, "organisation")):
        if sheet in grids:
            head, problems = reading.head_of(grids[sheet], sheet, who, labels)
            found.rows[kind], more = reading.rows_of(head, grids[sheet])
            found.problems[kind] += problems + more
    if WORKBOOK in names or CSV[SERVICES] in names:
        # A table that cannot be read still stands in place of the folder.
        found.rows.setdefault("service", [])
    if TIMES in grids:
        head, problems = reading.head_of(grids[TIMES], TIMES, who, labels)
        found.problems["service"] += problems + reading.add_times(head, grids[TIMES], found.rows["service"])


def _twice(where: Where, other: str) -> Problem:
    return Problem(
        where,
        "kept_twice",
        f"The same kind of record is kept here and in {other}.",
        "Keep the one that is right and move the other out of data/.",
    )


def _other_endings(site: Path, shown: str) -> list[Problem]:
    data, read = site / "data", {WORKBOOK, *CSV.values()}
    found = sorted(data.glob("services.*")) if data.is_dir() else []
    return [
        Problem(
            Where(f"{shown}data/{path.name}"),
            "file_ending",
            f"The name of this file ends in {path.suffix}, so nobody would read it.",
            "Save it as data/services.xlsx or data/services.csv.",
        )
        for path in found
        if path.suffix.lower() in OTHER_ENDINGS and path.name not in read
    ]
