"""A diagram as a picture and in words."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from conftest import ROOT, catalogue_of
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from handrail.catalogue import Catalogue
from handrail.models import Diagram
from handrail.render import Renderer
from handrail.views.diagrams import Picture, as_picture, diagram
from handrail.views.drawing import PLAIN, WIDTH, Box, text_width, wrapped

LONG = "Harmful practices, exploitation, trafficking and faith abuse"
NAMES = "abcdefg"


def record(kind: str, joins: dict[str, list[str]], label: str = "Example", along: str | None = "what it knows") -> Diagram:
    """A diagram with these boxes and the lines that start at each."""
    nodes = [
        {"id": id, "label": f"{label[:57]} {id}", "words": "A sentence.", "joins": [join(to, along) for to in ends]}
        for id, ends in joins.items()
    ]
    return Diagram.model_validate({"id": "one", "title": "One", "kind": kind, "nodes": nodes, "reviewed_on": "2026-11-23"})


def join(to: str, along: str | None) -> dict[str, str]:
    return {"to": to, "label": along} if along else {"to": to}


def ring(count: int) -> dict[str, list[str]]:
    return {id: [NAMES[(number + 1) % count]] for number, id in enumerate(NAMES[:count])}


def row(count: int) -> dict[str, list[str]]:
    return {id: list(NAMES[number + 1 : count][:1]) for number, id in enumerate(NAMES[:count])}


TREE = {"a": ["b"], "b": ["a"], "c": ["b"], "d": ["b"], "e": ["c"], "f": ["c"]}
CROSSED = {"a": [], "b": [], "c": ["b"], "d": ["a"]}
ONE_UNDER_TWO = {"a": [], "b": [], "c": ["a", "b"]}
DRAWN = {
    **{f"loop of {count}": record("loop", ring(count)) for count in range(3, 8)},
    **{f"long loop of {count}": record("loop", ring(count), LONG, LONG) for count in range(3, 8)},
    **{f"plain loop of {count}": record("loop", ring(count), along=None) for count in range(3, 8)},
    "steps": record("steps", row(6)),
    "long steps": record("steps", row(6), LONG, LONG),
    "one step": record("steps", row(1)),
    "tree": record("layers", TREE),
    "long tree": record("layers", TREE, LONG, LONG),
    "plain tree": record("layers", TREE, along=None),
    "crossed": record("layers", CROSSED),
    "one under two": record("layers", ONE_UNDER_TWO),
    **Catalogue(ROOT).records("diagram"),
}
every_diagram = pytest.mark.parametrize("one", DRAWN.values(), ids=list(DRAWN))


def touches(box: Box, point: tuple[int, int]) -> bool:
    """Whether a point lies on the upper or the lower side of a box."""
    return box.x < point[0] < box.x + box.width and point[1] in (box.y, box.y + box.height)


def without_spaces(words: str) -> str:
    return "".join(words.split())


@every_diagram
def test_no_two_boxes_overlap_and_none_stands_outside(one: Diagram) -> None:
    """There is air between any two of them."""
    picture = as_picture(one)
    for box in picture.boxes:
        assert box.x > 0 and box.y > 0 and box.x + box.width < picture.width and box.y + box.height < picture.height
    for a, b in combinations(picture.boxes, 2):
        beside = a.x + a.width < b.x or b.x + b.width < a.x
        above = a.y + a.height < b.y or b.y + b.height < a.y
        assert beside or above, (a.id, b.id)


@every_diagram
def test_lines_join_what_the_data_says(one: Diagram) -> None:
    """Each line starts at the side of one box, and the tip of its arrow is at the side of the other."""
    picture = as_picture(one)
    boxes = {box.id: box for box in picture.boxes}
    wanted = sorted((node.id, join.to) for node in one.nodes for join in node.joins)
    assert sorted((line.source, line.target) for line in picture.lines) == wanted
    for line in picture.lines:
        assert touches(boxes[line.source], line.points[0])
        assert touches(boxes[line.target], line.points[-1])
        assert line.head[0] == line.points[-1]


@every_diagram
def test_no_line_runs_through_a_box(one: Diagram) -> None:
    """Lines are upright or level, and stay in the gaps."""
    picture = as_picture(one)
    for line in picture.lines:
        for (x, y), (to_x, to_y) in pairwise(line.points):
            assert x == to_x or y == to_y
            for box in picture.boxes:
                across = max(x, to_x) > box.x and min(x, to_x) < box.x + box.width
                down = max(y, to_y) > box.y and min(y, to_y) < box.y + box.height
                assert not (across and down), (line.source, line.target, box.id)


@every_diagram
def test_no_two_lines_lie_on_each_other(one: Diagram) -> None:
    """A reader could not tell which way either of them goes."""
    upright = [
        (x, *sorted((y, to_y))) for line in as_picture(one).lines for (x, y), (to_x, to_y) in pairwise(line.points) if x == to_x
    ]
    assert [(a, b) for a, b in combinations(upright, 2) if a[0] == b[0] and a[1] < b[2] and b[1] < a[2]] == []


@every_diagram
def test_words_along_a_line_stay_clear_of_the_boxes_and_of_each_other(one: Diagram) -> None:
    """They stand in the gap, inside the picture."""
    picture = as_picture(one)
    placed = []
    for line in picture.lines:
        for text in line.label:
            wide = text_width(text.words, PLAIN)
            start = text.x - wide / 2 if line.is_centred else text.x
            assert start >= 0 and start + wide <= WIDTH and text.y < picture.height
            assert not any(
                box.y < text.y < box.y + box.height and box.x < start + wide and start < box.x + box.width
                for box in picture.boxes
            )
            placed.append((start, start + wide, text.y))
    assert [(a, b) for a, b in combinations(placed, 2) if abs(a[2] - b[2]) < PLAIN and a[0] < b[1] and b[0] < a[1]] == []


@every_diagram
def test_the_words_and_the_picture_hold_the_same_labels(one: Diagram) -> None:
    """Whoever does not see the picture misses nothing, and whoever sees it reads nothing that is not said."""
    picture = as_picture(one)
    page = LexborHTMLParser(Renderer([ROOT / "macros"]).component("diagram", picture))
    said = [node.text() for node in page.css(".diagram__list > li")]
    drawn = {box.id: without_spaces("".join(text.words for text in box.label)) for box in picture.boxes}
    assert len(said) == len(drawn) == len(one.nodes)
    for node, words in zip(one.nodes, said, strict=True):
        assert drawn[node.id] == without_spaces(node.label)
        assert node.label in words and node.words in words
        for line in (line for line in picture.lines if line.source == node.id):
            assert without_spaces("".join(text.words for text in line.label)) in without_spaces(words)


def test_the_picture_is_hidden_from_those_who_hear_the_page_and_the_list_is_not() -> None:
    """The same would be read out twice."""
    page = LexborHTMLParser(Renderer([ROOT / "macros"]).component("diagram", as_picture(DRAWN["tree"])))
    assert page.css_first("svg").attributes["aria-hidden"] == "true"
    assert not page.css("[style], [aria-hidden] a, [aria-hidden] .diagram__list")


def test_a_loop_says_that_it_leads_back() -> None:
    """A numbered list alone would seem to end."""
    assert as_picture(DRAWN["plain loop of 3"]).said[-1].joins == ["Back to 1."]
    assert [one.joins for one in as_picture(DRAWN["plain loop of 3"]).said[:-1]] == [[], []]


def test_a_loop_is_read_the_way_a_clock_goes() -> None:
    """Down on the right, up on the left."""
    boxes = as_picture(DRAWN["loop of 5"]).boxes
    assert boxes[1].x == boxes[2].x > boxes[3].x == boxes[4].x
    assert boxes[1].y == boxes[4].y < boxes[2].y == boxes[3].y


def test_layers_have_no_numbers_and_steps_have() -> None:
    """A number says that the order matters."""
    assert {box.number for box in as_picture(DRAWN["tree"]).boxes} == {""}
    assert [box.number for box in as_picture(DRAWN["steps"]).boxes] == list("123456")


def test_a_word_that_is_too_long_for_a_line_is_broken() -> None:
    """It would run over the edge of its box."""
    lines = wrapped("Llanfairpwllgwyngyllgogerychwyrndrobwll a", 100, PLAIN)
    assert "".join(lines).replace(" ", "") == "Llanfairpwllgwyngyllgogerychwyrndrobwlla"
    assert all(text_width(line, PLAIN) <= 100 for line in lines)


def test_a_diagram_that_does_not_exist_stops_the_build(small: Path) -> None:
    """A page with a hole in it is never published."""
    with pytest.raises(LookupError, match="no diagram called nowhere"):
        diagram(catalogue_of(small), "nowhere")


@pytest.mark.parametrize(
    ("kind", "joins", "words"),
    [
        ("steps", {"a": ["x"]}, "no other box"),
        ("steps", {"a": ["a"]}, "no other box"),
        ("steps", {"a": [], "b": []}, "do not follow the order"),
        ("steps", {"a": ["b"], "b": ["a"]}, "do not follow the order"),
        ("loop", {"a": ["b"], "b": ["a"]}, "three boxes or more"),
        ("loop", {"a": ["b"], "b": ["c"], "c": []}, "do not follow the order"),
        ("layers", {"a": [], "b": ["a"], "c": ["a"], "d": ["a"]}, "3 boxes would stand side by side"),
        ("layers", {"a": [], "b": ["a"], "c": ["a", "b"]}, "pass over another box"),
        ("layers", {"a": ["b"], "b": ["a"], "c": ["a"]}, "room for one line with words"),
    ],
)
def test_what_cannot_be_drawn_well_is_refused(kind: str, joins: dict[str, list[str]], words: str) -> None:
    """The person who writes the record learns of it from the check, not from a picture that cannot be read."""
    with pytest.raises(ValidationError, match=words):
        record(kind, joins)


def test_the_demonstration_has_its_pictures() -> None:
    """Each stands on a page."""
    pages = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    shown: list[Picture] = [diagram(Catalogue(ROOT), id) for id in Catalogue(ROOT).records("diagram")]
    assert shown and all(f'diagram("{one.id}")' in pages for one in shown)
