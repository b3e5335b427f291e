"""How somebody else's program wrote a table as text: its encoding, and what stands between its cells."""

from __future__ import annotations

import codecs
import re

DELIMITERS = ",;\t|"


def encoding_of(raw: bytes) -> str:
    """The encoding a file is most likely in, by Python's name: UTF-8, UTF-16, or that of older Windows programs here."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw[:200].count(0) > len(raw[:200]) // 3:
        return "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Its five bytes that stand for nothing are not worth losing a file for.
        return "cp1252"
    return "utf-8-sig"


def delimiter_of(text: str) -> str:
    """What parts the cells of the first row that holds something, beside those that stand in quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)
