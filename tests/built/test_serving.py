"""`handrail serve` shows the site, builds it again when a record changes, and writes nothing of its own into it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, TODAY

from handrail import specimen
from handrail.assembly import WORK


def test_a_changed_record_is_on_the_page_that_is_being_looked_at(driver, built: Path, tmp_path: Path) -> None:
    """An open page loads itself again under its own strict policy, and the files hold no script for reloading."""
    site = tmp_path / "ours"
    specimen.write(site, "Example Partnership", "england", ["Exampleton"], "en", TODAY)
    shutil.copytree(ROOT / WORK / "pdf", site / WORK / "pdf")
    command = [sys.executable, "-u", "-m", "handrail", "serve", str(site), "--port", "0", "--today", TODAY.isoformat()]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            top = next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
            kept = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu", *kept])
            page = browser.new_page()
            page.goto(f"{top}/find/exampleton.html")
            # The first answer to “how many builds?” is what later ones are compared with.
            while page.evaluate("window.__built") is None:
                page.wait_for_timeout(100)
            record = site / "data" / "services" / "example-advice-line.yml"
            record.write_text(record.read_text("utf-8").replace("Example advice line", "Changed advice line"), "utf-8")
            page.get_by_role("link", name="Changed advice line").wait_for(timeout=120_000)
            browser.close()
            served = site / WORK / "served"
            assert [path.name for path in served.rglob("*.html") if "__reload" in path.read_text("utf-8")] == []
        finally:
            server.terminate()
