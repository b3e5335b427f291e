"""Where the boxes and lines of a diagram stand, in plain numbers.

The picture is 320 units wide, the width of a small telephone, and grows from there: so everything goes downwards, and
no text in it is smaller than a reader can read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from handrail.models.diagram import Diagram, Node, levels

Point = tuple[int, int]

WIDTH = 320
EDGE = 4
"""Room for the border of the outermost boxes."""
HALF = 148
"""Width of each of two boxes side by side."""
BOLD, PLAIN = 15, 14
"""Sizes of the text in boxes and beside lines, and below them the height of a line of each."""
LEADING = 19
PADDING = 11
CHIP, CHIP_AT = 11, 18
"""Radius of the disc that holds a number, and how far in its middle stands."""
WIDTHS = ((" .,:;'’‘|!ijlI()-", 0.32), ("frtsJ", 0.45), ("mwMW—", 0.92))
"""Letters that are narrower or wider than most, as parts of their size."""
HEAD_LENGTH, HEAD_HALF = 9, 5
LANE = 14
"""How far from the side of its strip a line runs, and its words from the line."""


@dataclass(frozen=True)
class Text:
    """One line of text, by its starting point or its middle, on its baseline."""

    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Box:
    """One box with its label, and in a diagram with an order its number."""

    id: str
    x: int
    y: int
    width: int
    height: int
    number: str
    label: list[Text]


@dataclass(frozen=True)
class Line:
    """One line from box to box, its arrowhead and its label."""

    source: str
    target: str
    points: list[Point]
    head: list[Point]
    label: list[Text]
    is_centred: bool
    """Whether the label is placed by its middle."""


def drawn(record: Diagram) -> tuple[list[Box], list[Line], int]:
    """The boxes and lines of a diagram, and how tall the picture is."""
    boxes, lines, lowest = {"layers": _layers, "steps": _steps, "loop": _loop}[record.kind](record.nodes)
    return boxes, lines, lowest + EDGE


# The three layouts. Each gives the boxes, the lines and the lowest point.


def _layers(nodes: tuple[Node, ...]) -> tuple[list[Box], list[Line], int]:
    boxes: dict[str, Box] = {}
    lines: list[Line] = []
    rows = levels(nodes)
    top = EDGE
    for number, row in enumerate(rows):
        placed = _row(row, top)
        if number:
            gap = _Gap(rows[number - 1], row, boxes | {box.id: box for box in placed})
            placed = [_lowered(box, gap.height) for box in placed]
            boxes |= {box.id: box for box in placed}
            lines += gap.lines(boxes)
        boxes |= {box.id: box for box in placed}
        top = _foot(placed[0])
    return list(boxes.values()), lines, top


def _row(row: list[Node], top: int) -> list[Box]:
    if len(row) == 1:
        return [_box(row[0], EDGE, top, WIDTH - 2 * EDGE)]
    height = max(_box(node, 0, 0, HALF).height for node in row)
    return [_box(node, x, top, HALF, height=height) for node, x in zip(row, (EDGE, WIDTH - EDGE - HALF), strict=True)]


class _Gap:
    """The lines between two neighbouring layers. Each has a strip of its own, wide enough for its label."""

    BUS = 10
    """Between the foot of a box and a line that runs along under it, and from one such line to the next."""

    def __init__(self, upper: list[Node], lower: list[Node], boxes: dict[str, Box]) -> None:
        strips = defaultdict(list)
        for low in lower:
            for high in upper:
                for source, target in ((low, high), (high, low)):
                    for join in (one for one in source.joins if one.to == target.id):
                        strips[self._strip(boxes[high.id], boxes[low.id])].append((source, target, join, high.id, low.id))
        self._placed = []
        for (start, end), joined in strips.items():
            share = (end - start) // len(joined)
            for number, one in enumerate(joined):
                label = wrapped(one[2].label or "", share - 2 * LANE, PLAIN)
                # A line with no words stands in the middle of its strip.
                x = start + number * share + (LANE if label else share // 2)
                self._placed.append((x, label, *one))
        bent = [one for one in self._placed if self._bends(one[0], boxes[one[5]])]
        self._buses = {id(one): self.BUS * number for number, one in enumerate(bent, start=1)}
        self._words_from = self.BUS * len(bent) + 6
        tallest = max((len(one[1]) for one in self._placed), default=0)
        self.height = self._words_from + max(tallest * LEADING + 10, 26)

    def lines(self, boxes: dict[str, Box]) -> list[Line]:
        """The lines, once both layers have their places."""
        found = []
        for one in self._placed:
            x, label, source, target, _, high, low = one
            foot = _foot(boxes[high])
            points = [(x, boxes[low].y)]
            if id(one) in self._buses:
                near = self._inside(x, boxes[high])
                along = foot + self._buses[id(one)] + 4
                points += [(x, along), (near, along), (near, foot)]
            else:
                points.append((x, foot))
            if source.id == high:
                points.reverse()
            middle = (foot + self._words_from + boxes[low].y) // 2
            found.append(_line(source, target, points, _beside(label, x + LANE, middle)))
        return found

    @staticmethod
    def _strip(high: Box, low: Box) -> tuple[int, int]:
        start, end = max(high.x, low.x), min(high.x + high.width, low.x + low.width)
        return (start, end) if start < end else (low.x, low.x + low.width)

    @staticmethod
    def _bends(x: int, high: Box) -> bool:
        return not high.x < x < high.x + high.width

    @staticmethod
    def _inside(x: int, high: Box) -> int:
        return min(max(x, high.x + LANE), high.x + high.width - LANE)


def _steps(nodes: tuple[Node, ...]) -> tuple[list[Box], list[Line], int]:
    boxes: list[Box] = []
    lines: list[Line] = []
    top = EDGE
    for number, node in enumerate(nodes, start=1):
        if boxes:
            label = wrapped(_label(nodes[number - 2]), WIDTH - 2 * EDGE - 4 * LANE, PLAIN)
            top += _between(label)
        boxes.append(_box(node, EDGE, top, WIDTH - 2 * EDGE, number))
        if number > 1:
            # The line runs from number to number.
            x = EDGE + CHIP_AT
            points = [(x, _foot(boxes[-2])), (x, top)]
            lines.append(_line(nodes[number - 2], node, points, _beside(label, x + LANE + 4, sum(y for _, y in points) // 2)))
        top = _foot(boxes[-1])
    return boxes, lines, top


def _loop(nodes: tuple[Node, ...]) -> tuple[list[Box], list[Line], int]:
    """Down on the right and up on the left, so that it is read the way a clock goes."""
    right = list(range(1, (len(nodes) + 1) // 2))
    left = [len(nodes) - step for step in right]
    lowest = [right[-1] + 1] if len(nodes) % 2 == 0 else []
    rows = [[0], *[list(pair) for pair in zip(left, right, strict=True)], lowest]
    boxes: dict[int, Box] = {}
    top = EDGE
    for before, row in pairwise([[], *[row for row in rows if row]]):
        if before:
            down = [
                wrapped(_label(nodes[one]), HALF - 30, PLAIN) for one in {*before, *row} if _follows(one, {*before, *row}, nodes)
            ]
            top += max(_between(label) for label in down)
        width = HALF if len(row) == 2 else WIDTH - 2 * EDGE
        height = max(_box(nodes[one], 0, 0, width, 1).height for one in row)
        for one, x in zip(row, (EDGE, WIDTH - EDGE - HALF), strict=False):
            boxes[one] = _box(nodes[one], x, top, width, one + 1, height)
        top += height
    lines = []
    for one, node in enumerate(nodes):
        other = (one + 1) % len(nodes)
        start, end = boxes[one], boxes[other]
        if start.y == end.y:
            # The turn at the bottom of a loop with an odd number of boxes.
            depth = _foot(start) + 20
            label = wrapped(_label(node), WIDTH - 8 * LANE, PLAIN)
            points = [(_middle(start), _foot(start)), (_middle(start), depth), (_middle(end), depth), (_middle(end), _foot(end))]
            words = [Text(WIDTH // 2, depth + 18 + LEADING * number, line) for number, line in enumerate(label)]
            lines.append(_line(node, nodes[other], points, words, is_centred=True))
            top = depth + (LEADING * len(label) + 6 if label else 2)
            continue
        goes_down = start.y < end.y
        narrow = min(start, end, key=lambda box: (box.width, -box.x if goes_down else box.x))
        label = wrapped(_label(node), HALF - 30, PLAIN)
        x = narrow.x + CHIP_AT
        points = [(x, _foot(start)), (x, end.y)] if goes_down else [(x, start.y), (x, _foot(end))]
        lines.append(_line(node, nodes[other], points, _beside(label, x + LANE, sum(y for _, y in points) // 2)))
    return [boxes[one] for one in range(len(nodes))], lines, top


def _follows(one: int, among: set[int], nodes: tuple[Node, ...]) -> bool:
    return (one + 1) % len(nodes) in among


# What the layouts share.


def _label(node: Node) -> str:
    return next((join.label or "" for join in node.joins), "")


def _between(label: list[str]) -> int:
    return max(28, len(label) * LEADING + 14)


def _foot(box: Box) -> int:
    return box.y + box.height


def _middle(box: Box) -> int:
    return box.x + box.width // 2


def _lowered(box: Box, by: int) -> Box:
    label = [Text(one.x, one.y + by, one.words) for one in box.label]
    return Box(box.id, box.x, box.y + by, box.width, box.height, box.number, label)


def _box(node: Node, x: int, y: int, width: int, number: int | None = None, height: int = 0) -> Box:
    """A box as tall as its label needs, or taller. With a number the label starts beside it, without one it is centred."""
    indent = 2 * CHIP + 12 if number else 0
    words = wrapped(node.label, width - indent - PADDING * (1 if number else 2), BOLD)
    height = max(height, len(words) * LEADING + 2 * PADDING)
    first = y + (height - len(words) * LEADING) // 2 + BOLD
    start = x + indent + 4 if number else x + width // 2
    label = [Text(start, first + LEADING * line, text) for line, text in enumerate(words)]
    return Box(node.id, x, y, width, height, str(number or ""), label)


def _beside(label: list[str], x: int, middle: int) -> list[Text]:
    first = middle - len(label) * LEADING // 2 + PLAIN
    return [Text(x, first + LEADING * number, words) for number, words in enumerate(label)]


def _line(source: Node, target: Node, points: list[Point], label: list[Text], is_centred: bool = False) -> Line:
    (_, before), (x, y) = points[-2:]
    back = HEAD_LENGTH if before > y else -HEAD_LENGTH
    head = [(x, y), (x - HEAD_HALF, y + back), (x + HEAD_HALF, y + back)]
    return Line(source.id, target.id, points, head, label, is_centred)


def wrapped(text: str, width: int, size: int) -> list[str]:
    """Words in lines that fit, with room to spare, whichever of our typefaces the reader has. A long word is broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, size) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def text_width(text: str, size: int) -> float:
    """About how wide a line is. The letters of the broadest typeface in the list are taken, so the true width is less."""
    return size * sum(next((width for letters, width in WIDTHS if one in letters), 0.7 if one.isupper() else 0.6) for one in text)
