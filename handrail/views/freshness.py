"""How lately a record was checked, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handrail.days import in_words, month_in_words
from handrail.models.service import Service

# Days after which a record is due, not lately checked, to be rung first, and out of the lists. Source: safety.md, Listings;
# the last is half as long again as the one before, and our own choice.
LIMITS = (182, 273, 365, 547)
LIMITS_SHORT = (91, 137, 182, 273)


@dataclass(frozen=True)
class Freshness:
    """When somebody last checked, and what follows."""

    state: str
    """checked, due, old, ring-first or gone."""
    words: str
    """One sentence with the date in it."""


SENTENCES = {
    "gone": "Nobody has checked this since {day}, so it is no longer in our lists. Ring before you rely on it.",
    "ring-first": "Ring first: we last checked this on {day}.",
    "old": "Last checked in {month}. Details may have changed.",
    "due": "Last checked in {month}. A check is due.",
    "checked": "Last checked on {day}.",
}


def freshness(service: Service, today: date) -> Freshness:
    """The state of a record on a day, and the sentence that says it."""
    state = state_of(service, today)
    day, month = in_words(service.assured_on), month_in_words(service.assured_on.isoformat()[:7])
    return Freshness(state, SENTENCES[state].format(day=day, month=month))


def state_of(service: Service, today: date) -> str:
    """Work out the state of a record on a day. Helplines and safe accommodation age twice as fast as the rest."""
    short = service.accommodation_type or {"talk-now", "immediate-danger", "safe-tonight"} & set(service.needs)
    due, old, first, gone = LIMITS_SHORT if short else LIMITS
    age = (today - service.assured_on).days
    if age > gone:
        return "gone"
    if age > first:
        return "ring-first"
    if age > old:
        return "old"
    return "due" if age > due or service.review_after < today else "checked"


def is_listed(service: Service) -> bool:
    """Whether a service has a page: one that is closed for now has, with its notice; one nobody could confirm has not."""
    return service.status in {"active", "temporarily closed"}


def is_in_results(service: Service, today: date) -> bool:
    """Whether a service stands in lists. One unchecked for too long keeps its page, for those who kept its address."""
    return is_listed(service) and state_of(service, today) != "gone"
