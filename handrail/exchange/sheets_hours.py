"""Opening times that stand in the row of their service: in columns for days, opening and closing, or all in one cell.

A wrong hour sends somebody to a locked door. What cannot be read with certainty is kept in its own words.
"""

from __future__ import annotations

import re
from typing import Any

from handrail.exchange import sheets_values as values
from handrail.exchange.incoming import Tell
from handrail.exchange.plain_text import as_plain, cut

READERS = {"@days": values.days, "@opens": values.time_of_day, "@closes": values.time_of_day}
TIMES = ("@opens", "@closes")
FIELDS = {"@days": "byday", "@opens": "opens_at", "@closes": "closes_at"}
NOTE = "hours_note"
KEPT = "It was kept in its own words as the note about hours, because it cannot be read as days and times with certainty."

_DAY = rf"(?:{'|'.join(sorted({*values.NAMES_OF_DAYS, *values.SEVERAL_DAYS}, key=len, reverse=True))})\b\.?"
_DAYS = rf"{_DAY}(?:\s*(?:-|–|,|&|/|\bto\b|\band\b)\s*{_DAY})*"
_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|noon|midday)"
_TO = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*"
_LINE = rf"({_DAYS})\s*[:,]?\s*(?:-|–|—|\bfrom\b)?\s*({_TIME}){_TO}({_TIME})"
LINE = re.compile(_LINE)
SEVERAL = re.compile(rf"{_LINE}(?:\s*(?:[;,\n]|\band\b|&)\s*{_LINE})*\s*\.?")
ALWAYS = re.compile(r"(?:open\s+)?24\s?/\s?7|24 hours(?: a day)?,? (?:7|seven) days(?: a week)?")
# On a clock of twelve: an hour that begins a working day, and one that can only end it.
MORNING, AFTERNOON = range(7, 12), range(1, 7)


def take(record: dict[str, Any], special: dict[str, str], tell: Tell) -> None:
    """Add what a row says of its hours to a record, and tell what was made of it."""
    given = {name: special[name] for name in READERS if special.get(name)}
    if not given:
        return
    read = {name: READERS[name](cell) for name, cell in given.items()}
    if len(read) == len(READERS) and all(found for found, _ in read.values()):
        for name, (_, said) in read.items():
            for did, what in said:
                tell(FIELDS[name], did, what)
        record.setdefault("schedules", []).append({FIELDS[name]: found for name, (found, _) in read.items()})
        return
    # A number that Excel keeps for a time says nothing to a reader.
    days, opens, closes = (
        read[name][0] or given[name] if name in TIMES and name in given else given.get(name, "") for name in READERS
    )
    words = " ".join(f"{days} {' to '.join(filter(None, (opens, closes)))}".split())
    if lines := in_words(words if opens or closes else days):
        record.setdefault("schedules", []).extend(lines)
        said = "; ".join(f"{one['byday']} {one['opens_at']} to {one['closes_at']}" for one in lines)
        tell("opening times", "changed", f"The days and hours were read as {said}.")
        return
    note = " ".join(filter(None, (record.get(NOTE, ""), as_plain(words))))
    record[NOTE] = note if len(note) <= values.SHORT else cut(note, values.SHORT)
    tell("opening times", "changed", KEPT)


def in_words(text: str) -> list[dict[str, str]]:
    """The lines of hours in words such as “Mon-Fri 9-5; Sat 10am to noon”; none unless every part of it is certain."""
    bare = re.sub(r"[ \t]+", " ", text.casefold()).strip()
    if ALWAYS.fullmatch(bare):
        return [{"byday": ", ".join(values.DAYS), "opens_at": "00:00", "closes_at": "23:59"}]
    if not SEVERAL.fullmatch(bare):
        return []
    lines = []
    for days, opens, closes in LINE.findall(bare):
        byday, times = values.days(days)[0], _times(opens, closes)
        if not byday or not times:
            return []
        lines.append({"byday": byday, "opens_at": times[0], "closes_at": times[1]})
    return lines


def _times(opens: str, closes: str) -> tuple[str, str] | None:
    """Both times on the 24-hour clock; None where morning or afternoon is not certain, or it closes before it opens."""
    first, last = values.time_of_day(opens)[0], values.time_of_day(closes)[0]
    if not first or not last:
        return None
    begin, end = int(first[:2]), int(last[:2])
    if not _is_said(opens) and begin not in MORNING:
        return None
    if not _is_said(closes):
        if end in AFTERNOON:
            last = f"{end + 12}{last[2:]}"
        elif not begin < end <= 12:
            return None
    return (first, last) if first < last else None


def _is_said(time: str) -> bool:
    """Whether a time can be one half of the day only: it says which, or is written as a clock of 24 hours has it."""
    return bool(re.search(r"[apn]", time) or re.match(r"0\d[:.]|1[3-9]|2\d", time))
