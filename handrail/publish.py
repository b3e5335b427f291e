"""After the engine: the pages it does not make (services, areas), the style sheets in one file, and the worksheets as PDF."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from functools import cache, partial
from pathlib import Path

from markupsafe import escape

from handrail import hosting, policy, printing
from handrail.assembly import WORK
from handrail.catalogue import Catalogue
from handrail.exchange import referral_feed, sheets_writing
from handrail.models import Service
from handrail.render import Renderer, as_options
from handrail.shares import beside, shared_out
from handrail.views import chrome, filters, finder, freshness, gaps, service_page, services

SHEETS = "overrides/assets/handrail"
# Notes for those who write style sheets: a sixth of what a phone would fetch. Words in quotation marks may look like one.
NOTES = re.compile(r"""(?P<words>"[^"]*"|'[^']*')|/\*.*?\*/[ \t]*\n?""", re.S)
THEME_SHEETS = ("/theme.css", "/map.css")
# In this order: the finder reads what opening finds.
FINDER_SCRIPTS = ("opening", "finder", "steps", "take-away")
SHARED = frozenset({"first_lines", "helpline_card", "service_card"})
"""Components that stand alike on many pages of the directory."""
# No record holds a nought byte, so none of these stands in a page's own words.
TITLE, DESCRIPTION, CONTENT = "\0title\0", "\0description\0", "\0content\0"


def publish(catalogue: Catalogue, today: date, site: Path) -> None:
    """Write into a built site everything that is worked out from records alone."""
    # Pages of the directory are drawn with their policy, and nothing changes a page after this.
    hashes = policy.write(site)
    write_styles(catalogue, site)

    def write_tables_and_paper() -> None:
        write_gaps(catalogue, today, site)
        sheets_writing.write_downloads(catalogue, site / "downloads")
        write_worksheets(catalogue, site)

    with beside(write_tables_and_paper, len(catalogue.records("service"))):
        write_directory(catalogue, today, site)
        referral_feed.write(catalogue, today, site / "api")
    # The theme's source maps are for its own developers: a megabyte that no reader needs.
    for map in site.glob("assets/**/*.map"):
        map.unlink()
    write_search_for_sticks(site)
    hosting.write(site, hashes)


def write_search_for_sticks(site: Path) -> None:
    """Write the theme's search index as a script too: from a memory stick no page may fetch a file."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')};\n", encoding="utf-8")


def write_gaps(catalogue: Catalogue, today: date, site: Path) -> None:
    """Write the counts behind the page of gaps, for a spreadsheet. The mark at its start is for Excel."""
    target = site / gaps.CSV
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(gaps.csv_rows(catalogue, today))


def template_folders(catalogue: Catalogue) -> list[Path]:
    """Where templates are looked for: the site's own folders first."""
    roots = dict.fromkeys((catalogue.site, catalogue.toolkit))
    return [root / part for root in roots for part in ("macros", "overrides") if (root / part).is_dir()]


def write_styles(catalogue: Catalogue, site: Path) -> None:
    """Put the sheets into one file: tokens first, paper last, the rest by name. Add the script-free filters.

    Survivor-facing pages have a file of their own, without what only the theme's pages need.
    """
    sheets = catalogue.files(SHEETS, "*.css")
    order = sorted(sheets, key=lambda name: (not name.endswith("/tokens.css"), name.endswith("/print.css"), name))
    folder = site / "assets" / "handrail"
    folder.mkdir(parents=True, exist_ok=True)
    own = filters.own_colours(catalogue.partnership.colours)
    for target, left_out in ((site / "assets" / "handrail.css", ()), (folder / "survivors.css", THEME_SHEETS)):
        parts = [sheets[name].read_text(encoding="utf-8") for name in order if not name.endswith(left_out or "/")]
        parts.insert(1, own)
        whole = "\n".join(part for part in parts if part)
        target.write_text(NOTES.sub(lambda found: found["words"] or "", whole), encoding="utf-8")
    (folder / "filters.css").write_text(filters.script_free(catalogue), encoding="utf-8")


def write_directory(catalogue: Catalogue, today: date, site: Path) -> None:
    """Write a page for each service and for each area."""
    layout = _Layout(catalogue)
    for folder in ("s", "find"):
        (site / folder).mkdir(parents=True, exist_ok=True)

    def write_service(service: Service) -> None:
        view = service_page.as_page(catalogue, service, today)
        layout.write(site, view.card.address, view.card.name, view.card.summary, "service_page", view, ("opening",))

    def write_area(id: str | None) -> None:
        view = finder.finder(catalogue, id, today)
        address = services.area_address(id or finder.ANYWHERE)
        title = f"Find help in {view.area}"
        layout.write(site, address, title, f"Services in {view.area}, and national lines.", "finder", view, FINDER_SCRIPTS)

    listed = [service for service in catalogue.records("service").values() if freshness.is_listed(service)]
    links = finder.areas(catalogue, today)
    areas: list[str | None] = [area.id for area in catalogue.partnership.areas]
    pages = [partial(write_area, id) for id in ([*areas, None] if links.everywhere else areas)]
    pages += [partial(write_service, service) for service in listed]
    shared_out(lambda write: write(), pages)


class _Layout:
    """The survivor-facing page round a component, for pages one folder down."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.renderer = Renderer(template_folders(catalogue), base="../", shared=SHARED)
        layout = chrome.chrome(catalogue)
        self.options = {"chrome": as_options(layout), "notice_html": self.renderer.prose(layout.notice), "base": "../"}
        self.shell = cache(self._shell)

    def _shell(self, scripts: tuple[str, ...]) -> str:
        """The page with these scripts, drawn once: marks stand where each page has words of its own."""
        own = {"page_title": TITLE, "page_description": DESCRIPTION, "page_content": CONTENT}
        page = self.options | own | {"page_address": "", "page_scripts": list(scripts)}
        # No page of the directory has a script in its own text, so all have the same policy.
        return policy.with_policy(str(self.renderer.template("partials/handrail/shell.html", page)))

    def write(self, site: Path, address: str, title: str, description: str, component: str, view, scripts=()) -> None:
        page = self.shell(scripts).replace(TITLE, escape(title)).replace(DESCRIPTION, escape(description))
        content = self.renderer.component(component, view)
        (site / address).write_text(page.replace(CONTENT, content), encoding="utf-8")


def write_worksheets(catalogue: Catalogue, site: Path) -> None:
    """Write each worksheet as a PDF, in clear and in large print."""
    folder = site / "worksheets" / "pdf"
    shutil.rmtree(folder, ignore_errors=True)
    renderer = Renderer(template_folders(catalogue))
    kept = catalogue.site / WORK / "pdf"
    for id, instrument in catalogue.instruments.items():
        printing.write(printing.worksheet(renderer, catalogue, id, printing.CLEAR), folder / f"{id}.pdf", kept)
        printing.write(printing.worksheet(renderer, catalogue, id, printing.LARGE), folder / f"{id}.large-print.pdf", kept)
        if instrument.kind == "tips":
            printing.write(printing.poster(renderer, catalogue, id), folder / f"{id}.poster.pdf", kept)
