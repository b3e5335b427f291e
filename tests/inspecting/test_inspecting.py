"""Tiny built sites, each with one thing wrong: what `handrail inspect` says of files that are no page, and of every file."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.ExifTags import IFD
from PIL.PngImagePlugin import PngInfo

from handrail import inspecting, problems
from handrail.inspect import inspect
from handrail.places import PATTERNS, every_place

SECRET = "12 Sample Street, Otherham ZZ1 1AA"
PAGE = '<!doctype html><html lang="en"><head><title>Page</title></head><body>{}</body></html>'
PUBLIC = (
    '<article data-service="hall" data-place="public"><address>The Hall, 12 Sample Street, Otherham, ZZ1 1AA</address></article>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of one page that says nothing."""
    (tmp_path / "index.html").write_text(PAGE.format("Words."), "utf-8")
    return tmp_path


def looked_through(site: Path) -> list[problems.Problem]:
    return list(inspecting.problems_of(map(inspecting.eye(site), inspecting.files(site, "site"))))


def faults(site: Path) -> dict[str, list[str]]:
    """Fault → the files that have it. No message repeats the place."""
    found = looked_through(site)
    said = " ".join(form(found) for form in problems.FORMATS.values()).casefold()
    assert not [word for word in ("sample", "zz1", "51.5", "1aa") if word in said], said
    by_fault: dict[str, dict[str, None]] = {}
    for one in found:
        by_fault.setdefault(one.fault, {})[one.where.path.removeprefix("site/")] = None
    return {fault: list(files) for fault, files in by_fault.items()}


def write_pdf(path: Path, text: str = "", title: str = "") -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
        if title:
            document.docinfo["/Title"] = title
        document.save(path)


def test_a_site_that_says_nothing_has_nothing_wrong(site: Path) -> None:
    """Otherwise the tests below would prove little."""
    assert faults(site) == {}


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{SECRET}</p>",
        "<p>Z<b>Z1</b> 1<i>A</i>A</p>",
        "<table><tr><td>ZZ1</td><td>1AA</td></tr></table>",
        "<p>ZZ1</p><p>1AA</p>",
        "<p>ZZ1&nbsp;1AA</p>",
        "<p>&#90;Z1 1AA</p>",
        f'<img src="a.png" alt="{SECRET}">',
        f'<p title="{SECRET}">Words</p>',
        f'<a aria-label="{SECRET}">Words</a>',
        f'<div data-words="{SECRET}">Words</div>',
        f"<!-- {SECRET} -->",
        '<a href="https://www.google.com/maps/place/x">Map</a>',
        '<a href="https://example.org/?q=ZZ11AA">Words</a>',
        "<p>Our refuge is behind the library.</p>",
        "<p>51.5074, -0.1278</p>",
    ],
)
def test_a_place_on_a_page_is_found(site: Path, body: str) -> None:
    """In its words however they are marked up, its attributes, its comments and its links."""
    (site / "page.html").write_text(PAGE.format(body), "utf-8")
    assert faults(site) == {"place_published": ["page.html"]}


def test_a_place_in_a_link_of_a_feed_is_found(site: Path) -> None:
    """Links are read as addresses, in a feed as on a page: their words are joined by marks."""
    (site / "feed.json").write_text('{"services": [{"url": "https://www.example.org/4-acorn-street"}]}', "utf-8")
    assert faults(site) == {"place_published": ["feed.json"]}


def test_a_place_in_the_head_of_a_page_is_found(site: Path) -> None:
    """Titles and descriptions stand in tabs and in search results."""
    (site / "page.html").write_text(PAGE.format("").replace("Page", SECRET), "utf-8")
    (site / "other.html").write_text(
        PAGE.format("").replace("<head>", f'<head><meta name="description" content="{SECRET}">'), "utf-8"
    )
    assert {name for name in faults(site)["place_published"]} == {"page.html", "other.html"}


def test_the_address_of_a_public_service_may_stand_anywhere(site: Path) -> None:
    """Its page says that the place is public; lists, tables and the search index repeat it."""
    (site / "s").mkdir()
    (site / "s" / "hall.html").write_text(PAGE.format(PUBLIC), "utf-8")
    (site / "list.html").write_text(PAGE.format(f"<p>{SECRET}</p>"), "utf-8")
    (site / "list.csv").write_text(f"name,address\nHall,{SECRET}\n", "utf-8")
    assert faults(site) == {}


def test_an_address_that_is_not_said_to_be_public_is_found(site: Path) -> None:
    """The same page without the words that say so."""
    (site / "hall.html").write_text(PAGE.format(PUBLIC.replace(' data-place="public"', "")), "utf-8")
    assert set(faults(site)) == {"place_published"}


