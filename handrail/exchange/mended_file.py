"""A record's file with some of its fields written anew, and everything else in it, notes included, left as it stands."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import BaseModel

from handrail.exchange.tidy_yaml import field_as_yaml, record_as_yaml
from handrail.tree import Tree

NOTE_LOST = "This file was written anew by handrail import, and notes that stood in it are gone."


def with_fields(tree: Tree, changed: dict[str, Any], model: type[BaseModel]) -> str:
    """The text of the file with `changed` in it. New fields stand where the model has them.

    A file laid out in a way that cannot be mended line by line is written anew as a whole.
    """
    wanted = {**tree.value, **changed}
    lines = _mended(list(tree.lines), changed, model)
    text = "\n".join(lines).rstrip("\n") + "\n"
    if _reads_as(text, wanted):
        return text
    has_notes = any(line.lstrip().startswith("#") for line in tree.lines)
    return record_as_yaml(wanted, model, [NOTE_LOST] if has_notes else [], ask=False)


def _mended(lines: list[str], changed: dict[str, Any], model: type[BaseModel]) -> list[str]:
    order = list(model.model_fields)
    for name, value in sorted(changed.items(), key=lambda pair: order.index(pair[0])):
        new = field_as_yaml(name, value, model).rstrip("\n").split("\n")
        starts = {_key(line): number for number, line in enumerate(lines) if _key(line)}
        asked = next((number for number, line in enumerate(lines) if line.startswith(f"# {name}:  # missing.")), None)
        if name not in starts and asked is not None:
            # The note that asked for it has been answered.
            lines = [*lines[:asked], *new, *lines[asked + 1 :]]
            continue
        if name in starts:
            first = starts[name]
            last = min((number for number in starts.values() if number > first), default=len(lines))
            # Notes and empty lines above the next field belong to that field.
            while last - 1 > first and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
                last -= 1
        else:
            before = [starts[one] for one in order[: order.index(name)] if one in starts]
            after = min((number for number in starts.values() if not before or number > max(before)), default=len(lines))
            while after > 0 and (not lines[after - 1].strip() or lines[after - 1].startswith("#")) and before:
                after -= 1
            first = last = after
        lines = [*lines[:first], *new, *lines[last:]]
    return lines


def _key(line: str) -> str:
    """The name of the field that begins on a line; nothing on any other line."""
    if not line or line[0] in " #-\t\"'{[" or ":" not in line:
        return ""
    return line.partition(":")[0].strip()


def _reads_as(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader) == wanted
    except yaml.YAMLError:
        return False
