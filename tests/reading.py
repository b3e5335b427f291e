"""What the finder promises, read plainly from the records: no card, no script, no style sheet.

Written apart from `views/` and the scripts, so that a mistake in one does not hide in the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
from conftest import TODAY
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday

from handrail.catalogue import Catalogue
from handrail.models.service import Service

YES, ASK, UNSAID, OUT = 0, 1, 2, 3
Ticks = dict[str, list[str]]
LONDON = ZoneInfo("Europe/London")
DAY, WEEK = 1440, 7 * 1440


# Which services a choice leaves, and in which order.


def one_answer(catalogue: Catalogue, service: Service, question: str, id: str) -> int:
    """What a service's record says to one tick."""
    led = catalogue.shelf("organisation")[service.organisation].record.led_by_and_for
    if question == "who":
        return {"yes": YES, "ask": ASK, "no": OUT, None: UNSAID}[service.who_can_get_in.get(id)]
    if question == "language":
        if service.languages.get(id) in {"staff", "interpreter"}:
            return YES
        if id == "bfi" and {"bsl-staff", "bsl-interpreter"} & set(service.access):
            return YES
        if service.languages.get(id) == "leaflet" or "spoken-interpreter" in service.access:
            return ASK
        signs = {"bsl-staff", "bsl-interpreter"} & set(service.access)
        return OUT if service.languages or signs else UNSAID
    said = {
        "need": service.needs,
        "abuse": service.abuse,
        "group": service.serves,
        "led": led,
        "access": service.access,
        "channel": service.channels,
        "route": service.routes,
    }[question]
    if id in said or (question == "group" and "everyone" in said):
        return YES
    return UNSAID if question in {"abuse", "group", "access"} and not said else OUT


def grade(catalogue: Catalogue, service: Service, ticks: Ticks) -> int:
    """Any tick of a question will do; under who, all must hold; across questions all must hold."""
    grades = [
        (max if question == "who" else min)(one_answer(catalogue, service, question, id) for id in ids)
        for question, ids in ticks.items()
        if ids
    ]
    return max(grades, default=YES)


def long_unchecked(service: Service) -> bool:
    """A year for most; half of that for lines to ring now and for places to stay."""
    short = service.accommodation_type or {"talk-now", "immediate-danger", "safe-tonight"} & set(service.needs)
    return (TODAY - service.assured_on).days > (182 if short else 365)


def ordered(catalogue: Catalogue, services: Iterable[Service], ticks: Ticks, is_open) -> list[str]:
    """The ids that stay, in the order that the page promises. `is_open` says whether a service is open at the moment."""

    def key(service: Service) -> tuple:
        led = catalogue.shelf("organisation")[service.organisation].record.led_by_and_for
        groups = set(ticks.get("group", ()))
        distance = 0 if groups & set(led) else 1 if groups & set(service.serves) else 2
        return (
            service.status != "active" or long_unchecked(service),
            grade(catalogue, service, ticks),
            -len(set(ticks.get("need", ())) & set(service.needs)),
            not is_open(service),
            distance if groups else 0,
            not {"self-referral", "drop-in"} & set(service.routes),
            service.name.casefold(),
            service.id,
        )

    return [one.id for one in sorted((one for one in services if grade(catalogue, one, ticks) < OUT), key=key)]


# Who is open.


@dataclass
class Shift:
    """Somebody is there from one minute to another, on a UK clock. Minutes are counted from the first day of the calendar."""

    begins: int
    ends: int
    note: str
    day: date


