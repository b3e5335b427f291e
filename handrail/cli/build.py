"""`handrail build`, `handrail serve` and `handrail inspect`: making a site and looking at it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from handrail import engines, problems
from handrail.catalogue import PUBLIC
from handrail.cli.options import Format, Site, Today, catalogue_of, show
from handrail.cli.progress import say


def build(
    site: Site = Path("."),
    *,
    today: Today,
    out: Annotated[
        Path | None, typer.Option(help="Where to put the built site.", show_default="SITE/site, or SITE/site-professional")
    ] = None,
    edition: Annotated[str, typer.Option(help="public, or professional: with notes that only workers may read.")] = PUBLIC,
    engine: Annotated[str, typer.Option(help=f"Which site engine to use: {', '.join(engines.COMMANDS)}.")] = "mkdocs",
) -> None:
    """Check the records, build the whole site, and inspect it. A site with errors never replaces a good one."""
    # Here and not above: `handrail check` is run often, and reads none of it.
    from handrail import building

    if engine not in engines.COMMANDS:
        raise typer.BadParameter(f"Choose one of: {', '.join(engines.COMMANDS)}.", param_hint="--engine")
    catalogue = catalogue_of(site, edition)
    # In a folder of its own, so that nobody publishes it by habit.
    target = out or site / ("site" if edition == PUBLIC else f"site-{edition}")
    _refuse_somebody_elses(target)
    try:
        found = building.build(catalogue, today, target, engine, say)
    except engines.EngineFailed as failure:
        typer.echo(f"{failure}\n\n{failure.said.rstrip()}\n\nNothing was written to {target}.", err=True)
        raise typer.Exit(1) from failure
    show(found, "text")
    if problems.errors(found):
        typer.echo(f"Nothing was written to {target}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The site is in {target}. Open {target / 'index.html'} to see it.")


def inspect(
    folder: Annotated[Path, typer.Argument(help="A built site.")],
    format: Format = "text",
) -> None:
    """Look through a built site for outside requests, traces, hidden places, dead links and missing parts."""
    from handrail.inspect import inspect as look_through

    if not folder.is_dir():
        raise typer.BadParameter(f"There is no folder called {folder}.")
    found = look_through(folder)
    show(found, format)
    if problems.errors(found):
        raise typer.Exit(1)


def serve(
    site: Site = Path("."),
    *,
    today: Today,
    port: Annotated[int, typer.Option(help="Port on this computer.")] = 8000,
) -> None:
    """Build the site, show it on this computer, and build it again whenever a file changes."""
    from handrail import serving

    serving.serve(catalogue_of(site), today, port, typer.echo)


def _refuse_somebody_elses(target: Path) -> None:
    """A folder that holds something other than a built site is never replaced."""
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / "assets" / "handrail.css").exists())):
        raise typer.BadParameter(f"{target} holds something other than a built site. Choose an empty folder.", param_hint="--out")
