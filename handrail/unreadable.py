"""What a YAML reader cannot read, in words for the person who wrote the line. Knows no files and no models."""

from __future__ import annotations

import yaml

from handrail.problems import Problem, Where

OUT_OF_LINE = "This line begins further in or out than the lines it stands with."
NO_COLON = "This line has no colon with a space after it."
ONLY_LOOKS = "The space after the colon only looks like one."
WHOLE = "Put quotation marks round the whole value."


def as_problem(error: yaml.YAMLError, shown: str, lines: list[str], first_line: int) -> Problem:
    """Say what is wrong with one line. `first_line` is how many lines of the file stand above `lines`."""
    found, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    what = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    line = min(found.line if found else 0, len(lines) - 1)
    tabbed = next((number for number in (line, line - 1) if number >= 0 and lines[number].lstrip(" ").startswith("\t")), None)
    if tabbed is not None:
        return Problem(
            Where(shown, tabbed + 1 + first_line, 1, lines[tabbed]),
            "tab_indent",
            "This line begins with a tab.",
            "Replace the tab with two spaces for each step.",
        )
    before = lines[line][: found.column] if found else ""
    after = lines[line][found.column :] if found else ""
    points_at_start, fault, says, mend = next(
        (words for said, *words in _WORDS if said in what), (False, *_by_the_line(what, before, after))
    )
    mark = began if points_at_start and began else found
    if says == NO_COLON and ":\u00a0" in lines[mark.line]:
        says, mend = ONLY_LOOKS, "Delete it and type a space."
    number, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (line, 0)
    if says is ONLY_LOOKS:
        column = lines[number].index(":\u00a0") + 1
    elif says is OUT_OF_LINE:
        column = len(lines[number]) - len(lines[number].lstrip())
    return Problem(Where(shown, number + 1 + first_line, column + 1, lines[number]), fault, says, mend)


# What the reader's own message holds; whether to point where the trouble began; and our words for it.
_WORDS = (
    (
        "expected alphabetic or numeric character",
        True,
        "yaml_trick",
        "A word here begins with &, * or !, which has a special meaning in this kind of file.",
        WHOLE,
    ),
    (
        "unknown escape",
        False,
        "not_readable",
        "A backslash has a special meaning between double quotation marks.",
        "Use single quotation marks, or write two backslashes.",
    ),
    (
        "quoted scalar",
        True,
        "not_readable",
        "The quotation mark that opens here is never closed.",
        "Close it at the end of the value.",
    ),
    (
        "expected ':'",
        True,
        "not_readable",
        NO_COLON,
        "Write the field's name, a colon, a space and the value. If it goes on from the line above, begin it two spaces in.",
    ),
    (
        "flow",
        True,
        "not_readable",
        "The bracket that opens here is never closed, or a comma is missing inside it.",
        "Put a comma between the values and close the bracket after the last. If it is not a list, put quotation marks round it.",
    ),
    (
        "sequence entries are not allowed",
        False,
        "not_readable",
        "A dash begins a list, and a list begins on a line of its own.",
        "Move it to the next line, two spaces in. If it is not a list, put quotation marks round the whole value.",
    ),
    (
        "block scalar",
        True,
        "not_readable",
        "After > or |, the words begin on the next line.",
        "Move them to the next line, two spaces in, or put quotation marks round the whole value.",
    ),
    (
        "but found another document",
        False,
        "not_readable",
        "Three dashes on a line of their own end the record.",
        "Delete this line: one file holds one record.",
    ),
    (
        "<document start>",
        False,
        "not_readable",
        "The record has already ended before this line.",
        "Look above it for a line of three dots or a bracket too many.",
    ),
)


def _by_the_line(what: str, before: str, after: str) -> tuple[str, str, str]:
    """Fault, words and mend where the reader's message alone does not tell; `before` and `after` part its line."""
    if "cannot start any token" in what or "mapping keys are not allowed" in what:
        return "not_readable", f"A value cannot begin with {after[:1]} in this kind of file.", WHOLE
    if "mapping values are not allowed" in what and ":" in before:
        return "not_readable", "There is a second colon here, so it is not clear where the value begins.", WHOLE
    if before.rstrip().endswith(("'", '"')):
        return (
            "not_readable",
            "The value goes on after a quotation mark that closes it.",
            "Wrap the whole value in the other kind of quotation mark.",
        )
    if before.rstrip().endswith(("]", "}")):
        return "not_readable", "The value goes on after the bracket that closes it.", WHOLE
    return (
        "not_readable",
        OUT_OF_LINE,
        "Line it up with its neighbours. If it goes on from the line above, put quotation marks round the whole value.",
    )
