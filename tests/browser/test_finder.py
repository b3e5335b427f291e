"""The finder leaves exactly the services whose records say so, with a script and without, on the web and from a stick."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from kinds import whole
from reading import OUT, grade

from handrail.catalogue import Catalogue
from handrail.views.services import code_of

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


def expected(records, **ticks) -> set[str]:
    """Read plainly from the records."""
    catalogue = Catalogue(ROOT)
    return {one.id for one in records if grade(catalogue, one, ticks) < OUT}


def shown(page) -> list[str]:
    cards = page.locator("[data-cards] article[data-service]")
    return cards.evaluate_all(
        "all => all.filter(card => getComputedStyle(card).display !== 'none').map(card => card.dataset.service)"
    )


def tick(page, name: str, values) -> None:
    whole(page)
    for value in values:
        box = page.locator(f"#{name}-{value}")
        details = page.locator(f"[data-question={name}] details")
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        box.check()


@BOTH
@pytest.mark.parametrize(
    "ticks",
    [
        {},
        {"need": ["counselling"]},
        {"need": ["counselling", "legal-family"], "group": ["black-minoritised"]},
        {"need": ["safe-tonight", "pets"], "who": ["older-sons", "drugs-alcohol"]},
        {"abuse": ["stalking"], "route": ["self-referral"], "channel": ["text", "live-chat"]},
        {"language": ["pl"], "access": ["step-free"], "led": ["black-minoritised", "deaf"]},
    ],
    ids=lambda ticks: "+".join(ticks) or "nothing",
)
def test_ticks_leave_exactly_the_services_whose_records_say_so(visit, records, ticks) -> None:
    """J7, D2: the same with a script and without. Worked out here from the records; random choices are in test_choices.py."""
    page = visit.open(f"find/{AREA}.html")
    before = (page.url, page.evaluate("history.length"))
    for name, ids in ticks.items():
        tick(page, name, ids)
    assert set(shown(page)) == expected(records, **ticks)
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
    whole(page)
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
    assert not page.get_by_text("Before that: services that say yes").is_visible()
    for hook in ("#finder-words", "[data-show]", "[data-next]", "[data-all]", "#open-now", "[data-take-away]"):
        assert not page.locator(hook).first.is_visible(), hook


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
    whole(page)
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
    assert page.get_by_text("meet more of the needs you tick").is_visible()
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

    is_open = page.locator("[data-cards] article[data-open=yes]").evaluate_all("all => all.map(card => card.dataset.service)")
    order = [id for id in shown(page) if known[id].status == "active" and known[id].serves]
    places = [(id not in is_open, distance(id)) for id in order]
    assert places == sorted(places)
    assert {distance for _, distance in places} == {0, 1, 2}


def test_ask_and_silence_are_said_on_the_card_and_never_taken_for_yes(visit, records) -> None:
    """A plain no leaves; ask and “they have not said” stay, say so, and come after yes."""
    page = visit.open(f"find/{AREA}.html")
    tick(page, "who", ["pets"])
    said = {one.id: one.who_can_get_in.get("pets", "unsaid") for one in records}
    words = {"yes": "They say yes: Pets", "ask": "Ask them: Pets", "unsaid": "They have not said: Pets"}
    order = shown(page)
    assert {said[id] for id in order} == set(words)
    assert "no" in said.values()
    for id in order:
        assert words[said[id]] in page.locator(f"article[data-service='{id}'] [data-meets]").text_content(), id
    closed = {one.id for one in records if one.status != "active"}
    grades = [list(words).index(said[id]) for id in order if id not in closed]
    assert grades == sorted(grades)


@pytest.mark.parametrize("visit", [(False, 390)], indirect=True, ids=["no-script"])
def test_without_a_script_a_card_says_what_it_says_on_getting_in(visit, records) -> None:
    """The style sheet cannot pick out one answer, so the card shows all of them once that question is ticked."""
    page = visit.open(f"find/{AREA}.html")
    says = page.locator("[data-cards] article .service-card__says")
    assert not says.first.is_visible()
    tick(page, "who", ["pets"])
    assert page.locator("[data-cards] article:visible .service-card__says").first.is_visible()
    (ask, *_) = [one for one in records if one.who_can_get_in.get("pets") == "ask"]
    assert "Ask them: " in page.locator(f"article[data-service='{ask.id}'] .service-card__says").text_content()


@pytest.mark.parametrize("visit", [(True, 390)], indirect=True, ids=["phone"])
def test_questions_come_one_at_a_time_and_each_can_be_skipped(visit) -> None:
    """Danger first, with 999 and the silent call. Nothing goes into the address or the history."""
    page = visit.open(f"find/{AREA}.html")
    before = (page.url, page.evaluate("history.length"))
    steps = page.locator("form[data-finder] [data-step]")
    asked = []
    for place in range(steps.count()):
        visible = [step for step in steps.all() if step.is_visible()]
        assert len(visible) == 1
        asked.append(visible[0].locator("[data-heading]").inner_text())
        if place == 0:
            assert visible[0].locator("a[href='tel:999']").is_visible()
            visible[0].locator("summary").click()
            assert visible[0].get_by_text("Press 55 when you are asked to").is_visible()
        if place + 1 < steps.count():
            page.locator("[data-next]").click()
            assert page.evaluate("document.activeElement.matches('[data-heading]')")
    assert asked[:3] == ["Are you in danger now?", "What help do you need?", "Is it about any of these?"]
    assert len(set(asked)) == steps.count() == 11
    assert not page.locator("[data-next]").is_visible()
    page.locator("[data-back]").click()
    assert steps.nth(9).is_visible()
    assert (page.url, page.evaluate("history.length")) == before
    assert visit.traces() == {}


@pytest.mark.parametrize("visit", [(True, 390), (True, 320)], indirect=True, ids=["phone", "narrow"])
def test_nothing_lies_over_a_question_or_a_choice_in_focus(visit) -> None:
    """WCAG 2.4.11: wherever the page is scrolled to, the buttons and the way to the list leave the question in sight."""
    page = visit.open(f"find/{AREA}.html")
    keep(page, [page.locator("[data-cards] article[data-service]").first.get_attribute("data-service")])
    for _ in range(2):
        heading = page.locator("[data-heading]:visible").first
        for share in (0.05, 0.5, 0.95):
            heading.evaluate(
                "(one, share) => scrollBy(0, one.getBoundingClientRect().top - share * (innerHeight - one.offsetHeight))", share
            )
            # Nor is it under the bar with the way out, where it goes as the page is scrolled on.
            if heading.bounding_box()["y"] > 60:
                assert heading.evaluate(IN_SIGHT), share
        page.locator("[data-next]").click()
    boxes = page.locator("[data-step]:visible input")
    assert boxes.count() > 3
    boxes.first.focus()
    for _ in range(boxes.count()):
        assert page.evaluate(f"({IN_SIGHT})(document.activeElement)")
        page.keyboard.press("Tab")


IN_SIGHT = """one => { const r = one.getBoundingClientRect();
  return [[r.left + r.width / 2, r.top + 2], [r.left + r.width / 2, r.top + r.height / 2], [r.left + r.width / 2, r.bottom - 2]]
    .every(([x, y]) => one.contains(document.elementFromPoint(x, y))) }"""


def test_a_ticked_step_says_next_and_the_services_are_one_press_away(visit, records) -> None:
    """Skip becomes Next; the button with the count leads to what is left."""
    page = visit.open(f"find/{AREA}.html")
    page.locator("[data-next]").click()
    assert page.locator("[data-next]").inner_text() == "Skip"
    page.locator("#need-counselling").check()
    assert page.locator("[data-next]").inner_text() == "Next"
    left = len(expected(records, need=["counselling"]))
    page.get_by_role("button", name=f"See {left} services").click()
    assert page.evaluate("document.activeElement.id") == "finder-results"


def test_all_the_questions_stand_on_one_page_for_who_asks(visit) -> None:
    """One press, and one to go back; what was ticked stays ticked."""
    page = visit.open(f"find/{AREA}.html")
    page.locator("[data-next]").click()
    page.locator("#need-counselling").check()
    page.get_by_role("button", name="All the questions on one page").click()
    assert all(step.is_visible() for step in page.locator("[data-step]").all())
    assert page.locator("#need-counselling").is_checked()
    page.get_by_role("button", name="One question at a time").click()
    assert page.locator("[data-step]:visible").count() == 1


def test_a_place_is_found_by_the_first_half_of_a_postcode_on_the_device(visit) -> None:
    """D2, S10: nothing is asked of anybody, the second half is dropped, and nothing reaches the address."""
    page = visit.open("find/index.html")
    page.wait_for_load_state("networkidle")
    before = (page.url, page.evaluate("history.length"))
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    box, says = page.locator("#outcode"), page.locator("[data-says]")
    box.press_sequentially("zz1 4qd")
    assert box.input_value() == "ZZ1 "
    box.fill("zz14qd")
    assert box.input_value() == "ZZ1 "
    box.press("Enter")
    assert says.inner_text() == "ZZ1 is in this place:"
    assert page.locator(".areas__area:visible").all_inner_texts()[0].startswith("Northfold")
    assert page.locator(".areas__area:visible").count() == 1
    box.fill("ZZ3")
    page.get_by_role("button", name="Find my place").click()
    assert page.locator(".areas__area:visible").count() == 2
    assert says.inner_text() == "ZZ3 is in more than one place. Any of these may help you:"
    assert box.get_attribute("autocomplete") == "off"
    assert (page.url, page.evaluate("history.length"), requests) == (*before, [])
    assert visit.traces() == {}


def test_a_place_that_is_not_covered_is_told_so_and_offered_national_lines_and_the_places_next_to_it(visit) -> None:
    """Never an empty result; nothing asked of anybody, and nothing in the address or kept."""
    page = visit.open("find/index.html")
    page.wait_for_load_state("networkidle")
    before = (page.url, page.evaluate("history.length"))
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    box, says, lines = page.locator("#outcode"), page.locator("[data-says]"), page.locator("[data-elsewhere] [data-helpline]")
    assert lines.count() > 2 and not lines.first.is_visible()
    box.fill("ZZ9 4QD")
    page.get_by_role("button", name="Find my place").click()
    assert says.inner_text().startswith("ZZ9 is not covered here. National lines can help wherever you live")
    assert page.locator(".areas__area:visible").count() == 4
    assert all(line.locator("a[href^='tel:']").first.is_visible() for line in lines.all())
    assert page.locator("[data-elsewhere] a[href$='help/index.html']").is_visible()
    box.fill("ZZ1")
    box.press("Enter")
    assert not lines.first.is_visible() and page.locator(".areas__area:visible").count() == 1
    box.fill("Northfold")
    box.press("Enter")
    assert says.inner_text().startswith("That is not the first half of a postcode")
    assert lines.first.is_visible() and page.locator(".areas__area:visible").count() == 4
    # A partnership that has given no postcodes for one of its places cannot say that a postcode is in none of them.
    page.evaluate("void (document.querySelector('[data-outcodes=\"ZZ5 ZZ6\"]').dataset.outcodes = '')")
    box.fill("ZZ9")
    box.press("Enter")
    assert says.inner_text().startswith("ZZ9 is not in our list of postcodes. Look for your place below.")
    page.get_by_role("button", name="Show all places").click()
    assert (box.input_value(), says.inner_text(), lines.first.is_visible()) == ("", "", False)
    assert (page.url, page.evaluate("history.length"), requests) == (*before, [])
    assert visit.traces() == {}


def test_what_was_looked_for_is_gone_on_coming_back(visit) -> None:
    """The last reader's postcode must not greet the next one."""
    page = visit.open("find/index.html")
    page.fill("#outcode", "ZZ9")
    page.locator("[data-look]").click()
    page.goto(f"{visit.top}/help/index.html")
    page.go_back()
    page.wait_for_selector("h1:visible")
    assert page.locator("#outcode").input_value() == "" and page.locator("[data-says]").inner_text() == ""
    assert not page.locator("[data-elsewhere]").is_visible()


