"""Large directories: what grows with their size grows in step with it, and a long list stays light. No time is measured."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from chromium import plainly, slow, ticks, wire
from conftest import ROOT
from large import CROWDED, directory
from same import facts_of
from sites import write_files, write_tables

from handrail import problems, publish, rules, shares
from handrail.catalogue import Catalogue
from handrail.inspect import inspect

MARGIN = 1.3
"""How much more than in step the work may grow."""


def site_of(folder: Path, services: int, areas: int = 100, write: Callable = write_tables) -> Catalogue:
    write(directory(services, areas), folder)
    return Catalogue(folder)


def published(catalogue: Catalogue, today: date, out: Path) -> dict[str, bytes]:
    publish.write_directory(catalogue, today, out)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.html"))}


def calls(work: Callable[[], object]) -> int:
    """How many Python functions a piece of work enters: the same on every machine, quick or slow."""
    entered = 0

    def count(frame, event: str, _) -> None:
        nonlocal entered
        entered += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return entered


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything in one process."""
    monkeypatch.setattr(shares, "processors", lambda: 1)


@pytest.mark.usefixtures("alone")
def test_twice_as_many_services_more_take_about_twice_as_much_more_work(tmp_path: Path, today: date) -> None:
    """Check and publish. Where a rule or a view went through all services for each of them, it would be four times."""
    took = {}
    # The first does the work that is done once whatever the size.
    for services in (1, 150, 300, 600):
        catalogue = site_of(tmp_path / str(services), services)
        checking = calls(lambda catalogue=catalogue: rules.check(catalogue, today))
        out = tmp_path / f"{services}-out"
        took[services] = checking, calls(lambda catalogue=catalogue, out=out: publish.write_directory(catalogue, today, out))
    for small, middle, large in zip(took[150], took[300], took[600], strict=True):
        assert large - middle <= 2 * MARGIN * (middle - small)


def test_the_pages_are_the_same_whoever_makes_them(tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process or several, and once more: byte for byte."""
    catalogue = site_of(tmp_path / "site", 60, areas=20)
    monkeypatch.setattr(shares, "processors", lambda: 1)
    alone = published(catalogue, today, tmp_path / "alone")
    monkeypatch.setattr(shares, "processors", lambda: 2)
    monkeypatch.setattr(shares, "FEWEST", 1)
    assert len(alone) == 60 + 20 + 1
    assert published(Catalogue(tmp_path / "site"), today, tmp_path / "together") == alone


def test_problems_come_in_the_same_order_whoever_finds_them(tmp_path: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that changed its order would look like news."""
    write_files(directory(20, 10), tmp_path)
    for number, path in enumerate(sorted((tmp_path / "data" / "services").glob("*.yml"))):
        text = path.read_text("utf-8")
        path.write_text(text.replace("needs:", "needs:\n- nonsense" if number % 2 else "needs:").replace("2026", "2027"), "utf-8")
    monkeypatch.setattr(shares, "processors", lambda: 1)
    alone = rules.check(Catalogue(tmp_path), today)
    monkeypatch.setattr(shares, "processors", lambda: 2)
    monkeypatch.setattr(shares, "FEWEST", 1)
    assert problems.errors(alone)
    assert rules.check(Catalogue(tmp_path), today) == alone


def test_a_list_of_300_services_stays_under_120_kilobytes_over_the_wire(tmp_path: Path, today: date) -> None:
    """With gzip and everything that the page loads. Source: the project's budget for an area's page."""
    catalogue = site_of(tmp_path / "site", CROWDED, areas=1)
    (tmp_path / "assets" / "handrail").mkdir(parents=True)
    publish.write_styles(catalogue, tmp_path)
    pages = published(catalogue, today, tmp_path)
    text = pages["find/acornbeck.html"].decode()
    assets = [ROOT / "overrides" / "assets" / "handrail" / name for name in ("exit.js", "icon.svg")]
    assets += [ROOT / "overrides" / "assets" / "handrail" / f"{name}.js" for name in publish.FINDER_SCRIPTS]
    assets += [tmp_path / "assets" / "handrail" / "survivors.css", tmp_path / "assets" / "handrail" / "filters.css"]
    assert all(path.name in text for path in assets)
    assert len(facts_of(text)["cards"]) > CROWDED * 0.9
    assert sum(map(wire, [tmp_path / "find" / "acornbeck.html", *assets])) <= 120_000


def test_a_tick_among_300_services_answers_sooner_than_the_plain_way_to_hide_them(tmp_path: Path, today: date, driver) -> None:
    """In a slowed browser, beside hiding every other card of the same list with all of it laid out, in the same run.

    A tick also asks every record, writes what each says to it, and puts them in order. The house's aim is 50 ms, which no test
    can hold on a machine it does not know: `make bench` measures it.
    """
    catalogue = site_of(tmp_path / "site", CROWDED, areas=1)
    out = tmp_path / "out"
    shutil.copytree(ROOT / "overrides" / "assets" / "handrail", out / "assets" / "handrail")
    publish.write_styles(catalogue, out)
    published(catalogue, today, out)
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((out / "find" / "acornbeck.html").as_uri())
    assert page.locator("[data-cards] > article").count() > CROWDED * 0.9
    slow(page)
    ours = statistics.mean(ticks(page))
    page.reload()
    plain = statistics.mean(plainly(page))
    browser.close()
    assert ours < plain, f"A tick took {ours / plain:.1f} times as long as the plain way."


def test_inspect_follows_the_links_inside_cards(tmp_path: Path, today: date) -> None:
    """Services' pages are made after the engine, so nobody else would see that one is missing."""
    catalogue = site_of(tmp_path / "site", 3, areas=1)
    out = tmp_path / "out"
    pages = published(catalogue, today, out)
    (out / "index.html").write_text("<!doctype html><title>Home</title>", "utf-8")
    gone = next(name for name in pages if name.startswith("s/"))
    (out / gone).unlink()
    assert [found for found in inspect(out) if found.fault == "dead_link" and gone in found.what]
