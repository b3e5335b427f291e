"""A record as a YAML file that a person can go on with: fields in the model's order, text quoted where it must be.

Our own reader takes every value as text, and other programs do not: NO, 09:30 and 0123 are quoted for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml
from pydantic import BaseModel

from handrail.models.fields import BYDAY_PATTERN, TIME_PATTERN

Plain = dict[str, Any]

WIDTH = 116
# Yes, no, days and numbers stand bare, as in files that people write.
BARE_FIELDS = re.compile(r"(?:_on|_age|_after|_from|_to|_day|until|dtstart|interval|is_free|shows_on_bill|demonstration)$")
# Figures that are not meant as a number: a phone number, a time, an id with noughts in front.
FIGURES = re.compile(r"[\d\s:+.()/-]*\d[\d\s:+.()/-]*")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Bare(str):
    """A value that stands without quotation marks whatever it looks like."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = None
    if "\n" in value:
        style = "|"
    elif FIGURES.fullmatch(value) or TIME_PATTERN.fullmatch(value):
        style = '"'
    elif len(value) > WIDTH - 20:
        style = ">"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _bare(dumper: yaml.SafeDumper, value: _Bare) -> yaml.ScalarNode:
    return dumper.represent_scalar(dumper.resolve(yaml.ScalarNode, str(value), (True, False)), str(value))


def _list(dumper: yaml.SafeDumper, value: list) -> yaml.SequenceNode:
    words = all(isinstance(one, str) and ID.fullmatch(one) for one in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=words and len(", ".join(value)) < WIDTH - 20)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Bare, _bare)
_Dumper.add_representer(list, _list)


def field_as_yaml(name: str, value: Any, model: type[BaseModel]) -> str:
    """The lines of one field of a record, the last line end included."""
    return yaml.dump(
        {name: _in_order(name, value, model)},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=WIDTH,
        default_flow_style=False,
    )


def record_as_yaml(record: Plain, model: type[BaseModel], heading: Iterable[str] = (), ask: bool = True) -> str:
    """A whole file. `heading` are the lines of the note at its top. With `ask`, what is needed and missing stands as a note
    in its place, with what it is for."""
    parts = [f"# {line}\n" for line in heading]
    for name, field in model.model_fields.items():
        if name in record:
            parts.append(field_as_yaml(name, record[name], model))
        elif ask and field.is_required():
            parts.append(f"# {name}:  # missing. {(field.description or '').splitlines()[0]}\n")
    return "".join(parts)


def _in_order(name: str, value: Any, model: type[BaseModel] | None) -> Any:
    """The value with its named values in the order of their model, and what is not text marked."""
    inner = _model_of(model, name)
    if isinstance(value, dict):
        names = [one for one in inner.model_fields if one in value] if inner else []
        names += [one for one in value if one not in names]
        return {one: _in_order(one, value[one], inner) if inner else _answer(name, value[one]) for one in names}
    if isinstance(value, list):
        return [_in_order(name, one, model) if isinstance(one, dict) else str(one) for one in value]
    text = str(value)
    return (
        _Bare(text) if BARE_FIELDS.search(name) and re.fullmatch(r"yes|no|\d{4}-\d\d-\d\d|\d{1,6}", text) else _days(name, text)
    )


def _answer(field: str, value: Any) -> Any:
    return _Bare(value) if field == "who_can_get_in" and value in {"yes", "no", "ask"} else value


def _days(name: str, text: str) -> str:
    days = [one.strip() for one in text.split(",")]
    return _Bare(text) if name == "byday" and all(BYDAY_PATTERN.fullmatch(one) for one in days) else text


def _model_of(model: type[BaseModel] | None, name: str) -> type[BaseModel] | None:
    """The model of a field that holds named values, or a list of them."""
    if model is None or name not in model.model_fields:
        return None
    found = [model.model_fields[name].annotation]
    while found:
        one = found.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
        found += [inner for inner in getattr(one, "__args__", ())]
    return None
