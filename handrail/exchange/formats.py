"""Which files can be read and which forms written, by their endings and names. Each reader and writer has a module of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.exchange import referral_feed, referral_reading, sheets_reading, sheets_writing
from handrail.exchange.incoming import Incoming
from handrail.sheets.columns import SERVICES
from handrail.sheets.kept import CSV, WORKBOOK

Reader = Callable[[Path, Catalogue, str], Incoming]
"""From a file, the site's catalogue and the source's name."""
Writer = Callable[[Catalogue, date, Path], None]
"""Into a folder that is empty or not there yet."""

FOLDER = ""
"""Stands in place of an ending for a folder of files."""

READERS: dict[str, Reader] = {
    ".json": referral_reading.read_referral,
    FOLDER: referral_reading.read_referral,
    **dict.fromkeys(sheets_reading.ENDINGS, sheets_reading.read_sheets),
}
WRITERS: dict[str, Writer] = {
    "open-referral": referral_feed.write,
    "csv": lambda catalogue, today, folder: sheets_writing.write_csv(catalogue, folder),
    "xlsx": lambda catalogue, today, folder: sheets_writing.write_xlsx(catalogue, folder / WORKBOOK),
}


def reader_of(path: Path) -> Reader | None:
    """The reader of a file or folder, or None for an ending that nothing reads."""
    if path.is_dir() and (path / CSV[SERVICES]).is_file():
        return sheets_reading.read_sheets
    return READERS.get(FOLDER if path.is_dir() else path.suffix.lower())
