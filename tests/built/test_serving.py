"""`handrail serve` shows the site, builds it again when a record changes, and writes nothing of its own into it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from conftest import ROOT, TODAY

from handrail import specimen
from handrail.assembly import WORK


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_a_changed_record_is_on_the_page_that_is_being_looked_at(built: Path, tmp_path: Path) -> None:
    """The number of builds goes up, the page holds the new words, and the files hold no script for reloading."""
    site = tmp_path / "ours"
    specimen.write(site, "Example Partnership", "england", ["Exampleton"], "en", TODAY)
    shutil.copytree(ROOT / WORK / "pdf", site / WORK / "pdf")
    command = [sys.executable, "-u", "-m", "handrail", "serve", str(site), "--port", "0", "--today", TODAY.isoformat()]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            top = next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
            page = f"{top}/find/exampleton.html"
            assert "Example advice line" in fetched(page)
            builds = int(fetched(f"{top}/__built"))
            record = site / "data" / "services" / "example-advice-line.yml"
            record.write_text(record.read_text("utf-8").replace("Example advice line", "Changed advice line"), "utf-8")
            until = time.monotonic() + 120
            while int(fetched(f"{top}/__built")) == builds and time.monotonic() < until:
                time.sleep(0.5)
            assert "Changed advice line" in fetched(page)
            assert "__built" in fetched(page)
            served = site / WORK / "served"
            assert [path.name for path in served.rglob("*.html") if "__built" in path.read_text("utf-8")] == []
        finally:
            server.terminate()
