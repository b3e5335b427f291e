"""Components to HTML, escaped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from handrail.render import Renderer, as_block, as_options, paragraphs


@dataclass(frozen=True)
class Card:
    name: str
    inner: object = None


def renderer(folder: Path, base: str = "", **templates: str) -> Renderer:
    for name, text in templates.items():
        (folder / name).mkdir()
        (folder / name / "template.html").write_text(text, "utf-8")
    return Renderer([folder], base)


def test_text_is_escaped(tmp_path: Path) -> None:
    """A record may hold <script>; it is shown and never run."""
    made = renderer(tmp_path, card="<p>{{ name }}</p>").component("card", Card("<script>alert(1)</script> & “more”"))
    assert made == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”</p>"


def test_text_is_escaped_inside_an_attribute(tmp_path: Path) -> None:
    """A quotation mark must not end the attribute."""
    assert renderer(tmp_path, card='<p title="{{ name }}">').component("card", Card('" onload="x')) == (
        '<p title="&#34; onload=&#34;x">'
    )


def test_braces_in_a_record_are_shown_and_not_run(tmp_path: Path) -> None:
    """7*7 stays 7*7."""
    assert renderer(tmp_path, card="{{ name }}").component("card", Card("{{ 7*7 }}")) == "{{ 7*7 }}"


def test_a_component_inside_a_component_is_not_escaped_twice(tmp_path: Path) -> None:
    """What the inner one gives is HTML already."""
    made = renderer(tmp_path, outer="<div>{{ component('card', inner) }}</div>", card="<p>{{ name }}</p>")
    assert made.component("outer", Card("", Card("a & b"))) == "<div><p>a &amp; b</p></div>"


def test_a_name_that_is_not_an_option_ends_the_build(tmp_path: Path) -> None:
    """A gap on a page would pass unseen."""
    with pytest.raises(jinja2.UndefinedError):
        renderer(tmp_path, card="{{ naem }}").component("card", Card("x"))


def test_a_component_that_does_not_exist_ends_the_build(tmp_path: Path) -> None:
    """The same, for the whole of it."""
    with pytest.raises(jinja2.TemplateNotFound):
        Renderer([tmp_path]).component("nothing", {})


def test_the_first_folder_with_a_component_serves_it(tmp_path: Path) -> None:
    """A site may lay a template of its own over the toolkit's."""
    for name in ("site", "toolkit"):
        (tmp_path / name / "card").mkdir(parents=True)
        (tmp_path / name / "card" / "template.html").write_text(name, "utf-8")
    assert Renderer([tmp_path / "site", tmp_path / "toolkit"]).component("card", {}) == "site"


@pytest.mark.parametrize(
    ("base", "address", "link"),
    [
        ("", "s/abc.html", "s/abc.html"),
        ("../", "s/abc.html", "../s/abc.html"),
        ("../", "https://www.example.org/", "https://www.example.org/"),
        ("../", "tel:+441632960101", "tel:+441632960101"),
        ("../", "#top", "#top"),
    ],
)
def test_an_address_is_given_as_seen_from_the_page(base: str, address: str, link: str) -> None:
    """The site must work from a memory stick, where no address begins at the top."""
    assert Renderer([], base).link(address) == link


def test_the_same_templates_serve_a_page_at_another_place(tmp_path: Path) -> None:
    """Only the way to the top differs."""
    top = renderer(tmp_path, card="{{ link('index.html') }}")
    assert (top.component("card", {}), top.at("../../").component("card", {})) == ("index.html", "../../index.html")


def test_an_empty_line_parts_paragraphs() -> None:
    """A single line end does not."""
    assert paragraphs("One\ntwo.\n\n \nThree.") == "<p>One two.</p><p>Three.</p>"


def test_markdown_in_a_record_is_shown_as_it_is() -> None:
    """Stars in a record are stars; only our own prose is Markdown."""
    assert paragraphs("*One* [two](x) <b>") == "<p>*One* [two](x) &lt;b&gt;</p>"


def test_text_of_nothing_but_spaces_has_no_paragraph() -> None:
    """An empty paragraph is read out by some screen readers."""
    assert paragraphs(" \n\n ") == ""


def test_prose_links_to_pages_by_their_built_address() -> None:
    """Authors write .md, from the top of the site, and may name a heading."""
    html = Renderer([], "../").prose("[Law](law/wales.md#part-4)")
    assert html == '<p><a href="../law/wales.html#part-4">Law</a></p>'


def test_prose_leaves_an_address_elsewhere_alone() -> None:
    """A page on another site may end in .md."""
    assert 'href="https://www.example.org/a.md"' in Renderer([]).prose("[a](https://www.example.org/a.md)")


def test_a_block_has_no_empty_line_inside() -> None:
    """An empty line would hand the rest of the HTML back to Markdown."""
    assert as_block("<div>\n\n  \n<p>x</p>\n</div>\n") == "\n\n<div>\n<p>x</p>\n</div>\n\n"


def test_a_view_gives_its_fields_one_level_deep() -> None:
    """What is inside stays a view, for the component that shows it."""
    inner = Card("inside")
    assert as_options(Card("x", inner)) == {"name": "x", "inner": inner}


def test_a_mapping_gives_its_own_names() -> None:
    """Examples in component.yml are mappings."""
    assert as_options({"name": Markup("x")}) == {"name": "x"}
