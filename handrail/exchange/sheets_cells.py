"""One outside cell into the field of a record that its column means."""

from __future__ import annotations

from collections import Counter
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange import sheets_values as values
from handrail.exchange.incoming import Tell
from handrail.exchange.sheets_headings import Heading
from handrail.exchange.sheets_words import Words
from handrail.places import place_in
from handrail.sheets.cells import parts
from handrail.sheets.columns import Column

Plain = dict[str, Any]


class Cells:
    """Reads cells. `unmatched` counts the words that nothing of ours was found for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.unmatched: Counter[str] = Counter()
        self._words = Words(catalogue)

    def _count(self, word: str) -> None:
        if not place_in(word):
            self.unmatched[word[:120]] += 1

    def put(self, record: Plain, heading: Heading, cell: str, tell: Tell) -> None:
        """Read a cell into its field of a record, and tell what was done to it."""
        column = heading.column
        found, said = self._read(column, cell)
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

    def _read(self, column: Column, cell: str) -> tuple[Any, list[values.Said]]:
        shape = column.shape
        if column.loc[0] == "phones" and column.loc[2] == "number":
            return values.phones(cell)
        if column.field == "email" or column.loc[0] in values.LINKS:
            return values.link(cell, column)
        if shape.kind == "words":
            return self._words.several(cell, shape, self._count)
        if shape.kind == "word" and shape.scheme:
            found, said = self._words.several(cell, shape, self._count)
            return (found[0] if found else ""), said
        if shape.kind == "names":
            return [values.text(part, column)[0] for part in parts(cell)], []
        if column.loc[-1] in {"opens_at", "closes_at"}:
            return values.time_of_day(cell)
        reads = {"word": lambda: values.one_word(cell, shape), "day": lambda: values.day(cell), "days": lambda: values.days(cell)}
        reads["yes or no"] = lambda: values.yes_or_no(cell)
        reads["number"] = lambda: values.number(cell, column.field == "maximum_age")
        return reads.get(shape.kind, lambda: values.text(cell, column))()
