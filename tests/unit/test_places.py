"""No shape of a place goes unseen because it was not tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.places import BREAK, IN_ADDRESSES_SIEVE, SIEVE, every_place, lines_worth_reading
from handrail.places.patterns import IN_ADDRESSES, PATTERNS, Pattern
from handrail.places.sieve import Sieve, without_look_around

ORDINARY = ("We listen first, and we believe you.", "Café – 5 years’ work, £5", "9:30am to 5pm", "01632 960506")
NAMED = [
    pytest.param(sieve, number, pattern, id=f"{kind}-{number}-{pattern.what}")
    for kind, sieve, patterns in (("words", SIEVE, PATTERNS), ("address", IN_ADDRESSES_SIEVE, IN_ADDRESSES))
    for number, pattern in enumerate(patterns)
]


@pytest.mark.parametrize(("sieve", "number", "pattern"), NAMED)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_no_match_of_a_shape_goes_through_the_sieve(sieve: Sieve, number: int, pattern: Pattern, data) -> None:
    """It would let a place through, and nothing else would tell."""
    # What is dressed up in other letters is made plain before any shape is looked for; what is not, is tried with every shape.
    letters = st.characters(min_codepoint=0, max_codepoint=255)
    text = data.draw(st.from_regex(re.compile(pattern.shape.pattern, re.I), alphabet=letters))
    if pattern.shape.search(text):
        assert number in sieve.may_hold(text)


def test_the_sieve_leaves_shapes_out() -> None:
    """One that let every shape through would save nothing."""
    assert not list(SIEVE.may_hold("We listen first, and we believe you. Ring 01632 960506, 9:30am to 5pm."))
    assert {PATTERNS[number].what for number in SIEVE.may_hold("Come to 4 Acorn Street")} == {
        "a street address",
        "the name of a street",
    }


@pytest.mark.parametrize("text", ["Straße 4", "4\u2003Acorn Street", "4\x0bAcorn Street", "x\1"])
def test_what_python_and_re2_may_read_differently_is_tried_with_every_shape(text: str) -> None:
    """The two do not agree on which letters are letters and which spaces are spaces."""
    assert list(SIEVE.may_hold(text)) == list(range(len(PATTERNS)))


def test_a_sieve_that_gives_up_leaves_nothing_out(monkeypatch) -> None:
    """RE2 without memory for a text says that it holds nothing."""

    class GivenUp:
        def Match(self, text: str) -> None:
            return None

    sieve = Sieve(["a", "b"])
    monkeypatch.setattr(sieve, "_set", GivenUp())
    assert list(sieve.may_hold("c")) == [0, 1]


@pytest.mark.parametrize(
    ("shape", "left"),
    [
        (r"\b(?!(?:a|b[)])c)d(?=e)", r"\bd"),
        (r"(?<![\w@])x(?<!\()(?:y|z)", r"x(?:y|z)"),
        (r"[(?!]a\(?!b", r"[(?!]a\(?!b"),
    ],
)
def test_only_conditions_on_what_stands_round_a_shape_are_left_out(shape: str, left: str) -> None:
    """Brackets in brackets, in sets and behind strokes are told apart."""
    assert without_look_around(shape) == left


def test_what_is_remembered_of_a_text_is_what_was_found() -> None:
    """The same text on ten thousand pages is looked through once."""
    every_place.cache_clear()
    first = every_place("Come to 4 Acorn Street")
    assert every_place("Come to 4 Acorn Street") is first
    assert {one.what for one in first} == {"a street address", "the name of a street"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(data=st.data())
def test_no_line_that_gives_something_away_is_left_out_of_those_worth_reading(data) -> None:
    """A whole page is asked at once; whatever a line says by itself must be found in it."""
    shape = data.draw(st.sampled_from(PATTERNS)).shape.pattern
    letters = st.characters(min_codepoint=32, max_codepoint=126)
    odd = st.text(st.characters(codec="utf-8", exclude_characters=BREAK), max_size=30)
    said = st.one_of(st.from_regex(re.compile(shape, re.I), alphabet=letters), st.sampled_from(ORDINARY), odd)
    lines = data.draw(st.lists(said, min_size=1, max_size=6))
    telling = {line for line in lines if every_place(line)}
    assert telling <= set(lines_worth_reading(BREAK.join(lines)))


def test_lines_worth_reading_are_few() -> None:
    """Each of them is looked at by itself."""
    assert lines_worth_reading(BREAK.join([*ORDINARY, "Come to 4 Acorn Street", *ORDINARY])) == ["Come to 4 Acorn Street"]
    links = ["https://www.example.org/help", "https://maps.app.goo.gl/x%20y", "tel:999"]
    assert lines_worth_reading(BREAK.join(links), is_address=True) == links[1:2]
