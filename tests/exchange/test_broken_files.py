"""Files that are not what they should be: each is refused whole, or read and mended, and never a traceback."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from conftest import catalogue_of

from handrail.exchange.referral_json import Unreadable
from handrail.exchange.referral_reading import read_referral

SERVICE = {
    "id": "0b7a2f52-7a7b-4c55-8f0f-3f1d6f0f3c11",
    "name": "Café Éclair",
    "description": "Advice.",
    "status": "active",
    "email": "office@example.org",
    "organization": {"id": "5f1d2c52-7a7b-4c55-8f0f-3f1d6f0f3c11", "name": "Example Support"},
}


def read(small: Path, content: bytes, name: str = "feed.json"):
    path = small / name
    path.write_bytes(content)
    return read_referral(path, catalogue_of(small), "council")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json at all",
        b"<html><body>Error 404</body></html>",
        json.dumps({"contents": [SERVICE, SERVICE]}).encode()[:-30],
        json.dumps(SERVICE).encode()[:-5],
        json.dumps([SERVICE]).encode() + b"]",
        b'[{"id": "1", "name": NaN}]',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"PK\x03\x04\x00\x00",
    ],
    ids=["empty", "words", "html", "cut page", "cut record", "bracket too many", "NaN", "deep list", "deep record", "zip"],
)
def test_a_file_that_is_not_whole_json_is_refused(small: Path, content: bytes) -> None:
    """Nothing of it is taken: what is missing cannot be told."""
    with pytest.raises(Unreadable) as refused:
        read(small, content)
    assert refused.value.problem.fault == "not_json"
    assert "feed.json" in str(refused.value.problem.where)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_feed_is_read_however_it_was_saved(small: Path, encoding: str) -> None:
    """Older programs on Windows save letters such as é in their own way."""
    text = json.dumps({"totalElements": 1, "content": [SERVICE]}, ensure_ascii=False)
    assert [one["name"] for one in read(small, text.encode(encoding)).services] == ["Café Éclair"]


@pytest.mark.parametrize("value", ["[]", "{}", '{"contents": []}', "[1, null, []]", '"text"', "7"])
def test_json_without_records_gives_none(small: Path, value: str) -> None:
    """A page may be empty; what is not a record is named and left out."""
    assert read(small, value.encode()).services == []


def test_values_of_every_wrong_kind_cost_no_record(small: Path) -> None:
    """Each field in turn holds text, a number, a list, an object, true and null: the record is still taken."""
    fields = [
        "id", "description", "url", "email", "status", "assured_date", "minimum_age", "alert", "phones", "schedules",
        "service_areas", "service_at_locations", "languages", "cost_options", "attributes", "contacts", "organization",
        "eligibilitys", "regular_schedules", "holiday_schedules", "service_taxonomys", "attending_type", "handrail", "fees",
        "last_modified", "alternate_name", "taxonomies", "locations",
    ]  # fmt: skip
    wrong = ["x", 7, 1.5, True, None, [], {}, ["x", None, 3], [{"id": 1}], {"x": [1]}, [[]], "\x00\u2028"]
    number = 0
    for field in fields:
        for value in wrong:
            number += 1
            record = {**SERVICE, "id": f"record-{number}", field: value}
            incoming = read(small, json.dumps(record).encode())
            assert [one["name"] for one in incoming.services] == ["Café Éclair"], (field, value)


def test_a_big_feed_needs_little_memory(small: Path) -> None:
    """A feed of several megabytes is read record by record; it never stands in memory as a whole."""
    path = small / "big.json"
    padding = "Advice and help for everybody who needs it. " * 400
    with path.open("w") as file:
        file.write('{"totalElements": 500, "content": [')
        for number in range(500):
            file.write(("," if number else "") + json.dumps({**SERVICE, "id": number, "reviews": padding}))
        file.write("]}")
    size = path.stat().st_size
    tracemalloc.start()
    try:
        incoming = read_referral(path, catalogue_of(small), "council")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert incoming.number == len(incoming.services) == 500
    assert size > 8_000_000 > peak


def test_a_file_larger_than_any_feed_is_refused(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to get it in pieces."""
    monkeypatch.setattr("handrail.exchange.referral_json.LARGEST", 100)
    with pytest.raises(Unreadable, match="MB"):
        read(small, json.dumps([SERVICE]).encode())


def test_a_folder_of_pages_is_read_as_one(small: Path) -> None:
    """Many pages, as a feed with 50 a page gives them."""
    folder = small / "pages"
    folder.mkdir()
    for page in range(3):
        records = [{**SERVICE, "id": f"{page}-{number}", "phones": [{"number": "01632 960101"}]} for number in range(2)]
        (folder / f"page-{page}.json").write_text(json.dumps({"contents": records, "total_items": 6}), "utf-8")
    incoming = read_referral(folder, catalogue_of(small), "council")
    assert [one["source_id"] for one in incoming.services] == ["0-0", "0-1", "1-0", "1-1", "2-0", "2-1"]


def test_a_folder_without_json_is_refused(small: Path) -> None:
    """The wrong folder is the likeliest slip."""
    (small / "nothing").mkdir()
    with pytest.raises(Unreadable, match="no JSON"):
        read_referral(small / "nothing", catalogue_of(small), "council")


def test_a_list_without_full_records_is_said(small: Path) -> None:
    """The services page of version 3 has no numbers, hours or words in it, and looks whole."""
    incoming = read(small, json.dumps({"total_items": 1, "contents": [SERVICE]}).encode())
    assert "list of services without their full records" in incoming.notes[-1].what
