"""Lets `python -m handrail` stand for the command."""

from handrail.cli import app

app(prog_name="handrail")
