"""Files to plain trees in which every value knows its file and line. Knows YAML and CSV; knows no models.

Every scalar stays text. YAML's own reading would turn the phone number 01312210505 into 187240773, 10:30 into 630
and NO into false, so nothing is given a type here: the models do that.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handrail.problems import Problem, Where

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml reads the same, more slowly
    from yaml import BaseLoader as _Loader

Loc = tuple[str | int, ...]
"""The way from the top of a file to a value: ("phones", 0, "number")."""

LARGEST = 512 * 1024

FAULTS = {
    "not_utf8": "A file is not saved as UTF-8 text, so its letters cannot be trusted.",
    "empty_file": "A file that should hold a record holds nothing.",
    "too_large": "A file is larger than any one record could be.",
    "not_readable": "A line does not follow the rules of the file's format.",
    "tab_indent": "A line begins with a tab where spaces are needed.",
    "repeated_key": "A name is given twice in one record; only one of the two values could be right.",
    "yaml_trick": "A file uses one of YAML's shortcuts (anchors, aliases, tags), which hide what is really written.",
    "row_length": "A row of a table has more or fewer cells than its heading.",
    "no_front_matter": "A Markdown file does not begin with its title and dates between two lines of dashes.",
}
"""Faults a file can have before anyone asks what it means."""


@dataclass
class Tree:
    """A file's plain values (dicts, lists and text) and where each of them stands."""

    path: str
    value: Any
    lines: list[str] = field(repr=False)
    marks: dict[Loc, tuple[int, int, int]] = field(repr=False)
    """Line and column (from 0) and width of each value."""
    key_marks: dict[Loc, tuple[int, int, int]] = field(repr=False)
    """The same for each key."""
    body: str = field(default="", repr=False)
    """In Markdown: what follows the front matter."""

    def where(self, loc: Loc = (), on_key: bool = False) -> Where:
        """The place of a value, or of its key. For one that is not there, the nearest thing above it that is."""
        while loc not in self.marks and loc:
            loc, on_key = loc[:-1], True
        marks = self.key_marks if on_key and loc in self.key_marks else self.marks
        line, column, width = marks.get(loc, (0, 0, 1))
        text = self.lines[line] if line < len(self.lines) else ""
        return Where(self.path, line + 1, column + 1, text, width)

    def at(self, loc: Loc) -> Any:
        """The plain value at a place, or None."""
        value = self.value
        for step in loc:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def texts(self) -> list[tuple[Loc, str]]:
        """Every piece of text in the file with its place."""
        found: list[tuple[Loc, str]] = []

        def walk(value: Any, loc: Loc) -> None:
            if isinstance(value, str):
                found.append((loc, value))
            elif isinstance(value, dict):
                for key, inner in value.items():
                    walk(inner, (*loc, key))
            elif isinstance(value, list):
                for index, inner in enumerate(value):
                    walk(inner, (*loc, index))

        walk(self.value, ())
        return found


Reading = tuple[Tree | None, list[Problem]]


def read_yaml(path: Path, shown: str) -> Reading:
    """Read one record. `shown` is the path people see. Gives no tree when the file cannot be read at all."""
    text, problems = _read_text(path, shown)
    if text is None:
        return None, problems
    return _compose(text, shown, first_line=0)


def read_markdown(path: Path, shown: str) -> Reading:
    """Read a Markdown file: its front matter as the tree, the rest as `body`."""
    text, problems = _read_text(path, shown)
    if text is None:
        return None, problems
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        return None, [
            Problem(
                Where(shown, 1, 1, lines[0]),
                "no_front_matter",
                "This page does not begin with its title.",
                "Begin the file with a line of three dashes, a line such as title: Opening hours, and three dashes again.",
            )
        ]
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    tree, problems = _compose("\n".join(lines[1:end]) + "\n", shown, first_line=1)
    if tree is not None:
        tree.lines = lines
        tree.body = "\n".join(lines[end + 1 :]).lstrip("\n")
    return tree, problems


def read_csv(path: Path, shown: str) -> Reading:
    """Read a table as a list of rows, each a dict of heading to text."""
    text, problems = _read_text(path, shown)
    if text is None:
        return None, problems
    reader = csv.reader(io.StringIO(text))
    heading = next(reader, [])
    tree = Tree(shown, [], text.split("\n"), {(): (0, 0, 1)}, {})
    for column in heading:
        tree.marks[("heading", column)] = (0, max(tree.lines[0].find(column), 0), max(len(column), 1))
    for cells in reader:
        line = reader.line_num - 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(heading):
            problems.append(
                Problem(
                    Where(shown, line + 1, 1, tree.lines[line], len(tree.lines[line])),
                    "row_length",
                    f"This row has {len(cells)} cells. The heading has {len(heading)}.",
                    "Give the row one cell for each heading; put quotation marks round a cell that holds a comma.",
                )
            )
            continue
        index = len(tree.value)
        tree.value.append(dict(zip(heading, (cell.strip() for cell in cells), strict=True)))
        tree.marks[(index,)] = (line, 0, len(tree.lines[line]))
        for column, cell in zip(heading, cells, strict=True):
            tree.marks[(index, column)] = (line, max(tree.lines[line].find(cell), 0), max(len(cell), 1))
    return tree, problems