class Hours:
    """One service's hours between two days, worked out once."""

    def __init__(self, service: Service, first: date, last: date) -> None:
        self.service = service
        self.holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(first.year - 1, last.year + 2))
        begin, finish = first - timedelta(days=3), last + timedelta(days=75)
        self.shifts = [shift for schedule in service.schedules for shift in self._shifts(schedule, begin, finish)]
        pieces = []
        for shift in self.shifts:
            if self.there(shift.day) == "yes":
                midnight = (shift.day.toordinal() + 1) * DAY
                cut = shift.ends > midnight and self.there(shift.day + timedelta(days=1)) != "yes"
                pieces.append((shift.begins, midnight if cut else shift.ends))
        self.runs: list[list[int]] = []
        for begins, ends in sorted(pieces):
            if self.runs and begins <= self.runs[-1][1]:
                self.runs[-1][1] = max(self.runs[-1][1], ends)
            else:
                self.runs.append([begins, ends])
        self.begins = sorted(begins for begins, _ in pieces)

    @staticmethod
    def _shifts(schedule, begin: date, finish: date) -> list[Shift]:
        days = [
            weekday(("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(day[-2:]), int(day[:-2] or 0) or None)
            for day in schedule.byday
        ]
        start = schedule.dtstart or begin.replace(day=1)
        rule = rrule(
            {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY}[schedule.freq],
            dtstart=datetime(start.year, start.month, start.day),
            interval=schedule.interval,
            byweekday=days,
            wkst=MO,
        )
        found = []
        opens, closes = (int(time[:2]) * 60 + int(time[3:]) for time in (schedule.opens_at, schedule.closes_at))
        closes = DAY if schedule.closes_at == "23:59" else closes if closes > opens else closes + DAY
        for moment in rule.between(
            datetime(begin.year, begin.month, begin.day), datetime(finish.year, finish.month, finish.day), inc=True
        ):
            day = moment.date()
            if (schedule.valid_from and day < schedule.valid_from) or (schedule.valid_to and day > schedule.valid_to):
                continue
            midnight = day.toordinal() * DAY
            found.append(Shift(midnight + opens, midnight + closes, schedule.description or "", day))
        return found

    def there(self, day: date) -> str:
        """yes, no, or unsure on a bank holiday of which nothing is said."""
        if any(one.first_day <= day <= one.last_day for one in self.service.closures):
            return "no"
        if day not in self.holidays or self.service.bank_holidays == "open":
            return "yes"
        return "no" if self.service.bank_holidays == "closed" else "unsure"

    def at(self, moment: datetime) -> tuple[str, str]:
        """Whether it is open (yes, no or nothing) at a moment with a time zone, and the words."""
        local = moment.astimezone(LONDON)
        today = local.date()
        now = today.toordinal() * DAY + local.hour * 60 + local.minute
        if self.service.status != "active" or not any(
            not (one.valid_to and one.valid_to < today) for one in self.service.schedules
        ):
            return "", ""
        state = self.there(today)
        covering = [
            shift for shift in self.shifts if shift.begins <= now < shift.ends and self.there(shift.day) != "no" and state != "no"
        ]
        sure = [shift for shift in covering if self.there(shift.day) == "yes" and state == "yes"]
        if sure:
            (until,) = [ends for begins, ends in self.runs if begins <= now < ends]
            notes = {shift.note for shift in sure}
            note = f" ({small(notes.pop())})" if len(notes) == 1 and notes != {""} else ""
            return "yes", f"Open now{note}{until_words(until, now)}"
        if covering or (state == "unsure" and any(shift.day == today for shift in self.shifts)):
            return "", "They have not said whether they open on bank holidays."
        later = [begins for begins in self.begins if now < begins < (today.toordinal() + 63) * DAY]
        return "no", "Closed now." + (opens_words(later[0], now) if later else "")


def small(words: str) -> str:
    """As it stands in brackets."""
    return words if words[1:2].isupper() else words[0].lower() + words[1:]


def clock(minute: int) -> str:
    """As people say it."""
    if minute in {0, 720}:
        return "midnight" if minute == 0 else "midday"
    hour, past = divmod(minute, 60)
    return f"{hour % 12 or 12}{f':{past:02}' if past else ''}{'am' if hour < 12 else 'pm'}"


def until_words(until: int, now: int) -> str:
    """“ until 5pm”."""
    day, minute = divmod(until, DAY)
    today = now // DAY
    if until - now >= WEEK:
        return ", day and night"
    if minute == 0:
        return " until midnight" + ("" if day - 1 == today else f" on {date.fromordinal(day - 1):%A}")
    near = day == today or (day == today + 1 and minute <= 720)
    return f" until {'' if near else f'{date.fromordinal(day):%A} '}{clock(minute)}"


def opens_words(begins: int, now: int) -> str:
    """“ Opens tomorrow at 9am.”"""
    number, minute = divmod(begins, DAY)
    day, away = date.fromordinal(number), number - now // DAY
    if minute == 0:
        return f" Opens at midnight, as {day:%A} begins."
    when = {0: "today", 1: "tomorrow"}.get(away) or (f"{day:%A}" if away < 7 else f"{day:%A} {day.day} {day:%B}")
    return f" Opens {when} at {clock(minute)}."
