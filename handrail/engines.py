"""Starts a site engine, as its own command would. Everything else in Handrail works without one.

Where a process can be copied, the engine is a copy of the one that has read the records, and need not read them again.
"""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from datetime import date
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from handrail.catalogue import Catalogue
from handrail.shares import CAN_COPY, copied

# Zensical reads the same mkdocs.yml; tools.md, says how far it gets.
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict"),
    "zensical": ("zensical", "build", "--strict"),
}


class EngineFailed(Exception):
    """The engine stopped. `said` is what it printed, without its running commentary and its tracebacks."""

    def __init__(self, engine: str, said: str) -> None:
        super().__init__(f"{engine} could not build the pages.")
        self.said = _in_short(said)


class Running:
    """An engine at work in a process of its own."""

    def __init__(self, name: str, process: subprocess.Popen | BaseProcess, said: IO[bytes]) -> None:
        self.name = name
        self.process = process
        self.said = said

    def wait(self) -> None:
        """Let it finish. Raises EngineFailed with the engine's own words."""
        status = self._status()
        with self.said:
            if status != 0:
                self.said.seek(0)
                raise EngineFailed(self.name, self.said.read().decode("utf-8", errors="replace"))

    def stop(self) -> None:
        """Let it go no further: what it makes is not wanted."""
        self.process.terminate()
        self._status()
        self.said.close()

    def _status(self) -> int | None:
        """With what it ended, when it has."""
        if isinstance(self.process, subprocess.Popen):
            return self.process.wait()
        self.process.join()
        return self.process.exitcode


def start(engine: str, project: Path, out: Path, catalogue: Catalogue, today: date) -> Running:
    """Start to build the pages of an assembled project into `out`.

    Never quietly: MkDocs counts only the warnings it prints, so a hushed strict build can pass with a broken page.
    """
    name, *words = COMMANDS[engine]
    if engine != "zensical":
        words += ["--site-dir", str(out.resolve())]
    # The engine runs in the work folder, where the checkout's own code is not on the path.
    code = str(Path(__file__).resolve().parent.parent)
    environment = {
        "PYTHONPATH": os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH")))),
        "HANDRAIL_SITE": str(catalogue.site.resolve()),
        "HANDRAIL_TODAY": today.isoformat(),
        "HANDRAIL_EDITION": catalogue.edition,
        "HANDRAIL_PUBLISH": "no",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(_epoch(today)),
    }
    said = TemporaryFile()  # noqa: SIM115 - it lives as long as the engine
    if CAN_COPY:
        process = copied(_run, name, words, project, environment, catalogue, said)
    else:
        process = subprocess.Popen(
            [sys.executable, "-m", name, *words],
            cwd=project,
            env=os.environ | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    return Running(name, process, said)


def _run(name: str, words: list[str], project: Path, environment: dict[str, str], catalogue: Catalogue, said: IO[bytes]) -> None:
    """The engine in a copy of this process, which has read the records."""
    global _held
    _held = catalogue
    os.chdir(project)
    os.environ.update(environment)
    for number in (1, 2):
        os.dup2(said.fileno(), number)
    sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    sys.argv = [name, *words]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


# In an engine that is a copy of the process that started it.
_held: Catalogue | None = None


def catalogue_of(site: Path, edition: str) -> Catalogue:
    """The site's catalogue for whoever the engine calls: as it was read already, or to be read."""
    return _held or Catalogue(site, edition=edition)


def _in_short(said: str) -> str:
    """Keep the lines that say which page and what is wrong, without the marks they are dressed in."""
    without_code = re.sub(r"^```.*?^```\n?", "", said, flags=re.S | re.M)
    lines = [line for line in without_code.splitlines() if line.strip() and not line.startswith(("INFO", "DEBUG"))]
    dressing = re.compile(r"^(?:WARNING|ERROR) +-\s+|# _|\*\*|`|(?:^_)|_(?=:)|_$")
    return "\n".join(dressing.sub("", line) for line in lines)


def _epoch(today: date) -> int:
    """Midnight of a day as seconds since 1970: engines take it for the time of the build."""
    return (today - date(1970, 1, 1)).days * 86_400
