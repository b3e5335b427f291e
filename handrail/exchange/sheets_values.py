"""What an outside cell means to a field of ours, and what was done to it. Forgiving, and it says so each time."""

from __future__ import annotations

import re
from datetime import date, timedelta

import phonenumbers
from rapidfuzz import fuzz, process

from handrail.exchange.incoming import Did
from handrail.exchange.plain_text import as_email, as_link, as_plain, cut
from handrail.models.fields import DAYS
from handrail.sheets.columns import Column
from handrail.sheets.shape import Shape

Said = tuple[Did, str]
YES = {"yes", "y", "true", "t", "1", "✓", "✔", "x", "on", "yes.", "free", "ja", "ydy", "oes"}
NO = {"no", "n", "false", "f", "0", "✗", "✘", "off", "none", "no."}
ASK = {"ask", "maybe", "depends", "sometimes", "possibly", "?", "contact us", "case by case", "by arrangement", "please ask"}
STATUS = {
    "open": "active", "live": "active", "current": "active", "closed": "defunct", "closed for good": "defunct",
    "suspended": "temporarily closed", "paused": "temporarily closed", "unknown": "inactive", "archived": "inactive",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Excel counts days from here, and a date that has lost its form is such a number.
FIRST_DAY, SERIALS = date(1899, 12, 30), range(36526, 58849)
_SPELT = {
    "MO": "mo mon monday mondays",
    "TU": "tu tue tues tuesday tuesdays",
    "WE": "we wed weds wednesday wednesdays",
    "TH": "th thu thur thurs thursday thursdays",
    "FR": "fr fri friday fridays",
    "SA": "sa sat saturday saturdays",
    "SU": "su sun sunday sundays",
}
NAMES_OF_DAYS = {name: day for day, names in _SPELT.items() for name in names.split()}
SEVERAL_DAYS = {"daily": DAYS, "every day": DAYS, "7 days": DAYS, "weekdays": DAYS[:5], "weekends": DAYS[5:], "weekend": DAYS[5:]}
LINKS = {"website", "web_form", "live_chat"}
LONG, SHORT = {"description", "application_process", "professional_notes"}, 300
LIKELY = 84


def text(cell: str, column: Column) -> tuple[str, list[Said]]:
    """Words: markup read and dropped, and curly quotation marks round the whole taken off."""
    plain, said = as_plain(cell), []
    if plain != cell.strip():
        said.append(("changed", "Markup and letters that cannot be seen were turned into plain text."))
    if len(plain) > 1 and plain[0] in "“„" and plain[-1] in "”“" and not set(plain[1:-1]) & set("“”"):
        plain = plain[1:-1].strip()
        said.append(("changed", "Curly quotation marks round the whole were taken off."))
    limit = 5_000 if column.loc[0] in LONG or column.field == "summary" else SHORT
    if len(plain) > limit and column.field != "summary":
        plain = cut(plain, limit)
        said.append(("changed", f"It was too long. What did not fit in {limit:,} characters was cut off."))
    return plain, said


def day(cell: str) -> tuple[str, list[Said]]:
    """A date, day first as it is written in this country."""
    bare = re.sub(r"[T ]\d{1,2}:\d\d.*$", "", cell.strip())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bare):
        return bare, [] if bare == cell else [("changed", "The time of day was left out.")]
    if re.fullmatch(r"\d{5}(\.0+)?", bare) and int(float(bare)) in SERIALS:
        found = FIRST_DAY + timedelta(days=int(float(bare)))
        return found.isoformat(), [("changed", f"A number that Excel keeps for a date was read as {found.isoformat()}.")]
    if match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d\d)", bare):
        first, second, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
        for days, month, how in ((first, second, "changed"), (second, first, "guessed")):
            try:
                found = date(year, month, days)
            except ValueError:
                continue
            order = "day first" if how == "changed" else "month first, because no month has that number"
            return found.isoformat(), [(how, f"The date was read {order}: {found.isoformat()}.")]
    if match := re.fullmatch(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ -,]+(\d{4}|\d\d)", bare):
        month = match[2][:3].lower()
        if month in MONTHS:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            try:
                found = date(year, MONTHS.index(month) + 1, int(match[1]))
                return found.isoformat(), [("changed", f"The date was read as {found.isoformat()}.")]
            except ValueError:
                pass
    return "", [("left out", "This is not a date that can be read.")]


def time_of_day(cell: str) -> tuple[str, list[Said]]:
    """A time on the 24-hour clock."""
    bare = cell.strip().lower().replace(" ", "")
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", bare):
        return bare, []
    if re.fullmatch(r"[01]?\.\d+|[01](\.0+)?", bare) and float(bare) <= 1:
        minutes = min(round(float(bare) * 24 * 60), 24 * 60 - 1)
        found = f"{minutes // 60:02}:{minutes % 60:02}"
        return found, [("changed", f"A number that Excel keeps for a time was read as {found}.")]
    bare = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(bare, bare)
    if match := re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d\d))?(?::\d\d)?(am|pm|a\.m\.|p\.m\.)?", bare):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour == 24 and minute == 0:
            hour, minute = 23, 59
        if hour < 24 and minute < 60:
            found = f"{hour:02}:{minute:02}"
            return found, [("changed", f"The time was read as {found}.")]
    return "", [("left out", "This is not a time of day that can be read.")]


