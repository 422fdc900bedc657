"""Files read from the disk, in bounded size; what only looks like a file is refused."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

from cvexport.errors import OutputError

_NO_FILE = "is not a file"


def file_bytes(name: str, limit: int) -> bytes:
    """Read a regular file, at most one byte more than `limit`.

    A FIFO or device would wait or never end, so it is refused before it is opened.
    Raises OutputError.
    """
    return _read(name, limit, stat.S_ISREG)


def stream_bytes(name: str, limit: int) -> bytes:
    """Read a file or pipe, such as `<(decrypt cv.yaml)`, as `file_bytes` does.

    A character device may be the terminal or what `/dev/stdin` leads to.
    """
    return _read(name, limit, _is_stream)


def stdin_bytes(limit: int) -> bytes:
    """Read standard input, at most one byte more than `limit`.  Raises OutputError."""
    if sys.stdin is None:
        raise OutputError("standard input: it is closed")
    try:
        return sys.stdin.buffer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise OutputError(f"standard input: {_reason(error)}") from None


def _is_stream(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _read(name: str, limit: int, is_readable: Callable[[int], bool]) -> bytes:
    try:
        path = Path(name)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise OutputError(f"{name}: is a directory")
        if not is_readable(mode):
            raise OutputError(f"{name}: {_NO_FILE}")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise OutputError(f"{name}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
