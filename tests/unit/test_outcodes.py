"""The list of first halves of postcodes, and what `handrail outcodes` says of each area, from invented downloads."""

from __future__ import annotations

import gzip
import io
import timeit
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, catalogue_of
from typer.testing import CliRunner

from handrail import rules
from handrail.catalogue import Catalogue
from handrail.cli import app
from handrail.outcodes import code_point, listing, shares

RUN = CliRunner()
CITY, COUNTY, DISTRICT, OLD = "E06000999", "E10000999", "E07000999", "E08000999"


def row(postcode: str, district: str = CITY, county: str = "", quality: int = 10) -> str:
    return f'"{postcode}",{quality},400000,300000,"E92000001","E19000999","E18000999","{county}","{district}","E05000999"\r\n'


def rows(outcode: str, number: int, **councils: str) -> list[str]:
    return [row(f"{outcode} {index // 26 % 10}A{chr(65 + index % 26)}", **councils) for index in range(number)]


def download(folder: Path, lines: Iterable[str], place: str = "Data/CSV/zz.csv") -> Path:
    path = folder / "codepo_gb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ\r\nPostcode,Positional_quality_indicator\r\n")
        packed.writestr(place, "".join(lines))
    return path


def give_code(site: Path, code: str, area: str = "Exampleton") -> None:
    path = site / "data/partnership.yml"
    path.write_text(path.read_text("utf-8").replace(f"name: {area}\n", f"name: {area}\n    code: {code}\n"), "utf-8")


def run(file: Path, site: Path):
    return RUN.invoke(app, ["outcodes", str(file), str(site)])


