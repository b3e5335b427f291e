"""The site by keyboard alone: everything is reached, in order, in sight, and nothing happens unasked."""

from __future__ import annotations

import pytest
from kinds import FOR_SURVIVORS, FOR_WORKERS, KINDS

keyboard = pytest.mark.accessibility("a keyboard: every stop, in order and in sight; the way past the menus; search")
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=list(KINDS))
AT_390 = pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])
# Where the keyboard stands: its place among the stops, what it is, and whether a reader can see it.
HERE = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const box = at.getClientRects()[0] || at.getBoundingClientRect(), bar = document.querySelector('.exit-bar');
  const x = Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 1), innerWidth - 1);
  // Of what is taller than a line, some part: a table that can be moved sideways may fill the window.
  const under = box.height > 60 ? bar.getBoundingClientRect().bottom + 1 : 0;
  const y = Math.min(Math.max(box.top + Math.min(box.height, 24) / 2, under), box.bottom - 1);
  const top = document.elementFromPoint(x, y);
  return {
    name: at.textContent.trim().slice(0, 40) || at.getAttribute('aria-label') || at.id,
    inContent: !!at.closest('#main'),
    inSight: y > 0 && y < innerHeight && box.width > 0
      && !!top && (at.contains(top) || top.contains(at) && top !== document.body && !bar.contains(top)),
  };
}"""


@pytest.fixture
def top(served: str) -> str:
    """Over http: the same pages as from a stick, but for the search."""
    return served


def stops(page, most: int) -> list[dict]:
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        found.append(here)
    return found


@keyboard
@pytest.mark.parametrize("visit", [(True, 320)], indirect=True, ids=["320"])
@every_kind
def test_the_way_past_the_menus_is_the_second_stop_on_every_page(visit, address) -> None:
    """WCAG 2.4.1: with headings or without, at 320 pixels, which is 400% zoom."""
    page = visit.open(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    bar = page.locator(".exit-bar").bounding_box()
    assert page.locator("h1").bounding_box()["y"] >= bar["y"] + bar["height"] - 1


@keyboard
@pytest.mark.parametrize("visit", [(True, 320), (False, 320)], indirect=True, ids=["script", "no-script"])
@pytest.mark.parametrize("address", ["index.html", "work/marac.html"])
def test_every_door_of_the_menu_is_reached_at_320_pixels(visit, address) -> None:
    """The theme's own menu is a label that no keyboard reaches; ours is links, also without a script."""
    page = visit.open(address)
    names = {one["name"] for one in stops(page, 12)}
    assert {"Find local help", "Numbers to ring", "Your device", "For workers", "For partnerships"} <= names


@keyboard
@AT_390
@every_kind
def test_few_stops_stand_before_the_words(visit, address) -> None:
    """Whoever presses a key for each link, or a switch, meets the words soon."""
    page = visit.open(address)
    before = [one["name"] for one in stops(page, 14)]
    stood = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, [tabindex="0"], summary')].filter(one =>
          !one.closest('#main') && one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0
          && one.compareDocumentPosition(document.querySelector('#main')) & Node.DOCUMENT_POSITION_FOLLOWING).length"""
    )
    assert before[:2] == ["Exit this page", "Skip to the page"]
    assert stood <= 12


@keyboard
@AT_390
@pytest.mark.parametrize("address", [*FOR_SURVIVORS, *FOR_WORKERS])
def test_whatever_has_the_keyboard_can_be_seen(visit, address) -> None:
    """WCAG 2.4.11: never under the bar with the way out, forwards or backwards."""
    page = visit.open(address)
    unseen = [one["name"] for one in stops(page, 70) if not one["inSight"]]
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        here = page.evaluate(HERE)
        if here and not here["inSight"]:
            unseen.append(f"back: {here['name']}")
    assert unseen == []


@keyboard
@pytest.mark.parametrize("visit", [(True, 1280)], indirect=True, ids=["1280"])
def test_no_letter_does_anything_by_itself(visit) -> None:
    """WCAG 2.1.4: the theme answers n p , . f s and / anywhere on the page; here they do nothing."""
    page = visit.open("work/marac.html")
    address = page.url
    for key in "np,.fs/":
        page.keyboard.press(key)
        assert page.url == address, key
        assert page.evaluate("document.activeElement === document.body"), key
        assert not page.evaluate("document.querySelector('[data-md-toggle=search]').checked"), key


@keyboard
@pytest.mark.parametrize("visit", [(True, 1280), (True, 320)], indirect=True, ids=["1280", "320"])
def test_the_answers_to_a_search_are_announced_and_reached_and_shut(visit) -> None:
    """Typing says how many; Enter goes to the first answer and opens nothing; Tab goes on; Escape shuts."""
    page = visit.open("work/marac.html")
    address = page.url
    box = page.get_by_role("textbox", name="Search the guidance")
    box.focus()
    page.keyboard.type("training")
    page.wait_for_selector(".md-search-result__link:visible")
    assert page.locator(".md-search-result__list a").first.bounding_box()["height"] > 24
    assert page.locator(".md-search__output").bounding_box()["height"] > 200
    said = page.locator("[role=status].md-search-result__meta")
    assert said.inner_text().split()[0].isdigit()
    page.keyboard.press("Enter")
    assert page.url == address
    assert page.evaluate("document.activeElement === document.querySelector('.md-search-result__list a')")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-search-result__list')")
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__output").is_visible()
    box.focus()
    page.locator("#main a").first.focus()
    assert not page.locator(".md-search__output").is_visible()


@keyboard
@AT_390
def test_enter_on_an_answer_opens_it(visit) -> None:
    """What Enter does on a link anywhere."""
    page = visit.open("work/marac.html")
    page.get_by_role("textbox", name="Search the guidance").fill("training")
    page.wait_for_selector(".md-search-result__link:visible")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "work/marac.html" not in url)
    assert "?" not in page.url


@keyboard
@AT_390
@pytest.mark.parametrize("address", ["index.html", "work/marac.html"])
def test_letters_still_start_the_count_of_shifts_again(visit, address) -> None:
    """S5: taking the theme's keys away takes nothing from the exit."""
    page = visit.open(address)
    for key in ("Shift", "Shift", "n", "Shift"):
        page.keyboard.press(key)
    assert page.locator("[data-exit-progress]").inner_text() == "Shift pressed once. Press twice more to exit."
    assert page.url.endswith(address)
