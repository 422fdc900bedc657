"""The PDF exporter: a tagged, archivable file for people and machines.

The document is set in blocks of lines (`typesetting`, `line_breaking`), divided into
pages (`page_breaking`, `pagination`), drawn (`drawing`) and put into a file (`writer`)
with its fonts (`embedding`), structure (`tags`) and metadata.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from cvexport.exporters.pdf import metadata
from cvexport.exporters.pdf.drawing import DrawnPage, Frame, LinkArea, draw_page
from cvexport.exporters.pdf.embedding import FontSet
from cvexport.exporters.pdf.pagination import pages
from cvexport.exporters.pdf.tags import AnnotationReference, Element, add_tree
from cvexport.exporters.pdf.writer import (
    IndirectObject,
    PdfWriter,
    array,
    numbers,
    stream,
    text_string,
    uri_string,
)
from cvexport.exporters.theme import Theme, theme_for
from cvexport.model.document import Document
from cvexport.model.settings import Settings


class _Drawing(NamedTuple):
    """The pages of a document, with their fonts and the root of their elements."""

    root: Element
    pages: Sequence[DrawnPage]
    fonts: FontSet


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a PDF file."""
    look = theme_for(settings)
    drawing = _drawing(document, settings, look)
    language = document.language or settings.language
    if lacking := drawing.fonts.missing:
        from cvexport.exporters.fonts.missing import missing_glyphs

        raise missing_glyphs(lacking, settings.fonts, language)
    return _file(PdfWriter(*look.paper), drawing, document, language)


def _frame(look: Theme) -> Frame:
    _, height = look.paper
    return Frame(
        left=look.margins.sides,
        top=height - look.margins.top,
        width=look.measure,
        height=look.height,
    )


def _drawing(document: Document, settings: Settings, look: Theme) -> _Drawing:
    root = Element("Document")
    fonts = FontSet()
    frame = _frame(look)
    rows_of_pages = pages(document, settings, root)
    drawn = [
        draw_page(index, rows, frame, fonts, look.rule)
        for index, rows in enumerate(rows_of_pages)
    ]
    if look.numbered:
        _number(drawn, document.name, look)
    return _Drawing(root, drawn, fonts)


def _number(pages: Sequence[DrawnPage], name: str, look: Theme) -> None:
    """Draw the footer of every page but the first."""
    from cvexport.exporters.pdf.page_numbers import footer  # most CVs ask for none

    for number, page in enumerate(pages[1:], 2):
        page.stream += footer(name, number, len(pages), look)


def _file(
    writer: PdfWriter, drawing: _Drawing, document: Document, language: str
) -> bytes:
    pages = drawing.pages
    references = [
        writer.add_page(stream(b"", page.stream), page.texts) for page in pages
    ]
    annotated = _annotate(writer, references, pages)
    drawing.fonts.embed(writer)
    marked = [page.marked for page in pages]
    tree = add_tree(writer, drawing.root, references, marked, annotated)
    info = metadata.info(document)
    writer.identify(_digest(info, pages))
    catalog: dict[str, IndirectObject | bytes] = {
        "Lang": text_string(language),
        "MarkInfo": b"<</Marked true>>",
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "StructTreeRoot": tree,
        "Metadata": writer.add(metadata.xmp(document, language)),
        "OutputIntents": array([_output_intent(writer)]),
    }
    return writer.finished(catalog, info)


def _annotate(
    writer: PdfWriter, references: Sequence[bytes], pages: Sequence[DrawnPage]
) -> list[Element]:
    """Add the links of every page and return their elements in order."""
    annotated: list[Element] = []
    for index, page in enumerate(pages):
        added = []
        for area in page.areas:
            parent = len(pages) + len(annotated)
            link = writer.add(_link(area, references[index], parent))
            area.element.kids.append(AnnotationReference(index, link))
            annotated.append(area.element)
            added.append(link)
        writer.annotate(index, added)
    return annotated


def _link(area: LinkArea, page: bytes, parent: int) -> bytes:
    """Return a link annotation; `parent` is its key in the tree of parents."""
    element = area.element
    corners = (area.left, area.bottom, area.right, area.top)
    quad = (
        *(area.left, area.top, area.right, area.top),
        *(area.left, area.bottom, area.right, area.bottom),
    )
    shape = f"/Rect[{numbers(corners)}]/QuadPoints[{numbers(quad)}]".encode()
    # ISO 14289-1, 7.18.5: Contents describes where a link leads; F 4 is Print.
    return b"".join(
        (
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]",
            shape,
            b"/P %s/StructParent %d" % (page, parent),
            b"/Contents %s" % text_string(_described(element)),
            b"/A<</S/URI/URI %s>>>>" % uri_string(element.href),
        )
    )


def _described(link: Element) -> str:
    bare = link.href.removeprefix("mailto:").removeprefix("tel:")
    return bare if link.text in bare else f"{link.text} ({bare})"


def _output_intent(writer: PdfWriter) -> bytes:
    profile = writer.add(metadata.srgb_profile()).reference
    return (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>" % profile
    )


def _digest(info: bytes, pages: Sequence[DrawnPage]) -> str:
    """Return 32 hex digits that differ where texts or links differ."""
    digest = hashlib.sha256(info)
    for page in pages:
        digest.update(page.stream)
        for area in page.areas:
            digest.update(area.element.href.encode())
    return digest.hexdigest()[:32]
