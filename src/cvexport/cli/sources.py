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
    raise OutputError(f"no {DEFAULT_SOURCES[0]} in this directory; {_meant_here()}")


def _meant_here() -> str:
    """Say which source to name in this directory, where none has a usual name."""
    from cvexport.cli.near_files import nearest_files, question

    if not (near := nearest_files(".", DEFAULT_SOURCES)):
        return "name a source, as in cvexport path/to/cv.yaml"
    import shlex

    return f"{question(near)} If so, rename it or run: cvexport {shlex.quote(near[0])}"


def source_file(name: str) -> SourceFile:
    """Read a source, or standard input for `-`.  Raises OutputError."""
    from cvexport.cli.reading import stdin_bytes, stream_bytes
    from cvexport.source.encoding import MAX_BYTES

    if name == STREAM:
        return SourceFile(STDIN, stdin_bytes(MAX_BYTES))
    try:
        return SourceFile(name, stream_bytes(name, MAX_BYTES))
    except OutputError as error:
        raise OutputError(f"{error}{_meant_beside(name)}") from None


def _meant_beside(name: str) -> str:
    """Return a question after a file beside a missing one, or in a directory."""
    from pathlib import Path

    from cvexport.cli.near_files import nearest_files, question

    path = Path(name)
    try:
        folder = path if path.is_dir() else path.parent
        if folder != path and path.exists():
            return ""
    except (OSError, ValueError):
        return ""
    names = DEFAULT_SOURCES if folder == path else (path.name,)
    near = [str(folder / each) for each in nearest_files(str(folder), names)]
    return f"; {question(near)}" if near else ""
