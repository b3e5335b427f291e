"""Opening times in words."""

from __future__ import annotations

from datetime import date

import pytest

from handrail.models.service import Closure, Schedule
from handrail.views.hours import as_closing_lines, as_opening_lines, clock


def line(today: date, days: str, opens: str, closes: str, **more: str) -> str:
    (words,) = as_opening_lines([Schedule(byday=days, opens_at=opens, closes_at=closes, **more)], today)
    return words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("09:30", "9:30am"),
        ("17:00", "5pm"),
        ("12:00", "midday"),
        ("12:30", "12:30pm"),
        ("00:00", "midnight"),
        ("00:30", "12:30am"),
        ("23:59", "midnight"),
        ("23:58", "11:58pm"),
    ],
)
def test_a_time_is_said_as_people_say_it(time: str, words: str) -> None:
    """Nobody says 00:30, and 12am means two things."""
    assert clock(time) == words


def test_days_in_a_row_are_said_from_the_first_to_the_last(today: date) -> None:
    """Five names would be harder to read than two."""
    assert line(today, "MO,TU,WE,TH,FR", "09:00", "17:00") == "Monday to Friday, 9am to 5pm"


def test_two_days_in_a_row_are_named_both(today: date) -> None:
    """“Monday to Tuesday” is longer than “Monday and Tuesday” and no clearer."""
    assert line(today, "MO,TU", "09:00", "17:00") == "Monday and Tuesday, 9am to 5pm"


def test_days_apart_and_days_in_a_row_stand_in_one_list(today: date) -> None:
    """The last join is “and”."""
    assert line(today, "MO,WE,FR,SA,SU", "09:00", "17:00") == "Monday, Wednesday and Friday to Sunday, 9am to 5pm"


def test_days_are_said_from_monday_however_they_were_typed(today: date) -> None:
    """The order in the file means nothing."""
    assert line(today, "FR, MO", "09:00", "17:00") == "Monday and Friday, 9am to 5pm"


def test_all_seven_days_are_every_day(today: date) -> None:
    """“Monday to Sunday” makes the reader count."""
    assert line(today, "MO,TU,WE,TH,FR,SA,SU", "09:00", "17:00") == "Every day, 9am to 5pm"


@pytest.mark.parametrize("closes", ["23:59", "00:00"])
def test_round_the_clock_every_day_is_said_with_the_hours_first(today: date, closes: str) -> None:
    """It is how helplines say it themselves."""
    assert line(today, "MO,TU,WE,TH,FR,SA,SU", "00:00", closes) == "24 hours, every day"


def test_round_the_clock_on_some_days_names_them(today: date) -> None:
    """The days matter more than the hours then."""
    assert line(today, "SA,SU", "00:00", "23:59") == "Saturday and Sunday, 24 hours"


def test_a_closing_time_before_the_opening_time_is_the_next_morning(today: date) -> None:
    """A night line that opens at eight shuts the day after."""
    assert line(today, "FR", "20:00", "02:00") == "Friday, 8pm to 2am the next morning"


def test_a_line_that_closes_at_midnight_does_not_close_the_next_morning(today: date) -> None:
    """Midnight says enough."""
    assert line(today, "FR", "20:00", "00:00") == "Friday, 8pm to midnight"


def test_what_the_hours_are_for_stands_in_brackets(today: date) -> None:
    """It begins small inside a sentence."""
    assert line(today, "FR", "09:00", "12:00", description="Drop-in") == "Friday, 9am to midday (drop-in)"


def test_an_abbreviation_keeps_its_capitals_in_brackets(today: date) -> None:
    """“bSL” is not a word."""
    assert line(today, "FR", "09:00", "12:00", description="BSL line") == "Friday, 9am to midday (BSL line)"


def test_hours_whose_last_day_was_yesterday_are_left_out(today: date) -> None:
    """Nobody should be sent to a shut door."""
    past = Schedule(byday="MO", opens_at="09:00", closes_at="12:00", valid_to="2026-11-22")
    assert as_opening_lines([past], today) == []


def test_hours_whose_last_day_is_today_say_so(today: date) -> None:
    """The last day counts."""
    assert line(today, "MO", "09:00", "12:00", valid_to="2026-11-23") == "Monday, 9am to midday, until 23 November 2026"


def test_hours_that_have_not_begun_say_when_they_do(today: date) -> None:
    """Otherwise somebody would ring too soon."""
    assert line(today, "MO", "09:00", "12:00", valid_from="2026-12-01") == "Monday, 9am to midday, from 1 December 2026"


def test_hours_that_have_begun_do_not_say_when(today: date) -> None:
    """It helps nobody now."""
    assert line(today, "MO", "09:00", "12:00", valid_from="2026-11-23") == "Monday, 9am to midday"


def test_hours_between_two_days_to_come_say_both(today: date) -> None:
    """Christmas hours end as well as begin."""
    words = line(today, "MO", "09:00", "12:00", valid_from="2026-12-21", valid_to="2026-12-31")
    assert words == "Monday, 9am to midday, from 21 December 2026, until 31 December 2026"


def test_no_hours_give_no_lines(today: date) -> None:
    """They are not known, which is for the page to say."""
    assert as_opening_lines([], today) == []


def test_sets_of_hours_keep_the_order_of_the_record(today: date) -> None:
    """The most useful ones are written first."""
    sets = [
        Schedule(byday="SA", opens_at="09:00", closes_at="12:00"),
        Schedule(byday="MO", opens_at="09:00", closes_at="12:00"),
    ]
    assert as_opening_lines(sets, today) == ["Saturday, 9am to midday", "Monday, 9am to midday"]


def test_a_day_of_the_month_is_named_by_its_place(today: date) -> None:
    """“1SA” is how calendars say it, not people."""
    assert line(today, "1SA", "10:00", "12:00", freq="MONTHLY") == "The first Saturday of the month, 10am to midday"


def test_several_days_of_the_month_stand_in_one_list(today: date) -> None:
    """In the order of the week."""
    words = line(today, "-1FR, 2TU", "10:00", "12:00", freq="MONTHLY")
    assert words == "The second Tuesday and last Friday of the month, 10am to midday"


def test_every_other_week_says_from_which_day_it_is_counted(today: date) -> None:
    """Otherwise nobody could tell which week it is."""
    words = line(today, "WE", "18:00", "20:00", interval="2", dtstart="2026-11-25")
    assert words == "Wednesday, every other week, counted from 25 November 2026, 6pm to 8pm"


def test_closed_days_are_said_soonest_first_and_past_ones_left_out(today: date) -> None:
    """A shut door in August helps nobody in November."""
    closures = [
        Closure(first_day="2027-08-01", last_day="2027-08-31"),
        Closure(first_day="2026-12-25", last_day="2026-12-25", note="Ring 999 in an emergency"),
        Closure(first_day="2026-08-01", last_day="2026-08-31"),
    ]
    assert as_closing_lines(closures, today) == [
        "Closed 25 December 2026. Ring 999 in an emergency",
        "Closed 1 August 2027 to 31 August 2027",
    ]
