"""An import into a site, as a command: into files, or into the spreadsheet that the site keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, TODAY, catalogue_of
from typer.testing import CliRunner

from handrail import rules
from handrail.catalogue import Catalogue
from handrail.cli import app
from handrail.exchange.sheets_writing import write_csv, write_xlsx
from handrail.problems import errors

COUNCIL = (
    "import_id,name,organisation,description,contact_phone,service areas,category,delivery,referral,last verified,verified by,"
    "last updated,review date\n"
    "7,Coffee morning,Example Support,Coffee and company.,01632960155,Exampleton,Groups and peer support,phone,self-referral,"
    "02/11/2026,,02/11/2026,02/05/2027\n"
)


def run(*words: object) -> str:
    result = CliRunner().invoke(app, [*map(str, words), "--today", TODAY.isoformat()])
    assert result.exit_code in {0, 1} and not isinstance(result.exception, ValueError | KeyError | TypeError), result.output
    return result.output


@pytest.fixture(params=["files", "csv", "xlsx"])
def site(request: pytest.FixtureRequest, small: Path) -> Path:
    """The small site, its services kept in one of three ways."""
    if request.param != "files":
        before = catalogue_of(small)
        if request.param == "csv":
            write_csv(before, small / "data")
        else:
            write_xlsx(before, small / "data" / "services.xlsx")
        for path in [*(small / "data" / "services").iterdir(), *(small / "data" / "organisations").iterdir()]:
            path.unlink()
    return small


def test_an_import_adds_a_service_where_the_site_keeps_them_and_a_second_changes_nothing(site: Path, tmp_path: Path) -> None:
    """The others stay as they were."""
    council = tmp_path / "council.csv"
    council.write_text(COUNCIL)
    before = Catalogue(site, toolkit=ROOT).records("service")
    run("import", council, "--site", site)
    after = Catalogue(site, toolkit=ROOT)
    new = after.shelf("service")["coffee-morning"].tree.value
    assert (new["source"], new["source_id"], new["organisation"]) == ("council", "7", "example-support")
    assert (new["needs"], new["service_areas"]) == (["group-support"], ["exampleton"])
    assert new["phones"] == [{"number": "01632960155"}]
    assert {id: one for id, one in after.records("service").items() if id in before} == before
    held = {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}
    run("import", council, "--site", site)
    assert {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()} == held


def test_what_is_still_missing_stops_the_build_and_names_its_cell(site: Path, tmp_path: Path) -> None:
    """Nothing imported is published before check passes; the council's “Last updated” is no review of ours."""
    council = tmp_path / "council.csv"
    council.write_text(COUNCIL)
    run("import", council, "--site", site)
    found = errors(rules.check(Catalogue(site, toolkit=site), TODAY))
    assert {(one.fault, one.what.split("”")[0]) for one in found} == {
        ("missing_field", "“assured_by"),
        ("missing_field", "“reviewed_on"),
    }


def test_a_trial_writes_nothing(site: Path, tmp_path: Path) -> None:
    """Not even the note of what was taken."""
    council = tmp_path / "council.csv"
    council.write_text(COUNCIL)
    held = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert "Nothing was written" in run("import", council, "--site", site, "--dry-run")
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == held


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_our_own_export_imported_again_changes_nothing(site: Path, form: str, tmp_path: Path) -> None:
    """Whichever way the site keeps its services."""
    run("export", site, "--to", form, "--out", tmp_path / "out")
    held = {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}
    run("import", tmp_path / "out" / f"services.{form}", "--site", site, "--source", "own")
    after = {path: path.read_bytes() for path in (site / "data").rglob("*") if path.is_file()}
    assert {path: after[path] for path in held} == held
