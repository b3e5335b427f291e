"""Pages that belong to one nation, gathered for a page that serves all four and so cannot link to them by name."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue


@dataclass(frozen=True)
class PageLink:
    """A page."""

    title: str
    address: str
    description: str


@dataclass(frozen=True)
class NationPages:
    """The pages of a folder that are for this site's nation and not for all four."""

    pages: list[PageLink]


def nation_pages(catalogue: Catalogue, folder: str) -> NationPages:
    """The nation's own pages in a folder of docs/, by title. Raises LookupError for a folder that holds no page at all."""
    inside = {id: page for id, page in catalogue.pages.items() if id.rpartition("/")[0] == folder}
    if not inside:
        raise LookupError(f"There is no page in docs/{folder}/.")
    own = [(id, page) for id, page in inside.items() if page.nations and len(page.nations) < 4]
    return NationPages(
        [
            PageLink(page.title, f"{id.removesuffix('.md')}.html", page.description or "")
            for id, page in sorted(own, key=lambda pair: pair[1].title.casefold())
        ]
    )
