"""`handrail new`: three questions and a small site that builds at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from handrail import specimen
from handrail.cli.options import Today, catalogue_of
from handrail.forms import kept
from handrail.models.fields import NATIONS

ALSO = {"ni": "northern-ireland", "cymru": "wales"}


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")],
    *,
    today: Today,
    name: Annotated[str | None, typer.Option(help="The partnership's full name.")] = None,
    nation: Annotated[str | None, typer.Option(help=f"One of: {', '.join(NATIONS)}.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="A place it works for. Give it once for each place.")] = None,
    language: Annotated[str, typer.Option(help="Language of the site.")] = "en",
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; take an example for what is not given.")] = False,
) -> None:
    """Write a small, commented site: a partnership, two services and a page. It builds as it is."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter(f"{folder} is not empty. Choose another name.", param_hint="DIR")
    name = name or _asked("What is the partnership called?", "Example Partnership", yes)
    try:
        nation = (
            _as_nation(nation) if nation else _asked(f"Which nation is it in ({', '.join(NATIONS)})?", "england", yes, _as_nation)
        )
    except typer.BadParameter as error:
        error.param_hint = "--nation"
        raise
    areas = area or [
        one.strip() for one in _asked("Which places does it work for (commas between)?", "Exampleton", yes).split(",")
    ]
    for path in specimen.write(folder, name, nation, areas, language, today):
        typer.echo(f"  {path}")
    for path in kept.write(catalogue_of(folder)):
        typer.echo(f"  {path}")
    typer.echo(f"\nYour site is in {folder}. Next:\n\n  handrail build {folder}\n")
    typer.echo(f"Then open {folder / 'data' / 'partnership.yml'} and read the notes in it.")


def _asked(question: str, example: str, yes: bool, read: Callable[[str], str] = str) -> str:
    """The answer, asked for again until it can be read."""
    return example if yes else typer.prompt(question, default=example, value_proc=read)


def _as_nation(answer: str) -> str:
    """The nation meant, in capitals or not, by its name or enough of it. Raises typer.BadParameter."""
    plain = specimen.as_id(answer)
    found = [nation for nation in NATIONS if nation.startswith(plain)] if len(plain) > 2 else []
    found = [ALSO[plain]] if plain in ALSO else found
    if len(found) != 1:
        raise typer.BadParameter(f"Choose one of: {', '.join(NATIONS)}.")
    return found[0]
