"""The only lists of allowed words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from handrail.models.fields import Prose, Record, Words, refusal, said


def _as_tag(value: Any) -> str:
    if not isinstance(value, str) or not value.replace("-", "").replace("_", "").isalnum() or not value.isascii():
        raise refusal("id_shape", f"{said(value)} cannot be a term.", "Use letters, figures, hyphens and underlines only.")
    return value


class VocabularyTerm(Record):
    """One word that records may use. Its id never changes its meaning."""

    id: Annotated[str, BeforeValidator(_as_tag)]
    """What records hold."""
    label: Words
    """What people read."""
    description: Words
    """What it means, in plain words."""
    equality: tuple[Words, ...] = ()
    """Protected characteristics of the Equality Act 2010 (Great Britain) it belongs to."""
    synonyms: tuple[Words, ...] = ()
    """Other words people type when they mean this."""
    source: tuple[Words, ...] = ()
    """Where the idea of the term comes from."""
    open_referral_v1: Words | None = None
    """The code used in Open Referral UK 1.0 feeds."""


class Scheme(Record):
    """One list of allowed words. One file each in data/vocabulary/, named for its id."""

    id: Annotated[str, BeforeValidator(_as_tag)]
    """Name of the list; the file has the same name."""
    label: Words
    """What the list is called on the page."""
    description: Prose
    """What the list is for."""
    terms: tuple[VocabularyTerm, ...]
    """The words, in the order they are shown."""
