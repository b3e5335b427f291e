"""What somebody should check next, organisation by organisation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conftest import catalogue_of

from handrail.views.due import as_text, due


def move(site: Path, id: str, old: str, new: str) -> None:
    path = site / "data" / "services" / f"{id}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_due_is_said(small: Path, today: date) -> None:
    """An empty answer would look like a fault."""
    assert as_text(due(catalogue_of(small), today)) == "Nothing is due in the next 30 days."


def test_services_of_one_organisation_stand_together_the_longest_unchecked_first(small: Path, today: date) -> None:
    """One call settles both."""
    move(small, "example-centre", "assured_on: 2026-11-02", "assured_on: 2026-02-03")
    move(small, "example-line", "assured_on: 2026-11-02", "assured_on: 2026-05-10")
    (organisation,) = due(catalogue_of(small), today)
    assert [(one.name, one.state) for one in organisation.records] == [
        ("Example centre", "shown as not checked lately"),
        ("Example line", "shown as “Ring first”"),
    ]


def test_a_review_within_thirty_days_is_named_before_it_is_late(small: Path, today: date) -> None:
    """The thirtieth day counts; the next does not."""
    named = lambda: {record.name for one in due(catalogue_of(small), today) for record in one.records}  # noqa: E731
    move(small, "example-centre", "review_after: 2027-05-02", "review_after: 2026-12-23")
    assert "Example centre" in named()
    move(small, "example-centre", "review_after: 2026-12-23", "review_after: 2026-12-24")
    assert "Example centre" not in named()


def test_each_line_names_the_file_and_a_number_to_ring(small: Path, today: date) -> None:
    """So that a person can work through it."""
    move(small, "example-line", "assured_on: 2026-11-02", "assured_on: 2026-05-10")
    text = as_text(due(catalogue_of(small), today))
    assert "data/services/example-line.yml" in text
    assert "[ ] Example line: last checked 10 May 2026; shown as “Ring first”. 01632" in text
