"""Glyphs as paths: the outlines of a TrueType font as PDF operators.

TrueType curves are quadratic and may leave out the points between two controls; those
of PDF are cubic.  After Apple's TrueType Reference Manual, "glyf".
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cvexport.exporters.fonts import truetype
from cvexport.exporters.fonts.faces import VendoredFace

Drawings = Callable[[int], bytes]
"""Returns the entry of a glyph in `glyf`, empty where the glyph is blank."""


class Point(NamedTuple):
    """A point of a contour, in units of the font; one off the curve is a control."""

    x: float
    y: float
    on: bool = True


Contour = Sequence[Point]

_ON, _REPEATED = 1, 8
_SHORT_X, _SHORT_Y = 2, 4
_SAME_X, _SAME_Y = 16, 32
_WORDS, _SCALED, _MORE, _SCALED_APART, _TRANSFORMED = 1, 8, 32, 64, 128


def path(contour: Contour, right: float) -> Iterator[str]:
    """Yield operators that draw a contour, moved `right`, rounded to whole units."""
    start, rest = _begun([point._replace(x=point.x + right) for point in contour])
    yield f"{_operands(start)} m"
    current, control = start, None
    for point in rest:
        if control:
            end = point if point.on else _middle(control, point)
            yield _curve(current, control, end)
            current = end
        elif point.on:
            yield f"{_operands(point)} l"
            current = point
        control = None if point.on else point
    if control:
        yield _curve(current, control, start)
    yield "h"


def _begun(contour: Contour) -> tuple[Point, Contour]:
    """Return a point on the curve and the points after it."""
    first, last = contour[0], contour[-1]
    if first.on:
        return first, contour[1:]
    if last.on:
        return last, contour[:-1]
    return _middle(last, first), contour


def _middle(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


def _curve(start: Point, control: Point, end: Point) -> str:
    """Return a quadratic curve as a cubic one."""
    controls = (
        Point((each.x + 2 * control.x) / 3, (each.y + 2 * control.y) / 3)
        for each in (start, end)
    )
    return f"{_operands(*controls, end)} c"


def _operands(*points: Point) -> str:
    return " ".join(f"{round(point.x)} {round(point.y)}" for point in points)


@cache
def drawings(face: VendoredFace) -> Drawings:
    """Return what finds the drawing of a glyph in the font of a face."""
    tables = truetype.tables(face.font_file())
    starts = truetype.positions(tables)
    return lambda glyph: tables[b"glyf"][starts[glyph] : starts[glyph + 1]]


def contours(glyph: int, drawings: Drawings) -> list[Contour]:
    """Return the contours of a glyph and of its components.

    Components are placed by offsets; the family has none that are placed by points.
    """
    data = drawings(glyph)
    if not data:
        return []
    (count,) = struct.unpack_from(">h", data)
    return _simple(data, count) if count >= 0 else _composite(data, drawings)


def _simple(data: bytes, count: int) -> list[Contour]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    total = ends[-1] + 1 if ends else 0
    at = 10 + 2 * count
    (instructions,) = struct.unpack_from(">H", data, at)
    flags, at = _flags(data, at + 2 + instructions, total)
    across, at = _coordinates(data, at, flags, _SHORT_X, _SAME_X)
    up, at = _coordinates(data, at, flags, _SHORT_Y, _SAME_Y)
    points = [
        Point(x, y, bool(flag & _ON))
        for x, y, flag in zip(across, up, flags, strict=True)
    ]
    starts = (0, *(end + 1 for end in ends))
    return [points[start:end] for start, end in pairwise(starts)]


def _flags(data: bytes, at: int, total: int) -> tuple[list[int], int]:
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        repeats = data[at + 1] if flag & _REPEATED else 0
        flags += [flag] * (1 + repeats)
        at += 2 if flag & _REPEATED else 1
    return flags, at


def _coordinates(
    data: bytes, at: int, flags: Sequence[int], short: int, same: int
) -> tuple[list[int], int]:
    """Return coordinates and where they end; each is relative to the one before it.

    A short one has one byte, and is positive if the flag has `same`.
    """
    value = 0
    found = []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        found.append(value)
    return found, at


def _composite(data: bytes, drawings: Drawings) -> list[Contour]:
    found: list[Contour] = []
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", data, at)
        offsets = ">hh" if flags & _WORDS else ">bb"
        right, up = struct.unpack_from(offsets, data, at + 4)
        at += 4 + struct.calcsize(offsets)
        (a, b, c, d), at = _scale(data, at, flags)
        found += [
            [
                Point(a * x + c * y + right, b * x + d * y + up, on)
                for x, y, on in contour
            ]
            for contour in contours(glyph, drawings)
        ]
    return found


def _scale(
    data: bytes, at: int, flags: int
) -> tuple[tuple[float, float, float, float], int]:
    """Return the matrix of a component, its numbers in the format F2DOT14."""
    count = 1 if flags & _SCALED else 2 if flags & _SCALED_APART else 0
    count = 4 if flags & _TRANSFORMED else count
    values = [each / 2**14 for each in struct.unpack_from(f">{count}h", data, at)]
    at += 2 * count
    match values:
        case [both]:
            return (both, 0, 0, both), at
        case [across, up]:
            return (across, 0, 0, up), at
        case [a, b, c, d]:
            return (a, b, c, d), at
    return (1, 0, 0, 1), at
