"""An instrument as a worksheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import catalogue_of

from handrail.views.comparisons import Row, averages, every_score
from handrail.views.worksheets import Element, ItemLink, Joined, as_questions, as_worksheet, minutes_in_words, worksheet_list

SHEET = "data/instruments/example-sheet.yml"
SECOND = """\
  - id: second
    title: Second part
    page: help/second.html
    items:
      - id: one
        text: Is there more?
comparison:"""


def changed(site: Path, old: str, new: str, path: str = SHEET) -> None:
    text = (site / path).read_text("utf-8")
    assert text.count(old) == 1
    (site / path).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(45, "45 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes"), (120, "2 hours"), (125, "2 hours 5 minutes")],
)
def test_the_time_a_sheet_takes_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    """Nobody plans a meeting of 125 minutes."""
    assert minutes_in_words(minutes) == words


def test_scores_run_over_the_scale_with_its_halves(small: Path) -> None:
    """There is no half above the highest level."""
    assert as_worksheet(catalogue_of(small), "example-sheet").scores == ["1", "1.5", "2"]


def test_scores_are_whole_where_halves_are_not_allowed(small: Path) -> None:
    """Most scales have none."""
    changed(small, "  allows_halves: yes\n", "")
    assert as_worksheet(catalogue_of(small), "example-sheet").scores == ["1", "2"]


def test_a_sheet_without_a_scale_has_no_scores_and_no_comparison(small: Path) -> None:
    """There is nothing to set beside other partnerships."""
    text = (small / SHEET).read_text("utf-8")
    start, end = text.index("scale:"), text.index("sections:")
    (small / SHEET).write_text(text[:start] + text[end:], "utf-8")
    sheet = as_worksheet(catalogue_of(small), "example-sheet")
    assert (sheet.scores, sheet.levels, sheet.comparison) == ([], [], None)


def test_lines_are_numbered_through_the_sections(small: Path) -> None:
    """People at a meeting say “number 2”, not “the first of the second part”."""
    changed(small, "comparison:", SECOND)
    (small / "data/instruments/comparisons/example-scores.csv").write_text("partnership,first,second\nA,1,2\n", "utf-8")
    parts = as_worksheet(catalogue_of(small), "example-sheet").parts
    assert [(line.number, line.id) for part in parts for line in part.lines] == [("1", "first.one"), ("2", "second.one")]


def test_a_line_without_a_page_leads_to_its_sections(small: Path) -> None:
    """A section's page helps with all of it."""
    changed(small, "comparison:", SECOND)
    assert as_questions(catalogue_of(small), "example-sheet", "second").parts[0].lines[0].page == "help/second.html"


def test_a_line_with_a_page_keeps_it(small: Path) -> None:
    """Its own page helps more."""
    assert as_worksheet(catalogue_of(small), "example-sheet").parts[0].lines[0].page == "index.html"


def test_the_comparison_gives_mean_range_and_place_on_the_scale(small: Path) -> None:
    """Scores of 1 and 1.5 on a scale from 1 to 2 have their mean a quarter of the way up, rounded to one figure."""
    comparison = as_worksheet(catalogue_of(small), "example-sheet").comparison
    assert comparison.rows == [Row("First part", "1.2", "1", "1.5", 25)]


def test_the_comparison_says_how_many_partnerships_it_is_of(small: Path) -> None:
    """A mean of two is not a mean of two hundred."""
    assert as_worksheet(catalogue_of(small), "example-sheet").comparison.partnerships == 2


def test_one_section_alone_may_be_asked_for(small: Path) -> None:
    """A guidance page shows only the questions it helps with."""
    changed(small, "comparison:", SECOND)
    assert [part.id for part in as_questions(catalogue_of(small), "example-sheet", "second").parts] == ["second"]


def test_a_section_that_does_not_exist_ends_the_build(small: Path) -> None:
    """A page with no questions where some should be would pass unseen."""
    with pytest.raises(LookupError, match="example-sheet has no section called third"):
        as_questions(catalogue_of(small), "example-sheet", "third")


def test_a_worksheet_that_does_not_exist_ends_the_build(small: Path) -> None:
    """The same, for the whole sheet."""
    with pytest.raises(LookupError, match="This site has no worksheet called nothing"):
        as_worksheet(catalogue_of(small), "nothing")


def test_a_worksheet_of_another_nation_is_not_on_this_site(small: Path) -> None:
    """Standards are never moved from one nation to another."""
    changed(small, "nations: [england]", "nations: [wales]")
    assert worksheet_list(catalogue_of(small)).worksheets == []


def test_scored_worksheets_stand_first(small: Path) -> None:
    """A partnership begins by seeing how it stands."""
    text = (small / SHEET).read_text("utf-8")
    tips = text.replace("id: example-sheet", "id: a-tips").replace("kind: self-assessment", "kind: tips")
    (small / "data/instruments/a-tips.yml").write_text(tips.replace("title: Example sheet", "title: A"), "utf-8")
    assert [one.kind for one in worksheet_list(catalogue_of(small)).worksheets] == ["Self-assessment", "Tips"]


