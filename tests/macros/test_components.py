"""Every component of macros/ with every example of its component.yml. A new example is tested by existing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, get_type_hints

import markdown
import pytest
from conftest import ROOT
from jinja2 import meta
from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser

from handrail import handbook
from handrail.components import Component, Example, components
from handrail.render import Renderer, as_block
from handrail.views import (
    asked,
    booklet,
    change,
    chrome,
    diagrams,
    finder,
    gaps,
    helplines,
    notices,
    pages,
    phones,
    prose,
    reference,
    service_page,
    services,
    tested,
    visits,
    worksheets,
)

COMPONENTS = components([ROOT / "macros"])
RENDERER = Renderer([ROOT / "macros", ROOT / "overrides"], base="../")
every_component = pytest.mark.parametrize("component", COMPONENTS.values(), ids=list(COMPONENTS))


def examples(kind: Callable[[Component, Example], bool]) -> pytest.MarkDecorator:
    """Runs a test once for each example of this kind, of every component."""
    chosen = [(one, example) for one in COMPONENTS.values() for example in one.examples if kind(one, example)]
    names = [f"{one.name}: {example.name}" for one, example in chosen]
    return pytest.mark.parametrize(("component", "example"), chosen, ids=names)


every_example = examples(lambda _, example: True)
every_hostile_example = examples(lambda _, example: example.name == "hostile")
every_fair_example = examples(lambda _, example: example.name != "hostile")
# What is set on paper never goes through Markdown.
every_example_on_a_page = examples(lambda component, _: not component.name.startswith("paper"))

# What works out a component's options.
VIEWS = {
    "asked": asked.Asked,
    "about_partnership": chrome.AboutPartnership,
    "areas": finder.Areas,
    "change": change.Change,
    "components": prose.Components,
    "diagram": diagrams.Picture,
    "doors": chrome.Doors,
    "emergency": helplines.Emergency,
    "figure": reference.FigureTable,
    "finder": finder.Finder,
    "first_lines": helplines.FirstLines,
    "gaps": gaps.Gaps,
    "glossary": reference.Glossary,
    "helpline_card": helplines.HelplineCard,
    "helplines": helplines.Helplines,
    "law": reference.LawList,
    "nation_pages": pages.NationPages,
    "notice": notices.Notice,
    "paper_booklet": booklet.Booklet,
    "paper_card": booklet.Card,
    "paper_worksheet": worksheets.Worksheet,
    "phone_line": phones.PhoneLine,
    "provenance": prose.Provenance,
    "questions": worksheets.Questions,
    "service_card": services.ServiceCard,
    "service_page": service_page.ServicePage,
    "sources": reference.Sources,
    "visit_results": visits.VisitResults,
    "tested": tested.Tested,
    "worksheet": worksheets.Worksheet,
    "worksheets": worksheets.WorksheetList,
}
# Options that no view makes.
PLAIN = {
    "national_lines": {"groups": list[helplines.HelplineGroup]},
    "take_away": {"called": str},
    "paper_poster": {"summary": str, "tips": list[tuple[str, str]], "reviewed": str},
    "handbook_columns": {"sheets": list[handbook.SheetEntry]},
    "handbook_specimen": {"text": str},
    "handbook_commands": {"commands": list[handbook.CommandEntry]},
    "handbook_components": {"components": list[Component]},
    "handbook_fields": {"kinds": list[handbook.KindEntry]},
    "handbook_rules": {"rules": list[handbook.RuleEntry], "faults": list[tuple[str, str]]},
    "paper": {"language": str, "title": str, "styles": str, "points": int, "demonstration": bool, "content": str},
}
# These stand in a list or in guidance, under a second heading that somebody else wrote.
UNDER_A_HEADING = {
    "figure",
    "handbook_columns",
    "handbook_rules",
    "helpline_card",
    "national_lines",
    "questions",
    "service_card",
    "tested",
}
# The layout of every page has these, so that they are said once.
IN_THE_LAYOUT = {"call-note", "mail-note"}
UGLY = ("<script>alert(1)</script>", "*stars*", "[link](javascript:x)", '"', "'", "&")
RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
# A full stop with nothing before it, two marks together, or a mark at an end where a word is missing.
GAP = re.compile(r"(?:^|\s)[.,;)]|\(\)|[.,;:·]\s*[.,;·]|^·|·$")
SHOWS_WORDS = "a, button, caption, cite, dd, dt, h1, h2, h3, label, legend, li, p, strong, summary, td, th, title"
VOID = {"br", "hr", "img", "input", "link", "meta"}
EXTENSIONS = ["attr_list", "md_in_html", "def_list", "footnotes", "admonition", "tables"]


def rendered(component: Component, example: Example) -> str:
    """The HTML of an example, on a page one folder down from the top of the site."""
    return str(RENDERER.component(component.name, example.options))


def page(component: Component, example: Example) -> LexborHTMLParser:
    """An example as a browser reads it."""
    return LexborHTMLParser(rendered(component, example))


def values(tree: LexborHTMLParser, attribute: str) -> list[str]:
    """Each value of an attribute, in order."""
    return [node.attributes[attribute] or "" for node in tree.css(f"[{attribute}]")]


def words_in(value: Any) -> list[str]:
    """Every piece of text in an example's options."""
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in (str(key), *words_in(one))]
    return [text for one in value for text in words_in(one)] if isinstance(value, list) else [str(value)]


