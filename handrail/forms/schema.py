"""JSON Schemas of the records people write by hand, for editors that show what a field means and which words may stand in it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from handrail.catalogue import Catalogue
from handrail.models.fields import WORDS_OF

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[BaseModel], catalogue: Catalogue) -> str:
    """The schema of one kind of record with this site's words, as text; the same bytes for the same words."""
    made = model.model_json_schema(mode="validation")
    used: dict[str, dict[str, Any]] = {}
    made = _with_words(made, catalogue, used)
    made.setdefault("$defs", {}).update(dict(sorted(used.items())))
    return json.dumps({"$schema": DIALECT, **made}, indent=1, ensure_ascii=False) + "\n"


def _with_words(value: Any, catalogue: Catalogue, used: dict[str, dict[str, Any]]) -> Any:
    """The same schema with each list of words in a definition of its own. Titles only repeat a field's name, and go."""
    if isinstance(value, list):
        return [_with_words(one, catalogue, used) for one in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get(WORDS_OF), str):
        name = value[WORDS_OF]
        if words := _words(name, catalogue):
            used[name] = words
            kept = {key: inner for key, inner in value.items() if key in {"description", "default"}}
            return {**kept, "$ref": f"#/$defs/{name}"}
        value = {key: inner for key, inner in value.items() if key != WORDS_OF}
    return {
        key: _with_words(inner, catalogue, used)
        for key, inner in value.items()
        if not (key == "title" and isinstance(inner, str)) and not (key == "default" and not inner)
    }


def _words(name: str, catalogue: Catalogue) -> dict[str, Any]:
    """A list of words as a definition; nothing for ids that change from day to day."""
    if name == "area":
        pairs = [(area.id, area.name) for area in catalogue.partnership.areas]
    else:
        pairs = [(id, f"{term.label}. {term.description}") for id, term in catalogue.terms(name).items()]
    return {"enum": [id for id, _ in pairs], "enumDescriptions": [label for _, label in pairs]} if pairs else {}
