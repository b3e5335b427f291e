"""`handrail check`: every rule over the records, the prose and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.cli.options import Site, Today, catalogue_of


def check(
    site: Site = Path("."),
    *,
    today: Today,
    release: Annotated[bool, typer.Option("--release", help="Ask also what a person must re-check before publishing.")] = False,
    format: Annotated[str, typer.Option(help="How to print problems: text, json or github.")] = "text",
) -> None:
    """Look through the site's records and pages and say what is wrong, where, and how to mend it."""
    if format not in problems.FORMATS:
        raise typer.BadParameter("Choose text, json or github.", param_hint="--format")
    found = rules.check(catalogue_of(site), today, release=release)
    typer.echo(problems.FORMATS[format](found))
    if problems.errors(found):
        raise typer.Exit(1)
