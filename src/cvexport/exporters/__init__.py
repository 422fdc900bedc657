"""The formats: one row each, and the exporter that is imported when first asked for.

An exporter is a module with `export(document, settings) -> bytes`.  It knows its
format and nothing about CVs, and sees no file, clock, locale or environment.
"""

from __future__ import annotations

from importlib import import_module

from cvexport.errors import UnknownFormat
from cvexport.model.document import Document
from cvexport.model.settings import Settings

EXPORTERS = {
    "txt": "cvexport.exporters.text",
    "md": "cvexport.exporters.markdown",
    "docx": "cvexport.exporters.docx",
    "pdf": "cvexport.exporters.pdf",
    "html": "cvexport.exporters.html",
}
"""Format, which is also the suffix of its files, to module."""


_PAGED = ("docx", "pdf", "html")


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

    Raises UnknownFormat for a name that is not in `EXPORTERS`, and MissingGlyphs
    where the format needs a glyph that its font lacks, and DoesNotFit where it takes
    more pages than `settings.fit`.
    """
    if name not in EXPORTERS:
        raise UnknownFormat(f'no format "{name}"; there are {", ".join(EXPORTERS)}')
    if name in _PAGED:
        settings = fitted(document, settings)
    exported: bytes = import_module(EXPORTERS[name]).export(document, settings)
    return exported
