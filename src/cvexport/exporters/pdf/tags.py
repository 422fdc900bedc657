"""Tagged PDF: the structure tree, which has what each piece of a page is.

An element is added to the tree when its first text is drawn, so the order of the tree
is that of the page, and no element is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cvexport.exporters.pdf.writer import IndirectObject, PdfWriter, array, text_string

Tag = Literal[
    "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Link", "Span"
]


class MarkedContent(NamedTuple):
    """A marked-content sequence: its page, counted from 0, and its number there."""

    page: int
    number: int


class AnnotationReference(NamedTuple):
    """An annotation that belongs to an element, and its page, counted from 0."""

    page: int
    annotation: IndirectObject


class Element:
    """A node of the tree.

    `numbering` names a list's kind of label, `language` is a BCP 47 tag where it isn't
    the document's, and `link` is the element itself or the link around it.
    """

    def __init__(
        self,
        tag: Tag,
        parent: Element | None = None,
        *,
        numbering: str = "",
        href: str = "",
        language: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.numbering = numbering
        self.href = href
        self.language = language
        self.link: Element | None = self if href else parent and parent.link
        self.text = ""
        self.kids: list[Element | MarkedContent | AnnotationReference] = []

    def mark(self, mark: MarkedContent) -> None:
        """Add a marked-content sequence as the element's next content."""
        self.attach()
        self.kids.append(mark)

    def attach(self) -> None:
        """Add the element to the tree, after what has been drawn so far."""
        if not self.kids and self.parent is not None:
            self.parent.attach()
            self.parent.kids.append(self)


def add_tree(
    writer: PdfWriter,
    root: Element,
    pages: Sequence[bytes],
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element],
) -> IndirectObject:
    """Add the tree to the file and return its root.

    `pages` are references, `marked` the elements of each page by the number of their
    marked-content sequence, `annotated` the element of each annotation in order.
    """
    tree = writer.add()
    objects = {element: writer.add() for element in _descendants(root)}
    for element, added in objects.items():
        parent = objects[element.parent].reference if element.parent else tree.reference
        added.data = _dictionary(element, parent, objects, pages)
    tops = objects[root].reference
    parents = writer.add(_parent_tree(objects, marked, annotated)).reference
    count = len(marked) + len(annotated)
    tree.data = b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>" % (
        tops,
        parents,
        count,
    )
    return tree


def _descendants(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _descendants(kid)


def _dictionary(
    element: Element,
    parent: bytes,
    objects: dict[Element, IndirectObject],
    pages: Sequence[bytes],
) -> bytes:
    page = next(
        (kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None
    )
    kids = [_kid(kid, page, objects, pages) for kid in element.kids]
    entries = b"/S/%s/P %s" % (element.tag.encode(), parent)
    if page is not None:
        entries += b"/Pg " + pages[page]
    if kids:
        entries += b"/K %s" % (kids[0] if len(kids) == 1 else array(kids))
    if element.numbering:
        numbering = element.numbering.encode()
        entries += b"/A<</O/List/ListNumbering/%s>>" % numbering
    if element.language:
        entries += b"/Lang " + text_string(element.language)
    return b"<<%s>>" % entries


def _kid(
    kid: Element | MarkedContent | AnnotationReference,
    page: int | None,
    objects: dict[Element, IndirectObject],
    pages: Sequence[bytes],
) -> bytes:
    if isinstance(kid, Element):
        return objects[kid].reference
    elsewhere = b"" if kid.page == page else b"/Pg " + pages[kid.page]
    if isinstance(kid, AnnotationReference):
        return b"<</Type/OBJR%s/Obj %s>>" % (elsewhere, kid.annotation.reference)
    if not elsewhere:
        return b"%d" % kid.number
    return b"<</Type/MCR%s/MCID %d>>" % (elsewhere, kid.number)


def _parent_tree(
    objects: dict[Element, IndirectObject],
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element],
) -> bytes:
    """Return the elements by page and marked-content sequence, or by annotation."""
    entries = [
        array(objects[element].reference for element in elements) for elements in marked
    ]
    entries += [objects[element].reference for element in annotated]
    numbered = (b"%d %s" % numbered for numbered in enumerate(entries))
    return b"<</Nums%s>>" % array(numbered)
