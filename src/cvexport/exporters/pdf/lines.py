"""Line breaking: text in several faces is set into lines of a given measure.

Lines break at spaces only.  A break after a hyphen is read as hyphenation and the
hyphen lost (`front-/end` becomes `frontend`), so a compound moves down whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining

from cvexport.exporters.pdf.fonts import Face
from cvexport.exporters.pdf.structure import Element


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Text of one look that belongs to one element of the structure."""

    text: str
    face: Face
    size: float
    colour: str
    element: Element

    def width(self, text: str) -> float:
        """Return how wide a part of the text is, in points."""
        return self.face.width(text) * self.size / 1000


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a piece as it stands on a line, `gap` points after the one before."""

    piece: Piece
    text: str
    width: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
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

_TOKEN = re.compile(r"[^ ]+ *| +")


def broken(pieces: Iterable[Piece], measure: float, indent: float = 0.0) -> list[Line]:
    """Return lines of at most `measure` points, as many words on each as fit.

    The spaces at a break stay at the end of the line: without them readers of tagged
    files glue its last word to the next.
    """
    lines: list[list[_Token]] = [[]]
    filled = 0.0
    for word, advance, ink in _fitting(_words(pieces), measure):
        if filled + ink > measure and lines[-1]:
            lines.append([])
            filled = 0.0
        lines[-1] += word
        filled += advance
    return [Line(_runs(line), indent) for line in lines if line]


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
    spaced = replace(last, text=last.text + " ", width=last.width + space)
    added = Run(piece, piece.text, piece.width(piece.text), gap - space)
    return replace(line, runs=(*line.runs[:-1], spaced, added))


def _words(pieces: Iterable[Piece]) -> Iterator[_Word]:
    word: _Word = []
    for piece in pieces:
        width, scale = piece.face.width, piece.size / 1000
        for text in _TOKEN.findall(piece.text):
            word.append((piece, text, width(text) * scale))
            if text[-1] == " ":
                yield word
                word = []
    if word:
        yield word


def _fitting(
    words: Iterable[_Word], measure: float
) -> Iterator[tuple[_Word, float, float]]:
    """Yield each word with its width with and without the spaces at its end.

    A word wider than the measure comes in parts that are not.
    """
    for word in words:
        advance = word[0][2] if len(word) == 1 else sum(token[2] for token in word)
        piece, text, _ = word[-1]
        ink = advance - (len(text) - len(text.rstrip(" "))) * piece.width(" ")
        if ink > measure:
            yield from _fitting(_parts(word, measure), float("inf"))
        else:
            yield word, advance, ink


def _parts(word: _Word, measure: float) -> Iterator[_Word]:
    """Yield a word in parts as wide as fit, a mark staying with the letter it is on."""
    part: _Word = []
    filled = 0.0
    for piece, text, _ in word:
        start = 0
        width = 0.0
        for end, character in enumerate(text):
            advance = piece.width(character)
            too_wide = filled + width + advance > measure and character != " "
            if too_wide and (part or end > start) and not combining(character):
                yield [*part, *_token(piece, text[start:end], width)]
                part, filled, start, width = [], 0.0, end, 0.0
            width += advance
        part += _token(piece, text[start:], width)
        filled += width
    yield part


def _token(piece: Piece, text: str, width: float) -> _Word:
    return [(piece, text, width)] if text else []


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
