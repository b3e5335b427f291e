"""Opening times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handrail.days import in_words
from handrail.models.fields import DAYS
from handrail.models.service import Closure, Schedule

NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
WHICH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
UNKNOWN = "Hours not known"


def as_opening_lines(schedules: Sequence[Schedule], today: date) -> list[str]:
    """Give the hours in words, one line for each set of days with the same times.

    Times are UK clock time, so they do not move with summer time. A closing time before the opening time means the next
    morning. Hours whose last day has passed are left out. No hours at all give an empty list: they are not known.
    """
    lines = []
    for schedule in schedules:
        if schedule.valid_to and schedule.valid_to < today:
            continue
        line = f"{_how_often(schedule)}, {_times(schedule)}{_what_for(schedule)}{_while(schedule, today)}"
        lines.append(_round_the_clock(line))
    return lines


def as_closing_lines(closures: Sequence[Closure], today: date) -> list[str]:
    """Give the closed days in words, soonest first. Those that have passed are left out."""
    lines = []
    for closure in sorted(closures, key=lambda one: one.first_day):
        if closure.last_day >= today:
            to = f" to {in_words(closure.last_day)}" if closure.last_day != closure.first_day else ""
            note = f". {closure.note}" if closure.note else ""
            lines.append(f"Closed {in_words(closure.first_day)}{to}{note}")
    return lines


def as_week(schedules: Sequence[Schedule], today: date) -> tuple[list[tuple[str, str]], list[str]]:
    """Give a line for each day of the week, Monday first, and the lines that no single day can hold, such as monthly hours.

    A day on which nobody is there says Closed. Without weekly hours there are no days at all: nothing says that it is closed.
    """
    weekly = [one for one in schedules if _is_plainly_weekly(one) and not (one.valid_to and one.valid_to < today)]
    rest = as_opening_lines([one for one in schedules if not _is_plainly_weekly(one)], today)
    if not weekly:
        return [], rest
    days = []
    for day in DAYS:
        times = [f"{_times(one)}{_what_for(one)}{_while(one, today)}" for one in weekly if day in one.byday]
        days.append((NAMES[day], "; ".join(times) or "Closed"))
    return days, rest


def _is_plainly_weekly(schedule: Schedule) -> bool:
    return schedule.freq == "WEEKLY" and schedule.interval == 1 and not schedule.dtstart


def _how_often(schedule: Schedule) -> str:
    if schedule.freq == "MONTHLY":
        named = [f"{WHICH[day[:-2]]} {NAMES[day[-2:]]}" for day in schedule.byday]
        words = f"The {_listed(named)} of " + ("the month" if schedule.interval == 1 else _every(schedule.interval, "month"))
    elif schedule.interval == 1:
        return _days(schedule.byday)
    else:
        words = f"{_days(schedule.byday)}, {_every(schedule.interval, 'week')}"
    # Which week it is can be told only from a day that is known.
    counted = f", counted from {in_words(schedule.dtstart)}" if schedule.interval > 1 and schedule.dtstart else ""
    return words + counted


def _what_for(schedule: Schedule) -> str:
    return f" ({in_small_letters(schedule.description)})" if schedule.description else ""


def _while(schedule: Schedule, today: date) -> str:
    begins = f", from {in_words(schedule.valid_from)}" if schedule.valid_from and schedule.valid_from > today else ""
    return begins + (f", until {in_words(schedule.valid_to)}" if schedule.valid_to else "")


def _every(interval: int, unit: str) -> str:
    return f"every other {unit}" if interval == 2 else f"every {interval} {unit}s"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_small_letters(words: str) -> str:
    """Words as they stand inside a sentence, such as in brackets: “Drop-in” begins small, “BSL line” does not."""
    return words if words[1:2].isupper() else words[0].lower() + words[1:]


def _round_the_clock(line: str) -> str:
    return line.replace("Every day, 24 hours", "24 hours, every day")


def _days(days: Sequence[str]) -> str:
    if len(days) == 7:
        return "Every day"
    numbers = [DAYS.index(day) for day in days]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = []
    for run in runs:
        if len(run) > 2:
            names.append(f"{NAMES[DAYS[run[0]]]} to {NAMES[DAYS[run[-1]]]}")
        else:
            names += [NAMES[DAYS[number]] for number in run]
    return _listed(names)


def _times(schedule: Schedule) -> str:
    if (schedule.opens_at, schedule.closes_at) in {("00:00", "23:59"), ("00:00", "00:00")}:
        return "24 hours"
    words = f"{clock(schedule.opens_at)} to {clock(schedule.closes_at)}"
    return f"{words} the next morning" if "00:00" < schedule.closes_at < schedule.opens_at else words


def clock(time: str) -> str:
    """Give 09:30 as 9:30am, 17:00 as 5pm, 12:00 as midday and 00:00 as midnight."""
    if time in {"00:00", "23:59"}:
        return "midnight"
    if time == "12:00":
        return "midday"
    hour, minute = time.split(":")
    shown = f"{int(hour) % 12 or 12}" + ("" if minute == "00" else f":{minute}")
    return f"{shown}{'am' if int(hour) < 12 else 'pm'}"
