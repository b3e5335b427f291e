"""What a whole visit leaves in a closed browser: nothing but the list of pages opened. The page that says so is made from it.

`make visit` writes what is found to data/reference/visits/; without it, what is found must be what is written there.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from browser import journey
from conftest import ROOT
from playwright.sync_api import Playwright

from handrail.catalogue import Catalogue
from handrail.views import visits

WRITTEN = ROOT / "data" / "reference" / "visits" / "chromium.yml"
WAYS = [("web", True), ("web", False), ("memory stick", True), ("memory stick", False)]


@pytest.fixture(scope="module")
def playwright(driver) -> Playwright:
    """Each visit starts a browser of its own."""
    return driver


@pytest.fixture(scope="module")
def found(built: Path, tmp_path_factory: pytest.TempPathFactory, playwright, http_server) -> dict[tuple[str, bool], dict]:
    """What each way of visiting left."""
    results = {}
    for site, scripts in WAYS:
        folder = tmp_path_factory.mktemp("visit")
        with journey.elsewhere() as (other, told):
            copy = journey.led_elsewhere(built, folder / "site", other)
            with http_server(copy) as address:
                top = address if site == "web" else copy.as_uri()
                results[site, scripts] = journey.left(playwright, top, scripts, folder / "profile", other, told)
    return results


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way[0]}, script {'on' if way[1] else 'off'}")
def test_a_whole_visit_leaves_only_the_list_of_pages_opened(found, way) -> None:
    """D6, S12, S13, S14, S16, N8, J3, J4, J5, J6, J8, J9. J18, N1: the history holds every page, as people must know."""
    one = found[way]
    assert one["pages_opened"] >= 8
    assert one["history_is_pages_opened"]
    assert one["back_is_covered"] is way[1]
    safe = {name: one[name] for name in one if name.endswith(("_kept", "_installed", "_told", "_changed", "_disk")) and one[name]}
    assert safe == {}
    assert not one["asked_elsewhere"]


def test_the_search_for_marks_finds_what_a_careless_page_leaves(playwright, tmp_path) -> None:
    """S16, J8: the same browser does write a control's state to disk where nothing forbids it, and the test can see it."""
    with journey.elsewhere() as (other, _):
        page = tmp_path / "careless.html"
        page.write_text(f"<title>Careless</title><form><input id=one></form><a href='{other}/'>On</a>", "utf-8")
        careful = tmp_path / "careful.html"
        careful.write_text(page.read_text("utf-8").replace("<input", '<input autocomplete="off"'), "utf-8")
        for path, expected in ((page, True), (careful, False)):
            profile = tmp_path / f"profile-{path.stem}"
            left_by(playwright, profile, path)
            assert bool(journey.files_with(profile, journey.MARK)) is expected
            assert bool(journey.files_with(profile, journey.FORM_STATE)) is expected


def left_by(playwright: Playwright, profile: Path, path: Path) -> None:
    context = journey.opened(playwright, profile, True)
    page = context.pages[0]
    page.goto(path.as_uri())
    page.fill("#one", journey.MARK)
    page.locator("a").click()
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    context.close()


def test_the_page_says_what_this_test_found(found, request, playwright) -> None:
    """The committed result is the one found now, apart from the browser's version and the day. To renew it: make visit."""
    ways = [{"site": site, "scripts": scripts, **one} for (site, scripts), one in found.items()]
    if request.config.getoption("--write-visit", default=False):
        write(ways, playwright)
    written = yaml.safe_load(WRITTEN.read_text("utf-8"))
    assert written["ways"] == ways, "What a visit leaves has changed. Read what changed; then run: make visit"


def write(ways: list[dict], playwright: Playwright) -> None:
    browser = playwright.chromium.launch(executable_path=journey.chromium(), args=journey.arguments())
    version = browser.version.split(".")[0]
    browser.close()
    record = {"id": "chromium", "browser": f"Chromium {version}", "tested_on": date.today(), "ways": ways}
    text = yaml.safe_dump(record, sort_keys=False, allow_unicode=True)
    text = text.replace(": true", ": yes").replace(": false", ": no")
    WRITTEN.write_text("# Written by make visit, from tests/browser/test_traces.py. Never by hand.\n" + text, "utf-8")


def test_the_page_shows_every_finding_with_its_day(built) -> None:
    """Each fact of the record is a sentence on the page, in the words of what was found."""
    text = " ".join((built / "about" / "what-this-site-leaves.html").read_text("utf-8").split())
    results = visits.visit_results(Catalogue(ROOT))
    (one,) = results.browsers
    for words in [one.browser, one.tested, *one.everywhere, *(sentence for _, sentences in one.apart for sentence in sentences)]:
        assert words.replace("'", "&#39;") in text
    assert len(one.everywhere) + len({sentence for _, sentences in one.apart for sentence in sentences}) >= len(visits.FACTS)
