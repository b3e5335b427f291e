"""A diagram as a picture, and as a list that says the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.models.diagram import Diagram, Join, Node
from handrail.views.drawing import WIDTH, Box, Line, drawn


@dataclass(frozen=True)
class Said:
    """One box in words, with each line that starts there."""

    label: str
    words: str
    address: str
    joins: list[str]


@dataclass(frozen=True)
class Picture:
    """A diagram, drawn and said."""

    id: str
    title: str
    is_numbered: bool
    """Whether the order matters; then box and list have numbers."""
    width: int
    height: int
    boxes: list[Box]
    lines: list[Line]
    said: list[Said]
    note: str


def diagram(catalogue: Catalogue, id: str) -> Picture:
    """One diagram. Raises LookupError where there is none of that name."""
    if id not in catalogue.records("diagram"):
        raise LookupError(f"There is no diagram called {id} in data/reference/diagrams/.")
    return as_picture(catalogue.records("diagram")[id])


def as_picture(record: Diagram) -> Picture:
    """Lay a diagram out and put it in words."""
    boxes, lines, height = drawn(record)
    return Picture(
        id=record.id,
        title=record.title,
        is_numbered=record.kind != "layers",
        width=WIDTH,
        height=height,
        boxes=boxes,
        lines=lines,
        said=[_said(record, node) for node in record.nodes],
        note=record.note or "",
    )


def _said(record: Diagram, node: Node) -> Said:
    joins = [_join_in_words(record, node, join) for join in node.joins]
    return Said(node.label, node.words, node.page or "", [words for words in joins if words])


def _join_in_words(record: Diagram, node: Node, join: Join) -> str:
    number, target = next((number, one) for number, one in enumerate(record.nodes, start=1) if one.id == join.to)
    end = "" if (join.label or target.label).endswith((".", "?", "!")) else "."
    if record.kind == "layers":
        return f"To {target.label}{': ' if join.label else ''}{join.label or ''}{end}"
    way = "Back" if number == 1 else "On"
    if join.label:
        return f"{way} to {number}: {join.label}{end}"
    # That one step follows the last needs no words in a numbered list; that the end leads to the beginning does.
    return f"Back to {number}." if number == 1 else ""
