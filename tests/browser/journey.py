"""One whole visit in a browser of its own, and everything that is left when it is closed.

Nothing stands between the browser and the network here: a server of ours stands for the site that exit leads to and for
services' own sites, and writes down what it is told. A step is a function that is given the walk; `STEPS` is their order.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kinds import whole
from playwright.sync_api import BrowserContext, Locator, Page, Playwright

MARK = "xyzzyquince"
"""A word that is in no page. It is typed wherever something can be typed."""
FORM_STATE = "serialized form state version"
"""What Chromium writes before the state of a page's controls, when it keeps it."""
AREA = "northfold"
SERVICE = "black-womens-collective"
"""A service with a page of its own and a link to its own site."""
TITLE = "Weather"


class _Elsewhere(BaseHTTPRequestHandler):
    """The other sites: answers anything, and writes down the address and what it is told of the page before."""

    def do_GET(self) -> None:
        self.server.told.append((self.path, self.headers.get("Referer")))
        body = f"<!doctype html><title>{TITLE}</title><p>Dry and bright.".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words) -> None:
        """A test's output is no place for a web server's."""


@contextmanager
def elsewhere() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """A recording server: its address, and the list of what it was asked and told."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    server.told = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.told
    finally:
        server.shutdown()
        server.server_close()


def led_elsewhere(built: Path, folder: Path, other: str) -> Path:
    """A copy of a built site whose exit and links to services lead to the recording server."""
    for path in built.rglob("*"):
        target = folder / path.relative_to(built)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.suffix != ".html":
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            text = re.sub(r'(data-exit href=")[^"]*', rf"\1{other}/weather", path.read_text("utf-8"))
            target.write_text(re.sub(r'href="https://[^"]*', f'href="{other}/service', text), "utf-8")
    return folder


@dataclass
class Walk:
    """A visit under way."""

    page: Page
    context: BrowserContext
    top: str
    scripts: bool
    opened: list[str] = field(default_factory=list)
    """Addresses of our pages, from the top of the site, in order."""
    kept: dict[str, bool] = field(
        default_factory=lambda: {"storage_kept": False, "worker_installed": False, "address_changed": False}
    )
    printed: int = 0

    def arrived(self) -> None:
        """Note the page the browser is on. A query or a hash makes an address that is not the page's."""
        self.page.wait_for_load_state()
        self.opened.append(self.page.url.removeprefix(f"{self.top}/"))

    def open(self, address: str) -> None:
        self.page.goto(f"{self.top}/{address}")
        self.arrived()

    def follow(self, selector: str, to: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_url(to)
        self.arrived()

    def look(self) -> None:
        """Ask the page what has been kept, after each step."""
        stored, workers = self.page.evaluate(
            """async () => [
                localStorage.length + sessionStorage.length + document.cookie.length + (await indexedDB.databases()).length +
                ('caches' in self ? (await caches.keys()).length : 0),
                // From file: the browser will not even be asked about workers.
                location.protocol.startsWith('http') && navigator.serviceWorker
                    ? (await navigator.serviceWorker.getRegistrations()).length : 0]"""
        )
        self.kept["storage_kept"] |= bool(stored)
        self.kept["worker_installed"] |= bool(workers)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """What is done inside must leave the address and the length of the history alone."""
        before = (self.page.url, self.page.evaluate("history.length"))
        yield
        self.kept["address_changed"] |= before != (self.page.url, self.page.evaluate("history.length"))


def home(walk: Walk) -> None:
    walk.open("index.html")


def numbers(walk: Walk) -> None:
    walk.follow("a[href='help/index.html']", "**/help/index.html")


def finder(walk: Walk) -> None:
    walk.open("find/index.html")
    walk.follow(f"main a[href$='{AREA}.html']", f"**/find/{AREA}.html")
    whole(walk.page)


def tick_three_things(walk: Walk) -> None:
    """Two needs and a group, each followed by Enter."""
    with walk.in_place():
        whole(walk.page)
        for question, answers in {"need": ("counselling", "advocate"), "group": ("women",)}.items():
            for answer in answers:
                tick(walk.page, f"#{question}-{answer}").press("Enter")


def tick(page: Page, box: str) -> Locator:
    """Tick a box, opening whatever it is folded into."""
    while not page.locator(box).is_visible():
        page.locator(f"details:not([open]):has({box}) > summary").first.click()
    page.locator(box).check()
    return page.locator(box)


def a_service_and_its_own_site(walk: Walk) -> None:
    """Opens a service, goes on to its own site, and comes back."""
    walk.follow(f"article[data-service={SERVICE}] h3 a", "**/s/*.html")
    walk.page.locator("main article a[rel]").first.click()
    walk.page.wait_for_url("**/service")
    walk.page.go_back()
    walk.page.wait_for_url("**/s/*.html")
    if walk.scripts:
        walk.page.locator("[data-uncover]").click()
    walk.page.go_back()
    walk.page.wait_for_url(f"**/find/{AREA}.html")


def words(walk: Walk) -> None:
    """Types into every field of the finder, where a script makes it of use, and leaves the page with the words in it."""
    if not walk.scripts:
        return
    with walk.in_place():
        whole(walk.page)
        walk.page.locator("#finder-words").press_sequentially(MARK)
        walk.page.locator("#finder-words").press("Enter")
        tick(walk.page, "#need-counselling")


def a_list_to_take_away(walk: Walk) -> None:
    """Keeps two services, writes into the list, copies and prints it, and leaves the page with all of it standing there.

    Without a script there is no list, and nothing to tick for one: what can be taken away is the page on paper.
    """
    page, panel = walk.page, walk.page.locator("[data-take-away]")
    boxes = page.locator(".service-card__keep input")
    if not walk.scripts:
        assert not panel.is_visible() and boxes.count() == 0
        return
    # A browser without a window opens no print window; what a person would print there is the page as it then stands.
    page.evaluate("void (window.print = () => { window.printed = document.title })")
    text = panel.locator("[data-text]")
    with walk.in_place():
        for place in range(2):
            boxes.and_(page.locator(":visible")).nth(place).check()
            walk.look()
        page.locator("[data-kept] button").click()
        whole_list = text.input_value()
        panel.locator("[data-discreet]").check()
        assert whole_list and text.input_value() not in ("", whole_list)
        text.press_sequentially(f"{MARK} ")
        text.press("Enter")
        panel.locator("[data-copy]").click()
        page.get_by_text("Copied. It stays on this device").wait_for()
        written = text.input_value()
        assert MARK in written and text.evaluate("one => { one.select(); return document.activeElement === one }")
        # What was copied, as a person pastes it: over the list itself.
        page.keyboard.press("Delete")
        page.keyboard.press("ControlOrMeta+v")
        assert text.input_value() == written
        walk.look()
        panel.locator("[data-print]").click()
        panel.locator("[data-print-now]").click()
        assert page.evaluate("[window.printed, document.querySelector('[data-paper]').textContent]") == ["Notes", written]
        walk.printed += len(page.pdf())
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.title() != "Notes" and text.input_value() == written


def paper(walk: Walk) -> None:
    """Prints the page, to a PDF as a person might."""
    walk.printed += len(walk.page.pdf())


def guidance(walk: Walk) -> None:
    """Opens the guidance, searches it for a word that is there and one that is not, and opens what was found."""
    walk.open("work/index.html")
    if not walk.scripts:
        return walk.open("work/marac.html")
    box = walk.page.get_by_role("textbox", name="Search")
    with walk.in_place():
        box.press_sequentially(MARK)
        walk.page.get_by_text("No matching documents").wait_for()
        box.fill("")
        box.press_sequentially("training")
        walk.page.wait_for_selector(".md-search-result__link:visible")
    found = walk.page.locator(".md-search-result__link").first
    # A result may lead to a heading of its page, which is no word of the reader's.
    found.evaluate("one => { one.href = one.href.split('#')[0] }")
    found.click()
    walk.page.wait_for_url(re.compile(r"^(?!.*work/index\.html).*$"))
    walk.arrived()


def worksheet(walk: Walk) -> None:
    """Fills every control of a worksheet and presses Enter in them."""
    walk.open("worksheets/marac-ten-tips.html")
    with walk.in_place():
        walk.page.locator("textarea").evaluate_all(f"all => all.forEach(one => {{ one.value = '{MARK}' }})")
        walk.page.locator("textarea").first.fill(MARK)
        walk.page.locator("input[type=radio]").first.check()
        walk.page.locator("input[type=radio]").first.press("Enter")


STEPS: list[Callable[[Walk], None]] = [
    home,
    numbers,
    finder,
    tick_three_things,
    a_service_and_its_own_site,
    a_list_to_take_away,
    words,
    paper,
    guidance,
    worksheet,
]


def chromium() -> str:
    """Where the browser is. A machine without it fails these tests: none is skipped."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: make test installs it from Debian."
    return path


def arguments() -> list[str]:
    """Chromium refuses its own sandbox when it runs as root, as it does in a container."""
    return ["--disable-gpu", "--no-first-run", *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def opened(playwright: Playwright, profile: Path, scripts: bool) -> BrowserContext:
    """A browser with a profile of its own, kept on disk as a person's is."""
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium(), args=arguments(), java_script_enabled=scripts
    )


