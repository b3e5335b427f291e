"""`handrail print`: worksheets, area booklets and a card of numbers as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.catalogue import Catalogue
from handrail.cli.options import Today, catalogue_of, show
from handrail.cli.progress import say

BOOKLET = "booklet-"
CARD = "numbers"
POSTER = "poster-"


def print(
    names: Annotated[
        list[str] | None, typer.Argument(help="What to print. Leave it out to see what there is.", show_default=False)
    ] = None,
    *,
    today: Today,
    site: Annotated[Path, typer.Option(help="The folder of the site.", show_default="this folder")] = Path("."),
    everything: Annotated[bool, typer.Option("--all", help="Print everything there is.")] = False,
    large_print: Annotated[bool, typer.Option("--large-print", help="18 point, for people who need it.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for the PDFs.", show_default="SITE/print")] = None,
) -> None:
    """Make PDFs: a worksheet by its id, poster-ID for tips, booklet-AREA for an area's services, numbers for a card."""
    catalogue = catalogue_of(site)
    found = rules.check(catalogue, today)
    if problems.errors(found):
        show(found, "text")
        raise typer.Exit(1)
    there_is = printable(catalogue)
    wanted = there_is if everything else names or []
    unknown = [name for name in wanted if name not in there_is]
    if unknown or not wanted:
        lead = f"There is nothing called {', '.join(unknown)}. " if unknown else ""
        raise typer.BadParameter(f"{lead}Name one or more of: {', '.join(there_is)}; or --all.")
    # Here and not above: `handrail check` is run often, and reads none of it.
    from handrail import printing
    from handrail.publish import template_folders
    from handrail.render import Renderer

    style = printing.LARGE if large_print else printing.CLEAR
    renderer = Renderer(template_folders(catalogue))
    for name in wanted:
        target = (out or site / "print") / f"{name}{'.large-print' if large_print else ''}.pdf"
        say(f"Printing {name}")
        printing.write(_paper(renderer, catalogue, name, today, style), target)
        typer.echo(target)


def printable(catalogue: Catalogue) -> list[str]:
    """Names of everything this site can print."""
    booklets = [f"{BOOKLET}{area.id}" for area in catalogue.partnership.areas]
    posters = [f"{POSTER}{id}" for id, one in catalogue.instruments.items() if one.kind == "tips"]
    return [*catalogue.instruments, *posters, *booklets, CARD]


def _paper(renderer, catalogue, name, today, style):
    from handrail import printing

    if name == CARD:
        return printing.helpline_card(renderer, catalogue, style)
    if name.startswith(POSTER):
        return printing.poster(renderer, catalogue, name.removeprefix(POSTER))
    if name.startswith(BOOKLET):
        return printing.area_booklet(renderer, catalogue, name.removeprefix(BOOKLET), today, style)
    return printing.worksheet(renderer, catalogue, name, style)
