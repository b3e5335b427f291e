"""Rows of opening times as they come in feeds, in the form of ours; and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from handrail.exchange.plain_text import as_plain
from handrail.exchange.referral_schedules import BANK_HOLIDAYS, CLOSED
from handrail.models.fields import BYDAY_PATTERN, DAYS, TIME_PATTERN

Json = dict[str, Any]
Say = Callable[[str, str, str], None]

CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm)?\s*(?:Z|[+-]\d\d:?\d\d)?", re.I)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
UK_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
FREQUENCIES = {"WEEKLY": "WEEKLY", "MONTHLY": "MONTHLY", "DAILY": "WEEKLY"}
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def as_hours(rows: list[Json], say: Say) -> dict[str, Any]:
    """Fields of a service: schedules, closures and what is said of bank holidays. `say` notes every repair and loss."""
    schedules, closures = [], []
    words = set(BANK_HOLIDAYS.values())
    notes = [as_plain(row["notes"]) for row in rows if isinstance(row.get("notes"), str)]
    for row in rows:
        if not row.get("opens_at") and not row.get("closes_at"):
            if _is_closed(row) and (closure := _closure(row, say)):
                closures.append(closure)
            elif not _is_closed(row):
                say("schedules", "not mapped", "A row has no times, so it says nothing that could be shown.")
        elif schedule := _schedule(row, say):
            schedules.append(schedule)
    record: dict[str, Any] = {"schedules": schedules, "closures": closures}
    for answer, sentence in BANK_HOLIDAYS.items():
        if sentence in notes:
            record["bank_holidays"] = answer
    if other := [note for note in notes if note not in words and not note.lower().startswith(CLOSED.lower())]:
        record["hours_note"] = " ".join(dict.fromkeys(other))
    return record


def as_day(value: Any, field: str, say: Say) -> str:
    """A date as 2026-03-31, from ISO forms and the UK order; nothing where it is not one."""
    text = as_plain(value) if isinstance(value, str) else ""
    if match := ISO_DAY.fullmatch(text):
        day = "-".join(match.groups())
    elif match := UK_DAY.fullmatch(text):
        day = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        say(field, "guessed", f"A date was read as day, month, year: {day}.")
    else:
        if text:
            say(field, "left out", "This is not a date.")
        return ""
    try:
        date.fromisoformat(day)
    except ValueError:
        say(field, "left out", "This is not a day in the calendar.")
        return ""
    return day


def as_time(value: Any) -> str:
    """A time as 09:30, from 9.30am, 09:30:00 and 0930; nothing where it is not one. A time zone is not read."""
    text = str(value).strip()
    if re.fullmatch(r"\d{4}", text):
        text = f"{text[:2]}:{text[2:]}"
    match = CLOCK.fullmatch(text)
    if not match or (":" not in text and "." not in text and not match[3]):
        return ""
    hour, minute, half = int(match[1]), match[2] or "00", (match[3] or "").lower()
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    time = f"{'23:59' if (hour, minute) == (24, '00') else f'{hour:02}:{minute}'}"
    return time if TIME_PATTERN.fullmatch(time) else ""


def _is_closed(row: Json) -> bool:
    return isinstance(row.get("notes"), str) and as_plain(row["notes"]).lower().startswith(CLOSED.lower())


def _closure(row: Json, say: Say) -> Json | None:
    first, last = as_day(row.get("valid_from"), "valid_from", say), as_day(row.get("valid_to"), "valid_to", say)
    if not first or not last or last < first:
        say("schedules", "left out", "A closed period has no first and last day, or ends before it begins.")
        return None
    note = as_plain(row["notes"])[len(CLOSED) :].removeprefix(".").strip()
    return {"first_day": first, "last_day": last} | ({"note": note} if note else {})


def _schedule(row: Json, say: Say) -> Json | None:
    """One row, or None with a note where it cannot be trusted. Half a row is worse than none: people travel by it."""
    opens, closes = as_time(row.get("opens_at")), as_time(row.get("closes_at"))
    if not opens or not closes or (opens == closes and opens != "00:00"):
        say("schedules", "left out", "A row's times cannot be read, or it closes when it opens.")
        return None
    if (opens, closes) != (row.get("opens_at"), row.get("closes_at")):
        say("schedules", "changed", f"Times were written as {opens} and {closes}.")
    if closes < opens:
        say("schedules", "guessed", f"{opens} to {closes} was taken to end the next morning.")
    given = str(row.get("freq") or "WEEKLY").upper()
    freq = FREQUENCIES.get(given)
    if row.get("bymonthday") or row.get("byweekno") or row.get("byyearday") or row.get("count"):
        say("schedules", "left out", "A row is counted in a way we have no field for (bymonthday, byweekno, byyearday or count).")
        return None
    days = list(DAYS) if given == "DAILY" else _days(row.get("byday"), freq or "", say)
    if not freq or not days:
        say("schedules", "left out", "A row does not say its days in a way that can be read.")
        return None
    schedule = {"freq": freq, "byday": ", ".join(days), "opens_at": opens, "closes_at": closes}
    interval = str(row.get("interval") or 1).removesuffix(".0")
    for name in ("dtstart", "valid_from", "valid_to"):
        if day := as_day(row.get(name), name, say):
            schedule[name] = day
    if until := as_day(row.get("until"), "until", say):
        schedule.setdefault("valid_to", until)
    if schedule.get("valid_from", "") > schedule.get("valid_to", "9999"):
        say("schedules", "left out", "A row ends before it begins.")
        return None
    if not re.fullmatch(r"[1-9]|1[0-2]", interval) or (interval != "1" and "dtstart" not in schedule):
        say("schedules", "left out", "A row comes round every other time, and nothing says which.")
        return None
    if interval != "1":
        schedule["interval"] = interval
    if isinstance(row.get("description"), str) and (words := as_plain(row["description"])):
        schedule["description"] = words
    return schedule


def _days(value: Any, freq: str, say: Say) -> list[str]:
    """Short names of the days, from short names, whole names and numbers (1 is Monday); none where one cannot be read."""
    parts = [str(one) for one in value] if isinstance(value, list) else re.split(r"[,;&/]| and ", str(value or ""))
    days = []
    for part in (one.strip().removeprefix("BYDAY=") for one in parts):
        name = part.lower().rstrip("s")
        if BYDAY_PATTERN.fullmatch(part.upper()):
            days.append(part.upper())
        elif any(full.rstrip("s").startswith(name) and len(name) >= 3 for full in NAMES):
            days.append(DAYS[next(number for number, full in enumerate(NAMES) if full.startswith(name))])
            say("schedules", "changed", f"A day was written as {days[-1]}.")
        elif part in {"1", "2", "3", "4", "5", "6", "7"}:
            days.append(DAYS[int(part) - 1])
            say("schedules", "guessed", f"Day {part} was taken for {days[-1]}.")
        else:
            return []
    if any((len(day) > 2) != (freq == "MONTHLY") for day in days):
        return []
    return sorted(set(days), key=lambda day: (DAYS.index(day[-2:]), day))
