"""Files of strangers, read in a child process with little time and little memory.

PDFium, lxml, python-docx and Python-Markdown are large, and a small file can make each
of them run for hours or fill the memory.  Whatever reads a file that cvexport didn't
just write goes through here::

    data = file_bytes(path, MOST_BYTES)
    found = read_bounded(data, "pdf", task)
    if isinstance(found, Unreadable):
        ...

The parent never parses those bytes.  What the child answers is JSON of limited size,
never a pickle, and the task takes none of it on trust.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import NamedTuple, Protocol, TypeVar

from cvexport.cli.confinement import confine

MOST_BYTES = 20 * 1024 * 1024
"""Of a file: portals take 5 to 8 MB."""

SECONDS = 6
"""From start to answer; the rest of 10 s is for starting and printing.  An ordinary
file takes a tenth of a second."""

MEMORY = 384 * 1024 * 1024
"""Bytes beyond those of the parent, so that both have less than 512 MiB; on Linux."""

_MOST_ANSWERED = 16 * 1024 * 1024
"""Bytes: the longest text that is looked at, twice, with the fields in it."""

_REMEDY = "export it again from the program in which it was written"

_T_co = TypeVar("_T_co", covariant=True)


class Unreadable(NamedTuple):
    """Why a file isn't read, such as the limit that it exceeds, and what to do."""

    why: str
    remedy: str = _REMEDY


class Task(Protocol[_T_co]):
    """What is done with a file.

    Where processes can't be forked a task is pickled on its way to the child.
    """

    def answer(self, data: bytes, name: str) -> object:
        """Read a file in format `name`, in the child; return what JSON can express."""
        ...

    def result(self, answer: object) -> _T_co:
        """Return the result, in the parent.

        A child that a file has taken over may answer anything: raises ValueError for
        what has another form than `answer` returns.
        """
        ...


_TOO_LARGE = Unreadable(
    f"the file has over {MOST_BYTES // 1024 // 1024} MB", "remove pictures and fonts"
)
_TOO_SLOW = Unreadable(f"reading it takes over {SECONDS} seconds")
_TOO_GREEDY = Unreadable(
    f"reading it takes over {MEMORY // 1024 // 1024} MiB of memory"
)
_TOO_LONG = Unreadable("it holds more text than any CV")
_CRASHED = Unreadable(
    f"reading it takes over {MEMORY // 1024 // 1024} MiB of memory, or crashes a reader"
)
_FAILED = Unreadable("a reader fails on it")

_REFUSALS = {"memory": _TOO_GREEDY, "size": _TOO_LONG, "failure": _FAILED}
"""By the words with which a child answers that it has no result."""


def read_bounded(data: bytes, name: str, task: Task[_T_co]) -> _T_co | Unreadable:
    """Return the result of a task on a file in format `name`, or why there is none.

    The task ends in time whatever the file; memory is limited on Linux only.
    """
    if len(data) > MOST_BYTES:
        return _TOO_LARGE
    answer = _answered(data, name, task)
    if isinstance(answer, Unreadable):
        return answer
    try:
        match json.loads(answer):
            case {"result": result}:
                return task.result(result)
            case {"refused": str(word)}:
                return _REFUSALS[word]
    except (ValueError, KeyError, RecursionError):
        pass
    return _CRASHED


def _answered(data: bytes, name: str, task: Task[object]) -> bytes | Unreadable:
    """Return what a child answers; it is dead when this returns."""
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(  # type: ignore[attr-defined]
        target=_work, args=(data, name, task, theirs), daemon=True
    )
    deadline = time.monotonic() + SECONDS
    child.start()
    theirs.close()  # so that the end of the child is the end of the pipe
    clock = threading.Timer(SECONDS, child.kill)
    clock.start()
    try:
        answer = ours.recv_bytes(_MOST_ANSWERED)
    except (EOFError, OSError):
        answer = b""
    finally:
        clock.cancel()
        child.kill()
        child.join()
        clock.join()
        ours.close()
    if answer:
        return answer
    return _TOO_SLOW if time.monotonic() >= deadline else _CRASHED


def _context() -> BaseContext:
    """Return how to start a child.

    Forking costs 5 ms, where another interpreter costs 150 ms; it is safe while this
    process has one thread.
    """
    is_single = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_single else "spawn")


def _work(data: bytes, name: str, task: Task[object], pipe: Connection) -> None:
    """Answer through the pipe, in the child."""
    confine(SECONDS, MEMORY)
    try:
        answer = _encoded({"result": task.answer(data, name)})
        if len(answer) > _MOST_ANSWERED:
            answer = _encoded({"refused": "size"})
    except MemoryError:
        answer = _encoded({"refused": "memory"})
    except Exception:  # noqa: BLE001 - each reader has its own, and none may pass
        answer = _encoded({"refused": "failure"})
    pipe.send_bytes(answer)


def _encoded(answer: object) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