class Tags(HTMLParser):
    """Lists each tag that is closed where it was not open, and each that is never closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")


@every_component
def test_every_component_has_a_usual_an_empty_a_long_and_a_hostile_example(component: Component) -> None:
    """Readers see the first two. The long and the hostile are ugly on purpose: tests see them, readers do not."""
    hidden = {example.name: example.hidden for example in component.examples}
    assert len(hidden) == len(component.examples), "two examples have one name"
    assert hidden.items() >= {"default": False, "empty": False, "long": True, "hostile": True}.items()


@every_component
def test_the_options_described_are_the_ones_the_template_uses(component: Component) -> None:
    """An option that is described and not used, or used and not described, misleads whoever reads component.yml."""
    source = (ROOT / "macros" / component.name / "template.html").read_text("utf-8")
    used = meta.find_undeclared_variables(RENDERER.environment.parse(source)) - set(RENDERER.environment.globals)
    assert set(component.options) == used
    assert all(what.strip() for what in (component.what, *component.options.values()))


@every_example
def test_an_example_gives_the_options_that_are_described_and_no_others(component: Component, example: Example) -> None:
    """What is left out would end a build, and what is added would never be seen."""
    assert set(example.options) == set(component.options)


@every_example
def test_an_example_has_the_shape_of_the_view(component: Component, example: Example) -> None:
    """An example with a field too few, or a year that is a number and not text, would test what no page ever shows."""
    shapes = PLAIN.get(component.name) or get_type_hints(VIEWS[component.name])
    for name, value in example.options.items():
        TypeAdapter(shapes[name]).validate_python(value)


@every_example
def test_no_braces_are_left(component: Component, example: Example) -> None:
    """A brace that stands on a page is a piece of template that nobody filled in."""
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#|#\}", rendered(component, example))


@every_example
def test_tags_open_and_close_in_order(component: Component, example: Example) -> None:
    """A browser mends what is out of order, each in its own way."""
    assert Tags(rendered(component, example)).faults == []


@every_example
def test_each_id_stands_once(component: Component, example: Example) -> None:
    """A link or a label that means one of two ids goes to the first."""
    twice = [id for id, count in Counter(values(page(component, example), "id")).items() if count > 1]
    assert twice == []


@every_example
def test_what_a_label_or_a_region_names_is_there(component: Component, example: Example) -> None:
    """A reader who hears the page hears nothing where the id that is named does not exist."""
    tree = page(component, example)
    namers = ("for", "aria-labelledby", "aria-describedby")
    named = {id for name in namers for value in values(tree, name) for id in value.split()}
    assert named - set(values(tree, "id")) - IN_THE_LAYOUT == set()


@every_example
def test_every_control_has_a_label(component: Component, example: Example) -> None:
    """A box to tick or to write in is labelled by its own words round it or by a label that names it."""
    tree = page(component, example)
    named = {label.attributes["for"] for label in tree.css("label[for]") if label.text(strip=True)}
    for control in tree.css("input, select, textarea"):
        parent = control.parent
        wrapped = parent is not None and parent.tag == "label" and parent.text(strip=True)
        assert wrapped or control.attributes.get("id") in named, control.html


@every_example
def test_headings_go_down_one_level_at_a_time(component: Component, example: Example) -> None:
    """People who move by heading think that they have missed something where a level is left out."""
    levels = [int(heading.tag[1]) for heading in page(component, example).css("h1, h2, h3, h4, h5, h6")]
    above = 0 if component.name == "paper" else 2 if component.name in UNDER_A_HEADING else 1
    assert [(high, low) for high, low in pairwise([above, *levels]) if low > high + 1] == []


@every_example
def test_nothing_is_shown_empty(component: Component, example: Example) -> None:
    """A field that is empty takes its heading and its line with it. What a script or a pen fills has a data- hook."""
    bare = [
        node.html
        for node in page(component, example).css(SHOWS_WORDS)
        if not node.text(strip=True) and not any(name.startswith("data-") for name in node.attributes)
    ]
    assert bare == []


@every_fair_example
def test_no_sentence_is_left_with_a_gap(component: Component, example: Example) -> None:
    """A field that is empty takes its full stop with it, and one that has its own is not given a second."""
    texts = [" ".join(node.text().split()) for node in page(component, example).css(SHOWS_WORDS)]
    assert [text for text in texts if GAP.search(text)] == []


@every_hostile_example
def test_a_hostile_example_is_hostile(component: Component, example: Example) -> None:
    """Each holds a script, stars, a link, quotes, an ampersand and letters that run right to left."""
    text = "\n".join(words_in(example.options))
    assert [mark for mark in UGLY if mark not in text] == []
    assert RIGHT_TO_LEFT.search(text)


@every_hostile_example
def test_text_is_shown_as_it_is_written(component: Component, example: Example) -> None:
    """Nobody's text becomes a tag or an address that runs something."""
    html, tree = rendered(component, example), page(component, example)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert [node.html for node in tree.css("script, b, i, d")] == []
    assert [value for name in ("href", "src", "action") for value in values(tree, name) if "javascript:" in value] == []


@every_example
def test_a_block_has_no_empty_line(component: Component, example: Example) -> None:
    """Markdown would end the block there and take what follows for its own."""
    block = as_block(rendered(component, example))
    assert block.startswith("\n\n") and block.endswith("\n\n")
    assert [line for line in block.strip().splitlines() if not line.strip()] == []


@every_example_on_a_page
def test_markdown_leaves_a_block_untouched(component: Component, example: Example) -> None:
    """Stars, brackets and indents in a record mean nothing on a page, also between two paragraphs of guidance."""
    block = as_block(rendered(component, example))
    assert block.strip() in markdown.markdown(block, extensions=EXTENSIONS)
    assert block.strip() in markdown.markdown(f"Before.{block}*After.*", extensions=EXTENSIONS)
