"""The finder leaves exactly the services whose records say so, with a script and without, on the web and from a stick."""

from __future__ import annotations

import pytest
from conftest import ROOT

from handrail.catalogue import Catalogue

AREA = "northfold"
BOTH = pytest.mark.parametrize(
    "visit", [(True, 1280), (False, 1280), (True, 390)], indirect=True, ids=["script", "no-script", "phone"]
)


@pytest.fixture(scope="module")
def records():
    """Services that the area's page lists, from the records alone."""
    return [
        one
        for one in Catalogue(ROOT).records("service").values()
        if one.status in {"active", "temporarily closed"} and AREA in one.service_areas and "own-behaviour" not in one.needs
    ]


def expected(records, needs, groups) -> set[str]:
    """Any ticked answer within a question will do; across questions all must hold; a service for anyone fits any group."""
    return {
        one.id
        for one in records
        if (not needs or set(needs) & set(one.needs)) and (not groups or (set(groups) | {"everyone"}) & set(one.serves))
    }


def shown(page) -> list[str]:
    cards = page.locator("[data-cards] article[data-service]")
    return cards.evaluate_all(
        "all => all.filter(card => getComputedStyle(card).display !== 'none').map(card => card.dataset.service)"
    )


def tick(page, name: str, values) -> None:
    for value in values:
        box = page.locator(f"#{name}-{value}")
        details = page.locator(f"[data-question={name}] details")
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        box.check()


@BOTH
@pytest.mark.parametrize(
    ("needs", "groups"),
    [
        ((), ()),
        (("counselling",), ()),
        (("counselling", "legal-family"), ("black-minoritised",)),
        (("safe-tonight", "pets"), ("women",)),
        ((), ("men",)),
        (("forensic-medical",), ("deaf",)),
    ],
)
def test_ticks_leave_exactly_the_services_whose_records_say_so(visit, records, needs, groups) -> None:
    """J7, D2: the same with a script and without. Worked out here from the records, never typed in."""
    page = visit.open(f"find/{AREA}.html")
    before = (page.url, page.evaluate("history.length"))
    tick(page, "need", needs)
    tick(page, "group", groups)
    assert set(shown(page)) == expected(records, needs, groups)
    assert (page.url, page.evaluate("history.length")) == before
    assert visit.elsewhere == []
    assert visit.traces() == {}


@BOTH
def test_enter_sends_nothing_and_leaves_the_address_alone(visit) -> None:
    """S10: a plain form would write every choice into the address."""
    page = visit.open(f"find/{AREA}.html")
    before = (page.url, page.evaluate("history.length"))
    tick(page, "need", ["counselling"])
    page.locator("#need-counselling").press("Enter")
    if page.locator("#finder-words").is_visible():
        page.fill("#finder-words", "solicitor")
        page.locator("#finder-words").press("Enter")
    assert (page.url, page.evaluate("history.length")) == before


def test_words_narrow_the_list_and_the_count_is_announced(visit, records) -> None:
    """The number left is said in a live region, in words."""
    page = visit.open(f"find/{AREA}.html")
    page.fill("#finder-words", "counsell")
    page.wait_for_function("document.querySelector('[data-count]').textContent.includes('shown')")
    left = shown(page)
    assert 0 < len(left) < len(records)
    count = page.locator("[data-count]")
    assert count.get_attribute("aria-live") == "polite"
    page.wait_for_function(f"document.querySelector('[data-count]').textContent === '{len(left)} services shown'")


@pytest.mark.parametrize("visit", [(False, 390)], indirect=True, ids=["no-script"])
def test_without_a_script_the_page_does_not_promise_what_only_a_script_does(visit) -> None:
    """The style sheet hides; it cannot put in order, look for words or count aloud."""
    page = visit.open(f"find/{AREA}.html")
    assert page.get_by_text("Services you can contact yourself come first").is_visible()
    assert not page.get_by_text("services that meet more of what you tick").is_visible()
    assert not page.locator("#finder-words").is_visible()
    assert not page.locator("[data-show]").is_visible()


def test_the_button_below_the_ticks_leads_to_the_results_and_not_to_an_address(visit) -> None:
    """On a phone the results are far below the ticks; a link with a hash would leave a trace."""
    page = visit.open(f"find/{AREA}.html")
    before = page.url
    page.locator("[data-show]").click()
    assert page.evaluate("document.activeElement.id") == "finder-results"
    assert page.url == before


def test_nothing_that_fits_says_so_and_offers_the_next_best(visit) -> None:
    """A result is never empty: the sentence, places next door, and national lines."""
    page = visit.open(f"find/{AREA}.html")
    page.fill("#finder-words", "zzzz")
    page.wait_for_function("document.querySelector('[data-count]').textContent.includes('Nothing local is listed')")
    assert shown(page) == []
    assert page.locator(".finder__else .areas__area").count() > 0
    assert page.locator(".finder__else article[data-helpline]").count() > 0


def test_services_that_meet_more_of_what_is_ticked_come_first(visit, records) -> None:
    """The order on the page is the one the page promises."""
    needs = ("counselling", "group-support", "legal-family")
    page = visit.open(f"find/{AREA}.html")
    tick(page, "need", needs)
    met = {one.id: len(set(needs) & set(one.needs)) for one in records}
    open_now = {one.id for one in records if one.status == "active"}
    ranks = [met[id] for id in shown(page) if id in open_now]
    assert ranks == sorted(ranks, reverse=True)
    assert page.get_by_text("services that meet more of what you tick").is_visible()
    assert len(set(ranks)) > 1


def test_clearing_shows_every_service_again(visit, records) -> None:
    """One button takes back every tick and word."""
    page = visit.open(f"find/{AREA}.html")
    tick(page, "need", ["pets"])
    page.fill("#finder-words", "cat")
    page.get_by_role("button", name="Clear what I ticked").click()
    page.wait_for_function(f"document.querySelector('[data-count]').textContent === '{len(records)} services shown'")
    assert len(shown(page)) == len(records)


def test_back_meets_a_page_that_has_forgotten_the_last_choice(visit, records) -> None:
    """The last reader's choice must not greet the next one."""
    page = visit.open(f"find/{AREA}.html")
    tick(page, "need", ["pets"])
    page.locator("[data-cards] article:visible a").first.click()
    page.go_back()
    page.wait_for_function(f"document.querySelectorAll('[data-cards] article:not([hidden])').length === {len(records)}")
    assert page.locator("input:checked").count() == 0


def test_a_service_that_is_closed_for_now_comes_last_whatever_is_ticked(visit, records) -> None:
    """As the page promises: a closed door is not the first one to try."""
    (closed,) = [one for one in records if one.status == "temporarily closed"]
    page = visit.open(f"find/{AREA}.html")
    assert shown(page)[-1] == closed.id
    tick(page, "need", closed.needs)
    assert shown(page)[-1] == closed.id


def test_a_service_led_by_and_for_a_ticked_group_comes_before_one_that_is_for_anyone(visit, records) -> None:
    """And one set up for the group stands between them."""
    group = "black-minoritised"
    page = visit.open(f"find/{AREA}.html")
    tick(page, "group", [group])
    led = {one.id for one in Catalogue(ROOT).records("organisation").values() if group in one.led_by_and_for}
    known = {one.id: one for one in records}

    def distance(id: str) -> int:
        return 0 if known[id].organisation in led else 1 if group in known[id].serves else 2

    distances = [distance(id) for id in shown(page) if known[id].status == "active"]
    assert distances == sorted(distances)
    assert set(distances) == {0, 1, 2}
