"""Line breaking: text in several faces is set into lines of a given measure.

Lines break at spaces, and between ideographs.  A break after a hyphen is read as
hyphenation and the hyphen lost (`front-/end` becomes `frontend`), so a compound moves
down whole.

Values here and around are named tuples: each dataclass adds 0.6 ms to the start-up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import combining

from cvexport.exporters.fonts.faces import FontFace
from cvexport.exporters.fonts.kerning import unkerned
from cvexport.exporters.pdf.tags import Element
from cvexport.unicode.kinsoku import breaks_between, is_ideographic

TO_LEFT, TO_RIGHT = "\u200f", "\u200e"
"""The marks of direction that stop a reader: RIGHT-TO-LEFT, LEFT-TO-RIGHT."""


class Piece(NamedTuple):
    """Text of one look that belongs to one element of the structure.

    `level` is that of its direction, UAX #9: odd where it runs from the right.
    """

    text: str
    face: FontFace
    size: float
    colour: str
    element: Element
    level: int = 0

    def width(self, text: str) -> float:
        """Return how wide a part of the text is, in points."""
        return self.face.width(text) * self.size / 1000


class Run(NamedTuple):
    """A part of a piece as it stands on a line, `gap` points after the one before.

    `kerned` is its text with the moves between letters, which `width` counts.  A `stop`
    is a mark of direction, mostly empty, of a run in a line of two: see `directions`.
    """

    piece: Piece
    kerned: str
    width: float
    gap: float = 0.0
    stop: str | None = None

    @property
    def text(self) -> str:
        """The text as it is read."""
        return unkerned(self.kerned)

    @property
    def trailing(self) -> float:
        """How wide the spaces at the end are, in points."""
        count = len(self.kerned) - len(self.kerned.rstrip(" "))
        return count * self.piece.width(" ")


class Line(NamedTuple):
    """A line: its runs in order, `indent` points from the margin."""

    runs: tuple[Run, ...]
    indent: float = 0.0

    @property
    def width(self) -> float:
        """How far the ink reaches from the indent: spaces at the end don't count."""
        *_, last = self.runs
        return sum(run.gap + run.width for run in self.runs) - last.trailing


_Token = tuple[Piece, str, float]
"""A piece, a stretch of its text without a break inside, kerned, and its width."""
_Word = list[_Token]
"""What may not be parted: tokens of which only the last ends in spaces."""

_Measured = tuple[_Word, float, float]
"""A word with its width with and without the spaces at its end."""

_LOOSEST = 0.4
"""The part of the measure that a line may leave empty to make others more even."""
_RUNT, _RUNT_COST = 0.15, 0.3
"""A last word alone, shorter than this part of the measure, costs as much as a line
that is half empty."""
_ROUNDING = 1e-6

_TOKEN = re.compile(r"[^ ]+ *| +")


def broken(pieces: Iterable[Piece], measure: float, indent: float = 0.0) -> list[Line]:
    """Return lines of at most `measure` points that are as even as words allow.

    All breaks of a paragraph are chosen together (Knuth and Plass, 1981), for the
    fewest lines and then the least ragged ones.  The spaces at a break stay at the
    end of the line: without them readers of tagged files glue its last word to the
    next.
    """
    words = list(_words(pieces, measure))
    lines = []
    start = 0
    for end in _breaks(words, measure):
        tokens = [token for word, _, _ in words[start:end] for token in word]
        lines.append(Line(_runs(tokens), indent))
        start = end
    return lines


def _breaks(words: Sequence[_Measured], measure: float) -> list[int]:
    """Return the word that each line ends before."""
    count = len(words)
    starts = [0.0, *accumulate([advance for _, advance, _ in words])]
    if starts[count] <= measure:
        return [count] if count else []
    inks = [start + word[2] for start, word in zip(starts, words, strict=False)]
    costs = {0: (0.0, 0)}
    for start in range(count):
        if start not in costs:
            continue
        reached = costs[start][0] + 1.0
        limit = starts[start] + measure
        full = bisect_right(inks, limit + _ROUNDING, start) or 1
        full = max(full, start + 1)
        for end in range(full, start, -1):
            slack = (limit - inks[end - 1]) / measure
            if end < full and slack > _LOOSEST:
                break
            cost = reached + (
                _last_line(end - start, slack) if end == count else slack * slack
            )
            if end not in costs or cost < costs[end][0]:
                costs[end] = cost, start
    ends = [count]
    while costs[ends[-1]][1]:
        ends.append(costs[ends[-1]][1])
    return ends[::-1]


def _last_line(words: int, slack: float) -> float:
    """Return what a last line costs: any length will do but that of one short word."""
    return _RUNT_COST if words == 1 and slack > 1 - _RUNT else 0.0


def packed(items: Sequence[Sequence[Piece]], measure: float) -> list[Line]:
    """Return as few lines as hold the items, all about as long, broken between items.

    An item is broken only where it is wider than the measure.
    """
    widths = [sum(piece.width(piece.text) for piece in item) for item in items]
    rows: list[list[Piece]] = []
    start = 0
    for end in _balanced(widths, measure):
        rows.append([piece for item in items[start:end] for piece in item])
        start = end
    return [line for row in rows for line in broken(row, measure)]


