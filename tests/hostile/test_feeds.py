"""Feeds and spreadsheets that carry a refuge's place: nothing of it is in what is read, nor in what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, TODAY

from handrail.catalogue import Catalogue

CASES = yaml.safe_load((Path(__file__).parent / "feeds.yml").read_text("utf-8"))
REFUGE = {
    "id": "11111111-1111-4111-8111-111111111111",
    "name": "Example refuge",
    "description": "Our refuge is a home for women.",
    "status": "active",
    "organization": {"id": "22222222-2222-4222-8222-222222222222", "name": "Example Support"},
    "phones": [{"id": "33333333-3333-4333-8333-333333333333", "number": "01632 960102"}],
    "assured_date": TODAY.isoformat(),
}


def written(case: dict[str, Any], folder: Path) -> Path:
    """The outside file of a case."""
    if "service" in case:
        path = folder / "feed.json"
        path.write_text(json.dumps({"contents": [REFUGE | case["service"]]}, default=str), "utf-8")
        return path
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    sheet.title = "Services"
    for row in case["sheet"]:
        sheet.append(row)
    for column in case.get("hide", []):
        sheet.column_dimensions[column].hidden = True
    for cell, words in case.get("notes", {}).items():
        sheet[cell].comment = Comment(words, "Nobody")
    if rows := case.get("hidden_sheet"):
        other = book.create_sheet("Old")
        other.sheet_state = "hidden"
        for row in rows:
            other.append(row)
    path = folder / "services.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("case", CASES, ids=[case["try"] for case in CASES])
def test_a_feed(case: dict[str, Any], tmp_path: Path) -> None:
    """Dropped before anything is kept; the report says that something was, and not what."""
    from handrail.exchange import formats

    path = written(case, tmp_path)
    incoming = formats.reader_of(path)(path, Catalogue(ROOT), "An outside list")
    assert incoming.services or incoming.notes, "nothing was read"
    assert case["happens"] == "withheld"
    assert case["secret"].casefold() not in repr(incoming).casefold()
