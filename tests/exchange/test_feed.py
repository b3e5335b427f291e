"""What is written for other people's systems: its shape, its ids, what it never holds, and what the lint finds."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, SMALL, TODAY, catalogue_of
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from handrail import problems
from handrail.catalogue import Catalogue
from handrail.exchange import referral_feed, referral_lint
from handrail.exchange.referral_ids import Names, is_uuid, taxonomy_id, term_id
from handrail.views.services import NAMESPACE

SHAPE = yaml.safe_load((Path(__file__).parent / "emitted.yml").read_text("utf-8"))
KINDS = {"services": "service", "organizations": "organization", "taxonomies": "taxonomy", "taxonomy_terms": "term"}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's feed."""
    folder = tmp_path_factory.mktemp("feed") / "api"
    referral_feed.write(Catalogue(ROOT), TODAY, folder)
    return folder


def record(folder: Path, name: str) -> dict[str, Any]:
    """One service of a feed by our own id."""
    for path in sorted((folder / "services").glob("*/index.json")):
        found = json.loads(path.read_text("utf-8"))
        if found["handrail"]["id"] == name:
            return found
    raise KeyError(name)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def write(site: Path, folder: Path, today: date = TODAY) -> Path:
    referral_feed.write(catalogue_of(site), today, folder)
    return folder


def edit(site: Path, name: str, old: str, new: str) -> None:
    path = site / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# Shape.


def test_every_file_has_the_shape_of_the_standard(demonstration: Path) -> None:
    """Checked with a schema of our own, formats included, that allows nothing it does not name."""
    for kind, name in KINDS.items():
        validator = Draft202012Validator({**SHAPE, "$ref": f"#/$defs/{name}"}, format_checker=FormatChecker())
        paths = sorted((demonstration / kind).glob("*/index.json"))
        assert paths
        for path in paths:
            found = [
                f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(path.read_text("utf-8")))
            ]
            assert found == [], path


def test_our_schema_checks_formats() -> None:
    """A checker that lets a bad address pass would prove nothing."""
    validator = Draft202012Validator({**SHAPE, "$ref": "#/$defs/taxonomy"}, format_checker=FormatChecker())
    good = {"id": "0b7a2f52-7a7b-4c55-8f0f-3f1d6f0f3c11", "name": "x", "description": "x", "uri": "https://example.org/x"}
    assert list(validator.iter_errors(good)) == []
    for name, wrong in (("id", "7"), ("uri", "https://exa mple"), ("name", ""), ("description", None), ("more", 1)):
        assert list(validator.iter_errors(good | {name: wrong})), name


def test_the_front_of_the_feed_says_which_version_it_is(demonstration: Path) -> None:
    """All three fields are required, and other programs go by them."""
    assert json.loads((demonstration / "index.json").read_text("utf-8")) == {
        "version": "HSDS-UK-3.0",
        "profile": "https://docs.openreferraluk.org/",
        "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
    }


def test_the_list_of_services_is_one_page_without_lists(demonstration: Path) -> None:
    """Single values, the organisation, and every service whatever its status."""
    page = json.loads((demonstration / "services" / "index.json").read_text("utf-8"))
    number = len(Catalogue(ROOT).records("service"))
    assert {name: value for name, value in page.items() if name != "contents"} == {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }
    assert not [
        value for one in page["contents"] for value in [*one.values(), *one["organization"].values()] if type(value) is list
    ]
    assert {one["status"] for one in page["contents"]} > {"active"}


# The same bytes.


def test_the_same_records_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    """On every day, while no alert runs out, and wherever the site will live."""
    one = bytes_of(write(small, tmp_path / "one"))
    assert one == bytes_of(write(small, tmp_path / "two", date(2027, 3, 1)))
    assert all(text.endswith(b"}\n") and b"\r" not in text for text in one.values())


