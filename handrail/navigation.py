"""Which pages a site's map shows, and where a site's own pages stand in it. Knows no engine: a map is nested lists."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

Map = list[Any]
"""Addresses of pages, and one-key dicts of heading to a map."""


def for_site(map: Map, shown: Collection[str]) -> Map:
    """Leave out of a map the pages a site does not show, and add those it has that the map does not know.

    An added page goes to the end of the section that already holds pages of its folder, or to the end of the map.
    """
    pruned = _prune(map, set(shown))
    known = set(_pages(map))
    for page in sorted(set(shown) - known):
        folder = page.rpartition("/")[0]
        _section(pruned, folder).append(page)
    return pruned


def _prune(map: Map, shown: set[str]) -> Map:
    kept: Map = []
    for one in map:
        if isinstance(one, str):
            if one in shown:
                kept.append(one)
        else:
            ((heading, inner),) = one.items()
            if inner := _prune(inner, shown):
                kept.append({heading: inner})
    return kept


def _pages(map: Map) -> list[str]:
    found = []
    for one in map:
        found += [one] if isinstance(one, str) else _pages(next(iter(one.values())))
    return found


def _section(map: Map, folder: str) -> Map:
    for one in map:
        if isinstance(one, dict):
            inner = next(iter(one.values()))
            deeper = _section(inner, folder)
            if deeper is not inner or any(isinstance(page, str) and page.rpartition("/")[0] == folder for page in inner):
                return deeper
    return map
