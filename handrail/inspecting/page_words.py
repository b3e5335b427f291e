"""The words of a page, with its attributes and comments: in lines as a reader sees them, all in one text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from handrail.places import BREAK

UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1\s*>", re.S | re.I)
COMMENT = re.compile(r"<!--(.*?)-->", re.S)
TAG = re.compile(r"(</?[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>)")
NAME = re.compile(r"[a-zA-Z][\w-]*")
ATTRIBUTE = re.compile(r"[\s\"'/]([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite"}
# Names of styles, of hooks and of drawings: figures and letters that say nothing to a reader.
NO_WORDS = {
    "class",
    "id",
    "for",
    "d",
    "points",
    "viewbox",
    "style",
    "integrity",
    "xmlns",
    "transform",
    "fill",
    "stroke",
    "aria-describedby",
    "aria-labelledby",
    "name",
    "type",
}
# Between what stands round a page, and the page.
PART = re.compile(r"</(?:head|main)>|<main\b", re.I)
IS_SERVICE = re.compile(r"\sdata-service=[\"']?([^\"'\s>]*)", re.I)
# While a page is taken to pieces, what stands for its links, its services and their addresses. No tag begins like this.
LINK_BEGINS, LINK_ENDS, SERVICE, SERVICE_ENDS, ADDRESS = "<1", "<2", f"{BREAK}<3", "<4", "<5"
MARK = re.compile(r"<[1-5]")
LINK_WORDS = re.compile(rf"<1[^<{BREAK}]*<2")
# A word with one letter in bold is still a word.
INLINE = "abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u"
STANDS_FOR = {**dict.fromkeys(INLINE.split("|"), ""), **dict.fromkeys(("br", "wbr", "td", "th"), " "), "address": BREAK + ADDRESS}


@dataclass(frozen=True, eq=False)
class Words:
    """What a file says, and the addresses in it: each a text in lines that end with BREAK."""

    text: str
    addresses: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    """Each service in it that shows no address: its name in the page, and its words without those of its links."""


def of_page(source: str) -> list[Words]:
    """The words of a page, of its attributes and of its comments, part by part.

    What stands round every page is the same on all of them, and is then the very same object.
    """
    comments = [" ".join(comment.split()) for comment in COMMENT.findall(source)]
    source = UNSEEN.sub("\n", COMMENT.sub("", source))
    cuts = [0, *(cut.start() for cut in PART.finditer(source)), len(source)]
    parts = [source[start:end] for start, end in pairwise(cuts)]
    return [Words(BREAK.join(comments)), *((_of_part if part.startswith("<main") else _of_shell)(part) for part in parts)]


def _of_part(source: str) -> Words:
    # Every second piece is a tag. Between them no mark may stand, nor come about.
    pieces = TAG.split(source)
    pieces[::2] = [text.replace("<", "&lt;") for text in pieces[::2]]
    known = list(map(_tag, pieces[1::2]))
    services = [tag for tag, (stands_for, _, _) in zip(pieces[1::2], known, strict=True) if stands_for == SERVICE]
    pieces[1::2] = [stands_for for stands_for, _, _ in known]
    marked = _squeezed("".join(pieces))
    values = chain.from_iterable(dict.fromkeys(its_values for _, its_values, _ in known if its_values))
    addresses = chain.from_iterable(dict.fromkeys(its_addresses for _, _, its_addresses in known if its_addresses))
    # One that is never closed goes on to the next, or to the end.
    words = [after.partition(SERVICE_ENDS)[0] for after in marked.split(SERVICE)[1:]]
    return Words(
        _unescaped(BREAK.join([MARK.sub("", marked), _squeezed(BREAK.join(values))])),
        _unescaped(_squeezed(BREAK.join(addresses))),
        tuple(
            (IS_SERVICE.search(opening)[1], _unescaped(MARK.sub("", LINK_WORDS.sub("", said)).replace("  ", " ")))
            for opening, said in zip(services, words, strict=True)
            if 'data-place="public"' not in opening and ADDRESS not in said
        ),
    )


_of_shell = lru_cache(maxsize=50)(_of_part)


# The same tags stand on every page.
@lru_cache(maxsize=50_000)
def _tag(source: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What stands for a tag in a text, and the values of its attributes: those that say something, and addresses."""
    values, addresses = [], []
    for name, *quoted in ATTRIBUTE.findall(source) if "=" in source else ():
        small, value = name.lower(), "".join(quoted)
        if value and small not in NO_WORDS:
            (addresses if small in ADDRESSES else values).append(value)
    return _stands_for(source), tuple(values), tuple(addresses)


def _stands_for(tag: str) -> str:
    ends, name = tag[1] == "/", NAME.search(tag)[0].lower()
    if name == "a":
        return LINK_ENDS if ends else LINK_BEGINS
    if name == "article":
        return BREAK + SERVICE_ENDS if ends else SERVICE if IS_SERVICE.search(tag) else BREAK
    return STANDS_FOR.get(name, BREAK)


def _unescaped(text: str) -> str:
    return _squeezed(html.unescape(text)) if "&" in text else text


def _squeezed(text: str) -> str:
    return " ".join(text.split())
