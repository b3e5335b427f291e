"""What a model refuses, in words for the person who filled in the record. Knows no files."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

FAULTS = {
    "unknown_key": "A record has a field that does not exist. What must never be published has no field.",
    "missing_field": "A record lacks something it must have.",
    "not_a_list": "A field that holds several values holds one that is not a list.",
    "not_named_values": "A field that holds named values holds something else.",
    "not_text": "A field that holds text holds a list or named values.",
    "too_long": "A text is longer than its field has room for.",
    "id_shape": "An id has letters that cannot stand in an address.",
    "reference_shape": "A citation is not the id of something a source says.",
    "not_a_date": "A date is not a day in the calendar, or is not written as year, month and day.",
    "not_yes_or_no": "A statement is answered with something other than yes or no.",
    "not_in_the_list": "A field that takes one of a few fixed words has another.",
    "not_a_time": "A time of day is not written with four figures on the 24-hour clock.",
    "not_a_day": "A list of days holds something that is not a day.",
    "not_a_web_address": "A web address is not one, or does not begin with http.",
    "not_an_email": "An email address is not one.",
    "not_a_number": "A number is not written in figures.",
    "not_a_colour": "A colour is not written as a hash and six figures or letters.",
    "not_a_council_code": "The code of an area is not one that a council has.",
    "not_an_outcode": "A list of first halves of postcodes holds something else.",
}
"""Faults a value can have before any other record is looked at."""


@dataclass(frozen=True)
class Refused:
    """One value a model would not take. `loc` leads to it from the top of the record."""

    loc: tuple[str | int, ...]
    fault: str
    what: str
    mend: str
    on_key: bool = False


def refused(error: ValidationError, model: type[BaseModel]) -> list[Refused]:
    """Translate a validation error; gives one entry for each value that was refused."""
    found: dict[tuple, Refused] = {}
    for one in error.errors(include_url=False):
        loc = tuple(step for step in one["loc"] if step != "[key]")
        kind, on_key = one["type"], "[key]" in one["loc"]
        if kind == "refusal":
            entry = Refused(loc, one["ctx"]["fault"], one["ctx"]["what"], one["ctx"]["mend"], on_key)
        elif kind == "extra_forbidden":
            entry = _unknown_key(loc, model)
        elif kind == "missing":
            entry = _missing(loc, model)
        elif kind in {"tuple_type", "list_type"}:
            entry = Refused(
                loc, "not_a_list", f"{_named(loc)} should be a list.", "Write each value on a line of its own after a dash."
            )
        else:
            entry = Refused(
                loc,
                "not_named_values",
                f"{_named(loc)} should hold named values, one a line, each with a colon.",
                "Copy the shape from a record that works.",
            )
        found.setdefault((entry.loc, entry.fault), entry)
    return list(found.values())


def _named(loc: tuple) -> str:
    """What a message calls a value: by its field, or as one of its field's list."""
    if not loc:
        return "The record"
    field = next(step for step in reversed(loc) if isinstance(step, str))
    return f"“{field}”" if loc[-1] == field else f"Each item of “{field}”"


def _inner_model(loc: tuple, model: type[BaseModel]) -> type[BaseModel] | None:
    """The model that the last step of `loc` is a field of."""
    for step in loc[:-1]:
        if isinstance(step, int):
            continue
        if model is None or step not in model.model_fields:
            return None
        model = _model_within(model.model_fields[step].annotation)
    return model


def _model_within(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (model := _model_within(inner)) is not None:
            return model
    return None


def _unknown_key(loc: tuple, model: type[BaseModel]) -> Refused:
    inner = _inner_model(loc, model)
    names = list(inner.model_fields) if inner else []
    near = process.extractOne(str(loc[-1]).lower(), names, scorer=fuzz.ratio, score_cutoff=70)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return Refused(
        loc,
        "unknown_key",
        f"There is no field called “{loc[-1]}” here.{hint}",
        "Correct the name or delete the line. What must never be published has no field on purpose.",
        on_key=True,
    )


def _missing(loc: tuple, model: type[BaseModel]) -> Refused:
    inner = _inner_model(loc, model)
    field = inner.model_fields.get(str(loc[-1])) if inner else None
    description = (field.description or "").split("\n")[0].strip() if field else ""
    return Refused(loc, "missing_field", f"“{loc[-1]}” is missing.", f"Add it. {description}".strip(), on_key=True)
