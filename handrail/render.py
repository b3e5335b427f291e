"""Components and views to HTML. Autoescape is on, an undefined name is an error, and no record is known here.

A component is a folder in macros/ with two files: template.html and component.yml. Its template's variables are the
options that component.yml describes. Inside a template:

    {{ link("s/abc.html") }}          an address from the top of the site, as seen from this page
    {{ component("service_card", card) }}   another component
    {{ text | paragraphs }}           plain text as paragraphs
    {{ text | prose }}                Markdown of ours as HTML
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import jinja2
import markdown
from markupsafe import Markup, escape


class Renderer:
    """Renders components for pages at one place in the site. `base` leads from the page to the top: "", "../"…"""

    def __init__(self, folders: list[Path], base: str = "", shared: frozenset[str] = frozenset()) -> None:
        """Components named in `shared` stand on many pages: for the same view each is rendered once and kept."""
        self.folders = folders
        self.base = base
        self.shared = shared
        # With the view, so that no other takes its place in memory.
        self._kept: dict[tuple[str, int], tuple[Any, Markup]] = {}
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals |= {"link": self.link, "component": self.component}
        self.environment.filters |= {"paragraphs": paragraphs, "prose": self.prose}

    def at(self, base: str) -> Renderer:
        """The same templates for a page at another place."""
        return self if base == self.base else Renderer(self.folders, base)

    def link(self, address: str) -> str:
        """An address from the top of the site, as seen from this page. Addresses elsewhere stay as they are."""
        return address if re.match(r"[a-z]+:|#", address) else self.base + address

    def component(self, name: str, view: Any) -> Markup:
        """Render one component. `view` is a dataclass or a mapping of its options."""
        if name not in self.shared:
            return self.template(f"{name}/template.html", as_options(view))
        key = (name, id(view))
        if key not in self._kept:
            self._kept[key] = view, self.template(f"{name}/template.html", as_options(view))
        return self._kept[key][1]

    def template(self, path: str, options: Mapping[str, Any]) -> Markup:
        """Render any template in the folders."""
        return Markup(self.environment.get_template(path).render(options))

    def prose(self, text: str) -> Markup:
        """Markdown written by us, with links from the top of the site to .md files, as HTML."""
        html = markdown.markdown(text, extensions=["attr_list", "tables", "def_list"], output_format="html")
        return Markup(re.sub(r'href="([^":#]+)\.md(#[^"]*)?"', self._page_link, html))

    def _page_link(self, match: re.Match) -> str:
        return f'href="{escape(self.link(match[1] + ".html"))}{match[2] or ""}"'


def as_options(view: Any) -> dict[str, Any]:
    """A view's fields by name, one level deep."""
    return dict(vars(view) if is_dataclass(view) else view)


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs: an empty line parts them, and every character is shown as it is."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return Markup("".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in parts))


def as_block(html: str) -> str:
    """One raw HTML block that Markdown passes on untouched: no empty line inside, one before and one after."""
    return "\n\n" + re.sub(r"\n(?:\s*\n)+", "\n", html.strip()) + "\n\n"
