"""Where sources are found, and how their bytes are read.

Help imports this module for the default names, so it imports little itself: pathlib
is a tenth of what `--version` costs.
"""

from __future__ import annotations

from typing import NamedTuple

from cvexport.errors import InvalidSource, OutputError

DEFAULT_SOURCES = (
    "cv.yaml",
    "cv.yml",
    "resume.yaml",
    "resume.yml",
    "resume.json",
    "cv.json",
)
"""The file names that are tried, in this order, where no source is named."""

STREAM = "-"
"""The name of standard input among sources, and of standard output among outputs."""

STDIN = "<stdin>"
"""The name of standard input in messages."""


class SourceFile(NamedTuple):
    """A source as it was read, under the name that messages give it."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        """The text to show beside a problem, decoded as far as possible."""
        from cvexport.source import encoding

        try:
            return encoding.text_of(self.data)
        except InvalidSource:
            return self.data[: encoding.MAX_BYTES].decode("utf-8", "replace")


def default_source() -> str:
    """Return the name of the source in this directory; raise OutputError without."""
    from pathlib import Path

    for name in DEFAULT_SOURCES:
        if Path(name).is_file():
            return name
    raise OutputError(
        f"no {DEFAULT_SOURCES[0]} in this directory; name a source, as in "
        "cvexport path/to/cv.yaml"
    )


def source_file(name: str) -> SourceFile:
    """Read a source, or standard input for `-`.  Raises OutputError."""
    from cvexport.cli.reading import stdin_bytes, stream_bytes
    from cvexport.source.encoding import MAX_BYTES

    if name == STREAM:
        return SourceFile(STDIN, stdin_bytes(MAX_BYTES))
    return SourceFile(name, stream_bytes(name, MAX_BYTES))
