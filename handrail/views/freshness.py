"""How lately a record was checked, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handrail.days import in_words, month_in_words
from handrail.models.service import Service

# Days after which a record is due, not lately checked, to be rung first. Source: safety.md, Listings.
LIMITS = (182, 273, 365)
LIMITS_SHORT = (91, 137, 182)


@dataclass(frozen=True)
class Freshness:
    """When somebody last checked, and what follows."""

    state: str
    """checked, due, old or ring-first."""
    words: str
    """One sentence with the date in it."""


def freshness(service: Service, today: date) -> Freshness:
    """Work out the state of a record on a day. Helplines and safe accommodation age twice as fast as the rest."""
    short = bool(service.accommodation_type) or {"talk-now", "immediate-danger", "safe-tonight"} & set(service.needs)
    due, old, first = LIMITS_SHORT if short else LIMITS
    age = (today - service.assured_on).days
    day, month = in_words(service.assured_on), month_in_words(service.assured_on.isoformat()[:7])
    if age > first:
        return Freshness("ring-first", f"Ring first: we last checked this on {day}.")
    if age > old:
        return Freshness("old", f"Last checked in {month}. Details may have changed.")
    if age > due or service.review_after < today:
        return Freshness("due", f"Last checked in {month}. A check is due.")
    return Freshness("checked", f"Last checked on {day}.")
