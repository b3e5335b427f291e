"""Which of many shapes a text may hold, asked of all of them at once.

RE2 reads a text once, however many shapes it looks for. It knows no look-ahead and no look-behind, and takes only English
letters for letters; so it is asked for shapes without the first, and not at all of texts with others. Whatever it finds is
looked at again with the whole shape, and what it cannot be asked is tried with every one: it saves time and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import re2

from handrail.places.plain import MARKS

LOOK_AROUND = re.compile(r"\(\?<?[!=]")
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.S)
# All that both take for the same kind of character: neither a letter of another alphabet nor an odd kind of space.
ALIKE = re.compile(rf"[\t\n\f\r -~\0{MARKS}]*\Z")
# Stands at the end of each text, with a shape of its own: where that is not found, RE2 gave up on the way.
END = "\1"
# Bytes. RE2 forgets what it has learnt of the shapes when they are full, and learns it anew.
MEMORY = 64 << 20


class Sieve:
    """Shapes that are looked for together."""

    def __init__(self, shapes: Sequence[str]) -> None:
        options = re2.Options()
        options.case_sensitive = False
        options.max_mem = MEMORY
        self._set = re2.Set.SearchSet(options)
        self._all = range(len(shapes))
        for shape in shapes:
            self._set.Add(without_look_around(shape))
        self._end = self._set.Add(END)
        self._set.Compile()

    def may_hold(self, text: str) -> Iterable[int]:
        """The numbers of the shapes that a text may hold, in their order; none that it holds is left out."""
        if not ALIKE.match(text):
            return self._all
        numbers = sorted(self._set.Match(text + END) or ())
        return numbers[:-1] if numbers and numbers[-1] == self._end else self._all


def without_look_around(shape: str) -> str:
    """A shape that finds all that this one finds and more: without the conditions on what stands before and behind."""
    kept, position = [], 0
    while position < len(shape):
        if LOOK_AROUND.match(shape, position):
            depth = 0
            while True:
                piece = PIECE.match(shape, position)[0]
                depth += {"(": 1, ")": -1}.get(piece, 0)
                position += len(piece)
                if not depth:
                    break
        else:
            piece = PIECE.match(shape, position)[0]
            kept.append(piece)
            position += len(piece)
    return "".join(kept)
