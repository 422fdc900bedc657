"""The look: every part of the document is given its type, colour, place and tag.

The vertical rhythm is kept subtle on purpose.  A parser that measures takes any gap
of more than 1.4 line pitches for the start of another job, so all gaps of a section
stay below it and it is weight that tells an entry's first line from the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cvexport.exporters import theme
from cvexport.exporters.fonts.faces import face
from cvexport.exporters.pdf.line_breaking import (
    Line,
    Piece,
    broken,
    centred,
    followed,
    packed,
    whole,
)
from cvexport.exporters.pdf.page_breaking import Block, Break
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
    plain,
)
from cvexport.unicode.characters import WRITTEN_BULLETS
from cvexport.unicode.scripts import LATIN, Script

if TYPE_CHECKING:
    from cvexport.exporters.pdf.bidi.runs import Speller

_BULLET, _NUMBERING = WRITTEN_BULLETS[0], "Disc"
"""The one bullet of all levels, and its name in the structure tree.

The indent and the colour tell a level.  With `◦` below it, OpenResume joined a list
to the item above; with `○` it lost whatever stood before the first.
"""
_DEEPEST = 6
"""Lists nested deeper than this are not set in any further."""


class _Look(NamedTuple):
    """How the spans of a block are drawn where they don't say otherwise."""

    style: TypeStyle
    colour: str = theme.BLACK
    bold: bool = False
    italic: bool = False
    link: str = theme.BLACK


class _Looks(NamedTuple):
    """The look of every part, as one style has it."""

    name: _Look
    headline: _Look
    contact: _Look
    section: _Look
    heading: _Look
    period: _Look
    title: _Look
    fact: _Look
    body: _Look
    nested: _Look


def _looks(style: Theme, written: Script) -> _Looks:
    accent = style.accent
    return _Looks(
        name=_Look(style.name, style.name_colour, bold=True),
        headline=_Look(style.headline, theme.MUTED),
        contact=_Look(style.contact, theme.MUTED, link=theme.MUTED),
        section=_Look(style.section, accent, bold=True),
        heading=_Look(style.entry, bold=True),
        period=_Look(style.fact, theme.MUTED),
        title=_Look(style.fact, italic=not written.upright, link=accent),
        fact=_Look(style.fact, theme.MUTED, link=accent),
        body=_Look(style.body, link=accent),
        nested=_Look(style.body, theme.MUTED, link=accent),
    )


