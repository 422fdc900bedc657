"""Standard streams of a command, which may be full or closed by whoever started it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Buffer  # type: ignore[attr-defined]


class Output(io.RawIOBase):
    """Takes everything that is written, and keeps the first fault until the end.

    So a full disk or a closed pipe stops no run halfway: files are written, and the
    exit code is right.  A reader that closed its pipe has seen enough, which is no
    fault.
    """

    def __init__(self, raw: io.RawIOBase | None) -> None:
        super().__init__()
        self.fault = ""
        self._raw = raw
        self._is_open = True

    def write(self, data: Buffer) -> int:
        """Write some of `data`, or drop all of it after a fault; return how much."""
        if self._is_open:
            try:
                return self._written(data)
            except BrokenPipeError:
                self._is_open = False
            except OSError as error:
                self._is_open = False
                self.fault = (error.strerror or str(error)).lower()
        return len(memoryview(data))

    def _written(self, data: Buffer) -> int:
        if self._raw is None:
            raise OSError("it is closed")
        while (count := self._raw.write(data)) is None:
            # Another program made the stream one that doesn't wait, and it is full.
            import select

            select.select([], [self._raw], [])
        return count

    def writable(self) -> bool:
        """Return True: even what can't be written is taken."""
        return True

    def isatty(self) -> bool:
        """Return whether this is a terminal."""
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        """Return the descriptor; raise OSError if the stream is closed."""
        return super().fileno() if self._raw is None else self._raw.fileno()


def guarded() -> tuple[Output, Output]:
    """Put outputs that keep their faults below sys.stdout and sys.stderr."""
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _occupy()
    output, error = _below(sys.stdout), _below(sys.stderr)
    sys.stdout, sys.stderr = _text(output, sys.stdout), _text(error, sys.stderr)
    return output, error


def _occupy() -> None:
    """Open the null device for closed streams.

    A file that is opened later would get their numbers, and what a library prints
    there.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)


def _below(stream: TextIO | None) -> Output:
    if stream is None:
        return Output(None)
    # With Python's option -u the buffer is the raw stream itself.
    buffer: Any = stream.buffer
    return Output(getattr(buffer, "raw", buffer))


def _text(output: Output, stream: TextIO | None) -> TextIO:
    """Return a stream of text that escapes the characters its encoding lacks."""
    return io.TextIOWrapper(
        io.BufferedWriter(output),
        encoding=stream.encoding if stream else "utf-8",
        errors="backslashreplace",
        line_buffering=bool(stream and stream.line_buffering),
    )


def faults(output: Output, error: Output) -> list[str]:
    """Flush both streams and return what could not be written to them."""
    streams = (("output", sys.stdout, output), ("error", sys.stderr, error))
    for _, stream, _ in streams:
        with contextlib.suppress(ValueError):  # closed
            stream.flush()
    return [f"standard {name}: {raw.fault}" for name, _, raw in streams if raw.fault]
