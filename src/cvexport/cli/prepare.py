"""What every export of a source needs first: its fonts read and its sizes found."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cvexport.cli.sources import STDIN, SourceFile
from cvexport.model.document import Document, reading_order
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
    if settings.fit or "pdf" in formats:
        settings = _with_fonts(source, settings, document)
    if settings.fit:
        from cvexport.exporters import fitted

        settings = fitted(document, settings)
    return settings


def _with_fonts(source: SourceFile, settings: Settings, document: Document) -> Settings:
    """Return settings with the data of their fonts, and of those of packages.

    A package is used where the others lack letters that it has.
    """
    text = "".join(reading_order(document))
    if text.isascii() and not settings.fonts:
        return settings
    from cvexport.exporters.fonts.faces import face

    if settings.fonts:
        from cvexport.cli.fonts import with_fonts

        settings = with_fonts(settings, Path(source.name).parent)
    if face().has(text):
        return settings
    from cvexport.cli.fonts import installed
    from cvexport.exporters.fonts.missing import fonts_for, missing

    language = document.language or settings.language
    lacking = missing(text, settings.fonts, language)
    found = installed(fonts_for(lacking, language))
    return settings.replaced(fonts=(*settings.fonts, *found))