class Composer:
    """Sets a document in the lines of a style, below the element `root`."""

    def __init__(
        self,
        root: Element,
        style: Theme,
        written: Script = LATIN,
        speller: Speller | None = None,
    ) -> None:
        self._root = root
        self._style = style
        self._speller = speller
        self._base = speller.base if speller else 0
        self._measure = style.measure
        self._looks = _looks(style, written)

    def blocks(self, document: Document) -> Iterator[Block]:
        """Yield the blocks of the document in reading order."""
        blocks = self._set(document)
        if not self._speller:
            yield from blocks
            return
        for block in blocks:
            lines = [self._speller.ordered(each, self._measure) for each in block.lines]
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
        yield from self._plain("H1", document.name, self._looks.name)
        yield from self._plain("P", document.headline, self._looks.headline)
        yield from self._contacts(document.contacts)

    def _contacts(self, contacts: Sequence[Spans]) -> Iterator[Block]:
        element = Element("P", self._root)
        items = []
        for index, contact in enumerate(contacts, 1):
            # At the end of a line too: readers that join lines would make one of two.
            end = (Span(SEPARATOR),) if index < len(contacts) else ()
            items.append(self._pieces((*contact, *end), self._looks.contact, element))
        if items:
            yield _block(packed(items, self._measure), self._looks.contact)

    def _section(self, section: Section) -> Iterator[Block]:
        element = Element("H2", self._root)
        look = self._looks.section
        pieces = self._pieces((Span(section.capitals),), look, element)
        yield _block(
            broken(pieces, self._measure),
            look,
            opens=Break.SECTION,
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
                yield from self._paragraph("P", part.spans, self._looks.body)
            case List():
                yield from self._list(part.items, self._root)

    def _entry(self, entry: Entry) -> Iterator[Block]:
        first, *others = self._entry_blocks(entry)
        yield first
        for block in others:
            yield block._replace(opens=Break.KEPT, whole=True) if entry.keep else block

    def _entry_blocks(self, entry: Entry) -> Iterator[Block]:
        heads = bool(entry.blocks)
        head, lines = self._head(entry)
        yield _block(
            head,
            self._looks.heading,
            opens=Break.ENTRY,
            forced=entry.page_break,
            keep=len(lines) + heads,
            heads=heads,
            whole=True,
        )
        for line in lines:
            is_title = line is entry.lines[0]
            look = self._looks.title if is_title else self._looks.fact
            yield from self._paragraph("P", line, look, keep=int(heads), heads=heads)
        for part in entry.blocks:
            yield from self._part(part)

    def _head(self, entry: Entry) -> tuple[list[Line], Sequence[Spans]]:
        """Return the heading, its period beside it, and the lines to set below.

        Without a period a heading in capitals takes the title beside it: alone on a
        line, bold capitals begin a section for readers that go by emphasis.
        """
        looks = self._looks
        heading = self._pieces(entry.heading, looks.heading, Element("H3", self._root))
        lines = broken(heading, self._measure)
        beside: Spans = (Span(entry.period),)
        look, below = looks.period, entry.lines
        if not entry.period:
            if not (below and plain(entry.heading).isupper()):
                return lines, below
            look, beside, below = looks.title, below[0], below[1:]
        pieces = self._pieces(beside, look, Element("P", self._root))
        if lines and pieces:
            whole = followed(lines[-1], pieces, self._style.period_gap, self._base)
            if whole.width <= self._measure:
                return [*lines[:-1], whole], below
        return lines + broken(pieces, self._measure), below

    def _list(
        self, items: Sequence[Item], parent: Element, level: int = 1
    ) -> Iterator[Block]:
        element = Element("L", parent, bullet=_NUMBERING)
        for item in items:
            yield from self._item(item, Element("LI", element), level)

    def _item(self, item: Item, element: Element, level: int) -> Iterator[Block]:
        body = Element("LBody", element)
        looks, style = self._looks, self._style
        look = looks.body if level == 1 else looks.nested
        label = self._pieces((Span(_BULLET + " "),), look, Element("Lbl", element))
        indent = style.indent * min(level, _DEEPEST)
        pieces = self._pieces(item.spans, looks.body, body)
        lines = broken(pieces, self._measure - indent, indent)
        if lines:
            lines[0] = _labelled(lines[0], label[0], style.bullet_gap)
        yield Block(
            lines,
            style.item.leading,
            Break.ITEM,
            before=style.item.before,
            keep=1 if item.items else 0,
        )
        if item.items:
            yield from self._list(item.items, body, level + 1)

    def _plain(self, tag: Tag, text: str, look: _Look) -> Iterator[Block]:
        yield from self._paragraph(tag, (Span(text),), look)

    def _paragraph(
        self,
        tag: Tag,
        spans: Spans,
        look: _Look,
        *,
        keep: int = 0,
        heads: bool = False,
    ) -> Iterator[Block]:
        pieces = self._pieces(spans, look, Element(tag, self._root))
        if plain(spans).endswith(":"):
            keep = max(keep, 1)
        lines = broken(pieces, self._measure)
        if lines:
            yield _block(lines, look, keep=keep, heads=heads)

    def _pieces(self, spans: Spans, look: _Look, element: Element) -> list[Piece]:
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
        return self._speller.spelt(pieces) if self._speller else pieces


def _block(
    lines: Sequence[Line],
    look: _Look,
    *,
    opens: Break = Break.TEXT,
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


def _labelled(line: Line, label: Piece, gap: float) -> Line:
    """Return `line` with a label hung before it, the text staying where it is."""
    hung = whole(label)
    first, *rest = line.runs
    runs = (hung, first._replace(gap=gap), *rest)
    return Line(runs, line.indent - hung.width - gap)
