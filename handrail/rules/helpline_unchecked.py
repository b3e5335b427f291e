"""A national line's number has not been checked by a person this quarter.

Why: before a site goes live somebody opens every line's own page and compares each digit.
Source: safety.md, Listings: checked_on, at most 90 days old; hours have a date of their own.
Mend: open the live page, compare, and enter today's date in checked_on (and in hours_checked_on where hours are shown).
"""

from handrail.days import in_words
from handrail.problems import Problem

FOR_RELEASE = True
NEEDS_PARTNERSHIP = True
GOOD_FOR_DAYS = 90


def find(catalogue, today):
    for entry in catalogue.shelf("helpline").values():
        line = entry.record
        if line is None or not catalogue.is_for_this_nation(line):
            continue
        if line.phone:
            yield from _dated(catalogue, entry, "phone", "number", line.checked_on, "checked_on", today)
        if line.text:
            yield from _dated(catalogue, entry, "text", "number to text", line.checked_on, "checked_on", today)
        if line.hours:
            yield from _dated(catalogue, entry, "hours", "hours", line.hours_checked_on, "hours_checked_on", today)


def _dated(catalogue, entry, shown, word, checked, name, today):
    if checked and (today - checked).days <= GOOD_FOR_DAYS:
        return
    when = f"was last checked on {in_words(checked)}" if checked else "has not been checked by a person"
    was = when if word != "hours" else when.replace("was", "were").replace("has", "have")
    yield Problem(
        entry.where(shown),
        "helpline_unchecked",
        f"The {word} of {entry.record.name} {was}.",
        f"Open its own page, compare, and enter the day in {name}{_in_which_file(catalogue, entry)}.",
    )


def _in_which_file(catalogue, entry):
    # An edit inside the installed toolkit would be lost at the next upgrade.
    own = f"data/helplines/{entry.id}.yml"
    return "" if (catalogue.site / own).is_file() else f", in a copy of this file at {own} in your own folder"
