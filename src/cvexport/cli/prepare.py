"""What every export of a source needs first: its fonts read and its sizes found."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cvexport.cli.sources import STDIN, SourceFile
from cvexport.model.document import Document
from cvexport.model.settings import Settings


def read_paths(source: SourceFile, settings: Settings) -> list[Path]:
    """Return the files that a build of a source reads, whether or not they exist."""
    path = Path(source.name)
    read = [Path("/dev/stdin") if source.name == STDIN else path]
    if not settings.fonts:
        return read
    from cvexport.cli.fonts import font_paths

    return [*read, *font_paths(settings, path.parent)]


def prepared(
    source: SourceFile, settings: Settings, document: Document, formats: Collection[str]
) -> Settings:
    """Return settings with the data of their fonts, and sizes that fit the pages.

    Sizes are found once for all formats.  Raises UnusableFont, MissingGlyphs,
    MissingShaper and DoesNotFit.
    """
    if settings.fonts and (settings.fit or "pdf" in formats):
        from cvexport.cli.fonts import with_fonts

        settings = with_fonts(settings, Path(source.name).parent)
    if settings.fit:
        from cvexport.exporters import fitted

        settings = fitted(document, settings)
    return settings
