"""A text as a reader takes it, whatever it was dressed up as: wide figures, letters of other alphabets, marks nobody sees.

Keeps where each character stood, so that a message can point at the line.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

ENTITY = re.compile(r"&#?\w{1,8};")
# One character for one: these are everywhere, so a text with nothing odder in it is not taken apart.
USUAL = str.maketrans("‘’“”–—‑‒−\u00a0ºË", "''\"\"-----\u0020°Ë")
ODD = re.compile(r"[^\x00-\x7f£°é]|&#?\w{1,8};")
# Capital and small letters of two alphabets that look like ours and are not.
LOOKALIKES = str.maketrans(
    "АВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧасеіјорѕхуοⅼ",
    "ABCEHIJKMOPSTXYABEZHIKMNOPTYXaceijopsxyol",
)


@dataclass(frozen=True)
class Plain:
    """`text` is what is searched. `at` gives, for each of its characters, where it stood in `raw`; None if nowhere else."""

    raw: str
    text: str
    at: tuple[int, ...] | None = None

    def raw_words(self, start: int, end: int) -> str:
        """The words of the file that a stretch of the plain text was made from."""
        if self.at is None:
            return self.raw[start:end]
        return self.raw[self.at[start] : self.at[end - 1] + 1] if end > start else ""


def undressed(raw: str) -> Plain:
    """Take away what hides a text from a search and from no reader."""
    # Most text by far is of this kind.
    if raw.isascii() and "&" not in raw:
        return Plain(raw, raw)
    text = raw.translate(USUAL)
    if not ODD.search(text):
        return Plain(raw, text)
    letters: list[str] = []
    at: list[int] = []
    position = 0
    while position < len(text):
        entity = ENTITY.match(text, position)
        piece = html.unescape(entity[0]) if entity else text[position]
        for letter in unicodedata.normalize("NFKD", piece if piece == "°" else piece.translate(LOOKALIKES)).translate(USUAL):
            # Soft hyphens, joiners and accents: seen by nobody, or no part of the letter.
            if unicodedata.category(letter) not in {"Cf", "Mn", "Me"}:
                letters.append(letter)
                at.append(position)
        position = entity.end() if entity else position + 1
    return Plain(raw, "".join(letters), tuple(at))
