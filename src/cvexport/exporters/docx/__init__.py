"""The DOCX exporter: real styles and numbering, so that people can edit and restyle."""

from __future__ import annotations

from cvexport.exporters.docx.package import FOOT, opened, saved
from cvexport.exporters.docx.template import empty
from cvexport.exporters.docx.writer import foot, write
from cvexport.exporters.theme import style
from cvexport.model.document import Document
from cvexport.model.settings import Settings


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a Word file, the same bytes for the same document."""
    look = style(settings)
    parts = empty(document.language, look)
    if look.numbered:
        parts = {**parts, FOOT: foot(document)}
    word = opened(parts)
    write(document, word)
    return saved(word, parts)
