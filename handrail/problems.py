"""What is wrong, where, and how to mend it; and how that is printed for people, programs and CI."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file somebody edits. `line` and `column` count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False)
    """The line as it stands in the file, without its line end."""
    width: int = field(default=1, compare=False)
    """How many characters the caret underlines."""
    caret: int = field(default=0, compare=False)
    """Where in `text` the caret stands, from 1. 0 where that is the column: in a table the column counts cells, not letters."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    def hidden(self) -> Where:
        """The place of a field's name with the rest of its line blotted out: build logs are public."""
        before, name = self.text[: self.column - 1], self.text[self.column - 1 :][: self.width]
        # In a line such as {town: Otherham, note: …} what stands before the name is somebody's value too.
        kept = before if not before.strip(" -") else " " * len(before)
        return Where(self.path, self.line, self.column, f"{kept}{name}: [hidden]", self.width)


@dataclass(frozen=True)
class Problem:
    """One fault in one place. `fault` is the slug of its rule; `what` and `mend` are whole sentences."""

    where: Where
    fault: str
    what: str
    mend: str
    level: Level = "error"

    @property
    def sort_key(self) -> tuple[Where, str, str]:
        return (self.where, self.fault, self.what)


# A line of a megabyte would bury every other problem, so the excerpt shows a window round the caret.
EXCERPT = 100


def _excerpt(where: Where) -> list[str]:
    if not where.text.strip():
        return []
    column = where.caret or where.column
    start = max(0, column - 1 - EXCERPT // 2) if len(where.text) > EXCERPT else 0
    shown = where.text[start : start + EXCERPT].expandtabs(1)
    if start:
        shown = "…" + shown[1:]
    if start + EXCERPT < len(where.text):
        shown = shown[:-1] + "…"
    caret = column - 1 - start
    width = max(1, min(where.width, len(shown) - caret))
    number = f"{where.line:>7} | "
    return [number + shown.rstrip(), " " * (len(number) - 2) + "| " + " " * caret + "^" * width]


def as_text(problems: Iterable[Problem]) -> str:
    """Give every problem in the form `path:line:column: level[fault]`, sorted by place, with a count at the end."""
    found = sorted(problems, key=lambda problem: problem.sort_key)
    blocks = []
    for problem in found:
        lines = [f"{problem.where}: {problem.level}[{problem.fault}]", f"  {problem.what}"]
        lines += _excerpt(problem.where)
        lines.append(f"  {problem.mend}")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, count_in_words(found)])


def count_in_words(problems: Iterable[Problem]) -> str:
    """Say how many errors and warnings there are and in how many files: “2 errors and 1 warning in 3 files.”"""
    found = list(problems)
    if not found:
        return "No problems found."
    parts = []
    for level in ("error", "warning"):
        number = sum(problem.level == level for problem in found)
        if number:
            parts.append(f"{number} {level}{'' if number == 1 else 's'}")
    files = len({problem.where.path for problem in found})
    return f"{' and '.join(parts)} in {files} file{'' if files == 1 else 's'}."


def as_json(problems: Iterable[Problem]) -> str:
    """Give the problems as a JSON list of objects with path, line, column, level, fault, what and mend."""
    rows = []
    for problem in sorted(problems, key=lambda problem: problem.sort_key):
        row = asdict(problem)
        where = row.pop("where")
        rows.append({"path": where["path"], "line": where["line"], "column": where["column"], **row})
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(problems: Iterable[Problem]) -> str:
    """Give the problems as workflow commands, which GitHub shows beside the changed line."""

    def escaped(words: str, in_place: bool = False) -> str:
        words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return words.replace(":", "%3A").replace(",", "%2C") if in_place else words

    lines = []
    for problem in sorted(problems, key=lambda problem: problem.sort_key):
        where = problem.where
        place = f"file={escaped(where.path, in_place=True)}" + (f",line={where.line},col={where.column}" if where.line else "")
        words = escaped(f"{problem.what} {problem.mend}")
        lines.append(f"::{problem.level} {place},title={problem.fault}::{words}")
    return "\n".join(lines)


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the warnings: what remains shuts the gate."""
    return [problem for problem in problems if problem.level == "error"]
