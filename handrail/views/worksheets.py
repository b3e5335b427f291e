"""An instrument as a worksheet: on a page, on paper, and beside other partnerships' scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.models.instrument import Instrument, Item, Section
from handrail.views.comparisons import ComparisonTable, comparison

KINDS = {
    "self-assessment": "Self-assessment",
    "checklist": "Checklist",
    "question-set": "Questions",
    "tips": "Tips",
    "register": "Register",
}
# What somebody ticks beside each item, where the sheet is not scored.
ANSWERS = {
    "checklist": ("Yes", "Partly", "No"),
    "tips": ("We do this", "Partly", "Not yet"),
    "question-set": (),
    "register": ("In place", "Being written", "Missing"),
    "self-assessment": (),
}
# Fields of a section that name items of other worksheets, and what stands above each on a page.
JOINED = {
    "policies": "Policies this rests on",
    "data": "Data that shows whether it works",
    "actions": "Actions to choose from",
}


@dataclass(frozen=True)
class Line:
    """One question, statement or tip."""

    id: str
    """Name of its inputs: the section's id and the item's."""
    number: str
    text: str
    hint: str
    page: str
    """The page that helps with it, from the top of the site, or nothing."""


@dataclass(frozen=True)
class Level:
    """One point of the scale."""

    value: str
    label: str
    description: str


@dataclass(frozen=True)
class Part:
    """One section."""

    id: str
    title: str
    intro: str
    page: str
    lines: list[Line]


@dataclass(frozen=True)
class Element:
    """A part of a section's subject, with what good looks like."""

    title: str
    points: list[tuple[str, bool]]
    """Each line, and whether the source sets it apart as a key point."""


@dataclass(frozen=True)
class ItemLink:
    """An item of a worksheet, as a link."""

    text: str
    address: str


@dataclass(frozen=True)
class Joined:
    """Items of other worksheets that belong to a section, in one group."""

    heading: str
    links: list[ItemLink]


@dataclass(frozen=True)
class Worksheet:
    """An instrument ready to show."""

    id: str
    kind: str
    title: str
    summary: str
    address: str
    pdf: str
    large_pdf: str
    poster: str
    """The same as a poster, for a list of tips; nothing for other sheets."""
    time: str
    audience: str
    how_to_use: str
    levels: list[Level]
    scale_note: str
    scores: list[str]
    """Scores that may be ticked for a section, lowest first; none where the sheet is not scored."""
    scoring: str
    answers: tuple[str, ...]
    parts: list[Part]
    elements: dict[str, list[Element]]
    """What good looks like, by the id of its part; parts that say nothing of it are left out."""
    comparison: ComparisonTable | None
    facilitator_notes: str
    source_note: str
    reviewed: str


@dataclass(frozen=True)
class Questions:
    """One section of a worksheet, or all of it, as reading matter, with the way to the sheet."""

    title: str
    address: str
    pdf: str
    parts: list[Part]
    joined: list[Joined]
    """What the subject rests on and leads to, in other worksheets of this site."""


@dataclass(frozen=True)
class WorksheetList:
    """Every worksheet the site has."""

    worksheets: list[Worksheet]


def as_worksheet(catalogue: Catalogue, id: str) -> Worksheet:
    """Put an instrument into the words of its worksheet. Raises LookupError where this site has no such instrument."""
    instrument = _instrument(catalogue, id)
    return Worksheet(
        id=instrument.id,
        kind=KINDS[instrument.kind],
        title=instrument.title,
        summary=instrument.summary,
        address=address_of(instrument.id),
        pdf=f"worksheets/pdf/{instrument.id}.pdf",
        large_pdf=f"worksheets/pdf/{instrument.id}.large-print.pdf",
        poster=f"worksheets/pdf/{instrument.id}.poster.pdf" if instrument.kind == "tips" else "",
        time=minutes_in_words(instrument.takes_minutes),
        audience=", ".join(instrument.audience),
        how_to_use=instrument.how_to_use,
        levels=[Level(f"{level.value:g}", level.label, level.description) for level in instrument.scale.levels]
        if instrument.scale
        else [],
        scale_note=(instrument.scale.note or "") if instrument.scale else "",
        scores=_scores(instrument),
        scoring=instrument.scoring or "",
        answers=ANSWERS[instrument.kind],
        parts=_parts(instrument.sections),
        elements={one.id: _elements(catalogue, one) for one in instrument.sections if one.elements},
        comparison=comparison(catalogue, instrument),
        facilitator_notes=instrument.facilitator_notes or "",
        source_note=instrument.source_note,
        reviewed=f"Reviewed on {in_words(instrument.reviewed_on)}. Next review by {in_words(instrument.review_after)}.",
    )


