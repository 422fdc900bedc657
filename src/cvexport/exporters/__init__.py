"""The exporters: one module a format, imported when first asked for.

An exporter is a module with `export(document, settings) -> bytes`, named in the
format's row of `model.formats`.  It knows its format and nothing about CVs, and sees
no file, clock, locale or environment.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from cvexport.errors import UnknownFormat
from cvexport.model.document import Document
from cvexport.model.formats import FORMATS, Format
from cvexport.model.resume import Resume
from cvexport.model.settings import Settings


def fitted(document: Document, settings: Settings) -> Settings:
    """Return settings with the type size and spacing that fit `settings.fit` pages.

    The pages are those of the PDF; every format with a look takes its sizes from
    them.  Raises DoesNotFit where the smallest type needs more pages.
    """
    if not settings.fit:
        return settings
    from cvexport.exporters.pdf import fitting

    return fitting.fitted(document, settings)


def export(document: Document, name: str, settings: Settings) -> bytes:
    """Return the document as a file in format `name`.

    Raises UnknownFormat for a name that is not in `FORMATS` or stands for data,
    MissingGlyphs where the format needs a glyph that its font lacks, and DoesNotFit
    where it takes more pages than `settings.fit`.
    """
    row = format_named(name)
    if row.content != "document":
        raise UnknownFormat(f'"{name}" holds data: export the resume, not its document')
    if row.paged:
        settings = fitted(document, settings)
    exported: bytes = _module(row).export(document, settings)
    return exported


def export_data(resume: Resume, name: str) -> bytes:
    """Return the data of a resume as a file in format `name`, such as JSON Resume."""
    exported: bytes = _module(format_named(name)).export(resume)
    return exported


def lost_in(resume: Resume, name: str) -> tuple[str, ...]:
    """Return what of a resume the format has no place for, each with its path."""
    row = format_named(name)
    return tuple(_module(row).lost(resume)) if row.content == "resume" else ()


def format_named(name: str) -> Format:
    """Return the row of a format; raise UnknownFormat where there is none."""
    if name not in FORMATS:
        raise UnknownFormat(f'no format "{name}"; there are {", ".join(FORMATS)}')
    return FORMATS[name]


def _module(row: Format) -> Any:
    return import_module(f"cvexport.{row.exporter}")
