"""The one file the site engine loads: a table of macro name → view → component, and what the engine must know of a site."""

import os
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pathspec import GitIgnoreSpec

from handrail import components, engines, handbook, navigation, publish, specimen
from handrail.catalogue import PUBLIC
from handrail.render import Renderer, as_block, as_options
from handrail.views import (
    asked,
    change,
    chrome,
    comparisons,
    diagrams,
    finder,
    gaps,
    helplines,
    notices,
    pages,
    prose,
    reference,
    tested,
    visits,
    worksheets,
)

# What an author writes on a page → what works out the words → the folder beside this file that shows them.
MACROS = {
    "about_partnership": (chrome.about_partnership, "about_partnership"),
    "components": (prose.components, "components"),
    "comparison_averages": (comparisons.averages, "figure"),
    "comparison_scores": (comparisons.every_score, "figure"),
    "diagram": (diagrams.diagram, "diagram"),
    "doors": (chrome.doors, "doors"),
    "emergency": (helplines.emergency, "emergency"),
    "first_lines": (helplines.first_lines, "first_lines"),
    "figure": (reference.figure, "figure"),
    "glossary": (reference.glossary, "glossary"),
    "helplines": (helplines.helplines, "helplines"),
    "law": (reference.law, "law"),
    "nation_pages": (pages.nation_pages, "nation_pages"),
    "notice": (notices.notice, "notice"),
    "questions": (worksheets.as_questions, "questions"),
    "sources": (reference.sources, "sources"),
    "visit_results": (visits.visit_results, "visit_results"),
    "tested": (tested.tested, "tested"),
    "worksheet": (worksheets.as_worksheet, "worksheet"),
    "worksheets": (worksheets.worksheet_list, "worksheets"),
}


# What depends on the day: records age.
DATED = {"areas": finder.areas, "change": change.change, "gaps": gaps.gaps}
# The toolkit's pages about itself.
HANDBOOK = {
    "handbook_columns": lambda _: {"sheets": handbook.sheet_entries()},
    "handbook_commands": lambda _: {"commands": handbook.command_entries()},
    "handbook_components": lambda renderer: {"components": components.components(renderer.folders).values()},
    "handbook_fields": lambda _: {"kinds": handbook.kind_entries()},
    "handbook_specimen": lambda _: {"text": specimen.whole_service()},
    "handbook_rules": lambda _: {"rules": handbook.rule_entries(), "faults": handbook.fault_entries()},
}


def define_env(env):
    """Called by the engine before it reads any page."""
    site = Path(os.environ.get("HANDRAIL_SITE") or Path(env.conf["config_file_path"]).parent)
    today = date.fromisoformat(os.environ.get("HANDRAIL_TODAY") or date.today().isoformat())
    catalogue = engines.catalogue_of(site, os.environ.get("HANDRAIL_EDITION", PUBLIC))
    renderer = Renderer(publish.template_folders(catalogue))
    env.handrail = (catalogue, today)

    def here():
        return renderer.at("../" * env.page.url.count("/"))

    def macro(view, component):
        return lambda *words: as_block(here().component(component, view(catalogue, *words)))

    for name, (view, component) in MACROS.items():
        env.macro(macro(view, component), name)

    def dated(name, view):
        return lambda: as_block(here().component(name, view(catalogue, today)))

    def handbook_macro(name, entries):
        return lambda: as_block(here().component(name, entries(renderer)))

    @env.macro
    def guidance(id):
        text, provenance = prose.guidance(catalogue, id)
        following = (("asked", asked.asked(catalogue, env.page.url)), ("provenance", provenance))
        return text + "".join(as_block(here().component(component, view)) for component, view in following)

    for name, view in DATED.items():
        env.macro(dated(name, view), name)
    for name, entries in HANDBOOK.items():
        env.macro(handbook_macro(name, entries), name)
    _tell_the_engine(env.conf, catalogue, renderer)


def _tell_the_engine(conf, catalogue, renderer):
    layout = chrome.chrome(catalogue)
    conf["site_name"] = layout.site_name
    conf["site_url"] = catalogue.partnership.site_address or ""
    conf["nav"] = navigation.for_site(conf["nav"], catalogue.pages)
    left_out = [f"/{page}" for page in catalogue.shelf("page") if page not in catalogue.pages]
    conf["exclude_docs"] = GitIgnoreSpec.from_lines(left_out)
    conf["extra"]["chrome"] = as_options(layout)
    # The notice has links, so it differs by how deep a page lies.
    conf["extra"]["notices"] = [str(renderer.at("../" * depth).prose(layout.notice)) for depth in range(4)]


def on_post_build(env):
    """Called by the engine when its pages are written: add what it does not make."""
    if os.environ.get("HANDRAIL_PUBLISH") != "no":
        publish.publish(*env.handrail, Path(env.conf["site_dir"]))
