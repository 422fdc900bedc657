"""The format-neutral document: what every exporter sets and every reader must find.

The tree is closed.  A block holds spans or other blocks, a span holds text, and
nothing below knows that the text came from a CV.  `reading_order` is the one order
that every format is held against.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SEPARATOR = " | "
"""Stands between the items of a contact or detail line, in every format."""


class Span(NamedTuple):
    """A run of text in one style; `href` is empty where the text is no link."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


Spans = tuple[Span, ...]


class Paragraph(NamedTuple):
    """One paragraph of prose."""

    spans: Spans


class Item(NamedTuple):
    """One item of a list, with the items nested below it, numbered if `ordered`."""

    spans: Spans
    items: tuple[Item, ...] = ()
    ordered: bool = False


class List(NamedTuple):
    """A list with bullets, or with numbers from 1 if `ordered`."""

    items: tuple[Item, ...]
    ordered: bool = False


class Entry(NamedTuple):
    """A job, a school, a project: a heading, its period, facts, then prose.

    `heading` is never empty; `period` is empty where no date is known.  `lines` are
    the short facts set one to a line under the heading: the title first, then place
    and address.  Formats with pages begin a new one before an entry with
    `page_break`, and don't part one with `keep` where a page can hold it.
    """

    heading: Spans
    period: str
    lines: tuple[Spans, ...]
    blocks: tuple[Paragraph | List, ...]
    keep: bool = False
    page_break: bool = False


Block = Entry | Paragraph | List


class Section(NamedTuple):
    """A titled part; `capitals` is the heading as typed where capitals are used.

    With `page_break` it begins a new page in formats that have pages.
    """

    heading: str
    capitals: str
    blocks: tuple[Block, ...]
    page_break: bool = False


class Document(NamedTuple):
    """A whole CV in reading order.

    `title` names the file in its metadata, `language` is a BCP 47 tag, and
    `modified` is an ISO 8601 day or empty: no clock is ever read.
    """

    title: str
    language: str
    modified: str
    name: str
    headline: str
    contacts: tuple[Spans, ...]
    sections: tuple[Section, ...]


def plain(spans: Spans) -> str:
    """Return the text of `spans` without their styles."""
    return "".join(span.text for span in spans)


def joined(parts: tuple[Spans, ...]) -> Spans:
    """Return `parts` as one line, `SEPARATOR` between them."""
    line: list[Span] = []
    for part in parts:
        if line:
            line.append(Span(SEPARATOR))
        line.extend(part)
    return tuple(line)


def number(index: int) -> str:
    """Return what is before an item of an ordered list; `index` counts from 0."""
    return f"{index + 1}."


def ordered_lists(document: Document) -> int:
    """Return how many lists of the document are ordered, those within items too."""
    return sum(
        _ordered(block) for section in document.sections for block in section.blocks
    )


def _ordered(block: Block | Item) -> int:
    match block:
        case Paragraph():
            return 0
        case Entry():
            return sum(map(_ordered, block.blocks))
        case List() | Item():
            return (block.ordered and bool(block.items)) + sum(
                map(_ordered, block.items)
            )


def reading_order(
    document: Document, *, capitals: bool = True, numbers: bool = False
) -> tuple[str, ...]:
    """Return the text of the document, one string a line of the tree, in order.

    The section headings are given in capitals, as every format but Markdown types
    them, unless `capitals` is false.  With `numbers` the items of ordered lists begin
    with theirs, as in formats where these are text.
    """
    lines = _lines(document, capitals=capitals, numbers=numbers)
    return tuple(line for line in lines if line)


def _lines(document: Document, *, capitals: bool, numbers: bool) -> Iterator[str]:
    yield document.name
    yield document.headline
    yield plain(joined(document.contacts))
    for section in document.sections:
        yield section.capitals if capitals else section.heading
        for block in section.blocks:
            yield from _block_lines(block, numbers=numbers)


def _block_lines(block: Block, *, numbers: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.spans)
        case List():
            yield from _list_lines(block, numbers=numbers)
        case Entry():
            yield plain(block.heading)
            yield block.period
            yield from map(plain, block.lines)
            for inner in block.blocks:
                yield from _block_lines(inner, numbers=numbers)


def _list_lines(block: List | Item, *, numbers: bool) -> Iterator[str]:
    for index, item in enumerate(block.items):
        text = plain(item.spans)
        yield f"{number(index)} {text}" if block.ordered and numbers else text
        yield from _list_lines(item, numbers=numbers)
