"""What is quick to look for is in every match of what it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.places import ADDRESS_TABLE, TABLE, every_place
from handrail.places.patterns import Pattern

NAMED = [
    pytest.param(table, pattern, id=f"{kind}-{number}-{pattern.what}")
    for kind, table in (("words", TABLE), ("address", ADDRESS_TABLE))
    for number, pattern in enumerate(table.patterns)
]


@pytest.mark.parametrize(("table", "pattern"), NAMED)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_no_match_of_a_shape_goes_unseen_for_want_of_its_hint(table, pattern: Pattern, data) -> None:
    """A hint that some match is without would let a place through, and nothing else would tell."""
    letters = st.characters(min_codepoint=32, max_codepoint=126)
    # In English letters: what is dressed up otherwise is made plain before any shape is looked for.
    text = data.draw(st.from_regex(re.compile(pattern.shape.pattern, re.I | re.A), alphabet=letters))
    if pattern.shape.search(text):
        assert pattern in table.worth_trying(text)


def test_every_pattern_has_a_hint() -> None:
    """One without would never be tried."""
    assert not [one.what for one in (*TABLE.patterns, *ADDRESS_TABLE.patterns) if not one.words and not one.hint]


def test_what_is_remembered_of_a_text_is_what_was_found() -> None:
    """The same text on ten thousand pages is looked through once."""
    every_place.cache_clear()
    first = every_place("Come to 4 Acorn Street")
    assert every_place("Come to 4 Acorn Street") is first
    assert {one.what for one in first} == {"a street address", "the name of a street"}
