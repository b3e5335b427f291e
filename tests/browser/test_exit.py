"""Leaving the page, and coming back to it."""

from __future__ import annotations

import pytest
from conftest import ROOT

from handrail.catalogue import Catalogue

EXIT = Catalogue(ROOT).partnership.exit_to
TEMPLATES = [
    "index.html",
    "help/index.html",
    "find/index.html",
    "find/northfold.html",
    "partnership/components/data.html",
    "worksheets/marac-ten-tips.html",
]
NO_SCRIPT = pytest.mark.parametrize("visit", [(False, 390)], indirect=True, ids=["no-script"])


@pytest.mark.parametrize("address", TEMPLATES)
@NO_SCRIPT
def test_exit_is_a_link_that_needs_no_script(visit, address) -> None:
    """S1, J1: the first press of Tab reaches it, Enter follows it, and the destination is told nothing (S4)."""
    page = visit.open(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)
    assert [request.headers.get("referer") for request in visit.elsewhere] == [None]


def test_exit_by_click_tells_the_destination_nothing_and_opens_no_window(visit) -> None:
    """S3, S4, S15: one request, to the destination, with no word of where the reader came from."""
    page = visit.open("find/northfold.html")
    page.locator("[data-exit]").click()
    page.wait_for_url(EXIT)
    assert [(request.url, request.headers.get("referer")) for request in visit.elsewhere] == [(EXIT, None)]
    assert len(visit.context.pages) == 1


def test_the_page_is_hidden_before_anything_is_asked_of_the_destination(visit) -> None:
    """S3, N5, J2: within the click itself the page is gone and its title neutral, however slow the destination is."""
    page = visit.open("find/northfold.html")
    hidden, title = page.evaluate(
        """() => { document.querySelector('[data-exit]').click();
          return [getComputedStyle(document.documentElement).display, document.title] }"""
    )
    assert (hidden, title) == ("none", "New tab")


def test_shift_three_times_leaves(visit) -> None:
    """S5: with progress said in words."""
    page = visit.open("index.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.locator("[data-exit-progress]").inner_text() == "Shift pressed twice. Press once more to exit."
    page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


def test_capitals_and_other_keys_do_not_leave(visit) -> None:
    """S5, N2: Shift with a letter does not count, any other key starts the count again, and Esc does nothing."""
    page = visit.open("find/northfold.html")
    page.locator("[data-all]").click()
    page.locator("#finder-words").focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    assert page.locator("#finder-words").input_value() == "ABC"
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    for _ in range(3):
        page.keyboard.press("Escape")
    assert page.url.endswith("find/northfold.html")


def test_the_count_of_presses_ends_after_five_seconds(visit) -> None:
    """S5: two presses, a pause, one press stays."""
    page = visit.open("index.html")
    page.clock.install()
    page.goto(page.url)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(6_000)
    page.keyboard.press("Shift")
    assert page.url.endswith("index.html")
    assert "once" in page.locator("[data-exit-progress]").inner_text()


def test_coming_back_from_elsewhere_meets_a_cover(visit) -> None:
    """S6, J9: only the cover shows; one control takes it away."""
    page = visit.open("find/northfold.html")
    page.locator("[data-cards] article a").first.click()
    page.wait_for_url("**/s/*.html")
    page.locator("[data-exit]").click()
    page.wait_for_url(EXIT)
    page.go_back()
    page.wait_for_selector("[data-cover]:visible")
    assert not page.locator("h1").is_visible()
    page.get_by_role("button", name="Show page").press("Enter")
    assert page.locator("h1").is_visible()


def test_an_ordinary_back_meets_no_cover(visit) -> None:
    """S6: Back inside the site is as usual."""
    page = visit.open("find/northfold.html")
    page.locator("[data-cards] article a").first.click()
    page.wait_for_url("**/s/*.html")
    page.go_back()
    page.wait_for_selector("h1:visible")
    assert not page.locator("[data-cover]").is_visible()


@pytest.mark.parametrize("visit", [(True, 320), (True, 390), (True, 1280)], indirect=True, ids=["320", "390", "1280"])
@pytest.mark.parametrize("address", TEMPLATES)
def test_nothing_lies_over_the_exit_at_any_depth(visit, address) -> None:
    """S2, N6, J11: whole, on top, in full words, at five depths of the page."""
    page = visit.open(address)
    for share in (0, 0.25, 0.5, 0.75, 1):
        page.evaluate(f"scrollTo(0, {share} * document.documentElement.scrollHeight)")
        on_top = page.evaluate(
            """() => { const link = document.querySelector('[data-exit]'), r = link.getBoundingClientRect();
              return [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 6, r.top + 6], [r.right - 6, r.bottom - 6]]
                .every(([x, y]) => document.elementFromPoint(x, y) === link) }"""
        )
        assert on_top, share
    assert page.locator("[data-exit]").inner_text() == "Exit this page"
