"""Which of our sheets an outside table is, where its headings stand, and what is told once of each of its columns."""

from __future__ import annotations

from collections.abc import Mapping

from handrail.exchange import sheets_values as values
from handrail.exchange.sheets_headings import THEIR_DAY, Heading, read_headings
from handrail.exchange.sheets_tables import Say, Table
from handrail.sheets.columns import ORGANISATIONS, SERVICES, TIMES

Rows = list[tuple[int, list[str]]]
"""Each with its number as a spreadsheet counts."""
# A title, a date and a line of thanks often stand above the headings.
HEADING_WITHIN = 15
NOT_TABLES = {"words", "read me"}
NEVER = {
    THEIR_DAY: "A day on which somebody else changed or looked at the row is no check of yours, so it was not taken. Read each "
    "record through and fill in reviewed_on. If the checks are your own, call the column reviewed_on and import again.",
    "persons": "Names of persons are never taken. Give the post instead.",
    "private": "Notes meant for staff are never taken.",
    "place": "No field of ours holds it. A place is given by its address alone, and only where anyone may know it.",
}


def headings_of(table: Table, who: Mapping[str, str], say: Say) -> tuple[str, list[Heading], Rows] | None:
    """Which of our sheets a table is, its headings, and the rows below them."""
    named = table.sheet.replace("-", " ")
    best: tuple[int, int, str, list[Heading]] | None = None
    for at, (_, cells) in enumerate(table.rows[:HEADING_WITHIN]):
        for sheet in (SERVICES, ORGANISATIONS, TIMES):
            if named in (SERVICES, ORGANISATIONS, TIMES) and sheet != named:
                continue
            headings = read_headings(cells, sheet, who)
            score = sum(heading.is_known for heading in headings)
            # What only opening times have, they must have.
            if sheet == TIMES and not any(heading.column and heading.column.field == "opens_at" for heading in headings):
                continue
            if score >= 2 and (best is None or score > best[0]):
                best = (score, at, sheet, headings)
    if best is None:
        if named not in NOT_TABLES:
            say(table.name, "the headings", "left out", "It has no row of headings that can be understood.")
        return None
    _, at, sheet, headings = best
    if at:
        say(table.name, "the top", "left out", f"{at} row{'' if at == 1 else 's'} above the headings held no record.")
    return sheet, headings, table.rows[at + 1 :]


def tell(table: Table, headings: list[Heading], rows: Rows, say: Say) -> None:
    """Tell once of each column what is true of all its cells."""
    for index, heading in enumerate(headings):
        filled = sum(1 for _, cells in rows if index < len(cells) and cells[index])
        if not filled:
            continue
        name, count = heading.words or f"column {index + 1}", f"{filled:,} row{'' if filled == 1 else 's'}"
        if heading.special in NEVER:
            known = [day for _, cells in rows if index < len(cells) and (day := values.day(cells[index])[0])]
            days = f", with days between {min(known)} and {max(known)}" if heading.special == THEIR_DAY and known else ""
            say(table.name, name, "left out", f"{NEVER[heading.special]} It was filled in {count}{days}.")
        elif not heading.is_known:
            say(table.name, name, "not mapped", f"No field of ours was found for this column. It was filled in {count}.")
        elif heading.guessed:
            say(table.name, name, "guessed", f"The column was taken as “{_called(heading)}”.")
        elif heading.column and heading.column.field == "serves.welcomes" and heading.words.casefold() != "welcomes":
            say(table.name, name, "guessed", "The groups in it were taken as welcomed. Ask whom the service is set up for.")


def _called(heading: Heading) -> str:
    return heading.column.heading if heading.column else heading.special.removeprefix("@")