WHOLE_POSTCODES = {
    "zz1 4qd": "ZZ1",
    "zz14qd": "ZZ1",
    "ZZ12 4QD": "ZZ12",
    "ZZ124QD": "ZZ12",
    "Z1 4QD": "Z1",
    "Z14QD": "Z1",
    "Z124QD": "Z12",
    "ZZ1A4QD": "ZZ1A",
    "Z1A4QD": "Z1A",
    " zz1-4qd, flat 2": "ZZ1",
    "ZZ 1 4QD": "ZZ1",
    "ZZ1  4QD": "ZZ1",
    "ZZ14QDQD": "ZZ1",
    "ZZ1OQD": "ZZ1",
}


def test_only_the_first_half_of_a_whole_postcode_stays_in_the_box(visit) -> None:
    """S10: with a space, without one, pasted or typed a letter at a time, and with more after it."""
    page = visit.open("find/index.html")
    box = page.locator("#outcode")
    left = {}
    for typed in WHOLE_POSTCODES:
        box.fill(typed)
        left[typed] = box.input_value().rstrip()
    assert left == WHOLE_POSTCODES
    for typed in WHOLE_POSTCODES:
        box.fill("")
        box.press_sequentially(typed)
        left[typed] = box.input_value().rstrip()
    assert left == WHOLE_POSTCODES


