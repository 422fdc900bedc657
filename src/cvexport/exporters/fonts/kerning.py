"""How far pairs of letters are moved together or apart: `kern` of a font's GPOS table.

The formats are those of the OpenType specification, "GPOS" and "Common table formats".
Only what a pair needs is read, when it is first asked for: the thousand pairs of a CV
take 2 ms, all of a face would take seconds.  What else shaping does stays out: a text
that is drawn a glyph to a character is read back as it was.
"""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

_SCRIPTS = (b"DFLT", b"latn", b"cyrl", b"grek")
_PAIRS, _EXTENSION = 2, 9
"""Types of lookup."""
_PLACEMENTS, _ADVANCE = 0b11, 0b100
"""Of a value format: what comes before the advance, and the advance."""


class Kerning:
    """The pairs of a font, in thousandths of an em.

    `table` is GPOS, empty where the font has none, `glyphs` the glyph of each code
    point and `em` the font's units to an em.  A table that is cut short or leads
    nowhere raises nothing: pairs that can't be read are not kerned.
    """

    def __init__(self, table: bytes, glyphs: Mapping[int, int], em: int) -> None:
        self._glyphs = glyphs
        self._scale = 1000 / em
        try:
            self._lookups = [list(_subtables(table, at)) for at in _lookups(table)]
        except struct.error:
            self._lookups = []

    def between(self, first: int, second: int) -> int:
        """Return how far two code points are moved apart; mostly it is below 0."""
        left, right = self._glyphs.get(first), self._glyphs.get(second)
        if left is None or right is None:
            return 0
        try:
            moved = sum(_moved(lookup, left, right) for lookup in self._lookups)
        except struct.error:
            return 0
        return round(moved * self._scale)


def _moved(lookup: list[_Subtable], first: int, second: int) -> int:
    """Return what the first subtable says that knows the pair."""
    for subtable in lookup:
        found = subtable.advance(first, second)
        if found is not None:
            return found
    return 0


# -- from the table's head to its subtables


