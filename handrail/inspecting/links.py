"""Links from one page of a built site to another, and to places on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from handrail.inspecting.files import File
from handrail.problems import Problem


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site: as it is written, the file it leads to (None for no file), and the part after its hash."""

    address: str
    target: str | None
    heading: str


def inner_links(page: File, addresses: Iterable[str]) -> list[Link]:
    """The links among the addresses of a page that stay in the site, each once."""
    folder = page.name.rpartition("/")[0]
    found = [_link(folder, address) for address in dict.fromkeys(addresses)]
    return [replace(link, target=page.name) if link.target == "" else link for link in found if link]


def dead_links(page: File, links: Iterable[Link], anchors: dict[str, set[str]]) -> Iterator[Problem]:
    """A problem for each link of a page that leads to no page or file of the site, or to no place on it.

    `anchors` gives for each page of the site the places on it.
    """
    for link in links:
        if link.target in anchors:
            if link.heading not in anchors[link.target] and link.heading != "__codelineno":
                yield page.problem(
                    "dead_link", f"{link.address} leads to a place that is not on that page.", "Correct the part after the hash."
                )
        elif link.target is None or not (page.site / link.target).is_file():
            yield page.problem("dead_link", f"{link.address} leads nowhere.", "Correct the address or make the page.")


# Thousands of pages have the same links.
@lru_cache(maxsize=100_000)
def _link(folder: str, address: str) -> Link | None:
    """A link in a folder. Nothing for one that leaves the site; an empty target for one that stays on its page."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    return Link(address, _resolved(folder, unquote(parts.path)), unquote(parts.fragment))


def _resolved(folder: str, path: str) -> str | None:
    if not path:
        return ""
    steps = [] if path.startswith("/") or not folder else folder.split("/")
    for step in path.lstrip("/").split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    resolved = "/".join(steps)
    return f"{resolved}/index.html".lstrip("/") if path.endswith("/") or not resolved else resolved
