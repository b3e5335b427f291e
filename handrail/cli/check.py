"""`handrail check`: every rule over the records, the prose and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import history as past
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
    history: Annotated[bool, typer.Option("--history", help="Look also for a place that was once committed.")] = False,
    format: Format = "text",
) -> None:
    """Look through the site's records and pages and say what is wrong, where, and how to mend it."""
    catalogue = catalogue_of(site)
    found = rules.check(catalogue, today, release=release)
    if history:
        found += past.find(catalogue)
    show(found, format)
    if due and format == "text" and not problems.errors(found):
        typer.echo(f"\n{due_view.as_text(due_view.due(catalogue, today))}")
    if format == "text" and any(problem.fault == "place_in_history" for problem in found):
        typer.echo(f"\n{past.NEXT}")
    if problems.errors(found):
        raise typer.Exit(1)
