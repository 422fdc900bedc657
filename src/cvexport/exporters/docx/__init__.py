"""The DOCX exporter: real styles and numbering, so that people can edit and restyle."""

from __future__ import annotations

from cvexport.document import Document
from cvexport.exporters.docx.package import opened, saved
from cvexport.exporters.docx.template import empty
from cvexport.exporters.docx.writer import write
from cvexport.exporters.page import style
from cvexport.settings import Settings


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a Word file, the same bytes for the same document."""
    parts = empty(document.language, style(settings))
    word = opened(parts)
    write(document, word)
    return saved(word, parts)
