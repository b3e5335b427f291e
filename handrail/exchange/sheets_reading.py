"""A spreadsheet from elsewhere, or ours come back, to plain records and a note of everything done on the way.

Forgiving where `handrail.sheets` is strict. Names of persons are never taken. The place of anything that looks like safe
accommodation is dropped before the record leaves this module, and no note quotes a value that may hold one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange import accommodation, sheets_hours, withheld
from handrail.exchange import sheets_values as values
from handrail.exchange.incoming import Did, Incoming, Note
from handrail.exchange.plain_text import as_plain, cut
from handrail.exchange.sheets_headings import THEIR_DAY, Heading, read_headings
from handrail.exchange.sheets_tables import Table, read_tables
from handrail.models.fields import ID_PATTERN
from handrail.places import place_in
from handrail.sheets.cells import parts
from handrail.sheets.columns import CLOSED, ORGANISATIONS, SERVICES, TIMES, Column
from handrail.sheets.kept import CSV

Plain = dict[str, Any]
Tell = Callable[[str, Did, str], None]
"""The outside field, what was done, and the sentence; where and whose is known."""
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
# A title, a date and a line of thanks often stand above the headings.
HEADING_WITHIN = 15
# Columns in which other people write what kind of service it is.
CATEGORIES = {"needs", "channels", accommodation.FIELD}
NOT_TABLES = {"words", "read me"}
NEVER = {
    THEIR_DAY: "A day on which somebody else changed or looked at the row is no check of yours, so it was not taken. Read each "
    "record through and fill in reviewed_on. If the checks are your own, call the column reviewed_on and import again.",
    "persons": "Names of persons are never taken. Give the post instead.",
    "private": "Notes meant for staff are never taken.",
    "place": "No field of ours holds it. A place is given by its address alone, and only where anyone may know it.",
}


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
        self.words = values.Words(catalogue)
        self.who = {id: term.label for id, term in catalogue.terms("who").items()}
        self._unmatched: Counter[str] = Counter()
        self._by_key: dict[str, Plain] = {}
        """Services by the id, source id and name that other rows may know them by."""
        self._left_out: set[str] = set()
        self._owners: set[str] = set()
        self._places: set[str] = set()
        """Streets and postcodes of what may be a refuge."""
        self._refuge_owners: set[str] = set()
        self._hiding: set[str] = set()
        """Organisations with a service whose place is not public."""
        for id, entry in catalogue.shelf("organisation").items():
            self._owners |= {id, str((entry.tree.value or {}).get("name", ""))}

    def say(self, where: str, field: str, did: Did, what: str, record: str = "") -> None:
        """Note one thing."""
        self.incoming.notes.append(Note(where, record, field, did, what))

    def _count(self, word: str) -> None:
        if not place_in(word):
            self._unmatched[word[:120]] += 1

    def read(self) -> Incoming:
        found: dict[str, list[tuple[Table, list[Heading], list[tuple[int, list[str]]]]]] = {}
        for table in self.tables:
            if (known := self._headings(table)) is not None:
                sheet, headings, rows = known
                found.setdefault(sheet, []).append((table, headings, rows))
        for sheet, read in ((ORGANISATIONS, self._organisation), (SERVICES, self._service), (TIMES, self._times)):
            for table, headings, rows in found.get(sheet, ()):
                self._columns(table, headings, rows)
                for number, cells in rows:
                    filled = [(heading, cell) for heading, cell in zip(headings, cells, strict=False) if cell]
                    read(f"{table.name}, row {number}", filled)
        if not found and self.tables:
            self.say(", ".join(table.name for table in self.tables), "the headings", "not mapped",
                     "No row of headings that can be understood was found, so nothing was taken.")  # fmt: skip
        if not self.incoming.number and not self.incoming.organisations:
            self.incoming.why_nothing = self._why_nothing(bool(found))
        self._withhold_owners()
        withheld.across(self.incoming, self._places, self._refuge_owners)
        self.incoming.unmatched = dict(self._unmatched.most_common())
        return self.incoming

    def _why_nothing(self, has_headings: bool) -> str:
        if not self.tables:
            return "Nothing stands in it that can be seen: it has no row with a word."
        if not has_headings:
            return "It has no row of headings that can be understood, such as Name, Provider, Telephone and Area."
        return "There is a row of headings and no service below it."

    def _withhold_owners(self) -> None:
        """What says where a hidden service is may also stand in the words of the organisation that runs it."""
        for index, owner in enumerate(self.incoming.organisations):
            if {owner.get("id"), owner.get("name")} & self._hiding:
                self.incoming.organisations[index], found = withheld.without_place_words(owner)
                if found:
                    self.say("organisations", ", ".join(dict.fromkeys(found)), "address removed", withheld.DROPPED, _label(owner))

    # Tables and their columns.

    def _headings(self, table: Table) -> tuple[str, list[Heading], list[tuple[int, list[str]]]] | None:
        """Which of our sheets a table is, its headings, and the rows below them."""
        named = table.sheet.replace("-", " ")
        best: tuple[int, int, str, list[Heading]] | None = None
        for at, (_, cells) in enumerate(table.rows[:HEADING_WITHIN]):
            for sheet in (SERVICES, ORGANISATIONS, TIMES):
                if named in (SERVICES, ORGANISATIONS, TIMES) and sheet != named:
                    continue
                headings = read_headings(cells, sheet, self.who)
                score = sum(heading.is_known for heading in headings)
                # What only opening times have, they must have.
                if sheet == TIMES and not any(heading.column and heading.column.field == "opens_at" for heading in headings):
                    continue
                if score >= 2 and (best is None or score > best[0]):
                    best = (score, at, sheet, headings)
        if best is None:
            if named not in NOT_TABLES:
                self.say(table.name, "the headings", "left out", "It has no row of headings that can be understood.")
            return None
        _, at, sheet, headings = best
        if at:
            self.say(table.name, "the top", "left out", f"{at} row{'' if at == 1 else 's'} above the headings held no record.")
        return sheet, headings, table.rows[at + 1 :]

    def _columns(self, table: Table, headings: list[Heading], rows: list[tuple[int, list[str]]]) -> None:
        """Tell once of each column what is true of all its cells."""
        for index, heading in enumerate(headings):
            filled = sum(1 for _, cells in rows if index < len(cells) and cells[index])
            if not filled:
                continue
            name, count = heading.words or f"column {index + 1}", f"{filled:,} row{'' if filled == 1 else 's'}"
            if heading.special in NEVER:
                known = [day for _, cells in rows if index < len(cells) and (day := values.day(cells[index])[0])]
                days = f", with days between {min(known)} and {max(known)}" if heading.special == THEIR_DAY and known else ""
                self.say(table.name, name, "left out", f"{NEVER[heading.special]} It was filled in {count}{days}.")
            elif not heading.is_known:
                self.say(table.name, name, "not mapped", f"No field of ours was found for this column. It was filled in {count}.")
            elif heading.guessed:
                self.say(table.name, name, "guessed", f"The column was taken as “{_called(heading)}”.")
            elif heading.column and heading.column.field == "serves.welcomes" and heading.words.casefold() != "welcomes":
                self.say(
                    table.name, name, "guessed", "The groups in it were taken as welcomed. Ask whom the service is set up for."
                )

    # One cell.

    def _put(self, record: Plain, heading: Heading, cell: str, tell: Tell) -> None:
        column = heading.column
        found, said = self._value(column, cell)
        for did, what in said:
            tell(heading.words, did, what)
        if not found:
            return
        first, *rest = column.loc
        if column.gives:
            words = record.setdefault(first, {})
            for word in found:
                if word in words:
                    tell(heading.words, "left out", f"“{word}” stands in another column of this row as well.")
                words.setdefault(word, column.gives)
        elif first == "phones":
            slots = record.setdefault("phones", {})
            if rest[1] == "number":
                slots.setdefault(rest[0], {})["number"], *more = found
                for extra, one in enumerate(more, start=1):
                    slots[rest[0] + extra / 100] = {"number": one}
            else:
                slots.setdefault(rest[0], {})[rest[1]] = found
        elif rest:
            record.setdefault(first, {})[rest[0]] = found
        else:
            record[first] = found

    def _value(self, column: Column, cell: str) -> tuple[Any, list[values.Said]]:
        shape = column.shape
        if column.loc[0] == "phones" and column.loc[2] == "number":
            return values.phones(cell)
        if column.field == "email" or column.loc[0] in values.LINKS:
            return values.link(cell, column)
        if shape.kind == "words":
            return self.words.several(cell, shape, self._count)
        if shape.kind == "word" and shape.scheme:
            found, said = self.words.several(cell, shape, self._count)
            return (found[0] if found else ""), said
        if shape.kind == "names":
            return [values.text(part, column)[0] for part in parts(cell)], []
        if column.loc[-1] in {"opens_at", "closes_at"}:
            return values.time_of_day(cell)
        reads = {"word": lambda: values.one_word(cell, shape), "day": lambda: values.day(cell), "days": lambda: values.days(cell)}
        reads["yes or no"] = lambda: values.yes_or_no(cell)
        reads["number"] = lambda: values.number(cell, column.field == "maximum_age")
        return reads.get(shape.kind, lambda: values.text(cell, column))()

    # One row.

    def _organisation(self, where: str, filled: list[tuple[Heading, str]]) -> None:
        record: Plain = {}
        for heading, cell in filled:
            if heading.column:
                self._put(record, heading, cell, lambda field, did, what: self.say(where, field, did, what, _label(record)))
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
                self._put(record, heading, cell, lambda field, did, what: self.say(where, field, did, what))
        label = _label(record)
        self.incoming.notes[before:] = [
            Note(one.where, label, one.field, one.did, one.what) for one in self.incoming.notes[before:]
        ]

        def tell(field: str, did: Did, what: str) -> None:
            self.say(where, field, did, what, label)

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
        self._place(record, filled, special, tell)
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
        label = _label(record)

        def tell(field: str, did: Did, what: str) -> None:
            self.say(where, field, did, what, label)

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
                where, "organisation", "left out", "No organisation is named. Add one before it is published.", _label(record)
            )
        elif owner in self._hiding and place_in(owner):
            del record["organisation"]
            self.say(
                where,
                "organisation",
                "address removed",
                "The organisation's name may give a confidential place away.",
                _label(record),
            )
        elif owner not in self._owners:
            self._owners.add(owner)
            self.incoming.organisations.append({"name": owner, "source_id": owner})

    def _place(self, record: Plain, filled: list[tuple[Heading, str]], special: dict[str, str], tell: Tell) -> None:
        """Drop the place of what is not public, or may be safe accommodation, before anybody else sees the record."""
        said = record.get("location_disclosure")
        lived_in = bool(record.get("accommodation_type")) or "residential" in record.get("channels", ())
        kept_back = (
            values.yes_or_no(special.get("@hides", ""))[0] == "no" or values.yes_or_no(special.get("@masks", ""))[0] == "yes"
        )
        if said:
            # A Handrail sheet has asked the provider.
            hides = said != "public" or (lived_in and not record.get("location_consent"))
        else:
            hides = lived_in or kept_back or any(withheld.SAFE_PLACE.search(as_plain(cell)) for _, cell in filled)
        place = record.get("location")
        if hides:
            if not said:
                self._places |= withheld.places_of({"location": place or {}})
                self._refuge_owners |= {record["organisation"]} if "organisation" in record else set()
            record.pop("location", None)
            if said != "area_only" or (lived_in and not record.get("location_consent")):
                record.pop("named_area", None)
            if place or any(heading.special == "place" for heading, _ in filled):
                tell("address", "address removed", "It may be a confidential place, so its address was dropped.")
            if said in {None, "public"}:
                record["location_disclosure"] = "none"
                if said:
                    tell("address", "guessed", accommodation.WITHHELD)
                else:
                    cells = [cell for heading, cell in filled if heading.column and heading.column.field in CATEGORIES]
                    words = [word for cell in cells for part in parts(cell) for word in part.split(",")]
                    accommodation.withhold(record, words, self.catalogue, tell, "address")
        elif not said:
            whole = place and all(place.get(part) for part in ("address", "town", "postcode"))
            record["location_disclosure"] = "public" if whole else "none"
            if whole:
                tell("address", "guessed", "Its address was taken as one that anyone may know. Ask them.")
            elif place:
                del record["location"]
                tell("address", "left out", "The address lacks a street, a town or a postcode.")
        if record["location_disclosure"] != "public":
            kept, found = withheld.without_place_words(record)
            if found:
                kept.setdefault("name", withheld.NAME)
                record.clear()
                record.update(kept)
                tell(", ".join(dict.fromkeys(found)), "address removed", withheld.DROPPED)
            if place_in(record.get("source_id", "")):
                # Still the same at the next import, and nobody can read it back.
                record["source_id"] = f"withheld-{sha256(record['source_id'].encode()).hexdigest()[:16]}"
                tell(
                    "id",
                    "address removed",
                    "The id may give a confidential place away. A made one stands for it.",
                )
            self._hiding.add(record.get("organisation", ""))

    def _times(self, where: str, filled: list[tuple[Heading, str]]) -> None:
        line: Plain = {}
        before = len(self.incoming.notes)
        for heading, cell in filled:
            if heading.column:
                self._put(line, heading, cell, lambda field, did, what: self.say(where, field, did, what))
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


def _called(heading: Heading) -> str:
    return heading.column.heading if heading.column else heading.special.removeprefix("@")


def _label(record: Plain) -> str:
    """What a report calls a record: its name, unless that may give a place away; else its id."""
    names = [str(record.get(field) or "") for field in ("name", "id", "source_id")]
    return next((name[:80] for name in names if name and not place_in(name)), "")


def _key(record: Plain) -> str:
    return str(record.get("id") or f"{record.get('source')} {record.get('source_id')}")
