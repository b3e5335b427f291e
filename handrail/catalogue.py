"""Everything a site says, read once, the site's files over the toolkit's, and looked up by id.

The only thing rules and views may ask. Each shelf is read when it is first asked for, so that a command pays for
what it uses; `problems()` reads them all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from handrail import models, source
from handrail.kinds import KINDS, Kind, id_of
from handrail.models.refusals import refused
from handrail.models.service import PROFESSIONAL_ONLY
from handrail.problems import Problem, Where
from handrail.sheets.kept import Kept, kept, names_of
from handrail.toolkit import SITE_MARK, toolkit_root
from handrail.tree import Loc, Tree

PUBLIC, PROFESSIONAL = EDITIONS = ("public", "professional")
"""Who a site is built for."""


@dataclass(frozen=True)
class Entry:
    """A file's record and the tree it came from. `record` is None when the model refused it."""

    id: str
    kind: str
    record: Any
    tree: Tree = field(repr=False)
    is_a_row: bool = False
    """One of many in a table, so that nothing but its own id names it."""

    def where(self, *loc: str | int, on_key: bool = False) -> Where:
        """The place of a value in the file somebody edits."""
        return self.tree.where(loc, on_key)

    def where_words(self, loc: Loc, words: str) -> Where:
        """The place of some words inside a value."""
        return self.tree.where_words(loc, words)

    def hidden(self, *loc: str | int) -> Where:
        """The place of the field a value stands in, without the value."""
        return self.tree.hidden(loc)


