"""Where a build writes: a directory, one file, or standard output."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cvexport.cli.file_names import filled_in, output_path
from cvexport.cli.sources import STREAM
from cvexport.errors import OutputError
from cvexport.model.formats import FORMATS

if TYPE_CHECKING:
    from cvexport.cli.sources import SourceFile
    from cvexport.model.resume import Resume


class Destination(NamedTuple):
    """What `-o` names: a directory, "" for that of the source, or a file.

    `is_stream` is standard output.
    """

    folder: str = ""
    file: str = ""
    is_stream: bool = False

    @property
    def is_one(self) -> bool:
        """Whether there is room for one file only."""
        return self.is_stream or bool(self.file)

    def path(self, resume: Resume, name: str, source: SourceFile) -> Path:
        """Return where the file of a CV in format `name` goes."""
        if self.file:
            return Path(self.file)
        return output_path(resume, name, source, self.folder)

    def pattern(self, resume: Resume, source: SourceFile) -> str:
        """Return the pattern that other files of the source are named after."""
        return "" if self.file else filled_in(resume, source)


def destination(output: str | None) -> Destination:
    """Return what the value of `-o` means.

    A name is a file if it has the suffix of a format and isn't a directory.  Raises
    OutputError for a file without such a suffix.
    """
    if output == STREAM:
        return Destination(is_stream=True)
    if not output:
        return Destination()
    path = Path(output)
    if _suffix(output) and not output.endswith(os.sep) and not path.is_dir():
        return Destination(file=output)
    if path.is_file():
        raise OutputError(
            f"{output}: this is a file whose name has no suffix of a format; name a "
            f"directory, or a file such as {path.with_suffix('.pdf')}"
        )
    return Destination(folder=output)


def formats_of(where: Destination, formats: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats to write there, of those that `-f` names; none for any.

    Raises click.UsageError where a file's suffix is that of another format.
    """
    if not where.file:
        return formats
    own = _suffix(where.file)
    asked = dict.fromkeys(formats)
    if len(asked) > 1:
        given = " ".join(f"-f {name}" for name in asked)
        raise click.UsageError(
            f"-o {where.file} is one file, and {given} makes {len(asked)}; "
            "name a directory"
        )
    for name in asked:
        if name != own:
            other = Path(where.file).with_suffix(FORMATS[name].suffix)
            raise click.UsageError(
                f"-o {where.file} is {FORMATS[own].title}, and -f {name} is "
                f"{FORMATS[name].title}; write -o {other}, or leave out -f"
            )
    return (own,)


def _suffix(output: str) -> str:
    """Return the format whose suffix a name has, "" for none."""
    name = Path(output).suffix.lower().removeprefix(".")
    return name if name in FORMATS else ""
