"""Limits that a process puts on itself before it reads what a stranger sent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

_LATER = 1
"""Seconds after which the system ends what its parent hasn't ended."""

_PR_SET_PDEATHSIG = 1


def confine(seconds: int, memory: int) -> None:
    """Limit this process for good.

    It has this much time and may take `memory` bytes more than it has (on Linux), it
    writes no file and no core dump, prints nothing, and ends with its parent.
    """
    _silence()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Ctrl-C reaches every process of a terminal; this one has nothing to say.
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CPU: seconds + _LATER,
    }
    if sys.platform == "linux":
        _end_with_parent()
        limits[resource.RLIMIT_AS] = _mapped() + memory
    for kind, limit in limits.items():
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            limit = min(limit, most)  # noqa: PLW2901
        resource.setrlimit(kind, (limit, limit))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + _LATER)


def _silence() -> None:
    """Put the null device below the standard streams."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    if null > 2:
        os.close(null)


def _end_with_parent() -> None:
    """Have the system kill this process when its parent ends."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent and parent.pid != os.getppid():  # it ended before that
        os._exit(1)


def _mapped() -> int:
    """Return the bytes of address space that this process has."""
    import resource

    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
