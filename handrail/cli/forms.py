"""`handrail forms`: the spreadsheet template, and the schemas for editors."""

from __future__ import annotations

from pathlib import Path

import typer

from handrail import problems
from handrail.cli.options import Site, catalogue_of, show
from handrail.forms import kept


def forms(site: Site = Path(".")) -> None:
    """Write the spreadsheet template and the schemas for editors into data/forms/, from the fields and lists of words."""
    catalogue = catalogue_of(site)
    needed = [one for kind in ("partnership", "vocabulary") for one in catalogue.problems_of(kind)]
    if problems.errors(needed) or not catalogue.records("partnership"):
        show(needed or catalogue.problems(), "text")
        raise typer.Exit(1)
    for path in kept.write(catalogue):
        typer.echo(f"  {path}")
