"""How the fonts of a document are put into a PDF file, and text into their codes.

A face is embedded as a Type0 font whose codes are two bytes and count from 1 in the
order of first use.  Ghostscript reads the bullet of a one-byte TrueType font as a
quotation mark; a Type0 font with one code to one character misleads no reader.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from cvexport.exporters.fonts import truetype
from cvexport.exporters.fonts.faces import (
    NO_BREAK_SPACES,
    SPACE,
    Descriptor,
    FontFace,
    VendoredFace,
)
from cvexport.exporters.fonts.kerning import MOVES, UNMOVED
from cvexport.exporters.pdf.reportlab_parts import TTFontFile
from cvexport.exporters.pdf.writer import (
    IndirectObject,
    PdfWriter,
    array,
    number,
    numbers,
    stream,
)


class Subset(dict[int, str]):
    """What one file uses of a face: the code of each character, four hex digits.

    Made for `str.translate`, which asks for a code point; the first time one is asked
    for it is given the next code.  A move ends one string of an array and begins the
    next.
    """

    def __init__(self, face: FontFace, resource: str, missing: dict[str, None]) -> None:
        super().__init__()
        self.face = face
        self.resource = resource
        self.points: list[int] = []
        self._missing = missing

    def __missing__(self, point: int) -> str:
        code = self[point] = self._code(point)
        return code

    def _code(self, point: int) -> str:
        if point in MOVES:
            # ISO 32000-1, 9.4.3: numbers between strings are subtracted.
            return f">{UNMOVED - point}<"
        if point in NO_BREAK_SPACES:
            # Line breaking has seen to them; readers split words at plain spaces.
            return self[SPACE]
        if point not in self.face.widths:
            self._missing[chr(point)] = None
            return "0000"
        self.points.append(point)
        return f"{len(self.points):04X}"


class FontSet:
    """The fonts of one file, and the characters that they can't draw."""

    def __init__(self) -> None:
        self._subsets: dict[FontFace, Subset] = {}
        self._missing: dict[str, None] = {}

    def subset(self, face: FontFace) -> Subset:
        """Return the subset of a face, begun when first asked for."""
        found = self._subsets.get(face)
        if found is None:
            resource = f"F{len(self._subsets) + 1}"
            found = Subset(face, resource, self._missing)
            self._subsets[face] = found
        return found

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters without a glyph, in the order they were asked for."""
        return tuple(self._missing)

    def embed(self, writer: PdfWriter) -> None:
        """Add every font to the file."""
        for subset in self._subsets.values():
            made = _embedded(subset.face, tuple(subset.points))
            writer.add_font(subset.resource, made.added_to(writer))


class _Embedded(NamedTuple):
    """The objects of a font, complete but for the references between them."""

    program: bytes
    descriptor: bytes
    glyph_map: bytes
    descendant: bytes
    to_unicode: bytes
    font: bytes

    def added_to(self, writer: PdfWriter) -> IndirectObject:
        """Add the objects to a file and return the Type0 font."""
        program = writer.add(self.program).reference
        descriptor = writer.add(b"<<%s/FontFile2 %s>>" % (self.descriptor, program))
        glyph_map = b"/Identity"
        if self.glyph_map:
            glyph_map = writer.add(self.glyph_map).reference
        descendant = writer.add(
            b"<<%s/FontDescriptor %s/CIDToGIDMap %s>>"
            % (self.descendant, descriptor.reference, glyph_map)
        )
        to_unicode = writer.add(self.to_unicode).reference
        return writer.add(
            b"<<%s/DescendantFonts[%s]/ToUnicode %s>>"
            % (self.font, descendant.reference, to_unicode)
        )


@lru_cache(maxsize=16)
def _embedded(face: FontFace, points: tuple[int, ...]) -> _Embedded:
    program, glyph_map = _program(face, points)
    base = f"{_tag(program)}+{face.descriptor.name}".encode()
    return _Embedded(
        program=stream(b"/Length1 %d" % len(program), program),
        descriptor=_descriptor(base, face.descriptor),
        glyph_map=stream(b"", glyph_map) if glyph_map else b"",
        descendant=(
            b"/Type/Font/Subtype/CIDFontType2/BaseFont/%s"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W %s"
            % (base, _widths(face, points))
        ),
        to_unicode=stream(b"", _to_unicode(face, points)),
        font=b"/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H" % base,
    )


def _program(face: FontFace, points: Sequence[int]) -> tuple[bytes, bytes]:
    """Return a TrueType font of these code points, and the map from code to glyph.

    The map is empty where the two are equal.  Two characters may share a glyph (micro
    and mu, hyphen and no-break hyphen) but not a code, or one of them would be read as
    the other.
    """
    if not isinstance(face, VendoredFace):
        return face.redrawn(points), b""
    drawn = face.drawn(points)
    # A copy, because it keeps the place where it reads: threads share the original.
    program: bytes = copy(_parsed(face)).makeSubset(drawn)
    glyphs = [face.glyphs[point] for point in drawn]
    numbered = {glyph: index for index, glyph in enumerate(dict.fromkeys(glyphs), 1)}
    if len(numbered) == len(points):
        return program, b""
    mapped = (0, *(numbered[glyph] for glyph in glyphs))
    return program, b"".join(glyph.to_bytes(2, "big") for glyph in mapped)


@cache
def _parsed(face: VendoredFace) -> Any:
    """Return reportlab's font, its big tables read faster than it would read them.

    It reads them a number at a time, which takes 5 to 12 ms a face: a tenth of a cold
    start.
    """
    data = face.font_file()
    font = TTFontFile(BytesIO(data), charInfo=0)
    tables = truetype.tables(data)
    font.charToGlyph = face.glyphs
    font.hmetrics = truetype.metrics(tables)
    font.glyphPos = truetype.positions(tables)
    return font


def _tag(file: bytes) -> str:
    """Return six capitals that name a subset: ISO 32000-1, 9.6.4."""
    rest = zlib.crc32(file)
    letters = []
    for _ in range(6):
        rest, digit = divmod(rest, 26)
        letters.append(chr(ord("A") + digit))
    return "".join(letters)


def _descriptor(base: bytes, metrics: Descriptor) -> bytes:
    symbolic, italic = 1 << 2, 1 << 6
    flags = symbolic | (italic if metrics.italic_angle else 0)
    entries = (
        f"/Flags {flags}/FontBBox[{numbers(metrics.bounds)}]"
        f"/ItalicAngle {number(metrics.italic_angle)}"
        f"/Ascent {number(metrics.ascent)}/Descent {number(metrics.descent)}"
        f"/CapHeight {number(metrics.cap_height)}/StemV {number(metrics.stem)}"
    )
    return b"/Type/FontDescriptor/FontName/%s%s" % (base, entries.encode())


def _widths(face: FontFace, points: Sequence[int]) -> bytes:
    widths = [face.missing_width, *(face.widths[point] for point in points)]
    return array((b"0", b"[%s]" % numbers(widths).encode()))


def _to_unicode(face: FontFace, points: Sequence[int]) -> bytes:
    """Return the map from code to text: ISO 32000-1, 9.10.3; UTF-16, so complete."""
    lines = [
        f"<{code:04X}> <{face.text(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(points, 1)
    ]
    return "\n".join([*_CMAP_HEAD, *_blocks(lines), *_CMAP_FOOT]).encode()


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_CMAP_FOOT = (
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
)
_CMAP_BLOCK = 100
"""The most lines of a block that a PostScript interpreter must take."""


def _blocks(lines: Sequence[str]) -> Iterable[str]:
    for start in range(0, len(lines), _CMAP_BLOCK):
        block = lines[start : start + _CMAP_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"
