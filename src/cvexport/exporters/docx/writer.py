"""The text of the document, written as paragraphs and runs in the template's styles.

lxml adds the elements to python-docx's own tree, and styles are named by id: looking
them up by name takes two thirds of the time of python-docx's own methods.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby, zip_longest

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from lxml.etree import Element, SubElement, _Element, tostring

from cvexport.exporters.docx import styles
from cvexport.exporters.docx.run_properties import directed, language_of
from cvexport.exporters.docx.sanitizing import uri, xml_text
from cvexport.exporters.theme import FOOTER_COUNT_START, FOOTER_NAME_END
from cvexport.model.document import (
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
from cvexport.unicode.scripts import Script, has_rtl, script

_P, _PPR, _PSTYLE = map(qn, ("w:p", "w:pPr", "w:pStyle"))
_KEEP_NEXT, _KEEP_LINES = map(qn, ("w:keepNext", "w:keepLines"))
_BREAK_BEFORE = qn("w:pageBreakBefore")
_NUMPR, _ILVL, _NUMID = map(qn, ("w:numPr", "w:ilvl", "w:numId"))
_R, _RPR, _RSTYLE, _T, _RTL = map(qn, ("w:r", "w:rPr", "w:rStyle", "w:t", "w:rtl"))
_BOLD, _BOLD_CS, _ITALIC, _ITALIC_CS = map(qn, ("w:b", "w:bCs", "w:i", "w:iCs"))
_HYPERLINK, _ID, _HISTORY = map(qn, ("w:hyperlink", "r:id", "w:history"))
_VAL, _SPACE, _LANG = map(qn, ("w:val", "xml:space", "w:lang"))

_FTR, _FIELD, _INSTRUCTION = map(qn, ("w:ftr", "w:fldSimple", "w:instr"))

_PERIOD_GAP = "   "
"""Between an entry's name and its period, 0.68 em of Calibri: some readers drop tabs,
and most miss space that has no characters."""

_LONGEST_PROPERTY = 255
"""In characters; python-docx refuses more."""


def write(document: Document, word: WordDocument) -> None:
    """Fill `word`, opened from the template, with the text of the document."""
    _write_properties(document, word)
    body: _Element = word.element.body
    page = body[-1]
    writer = _BodyWriter(word, script(document.language))
    writer.document(document)
    body.append(page)  # w:sectPr comes last


def _write_properties(document: Document, word: WordDocument) -> None:
    """Set the core properties; the date only where it is known."""
    properties = word.core_properties
    properties.title = xml_text(document.title)[:_LONGEST_PROPERTY]
    properties.author = xml_text(document.name)[:_LONGEST_PROPERTY]
    properties.language = document.language
    if document.modified:
        properties.modified = datetime.fromisoformat(document.modified)


def footer(document: Document) -> bytes:
    """Return the footer: the name, the page number and the page count."""
    # docx2python fails without the prefix "r", although nothing here uses it
    part = Element(_FTR, nsmap={prefix: nsmap[prefix] for prefix in ("w", "r")})
    paragraph = SubElement(part, _P)
    SubElement(SubElement(paragraph, _PPR), _PSTYLE, {_VAL: styles.FOOTER})
    written = script(document.language)
    if name := xml_text(document.name).strip():
        for piece, rtl in directed(name + FOOTER_NAME_END, base=written.rtl):
            _append_run(paragraph, piece, language=language_of(piece, written), rtl=rtl)
    _append_field(paragraph, "PAGE")
    _append_run(paragraph, FOOTER_COUNT_START)
    _append_field(paragraph, "NUMPAGES")
    return bytes(tostring(part, encoding="UTF-8", standalone=True))


def _append_field(paragraph: _Element, instruction: str) -> None:
    """Append a field; Word computes it, and other readers show what it contains."""
    field = SubElement(paragraph, _FIELD, {_INSTRUCTION: f" {instruction} "})
    _append_run(field, "2")


class _BodyWriter:
    """Appends paragraphs to the body of one Word document."""

    def __init__(self, word: WordDocument, written: Script) -> None:
        self._body: _Element = word.element.body
        self._part = word.part
        self._written = written
        self._last_list = styles.NUMBERS

    def document(self, document: Document) -> None:
        self._line(styles.NAME, (Span(document.name),))
        self._line(styles.HEADLINE, (Span(document.headline),))
        self._line(styles.CONTACT, joined(document.contacts), link=styles.CONTACT_LINK)
        for section in document.sections:
            start = len(self._body)
            self._line(styles.SECTION, (Span(section.capitals),))
            if section.page_break:
                _break_page(self._body[start])
            self._blocks(section.blocks)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Paragraph():
                    leads = isinstance(following, List)
                    self._line(styles.BODY, block.spans, kept=leads)
                case List():
                    self._items(block, depth=0)
                case Entry():
                    self._entry(block)

    def _items(self, block: List | Item, depth: int) -> None:
        level = min(depth, len(styles.ITEMS) - 1)
        style, list_id = styles.ITEMS[level], 0
        if block.ordered and block.items:
            self._last_list += 1
            style, list_id = styles.NUMBERED_ITEMS[level], self._last_list
        for item in block.items:
            start = len(self._body)
            self._line(style, item.spans, kept=bool(item.items))
            if list_id and len(self._body) > start:
                _number(self._body[start], level, list_id)
            self._items(item, depth + 1)

    def _entry(self, entry: Entry) -> None:
        start = len(self._body)
        self._entry_paragraphs(entry)
        if entry.page_break:
            _break_page(self._body[start])
        if entry.keep:
            _keep_together(list(self._body)[start:])

    def _entry_paragraphs(self, entry: Entry) -> None:
        last = self._paragraph(styles.ENTRY)
        self._append(last, entry.heading, styles.ENTRY_NAME, styles.ENTRY_NAME)
        if entry.period:
            period = Span(_PERIOD_GAP + entry.period)
            self._append_span(last, period, styles.PERIOD)
        for index, line in enumerate(filter(_visible, entry.lines)):
            last = self._paragraph(styles.FACT if index else styles.TITLE)
            self._append(last, line)
        if not entry.blocks:  # or no page could end within a column of such entries
            _keep(last, with_next=False)
        self._blocks(entry.blocks)

    def _line(
        self, style: str, spans: Spans, *, kept: bool = False, link: str = styles.LINK
    ) -> None:
        """Append a paragraph, or nothing where nothing would be visible."""
        if not _visible(spans):
            return
        paragraph = self._paragraph(style)
        if kept:
            _keep(paragraph, with_next=True)
        self._append(paragraph, spans, link=link)

    def _paragraph(self, style: str) -> _Element:
        """Append a paragraph; docx2txt joins one without `w:pPr` to the next."""
        paragraph = SubElement(self._body, _P)
        SubElement(SubElement(paragraph, _PPR), _PSTYLE, {_VAL: style})
        return paragraph

    def _append(
        self,
        paragraph: _Element,
        spans: Spans,
        style: str = "",
        link: str = styles.LINK,
    ) -> None:
        """Append the runs of `spans`, with one link for neighbours of one target.

        `style` and `link` are the character styles of text and of links.
        """
        for target, group in groupby(filter(_text, spans), _target):
            parent = self._link(paragraph, target) if target else paragraph
            for span in group:
                self._append_span(parent, span, link if target else style)

    def _append_span(self, parent: _Element, span: Span, style: str) -> None:
        """Append runs; each has one character style, and the rest as properties."""
        bold, italic = span.bold, span.italic
        if not style and span.code:
            style = styles.CODE
        if not style and bold:
            style, bold = styles.STRONG, False
        if not style and italic:
            style, italic = styles.EMPHASIS, False
        text = _text(span)
        # or the groups of a phone number would appear in reverse
        base = self._written.rtl and (not span.href or has_rtl(text))
        for piece, rtl in directed(text, base=base):
            language = language_of(piece, self._written)
            _append_run(
                parent, piece, style, language, bold=bold, italic=italic, rtl=rtl
            )

    def _link(self, paragraph: _Element, target: str) -> _Element:
        """Append a hyperlink; links with one address share a relationship."""
        relation = self._part.relate_to(
            target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return SubElement(paragraph, _HYPERLINK, {_ID: relation, _HISTORY: "1"})


def _text(span: Span) -> str:
    return xml_text(span.text)


def _target(span: Span) -> str:
    return uri(span.href) if span.href else ""


def _visible(spans: Spans) -> bool:
    return xml_text(plain(spans)).strip() != ""


def _append_run(
    parent: _Element,
    text: str,
    style: str = "",
    language: tuple[str, str] = ("", ""),
    *,
    bold: bool = False,
    italic: bool = False,
    rtl: bool = False,
) -> None:
    run = SubElement(parent, _R)
    marks = (
        *((_BOLD, _BOLD_CS) * bold),
        *((_ITALIC, _ITALIC_CS) * italic),
        *((_RTL,) * rtl),
    )
    slot, tag = language
    if style or marks or tag:
        properties = SubElement(run, _RPR)
        if style:
            SubElement(properties, _RSTYLE, {_VAL: style})
        for mark in marks:
            SubElement(properties, mark)
        if tag:
            SubElement(properties, _LANG, {qn(f"w:{slot}"): tag})
    content = SubElement(run, _T)
    content.text = text
    if text != text.strip():
        content.set(_SPACE, "preserve")


def _number(paragraph: _Element, level: int, list_id: int) -> None:
    """Make a paragraph an item of a list other than that of its style."""
    properties = SubElement(paragraph[0], _NUMPR)
    SubElement(properties, _ILVL, {_VAL: str(level)})
    SubElement(properties, _NUMID, {_VAL: str(list_id)})


def _keep(paragraph: _Element, *, with_next: bool) -> None:
    """Keep a paragraph on the page of the next one, or let a page end after it."""
    properties = paragraph[0]
    kept = properties.find(_KEEP_NEXT)
    if kept is None:
        kept = SubElement(properties, _KEEP_NEXT)
        properties.insert(1, kept)  # after w:pStyle, as in CT_PPr
    kept.set(_VAL, "1" if with_next else "0")


def _keep_together(paragraphs: list[_Element]) -> None:
    """Keep paragraphs on one page where it can hold them, and each of them whole."""
    for paragraph in paragraphs[:-1]:
        _keep(paragraph, with_next=True)
    for paragraph in paragraphs:
        properties = paragraph[0]
        properties.insert(
            1 + (properties.find(_KEEP_NEXT) is not None),
            properties.makeelement(_KEEP_LINES),
        )


def _break_page(paragraph: _Element) -> None:
    """Start a page with a paragraph."""
    SubElement(paragraph[0], _BREAK_BEFORE)
