"""Views to PDF: worksheets, an area's booklet, and a card of numbers. Tagged, with a title, a language and page numbers."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.render import Renderer
from handrail.views import booklet, worksheets
from handrail.views import gaps as gaps_view


@dataclass(frozen=True)
class Style:
    """A size of type. Sources: UKAAF guidance G003 of 2019 for clear and large print."""

    points: int


CLEAR = Style(12)
LARGE = Style(18)


@dataclass(frozen=True)
class Paper:
    """A document ready to be set on paper."""

    title: str
    html: str


def worksheet(renderer: Renderer, catalogue: Catalogue, id: str, style: Style = CLEAR) -> Paper:
    """One worksheet. Raises LookupError where this site has no such worksheet."""
    view = worksheets.as_worksheet(catalogue, id)
    return _paper(renderer, catalogue, view.title, "paper_worksheet", view, style)


def poster(renderer: Renderer, catalogue: Catalogue, id: str) -> Paper:
    """A list of tips for a wall, in large type. Raises LookupError where this site has no such list."""
    view = worksheets.as_worksheet(catalogue, id)
    if not view.poster:
        raise LookupError(f"{id} is not a list of tips.")
    tips = [(line.number, line.text) for part in view.parts for line in part.lines]
    words = {"summary": view.summary, "tips": tips, "reviewed": view.reviewed}
    return _paper(renderer, catalogue, view.title, "paper_poster", words, LARGE)


def area_booklet(renderer: Renderer, catalogue: Catalogue, area_id: str, today: date, style: Style = CLEAR) -> Paper:
    """Every listed service of an area with its numbers, hours and dates. Raises LookupError for an unknown area."""
    view = booklet.booklet(catalogue, area_id, today)
    return _paper(renderer, catalogue, view.title, "paper_booklet", view, style)


def helpline_card(renderer: Renderer, catalogue: Catalogue, style: Style = CLEAR) -> Paper:
    """A card of national numbers, to be cut out and folded: no site name and no word that gives its purpose away."""
    view = booklet.card(catalogue)
    return _paper(renderer, catalogue, view.title, "paper_card", view, style)


def gaps(renderer: Renderer, catalogue: Catalogue, today: date) -> Paper:
    """What the directory does not hold, to be printed from a browser."""
    view = replace(gaps_view.gaps(catalogue, today), csv="")
    return _paper(renderer, catalogue, "What our list does not hold", "gaps", view, CLEAR)


def write(paper: Paper, target: Path, kept: Path | None = None) -> None:
    """Set a document and write it. The same document gives the same bytes, so one set before may be taken from `kept`."""
    import weasyprint

    name = hashlib.sha256(f"{weasyprint.__version__} {paper.html}".encode()).hexdigest()
    target.parent.mkdir(parents=True, exist_ok=True)
    before = kept / f"{name}.pdf" if kept else None
    if before and before.is_file():
        shutil.copyfile(before, target)
        return
    weasyprint.HTML(string=paper.html, base_url="paper:", url_fetcher=_nothing_from_outside).write_pdf(
        target,
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
        pdf_forms=True,
        pdf_identifier=name[:32].encode(),
    )
    if before:
        before.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(target, before)


def _paper(renderer: Renderer, catalogue: Catalogue, title: str, component: str, view, style: Style) -> Paper:
    sheet = catalogue.file("overrides/assets/paper.css")
    if sheet is None:
        raise LookupError("There is no overrides/assets/paper.css.")
    html = renderer.component(
        "paper",
        {
            "title": title,
            "language": catalogue.partnership.languages[0],
            "points": style.points,
            "styles": sheet.read_text(encoding="utf-8"),
            "content": renderer.component(component, view),
            "demonstration": catalogue.partnership.demonstration,
        },
    )
    return Paper(title, html)


def _nothing_from_outside(url: str, *_args, **_options):
    raise ValueError(f"A printed document asked for {url}. Everything it needs is in the document itself.")
