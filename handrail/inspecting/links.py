"""Links from one page of a built site to another, and to places on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from handrail.inspecting.files import File
from handrail.problems import Problem

ELSEWHERE = "//"
"""Stands for every address outside the site."""


def dead_links(page: File, links: list[str], anchors: dict[str, set[str]]) -> Iterator[Problem]:
    """A problem for each link of a page that leads to no page or file of the site, or to no place on it.

    `anchors` gives for each page of the site the places on it.
    """
    folder = page.name.rpartition("/")[0]
    for address in links:
        target, heading = _target(folder, address)
        if target == ELSEWHERE:
            continue
        if target == "":
            target = page.name
        if target in anchors:
            if heading not in anchors[target] and heading != "__codelineno":
                yield page.problem(
                    "dead_link", f"{address} leads to a place that is not on that page.", "Correct the part after the hash."
                )
        elif target is None or not (page.site / target).is_file():
            yield page.problem("dead_link", f"{address} leads nowhere.", "Correct the address or make the page.")


# Thousands of pages have the same links.
@lru_cache(maxsize=100_000)
def _target(folder: str, address: str) -> tuple[str | None, str]:
    """The file a link in a folder leads to, and the part after its hash. Nothing for the page itself; None for no file."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ELSEWHERE, ""
    return _resolved(folder, unquote(parts.path)), unquote(parts.fragment)


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
