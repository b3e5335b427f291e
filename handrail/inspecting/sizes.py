"""Files that are too heavy for a cracked phone with little left on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handrail.addresses import is_for_survivors
from handrail.problems import Problem, Where

KILOBYTE = 1024
# Limit in kilobytes, and why there is one.
SURVIVORS_PAGE = (1_500, "a survivor may have four minutes and a slow connection")
LIMITS = {
    ".html": (3_000, "an old phone stops while it lays out a page of this length"),
    ".js": (1_000, "a script holds up everything after it"),
    ".css": (300, "nothing is drawn before its style is there"),
    ".json": (20_000, "searching waits until it is fetched"),
    ".pdf": (5_000, "people pay for what they download"),
}
PICTURE = (500, "people pay for what they download, and a picture shows little more at twice the weight")
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"}
OTHER = (10_000, "people pay for what they download")


def sizes(site: Path, shown: str) -> Iterator[Problem]:
    """A warning for each file over its limit: the weight before anything is pressed together on the way."""
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        kind = path.suffix.lower()
        limit, why = PICTURE if kind in PICTURES else LIMITS.get(kind, OTHER)
        if kind == ".html" and is_for_survivors(name):
            limit, why = SURVIVORS_PAGE
        kilobytes = path.stat().st_size // KILOBYTE
        if kilobytes > limit:
            yield Problem(
                Where(f"{shown}/{name}"),
                "too_heavy",
                f"This file has {kilobytes:,} kB. The limit is {limit:,} kB: {why}.",
                "Make it smaller, or divide it.",
                "warning",
            )
