"""Many sources at once: worker processes, and a progress bar on a terminal."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

import click

from cvexport.cli.atomic_write import signals_held
from cvexport.cli.sources import STREAM
from cvexport.errors import OutputError

_WORTH_WORKERS = 8
"""Sources; with fewer, what a worker imports costs more than it saves."""

_CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
"""Forking is the cheapest start, and safe while this process has one thread."""

_Result = TypeVar("_Result")


def each_built(
    build: Callable[[str], _Result], names: tuple[str, ...], jobs: int, *, quiet: bool
) -> list[_Result]:
    """Return what `build` makes of each source, in their order.

    As many as `jobs` run at a time; 0 leaves the number to us.  Raises OutputError
    where a worker dies.
    """
    jobs = min(jobs or _jobs_for(len(names)), len(names))
    # Only this process can read standard input.
    if jobs == 1 or STREAM in names:
        return _watched(map(build, names), len(names), quiet=quiet)
    with _termination_raised(), _workers(build, jobs) as pipes:
        results = _handed_out(names, pipes)
        by_number = dict(_watched(results, len(names), quiet=quiet))
    return [by_number[number] for number in range(len(names))]


def _jobs_for(count: int) -> int:
    if count < _WORTH_WORKERS:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def _termination_raised() -> Iterator[None]:
    """Let `kill` end the workers too."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _workers(build: Callable[[str], object], jobs: int) -> Iterator[list[Connection]]:
    """Start workers and yield a pipe to each; none of them outlives the block.

    A pool's workers share a queue, which one that is killed may leave locked for ever.
    """
    workers, pipes = [], []
    try:
        with signals_held():  # a worker that is about to start can't be interrupted
            for _ in range(jobs):
                ours, theirs = _CONTEXT.Pipe()
                worker = _CONTEXT.Process(target=_work, args=(build, theirs))
                worker.start()
                theirs.close()  # so that the end of the worker is the end of the pipe
                workers.append(worker)
                pipes.append(ours)
        yield pipes
        for pipe in pipes:
            pipe.send(None)
    except BaseException:
        for worker in workers:
            worker.kill()
        raise
    finally:
        for worker in workers:
            worker.join()


def _work(build: Callable[[str], object], pipe: Connection) -> None:
    """Build the sources whose names come through the pipe, up to a None."""
    # Ctrl-C reaches every process of a terminal; what it means, the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in iter(pipe.recv, None):
        pipe.send(build(name))


def _end_with_parent() -> None:
    """End this worker at once when its parent was killed: nobody waits for it."""
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(OutputError.exit_code)


def _handed_out(
    names: tuple[str, ...], pipes: list[Connection]
) -> Iterator[tuple[int, Any]]:
    """Give each worker a source whenever it has none; yield results with numbers."""
    tasks = enumerate(names)
    idle, busy = list(pipes), dict[Connection, int]()
    try:
        while True:
            for pipe, (number, name) in zip(idle, tasks, strict=False):
                pipe.send(name)
                busy[pipe] = number
            if not busy:
                return
            ready = wait(busy)
            idle = [pipe for pipe in busy if pipe in ready]
            for pipe in idle:
                yield busy.pop(pipe), pipe.recv()
    except (EOFError, OSError):
        raise OutputError(
            "a worker process was killed, perhaps for lack of memory; no file was "
            "written; try -j 1"
        ) from None


def _watched(results: Iterable[_Result], count: int, *, quiet: bool) -> list[_Result]:
    if quiet or not sys.stderr.isatty():
        return list(results)
    with click.progressbar(
        results, length=count, label="Building", file=sys.stderr
    ) as bar:
        return list(bar)
