"""Syllables, on which the reading grade rests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from handrail.catalogue import Catalogue
from handrail.rules import reading_age
from handrail.rules.reading_age import grade, syllables

HARD = (
    "---\ntitle: Hard\ndescription: Hard words.\naudience: [coordinator]\n"
    "reviewed_on: 2026-11-01\nreview_after: 2027-11-01\n---\n\n"
    + "Organisational responsibilities necessitate comprehensive, interdepartmental, multidisciplinary collaboration. "
    * 20
)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the you asked makes used lives safe tired"),
        (2, "about agree any abuse refuge police people table settled safety needed places"),
        (3, "another domestic violence created agency survivor families partnership"),
        (4, "information responsible experience"),
        (5, "organisation evaluation operational"),
        (6, "responsibility"),
    ],
)
def test_syllables_are_counted_as_people_say_them(count: int, words: str) -> None:
    """A hyphenation dictionary alone leaves out the first a of about and the last y of any."""
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_the_grade_is_the_published_one() -> None:
    """Ten words of one syllable in one sentence: 0.39 × 10 + 11.8 − 15.59."""
    assert grade(["safe"] * 10) == pytest.approx(0.11)


def test_only_words_that_the_site_can_mend_are_graded(small: Path, today: date) -> None:
    """A page of the toolkit's that is hard to read is told where it is written; also where the site lies inside its folder."""
    toolkit = small.parent / "toolkit"
    shutil.copytree(small, toolkit)
    (toolkit / "docs" / "theirs.md").write_text(HARD, "utf-8")
    inside = toolkit / "sites" / "ours"
    shutil.copytree(small, inside)
    for site in (small, inside):
        assert list(reading_age.find(Catalogue(site, toolkit=toolkit), today)) == []
        (site / "docs" / "ours.md").write_text(HARD, "utf-8")
        (found,) = reading_age.find(Catalogue(site, shown=str(site), toolkit=toolkit), today)
        assert found.where.path.endswith("docs/ours.md")
    assert len(list(reading_age.find(Catalogue(toolkit, toolkit=toolkit), today))) == 1
