"""The forms a site keeps in data/forms/: made from the fields and lists of words, written by a command, held fresh by a rule."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.forms import workbook
from handrail.forms.schema import schema_of
from handrail.models import Organisation, Service

FOLDER = "data/forms"
FORMS: dict[str, Callable[[Catalogue], bytes]] = {
    "service.schema.json": lambda catalogue: schema_of(Service, catalogue).encode("utf-8"),
    "organisation.schema.json": lambda catalogue: schema_of(Organisation, catalogue).encode("utf-8"),
    "services.xlsx": workbook.template,
}
"""File name to what makes its bytes."""


def write(catalogue: Catalogue) -> list[Path]:
    """Write every form into the site's data/forms/. Gives the files. A template that somebody has filled in is put
    aside under another name, and named among them."""
    folder = catalogue.site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, make in FORMS.items():
        path, made = folder / name, make(catalogue)
        if name.endswith(".xlsx") and path.is_file() and workbook.is_filled_in(path):
            # Somebody has typed into the template where it stood.
            aside = next(one for one in _asides(path) if not one.exists())
            path.rename(aside)
            written.append(aside)
        if not path.is_file() or not _same(path.read_bytes(), made):
            path.write_bytes(made)
        written.append(path)
    return written


def _asides(path: Path) -> Iterator[Path]:
    for number in itertools.count(1):
        yield path.with_name(f"{path.stem}-filled-in-{number}{path.suffix}")


def stale(catalogue: Catalogue) -> list[str]:
    """The names of the forms a site keeps that are not what would be made today."""
    folder = catalogue.site / FOLDER
    return [
        name
        for name, make in FORMS.items()
        if (folder / name).is_file() and not _same((folder / name).read_bytes(), make(catalogue))
    ]


def _same(kept: bytes, made: bytes) -> bool:
    """Whether two files hold the same. Two computers may press the same workbook into different bytes."""
    return kept == made or (made.startswith(b"PK") and _members(kept) == _members(made))


def _members(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return {name: file.read(name) for name in file.namelist()}
    except zipfile.BadZipFile:
        return {}