def as_questions(catalogue: Catalogue, id: str, section: str | None = None) -> Questions:
    """The questions of one section, or of all. Raises LookupError where there is no such section."""
    instrument = _instrument(catalogue, id)
    chosen = [one for one in instrument.sections if section in {None, one.id}]
    if not chosen:
        raise LookupError(f"{id} has no section called {section}.")
    return Questions(instrument.title, address_of(id), f"worksheets/pdf/{id}.pdf", _parts(chosen), _joined(catalogue, chosen))


def worksheet_list(catalogue: Catalogue) -> WorksheetList:
    """Every worksheet of this site, scored ones first."""
    order = list(KINDS)
    found = sorted(catalogue.instruments.values(), key=lambda one: (order.index(one.kind), one.title))
    return WorksheetList([as_worksheet(catalogue, one.id) for one in found])


def address_of(id: str) -> str:
    """A worksheet's page, from the top of the site."""
    return f"worksheets/{id}.html"


def minutes_in_words(minutes: int) -> str:
    """Give 120 as “2 hours”, 90 as “1 hour 30 minutes” and 45 as “45 minutes”."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    if rest:
        parts.append(f"{rest} minutes")
    return " ".join(parts)


def _instrument(catalogue: Catalogue, id: str) -> Instrument:
    if id not in catalogue.instruments:
        raise LookupError(f"This site has no worksheet called {id}.")
    return catalogue.instruments[id]


def _parts(sections: Sequence[Section]) -> list[Part]:
    parts, number = [], 0
    for section in sections:
        lines = []
        for item in section.items:
            number += 1
            lines.append(_line(section, item, number))
        parts.append(Part(section.id, section.title, section.intro or "", section.page or "", lines))
    return parts


def _line(section: Section, item: Item, number: int) -> Line:
    return Line(f"{section.id}.{item.id}", str(number), item.text, item.hint or "", item.page or section.page or "")


def _elements(catalogue: Catalogue, section: Section) -> list[Element]:
    found = []
    for one in section.elements:
        points = [(point.text, point.is_key) for point in one.points]
        kept_elsewhere = [(f"{link.text}.", False) for name in one.items if (link := _item_link(catalogue, name))]
        found.append(Element(one.title, points + kept_elsewhere))
    return found


def _joined(catalogue: Catalogue, sections: Sequence[Section]) -> list[Joined]:
    found = []
    for field, heading in JOINED.items():
        names = dict.fromkeys(name for section in sections for name in getattr(section, field))
        links = [link for name in names if (link := _item_link(catalogue, name))]
        if links:
            found.append(Joined(heading, links))
    return found


def _item_link(catalogue: Catalogue, name: str) -> ItemLink | None:
    """Nothing where the worksheet is for another nation. That the item exists was asked before the build began."""
    id, _, place = name.partition("#")
    if id not in catalogue.instruments:
        return None
    items = {f"{section.id}.{item.id}": item for section in catalogue.instruments[id].sections for item in section.items}
    # Names and sentences stand in one list, so none keeps its full stop.
    return ItemLink((items[place].name or items[place].text).removesuffix("."), f"{address_of(id)}#{place}")


def _scores(instrument: Instrument) -> list[str]:
    if instrument.scale is None:
        return []
    levels = [level.value for level in instrument.scale.levels]
    steps = [level + half for level in levels for half in ((0, 0.5) if instrument.scale.allows_halves else (0,))]
    return [f"{step:g}" for step in steps if step <= levels[-1]]
