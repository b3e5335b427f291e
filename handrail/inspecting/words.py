"""The words of a built file that is no page: a table, a document, a PDF with what it says of itself."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, filterfalse
from pathlib import Path
from typing import Any

import pypdfium2
import re2

from handrail.inspecting.page_words import Words, of_page
from handrail.places import BREAK

TEXTS = {".txt", ".xml", ".md", ".ics", ".vcf", ".yml", ".yaml"}
TABLES = {".csv": ",", ".tsv": "\t"}
# A row that may hold a place in two cells: a postcode's halves, a point's two figures.
SPREAD = re2.compile(r"\pN\.\pN{3}|\pL\pN|\pN\s?\pL{2}(?:\PL|$)")
# Ids, days, times and single small words, of which a feed has a hundred thousand; and links, which are read as addresses.
MADE_UP = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d|\d\d:\d\d|[a-z]+|https?:\S*")
LINKS = ("http:", "https:")
FIGURES = (int, float)
ZIPPED = {".xlsx", ".docx", ".pptx", ".odt", ".ods", ".zip", ".kmz"}
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
XML_TEXT = re.compile(r"<[^>]+>")
# Words in one cell may be dressed in several ways; a cell, a note or a paragraph ends a line.
END_OF_LINE = re.compile(r"</(?:\w+:)?(?:si|c|p|comment|row|text|cell|table-cell|is)>")


def of_file(path: Path) -> list[Words]:
    """The texts of a file that is no page; none for what is no text. Raises ValueError where it cannot be read."""
    kind = path.suffix.lower()
    if kind == ".svg":
        return of_page(re.sub(r"(</?)svg\b", r"\1main", path.read_text("utf-8", errors="replace")))
    if kind in {".json", ".geojson", ".webmanifest"}:
        return [_of_json(path)]
    return [Words(BREAK.join(_lines(path, kind)))]


def _lines(path: Path, kind: str) -> list[str]:
    if kind in TABLES:
        return _table_lines(path, TABLES[kind])
    if kind in TEXTS:
        return path.read_text("utf-8-sig", errors="replace").replace("\\n", "\n").splitlines()
    if kind == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace").splitlines()
    if kind == ".pdf":
        return _pdf_lines(path)
    if kind in ZIPPED:
        return _zipped_lines(path)
    return []


def _table_lines(path: Path, between: str) -> list[str]:
    """The cells of a table, each text once; and the whole of each row that may hold a place in two of its cells."""
    rows = path.read_text("utf-8-sig", errors="replace").replace("\\n", "\n").splitlines()
    spread, plain = [], []
    for row in rows:
        (spread if SPREAD.search(row) else plain).append(row)
    return [*spread, *dict.fromkeys(chain.from_iterable(csv.reader(plain, delimiter=between)))]


def _of_json(path: Path) -> Words:
    """Every text and every name in a table of data."""
    source = path.read_text("utf-8-sig", errors="replace")
    texts: list[str] = []
    names: set[str] = set()

    def take(values: Iterable[Any]) -> None:
        for value in values:
            if type(value) is str:
                texts.append(value)
            elif type(value) is list:
                take(value)

    def take_object(pairs: list[tuple[str, Any]]) -> None:
        # Told apart here, and not by a call for each: a large feed has millions of values, and looking at it took a sixth longer.
        figures = []
        for name, value in pairs:
            names.add(name)
            if type(value) is str:
                texts.append(value)
            elif type(value) is list:
                take(value)
            elif type(value) in FIGURES:
                figures.append(f"{name} {value}")
        # Two figures under two names are one place: {"latitude": 51.5, "longitude": -0.1}.
        texts.append(" ".join(figures))

    try:
        take([json.loads(source, object_pairs_hook=take_object)])
    except ValueError:
        return Words(BREAK.join(source.splitlines()))
    said = BREAK.join(chain(filterfalse(MADE_UP.fullmatch, texts), sorted(names)))
    if "<" in said or "&" in said:
        # A search index holds a page in one value; any other text is read whole, as where it came from.
        said = BREAK.join(line for text in said.split(BREAK) for line in _sentences(text))
    return Words(said.replace("\n", BREAK), BREAK.join(text for text in texts if text.startswith(LINKS)))


def _sentences(text: str) -> list[str]:
    return SENTENCE.split(html.unescape(XML_TEXT.sub(" ", text))) if "<" in text or "&" in text else [text]


def _zipped_lines(path: Path) -> list[str]:
    """Every text in a spreadsheet or a document, once: hidden columns, notes and its own properties stand beside the rest."""
    lines: dict[str, None] = {}
    try:
        with zipfile.ZipFile(path) as held:
            for name in held.namelist():
                lines[Path(name).stem] = None
                if name.endswith((".xml", ".rels", ".kml", ".txt", ".csv", ".json")):
                    text = XML_TEXT.sub("", END_OF_LINE.sub("\n", held.read(name).decode("utf-8", errors="replace")))
                    # Only now: a line may be broken inside a cell by a mark of its own, and is still one line.
                    lines.update(dict.fromkeys(map(html.unescape, text.split("\n"))))
    except (zipfile.BadZipFile, OSError) as error:
        raise ValueError(str(error)) from error
    return [line.strip() for line in lines if line.strip()]


# The same worksheet stands in the site at every build; the time of its last change tells a new one.
def _pdf_lines(path: Path) -> list[str]:
    about = path.stat()
    return list(_read_pdf(path, about.st_mtime_ns, about.st_size))


@lru_cache(maxsize=200)
def _read_pdf(path: Path, changed: int, size: int) -> tuple[str, ...]:
    lines: list[str] = []
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    with document:
        lines += [str(value) for value in document.get_metadata_dict().values() if value]
        lines += [mark.get_title() for mark in document.get_toc()]
        for page in document:
            text = page.get_textpage()
            lines += text.get_text_bounded().splitlines()
            text.close()
            page.close()
    # What the file says of itself in its second way is not pressed together, so that search engines can read it.
    raw = path.read_bytes()
    for packet in re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", raw, re.S):
        lines += XML_TEXT.sub("\n", packet.decode("utf-8", errors="replace")).split("\n")
    return tuple(line.strip() for line in lines if line.strip())
