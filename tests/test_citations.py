"""Every promise to a reader has a number, and every number is kept by a test that cites it or is said not to be built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from handrail import rules

ACCOUNT = (ROOT / "docs" / "contributing" / "safety.md").read_text("utf-8")
NUMBERS = [*(f"D{n}" for n in range(1, 7)), *(f"S{n}" for n in range(1, 27)), *(f"N{n}" for n in range(1, 10))]
NUMBERS += [f"J{n}" for n in range(1, 21)]
# Where the account's short names of files are looked for.
ROOMS = [ROOT, ROOT / "handrail", ROOT / "overrides", ROOT / "overrides" / "assets" / "handrail"]
TESTS = [path for path in sorted((ROOT / "tests").rglob("test_*.py")) if path != Path(__file__)]


def rows() -> dict[str, list[str]]:
    """The account's tables: number → its other columns."""
    found = {}
    for line in ACCOUNT.splitlines():
        if match := re.match(r"\| ([DSNJ]\d+) \| (.*) \|$", line):
            assert match[1] not in found, match[1]
            found[match[1]] = match[2].split(" | ")
    return found


def test_the_account_has_every_number_once() -> None:
    """D1 to D6, S1 to S26, N1 to N9, J1 to J20: what is decided, what must be, what must not, and what is tried."""
    assert sorted(rows()) == sorted(NUMBERS)
    assert all(len(columns) == 2 and all(columns) for columns in rows().values())


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_cited_by_a_test_or_said_not_to_be_built(number: str) -> None:
    """A promise nobody tries is a hope."""
    cited = any(re.search(rf"\b{number}\b", path.read_text("utf-8")) for path in TESTS)
    not_built = "not built" in " ".join(rows()[number])
    assert cited or not_built
    if not_built and not cited:
        assert number in {"S22", "S25"}, "Only a should may be left out, with its reason."


def test_what_holds_a_promise_exists() -> None:
    """Every file, rule, and fault of inspect that the account names."""
    inspect = " ".join(path.read_text("utf-8") for path in [ROOT / "handrail/inspect.py", *ROOT.glob("handrail/inspecting/*.py")])
    known = {*rules.rules(), *re.findall(r'"([a-z_]+)"', inspect), "inspect"}
    missing = []
    for number, columns in rows().items():
        for name in re.findall(r"`([^`]+)`", columns[-1]):
            if name not in known and not any((room / name).exists() for room in ROOMS):
                missing.append((number, name))
    assert missing == []


def test_a_test_that_is_said_to_hold_a_promise_cites_its_number() -> None:
    """So that a reader of the account finds the place."""
    silent = []
    for number, columns in rows().items():
        named = [name for name in re.findall(r"`(tests/[^`]+\.py)`", columns[-1])]
        if named and not any(re.search(rf"\b{number}\b", (ROOT / name).read_text("utf-8")) for name in named):
            silent.append((number, named))
    assert silent == []
