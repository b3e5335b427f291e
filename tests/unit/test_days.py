"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from handrail.days import in_words, month_in_words


def test_a_date_is_the_day_the_month_and_the_year() -> None:
    """The month in letters: 3/4 is two different days."""
    assert in_words(date(2026, 3, 4)) == "4 March 2026"


def test_a_date_is_said_in_the_sites_language() -> None:
    """A Welsh page says Mawrth."""
    assert in_words(date(2026, 3, 4), "cy") == "4 Mawrth 2026"


@pytest.mark.parametrize(("text", "words"), [("2026", "2026"), ("2026-10", "October 2026"), ("2026-10-07", "7 October 2026")])
def test_the_date_of_evidence_is_said_as_far_as_it_is_known(text: str, words: str) -> None:
    """A page that says only the year must not seem to say the day."""
    assert month_in_words(text) == words


def test_the_date_of_evidence_that_is_no_date_is_our_own_fault_and_raises() -> None:
    """The month 13 must not reach a page."""
    with pytest.raises(ValueError, match="month must be in 1..12"):
        month_in_words("2026-13")
