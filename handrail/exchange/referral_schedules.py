"""Opening times as rows of Open Referral, and rows as opening times.

A row never passes midnight: what does becomes two. Local UK time, no offset. `valid_to` means “check again by”.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from handrail.models.fields import DAYS
from handrail.models.service import Closure, Schedule, Service

CLOSED = "Closed"
MIDNIGHT = "23:59"
BANK_HOLIDAYS = {"open": "The same on bank holidays.", "closed": "Closed on bank holidays."}


def as_rows(service: Service) -> Iterator[dict[str, Any]]:
    """Every row of a service without its ids: hours first, then closed days."""
    notes = BANK_HOLIDAYS.get(service.bank_holidays or "")
    for schedule in service.schedules:
        for row in _without_midnight(schedule):
            yield row | ({"notes": notes} if notes else {})
    for closure in service.closures:
        yield _closed(closure)


def reads_back(schedule: Schedule) -> bool:
    """Whether one row says all of a schedule, so that reading the row gives the schedule again."""
    return schedule.opens_at < schedule.closes_at


def _row(schedule: Schedule, byday: list[str], opens: str, closes: str, later: int = 0, dtstart: date | None = None) -> dict:
    moved = lambda day: (day + timedelta(days=later)).isoformat() if day else None  # noqa: E731
    row = {
        "valid_from": moved(schedule.valid_from),
        "valid_to": moved(schedule.valid_to),
        "dtstart": dtstart.isoformat() if dtstart else moved(schedule.dtstart),
        "freq": schedule.freq,
        "interval": schedule.interval,
        "byday": ",".join(byday),
        "description": schedule.description,
        "opens_at": opens,
        "closes_at": closes,
    }
    return {name: value for name, value in row.items() if value is not None}


def _without_midnight(schedule: Schedule) -> Iterator[dict[str, Any]]:
    opens, closes, days = schedule.opens_at, schedule.closes_at, list(schedule.byday)
    if opens < closes:
        yield _row(schedule, days, opens, closes)
        return
    if opens < MIDNIGHT:
        yield _row(schedule, days, opens, MIDNIGHT)
    if closes == "00:00":
        return
    if schedule.freq == "MONTHLY":
        # The day after the first Saturday is not always the first Sunday, so no rule can name that morning.
        return
    if schedule.interval == 1:
        yield _row(schedule, sorted(map(_next, days), key=DAYS.index), "00:00", closes, later=1)
        return
    # A week begins on Monday, so the morning after a Sunday falls into the week between and is counted from its own day.
    same_week = [_next(day) for day in days if day != "SU"]
    if same_week:
        monday = schedule.dtstart - timedelta(days=schedule.dtstart.weekday())
        yield _row(schedule, same_week, "00:00", closes, 1, monday + timedelta(days=DAYS.index(same_week[0])))
    if "SU" in days:
        next_monday = schedule.dtstart + timedelta(days=7 - schedule.dtstart.weekday())
        yield _row(schedule, ["MO"], "00:00", closes, 1, next_monday)


def _next(day: str) -> str:
    return DAYS[(DAYS.index(day) + 1) % 7]


def _closed(closure: Closure) -> dict[str, Any]:
    return {
        "valid_from": closure.first_day.isoformat(),
        "valid_to": closure.last_day.isoformat(),
        "notes": f"{CLOSED}. {closure.note}" if closure.note else CLOSED,
    }
