"""Golden cases of import: an outside record in, our record and the exact words of every note out.

A case is a YAML file in tests/exchange/cases/. Its name says the behaviour. It holds:
  raw:     a record, or several, as JSON in a feed
  terms:   what data/import_terms.yml says, where it is there
  gives:   the records that come of it, without source; or nothing
  said:    every note, as “did: field. what”
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from conftest import catalogue_of

from handrail.exchange.referral_reading import read_referral

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, small: Path, tmp_path: Path) -> None:
    """What comes of it, and what is said of it, is exactly what the case says."""
    case = yaml.safe_load(path.read_text("utf-8"))
    text = path.read_text("utf-8")
    if "terms" in case:
        (small / "data" / "import_terms.yml").write_text(yaml.safe_dump({"terms": case["terms"]}), "utf-8")
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps(case["raw"], default=str), "utf-8")
    incoming = read_referral(feed, catalogue_of(small), "council")
    gives = [{name: value for name, value in one.items() if name != "source"} for one in incoming.services]
    said = [f"{note.did}: {note.field}. {note.what}" for note in incoming.notes]
    expected = yaml.load(text, Loader=yaml.BaseLoader)
    assert gives == (expected.get("gives") or [])
    assert said == (expected.get("said") or [])
    assert len(incoming.services) <= incoming.number


def test_no_case_says_where_a_place_is() -> None:
    """The report is public: the invented streets, postcodes and people of the cases are in none of its notes."""
    for path in CASES:
        case = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        said = " ".join(case.get("said") or ()).casefold()
        assert not [word for word in ("sample", "zz1", "53.7", "station", "jane", "otherham road") if word in said], path
