"""What a page needs to say who is open now: hours in a short form, and the bank holidays of the nation.

A page cannot know the time; the reader's device does. `opening.js` reads what is written here and does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from handrail.models.service import Closure, Schedule
from handrail.views.hours import in_small_letters

# The names that the library holidays has for the four nations.
SUBDIVISIONS = {"england": "ENG", "scotland": "SCT", "wales": "WLS", "northern-ireland": "NIR"}
AHEAD = timedelta(days=548)
"""How far ahead bank holidays are given: about eighteen months. A page that is older than that says nothing of now."""


@dataclass(frozen=True)
class Calendar:
    """The days for which a page can say whether somebody is there."""

    first: str
    """The day the page was made, as 2026-11-23."""
    last: str
    """The last day for which its bank holidays are known."""
    bank_holidays: str
    """The bank holidays between, with spaces."""


@lru_cache(maxsize=8)
def calendar(nation: str, today: date) -> Calendar:
    """The bank holidays of a nation from the day before today on: a night that began on one may still be running."""
    last = today + AHEAD
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=range(today.year - 1, last.year + 1))
    days = [day.isoformat() for day in sorted(found) if today - timedelta(days=1) <= day <= last]
    return Calendar(today.isoformat(), last.isoformat(), " ".join(days))


def as_hours(schedules: Sequence[Schedule], today: date) -> str:
    """Give schedules in the short form that opening.js reads; those whose last day has passed are left out.

    One after another with a bar between: days, opens, closes, then i2 for every second week or month, s, f and t with the days
    of `dtstart`, `valid_from` and `valid_to`, and after an equals sign what the hours are for.
    """
    parts = []
    for one in schedules:
        if one.valid_to and one.valid_to < today:
            continue
        words = [",".join(one.byday), one.opens_at, one.closes_at]
        words += [f"i{one.interval}"] if one.interval > 1 else []
        words += [f"{mark}{day}" for mark, day in (("s", one.dtstart), ("f", one.valid_from), ("t", one.valid_to)) if day]
        words += [f"={in_small_letters(one.description).replace('|', ' ')}"] if one.description else []
        parts.append(" ".join(words))
    return "|".join(parts)


def as_closures(closures: Sequence[Closure], today: date) -> str:
    """Give closed days as 2026-12-25/2027-01-01 with spaces; yesterday's still counts, because a night may have begun then."""
    return " ".join(f"{one.first_day}/{one.last_day}" for one in closures if one.last_day >= today - timedelta(days=1))
