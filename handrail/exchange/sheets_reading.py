"""A spreadsheet from elsewhere, or ours come back, to plain records and a note of everything done on the way.

Forgiving where `handrail.sheets` is strict. Names of persons are never taken. The place of anything that looks like safe
accommodation is dropped before the record leaves this module, and no note quotes a value that may hold one.
"""

from __future__ import annotations

from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.exchange import sheets_columns, sheets_hours
from handrail.exchange import sheets_values as values
from handrail.exchange.incoming import Did, Incoming, Note, Tell
from handrail.exchange.plain_text import cut
from handrail.exchange.sheets_cells import Cells, Plain
from handrail.exchange.sheets_columns import Rows
from handrail.exchange.sheets_headings import Heading
from handrail.exchange.sheets_places import Places, label
from handrail.exchange.sheets_tables import Table, read_tables
from handrail.models.fields import ID_PATTERN
from handrail.places import place_in
from handrail.sheets.columns import CLOSED, ORGANISATIONS, SERVICES, TIMES
from handrail.sheets.kept import CSV

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


def read_sheets(path: Path, catalogue: Catalogue, source: str) -> Incoming:
    """Read a CSV file or a workbook; beside services.csv also the two files that `export` writes with it."""
    reader = _Reader(catalogue, source)
    for one in _files(path):
        reader.tables += read_tables(one, reader.say)
    return reader.read()


def _files(path: Path) -> list[Path]:
    folder = path if path.is_dir() else path.parent
    if path.is_dir() or path.name == CSV[SERVICES]:
        return [folder / name for name in CSV.values() if (folder / name).is_file()]
    return [path]


