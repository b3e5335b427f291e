"""Reading in one's own way: bigger, wider apart, in one's own colours, from right to left, with nothing moving."""

from __future__ import annotations

import pytest
from kinds import FOR_SURVIVORS, FOR_WORKERS, KINDS, styled

NARROW = pytest.mark.parametrize("visit", [(True, 320)], indirect=True, ids=["320"])
AT_390 = pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=list(KINDS))
SAMPLE = [*FOR_SURVIVORS, *FOR_WORKERS]

# What is wider than the window, apart from what has its own way to be moved sideways.
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(one => {
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('svg')) return false;
  const box = one.getBoundingClientRect();
  if (box.width < 2 || box.right <= innerWidth + 1 && box.left >= -1) return false;
  for (let up = one.parentElement; up; up = up.parentElement)
    if (!up.matches('html, body') && /auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return false;
  return true;
}).map(one => one.tagName + '.' + one.className).slice(0, 5)"""
# Words cut off by the box they stand in.
CUT_OFF = """() => {
const words = document.querySelectorAll('a, p, li, h1, h2, h3, dt, dd, td, th, label, summary, legend, button');
return [...words].filter(one => {
  const style = getComputedStyle(one);
  return one.checkVisibility({ visibilityProperty: true }) && style.clipPath === 'none' && /hidden|clip/.test(style.overflow)
    && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2);
}).map(one => one.tagName + ': ' + one.textContent.trim().slice(0, 40)) }"""


@pytest.fixture
def top(served: str) -> str:
    """Over http only: what is looked at is the same from a stick."""
    return served


def fits(page) -> list[str]:
    wide = page.evaluate(TOO_WIDE)
    return wide if wide or page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth") else ["the page"]


@pytest.mark.accessibility("words at 400% zoom (320 pixels): nothing wider than the window")
@NARROW
@every_kind
def test_nothing_is_wider_than_a_window_of_320_pixels(visit, address) -> None:
    """WCAG 1.4.10, with everything open; tables may be moved sideways inside their own box."""
    page = visit.open(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert fits(page) == []


@pytest.mark.accessibility("the way out at 400% zoom: whole, on top, with room to read under it")
@NARROW
@pytest.mark.parametrize("address", SAMPLE)
def test_at_four_times_its_size_the_way_out_leaves_room_to_read(visit, address) -> None:
    """S2, N6: 400% zoom of a window of 1280 by 1024 is one of 320 by 256."""
    page = visit.open(address)
    page.set_viewport_size({"width": 320, "height": 256})
    for depth in (0, 0.25, 0.5, 0.75, 1):
        page.evaluate("depth => window.scrollTo(0, depth * document.documentElement.scrollHeight)", depth)
        assert page.evaluate(
            """() => { const link = document.querySelector('[data-exit]'), box = link.getBoundingClientRect();
              const corners = [[box.left + 8, box.top + 8], [box.right - 8, box.bottom - 8], [box.left + 8, box.bottom - 8]];
              return link.textContent.trim() === 'Exit this page' && box.top >= 0
                && corners.every(([x, y]) => link.contains(document.elementFromPoint(x, y))) }"""
        ), depth
        assert page.locator(".exit-bar").bounding_box()["height"] <= 64


@pytest.mark.accessibility("words set wider apart: nothing cut off, nothing laid over the way out")
@NARROW
@pytest.mark.parametrize("address", SAMPLE)
def test_words_set_wider_apart_are_not_cut_off(visit, address) -> None:
    """WCAG 1.4.12: the four distances the guidelines name."""
    page = visit.open(address)
    styled(
        page,
        """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }""",
    )
    assert page.evaluate(CUT_OFF) == []
    assert fits(page) == []
    assert page.evaluate(
        """() => { const link = document.querySelector('[data-exit]'), box = link.getBoundingClientRect();
          return box.left >= 0 && box.right <= innerWidth && link.contains(document.elementFromPoint(box.left + box.width / 2,
            box.top + box.height / 2)) }"""
    )


@pytest.mark.accessibility("letters at twice their size: nothing cut off")
@AT_390
@pytest.mark.parametrize("address", SAMPLE)
def test_letters_at_twice_their_size_fit(visit, address) -> None:
    """WCAG 1.4.4: the browser's own letter size, doubled."""
    page = visit.open(address)
    styled(page, "html { font-size: 200% !important; }")
    assert page.evaluate(CUT_OFF) == []
    assert fits(page) == []