def left(playwright: Playwright, top: str, scripts: bool, profile: Path, other: str, told: list) -> dict[str, Any]:
    """Make the visit, leave by exit, come back, close the browser. Gives what was found, by the names of VisitWay."""
    asked: list[str] = []
    context = opened(playwright, profile, scripts)
    context.on("request", lambda request: asked.append(request.url))
    walk = Walk(context.pages[0], context, top, scripts)
    walk.page.set_default_timeout(15_000)
    for step in STEPS:
        step(walk)
        walk.look()
    last = walk.page.url
    walk.page.locator("[data-exit]").click()
    walk.page.wait_for_url(f"{other}/weather")
    walk.page.wait_for_load_state()
    walk.page.go_back()
    walk.page.wait_for_url(f"{top}/**")
    walk.arrived()
    covered = walk.page.locator("[data-cover]").is_visible() and not walk.page.locator("h1").first.is_visible()
    walk.look()
    cookies = context.cookies()
    context.close()

    titles = history(profile)
    ours = {address for address in titles if address.startswith(top)}
    return {
        "pages_opened": len(set(walk.opened)),
        "history_is_pages_opened": ours == {f"{top}/{address}" for address in walk.opened},
        "cookies_kept": bool(cookies),
        "asked_elsewhere": any(not one.startswith((top, other, "data:", "blob:", "about:")) for one in asked)
        or {urlsplit(one).path for one in asked if one.startswith(other)} - {"/favicon.ico"} != {"/weather", "/service"},
        "exit_told": any(referer for path, referer in told if path == "/weather"),
        "service_told": any(referer for path, referer in told if path == "/service"),
        "choices_on_disk": bool(files_with(profile, MARK) or files_with(profile, FORM_STATE)),
        "last_title": "theirs" if titles[last] == TITLE else "ours",
        "back_is_covered": covered,
        **walk.kept,
    }


def history(profile: Path) -> dict[str, str]:
    """Address to title, as the closed browser's own database of history has them."""
    database = sqlite3.connect(profile / "Default" / "History")
    try:
        return dict(database.execute("select url, title from urls").fetchall())
    finally:
        database.close()


def files_with(profile: Path, words: str) -> list[str]:
    """Files of a closed browser's profile that hold some words, in either way of writing letters; copies of pages apart."""
    wanted = (words.encode("utf-8"), words.encode("utf-16-le"))
    return [
        path.relative_to(profile).as_posix()
        for path in sorted(profile.rglob("*"))
        if path.is_file()
        and "Cache" not in path.relative_to(profile).as_posix()
        and any(one in path.read_bytes() for one in wanted)
    ]
