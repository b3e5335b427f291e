"""What several commands take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from handrail import problems
from handrail.catalogue import EDITIONS, PUBLIC, Catalogue
from handrail.models.fields import as_date


def _as_day(text: str | date) -> date:
    if isinstance(text, date):
        return text
    try:
        return as_date(text)
    except Exception as error:
        raise typer.BadParameter("Write the day in figures, for example 2026-03-31.") from error


Site = Annotated[
    Path, typer.Argument(help="The folder of the site: the one that holds data/partnership.yml.", show_default="this folder")
]
Today = Annotated[
    date,
    typer.Option(
        help="Take this for today's date, so that a build can be repeated.",
        parser=_as_day,
        default_factory=date.today,
        show_default="today",
        metavar="YYYY-MM-DD",
    ),
]


def catalogue_of(site: Path, edition: str = PUBLIC) -> Catalogue:
    """The site's catalogue. Ends the command with status 2 where the folder or the edition does not exist."""
    if edition not in EDITIONS:
        raise typer.BadParameter(f"Choose one of: {', '.join(EDITIONS)}.", param_hint="--edition")
    if not site.is_dir():
        raise typer.BadParameter(f"There is no folder called {site}.")
    return Catalogue(site, shown=site.as_posix(), edition=edition)


Format = Annotated[str, typer.Option(help=f"How to print problems: {', '.join(problems.FORMATS)}.")]


def show(found: list[problems.Problem], format: str) -> None:
    """Print problems in the form asked for. Ends the command with status 2 for a form there is not."""
    if format not in problems.FORMATS:
        raise typer.BadParameter(f"Choose one of: {', '.join(problems.FORMATS)}.", param_hint="--format")
    typer.echo(problems.FORMATS[format](found))
