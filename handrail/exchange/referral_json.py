"""An Open Referral file or folder to raw records, one at a time, so that a feed of 50 MB needs no more memory than its parts.

Knows encodings, pages and lists. Knows no field of any record.
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from handrail.problems import Problem, Where

Json = dict[str, Any]

LARGEST = 200 * 1024 * 1024
DEEPEST = 40
# What a page calls the list in it: version 3, version 1, and other shapes that councils publish.
LISTS = ("contents", "content", "services", "items", "results", "data", "records")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Unreadable(Exception):
    """A file nothing can be taken from. `problem` says why, for the person who has it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


@dataclass(frozen=True)
class Raw:
    """One record as it stands in a file."""

    where: str
    """The file and the path in it."""
    record: Json
    is_list_item: bool
    """Whether it stands in a page or list, where version 3 gives no phones, hours or words."""


def encoding_of(path: Path) -> str:
    """How a file is saved: as UTF-8, which JSON asks for; as UTF-16; or, where neither fits, as older Windows text."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in BOMS:
            if start.startswith(mark):
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


class _AsUtf8(io.RawIOBase):
    """A text file of any encoding, read as UTF-8 bytes."""

    def __init__(self, path: Path, encoding: str) -> None:
        # Five bytes mean nothing in Windows text; a mark in their place is better than no feed.
        self._text = path.open(encoding=encoding, errors="replace")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        # No letter takes more than four bytes.
        some = self._text.read(max(len(buffer) // 4, 1)).encode("utf-8")
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        self._text.close()
        super().close()


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[BinaryIO]:
    file = path.open("rb") if encoding == "utf-8" else io.BufferedReader(_AsUtf8(path, encoding))
    with file:
        yield file


def raw_records(path: Path) -> Iterator[Raw]:
    """Every record of a file or of a folder of files. Raises Unreadable where one cannot be read to its end."""
    files = files_of(path)
    for file, relative in files:
        yield from _of_file(file, relative)


def why_nothing(path: Path) -> str:
    """Why a file or folder that can be read to its end gives no record, in a sentence."""
    files = files_of(path)
    if len(files) > 1:
        return f"None of its {len(files):,} files holds a record."
    with _opened(files[0][0], encoding_of(files[0][0])) as file:
        is_list = _where_the_records_are(file) is not None
    if is_list:
        return "Its list of services is empty."
    return "It is neither a list of services nor a record of one, which would have a name and an id."


def files_of(path: Path) -> list[tuple[Path, str]]:
    """The files to read with the names people see. In a folder laid out like our export the full records stand in place of
    the list, and the vocabularies' own files are not services."""
    if path.is_file():
        return [(path, path.name)]
    found = sorted(one for one in path.rglob("*.json") if not any(part.startswith(".") for part in one.relative_to(path).parts))
    root = next((one for one in (path / "services", path / "api" / "services") if one.is_dir()), None)
    if path.name == "services" and (path / "index.json").is_file():
        root = path
    if root:
        full = sorted(root.glob("*/index.json"))
        found = full or [one for one in found if one.parent == root]
        # An organisation with no service stands only in its own file.
        found += sorted((root.parent / "organizations").glob("*/index.json"))
    if not found:
        raise Unreadable(
            Problem(Where(path.as_posix()), "no_feed", "There is no JSON file in this folder.", "Name the folder of the feed.")
        )
    return [(one, one.relative_to(path).as_posix()) for one in found]


def _of_file(path: Path, shown: str) -> Iterator[Raw]:
    if path.stat().st_size > LARGEST:
        raise Unreadable(
            Problem(
                Where(shown),
                "too_large",
                f"This file has {path.stat().st_size >> 20} MB. {LARGEST >> 20} MB is the most that is read.",
                "Ask for the feed in several pages, or for your own area only, and put the files into a folder.",
            )
        )
    encoding = encoding_of(path)
    number = 0
    try:
        with _opened(path, encoding) as file:
            prefix = _where_the_records_are(file)
        with _opened(path, encoding) as file:
            if prefix is None:
                record = json.load(file)
                if isinstance(record, dict) and ("name" in record or "id" in record):
                    yield Raw(shown, record, False)
                return
            for number, record in enumerate(ijson.items(file, f"{prefix}item", use_float=True), start=1):
                if isinstance(record, dict):
                    yield Raw(f"{shown} record {number}", record, True)
                else:
                    yield Raw(f"{shown} record {number}", {}, True)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        after = f" It can be read as far as record {number}." if number else ""
        raise Unreadable(
            Problem(
                Where(shown),
                "not_json",
                f"This file is not whole JSON: it stops, or goes wrong, in the middle.{after}",
                "Download it again. Nothing of it was taken, because what is missing cannot be told.",
            )
        ) from error


def _where_the_records_are(file: BinaryIO) -> str | None:
    """Go through a whole file once: the prefix of its list of records, “” for a bare list, “contents.” for a page; None where
    it is one record. Raises ValueError where it is not whole, or deeper than any record."""
    depth, key, found = 0, "", None
    for event, value in ijson.basic_parse(file, use_float=True):
        if event in {"end_map", "end_array"}:
            depth -= 1
            continue
        if event == "map_key":
            key = value if depth == 1 else key
            continue
        if event == "start_array" and (depth == 0 or (depth == 1 and key in LISTS and found is None)):
            found = f"{key}." if depth else ""
        if event in {"start_map", "start_array"}:
            depth += 1
            if depth > DEEPEST:
                raise ValueError("deep")
    return found
