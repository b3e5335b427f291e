"""The demonstration site as it was built: links, titles, places, labels, and what survivors' pages load."""

from __future__ import annotations

import gzip
import html
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from selectolax.lexbor import LexborHTMLParser

from handrail import problems, publish
from handrail.addresses import is_for_survivors
from handrail.catalogue import PROFESSIONAL, Catalogue
from handrail.inspect import inspect
from handrail.render import Renderer
from handrail.views import finder, freshness, services


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(ROOT)


def page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text("utf-8"))


def test_inspection_finds_nothing(built: Path) -> None:
    """J15, D6: no dead link, no outside request, no trace, no hidden place, no leftover braces on any page."""
    assert problems.as_text(inspect(built)) == "No problems found."


def test_every_listed_service_has_a_page_and_no_other_has(built: Path, catalogue: Catalogue) -> None:
    """One page a service; a service nobody could confirm has none."""
    listed = {services.code_of(catalogue, one) for one in catalogue.records("service").values() if freshness.is_listed(one)}
    assert {path.stem for path in (built / "s").glob("*.html")} == listed


def test_every_area_page_lists_exactly_the_services_that_cover_it(built: Path, catalogue: Catalogue) -> None:
    """Worked out from the records: listed, for survivors, and covering the area."""
    for area in catalogue.partnership.areas:
        shown = [card.attributes["data-service"] for card in page(built / "find" / f"{area.id}.html").css("[data-cards] article")]
        expected = {
            one.id
            for one in catalogue.records("service").values()
            if one.status in {"active", "temporarily closed"}
            and area.id in one.service_areas
            and "own-behaviour" not in one.needs
        }
        assert set(shown) == expected
        assert len(shown) == len(expected)


def test_every_need_and_group_is_served(catalogue: Catalogue) -> None:
    """The demonstration shows what a whole directory looks like: no need and no group without an active service."""
    active = [one for one in catalogue.records("service").values() if one.status == "active"]
    assert set(catalogue.terms("need")) <= {need for one in active for need in one.needs}
    assert set(catalogue.terms("group")) <= {group for one in active for group in one.serves}
    assert len(active) >= 40


def test_every_page_says_that_it_is_a_demonstration(built: Path) -> None:
    """Nobody may take an invented service for a real one."""
    silent = [path.name for path in built.rglob("*.html") if "Demonstration." not in path.read_text("utf-8")]
    assert silent == []


def test_a_national_line_stands_before_every_list(built: Path) -> None:
    """The emergency line and the nation's first line come before the first local service (safety.md, Listings)."""
    for path in (built / "find").glob("*.html"):
        text = path.read_text("utf-8")
        first = text.index('data-helpline="ndah"')
        assert first < text.find("data-service=") or "data-service=" not in text


def test_a_national_line_stands_on_each_survivors_service_page(built: Path, catalogue: Catalogue) -> None:
    """The gateway is offered every time, even beside a refuge (safety.md); a page for people who use abuse is without it."""
    for one in catalogue.records("service").values():
        if freshness.is_listed(one):
            text = (built / "s" / f"{services.code_of(catalogue, one)}.html").read_text("utf-8")
            assert ('data-helpline="ndah"' in text) == ("own-behaviour" not in one.needs), one.id


def test_no_help_for_people_who_use_abuse_stands_in_a_survivors_list(built: Path, catalogue: Catalogue) -> None:
    """S23: kept on a page of its own."""
    own = {one.id for one in catalogue.records("service").values() if "own-behaviour" in one.needs}
    own |= {one.id for one in catalogue.records("helpline").values() if "own-behaviour" in one.needs}
    assert own
    for folder in ("find", "help"):
        for path in (built / folder).glob("*.html"):
            tree = page(path)
            shown = {
                node.attributes.get("data-service") or node.attributes.get("data-helpline")
                for node in tree.css("[data-service], [data-helpline]")
            }
            assert not shown & own, path.name


def test_other_nations_pages_and_lines_are_absent(built: Path, catalogue: Catalogue) -> None:
    """An English site shows no Scottish, Welsh or Northern Irish rights page and none of their own helplines."""
    for id, one in catalogue.records("page").items():
        if one.nations and "england" not in one.nations:
            assert not (built / id).with_suffix(".html").exists(), id
    text = "".join(path.read_text("utf-8") for path in built.rglob("*.html"))
    foreign = [one for one in catalogue.records("helpline").values() if one.phone and "england" not in one.nations]
    assert foreign
    assert [one.id for one in foreign if one.phone in text] == []


def test_no_number_or_hours_that_may_not_be_printed_is_anywhere(built: Path, catalogue: Catalogue) -> None:
    """Unchecked values and numbers that have been given up are in no file of the site."""
    files = [path.read_text("utf-8") for path in built.rglob("*") if path.suffix in {".html", ".json", ".xml", ".txt"}]
    digits = re.compile(r"\D")
    spaced = "\n".join(files)
    values = [one.phone_unchecked for one in catalogue.records("helpline").values() if one.phone_unchecked]
    values += [one.value for one in catalogue.records("dead_contact").values()]
    assert values
    squeezed = re.sub(r"[ \u00a0-]", "", spaced)
    leaked = [value for value in values if (digits.sub("", value) or value) in squeezed or value in spaced]
    assert leaked == []


