"""Written guidance with where it comes from and when it was read, and the twelve components that most of it is about."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.views.worksheets import address_of


@dataclass(frozen=True)
class SourceLine:
    """A document a piece of guidance draws on."""

    title: str
    publisher: str
    year: str
    status: str


@dataclass(frozen=True)
class Provenance:
    """Where guidance comes from, who read it last and when it is due again."""

    sources: list[SourceLine]
    reviewed: str


@dataclass(frozen=True)
class ComponentLink:
    """One of the twelve components."""

    number: str
    title: str
    address: str
    intro: str


@dataclass(frozen=True)
class Components:
    """The twelve components in order."""

    components: list[ComponentLink]
    worksheet: str


def guidance(catalogue: Catalogue, id: str) -> tuple[str, Provenance]:
    """The Markdown of a piece of guidance and its provenance. Raises LookupError where there is none for this nation."""
    entry = catalogue.shelf("guidance").get(id)
    if entry is None or entry.record is None or not catalogue.is_for_this_nation(entry.record):
        raise LookupError(f"There is no guidance called {id} for {catalogue.partnership.nation}.")
    cited = {ref for ref in entry.record.refs} | set(_covered(entry.tree.body))
    return entry.tree.body, Provenance(_sources(catalogue, cited), _reviewed(entry.record))


def components(catalogue: Catalogue, instrument: str = "twelve-components") -> Components:
    """The parts of the self-assessment that have a page of their own, with their pages."""
    sections = [section for section in catalogue.instruments[instrument].sections if section.items]
    return Components(
        [
            ComponentLink(str(number), section.title, section.page or address_of(instrument), section.intro or "")
            for number, section in enumerate(sections, start=1)
        ],
        address_of(instrument),
    )


def _covered(markdown: str) -> list[str]:
    found = []
    for part in markdown.split("<!-- covers:")[1:]:
        found += part.split("-->")[0].split()
    return found


def _sources(catalogue: Catalogue, refs: set[str]) -> list[SourceLine]:
    # The first word of an inventory id names its source: isoe.marac-tip.1 is isoe-2013's.
    named = {id.split("-")[0]: record for id, record in catalogue.records("source").items() if record.is_drawn_on}
    keys = sorted({ref.split(".")[0] for ref in refs} & set(named))
    return [SourceLine(named[key].title, named[key].publisher, str(named[key].year), named[key].status) for key in keys]


def _reviewed(record) -> str:
    return (
        f"Reviewed on {in_words(record.reviewed_on)} by the {record.reviewed_by}. Next review by {in_words(record.review_after)}."
    )
