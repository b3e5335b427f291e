"""What a field's cell may hold, read from its model: text, a day, words of a list, yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from handrail.models.fields import Days, Link, Term
from handrail.tree import Loc

Kind = Literal["text", "word", "days", "day", "yes or no", "number", "words", "names"]
"""A text; one of a few fixed words, or a word of a list; days of the week; a date; yes or no; a whole number; several
words of a list; several texts."""


@dataclass(frozen=True)
class Shape:
    """What a cell may hold. `scheme` is its vocabulary, `kind_of_record` the records its ids must be among."""

    kind: Kind
    help: str = ""
    choices: tuple[str, ...] = ()
    scheme: str = ""
    kind_of_record: str = ""
    is_required: bool = False


@cache
def shape_of(model: type[BaseModel], loc: Loc) -> Shape:
    """The shape of the value at `loc` of a record. Raises KeyError for a field there is not."""
    steps = [step for step in loc if not isinstance(step, int)]
    info = model.model_fields[steps[0]]
    annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    inner = _inner_model(annotation)
    if inner is not None and len(steps) > 1:
        return shape_of(inner, tuple(steps[1:]))
    help = " ".join((info.description or "").split())
    found = _shape(annotation, len(steps) > 1)
    return Shape(found.kind, help, found.choices, found.scheme, found.kind_of_record, info.is_required())


def _parts(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without `| None`, and the marks on it."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks += tuple(more)
            continue
        alternatives = [one for one in get_args(annotation) if one is not NoneType]
        if NoneType in get_args(annotation) and len(alternatives) == 1:
            annotation = alternatives[0]
            continue
        return annotation, marks


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    plain, _ = _parts(annotation)
    if get_origin(plain) is tuple:
        plain, _ = _parts(get_args(plain)[0])
    return plain if isinstance(plain, type) and issubclass(plain, BaseModel) else None


def _shape(annotation: Any, is_one_word_of_a_dict: bool) -> Shape:
    if annotation == Days:
        return Shape("days")
    plain, marks = _parts(annotation)
    scheme = next((mark.scheme for mark in marks if isinstance(mark, Term)), "")
    kind_of_record = next((mark.kind for mark in marks if isinstance(mark, Link)), "")
    if get_origin(plain) is dict:
        keys, values = get_args(plain)
        if is_one_word_of_a_dict:
            return _shape(values, False)
        return Shape("words", scheme=_shape(keys, False).scheme)
    if get_origin(plain) is tuple:
        one = _shape(get_args(plain)[0], False)
        several = "words" if one.scheme or one.kind_of_record else "names"
        return Shape(several, scheme=one.scheme, kind_of_record=one.kind_of_record)
    if get_origin(plain) is Literal:
        return Shape("word", choices=get_args(plain))
    kinds: dict[Any, Kind] = {bool: "yes or no", date: "day", int: "number"}
    return Shape("word" if scheme else kinds.get(plain, "text"), scheme=scheme, kind_of_record=kind_of_record)
