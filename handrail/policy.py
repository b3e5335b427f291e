"""The rule in each page that says what a browser may load and run there: a Content-Security-Policy.

It is worked out after the build from the page as it stands. A page without a script of its own in its text gets the
shortest rule. Only the theme's two inline scripts are ever allowed by their hash: anything else that stands in a page,
because a template was changed or a text was not escaped, is refused by the browser and reported by `inspect`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection
from pathlib import Path

# What any page may do. Nothing is sent anywhere, so `form-action` stops even a form that would put choices in an address.
EVERYWHERE = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
# The theme's search fetches its index and works in the background.
FOR_THE_THEME = {"connect-src": ("'self'",), "worker-src": ("'self'",)}

# Inline scripts of Material 9.8.1, as SHA-256 of their text without the way back to the top, which differs by depth:
# names for its storage, and the opening of the tab that an address names. Read them afresh when the theme's version changes.
KNOWN = {
    "7eb3684fdacd2881f67b9428983273a29d8774d8bc82622af9b65a8ec1032a90",
    "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f",
}
_WAY_UP = re.compile(r'(?<=new URL\(")[./]*(?=",location\))')
_INLINE = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script\s*>", re.S | re.I)
_HAS_SOURCE = re.compile(r"\ssrc\s*=", re.I)
_IS_DATA = re.compile(r"\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.I)
_CHARSET = re.compile(r"<meta charset=[^>]*>\n?", re.I)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n?')


def inline_scripts(html: str) -> list[str]:
    """The text of each script that stands in a page itself and would run."""
    return [
        match["text"]
        for match in _INLINE.finditer(html)
        if match["text"].strip() and not _HAS_SOURCE.search(match["attributes"]) and not _IS_DATA.search(match["attributes"])
    ]


def hash_of(script: str) -> str:
    """A script's hash as a policy writes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def is_known(script: str) -> bool:
    """Whether an inline script is one of the theme's own, at any depth of the site."""
    return hashlib.sha256(_WAY_UP.sub("", script).encode()).hexdigest() in KNOWN


def hashes(html: str) -> list[str]:
    """Hashes of the known inline scripts of a page, each once."""
    return sorted({hash_of(script) for script in inline_scripts(html) if is_known(script)})


def policy(hashes: Collection[str] = (), more: dict[str, tuple[str, ...]] | None = None) -> str:
    """A policy in words. With hashes it is one for the theme's pages; `more` adds what only a header can say."""
    parts = EVERYWHERE | (FOR_THE_THEME if hashes else {}) | (more or {})
    parts["script-src"] = (*EVERYWHERE["script-src"], *hashes)
    return "; ".join(f"{name} {' '.join(values)}" for name, values in parts.items())


def with_policy(html: str) -> str:
    """A page with its policy first in the head, straight after the line that says how its letters are written."""
    html = _META.sub("", html)
    line = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes(html))}">\n'
    charset = _CHARSET.search(html)
    place = charset.end() if charset else html.index("<head>") + len("<head>")
    return f"{html[:place]}{line}{html[place:]}"


def write(site: Path) -> list[str]:
    """Put its policy into every page of a built site. Gives the hashes of all pages, for a header that all share."""
    found: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes().decode("utf-8")
        ruled = with_policy(html)
        found |= set(hashes(html))
        if ruled != html:
            path.write_text(ruled, encoding="utf-8", newline="")
    return sorted(found)
