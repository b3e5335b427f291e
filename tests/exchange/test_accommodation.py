"""A refuge that comes in without its type is treated as one; a record that only speaks of a refuge is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY, catalogue_of

from handrail.exchange.accommodation import plain_type
from handrail.exchange.sheets_reading import read_sheets
from handrail.models import Service
from handrail.views.freshness import state_of

ONES_OWN = [
    ("Example refuge", "", "refuge"),
    ("Refuge for Deaf women", "", "refuge"),
    ("Northfold Women’s Refuge (24 hours)", "", "refuge"),
    ("Quiet rooms", "We run three safe houses. Ring us.", "refuge"),
    ("Lloches Northfold", "", "refuge"),
    ("Next step", "Move-on flats for women and their children.", "second-stage"),
    ("Own door", "Dispersed accommodation with support.", "dispersed"),
    ("Sanctuary scheme", "Locks and alarms.", "sanctuary"),
]
NOT_PLAIN = [
    ("Advice line", "Help to find a refuge."),
    ("Refuge referrals", "We find spaces."),
    ("Outreach", "For women after refuge."),
    ("Children's worker", "A worker for children who live in a refuge."),
    ("Somewhere to talk", "We are not a refuge."),
    ("Welcome", "Advice for refugees."),
    ("Advice line", "We give advice. Our partner runs a refuge."),
    ("The refuge's helpline", "Ring us."),
    ("Supported housing", "Rooms for young people."),
]


@pytest.mark.parametrize(("name", "summary", "type"), ONES_OWN)
def test_a_name_or_first_sentence_that_says_it_is_one_gives_its_type(small: Path, name: str, summary: str, type: str) -> None:
    """In the words of the vocabulary, or another spelling of them."""
    assert plain_type(catalogue_of(small), name, [summary]) == type


@pytest.mark.parametrize(("name", "summary"), NOT_PLAIN)
def test_words_about_somebody_elses_give_no_type(small: Path, name: str, summary: str) -> None:
    """A wrong type would show a helpline as a place to stay."""
    assert plain_type(catalogue_of(small), name, [summary]) == ""


def test_a_refuge_out_of_a_sheet_is_due_after_three_months(small: Path, tmp_path: Path) -> None:
    """The sheet has no column for a type; the category says it."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Category,Description,Last verified\nQuiet rooms,Refuge,Rooms for women.,2026-08-01\n", "utf-8")
    incoming = read_sheets(path, catalogue_of(small), "council")
    (one,) = incoming.services
    assert one["accommodation_type"] == "refuge"
    assert [note.did for note in incoming.notes if note.field == "accommodation_type"] == ["guessed"]
    needed = {"id": "quiet-rooms", "organisation": "example-support", "needs": ["safe-tonight"], "service_areas": ["exampleton"]}
    needed |= {"channels": ["phone"], "routes": ["self-referral"], "assured_by": "Manager"}
    record = Service.model_validate(one | needed | {"reviewed_on": "2026-08-01", "review_after": "2027-08-01"})
    assert state_of(record, TODAY) == "due" and state_of(record, date(2026, 10, 1)) == "checked"


def test_a_sheet_that_does_not_say_it_plainly_asks(small: Path, tmp_path: Path) -> None:
    """Its place is withheld all the same."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Description\nAdvice line,Help to find a refuge.\n", "utf-8")
    incoming = read_sheets(path, catalogue_of(small), "council")
    assert "accommodation_type" not in incoming.services[0]
    assert incoming.services[0]["location_disclosure"] == "none"
    assert any("fill in accommodation_type" in note.what for note in incoming.notes)
