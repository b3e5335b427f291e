"""Syllables, on which the reading grade rests."""

from __future__ import annotations

import pytest

from handrail.rules.reading_age import grade, syllables


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
