"""J16: wherever a hidden place is put, and however it is moved, either check refuses or no byte of the site changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SMALL, TODAY, catalogue_of
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail import problems, publish, rules

REFUGE = "data/services/example-refuge.yml"
RECORD = (SMALL / REFUGE).read_text("utf-8")
# Joined in ways that people and programs join them.
JOINS = st.sampled_from([" ", "", ".", "-", "  ", "\u00a0", "\u200b", "/", ", "])
LETTERS = st.sampled_from("ABDEFGHJLNPQRSTUWXYZ")
FIGURES = st.sampled_from("123456789")
NAMES = st.sampled_from(["Sample", "Hobmoor", "Little Sample", "Saltpan"])


@st.composite
def postcodes(draw) -> str:
    """A postcode whose first letters belong to no real one, joined somehow, in capitals or not."""
    code = f"ZZ{draw(FIGURES)}{draw(JOINS)}{draw(FIGURES)}{draw(LETTERS)}{draw(LETTERS)}"
    return draw(st.sampled_from([code, code.lower()]))


@st.composite
def streets(draw) -> str:
    kind = draw(st.sampled_from(["Street", "Road", "Lane", "Close", "Terrace", "Wynd", "St", "Rd"]))
    return f"{draw(st.integers(1, 300))} {draw(NAMES)} {kind}"


@st.composite
def points(draw) -> str:
    south, west = draw(st.floats(49.9, 60.8)), draw(st.floats(-8.2, 1.8))
    return f"{south:.{draw(st.integers(3, 6))}f}{draw(st.sampled_from([', ', ' ', ',']))}{west:.{draw(st.integers(3, 6))}f}"


PLACES = st.one_of(postcodes(), streets(), points())
# Every field that takes words, fields that are refused, and names that no field has.
WORDS = ("name", "summary", "description", "eligibility_description", "not_for", "application_process", "hours_note", "cost_note")
WORDS += ("wait_note", "source", "source_id", "professional_notes", "assured_by", "named_area", "accommodation_type")
REFUSED = ("location", "address", "postcode", "latitude", "map", "what3words", "directions")
INSIDE = {
    "alert": lambda place: {"text": f"We moved to {place}."},
    "safe_contact": lambda place: {"who_answers": f"The desk at {place}"},
    "phones": lambda place: [{"number": "01632 960102", "label": f"At {place}"}],
    "location": lambda place: {"address": place, "town": "Otherham", "postcode": place},
    "location_consent": lambda place: {"by": f"Manager at {place}", "on": "2026-11-02"},
    "other_names": lambda place: [place],
    "access": lambda place: [place],
    "refs": lambda place: [place],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with the toolkit's templates, so that it is quick to read and can be shown."""
    folder = tmp_path_factory.mktemp("moved")
    site = folder / "site"
    shutil.copytree(SMALL, site)
    shutil.copytree(ROOT / "data" / "vocabulary", site / "data" / "vocabulary", dirs_exist_ok=True)
    for part in ("macros", "overrides"):
        (site / part).symlink_to(ROOT / part)
    shutil.copy(ROOT / "data" / "helplines" / "police-999.yml", site / "data" / "helplines")
    # The toolkit's own notices lead to pages that are not here.
    for notice in (ROOT / "content" / "notices").glob("*.md"):
        (site / "content" / "notices").mkdir(exist_ok=True)
        (site / "content" / "notices" / notice.name).write_text("Words.", "utf-8")
    return folder


def faults(folder: Path, record: str) -> list[str]:
    """What is refused of the site with this record of the refuge."""
    (folder / "site" / REFUGE).write_text(record, "utf-8")
    return [one.fault for one in problems.errors(rules.check(catalogue_of(folder / "site"), TODAY))]


def published(folder: Path, record: str) -> dict[str, bytes]:
    """Every file of the directory of the site with this record of the refuge."""
    (folder / "site" / REFUGE).write_text(record, "utf-8")
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    publish.write_directory(catalogue_of(folder / "site"), TODAY, out)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def nothing_hidden(folder: Path) -> dict[str, bytes]:
    """What is published when there is no place in any file."""
    assert faults(folder, RECORD) == []
    return published(folder, RECORD)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(place=PLACES, field=st.sampled_from([*WORDS, *REFUSED, *INSIDE]))
def test_a_hidden_place_is_refused_or_changes_no_byte(
    folder: Path, nothing_hidden: dict[str, bytes], place: str, field: str
) -> None:
    """Whatever the place and the field."""
    value = INSIDE[field](place) if field in INSIDE else f"Near here: {place}" if field in WORDS else place
    record = yaml.safe_dump(yaml.load(RECORD, Loader=yaml.BaseLoader) | {field: value}, allow_unicode=True, width=1000)
    assert faults(folder, record) or published(folder, record) == nothing_hidden


@settings(max_examples=20, deadline=None, derandomize=True, database=None)
@given(place=PLACES)
def test_a_place_in_a_note_is_refused(folder: Path, place: str) -> None:
    """A note is published by nothing, and the file by the repository."""
    assert "place_in_text" in faults(folder, f"{RECORD}# The house: {place}\n")


def test_words_that_are_no_place_change_what_is_built(folder: Path, nothing_hidden: dict[str, bytes]) -> None:
    """Otherwise the tests above could not fail."""
    record = RECORD.replace("shows you round", "shows you everything")
    assert faults(folder, record) == []
    assert published(folder, record) != nothing_hidden
