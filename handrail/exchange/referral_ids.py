"""The permanent ids of an Open Referral feed: the same names give the same ids on every day and every computer.

Two name spaces (UUIDv5). Words of a vocabulary have one for the whole project, so that a word has the same id on every
site. Everything else has the site's own, worked out from the partnership's id and never from its web address.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections import Counter
from functools import cache

from handrail.views.services import NAMESPACE

VOCABULARY = uuid.uuid5(uuid.NAMESPACE_URL, "https://handrail.invalid/vocabulary")
UUID_PATTERN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Names:
    """Gives ids by name in one site, or in one record of it. A name used twice gets a number, so that no id comes twice."""

    def __init__(self, partnership: str) -> None:
        self._space = uuid.uuid5(NAMESPACE, partnership).bytes
        self._used: Counter[str] = Counter()

    def id(self, *name: str) -> str:
        """The id of a thing that is there once, whoever asks: a service, an organisation, a place."""
        return _uuid5(self._space, "/".join(name))

    def part(self, *name: str) -> str:
        """The id of one part of a record, such as a phone number."""
        joined = "/".join(name)
        self._used[joined] += 1
        again = self._used[joined]
        return _uuid5(self._space, joined if again == 1 else f"{joined}/{again}")


def _uuid5(space: bytes, name: str) -> str:
    """What uuid.uuid5 gives (RFC 9562, 5.5), in a third of the time: a feed of ten thousand services has 300,000 ids."""
    sum = hashlib.sha1(space + name.encode(), usedforsecurity=False).digest()
    text = (sum[:6] + bytes((sum[6] & 0x0F | 0x50, sum[7], sum[8] & 0x3F | 0x80)) + sum[9:16]).hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@cache
def taxonomy_id(scheme: str) -> str:
    """The id of a vocabulary."""
    return str(uuid.uuid5(VOCABULARY, f"taxonomy/{scheme}"))


@cache
def term_id(scheme: str, term: str) -> str:
    """The id of a word of a vocabulary."""
    return str(uuid.uuid5(VOCABULARY, f"term/{scheme}/{term}"))


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID as the standard asks for: small letters, hyphens, a version and a variant."""
    return bool(UUID_PATTERN.fullmatch(text))
