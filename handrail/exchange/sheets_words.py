"""Words of lists in outside cells: by id, by label, by another word for it, and last by what is nearly so."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz, process

from handrail.catalogue import Catalogue
from handrail.exchange.incoming import Did
from handrail.exchange.plain_text import as_plain
from handrail.exchange.sheets_values import LIKELY, Said
from handrail.sheets.cells import parts
from handrail.sheets.shape import Shape


class Words:
    """Looks up words of the lists: by id, by label, by another word for it, and last by what is nearly so."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_id: dict[str, dict[str, str]] = {}
        self._by_name: dict[str, dict[str, str]] = {}
        for scheme in catalogue.records("vocabulary"):
            terms = catalogue.terms(scheme)
            self._by_id[scheme] = {id.casefold(): id for id in terms} | {term.label.casefold(): id for id, term in terms.items()}
            self._by_name[scheme] = {name.casefold(): id for id, term in terms.items() for name in term.synonyms}
        areas = catalogue.partnership.areas
        self._by_id["area"] = {word.casefold(): area.id for area in areas for word in (area.id, area.name, area.code or area.id)}
        self._by_name["area"] = {}
        for record in catalogue.records("import_terms").values():
            for one in record.terms:
                for scheme in set(self._by_id) & set(type(one).model_fields):
                    for id in getattr(one, scheme)[:1]:
                        self._by_id[scheme][one.outside.casefold()] = id
        self.find = lru_cache(8192)(self._find)

    def _find(self, word: str, scheme: str) -> tuple[str, Did | None]:
        """Our id for a word and how sure that is: None for sure, “guessed”, or “not mapped” with no id."""
        bare = " ".join(as_plain(word).casefold().split())
        if bare in self._by_id[scheme]:
            return self._by_id[scheme][bare], None
        if bare in self._by_name[scheme]:
            return self._by_name[scheme][bare], "changed"
        near = process.extractOne(bare, [*self._by_id[scheme], *self._by_name[scheme]], scorer=fuzz.ratio, score_cutoff=LIKELY)
        if near and scheme != "area":
            return (self._by_id[scheme] | self._by_name[scheme])[near[0]], "guessed"
        return "", "not mapped"

    def _elsewhere(self, word: str) -> tuple[str, str] | None:
        """The list that a word does stand in, for sure, and its id there."""
        found = ((scheme, *self.find(word, scheme)) for scheme in self._by_id)
        return next(((scheme, id) for scheme, id, did in found if id and did != "guessed"), None)

    def _apart(self, cell: str, scheme: str) -> list[str]:
        """The words of a cell that has commas between them, or “and” where what stands round it is no word by itself."""
        found = []
        for piece in filter(None, map(str.strip, re.split(r"[,|/]", cell))):
            found += [piece] if self.find(piece, scheme)[0] else [one.strip() for one in piece.split(" and ") if one.strip()]
        return found

    def several(self, cell: str, shape: Shape, unmatched: Callable[[str], None]) -> tuple[list[str], list[Said]]:
        """The ids of the words in a cell: parted by semicolons or lines, or by commas where the whole is no word."""
        scheme = shape.scheme or shape.kind_of_record
        pieces = parts(cell)
        if len(pieces) == 1 and self.find(pieces[0], scheme)[1] == "not mapped":
            pieces = self._apart(pieces[0], scheme)
        ids, said = [], []
        for piece in pieces:
            id, did = self.find(piece, scheme)
            if not id and (other := self._elsewhere(piece)):
                what = (
                    f"One of its words is “{other[1]}” in the list of {_called(other[0])} and not in that of {_called(scheme)}."
                )
                said.append(("not mapped", f"{what} Write it in the column for that."))
            elif not id:
                unmatched(piece)
                said.append(("not mapped", f"One of its words is not in the list of {_called(scheme)}."))
            elif did:
                said.append((did, f"A word in it was {'taken' if did == 'guessed' else 'read'} as “{id}”."))
            if id and id not in ids:
                ids.append(id)
        return ids, said


def _called(scheme: str) -> str:
    return scheme.replace("_", " ")