class Catalogue:
    """A site's records. `site` is the folder that holds data/partnership.yml; `shown` is how people name it.

    In the public edition the fields for professionals are not there to be shown: no view can let them out.
    """

    def __init__(self, site: Path, shown: str = "", toolkit: Path | None = None, edition: str = PUBLIC) -> None:
        self.site = site
        self.edition = edition
        self.toolkit = toolkit or toolkit_root()
        self._shown = "" if shown in {"", "."} else f"{shown.rstrip('/')}/"
        self._shelves: dict[str, dict[str, Entry]] = {}
        self._records: dict[str, dict[str, Any]] = {}
        self._problems: dict[str, list[Problem]] = {}

    @cached_property
    def is_the_toolkit(self) -> bool:
        """Whether the site is the toolkit's own repository: the demonstration."""
        return self.site.resolve() == self.toolkit.resolve()

    # The two trees, one over the other.

    def files(self, place: str, pattern: str, is_the_sites_own: bool = False) -> dict[str, Path]:
        """Path inside the site → the file that serves for it; the site's own stands in place of the toolkit's."""
        found: dict[str, Path] = {}
        roots = [self.site] if is_the_sites_own or self.is_the_toolkit else [self.toolkit, self.site]
        for root in roots:
            folder = root / place
            for path in folder.glob(pattern):
                if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
                    found[path.relative_to(root).as_posix()] = path
        return dict(sorted(found.items()))

    def file(self, relative: str) -> Path | None:
        """The file that serves for one path, or None."""
        for root in (self.site, self.toolkit):
            if (root / relative).is_file():
                return root / relative
        return None

    def shown(self, path: Path, relative: str) -> str:
        """How a file is named to people."""
        return f"{self._shown}{relative}" if path.is_relative_to(self.site) else str(path)

    # Shelves.

    def shelf(self, kind: str) -> dict[str, Entry]:
        """Every file of one kind by id, those the model refused included."""
        if kind not in self._shelves:
            # All of it is kept, so looking again and again for what may be let go is a third of the time.
            gc.disable()
            try:
                self._shelves[kind], self._problems[kind] = self._read(kind)
            finally:
                gc.enable()
        return self._shelves[kind]

    def own(self, kind: str) -> dict[str, Entry]:
        """Those of one kind that stand in the site's own files: what whoever runs the site can mend."""
        where_kept = KINDS[kind]
        files = self.files(where_kept.place, where_kept.pattern, where_kept.is_the_sites_own)
        own = {id_of(kind, relative) for relative, path in files.items() if path.is_relative_to(self.site)}
        return {id: entry for id, entry in self.shelf(kind).items() if id in own}

    def records(self, kind: str) -> dict[str, Any]:
        """Every record of one kind by id, in the order of their file names."""
        if kind not in self._records:
            self._records[kind] = {id: entry.record for id, entry in self.shelf(kind).items() if entry.record is not None}
        return self._records[kind]

    def entries(self) -> Iterator[Entry]:
        """Every entry of every kind."""
        for kind in KINDS:
            yield from self.shelf(kind).values()

    def problems_of(self, kind: str) -> list[Problem]:
        """What is wrong with the files of one kind."""
        self.shelf(kind)
        return self._problems[kind]

    def problems(self) -> list[Problem]:
        """What is wrong with single files, before any rule compares them."""
        found = [problem for kind in KINDS for problem in self.problems_of(kind)]
        if not self.shelf("partnership") and not self._problems["partnership"]:
            found.append(
                Problem(
                    Where(f"{self._shown}{SITE_MARK.as_posix()}"),
                    "no_partnership",
                    "There is no partnership here: a site is a folder that holds data/partnership.yml.",
                    "Go to your site's folder, or make a new one with: handrail new my-site",
                )
            )
        return found

    def _read(self, kind: str) -> tuple[dict[str, Entry], list[Problem]]:
        if kind in {"service", "organisation"} and kind in self._tables.rows:
            return self._read_rows(kind)
        where_kept, entries, problems = KINDS[kind], {}, self._wrong_endings(KINDS[kind])
        if kind in {"service", "organisation"}:
            problems += self._tables.problems[kind]
        for relative, path in self.files(where_kept.place, where_kept.pattern, where_kept.is_the_sites_own).items():
            read = {".md": source.read_markdown, ".csv": source.read_csv}.get(path.suffix, source.read_yaml)
            tree, found = read(path, self.shown(path, relative))
            problems += found
            record = None
            if tree is None:
                # What cannot be read is still there: its own problem is enough, and nothing that names it is wrong.
                tree = Tree(self.shown(path, relative), None, [], {}, {})
            elif where_kept.model is None:
                record = tree.value
            else:
                record, found = self._as_record(kind, tree)
                problems += found
            id = id_of(kind, relative)
            entries[id] = Entry(id, kind, record, tree)
        return entries, problems

    def _as_record(self, kind: str, tree: Tree) -> tuple[Any, list[Problem]]:
        """The record a tree holds, without what this edition may not show; or what its model refuses."""
        model = KINDS[kind].model
        try:
            record = model.model_validate(tree.value)
        except ValidationError as error:
            problems = []
            for one in refused(error, model):
                # A field that does not exist may hold what must never be published.
                where = tree.hidden(one.loc) if one.fault == "unknown_key" else tree.where(one.loc, one.on_key)
                problems.append(Problem(where, one.fault, one.what, one.mend))
            return None, problems
        if kind == "service" and self.edition == PUBLIC:
            record = record.model_copy(update=dict.fromkeys(PROFESSIONAL_ONLY))
        return record, []

    def _read_rows(self, kind: str) -> tuple[dict[str, Entry], list[Problem]]:
        entries, problems = {}, list(self._tables.problems[kind])
        for row in self._tables.rows[kind]:
            record, found = self._as_record(kind, row)
            problems += found
            id = row.value.get("id")
            if not id or id in entries:
                # Still there, so that what names it is not wrong as well; rule duplicate_id speaks of the second.
                id = f"{row.path}:{row.number}"
                record = None
            entries[id] = Entry(id, kind, record, row, is_a_row=True)
        return entries, problems

    @cached_property
    def _tables(self) -> Kept:
        """The site's spreadsheets, which may stand in place of the folders of services and organisations."""
        labels = {
            scheme: {word.casefold(): id for id, term in self.terms(scheme).items() for word in (id, term.label)}
            for scheme in self.records("vocabulary")
        }
        for partnership in self.records("partnership").values():
            labels["area"] = {word.casefold(): area.id for area in partnership.areas for word in (area.id, area.name)}
        return kept(self.site, self._shown, {id: term.label for id, term in self.terms("who").items()}, labels)

    def _wrong_endings(self, where_kept: Kind) -> list[Problem]:
        """Files in a folder of records that no pattern takes. Notepad saves example.yml as example.yml.txt."""
        if where_kept.pattern != "*.yml":
            return []
        found = self.files(where_kept.place, "*", where_kept.is_the_sites_own)
        return [
            Problem(
                Where(self.shown(path, relative)),
                "file_ending",
                f"The name of this file ends in {path.suffix}, so nobody would read it.",
                f"Call it {path.name.partition('.')[0]}.yml; or, if it is not a record, keep it in another folder.",
            )
            for relative, path in found.items()
            if path.suffix != ".yml" and path.suffix.lower() in {".yml", ".yaml", ".txt"}
        ]

    # What rules and views ask most.

    @cached_property
    def partnership(self) -> models.Partnership:
        """The partnership that publishes the site. Raises KeyError where its file is missing or refused."""
        return self.records("partnership")["partnership"]

    def term(self, scheme: str, id: str) -> Any:
        """One word of a vocabulary. Raises KeyError for a word that is not in it."""
        return self._terms[scheme][id]

    def terms(self, scheme: str) -> dict[str, Any]:
        """The words of a vocabulary in the order they are shown."""
        return self._terms.get(scheme, {})

    @cached_property
    def _terms(self) -> dict[str, dict[str, Any]]:
        return {id: {term.id: term for term in scheme.terms} for id, scheme in self.records("vocabulary").items()}

    def table_of(self, kind: str) -> str:
        """The spreadsheet that holds the records of a kind, from the top of the site; nothing where each has a file."""
        return self._tables.places.get(kind, "")

    def service_files(self) -> set[str]:
        """How people name every file that may hold something of a service, those that cannot be read included."""
        folder = self.files("data/services", "*.yml", is_the_sites_own=True)
        named = {self.shown(path, relative) for relative, path in folder.items()}
        return named | set(names_of(self.site, self._shown))

    def is_for_this_nation(self, record: Any) -> bool:
        """Whether a record, page or worksheet belongs on this site. One that names no nation is for all four."""
        return not record.nations or self.partnership.nation in record.nations

    def here(self, kind: str) -> dict[str, Any]:
        """The records of a kind that belong to this site's nation."""
        return {id: record for id, record in self.records(kind).items() if self.is_for_this_nation(record)}

    @cached_property
    def instruments(self) -> dict[str, models.Instrument]:
        """The worksheets this site shows."""
        return self.here("instrument")

    @cached_property
    def pages(self) -> dict[str, models.Page]:
        """The pages this site shows, by path inside docs/."""
        return {id: page for id, page in self.here("page").items() if (self.is_the_toolkit or not page.toolkit_only)}
