"""PDF files drawn string by string, in orders that are not those of reading.

Themes: straight, bold-first (all bold strings of a page before the others), upwards
(from the foot of the page to its top), columns (the right column first), words (each
word a string of its own, without spaces).
"""

from __future__ import annotations

import io
from typing import Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from sessions.cv_makers.layouts import Block, Layout, plain, spans

_WIDTH, _HEIGHT = A4
_MARGIN = 50
_FACES = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")


class _String(NamedTuple):
    page: int
    x: float
    y: float
    face: str
    size: float
    text: str


class _Column:
    """Where the next line goes."""

    def __init__(self, left: float, right: float, top: float) -> None:
        self.left, self.right, self.y, self.page = left, right, top, 0
        self.strings: list[_String] = []

    def line(
        self, text: str, size: float, indent: float = 0, *, down: bool = True
    ) -> None:
        """Draw a line of marked-up text, and go down."""
        if down:
            self._down(size * 1.4)
        x = self.left + indent
        for span in spans(text):
            face = _FACES[1 if span.bold else 2 if span.italic else 0]
            self.strings.append(_String(self.page, x, self.y, face, size, span.text))
            x += stringWidth(span.text, face, size)

    def right_line(self, text: str, size: float) -> None:
        """Draw a text at the right margin of the present line."""
        width = stringWidth(plain(text), _FACES[1], size)
        self.line(text, size, self.right - self.left - width, down=False)

    def _down(self, step: float) -> None:
        self.y -= step
        if self.y < _MARGIN:
            self.page, self.y = self.page + 1, _HEIGHT - _MARGIN


def document(found: list[Block], layout: Layout) -> bytes:
    """Return a PDF file."""
    wide = _Column(_MARGIN, _WIDTH - _MARGIN, _HEIGHT - _MARGIN)
    side = [block for block in found if block.side]
    main = [block for block in found if not block.side]
    columns = [wide]
    if side:
        head = [b for b in main if b.kind in {"top", "name", "headline", "contact"}]
        _draw(wide, head, layout)
        right = _Column(380, _WIDTH - 40, wide.y - 10)
        left = _Column(_MARGIN, 360, wide.y - 10)
        _draw(right, side, layout)
        _draw(left, main[len(head) :], layout)
        columns = [right, left, wide]
    else:
        _draw(wide, main, layout)
    strings = [string for column in columns for string in column.strings]
    return _written(strings, layout)


def _draw(column: _Column, found: list[Block], layout: Layout) -> None:
    for block in found:
        said, size = block.text, 10.0
        match block.kind:
            case "name":
                column.line(f"**{said}**", 20)
            case "heading":
                column._down(8)
                column.line(f"**{said}**", 12)
            case "dated":
                column.line(block.when, 9)
                column.line(said, size, 110, down=False)
            case "row":
                column._down(4 * block.first)
                column.line(said, size)
                if block.right:
                    column.right_line(block.right, size)
            case "bullet":
                _bullet(column, plain(said), layout.bullet)
            case _ if plain(said) != said:
                column.line(said, size)
            case _:
                width = column.right - column.left
                for text in simpleSplit(said, _FACES[0], size, width):
                    column.line(text, size)


def _bullet(column: _Column, said: str, mark: str) -> None:
    width = column.right - column.left - 16
    for index, text in enumerate(simpleSplit(said, _FACES[0], 9.5, width)):
        column.line(text, 9.5, 14)
        if mark and not index:
            column.line(mark, 9.5, 4, down=False)


def _written(strings: list[_String], layout: Layout) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    last = max(string.page for string in strings)
    for page in range(last + 1):
        on_page = [string for string in strings if string.page == page]
        if layout.theme == "bold-first":
            on_page.sort(key=lambda string: string.face != _FACES[1])
        elif layout.theme == "upwards":
            on_page.sort(key=lambda string: string.y)
        for string in on_page:
            _string(canvas, string, layout.theme == "words")
        if layout.running:
            canvas.setFont(_FACES[0], 8)
            said = layout.running.format(page=page + 1, pages=last + 1)
            canvas.drawRightString(_WIDTH - _MARGIN, 28, said)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def _string(canvas: Any, string: _String, by_word: bool) -> None:
    canvas.setFont(string.face, string.size)
    x = string.x
    space = stringWidth(" ", string.face, string.size)
    for word in string.text.split(" ") if by_word else [string.text]:
        canvas.drawString(x, string.y, word)
        x += stringWidth(word, string.face, string.size) + space
