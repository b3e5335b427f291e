"""A link leads to a page, a file or a heading that is not there.

Why: somebody who is tired or frightened and meets a dead end may not try again.
Source: style.md, Tests. The engine stops at dead links as well, but only in a build.
Mend: write the way from the page to the file, such as ../help/index.md, and after a hash the heading in small letters.
A link in guidance starts from the page that shows it, and a link in a notice from the top of docs/.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique
from rapidfuzz import fuzz, process

from handrail.problems import Problem, Where

NEEDS_PARTNERSHIP = True

CODE_BLOCK = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n.*?(?:^ *\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
UNSHOWN = re.compile(r"<!--.*?(?:-->|\Z)|\{\{.*?\}\}|\{%.*?%\}|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", re.DOTALL)
CALL = re.compile(r"\{\{\s*(\w+)\(\s*(?:[\"']([^\"']*)[\"'])?")
TARGET = r"(?:<([^>\n]*)>|((?:[^()\s<>]|\([^()\s]*\))+))"
LINK = re.compile(rf"\]\(\s*{TARGET}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|^ {{0,3}}\[[^\]^][^\]]*\]:[ \t]*{TARGET}", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*(.+?)[ \t]*#*[ \t]*$|^(?=\S)([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
OWN_ID = re.compile(r"\{:?[^}\n]*#([\w-]+)[^}\n]*\}|\bid=[\"']([^\"']+)")

# Macros that put no place of their own on a page to link to.
PLAIN = {"guidance", "notice", "doors", "areas", "first_lines", "nation_pages", "components", "about_partnership", "worksheets"}
RECORDS = {"glossary": "glossary", "law": "law", "sources": "source", "figure": "figure"}
"""Macros whose records can be linked to by their ids."""
MADE = ("law-", "letter-")
"""How the headings begin that macros make."""


@dataclass(frozen=True)
class Link:
    """A relative link as it is written, where it stands, and the file and heading it means, from the top of docs/."""

    written: str
    where: Where
    to: str
    heading: str


def find(catalogue, today):
    files = {path.removeprefix("docs/") for path in catalogue.files("docs", "**/*")}
    files |= {path.removeprefix("overrides/") for path in catalogue.files("overrides", "assets/**/*")}
    headings: dict[str, set[str] | None] = {}
    said = set()
    for page, link in [*links(catalogue), *notice_links(catalogue)]:
        if link.where not in said and (problem := _problem(catalogue, page, link, files, headings)):
            said.add(link.where)
            yield problem


# Several rules ask for the same files.
@lru_cache(maxsize=1024)
def without_code(text: str) -> str:
    """Markdown with its code, comments and macro calls made blank, so that every other letter keeps its place."""
    return UNSHOWN.sub(_blank, CODE_BLOCK.sub(_blank, text))


def shown_guidance(catalogue) -> dict[str, list[str]]:
    """Guidance by id, with the pages of this site that show it."""
    found: dict[str, list[str]] = {}
    for page in catalogue.pages:
        for macro, word in CALL.findall(catalogue.shelf("page")[page].tree.body):
            entry = catalogue.shelf("guidance").get(word) if macro == "guidance" else None
            if entry and entry.record and catalogue.is_for_this_nation(entry.record):
                found.setdefault(word, []).append(page)
    return found


def links(catalogue) -> Iterator[tuple[str, Link]]:
    """Every relative link of this site's pages, and of the guidance they show, with the page it is read on."""
    for page in catalogue.pages:
        for link in links_in(catalogue.shelf("page")[page].tree, page):
            yield page, link
    for id, pages in shown_guidance(catalogue).items():
        for page in pages:
            for link in links_in(catalogue.shelf("guidance")[id].tree, page):
                yield page, link


def links_in(tree, page: str) -> list[Link]:
    """The relative links in a file that is read at `page`."""
    lines = tree.body_lines()
    return _links("\n".join(line for _, line in lines), tree.path, lines[0][0], page) if lines else []


def notice_links(catalogue) -> Iterator[tuple[str, Link]]:
    """The relative links of the notices, which start from the top and so are read as if at index.md."""
    for relative, path in catalogue.files("content/notices", "*.md").items():
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for link in _links(text, catalogue.shown(path, relative), 1, "index.md"):
            yield "index.md", link


def _blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match[0])


