"""Two dates or two ages are the wrong way round.

Why: nobody is older than 60 and younger than 18, and hours whose last day comes before their first never hold.
Source: the project's own checks on Open Referral UK data.
Mend: swap them, or correct the one that is wrong.
"""

from handrail.problems import Problem

PAIRS = (
    ("minimum_age", "maximum_age", "is lower than"),
    ("valid_from", "valid_to", "comes before"),
    ("first_day", "last_day", "comes before"),
    ("reviewed_on", "review_after", "comes before"),
)


def find(catalogue, today):
    for entry in catalogue.entries():
        yield from _in(entry, entry.record, ())
        for part in ("schedules", "closures"):
            for index, period in enumerate(getattr(entry.record, part, ())):
                yield from _in(entry, period, (part, index))


def _in(entry, record, loc):
    for low, high, how in PAIRS:
        first, last = getattr(record, low, None), getattr(record, high, None)
        if first is not None and last is not None and first > last:
            yield Problem(
                entry.where(*loc, high),
                "upside_down",
                f"“{high}” {how} “{low}”.",
                "Swap the two, or correct the one that is wrong.",
            )
