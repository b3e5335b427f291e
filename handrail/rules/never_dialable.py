"""A number or address that has been given up is offered as one to use.

Why: old numbers live on in copies. Some now ring somewhere else.
Source: data/reference/never_dialable/.
Mend: delete it, and use the record of the line that replaced it.
"""

import re

from handrail.problems import Problem, Where

BETWEEN = r"[\s().\-–]*"


def find(catalogue, today):
    dead = [(_pattern(entry.record.value), entry.record) for entry in catalogue.shelf("dead_contact").values() if entry.record]
    for entry in catalogue.entries():
        if entry.kind in {"dead_contact", "vocabulary"}:
            continue
        written = _squeezed(f"{entry.tree.all_text}\n{entry.tree.body}")
        for pattern, record in dead:
            if _core(record.value) not in written:
                continue
            for loc, text in entry.tree.texts():
                if match := pattern.search(text):
                    yield _problem(entry.where_words(loc, match[0]), record)
            for number, line in entry.tree.body_lines():
                if match := pattern.search(line):
                    yield _problem(Where(entry.tree.path, number, match.start() + 1, line, len(match[0])), record)


def _squeezed(text):
    """A text in small letters, with nothing between the figures of its numbers. Quick, and enough to pass most texts by."""
    text = "".join(text.split()).casefold()
    return text.translate(dict.fromkeys(map(ord, "().-–")))


def _core(value):
    """What stands in a squeezed text wherever the pattern is found: a number may have +44 in place of its nought."""
    return _squeezed(value).lstrip("0")


def _pattern(value):
    """The address, or the number however it is spaced and with +44 in place of its nought."""
    if not value[0].isdigit():
        return re.compile(re.escape(value), re.I)
    digits = list(re.sub(r"\D", "", value))
    if digits[0] == "0":
        digits[0] = rf"(?:\+44{BETWEEN}0?|0)"
    return re.compile(rf"(?<!\d){BETWEEN.join(digits)}(?!\d)")


def _problem(where, record):
    because = f"{record.because[0].upper()}{record.because[1:].rstrip('.')}."
    return Problem(
        where,
        "never_dialable",
        f"This must not be used ({record.was}). {because}",
        "Delete it, and use the record of the line that replaced it.",
    )