def in_service(body: str, attributes: str = "") -> str:
    """A page with one service in its main part, between blocks that come again and again."""
    return PAGE.format(
        f'<main><div>One</div><article data-service="hall"{attributes}><div>Two</div>{body}</article><div>Three</div></main>'
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>It is behind the library.</p>", "directions"),
        ("<div></div><div></div><ul><li>Ring the bell.</li></ul>", "a house or a door"),
        ("<dl><dt>How</dt><dd>We are in <b>Sample</b> Street</dd></dl>", "the name of a street"),
        # Another service may be named after a street, and is no place of this one's.
        ('<p>Like this: <a href="x.html">Help in Sample Street</a></p>', ""),
        # A figure in one box and a name in the next are no address.
        ("<p>For people over 16</p><p>Amber Gate</p>", ""),
        ("<p>It is behind the library.</p><address>The Hall</address>", ""),
        # The words of a link are another's, and those round it are one sentence.
        ('<p>It is behind the <a href="x.html">old</a> library.</p>', "directions"),
        # What stands for a tag while a page is read cannot be written in one.
        ("<p><<b>3</b> or <4 and &lt;5</p><p>Ring the bell.</p>", "a house or a door"),
    ],
)
def test_ways_to_a_door_are_found_in_a_service_that_shows_no_address(site: Path, body: str, found: str) -> None:
    """Words that are ordinary elsewhere."""
    (site / "page.html").write_text(in_service(body), "utf-8")
    said = [one.what for one in inspect(site) if one.fault == "place_shown"]
    assert said == ([f"The service hall shows no address, but its words seem to hold {found}."] if found else [])


def test_a_service_that_is_never_closed_is_looked_through_to_the_end(site: Path) -> None:
    """A template of a partnership's own may forget to."""
    (site / "page.html").write_text(in_service("<p>Words</p>").replace("</article>", "<p>Ring the bell.</p>"), "utf-8")
    assert [one.fault for one in inspect(site) if one.fault == "place_shown"] == ["place_shown"]
    (site / "page.html").write_text(in_service("<p>Ring the bell.</p>", ' data-place="public"'), "utf-8")
    assert not [one.fault for one in inspect(site) if one.fault == "place_shown"]


@pytest.mark.parametrize("name", ["data.csv", "data.txt", "sitemap.xml", "data.yml", "picture.svg"])
def test_a_place_in_a_file_of_text_is_found(site: Path, name: str) -> None:
    """Whatever the kind of text."""
    (site / name).write_text(f"<text>{SECRET}</text>" if name.endswith("l") or name.endswith("g") else SECRET, "utf-8")
    assert faults(site)["place_published"][0] == name


def test_a_place_in_json_is_found_in_values_names_and_figures(site: Path) -> None:
    """A search index, a feed of services, a file for a map."""
    (site / "search.json").write_text(json.dumps({"docs": [{"text": f"<p>Words.</p> {SECRET}"}]}), "utf-8")
    (site / "named.json").write_text(json.dumps({SECRET: 1}), "utf-8")
    (site / "map.geojson").write_text(json.dumps({"latitude": 51.5074, "longitude": -0.1278}), "utf-8")
    assert set(faults(site)["place_published"]) == {"search.json", "named.json", "map.geojson"}


def test_a_place_in_a_pressed_file_is_found(site: Path) -> None:
    """Engines write the map of a site twice."""
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(f"<loc>https://example.org/x?q=1</loc>{SECRET}".encode()))
    assert faults(site)["place_published"][0] == "sitemap.xml.gz"


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/comments1.xml", "xl/worksheets/sheet9.xml", "docProps/core.xml"])
def test_a_place_in_a_spreadsheet_is_found(site: Path, part: str) -> None:
    """In a cell, a note, a hidden sheet or what the file says of itself."""
    with zipfile.ZipFile(site / "services.xlsx", "w") as book:
        book.writestr(part, f"<x><si><r><t>12 Sample</t></r><r><t> Street</t></r></si><c>{SECRET}</c></x>")
    assert faults(site)["place_published"][0] == "services.xlsx"


def test_a_place_on_two_lines_of_one_cell_is_found(site: Path) -> None:
    """A line broken inside a cell is written as a mark of its own."""
    with zipfile.ZipFile(site / "services.xlsx", "w") as book:
        book.writestr("xl/sharedStrings.xml", "<x><si><t>12&#10;Sample Street</t></si></x>")
    assert faults(site) == {"place_published": ["services.xlsx"]}


@pytest.mark.parametrize("told", [{"text": SECRET}, {"title": SECRET}], ids=["on its page", "in its title"])
def test_a_place_in_a_pdf_is_found(site: Path, told: dict[str, str]) -> None:
    """In its text, or in what it says of itself."""
    write_pdf(site / "sheet.pdf", **told)
    assert faults(site)["place_published"][0] == "sheet.pdf"


def test_a_pdf_without_a_place_is_let_through(site: Path) -> None:
    """A worksheet about refuges."""
    write_pdf(site / "sheet.pdf", "A refuge may be far from home.", "A worksheet")
    assert faults(site) == {}


def test_a_file_that_cannot_be_opened_is_said_to_be_unreadable(site: Path) -> None:
    """What nobody can look into is not let through in silence."""
    (site / "sheet.pdf").write_bytes(b"%PDF-1.7 nothing")
    (site / "book.xlsx").write_bytes(b"PK nothing")
    assert set(faults(site)["unreadable_file"]) == {"sheet.pdf", "book.xlsx"}


