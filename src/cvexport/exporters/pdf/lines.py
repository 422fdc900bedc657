"""Line breaking: text in several faces is set into lines of a given measure.

Lines break at spaces only.  A break after a hyphen is read as hyphenation and the
hyphen lost (`front-/end` becomes `frontend`), so a compound moves down whole.

Values here and around are named tuples: each dataclass adds 0.6 ms to the start-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining

from cvexport.exporters.pdf.fonts import Face
from cvexport.exporters.pdf.structure import Element


class Piece(NamedTuple):
    """Text of one look that belongs to one element of the structure."""

    text: str
    face: Face
    size: float
    colour: str
    element: Element

    def width(self, text: str) -> float:
        """Return how wide a part of the text is, in points."""
        return self.face.width(text) * self.size / 1000


class Run(NamedTuple):
    """A part of a piece as it stands on a line, `gap` points after the one before."""

    piece: Piece
    text: str
    width: float
    gap: float = 0.0


class Line(NamedTuple):
    """A line: its runs in order, `indent` points from the margin."""

    runs: tuple[Run, ...]
    indent: float = 0.0

    @property
    def width(self) -> float:
        """How far the ink reaches from the indent: spaces at the end don't count."""
        *_, last = self.runs
        trailing = len(last.text) - len(last.text.rstrip(" "))
        whole = sum(run.gap + run.width for run in self.runs)
        return whole - trailing * last.piece.width(" ")


_Token = tuple[Piece, str, float]
"""A piece, a stretch of its text without a break inside, and its width."""
_Word = list[_Token]
"""What may not be parted: tokens of which only the last ends in spaces."""

_RUNT, _MANY = 0.15, 4
"""A last line shorter than this part of the measure takes a word from one so full."""

_TOKEN = re.compile(r"[^ ]+ *| +")


def broken(pieces: Iterable[Piece], measure: float, indent: float = 0.0) -> list[Line]:
    """Return lines of at most `measure` points, as many words on each as fit.

    The spaces at a break stay at the end of the line: without them readers of tagged
    files glue its last word to the next.
    """
    lines: list[list[_Token]] = [[]]
    filled = 0.0
    for word, advance, ink in _words(pieces, measure):
        if filled + ink > measure and lines[-1]:
            lines.append([])
            filled = 0.0
        lines[-1] += word
        filled += advance
    if len(lines) > 1:
        _fill_runt(lines[-2], lines[-1], measure * _RUNT)
    return [Line(_runs(line), indent) for line in lines if line]


def _fill_runt(above: list[_Token], last: list[_Token], short: float) -> None:
    """Move a word down to a last line that holds but one word, and a short one."""
    starts = _word_starts(above)
    if len(_word_starts(last)) > 1 or len(starts) < _MANY:
        return
    moved = above[starts[-1] :]
    if max(_length(moved), _length(last)) < short and moved[-1][1][-1] == " ":
        del above[starts[-1] :]
        last[:0] = moved


def _word_starts(line: Sequence[_Token]) -> list[int]:
    return [
        index
        for index in range(len(line))
        if not index or line[index - 1][1][-1] == " "
    ]


def _length(tokens: Iterable[_Token]) -> float:
    return sum(token[2] for token in tokens)


def packed(items: Sequence[Sequence[Piece]], measure: float) -> list[Line]:
    """Return lines broken between items where possible, inside one only if need be."""
    rows: list[list[Piece]] = [[]]
    for item in items:
        together = [*rows[-1], *item]
        if rows[-1] and len(broken(together, measure)) > len(broken(rows[-1], measure)):
            rows.append(list(item))
        else:
            rows[-1] = together
    return [line for row in rows for line in broken(row, measure)]


def followed(line: Line, piece: Piece, gap: float) -> Line:
    """Return `line` with a space and `piece` after it, `gap` points from ink to ink."""
    *_, last = line.runs
    space = last.piece.width(" ")
    spaced = last._replace(text=last.text + " ", width=last.width + space)
    added = Run(piece, piece.text, piece.width(piece.text), gap - space)
    return line._replace(runs=(*line.runs[:-1], spaced, added))


def _words(
    pieces: Iterable[Piece], measure: float
) -> Iterator[tuple[_Word, float, float]]:
    """Yield each word with its width with and without the spaces at its end.

    A word wider than the measure comes in parts that are not.
    """
    word: _Word = []
    filled = 0.0
    for piece in pieces:
        measured, scale = piece.face.measured, piece.size / 1000
        for text in _TOKEN.findall(piece.text):
            advance, inked = measured(text)
            word.append((piece, text, advance * scale))
            ink = filled + inked * scale
            filled += advance * scale
            if text[-1] == " ":
                if ink > measure:
                    yield from _parts(word, measure)
                else:
                    yield word, filled, ink
                word, filled = [], 0.0
    if filled > measure:
        yield from _parts(word, measure)
    elif word:
        yield word, filled, filled


def _parts(word: _Word, measure: float) -> Iterator[tuple[_Word, float, float]]:
    """Yield a word in parts as wide as fit, a mark staying with the letter it is on."""
    part: _Word = []
    filled = 0.0
    for piece, text, _ in word:
        for character in text:
            advance = piece.width(character)
            full = filled + advance > measure and part
            if full and character != " " and not combining(character):
                yield part, filled, filled
                part, filled = [], 0.0
            part.append((piece, character, advance))
            filled += advance
    yield part, filled, filled


def _runs(tokens: Sequence[_Token]) -> tuple[Run, ...]:
    """Return the tokens of a line with neighbours of one piece joined."""
    runs: list[Run] = []
    start = 0
    for end in range(1, len(tokens) + 1):
        piece = tokens[start][0]
        if end == len(tokens) or tokens[end][0] is not piece:
            joined = tokens[start:end]
            text = "".join([token[1] for token in joined])
            runs.append(Run(piece, text, sum([token[2] for token in joined])))
            start = end
    return tuple(runs)
