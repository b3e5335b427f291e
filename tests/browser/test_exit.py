"""Leaving the page, and coming back to it."""

from __future__ import annotations

import pytest
from conftest import ROOT
from kinds import whole
from selectolax.lexbor import LexborHTMLParser

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
    assert page.locator("h1").is_visible()
    page.wait_for_timeout(200)
    assert visit.elsewhere == []
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


def test_coming_back_resets_the_count_of_presses(visit) -> None:
    """S5, J10: two presses, exit by a click, Back, one press stays."""
    page = visit.open("index.html")
    visit.open("find/northfold.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    leave(page)
    page.go_back()
    page.wait_for_selector("[data-cover]:visible")
    page.keyboard.press("Shift")
    assert page.url.endswith("index.html")
    assert "once" in page.locator("[data-exit-progress]").text_content()


def leave(page) -> None:
    page.locator("[data-exit]").click()
    page.wait_for_url(EXIT)


def follow_to_a_service(page) -> None:
    page.locator("[data-cards] article a[href$='.html']").first.click()
    page.wait_for_url("**/s/*.html")


def is_covered(page) -> bool:
    """Whether the cover, and nothing else of the page, is to be seen."""
    page.wait_for_function("document.readyState === 'complete'")
    seen = page.evaluate(
        """() => [...document.body.children].filter(one => getComputedStyle(one).display !== 'none').map(one => one.className)"""
    )
    assert page.locator("[data-cover]").is_visible() == (seen == ["cover"]), seen
    return seen == ["cover"]


def test_back_after_exit_meets_a_cover_with_one_way_on(visit) -> None:
    """D5, S6, J9: finder, service, exit, Back. The control has focus, works by keyboard, and what it did is announced."""
    page = visit.open("find/northfold.html")
    follow_to_a_service(page)
    leave(page)
    page.go_back()
    assert is_covered(page)
    assert page.url.endswith("find/northfold.html")
    assert page.evaluate("document.activeElement.hasAttribute('data-uncover')")
    assert page.locator("[data-uncover]").get_attribute("aria-describedby") == "cover-words"
    page.keyboard.press("Enter")
    assert not is_covered(page)
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.activeElement.id") == "main"
    progress = page.locator("[data-exit-progress]")
    assert (progress.get_attribute("role"), progress.inner_text()) == ("status", "The page is shown.")


def test_back_after_exit_meets_a_form_with_nothing_ticked(visit) -> None:
    """S6, S16: whatever the browser kept of the page is cleared before it is shown."""
    page = visit.open("find/northfold.html")
    whole(page)
    page.fill("#finder-words", "marked")
    visit.open("help/index.html")
    leave(page)
    page.go_back()
    assert is_covered(page)
    assert page.locator("#finder-words").input_value() == ""
    assert page.locator("input:checked").count() == 0


def test_back_from_a_services_own_site_meets_a_cover(visit) -> None:
    """S6: elsewhere is elsewhere, by whichever link somebody left."""
    page = visit.open("find/northfold.html")
    page.goto("https://example.org/")
    page.go_back()
    assert is_covered(page)


def test_back_inside_the_site_meets_no_cover(visit) -> None:
    """S6: finder, service, Back: the finder shows."""
    page = visit.open("find/northfold.html")
    follow_to_a_service(page)
    page.go_back()
    page.wait_for_url("**/find/northfold.html")
    assert not is_covered(page)


def test_forward_after_exit_meets_a_cover(visit) -> None:
    """S6: front page, finder, Back, exit, Forward. `canGoForward` would not have told."""
    page = visit.open("index.html")
    visit.open("find/northfold.html")
    page.go_back()
    page.wait_for_url("**/index.html")
    assert not is_covered(page)
    leave(page)
    page.go_forward()
    page.wait_for_url("**/find/northfold.html")
    assert is_covered(page)


def test_back_twice_after_exit_is_covered_once(visit) -> None:
    """S6: from the covered page on, Back is inside the site again."""
    page = visit.open("index.html")
    visit.open("find/northfold.html")
    visit.open("help/index.html")
    leave(page)
    page.go_back()
    assert is_covered(page)
    page.go_back()
    page.wait_for_url("**/index.html")
    assert not is_covered(page)


def test_a_browser_that_cannot_tell_where_from_covers_every_return(visit) -> None:
    """S6: without the Navigation API the page is covered whenever somebody comes back to it."""
    visit.context.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    page = visit.open("find/northfold.html")
    assert not is_covered(page)
    follow_to_a_service(page)
    assert not is_covered(page)
    page.go_back()
    page.wait_for_url("**/find/northfold.html")
    assert is_covered(page)


def test_the_cover_is_there_before_the_page_is_read(visit) -> None:
    """S6: a cover that comes after the content has already shown it."""
    visit.context.add_init_script(
        """new MutationObserver(() => { if (document.body && window.first === undefined)
          window.first = document.documentElement.className; }).observe(document, { childList: true, subtree: true })"""
    )
    page = visit.open("find/northfold.html")
    assert page.evaluate("window.first") == ""
    visit.open("help/index.html")
    leave(page)
    page.go_back()
    assert is_covered(page)
    assert page.evaluate("window.first") == "is-covered"


def test_a_page_the_browser_kept_whole_forgets_the_presses_and_what_was_written(visit) -> None:
    """S5, S6, J10: from the back-forward cache a page comes back as it was left; told so, it is covered, and starts afresh.

    The browser driver turns that cache off, so the event it ends with is sent by hand; with the cache on: test_kept_pages.py.
    """
    visit.context.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    page = visit.open("worksheets/marac-ten-tips.html")
    page.locator("textarea").first.fill("marked")
    page.locator("h1").click()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.evaluate(
        "document.documentElement.hidden = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    assert is_covered(page)
    assert page.locator("textarea").first.input_value() == ""
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url.endswith("worksheets/marac-ten-tips.html")
    assert "once" in page.locator("[data-exit-progress]").text_content()


@NO_SCRIPT
def test_without_a_script_there_is_no_cover_and_the_help_page_says_so(visit) -> None:
    """S6: Back shows the page in full view."""
    page = visit.open("find/northfold.html")
    leave(page)
    page.go_back()
    assert page.locator("h1").is_visible()
    assert not page.locator("[data-cover]").is_visible()
    visit.open("help/leaving-this-page.html")
    assert page.get_by_text("leads straight to the page you left, in full view").is_visible()


def test_a_services_own_link_tells_it_nothing(visit) -> None:
    """S4, J3: a service is not told which page somebody came from, with a script or without."""
    page = visit.open("find/northfold.html")
    link = page.locator("main a[href^='https://']").first
    if not link.count():
        follow_to_a_service(page)
        link = page.locator("main a[href^='https://']").first
    link.click()
    page.wait_for_load_state()
    (request,) = visit.elsewhere
    assert request.headers.get("referer") is None
    assert len(visit.context.pages) == 1


def test_from_a_stick_with_no_network_exit_leads_to_an_empty_page(visit) -> None:
    """S7: an error that names the destination would say more than a blank."""
    page = visit.open("index.html")
    if visit.top.startswith("http"):
        return
    visit.context.set_offline(True)
    page.locator("[data-exit]").click()
    page.wait_for_url("about:blank")


SLOW = pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["390"])


@SLOW
@pytest.mark.parametrize("how", ["click", "shift"])
def test_the_first_picture_after_leaving_is_blank_on_a_slow_device(visit, how) -> None:
    """S3, N5, J2: at a quarter of the speed, with a destination that never answers, the very next frame shows nothing."""
    page = visit.page
    visit.context.unroute_all()
    visit.context.route(f"{EXIT}**", lambda route: None)
    page.goto(f"{visit.top}/find/northfold.html")
    visit.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    frames: list[str] = []
    page.on("console", lambda message: frames.append(message.text))
    page.evaluate(
        """() => ['click', 'keyup'].forEach(kind => addEventListener(kind, () => requestAnimationFrame(() =>
            console.log(getComputedStyle(document.documentElement).display, document.title)), true))"""
    )
    if how == "shift":
        for _ in range(2):
            page.keyboard.press("Shift")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        frames.clear()
    with page.expect_console_message(lambda message: message.text.startswith("none")):
        if how == "shift":
            page.keyboard.press("Shift")
        else:
            page.locator("[data-exit]").click(no_wait_after=True)
    assert frames == ["none New tab"]
    assert len(visit.context.pages) == 1


@SLOW
def test_nothing_is_sent_when_somebody_leaves(visit) -> None:
    """S15: no count, no beacon: one request, and it is the destination."""
    page = visit.open("help/index.html")
    leave(page)
    assert [request.url for request in visit.elsewhere] == [EXIT]


def test_esc_stays_where_it_is(visit) -> None:
    """N2: three times, with nothing typed before."""
    page = visit.open("index.html")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.url.endswith("index.html")
    assert visit.elsewhere == []


def test_the_exit_has_the_agreed_words_and_no_number(built) -> None:
    """N4: anybody may read it over a shoulder."""
    for path in built.rglob("*.html"):
        links = LexborHTMLParser(path.read_text("utf-8")).css("a[data-exit]")
        assert [link.text(strip=True) for link in links] == ["Exit this page"], path
        assert {link.attributes["rel"] for link in links} == {"nofollow noreferrer noopener"}


PRACTICE = pytest.mark.parametrize(
    "visit", [(True, 1280), (True, 390), (False, 390)], indirect=True, ids=["script", "phone", "no-script"]
)


@PRACTICE
@pytest.mark.parametrize("how", ["click", "tap", "enter"])
def test_leaving_can_be_practised_and_leads_back(visit, browser, how) -> None:
    """S26: by mouse, by touch and by keyboard; the page that stands for the other site is ours and leads back."""
    page = visit.open("help/leaving-this-page.html")
    link = page.get_by_role("link", name="Practise leaving", exact=True)
    if how == "enter":
        link.focus()
        page.keyboard.press("Enter")
    elif how == "tap":
        box = link.bounding_box()
        touch = visit.context.new_cdp_session(page)
        page.evaluate("y => scrollTo(0, y)", box["y"] - 200)
        box = link.bounding_box()
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        link.click()
    page.wait_for_url("**/help/practice.html")
    page.get_by_role("link", name="Go back and try again").click()
    page.wait_for_url("**/help/leaving-this-page.html")
    assert visit.elsewhere == []


def test_shift_can_be_practised_with_the_practice_link_marked_and_not_otherwise(visit) -> None:
    """S26: on the practice page too, Shift three times really leaves, unless the practice link is marked."""
    page = visit.open("help/leaving-this-page.html")
    page.get_by_role("link", name="Practise leaving", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("Shift")
    assert "twice" in page.locator("[data-exit-progress]").inner_text()
    page.keyboard.press("Shift")
    page.wait_for_url("**/help/practice.html")
    assert visit.elsewhere == []
    page.get_by_role("link", name="Go back and try again").click()
    page.wait_for_url("**/help/leaving-this-page.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize("visit", [(True, 1280)], indirect=True, ids=["script"])
def test_ten_links_later_the_exit_still_works(visit) -> None:
    """S21: pages are loaded whole, so the script is never a page behind."""
    page = visit.open("partnership/index.html")
    for _ in range(10):
        here = page.url
        page.locator("main a[href$='.html']:not([href^='http']), #main a[href$='.html']:not([href^='http'])").first.click()
        page.wait_for_load_state()
        if page.url == here:
            visit.open("work/index.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


# Depths of the page at which the link must be whole and on top, with everything that opens standing open.
ON_TOP = """() => { const link = document.querySelector('[data-exit]'), r = link.getBoundingClientRect();
  return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight &&
    [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 6, r.top + 6], [r.right - 6, r.top + 6], [r.left + 6, r.bottom - 6],
     [r.right - 6, r.bottom - 6]].every(([x, y]) => document.elementFromPoint(x, y) === link) }"""


def depths_at_which_something_lies_over_the_exit(page) -> list[float]:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    covered = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        page.evaluate(f"scrollTo(0, {share} * document.documentElement.scrollHeight)")
        if not page.evaluate(ON_TOP):
            covered.append(share)
    return covered


@pytest.mark.parametrize("visit", [(True, 320), (True, 390), (True, 1280)], indirect=True, ids=["320", "390", "1280"])
@pytest.mark.parametrize("address", TEMPLATES)
def test_nothing_lies_over_the_exit_at_any_depth(visit, address) -> None:
    """S2, N6, J11: whole, on top, in full words, at five depths of the page."""
    page = visit.open(address)
    assert depths_at_which_something_lies_over_the_exit(page) == []
    assert page.locator("[data-exit]").inner_text() == "Exit this page"


@pytest.mark.parametrize("address", TEMPLATES)
def test_the_exit_is_whole_and_on_top_at_400_per_cent(browser, served, address) -> None:
    """S2, N6, J11: a window of 1280 by 1024 at 400% shows what fits into 320 by 256."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    page.goto(f"{served}/{address}")
    assert depths_at_which_something_lies_over_the_exit(page) == []
    assert page.locator("[data-exit]").inner_text() == "Exit this page"
    context.close()
