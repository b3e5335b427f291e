"""A real nginx serves the built site with the file that was written for it, and a browser visits it there."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from handrail import hosting, policy

# As little round the include as nginx needs to run from a folder of our own, as whoever runs the tests.
AROUND = """daemon off;
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/error.log;
{user}
events {{}}
http {{
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    include {site}/hosting/nginx.conf;
  }}
}}
"""


@pytest.fixture(scope="module")
def port(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """nginx on a free port; a machine without it fails these tests."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert program, "nginx is missing: make test installs it from Debian."
    work = tmp_path_factory.mktemp("nginx")
    # A copy with a feed, which only sites that share one have.
    site = work / "site"
    shutil.copytree(built, site, copy_function=os.link)
    (site / "api").mkdir(exist_ok=True)
    (site / "api" / "example.json").write_text("{}", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    # Started by root, nginx would read the site as another user, who may not look into a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    settings = work / "nginx.conf"
    settings.write_text(AROUND.format(work=work, user=user, port=number, site=site), "utf-8")
    asked = subprocess.run([program, "-t", "-c", settings, "-e", work / "error.log"], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
    with subprocess.Popen([program, "-c", settings, "-e", work / "error.log"]) as server:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", number), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield number
        server.terminate()


def answer(port: int, address: str) -> tuple[int, dict[str, str], str]:
    """The status, the headers and the words of an address; no header is given twice."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", address)
    response = connection.getresponse()
    text = response.read().decode("utf-8", "replace")
    names = [name.lower() for name, _ in response.getheaders()]
    assert len(names) == len(set(names)), names
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, text


@pytest.mark.parametrize(
    "address", ["/", "/index.html", "/help/", "/help/index.html", "/find/northfold.html", "/about/privacy.html"]
)
def test_a_survivors_page_is_not_kept_and_tells_nobody(port, address) -> None:
    """S4, S14: no referrer, nothing stored, nothing from elsewhere, in nobody's frame."""
    status, headers, _ = answer(port, address)
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"] == "text/html; charset=utf-8"
    for name, value in hosting.ALWAYS.items():
        assert headers[name.lower()] == value
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_a_page_for_workers_has_the_policy_with_its_hashes(port, built) -> None:
    """Header and page both hold, so the header must allow what the page allows."""
    status, headers, _ = answer(port, "/work/index.html")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    for one in policy.hashes((built / "work" / "index.html").read_text("utf-8")):
        assert one in headers["content-security-policy"]


def test_anybody_may_read_the_feed_and_nothing_else(port) -> None:
    """Other people's programs read the feed from their own pages."""
    status, headers, _ = answer(port, "/api/example.json")
    assert (status, headers["access-control-allow-origin"]) == (200, "*")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer(port, "/index.html")[1]


def test_a_page_that_is_not_there_is_ours_and_has_the_headers(port) -> None:
    """Not nginx's own, which has no way out."""
    status, headers, text = answer(port, "/find/nowhere.html")
    assert status == 404
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "data-exit" in text


@pytest.mark.parametrize("address", ["/.htaccess", "/_headers", "/hosting/nginx.conf", "/hosting/"])
def test_notes_for_servers_are_not_served(port, address) -> None:
    """They are for whoever runs the server."""
    assert answer(port, address)[0] == 404


def test_no_list_of_visits_is_kept(port, tmp_path_factory) -> None:
    """S15: the file turns it off; a partnership that counts has to choose to."""
    answer(port, "/index.html")
    assert not list(tmp_path_factory.getbasetemp().glob("nginx*/access.log"))


def test_a_browser_visits_the_site_there_and_refuses_nothing(driver, port, built) -> None:
    """First page, finder, a service, a worksheet and a search, under the policy of the page and of the server."""
    said: list[str] = []
    kept = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu", *kept])
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    top = f"http://127.0.0.1:{port}"
    page.goto(f"{top}/")
    page.goto(f"{top}/find/northfold.html")
    page.locator("[data-all]").click()
    page.fill("#finder-words", "evening")
    page.locator("[data-cards] article:visible a[href$='.html']").first.click()
    page.wait_for_url("**/s/*.html")
    page.goto(f"{top}/worksheets/marac-ten-tips.html")
    page.locator("input[type=radio]").first.check()
    page.get_by_role("textbox", name="Search").press_sequentially("training")
    page.wait_for_selector(".md-search-result__link:visible")
    browser.close()
    assert said == []
