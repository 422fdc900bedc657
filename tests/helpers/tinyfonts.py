"""Fonts of a few square letters, of every make that a source may name."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fontTools.designspaceLib import (
    AxisDescriptor,
    DesignSpaceDocument,
    SourceDescriptor,
)
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib import build

UNITS = 1000
CREATED = 3_600_000_000
"""Seconds since 1904; no clock is read."""


def truetype(letters: str, **options: Any) -> bytes:
    """Return a TrueType font; see `_made` for the options."""
    return _bytes(_made(letters, is_truetype=True, **options).font)


def opentype(letters: str, **options: Any) -> bytes:
    """Return an OpenType font with cubic curves."""
    return _bytes(_made(letters, is_truetype=False, **options).font)


def collection(*fonts: bytes) -> bytes:
    """Return the fonts in one file."""
    made = TTCollection()
    made.fonts = [TTFont(BytesIO(font)) for font in fonts]
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def variable(letters: str) -> bytes:
    """Return a font with an axis of weights: letters 200 wide at 400, 500 at 700."""
    space = DesignSpaceDocument()
    axis = AxisDescriptor(
        tag="wght", name="Weight", minimum=400, default=400, maximum=700
    )
    space.addAxis(axis)
    for weight, width in ((400, 200), (700, 500)):
        source = SourceDescriptor(location={"Weight": weight})
        source.font = _made(letters, is_truetype=True, width=width).font
        space.addSource(source)
    font, _, _ = build(space)
    return _bytes(font)


def _made(
    letters: str,
    *,
    is_truetype: bool,
    family: str = "Tiny",
    weight: int = 400,
    rights: int = 0,
    width: int = 200,
) -> FontBuilder:
    """Return a font whose letters are rectangles of a width, one em high.

    `rights` is the OS/2 table's fsType.
    """
    names = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(UNITS, isTTF=is_truetype)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    if is_truetype:
        builder.setupGlyf({name: _rectangle(width) for name in order})
    else:
        drawn = {name: _ellipse(width) for name in order}
        builder.setupCFF(f"{family}-Regular", {}, drawn, {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width + 100, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "psName": f"{family}-Regular"})
    builder.setupOS2(usWeightClass=weight, fsType=rights, sCapHeight=700)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = CREATED
    return builder


def _rectangle(width: int) -> Any:
    pen = TTGlyphPen(None)
    _draw_rectangle(pen, width)
    return pen.glyph()


def _draw_rectangle(pen: Any, width: int) -> None:
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((50 + width, 700))
    pen.lineTo((50 + width, 0))
    pen.closePath()


def _ellipse(width: int) -> Any:
    """Return a round letter of cubic curves, counter-clockwise as the format has it."""
    pen = T2CharStringPen(width + 100, None)
    left, middle, right = 50, 50 + width / 2, 50 + width
    reach = 0.5523
    h, v = width / 2 * reach, 350 * reach
    pen.moveTo((middle, 0))
    pen.curveTo((middle + h, 0), (right, 350 - v), (right, 350))
    pen.curveTo((right, 350 + v), (middle + h, 700), (middle, 700))
    pen.curveTo((middle - h, 700), (left, 350 + v), (left, 350))
    pen.curveTo((left, 350 - v), (middle - h, 0), (middle, 0))
    pen.closePath()
    return pen.getCharString()


def _bytes(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    file = BytesIO()
    font.save(file)
    return file.getvalue()
