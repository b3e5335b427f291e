"""A built site to problems. Knows only the site: what a browser would fetch, keep, send or show.

Each check is a function that takes one page and yields problems; `CHECKS` is the list of them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import re2
from selectolax.lexbor import LexborHTMLParser

from handrail import inspecting, policy
from handrail.addresses import is_for_survivors
from handrail.inspecting import File, places
from handrail.inspecting.links import Link, dead_links, inner_links
from handrail.problems import Problem, Where
from handrail.shares import shared_out

LEFT_OVER = ("{{", "{%", "Macro Rendering Error", "Macro Syntax Error")
# Quick to look for, in less than half the time with RE2; what is found in vain is looked at again.
INLINE = re2.compile(r"(?i)<style|[\s\"'/](?:style|on[a-z]+)\s*=|javascript:")
OUTSIDE_CSS = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", re.I)
LOADS = "link[href], script[src], img[src], iframe[src], source[src], video[src], audio[src], object[data], embed[src], use[href]"
PLACE_HEADINGS = ("Address", "Town", "Postcode")


class Page(File):
    """One page of a built site."""

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    @property
    def is_for_survivors(self) -> bool:
        return is_for_survivors(self.name)


def inspect(site: Path, shown: str = "") -> list[Problem]:
    """Look through every page, style sheet and script of a built site; gives every problem found.

    `shown` is how people name the folder. A folder with no index.html gives one problem that says so.
    """
    shown = shown or site.as_posix()
    if not (site / "index.html").is_file():
        return [Problem(Where(shown), "not_a_site", "There is no index.html here.", "Name the folder that handrail build wrote.")]
    look = inspecting.eye(site)

    def look_at(file: File) -> tuple[Seen | None, inspecting.Looked]:
        if file.path.suffix != ".html":
            return None, look(file)
        # Both look at the same text, which is read once.
        page = Page(site, file.name, shown)
        return _looked_at(page), look(page)

    files = list(inspecting.files(site, shown))
    looked = shared_out(look_at, files)
    pages = {file.name: seen for file, (seen, _) in zip(files, looked, strict=True) if seen}
    anchors = {path: seen.anchors for path, seen in pages.items()}
    found: list[Problem] = []
    titles: dict[str, str] = {}
    for path, seen in pages.items():
        page = Page(site, path, shown)
        found += seen.problems
        found += dead_links(page, seen.links, anchors)
        if seen.title and seen.title in titles:
            found.append(
                page.problem("same_title", f"{titles[seen.title]} has the same title.", "Give each page a title of its own.")
            )
        titles.setdefault(seen.title, path)
    found += _outside_styles(file for file in files if file.kind == ".css")
    found += _downloads(site, shown)
    found += inspecting.problems_of(both for _, both in looked)
    return found


@dataclass(frozen=True)
class Seen:
    """What is kept of a page when it has been looked at: what other pages bear on, and what is wrong with it by itself."""

    title: str
    anchors: set[str]
    links: list[Link]
    problems: list[Problem]


def _looked_at(page: Page) -> Seen:
    title = page.tree.css_first("head > title")
    addresses = [link.attributes["href"] or "" for link in page.tree.css("a[href]")]
    anchors = {node.attributes["id"] or "" for node in page.tree.css("[id]")} | {""}
    # Last, because some checks take parts out of the page.
    problems = [problem for check in CHECKS for problem in check(page)]
    return Seen(title.text().strip() if title else "", anchors, inner_links(page, addresses), problems)


def head_in_order(page: Page) -> Iterator[Problem]:
    """Title, language, and the referrer rule before anything that could send one (S4, S20)."""
    title = page.tree.css_first("head > title")
    if title is None or not title.text().strip():
        yield page.problem("no_title", "This page has no title.", "Give it one in its front matter or record.")
    if not (page.tree.css_first("html") or page.tree.body).attributes.get("lang"):
        yield page.problem("no_language", "This page does not say which language it is in.", "Set languages in partnership.yml.")
    head = page.tree.css_first("head")
    for node in head.css("meta, link, script") if head else ():
        if node.tag == "meta" and node.attributes.get("name") == "referrer":
            if node.attributes.get("content") == "no-referrer":
                return
            break
        if node.tag in {"link", "script"}:
            break
    yield page.problem(
        "referrer",
        "The rule that nothing is told where a reader came from is missing, or stands after a link or a script.",
        'Put <meta name="referrer" content="no-referrer"> first in the head.',
    )


def way_out(page: Page) -> Iterator[Problem]:
    """The exit link and the honest notice (S1, S8)."""
    links = page.tree.css("a[data-exit]")
    if not links:
        yield page.problem("no_exit", "This page has no way out.", "Include partials/handrail/top.html in its layout.")
    for link in links:
        parts = urlsplit(link.attributes.get("href") or "")
        if parts.scheme != "https" or parts.query:
            yield page.problem("exit_address", "The exit is not a plain https address.", "Correct exit_to in partnership.yml.")
    if not page.tree.css_first("[data-trail]"):
        yield page.problem(
            "no_notice", "The notice of what a visit leaves is missing.", "Include partials/handrail/top.html in its layout."
        )


def nothing_from_outside(page: Page) -> Iterator[Problem]:
    """No file from another host (S14), no inline style that points to one."""
    for node in page.tree.css(LOADS):
        if node.tag == "link" and node.attributes.get("rel") in {"canonical", "next", "prev", "alternate"}:
            continue
        for address in (node.attributes.get(name) or "" for name in ("src", "href", "data")):
            if "//" in address and urlsplit(address).netloc:
                yield page.problem(
                    "outside_request",
                    f"This page fetches {address} from another host.",
                    "Take it out, or serve it from the site.",
                )
    if page.tree.css_first("link[rel=manifest]"):
        yield page.problem("installable", "This page offers itself to be installed.", "Take the manifest out.")


def nothing_kept(page: Page) -> Iterator[Problem]:
    """Controls the browser would remember, forms that would send, and scripts no survivor page needs (S10, S16, D1)."""
    for control in page.tree.css("input, select, textarea"):
        if control.attributes.get("type") != "hidden" and control.attributes.get("autocomplete") != "off":
            name = control.attributes.get("name") or control.attributes.get("id") or "without a name"
            yield page.problem("remembered", f"The browser may remember the control “{name}”.", 'Add autocomplete="off".')
    for form in page.tree.css("form"):
        # The theme's search form is the theme's: its own script takes every press of Enter, and without script it is hidden.
        if form.attributes.get("method") != "dialog" and form.attributes.get("name") != "search":
            yield page.problem("form_sends", "A form here would put what is ticked into the address.", 'Give it method="dialog".')
    if page.is_for_survivors:
        for script in page.tree.css("script"):
            address = script.attributes.get("src") or ""
            if "assets/handrail/" not in address:
                yield page.problem(
                    "theme_script",
                    f"A survivor's page runs {address or 'a script of its own'}.",
                    "Only scripts in assets/handrail/ belong here.",
                )
        if page.tree.css_first("[target]"):
            yield page.problem("new_window", "A link here opens a new window and leaves this one open.", "Take target out.")


def nothing_left_over(page: Page) -> Iterator[Problem]:
    """No template code that was not filled in, and no error text of a macro."""
    if not any(mark in page.text for mark in LEFT_OVER):
        return
    for script in page.tree.css("script"):
        script.decompose()
    said = page.tree.html or ""
    if mark := next((mark for mark in LEFT_OVER if mark in said), ""):
        yield page.problem(
            "left_over", f"“{mark}” stands on this page: something was not filled in.", "Look for the macro call that failed."
        )


def hidden_places(page: Page) -> Iterator[Problem]:
    """No place in the words of a service that shows no address (safety.md, Confidential places)."""
    for service, what in places.in_hidden_services(page.words):
        yield page.problem(
            "place_shown",
            f"The service {service} shows no address, but its words seem to hold {what}.",
            "Take the place out of its record, and build again.",
        )


def policy_in_force(page: Page) -> Iterator[Problem]:
    """The policy stands first in the head, is as strict as ours, and covers every piece of code in the page (S14, S12)."""
    again = "Build the site again with handrail build, and change nothing in it afterwards."
    head = page.tree.css_first("head")
    first = next((node for node in head.css("meta, link, script") if "charset" not in node.attributes), None) if head else None
    if first is None or (first.attributes.get("http-equiv") or "").lower() != "content-security-policy":
        yield page.problem("no_policy", "The policy of what may run is missing, or does not stand first in the head.", again)
        return
    parts = [part.split() for part in (first.attributes.get("content") or "").split(";") if part.strip()]
    said = {name: tuple(values) for name, *values in parts}
    allowed = policy.EVERYWHERE | (policy.FOR_THE_THEME if policy.hashes(page.text) else {})
    scripts = said.pop("script-src", ())
    if said != {name: values for name, values in allowed.items() if name != "script-src"} or any(
        one != "'self'" and not one.startswith("'sha256-") for one in scripts
    ):
        yield page.problem("weak_policy", "The policy of what may run is not the one this page should have.", again)
    real = {policy.hash_of(script) for script in policy.inline_scripts(page.text)}
    if spare := set(scripts) - real - {"'self'"}:
        yield page.problem("weak_policy", f"The policy allows {len(spare)} scripts that are not on this page.", again)
    if real - set(scripts):
        yield page.problem(
            "inline_code",
            "A script stands in this page that its policy does not allow, so no browser will run it.",
            "Put it in a file in overrides/assets/handrail/. If it is the theme's, read it, and add it to handrail/policy.py.",
        )
    if INLINE.search(page.text) and (page.tree.css_first("style") or any(_inline_attributes(page))):
        yield page.problem(
            "inline_code",
            "A style, or code to run at a click, stands in the text of this page, and its policy stops it.",
            "Put it in a style sheet or a script in overrides/assets/handrail/.",
        )


def _inline_attributes(page: Page) -> Iterator[str]:
    """Attributes of elements that hold style or code."""
    for node in page.tree.css("*"):
        for name, value in node.attributes.items():
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                yield name


CHECKS = (head_in_order, policy_in_force, way_out, nothing_from_outside, nothing_kept, hidden_places, nothing_left_over)


def _downloads(site: Path, shown: str) -> Iterator[Problem]:
    """No place in the row of a service that shows none (safety.md, Confidential places, 5). The workbook holds the same cells."""
    path = site / "downloads" / "services.csv"
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row.get("May the place be known") != "public" and any(row.get(heading) for heading in PLACE_HEADINGS):
                yield Problem(
                    Where(f"{shown}/downloads/services.csv", number, 1),
                    "place_shown",
                    "The place of this service is not public, and the row has an address.",
                    "Take the place out of its record, and build again.",
                )


def _outside_styles(sheets: Iterable[File]) -> Iterator[Problem]:
    """Style sheets that fetch a file from another host (S14)."""
    for sheet in sheets:
        if OUTSIDE_CSS.search(sheet.text):
            yield sheet.problem(
                "outside_request", "This style sheet fetches a file from another host.", "Take it out, or serve it from the site."
            )