def test_no_letter_of_the_second_half_is_ever_in_the_box(visit) -> None:
    """A figure may be the first half's own; the letter after it settles that, and goes at once."""
    page = visit.open("find/index.html")
    box = page.locator("#outcode")
    for typed in ("ZZ14QD", "ZZ124QD", "Z14QD", "ZZ1A4QD", "ZZ1 4QD"):
        box.fill("")
        for letter in typed:
            box.press_sequentially(letter)
            assert not re.search("[QD]", box.input_value()), typed
    # With a letter for a figure nobody can halve it, so no more stays than a first half can have.
    box.fill("ZZIO4QD")
    assert len(box.input_value()) <= 4


@pytest.mark.parametrize("visit", [(False, 390)], indirect=True, ids=["no-script"])
def test_without_a_script_places_are_chosen_from_the_list(visit) -> None:
    """A box that could do nothing is not shown."""
    page = visit.open("find/index.html")
    assert not page.locator("#outcode").is_visible()
    assert page.locator(".areas__area:visible").count() == 4


def keep(page, ids) -> None:
    for id in ids:
        page.locator(f"article[data-service='{id}'] .service-card__keep input").check()


def test_a_list_to_take_away_holds_numbers_hours_and_when_it_was_checked(visit, records) -> None:
    """S25: text the reader can change, with no address of a page, and nothing sent or kept."""
    page = visit.open(f"find/{AREA}.html")
    chosen = [one for one in records if one.phones and one.schedules and one.safe_contact and one.status == "active"][:3]
    keep(page, [one.id for one in chosen])
    text = page.locator("[data-text]").input_value()
    for one in chosen:
        assert one.name in text and one.phones[0].number in text
    assert text.count("hecked") == 3 and "They say: " in text
    assert not re.search(r"https?:|www\.|file:|\.html|Local Support", text)
    page.locator("[data-text]").fill("Ring Sam")
    assert page.get_by_text("stays on both phones").is_visible()
    assert visit.elsewhere == [] and visit.traces() == {}


