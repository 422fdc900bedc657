"""The PDF exporter: a tagged, archivable file that people and machines read alike.

The document is composed into blocks of lines (`typography`, `lines`), spread over
pages (`pages`, `layout`), drawn (`content`) and put into a file (`writer`) with its
fonts, structure and metadata.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from cvexport.errors import MissingGlyphs
from cvexport.exporters.pdf import metadata
from cvexport.exporters.pdf.drawing import Area, Frame, Page, drawn
from cvexport.exporters.pdf.embedding import FontSet
from cvexport.exporters.pdf.pagination import laid_out
from cvexport.exporters.pdf.tags import Element, Reference, add_tree
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
    """A document on its pages, with what they refer to."""

    root: Element
    pages: Sequence[Page]
    fonts: FontSet


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as a PDF file."""
    look = theme_for(settings)
    drawing = _drawing(document, settings, look)
    if drawing.fonts.missing:
        raise MissingGlyphs(drawing.fonts.missing)
    language = document.language or settings.language
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
    spread = laid_out(document, settings, root)
    pages = [
        drawn(index, rows, frame, fonts, look.rule) for index, rows in enumerate(spread)
    ]
    if look.numbered:
        _number(pages, document.name, look)
    return _Drawing(root, pages, fonts)


def _number(pages: Sequence[Page], name: str, look: Theme) -> None:
    """Draw the running foot of every page but the first."""
    from cvexport.exporters.pdf.page_numbers import folio  # most CVs ask for none

    for number, page in enumerate(pages[1:], 2):
        page.stream += folio(name, number, len(pages), look)


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
    writer: PdfWriter, references: Sequence[bytes], pages: Sequence[Page]
) -> list[Element]:
    """Add the links of every page and return their elements in order."""
    annotated: list[Element] = []
    for index, page in enumerate(pages):
        added = []
        for area in page.areas:
            parent = len(pages) + len(annotated)
            link = writer.add(_link(area, references[index], parent))
            area.element.kids.append(Reference(index, link))
            annotated.append(area.element)
            added.append(link)
        writer.annotate(index, added)
    return annotated


def _link(area: Area, page: bytes, parent: int) -> bytes:
    """Return a link annotation; `parent` is its key in the tree of parents."""
    element = area.element
    corners = (area.left, area.bottom, area.right, area.top)
    quad = (
        *(area.left, area.top, area.right, area.top),
        *(area.left, area.bottom, area.right, area.bottom),
    )
    shape = f"/Rect[{numbers(corners)}]/QuadPoints[{numbers(quad)}]".encode()
    # ISO 14289-1, 7.18.5: a link says in Contents where it leads; F 4 is Print.
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


def _digest(info: bytes, pages: Sequence[Page]) -> str:
    """Return 32 hex digits that differ where texts or links differ."""
    digest = hashlib.sha256(info)
    for page in pages:
        digest.update(page.stream)
        for area in page.areas:
            digest.update(area.element.href.encode())
    return digest.hexdigest()[:32]
