"""Dates in words, the way a page and an error message both say them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date


# Thousands of records share a few hundred days.
@lru_cache(maxsize=10_000)
def in_words(day: date, language: str = "en") -> str:
    """Give a date as “3 March 2026”, in the site's language."""
    return format_date(day, "d MMMM yyyy", locale="en_GB" if language == "en" else language)


@lru_cache(maxsize=10_000)
def month_in_words(text: str) -> str:
    """Give the date of a piece of evidence, known to the year, month or day, as “2026”, “October 2026” or “7 October 2026”."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    day = date(*parts, *([1] if len(parts) == 2 else []))
    return format_date(day, "MMMM yyyy" if len(parts) == 2 else "d MMMM yyyy", locale="en_GB")