def test_the_discreet_list_has_no_name_and_no_word_of_abuse(visit, records) -> None:
    """S24: numbers and hours, and a letter for each."""
    page = visit.open(f"find/{AREA}.html")
    keep(page, [one.id for one in records])
    page.locator("[data-discreet]").check()
    text = page.locator("[data-text]").input_value()
    words = r"abus|violen|refuge|rape|assault|stalk|victim|surviv|safe|women|men\b|crisis|legal|clinic|fgm|https?:|Local Support"
    assert re.findall(words, text, re.I) == []
    assert [one.id for one in records if one.phones and one.phones[0].number not in text] == []


def test_what_somebody_writes_into_the_list_is_not_written_over(visit, records) -> None:
    """Another tick adds at the end; what they wrote stays."""
    page = visit.open(f"find/{AREA}.html")
    first, second = [one for one in records if one.phones][:2]
    keep(page, [first.id])
    page.locator("[data-text]").fill("Aunt Sam")
    keep(page, [second.id])
    text = page.locator("[data-text]").input_value()
    assert text.startswith("Aunt Sam\n\n") and second.phones[0].number in text


def test_the_list_is_gone_on_leaving_and_on_coming_back(visit, records) -> None:
    """Nothing is stored, and the browser may hand the page back as it was: so it is emptied both ways."""
    page = visit.open(f"find/{AREA}.html")
    keep(page, [records[0].id])
    assert page.locator("[data-take-away]").is_visible()
    page.goto(f"{visit.top}/help/index.html")
    page.go_back()
    page.wait_for_selector("h1:visible")
    assert not page.locator("[data-take-away]").is_visible()
    assert page.locator("[data-text]").input_value() == ""
    assert page.locator("input:checked").count() == 0


