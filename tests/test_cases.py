"""Golden cases: a change to the small site in, the exact words of every problem out.

A case is a YAML file in tests/cases/FAULT/. Its name says the behaviour. It may hold:
  files:   whole files to write into the site, path: text
  workbooks: Excel workbooks, path: {sheet: rows of cells}
  edits:   changes to files of the site, path: {words that are there: words to put in their place}
  without: files taken away, a list of paths
  saved_as: the encoding of the files written, where it is not UTF-8
  release: yes asks what `check --release` asks
  printed: exactly what `handrail check` prints
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import TODAY, catalogue_of
from openpyxl import Workbook

from handrail import problems, rules, sheets, source
from handrail.models import refusals

# A case of half a megabyte would bury the rest: tests/unit/test_source.py has it.
OUTSIZE = {"too_large"}
CASES = sorted((Path(__file__).parent / "cases").glob("*/*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, small: Path) -> None:
    """What is printed is exactly what the case says."""
    case = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    for name, text in case.get("files", {}).items():
        target = small / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode(case.get("saved_as", "utf-8")))
    for name, sheets_of in case.get("workbooks", {}).items():
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, rows in sheets_of.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        workbook.save(small / name)
    for name, changes in case.get("edits", {}).items():
        target = small / name
        text = target.read_text("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{name} has {text.count(old)} of: {old}"
            text = text.replace(old, new)
        target.write_bytes(text.encode("utf-8"))
    for name in case.get("without", []):
        (small / name).unlink()
    found = rules.check(catalogue_of(small), TODAY, release=case.get("release") == "yes")
    assert problems.as_text(found).rstrip() == case["printed"].rstrip()


def test_every_fault_has_cases() -> None:
    """Each rule has three cases or more, of which one is refused and one accepted; each other fault has one refused."""
    printed: dict[str, list[str]] = {}
    for path in CASES:
        case = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        printed.setdefault(path.parent.name, []).append(case["printed"])
    few = {fault for fault in rules.rules() if len(printed.get(fault, [])) < 3}
    never_accepted = {fault for fault in rules.rules() if not any(f"[{fault}]" not in one for one in printed.get(fault, []))}
    known = {*rules.rules(), *refusals.FAULTS, *source.FAULTS, *sheets.FAULTS, "no_partnership"} - OUTSIZE
    never_refused = {fault for fault in known if not any(f"[{fault}]" in one for one in printed.get(fault, []))}
    assert (few, never_accepted, never_refused) == (set(), set(), set())


def test_no_case_folder_is_left_from_a_fault_that_is_gone() -> None:
    """A folder of cases is named for a fault that exists."""
    known = {*rules.rules(), *refusals.FAULTS, *source.FAULTS, *sheets.FAULTS, "no_partnership", "good"}
    assert {path.parent.name for path in CASES} <= known


def test_no_place_is_printed() -> None:
    """Build logs are public: the invented postcodes and streets of the refused cases are in no message."""
    for path in [path for path in CASES if path.parent.name in {"place_in_text", "confidential_place", "unknown_key"}]:
        printed = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["printed"].casefold()
        assert not [word for word in ("zz1", "sample", "51.5", "9c3x", "maps", "station", "otherham") if word in printed], path
