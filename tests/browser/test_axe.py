"""axe finds nothing on a page of each template, at three widths, with a script and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = [
    "index.html",
    "help/index.html",
    "help/device-safety.html",
    "find/index.html",
    "find/northfold.html",
    "about/index.html",
    "work/marac.html",
    "partnership/components/data.html",
    "worksheets/index.html",
    "worksheets/twelve-components.html",
    "reference/glossary.html",
    "reference/law.html",
    "reference/figures.html",
    "contributing/rules.html",
]


@pytest.fixture
def top(served: str) -> str:
    """Over http only: from file:// axe cannot read style sheets."""
    return served


@pytest.mark.parametrize("visit", [(True, 1280), (True, 390), (True, 320)], indirect=True, ids=["1280", "390", "320"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit, address) -> None:
    """The WCAG 2.2 AA rules that a program can judge, and axe's own good practice."""
    page = visit.open(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == ""


@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])
def test_axe_finds_nothing_with_the_cover_open(visit) -> None:
    """J20: the cover is a page of its own while it stands."""
    page = visit.open("index.html")
    page.evaluate("document.documentElement.classList.add('is-covered'); document.querySelector('[data-cover]').hidden = false")
    found = Axe().run(page, options={"runOnly": RULES["runOnly"][:-1]}).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("visit", [(True, 1280), (True, 390), (True, 320)], indirect=True, ids=["1280", "390", "320"])
def test_axe_finds_nothing_in_the_finder_with_everything_open(visit) -> None:
    """One question, then all of them, a list kept and the notice before printing; and a place looked for by postcode."""
    page = visit.open("find/northfold.html")
    page.locator("[data-next]").click()
    page.locator("#need-counselling").check()
    assert violations(page) == ""
    page.locator("[data-all]").click()
    page.locator(".service-card__keep input:visible").first.check()
    page.locator("[data-print]").click()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == ""
    page = visit.open("find/index.html")
    page.fill("#outcode", "ZZ9")
    page.locator("[data-look]").click()
    assert violations(page) == ""


@pytest.mark.parametrize("visit", [(True, 1280), (True, 320)], indirect=True, ids=["1280", "320"])
def test_axe_finds_nothing_on_a_service(visit) -> None:
    """One service's own page."""
    page = visit.open("find/northfold.html")
    page.locator("[data-cards] article a").first.click()
    page.wait_for_url("**/s/*.html")
    assert violations(page) == ""


def violations(page) -> str:
    """What axe finds, in lines. Cards off the screen have a guessed height until they come near it, and axe would judge that."""
    page.add_style_tag(content=".finder__results .service-card { content-visibility: visible !important; }")
    # The whole page on the screen, so that nothing has slid half under what stays in sight.
    page.set_viewport_size(
        {"width": page.viewport_size["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
    )
    found = Axe().run(page, options=RULES).response["violations"]
    return "\n".join(f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found)
