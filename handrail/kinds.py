"""Every kind of record: its model, and where its files stand in a site and in the toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handrail import models
from handrail.models.fields import Record


@dataclass(frozen=True)
class Kind:
    """Where one kind of record is kept. `model` is None for tables."""

    model: type[Record] | None
    place: str
    pattern: str
    is_the_sites_own: bool = False
    """The toolkit's own copies never reach another partnership's site."""


KINDS = {
    "partnership": Kind(models.Partnership, "data", "partnership.yml", is_the_sites_own=True),
    "organisation": Kind(models.Organisation, "data/organisations", "*.yml", is_the_sites_own=True),
    "service": Kind(models.Service, "data/services", "*.yml", is_the_sites_own=True),
    "import_terms": Kind(models.ImportTerms, "data", "import_terms.yml", is_the_sites_own=True),
    "not_the_same": Kind(models.NotTheSame, "data", "not_the_same.yml", is_the_sites_own=True),
    "helpline": Kind(models.Helpline, "data/helplines", "*.yml"),
    "instrument": Kind(models.Instrument, "data/instruments", "*.yml"),
    "comparison": Kind(None, "data/instruments/comparisons", "*.csv"),
    "vocabulary": Kind(models.Scheme, "data/vocabulary", "*.yml"),
    "glossary": Kind(models.GlossaryTerm, "data/reference/glossary", "*.yml"),
    "law": Kind(models.Law, "data/reference/law", "*.yml"),
    "figure": Kind(models.Figure, "data/reference/figures", "*.yml"),
    "diagram": Kind(models.Diagram, "data/reference/diagrams", "*.yml"),
    "source": Kind(models.SourceDocument, "data/reference/sources", "*.yml"),
    "visit": Kind(models.Visit, "data/reference/visits", "*.yml"),
    "outcode_list": Kind(models.OutcodeList, "data/reference/outcodes", "*.yml"),
    "tested": Kind(models.Tested, "data/reference", "tested.yml"),
    "dead_contact": Kind(models.DeadContact, "data/reference/never_dialable", "*.yml"),
    "guidance": Kind(models.Guidance, "content/guidance", "*.md"),
    "page": Kind(models.Page, "docs", "**/*.md"),
}


def id_of(kind: str, relative: str) -> str:
    """A page is known by its address; every other record by the name of its file. `relative` is the path inside the site."""
    return relative.removeprefix("docs/") if kind == "page" else Path(relative).stem
