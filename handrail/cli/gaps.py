"""`handrail gaps`: what the directory does not hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.cli.options import Site, Today, catalogue_of, show
from handrail.views import gaps as views

# Rows of the account, the state of a cell that is a gap, and what is said where there is one and where there is none.
LINES = (
    ("needs", "none", "No service is listed for", "A service is listed for every need"),
    ("groups", "none", "Nothing is listed for this group", "Something is listed for every group"),
    (
        "groups",
        "thin",
        "Nothing led by or set up for",
        "For every group that has something, a service is led by it or set up for it",
    ),
)
CAUTION = "A gap in the list is not proof of a gap on the ground."


def gaps(
    site: Site = Path("."),
    *,
    today: Today,
    format: Annotated[str, typer.Option(help="text lists what is missing; csv and html hold every count.")] = "text",
) -> None:
    """List the needs and groups for which an area has no service. With csv or html, send the output to a file."""
    forms = {"text": _text, "csv": _csv, "html": _html}
    if format not in forms:
        raise typer.BadParameter(f"Choose one of: {', '.join(forms)}.", param_hint="--format")
    catalogue = catalogue_of(site)
    found = rules.check(catalogue, today)
    if problems.errors(found):
        show(found, "text")
        raise typer.Exit(1)
    typer.echo(forms[format](catalogue, today).rstrip("\n"))


def _text(catalogue, today) -> str:
    areas = catalogue.partnership.areas
    account = views.gaps(catalogue, today, most_columns=len(areas))
    lines = [f"{account.counted} counted. {CAUTION}"]
    for number, area in enumerate(areas):
        lines += ["", area.name]
        for rows, state, some, all in LINES:
            short = [row.label for row in getattr(account, rows).rows if row.cells[number][1] == state]
            lines.append(f"  {some}: {'; '.join(short)}" if short else f"  {all}")
    return "\n".join(lines)


def _csv(catalogue, today) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(views.csv_rows(catalogue, today))
    return out.getvalue()


def _html(catalogue, today) -> str:
    from handrail import printing
    from handrail.publish import template_folders
    from handrail.render import Renderer

    return printing.gaps(Renderer(template_folders(catalogue)), catalogue, today).html