def files(site: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


# The list that is shipped.


def test_the_list_is_made_of_every_first_half_that_has_a_place(tmp_path: Path) -> None:
    """With and without the space; not those of quality 90 or without a point; in the order people count in."""
    text = "ZZ10 1AB,10,4,3\nZZ2 1AB,50,4,3\nZZ21AC,10,4,3\nZZ1A1AB,10,4,3\nZZ3 1AB,90,0,0\nZZ4 1AB,10,0,0\n"
    with gzip.open(tmp_path / "zz.csv.gz", "wt") as file:
        file.write(text)
    with gzip.open(tmp_path / "z.csv.gz", "wt") as file:
        file.write("Z1 1AB,10,4,3\n")
    assert listing.outcodes_of(code_point.rows_of_folder(tmp_path)) == ["Z1", "ZZ1A", "ZZ2", "ZZ10"]


def test_the_list_is_written_as_a_record_that_reads_back() -> None:
    """A line for each postcode area, folded where it is long; the attribution its licence asks for is in it."""
    outcodes = ["Z1", *(f"ZZ{number}" for number in range(1, 60))]
    text = listing.as_record(outcodes, "example 1.0", "2031")
    assert max(len(line) for line in text.splitlines()) <= 130
    record = yaml.safe_load(text)
    assert record["outcodes"].split() == outcodes
    assert "Contains OS data © Crown copyright and database right 2031." in record["attribution"]
    assert "\n  Z1\n  ZZ1 ZZ2" in text


def test_what_is_no_first_half_stops_the_list(tmp_path: Path) -> None:
    """Another package's columns would fill the list with rubbish."""
    with pytest.raises(ValueError, match="not first halves"):
        listing.outcodes_of([["Postcode", "10", "4", "3"]])
    with pytest.raises(code_point.NotCodePoint, match="no postcodes in"):
        list(code_point.rows_of_folder(tmp_path))


def test_the_shipped_lists_hold_great_britain_and_northern_ireland() -> None:
    """As many as the source has, each once; none of them begins as the invented ones do."""
    lists = {id: one.outcodes for id, one in Catalogue(ROOT).records("outcode_list").items()}
    assert {id: len(set(outcodes)) for id, outcodes in lists.items()} == {"great-britain": 2865, "northern-ireland": 80}
    assert {id: len(outcodes) for id, outcodes in lists.items()} == {"great-britain": 2865, "northern-ireland": 80}
    assert {"BS16", "E1W", "EH1", "CF10", "SW1A", "ZE1"} <= set(lists["great-britain"])
    assert all(outcode.startswith("BT") for outcode in lists["northern-ireland"])
    assert not any(outcode.startswith("ZZ") for outcodes in lists.values() for outcode in outcodes)


@pytest.mark.parametrize("place", ["LICENSE-CONTENT", "docs/about/open-data.md", "docs/contributing/postcodes.md"])
def test_the_attribution_stands_where_a_reader_finds_it(place: str) -> None:
    """The Open Government Licence asks for it. Where it stands, it is the record's own."""
    said = " ".join((ROOT / place).read_text("utf-8").split())
    for sentence in Catalogue(ROOT).records("outcode_list")["great-britain"].attribution.split(". "):
        assert sentence.rstrip(".") in said, sentence


def test_every_place_of_a_new_site_and_of_the_demonstration_exists_or_is_invented() -> None:
    """The rule is asked of the demonstration with the shipped lists, not with a test's."""
    catalogue = Catalogue(ROOT)
    assert list(rules.rules()["unknown_outcode"].find(catalogue, None)) == []


# The command.


def test_each_area_gets_its_first_halves_with_how_much_of_each_lies_in_it(small: Path, tmp_path: Path) -> None:
    """Ready to paste; the small part of a district over the boundary is left out and named; the file is as it was."""
    give_code(small, CITY)
    give_code(small, COUNTY, "Otherham")
    lines = rows("BS16", 60) + rows("BS16", 40, district=DISTRICT, county=COUNTY) + rows("BS1", 3)
    lines += rows("BS6", 1) + rows("BS6", 199, district=DISTRICT, county=COUNTY)
    lines += rows("BS31", 2, district=OLD) + [row("BS6 9ZZ", district="", quality=90)]
    before = files(small)
    done = run(download(tmp_path, lines), small)
    assert (done.exit_code, files(small)) == (0, before), done.output
    assert done.stdout.split("\n\n", 1)[1].rstrip() == (
        "  # Exampleton, E06000999\n"
        "    outcodes:\n"
        "      - BS1 # 100%\n"
        "      - BS16 # 60%\n"
        "      # Left out: BS6 under 1%\n"
        "\n"
        "  # Otherham, E10000999\n"
        "    outcodes:\n"
        "      - BS6 # 99%\n"
        "      - BS16 # 40%"
    )


def test_what_is_printed_can_be_pasted_and_has_no_problems(small: Path, tmp_path: Path) -> None:
    """Under its area, as it stands."""
    give_code(small, CITY)
    done = run(download(tmp_path, rows("BS1", 98) + rows("BS16", 3) + rows("BS6", 1) + rows("BS6", 99, district=OLD)), small)
    pasted = done.stdout.split(f"# Exampleton, {CITY}\n")[1].rstrip()
    path = small / "data/partnership.yml"
    path.write_text(path.read_text("utf-8").replace(f"code: {CITY}\n", f"code: {CITY}\n{pasted}\n"), "utf-8")
    catalogue = catalogue_of(small)
    assert catalogue.problems() == []
    assert catalogue.partnership.areas[0].outcodes == ("BS1", "BS16")


def test_exactly_two_in_a_hundred_is_kept(small: Path, tmp_path: Path) -> None:
    """Under that is left out."""
    give_code(small, CITY)
    give_code(small, OLD, "Otherham")
    done = run(download(tmp_path, rows("BS1", 2) + rows("BS1", 98, district=OLD)), small)
    assert "- BS1 # 2%" in done.stdout and "- BS1 # 98%" in done.stdout


def test_everything_that_stands_in_the_way_is_said_at_once_and_the_rest_is_printed(small: Path, tmp_path: Path) -> None:
    """An area without a code and a code that nobody has, each with its line; the other area's list all the same."""
    path = small / "data/partnership.yml"
    path.write_text(
        path.read_text("utf-8").replace("coordinator:", f"  - id: thirdham\n    name: Thirdham\n    code: {OLD}\ncoordinator:"),
        "utf-8",
    )
    give_code(small, CITY)
    done = run(download(tmp_path, rows("BS1", 3)), small)
    assert done.exit_code == 1
    assert "- BS1 # 100%" in done.stdout and "error" not in done.stdout
    assert "error[area_without_code]\n  “Otherham” has no code" in done.stderr
    assert f"error[code_nobody_has]\n  No postcode lies in {OLD}. It may be an old code" in done.stderr
    assert "2 errors in 1 file." in done.stderr


def test_northern_ireland_is_said_to_be_missing_from_the_download(small: Path, tmp_path: Path) -> None:
    """Its code is not an old one: Ordnance Survey maps Great Britain."""
    give_code(small, "N09000999")
    give_code(small, CITY, "Otherham")
    done = run(download(tmp_path, rows("BS1", 3)), small)
    assert done.exit_code == 1
    assert "no postcodes of Northern Ireland" in done.stderr and "old code" not in done.stderr


def test_a_first_half_newer_than_our_list_is_named(small: Path, tmp_path: Path) -> None:
    """Otherwise `check` would refuse what the command gave. A warning: there is nothing wrong with the file."""
    give_code(small, CITY)
    give_code(small, CITY, "Otherham")
    done = run(download(tmp_path, rows("QQ7", 3)), small)
    assert done.exit_code == 0
    assert "warning[newer_outcode]" in done.stderr and "does not have: QQ7." in done.stderr


def _four_columns(folder: Path) -> Path:
    return download(folder, ["BS1 1AA,10,400000,300000\r\n"])


def _no_councils(folder: Path) -> Path:
    return download(folder, [row("BS1 1AA", district="Somewhere")])


def _elsewhere(folder: Path) -> Path:
    return download(folder, rows("BS1", 3), "Data/codepo_gb.gpkg")


def _cut_short(folder: Path) -> Path:
    path = download(folder, rows("BS1", 500))
    path.write_bytes(path.read_bytes()[:900])
    return path


def _altered(folder: Path) -> Path:
    path = download(folder, rows("BS1", 500))
    whole = bytearray(path.read_bytes())
    for place in range(400, 460):
        whole[place] ^= 0xFF
    path.write_bytes(bytes(whole))
    return path


def _locked(folder: Path) -> Path:
    path = download(folder, rows("BS1", 3))
    whole = path.read_bytes()
    # The bit that says a file is locked, in its own heading and in the list at the end.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := whole.find(mark, start + 1)) >= 0:
            whole = whole[: start + offset] + bytes([whole[start + offset] | 1]) + whole[start + offset + 1 :]
    path.write_bytes(whole)
    return path


def _a_letter(folder: Path) -> Path:
    path = folder / "letter.zip"
    path.write_text("Dear Sam", "utf-8")
    return path


def _nothing(folder: Path) -> Path:
    path = folder / "nothing.zip"
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize("made", [_four_columns, _no_councils, _elsewhere, _cut_short, _altered, _locked, _a_letter, _nothing])
def test_another_file_is_refused_in_words(small: Path, tmp_path: Path, made) -> None:
    """Another zip, a broken one, a locked one, no zip: status 1, what to do, nothing to paste, and no traceback."""
    give_code(small, CITY)
    give_code(small, CITY, "Otherham")
    done = run(made(tmp_path), small)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert "error[not_code_point]" in done.stderr and "Download Code-Point Open again, as CSV" in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_not_there_is_misuse(small: Path, tmp_path: Path) -> None:
    """Status 2; and a folder is told apart from the zip it came out of."""
    missing, folder = run(tmp_path / "none.zip", small), run(tmp_path, small)
    assert (missing.exit_code, folder.exit_code) == (2, 2)
    assert "There is no file called" in missing.output and "not the folder" in folder.output


def test_a_site_whose_partnership_cannot_be_read_says_so(small: Path, tmp_path: Path) -> None:
    """Its own problem, and no other."""
    give_code(small, "E99000001")
    done = run(download(tmp_path, rows("BS1", 3)), small)
    assert done.exit_code == 1 and "error[not_a_council_code]" in done.output


def _many(number: int) -> Iterable[list[str]]:
    """Rows of a download that is nowhere whole."""
    for index in range(number):
        yield [f"ZZ{index % 97} 1AA", "10", "4", "3", "", "", "", "", CITY, ""]


def test_memory_does_not_grow_with_the_number_of_postcodes() -> None:
    """Rows pass through one by one; only first halves are kept."""

    def peak(number: int) -> int:
        tracemalloc.start()
        shares.counted(_many(number), {CITY})
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1_000)
    assert peak(60_000) < 1.5 * peak(3_000)


def test_counting_takes_some_times_as_long_as_reading_and_not_hundreds(tmp_path: Path) -> None:
    """Compared in the same run with unpacking and splitting the same rows, the best of three: never an absolute time."""
    path = download(tmp_path, [line for number in range(1, 80) for line in rows(f"ZZ{number}", 500)])

    def reading() -> None:
        with zipfile.ZipFile(path) as packed, packed.open("Data/CSV/zz.csv") as file:
            for line in io.TextIOWrapper(file, "utf-8"):
                line.split(",")

    def counting() -> None:
        shares.counted(code_point.rows_of_download(path), {CITY})

    assert min(timeit.repeat(counting, number=1, repeat=3)) < 40 * min(timeit.repeat(reading, number=1, repeat=3))
