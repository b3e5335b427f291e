"""Every kind of page on paper: what is read stays, what only a screen needs is gone."""

from __future__ import annotations

import pytest
from kinds import FOR_SURVIVORS, FOR_WORKERS, KINDS


@pytest.fixture
def top(served: str) -> str:
    """Over http only: paper is the same from a stick."""
    return served


@pytest.mark.parametrize("address", KINDS.values(), ids=list(KINDS))
def test_paper_has_no_way_out_no_menus_and_no_chatter(visit, address) -> None:
    """S24: the heading stays; the exit, the menus, the notices, the search and the buttons go."""
    page = visit.open(address)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    left = ".exit-bar, .demonstration, .masthead, .trail, .where, .map, .theme-search, .foot, .button, .headerlink"
    assert [one.get_attribute("class") for one in page.locator(left).all() if one.is_visible()] == []


@pytest.mark.parametrize("address", [*FOR_SURVIVORS, *FOR_WORKERS])
def test_addresses_stand_after_links_for_workers_only(visit, address) -> None:
    """A worker can type an address from paper. What a survivor carries shows no address that she did not ask for."""
    page = visit.open(address)
    page.emulate_media(media="print")
    shown = page.evaluate(
        """() => { const link = document.createElement('a'); link.href = 'https://www.example.org/'; link.textContent = 'Example';
          document.querySelector('#main').append(link); return getComputedStyle(link, '::after').content }"""
    )
    assert ("example.org" in shown) == (address in FOR_WORKERS)


@pytest.mark.parametrize(
    "address", ["find/northfold.html", "help/index.html", "reference/law.html", "worksheets/twelve-components.html"]
)
def test_no_card_is_split_between_two_sheets(visit, address) -> None:
    """A number on one sheet and its hours on the next are two halves of nothing."""
    page = visit.open(address)
    page.emulate_media(media="print")
    split = page.evaluate(
        """() => [...document.querySelectorAll(
            '.service-card, .helpline-card, .first-lines__line, .law__one, .worksheet__item, tr')]
          .filter(one => getComputedStyle(one).breakInside !== 'avoid').map(one => one.className || one.tagName)"""
    )
    assert split == []
