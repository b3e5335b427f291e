"""`handrail check --history` on small repositories made for the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, catalogue_of
from openpyxl import Workbook
from openpyxl.comments import Comment

from handrail import history, problems

REFUGE = "data/services/example-refuge.yml"
SECRET = "12 Sample Street"


def git(site: Path, *words: str) -> None:
    """Run git as nobody, with no settings but these."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Nobody",
        "GIT_AUTHOR_EMAIL": "nobody@example.org",
        "GIT_COMMITTER_NAME": "Nobody",
        "GIT_COMMITTER_EMAIL": "nobody@example.org",
        "GIT_AUTHOR_DATE": "2026-11-02T12:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-02T12:00:00Z",
    }
    subprocess.run(["git", *words], cwd=site, env=environment, check=True, capture_output=True)


def commit(site: Path, words: str = "Change a record") -> None:
    git(site, "add", "-A")
    git(site, "commit", "-qm", words)


def write(site: Path, path: str, old: str, new: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    text = (site / path).read_text("utf-8") if (site / path).exists() else ""
    assert old in text
    (site / path).write_text(text.replace(old, new) if old else new, "utf-8")


@pytest.fixture
def repository(small: Path) -> Path:
    """The small site with one commit and nothing to hide."""
    git(small, "init", "-q", "-b", "main")
    commit(small, "Begin")
    return small


def found(site: Path) -> list[str]:
    """What is said of each file. No message repeats the place."""
    problems_found = history.find(catalogue_of(site))
    said = " ".join(form(problems_found) for form in problems.FORMATS.values())
    assert not [word for word in ("Sample", "sample", "ZZ1", "zz1", "Hob") if word in said], said
    return [f"{one.where.path}: {one.what.partition(', ')[2]}" for one in problems_found]


def test_a_history_with_no_place_in_it_is_clean(repository: Path) -> None:
    """The centre's address is public, now and always."""
    assert found(repository) == []


def test_a_place_that_was_taken_out_again_is_found(repository: Path) -> None:
    """It stands in the version before."""
    write(repository, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(repository)
    git(repository, "revert", "--no-edit", "HEAD")
    assert found(repository) == [f"{REFUGE}: this file held a street address in “description”."]


def test_the_commit_and_its_day_are_named(repository: Path) -> None:
    """Whoever purges it needs the commit."""
    write(repository, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(repository)
    hash = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True).stdout
    (one,) = history.find(catalogue_of(repository))
    assert one.what.startswith(f"In commit {hash[:10]} of 2026-11-02, this file held")


def test_a_place_in_a_file_that_is_gone_is_found(repository: Path) -> None:
    """Deleting a file deletes nothing from the history."""
    (repository / "data/services/old-refuge.yml").write_text(f"id: old-refuge\nsummary: At {SECRET}\n", "utf-8")
    commit(repository)
    (repository / "data/services/old-refuge.yml").unlink()
    commit(repository)
    assert found(repository) == ["data/services/old-refuge.yml: this file held a street address in “summary”."]


def test_the_address_of_a_service_that_went_into_hiding_is_found(repository: Path) -> None:
    """It was public once, and it is the same house."""
    path = "data/services/example-centre.yml"
    write(repository, path, "location_disclosure: public", "location_disclosure: none")
    commit(repository)
    assert f"{path}: this file held a value in “address”." in found(repository)
    assert f"{path}: this file held a value in “postcode”." in found(repository)


def test_an_address_that_no_pattern_knows_is_found_by_its_field(repository: Path) -> None:
    """A field for a place holds a place."""
    write(repository, REFUGE, "location_disclosure: none", "location_disclosure: none\nlocation:\n  address: Beyond Hob Moor")
    commit(repository)
    assert found(repository) == [f"{REFUGE}: this file held a value in “address”."]


def test_a_postcode_over_two_lines_is_found(repository: Path) -> None:
    """Neither line holds it."""
    write(
        repository, REFUGE, "description: A worker meets you and shows you round.", "description: |\n  Post to ZZ1\n  1AA please."
    )
    commit(repository)
    assert len(found(repository)) == 1


def test_a_place_on_another_branch_or_in_a_stash_is_found(repository: Path) -> None:
    """Both are pushed or kept with the rest."""
    git(repository, "checkout", "-qb", "elsewhere")
    write(repository, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    write(
        repository,
        "data/organisations/example-support.yml",
        "name: Example Support",
        "name: Example Support\nsummary: In ZZ1 1AA",
    )
    git(repository, "stash")
    assert [one.split(":")[0] for one in found(repository)] == ["data/organisations/example-support.yml", REFUGE]


def test_a_place_beside_words_about_a_refuge_on_a_page_is_found(repository: Path) -> None:
    """Pages have a history too; an office that anyone may know is let through."""
    write(repository, "docs/work/ours.md", "", f"---\ntitle: Ours\n---\n\nOur refuge is at {SECRET}.\n")
    write(repository, "docs/work/office.md", "", f"---\ntitle: Office\n---\n\nOur office is at {SECRET}.\n")
    commit(repository)
    assert found(repository) == ["docs/work/ours.md: this file held a street address."]


def test_the_name_of_a_file_that_gives_a_place_away_is_not_printed(repository: Path) -> None:
    """Build logs are public."""
    (repository / "data/services/refuge-12-sample-street.yml").write_text("id: x\nlocation_disclosure: none\n", "utf-8")
    commit(repository)
    assert found(repository) == ["data/services/[hidden].yml: this file held a street address in its name."]


def test_a_place_in_the_words_of_a_commit_is_found(repository: Path) -> None:
    """A message is as public as a file."""
    write(repository, REFUGE, "A worker meets you", "Somebody meets you")
    commit(repository, f"Take out the refuge's address\n\nIt was {SECRET}.")
    assert found(repository) == ["history: the words of a commit held a street address."]


SHEET = "Service id,Name,May the place be known,Address,Postcode\n"


def test_a_hidden_row_of_a_table_of_services_is_found(repository: Path) -> None:
    """And a public one beside it is not, whatever it says of refuges."""
    rows = f"quiet-rooms,Quiet rooms,none,{SECRET},\ncentre,Centre,public,{SECRET},ZZ1 1AA\n"
    write(repository, "data/services.csv", "", SHEET + rows + "advice,Advice on refuges,public,1 Sample Road,ZZ1 1AB\n")
    commit(repository)
    assert found(repository) == ["data/services.csv: this file held a value in “address”."]


def test_a_row_that_went_into_hiding_is_said_of_the_commit_that_brought_it(repository: Path) -> None:
    """Each row once, however many versions of the table hold it."""
    write(repository, "data/services.csv", "", f"{SHEET}quiet-rooms,Quiet rooms,public,{SECRET},ZZ1 1AA\n")
    commit(repository)
    first = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True).stdout[:10]
    write(repository, "data/services.csv", SHEET, SHEET + "other,Other,none,,\n")
    commit(repository)
    write(repository, "data/services.csv", f"public,{SECRET},ZZ1 1AA", "none,,")
    commit(repository)
    said = [one.what for one in history.find(catalogue_of(repository))]
    assert said == [f"In commit {first} of 2026-11-02, this file held a value in “{name}”." for name in ("address", "postcode")]


def test_a_workbook_committed_once_anywhere_is_opened(repository: Path) -> None:
    """Its hidden sheet and the notes on its cells too."""
    book = Workbook()
    book.active.append(["Example list of services"])
    book.active.append(["Service name", "Street address", "Notes"])
    book.active.append(["Example refuge", SECRET, ""])
    book.active.append(["Example centre", "1 Sample Road", ""])
    book.active["A3"].comment = Comment("Next to the school on Sample Street, ZZ1 1AA", "Somebody")
    old = book.create_sheet("Old")
    old.sheet_state = "hidden"
    old.append(["Safe house in ZZ1 1AA"])
    (repository / "Received").mkdir()
    book.save(repository / "Received/From the council.XLSX")
    commit(repository)
    (repository / "Received/From the council.XLSX").unlink()
    commit(repository)
    path = "Received/From the council.XLSX: this file held"
    assert found(repository) == [
        f"{path} a postcode.",
        f"{path} a postcode in “notes and properties”.",
        f"{path} a value in “street address”.",
    ]


def test_the_name_of_a_table_that_gives_a_place_away_is_said_and_not_printed(repository: Path) -> None:
    """Whatever stands in it."""
    write(repository, "received/refuge_12_sample_street.csv", "", "Name\nOne\n")
    commit(repository)
    assert found(repository) == ["received/[hidden].csv: this file held a street address in its name."]


def test_a_feed_that_was_public_before_its_service_went_into_hiding_is_found(repository: Path) -> None:
    """The feed knows it by another id, and by ours."""
    location = {"location": {"addresses": [{"address_1": SECRET}]}}
    ours = {"id": "example-refuge", "site": "small-places", "location_disclosure": "public"}
    record = {"id": "05584cf2-cff3-55bc-9e42-f2232e1c82c1", "name": "Example", "service_at_locations": [location]}
    write(repository, "old-feed.json", "", json.dumps(record | {"handrail": ours}))
    commit(repository)
    assert found(repository) == ["old-feed.json: this file held a value in “address_1”."]


def test_a_workbook_with_nothing_to_hide_is_let_through(repository: Path) -> None:
    """Its addresses are those that anyone may know."""
    book = Workbook()
    for row in (["Name", "Address", "Postcode"], ["Example centre", SECRET, "ZZ1 1AA"], ["Other", "1 Sample Road", ""]):
        book.active.append(row)
    book.save(repository / "list.xlsx")
    commit(repository)
    assert found(repository) == []


def test_a_workbook_that_cannot_be_opened_is_said(repository: Path) -> None:
    """Nobody can say what was behind the password."""
    (repository / "list.xlsx").write_bytes(b"\xd0\xcf\x11\xe0locked")
    commit(repository)
    (one,) = history.find(catalogue_of(repository))
    assert (one.fault, one.level, one.where.path) == ("part_of_history", "warning", "list.xlsx")


def test_a_feed_kept_beside_the_site_is_found_record_by_record(repository: Path) -> None:
    """Of two records, the one that speaks of a refuge."""
    place = {"addresses": [{"address_1": SECRET, "postal_code": "ZZ1 1AA"}]}
    records = [{"id": 1, "name": "Centre", "location": place}, {"id": 2, "name": "Example refuge", "location": place}]
    write(repository, "feed.json", "", json.dumps({"name": "All", "contents": records}))
    write(repository, "not-whole.json", "", json.dumps(records[1])[:-2])
    commit(repository)
    assert found(repository) == [
        "feed.json: this file held a value in “address_1”.",
        "feed.json: this file held a value in “postal_code”.",
        "not-whole.json: this file held a postcode.",
    ]


@pytest.mark.parametrize("path", ["content/notices/ours.md", "macros/ours/template.html", "overrides/partials/foot.html"])
def test_a_place_in_prose_and_in_a_template_is_found(repository: Path, path: str) -> None:
    """Every folder that a page is made from."""
    write(repository, path, "", f"<p>Our refuge:</p>\n<p>{SECRET}</p>\n")
    commit(repository)
    assert found(repository) == [f"{path}: this file held a street address."]


def test_a_site_in_a_folder_of_a_larger_repository_is_read(tmp_path: Path, small: Path) -> None:
    """Its paths are said as they are inside the site."""
    whole = small.parent
    git(whole, "init", "-q", "-b", "main")
    write(small, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(whole)
    assert found(small) == [f"{REFUGE}: this file held a street address in “description”."]


def test_no_repository_is_a_plain_problem(small: Path) -> None:
    """No traceback, and not silence: nothing was looked at."""
    (one,) = history.find(catalogue_of(small))
    assert (one.fault, one.level) == ("no_history", "error")


def test_no_git_is_a_plain_problem(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where git is not installed."""
    monkeypatch.setenv("PATH", "")
    (one,) = history.find(catalogue_of(repository))
    assert one.what == "git is not on this computer, so no history can be read."


def test_a_copy_with_the_newest_commits_only_is_said_to_be_one(repository: Path, tmp_path: Path) -> None:
    """CI fetches so, and would call any history clean."""
    write(repository, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "copy")
    assert "part_of_history" in {one.fault for one in history.find(catalogue_of(tmp_path / "copy"))}


def test_the_command_says_what_to_do_and_ends_with_one(repository: Path) -> None:
    """Purge, and whom to tell: printed once, after the problems."""
    write(repository, REFUGE, "A worker meets you", f"A worker at {SECRET} meets you")
    commit(repository)
    git(repository, "revert", "--no-edit", "HEAD")
    command = [sys.executable, "-m", "handrail", "check", "--history", "--today", "2026-11-23", str(repository)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "error[place_in_history]" in done.stdout
    assert "git filter-repo" in done.stdout and "Ring the provider" in done.stdout
    assert SECRET not in done.stdout + done.stderr
