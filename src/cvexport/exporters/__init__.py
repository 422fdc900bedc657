"""The formats: one row each, and the exporter that is imported when first asked for.

An exporter is a module with `export(document, settings) -> bytes`.  It knows its
format and nothing about CVs, and sees no file, clock, locale or environment.
"""

from __future__ import annotations

from importlib import import_module

from cvexport.document import Document
from cvexport.errors import UnknownFormat
from cvexport.settings import Settings

EXPORTERS = {
    "txt": "cvexport.exporters.text",
    "md": "cvexport.exporters.markdown",
    "docx": "cvexport.exporters.docx",
    "pdf": "cvexport.exporters.pdf",
}
"""Format, which is also the suffix of its files, to module."""


def export(document: Document, name: str, settings: Settings) -> bytes:
    """Return the document as a file in format `name`.

    Raises UnknownFormat for a name that is not in `EXPORTERS`, and MissingGlyphs
    where the format needs a glyph that its font lacks.
    """
    if name not in EXPORTERS:
        raise UnknownFormat(f'no format "{name}"; there are {", ".join(EXPORTERS)}')
    exported: bytes = import_module(EXPORTERS[name]).export(document, settings)
    return exported
