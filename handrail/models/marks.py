"""Which values of a record are words of a vocabulary, and which are ids of other records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from handrail.models.fields import Link, Term

Marked = tuple[tuple[str | int, ...], Term | Link, str, bool]
"""Way to the value, what it must be, the value, and whether it stands as a name rather than after one."""
Finder = Callable[[Any, tuple, bool], Iterator[Marked]]
"""Finds what is marked in a value, given the way to it and whether it stands as a name."""


def marked(record: BaseModel) -> Iterator[Marked]:
    """Every value of a record whose field carries a `Term` or `Link` mark."""
    finder = _of_model(type(record))
    return finder(record, (), False) if finder else iter(())


# A model is taken apart once, and not for each of ten thousand records.
@cache
def _of_model(model: type[BaseModel]) -> Finder | None:
    found = []
    for name, field in model.model_fields.items():
        finder = _of(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        if finder:
            found.append((name, finder))

    def find(record: BaseModel, loc: tuple, is_key: bool) -> Iterator[Marked]:
        for name, finder in found:
            if value := getattr(record, name):
                yield from finder(value, (*loc, name), False)

    return find if found else None


def _of(annotation: Any) -> Finder | None:
    """What finds the marked values in a value of this kind. None where there are none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_model(annotation)
    inner = [_of(one) for one in get_args(annotation)]
    if get_origin(annotation) is Annotated:
        mark = next((one for one in annotation.__metadata__ if isinstance(one, Term | Link)), None)
        return (lambda value, loc, is_key: iter([(loc, mark, value, is_key)])) if mark else inner[0]
    if not any(inner):
        return None
    if get_origin(annotation) is dict:
        return lambda value, loc, _: _in_dict(value, loc, *inner)
    if get_origin(annotation) is tuple:
        return lambda value, loc, is_key: (
            one for index, item in enumerate(value) for one in inner[0](item, (*loc, index), is_key)
        )
    # `| None`
    return next(filter(None, inner))


def _in_dict(value: dict, loc: tuple, keys: Finder | None, values: Finder | None) -> Iterator[Marked]:
    for key, item in value.items():
        if keys:
            yield from keys(key, (*loc, key), True)
        if values:
            yield from values(item, (*loc, key), False)
