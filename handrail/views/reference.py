"""Words explained and documents named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.days import in_words

NATION_NAMES = {"england": "England", "scotland": "Scotland", "wales": "Wales", "northern-ireland": "Northern Ireland"}


@dataclass(frozen=True)
class Entry:
    """One word."""

    id: str
    term: str
    expansion: str
    meaning: str
    now: str
    nations: str


@dataclass(frozen=True)
class Letter:
    """The words that begin alike."""

    letter: str
    entries: list[Entry]


@dataclass(frozen=True)
class Glossary:
    """Every word, in alphabetical order."""

    letters: list[Letter]


@dataclass(frozen=True)
class Document:
    """One document."""

    id: str
    title: str
    publisher: str
    year: str
    nations: str
    status: str
    note: str
    website: str


@dataclass(frozen=True)
class Sources:
    """Documents this site draws on and documents worth reading, newest first."""

    documents: list[Document]


def glossary(catalogue: Catalogue) -> Glossary:
    """The glossary for this nation."""
    entries = sorted(catalogue.here("glossary").values(), key=lambda one: one.term.casefold())
    letters: list[Letter] = []
    for one in entries:
        first = one.term[0].upper()
        if not letters or letters[-1].letter != first:
            letters.append(Letter(first, []))
        nations = nations_in_words(one.nations) if one.nations else ""
        letters[-1].entries.append(Entry(one.id, one.term, one.expansion or "", one.meaning, one.now or "", nations))
    return Glossary(letters)


def sources(catalogue: Catalogue) -> Sources:
    """The documents that apply here, and those the toolkit draws on wherever they come from."""
    chosen = [
        record for record in catalogue.records("source").values() if catalogue.is_for_this_nation(record) or record.is_drawn_on
    ]
    return Sources(
        [
            Document(
                one.id,
                one.title,
                one.publisher,
                str(one.year),
                nations_in_words(one.nations),
                one.status,
                one.note or "",
                one.website or "",
            )
            for one in sorted(chosen, key=lambda one: (-one.year, one.title))
        ]
    )


def nations_in_words(nations: tuple[str, ...]) -> str:
    """Give the nations as “England and Wales”; all four, or none named, as “United Kingdom”."""
    names = [NATION_NAMES[nation] for nation in NATION_NAMES if nation in nations]
    if len(names) in {0, 4}:
        return "United Kingdom"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@dataclass(frozen=True)
class LawEntry:
    """One Act, strategy or piece of guidance."""

    id: str
    title: str
    kind: str
    nations: str
    dated: str
    what_it_does: str
    status: str
    changed_since: str
    caution: str
    reviewed: str


@dataclass(frozen=True)
class LawGroup:
    """The entries of one sort."""

    heading: str
    entries: list[LawEntry]


@dataclass(frozen=True)
class LawList:
    """The law and policy of the site's nation."""

    groups: list[LawGroup]


@dataclass(frozen=True)
class FigureTable:
    """One table of figures with its place, period and source."""

    id: str
    title: str
    place: str
    period: str
    source: str
    historical: bool
    columns: list[str]
    rows: list[tuple[str, list[str]]]
    shares: list[list[int | None]]
    """For each value, its share in per cent of the largest beside it, for drawing a bar; empty where bars would not be fair."""
    note: str


KINDS_OF_LAW = {
    "act": "Acts",
    "regulations": "Regulations",
    "convention": "Conventions",
    "scheme": "Schemes",
    "strategy": "Strategies",
    "policy": "Policies",
    "guidance": "Guidance",
}


def law(catalogue: Catalogue) -> LawList:
    """The law and policy of this nation, in groups, by title."""
    groups = []
    for kind, heading in KINDS_OF_LAW.items():
        chosen = sorted((one for one in catalogue.here("law").values() if one.kind == kind), key=lambda one: one.title.casefold())
        if chosen:
            groups.append(LawGroup(heading, [_law_entry(one) for one in chosen]))
    return LawList(groups)


def _law_entry(one) -> LawEntry:
    return LawEntry(
        id=one.id,
        title=one.title,
        kind=one.kind,
        nations=nations_in_words(one.nations),
        dated=one.dated,
        what_it_does=one.what_it_does,
        status=one.status,
        changed_since=one.changed_since or "",
        caution=one.caution or "",
        reviewed=f"Read on {in_words(one.reviewed_on)}.",
    )


def figure(catalogue: Catalogue, id: str) -> FigureTable:
    """One table of figures. Raises LookupError where there is none of that name."""
    if id not in catalogue.records("figure"):
        raise LookupError(f"There is no figure called {id} in data/reference/figures/.")
    one = catalogue.records("figure")[id]
    return FigureTable(
        one.id,
        one.title,
        one.place,
        one.period,
        one.source,
        one.is_historical,
        list(one.columns),
        [(row.label, list(row.values)) for row in one.rows],
        _shares(one),
        one.note or "",
    )


def _shares(figure) -> list[list[int | None]]:
    table = [row.values for row in figure.rows]
    if figure.bars == "none":
        return []
    if figure.bars == "across":
        return [_shares_of(values) for values in table]
    return [list(row) for row in zip(*(_shares_of(values) for values in zip(*table, strict=True)), strict=True)]


def _shares_of(values: Sequence[str]) -> list[int | None]:
    # “1,234”, “£202.6 million” and “56%” are numbers; “187 (69%)” and “under 1%” are not. All must have one unit.
    found = [re.fullmatch(r"(£?)([\d,]+(?:\.\d+)?)(%| million| billion)?", value) for value in values]
    units = {(one[1], one[3]) for one in found if one}
    numbers = [float(one[2].replace(",", "")) if one and len(units) == 1 else None for one in found]
    known = [number for number in numbers if number is not None]
    if len(known) < 2 or not max(known):
        return [None] * len(values)
    return [None if number is None else round(100 * number / max(known)) for number in numbers]
