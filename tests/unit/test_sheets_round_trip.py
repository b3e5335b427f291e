"""What goes out to a spreadsheet comes back: nothing lost, nothing run, no place that is not public, the same bytes each time."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from strategies import as_catalogue, directories, with_words

from handrail.catalogue import PROFESSIONAL, Catalogue
from handrail.exchange.sheets_writing import write_csv, write_xlsx
from handrail.inspect import inspect
from handrail.models import Organisation, Service
from handrail.sheets import columns

ROOMY = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def as_kept(folder: Path) -> Catalogue:
    """A site whose services are the tables of a folder."""
    return with_words(Catalogue(folder, toolkit=ROOT, edition=PROFESSIONAL))


def same_records(one: Catalogue, other: Catalogue) -> bool:
    return all(one.records(kind) == other.records(kind) for kind in ("service", "organisation"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(made=directories())
@ROOMY
def test_a_directory_written_to_a_spreadsheet_is_read_back_the_same(form: str, made, tmp_path_factory) -> None:
    """Every field of every service and organisation, in every script, with every sign a spreadsheet trips over."""
    site = tmp_path_factory.mktemp("site")
    before = as_catalogue(*made)
    write_csv(before, site / "data") if form == "csv" else write_xlsx(before, site / "data" / "services.xlsx")
    after = as_kept(site)
    assert same_records(before, after), after.problems()


@given(made=directories())
@ROOMY
def test_no_cell_begins_as_a_formula_does(made, tmp_path_factory) -> None:
    """A description that begins with = would be run by whoever opens the file."""
    folder = tmp_path_factory.mktemp("out")
    for path in write_csv(as_catalogue(*made), folder):
        rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@given(made=directories())
@ROOMY
def test_the_public_sheets_do_not_vary_with_what_is_not_public(made, tmp_path_factory) -> None:
    """Notes, consent, source and a hidden place leave no byte behind."""
    services, owners = made
    bare = [
        {
            field: value
            for field, value in one.items()
            if field not in {"professional_notes", "location_consent", "source", "source_id", "refs"}
        }
        for one in services
    ]
    folder = tmp_path_factory.mktemp("out")
    for name, records in (("whole", services), ("bare", bare)):
        write_csv(as_catalogue(records, owners), folder / name, public=True)
        write_xlsx(as_catalogue(records, owners), folder / name / "services.xlsx", public=True)
    for path in (folder / "whole").iterdir():
        assert path.read_bytes() == (folder / "bare" / path.name).read_bytes()


def test_a_place_that_is_not_public_is_written_nowhere(tmp_path: Path) -> None:
    """Even where the record holds an address that the rules would refuse."""
    refuge = {
        "id": "refuge", "name": "Refuge", "organisation": "owner", "summary": "A safe place.", "needs": ["safe-tonight"],
        "service_areas": ["otherham"], "channels": ["residential"], "routes": ["self-referral"], "location_disclosure": "none",
        "location": {"address": "1 Sample Street", "town": "Otherham", "postcode": "ZZ1 1AA"},
        "assured_on": "2026-01-01", "assured_by": "Manager", "reviewed_on": "2026-01-01", "review_after": "2026-02-01",
    }  # fmt: skip
    owner = {"id": "owner", "name": "Owner", "identifiers": {"GB-CHC": "0000001"}}
    catalogue = as_catalogue([refuge], [owner])
    for public in (False, True):
        for path in write_csv(catalogue, tmp_path / str(public), public):
            assert "Sample Street" not in path.read_text("utf-8-sig")
            assert ("0000001" in path.read_text("utf-8-sig")) == (path.stem == "organisations" and not public)


def test_inspection_finds_a_place_that_got_into_a_download(tmp_path: Path) -> None:
    """Should the writer ever fail, the build does; and the place is not quoted."""
    site = Catalogue(ROOT)
    write_csv(site, tmp_path / "downloads", public=True)
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><head><title>Home</title></head><body></body></html>")
    places = [one.location for one in site.records("service").values() if one.location]
    shown = "".join(f"<address>{one.address}, {one.town}, {one.postcode}</address>" for one in places)
    (tmp_path / "s.html").write_text(f'<article data-service="a" data-place="public">{shown}</article>', "utf-8")
    assert [one for one in inspect(tmp_path) if "downloads" in one.where.path] == []
    path = tmp_path / "downloads" / "services.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(number for number, one in enumerate(rows) if one["Service id"] == "first-night-refuge")
    rows[row]["Postcode"] = "ZZ1 1AA"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    (found,) = [one for one in inspect(tmp_path) if "downloads" in one.where.path and one.fault == "place_shown"]
    assert (found.fault, found.where.line, "ZZ1" in str(found)) == ("place_shown", row + 2, False)


def test_the_demonstration_comes_back_from_both_kinds_of_spreadsheet(tmp_path: Path) -> None:
    """Fifty services with every kind of hours."""
    for form in ("csv", "xlsx"):
        site = tmp_path / form
        if form == "csv":
            write_csv(Catalogue(ROOT, edition=PROFESSIONAL), site / "data")
        else:
            write_xlsx(Catalogue(ROOT, edition=PROFESSIONAL), site / "data" / "services.xlsx")
        shutil.copy(ROOT / "data" / "partnership.yml", site / "data")
        assert same_records(Catalogue(ROOT, edition=PROFESSIONAL), Catalogue(site, toolkit=ROOT, edition=PROFESSIONAL))


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """No clock, and no order of a folder, gets into a file."""
    for name in ("one", "two"):
        write_csv(Catalogue(ROOT), tmp_path / name)
        write_xlsx(Catalogue(ROOT), tmp_path / name / "services.xlsx")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_every_field_of_a_record_has_a_column() -> None:
    """A field without one would be lost on the way out."""
    services, organisations = columns.services({"pets": "Pets"}), columns.organisations()
    assert {column.loc[0] for column in services} == set(Service.model_fields) - {"schedules", "closures"}
    assert {column.loc[0] for column in organisations} == set(Organisation.model_fields)
    for name, model in (("alert", 2), ("safe_contact", 5), ("location", 3), ("location_consent", 2)):
        inner = [column.loc[1] for column in services if column.loc[0] == name]
        assert len(inner) == model == len(set(inner))
    assert len({column.loc[2] for column in services if column.loc[0] == "phones"}) == 8


def test_headings_are_all_different() -> None:
    """A heading stands for one column only."""
    for sheet in (columns.SERVICES, columns.ORGANISATIONS, columns.TIMES):
        found = [columns.plain(column.heading) for column in columns.columns_of(sheet, {"pets": "Pets"})]
        assert len(found) == len(set(found))


def test_a_workbook_opens_in_openpyxl_with_its_drop_downs(tmp_path: Path) -> None:
    """A second reader agrees that it is a workbook, and the lists are on the columns."""
    from openpyxl import load_workbook

    write_xlsx(Catalogue(ROOT), tmp_path / "services.xlsx")
    book = load_workbook(tmp_path / "services.xlsx")
    assert book.sheetnames == ["read me", "services", "organisations", "opening times", "words"]
    sheet = book["services"]
    headings = [cell.value for cell in sheet[1]]
    hints = {str(hint.sqref).split("2:")[0]: hint for hint in sheet.data_validations.dataValidation}
    assert len(hints) == len(headings)
    letter = sheet.cell(1, headings.index("Status") + 1).column_letter
    assert hints[letter].formula1 == '"active,temporarily closed,inactive,defunct"'
    needs = hints[sheet.cell(1, headings.index("Needs it meets *") + 1).column_letter].formula1
    first, last = (int(part) for part in needs.replace("'words'!$B$", "").replace("$B$", "").split(":"))
    words = [book["words"].cell(row, 2).value for row in range(first, last + 1)]
    assert words == list(Catalogue(ROOT).terms("need"))
