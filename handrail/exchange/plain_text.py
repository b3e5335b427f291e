"""Text from elsewhere as plain text: markup read and dropped, entities decoded, links and addresses made whole or refused."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote, urlsplit

import nh3
from pydantic import ValidationError, create_model

from handrail.models.fields import EMAIL_PATTERN, Url

# Only what is really markup: “fewer than < 5” and “<3” stay as they are.
TAGS = (
    "a|abbr|address|article|b|big|blockquote|body|br|button|center|code|div|em|embed|font|footer|form|h[1-6]|head|header|hr|"
    "html|i|iframe|img|input|li|link|meta|nav|noscript|object|ol|option|p|pre|q|s|script|section|select|small|span|strike|"
    "strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|audio|math|base|template"
)
TAG = re.compile(rf"</?(?:{TAGS})(?:\s[^>]*|/)?(?:>|$)|<!--|<!doctype|<\?xml", re.I)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
PARAGRAPH = re.compile(r"</(?:p|div|ul|ol|h[1-6]|section|article|table|blockquote)\s*>|<(?:p|ul|ol|h[1-6]|hr)\b[^>]*>", re.I)
LINE = re.compile(r"<(?:br|tr)\b[^>]*>|</(?:tr|option)\s*>", re.I)
ITEM = re.compile(r"<li\b[^>]*>", re.I)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffe\uffff]")

_URL = create_model("_URL", value=(Url, ...))


def as_plain(text: str) -> str:
    """The words of a text. One that holds no markup comes back as it was, but for its ends and letters that cannot be seen."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    # Twice at most: feeds that were escaped on the way carry &lt;p&gt; for <p>.
    for _ in range(2):
        if not TAG.search(text) and not ENTITY.search(text):
            break
        text = _without_markup(text) if TAG.search(text) else html.unescape(text).replace("\xa0", " ")
        text = UNSEEN.sub("", text).strip()
    return _bare(text) if TAG.search(text) else text


def _without_markup(text: str) -> str:
    text = LINE.sub("\n", ITEM.sub("\n- ", PARAGRAPH.sub("\n\n", text)))
    text = _bare(text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _bare(text: str) -> str:
    """A text with every tag gone, and the whole content of those that hold no words (script, style)."""
    # A lone < before a space or a figure is no tag, but an HTML reader may take it for one.
    guarded = re.sub(r"<(?![a-z/!?])", "&lt;", text, flags=re.I)
    return html.unescape(nh3.clean(guarded, tags=set(), clean_content_tags={"script", "style", "iframe", "object", "svg"}))


def cut(text: str, limit: int) -> str:
    """As much of a text as fits, to the end of a sentence or else of a word."""
    start = text[:limit]
    stop = max(start.rfind(mark) for mark in (". ", "! ", "? "))
    return start[: stop + 1] if stop > limit // 4 else start.rsplit(" ", 1)[0]


def as_link(text: str) -> tuple[str, str]:
    """A web address and what was done to it: nothing, “changed”, or “left out” with no address."""
    text = as_plain(text).strip("<> \t\n")
    for candidate, did in ((text, ""), (f"https://{text}", "changed")):
        if did and (":" in text.split("/")[0] or "@" in text or "." not in text.split("/")[0] or " " in text):
            break
        try:
            return _URL(value=candidate).value, did
        except ValidationError:
            continue
    return "", "left out"


def as_email(text: str) -> tuple[str, str]:
    """An email address and what was done to it, as in `as_link`."""
    plain = as_plain(text)
    bare = unquote(plain[7:].partition("?")[0]) if plain.lower().startswith("mailto:") else plain
    if EMAIL_PATTERN.fullmatch(bare):
        return bare, "" if bare == text else "changed"
    return "", "left out"


def domain_of(url: str) -> str:
    """The host of a web address without its www, in small letters; nothing where there is none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.")
