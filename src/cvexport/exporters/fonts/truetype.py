"""The tables of a TrueType font that embedding and drawing need, each read at once."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence


def tables(data: bytes) -> Mapping[bytes, bytes]:
    """Return the tables of a font by their tags."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = struct.iter_unpack(">4s4x2L", data[12 : 12 + 16 * count])
    return {tag: data[start : start + length] for tag, start, length in records}


def metrics(found: Mapping[bytes, bytes]) -> list[tuple[int, int]]:
    """Return advance and left bearing of each glyph, in the font's own units.

    The last glyphs have a bearing only and share the advance of the one before them.
    Bearings are unsigned, as reportlab writes them back.
    """
    hmtx = found[b"hmtx"]
    (full,) = struct.unpack_from(">H", found[b"hhea"], 34)
    pairs: list[tuple[int, int]] = list(struct.iter_unpack(">HH", hmtx[: 4 * full]))
    bearings = struct.iter_unpack(">H", hmtx[4 * full :])
    advance, _ = pairs[-1]
    return pairs + [(advance, bearing) for (bearing,) in bearings]


def positions(found: Mapping[bytes, bytes]) -> Sequence[int]:
    """Return where each glyph begins in `glyf`, and where the last one ends."""
    loca = found[b"loca"]
    (is_long,) = struct.unpack_from(">H", found[b"head"], 50)
    if is_long:
        return struct.unpack(f">{len(loca) // 4}L", loca)
    return [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]
