"""Write the tables of the vendored faces, read with fontTools: `nox -s fonts`."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from fontTools.ttLib import TTFont

from cvexport.exporters.fonts.faces import FaceName
from cvexport.exporters.fonts.tables import HEADER, FaceMetrics

FOLDER = Path(__file__).parents[2] / "src/cvexport/exporters/fonts/source_sans"
_CLASSES = 2
"""The format of pairs of classes: OpenType 1.9, GPOS, "Pair adjustment"."""


def main() -> None:
    """Write the tables of every face beside its font."""
    for name in get_args(FaceName):
        place = FOLDER / f"SourceSans3-{name}.ttf"
        place.with_suffix(".tables").write_bytes(packed(TTFont(place)))


def packed(font: TTFont) -> bytes:
    """Return the tables of a font as `cvexport.exporters.fonts.tables` reads them."""
    named: dict[int, str] = font.getBestCmap()
    names = [named[point] for point in sorted(named)]
    text = "".join(map(chr, sorted(named))).encode()
    rows, columns, values, cells = _classed(moves(font, names))
    advances = [font["hmtx"][name][0] for name in names]
    glyphs = [font.getGlyphID(name) for name in names]
    counts = (len(text), len(names), len(set(rows)), len(set(columns)), len(values))
    return b"".join(
        (
            HEADER.pack(*metrics(font), *counts),
            text,
            struct.pack(f">{2 * len(names)}H", *glyphs, *advances),
            bytes(rows),
            bytes(columns),
            struct.pack(f">{len(values)}h", *values),
            bytes(cells),
        )
    )


def metrics(font: TTFont) -> FaceMetrics:
    """Return the measures of a whole face."""
    head, wide, other = font["head"], font["hhea"], font["OS/2"]
    return FaceMetrics(
        units=head.unitsPerEm,
        missing_width=font["hmtx"][".notdef"][0],
        left=head.xMin,
        bottom=head.yMin,
        right=head.xMax,
        top=head.yMax,
        italic_angle=int(font["post"].italicAngle),
        ascent=wide.ascent,
        descent=wide.descent,
        cap_height=getattr(other, "sCapHeight", 0) or wide.ascent,
        # No table has the width of a stem; this is how reportlab guesses it.
        stem=50 + int((other.usWeightClass / 65) ** 2),
    )


def moves(font: TTFont, names: Sequence[str]) -> list[list[int]]:
    """Return the moves of the feature `kern`: a row for each first glyph of a pair.

    A pair is looked up in the subtables of each lookup up to the first that knows it.
    """
    if "GPOS" not in font:
        return [[0] * len(names) for _ in names]
    table = font["GPOS"].table
    indices = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    lookups = [table.LookupList.Lookup[index].SubTable for index in sorted(indices)]
    found = [[_row(lookup, first, names) for lookup in lookups] for first in names]
    return [[sum(moved) for moved in zip(*rows, strict=True)] for rows in found]


def _row(lookup: Sequence[Any], first: str, names: Sequence[str]) -> list[int]:
    """Return the moves of a first glyph with each second one, by one lookup."""
    known: dict[str, int] = {}
    for extension in lookup:
        subtable = extension.ExtSubTable
        if first not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == _CLASSES:
            row = subtable.ClassDef1.classDefs.get(first, 0)
            by_class = [
                record.Value1.XAdvance
                for record in subtable.Class1Record[row].Class2Record
            ]
            classes = subtable.ClassDef2.classDefs
            every = {name: by_class[classes.get(name, 0)] for name in names}
            known = {**every, **known}
            break
        index = subtable.Coverage.glyphs.index(first)
        records = subtable.PairSet[index].PairValueRecord
        known = {each.SecondGlyph: each.Value1.XAdvance for each in records} | known
    return [known.get(name, 0) for name in names]


def _classed(
    table: Sequence[Sequence[int]],
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return classes of first and of second glyphs, the moves, and the cells.

    Glyphs with the same moves beside all others are of one class.
    """
    rows, kept = _alike(table)
    columns, turned = _alike(list(zip(*kept, strict=True)))
    values = sorted({move for column in turned for move in column})
    cells = [values.index(move) for row in zip(*turned, strict=True) for move in row]
    return rows, columns, values, cells


def _alike(lines: Sequence[Sequence[int]]) -> tuple[list[int], list[Sequence[int]]]:
    """Return the number of each line, equal ones alike, and one line of each number."""
    numbers: dict[tuple[int, ...], int] = {}
    found = [numbers.setdefault(tuple(line), len(numbers)) for line in lines]
    return found, list(numbers)


if __name__ == "__main__":
    main()
