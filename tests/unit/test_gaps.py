"""What is listed for each need, group and area, and where nothing is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import catalogue_of

from handrail.cli import gaps as gaps_command
from handrail.views.gaps import HEADINGS, Cell, cells, csv_rows, gaps


def write(site: Path, kind: str, id: str, **changes: object) -> None:
    """A copy of the small site's own record with some fields changed."""
    before = {"services": "example-line", "organisations": "example-support"}[kind]
    record = yaml.load((site / "data" / kind / f"{before}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    (site / "data" / kind / f"{id}.yml").write_text(yaml.safe_dump(record | {"id": id} | changes), "utf-8")


def cell(site: Path, today: date, group: str, need: str = "counselling") -> Cell:
    return next(one for one in cells(catalogue_of(site), today) if (one.need, one.group) == (need, group))


@pytest.mark.parametrize(
    ("serves", "words"),
    [
        ({"deaf": "specialist"}, "1 set up for them"),
        ({"deaf": "only"}, "1 set up for them"),
        ({"deaf": "welcomes"}, "1 welcoming them"),
        ({"everyone": "welcomes"}, "1 for anyone"),
        ({"women": "only"}, "none listed"),
    ],
)
def test_a_service_counts_by_how_far_it_is_for_the_group(small: Path, today: date, serves: dict, words: str) -> None:
    """Being open to all is not the same as being set up for somebody."""
    write(small, "services", "counsellors", needs=["counselling"], serves=serves)
    assert cell(small, today, "deaf").words == words


def test_a_service_of_the_group_s_own_organisation_counts_as_by_and_for(small: Path, today: date) -> None:
    """What is known of the organisation and what is known of the service must both say so."""
    write(small, "organisations", "deaf-centre", led_by_and_for=["deaf"], led_by_and_for_confirmed_on="2026-11-01")
    write(small, "services", "counsellors", organisation="deaf-centre", needs=["counselling"], serves={"deaf": "specialist"})
    assert cell(small, today, "deaf").words == "1 led by and for them"
    assert cell(small, today, "women").services == 0


def test_a_service_that_has_left_the_lists_counts_for_nothing(small: Path, today: date) -> None:
    """Nobody has been able to check it for a year and a half."""
    write(small, "services", "counsellors", needs=["counselling"], serves={"deaf": "only"}, assured_on="2025-01-01")
    assert cell(small, today, "deaf").words == "none listed"


def test_help_for_people_who_use_abuse_is_no_answer_to_a_gap(small: Path, today: date) -> None:
    """It is not help for survivors, and not a need of theirs."""
    assert "own-behaviour" not in {one.need for one in cells(catalogue_of(small), today)}


def test_the_table_has_a_row_for_each_cell_and_its_counts_add_up(small: Path, today: date) -> None:
    """People sort and filter it in a spreadsheet."""
    heading, *rows = csv_rows(catalogue_of(small), today)
    assert heading == HEADINGS
    assert len(rows) == len(list(cells(catalogue_of(small), today)))
    assert all(sum(map(int, row[3:7])) == int(row[7]) for row in rows)


def test_the_page_says_how_many_places_of_a_group_have_nothing(small: Path, today: date) -> None:
    """A number that can be counted again from the rows under it."""
    account = gaps(catalogue_of(small), today)
    for table in account.tables:
        none = sum(state == "none" for row in table.table.rows for _, state in row.cells)
        assert table.missing == f"{none} of {sum(len(row.cells) for row in table.table.rows)}"


def test_where_areas_are_too_many_for_columns_the_page_says_in_how_many_places(small: Path, today: date) -> None:
    """A table of three hundred columns is read by nobody; the file for spreadsheets has each of them."""
    write(small, "services", "counsellors", needs=["counselling"], serves={"deaf": "specialist"})
    apart, together = (gaps(catalogue_of(small), today, most) for most in (12, 0))
    assert [row.label for row in together.needs.rows] == [row.label for row in apart.needs.rows]
    tables = ([account.groups, *(held.table for held in account.tables)] for account in (apart, together))
    for one, other in zip(*tables, strict=True):
        for side_by_side, tallied in zip(one.rows, other.rows, strict=True):
            states = [state for _, state in side_by_side.cells]
            counts = [states.count(state) for state in ("none", "thin", "some")]
            said = ["1 place" if count == 1 else f"{count} places" for count in counts]
            assert [words for words, _ in tallied.cells] == said


def test_the_command_says_plainly_where_nothing_is_missing(small: Path, today: date) -> None:
    """“No service is listed for: every one has something” said both."""
    short = gaps_command._text(catalogue_of(small), today)
    assert "  No service is listed for: " in short and "A service is listed for every need" not in short
    needs = [need for need in catalogue_of(small).terms("need") if need != "own-behaviour"]
    write(small, "services", "everything", needs=needs, service_areas=["exampleton", "otherham"])
    whole = gaps_command._text(catalogue_of(small), today)
    assert "  A service is listed for every need\n" in whole and "No service is listed for" not in whole
