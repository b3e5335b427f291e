"""`handrail check`: every rule over the records, the prose and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.cli.options import Format, Site, Today, catalogue_of, show
from handrail.views import due as due_view


def check(
    site: Site = Path("."),
    *,
    today: Today,
    release: Annotated[bool, typer.Option("--release", help="Ask also what a person must re-check before publishing.")] = False,
    due: Annotated[
        bool, typer.Option("--due", help="List also the services to check next, organisation by organisation.")
    ] = False,
    format: Format = "text",
) -> None:
    """Look through the site's records and pages and say what is wrong, where, and how to mend it."""
    catalogue = catalogue_of(site)
    found = rules.check(catalogue, today, release=release)
    show(found, format)
    if due and format == "text" and not problems.errors(found):
        typer.echo(f"\n{due_view.as_text(due_view.due(catalogue, today))}")
    if problems.errors(found):
        raise typer.Exit(1)