def test_professional_notes_are_nowhere_in_the_public_site(built: Path) -> None:
    """Absent, not hidden: no sentence of them is in any file of any kind."""
    services = Catalogue(ROOT, edition=PROFESSIONAL).records("service").values()
    sentences = {
        sentence
        for one in services
        for sentence in re.split(r"(?<=[.?!])\s+", one.professional_notes or "")
        if len(sentence) > 20
    }
    assert len(sentences) > 9
    text = " ".join(" ".join(words_of(path).split()) for path in built.rglob("*") if path.is_file())
    assert [sentence for sentence in sentences if " ".join(sentence.split()) in text] == []


def words_of(path: Path) -> str:
    """What a file says, whatever its kind. A kind that nobody has thought of fails the test that asks."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return html.unescape(" ".join(book.read(name).decode("utf-8") for name in book.namelist()))
    if path.suffix == ".png":
        return ""
    return html.unescape(path.read_text("utf-8"))


def test_survivor_pages_load_no_theme_file_and_stay_small(built: Path) -> None:
    """D1, J13, and the budget: 60 kB over the wire with everything counted, 10 kB of script (area lists have their own limit)."""
    heavy = {}
    for path in sorted(built.rglob("*.html")):
        relative = path.relative_to(built).as_posix()
        if not is_for_survivors(relative):
            continue
        tree = page(path)
        files = [
            node.attributes.get("src") or node.attributes.get("href")
            for node in tree.css("script[src], link[rel=stylesheet], link[rel=icon]")
        ]
        assert all("assets/handrail" in file for file in files), relative
        sizes = {file: len(gzip.compress((path.parent / file).read_bytes(), mtime=0)) for file in files}
        script = sum(size for file, size in sizes.items() if file.endswith(".js"))
        whole = len(gzip.compress(path.read_bytes(), mtime=0)) + sum(sizes.values())
        limit = 120_000 if relative.startswith("find/") else 60_000
        if whole > limit or script > 10_000:
            heavy[relative] = (whole, script)
    assert heavy == {}


def test_an_area_page_of_300_services_weighs_120_kb_at_most(built: Path, catalogue: Catalogue) -> None:
    """Everything counted, compressed; with the demonstration's services over and over, too far apart for that to help."""
    view = finder.finder(catalogue, None, TODAY)
    cards = (view.cards * (300 // len(view.cards) + 1))[:300]
    body = str(Renderer(publish.template_folders(catalogue), base="../").component("finder", replace(view, cards=cards)))
    shell = (built / "find" / "all.html").read_text("utf-8")
    whole = re.sub(r'<div class="finder".*</div>(?=\s*</main>)', lambda _: body, shell, flags=re.S)
    assert whole.count('<article class="service-card') == 300
    files = {
        node.attributes.get("src") or node.attributes.get("href")
        for node in LexborHTMLParser(shell).css("script[src], link[rel=stylesheet], link[rel=icon]")
    }
    # With a script the rules for ticking without one are not asked for.
    loaded = [(built / "find" / file).read_bytes() for file in files if not file.endswith("filters.css")]
    assert sum(len(gzip.compress(one, mtime=0)) for one in [whole.encode("utf-8"), *loaded]) <= 120_000


def test_paths_names_and_previews_of_survivor_pages_are_neutral(built: Path) -> None:
    """S20, J14, D3: nothing in an address, the site's name or a preview tag says what the site is about."""
    words = re.compile(r"abuse|violen|refuge|rape|victim|survivor|assault|perpetrat", re.I)
    for path in built.rglob("*.html"):
        relative = path.relative_to(built).as_posix()
        if is_for_survivors(relative):
            assert not words.search(relative), relative
            assert not page(path).css('meta[property^="og:"], meta[name^="twitter:"]'), relative


def test_the_same_records_and_day_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """What publish writes does not depend on when or where it is run."""
    again = tmp_path / "again"
    shutil.copytree(built, again)
    for part in ("s", "worksheets/pdf", "assets/handrail.css", "assets/handrail/filters.css", "assets/handrail/survivors.css"):
        target = again / part
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    publish.publish(Catalogue(ROOT), TODAY, again)
    differing = [
        path.relative_to(built).as_posix()
        for path in built.rglob("*")
        if path.is_file() and path.read_bytes() != (again / path.relative_to(built)).read_bytes()
    ]
    assert differing == []


def test_a_card_stands_where_its_order_says(catalogue: Catalogue) -> None:
    """Total and stable: no two services share a place, and a service that is closed for now comes last."""
    listed = finder.listed_services(catalogue, TODAY)
    keys = [finder.order_of(one, TODAY) for one in listed]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert listed[-1].status == "temporarily closed"


def test_a_bare_mkdocs_build_gives_the_same_whole_site(built: Path, tmp_path: Path) -> None:
    """Byte for byte: the engine's post-build step publishes what `handrail build` publishes."""
    environment = os.environ | {
        "HANDRAIL_TODAY": TODAY.isoformat(),
        "SOURCE_DATE_EPOCH": str((TODAY - date(1970, 1, 1)).days * 86_400),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "bare")]
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    names = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path / "bare") for path in (tmp_path / "bare").rglob("*") if path.is_file()} == names
    assert [name for name in names if (built / name).read_bytes() != (tmp_path / "bare" / name).read_bytes()] == []
