"""What one record of an import gave away is taken out of the others: a refuge is found by its owner's office as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY, catalogue_of

from handrail.exchange import formats, merging, report

ROWS = """Name,Organisation,Description,Address,Town,Postcode,Phone
Linden House Refuge,Quill Trust,Somewhere for women.,14 Quillback Row,Otherham,ZZ1 1AA,01632 960111
Quill Trust office,Quill Trust,Advice and forms.,3 Sample Street,Otherham,ZZ1 3AA,01632 960112
Advice Place,Other Body,Money advice. Our door is on Quillback Row by the bank.,2 Sample Street,Otherham,ZZ1 2BB,01632 960113
Quillback Row Meeting,Third,A group.,15 Quillback Row,Otherham,ZZ1 1AB,01632 960114
"""


@pytest.fixture
def taken(small: Path) -> tuple[dict[str, dict], str]:
    """The imported services by name, and what was reported."""
    path = small.parent / "council.csv"
    path.write_text(ROWS, "utf-8")
    incoming = formats.reader_of(path)(path, catalogue_of(small), "council")
    plan = merging.plan(incoming, catalogue_of(small), TODAY)
    return {one["name"]: one for one in incoming.services}, report.as_text(plan, True) + str(plan.files)


def test_a_street_that_a_refuge_gave_stands_in_no_other_record_and_in_no_report(taken) -> None:
    """Not in a text, not in an address of a neighbour, not in a name or what stands in for an id."""
    services, said = taken
    assert "quillback" not in f"{services} {said}".casefold()
    assert services["Advice Place"]["summary"] == "Money advice."


def test_the_office_of_whoever_runs_a_refuge_is_not_taken_as_public(taken) -> None:
    """It may be in the same house."""
    office = taken[0]["Quill Trust office"]
    assert ("location" in office, office["location_disclosure"]) == (False, "none")


def test_an_address_that_no_refuge_shares_stays(taken) -> None:
    """A street with the same town is another street."""
    assert taken[0]["Advice Place"]["location"]["address"] == "2 Sample Street"
