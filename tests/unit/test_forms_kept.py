"""The template in data/forms/ is somebody's work once it has been filled in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from conftest import catalogue_of

from handrail.forms import kept


def test_a_template_that_somebody_filled_in_is_put_aside(small: Path) -> None:
    """Under a name that says so; what was typed is still in it."""
    kept.write(catalogue_of(small))
    path = small / "data" / "forms" / "services.xlsx"
    book = openpyxl.load_workbook(path)
    book["services"].cell(2, 1).value = "typed-by-hand"
    book.save(path)
    written = kept.write(catalogue_of(small))
    (aside,) = [one for one in written if "filled-in" in one.name]
    assert openpyxl.load_workbook(aside)["services"].cell(2, 1).value == "typed-by-hand"
    assert openpyxl.load_workbook(path)["services"].cell(2, 1).value is None


def test_a_template_that_nobody_touched_is_only_brought_up_to_date(small: Path) -> None:
    """No second file appears at each run."""
    kept.write(catalogue_of(small))
    assert sorted(one.name for one in kept.write(catalogue_of(small))) == sorted(kept.FORMS)
