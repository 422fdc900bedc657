"""The DOCX exporter: real styles and numbering, which people can edit and restyle."""

from __future__ import annotations

from cvexport.exporters.docx.package import FOOTER, opened, saved
from cvexport.exporters.docx.template import empty
from cvexport.exporters.docx.writer import footer, write
from cvexport.exporters.theme import theme_for
from cvexport.model.document import Document, ordered_lists
from cvexport.model.settings import Settings


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a Word file, the same bytes for the same document."""
    look = theme_for(settings)
    parts = empty(document.language, look, ordered_lists(document))
    if look.numbered:
        parts = {**parts, FOOTER: footer(document)}
    word = opened(parts)
    write(document, word)
    return saved(word, parts)
