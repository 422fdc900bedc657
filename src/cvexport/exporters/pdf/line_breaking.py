"""Line breaking: text in several faces is set in lines of a given measure.

Lines break at spaces, and between ideographs.  Readers take a hyphen at the end of a
line for hyphenation and drop it (`front-/end` becomes `frontend`), so a compound isn't
broken.

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
"""The directional marks: RIGHT-TO-LEFT MARK and LEFT-TO-RIGHT MARK."""


class Piece(NamedTuple):
    """Text of one face, size and colour that belongs to one element.

    `level` is its embedding level, UAX #9: odd for right-to-left text.
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
    """A part of a piece on a line, `gap` points after the run before it.

    `kerned` is its text with the moves between letters, which `width` includes.  In a
    line of both directions `stop` is a directional mark or empty: see `bidi.order`.
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


class TypesetLine(NamedTuple):
    """A line of text: its runs in order, `indent` points from the margin."""

    runs: tuple[Run, ...]
    indent: float = 0.0

    @property
    def width(self) -> float:
        """The width of the ink: spaces at the end don't count."""
        *_, last = self.runs
        return sum(run.gap + run.width for run in self.runs) - last.trailing


_Token = tuple[Piece, str, float]
"""A piece, a part of its text that isn't broken, kerned, and its width."""
_Word = list[_Token]
"""Text without a break inside: tokens of which only the last ends in spaces."""

_Measured = tuple[_Word, float, float]
"""A word with its width with and without the spaces at its end."""

_LOOSEST = 0.4
"""The part of the measure that a line may leave empty to make others more even."""
_RUNT, _RUNT_COST = 0.15, 0.3
"""A single last word, shorter than this part of the measure, costs as much as a line
that is half empty."""
_ROUNDING = 1e-6

_TOKEN = re.compile(r"[^ ]+ *| +")


def break_lines(
    pieces: Iterable[Piece], measure: float, indent: float = 0.0
) -> list[TypesetLine]:
    """Return lines of at most `measure` points that are as even as words allow.

    All breaks of a paragraph are chosen together (Knuth and Plass, 1981), for the
    fewest lines and then the least ragged ones.  The spaces at a break stay at the end
    of the line: without them readers of tagged files join its last word to the next.
    """
    words = list(_words(pieces, measure))
    lines = []
    start = 0
    for end in _breaks(words, measure):
        tokens = [token for word, _, _ in words[start:end] for token in word]
        lines.append(TypesetLine(_runs(tokens), indent))
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
    """Return what a last line costs: any length is good but that of one short word."""
    return _RUNT_COST if words == 1 and slack > 1 - _RUNT else 0.0


def pack_lines(items: Sequence[Sequence[Piece]], measure: float) -> list[TypesetLine]:
    """Return the fewest lines that the items fit in, of similar length.

    Lines break between items; an item is broken only if it is wider than the measure.
    """
    widths = [sum(piece.width(piece.text) for piece in item) for item in items]
    rows: list[list[Piece]] = []
    start = 0
    for end in _balanced(widths, measure):
        rows.append([piece for item in items[start:end] for piece in item])
        start = end
    return [line for row in rows for line in break_lines(row, measure)]


def _balanced(widths: Sequence[float], measure: float) -> list[int]:
    """Return where each row ends: the fewest rows, then the most even ones."""
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


def append(
    line: TypesetLine, pieces: Sequence[Piece], gap: float, base: int = 0
) -> TypesetLine:
    """Return `line` with a space and `pieces` after it, `gap` points from ink to ink.

    The space has the level of the paragraph, `base`.
    """
    *before, last = line.runs
    space = last.piece.width(" ")
    if last.piece.level == base:
        before.append(last._replace(kerned=last.kerned + " ", width=last.width + space))
    else:
        before += [last, whole_run(last.piece._replace(text=" ", level=base))]
    first, *others = pieces
    added = (whole_run(first, gap - space), *map(whole_run, others))
    return line._replace(runs=(*before, *added))


def whole_run(piece: Piece, gap: float = 0.0) -> Run:
    """Return all of a piece as one run."""
    width, _, kerned = piece.face.measured(piece.text)
    return Run(piece, kerned, width * piece.size / 1000, gap)


def centred(line: TypesetLine, measure: float) -> TypesetLine:
    """Return `line` in the middle of the measure."""
    return line._replace(indent=max((measure - line.width) / 2, 0.0))


def _words(pieces: Iterable[Piece], measure: float) -> Iterator[_Measured]:
    """Yield each word with its width with and without the spaces at its end.

    A word wider than the measure is split.
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
    """Split a text where a line may break."""
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
    """Split a word into parts that fit; a combining mark stays with its letter.

    The last part has more than one character: PDFium takes a line of one for the end
    of the line above.
    """
    parts: list[_Word] = []
    part: _Word = []
    filled = 0.0
    for piece, text, _ in word:
        before = ""
        for character in unkerned(text):
            kerned, advance = _after(before, character, piece)
            full = filled + advance > measure and part
            if full and character != " " and not combining(character):
                cut = _cut(part)
                parts.append(part[:cut])
                part = _begun(part[cut:])
                filled = sum(token[2] for token in part)
                kerned, advance = _after(before if part else "", character, piece)
            part.append((piece, kerned, advance))
            filled += advance
            before = character
    if parts and len("".join(kerned for _, kerned, _ in part).strip()) == 1:
        *parts[-1], moved = parts[-1]
        part = [*_begun([moved]), *part]
    for each in (*parts, part):
        width = sum(token[2] for token in each)
        yield each, width, width


def _cut(part: _Word) -> int:
    """Return how much of a part stays: up to punctuation of an address, or a hyphen.

    A hyphen begins the next part: at the end of a line PDFium takes it for
    hyphenation.
    """
    characters = [kerned[-1] for _, kerned, _ in part]
    for end in range(len(part), len(part) // 2, -1):
        if characters[end - 1] in _ADDRESS_PUNCTUATION:
            return end
    ends = range(len(part) - 1, len(part) // 2, -1)
    return next((end for end in ends if characters[end] == "-"), len(part))


_ADDRESS_PUNCTUATION = frozenset("/?&=#@._~:")


def _begun(part: _Word) -> _Word:
    """Return a part that begins a line: its first letter isn't kerned."""
    if not part:
        return []
    (piece, kerned, _), *others = part
    return [(piece, kerned[-1], piece.width(kerned[-1])), *others]


def _after(before: str, character: str, piece: Piece) -> tuple[str, float]:
    """Return a character kerned to the one before it, and the width that it adds."""
    kerned = piece.face.measured(before + character).kerned[len(before) :]
    return kerned, piece.width(before + character) - piece.width(before)


def _runs(tokens: Sequence[_Token]) -> tuple[Run, ...]:
    """Return the runs of a line: neighbouring tokens of one piece are joined."""
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
