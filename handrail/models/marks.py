"""Which values of a record are words of a vocabulary, and which are ids of other records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from handrail.models.fields import Link, Term

Marked = tuple[tuple[str | int, ...], Term | Link, str, bool]
"""Way to the value, what it must be, the value, and whether it stands as a name rather than after one."""


def marked(record: BaseModel) -> Iterator[Marked]:
    """Every value of a record whose field carries a `Term` or `Link` mark."""
    for name, annotation in _marked_fields(type(record)):
        yield from _within(annotation, getattr(record, name), (name,), False)


@cache
def _marked_fields(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    found = []
    for name, field in model.model_fields.items():
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        if _has_mark(annotation):
            found.append((name, annotation))
    return tuple(found)


@cache
def _has_mark(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_marked_fields(annotation))
    return any(isinstance(one, Term | Link) for one in getattr(annotation, "__metadata__", ())) or any(
        _has_mark(one) for one in get_args(annotation) if isinstance(one, type) or get_origin(one) is not None
    )


def _within(annotation: Any, value: Any, loc: tuple, is_key: bool) -> Iterator[Marked]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        for inner_loc, mark, inner, key in marked(value):
            yield ((*loc, *inner_loc), mark, inner, key)
        return
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, Term | Link):
                yield (loc, mark, value, is_key)
        annotation = get_args(annotation)[0]
    if isinstance(value, dict):
        key_type, value_type = next(get_args(one) for one in _alternatives(annotation) if get_origin(one) is dict)
        for key, inner in value.items():
            yield from _within(key_type, key, (*loc, key), True)
            yield from _within(value_type, inner, (*loc, key), False)
    elif isinstance(value, tuple):
        inner_type = next(get_args(one)[0] for one in _alternatives(annotation) if get_origin(one) is tuple)
        for index, inner in enumerate(value):
            yield from _within(inner_type, inner, (*loc, index), False)
    elif not isinstance(value, str):
        return
    else:
        for one in _alternatives(annotation):
            if get_origin(one) is Annotated:
                yield from _within(one, value, loc, is_key)


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return (annotation,) if get_origin(annotation) in {dict, tuple, Annotated} else get_args(annotation)
