"""The forms people fill in say every field, and agree with the models."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, TODAY
from jsonschema import Draft202012Validator, FormatChecker

from handrail import problems, rules, specimen
from handrail.catalogue import Catalogue
from handrail.forms import kept
from handrail.models import Organisation, Service
from handrail.models.service import Alert, Closure, Location, LocationConsent, Phone, SafeContact, Schedule
from handrail.sheets.kept import WORKBOOK

WHOLE = "data/services/example-advice-line.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen, written out."""
    folder = tmp_path_factory.mktemp("specimen")
    specimen.write(folder, "Example Partnership", "england", ["Exampleton"], "en", TODAY)
    return folder


def schema(name: str) -> Draft202012Validator:
    content = json.loads((ROOT / kept.FOLDER / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content, format_checker=FormatChecker())


def as_an_editor_reads(path: Path) -> dict:
    """YAML 1.2, as editors read it: yes and no are words, days and times are text, only plain figures are numbers."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?\d+$"), list("-0123456789"))
    return yaml.load(path.read_text("utf-8"), Loader=Loader)


def test_the_specimen_names_every_field_of_a_service(site: Path) -> None:
    """Those that cannot stand beside the others are there as notes."""
    text = (site / WHOLE).read_text("utf-8")
    fields = {
        name
        for model in (Service, Alert, Phone, SafeContact, Schedule, Closure, Location, LocationConsent)
        for name in model.model_fields
    }
    assert {name for name in fields if not re.search(rf"^[#\s-]*{name}:", text, re.M)} == set()


def test_the_specimen_passes_every_rule_with_its_notes_read_as_fields_too(site: Path) -> None:
    """And so would a copy of it."""
    assert problems.as_text(rules.check(Catalogue(site), TODAY)) == "No problems found."
    noted = {"source": "northfold-council", "source_id": "417", "refs": ["isoe.marac-tip.1"], "accommodation_type": "refuge"}
    tree = Catalogue(site).shelf("service")["example-advice-line"].tree.value
    assert Service.model_validate(tree | noted).reviewed_on == TODAY


def test_every_line_of_the_specimen_that_gives_a_date_fits_the_day_it_is_made(tmp_path: Path) -> None:
    """A site made in three years' time is not out of date from the start."""
    specimen.write(tmp_path, "Example", "wales", ["Exampleton"], "en", date(2029, 6, 1))
    assert not problems.errors(rules.check(Catalogue(tmp_path), date(2029, 6, 1)))


@pytest.mark.parametrize(("kind", "model"), [("service", Service), ("organisation", Organisation)])
def test_the_schema_has_every_field_with_its_description(kind: str, model: type) -> None:
    """An editor shows it while somebody types."""
    fields = schema(kind).schema["properties"]
    assert {name for name, field in fields.items() if field.get("description")} == set(model.model_fields)


def test_the_schema_takes_every_record_of_the_demonstration() -> None:
    """What passes check is not underlined in the editor."""
    for kind in ("service", "organisation"):
        for path in sorted((ROOT / "data" / f"{kind}s").glob("*.yml")):
            found = [error.message for error in schema(kind).iter_errors(as_an_editor_reads(path))]
            assert found == [], path.name


@pytest.mark.parametrize(
    ("field", "value"),
    [("needs", ["zebra"]), ("who_can_get_in", {"pets": "perhaps"}), ("assured_on", "03/04/2026"), ("worker", "Zebedee"),
     ("website", "example"), ("serves", {"zebras": "only"}), ("is_free", "perhaps"), ("service_areas", ["zebra"])],
)  # fmt: skip
def test_the_schema_refuses_what_the_models_and_rules_refuse(field: str, value: object) -> None:
    """While it is typed, and not an hour later."""
    record = as_an_editor_reads(ROOT / "data" / "services" / "quiet-door.yml")
    assert schema("service").is_valid(record)
    assert not schema("service").is_valid(record | {field: value})


def test_the_forms_of_the_demonstration_are_fresh() -> None:
    """If this fails: handrail forms."""
    assert kept.stale(Catalogue(ROOT)) == []


def test_a_workbook_pressed_by_another_computer_is_not_stale(tmp_path: Path, small: Path) -> None:
    """The same sheets in another order of bytes."""
    import zipfile

    kept.write(Catalogue(small, toolkit=small))
    path = small / kept.FOLDER / WORKBOOK
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    assert kept.stale(Catalogue(small, toolkit=small)) == []


def test_a_template_filled_in_by_hand_is_read_as_a_site(tmp_path: Path, small: Path) -> None:
    """With openpyxl in place of Excel: stars, hints and the sheet of words do no harm."""
    from openpyxl import load_workbook

    catalogue = Catalogue(small, toolkit=small)
    lines = {"Service id": "new-line", "Name": "New line", "Organisation id": "example-support", "Summary": "Talk.",
             "Needs it meets": "Someone to talk to now; safety-plan", "Areas covered": "Exampleton", "How help is given": "phone",
             "How people start": "self-referral", "Phone 1": "01632 960101", "May the place be known": "none",
             "Confirmed by the service on": date(2026, 11, 2), "Confirmed by (post)": "Manager", "Read through on": "2026-11-02",
             "Check again by": "2027-02-02", "Can get in: Pets": "Yes"}  # fmt: skip
    kept.write(catalogue)
    book = load_workbook(small / kept.FOLDER / WORKBOOK)
    for cell in book["services"][1]:
        if (value := lines.get(cell.value.rstrip(" *"))) is not None:
            book["services"].cell(2, cell.column, value)
    book["opening times"].append(["new-line", "open", "MO, TU", "09:00", "17:00"])
    for path in (small / "data" / "services").iterdir():
        path.unlink()
    book.save(small / "data" / WORKBOOK)
    after = Catalogue(small, toolkit=small)
    assert problems.as_text(rules.check(after, TODAY)) == "No problems found."
    service = after.records("service")["new-line"]
    assert (service.needs, service.who_can_get_in) == (("talk-now", "safety-plan"), {"pets": "yes"})
    assert service.schedules[0].opens_at == "09:00"
