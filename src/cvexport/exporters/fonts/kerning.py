"""How letters are moved together or apart, and how such moves are written in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add
from unicodedata import combining

from cvexport.exporters.fonts.tables import PairTable

MOVES = range(0xD800, 0xE000)
"""Code points of moves between letters, a thousandth of an em to a code point.

They are surrogates, which no text has, so one `str.translate` writes a whole line with
its moves.
"""
UNMOVED = 0xDC00
"""The code point of a move of 0."""
_APART = 50
"""The furthest that letters are moved apart: at 80 PDFBox and Tika see two words in
`(java)`, at 100 pypdf and pdfminer in others."""
_OVERLAP = 0.4
"""The most of the narrower letter that the other may cover: at a half Ruby's pdf-reader
takes the two for one that is printed twice, and loses the quote of `.”`."""


class Moves(dict[str, int]):
    """The move of each pair of letters of a face, looked up when first asked for.

    Moves and `widths`, which are by code point, are in thousandths of an em, of which
    the units of the table are `scale`.
    """

    def __init__(
        self, table: PairTable, scale: float, widths: Mapping[int, float]
    ) -> None:
        super().__init__()
        self._table = table
        self._scale = scale
        self._widths = widths

    def __missing__(self, pair: str) -> int:
        move = self[pair] = self._move(*pair)
        return move

    def _move(self, first: str, second: str) -> int:
        """Return the move of the font, within the limits of readers.

        Next to a space it would make a gap between words that isn't as wide as the
        others; digits are aligned in columns; a combining mark moves with its letter.
        """
        is_spaced = first.isspace() or second.isspace()
        is_number = first.isdecimal() and second.isdecimal()
        if is_spaced or is_number or combining(first) or combining(second):
            return 0
        move = round(self._table.between(first, second) * self._scale)
        if not move:
            return 0
        narrower = min(1000, self._widths[ord(first)], self._widths[ord(second)])
        return max(min(move, _APART), -int(narrower * _OVERLAP))


def kerned(text: str, moves: Sequence[int]) -> str:
    """Return `text` with the moves after its letters; they may end before it does."""
    points = [chr(UNMOVED + move) if move else "" for move in moves]
    return "".join(map(add, text, points)) + text[len(points) :]


def unkerned(text: str) -> str:
    """Return `text` without moves."""
    return "".join([one for one in text if ord(one) not in MOVES])
