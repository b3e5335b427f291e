"""The accessibility statement says what the tests do, no more and no less."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from conftest import ROOT
from kinds import CATALOGUE, KINDS

RUN = CATALOGUE.records("tested")["tested"]
HOW = "Run make accessibility, read what changed in data/reference/tested.yml, and keep it."


def test_the_statement_names_every_check_and_none_that_is_gone() -> None:
    """A check is named where the test is."""
    code = "".join(path.read_text("utf-8") for path in Path(ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r'mark\.accessibility\(\s*"([^"]+)"', code))
    assert named, "no test is marked"
    assert {one.what for one in RUN.checks} == named, HOW


def test_the_statement_names_the_pages_that_are_looked_at() -> None:
    """One of each kind."""
    assert list(RUN.pages) == list(KINDS), HOW


def test_the_statement_says_of_no_check_that_it_fails() -> None:
    """A run of all the tests passes only where each of them does, so a record with faults is of another run."""
    assert [one.what for one in RUN.checks if one.faults or not one.tries] == [], HOW


def test_the_statement_shows_what_was_kept(built) -> None:
    """On its page: the day, the browser and every check."""
    page = unescape((built / "about" / "accessibility.html").read_text("utf-8"))
    assert RUN.browser in page
    assert [one.what for one in RUN.checks if one.what not in page] == []
