"""Outside words as ours: by the file a person edits, by code, and by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from handrail.catalogue import Catalogue
from handrail.exchange.referral_fields import ATTRIBUTES
from handrail.exchange.referral_ids import term_id
from handrail.models.import_terms import SCHEMES as MAPPED

FIELDS = {scheme: name for name, scheme in ATTRIBUTES.items()}
# Other people's names for our lists, as feeds write them in link_type and in the name of a taxonomy.
KNOWN_AS = {
    "identity": "group",
    "group served": "group",
    "form of abuse": "abuse",
    "delivery channel": "channel",
    "accommodation": "accommodation_type",
}


@dataclass(frozen=True)
class Match:
    """Words of ours for one outside word."""

    words: tuple[tuple[str, str], ...]
    """Scheme and id of each."""
    sure: bool
    """Whether a person or the same id in the same list says so; otherwise somebody must look."""


@dataclass
class Terms:
    """Looks up outside words. `unmatched` counts those that nothing was found for."""

    catalogue: Catalogue
    unmatched: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._by_person = {}
        for record in self.catalogue.records("import_terms").values():
            for one in record.terms:
                words = tuple((scheme, id) for scheme in MAPPED if scheme != "area" for id in getattr(one, scheme))
                self._by_person[one.outside.casefold()] = words
        self._by_uuid, self._by_code, self._by_name = {}, {}, {}
        for scheme in FIELDS:
            for id, term in self.catalogue.terms(scheme).items():
                self._by_uuid[term_id(scheme, id)] = (scheme, id)
                self._by_code.setdefault(id.casefold(), {})[scheme] = id
                for name in (term.label, *term.synonyms):
                    self._by_name.setdefault(_plain(name), {}).setdefault(scheme, id)
        self._lists = {id: id for id in FIELDS} | KNOWN_AS
        for id in FIELDS:
            if id in self.catalogue.records("vocabulary"):
                self._lists[self.catalogue.records("vocabulary")[id].label.casefold()] = id

    def find(self, term: dict, link_type: str = "") -> Match | None:
        """Our words for an outside one; None where there are none, and then it is counted."""
        code, name = str(term.get("code") or ""), str(term.get("name") or "")
        uri, list_name = str(term.get("term_uri") or ""), str(term.get("taxonomy") or "")
        # Council codes carry their list in front: esdNeed:123.
        bare = code.rpartition(":")[2]
        for key in (uri, code, bare, name):
            if key.casefold() in self._by_person:
                return Match(self._by_person[key.casefold()], sure=True)
        if str(term.get("id")) in self._by_uuid:
            return Match((self._by_uuid[str(term["id"])],), sure=True)
        wanted = self._lists.get(link_type.casefold()) or self._lists.get(list_name.casefold())
        for found, by_code in ((self._by_code.get(bare.casefold()), True), (self._by_name.get(_plain(name)), False)):
            if found and (not wanted or wanted in found):
                scheme = wanted or next(iter(found))
                same = by_code and wanted is not None and self._by_name.get(_plain(name), {}).get(scheme) == found[scheme]
                return Match(((scheme, found[scheme]),), sure=same)
        self.unmatched[uri or code or name, name] += 1
        return None

    def area(self, name: str) -> tuple[str, ...]:
        """Our areas for the name or code of an outside one, by the file a person edits."""
        for record in self.catalogue.records("import_terms").values():
            for one in record.terms:
                if one.area and one.outside.casefold() == name.casefold():
                    return one.area
        return ()


def _plain(name: str) -> str:
    """A name without capitals, what stands in brackets, and the difference between “and” and “&”."""
    words = name.casefold().partition("(")[0].replace("&", "and").replace("-", " ").split()
    return " ".join(words)
