"""Shows a site on this computer while somebody writes it: builds again at each change, and reloads the page.

The reloading is done by this server as it hands a page out. Nothing of it is written into the site.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from handrail.catalogue import Catalogue
from handrail.toolkit import PARTS

# Scripts of the same site only: pages allow no other, and may not fetch.
RELOAD = b'<script src="/__reload.js"></script>'
ASK = b"""setInterval(function () {
  var ask = document.createElement('script');
  ask.src = '/__built.js?' + Date.now();
  ask.onload = function () { ask.remove(); };
  document.body.appendChild(ask);
}, 700);"""
TELL = "if (window.__built && window.__built !== {0}) location.reload(); window.__built = {0};"


class _Handler(SimpleHTTPRequestHandler):
    builds = 0

    def do_GET(self) -> None:
        if self.path == "/__reload.js":
            return self._answer(ASK, "text/javascript")
        if self.path.startswith("/__built.js"):
            return self._answer(TELL.format(_Handler.builds).encode(), "text/javascript")
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file():
            return self._answer(page.read_bytes() + RELOAD, "text/html; charset=utf-8")
        return super().do_GET()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words) -> None:
        """Requests are not worth a line each; builds are."""


def serve(catalogue: Catalogue, today: date, port: int, say: Callable[[str], None]) -> None:
    """Build, serve on 127.0.0.1, and build again at each change until interrupted.

    Each build is a process of its own, so that a change to Handrail's own code is seen too.
    """
    out = catalogue.site / ".handrail" / "served"
    _build(catalogue.site, today, out, say)
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Look at http://127.0.0.1:{server.server_port}/ and press Ctrl-C to stop.")
    roots = dict.fromkeys((catalogue.site, catalogue.toolkit))
    watched = [root / part for root in roots for part in (*PARTS, "mkdocs.yml") if (root / part).exists()]
    watched.append(Path(__file__).resolve().parent)
    try:
        for changes in watch(*watched):
            say(f"Changed: {', '.join(sorted(Path(path).name for _, path in changes))}")
            _build(catalogue.site, today, out, say)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _build(site: Path, today: date, out: Path, say: Callable[[str], None]) -> None:
    command = [sys.executable, "-m", "handrail", "build", str(site), "--out", str(out), "--today", today.isoformat()]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    say((done.stdout + done.stderr).rstrip())
    _Handler.builds += 1
