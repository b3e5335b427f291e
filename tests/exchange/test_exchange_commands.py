"""`handrail import` and `handrail export`: what they print, the status they end with, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from typer.testing import CliRunner

from handrail.cli import app
from handrail.exchange import all_or_nothing

RUN = CliRunner()
DAY = ("--today", TODAY.isoformat())
SERVICE = {
    "id": "0b7a2f52-7a7b-4c55-8f0f-3f1d6f0f3c11",
    "name": "Advice for all",
    "description": "Advice on money.",
    "status": "active",
    "url": "https://advice.example.org/",
    "email": "office@example.org",
    "organization": {"id": "5f1d2c52-7a7b-4c55-8f0f-3f1d6f0f3c11", "name": "Another Support"},
}
ADDRESS = {"location": {"addresses": [{"address_1": "1 Sample Street", "city": "Otherham", "postal_code": "ZZ1 1AA"}]}}


def run(*arguments: str | Path):
    return RUN.invoke(app, [str(one) for one in (*arguments, *DAY)])


def feed(folder: Path, *records: dict, name: str = "Council feed.json") -> Path:
    path = folder / name
    path.write_text(json.dumps({"totalElements": len(records), "content": list(records)}), "utf-8")
    return path


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_a_trial_shows_everything_and_writes_nothing(small: Path, tmp_path: Path) -> None:
    """What would be new and what it lacks, with the seven rules counted."""
    before = files(small)
    done = run("import", feed(tmp_path, SERVICE), "--site", small, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "Source: council-feed." in done.stdout
    assert "  1 of 1: all seven rules hold" in done.stdout
    assert "+ data/services/advice-for-all.yml\n    Fill in before it can be published: needs," in done.stdout
    assert done.stdout.rstrip().endswith("Nothing was written: this was a trial.")
    assert files(small) == before


def test_the_same_file_twice_writes_once(small: Path, tmp_path: Path) -> None:
    """The second time nothing had to be written."""
    path = feed(tmp_path, SERVICE)
    assert "1 new, 0 changed" in run("import", path, "--site", small).stdout
    before = files(small)
    again = run("import", path, "--site", small)
    assert "0 new, 0 changed, 1 the same, 0 left out. Organisations: 0 new or changed. Nothing had to be written." in again.stdout
    assert files(small) == before


def test_a_place_withheld_is_said_and_every_service_taken(small: Path, tmp_path: Path) -> None:
    """A person must look. The address is not in the report."""
    refuge = {**SERVICE, "name": "Example refuge two", "service_at_locations": [ADDRESS]}
    done = run("import", feed(tmp_path, refuge, {**SERVICE, "id": "2"}), "--site", small)
    assert done.exit_code == 0
    assert "address removed: service_at_locations." in done.stdout
    assert "An address was removed from 1: read it through." in done.stdout
    assert "2 new" in done.stdout
    assert "Sample" not in done.output and "ZZ1" not in done.output
    assert b"2 Sample" not in b"".join(files(small).values())


PLACE = {"address_1": "1 Sample Street", "city": "Otherham", "postal_code": "ZZ1 1AA"}
HEAD = "Name,Description,Organisation,Website,Address,Town,Postcode\n"
ROW = "{},Advice.,Another Support,https://advice.example.org/,1 Sample Street,Otherham,ZZ1 1AA\n"


def in_three_shapes(folder: Path, *names: str) -> list[Path]:
    """The same services as version 3, as version 1 and as a sheet."""
    common = [{**SERVICE, "id": f"{number}", "name": name} for number, name in enumerate(names)]
    three = [{**one, "service_at_locations": [{"location": {"addresses": [PLACE]}}]} for one in common]
    old = {"eligibilitys": [], "service_at_locations": [{"location": {"physical_addresses": [PLACE]}}]}
    sheet = folder / "sheet.csv"
    sheet.write_text(HEAD + "".join(ROW.format(name) for name in names), "utf-8")
    return [feed(folder, *three, name="three.json"), feed(folder, *({**one, **old} for one in common), name="one.json"), sheet]


@pytest.mark.parametrize(("names", "status"), [(("Advice", "Example refuge two"), 0), (("Advice", ""), 1)])
def test_the_status_means_the_same_for_every_shape_of_file(small: Path, tmp_path: Path, names: tuple, status: int) -> None:
    """0 where all were taken, a place withheld included; 1 where one was left out."""
    ended = [run("import", path, "--site", small, "--dry-run").exit_code for path in in_three_shapes(tmp_path, *names)]
    assert ended == [status] * 3


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.json", "[]", "Its list of services is empty."),
        ("a.json", '{"contents": []}', "Its list of services is empty."),
        ("a.json", "{}", "neither a list of services nor a record of one"),
        ("a.csv", "", "Nothing stands in it"),
        ("a.csv", "Name,Telephone\n", "a row of headings and no service below it"),
        ("a.csv", "milk,bread\neggs,flour\n", "no row of headings that can be understood"),
    ],
)
def test_a_file_with_nothing_in_it_says_why_and_ends_with_one(
    small: Path, tmp_path: Path, name: str, content: str, why: str
) -> None:
    """A wrong file is easily chosen, and nothing would look like all is well."""
    (tmp_path / name).write_text(content, "utf-8")
    done = run("import", tmp_path / name, "--site", small)
    assert done.exit_code == 1
    assert "No service was found in it" in done.stdout and why in done.stdout


def test_a_folder_of_empty_pages_says_how_many_there_were(small: Path, tmp_path: Path) -> None:
    """Of several pages one may be empty; not all."""
    (tmp_path / "feed").mkdir()
    for number in range(2):
        (tmp_path / "feed" / f"{number}.json").write_text('{"contents": []}', "utf-8")
    done = run("import", tmp_path / "feed", "--site", small)
    assert done.exit_code == 1 and "None of its 2 files holds a record." in done.stdout
    feed(tmp_path / "feed", SERVICE)
    assert run("import", tmp_path / "feed", "--site", small).exit_code == 0


def test_a_file_cut_short_is_refused_whole(small: Path, tmp_path: Path) -> None:
    """Status 1, nothing written, and no traceback."""
    path = feed(tmp_path, SERVICE, SERVICE)
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    before = files(small)
    done = run("import", path, "--site", small)
    assert (done.exit_code, files(small)) == (1, before)
    assert "error[not_json]" in done.stdout and "Download it again." in done.stdout


def test_a_disk_that_is_full_changes_nothing(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in words."""
    before = files(small)

    def full(*_) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(all_or_nothing.os, "replace", full)
    done = run("import", feed(tmp_path, SERVICE), "--site", small)
    assert (done.exit_code, files(small)) == (1, before)
    assert "Every record is as it was before." in done.output


