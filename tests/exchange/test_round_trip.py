"""A feed read back gives the records it was written from, whatever they hold."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from conftest import TODAY
from hypothesis import HealthCheck, Phase, assume, given, settings
from strategies import as_catalogue, directories, services

from handrail import problems
from handrail.catalogue import Catalogue
from handrail.exchange import merging, referral_feed, referral_lint
from handrail.exchange.plain_text import as_plain
from handrail.exchange.referral_reading import read_referral
from handrail.exchange.referral_records import Writer
from handrail.exchange.tidy_yaml import record_as_yaml
from handrail.models import Organisation, Service
from handrail.places import place_in

Plain = dict[str, Any]

# Not public, so not in a feed. `source` says where a record came from, and is added on the way in.
NOT_IN_A_FEED = {"professional_notes", "location_consent", "source", "source_id"}

# Without the search for the smallest example: it takes minutes, and the records are small as they are.
PHASES = (Phase.explicit, Phase.generate)

unhurried = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=PHASES)


def texts(value: Any) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield value


def as_a_rule_would_have_it(record: Plain) -> Plain:
    """The record without what `check` refuses: a claim about bills with no source, a place in words that is not public."""
    record = record | {
        "phones": [
            one if {"shows_on_bill", "bill_source", "bill_checked_on"} <= set(one) else {**one, "shows_on_bill": "yes"}
            for one in record.get("phones", [])
        ]
    }
    assume(all(as_plain(text) == text for text in texts(record)))
    assume(record["location_disclosure"] == "public" or not any(map(place_in, texts(record))))
    return record


def written(catalogue: Catalogue, folder: Path, whole: bool = False) -> Path:
    """The feed of a catalogue; without its vocabularies, which are the same every time, unless the whole is wanted."""
    writer = Writer(catalogue, TODAY)
    records = [writer.service(service) for service in catalogue.records("service").values()]
    files = [(referral_feed.path_of("services", record), record) for record in records]
    for path, content in [*files, *referral_feed.beside(writer, [writer.in_list(record) for record in records])]:
        if whole or path.startswith(("services/", "organizations/")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(json.dumps(content), "utf-8")
    return folder


def public(record: Service) -> Plain:
    """What a feed says of a service: an alert whose last day has passed is not in it."""
    found = record.model_dump(exclude=NOT_IN_A_FEED)
    if record.alert and record.alert.until and record.alert.until < TODAY:
        found["alert"] = None
    return found


@unhurried
@given(services())
def test_a_record_written_as_yaml_reads_as_it_was(record: Plain) -> None:
    """Tidy, and the same: by our own reader, which takes text, and by a common one, which must not turn NO into false."""
    text = record_as_yaml(record, Service)
    assert yaml.load(text, Loader=yaml.CBaseLoader) == record
    common = yaml.safe_load(text)
    for name in ("name", "summary", "cost_note", "hours_note"):
        assert common.get(name) == record.get(name)
    assert [row["opens_at"] for row in common.get("schedules", [])] == [row["opens_at"] for row in record.get("schedules", [])]


@unhurried
@given(directories())
def test_a_feed_read_into_an_empty_site_gives_the_same_records(made: tuple[list[Plain], list[Plain]]) -> None:
    """Nothing that is public is lost or changed on the way out and in."""
    records, owners = [as_a_rule_would_have_it(one) for one in made[0]], made[1]
    assume(all(as_plain(text) == text for text in texts(owners)))
    catalogue, empty = as_catalogue(records, owners), as_catalogue([], [])
    with tempfile.TemporaryDirectory() as folder:
        incoming = read_referral(written(catalogue, Path(folder)), empty, "ours")
    plan = merging.plan(incoming, empty, TODAY)
    found = {path: yaml.load(text, Loader=yaml.CBaseLoader) for path, text in plan.files.items() if path.endswith(".yml")}
    after = {one["id"]: Service.model_validate(one) for path, one in found.items() if path.startswith("data/services/")}
    assert set(after) == set(catalogue.records("service"))
    for id, record in catalogue.records("service").items():
        assert public(after[id]) == public(record)
    hidden = {one["organisation"] for one in records if one["location_disclosure"] != "public"}
    for id, owner in catalogue.records("organisation").items():
        # A register may show the place, so the number is in no feed.
        left_out = {"identifiers"} if id in hidden else set()
        again = Organisation.model_validate(found[f"data/organisations/{id}.yml"])
        assert again.model_dump(exclude=left_out) == owner.model_dump(exclude=left_out)


@unhurried
@given(directories())
def test_a_feed_read_into_its_own_site_changes_nothing(made: tuple[list[Plain], list[Plain]]) -> None:
    """A record of our own that comes back is known for what it is."""
    records, owners = [as_a_rule_would_have_it(one) for one in made[0]], made[1]
    assume(all(as_plain(text) == text for text in texts(owners)))
    catalogue = as_catalogue(records, owners)
    with tempfile.TemporaryDirectory() as folder:
        incoming = read_referral(written(catalogue, Path(folder)), catalogue, "ours")
    plan = merging.plan(incoming, catalogue, TODAY)
    assert [step for step in plan.steps if step.what != "same"] == []
    assert [step.kept for step in plan.steps if step.kept] == []


@settings(unhurried, max_examples=15)
@given(directories())
def test_a_feed_passes_our_own_lint(made: tuple[list[Plain], list[Plain]]) -> None:
    """Whatever valid records hold, what is written from them is a feed that others can rely on."""
    records = [as_a_rule_would_have_it(one) | {"assured_on": "2026-01-01", "email": "office@example.org"} for one in made[0]]
    for one in records:
        one |= {"minimum_age": "16", "maximum_age": "25"}
    with tempfile.TemporaryDirectory() as folder:
        found = problems.errors(referral_lint.lint(written(as_catalogue(records, made[1]), Path(folder), whole=True), TODAY))
    assert found == [], problems.as_text(found)
