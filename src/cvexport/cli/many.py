"""Many sources at once: worker processes, and a progress bar on a terminal."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import click

from cvexport.cli.build import Built, Order, build
from cvexport.cli.report import Voice

_WORTH_WORKERS = 8
"""Sources; with fewer, what a worker imports costs more than it saves."""


def build_all(names: tuple[str, ...], order: Order, voice: Voice) -> list[Built]:
    """Build each source and return what became of them, in their order."""
    one = partial(build, order=order, voice=voice)
    jobs = min(order.jobs or _jobs_for(len(names)), len(names))
    # Standard input can be read in this process only.
    if jobs == 1 or "-" in names:
        return _watched(map(one, names), len(names), voice)
    with (
        _termination_raised(),
        ProcessPoolExecutor(jobs, initializer=_leave_signals_alone) as pool,
    ):
        try:
            return _watched(pool.map(one, names), len(names), voice)
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
    """Let kill end the workers too, which would wait for ever."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave_signals_alone() -> None:
    """Let the parent decide: Ctrl-C reaches every process of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _watched(results: Iterable[Built], count: int, voice: Voice) -> list[Built]:
    if voice.quiet or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(
        results, length=count, label="Building", file=sys.stderr
    ) as bar:
        return list(bar)