@lru_cache(maxsize=1024)
def _links(text: str, path: str, first: int, page: str) -> list[Link]:
    found, lines = [], text.split("\n")
    for match in LINK.finditer(without_code(text)):
        group = next(number for number in range(1, 5) if match[number] is not None)
        if not match[group] or ELSEWHERE.match(match[group]):
            continue
        before = text[: match.start(group)]
        number, column = before.count("\n"), match.start(group) - (before.rfind("\n") + 1)
        where = Where(path, first + number, column + 1, lines[number], len(match[group]))
        address, _, heading = unquote(match[group]).partition("#")
        address = address.partition("?")[0]
        to = posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) if address else page
        found.append(Link(match[group], where, f"/{to.lstrip('/')}" if address.startswith("/") else to, heading))
    return found


def _problem(catalogue, page, link, files, headings):
    if link.to.startswith("/"):
        way = _nearest(link.to.strip("/"), page, catalogue.pages) or _way(page, "index.md")
        return Problem(
            link.where,
            "dead_link",
            "This link begins with a slash, so it starts from the top of the web address and not of this site.",
            f"Write the way from {page}, such as {way}.",
        )
    if link.to not in files:
        near = _nearest(link.to, page, catalogue.pages)
        hint = f" Did you mean “{near}”?" if near else ""
        return Problem(
            link.where,
            "dead_link",
            f"There is no file at “{link.written.partition('#')[0]}”, seen from {_folder(page)}.{hint}",
            "Correct the way to the file, or take the link out. A page is linked to by its file, which ends in .md.",
        )
    if link.to not in catalogue.pages:
        target = catalogue.records("page").get(link.to)
        if target and target.toolkit_only and catalogue.is_for_this_nation(target):
            return Problem(
                link.where,
                "dead_link",
                f"The page {link.to} is about Handrail itself, so this site does not have it.",
                "Link to another page, or take the link out.",
            )
        # A page of another nation is other_nations_law's to report; a page that was refused has problems of its own.
        return None
    if link.heading and not link.heading.startswith(MADE):
        if link.to not in headings:
            headings[link.to] = _headings(catalogue, link.to)
        known = headings[link.to]
        if known is not None and link.heading not in known:
            near = process.extractOne(link.heading, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
            hint = f" Did you mean “#{near[0]}”?" if near else ""
            return Problem(
                link.where,
                "dead_link",
                f"The page {link.to} has no heading “#{link.heading}”.{hint}",
                "Write the heading in small letters with hyphens between its words, or leave the hash and what follows out.",
            )
    return None


def _nearest(to, page, pages):
    as_page = f"{to.removesuffix('.html').removesuffix('/')}.md"
    for one in (as_page, f"{to}/index.md"):
        if one in pages:
            return _way(page, one)
    namesakes = [one for one in pages if posixpath.basename(one) == posixpath.basename(to) != "index.md"]
    if len(namesakes) == 1:
        return _way(page, namesakes[0])
    near = process.extractOne(to, list(pages), scorer=fuzz.ratio, score_cutoff=80)
    return _way(page, near[0]) if near else ""


def _folder(page):
    return posixpath.join("docs", posixpath.dirname(page), "")


def _way(page, to):
    return posixpath.relpath(to, posixpath.dirname(page) or ".")


def _headings(catalogue, page):
    """What can be linked to on a page by name, or None where a macro puts names there that nobody can know from here."""
    body = catalogue.shelf("page")[page].tree.body
    found = set()
    for macro, word in CALL.findall(body):
        if macro == "guidance" and word in catalogue.shelf("guidance"):
            body += "\n\n" + catalogue.shelf("guidance")[word].tree.body
            found.add("provenance")
        elif macro in RECORDS:
            found |= {word} if word else set(catalogue.here(RECORDS[macro]))
        elif macro not in PLAIN:
            return None
    taken: set[str] = set()
    for match in HEADING.finditer(CODE_BLOCK.sub(_blank, body)):
        words = re.sub(r"\{:?[^}]*\}|<[^>]*>", "", match[1] or match[2])
        words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", words)
        unique(slugify(re.sub(r"(?<!\w)[*_]+|[*_]+(?!\w)", "", words), "-"), taken)
    return found | taken | {id for pair in OWN_ID.findall(CODE_BLOCK.sub(_blank, body)) for id in pair if id}
