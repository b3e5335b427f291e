"""Long work shows where it is: a plain line for each step, on standard error so that output can be piped."""

from __future__ import annotations

from rich.console import Console

_console = Console(stderr=True, highlight=False)


def say(words: str) -> None:
    """Print a step; in colour on a terminal, plainly elsewhere."""
    _console.print(f"[dim]{words}…[/dim]")
