"""`handrail gaps`: what the directory does not hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from handrail import printing, problems, rules
from handrail.cli.options import Site, Today, catalogue_of, show
from handrail.publish import template_folders
from handrail.render import Renderer
from handrail.views import gaps as views

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
        asked = (
            ("No service is listed for", account.needs.rows),
            ("Nothing is listed for this group", account.groups.rows),
        )
        for heading, rows in asked:
            none = [row.label for row in rows if row.cells[number][1] == "none"]
            lines.append(f"  {heading}: {'; '.join(none) or 'every one has something'}")
        thin = [row.label for row in account.groups.rows if row.cells[number][1] == "thin"]
        lines.append(f"  Nothing led by or set up for: {'; '.join(thin) or 'every group has something'}")
    return "\n".join(lines)


def _csv(catalogue, today) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(views.csv_rows(catalogue, today))
    return out.getvalue()


def _html(catalogue, today) -> str:
    return printing.gaps(Renderer(template_folders(catalogue)), catalogue, today).html
