"""Writes data/reference/outcodes/great-britain.yml: the first halves of postcodes that exist. `make outcodes` runs it.

It is no command of Handrail's, because a partnership never needs it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from handrail.models.fields import OUTCODE_PATTERN
from handrail.outcodes.code_point import EASTING, NO_PLACE, POSTCODE, QUALITY, outcode_of, rows_of_folder
from handrail.toolkit import toolkit_root

TARGET = Path("data", "reference", "outcodes", "great-britain.yml")
PARTS = re.compile(r"([A-Z]+)([0-9]+)([A-Z]?)")
LINE = 130
HEAD = """\
# The first halves of postcodes that exist in Great Britain, without those that no point on the map belongs to.
# Written by `make outcodes`; do not change it by hand. How and why: docs/contributing/postcodes.md
id: great-britain
holds: Great Britain
origin: Code-Point Open by Ordnance Survey, as the Python package {package} carries it
licence: Open Government Licence v3.0
attribution: >-
  Contains OS data © Crown copyright and database right {year}.
  Contains Royal Mail data © Royal Mail copyright and database right {year}.
  Contains National Statistics data © Crown copyright and database right {year}.
  Licensed under the Open Government Licence v3.0.
outcodes: >-
"""


def outcodes_of(rows: Iterable[list[str]]) -> list[str]:
    """The first halves that stand in rows with a place, in the order people count in: B1, B2, B10, BA1."""
    placed = {outcode_of(row[POSTCODE]) for row in rows if row[QUALITY] != NO_PLACE and row[EASTING] != "0"}
    wrong = sorted(outcode for outcode in placed if not OUTCODE_PATTERN.fullmatch(outcode))
    if wrong:
        raise ValueError(f"These are not first halves of postcodes: {', '.join(wrong[:5])}")
    return sorted(placed, key=in_order)


def in_order(outcode: str) -> tuple[str, int, str]:
    """What to sort a first half by: its letters, its number, and the letter that may follow."""
    letters, number, last = PARTS.fullmatch(outcode).groups()
    return letters, int(number), last


def as_record(outcodes: list[str], package: str, year: str) -> str:
    """The record as a file. `package` is the package's name and version, `year` the one in its copyright."""
    lines = [line for _, group in groupby(outcodes, key=lambda one: in_order(one)[0]) for line in _folded(group)]
    return HEAD.format(package=package, year=year) + "".join(f"  {line}\n" for line in lines)


def _folded(outcodes: Iterable[str]) -> Iterator[str]:
    """Lines of one postcode area, none longer than other files here."""
    line = ""
    for outcode in outcodes:
        if len(line) + len(outcode) + 3 > LINE:
            yield line
            line = ""
        line = f"{line} {outcode}".lstrip()
    yield line


def main(folder: str, package: str, year: str) -> None:
    """Read the package's folder, and write the list in its place."""
    text = as_record(outcodes_of(rows_of_folder(Path(folder))), package, year)
    (toolkit_root() / TARGET).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
