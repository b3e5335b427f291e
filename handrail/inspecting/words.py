"""The words of a built file: of a page with its attributes and comments, a table, a PDF with what it says of itself."""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pypdfium2

UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1\s*>", re.S | re.I)
COMMENT = re.compile(r"<!--(.*?)-->", re.S)
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite"}
# Names of styles, of hooks and of drawings: figures and letters that say nothing to a reader.
NO_WORDS = {
    "class",
    "id",
    "for",
    "d",
    "points",
    "viewbox",
    "style",
    "integrity",
    "xmlns",
    "transform",
    "fill",
    "stroke",
    "aria-describedby",
    "aria-labelledby",
    "name",
    "type",
}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "em",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
# Before each tag that begins or ends a line: neither part of a sentence nor a cell of a row.
BLOCK = re.compile(rf"</?(?!(?:{'|'.join(sorted(INLINE | {'br', 'wbr', 'td', 'th'}))})\b)[a-zA-Z]", re.I)
# Between what stands round a page, and the page.
PART = re.compile(r"</(?:head|main)>|<main\b", re.I)
TEXTS = {".txt", ".xml", ".md", ".ics", ".vcf", ".yml", ".yaml"}
TABLES = {".csv": ",", ".tsv": "\t"}
# A row that may hold a place in two cells: a postcode's halves, a point's two figures.
SPREAD = re.compile(r"\d\.\d{3}|[A-Za-z]\d|\d\s?[A-Za-z]{2}\b")
# Ids, days, times and single small words, of which a feed has a hundred thousand.
MADE_UP = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d|\d\d:\d\d|[a-z]+")
ZIPPED = {".xlsx", ".docx", ".pptx", ".odt", ".ods", ".zip", ".kmz"}
LINK = re.compile(r"<a\b.*?</a\s*>", re.S | re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
XML_TEXT = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Block:
    """A tag that begins or ends a line, with the words up to the next one."""

    source: str
    values: tuple[str, ...]
    """Of attributes that say something."""
    addresses: tuple[str, ...]
    text: str

    @property
    def text_without_links(self) -> str:
        """What it says beside the words of its links."""
        return self.text if "<a" not in self.source else _block(LINK.sub("", self.source)).text


@dataclass(frozen=True, eq=False)
class Words:
    """What a file says: its texts line by line, and the addresses in it."""

    lines: list[str]
    addresses: list[str]
    blocks: list[Block] = field(default_factory=list)
    """Of a page, what the texts come from."""


def of_page(source: str) -> list[Words]:
    """The texts of a page, of its attributes and of its comments, part by part. A block of the page is a line.

    What stands round every page is the same on all of them, and is then the very same object.
    """
    comments = [" ".join(comment.split()) for comment in COMMENT.findall(source)]
    return [Words(comments, []), *map(_of_part, _cut(UNSEEN.sub("\n", COMMENT.sub("", source)), PART))]


@lru_cache(maxsize=200)
def _of_part(source: str) -> Words:
    blocks = list(map(_block, _cut(" ".join(source.split()), BLOCK)))
    lines = [value for block in blocks for value in block.values]
    lines += [block.text for block in blocks if block.text]
    return Words(lines, list(dict.fromkeys(address for block in blocks for address in block.addresses)), blocks)


def _cut(source: str, at: re.Pattern[str]) -> Iterator[str]:
    """The pieces of a page, each but the first beginning with a match."""
    cuts = [0, *(cut.start() for cut in at.finditer(source)), len(source)]
    return (source[start:end] for start, end in pairwise(cuts))


# A service says the same on its page and in each list.
@lru_cache(maxsize=50_000)
def _block(source: str) -> Block:
    values: list[str] = []
    addresses: list[str] = []

    def taken(tag: re.Match[str]) -> str:
        for name, *quoted in ATTRIBUTE.findall(tag[3]):
            value = html.unescape("".join(quoted)).strip()
            if name.lower() in ADDRESSES:
                addresses.append(value)
            elif value and name.lower() not in NO_WORDS:
                values.append(" ".join(value.split()))
        # A word with one letter in bold is still a word; a line break stands for a space.
        return "" if tag[2].lower() in INLINE else " "

    text = html.unescape(TAG.sub(taken, source))
    return Block(source, tuple(values), tuple(addresses), " ".join(text.split()))


def of_file(path: Path) -> list[Words]:
    """The texts of any other file that has some; none for what is no text. Raises ValueError where it cannot be read."""
    kind = path.suffix.lower()
    if kind == ".svg":
        return of_page(re.sub(r"(</?)svg\b", r"\1main", path.read_text("utf-8", errors="replace")))
    if kind in {".json", ".geojson", ".webmanifest"}:
        return [Words(_json_lines(path), [])]
    if kind in TABLES:
        return [Words(_table_lines(path, TABLES[kind]), [])]
    if kind in TEXTS:
        return [Words(path.read_text("utf-8-sig", errors="replace").replace("\\n", "\n").splitlines(), [])]
    if kind == ".gz":
        return [Words(gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace").splitlines(), [])]
    if kind == ".pdf":
        return [Words(_pdf_lines(path), [])]
    if kind in ZIPPED:
        return [Words(_zipped_lines(path), [])]
    return []


def _table_lines(path: Path, between: str) -> list[str]:
    """The cells of a table, each text once; and the whole of each row that may hold a place in two of its cells."""
    rows = path.read_text("utf-8-sig", errors="replace").replace("\\n", "\n").splitlines()
    spread, plain = [], []
    for row in rows:
        (spread if SPREAD.search(row) else plain).append(row)
    return [*spread, *dict.fromkeys(chain.from_iterable(csv.reader(plain, delimiter=between)))]


def _json_lines(path: Path) -> list[str]:
    """Every text and every name in a table of data."""
    text = path.read_text("utf-8-sig", errors="replace")
    lines: list[str] = []
    names: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            names.update(value)
            # Two figures under two names are one place: {"latitude": 51.5, "longitude": -0.1}.
            lines.append(" ".join(f"{name} {inner}" for name, inner in value.items() if isinstance(inner, int | float)))
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, str):
                if MADE_UP.fullmatch(inner):
                    continue
                # A search index holds a page in one value; any other text is read whole, as where it came from.
                marked = "<" in inner or "&" in inner
                lines.extend(SENTENCE.split(html.unescape(XML_TEXT.sub(" ", inner))) if marked else inner.split("\n"))
            elif isinstance(inner, dict | list):
                walk(inner)

    try:
        walk([json.loads(text)])
    except ValueError:
        return text.splitlines()
    return [line for line in [*lines, *sorted(names)] if line]


def _zipped_lines(path: Path) -> list[str]:
    """Every text in a spreadsheet or a document: hidden columns, notes and its own properties stand beside the rest."""
    lines: list[str] = []
    try:
        with zipfile.ZipFile(path) as held:
            for name in held.namelist():
                lines.append(Path(name).stem)
                if name.endswith((".xml", ".rels", ".kml", ".txt", ".csv", ".json")):
                    text = held.read(name).decode("utf-8", errors="replace")
                    # Words in one cell may be dressed in several ways; a cell, a note or a paragraph ends a line.
                    text = re.sub(r"</(?:\w+:)?(?:si|c|p|comment|row|text|cell|table-cell|is)>", "\n", text)
                    lines += [html.unescape(XML_TEXT.sub("", line)) for line in text.split("\n")]
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
