"""How lately a record was checked, said in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handrail.models.service import Service
from handrail.views.freshness import freshness, is_in_results


def service(today: date, days: int, needs: str = "money-benefits", review_in: int = 1, **more) -> Service:
    fields = {
        "id": "example",
        "name": "Example",
        "organisation": "example",
        "summary": "Words.",
        "needs": [needs],
        "service_areas": ["here"],
        "channels": ["phone"],
        "routes": ["drop-in"],
        "location_disclosure": "none",
        "assured_on": (today - timedelta(days)).isoformat(),
        "assured_by": "Manager",
        "reviewed_on": today.isoformat(),
        "review_after": (today + timedelta(review_in)).isoformat(),
    }
    return Service.model_validate(fields | more)


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "checked"), (182, "checked"), (183, "due"), (273, "due"), (274, "old"), (365, "old"), (366, "ring-first")],
)
def test_most_services_age_over_a_year(today: date, days: int, state: str) -> None:
    """Six months, nine months and twelve: safety.md, Listings. The last day of each still counts."""
    assert freshness(service(today, days), today).state == state


@pytest.mark.parametrize(
    ("days", "state"), [(91, "checked"), (92, "due"), (137, "due"), (138, "old"), (182, "old"), (183, "ring-first")]
)
@pytest.mark.parametrize("need", ["talk-now", "immediate-danger", "safe-tonight"])
def test_helplines_and_safe_beds_age_over_half_a_year(today: date, need: str, days: int, state: str) -> None:
    """Somebody who rings tonight has one chance to ring."""
    assert freshness(service(today, days, need), today).state == state


def test_safe_accommodation_ages_over_half_a_year_whatever_else_it_gives(today: date) -> None:
    """Its kind of accommodation decides, not its needs."""
    assert freshness(service(today, 92, accommodation_type="refuge"), today).state == "due"


def test_a_record_past_its_own_review_is_due_however_new(today: date) -> None:
    """The partnership may ask for more than the rule does."""
    assert freshness(service(today, 10, review_in=-1), today).state == "due"


def test_a_record_whose_review_is_today_is_not_yet_due(today: date) -> None:
    """It is due after the day, not on it."""
    assert freshness(service(today, 10, review_in=0), today).state == "checked"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (21, "Last checked on 2 November 2026."),
        (200, "Last checked in May 2026. A check is due."),
        (300, "Last checked in January 2026. Details may have changed."),
        (400, "Ring first: we last checked this on 19 October 2025."),
    ],
)
def test_each_state_is_said_in_one_sentence_with_its_date(today: date, days: int, words: str) -> None:
    """J19: colour is never the only signal."""
    assert freshness(service(today, days), today).words == words


def test_the_age_is_counted_from_the_services_own_word(today: date) -> None:
    """Reading a record through again does not make it true."""
    assert freshness(service(today, 366, reviewed_on=today.isoformat()), today).state == "ring-first"


@pytest.mark.parametrize(("need", "last"), [("money-benefits", 547), ("talk-now", 273)])
def test_one_that_nobody_has_checked_for_too_long_leaves_the_lists(today: date, need: str, last: int) -> None:
    """J19: half as long again as it was shown with “Ring first”. Its own page stays, and says so."""
    assert is_in_results(service(today, last, need), today)
    assert not is_in_results(service(today, last + 1, need), today)
    assert "no longer in our lists" in freshness(service(today, last + 1, need), today).words
