"""The policy of a page: what it allows, and what inspect says of one that is missing, weaker or out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail import policy
from handrail.inspect import inspect

PAGE = """<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>A page</title>{head}
</head><body>
<a data-exit href="https://example.org/weather">Exit this page</a><aside data-trail>It leaves a trail.</aside>
{body}
</body></html>
"""
THEME = (
    "var target=document.getElementById(location.hash.slice(1));target&&target.name&&"
    '(target.checked=target.name.startsWith("__tabbed_"))'
)


def faults(tmp_path: Path, text: str, name: str = "index.html") -> list[str]:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    return [problem.fault for problem in inspect(tmp_path)]


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def test_a_page_without_scripts_in_its_text_gets_the_shortest_policy(tmp_path: Path) -> None:
    """Nothing may be fetched or sent by it, and nothing but this site's own files may run (S14)."""
    ruled = policy.with_policy(page())
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in ruled
    assert "form-action 'none'" in ruled
    assert "connect-src" not in ruled
    assert ruled.index("charset") < ruled.index("Content-Security-Policy") < ruled.index("referrer")
    assert faults(tmp_path, ruled) == []


def test_a_policy_is_put_in_once_however_often_it_is_done() -> None:
    """A site that is published twice has the same bytes."""
    once = policy.with_policy(page(body=f"<script>{THEME}</script>"))
    assert policy.with_policy(once) == once
    assert once.count("Content-Security-Policy") == 1


def test_the_themes_own_script_is_allowed_by_its_hash_at_any_depth() -> None:
    """Known by its text, apart from the way back to the top, which differs by depth."""
    assert policy.is_known(THEME)
    assert not policy.is_known(THEME + ";steal()")
    assert policy.hash_of(THEME) in policy.with_policy(page(body=f"<script>{THEME}</script>"))


def test_a_script_nobody_knows_is_not_allowed_and_is_reported(tmp_path: Path) -> None:
    """Hashing whatever stands in a page would bless what a careless template let through."""
    ruled = policy.with_policy(page(body="<script>alert(1)</script>"))
    assert "sha256" not in ruled
    (tmp_path / "index.html").write_text(policy.with_policy(page()).replace("A page", "First"), "utf-8")
    assert "inline_code" in faults(tmp_path, ruled, "work/a.html")


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color:red">Red</p>',
        '<a href="index.html" onclick="go()">Go</a>',
        '<a href="javascript:go()">Go</a>',
        "<style>p { color: red }</style>",
    ],
)
def test_style_and_code_in_a_pages_text_are_reported(tmp_path: Path, body: str) -> None:
    """A browser would refuse them and nobody would see why."""
    assert "inline_code" in faults(tmp_path, policy.with_policy(page(body=body)))


def test_words_about_style_and_code_are_not_code(tmp_path: Path) -> None:
    """Nearly: a text that only speaks of them."""
    body = "<p>Write &lt;p style=x&gt; and onclick=go, or javascript:x.</p><p title='an on x=1'>One</p>"
    assert faults(tmp_path, policy.with_policy(page(body=body))) == []


def test_a_page_without_a_policy_is_reported(tmp_path: Path) -> None:
    """Issue: the policy was missing or stood after something it should rule."""
    assert "no_policy" in faults(tmp_path, page())
    late = policy.with_policy(page()).replace("<head>\n", '<head>\n<link rel="icon" href="index.html">\n')
    assert "no_policy" in faults(tmp_path, late)


@pytest.mark.parametrize(
    ("strict", "loose"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' https://example.com"),
        ("form-action 'none'", "form-action 'self'"),
        ("; base-uri 'none'", ""),
        ("default-src 'none'", "default-src *"),
        ("script-src 'self'", "script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
    ],
)
def test_a_policy_weaker_than_ours_is_reported(tmp_path: Path, strict: str, loose: str) -> None:
    """Also one that allows a script which is no longer there."""
    assert "weak_policy" in faults(tmp_path, policy.with_policy(page()).replace(strict, loose))


def test_a_hash_that_no_longer_fits_its_script_is_reported(tmp_path: Path) -> None:
    """A script changed after its hash was worked out would be dead in every browser."""
    (tmp_path / "index.html").write_text(policy.with_policy(page()).replace("A page", "First"), "utf-8")
    ruled = policy.with_policy(page(body=f"<script>{THEME}</script>")).replace(THEME, THEME + " ")
    assert {"inline_code", "weak_policy"} <= set(faults(tmp_path, ruled, "work/a.html"))


def test_a_link_to_the_sites_own_host_by_http_is_reported(tmp_path: Path) -> None:
    """S17: somebody on the network could read which page was asked for."""
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>https://example.org/index.html</loc></url></urlset>", "utf-8")
    assert faults(tmp_path, policy.with_policy(page(body='<a href="https://example.org/a">A</a>'))) == []
    assert faults(tmp_path, policy.with_policy(page(body='<a href="http://example.org/a">A</a>'))) == ["not_https"]
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>http://example.org/index.html</loc></url></urlset>", "utf-8")
    assert faults(tmp_path, policy.with_policy(page())) == ["not_https"]
