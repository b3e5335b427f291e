"""Which values of a record are words of a vocabulary, and which are ids of other records."""

from __future__ import annotations

from pathlib import Path

from conftest import catalogue_of

from handrail.models.fields import Link, Term
from handrail.models.marks import marked


def marks(site: Path, kind: str, id: str) -> dict[tuple, tuple]:
    record = catalogue_of(site).records(kind)[id]
    return {(loc, is_key): (mark, value) for loc, mark, value, is_key in marked(record)}


def test_a_field_that_links_is_marked_with_the_kind_it_links_to(small: Path) -> None:
    """The service names its organisation."""
    assert marks(small, "service", "example-line")[(("organisation",), False)] == (Link("organisation"), "example-support")


def test_every_item_of_a_list_is_marked_with_its_own_place(small: Path) -> None:
    """The caret must stand under the second area, not under the list."""
    found = marks(small, "service", "example-refuge")
    assert found[(("service_areas", 1), False)] == (Link("area"), "otherham")


def test_a_word_that_stands_as_a_name_is_marked_as_one(small: Path) -> None:
    """In `serves: {women: only}` the word of the vocabulary stands before the colon."""
    assert marks(small, "service", "example-refuge")[(("serves", "women"), True)] == (Term("group"), "women")


def test_what_stands_after_such_a_name_is_not_marked(small: Path) -> None:
    """“only” is one of three fixed words and in no vocabulary."""
    assert (("serves", "women"), False) not in marks(small, "service", "example-refuge")


def test_a_field_that_may_be_left_out_is_marked_where_it_is_filled_in(small: Path) -> None:
    """The mark is inside the alternative."""
    found = marks(small, "service", "example-refuge")
    assert found[(("accommodation_type",), False)] == (Term("accommodation_type"), "refuge")


def test_a_field_that_is_left_out_has_no_mark(small: Path) -> None:
    """Nothing is not a word."""
    assert (("accommodation_type",), False) not in marks(small, "service", "example-line")


def test_a_service_is_marked_in_these_fields_and_no_others(small: Path) -> None:
    """A new field with a vocabulary is added here as well."""
    found = {loc[0] for loc, _ in marks(small, "service", "example-refuge")}
    assert found == {"organisation", "needs", "serves", "service_areas", "channels", "routes", "accommodation_type"}


def test_a_record_with_no_marks_gives_none(small: Path) -> None:
    """A glossary of one number that nobody may dial links to nothing."""
    assert marks(small, "dead_contact", "old-line") == {}
