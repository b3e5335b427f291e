"""The text of one cell, to the value a record holds and back. It gives text, as a YAML file would; models say what it means.

Several values stand in one cell with `;` between them. A text that holds a semicolon itself has a backslash before it.
A cell that a spreadsheet would take for a formula has an apostrophe before it, which is taken off here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from handrail.sheets.shape import Shape

Labels = Mapping[str, Mapping[str, str]]
"""Vocabulary scheme, or area, to its words: the id or the label without capitals to the id."""
# With any number of apostrophes before it, so that one that belongs to the text survives.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PART = re.compile(r"(?:[^;\\]|\\.|\\$)+", re.S)
MIDNIGHT = time()


def guarded(text: str) -> str:
    """A text as it may stand in a cell: nothing that a spreadsheet would run."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """A cell's text without the space round it, and without its guard."""
    text = text.strip()
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def parts(text: str) -> list[str]:
    """The values in a cell that holds several, those that are empty left out."""
    if "\\" not in text:
        found = text.replace("\n", ";").split(";")
    else:
        found = [re.sub(r"\\([;\\])", r"\1", part[0]) for part in _PART.finditer(text)]
    return [part.strip() for part in found if part.strip()]


def joined(values: Iterable[str], shape: Shape) -> str:
    """Several values as one cell."""
    if shape.kind == "names":
        values = [value.replace("\\", "\\\\").replace(";", "\\;").replace("\n", " ") for value in values]
    return "; ".join(values)


def _as_id(word: str, shape: Shape, labels: Labels) -> str:
    """The id of a word that may be written as its label. Any other stays as it is, so that a place can be seen."""
    return labels.get(shape.scheme or shape.kind_of_record, {}).get(word.casefold(), word)


def reader_of(shape: Shape, labels: Labels) -> Callable[[str], Any] | None:
    """What turns a cell's text into what it means to a record: a text, or a list of texts. None where nothing need be done.

    Thousands of rows hold the same few words, so what a cell means is remembered. Nobody may write to a list it gives.
    """
    if shape.kind in {"text", "day", "number", "yes or no"}:
        return None
    if shape.kind == "words":
        return lru_cache(4096)(lambda text: [_as_id(part, shape, labels) for part in parts(text)])
    if shape.kind == "names":
        return parts
    if shape.kind == "days":
        return lambda text: text.replace(";", ",")
    if shape.scheme:
        return lambda text: _as_id(text, shape, labels)
    fixed = {choice.casefold(): choice for choice in shape.choices}
    return lambda text: fixed.get(text.casefold(), text)


def text_of(value: Any, shape: Shape) -> str:
    """A record's value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if shape.kind == "days":
        return ", ".join(value)
    if isinstance(value, tuple | list):
        return joined(value, shape)
    return value.lower() if shape.choices and value.isupper() else str(value)


def written(value: Any) -> str:
    """What a workbook's cell holds, as a person reads it: a date as 2026-03-31, a time as 09:30, a whole number without .0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