def _balanced(widths: Sequence[float], measure: float) -> list[int]:
    """Return where each row ends: the fewest rows, then the most alike."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for end in range(1, len(widths) + 1):
        options = []
        for start in range(end):
            width = sum(widths[start:end])
            if width > measure and end - start > 1:
                continue
            short = max(1 - width / measure, 0.0)
            cost, ends = best[start]
            options.append((cost + 1 + short * short / len(widths), [*ends, end]))
        best.append(min(options))
    return best[-1][1]


def followed(line: Line, pieces: Sequence[Piece], gap: float, base: int = 0) -> Line:
    """Return `line` with a space and `pieces` after it, `gap` points from ink to ink.

    The space runs as the paragraph does, whose level is `base`.
    """
    *before, last = line.runs
    space = last.piece.width(" ")
    if last.piece.level == base:
        before.append(last._replace(kerned=last.kerned + " ", width=last.width + space))
    else:
        before += [last, whole(last.piece._replace(text=" ", level=base))]
    first, *others = pieces
    added = (whole(first, gap - space), *map(whole, others))
    return line._replace(runs=(*before, *added))


def whole(piece: Piece, gap: float = 0.0) -> Run:
    """Return all of a piece as one run."""
    width, _, kerned = piece.face.measured(piece.text)
    return Run(piece, kerned, width * piece.size / 1000, gap)


def centred(line: Line, measure: float) -> Line:
    """Return `line` in the middle of the measure."""
    return line._replace(indent=max((measure - line.width) / 2, 0.0))


def _words(pieces: Iterable[Piece], measure: float) -> Iterator[_Measured]:
    """Yield each word with its width with and without the spaces at its end.

    A word wider than the measure comes in parts that are not.
    """
    word: _Word = []
    filled = 0.0
    for piece in pieces:
        measured, scale = piece.face.measured, piece.size / 1000
        for text in _tokens(piece.text):
            if word and breaks_between(word[-1][1][-1], text[0]):
                yield word, filled, filled
                word, filled = [], 0.0
            advance, inked, kerned = measured(text)
            word.append((piece, kerned, advance * scale))
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


def _tokens(text: str) -> list[str]:
    """Return a text in parts at whose ends a line may break, or a piece ends."""
    tokens = _TOKEN.findall(text)
    if not is_ideographic(text):
        return tokens
    return [part for token in tokens for part in _ideographs(token)]


def _ideographs(token: str) -> Iterator[str]:
    start = 0
    for end in range(1, len(token)):
        if token[end] != " " and breaks_between(token[end - 1], token[end]):
            yield token[start:end]
            start = end
    yield token[start:]


def _parts(word: _Word, measure: float) -> Iterator[_Measured]:
    """Yield a word in parts that fit, a mark staying with the letter it is on."""
    part: _Word = []
    filled = 0.0
    for piece, text, _ in word:
        before = ""
        for character in unkerned(text):
            kerned, advance = _after(before, character, piece)
            full = filled + advance > measure and part
            if full and character != " " and not combining(character):
                cut = _cut(part)
                width = sum(token[2] for token in part[:cut])
                yield part[:cut], width, width
                part = _begun(part[cut:])
                filled = sum(token[2] for token in part)
                kerned, advance = _after(before if part else "", character, piece)
            part.append((piece, kerned, advance))
            filled += advance
            before = character
    yield part, filled, filled


def _cut(part: _Word) -> int:
    """Return how much of a part stays: up to a mark of an address, or to a hyphen.

    A hyphen begins the next part: at the end of a line PDFium takes it for that of a
    divided word.
    """
    characters = [kerned[-1] for _, kerned, _ in part]
    for end in range(len(part), len(part) // 2, -1):
        if characters[end - 1] in _MARKS_OF_ADDRESSES:
            return end
    ends = range(len(part) - 1, len(part) // 2, -1)
    return next((end for end in ends if characters[end] == "-"), len(part))


_MARKS_OF_ADDRESSES = frozenset("/?&=#@._~:")


def _begun(part: _Word) -> _Word:
    """Return a part at the beginning of a line, its first letter not kerned."""
    if not part:
        return []
    (piece, kerned, _), *others = part
    return [(piece, kerned[-1], piece.width(kerned[-1])), *others]


def _after(before: str, character: str, piece: Piece) -> tuple[str, float]:
    """Return a character kerned to the one before it, and what the two add to that."""
    kerned = piece.face.measured(before + character).kerned[len(before) :]
    return kerned, piece.width(before + character) - piece.width(before)


def _runs(tokens: Sequence[_Token]) -> tuple[Run, ...]:
    """Return the tokens of a line with neighbours of one piece joined."""
    runs: list[Run] = []
    start = 0
    for end in range(1, len(tokens) + 1):
        piece = tokens[start][0]
        if end == len(tokens) or tokens[end][0] is not piece:
            joined = tokens[start:end]
            text, moved = piece.face.joined("".join([token[1] for token in joined]))
            width = sum([token[2] for token in joined]) + moved * piece.size / 1000
            runs.append(Run(piece, text, width))
            start = end
    return tuple(runs)
