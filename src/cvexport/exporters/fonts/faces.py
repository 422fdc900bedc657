"""The faces of the family: how wide text is, and what of a face a file must carry.

A face is embedded as a Type0 font whose codes are two bytes and count from 1 in the
order of first use.  Ghostscript reads the bullet of a one-byte TrueType font as a
quotation mark; a Type0 font with one code to one character misleads no reader.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from typing import Literal, NamedTuple
from unicodedata import combining

from cvexport.errors import MissingGlyphs
from cvexport.exporters.fonts.kerning import Kerning
from cvexport.exporters.pdf.syntax import array, number, numbers, stream
from cvexport.exporters.pdf.writer import Carrier, FontProgram, Indirect

FaceName = Literal["Regular", "Bold", "Italic", "BoldItalic"]

_FACES: dict[tuple[bool, bool], FaceName] = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
"""By whether a face is bold and whether it is italic."""
_FOLDER = Path(__file__).parent / "source_sans"
_SPACE = 0x20
_NO_BREAK_SPACES = frozenset({0xA0, 0x202F})
_MIRRORED = 0x100000
"""Added to the code point of a bracket that is drawn as its mirror image: plane 16."""
_MOVES = range(0xD800, 0xE000)
"""Code points that stand for a move of so many thousandths of an em, between letters.

