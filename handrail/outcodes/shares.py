"""Which first halves of postcodes lie in each area of a partnership, and how much of each: counted from Code-Point Open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.models.fields import COUNCIL_CODE_PATTERN
from handrail.outcodes.code_point import COUNTY, DISTRICT, POSTCODE, NotCodePoint, outcode_of, rows_of_download
from handrail.outcodes.listing import in_order
from handrail.problems import Problem, Where

LEAST = 0.02
"""A smaller part of a district is left out: a few streets over the boundary, or a point on its wrong side."""
ENTRY = "partnership"
NORTHERN_IRELAND = "N09"


@dataclass(frozen=True)
class AreaOutcodes:
    """One area with the first halves of its postcodes, in the order people count in."""

    name: str
    code: str
    shares: list[tuple[str, float]]
    """Each first half with the part of its postcodes that lies in the area: more than 0, and 1 where all of them do."""
    left_out: list[tuple[str, float]]
    """The same for those of which too little lies in it."""


@dataclass
class Counted:
    """Postcodes by first half, in all and in each council or county that was asked for."""

    wanted: frozenset[str]
    totals: Counter[str] = field(default_factory=Counter)
    within: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The same by code and first half."""


def counted(rows: Iterable[list[str]], wanted: Iterable[str]) -> Counted:
    """Count the postcodes of every first half. One that no council is given for counts for none. Raises NotCodePoint."""
    found, districts = Counted(frozenset(wanted)), set()
    for row in rows:
        district = row[DISTRICT]
        if not district:
            continue
        districts.add(district)
        outcode = outcode_of(row[POSTCODE])
        found.totals[outcode] += 1
        for code in (district, row[COUNTY]):
            if code in found.wanted:
                found.within[code, outcode] += 1
    if not any(COUNCIL_CODE_PATTERN.fullmatch(code) for code in districts):
        raise NotCodePoint("This zip has rows of ten columns, but no councils in the ninth.")
    return found


def of_areas(catalogue: Catalogue, file: Path) -> tuple[list[AreaOutcodes], list[Problem]]:
    """What the download says of each area that has a code, and what stands in the way for the others."""
    areas = catalogue.partnership.areas
    problems = _without_code(catalogue)
    wanted = {area.code for area in areas if area.code and not area.code.startswith(NORTHERN_IRELAND)}
    if not wanted:
        return [], problems + _with_a_code_nobody_has(catalogue, wanted)
    try:
        found = counted(rows_of_download(file), wanted)
    except NotCodePoint as error:
        mend = "Download Code-Point Open again, as CSV, and give the zip."
        what = Problem(Where(str(file)), "not_code_point", str(error), mend)
        return [], [what, *problems, *_with_a_code_nobody_has(catalogue, wanted)]
    known = {code for code, _ in found.within}
    listed = [_area(area, found) for area in areas if area.code in known]
    return listed, [*problems, *_with_a_code_nobody_has(catalogue, known), *_newer(catalogue, file, listed)]


def _area(area, found: Counted) -> AreaOutcodes:
    shares = {outcode: number / found.totals[outcode] for (code, outcode), number in found.within.items() if code == area.code}
    ordered = [(outcode, shares[outcode]) for outcode in sorted(shares, key=in_order)]
    return AreaOutcodes(
        area.name,
        area.code,
        [one for one in ordered if one[1] >= LEAST],
        [one for one in ordered if one[1] < LEAST],
    )


def _without_code(catalogue: Catalogue) -> list[Problem]:
    entry = catalogue.shelf(ENTRY)[ENTRY]
    return [
        Problem(
            entry.where("areas", number, "name"),
            "area_without_code",
            f"“{area.name}” has no code, so its postcodes cannot be told from others.",
            "Add a line that begins code: below its name. Doc/Codelist.xlsx in the download has every council's.",
        )
        for number, area in enumerate(catalogue.partnership.areas)
        if not area.code
    ]


def _with_a_code_nobody_has(catalogue: Catalogue, known: set[str]) -> list[Problem]:
    entry = catalogue.shelf(ENTRY)[ENTRY]
    problems = []
    for number, area in enumerate(catalogue.partnership.areas):
        if not area.code or area.code in known:
            continue
        if area.code.startswith(NORTHERN_IRELAND):
            what = "Code-Point Open has no postcodes of Northern Ireland."
            mend = "Type the first halves by hand; `handrail check` names any that does not exist."
        else:
            what = f"No postcode lies in {area.code}. It may be an old code: councils that merge or change get a new one."
            mend = "Look up the code it has now, in Doc/Codelist.xlsx in the download."
        problems.append(Problem(entry.where("areas", number, "code"), "code_nobody_has", what, mend))
    return problems


def _newer(catalogue: Catalogue, file: Path, listed: list[AreaOutcodes]) -> list[Problem]:
    known = {outcode for one in catalogue.records("outcode_list").values() for outcode in one.outcodes}
    newer = sorted({outcode for area in listed for outcode, _ in area.shares} - known, key=in_order)
    if not newer:
        return []
    return [
        Problem(
            Where(str(file)),
            "newer_outcode",
            f"Handrail's own list is older than this download, and does not have: {', '.join(newer)}.",
            "Write them into a file of your own in data/reference/outcodes/, or `handrail check` refuses them.",
            "warning",
        )
    ]
