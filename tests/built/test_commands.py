"""What the commands print, the status they end with, and what they leave alone when something is wrong."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT, TODAY
from typer.testing import CliRunner

from handrail import printing, rules
from handrail.assembly import WORK
from handrail.catalogue import Catalogue
from handrail.cli import app
from handrail.publish import template_folders
from handrail.render import Renderer

RUN = CliRunner()
DAY = ("--today", TODAY.isoformat())


@pytest.fixture
def site(tmp_path: Path, built: Path) -> Path:
    """A new site as `handrail new` writes it, lent the worksheets that the demonstration has set already."""
    folder = tmp_path / "ours"
    done = RUN.invoke(app, ["new", str(folder), "--yes", *DAY])
    assert done.exit_code == 0, done.output
    shutil.copytree(ROOT / WORK / "pdf", folder / WORK / "pdf")
    return folder


def test_a_new_site_has_no_problems(site: Path) -> None:
    """Status 0, and it says so."""
    done = RUN.invoke(app, ["check", str(site), *DAY])
    assert (done.exit_code, done.stdout.strip()) == (0, "No problems found.")


def test_new_never_writes_over_what_is_there(tmp_path: Path) -> None:
    """Status 2, and the file that was there is as it was."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = RUN.invoke(app, ["new", str(tmp_path), "--yes", *DAY])
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_new_asks_for_what_is_not_given(tmp_path: Path) -> None:
    """Name, nation and places; a wrong nation is refused in words."""
    asked = RUN.invoke(app, ["new", str(tmp_path / "a"), *DAY], input="Our Partnership\nwales\nNant, Cwm\n")
    assert asked.exit_code == 0, asked.output
    assert 'name: "Nant"' in (tmp_path / "a" / "data" / "partnership.yml").read_text("utf-8")
    wrong = RUN.invoke(app, ["new", str(tmp_path / "b"), "--nation", "france", "--yes", *DAY])
    assert wrong.exit_code == 2
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("answer", "nation"),
    [("scot", "scotland"), ("Wales", "wales"), ("NI", "northern-ireland"), ("Northern Ireland", "northern-ireland")],
)
def test_new_takes_a_nation_however_it_is_written(tmp_path: Path, answer: str, nation: str) -> None:
    """As an answer and as an option."""
    for number, (words, option) in enumerate(((f"Ours\n{answer}\nNant\n", ()), ("", ("--nation", answer, "--yes")))):
        done = RUN.invoke(app, ["new", str(tmp_path / str(number)), *option, *DAY], input=words)
        assert done.exit_code == 0, done.output
        assert f"nation: {nation} " in (tmp_path / str(number) / "data" / "partnership.yml").read_text("utf-8")


def test_new_asks_again_where_an_answer_is_no_nation(tmp_path: Path) -> None:
    """A slip costs one question and not the whole command."""
    done = RUN.invoke(app, ["new", str(tmp_path / "a"), *DAY], input="Ours\nFrance\nengland\nNant\n")
    assert done.exit_code == 0, done.output
    assert "Choose one of: england, scotland, wales, northern-ireland." in done.output


def test_problems_are_all_printed_and_the_status_is_one(site: Path) -> None:
    """Text for people, JSON for programs: the same truth."""
    record = site / "data" / "services" / "example-refuge.yml"
    record.write_text(
        record.read_text("utf-8").replace("safe-tonight", "safe-tonite").replace("2026-11-23", "23/11/2026"), "utf-8"
    )
    done = RUN.invoke(app, ["check", str(site), *DAY])
    assert done.exit_code == 1
    assert "not_a_date" in done.stdout
    rows = json.loads(RUN.invoke(app, ["check", str(site), "--format", "json", *DAY]).stdout)
    assert {row["fault"] for row in rows} == {"not_a_date"}
    assert f"{len(rows)} errors in 1 file." in done.stdout
    github = RUN.invoke(app, ["check", str(site), "--format", "github", *DAY]).stdout
    assert github.count("::error ") == len(rows)


def test_a_site_with_errors_never_replaces_a_good_one(site: Path) -> None:
    """Nothing is written; the earlier site stays, to the byte."""
    assert RUN.invoke(app, ["build", str(site), *DAY]).exit_code == 0
    before = {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    (site / "data" / "services" / "broken.yml").write_text("id: [", "utf-8")
    done = RUN.invoke(app, ["build", str(site), *DAY])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{{ guidance("no-such-guidance") }}', "no-such-guidance"),
        ("{{ no_such_macro() }}", "no_such_macro"),
        ("{{ undefined_name }}", "undefined_name"),
        ("[a page](no-such-page.md)", "no-such-page.md"),
        ("[a heading](privacy.md#no-such-heading)", "no-such-heading"),
    ],
)
def test_a_page_that_calls_for_what_is_not_there_stops_the_build(site: Path, body: str, said: str) -> None:
    """G6, G12: a failing macro, an undefined name, a missing page and a missing anchor each end it, and it says which."""
    page = site / "docs" / "about" / "our-partnership.md"
    page.write_text(f'---\ntitle: "Ours"\ntemplate: survivor.html\n---\n\n{body}\n', "utf-8")
    done = RUN.invoke(app, ["build", str(site), *DAY])
    assert done.exit_code == 1
    assert said in done.output
    assert not (site / "site").exists()