@pytest.mark.parametrize("name", ["zz1-1aa.html", "refuge-12-sample-street.png", "s/zz11aa.txt"])
def test_a_place_in_the_name_of_a_file_is_found_and_the_name_is_not_printed(site: Path, name: str) -> None:
    """An address of a page is read by anyone who sees the screen."""
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(b"")
    assert "[hidden]" in faults(site)["place_published"][0]


def test_a_picture_that_says_where_it_was_taken_is_found(site: Path) -> None:
    """Telephones write it into every photograph."""
    exif = Image.Exif()
    exif[IFD.GPSInfo] = {1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)}
    Image.new("RGB", (8, 8)).save(site / "house.jpg", exif=exif)
    Image.new("RGB", (8, 8)).save(site / "plain.jpg")
    said = PngInfo()
    said.add_text("XML:com.adobe.xmp", "<exif:GPSLatitude>51,30N</exif:GPSLatitude>")
    Image.new("RGB", (8, 8)).save(site / "house.png", pnginfo=said)
    assert faults(site) == {"picture_with_a_place": ["house.jpg", "house.png"]}


def test_a_picture_that_nothing_can_look_into_is_refused(site: Path) -> None:
    """Telephones of one maker save pictures so."""
    (site / "house.heic").write_bytes(b"\x00")
    assert faults(site) == {"closed_picture": ["house.heic"]}


@pytest.mark.parametrize(
    "call",
    [
        "localStorage.setItem('a', 1)",
        "sessionStorage.a = 1",
        "indexedDB.open('a')",
        "document.cookie = 'a=1'",
        "caches.open('a')",
        "history.pushState({}, '')",
        "history.replaceState({}, '')",
        "location.hash = 'need'",
        "navigator.serviceWorker.register('a.js')",
        "navigator.sendBeacon('/a')",
        "fetch('/a')",
        "new XMLHttpRequest()",
        "new WebSocket('wss://a')",
        "window.open('/a')",
    ],
)
def test_a_script_that_keeps_or_sends_something_is_found_in_any_folder_and_on_any_page(site: Path, call: str) -> None:
    """Storage, history and requests, whoever wrote the script."""
    (site / "theirs.js").write_text(call, "utf-8")
    (site / "page.html").write_text(PAGE.format(f"<script>{call}</script>"), "utf-8")
    assert faults(site)["keeps_a_trace"] == ["page.html", "theirs.js"]


def test_only_the_theme_as_it_was_made_is_believed(site: Path) -> None:
    """Another script under its name is asked like any other."""
    (site / "bundle.a5f9d56c.min.js").write_text("history.pushState({}, '')", "utf-8")
    assert set(faults(site)) == {"keeps_a_trace"}


@pytest.mark.parametrize(
    "body",
    [
        '<script id="__config" type="application/json">{"features": ["navigation.instant"]}</script>',
        '<script id="__config" type="application/json">{"features": ["search.highlight"]}</script>',
        '<form class="x" data-md-component="palette"></form>',
        '<div data-md-component="consent"></div>',
    ],
)
def test_what_wakes_the_themes_own_calls_is_found(site: Path, body: str) -> None:
    """They are let through only while nothing on a page turns them on."""
    (site / "page.html").write_text(PAGE.format(body), "utf-8")
    assert faults(site) == {"theme_keeps": ["page.html"]}


def test_a_heavy_file_is_a_warning_that_says_the_limit_and_why(site: Path) -> None:
    """Nothing stops a build for weight; somebody should know."""
    (site / "help").mkdir()
    (site / "help" / "long.html").write_text(PAGE.format("word " * 400_000), "utf-8")
    found = looked_through(site)
    assert [(one.fault, one.level) for one in found] == [("too_heavy", "warning")]
    assert "The limit is 1,500 kB: a survivor may have four minutes" in found[0].what


def test_a_link_to_the_sites_own_address_by_http_is_found(site: Path) -> None:
    """The network reads what it opens."""
    head = '<link rel="canonical" href="https://support.example.org/index.html">'
    (site / "index.html").write_text(PAGE.format("").replace("<head>", f"<head>{head}"), "utf-8")
    (site / "page.html").write_text(PAGE.format('<a href="http://support.example.org/help/">Help</a>'), "utf-8")
    (site / "other.html").write_text(PAGE.format('<a href="http://support.example.org.uk/">Another</a>'), "utf-8")
    assert faults(site) == {"not_https": ["page.html"]}


def test_inspect_asks_all_of_it(site: Path) -> None:
    """The command and the build see what these checks see."""
    (site / "data.csv").write_text(SECRET, "utf-8")
    assert "place_published" in {one.fault for one in inspect(site)}


def test_no_hint_passes_over_a_place() -> None:
    """A hint is quick to look for and in every match: each pattern finds as much without it."""
    hostile = Path(__file__).parent.parent / "hostile"
    for path in sorted(hostile.glob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            seen = [one.words for one in every_place(line)]
            assert len(seen) >= sum(1 for one in PATTERNS for _ in one.shape.finditer(line) if line.isascii() and "&" not in line)
