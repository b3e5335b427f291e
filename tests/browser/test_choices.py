"""Random choices and random moments on a page of 300 invented services: the browser agrees with the records."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

import invented
import pytest
from conftest import ROOT, TODAY
from playwright.sync_api import Browser, Page
from reading import OUT, Hours, grade, ordered

from handrail import publish
from handrail.catalogue import Catalogue
from handrail.models.service import Service

NUMBER = 300
NOON = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
QUESTIONS = ("need", "abuse", "group", "led", "who", "language", "access", "channel", "route")
TRY = """choices => {
  const form = document.querySelector('form[data-finder]');
  return choices.map(ticks => {
    form.querySelectorAll('input[type=checkbox]').forEach(input => {
      input.checked = (ticks[input.name] || []).includes(input.value);
    });
    form.dispatchEvent(new Event('change', { bubbles: true }));
    return Array.from(document.querySelectorAll('[data-cards] article[data-service]'))
      .filter(card => getComputedStyle(card).display !== 'none').map(card => card.dataset.service);
  });
}"""
SAID = """() => {
  document.dispatchEvent(new Event('visibilitychange'));
  return Object.fromEntries(Array.from(document.querySelectorAll('article[data-service]'))
    .map(card => [card.dataset.service, [card.dataset.open, card.querySelector("[data-now]").textContent]]));
}"""


class Directory:
    """The records and the pages made from them."""

    def __init__(self, catalogue: Catalogue, out: Path) -> None:
        self.catalogue, self.out = catalogue, out
        self.services = self.covering("exampleton")

    def covering(self, area: str) -> list[Service]:
        """Survivors' services of an area, from the records alone."""
        records = self.catalogue.records("service").values()
        return [one for one in records if area in one.service_areas and "own-behaviour" not in one.needs]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The finder's pages alone: no engine is needed for them."""
    site, out = tmp_path_factory.mktemp("invented"), tmp_path_factory.mktemp("pages")
    catalogue = invented.write(site, NUMBER)
    assert catalogue.problems() == []
    shutil.copytree(ROOT / "overrides" / "assets" / "handrail", out / "assets" / "handrail")
    publish.write_styles(catalogue, out)
    publish.write_directory(catalogue, TODAY, out)
    return Directory(catalogue, out)


@pytest.fixture(scope="module")
def address(directory: Directory) -> Iterator[str]:
    """The big area's page over http."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_words) -> None:
            """No words."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(directory.out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/find/exampleton.html"
    server.shutdown()
    server.server_close()


def opened(browser: Browser, address: str, scripting: bool, moment: datetime, zone: str = "Europe/London") -> Page:
    page = browser.new_context(java_script_enabled=scripting, timezone_id=zone).new_page()
    if scripting:
        page.clock.set_fixed_time(moment)
    page.goto(address)
    return page


def choices(page: Page, number: int, seed: int) -> list[dict[str, list[str]]]:
    """Ticks of one to four questions, from the answers that the page offers."""
    rng = Random(seed)
    values = "all => all.map(one => one.value)"
    offered = {name: page.locator(f"form[data-finder] input[name={name}]").evaluate_all(values) for name in QUESTIONS}
    return [
        {
            name: rng.sample(offered[name], rng.randint(1, min(3, len(offered[name]))))
            for name in rng.sample(QUESTIONS, rng.randint(1, 4))
        }
        for _ in range(number)
    ]


@pytest.mark.parametrize("scripting", [True, False], ids=["script", "no-script"])
def test_two_hundred_random_choices_leave_what_the_records_say(browser, directory, address, scripting) -> None:
    """The script, the style sheet and a plain reading of the records: three ways, one answer."""
    # Style rules take longer than the script, so they are tried on the smaller of the two places.
    area = "exampleton" if scripting else "otherham"
    services = directory.covering(area)
    page = opened(browser, address.replace("exampleton", area), scripting, NOON)
    asked = choices(page, 200, 7)
    shown = page.evaluate(TRY, asked)
    for ticks, ids in zip(asked, shown, strict=True):
        expected = {one.id for one in services if grade(directory.catalogue, one, ticks) < OUT}
        assert set(ids) == expected, ticks
    assert len({len(ids) for ids in shown}) > 10
    page.context.close()


def test_the_order_is_the_one_the_page_promises_whatever_is_ticked(browser, directory, address) -> None:
    """Total, and the same each time: closed for now last, then by what is said, needs, open now, led, contact, name."""
    page = opened(browser, address, True, NOON)
    hours = {one.id: Hours(one, TODAY, TODAY + timedelta(days=3)) for one in directory.services}
    asked = [{}, *choices(page, 60, 11)]
    shown = page.evaluate(TRY, asked)
    assert shown == page.evaluate(TRY, asked)
    for ticks, ids in zip(asked, shown, strict=True):
        assert ids == ordered(directory.catalogue, directory.services, ticks, lambda one: hours[one.id].at(NOON)[0] == "yes"), (
            ticks
        )
    page.context.close()


def moments() -> list[datetime]:
    """Random ones, and each hour of the days on which clocks change, bank holidays and the turns of the year."""
    rng = Random(3)
    start = datetime(2026, 11, 23, 1, tzinfo=UTC)
    found = [start + timedelta(minutes=rng.randrange(530 * 1440)) for _ in range(120)]
    for day in (
        date(2027, 3, 28),
        date(2027, 10, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2026, 12, 31),
        date(2027, 3, 26),
    ):
        found += [
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute) for minute in range(-61, 1500, 119)
        ]
        found += [
            datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute) for minute in (-60, -1, 0, 59, 60, 120)
        ]
    return found


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York"])
def test_open_now_says_what_a_calendar_library_says(browser, directory, address, zone) -> None:
    """At each moment and for each service, wherever the device thinks it is: nights, months, fortnights, closed days."""
    page = opened(browser, address, True, NOON, zone)
    hours = {one.id: Hours(one, TODAY, TODAY + timedelta(days=548)) for one in directory.services}
    seen = set()
    for moment in moments() if zone == "Europe/London" else moments()[:20]:
        page.clock.set_fixed_time(moment)
        for id, said in page.evaluate(SAID).items():
            assert tuple(said) == hours[id].at(moment), (id, moment, hours[id].service.schedules)
            seen.add(said[1].split(" ")[0])
    assert {"Open", "Closed", ""} <= seen
    page.context.close()


def test_a_page_too_old_or_a_clock_too_wrong_says_nothing_of_now(browser, address) -> None:
    """Hours are never guessed: bank holidays are known for eighteen months."""
    for moment in (datetime(2026, 11, 20, 12, tzinfo=UTC), datetime(2029, 1, 2, 12, tzinfo=UTC)):
        page = opened(browser, address, True, moment)
        assert {tuple(said) for said in page.evaluate(SAID).values()} == {("", "")}
        page.context.close()
