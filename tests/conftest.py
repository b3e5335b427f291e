"""What tests share: a fixed day, small sites, and the demonstration built once."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from handrail import building, problems
from handrail.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
SMALL = ROOT / "tests" / "sites" / "small"


@pytest.fixture(autouse=True)
def named_in_the_statement(request: pytest.FixtureRequest) -> None:
    """Tells whoever keeps the record which check of the accessibility statement a test belongs to."""
    mark = request.node.get_closest_marker("accessibility")
    if mark:
        request.node.user_properties.append(("accessibility", mark.args[0]))
        if "browser" in request.fixturenames:
            request.node.user_properties.append(("browser", f"Chromium {request.getfixturevalue('browser').version}"))


@pytest.fixture
def today() -> date:
    """The day that every test takes for today."""
    return TODAY


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small site, whole with the toolkit's vocabularies, that a test may change."""
    site = tmp_path / "site"
    shutil.copytree(SMALL, site)
    shutil.copytree(ROOT / "data" / "vocabulary", site / "data" / "vocabulary", dirs_exist_ok=True)
    return site


def catalogue_of(site: Path) -> Catalogue:
    """A site that is its own toolkit, so that a test reads nothing but the site's files."""
    return Catalogue(site, toolkit=site)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demonstration, built once for all workers. Read it; never write to it.

    HANDRAIL_BUILT names one that is built already: `make mutants` gives each spoilt site that way.
    """
    from filelock import FileLock

    if ready := os.environ.get("HANDRAIL_BUILT"):
        return Path(ready)

    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    out = shared / "demonstration"
    with FileLock(f"{out}.lock"):
        if not out.exists():
            found = building.build(Catalogue(ROOT), TODAY, out)
            assert not problems.errors(found), problems.as_text(found)
    return out


@pytest.fixture(scope="session")
def driver():
    """What starts browsers: one for a process, because a second beside it is refused."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started