class _Reader:
    def __init__(self, catalogue: Catalogue, source: str) -> None:
        self.catalogue, self.incoming, self.tables = catalogue, Incoming(source), []
        self.who = {id: term.label for id, term in catalogue.terms("who").items()}
        self._cells, self._places = Cells(catalogue), Places(catalogue)
        self._by_key: dict[str, Plain] = {}
        """Services by the id, source id and name that other rows may know them by."""
        self._left_out: set[str] = set()
        self._owners: set[str] = set()
        """Ids and names of organisations that are known."""
        for id, entry in catalogue.shelf("organisation").items():
            self._owners |= {id, str((entry.tree.value or {}).get("name", ""))}

    def say(self, where: str, field: str, did: Did, what: str, record: str = "") -> None:
        """Note one thing."""
        self.incoming.notes.append(Note(where, record, field, did, what))

    def read(self) -> Incoming:
        found: dict[str, list[tuple[Table, list[Heading], Rows]]] = {}
        for table in self.tables:
            if (known := sheets_columns.headings_of(table, self.who, self.say)) is not None:
                sheet, headings, rows = known
                found.setdefault(sheet, []).append((table, headings, rows))
        for sheet, read in ((ORGANISATIONS, self._organisation), (SERVICES, self._service), (TIMES, self._times)):
            for table, headings, rows in found.get(sheet, ()):
                sheets_columns.tell(table, headings, rows, self.say)
                for number, cells in rows:
                    filled = [(heading, cell) for heading, cell in zip(headings, cells, strict=False) if cell]
                    read(f"{table.name}, row {number}", filled)
        if not found and self.tables:
            self.say(", ".join(table.name for table in self.tables), "the headings", "not mapped",
                     "No row of headings that can be understood was found, so nothing was taken.")  # fmt: skip
        if not self.incoming.number and not self.incoming.organisations:
            self.incoming.why_nothing = self._why_nothing(bool(found))
        self._places.across(self.incoming)
        self.incoming.unmatched = dict(self._cells.unmatched.most_common())
        return self.incoming

    def _why_nothing(self, has_headings: bool) -> str:
        if not self.tables:
            return "Nothing stands in it that can be seen: it has no row with a word."
        if not has_headings:
            return "It has no row of headings that can be understood, such as Name, Provider, Telephone and Area."
        return "There is a row of headings and no service below it."

    # One row.

    def _organisation(self, where: str, filled: list[tuple[Heading, str]]) -> None:
        record: Plain = {}
        for heading, cell in filled:
            if heading.column:
                self._cells.put(record, heading, cell, lambda field, did, what: self.say(where, field, did, what, label(record)))
        if not record.get("name"):
            self.say(where, "name", "left out", "The row has no name, so it was left out.")
        elif record.get("id", record["name"]) in {one.get("id", one["name"]) for one in self.incoming.organisations}:
            self.say(where, "name", "left out", "An organisation above it is the same. Only the first was taken.", record["name"])
        else:
            if "id" not in record:
                record["source_id"] = record["name"]
            self._owners |= {record.get("id", record["name"]), record["name"]}
            self.incoming.organisations.append(record)

    def _service(self, where: str, filled: list[tuple[Heading, str]]) -> None:
        special = {heading.special: cell for heading, cell in filled if heading.special}
        if joins := special.get("@joins"):
            self._joined(where, joins, filled, special)
            return
        self.incoming.number += 1
        record: Plain = {}
        before = len(self.incoming.notes)
        for heading, cell in filled:
            if heading.column:
                self._cells.put(record, heading, cell, lambda field, did, what: self.say(where, field, did, what))
        named = label(record)
        self.incoming.notes[before:] = [
            Note(one.where, named, one.field, one.did, one.what) for one in self.incoming.notes[before:]
        ]

        def tell(field: str, did: Did, what: str) -> None:
            self.say(where, field, did, what, named)

        if not record.get("name"):
            tell("name", "left out", "The row has no name, so it was left out.")
            return
        key = str(record.get("source_id") or record.get("id") or "")
        if "@visible" in special and values.yes_or_no(special["@visible"])[0] == "no":
            tell("visible", "left out", "The source does not show this service, so it was left out.")
            self._left_out.add(key)
            return
        self._identify(record, tell)
        if record is not self._by_key.setdefault(_key(record), record):
            tell("id", "left out", "A row above it has the same id, or the same name and organisation. Only the first was taken.")
            return
        for name in filter(None, (record.get("id"), record.get("source_id"), record["name"].casefold())):
            self._by_key.setdefault(name, record)
        self._specials(record, special, tell)
        self._words(record, tell)
        if "phones" in record:
            record["phones"] = [one for _, one in sorted(record["phones"].items())]
        self._places.take(record, filled, special, tell)
        self._owner(record, where)
        self.incoming.services.append(record)

    def _identify(self, record: Plain, tell: Tell) -> None:
        """A service that a Handrail site wrote out keeps its own id; any other is known by its source."""
        if record.get("id") and not ID_PATTERN.fullmatch(record["id"]):
            record.setdefault("source_id", record["id"])
            tell("id", "changed", "The id is not one of ours. It was kept as the id at the source.")
            del record["id"]
        if "id" in record:
            return
        if "source_id" not in record:
            record["source_id"] = f"{record['name']} / {record.get('organisation', '')}"[:300]
            tell("id", "guessed", "It has no id. Its name and organisation stand in for one, so do not change them there.")
        record.setdefault("source", self.incoming.source)

    def _specials(self, record: Plain, special: dict[str, str], tell: Tell) -> None:
        if values.yes_or_no(special.get("@closed", ""))[0] == "yes":
            record["status"] = "temporarily closed"
        if route := {"yes": "agency-referral", "no": "self-referral"}.get(values.yes_or_no(special.get("@referral", ""))[0]):
            record.setdefault("routes", []).append(route)
            tell("needs_referral", "guessed", f"How people start was taken as “{route}”.")
        sheets_hours.take(record, special, tell)

    def _joined(self, where: str, key: str, filled: list[tuple[Heading, str]], special: dict[str, str]) -> None:
        """A further row of a service above it: another number, another line of hours."""
        record = self._by_key.get(key)
        if record is None:
            if key not in self._left_out:
                self.say(where, "import_id_reference", "not mapped", "It belongs to no service above it, so it was left out.")
            return
        named = label(record)

        def tell(field: str, did: Did, what: str) -> None:
            self.say(where, field, did, what, named)

        sheets_hours.take(record, special, tell)
        for heading, cell in filled:
            if heading.column and heading.column.field == "phones.1.number":
                found, said = values.phones(cell)
                for did, what in said:
                    tell(heading.words, did, what)
                record.setdefault("phones", []).extend({"number": one} for one in found)
            elif heading.column:
                tell(heading.words, "left out", "A further row gives only numbers and hours. This was not taken.")

    def _words(self, record: Plain, tell: Tell) -> None:
        summary, description = record.get("summary", ""), record.get("description", "")
        if not summary and description:
            summary, _, description = description.partition("\n\n")
            tell("description", "guessed", "It has no summary, so the first paragraph was taken for one. See that it is enough.")
        if len(summary) > values.SHORT:
            short = cut(summary, values.SHORT)
            description = "\n\n".join(part for part in (summary[len(short) :].strip(), description) if part)
            summary = short
            tell("summary", "changed", "It was too long. What did not fit became the beginning of the description.")
        for name, value in (("summary", summary), ("description", description)):
            record.pop(name, None)
            if value:
                record[name] = value

    def _owner(self, record: Plain, where: str) -> None:
        owner = record.get("organisation")
        if not owner:
            self.say(
                where, "organisation", "left out", "No organisation is named. Add one before it is published.", label(record)
            )
        elif owner in self._places.hiding and place_in(owner):
            del record["organisation"]
            self.say(
                where,
                "organisation",
                "address removed",
                "The organisation's name may give a confidential place away.",
                label(record),
            )
        elif owner not in self._owners:
            self._owners.add(owner)
            self.incoming.organisations.append({"name": owner, "source_id": owner})

    def _times(self, where: str, filled: list[tuple[Heading, str]]) -> None:
        line: Plain = {}
        before = len(self.incoming.notes)
        for heading, cell in filled:
            if heading.column:
                self._cells.put(line, heading, cell, lambda field, did, what: self.say(where, field, did, what))
        whose, kind = str(line.pop("service", "")), line.pop("kind", "open")
        record = self._by_key.get(whose) or self._by_key.get(whose.casefold())
        if record is None:
            # The notes on its cells are of no use without it.
            self.incoming.notes[before:] = [
                Note(
                    where,
                    "",
                    "service",
                    "not mapped",
                    "It belongs to no service in this file, so this line of hours was left out.",
                )
            ]
        elif kind == "closed":
            record.setdefault("closures", []).append({CLOSED.get(name, name): value for name, value in line.items()})
        else:
            record.setdefault("schedules", []).append(line)


def _key(record: Plain) -> str:
    return str(record.get("id") or f"{record.get('source')} {record.get('source_id')}")
