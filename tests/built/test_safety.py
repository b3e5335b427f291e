"""Promises of docs/contributing/safety.md that the built pages' own words and hooks keep, each by its number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, catalogue_of
from selectolax.lexbor import LexborHTMLParser

from handrail import problems, rules
from handrail.addresses import is_for_survivors
from handrail.catalogue import Catalogue
from handrail.views.helplines import OWN_BEHAVIOUR

# What nobody may say of leaving, in any text. A sentence that denies it is allowed, and each of those is a whole sentence.
CLAIMS = re.compile(
    r"zero[- ]trace|\bno trace|without (?:a )?trace|cover(?:s|ing)? (?:your|their) tracks|untraceable|undetectable"
    r"|leaves? nothing behind"
    r"|\b(?:exit|leaving this page|this (?:site|link|button))\b[^.?!]{0,60}"
    r"\b(?:hides?|erases?|deletes?|clears?|wipes?|removes?|protects?)\b"
    r"|(?:makes?|keeps?) (?:you|anyone|anybody) safe\b|\byou (?:are|will be) safe\b"
    r"|\bprivate and safe\b|100% (?:safe|private)",
    re.I,
)
DENIED = re.compile(r"\b(?:not|no|never|cannot|nobody|nothing|neither|without|says? or hints?|say or imply)\b", re.I)


@cache
def pages(built: Path) -> dict[str, LexborHTMLParser]:
    return {
        path.relative_to(built).as_posix(): LexborHTMLParser(path.read_text("utf-8")) for path in sorted(built.rglob("*.html"))
    }


def survivors(built: Path) -> dict[str, LexborHTMLParser]:
    return {path: tree for path, tree in pages(built).items() if is_for_survivors(path)}


def words(tree: LexborHTMLParser) -> str:
    return " ".join(tree.body.text(separator=" ").split())


def test_the_notice_comes_before_the_first_section_of_every_page(built: Path) -> None:
    """S8: a visit leaves a trail, leaving does not clear it, a safer device is better; with a way to read more."""
    for path, tree in pages(built).items():
        order = [node for node in tree.css("[data-trail], h1, h2") if node.tag in {"h1", "h2"} or "data-trail" in node.attributes]
        assert "data-trail" in order[0].attributes, path
        notice = order[0]
        said = " ".join(notice.text().lower().split())
        assert "leaves a trail" in said and "does not clear it" in said and "is safer" in said, path
        assert notice.css_first('a[href$="about/what-this-site-leaves.html"]'), path
        assert not notice.css_first("[hidden], script"), path


def test_advice_on_clearing_history_comes_with_its_warning(built: Path) -> None:
    """S9: spyware, what an empty history suggests, lost passwords: written once, shown wherever the subject comes up."""
    subject = re.compile(
        r"\b(?:clear|delete|empty|wipe|remove)\w*\b[^.]{0,30}\bhistory\b|\bhistory\b[^.]{0,30}\b(?:cleared|deleted|wiped)", re.I
    )
    shown = 0
    for path, tree in survivors(built).items():
        for aside in tree.css("[data-trail]"):
            aside.decompose()
        if subject.search(words(tree)):
            assert tree.css_first('[data-notice="history-warning"]'), path
            shown += 1
    pages.cache_clear()
    assert shown >= 3


def test_every_number_is_tied_to_the_note_about_calls(built: Path) -> None:
    """S18: it may show in the call log and on the bill."""
    seen = 0
    for path, tree in pages(built).items():
        for link in tree.css('a[href^="tel:"], a[href^="sms:"]'):
            assert "call-note" in (link.attributes.get("aria-describedby") or "").split(), (path, link.html)
            seen += 1
        assert "call log" in tree.css_first("#call-note").text(), path
    assert seen > 300


def test_a_services_own_form_comes_before_its_email_address(built: Path) -> None:
    """S19: what is sent by email stays in the sent folder, so it comes last and says so."""
    both = 0
    for path, tree in pages(built).items():
        for service in tree.css("article.service-page"):
            links = [
                link.attributes["href"] for link in service.css("#reach ~ p a[href], section[aria-labelledby=reach] p a[href]")
            ]
            mail = [place for place, href in enumerate(links) if href.startswith("mailto:")]
            web = [place for place, href in enumerate(links) if href.startswith("https:")]
            if mail and web:
                both += 1
                assert max(web) < min(mail), path
        for link in tree.css('article[data-service] a[href^="mailto:"]'):
            assert link.attributes.get("aria-describedby") == "mail-note", path
    assert both


def test_links_to_other_sites_carry_the_words_that_keep_quiet(built: Path) -> None:
    """S4: a second guard beside the page's own rule, for a link that is opened in another way."""
    for path, tree in pages(built).items():
        for link in tree.css('article[data-service] a[href^="http"], article[data-helpline] a[href^="http"]'):
            assert {"noreferrer", "noopener"} <= set((link.attributes.get("rel") or "").split()), (path, link.html)


