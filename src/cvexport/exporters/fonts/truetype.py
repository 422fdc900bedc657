"""The big tables of a TrueType font, each read at one stroke.

reportlab reads them a number at a time, which takes 5 to 12 ms a face: a tenth of a
cold start.  Read like this they take under one.
"""

from __future__ import annotations

import struct
from itertools import chain

_SEGMENTED_COVERAGE = 12
"""The format of a character map that reaches beyond the Basic Multilingual Plane."""


def glyphs(cmap: bytes) -> dict[int, int]:
    """Return the glyph of each code point that has one."""
    start = _subtable(cmap)
    (count,) = struct.unpack_from(">L", cmap, start + 12)
    groups = struct.iter_unpack(">LLL", cmap[start + 16 : start + 16 + 12 * count])
    return dict(
        chain.from_iterable(
            zip(
                range(first, last + 1),
                range(glyph, glyph + last - first + 1),
                strict=True,
            )
            for first, last, glyph in groups
        )
    )


def _subtable(cmap: bytes) -> int:
    """Return where the map begins; the last is that of Windows, as good as any."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    records = struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * count])
    starts: list[int] = [
        start
        for _, _, start in records
        if struct.unpack_from(">H", cmap, start) == (_SEGMENTED_COVERAGE,)
    ]
    if not starts:
        raise ValueError("the font has no character map of format 12")
    return starts[-1]


def metrics(hmtx: bytes, full: int, count: int) -> list[tuple[int, int]]:
    """Return advance and left bearing of `count` glyphs, in the font's own units.

    After the first `full` glyphs the table gives bearings only: the last advance
    holds on.  Bearings come unsigned, as reportlab writes them back.
    """
    pairs: list[tuple[int, int]] = list(struct.iter_unpack(">HH", hmtx[: 4 * full]))
    bearings = struct.unpack_from(f">{count - full}H", hmtx, 4 * full)
    advance, _ = pairs[-1]
    return pairs + [(advance, bearing) for bearing in bearings]


def positions(loca: bytes, count: int, *, long: bool) -> list[int]:
    """Return where each of `count` glyphs begins in `glyf`, and where the last ends."""
    if long:
        return list(struct.unpack_from(f">{count + 1}L", loca))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", loca)]