def test_ids_do_not_move_when_a_list_is_put_in_another_order(small: Path, tmp_path: Path) -> None:
    """They are made of what a thing is and not of where it stands; a changed web address changes none either."""
    before = {value for text in bytes_of(write(small, tmp_path / "one")).values() for value in ids(text)}
    edit(small, "services/example-refuge.yml", "[exampleton, otherham]", "[otherham, exampleton]")
    edit(small, "services/example-centre.yml", "{women: welcomes, men: welcomes}", "{men: welcomes, women: welcomes}")
    edit(small, "partnership.yml", "demonstration: yes", "demonstration: yes\nsite_address: https://other.example.org/")
    after = {value for text in bytes_of(write(small, tmp_path / "two")).values() for value in ids(text)}
    assert before == after


def ids(text: bytes) -> Iterator[str]:
    return (match[1].decode() for match in re.finditer(rb'"id": "([0-9a-f-]{36})"', text))


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_ids_are_those_of_the_standard_library(name: list[str]) -> None:
    """Anybody can work them out from the names."""
    expected = uuid.uuid5(uuid.uuid5(NAMESPACE, "three-places"), "/".join(name))
    assert Names("three-places").id(*name) == str(expected) and is_uuid(str(expected))


def test_ids_are_what_they_were() -> None:
    """Other people's systems keep them: a change here would double every record they hold."""
    assert term_id("need", "talk-now") == "1ef73b1e-33c8-5931-8e7b-9b65974ef91a"
    assert taxonomy_id("need") == "5cffcc64-f718-57cc-bb18-8fcd80e2162d"
    assert Names("three-places").id("service", "quiet-door") == "8599ac7a-16b4-5daf-a6ac-f920a25c0a75"


def test_an_imported_uuid_goes_out_as_it_came(small: Path, tmp_path: Path) -> None:
    """Once: a second record that claims it gets an id of its own."""
    theirs = "0b7a2f52-7a7b-4c55-8f0f-3f1d6f0f3c11"
    for name in ("example-centre", "example-line"):
        path = small / "data" / "services" / f"{name}.yml"
        path.write_text(f"{path.read_text('utf-8')}source: council\nsource_id: {theirs}\n", "utf-8")
    folder = write(small, tmp_path / "api")
    assert record(folder, "example-centre")["id"] == theirs
    assert is_uuid(record(folder, "example-line")["id"]) and record(folder, "example-line")["id"] != theirs


# What is in it.


def test_a_place_that_is_not_public_has_no_place(demonstration: Path) -> None:
    """Not an address, a point, a building, nor a register's number of those who run it."""
    for service in Catalogue(ROOT).records("service").values():
        if service.location_disclosure != "public":
            found = record(demonstration, service.id)
            location = found["service_at_locations"][0]["location"]
            assert {name: value for name, value in location.items() if name != "id"} == {
                "location_type": "virtual",
                "name": "Confidential address",
                "description": "The address is not published",
            }
            assert "organization_identifiers" not in found["organization"]


def test_a_register_number_stands_only_where_every_place_is_public(small: Path, tmp_path: Path) -> None:
    """One refuge is enough to keep it out, of the other services of the same charity too."""
    edit(
        small,
        "organisations/example-support.yml",
        "name: Example Support",
        'name: Example Support\nidentifiers: {GB-CHC: "0000001"}',
    )
    assert b"0000001" not in b"".join(bytes_of(write(small, tmp_path / "one")).values())
    for name in ("example-line", "example-refuge"):
        (small / "data" / "services" / f"{name}.yml").unlink()
    assert (
        record(write(small, tmp_path / "two"), "example-centre")["organization"]["organization_identifiers"][0]["identifier"]
        == "0000001"
    )