def test_help_for_people_who_use_abuse_is_apart_in_lists_and_in_search(built: Path) -> None:
    """S23: not in a survivor's list, not in the search index, on a page of its own."""
    index = (built / "search" / "search_index.json").read_text("utf-8")
    own = [one.name for one in Catalogue(ROOT).records("service").values() if OWN_BEHAVIOUR in one.needs]
    assert own
    assert [name for name in own if name in index] == []
    for path, tree in survivors(built).items():
        if not path.startswith("change/"):
            needs = {need for card in tree.css("[data-need]") for need in (card.attributes["data-need"] or "").split()}
            assert OWN_BEHAVIOUR not in needs, path


def test_no_text_says_that_leaving_hides_or_protects(built: Path) -> None:
    """N1, J17: on every page, in every label and message of a script. What denies it may be said."""
    texts = {path: words(tree) for path, tree in pages(built).items() if not path.startswith("contributing/")}
    texts |= {path.name: path.read_text("utf-8") for path in (built / "assets" / "handrail").glob("*.js")}
    claims = []
    for path, text in texts.items():
        for match in CLAIMS.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in ".?!") + 1
            sentence = text[start : match.end()] + re.match(r"[^.?!]*", text[match.end() :])[0]
            if not DENIED.search(sentence):
                claims.append((path, sentence.strip()))
    assert "\n".join(f"{path}: {claim}" for path, claim in claims) == ""


@pytest.mark.parametrize(
    "claim",
    ["This button hides your visit.", "Exit this page keeps you safe.", "It covers your tracks.", "Use it and leave no trace."],
)
def test_the_list_of_claims_knows_the_usual_ones(claim: str) -> None:
    """N1: so that the test above can fail."""
    assert CLAIMS.search(claim)


def test_no_link_opens_a_window(built: Path) -> None:
    """N3: the page one leaves would stay open behind it."""
    assert [path for path, tree in pages(built).items() if tree.css("[target]")] == []
    scripts = "".join(path.read_text("utf-8") for path in (built / "assets" / "handrail").glob("*.js"))
    assert "window.open" not in scripts


def test_nothing_can_be_installed(built: Path) -> None:
    """N7, S13: no manifest, nothing registered, and no page that offers an app or a disguise."""
    for path, tree in pages(built).items():
        assert not tree.css('link[rel="manifest"], link[rel="apple-touch-icon"], meta[name*="web-app"]'), path
    for script in (built / "assets" / "handrail").glob("*.js"):
        assert "register(" not in script.read_text("utf-8")
    assert not list(built.rglob("*manifest*"))


def test_a_survivors_page_asks_for_no_name_address_date_or_story(built: Path) -> None:
    """N9: tick boxes, a field for a word, half a postcode, the list to take away, and nothing else to fill in."""
    for path, tree in survivors(built).items():
        assert not tree.css("textarea:not([data-text]), select"), path
        kinds = {(field.attributes.get("type"), field.attributes.get("name")) for field in tree.css("input")}
        assert kinds <= {("search", "words"), ("text", "outcode")} | {
            (kind, name) for kind, name in kinds if kind in {"checkbox", "radio"}
        }, path


def test_the_engine_is_told_of_no_feature_that_leaves_a_trace(built: Path) -> None:
    """S11, S21, S12: no instant pages, no words in addresses, no palette to choose, no announcement to put away."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert re.search(r"^  features: \[\]$", settings, re.M)
    assert re.search(r"^  palette: \{", settings, re.M)
    assert '"features": []' in (built / "work" / "index.html").read_text("utf-8")


def test_two_hidden_places_give_the_same_words(small: Path) -> None:
    """J16, D4: whichever address somebody wrote, what is printed is the same, and nothing is built from either."""
    refuge = small / "data" / "services" / "example-refuge.yml"
    clean = refuge.read_text("utf-8")
    said = set()
    for street, postcode in (("1 Sample Street", "ZZ1 1AA"), ("9 Other Road", "ZZ9 9ZZ")):
        refuge.write_text(f"{clean}\nlocation:\n  address: {street}\n  town: Otherham\n  postcode: {postcode}\n", "utf-8")
        said.add(problems.as_text(rules.check(catalogue_of(small), TODAY)))
    assert len(said) == 1
    assert "error" in said.pop()
