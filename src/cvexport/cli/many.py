"""Many sources at once: worker processes, and a progress bar on a terminal."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

import click

from cvexport.cli.sources import STREAM
from cvexport.errors import OutputError

_WORTH_WORKERS = 8
"""Sources; with fewer, what a worker imports costs more than it saves."""

_WATCHED_EVERY = 0.3
"""Seconds after which a worker looks whether its parent is still there."""

_Result = TypeVar("_Result")


def each_built(
    build: Callable[[str], _Result], names: tuple[str, ...], jobs: int, *, quiet: bool
) -> list[_Result]:
    """Return what `build` makes of each source, in their order.

    As many as `jobs` run at a time; 0 leaves the number to us.
    """
    jobs = min(jobs or _jobs_for(len(names)), len(names))
    # Only this process can read standard input.
    if jobs == 1 or STREAM in names:
        return _watched(map(build, names), len(names), quiet=quiet)
    with (
        _termination_raised(),
        ProcessPoolExecutor(
            jobs, initializer=_begin_worker, initargs=(os.getpid(),)
        ) as pool,
    ):
        try:
            return _watched(pool.map(build, names), len(names), quiet=quiet)
        except BrokenProcessPool:
            raise OutputError(
                "a worker process was killed, perhaps for lack of memory; no file was "
                "written; try -j 1"
            ) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _jobs_for(count: int) -> int:
    if count < _WORTH_WORKERS:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def _termination_raised() -> Iterator[None]:
    """Let `kill` end the workers too, which would otherwise wait for ever."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _begin_worker(parent: int) -> None:
    """Leave the decision to the parent: Ctrl-C reaches every process of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this worker soon after its parent was killed: nobody waits for it."""
    while os.getppid() == parent:
        time.sleep(_WATCHED_EVERY)
    os._exit(1)


def _watched(results: Iterable[_Result], count: int, *, quiet: bool) -> list[_Result]:
    if quiet or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(
        results, length=count, label="Building", file=sys.stderr
    ) as bar:
        return list(bar)
