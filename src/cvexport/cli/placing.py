"""Problems found after reading, such as a missing glyph, placed in the source."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from cvexport.cli.sources import SourceFile
from cvexport.errors import (
    DoesNotFit,
    InvalidSource,
    MissingGlyphs,
    MissingShaper,
    UnusableFont,
)
from cvexport.source import traced
from cvexport.source.places import placed


@contextlib.contextmanager
def problems_placed(source: SourceFile) -> Iterator[None]:
    """Turn what is wrong with fonts, characters and sizes into problems of the source.

    Raises InvalidSource.
    """
    try:
        yield
    except (DoesNotFit, MissingGlyphs, MissingShaper, UnusableFont) as error:
        places = traced(source.data).places
        raise InvalidSource(placed(error.problems, places, source.text)) from None
