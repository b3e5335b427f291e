"""Diagrams: boxes and the lines between them, as data, so that the picture and its words are made from one record."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, field_validator

from handrail.models.fields import Day, Id, Prose, Record, Ref, Words, choice, refusal, text_of

MOST_ON_A_LEVEL = 2
Label = Annotated[str, BeforeValidator(text_of(60, "Shorten it, and say the rest in its words."))]
"""What stands in the picture: 60 characters at most."""


class Join(Record):
    """A line with an arrow from one box to another."""

    to: Id
    """The id of the box it leads to."""
    label: Label | None = None
    """What goes along the line, or on what condition, in a few words."""


class Node(Record):
    """One box."""

    id: Id
    """Permanent within the diagram."""
    label: Label
    """The words in the box."""
    words: Words
    """A sentence that says what it is; it stands in the list below the picture."""
    page: Words | None = None
    """Page of the site that says more, from the top: partnership/components/data.html."""
    joins: tuple[Join, ...] = ()
    """The lines that start here."""


class Diagram(Record):
    """A picture that is drawn from its data. One file each in data/reference/diagrams/."""

    id: Id
    """Permanent short name; the file has the same name."""
    title: Words
    """What the picture shows."""
    kind: choice("layers", "steps", "loop")
    """layers: who stands above whom. steps: one after another. loop: steps that begin again."""
    nodes: tuple[Node, ...]
    """The boxes. Layers: from the top down. Steps and loop: in order."""
    note: Prose | None = None
    """Who drew it, from what, and what it does not show."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""
    reviewed_on: Day
    """The day somebody last read this record."""

    @field_validator("nodes")
    @classmethod
    def _can_be_drawn(cls, nodes: tuple[Node, ...], info: ValidationInfo) -> tuple[Node, ...]:
        ids = [node.id for node in nodes]
        for node in nodes:
            if ids.count(node.id) > 1:
                raise refusal("not_in_the_list", f"Two boxes are called “{node.id}”.", "Give each a name of its own.")
            for join in node.joins:
                if join.to not in ids or join.to == node.id:
                    others = ", ".join(id for id in ids if id != node.id)
                    raise refusal(
                        "not_in_the_list",
                        f"“{node.id}” has a line to “{join.to}”, which is no other box.",
                        f"Use one of: {others}.",
                    )
        if info.data.get("kind") == "layers":
            _stands_in_layers(nodes)
        elif "kind" in info.data:
            _goes_in_order(nodes, is_loop=info.data["kind"] == "loop")
        return nodes


def levels(nodes: tuple[Node, ...]) -> list[list[Node]]:
    """The boxes of a diagram in layers, level by level from the top: each stands under the earlier ones it is joined to."""
    level: dict[str, int] = {}
    for node in nodes:
        above = [level[other.id] for other in nodes if other.id in level and _are_joined(node, other)]
        level[node.id] = max(above, default=-1) + 1
    return [[node for node in nodes if level[node.id] == one] for one in sorted(set(level.values()))]


def _are_joined(one: Node, other: Node) -> bool:
    return other.id in {join.to for join in one.joins} or one.id in {join.to for join in other.joins}


def _stands_in_layers(nodes: tuple[Node, ...]) -> None:
    found = levels(nodes)
    at = {node.id: number for number, row in enumerate(found) for node in row}
    for row in found:
        if len(row) > MOST_ON_A_LEVEL:
            names = ", ".join(node.id for node in row)
            raise refusal(
                "too_long",
                f"{len(row)} boxes would stand side by side: {names}. A telephone has room for {MOST_ON_A_LEVEL}.",
                "Put some of them together in one box.",
            )
    for high, low in pairwise(found):
        _has_room_for_words(*((low, high) if len(low) > 1 else (high, low)))
    for node in nodes:
        for join in node.joins:
            if abs(at[node.id] - at[join.to]) != 1:
                raise refusal(
                    "not_in_the_list",
                    f"The line from “{node.id}” to “{join.to}” would pass over another box.",
                    "Join boxes of neighbouring layers only, and say the rest in the words.",
                )


def _has_room_for_words(row: list[Node], other: list[Node]) -> None:
    for node in row if len(row) > 1 else ():
        ends = [pair for one in other for pair in ((node, one), (one, node))]
        if sum(join.to == target.id and join.label is not None for source, target in ends for join in source.joins) > 1:
            raise refusal(
                "too_long",
                f"“{node.id}” stands beside another box, so there is room for one line with words on each side of it.",
                "Take the label off one of its lines, and say it in the words.",
            )


def _goes_in_order(nodes: tuple[Node, ...], is_loop: bool) -> None:
    if is_loop and len(nodes) < 3:
        raise refusal("missing_field", "A loop has three boxes or more.", "Add the boxes that are missing, or use steps.")
    following = [*nodes[1:], nodes[0]] if is_loop else nodes[1:]
    wanted = {node.id: [after.id] for node, after in zip(nodes, following, strict=False)}
    for node in nodes:
        if [join.to for join in node.joins] != wanted.get(node.id, []):
            after = f"one line, to “{wanted[node.id][0]}”" if node.id in wanted else "no line, because it is the last"
            raise refusal(
                "not_in_the_list", f"The lines from “{node.id}” do not follow the order of the boxes.", f"Give it {after}."
            )