def days(cell: str) -> tuple[str, list[Said]]:
    """Days of the week as their short names: “Mon-Fri”, “Tuesday and Thursday”, “daily”."""
    bare = " ".join(cell.casefold().split())
    if re.fullmatch(r"(-1|[1-5])?(mo|tu|we|th|fr|sa|su)( ?[,;] ?(-1|[1-5])?(mo|tu|we|th|fr|sa|su))*", bare):
        return ", ".join(part.strip().upper() for part in re.split("[,;]", bare)), []
    found: list[str] = []
    for part in re.split(r"\s*(?:,|;|/|&|\band\b)\s*", bare):
        ends = [NAMES_OF_DAYS.get(one.strip(". ")) for one in re.split(r"\s*(?:-|–|\bto\b)\s*", part)]
        if part in SEVERAL_DAYS:
            found += SEVERAL_DAYS[part]
        elif len(ends) == 1 and ends[0]:
            found.append(ends[0])
        elif len(ends) == 2 and all(ends):
            first, last = DAYS.index(ends[0]), DAYS.index(ends[1])
            found += DAYS[first : last + 1] if first <= last else DAYS[first:] + DAYS[: last + 1]
        else:
            return "", [("left out", "These are not days that can be read.")]
    short = ", ".join(one for one in DAYS if one in found)
    return short, [("changed", f"The days were read as {short}.")]


def yes_or_no(cell: str, may_ask: bool = False) -> tuple[str, list[Said]]:
    """A statement, however it is spelt."""
    bare = " ".join(cell.casefold().split())
    for answer, words in (("yes", YES), ("no", NO), ("ask", ASK if may_ask else set())):
        if bare in words:
            return answer, [] if bare == answer else [("changed", f"It was read as {answer}.")]
    return "", [("not mapped", f"It should say yes{', no or ask' if may_ask else ' or no'}.")]


def number(cell: str, is_upper_age: bool = False) -> tuple[str, list[Said]]:
    """A whole number: an age or a count."""
    match = re.fullmatch(r"\D{0,12}?(\d{1,4})(?:\.0+)?\s*(?:\+|years?( old)?|yrs|and over)?", cell.strip(), re.I)
    if not match:
        return "", [("left out", "This is not a whole number.")]
    if is_upper_age and int(match[1]) >= 120:
        return "", [("left out", "An age that nobody reaches stands for no limit, so it was left out.")]
    found = str(int(match[1]))
    return found, [] if found == cell.strip() else [("changed", f"It was read as {found}.")]


def phones(cell: str) -> tuple[list[str], list[Said]]:
    """The numbers in a cell. Excel takes the first nought from a number it thinks is a figure: it is put back, and said."""
    said: list[Said] = []
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", cell.strip()):
        digits = re.sub(r"\D", "", cell.lower().split("e")[0])
        if len(digits) < 9:
            return [], [("left out", "Excel has cut this number short, and its last figures are lost.")]
        cell = digits
    bare = re.sub(r"[\s().\-–]", "", cell)
    if re.fullmatch(r"[1-9]\d{8,9}", bare) and not re.fullmatch(r"1(1[26]|0[15]).{0,4}", bare):
        found = phonenumbers.parse(bare, "GB")
        said.append(
            ("changed", "The nought it begins with was lost, and was put back. Compare the number with the service's own page.")
        )
        return [phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.NATIONAL)], said
    if re.fullmatch(r"\+?[\d\s()\-–.]{3,20}", cell.strip()) and re.fullmatch(r"\+?\d{3,15}", bare):
        return [cell.strip()], said
    found = [
        match.raw_string.strip() for match in phonenumbers.PhoneNumberMatcher(cell, "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    ]
    if not found:
        return [], [("left out", "There is no phone number in it that can be read.")]
    said.append(
        ("changed", "Only the number was taken, without the words round it." if len(found) == 1 else "It holds several numbers.")
    )
    return found, said


def one_word(cell: str, shape: Shape) -> tuple[str, list[Said]]:
    """One of a few fixed words."""
    bare = " ".join(cell.casefold().replace("_", " ").split())
    fixed = {choice.casefold().replace("_", " "): choice for choice in shape.choices}
    if bare in fixed:
        return fixed[bare], []
    if set(shape.choices) == {"yes", "no", "ask"}:
        return yes_or_no(cell, may_ask=True)
    if "defunct" in shape.choices and bare in STATUS:
        return STATUS[bare], [("changed", f"It was read as “{STATUS[bare]}”.")]
    near = process.extractOne(bare, list(fixed), scorer=fuzz.ratio, score_cutoff=LIKELY)
    if near:
        return fixed[near[0]], [("guessed", f"It was taken as “{fixed[near[0]]}”.")]
    return "", [("not mapped", f"It is none of: {', '.join(shape.choices).lower()}.")]


def link(cell: str, column: Column) -> tuple[str, list[Said]]:
    """A web address or an email address."""
    found, did = as_email(cell) if column.field == "email" else as_link(cell)
    if did == "changed":
        return found, [("changed", "The address was made whole.")]
    return found, [] if found else [("left out", "This is not an address that can be used.")]
