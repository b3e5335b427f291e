"""Links to the site's own address that are not secret on the way (S17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from handrail.inspecting.files import File
from handrail.problems import Problem

CANONICAL = re.compile(r"<link[^>]*rel=[\"']?canonical[\"']?[^>]*>", re.I)
HREF = re.compile(r"href=[\"']?([^\"'\s>]+)", re.I)
LOCATION = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")


KINDS = {".html", ".xml", ".json", ".css", ".js", ".txt"}


def plain_address(site: Path) -> re.Pattern[str] | None:
    """The site's own address by http, where its first page or its map says what that is."""
    sitemap = site / "sitemap.xml"
    first = (site / "index.html").read_text("utf-8", errors="replace") if (site / "index.html").is_file() else ""
    own = [HREF.search(link) for link in CANONICAL.findall(first)]
    addresses = [match[1] for match in own if match]
    addresses += LOCATION.findall(sitemap.read_text("utf-8", errors="replace"))[:1] if sitemap.is_file() else []
    hosts = {urlsplit(address).netloc for address in addresses} - {""}
    if not hosts:
        return None
    return re.compile("http://(?:" + "|".join(re.escape(host) for host in sorted(hosts)) + r")(?=[/\"'<\s:?#]|$)", re.I)


def links_to_own_host(file: File, plain: re.Pattern[str] | None) -> Iterator[Problem]:
    """A problem for a file that links to the site itself by http."""
    if plain and file.path.suffix in KINDS and plain.search(file.text):
        yield file.problem(
            "not_https",
            "This file names the site's own address by http, so the network can read which page is opened.",
            "Begin site_address in partnership.yml, and the link, with https.",
        )
