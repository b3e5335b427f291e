"""check, assemble, engine, publish, inspect: the whole way from records to a site, or to the problems that stop it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from handrail import assembly, engines, publish, rules
from handrail.catalogue import Catalogue
from handrail.exchange.referral_lint import lint
from handrail.inspect import inspect
from handrail.problems import Problem, errors


def build(
    catalogue: Catalogue, today: date, out: Path, engine: str = "mkdocs", say: Callable[[str], None] = lambda words: None
) -> list[Problem]:
    """Build a site into `out`. Gives the problems found; where one is an error, `out` is left as it was.

    Raises engines.EngineFailed when the engine stops.
    """
    say("Reading the records")
    if errors(catalogue.problems()):
        return rules.check(catalogue, today)
    say("Checking the records, and building the pages")
    project = assembly.assemble(catalogue)
    fresh = project.parent / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    # On a processor of its own meanwhile: if a rule finds an error, nothing that it has made is kept.
    running = engines.start(engine, project, fresh, catalogue, today)
    found = rules.check(catalogue, today)
    if errors(found):
        running.stop()
        return found
    running.wait()
    say("Adding services, areas and worksheets")
    publish.publish(catalogue, today, fresh)
    say("Inspecting the site")
    found += inspect(fresh, shown=out.as_posix())
    # What only deserves a look is said by the command that writes a feed, and not at each build.
    found += errors(lint(fresh / "api", today, shown=f"{out.as_posix()}/api"))
    if not errors(found):
        _replace(fresh, out)
    return found


def _replace(fresh: Path, out: Path) -> None:
    """Put the new site where the old one was, so that a reader never meets half of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    old = fresh.with_name("old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        shutil.move(out, old)
    try:
        os.rename(fresh, out)
    except OSError:  # the work folder and the site are on different disks
        shutil.copytree(fresh, out)
        shutil.rmtree(fresh)
    shutil.rmtree(old, ignore_errors=True)
