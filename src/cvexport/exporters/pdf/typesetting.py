"""Typesetting: every part of the document gets its type, colour, place and tag.

Vertical space is small on purpose.  A parser that measures takes any gap of more than
1.4 line pitches for the start of another job, so all gaps of a section are smaller,
and an entry's first line differs from the others by its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cvexport.exporters import theme
from cvexport.exporters.fonts.faces import face
from cvexport.exporters.pdf.line_breaking import (
    Piece,
    TypesetLine,
    append,
    break_lines,
    centred,
    pack_lines,
    whole_run,
)
from cvexport.exporters.pdf.page_breaking import Block, BreakCost
from cvexport.exporters.pdf.tags import Element, Tag
from cvexport.exporters.theme import Theme, TypeStyle
from cvexport.model.document import (
    SEPARATOR,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    number,
    plain,
)
from cvexport.unicode.characters import WRITTEN_BULLETS
from cvexport.unicode.scripts import LATIN, Script

if TYPE_CHECKING:
    from cvexport.exporters.pdf.bidi.runs import Itemizer

_BULLET = WRITTEN_BULLETS[0]
"""The bullet of all levels.

Levels differ in indent and colour.  With `◦` as the second, OpenResume joined a list
to the item above it; with `○` it lost all text before the first one.
"""
_DEEPEST = 6
"""Lists nested deeper than this are not indented any further."""


class _TextStyle(NamedTuple):
    """How the spans of a block are drawn; a span may add bold or italics."""

    style: TypeStyle
    colour: str = theme.BLACK
    bold: bool = False
    italic: bool = False
    link: str = theme.BLACK


class _TextStyles(NamedTuple):
    """The text style of every part of a document."""

    name: _TextStyle
    headline: _TextStyle
    contact: _TextStyle
    section: _TextStyle
    heading: _TextStyle
    period: _TextStyle
    title: _TextStyle
    fact: _TextStyle
    body: _TextStyle
    nested: _TextStyle


def _text_styles(style: Theme, written: Script) -> _TextStyles:
    accent = style.accent
    return _TextStyles(
        name=_TextStyle(style.name, style.name_colour, bold=True),
        headline=_TextStyle(style.headline, theme.MUTED),
        contact=_TextStyle(style.contact, theme.MUTED, link=theme.MUTED),
        section=_TextStyle(style.section, accent, bold=True),
        heading=_TextStyle(style.entry, bold=True),
        period=_TextStyle(style.fact, theme.MUTED),
        title=_TextStyle(style.fact, italic=not written.upright, link=accent),
        fact=_TextStyle(style.fact, theme.MUTED, link=accent),
        body=_TextStyle(style.body, link=accent),
        nested=_TextStyle(style.body, theme.MUTED, link=accent),
    )


class Typesetter:
    """Sets a document in the lines of a style, below the element `root`."""

    def __init__(
        self,
        root: Element,
        style: Theme,
        written: Script = LATIN,
        itemizer: Itemizer | None = None,
    ) -> None:
        self._root = root
        self._style = style
        self._itemizer = itemizer
        self._base = itemizer.base if itemizer else 0
        self._measure = style.measure
        self._styles = _text_styles(style, written)

    def blocks(self, document: Document) -> Iterator[Block]:
        """Yield the blocks of the document in reading order."""
        blocks = self._set(document)
        if not self._itemizer:
            yield from blocks
            return
        for block in blocks:
            lines = [
                self._itemizer.ordered(each, self._measure) for each in block.lines
            ]
            yield block._replace(lines=lines)

    def _set(self, document: Document) -> Iterator[Block]:
        for block in self._head_of(document):
            if self._style.head == "centre":
                lines = [centred(line, self._measure) for line in block.lines]
                yield block._replace(lines=lines)
            else:
                yield block
        for section in document.sections:
            yield from self._section(section)

    def _head_of(self, document: Document) -> Iterator[Block]:
        yield from self._plain("H1", document.name, self._styles.name)
        yield from self._plain("P", document.headline, self._styles.headline)
        yield from self._contacts(document.contacts)

    def _contacts(self, contacts: Sequence[Spans]) -> Iterator[Block]:
        element = Element("P", self._root)
        items = []
        for index, contact in enumerate(contacts, 1):
            # At the end of a line too, for readers that join lines.
            end = (Span(SEPARATOR),) if index < len(contacts) else ()
            items.append(self._pieces((*contact, *end), self._styles.contact, element))
        if items:
            yield _block(pack_lines(items, self._measure), self._styles.contact)

    def _section(self, section: Section) -> Iterator[Block]:
        element = Element("H2", self._root)
        look = self._styles.section
        pieces = self._pieces((Span(section.capitals),), look, element)
        yield _block(
            break_lines(pieces, self._measure),
            look,
            opens=BreakCost.SECTION,
            forced=section.page_break,
            keep=1 if section.blocks else 0,
            heads=bool(section.blocks),
            whole=True,
            ruled=self._style.rule is not None,
        )
        for part in section.blocks:
            yield from self._part(part)

    def _part(self, part: Entry | Paragraph | List) -> Iterator[Block]:
        match part:
            case Entry():
                yield from self._entry(part)
            case Paragraph():
                yield from self._paragraph("P", part.spans, self._styles.body)
            case List():
                yield from self._list(part, self._root)

    def _entry(self, entry: Entry) -> Iterator[Block]:
        first, *others = self._entry_blocks(entry)
        yield first
        for block in others:
            yield (
                block._replace(opens=BreakCost.KEPT, whole=True)
                if entry.keep
                else block
            )

    def _entry_blocks(self, entry: Entry) -> Iterator[Block]:
        heads = bool(entry.blocks)
        head, lines = self._head(entry)
        yield _block(
            head,
            self._styles.heading,
            opens=BreakCost.ENTRY,
            forced=entry.page_break,
            keep=len(lines) + heads,
            heads=heads,
            whole=True,
        )
        for line in lines:
            is_title = line is entry.lines[0]
            look = self._styles.title if is_title else self._styles.fact
            yield from self._paragraph("P", line, look, keep=int(heads), heads=heads)
        for part in entry.blocks:
            yield from self._part(part)

    def _head(self, entry: Entry) -> tuple[list[TypesetLine], Sequence[Spans]]:
        """Return the heading, its period beside it, and the lines to set below.

        Without a period a heading in capitals has the title beside it: parsers that go
        by emphasis take bold capitals on a line of their own for a section.
        """
        styles = self._styles
        heading = self._pieces(entry.heading, styles.heading, Element("H3", self._root))
        lines = break_lines(heading, self._measure)
        beside: Spans = (Span(entry.period),)
        look, below = styles.period, entry.lines
        if not entry.period:
            if not (below and plain(entry.heading).isupper()):
                return lines, below
            look, beside, below = styles.title, below[0], below[1:]
        pieces = self._pieces(beside, look, Element("P", self._root))
        if lines and pieces:
            whole = append(lines[-1], pieces, self._style.period_gap, self._base)
            if whole.width <= self._measure:
                return [*lines[:-1], whole], below
        return lines + break_lines(pieces, self._measure), below

    def _list(
        self, block: List | Item, parent: Element, level: int = 1, indent: float = 0.0
    ) -> Iterator[Block]:
        """Yield the items of a list; `indent` is that of the text around it."""
        kind = "Decimal" if block.ordered else "Disc"
        element = Element("L", parent, numbering=kind)
        items = [
            (item, Element("LI", element), number(index) if block.ordered else _BULLET)
            for index, item in enumerate(block.items)
        ]
        look = self._styles.body if level == 1 else self._styles.nested
        labels = [
            self._pieces((Span(f"{label} "),), look, Element("Lbl", each))
            for _, each, label in items
        ]
        if level <= _DEEPEST:
            widest = max(map(_width, labels)) if block.ordered else 0.0
            indent += max(self._style.indent, widest + self._style.bullet_gap)
        for (item, each, _), label in zip(items, labels, strict=True):
            yield from self._item(item, each, label, level, indent)

    def _item(
        self,
        item: Item,
        element: Element,
        label: list[Piece],
        level: int,
        indent: float,
    ) -> Iterator[Block]:
        body = Element("LBody", element)
        style = self._style
        pieces = self._pieces(item.spans, self._styles.body, body)
        lines = break_lines(pieces, self._measure - indent, indent)
        if lines:
            lines[0] = _labelled(lines[0], label, style.bullet_gap)
        yield Block(
            lines,
            style.item.leading,
            BreakCost.ITEM,
            before=style.item.before,
            keep=1 if item.items else 0,
        )
        if item.items:
            yield from self._list(item, body, level + 1, indent)

    def _plain(self, tag: Tag, text: str, look: _TextStyle) -> Iterator[Block]:
        yield from self._paragraph(tag, (Span(text),), look)

    def _paragraph(
        self,
        tag: Tag,
        spans: Spans,
        look: _TextStyle,
        *,
        keep: int = 0,
        heads: bool = False,
    ) -> Iterator[Block]:
        pieces = self._pieces(spans, look, Element(tag, self._root))
        if plain(spans).endswith(":"):
            keep = max(keep, 1)
        lines = break_lines(pieces, self._measure)
        if lines:
            yield _block(lines, look, keep=keep, heads=heads)

    def _pieces(self, spans: Spans, look: _TextStyle, element: Element) -> list[Piece]:
        pieces: list[Piece] = []
        link: Element | None = None
        for span in spans:
            if not span.text:
                continue
            if not span.href:
                link = None
            elif link is None or link.href != span.href:
                link = Element("Link", element, href=span.href)
            if link is not None:
                link.text += span.text
            pieces.append(
                Piece(
                    span.text,
                    face(
                        bold=look.bold or span.bold, italic=look.italic or span.italic
                    ),
                    look.style.size,
                    look.link if link is not None else look.colour,
                    element if link is None else link,
                )
            )
        return self._itemizer.itemized(pieces) if self._itemizer else pieces


def _block(
    lines: Sequence[TypesetLine],
    look: _TextStyle,
    *,
    opens: BreakCost = BreakCost.TEXT,
    keep: int = 0,
    heads: bool = False,
    whole: bool = False,
    ruled: bool = False,
    forced: bool = False,
) -> Block:
    style = look.style
    return Block(
        lines,
        style.leading,
        opens,
        before=style.before,
        after=style.after,
        keep=keep,
        heads=heads,
        whole=whole,
        ruled=ruled,
        forced=forced,
    )


def _labelled(line: TypesetLine, label: list[Piece], gap: float) -> TypesetLine:
    """Return `line` with a label before it; the text keeps its place."""
    first, *rest = line.runs
    runs = (*map(whole_run, label), first._replace(gap=gap), *rest)
    return TypesetLine(runs, line.indent - _width(label) - gap)


def _width(label: list[Piece]) -> float:
    return sum(whole_run(piece).width for piece in label)
