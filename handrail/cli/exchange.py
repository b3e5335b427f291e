"""`handrail import` and `handrail export`: records from elsewhere in, and ours out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from handrail import problems, rules
from handrail.catalogue import PROFESSIONAL
from handrail.cli.options import Today, catalogue_of, show
from handrail.exchange import all_or_nothing, formats, imported, merging, referral_json, report, sheets_keeping

SiteOption = Annotated[Path, typer.Option(help="The folder of the site.", show_default="this folder")]


def import_(
    file: Annotated[Path, typer.Argument(help="A feed, or a folder of its files, as you got it.", metavar="FILE")],
    *,
    today: Today,
    site: SiteOption = Path("."),
    source: Annotated[
        str | None,
        typer.Option(help="A short name for where it comes from. Give the same each time.", show_default="the file's name"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
) -> None:
    """Take services from a spreadsheet or an Open Referral feed (version 1 or 3), and report everything done to them.

    Ends with 0 when every service was taken, whatever its report asks; with 1 when one was left out, or none was found.
    """
    reader = formats.reader_of(file)
    if not file.exists():
        raise typer.BadParameter(f"There is nothing called {file}.", param_hint="FILE")
    if reader is None:
        endings = ", ".join(ending for ending in formats.READERS if ending)
        raise typer.BadParameter(f"The name should end in one of: {endings}; or name a folder.", param_hint="FILE")
    name = source or merging.slug(file.resolve().stem) or "import"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise typer.BadParameter(
            "Use small letters, figures and single hyphens, for example northfold-council.", param_hint="--source"
        )
    catalogue = catalogue_of(site, PROFESSIONAL)  # the whole record: nothing is lost on the way
    if not catalogue.records("partnership"):
        show(catalogue.problems(), "text")
        raise typer.Exit(1)
    if told := catalogue.problems_of("import_terms"):
        # Without it, what must stay out would come in.
        show(told, "text")
        typer.echo("Nothing was imported: first mend this file, which says what an import may take.", err=True)
        raise typer.Exit(1)
    try:
        incoming = reader(file, catalogue, name)
        plan = merging.plan(incoming, catalogue, today)
        if not dry_run:
            all_or_nothing.write(site, sheets_keeping.as_kept(catalogue, plan.files))
    except referral_json.Unreadable as error:
        typer.echo(problems.as_text([error.problem]))
        raise typer.Exit(1) from error
    except imported.Spoilt as error:
        typer.echo(f"{error}: this file has been changed by hand and cannot be read. Put back the last good copy of it.")
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"The files could not be written ({error.strerror}). Every record is as it was before.", err=True)
        raise typer.Exit(1) from error
    typer.echo(report.as_text(plan, dry_run))
    if report.came_short(plan):
        raise typer.Exit(1)


def export(
    site: Annotated[
        Path, typer.Argument(help="The folder of the site: the one that holds data/partnership.yml.", show_default="this folder")
    ] = Path("."),
    *,
    today: Today,
    to: Annotated[str, typer.Option(help=f"The form to write: {', '.join(formats.WRITERS)}.")],
    out: Annotated[Path, typer.Option(help="The folder to write into. It must be empty, or not there yet.")],
) -> None:
    """Write the services and organisations for other people's systems, once `handrail check` has nothing against them."""
    if to not in formats.WRITERS:
        raise typer.BadParameter(f"Choose one of: {', '.join(formats.WRITERS)}.", param_hint="--to")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise typer.BadParameter(f"{out} is not empty. Choose another folder.", param_hint="--out")
    catalogue = catalogue_of(site, PROFESSIONAL)  # the whole record: nothing is lost on the way
    found = rules.check(catalogue, today)
    if problems.errors(found):
        show(found, "text")
        typer.echo(f"Nothing was written to {out}.", err=True)
        raise typer.Exit(1)
    fresh = out.with_name(f"{out.name}.unfinished")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        formats.WRITERS[to](catalogue, today, fresh)
        if out.exists():
            out.rmdir()
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    typer.echo(f"{len(catalogue.records('service'))} services are in {out}.")
