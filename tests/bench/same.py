"""Whether two built sites hold the same pages with the same facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

SAMPLE = 40
"""Every so many-th page is read; the first and the last are."""
NEAR = 0.2
"""How far the bytes of their pages may lie apart, as a part of ours."""


def differences(ours: Path, theirs: Path) -> list[str]:
    """What one has and the other has not: pages, and on a sample of them names, numbers, addresses and the order of cards."""
    found = []
    sizes = [0, 0]
    for folder in ("s", "find"):
        pages = [{path.name for path in (site / folder).glob("*.html")} - {"all.html"} for site in (ours, theirs)]
        found += [f"{folder}/{name} is in one of the two only." for name in sorted(pages[0] ^ pages[1])[:5]]
        names = sorted((pages[0] & pages[1]) - {"index.html"})
        for name in {*names[:: max(1, len(names) // SAMPLE)], *names[-1:]}:
            both = [(site / folder / name).read_text("utf-8") for site in (ours, theirs)]
            sizes = [total + len(text) for total, text in zip(sizes, both, strict=True)]
            facts = [facts_of(text) for text in both]
            found += [f"{folder}/{name}: {fact} differ." for fact in facts[0] if facts[0][fact] != facts[1][fact]]
    for kind, folder in (("services", "s"), ("organizations", "o")):
        found += _differences_in_feed(ours / "api" / kind, theirs / folder, sizes)
    if sizes[0] and abs(sizes[1] / sizes[0] - 1) > NEAR:
        found.append(f"Their sample has {sizes[1]:,} characters and ours {sizes[0]:,}.")
    return found


def _differences_in_feed(ours: Path, theirs: Path, sizes: list[int]) -> list[str]:
    """The same of a kind of record in the feed. Ids of parts are made otherwise there, and files have other names."""
    both = [sorted(ours.glob("*/index.json")), [path for path in theirs.glob("*.json") if path.stem != "index"]]
    if len(both[0]) != len(both[1]):
        return [f"{ours.name}: {len(both[0])} records in ours and {len(both[1])} in theirs."]
    known = {record["id"]: (record, path) for path in both[1] for record in [json.loads(path.read_bytes())]}
    found = []
    for path in [*both[0][:: max(1, len(both[0]) // SAMPLE)], *both[0][-1:]]:
        record = json.loads(path.read_bytes())
        other, its_path = known.get(record["id"], ({}, path))
        sizes[0] += path.stat().st_size
        sizes[1] += its_path.stat().st_size
        if _without_ids(record) != _without_ids(other):
            found.append(f"{path.parent.name} differs in the feed.")
    if ours.name == "services":
        lists = [json.loads((folder / "index.json").read_bytes()) for folder in (ours, theirs)]
        if lists[0] != lists[1]:
            found.append("The lists of services differ.")
    return found


def _without_ids(value: Any) -> Any:
    """A record without the ids of its parts."""
    if isinstance(value, dict):
        return {name: _without_ids(inner) for name, inner in value.items() if name not in {"id", "location_id"}}
    return [_without_ids(inner) for inner in value] if isinstance(value, list) else value


def facts_of(page: str) -> dict[str, list[str]]:
    """What a reader comes for, in the order of the page."""
    tree = LexborHTMLParser(page)
    main = tree.css_first("main")
    links = [link.attributes.get("href") or "" for link in main.css("a[href]")]
    return {
        "titles": [node.text().strip() for node in tree.css("title, h1")],
        "numbers": [link for link in links if link.startswith(("tel:", "sms:"))],
        "addresses": [link for link in links if link.startswith(("http", "mailto:"))],
        "cards": [card.attributes.get("data-service") or "" for card in main.css("article[data-service]")],
        "names of cards": [" ".join(node.text().split()) for node in main.css("article[data-service] h3")],
        "what cards are filtered by": [
            f"{name} {value}"
            for card in main.css("article[data-service]")
            for name, value in sorted(card.attributes.items())
            if name.startswith("data-")
        ],
        "choices": [" ".join(node.text().split()) for node in main.css("fieldset[data-question] .finder__choice")],
        "rows and facts": [
            " ".join(node.text(separator=" ").split()) for node in main.css("tr, .facts div, .service-card__says")
        ],
        "similar services": [" ".join(node.text().split()) for node in main.css(".similar li")],
        "dates": [" ".join(node.text().split()) for node in main.css(".service-card__checked, .service-page__checked")],
    }
