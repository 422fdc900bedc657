"""What text is set with of a vendored face: metrics, characters and kerning.

`nox -s fonts` writes the file of each face with fontTools, beside the font: to parse
GPOS and cmap instead took 10 ms of each run.

A file is big-endian.  It has a header, the characters in UTF-8, the glyph and then the
advance of each, the kerning class of each as the first and then as the second letter
of a pair, the moves that occur, and a table with a byte for each pair of classes: the
index of its move.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

HEADER = struct.Struct(">11h5H")
"""The numbers of `FaceMetrics`, then how many there are of each: bytes of characters,
characters, first classes, second classes, moves."""


class FaceMetrics(NamedTuple):
    """Measures of a whole face, in units of the font.

    The box round all glyphs has its lower left corner at `left`, `bottom`.
    """

    units: int
    missing_width: int
    left: int
    bottom: int
    right: int
    top: int
    italic_angle: int
    ascent: int
    descent: int
    cap_height: int
    stem: int


class PairTable(NamedTuple):
    """How far the letters of a pair are moved apart, in units of the font.

    `firsts` and `seconds` are classes by the position of a character in the face;
    `cells` has rows of `columns` indices into `moves`, a row for each first class.
    """

    positions: Mapping[str, int]
    firsts: bytes
    seconds: bytes
    columns: int
    moves: Sequence[int]
    cells: bytes

    def between(self, first: str, second: str) -> int:
        """Return the move of a pair, mostly below 0; 0 where a letter is missing."""
        left, right = self.positions.get(first), self.positions.get(second)
        if left is None or right is None:
            return 0
        cell = self.firsts[left] * self.columns + self.seconds[right]
        return self.moves[self.cells[cell]]


class FaceTables(NamedTuple):
    """What the file of a face has; `glyphs` and `advances` are of its `characters`."""

    metrics: FaceMetrics
    characters: str
    glyphs: Sequence[int]
    advances: Sequence[int]
    kerning: PairTable


def unpacked(data: bytes) -> FaceTables:
    """Return the tables of a face from the bytes of its file."""
    *measures, length, count, rows, columns, moved = HEADER.unpack_from(data)
    body = struct.Struct(
        f">{length}s{count}H{count}H{count}s{count}s{moved}h{rows * columns}s"
    )
    found = body.unpack_from(data, HEADER.size)
    text = found[0].decode()
    firsts, seconds = found[1 + 2 * count : 3 + 2 * count]
    moves, cells = found[3 + 2 * count : -1], found[-1]
    positions = {character: index for index, character in enumerate(text)}
    kerning = PairTable(positions, firsts, seconds, columns, moves, cells)
    glyphs, advances = found[1 : 1 + count], found[1 + count : 1 + 2 * count]
    return FaceTables(FaceMetrics(*measures), text, glyphs, advances, kerning)
