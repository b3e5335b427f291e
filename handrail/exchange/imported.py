"""What was taken from a source the last time: how `import` tells a person's change from the source's.

One file for each source, data/imported/SOURCE.json. It holds no value, only a print of each (the first 16 figures of its
SHA-256), so that nothing stays here which somebody has taken out of a record.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

FOLDER = "data/imported"
ABOUT = "Kept by handrail import, and read at the next import from this source. Do not edit it; keep it with the records."


class Spoilt(Exception):
    """The record of an earlier import cannot be read any more. Its words are the file's path."""


@dataclass
class Imported:
    """The prints of every field taken from one source."""

    source: str
    organisations: dict[str, str] = field(default_factory=dict)
    """The source's id or name of an organisation → ours."""
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    """Kind and id of a record (service/quiet-door) → field → print of the value last taken."""

    @property
    def path(self) -> str:
        """Where it is kept, from the top of the site."""
        return f"{FOLDER}/{self.source}.json"

    def as_json(self) -> str:
        """The file's text: in alphabetical order, so that the history shows what changed."""
        content = {
            "about": ABOUT,
            "source": self.source,
            "organisations": dict(sorted(self.organisations.items())),
            "fields": {id: dict(sorted(prints.items())) for id, prints in sorted(self.fields.items())},
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def last_import(site: Path, source: str) -> Imported:
    """What was taken from a source before; nothing at the first time. Raises Spoilt where the file cannot be read."""
    kept = Imported(source)
    path = site / kept.path
    if path.is_file():
        try:
            content = json.loads(path.read_text("utf-8"))
            kept.organisations, kept.fields = dict(content["organisations"]), {**content["fields"]}
        except (ValueError, KeyError, TypeError) as error:
            raise Spoilt(kept.path) from error
    return kept


def meant(model: type[BaseModel], name: str, value: Any) -> str:
    """What a field's value means, in one spelling: “yes” and “true” are the same, and so are MO, TU and TU,MO."""
    # A value the model refuses still means itself.
    with contextlib.suppress(ValidationError):
        value = _adapter(model, name).dump_python(_adapter(model, name).validate_python(value), mode="json", exclude_none=True)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def print_of(meaning: str) -> str:
    """The print of what a value means."""
    return hashlib.sha256(meaning.encode("utf-8")).hexdigest()[:16]


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter:
    field = model.model_fields[name]
    return TypeAdapter(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
