"""What a page needs to say who is open now. What it then says is tried in tests/browser/test_choices.py."""

from __future__ import annotations

from datetime import date

from handrail.models.service import Closure, Schedule
from handrail.views.hours import as_week
from handrail.views.opening import as_closures, as_hours, calendar


def hours(**fields: str) -> Schedule:
    return Schedule(**{"byday": "MO, TU", "opens_at": "09:00", "closes_at": "17:00"} | fields)


def test_hours_are_given_in_a_form_that_a_small_script_can_read(today: date) -> None:
    """Days, times, then only what differs from every week; what they are for comes last, because it may hold anything."""
    sets = [hours(), hours(freq="MONTHLY", byday="1SA", description="Breakfast | tea"), hours(interval="2", dtstart="2026-11-24")]
    assert as_hours(sets, today) == "MO,TU 09:00 17:00|1SA 09:00 17:00 =breakfast   tea|MO,TU 09:00 17:00 i2 s2026-11-24"


def test_hours_for_a_while_say_from_when_to_when_and_past_ones_are_left_out(today: date) -> None:
    """The last day itself still counts."""
    sets = [hours(valid_from="2026-12-01", valid_to="2026-12-31"), hours(valid_to="2026-11-22"), hours(valid_to="2026-11-23")]
    assert as_hours(sets, today) == "MO,TU 09:00 17:00 f2026-12-01 t2026-12-31|MO,TU 09:00 17:00 t2026-11-23"


def test_a_closure_of_yesterday_still_counts(today: date) -> None:
    """A night that would have begun then did not."""
    closures = [Closure(first_day=day, last_day=day) for day in ("2026-11-21", "2026-11-22", "2026-12-25")]
    assert as_closures(closures, today) == "2026-11-22/2026-11-22 2026-12-25/2026-12-25"


def test_each_nation_has_its_own_bank_holidays(today: date) -> None:
    """2 January is one in Scotland, St Patrick's Day in Northern Ireland, Easter Monday everywhere but Scotland."""
    found = {
        nation: set(calendar(nation, today).bank_holidays.split())
        for nation in ("england", "scotland", "wales", "northern-ireland")
    }
    assert "2027-01-04" in found["scotland"] and "2027-01-04" not in found["england"]
    assert "2027-03-17" in found["northern-ireland"] and "2027-03-17" not in found["wales"]
    assert "2027-03-29" in found["england"] and "2027-03-29" not in found["scotland"]
    assert found["england"] == found["wales"]
    assert all("2026-12-25" in days for days in found.values())


def test_a_page_knows_about_eighteen_months(today: date) -> None:
    """From the day it was made; longer would be a guess at days that a government may still move."""
    days = calendar("england", today)
    assert (days.first, days.last) == ("2026-11-23", "2028-05-24")
    assert days.bank_holidays.split()[-1] <= days.last


def test_a_week_has_a_line_for_each_day(today: date) -> None:
    """A day with nothing says Closed; two sets of hours on one day stand together."""
    days, rest = as_week([hours(), hours(byday="MO", opens_at="18:00", closes_at="20:00", description="Drop-in")], today)
    assert days[:3] == [("Monday", "9am to 5pm; 6pm to 8pm (drop-in)"), ("Tuesday", "9am to 5pm"), ("Wednesday", "Closed")]
    assert len(days) == 7 and rest == []


def test_without_weekly_hours_no_day_is_called_closed(today: date) -> None:
    """A breakfast once a month says nothing of the other days."""
    assert as_week([hours(freq="MONTHLY", byday="1SA")], today) == ([], ["The first Saturday of the month, 9am to 5pm"])


def test_hours_that_no_single_day_can_hold_stand_below_the_week(today: date) -> None:
    """Every other week, by the month."""
    days, rest = as_week([hours(), hours(interval="2", dtstart="2026-11-24")], today)
    assert days[0] == ("Monday", "9am to 5pm")
    assert rest == ["Monday and Tuesday, every other week, counted from 24 November 2026, 9am to 5pm"]
