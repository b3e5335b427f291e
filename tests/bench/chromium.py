"""The largest list of a directory in Chromium, its processor slowed: bytes over the wire, and how soon a tick answers."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SLOWED = 4
TICKS = 12
# Until the browser has worked out where everything stands; painting is not counted.
TICK = """box => {
  const start = performance.now();
  box.checked = !box.checked;
  box.dispatchEvent(new Event('change', {bubbles: true}));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
# The plain way to narrow a list, as a peer: every card laid out, and `hidden` set on every other one, or taken away again.
PLAIN = """hide => {
  const cards = [...document.querySelectorAll('[data-cards] > article')];
  cards.forEach(card => { card.style.contentVisibility = 'visible'; });
  document.body.getBoundingClientRect();
  const start = performance.now();
  cards.forEach((card, place) => { card.hidden = hide && place % 2 === 0; });
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


def measure(site: Path) -> str:
    """In a sentence or two: the bytes and the milliseconds."""
    page_file = max((site / "find").glob("*.html"), key=lambda path: path.stat().st_size)
    shown, weight, times = 0, 0, []
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(page_file.as_uri())
        slow(page)
        shown = page.locator("[data-cards] > article").count()
        weight = sum(wire(Path(url.removeprefix("file://"))) for url in set(asked))
        times = ticks(page)
        browser.close()
    return (
        f"\n{page_file.stem}: {shown} services, {weight / 1000:.1f} kB over the wire with gzip, everything counted. "
        f"A tick answers in {statistics.median(times):.0f} ms at the median of {len(times)} and {max(times):.0f} ms at most, "
        f"the processor slowed {SLOWED} times."
    )


def wire(path: Path) -> int:
    """Bytes of a file as a server sends it with gzip."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def slow(page: Page) -> None:
    """From now on the processor is as slow as a cheap phone's."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


def plainly(page: Page) -> list[float]:
    """Milliseconds that the plain way takes on the same page: hiding, showing again, and so on. Spoils the page for ticks."""
    return [page.evaluate(PLAIN, number % 2 == 0) for number in range(TICKS)]


def ticks(page: Page) -> list[float]:
    """Milliseconds until each of some ticks has its answer, one after another, all of them standing in the end."""
    boxes = page.locator("form[data-finder] input[type=checkbox][name=need], form[data-finder] input[type=checkbox][name=group]")
    return [boxes.nth(number).evaluate(TICK) for number in range(min(TICKS, boxes.count()))]
