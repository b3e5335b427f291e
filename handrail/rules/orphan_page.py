"""Nothing leads to a page.

Why: a page that nobody can reach by reading helps nobody, and no reader will ever report what is wrong with it.
Source: safety.md, D1: pages for survivors have no map of the site, so a link is the only way to one. On other pages the map
shows every page of a section it knows.
Mend: link to the page from the one before it in the reader's day, or take it away.
"""

import yaml

from handrail.problems import Problem
from handrail.rules.dead_link import CALL, links, notice_links, shown_guidance

NEEDS_PARTNERSHIP = True
# What stands round every page leads to these: the menu at the top, the doors and the foot.
FROM_EVERY_PAGE = {
    "index.md",
    "find/index.md",
    "help/index.md",
    "help/device-safety.md",
    "work/index.md",
    "partnership/index.md",
    "about/index.md",
    "about/what-this-site-leaves.md",
    "about/privacy.md",
    "about/accessibility.md",
    "worksheets/index.md",
    "reference/index.md",
}


def find(catalogue, today):
    linked = FROM_EVERY_PAGE | {link.to for page, link in [*links(catalogue), *notice_links(catalogue)] if link.to != page}
    linked |= _through_macros(catalogue)
    mapped = _mapped(catalogue)
    for id, page in catalogue.pages.items():
        if id in linked:
            continue
        for_survivors = page.template == "survivor.html"
        # A folder that the map knows shows its pages; where a site has no map of its own, the engine makes one of all pages.
        if not for_survivors and (mapped is None or _folder(id) in mapped):
            continue
        yield Problem(
            catalogue.shelf("page")[id].where("title"),
            "orphan_page",
            "No other page leads to this one. Pages for survivors have no map of the site, so nobody would find it."
            if for_survivors
            else f"No other page leads to this one, and no section of the site map has pages of docs/{_folder(id)}/.",
            "Link to it from a page that people read before it, or delete it.",
            "warning",
        )


def _folder(page):
    return page.rpartition("/")[0]


def _through_macros(catalogue):
    """Pages that macros link to."""
    found = set()
    bodies = [(id, catalogue.shelf("page")[id].tree.body) for id in catalogue.pages]
    bodies += [(pages[0], catalogue.shelf("guidance")[id].tree.body) for id, pages in shown_guidance(catalogue).items()]
    for id, body in bodies:
        for macro, word in CALL.findall(body):
            instrument = catalogue.instruments.get(word or "twelve-components")
            if macro == "nation_pages":
                own = {page for page, one in catalogue.pages.items() if _folder(page) == word and 0 < len(one.nations) < 4}
                found |= own - {id}
            elif macro == "worksheets":
                found |= {f"worksheets/{one}.md" for one in catalogue.instruments}
            elif macro in {"questions", "components", "worksheet"} and instrument:
                named = {instrument.id and f"worksheets/{instrument.id}.html"} | {part.page for part in instrument.sections}
                named |= {item.page for part in instrument.sections for item in part.items}
                found |= {f"{one.partition('#')[0].removesuffix('.html')}.md" for one in named if one} - {id}
    return found


def _mapped(catalogue):
    """Folders of the pages that the site map names and this site shows, or None where there is no map."""
    path = catalogue.file("mkdocs.yml")
    settings = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) if path else None
    if not isinstance(settings, dict) or not settings.get("nav"):
        return None
    found, left = set(), [settings["nav"]]
    while left:
        one = left.pop()
        if isinstance(one, str):
            found |= {_folder(one)} if one in catalogue.pages else set()
        elif isinstance(one, list | dict):
            left += one.values() if isinstance(one, dict) else one
    return found
