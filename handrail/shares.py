"""Long work shared out between the machine's processors. The answers are the same, in the same order, on a machine with one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

FEWEST = 1_000
"""Below this many pieces, starting other processes takes longer than it saves."""
MOST = 4
"""Each process takes memory of its own."""

CAN_COPY = sys.platform == "linux"
"""Whether a process can be copied with all it has in memory: not on Windows, and not safely on a Mac."""

# In a worker: what it was started to do. Forked, it inherits the work and the pieces, and only answers are sent between them.
_task: tuple[Callable[[Any], Any], Sequence[Any]]


def shared_out(work: Callable[[Item], Answer], pieces: Sequence[Item], size: int = 0) -> list[Answer]:
    """What `work` gives for each piece, in order. What it changes elsewhere in memory may be lost.

    `size` says how many records the pieces go through, where they are few and large.
    """
    workers = min(processors(), MOST)
    if workers < 2 or max(len(pieces), size) < FEWEST:
        return [work(piece) for piece in pieces]
    # What is in memory now stays: looking through it for what may go would copy it into every process.
    gc.freeze()
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (work, pieces)) as pool:
            return list(pool.map(_do, range(len(pieces)), chunksize=max(1, len(pieces) // (workers * 32))))
    finally:
        gc.unfreeze()


def copied(work: Callable[..., None], *words: Any) -> BaseProcess:
    """Start some work in a copy of this process. Only where CAN_COPY."""
    gc.freeze()
    try:
        process = multiprocessing.get_context("fork").Process(target=work, args=words)
        process.start()
    finally:
        gc.unfreeze()
    return process


@contextmanager
def beside(work: Callable[[], None], size: int) -> Iterator[None]:
    """Do some work in a copy of this process while the block runs; first, where there are few records or one processor.

    Raises RuntimeError where it failed; why stands on the screen.
    """
    if processors() < 2 or size < FEWEST:
        work()
        yield
        return
    process = copied(work)
    try:
        yield
    finally:
        process.join()
    if process.exitcode:
        raise RuntimeError("Work that was done beside other work failed.")


def processors() -> int:
    """How many processors may be used."""
    return len(os.sched_getaffinity(0)) if CAN_COPY else 1


def _begin(*task: Any) -> None:
    global _task
    _task = task


def _do(number: int) -> Any:
    work, pieces = _task
    return work(pieces[number])
