"""`handrail outcodes`: the first halves of an area's postcodes, ready to paste."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from handrail import problems
from handrail.cli.options import Site, catalogue_of, show
from handrail.cli.progress import say
from handrail.outcodes import shares

HEAD = f"""\
# Paste each list under its area in data/partnership.yml, then take out what you know to be wrong.
# Beside each stands how much of it lies in the area. Less than {shares.LEAST:.0%} is left out.
# Contains OS data © Crown copyright and database right. The page “about/open-data” of your site says the rest."""


def outcodes(
    file: Annotated[Path, typer.Argument(help="The zip of Code-Point Open (CSV), as it was downloaded.", metavar="FILE")],
    site: Site = Path("."),
) -> None:
    """List the first halves of the postcodes in each area that has a code, for data/partnership.yml. Changes no file."""
    if file.is_dir():
        raise typer.BadParameter("Give the zip itself, not the folder it was unpacked into.", param_hint="FILE")
    if not file.is_file():
        raise typer.BadParameter(f"There is no file called {file}.", param_hint="FILE")
    catalogue = catalogue_of(site)
    if not catalogue.records("partnership"):
        show(catalogue.problems(), "text")
        raise typer.Exit(1)
    say("Reading the postcodes")
    found, wrong = shares.of_areas(catalogue, file)
    if found:
        typer.echo("\n\n".join([HEAD, *(_as_yaml(area) for area in found)]))
    if wrong:
        # Beside the lists, not among them: the lists can be sent to a file.
        typer.echo(problems.as_text(wrong), err=True)
    if problems.errors(wrong):
        raise typer.Exit(1)


def _as_yaml(area: shares.AreaOutcodes) -> str:
    lines = [f"  # {area.name}, {area.code}", "    outcodes:"]
    lines += [f"      - {outcode} # {_percent(share)}" for outcode, share in area.shares]
    if area.left_out:
        lines.append(f"      # Left out: {', '.join(f'{outcode} {_percent(share)}' for outcode, share in area.left_out)}")
    return "\n".join(lines)


def _percent(share: float) -> str:
    """Rounded down, so that 100% means all of it."""
    whole = math.floor(round(share * 100, 6))  # 0.29 * 100 is a hair under 29
    return f"{whole}%" if whole else "under 1%"
