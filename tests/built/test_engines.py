"""The engine in a copy of the process that has read the records, and in one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY
from typer.testing import CliRunner

from handrail import assembly, engines
from handrail.catalogue import Catalogue
from handrail.cli import app

WAYS = pytest.mark.parametrize("can_copy", [True, False], ids=["a copy", "one of its own"])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site as `handrail new` writes it."""
    done = CliRunner().invoke(app, ["new", str(tmp_path / "ours"), "--yes", "--today", TODAY.isoformat()])
    assert done.exit_code == 0, done.output
    return tmp_path / "ours"


def made(site: Path, out: Path) -> dict[str, bytes]:
    """What the engine makes of a site: path inside it → bytes."""
    catalogue = Catalogue(site)
    engines.start("mkdocs", assembly.assemble(catalogue), out, catalogue, TODAY).wait()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_both_ways_make_the_same_pages(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process cannot be copied, the engine reads the records itself."""
    assert engines.CAN_COPY
    copied = made(site, tmp_path / "copied")
    monkeypatch.setattr(engines, "CAN_COPY", False)
    assert made(site, tmp_path / "own") == copied
    assert "partnership/gaps.html" in copied


@WAYS
def test_an_engine_that_stops_says_why_in_its_own_words(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_copy: bool
) -> None:
    """A page calls a macro that there is not; the words name the page."""
    monkeypatch.setattr(engines, "CAN_COPY", can_copy)
    (site / "docs").mkdir(exist_ok=True)
    (site / "docs" / "broken.md").write_text("---\ntitle: Broken\n---\n\n{{ nothing_like_this() }}\n", "utf-8")
    with pytest.raises(engines.EngineFailed) as failed:
        made(site, tmp_path / "out")
    assert "nothing_like_this" in failed.value.said
    assert "broken.md" in failed.value.said
    assert "INFO" not in failed.value.said


@WAYS
def test_an_engine_that_is_stopped_makes_nothing_more(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_copy: bool
) -> None:
    """When a rule finds an error, what the engine makes meanwhile is not wanted."""
    monkeypatch.setattr(engines, "CAN_COPY", can_copy)
    catalogue = Catalogue(site)
    running = engines.start("mkdocs", assembly.assemble(catalogue), tmp_path / "out", catalogue, TODAY)
    running.stop()
    assert not (tmp_path / "out" / "index.html").exists()
    assert running.said.closed
