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
ACCENTED = {letter: unicodedata.normalize("NFKD", letter)[0] for letter in "àáâäçèéêìíîïñòóôöùúûüŵŷÀÁÂÄÇÈÉÊÌÍÎÏÑÒÓÔÖÙÚÛÜŴŶ"}
USUAL = dict(zip("‘’“”–—‑‒−\u00a0º", "''\"\"-----\u0020°", strict=True)) | ACCENTED
NOT_OURS = re.compile(r"[^\x00-\x7f]")
MARKS = "£€°•·→×"
"""What is no letter in any alphabet, and stands in ordinary texts."""
ODD = re.compile(rf"[^\x00-\x7f{MARKS}]|&#?\w{{1,8}};")
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


def letter_for_letter(raw: str) -> str | None:
    """A text made plain, where each letter of it stands for one; None where it must be taken apart."""
    text = _usual(raw)
    # Most text by far is of this kind.
    return text if (text.isascii() and "&" not in text) or not ODD.search(text) else None


def undressed(raw: str) -> Plain:
    """Take away what hides a text from a search and from no reader."""
    if (plain := letter_for_letter(raw)) is not None:
        return Plain(raw, plain)
    text = _usual(raw)
    letters: list[str] = []
    at: list[int] = []
    position = 0
    while position < len(text):
        entity = ENTITY.match(text, position)
        piece = html.unescape(entity[0]) if entity else text[position]
        for letter in unicodedata.normalize("NFKD", piece if piece == "°" else piece.translate(LOOKALIKES)):
            letter = USUAL.get(letter, letter)
            # Soft hyphens, joiners and accents: seen by nobody, or no part of the letter.
            if unicodedata.category(letter) not in {"Cf", "Mn", "Me"}:
                letters.append(letter)
                at.append(position)
        position = entity.end() if entity else position + 1
    return Plain(raw, "".join(letters), tuple(at))


def _usual(text: str) -> str:
    # Quicker than str.translate: few letters of a text are not our own.
    return text if text.isascii() else NOT_OURS.sub(lambda letter: USUAL.get(letter[0], letter[0]), text)