def test_a_checklist_is_answered_and_a_scored_sheet_is_not(small: Path) -> None:
    """One sheet never asks for two kinds of mark."""
    assert as_worksheet(catalogue_of(small), "example-sheet").answers == ()
    changed(small, "kind: self-assessment", "kind: checklist")
    assert as_worksheet(catalogue_of(small), "example-sheet").answers == ("Yes", "Partly", "No")


def test_what_a_sheet_leaves_out_is_empty_and_not_the_word_none(small: Path) -> None:
    """The small sheet has no scoring rule, no notes, no introduction and no hint."""
    sheet = as_worksheet(catalogue_of(small), "example-sheet")
    part = sheet.parts[0]
    assert (sheet.scoring, sheet.facilitator_notes, sheet.scale_note, part.intro, part.page, part.lines[0].hint) == ("",) * 6


def test_what_a_sheet_says_besides_is_kept(small: Path) -> None:
    """Each of them stands in its own place."""
    changed(small, "  allows_halves: yes\n", "  allows_halves: yes\n  note: A note.\n")
    changed(small, "source_note:", "scoring: A rule.\nfacilitator_notes: A warning.\nsource_note:")
    changed(small, "        text: Is there one?", "        text: Is there one?\n        hint: A hint.")
    changed(small, "    title: First part", "    title: First part\n    intro: A word.\n    page: index.html")
    sheet = as_worksheet(catalogue_of(small), "example-sheet")
    part = sheet.parts[0]
    assert (sheet.scoring, sheet.facilitator_notes, sheet.scale_note) == ("A rule.", "A warning.", "A note.")
    assert (part.intro, part.page, part.lines[0].hint) == ("A word.", "index.html", "A hint.")


def test_a_sheet_says_when_it_was_reviewed_and_when_it_is_next(small: Path) -> None:
    """On paper there is no other way to know."""
    words = as_worksheet(catalogue_of(small), "example-sheet").reviewed
    assert words == "Reviewed on 2 November 2026. Next review by 2 November 2027."


def test_a_section_leads_to_items_of_other_worksheets_in_groups(small: Path) -> None:
    """A group with nothing in it has no heading, and an item with a name is called by it."""
    changed(small, "    title: First part", "    title: First part\n    actions: [example-sheet#first.one]")
    joined = as_questions(catalogue_of(small), "example-sheet", "first").joined
    link = ItemLink("Is there one?", "worksheets/example-sheet.html#first.one")
    assert joined == [Joined("Actions to choose from", [link])]
    changed(small, "        text: Is there one?", "        text: Is there one?\n        name: The one")
    assert as_questions(catalogue_of(small), "example-sheet", "first").joined[0].links[0].text == "The one"


def test_an_item_of_another_nations_worksheet_is_left_out(small: Path) -> None:
    """The site has no such page, so a link to it would be dead; a group that holds nothing else goes with it."""
    text = (small / SHEET).read_text("utf-8")
    welsh = text.replace("id: example-sheet", "id: welsh-sheet").replace("nations: [england]", "nations: [wales]")
    (small / "data/instruments/welsh-sheet.yml").write_text(welsh, "utf-8")
    changed(small, "    title: First part", "    title: First part\n    policies: [welsh-sheet#first.one]")
    assert as_questions(catalogue_of(small), "example-sheet", "first").joined == []


def test_what_good_looks_like_stands_by_its_part(small: Path) -> None:
    """Each line says whether the source set it apart."""
    words = "elements: [{id: one, title: Vision, points: [{text: Everybody can say it., is_key: yes}, {text: It is short.}]}]"
    changed(small, "    title: First part", f"    title: First part\n    {words}")
    sheet = as_worksheet(catalogue_of(small), "example-sheet")
    assert sheet.elements == {"first": [Element("Vision", [("Everybody can say it.", True), ("It is short.", False)])]}


def test_the_comparison_is_also_a_figure_with_its_place_period_and_source(small: Path) -> None:
    """Among the reference pages a bar stands beside the mean and beside nothing else."""
    found = averages(catalogue_of(small), "example-sheet")
    assert (found.place, found.period, found.source, found.historical) == ("Everywhere", "2013", "Invented", True)
    assert (found.columns, found.rows) == (["Average of 2", "Lowest", "Highest"], [("First part", ["1.2", "1", "1.5"])])
    assert found.shares == [[25, None, None]]


def test_every_score_of_the_comparison_can_be_shown(small: Path) -> None:
    """An average hides its parts."""
    assert every_score(catalogue_of(small), "example-sheet").rows == [("A", ["1"]), ("B", ["1.5"])]


def test_a_figure_of_scores_that_do_not_exist_ends_the_build(small: Path) -> None:
    """The same as for any worksheet."""
    with pytest.raises(LookupError, match="no worksheet called nothing with other partnerships' scores"):
        averages(catalogue_of(small), "nothing")
