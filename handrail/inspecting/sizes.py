"""Files that are too heavy for a cracked phone with little left on it."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.addresses import is_for_survivors
from handrail.inspecting.files import File
from handrail.problems import Problem

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


def sizes(file: File) -> Iterator[Problem]:
    """A warning for a file over its limit: the weight before anything is pressed together on the way."""
    limit, why = PICTURE if file.kind in PICTURES else LIMITS.get(file.kind, OTHER)
    if file.kind == ".html" and is_for_survivors(file.name):
        limit, why = SURVIVORS_PAGE
    kilobytes = file.path.stat().st_size // KILOBYTE
    if kilobytes > limit:
        yield file.problem(
            "too_heavy",
            f"This file has {kilobytes:,} kB. The limit is {limit:,} kB: {why}.",
            "Make it smaller, or divide it.",
            "warning",
        )
