"""Several files put in place together: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

WORK = ".handrail"


def write(site: Path, files: Mapping[str, str | bytes]) -> None:
    """Write each text to its path from the top of the site. Raises OSError, with every file as it was before, where one fails.

    All the texts are on the disk before the first file is put in place, and each is put in place by renaming.
    """
    (site / WORK).mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix="import-", dir=site / WORK))
    placed: list[str] = []
    try:
        for path, text in files.items():
            fresh = stage / "new" / path
            fresh.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
            if (site / path).exists():
                old = stage / "old" / path
                old.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(site / path, old)
        try:
            for path in files:
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(stage / "new" / path, site / path)
                placed.append(path)
        except OSError:
            for path in placed:
                _put_back(stage / "old" / path, site / path)
            raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_back(old: Path, target: Path) -> None:
    if old.exists():
        shutil.move(old, target)
    else:
        target.unlink()
