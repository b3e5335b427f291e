"""One command, timed from outside: seconds, processor seconds, memory, and when it said that it began each stage."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

LOOK_EVERY = 0.05
"""Seconds between two looks at the memory of a command."""


@dataclass
class Clocked:
    """What one run took."""

    seconds: float
    processor: float
    """User and system seconds of the command and of every process it started."""
    memory: float
    """MiB of all its processes together at their highest, pages that they share counted once."""
    stages: dict[str, float] = field(default_factory=dict)
    """For a command that says what it does: seconds from each of its lines to the next."""


def clocked(command: list[str], folder: Path, environment: dict[str, str] | None = None, watch: bool = False) -> Clocked:
    """Run a command in a folder, and with `watch` look at its memory. Raises RuntimeError with what it said when it fails.

    To look at the memory of several large processes takes a processor's time from them, so what is watched is not timed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | (environment or {}), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    highest = _Highest(process.pid) if watch else None
    said = [(start, "starting")]
    for line in process.stderr:
        said.append((time.perf_counter(), line.strip().rstrip("…")))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    end = time.perf_counter()
    if highest:
        highest.over.set()
        highest.join()
    if process.returncode:
        raise RuntimeError(f"{command[0]}: " + "\n".join(line for _, line in said))
    ends = [*(moment for moment, _ in said[1:]), end]
    stages = {line: until - moment for (moment, line), until in zip(said, ends, strict=True)}
    return Clocked(end - start, used.ru_utime + used.ru_stime, highest.found if highest else 0.0, stages)


class _Highest(threading.Thread):
    """Watches the memory of a process and of all that it starts."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.found, self.over = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(LOOK_EVERY):
            self.found = max(self.found, _memory(self.pid) / 1024)


def _memory(pid: int) -> int:
    """KiB of a process and its children: its share of each page, as the kernel counts it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        children = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:  # it has just ended
        return 0
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return own + sum(map(_memory, children))
