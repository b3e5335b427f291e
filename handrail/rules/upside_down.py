"""Two dates or two ages are the wrong way round.

Why: nobody is older than 60 and younger than 18, and hours that end before they begin are never open.
Source: open-referral.md, section 10.
Mend: swap them, or correct the one that is wrong.
"""

from handrail.problems import Problem

PAIRS = (("minimum_age", "maximum_age"), ("valid_from", "valid_to"), ("reviewed_on", "review_after"))


def find(catalogue, today):
    for entry in catalogue.entries():
        yield from _in(entry, entry.record, ())
        for index, schedule in enumerate(getattr(entry.record, "schedules", ())):
            yield from _in(entry, schedule, ("schedules", index))


def _in(entry, record, loc):
    for low, high in PAIRS:
        first, last = getattr(record, low, None), getattr(record, high, None)
        if first is not None and last is not None and first > last:
            yield Problem(
                entry.where(*loc, high),
                "upside_down",
                f"“{high}” comes before “{low}”.",
                "Swap the two, or correct the one that is wrong.",
            )
