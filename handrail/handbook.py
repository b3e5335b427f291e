"""The toolkit's account of itself, made from its own code, so that no rule, command, field or component goes undocumented."""

from __future__ import annotations

import inspect as introspection
from dataclasses import dataclass

import typer

from handrail import rules, sheets, source
from handrail.cli import app
from handrail.kinds import KINDS
from handrail.models import refusals
from handrail.sheets import columns

PARTS = ("Why", "Source", "Mend")


@dataclass(frozen=True)
class RuleEntry:
    """One rule: its fault, and the parts of its docstring."""

    fault: str
    says: str
    parts: list[tuple[str, str]]
    for_release: bool


@dataclass(frozen=True)
class CommandEntry:
    """One command with its options."""

    name: str
    usage: str
    help: str
    options: list[tuple[str, str]]


@dataclass(frozen=True)
class FieldEntry:
    """One field of a record."""

    name: str
    required: bool
    help: str


@dataclass(frozen=True)
class SheetEntry:
    """One sheet of the spreadsheet: what a row of it is, and its columns."""

    name: str
    help: str
    columns: list[FieldEntry]


@dataclass(frozen=True)
class KindEntry:
    """One kind of record: where it is kept, what it is, its fields."""

    name: str
    place: str
    help: str
    fields: list[FieldEntry]


def rule_entries() -> list[RuleEntry]:
    """Every rule, from its docstring: one sentence, then Why, Source and Mend."""
    entries = []
    for fault, module in rules.rules().items():
        says, *rest = " ".join((module.__doc__ or "").split()).split(" Why: ")
        parts, remainder = [], f"Why: {rest[0]}" if rest else ""
        for name, following in zip(PARTS, (*PARTS[1:], None), strict=True):
            text = remainder.split(f"{name}: ", 1)[-1]
            text, _, remainder = text.partition(f" {following}: ") if following else (text, "", "")
            remainder = f"{following}: {remainder}"
            parts.append((name, text.strip()))
        entries.append(RuleEntry(fault, says, parts, getattr(module, "FOR_RELEASE", False)))
    return entries


def fault_entries() -> list[tuple[str, str]]:
    """Faults that single files and values can have, with what they mean."""
    return sorted({**source.FAULTS, **sheets.FAULTS, **refusals.FAULTS}.items())


def command_entries() -> list[CommandEntry]:
    """Every command, from what `--help` would say."""
    group = typer.main.get_command(app)
    entries = []
    for name, command in group.commands.items():
        options = [
            (one.opts[-1] if one.param_type_name == "option" else one.name.upper(), getattr(one, "help", "") or "")
            for one in command.params
        ]
        usage = " ".join([f"handrail {name}", *(f"[{words}]" for words, _ in options if not words.startswith("-")), "[OPTIONS]"])
        entries.append(CommandEntry(name, usage, introspection.cleandoc(command.help or ""), options))
    return entries


def sheet_entries() -> list[SheetEntry]:
    """Every sheet of the spreadsheet with its columns. Phones after the first have the same ones again."""
    rows = {
        columns.SERVICES: "One service a row.",
        columns.ORGANISATIONS: "One organisation a row.",
        columns.TIMES: "One line of opening times, or of closed days, a row.",
    }
    who = {"": "…"}
    return [
        SheetEntry(
            sheet,
            help,
            [
                FieldEntry(one.heading, one.shape.is_required and len(one.loc) == 1, one.shape.help)
                for one in columns.columns_of(sheet, who, phones=1)
            ],
        )
        for sheet, help in rows.items()
    ]


def kind_entries() -> list[KindEntry]:
    """Every kind of record with its fields, from the models' docstrings."""
    entries = []
    for name, kind in KINDS.items():
        if kind.model is None:
            continue
        fields = [
            FieldEntry(field, info.is_required(), (info.description or "").split("\n\n")[0])
            for field, info in kind.model.model_fields.items()
        ]
        entries.append(KindEntry(name, f"{kind.place}/{kind.pattern}", introspection.cleandoc(kind.model.__doc__ or ""), fields))
    return entries
