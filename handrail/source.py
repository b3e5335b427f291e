"""Files to plain trees in which every value knows its file and line. Knows YAML and CSV; knows no models.

Every scalar stays text. YAML's own reading would turn the phone number 01312210505 into 187240773, 10:30 into 630
and NO into false, so nothing is given a type here: the models do that.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import yaml

from handrail.problems import Problem, Where
from handrail.tree import Loc, Tree
from handrail.unreadable import WHOLE, as_problem

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml reads the same, more slowly
    from yaml import BaseLoader as _Loader

LARGEST = 512 * 1024
# Control characters and the line ends of other ages, which would put every line number after them wrong.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# No record is so deep; the YAML reader falls over long before it would say so.
DEEPEST = re.compile(r"(?:[\[{]\s*){20}|(?:- ){20}")
# A hash with no space after it is seldom meant as a note.
LOST = re.compile(r"\s*#[^\s#]")

FAULTS = {
    "not_utf8": "A file is not saved as UTF-8 text, so its letters cannot be trusted.",
    "empty_file": "A file that should hold a record holds nothing.",
    "too_large": "A file is larger than any one record could be.",
    "not_readable": "A line does not follow the rules of the file's format.",
    "tab_indent": "A line begins with a tab where spaces are needed.",
    "repeated_key": "A name is given twice in one record; only one of the two values could be right.",
    "yaml_trick": "A file uses one of YAML's shortcuts (anchors, aliases, tags), which hide what is really written.",
    "row_length": "A row of a table has more or fewer cells than its heading.",
    "file_ending": "A file in a folder of records does not end in .yml, so nobody would read it.",
    "no_front_matter": "A Markdown file does not begin with its title and dates between two lines of dashes.",
}
"""Faults a file can have before anyone asks what it means."""


Reading = tuple[Tree | None, list[Problem]]


def read_yaml(path: Path, shown: str) -> Reading:
    """Read one record. `shown` is the path people see. Gives no tree when the file cannot be read at all."""
    text, problems = read_text(path, shown)
    if text is None:
        return None, problems
    return _compose(text, shown, first_line=0)


def read_markdown(path: Path, shown: str) -> Reading:
    """Read a Markdown file: its front matter as the tree, the rest as `body`."""
    text, problems = read_text(path, shown)
    if text is None:
        return None, problems
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not "".join(lines[1:end]).strip():
        return None, [
            Problem(
                Where(shown, 1, 1, lines[0]),
                "no_front_matter",
                "This page does not begin with its title.",
                "Begin the file with a line of three dashes, a line such as title: Opening hours, and three dashes again.",
            )
        ]
    tree, problems = _compose("\n".join(lines[1:end]) + "\n", shown, first_line=1)
    if tree is not None:
        tree.lines = lines
        tree.body = "\n".join(lines[end + 1 :]).lstrip("\n")
    return tree, problems


def read_csv(path: Path, shown: str) -> Reading:
    """Read a table as a list of rows, each a dict of heading to text."""
    text, problems = read_text(path, shown)
    if text is None:
        return None, problems
    tree = Tree(shown, [], text.split("\n"), {(): (0, 0, 1)}, {})
    reader, rows, line = csv.reader(io.StringIO(text), strict=True), [], 0
    try:
        for cells in reader:
            # A cell may run over several lines, so the row begins after the one before it, not on its own last line.
            rows.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num
    except csv.Error:
        return None, [
            Problem(
                Where(shown, line + 1, 1, tree.lines[line]),
                "not_readable",
                "The quotation marks in this row do not pair.",
                "Put them round the whole cell, and write two for each one that is part of its words.",
            )
        ]
    heading = rows[0][1]
    for column, mark in zip(heading, _cell_marks(tree.lines[0], 0, heading), strict=True):
        if ("heading", column) in tree.marks:
            problems.append(
                Problem(
                    Where(shown, 1, mark[1] + 1, tree.lines[0], mark[2]),
                    "repeated_key",
                    f"“{column}” heads two columns.",
                    "Keep the right one and delete the other, with its cells.",
                )
            )
        tree.marks[("heading", column)] = mark
    for line, cells in rows[1:]:
        if not any(cells):
            continue
        here = tree.lines[line]
        if len(cells) != len(heading):
            problems.append(
                Problem(
                    Where(shown, line + 1, 1, here, len(here)),
                    "row_length",
                    f"This row has {len(cells)} cell{'' if len(cells) == 1 else 's'}. The heading has {len(heading)}.",
                    "Give the row one cell for each heading; put quotation marks round a cell that holds a comma.",
                )
            )
            continue
        index = len(tree.value)
        tree.value.append(dict(zip(heading, cells, strict=True)))
        tree.marks[(index,)] = (line, 0, len(here))
        for column, mark in zip(heading, _cell_marks(here, line, cells), strict=True):
            tree.marks[(index, column)] = mark
    return (None if problems else tree), problems


def _cell_marks(here: str, line: int, cells: list[str]) -> list[tuple[int, int, int]]:
    """Where each cell of a row stands: looked for from left to right, since two cells often hold the same figure."""
    marks, start = [], 0
    for cell in cells:
        column = max(here.find(cell, start), min(start, len(here)))
        marks.append((line, column, max(len(cell), 1)))
        start = column + len(cell) + 1
    return marks


def read_text(path: Path, shown: str, largest: int = LARGEST) -> tuple[str | None, list[Problem]]:
    """Read a file's text, its line ends made alike. Gives no text when it cannot be trusted. `largest` is in bytes."""
    if problem := too_large(path, shown, largest):
        return None, [problem]
    raw = path.read_bytes()
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
        return None, [_empty(shown)]
    if unseen := UNSEEN.search(text):
        return None, [
            Problem(
                Where(shown, text[: unseen.start()].count("\n") + 1, 1),
                "not_readable",
                f"There is a control character here that cannot be seen (U+{ord(unseen[0]):04X}).",
                "Type the line again instead of pasting it.",
            )
        ]
    return text, []


