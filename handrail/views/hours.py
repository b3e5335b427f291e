"""Opening times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handrail.days import in_words
from handrail.models.fields import DAYS
from handrail.models.service import Schedule

NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
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
        line = f"{_days(schedule.byday)}, {_times(schedule)}"
        if schedule.description:
            line += f" ({_inside(schedule.description)})"
        if schedule.valid_from and schedule.valid_from > today:
            line += f", from {in_words(schedule.valid_from)}"
        if schedule.valid_to:
            line += f", until {in_words(schedule.valid_to)}"
        lines.append(_round_the_clock(line))
    return lines


def _inside(words: str) -> str:
    """Words as they stand in brackets: “Drop-in” begins small, “BSL line” does not."""
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
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


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
