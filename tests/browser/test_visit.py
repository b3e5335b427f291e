"""One whole visit leaves nothing behind but the list of pages opened."""

from __future__ import annotations

import pytest
from kinds import FOR_SURVIVORS


@pytest.mark.parametrize("visit", [(True, 1280), (False, 390)], indirect=True, ids=["script", "no-script"])
def test_a_whole_visit_keeps_nothing_and_asks_nobody(visit) -> None:
    """J4, J5, J6: home, numbers, finder, a service, a worksheet: no storage, no other host, no query or hash."""
    for address in ("index.html", "help/index.html", "help/device-safety.html", "find/index.html", "find/northfold.html"):
        page = visit.open(address)
    page.locator("[data-cards] article a").first.click()
    page.wait_for_url("**/s/*.html")
    visit.open("worksheets/marac-ten-tips.html")
    page.locator("textarea").first.fill("A note that must not be kept")
    page.locator("input[type=radio]").first.check()
    assert visit.traces() == {}
    assert visit.elsewhere == []
    assert page.evaluate("location.search + location.hash") == ""


@pytest.mark.parametrize("visit", [(True, 390), (False, 390)], indirect=True, ids=["script", "no-script"])
def test_a_number_to_ring_is_on_the_first_screen_of_a_phone(visit) -> None:
    """S8: the notice does not push the first number off a 390 by 844 screen."""
    for address in ("index.html", "find/index.html", "find/northfold.html", "help/index.html"):
        page = visit.open(address)
        box = page.locator(".phone-line__number").first.bounding_box()
        assert box and box["y"] + box["height"] <= 844, address


@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["phone"])
def test_what_stands_above_a_page_takes_a_fifth_of_a_phones_first_screen(visit) -> None:
    """S8: the name of the demonstration, the doors and the notice are short and legible, and each link is big enough to press."""
    for address in ("find/northfold.html", FOR_SURVIVORS[-1]):
        page = visit.open(address)
        parts = [page.locator(part).bounding_box() for part in (".demonstration", ".masthead", ".trail")]
        assert sum(part["height"] for part in parts) <= 844 / 5, address
        assert page.locator(".trail").evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 14
        assert [link for link in page.locator(".masthead a").all() if link.bounding_box()["height"] < 24] == []
        assert page.locator("[data-exit]").bounding_box()["height"] >= 44


@pytest.mark.parametrize("visit", [(True, 390), (False, 390)], indirect=True, ids=["script", "no-script"])
def test_home_to_a_local_number_takes_at_most_four_taps(visit) -> None:
    """I need help, my place, to the services, a service's own number: four taps and no typing."""
    page = visit.open("index.html")
    taps = 0
    for target in (page.get_by_text("I need help"), page.get_by_role("link", name="Northfold")):
        target.click()
        taps += 1
    page.wait_for_url("**/find/northfold.html")
    # Without a script there is no button to the services: the list follows the questions.
    if page.locator("[data-show]").is_visible():
        page.locator("[data-show]").click()
        taps += 1
    number = page.locator("[data-cards] a[href^='tel:']").first
    assert number.is_visible()
    if page.locator("[data-show]").is_visible():
        page.wait_for_function(
            "document.querySelector('[data-cards] a[href^=\"tel:\"]').getBoundingClientRect().top < innerHeight * 3"
        )
    assert taps + 1 <= 4


@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["script"])
def test_home_to_a_number_through_the_question_of_danger_takes_two_taps(visit) -> None:
    """999 and the first line stand at the top of every one of these pages, and 999 again where danger is asked."""
    page = visit.open("index.html")
    assert page.locator("a[href='tel:999']").first.is_visible()
    page = visit.open("find/northfold.html")
    assert page.locator("[data-step] a[href='tel:999']").is_visible()


def test_paper_shows_numbers_and_dates_and_no_way_out(visit) -> None:
    """S24, J12: on paper the exit is gone; numbers, hours and the checked date stay."""
    page = visit.open("find/northfold.html")
    page.emulate_media(media="print")
    assert not page.locator("[data-exit]").is_visible()
    card = page.locator("[data-cards] article").first
    assert card.locator(".phone-line__number").first.is_visible()
    assert card.get_by_text("Last checked").is_visible()


@pytest.mark.parametrize("visit", [(True, 320)], indirect=True, ids=["320"])
def test_no_page_scrolls_sideways_at_320_pixels(visit) -> None:
    """WCAG 1.4.10: the same as 400% zoom on a 1280 pixel screen."""
    wide = {}
    for address in (
        "index.html",
        "help/index.html",
        "find/northfold.html",
        "work/forums.html",
        "partnership/components/data.html",
        "worksheets/twelve-components.html",
        "reference/glossary.html",
        "reference/figures.html",
        "contributing/rules.html",
        "contributing/fields.html",
    ):
        page = visit.open(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
    assert wide == {}