def too_large(path: Path, shown: str, largest: int) -> Problem | None:
    """The problem of a file of more than so many bytes."""
    size = path.stat().st_size
    if size <= largest:
        return None
    return Problem(
        Where(shown),
        "too_large",
        f"This file has {size // 1024:,} kB. There is room for {largest // 1024:,} kB.",
        "Look for something pasted in by mistake, and move long text to a page.",
    )


def _empty(shown: str, what: str = "This file is empty.") -> Problem:
    return Problem(Where(shown), "empty_file", what, "Fill it in as a file beside it is filled in, or delete it.")


def _compose(text: str, shown: str, first_line: int) -> Reading:
    lines = text.split("\n")
    tree = Tree(shown, None, lines, {}, {})
    problems: list[Problem] = []

    def refuse(mark: tuple[int, int, int], fault: str, what: str, mend: str) -> None:
        line, column, width = mark
        problems.append(Problem(Where(shown, line + 1, column + 1, lines[line - first_line], width), fault, what, mend))

    if deep := DEEPEST.search(text):
        line = text[: deep.start()].count("\n")
        refuse(
            (line + first_line, 0, 1),
            "not_readable",
            "This line opens more brackets, or more lists, than any record has.",
            "Look for something pasted in by mistake.",
        )
        return None, problems
    try:
        for token in yaml.scan(text, Loader=_Loader) if any(mark in text for mark in "&*!") else ():
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
                refuse(
                    (token.start_mark.line + first_line, token.start_mark.column, 1),
                    "yaml_trick",
                    "A word here begins with &, * or !, which has a special meaning in this kind of file.",
                    WHOLE,
                )
        if problems:
            return None, problems
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, [as_problem(error, shown, lines, first_line)]
    if node is None:
        return None, [_empty(shown, "This file holds notes and no record.")]

    def mark(node: yaml.Node) -> tuple[int, int, int]:
        start, end = node.start_mark, node.end_mark
        here = lines[start.line] if start.line < len(lines) else ""
        stop = end.column if end.line == start.line else len(here)
        return (start.line + first_line, start.column, max(stop - start.column, 1))

    def plain(node: yaml.Node, loc: Loc) -> Any:
        tree.marks[loc] = mark(node)
        if isinstance(node, yaml.ScalarNode):
            end = node.end_mark
            if not node.style and end.line < len(lines) and LOST.match(lines[end.line], end.column):
                hash = lines[end.line].index("#", end.column)
                refuse(
                    (end.line + first_line, hash, len(lines[end.line].rstrip()) - hash),
                    "not_readable",
                    "A hash begins a note, so this part of the line would be lost.",
                    f"{WHOLE} If it is a note, put a space after the hash.",
                )
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [plain(inner, (*loc, index)) for index, inner in enumerate(node.value)]
        value: dict[str, Any] = {}
        for key, inner in node.value:
            if not isinstance(key, yaml.ScalarNode):
                refuse(mark(key), "not_readable", "What begins with a bracket is read as a list or as named values.", WHOLE)
                continue
            name = key.value
            if (*loc, name) in tree.key_marks:
                earlier = tree.key_marks[(*loc, name)][0]
                also = "earlier on this line" if earlier == mark(key)[0] else f"on line {earlier + 1}"
                refuse(
                    mark(key),
                    "repeated_key",
                    f"“{name}” is given here and {also}.",
                    "Keep the right one and delete the other.",
                )
                if name in value:
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
    # The record as a whole is pointed at by its beginning: its first field is not to blame.
    tree.marks[()] = (*tree.marks[()][:2], 1)
    return (None if any(problem.fault == "not_readable" for problem in problems) else tree), problems
