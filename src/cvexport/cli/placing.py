"""The errors of a source, each problem at its place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import cvexport
from cvexport.cli.sources import SourceFile
from cvexport.errors import (
    DoesNotFit,
    InvalidSource,
    MissingGlyphs,
    MissingShaper,
    Problem,
    ResumeError,
    UnusableFont,
)


class FaultySource(ResumeError):
    """A source with errors, and the problems in it, at their places where known."""

    def __init__(self, source: SourceFile, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{source.name} has errors", *problems)
        self.source = source


@contextlib.contextmanager
def problems_placed(source: SourceFile) -> Iterator[None]:
    """Turn errors in a source, or in its fonts, characters and sizes, into one kind.

    Problems that were found after reading, such as a missing glyph, are placed where
    the source causes them.  Raises FaultySource.
    """
    try:
        yield
    except InvalidSource as error:
        raise FaultySource(source, error.problems) from None
    except (DoesNotFit, MissingGlyphs, MissingShaper, UnusableFont) as error:
        problems = cvexport.placed(error, source.data)
        raise FaultySource(source, problems) from None