def test_printing_the_list_is_warned_of_and_prints_the_list_alone(visit, records) -> None:
    """S24: a plain sheet under a plain title."""
    page = visit.open(f"find/{AREA}.html")
    page.evaluate("void (window.print = () => { window.printed = document.title })")
    chosen = next(one for one in records if one.phones)
    keep(page, [chosen.id])
    page.locator("[data-discreet]").check()
    page.get_by_role("button", name="Print the list").click()
    assert page.get_by_text("Before you print").is_visible()
    assert page.evaluate("window.printed") is None
    page.get_by_role("button", name="Print it now").click()
    assert page.evaluate("window.printed") == "Notes"
    page.emulate_media(media="print")
    paper = page.evaluate("document.body.innerText").strip()
    assert chosen.phones[0].number in paper
    assert "Local Support" not in paper and "Exit" not in paper and chosen.name not in paper
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.title() != "Notes"


def test_keeping_a_service_is_not_an_answer_to_a_question(visit, records) -> None:
    """The list on the page stays as it was."""
    page = visit.open(f"find/{AREA}.html")
    before = shown(page)
    keep(page, before[:2])
    assert shown(page) == before


@BOTH
def test_a_service_page_answers_who_when_and_what_else(visit, records) -> None:
    """A row for each of the who terms, a row for each day, what to do if it is wrong, and others like it."""
    catalogue = Catalogue(ROOT)
    one = catalogue.records("service")["black-womens-collective"]
    page = visit.open(f"s/{code_of(catalogue, one)}.html")
    rows = dict(
        page.locator(".who tbody tr").evaluate_all("all => all.map(row => [...row.children].map(cell => cell.innerText.trim()))")
    )
    assert set(rows) == {term.label for term in catalogue.terms("who").values()}
    assert rows["Pets"] == "They have not said" and rows["Trans women"] == "Yes" and rows["Non-binary people"] == "Ask them"
    assert page.get_by_text("The first Saturday of the month, 10am to midday").is_visible()
    assert 1 <= page.locator(".similar li").count() <= 4
    assert code_of(catalogue, one) in page.locator(".service-page__wrong").inner_text()
