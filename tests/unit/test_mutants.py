"""The table of `make mutants` still fits the code, so that a feature cannot be renamed out of its sight."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from mutants import run

MUTANTS = run.mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_still_stands_in_the_code_and_names_a_test(mutant: run.Mutant) -> None:
    """Its words stand once in its file, and each test it names exists."""
    assert run.spoilt(mutant, (ROOT / mutant.file).read_text("utf-8"))
    assert mutant.site in {"as_built", "again", "none"}
    for test in mutant.tests:
        path, _, name = test.partition("::")
        assert not name or re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.M), test
        assert (ROOT / path).is_file(), test


def test_there_are_enough_mutants_and_each_has_a_name_of_its_own() -> None:
    """Every way of protecting a reader that one line could undo."""
    names = [mutant.name for mutant in MUTANTS]
    assert len(set(names)) == len(names) >= 20
    assert all(re.match(r"(?:[SND]\d+, )*[SND]\d+: ", name) for name in names)
