"""A record or page is past the day by which it should have been checked again.

Why: details go out of date quietly. Age alone never stops a build, because an old number may still be the only one.
Source: safety.md, Listings: every 6 months, every 3 for helplines and safe accommodation.
Mend: check it with the service, then move reviewed_on, assured_on and review_after. Never move a date without checking.
"""

from handrail.days import in_words
from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.entries():
        due = getattr(entry.record, "review_after", None)
        if due and due < today:
            days = (today - due).days
            yield Problem(
                entry.where("review_after"),
                "review_overdue",
                f"This was due to be checked by {in_words(due)}, {days} day{'' if days == 1 else 's'} ago.",
                "Check it, then move the dates.",
                "warning",
            )
