"""The commands. The only place that reads the clock, prints, and ends with a status.

Exit status: 0 well, 1 problems found, 2 the command was misused.
"""

from __future__ import annotations

import atexit
import gc
import sys

import typer

from handrail.cli import build, check, exchange, forms, gaps, new, outcodes, print

# What ends with the process need not be looked through first for what may go: after a large site that takes a second.
atexit.register(gc.freeze)


class _App(typer.Typer):
    """The commands. A folder that cannot be written is said in a line, for every command alike."""

    def __call__(self, *words, **options):
        try:
            return super().__call__(*words, **options)
        except OSError as error:
            if error.filename is None:
                raise
            why = f"{error.filename} cannot be read or written ({error.strerror})."
            sys.exit(f"{why} Use another folder, or ask whoever looks after the computer.")


app = _App(
    name="handrail",
    help="One site for a local partnership against violence and abuse: check its records, build it, print it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (new.new, check.check, build.build, build.serve, build.inspect, print.print, gaps.gaps):
    app.command()(command)
app.command("import")(exchange.import_)
app.command()(exchange.export)
app.command()(forms.forms)
app.command()(outcodes.outcodes)


@app.callback()
def _handrail() -> None:
    """Keep `handrail COMMAND` the shape of every call, whatever the number of commands."""
