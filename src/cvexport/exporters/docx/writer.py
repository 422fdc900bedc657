"""The text of the document, written as paragraphs and runs in the template's styles.

lxml makes the elements in python-docx's own tree, and styles are named by id: looking
them up by name takes two thirds of the time of python-docx's own methods.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import SubElement, _Element

from cvexport.document import (
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Span,
    Spans,
    joined,
    plain,
)
from cvexport.exporters.docx import styles
from cvexport.exporters.docx.text import address, clean

_P, _PPR, _PSTYLE, _KEEP_NEXT = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:keepNext"))
_R, _RPR, _RSTYLE, _T = map(qn, ("w:r", "w:rPr", "w:rStyle", "w:t"))
_BOLD, _BOLD_CS, _ITALIC, _ITALIC_CS = map(qn, ("w:b", "w:bCs", "w:i", "w:iCs"))
_HYPERLINK, _ID, _HISTORY = map(qn, ("w:hyperlink", "r:id", "w:history"))
_VAL, _SPACE = map(qn, ("w:val", "xml:space"))

_PERIOD_GAP = "   "
"""Between an entry's name and its period, 0.68 em of Calibri: some readers drop tabs,
and most don't see space that is made without characters."""

_LONGEST_PROPERTY = 255
"""In characters; python-docx refuses more."""


def write(document: Document, word: WordDocument) -> None:
    """Fill `word`, opened from the template, with the text of the document."""
    _write_properties(document, word)
    body: _Element = word.element.body
    page = body[-1]
    _Writer(word).document(document)
    body.append(page)  # w:sectPr comes last


def _write_properties(document: Document, word: WordDocument) -> None:
    """Set the core properties; a date is only set where one is known."""
    properties = word.core_properties
    properties.title = clean(document.title)[:_LONGEST_PROPERTY]
    properties.author = clean(document.name)[:_LONGEST_PROPERTY]
    properties.language = document.language
    if document.modified:
        properties.modified = datetime.fromisoformat(document.modified)


class _Writer:
    """Appends paragraphs to the body of one Word document."""

    def __init__(self, word: WordDocument) -> None:
        self._body: _Element = word.element.body
        self._part = word.part

    def document(self, document: Document) -> None:
        self._line(styles.NAME, (Span(document.name),))
        self._line(styles.HEADLINE, (Span(document.headline),))
        self._line(styles.CONTACT, joined(document.contacts))
        for section in document.sections:
            self._line(styles.SECTION, (Span(section.capitals),))
            self._blocks(section.blocks)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self._line(styles.BODY, block.spans)
                case List():
                    self._items(block.items, depth=0)
                case Entry():
                    self._entry(block)

    def _items(self, items: Iterable[Item], depth: int) -> None:
        style = styles.ITEMS[min(depth, len(styles.ITEMS) - 1)]
        for item in items:
            self._line(style, item.spans)
            self._items(item.items, depth + 1)

    def _entry(self, entry: Entry) -> None:
        head = self._paragraph(styles.ENTRY)
        self._append(head, entry.heading, name=True)
        if entry.period:
            _append_run(head, _PERIOD_GAP + clean(entry.period), styles.PERIOD)
        for line in filter(_visible, entry.lines):
            head = self._paragraph(styles.FACT)
            self._append(head, line)
        if not entry.blocks:
            _release(head)
        self._blocks(entry.blocks)

    def _line(self, style: str, spans: Spans) -> None:
        """Append a paragraph, or nothing where there is nothing to see."""
        if _visible(spans):
            self._append(self._paragraph(style), spans)

    def _paragraph(self, style: str) -> _Element:
        """Append a paragraph; docx2txt glues one without `w:pPr` to the next."""
        paragraph = SubElement(self._body, _P)
        SubElement(SubElement(paragraph, _PPR), _PSTYLE, {_VAL: style})
        return paragraph

    def _append(
        self, paragraph: _Element, spans: Spans, *, name: bool = False
    ) -> None:
        """Append the runs of `spans`, neighbours with one target in one link."""
        for href, run in groupby(spans, attrgetter("href")):
            parent = self._link(paragraph, href) if href else paragraph
            for span in run:
                _append_span(parent, span, name=name)

    def _link(self, paragraph: _Element, href: str) -> _Element:
        """Append a hyperlink; the same address shares one relationship."""
        relation = self._part.relate_to(
            address(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return SubElement(paragraph, _HYPERLINK, {_ID: relation, _HISTORY: "1"})


def _visible(spans: Spans) -> bool:
    return bool(clean(plain(spans)).strip())


def _append_span(parent: _Element, span: Span, *, name: bool) -> None:
    """Append a run in the one character style it can have.

    What that style doesn't say is set on the run itself.
    """
    bold, italic = span.bold or name, span.italic
    if span.href:
        style = styles.LINK
    elif span.code:
        style = styles.CODE
    elif bold:
        style, bold = (styles.ENTRY_NAME if name else styles.STRONG), False
    elif italic:
        style, italic = styles.EMPHASIS, False
    else:
        style = ""
    _append_run(parent, clean(span.text), style, bold=bold, italic=italic)


def _append_run(
    parent: _Element,
    text: str,
    style: str,
    *,
    bold: bool = False,
    italic: bool = False,
) -> None:
    run = SubElement(parent, _R)
    marks = [*((_BOLD, _BOLD_CS) * bold), *((_ITALIC, _ITALIC_CS) * italic)]
    if style or marks:
        properties = SubElement(run, _RPR)
        if style:
            SubElement(properties, _RSTYLE, {_VAL: style})
        for mark in marks:
            SubElement(properties, mark)
    content = SubElement(run, _T)
    content.text = text
    if text != text.strip():
        content.set(_SPACE, "preserve")


def _release(paragraph: _Element) -> None:
    """Let a page end after the head of an entry that has no text of its own.

    A column of such entries would otherwise stay together and leave a page half empty.
    """
    SubElement(paragraph[0], _KEEP_NEXT, {_VAL: "0"})
