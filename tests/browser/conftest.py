"""A real browser (Debian's Chromium), the built site over http and from file://, and a record of every request."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

ARGUMENTS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words) -> None:
        """A test's output is no place for a web server's."""


@pytest.fixture(scope="session")
def browser(driver) -> Iterator[Browser]:
    """Chromium. A machine without it fails these tests: none is skipped."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: make test installs it from Debian."
    # Chromium refuses its own sandbox when it runs as root, as it does in a container.
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    opened = driver.chromium.launch(executable_path=path, args=arguments)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def keeping(driver) -> Iterator[Browser]:
    """Chromium with its cache of whole pages for Back, which the driver turns off otherwise.

    A page that comes back whole sends no `load`, so the driver's own `go_back` may wait only for "commit".
    """
    off = "--disable-back-forward-cache"
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    opened = driver.chromium.launch(executable_path=shutil.which("chromium"), args=arguments, ignore_default_args=[off])
    yield opened
    opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make visit` asks for what a visit leaves to be written down."""
    parser.addoption("--write-visit", action="store_true", help="write what a visit leaves to data/reference/visits/")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A folder over http; gives its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def http_server() -> Callable[[Path], AbstractContextManager[str]]:
    """What serves a folder over http."""
    return serving


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The built site over http; gives its address without a slash at the end."""
    with serving(built) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def top(request: pytest.FixtureRequest, served: str, built: Path) -> str:
    """Where the site's top is: on the web, and on a memory stick."""
    return served if request.param == "http" else built.as_uri()


class Visit:
    """One visit in a fresh browser profile. `elsewhere` lists every request to another host."""

    def __init__(self, context: BrowserContext, top: str) -> None:
        self.context, self.top = context, top
        self.elsewhere: list[Request] = []
        context.route("**/*", self._answer)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.wait_for_function = self._until

    def _answer(self, route: Route) -> None:
        if route.request.url.startswith((self.top, "data:")):
            return route.continue_()
        self.elsewhere.append(route.request)
        return route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><p>Dry and bright.")

    def _until(self, expression: str, timeout: float = 10_000) -> None:
        """What the driver's own wait does, asked again and again from outside: inside, the page's policy stops its `eval`."""
        last = time.monotonic() + timeout / 1000
        while not self.page.evaluate(expression):
            assert time.monotonic() < last, f"This did not come true: {expression}"
            self.page.wait_for_timeout(50)

    def open(self, address: str) -> Page:
        self.page.goto(f"{self.top}/{address}")
        return self.page

    def traces(self) -> dict[str, object]:
        """What the page has kept: all of it should be empty."""
        kept = self.page.evaluate(
            """async () => ({
                local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
                databases: indexedDB.databases ? (await indexedDB.databases()).map(d => d.name) : [],
                caches: 'caches' in self ? await caches.keys() : [],
                // From file: the browser will not even be asked about workers.
                workers: location.protocol.startsWith('http') && navigator.serviceWorker
                    ? (await navigator.serviceWorker.getRegistrations()).length : 0,
            })"""
        )
        return {name: value for name, value in {**kept, "cookies": self.context.cookies()}.items() if value}


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser, top: str) -> Iterator[Visit]:
    """A visit at the width and with the scripting that a test asks for: `indirect` gives (scripting, width)."""
    scripting, width = getattr(request, "param", (True, 1280))
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=scripting)
    yield Visit(context, top)
    context.close()