They are surrogates, which no text holds: so one `str.translate` writes a whole line,
letters and moves alike.
"""
UNMOVED = 0xDC00
_APART = 50
"""The furthest that letters are moved apart: at 80 PDFBox and Tika see two words in
`(java)`, at 100 pypdf and pdfminer in others."""
_OVERLAP = 0.4
"""The most of the narrower letter that the other may cover: at a half Ruby's pdf-reader
takes the two for one that is printed twice, and loses the quote of `.”`."""


class Measured(NamedTuple):
    """A text as a face sets it, its widths in thousandths of an em.

    `inked` is the width without the spaces at its end; `kerned` is the text with a
    move between the letters of each pair that has one.
    """

    width: float
    inked: float
    kerned: str


class Facts(NamedTuple):
    """What a file has to say of a font; all measures are thousandths of an em."""

    name: str
    bounds: Sequence[float]
    italic_angle: float
    ascent: float
    descent: float
    cap_height: float
    stem: float


class Face:
    """A face in which text is set: what is asked of the family and of any other.

    `widths` are those of the code points it draws, in thousandths of an em, as are all
    measures; `stroke` is how much its letters are thickened.
    """

    facts: Facts
    missing_width = 500.0
    is_bold = False

    def __init__(self, stroke: float = 0.0) -> None:
        self.stroke = stroke
        self.widths: dict[int, float] = {}
        self.advances: dict[str, float] = {}
        self.measured = lru_cache(maxsize=1 << 14)(self._measured)
        """Return a text as it is set; remembers words."""

    def width(self, text: str) -> float:
        """Return how wide a text is as it is set."""
        return self.measured(text).width

    def _measured(self, text: str) -> Measured:
        return Measured(self._advance(text), self._advance(text.rstrip(" ")), text)

    def _advance(self, text: str) -> float:
        advances = self.advances
        try:
            return sum([advances[character] for character in text])
        except KeyError:
            surrogates = {one: None for one in text if ord(one) in _MOVES}
            if surrogates:
                raise MissingGlyphs(tuple(surrogates)) from None
            missing = self.missing_width
            return sum([advances.get(character, missing) for character in text])

    def joined(self, kerned: str) -> tuple[str, float]:
        """Return words as one text, and the sum of the moves that this adds."""
        return kerned, 0.0

    def text(self, point: int) -> str:
        """Return the text that a code point stands for."""
        return chr(point)

    def program(self, points: Sequence[int]) -> bytes:
        """Return a TrueType font of the glyphs of these code points."""
        raise NotImplementedError

    def glyph_map(self, points: Sequence[int]) -> bytes:  # noqa: ARG002
        """Return which glyph of `program` each code is, empty if they are the same."""
        return b""


class FamilyFace(Face):
    """One face of the family, parsed; it is kerned."""

    def __init__(self, name: FaceName) -> None:
        super().__init__()
        data = (_FOLDER / f"SourceSans3-{name}.ttf").read_bytes()
        self.font = FontProgram(data)
        self.widths = _with_wider_spaces(self.font.widths)
        self.advances = {chr(code): width for code, width in self.widths.items()}
        self.missing_width = self.font.missing_width
        self.facts = Facts(*(getattr(self.font, each) for each in Facts._fields))
        self.is_bold = name.startswith("Bold")
        self._moves = _Moves(self.font.kerning, self.widths)
        self._mirrored: dict[int, int] = {}

    def mirrored(self, text: str) -> str:
        """Return a text from the right, code points for what is drawn mirrored in it.

        Such a bracket is read as what it means, an opening one.
        """
        if text.isalpha() or text.isspace():
            return text
        return "".join(map(self._in_mirror, text))

    def _in_mirror(self, character: str) -> str:
        from cvexport.exporters.pdf.bidi import (
            levels,  # few CVs have text from the right
        )

        drawn = levels.mirror(character)
        if drawn == character or ord(drawn) not in self.widths:
            return character
        point = _MIRRORED + ord(character)
        self._mirrored[point] = ord(drawn)
        self.widths[point] = self.advances[chr(point)] = self.widths[ord(drawn)]
        return chr(point)

    def text(self, point: int) -> str:
        """Return the text that a code point stands for."""
        return chr(point - _MIRRORED if point in self._mirrored else point)

    def _drawn(self, points: Sequence[int]) -> list[int]:
        return [self._mirrored.get(point, point) for point in points]

    def _measured(self, text: str) -> Measured:
        bare = text.rstrip(" ")
        inked = self._advance(bare)
        spaces = (len(text) - len(bare)) * self.advances[" "]
        moves = [self._moves[pair] for pair in map(add, bare, bare[1:])]
        if any(moves):
            inked += sum(moves)
            text = _kerned(text, moves)
        return Measured(inked + spaces, inked, text)

    def program(self, points: Sequence[int]) -> bytes:
        """Return a TrueType font of the glyphs of these code points."""
        return self.font.subset(self._drawn(points))

    def glyph_map(self, points: Sequence[int]) -> bytes:
        """Return the map from code to glyph, empty where the two are equal.

        Two characters may share a glyph (micro and mu, hyphen and no-break hyphen) but
        not a code, or one of them would be read as the other.
        """
        glyphs = [self.font.glyph(point) for point in self._drawn(points)]
        numbered: dict[int, int] = {}
        for glyph in glyphs:
            numbered.setdefault(glyph, len(numbered) + 1)
        if len(numbered) == len(points):
            return b""
        numbers_of = (numbered[glyph] for glyph in glyphs)
        return b"".join(each.to_bytes(2, "big") for each in (0, *numbers_of))


class _Moves(dict[str, int]):
    """The move of each pair of letters of a face, looked up when first asked for."""

    def __init__(self, kerning: Kerning, widths: Mapping[int, float]) -> None:
        super().__init__()
        self._kerning = kerning
        self._widths = widths

    def __missing__(self, pair: str) -> int:
        move = self[pair] = self._move(*pair)
        return move

    def _move(self, first: str, second: str) -> int:
        """Return the move that the font asks for, as far as readers bear it.

        Next to a space it would make a gap between words that isn't as wide as the
        others; figures stand below each other; a mark moves with its letter.
        """
        spaced = first.isspace() or second.isspace()
        figures = first.isdecimal() and second.isdecimal()
        if spaced or figures or combining(first) or combining(second):
            return 0
        points = ord(first), ord(second)
        move = self._kerning.between(*points)
        if not move:
            return 0
        narrower = min(1000, *(self._widths[point] for point in points))
        return max(min(move, _APART), -int(narrower * _OVERLAP))


def _kerned(text: str, moves: Sequence[int]) -> str:
    """Return `text` with the moves after its letters; they end before it does."""
    marks = [chr(UNMOVED + move) if move else "" for move in moves]
    return "".join(map(add, text, marks)) + text[len(marks) :]


def unkerned(text: str) -> str:
    """Return `text` without moves."""
    return "".join([one for one in text if ord(one) not in _MOVES])


def _with_wider_spaces(widths: Mapping[int, float]) -> dict[int, float]:
    """Return `widths` with the space, drawn for no-break spaces too, widened by one.

    Ruby's pdf-reader sees a new word where a gap is a fifth of an em.  The space of
    this family is just that, and rounding glued two words on three pages.  PDF/A
    lets a width differ by one from the font's own.
    """
    space = widths[_SPACE] + 1
    return {**widths, _SPACE: space, **dict.fromkeys(_NO_BREAK_SPACES, space)}


@cache
def face(*, bold: bool = False, italic: bool = False) -> FamilyFace:
    """Return a face of the family, read when first asked for."""
    return FamilyFace(_FACES[bold, italic])


class Subset(dict[int, str]):
    """What one file uses of a face: the code of each character, four hex digits.

    Made for `str.translate`, which asks for a code point; the first time one is asked
    for it is given the next code.  A move ends one string of an array and begins the
    next.
    """

    def __init__(self, source: Face, resource: str, missing: dict[str, None]) -> None:
        super().__init__()
        self.face = source
        self.resource = resource
        self.points: list[int] = []
        self._missing = missing

    def __missing__(self, point: int) -> str:
        code = self[point] = self._code(point)
        return code

    def _code(self, point: int) -> str:
        if point in _MOVES:
            # ISO 32000-1, 9.4.3: what stands between strings is taken off.
            return f">{UNMOVED - point}<"
        if point in _NO_BREAK_SPACES:
            # Not to break is the layout's affair; readers part words at plain spaces.
            return self[_SPACE]
        if point not in self.face.widths:
            self._missing[chr(point)] = None
            return "0000"
        self.points.append(point)
        return f"{len(self.points):04X}"


class FontSet:
    """The fonts of one file, and the characters that they can't draw."""

    def __init__(self) -> None:
        self._subsets: dict[Face, Subset] = {}
        self._missing: dict[str, None] = {}

    def subset(self, used: Face) -> Subset:
        """Return the subset of a face, begun when first asked for."""
        found = self._subsets.get(used)
        if found is None:
            resource = f"F{len(self._subsets) + 1}"
            found = Subset(used, resource, self._missing)
            self._subsets[used] = found
        return found

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters without a glyph, in the order they were asked for."""
        return tuple(self._missing)

    def embed(self, carrier: Carrier) -> None:
        """Add every font to the file."""
        for subset in self._subsets.values():
            made = _embedded(subset.face, tuple(subset.points))
            carrier.add_font(subset.resource, made.added_to(carrier))


class _Embedded(NamedTuple):
    """The objects of a font, complete but for the references between them."""

    program: bytes
    descriptor: bytes
    glyph_map: bytes
    descendant: bytes
    to_unicode: bytes
    font: bytes

    def added_to(self, carrier: Carrier) -> Indirect:
        """Add the objects to a file and return the Type0 font."""
        program = carrier.add(self.program).reference
        descriptor = carrier.add(b"<<%s/FontFile2 %s>>" % (self.descriptor, program))
        glyph_map = b"/Identity"
        if self.glyph_map:
            glyph_map = carrier.add(self.glyph_map).reference
        descendant = carrier.add(
            b"<<%s/FontDescriptor %s/CIDToGIDMap %s>>"
            % (self.descendant, descriptor.reference, glyph_map)
        )
        to_unicode = carrier.add(self.to_unicode).reference
        return carrier.add(
            b"<<%s/DescendantFonts[%s]/ToUnicode %s>>"
            % (self.font, descendant.reference, to_unicode)
        )


@lru_cache(maxsize=16)
def _embedded(source: Face, points: tuple[int, ...]) -> _Embedded:
    file = source.program(points)
    base = f"{_tag(file)}+{source.facts.name}".encode()
    glyph_map = source.glyph_map(points)
    return _Embedded(
        program=stream(b"/Length1 %d" % len(file), file),
        descriptor=_descriptor(base, source.facts),
        glyph_map=stream(b"", glyph_map) if glyph_map else b"",
        descendant=(
            b"/Type/Font/Subtype/CIDFontType2/BaseFont/%s"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W %s"
            % (base, _widths(source, points))
        ),
        to_unicode=stream(b"", _to_unicode(source, points)),
        font=b"/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H" % base,
    )


def _tag(file: bytes) -> str:
    """Return six capitals that name a subset: ISO 32000-1, 9.6.4."""
    rest = zlib.crc32(file)
    letters = []
    for _ in range(6):
        rest, digit = divmod(rest, 26)
        letters.append(chr(ord("A") + digit))
    return "".join(letters)


def _descriptor(base: bytes, facts: Facts) -> bytes:
    symbolic, italic = 1 << 2, 1 << 6
    flags = symbolic | (italic if facts.italic_angle else 0)
    entries = (
        f"/Flags {flags}/FontBBox[{numbers(facts.bounds)}]"
        f"/ItalicAngle {number(facts.italic_angle)}"
        f"/Ascent {number(facts.ascent)}/Descent {number(facts.descent)}"
        f"/CapHeight {number(facts.cap_height)}/StemV {number(facts.stem)}"
    )
    return b"/Type/FontDescriptor/FontName/%s%s" % (base, entries.encode())


def _widths(source: Face, points: Sequence[int]) -> bytes:
    widths = [source.missing_width, *(source.widths[point] for point in points)]
    return array((b"0", b"[%s]" % numbers(widths).encode()))


def _to_unicode(source: Face, points: Sequence[int]) -> bytes:
    """Return the map from code to text: ISO 32000-1, 9.10.3; UTF-16, so complete."""
    lines = [
        f"<{code:04X}> <{source.text(point).encode('utf-16-be').hex().upper()}>"
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