@pytest.mark.accessibility("things to press: at least 24 by 24 pixels, or with room round them")
@AT_390
@every_kind
def test_what_can_be_pressed_is_large_enough(visit, address) -> None:
    """WCAG 2.5.8, but for links inside a sentence. axe judges the room round small ones; this judges menus, buttons and ticks."""
    page = visit.open(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, button, summary, .foot a, .exit-bar a, label:has(input), .phone-line a')]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).clipPath === 'none')
          .map(one => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.accessibility("colours forced by the reader: controls keep an edge, the keyboard's place shows")
@AT_390
@pytest.mark.parametrize("address", SAMPLE)
def test_in_the_readers_own_colours_controls_keep_an_edge(visit, address) -> None:
    """Forced colours take backgrounds away, so a button needs a border and what has the keyboard an outline."""
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(address)
    edgeless = page.evaluate(
        """() => [...document.querySelectorAll('.button, [data-exit], .doors__door, input, textarea')]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && !/radio|checkbox/.test(one.type))
          .filter(one => { const style = getComputedStyle(one);
            return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1 })
          .map(one => one.className || one.id)"""
    )
    assert edgeless == []
    page.keyboard.press("Tab")
    assert page.evaluate(
        "(() => { const style = getComputedStyle(document.activeElement);"
        " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 })()"
    )
    unseen = "[...document.querySelectorAll('svg text')].filter(one => getComputedStyle(one).fill === 'rgba(0, 0, 0, 0)').length"
    assert page.evaluate(unseen) == 0


@pytest.mark.accessibility("less movement: nothing moves by itself")
@AT_390
@pytest.mark.parametrize("address", SAMPLE)
def test_nothing_moves_for_somebody_who_asked_for_stillness(visit, address) -> None:
    """Also the theme's own transitions."""
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.open(address)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one);
          return one.checkVisibility() && (Math.max(...style.transitionDuration.split(',').map(parseFloat)) > 0.01
            || style.animationName !== 'none' || style.scrollBehavior === 'smooth') })
          .map(one => one.tagName + '.' + one.className).slice(0, 5)"""
    )
    assert moving == []


@pytest.mark.accessibility("from right to left: nothing wider than the window, nothing laid over another thing")
@NARROW
@every_kind
def test_pages_run_from_right_to_left(visit, address) -> None:
    """A translation may; the layout has no left or right of its own."""
    page = visit.open(address)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    assert fits(page) == []
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().right > innerWidth - 40")
    over = page.evaluate(
        """() => { const all = [...document.querySelectorAll('#main > *, body > *')], blocks = all
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0
            && !/^(absolute|fixed|sticky)$/.test(getComputedStyle(one).position));
          return blocks.filter(one => { const next = one.nextElementSibling;
            const floats = [next, one].some(each => each && getComputedStyle(each).float !== 'none');
            return next && blocks.includes(next) && !floats
              && next.getBoundingClientRect().top < one.getBoundingClientRect().bottom - 1 })
            .map(one => one.tagName + '.' + one.className) }"""
    )
    assert over == []


@pytest.mark.accessibility("charts and diagrams: the same in a table or a list beside them")
@AT_390
@pytest.mark.parametrize("address", ["reference/figures.html", "worksheets/twelve-components.html", KINDS["a drawn diagram"]])
def test_a_chart_says_its_numbers_in_words(visit, address) -> None:
    """A bar is hidden from screen readers and stands in the cell with its number; a drawing has a list beside it."""
    page = visit.open(address)
    bars = page.locator("meter")
    for at in range(bars.count()):
        assert bars.nth(at).get_attribute("aria-hidden") == "true"
        assert bars.nth(at).locator("xpath=..").inner_text().strip()
        assert bars.nth(at).locator("xpath=ancestor::table//th[@scope='row']").count()
    drawings = page.locator(".diagram__picture")
    for at in range(drawings.count()):
        assert drawings.nth(at).locator("xpath=ancestor::*[contains(@class, 'diagram__both')]").locator("li").count()
    assert bars.count() + drawings.count()


@pytest.mark.accessibility("names: every control has one, and what changes is announced")
@AT_390
@every_kind
def test_every_control_has_a_name_and_what_changes_is_announced(visit, address) -> None:
    """As the browser tells a screen reader: its own tree of roles and names."""
    page = visit.open(address)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll(`a[href], button, input, textarea, select, summary, nav, [role=region],
            [role=group],
            form[data-finder], form[data-instrument]`)]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.type !== 'hidden')
          .filter(one => {
            const ids = (one.getAttribute('aria-labelledby') || '').split(' ');
            const by = ids.map(id => document.getElementById(id)?.textContent || '');
            const labels = [...(one.labels || [])].map(label => label.textContent);
            const own = /^(A|BUTTON|SUMMARY)$/.test(one.tagName) ? one.textContent : '';
            return ![one.getAttribute('aria-label') || '', own, ...by, ...labels].join('').trim();
          }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    assert page.locator("[data-exit-progress][role=status]").count() == 1
    assert all(one.get_attribute("aria-live") == "polite" for one in page.locator("[data-count]").all())
