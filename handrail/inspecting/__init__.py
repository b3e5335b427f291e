"""Looking through a whole built site, file by file: hidden places, scripts that keep something, files that are too heavy.

`handrail.inspect` looks at one page after another; what needs every file, or a file that is no page, is here. Each module
has one function that takes the folder of a site and the name people know it by, and yields problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handrail.inspecting.own_host import links_to_own_host
from handrail.inspecting.pictures import pictures
from handrail.inspecting.places import published_places
from handrail.inspecting.scripts import scripts
from handrail.inspecting.sizes import sizes
from handrail.problems import Problem

CHECKS = (published_places, pictures, scripts, sizes, links_to_own_host)


def look_through(site: Path, shown: str) -> Iterator[Problem]:
    """Every problem of a built site that is not one page's own."""
    for check in CHECKS:
        yield from check(site, shown)