@pytest.mark.parametrize(
    ("hours", "rows"),
    [
        ('byday: MO, WE\n    opens_at: "18:00"\n    closes_at: "21:00"', [("WEEKLY", 1, "MO,WE", "18:00", "21:00")]),
        ('byday: SA, SU\n    opens_at: "22:00"\n    closes_at: "02:00"', [
            ("WEEKLY", 1, "SA,SU", "22:00", "23:59"), ("WEEKLY", 1, "MO,SU", "00:00", "02:00")]),
        ('byday: MO\n    opens_at: "00:00"\n    closes_at: "00:00"', [("WEEKLY", 1, "MO", "00:00", "23:59")]),
        ('freq: MONTHLY\n    byday: 1SA\n    opens_at: "20:00"\n    closes_at: "01:00"', [
            ("MONTHLY", 1, "1SA", "20:00", "23:59")]),
        ('interval: 2\n    dtstart: 2026-11-21\n    byday: SA, SU\n    opens_at: "22:00"\n    closes_at: "02:00"', [
            ("WEEKLY", 2, "SA,SU", "22:00", "23:59", "2026-11-21"),
            ("WEEKLY", 2, "SU", "00:00", "02:00", "2026-11-22"),
            ("WEEKLY", 2, "MO", "00:00", "02:00", "2026-11-23")]),
    ],
    ids=["evening", "past midnight", "round the clock", "monthly past midnight", "every other week past midnight"],
)  # fmt: skip
def test_hours_become_rows_that_never_pass_midnight(small: Path, tmp_path: Path, hours: str, rows: list[tuple]) -> None:
    """A reader that knows nothing of us must be able to work out when it is open."""
    edit(small, "services/example-centre.yml", 'byday: TU\n    opens_at: "10:00"\n    closes_at: "13:00"', hours)
    found = record(write(small, tmp_path / "api"), "example-centre")["schedules"]
    names = ("freq", "interval", "byday", "opens_at", "closes_at", "dtstart")
    assert [tuple(row[name] for name in names if name in row) for row in found] == rows


def test_an_alert_is_left_out_after_its_last_day(small: Path, tmp_path: Path) -> None:
    """By --today, and by no clock."""
    path = small / "data/services/example-centre.yml"
    path.write_text(path.read_text("utf-8") + "alert:\n  text: Closed for painting.\n  until: 2026-12-01\n", "utf-8")
    assert record(write(small, tmp_path / "one"), "example-centre")["alert"] == "Closed for painting."
    assert "alert" not in record(write(small, tmp_path / "two", date(2026, 12, 2)), "example-centre")


def test_what_is_private_is_in_no_file(small: Path, tmp_path: Path) -> None:
    """Notes for professionals, consent, and where a record came from."""
    path = small / "data/services/example-refuge.yml"
    path.write_text(
        path.read_text("utf-8")
        + "professional_notes: Zebra notes.\nsource: zebra-council\nsource_id: zebra-7\n"
        + "location_consent: {by: Zebra manager, on: 2026-01-01}\n",
        "utf-8",
    )
    assert b"ebra" not in b"".join(bytes_of(write(small, tmp_path / "api")).values())


# The lint.


def test_the_demonstrations_feed_has_no_errors(demonstration: Path) -> None:
    """The lint is the real check: the schemas let almost anything pass."""
    found = problems.errors(referral_lint.lint(demonstration, TODAY))
    assert found == [], problems.as_text(found)


