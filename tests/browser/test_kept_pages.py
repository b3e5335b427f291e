"""Back to a page that the browser has kept whole: its own cache for Back, which the other tests run without."""

from __future__ import annotations

import pytest
from kinds import whole

FINDER, WORKSHEET = "find/northfold.html", "worksheets/marac-ten-tips.html"
WEATHER = "https://example.org/"


@pytest.fixture
def page(keeping):
    """A page of that browser; every other site answers with the weather."""
    context = keeping.new_context(viewport={"width": 390, "height": 844})
    context.route(
        lambda address: "127.0.0.1" not in address,
        lambda route: route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><p>Dry and bright."),
    )
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def mark(page) -> None:
    """Leaves a word in the memory of a page, which only a page that is kept whole still has."""
    page.evaluate("() => { window.mark = 'kept'; addEventListener('pageshow', event => { window.persisted = event.persisted }) }")


def back(page, to: str) -> bool:
    """Goes back to an address, no sooner than a person could; whether the page came back whole.

    Within some milliseconds of leaving, on a machine with too much to do, Chromium now and then makes a reload of Back, which
    nothing tells from a reader's own: then there is no cover.
    """
    page.wait_for_timeout(500)
    page.go_back(wait_until="commit")
    page.wait_for_url(f"**/{to}", wait_until="commit")
    # The driver's own word for "loaded" never comes from a page that was kept whole, so the page itself is asked.
    for _ in range(100):
        if page.evaluate("document.readyState === 'complete' && !!document.querySelector('[data-cover]')"):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    return page.evaluate("window.mark === 'kept' && window.persisted === true")


def only_the_cover(page) -> bool:
    seen = "[...document.body.children].filter(one => getComputedStyle(one).display !== 'none').map(one => one.className)"
    return page.locator("[data-cover]").is_visible() and page.evaluate(seen) == ["cover"]


ARRIVAL = """() => JSON.stringify([document.readyState, document.documentElement.className, navigation.activation?.navigationType,
  navigation.activation?.from?.url, performance.getEntriesByType('navigation')[0].type])"""


def leave(page) -> None:
    page.locator("[data-exit]").click()
    page.wait_for_url(lambda address: "127.0.0.1" not in address)


def test_a_page_comes_back_whole_inside_the_site_without_a_cover(page, served) -> None:
    """S6: so the cache is on here, and somebody who fills in a worksheet and looks something up finds their answers again."""
    page.goto(f"{served}/{WORKSHEET}")
    page.locator("textarea").first.fill("An answer")
    mark(page)
    page.locator("footer a").first.click()
    page.wait_for_url("**/about/index.html")
    assert back(page, WORKSHEET)
    assert not page.locator("[data-cover]").is_visible()
    assert page.locator("textarea").first.input_value() == "An answer"
    page.goto(WEATHER)
    assert not back(page, WORKSHEET), "it was kept once, and that must not last"
    assert only_the_cover(page)


@pytest.mark.parametrize("how", ["exit", "address", "two pages"])
def test_on_going_elsewhere_no_page_of_ours_stays_kept(page, served, how) -> None:
    """S6: a kept page is seen for some frames before its cover can be drawn. One loaded anew is covered before it is painted."""
    reasons: list[str] = []
    watch = page.context.new_cdp_session(page)
    watch.send("Page.enable")
    watch.on("Page.backForwardCacheNotUsed", lambda told: reasons.extend(w["reason"] for w in told["notRestoredExplanations"]))
    page.goto(f"{served}/{FINDER}")
    mark(page)
    if how != "address":
        page.locator("footer a").first.click()
        page.wait_for_url("**/about/index.html")
    if how == "two pages":
        page.locator("footer a").nth(2).click()
        page.wait_for_url("**/about/privacy.html")
    if how == "address":
        page.goto(WEATHER)
    else:
        leave(page)
    assert not back(page, FINDER if how != "two pages" else "about/index.html")
    assert only_the_cover(page), page.evaluate(ARRIVAL)
    assert "BroadcastChannelOnMessage" in reasons
    if how == "two pages":
        assert not back(page, FINDER)


def test_a_page_that_was_kept_whole_all_the_same_comes_back_covered_and_cleared(page, served) -> None:
    """D5, S5, S6, S25: where the browser will not drop it, the cover stands over it and nothing ticked, typed or kept is left."""
    page.add_init_script("Object.defineProperty(window, 'BroadcastChannel', { value: undefined })")
    page.goto(f"{served}/{FINDER}")
    whole(page)
    page.locator(".service-card__keep input").first.check()
    page.fill("#finder-words", "counsell")
    page.locator("h1").click()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    mark(page)
    page.locator("footer a").first.click()
    page.wait_for_url("**/about/index.html")
    leave(page)
    assert back(page, FINDER)
    assert only_the_cover(page)
    assert page.evaluate("document.activeElement.hasAttribute('data-uncover')")
    assert page.locator("input:checked").count() == 0
    assert [page.locator(box).input_value() for box in ("#finder-words", "[data-text]")] == ["", ""]
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url.endswith(FINDER)
    page.locator("[data-uncover]").click()
    assert page.locator("h1").is_visible()
