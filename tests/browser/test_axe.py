"""axe finds nothing on a page of each kind, at three widths, with a script and without, with everything open."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS, styled, whole

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
WIDTHS = (1280, 390, 320)
axe = pytest.mark.accessibility("axe-core, with its rules for WCAG 2.2 at levels A and AA and its own good practice")
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=list(KINDS))


@pytest.fixture
def top(served: str) -> str:
    """Over http only: from file:// axe cannot read style sheets."""
    return served


# Cards off the screen have a guessed height until they come near it, and axe would judge that.
LAID_OUT = ".finder__results .service-card { content-visibility: visible !important; }"


def faults(page, rules: dict = RULES) -> list[str]:
    styled(page, LAID_OUT)
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def without_scripts(route, top: str) -> None:
    """Give a page as a browser without scripting shows it. axe is a script itself, and waits for ever where there can be none."""
    if route.request.resource_type == "script" or not route.request.url.startswith(top):
        return route.abort()
    # An icon is still on its way when the page is done, and may not be read once the visit is over.
    if route.request.resource_type not in {"document", "stylesheet"}:
        return route.continue_()
    answer = route.fetch()
    text = re.sub(r"<script\b.*?</script>", "", answer.text(), flags=re.S)
    text = text.replace("(scripting: none)", "(min-width: 0)").replace("(scripting: enabled)", "(max-width: 0)")
    return route.fulfill(response=answer, body=text)


@axe
@pytest.mark.parametrize("visit", [(True, 1280)], indirect=True, ids=["script"])
@every_kind
def test_axe_finds_nothing(visit, address) -> None:
    """At each width, with all that can be opened open, and the exit's spoken progress on show."""
    page = visit.open(address)
    # Six of them: twenty tables of one make, open at once, cost a minute and show nothing new.
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 6).forEach(one => { one.open = true })")
    page.keyboard.press("Shift")
    assert page.locator("[data-exit-progress]").inner_text() != ""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        found[width] = faults(page)
    assert found == {width: [] for width in WIDTHS}


@axe
@pytest.mark.parametrize("visit", [(True, 320)], indirect=True, ids=["no-script"])
@every_kind
def test_axe_finds_nothing_without_a_script(visit, address) -> None:
    """At 320 pixels, which is also 400% zoom."""
    visit.context.route("**/*", lambda route: without_scripts(route, visit.top))
    assert faults(visit.open(address)) == []


@axe
@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["dark"])
@every_kind
def test_colours_can_be_told_apart_in_the_dark(visit, address) -> None:
    """Dark colours follow the device, and stand as far apart as light ones."""
    visit.page.emulate_media(color_scheme="dark")
    assert faults(visit.open(address), {"runOnly": {"type": "rule", "values": ["color-contrast"]}}) == []


@axe
@pytest.mark.parametrize("visit", [(True, 1280), (True, 390), (True, 320)], indirect=True, ids=["1280", "390", "320"])
def test_axe_finds_nothing_in_the_answers_to_a_search(visit) -> None:
    """The list lies over the page while it is open."""
    page = visit.open("work/marac.html")
    page.get_by_role("textbox", name="Search the guidance").fill("training")
    page.wait_for_selector(".md-search-result__link:visible")
    assert faults(page) == []


@axe
@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])
def test_axe_finds_nothing_with_answers_ticked_and_words_that_nothing_matches(visit) -> None:
    """The list of services when it is narrowed to none."""
    page = visit.open("find/northfold.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    whole(page)
    page.evaluate("document.querySelectorAll('.finder__choices').forEach(one => { one.open = true })")
    page.locator("input[type=checkbox]").first.check()
    page.get_by_role("searchbox").fill("zzzz")
    page.wait_for_timeout(600)
    assert faults(page) == []


@axe
@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])
def test_axe_finds_nothing_with_the_cover_open(visit) -> None:
    """J20: the cover is a page of its own while it stands."""
    page = visit.open("index.html")
    page.evaluate("document.documentElement.classList.add('is-covered'); document.querySelector('[data-cover]').hidden = false")
    assert faults(page, {"runOnly": RULES["runOnly"][:-1]}) == []


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
    styled(page, LAID_OUT)
    # The whole page on the screen, so that nothing has slid half under what stays in sight.
    page.set_viewport_size(
        {"width": page.viewport_size["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
    )
    page.evaluate("window.scrollTo(0, 0)")
    found = Axe().run(page, options=RULES).response["violations"]
    return "\n".join(f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found)
