"""Look through a written feed for what the standard's own schemas let pass, and for what must never be in it.

Knows only the folder. The schemas check little: a page with wrong totals, a day called MONDAY and a service with no
organisation all pass them (docs/contributing/open-referral.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handrail.exchange.referral_checks import CHECKS, SERVICE_CHECKS, place_is_withheld
from handrail.exchange.referral_folder import KINDS, Feed, Values, named, values_of
from handrail.exchange.referral_ids import is_uuid
from handrail.problems import Problem
from handrail.shares import shared_out


@dataclass(frozen=True)
class Seen:
    """What is kept of a record: the id it has, the ids of its parts, and what is wrong with it."""

    id: Any
    parts: list[str]
    problems: list[Problem]


def lint(folder: Path, today: date, shown: str = "") -> list[Problem]:
    """Every fault of a feed. `shown` is how people name the folder."""
    feed = Feed(folder, today, shown or folder.as_posix())
    found: list[Problem] = []
    ids: dict[str, str] = {}
    _ = feed.shared
    for kind in KINDS:
        names = feed.names(kind)
        looked = dict(zip(names, shared_out(lambda name, kind=kind: _looked_at(feed, kind, name), names), strict=True))
        page = feed.read(f"{kind}/index.json")
        if page is None:
            found.append(_unreadable(feed, f"{kind}/index.json"))
        found += _page(feed, kind, page, {name: seen.id for name, seen in looked.items()})
        for name, seen in looked.items():
            found += seen.problems
            for id in seen.parts:
                path = f"{kind}/{name}/index.json"
                if id in ids:
                    found.append(feed.problem(path, "feed_id", f"“{id}” is also an id in {ids[id]}.", "Write the feed again."))
                ids[id] = path
    return found


def _looked_at(feed: Feed, kind: str, name: str) -> Seen:
    path = f"{kind}/{name}/index.json"
    record = feed.read(path) if kind == "services" else feed.shared[kind][name]
    if not isinstance(record, dict):
        return Seen(None, [], [_unreadable(feed, path)])
    values = values_of(_own(feed, record))
    problems = [problem for check in CHECKS for problem in check(feed, path, values)]
    parts: list[str] = []
    if kind == "services":
        for loc, value in _ids(values):
            if isinstance(value, str) and is_uuid(value):
                parts.append(value)
            else:
                problems.append(feed.problem(path, "feed_id", f"“{named(loc)}” is not a UUID.", "Write the feed again."))
        problems += place_is_withheld(feed, path, record, values)
        problems += [problem for check in SERVICE_CHECKS for problem in check(feed, path, record)]
    return Seen(record.get("id"), parts, problems)


def _unreadable(feed: Feed, path: str) -> Problem:
    return feed.problem(path, "feed_file", "This file of the feed is missing or cannot be read.", "Write the feed again.")


def _page(feed: Feed, kind: str, page: Any, files: dict[str, Any]) -> Iterator[Problem]:
    """Totals, size and flags agree with the contents, and the contents with the files."""
    if not isinstance(page, dict):
        return
    path, contents = f"{kind}/index.json", page.get("contents", [])
    number = len(contents)
    expected = {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": number == 0,
    }
    for name, value in expected.items():
        if page.get(name) != value or type(page.get(name)) is not type(value):
            yield feed.problem(
                path, "feed_page", f"“{name}” does not agree with what the page holds.", f"It should be {json.dumps(value)}."
            )
    listed = [one.get("id") for one in contents]
    wrong = {name for name, id in files.items() if name != id} | (set(listed) ^ set(files))
    if wrong or len(set(listed)) != number:
        yield feed.problem(
            path,
            "feed_list",
            f"The list and the record files do not match one to one: {', '.join(sorted(map(str, wrong))[:3]) or 'an id twice'}.",
            "Write the feed again.",
        )


def _own(feed: Feed, record: dict) -> dict:
    """The record without its copies of words and of its organisation that are the same as those records' own files: there
    they are looked through once."""
    own = dict(record)
    organisation = own.get("organization")
    if isinstance(organisation, dict) and feed.shared["organizations"].get(str(organisation.get("id"))) == organisation:
        own["organization"] = {"id": organisation["id"]}
    if isinstance(own.get("attributes"), list):
        own["attributes"] = [_without_its_word(feed, one) for one in own["attributes"]]
    return own


def _without_its_word(feed: Feed, attribute: Any) -> Any:
    word = attribute.get("taxonomy_term") if isinstance(attribute, dict) else None
    if not isinstance(word, dict) or feed.shared["taxonomy_terms"].get(str(word.get("id"))) != word:
        return attribute
    return {name: value for name, value in attribute.items() if name != "taxonomy_term"}


def _ids(values: Values) -> Values:
    """Ids that no two things have. Those of words, organisations and links to other records may come again."""
    return [
        (loc, value)
        for loc, value in values
        if loc and loc[-1] == "id" and loc[0] != "handrail" and "taxonomy_term" not in loc and "organization" not in loc
    ]
