"""A site over the toolkit, laid out in a work folder where the engine can find everything in one place."""

from __future__ import annotations

import shutil
from pathlib import Path

from handrail.catalogue import Catalogue

WORK = ".handrail"
"""Name of the work folder in a site; ignored by git."""
# Records are read where they stand, so a directory of ten thousand services is not copied.
LAID_OUT = ("docs", "content", "macros", "overrides")


def assemble(catalogue: Catalogue) -> Path:
    """Lay the site's files over the toolkit's in the site's work folder. Gives the folder."""
    work = catalogue.site / WORK / "project"
    shutil.rmtree(work, ignore_errors=True)
    for part in LAID_OUT:
        (work / part).mkdir(parents=True)
        for relative, path in catalogue.files(part, "**/*").items():
            _place(path, work / relative)
    settings = catalogue.file("mkdocs.yml")
    if settings is None:
        raise FileNotFoundError("The toolkit has no mkdocs.yml: it was not installed whole.")
    _place(settings, work / "mkdocs.yml")
    return work


def _place(source: Path, target: Path) -> None:
    # A copy, not a link: a link changes the original's own entry, which a watcher takes for an edit.
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
