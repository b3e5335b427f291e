"""Starts a site engine by its command. Everything else in Handrail works without one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

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


def build(engine: str, project: Path, out: Path, site: Path, today: date, edition: str) -> None:
    """Build the pages of an assembled project into `out`. Raises EngineFailed with the engine's own words.

    Never quietly: MkDocs counts only the warnings it prints, so a hushed strict build can pass with a broken page.
    """
    name, *words = COMMANDS[engine]
    # The engine runs in the work folder, where the checkout's own code is not on the path.
    code = str(Path(__file__).resolve().parent.parent)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH")))),
        "HANDRAIL_SITE": str(site.resolve()),
        "HANDRAIL_TODAY": today.isoformat(),
        "HANDRAIL_EDITION": edition,
        "HANDRAIL_PUBLISH": "no",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(_epoch(today)),
    }
    where = ["--site-dir", str(out.resolve())] if engine != "zensical" else []
    done = subprocess.run(
        [sys.executable, "-m", name, *words, *where],
        cwd=project,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise EngineFailed(name, done.stdout)


def _in_short(said: str) -> str:
    """Keep the lines that say which page and what is wrong, without the marks they are dressed in."""
    without_code = re.sub(r"^```.*?^```\n?", "", said, flags=re.S | re.M)
    lines = [line for line in without_code.splitlines() if line.strip() and not line.startswith(("INFO", "DEBUG"))]
    dressing = re.compile(r"^(?:WARNING|ERROR) +-\s+|# _|\*\*|`|(?:^_)|_(?=:)|_$")
    return "\n".join(dressing.sub("", line) for line in lines)


def _epoch(today: date) -> int:
    """Midnight of a day as seconds since 1970: engines take it for the time of the build."""
    return (today - date(1970, 1, 1)).days * 86_400
