"""Scripts anywhere in a built site that would keep, send or write something on the reader's device (S10 to S15)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from handrail.inspecting.files import File
from handrail.policy import inline_scripts
from handrail.problems import Problem

KEEPS = re.compile(
    r"localStorage|sessionStorage|indexedDB|\.cookie\b|cookieStore|pushState|replaceState|serviceWorker|sendBeacon|XMLHttpRequest|"
    r"\bfetch\s*\(|caches\.|\bWebSocket\b|\bEventSource\b|\bNotification\b|window\.open|\bshowSaveFilePicker\b|location\.hash\s*=[^=]"
)
# The theme's own scripts, known by their exact bytes, with what each of the calls in them is for. A script with the same
# name and other bytes is asked like any other. The calls are dead while no page turns on what stands in LIVE.
THEME = {
    "a5f9d56c": {
        "sessionStorage": "keeps facts about a code repository and the version banner, where a site has one",
        "pushState": "moves between pages without loading them, with navigation.instant",
        "replaceState": "the same; writes headings or search words into the address, with navigation.tracking or search.share",
        "XMLHttpRequest": "fetches the search index from the site itself",
    },
}
SUMS = {"a5f9d56c": "b9a1ef14b5e91ad61fa8d7dd42e1f55e6af0ebd224bc8970dff0e7d7311b172f"}
SCOPE = "__md_scope=new URL("
# What makes the theme write: a feature in its settings, or a part of the page.
FEATURES = {
    "navigation.instant",
    "navigation.tracking",
    "content.tabs.link",
    "announce.dismiss",
    "search.share",
    "search.highlight",
    "search.suggest",
}
LIVE = re.compile(
    r'data-md-component="?(?:consent|outdated|source)\b|<form[^>]*data-md-component="?palette\b|__md_set\("__(?:palette|consent)'
)
CONFIG = re.compile(r'<script id="?__config"?[^>]*>(.*?)</script>', re.S)


def scripts(file: File) -> Iterator[Problem]:
    """A problem for each call in a script file, and in the scripts of a page."""
    if file.path.suffix in {".js", ".mjs"}:
        known = THEME.get(_bundle(file.path), {})
        yield from _problems(file, [call for call in KEEPS.findall(file.text) if call not in known])
    if file.path.suffix == ".html":
        for text in inline_scripts(file.text):
            # The theme's own few lines name the reader's storage; nothing calls them while LIVE finds nothing.
            yield from _problems(file, KEEPS.findall(text.split("__md_get=")[0] if text.startswith(SCOPE) else text))
        if turned_on := _turned_on(file.text):
            yield file.problem(
                "theme_keeps",
                f"“{turned_on}” is turned on, with which the theme writes to the reader's device or address.",
                "Take it out of mkdocs.yml.",
            )


def _bundle(path: Path) -> str:
    """The short name of a theme's script that is what it says it is; nothing for any other."""
    parts = path.name.split(".")
    return parts[1] if len(parts) == 4 and parts[0] == "bundle" and parts[1] in THEME and _sum(path) == SUMS[parts[1]] else ""


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _turned_on(source: str) -> str:
    config = CONFIG.search(source)
    try:
        features = json.loads(config[1]).get("features", []) if config else []
    except ValueError:
        features = []
    for feature in features:
        if feature in FEATURES:
            return feature
    live = LIVE.search(source) if "__md_set(" in source or "data-md-component" in source else None
    return live[0].split('"')[-1] if live else ""


def _problems(file: File, calls: list[str]) -> Iterator[Problem]:
    for call in dict.fromkeys(calls):
        yield file.problem(
            "keeps_a_trace",
            f"A script here uses {call.split('(')[0].strip().rstrip('.=')}, which leaves a trace or sends something.",
            "Do without it.",
        )