def test_what_cannot_be_read_at_all_is_misuse(small: Path, tmp_path: Path) -> None:
    """An ending that nothing reads, a file that is not there, a source with letters no file name may have."""
    (tmp_path / "services.docx").write_bytes(b"PK")
    assert run("import", tmp_path / "services.docx", "--site", small).exit_code == 2
    assert run("import", tmp_path / "none.json", "--site", small).exit_code == 2
    assert run("import", feed(tmp_path, SERVICE), "--site", small, "--source", "../x").exit_code == 2


def test_the_record_of_the_last_import_spoilt_by_hand_is_said(small: Path, tmp_path: Path) -> None:
    """Without it a person's changes could not be told from the source's."""
    path = feed(tmp_path, SERVICE)
    run("import", path, "--site", small)
    (small / "data/imported/council-feed.json").write_text("{", "utf-8")
    done = run("import", path, "--site", small)
    assert done.exit_code == 1 and "data/imported/council-feed.json" in done.stdout


def test_a_list_of_what_must_stay_out_that_cannot_be_read_stops_an_import(small: Path, tmp_path: Path) -> None:
    """With it unread, what must not come again would come."""
    (small / "data/import_terms.yml").write_text("not_again:\n  - source_id: 7\n", "utf-8")
    before = files(small)
    done = run("import", feed(tmp_path, SERVICE), "--site", small)
    assert (done.exit_code, files(small)) == (1, before)
    assert "data/import_terms.yml:2" in done.stdout and "Nothing was imported" in done.output


def test_export_writes_a_feed_that_comes_back_the_same(small: Path, tmp_path: Path) -> None:
    """Out of a site and into it again: nothing changes."""
    done = run("export", small, "--to", "open-referral", "--out", tmp_path / "api")
    assert done.exit_code == 0, done.output
    back = run("import", tmp_path / "api", "--site", small, "--source", "ours")
    assert "0 new, 0 changed, 3 the same, 0 left out. Organisations: 0 new or changed." in back.stdout


def test_export_refuses_what_check_refuses(small: Path, tmp_path: Path) -> None:
    """A place that must not be published goes out by no door."""
    path = small / "data/services/example-refuge.yml"
    path.write_text(
        path.read_text("utf-8").replace("A worker meets you", "We are at 1 Sample Street. A worker meets you"), "utf-8"
    )
    done = run("export", small, "--to", "open-referral", "--out", tmp_path / "api")
    assert done.exit_code == 1
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("api")] == []
    assert "Sample" not in done.output


def test_export_never_writes_over_what_is_there(small: Path, tmp_path: Path) -> None:
    """Status 2 for a folder that holds something, and for a form there is not."""
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "mine.txt").write_text("mine", "utf-8")
    assert run("export", small, "--to", "open-referral", "--out", tmp_path / "api").exit_code == 2
    assert [path.name for path in (tmp_path / "api").iterdir()] == ["mine.txt"]
    assert run("export", small, "--to", "pdf", "--out", tmp_path / "other").exit_code == 2


def test_the_built_site_carries_the_feed(built: Path) -> None:
    """With a page that says what it is."""
    number = len(list((ROOT / "data" / "services").glob("*.yml")))
    assert len(list((built / "api" / "services").glob("*/index.json"))) == number
    page = (built / "about" / "open-data.html").read_text("utf-8")
    assert 'href="../api/index.json"' in page and 'href="../api/services/index.json"' in page
