"""Short texts that several pages show."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue


@dataclass(frozen=True)
class Notice:
    """A short text as Markdown whose links start from the top of the site."""

    id: str
    text: str


def notice(catalogue: Catalogue, id: str) -> Notice:
    """A short text of content/notices/. Raises LookupError where the file is missing."""
    path = catalogue.file(f"content/notices/{id}.md")
    if path is None:
        raise LookupError(f"There is no notice called {id} in content/notices/.")
    return Notice(id, path.read_text(encoding="utf-8-sig").strip())