def test_the_edition_for_professionals_has_the_notes_and_says_what_it_is(site: Path) -> None:
    """In a folder of its own; the public edition of the same records has none of them."""
    record = next((site / "data" / "services").glob("*.yml"))
    note = "Use the duty number on the referral form."
    record.write_text(record.read_text("utf-8") + f"\nprofessional_notes: {note}\n", "utf-8")
    for words, folder, expected in ((["--edition", "professional"], "site-professional", True), ([], "site", False)):
        done = RUN.invoke(app, ["build", str(site), *words, *DAY])
        assert done.exit_code == 0, done.output
        pages = [path.read_text("utf-8") for path in (site / folder).rglob("*.html")]
        assert any(note in page for page in pages) is expected
        assert all("Edition for professionals" in page for page in pages) is expected


def test_an_edition_there_is_not_is_a_misuse(site: Path) -> None:
    """Status 2, and it says which there are."""
    done = RUN.invoke(app, ["build", str(site), "--edition", "secret", *DAY])
    assert done.exit_code == 2
    assert "public, professional" in done.output


def test_build_never_replaces_a_folder_that_is_not_a_site(site: Path, tmp_path: Path) -> None:
    """A slip with --out must not cost somebody their documents."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("dear", "utf-8")
    done = RUN.invoke(app, ["build", str(site), "--out", str(tmp_path / "letters"), *DAY])
    assert done.exit_code == 2
    assert (tmp_path / "letters" / "dear.txt").read_text("utf-8") == "dear"


def test_release_refuses_every_number_that_nobody_has_rechecked() -> None:
    """Each printed number of the nation is named until a person has opened its page."""
    found = rules.check(Catalogue(ROOT), TODAY, release=True)
    named = {problem.where.path for problem in found if problem.fault == "helpline_unchecked"}
    here = Catalogue(ROOT).here("helpline")
    assert named == {f"data/helplines/{id}.yml" for id, one in here.items() if one.phone}


def test_check_on_the_demonstration_is_quick() -> None:
    """Compared in the same run with parsing the same files once with the same YAML reader: never an absolute time."""
    import yaml

    texts = [path.read_text("utf-8") for path in (ROOT / "data").rglob("*.yml")]
    start = time.perf_counter()
    for text in texts:
        yaml.compose(text, Loader=yaml.BaseLoader)
    reading = time.perf_counter() - start
    start = time.perf_counter()
    rules.check(Catalogue(ROOT), TODAY)
    checking = time.perf_counter() - start
    assert checking < 3 * reading


def test_print_makes_a_tagged_document_with_title_language_and_labelled_fields(tmp_path: Path) -> None:
    """G10: what a screen reader needs is in the file."""
    done = RUN.invoke(app, ["print", "marac-ten-tips", "--site", str(ROOT), "--out", str(tmp_path), *DAY])
    assert done.exit_code == 0, done.output
    with pikepdf.open(tmp_path / "marac-ten-tips.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Ten tips for a good MARAC"
        names = [str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields]
        assert len(names) > 10
        assert all(names)
        width, height = [float(side) for side in pdf.pages[0].MediaBox[2:]]
        assert (round(width), round(height)) == (595, 842)


def test_print_says_what_there_is_when_nothing_is_named() -> None:
    """Status 2, and the list."""
    done = RUN.invoke(app, ["print", "--site", str(ROOT), *DAY])
    assert done.exit_code == 2
    assert "booklet-northfold" in done.output


def test_the_same_worksheet_gives_the_same_bytes(tmp_path: Path) -> None:
    """Set twice, with nothing kept from the first time."""
    catalogue = Catalogue(ROOT)
    paper = printing.worksheet(Renderer(template_folders(catalogue)), catalogue, "marac-ten-tips")
    for name in ("one.pdf", "two.pdf"):
        printing.write(paper, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_booklet_holds_every_number_of_its_area(tmp_path: Path) -> None:
    """Paper without the phone number is no use: each listed service's numbers are in the text."""
    import subprocess

    catalogue = Catalogue(ROOT)
    target = tmp_path / "booklet.pdf"
    printing.write(printing.area_booklet(Renderer(template_folders(catalogue)), catalogue, "marlbeck", TODAY), target)
    text = subprocess.run(["pdftotext", str(target), "-"], text=True, capture_output=True, check=True).stdout
    from handrail.views.finder import listed_services

    numbers = [phone.number for one in listed_services(catalogue, TODAY, "marlbeck") for phone in one.phones]
    assert numbers
    assert [number for number in numbers if number not in text] == []


def test_the_card_of_numbers_holds_no_word_that_tells_what_it_is(tmp_path: Path) -> None:
    """S24: paper is found."""
    import re

    catalogue = Catalogue(ROOT)
    paper = printing.helpline_card(Renderer(template_folders(catalogue)), catalogue)
    assert not re.search(r"abuse|violen|rape|victim|survivor|refuge|sexual|stalk", paper.html.split("<body>")[1], re.I)


def test_inspect_refuses_a_folder_that_is_not_a_site(tmp_path: Path) -> None:
    """Status 1 and a plain sentence."""
    done = RUN.invoke(app, ["inspect", str(tmp_path)])
    assert done.exit_code == 1
    assert "There is no index.html here." in done.stdout


def test_a_poster_is_one_page(built: Path) -> None:
    """A poster of two pages is not one."""
    posters = list((built / "worksheets" / "pdf").glob("*.poster.pdf"))
    assert posters
    for poster in posters:
        with pikepdf.open(poster) as pdf:
            assert len(pdf.pages) == 1, poster.name
