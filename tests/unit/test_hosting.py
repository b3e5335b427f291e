"""What is written out for servers: each says the same, and no rule contradicts another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handrail import hosting, policy
from handrail.addresses import is_for_survivors

HASH = policy.hash_of("one()")
FILES = ("hosting/nginx.conf", "hosting/Caddyfile", ".htaccess", "_headers")


@pytest.fixture
def written(tmp_path: Path) -> dict[str, str]:
    hosting.write(tmp_path, [HASH])
    return {name: (tmp_path / name).read_text("utf-8") for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_every_server_is_told_every_header(written, name) -> None:
    """S4, S17 and what a page cannot say of itself: who may frame it, and what is to be kept."""
    wanted = {*hosting.ALWAYS, "Cache-Control", "Content-Security-Policy", "Access-Control-Allow-Origin"}
    assert {header for header in wanted if header not in written[name]} == set()
    assert "frame-ancestors 'none'" in written[name]
    assert HASH in written[name]
    assert "no-store" in written[name]


def test_https_is_asked_for_and_http_is_sent_there(written) -> None:
    """S17: each server is told, or shown where to say it, that http leads to https, and says so for a year."""
    for name in FILES:
        assert "Strict-Transport-Security" in written[name], name
    assert "return 301 https://" in written["hosting/nginx.conf"]
    assert "RewriteRule ^ https://" in written[".htaccess"]
    assert "\nexample.org {" in written["hosting/Caddyfile"]


@pytest.mark.parametrize(
    "address",
    ["", "index.html", "help/index.html", "find/northfold.html", "s/0123456789.html", "about/privacy.html", "change/index.html"]
    + ["work/index.html", "indexes/a.html", "helpful/a.html", "assets/handrail.css", "404.html", "api/services.json"],
)
def test_the_pattern_for_servers_means_the_addresses_that_are_a_survivors(address) -> None:
    """Written once, in addresses.py; the first page has an address of no letters too."""
    assert bool(re.search(hosting.survivors(), f"/{address}")) == is_for_survivors(address or "index.html")


def test_a_host_that_adds_rules_together_is_told_nothing_twice(written) -> None:
    """Netlify and its like send the headers of every rule that fits."""
    names = re.findall(r"^  ([A-Za-z-]+):", written["_headers"], re.M)
    always = [name for name in names if name not in {"Cache-Control"}]
    assert len(always) == len(set(always))
