"""`handrail check`: every rule over the records, the prose and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.cli.options import Format, Site, Today, catalogue_of, show


def check(
    site: Site = Path("."),
    *,
    today: Today,
    release: Annotated[bool, typer.Option("--release", help="Ask also what a person must re-check before publishing.")] = False,
    format: Format = "text",
) -> None:
    """Look through the site's records and pages and say what is wrong, where, and how to mend it."""
    found = rules.check(catalogue_of(site), today, release=release)
    show(found, format)
    if problems.errors(found):
        raise typer.Exit(1)