def _numbers(table: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", table, at)


def _records(table: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    """Yield tag and place of the records of a list of scripts or features."""
    (count,) = _numbers(table, at, 1)
    for record in range(at + 2, at + 2 + 6 * count, 6):
        tag, offset = struct.unpack_from(">4sH", table, record)
        yield tag, at + offset


def _lookups(table: bytes) -> Iterator[int]:
    """Yield where the lookups of the feature begin, each once, in their order."""
    if not table:
        return
    scripts, features, lookups = _numbers(table, 4, 3)
    named = list(_records(table, features))
    chosen: set[int] = set()
    for tag, script in _records(table, scripts):
        (default,) = _numbers(table, script, 1)
        if tag not in _SCRIPTS or not default:
            continue
        (count,) = _numbers(table, script + default + 4, 1)
        for index in _numbers(table, script + default + 6, count):
            if index < len(named) and named[index][0] == b"kern":
                (of,) = _numbers(table, named[index][1] + 2, 1)
                chosen.update(_numbers(table, named[index][1] + 4, of))
    for index in sorted(chosen):
        (offset,) = _numbers(table, lookups + 2 + 2 * index, 1)
        yield lookups + offset


def _subtables(table: bytes, lookup: int) -> Iterator[_Subtable]:
    kind, _, count = _numbers(table, lookup, 3)
    for offset in _numbers(table, lookup + 6, count):
        at, held = lookup + offset, kind
        if kind == _EXTENSION:
            held, far = struct.unpack_from(">HL", table, at + 2)
            at += far
        (form,) = _numbers(table, at, 1)
        if held == _PAIRS and form in _FORMATS:
            yield _FORMATS[form](table, at)


class _Subtable(ABC):
    """Pairs, of which the first glyphs are covered."""

    def __init__(self, table: bytes, at: int) -> None:
        self._table = table
        self._at = at
        coverage, first, second = _numbers(table, at + 2, 3)
        self._coverage = _Ranges(table, at + coverage)
        self._size = first.bit_count() + second.bit_count()
        self._skipped = (first & _PLACEMENTS).bit_count()
        self._known = bool(first & _ADVANCE)

    @abstractmethod
    def advance(self, first: int, second: int) -> int | None:
        """Return what is added to the first glyph; None if the pair isn't known."""


class _Listed(_Subtable):
    """Pairs of glyph and glyph: PairPosFormat1."""

    def __init__(self, table: bytes, at: int) -> None:
        super().__init__(table, at)
        self._read: dict[int, dict[int, int]] = {}

    def advance(self, first: int, second: int) -> int | None:
        index = self._coverage.index(first)
        if index is None:
            return None
        if index not in self._read:
            self._read[index] = self._advances(index)
        return self._read[index].get(second)

    def _advances(self, index: int) -> dict[int, int]:
        """Return the advances of one first glyph by the second."""
        (offset,) = _numbers(self._table, self._at + 10 + 2 * index, 1)
        start = self._at + offset
        (count,) = _numbers(self._table, start, 1)
        step = 1 + self._size
        seconds = _numbers(self._table, start + 2, count * step)[::step]
        if not self._known:
            return dict.fromkeys(seconds, 0)
        signed = struct.unpack_from(f">{count * step}h", self._table, start + 2)
        return dict(zip(seconds, signed[1 + self._skipped :: step], strict=True))


class _Classed(_Subtable):
    """Pairs of class and class, which know all that is covered: PairPosFormat2."""

    def __init__(self, table: bytes, at: int) -> None:
        super().__init__(table, at)
        first, second, self._rows, self._columns = _numbers(table, at + 8, 4)
        self._first = _Ranges(table, at + first)
        self._second = _Ranges(table, at + second)

    def advance(self, first: int, second: int) -> int | None:
        if self._coverage.index(first) is None:
            return None
        row, column = self._first.category(first), self._second.category(second)
        if row >= self._rows or column >= self._columns:
            return None
        if not self._known:
            return 0
        place = (row * self._columns + column) * self._size + self._skipped
        found: int
        (found,) = struct.unpack_from(">h", self._table, self._at + 16 + 2 * place)
        return found


_FORMATS = {1: _Listed, 2: _Classed}


class _Ranges:
    """Glyphs by ranges with a number to each: a coverage or a definition of classes."""

    def __init__(self, table: bytes, at: int) -> None:
        self._table = table
        self._at = at

    def index(self, glyph: int) -> int | None:
        """Return the place of a glyph in a coverage."""
        starts, ends, numbers = self._covered
        found = bisect_right(starts, glyph) - 1
        if found < 0 or glyph > ends[found]:
            return None
        return numbers[found] + glyph - starts[found]

    def category(self, glyph: int) -> int:
        """Return the class of a glyph: 0 where none is given."""
        starts, ends, numbers = self._classed
        found = bisect_right(starts, glyph) - 1
        return numbers[found] if found >= 0 and glyph <= ends[found] else 0

    @cached_property
    def _covered(self) -> tuple[tuple[int, ...], ...]:
        form, count = _numbers(self._table, self._at, 2)
        if form == 1:
            glyphs = _numbers(self._table, self._at + 4, count)
            return glyphs, glyphs, tuple(range(count))
        return self._ranges(count)

    @cached_property
    def _classed(self) -> tuple[tuple[int, ...], ...]:
        form, start = _numbers(self._table, self._at, 2)
        if form == 1:
            (count,) = _numbers(self._table, self._at + 4, 1)
            glyphs = tuple(range(start, start + count))
            return glyphs, glyphs, _numbers(self._table, self._at + 6, count)
        return self._ranges(start)

    def _ranges(self, count: int) -> tuple[tuple[int, ...], ...]:
        numbers = _numbers(self._table, self._at + 4, 3 * count)
        return numbers[::3], numbers[1::3], numbers[2::3]