BREAKS = {
    "an empty text": (lambda one: one | {"alert": ""}, "feed_empty"),
    "a null": (lambda one: one | {"fees": None}, "feed_empty"),
    "an empty list deep down": (lambda one: one | {"organization": one["organization"] | {"attributes": []}}, "feed_empty"),
    "notes for professionals": (lambda one: one | {"handrail": one["handrail"] | {"professional_notes": "x"}}, "feed_private"),
    "a contact": (lambda one: one | {"contacts": [{"name": "x"}]}, "feed_private"),
    "half a link": (lambda one: one | {"url": "www.example.org"}, "feed_link"),
    "an email that is none": (lambda one: one | {"email": "x at y"}, "feed_link"),
    "a date in another order": (lambda one: one | {"assured_date": "01/09/2026"}, "feed_date"),
    "a date to come": (lambda one: one | {"assured_date": "2027-01-01"}, "feed_date"),
    "no day of checking": (lambda one: {name: one[name] for name in one if name != "assured_date"}, "feed_date"),
    "ages upside down": (lambda one: one | {"minimum_age": 60, "maximum_age": 16}, "feed_upside_down"),
    "an id that is no UUID": (lambda one: one | {"id": "x"}, "feed_id"),
    "one id twice": (lambda one: one | {"languages": [{"id": one["id"], "code": "en"}]}, "feed_id"),
    "another id than its folder": (lambda one: one | {"id": "0b7a2f52-7a7b-4c55-8f0f-3f1d6f0f3c11"}, "feed_list"),
    "an unknown word": (lambda one: one | {"attributes": [one["attributes"][0] | {"taxonomy_term_id": "x"}]}, "feed_term"),
    "MONDAY": (lambda one: one | {"schedules": [row(byday="MONDAY")]}, "feed_hours"),
    "9am": (lambda one: one | {"schedules": [row(opens_at="9am")]}, "feed_hours"),
    "closing before opening": (lambda one: one | {"schedules": [row(closes_at="08:00")]}, "feed_hours"),
    "a month's day in a week": (lambda one: one | {"schedules": [row(byday="1SA")]}, "feed_hours"),
    "every other week, but which": (lambda one: one | {"schedules": [row(interval=2)]}, "feed_hours"),
    "an end before its beginning": (
        lambda one: one | {"schedules": [row(valid_from="2026-02-01", valid_to="2026-01-01")]}, "feed_hours"),
    "no organisation": (lambda one: {name: one[name] for name in one if name != "organization"}, "feed_unusable"),
    "no way to reach it": (lambda one: {name: one[name] for name in one if name != "phones"}, "feed_unusable"),
    "an unknown status": (lambda one: one | {"status": "live"}, "feed_unusable"),
    "an address of a refuge": (lambda one: with_location(one, addresses=[{"id": "x"}]), "feed_place"),
    "a point of a refuge": (lambda one: with_location(one, latitude=53.7), "feed_place"),
    "a refuge that is physical": (lambda one: with_location(one, location_type="physical"), "feed_place"),
    "a street in words": (lambda one: one | {"description": "We are at 1 Sample Street."}, "feed_place"),
    "a map behind a link": (lambda one: one | {"url": "https://maps.app.goo.gl/x"}, "feed_place"),
    "a register's number": (
        lambda one: one | {"organization": one["organization"] | {"organization_identifiers": [{"id": "x"}]}}, "feed_place"),
}  # fmt: skip


def row(**changes: Any) -> dict[str, Any]:
    return {"freq": "WEEKLY", "interval": 1, "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"} | changes


def with_location(one: dict, **changes: Any) -> dict:
    place = one["service_at_locations"][0]
    return one | {"service_at_locations": [place | {"location": place["location"] | changes}]}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site's feed. A test that breaks a file puts it back."""
    folder = tmp_path_factory.mktemp("sample") / "api"
    referral_feed.write(Catalogue(SMALL, toolkit=ROOT), TODAY, folder)
    assert problems.errors(referral_lint.lint(folder, TODAY)) == []
    return folder


@pytest.mark.parametrize("name", BREAKS)
def test_the_lint_finds(name: str, sample: Path) -> None:
    """Each fault that a schema would let pass, or that must never be published."""
    change, fault = BREAKS[name]
    found = record(sample, "example-refuge")
    path = sample / "services" / found["id"] / "index.json"
    path.write_text(json.dumps(change(found)), "utf-8")
    try:
        after = problems.errors(referral_lint.lint(sample, TODAY))
    finally:
        path.write_text(json.dumps(found), "utf-8")
    assert fault in {one.fault for one in after}, problems.as_text(after)
    assert "Sample" not in problems.as_text(after)


def test_the_lint_adds_up_the_pages(small: Path, tmp_path: Path) -> None:
    """Wrong totals, a flag that is text, and a record that no list names."""
    folder = write(small, tmp_path / "api")
    path = folder / "services" / "index.json"
    page = json.loads(path.read_text("utf-8"))
    for changed in (
        page | {"total_items": 9},
        page | {"size": "three"},
        page | {"first_page": 1},
        page | {"contents": page["contents"][1:]},
    ):
        path.write_text(json.dumps(changed), "utf-8")
        assert {one.fault for one in problems.errors(referral_lint.lint(folder, TODAY))} & {"feed_page", "feed_list"}
    path.unlink()
    assert "feed_file" in {one.fault for one in referral_lint.lint(folder, TODAY)}
