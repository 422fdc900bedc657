"""The faces of the family: which characters they have, and how wide text is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import Literal, NamedTuple

from cvexport.errors import MissingGlyphs
from cvexport.exporters.fonts.kerning import MOVES, Moves, kerned
from cvexport.exporters.fonts.tables import unpacked

FaceName = Literal["Regular", "Bold", "Italic", "BoldItalic"]

_FACES: dict[tuple[bool, bool], FaceName] = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
"""By whether a face is bold and whether it is italic."""
_FAMILY = Path(__file__).parent / "source_sans"
SYMBOLS = Path(__file__).parent / "symbols" / "CVSymbols"
"""The face of the symbols that the family lacks, without a suffix."""
SPACE = 0x20
NO_BREAK_SPACES = frozenset({0xA0, 0x202F})
_MIRRORED = 0x100000
"""Added to the code point of a bracket that is drawn as its mirror image: plane 16."""


class Measured(NamedTuple):
    """A text as a face sets it, its widths in thousandths of an em.

    `inked` is the width without the spaces at its end; `kerned` is the text with a
    move between the letters of each pair that has one.
    """

    width: float
    inked: float
    kerned: str


class Descriptor(NamedTuple):
    """What describes a font where it is embedded; thousandths of an em, and degrees."""

    name: str
    bounds: Sequence[float]
    italic_angle: float
    ascent: float
    descent: float
    cap_height: float
    stem: float


class FontFace:
    """A face in which text is set, of the family or of a font that a source names.

    `widths` are those of the code points it draws, in thousandths of an em, as are all
    measures; `stroke` is how much its letters are thickened.
    """

    descriptor: Descriptor
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
            surrogates = {one: None for one in text if ord(one) in MOVES}
            if surrogates:
                raise MissingGlyphs(tuple(surrogates)) from None
            missing = self.missing_width
            return sum([advances.get(character, missing) for character in text])

    def joined(self, kerned: str) -> tuple[str, float]:
        """Return words as one text, and the sum of the moves that this adds."""
        return kerned, 0.0

    def has(self, text: str) -> bool:
        """Return whether the face draws every character of a text."""
        return text.isascii() or self.advances.keys() >= set(text)

    def text(self, point: int) -> str:
        """Return the text that a code point stands for."""
        return chr(point)

    def redrawn(self, points: Sequence[int]) -> bytes:
        """Return a TrueType font whose glyphs from 1 draw these code points, in order.

        Only fallbacks are redrawn: of the family's own fonts a subset will do.
        """
        raise NotImplementedError


class VendoredFace(FontFace):
    """A face that comes with the package, of the family or of symbols; it is kerned.

    `place` is that of its files, without a suffix.  `glyphs` are those of the code
    points in its font, whose `units` make an em.
    """

    def __init__(self, place: Path) -> None:
        super().__init__()
        self._place = place
        found = unpacked(place.with_suffix(".tables").read_bytes())
        metrics = found.metrics
        scale = 1000 / metrics.units
        points = [ord(character) for character in found.characters]
        widths = [advance * scale for advance in found.advances]
        self.widths = _with_wider_spaces(dict(zip(points, widths, strict=True)))
        self.advances = {chr(code): width for code, width in self.widths.items()}
        self.glyphs = dict(zip(points, found.glyphs, strict=True))
        self.units = metrics.units
        self.missing_width = metrics.missing_width * scale
        self.descriptor = Descriptor(
            name=place.name,
            bounds=[edge * scale for edge in metrics[2:6]],
            italic_angle=metrics.italic_angle,
            ascent=metrics.ascent * scale,
            descent=metrics.descent * scale,
            cap_height=metrics.cap_height * scale,
            stem=metrics.stem,
        )
        self.is_bold = "Bold" in place.name
        self._moves = Moves(found.kerning, scale, self.widths)
        self._mirrored: dict[int, int] = {}

    def font_file(self) -> bytes:
        """Return the TrueType font."""
        return self._place.with_suffix(".ttf").read_bytes()

    def drawn_as(self, character: str, drawn: str) -> str:
        """Return a code point that is read as one character and drawn as another.

        The character itself where the face lacks the other.
        """
        if drawn == character or ord(drawn) not in self.widths:
            return character
        point = _MIRRORED + ord(character)
        self._mirrored[point] = ord(drawn)
        self.widths[point] = self.advances[chr(point)] = self.widths[ord(drawn)]
        return chr(point)

    def text(self, point: int) -> str:
        """Return the text that a code point stands for."""
        return chr(point - _MIRRORED if point in self._mirrored else point)

    def drawn(self, points: Sequence[int]) -> list[int]:
        """Return the code points whose glyphs draw these: a bracket may be mirrored."""
        return [self._mirrored.get(point, point) for point in points]

    def _measured(self, text: str) -> Measured:
        bare = text.rstrip(" ")
        inked = self._advance(bare)
        spaces = (len(text) - len(bare)) * self.advances[" "]
        moves = [self._moves[pair] for pair in map(add, bare, bare[1:])]
        if any(moves):
            inked += sum(moves)
            text = kerned(text, moves)
        return Measured(inked + spaces, inked, text)


def _with_wider_spaces(widths: Mapping[int, float]) -> dict[int, float]:
    """Return `widths` with the space, drawn for no-break spaces too, widened by one.

    Ruby's pdf-reader sees a new word where a gap is a fifth of an em.  The space of
    this family is just that, and rounding glued two words on three pages.  PDF/A
    lets a width differ by one from the font's own.
    """
    space = widths[SPACE] + 1
    return {**widths, SPACE: space, **dict.fromkeys(NO_BREAK_SPACES, space)}


_read: dict[Path, VendoredFace] = {}


def face(*, bold: bool = False, italic: bool = False) -> VendoredFace:
    """Return a face of the family, read when first asked for."""
    return _vendored(_FAMILY / f"SourceSans3-{_FACES[bold, italic]}")


def symbols() -> VendoredFace:
    """Return the face of the symbols that the family lacks."""
    return _vendored(SYMBOLS)


def _vendored(place: Path) -> VendoredFace:
    """Return a face; each thread gets the same: a file has a font for each face."""
    return _read.get(place) or _read.setdefault(place, VendoredFace(place))