def _read_text(path: Path, shown: str) -> tuple[str | None, list[Problem]]:
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        return None, [
            Problem(
                Where(shown),
                "too_large",
                f"This file has {len(raw) // 1024:,} kB. No record needs more than {LARGEST // 1024} kB.",
                "Look for something pasted in by mistake, and move long text to a page.",
            )
        ]
    try:
        # utf-8-sig: Windows programs put a byte order mark first.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [
            Problem(
                Where(shown, line, 1),
                "not_utf8",
                "This file is not saved as UTF-8, so some letters cannot be read.",
                "Open it in the program that made it and save it again, choosing UTF-8 as the encoding.",
            )
        ]
    if not text.strip():
        return None, [
            Problem(Where(shown), "empty_file", "This file is empty.", "Fill it in from a file beside it, or delete it.")
        ]
    return text, []


def _compose(text: str, shown: str, first_line: int) -> Reading:
    lines = text.split("\n")
    tree = Tree(shown, None, lines, {}, {})
    problems: list[Problem] = []
    try:
        for token in yaml.scan(text, Loader=_Loader) if any(mark in text for mark in "&*!") else ():
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
                line, column = token.start_mark.line, token.start_mark.column
                problems.append(
                    Problem(
                        Where(shown, line + 1 + first_line, column + 1, lines[line]),
                        "yaml_trick",
                        "A word here begins with &, * or !, which has a special meaning in this kind of file.",
                        "Put quotation marks round the value.",
                    )
                )
        if problems:
            return None, problems
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, [_yaml_problem(error, shown, lines, first_line)]
    if node is None:
        return None, [
            Problem(Where(shown), "empty_file", "This file is empty.", "Fill it in from a file beside it, or delete it.")
        ]

    def mark(node: yaml.Node) -> tuple[int, int, int]:
        start, end = node.start_mark, node.end_mark
        here = lines[start.line] if start.line < len(lines) else ""
        stop = end.column if end.line == start.line else len(here)
        return (start.line + first_line, start.column, max(stop - start.column, 1))

    def plain(node: yaml.Node, loc: Loc) -> Any:
        tree.marks[loc] = mark(node)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [plain(inner, (*loc, index)) for index, inner in enumerate(node.value)]
        value: dict[str, Any] = {}
        for key, inner in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else str(key.value)
            if name in value or (*loc, name) in tree.key_marks:
                line, column, width = mark(key)
                earlier = tree.key_marks[(*loc, name)][0] + 1
                problems.append(
                    Problem(
                        Where(shown, line + 1, column + 1, lines[line - first_line], width),
                        "repeated_key",
                        f"“{name}” is given here and on line {earlier}.",
                        "Keep the right one and delete the other.",
                    )
                )
                continue
            tree.key_marks[(*loc, name)] = mark(key)
            read = plain(inner, (*loc, name))
            # `alert:` with nothing after it means that nobody has filled it in.
            if read != "" or inner.style:
                value[name] = read
            else:
                tree.marks.pop((*loc, name), None)
        return value

    tree.value = plain(node, ())
    return tree, problems


def _yaml_problem(error: yaml.YAMLError, shown: str, lines: list[str], first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    here = lines[line]
    where = Where(shown, line + 1 + first_line, min(column, len(here)) + 1, here)
    tabbed = next((number for number in (line, line - 1) if number >= 0 and lines[number].lstrip(" ").startswith("\t")), None)
    if tabbed is not None or "\\t" in str(getattr(error, "problem", "")):
        number = line if tabbed is None else tabbed
        return Problem(
            Where(shown, number + 1 + first_line, 1, lines[number]),
            "tab_indent",
            "This line begins with a tab.",
            "Replace the tab with two spaces for each step.",
        )
    what = str(getattr(error, "problem", "") or "")
    if "mapping values are not allowed" in what:
        return Problem(
            where,
            "not_readable",
            "There is a second colon here, so it is not clear where the value begins.",
            "Put quotation marks round the whole value.",
        )
    if "special characters are not allowed" in what or isinstance(error, yaml.reader.ReaderError):
        return Problem(
            Where(shown, line + 1 + first_line, 1),
            "not_readable",
            "There is a control character here that cannot be seen.",
            "Type the line again instead of pasting it.",
        )
    if "quoted scalar" in str(getattr(error, "context", "")) or "quoted scalar" in what:
        return Problem(
            where, "not_readable", "A quotation mark is opened and never closed.", "Close it at the end of the value."
        )
    return Problem(
        where,
        "not_readable",
        "This line, or the one above it, does not fit the lines around it.",
        "Look for a missing colon, a missing quotation mark, or a line that begins further in or out than its neighbours.",
    )
