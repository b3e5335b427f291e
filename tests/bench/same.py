"""Whether two built sites hold the same pages with the same facts."""

from __future__ import annotations

from pathlib import Path

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
    if sizes[0] and abs(sizes[1] / sizes[0] - 1) > NEAR:
        found.append(f"Their sample has {sizes[1]:,} characters and ours {sizes[0]:,}.")
    return found


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
