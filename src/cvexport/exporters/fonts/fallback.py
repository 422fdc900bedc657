"""Faces for the scripts that the family lacks, from the fonts that a source names.

They may be TrueType or OpenType fonts, collections and variable fonts too.  What a
document uses of one is redrawn as a TrueType font with one glyph to a code: a letter,
a letter with its combining marks, or a contextual form.  Each is one glyph with one
advance, so readers have nothing to combine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from itertools import count, groupby
from struct import iter_unpack, unpack_from
from threading import Lock
from typing import Any, NamedTuple
from unicodedata import category

from cvexport.errors import MissingShaper, ResumeError, UnusableFont
from cvexport.exporters.fonts.faces import Descriptor, FontFace
from cvexport.exporters.fonts.kerning import UNMOVED
from cvexport.model.settings import Font
from cvexport.unicode.scripts import script

_PRIVATE = 0x100000
"""The first code point, in plane 16, of those given to shaped text."""
_REGULAR, _BOLD = 400, 700
_SEMIBOLD = 600
_STROKE = 26.0
"""Thousandths of an em by which letters are thickened where there is no bold font."""
_JOINERS = "\u200c\u200d"
_WIDE_PUNCTUATION_MEETS = re.compile(
    "(?<=[、。，．）」』】〉》〕])(?=[、。，．）」』】〉》〕（「『【〈《〔])"
    "|(?<=[（「『【〈《〔])(?=[（「『【〈《〔])"
)
"""Where the empty half of a character is beside other punctuation."""
_CLOSER = 400
_WIDE = 0.9
"""Of an em."""
_RESTRICTED = 0x2
"""OS/2, fsType: the licence forbids embedding."""


_READING = Lock()


class _Glyph(NamedTuple):
    """A glyph of the font and how far it is moved, in units of the font."""

    name: str
    x: float = 0.0
    y: float = 0.0


class _Drawn(NamedTuple):
    """What a code point stands for: glyphs, their total advance and their text."""

    glyphs: tuple[_Glyph, ...]
    advance: float
    text: str


class FontFile:
    """An opened font, in one weight if it has several."""

    def __init__(self, font: Font, language: str, weight: int) -> None:
        self.name = font.name
        self._data = font.data
        if not font.data:
            raise UnusableFont(
                font.name,
                "its file has not been read",
                "give its bytes: Font(name, data)",
            )
        with self.faults_reported():
            self._index = _index(font.data, language)
            self._font = _opened(font.data, self._index)
            self._location = _location(self._font, weight)
            self._glyphs = self._font.getGlyphSet(location=self._location)
            self._named: dict[int, str] = self._font.getBestCmap() or {}
            self.units: int = self._font["head"].unitsPerEm
            drawn = self._location.get("wght", self._font["OS/2"].usWeightClass)
            self.is_bold = drawn >= _SEMIBOLD
            self.descriptor = self._describe()
            self.has_half_wide_punctuation = self._has_half_wide_punctuation(language)

    def _has_half_wide_punctuation(self, language: str) -> bool:
        """Return whether a comma fills one half of an em and leaves the other empty.

        In Traditional Chinese it is in the middle; in some fonts it is narrow.
        """
        comma = self._named.get(ord("、"))
        is_wide = comma and self._glyphs[comma].width >= _WIDE * self.units
        return bool(is_wide) and script(language).code != "Hant"

    @contextmanager
    def faults_reported(self) -> Iterator[None]:
        """Name the font in every error that its data causes.

        One thread at a time: fontTools reads a table when it is first asked for, by
        moving about in a file that all threads share.
        """
        try:
            with _READING:
                yield
        except ResumeError:
            raise
        except Exception as error:  # noqa: BLE001 (each library has its own)
            reason = str(error) or type(error).__name__
            raise UnusableFont(self.name, f"it can't be read: {reason}") from None

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for a character."""
        return ord(character) in self._named

    def glyph(self, character: str) -> _Drawn:
        """Return the glyph of a character that needs no shaping."""
        name = self._named[ord(character)]
        return _Drawn((_Glyph(name),), self._glyphs[name].width, character)

    def shaped(self, word: str, *, is_rtl: bool) -> Iterator[_Drawn]:
        """Yield the clusters of a word in logical order."""
        shaper = _shaper(word[0])
        buffer = shaper.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.language = "und"
        location = tuple(self._location.items())
        font = _shaping_font(self._data, self._index, location)
        shaper.shape(font, buffer, {})
        found = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        clusters = {
            start: self._cluster(group)
            for start, group in groupby(found, lambda pair: pair[0].cluster)
        }
        starts = sorted(clusters)
        for start, end in zip(starts, [*starts[1:], len(word)], strict=True):
            glyphs, advance = clusters[start]
            yield _Drawn(glyphs, advance, word[start:end])

    def _cluster(self, group: Any) -> tuple[tuple[_Glyph, ...], float]:
        x = 0.0
        glyphs = []
        for info, position in group:
            name = self._font.getGlyphName(info.codepoint)
            glyphs.append(_Glyph(name, x + position.x_offset, position.y_offset))
            x += position.x_advance
        return tuple(glyphs), x

    def _describe(self) -> Descriptor:
        scale = 1000 / self.units
        head, wide = self._font["head"], self._font["hhea"]
        other = self._font["OS/2"]
        if other.fsType & _RESTRICTED:
            raise UnusableFont(self.name, "its licence forbids to embed it")
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        postscript = self._font["name"].getDebugName(6) or "Fallback"
        return Descriptor(
            name="".join(filter(_is_name_character, postscript)) or "Fallback",
            bounds=[each * scale for each in box],
            italic_angle=0.0,
            ascent=wide.ascent * scale,
            descent=wide.descent * scale,
            cap_height=(getattr(other, "sCapHeight", 0) or wide.ascent) * scale,
            stem=_STEM_BOLD if self.is_bold else _STEM,
        )

    def redrawn(self, drawn: Sequence[_Drawn]) -> bytes:
        """Return a TrueType font whose glyphs from 1 are the drawn ones in order."""
        from fontTools.fontBuilder import FontBuilder
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        names = [".notdef", *(f"g{number}" for number in range(1, len(drawn) + 1))]
        outlines = [TTGlyphPen(None).glyph(), *map(self._outline, drawn)]
        glyphs = dict(zip(names, outlines, strict=True))
        builder = FontBuilder(self.units, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupGlyf(glyphs)
        advances = [self.units / 2, *(each.advance for each in drawn)]
        lefts = [getattr(glyph, "xMin", 0) for glyph in outlines]
        metrics = zip(map(round, advances), lefts, strict=True)
        builder.setupHorizontalMetrics(dict(zip(names, metrics, strict=True)))
        scale = self.units / 1000
        builder.setupHorizontalHeader(
            ascent=round(self.descriptor.ascent * scale),
            descent=round(self.descriptor.descent * scale),
        )
        builder.setupMaxp()
        font = builder.font
        # The builder would read a clock.
        font.recalcTimestamp = False
        for date in ("created", "modified"):
            setattr(font["head"], date, getattr(self._font["head"], date))
        file = BytesIO()
        font.save(file)
        return file.getvalue()

    def _outline(self, drawn: _Drawn) -> Any:
        """Return an outline; curves become quadratic, within a thousandth of an em."""
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.recordingPen import DecomposingRecordingPen
        from fontTools.pens.transformPen import TransformPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        pen = TTGlyphPen(None)
        target = pen
        if "glyf" not in self._font:
            # The two formats wind their contours in opposite directions.
            target = Cu2QuPen(pen, max_err=self.units / 1000, reverse_direction=True)
        for glyph in drawn.glyphs:
            recorded = DecomposingRecordingPen(self._glyphs)
            self._glyphs[glyph.name].draw(recorded)
            recorded.replay(TransformPen(target, (1, 0, 0, 1, glyph.x, glyph.y)))
        return pen.glyph(dropImpliedOnCurves=False)


_STEM, _STEM_BOLD = 80.0, 140.0


def _is_name_character(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "-_")


@lru_cache(maxsize=16)
def _opened(data: bytes, index: int) -> Any:
    from fontTools.ttLib import TTFont

    # What it logs of a faulty font is in the error too, or doesn't matter.
    logging.getLogger("fontTools").addHandler(logging.NullHandler())
    font = TTFont(BytesIO(data), fontNumber=index, lazy=True)
    if not ("glyf" in font or "CFF " in font or "CFF2" in font):
        raise ValueError("it has no outlines")
    _bound(font.reader["cmap"])
    return font


def _bound(cmap: bytes) -> None:
    """Refuse a map of more characters than Unicode has, before it is expanded."""
    (count,) = unpack_from(">H", cmap, 2)
    for _, _, start in iter_unpack(">HHL", cmap[4 : 4 + 8 * count]):
        (form,) = unpack_from(">H", cmap, start)
        if form in _MAPS_OF_GROUPS:
            (groups,) = unpack_from(">L", cmap, start + 12)
            found = cmap[start + 16 : start + 16 + 12 * groups]
            if sum(last - first for first, last, _ in iter_unpack(">3L", found)) > _ALL:
                raise ValueError("its character map is too large")


_MAPS_OF_GROUPS = (12, 13)
_ALL = 0x110000


def _index(data: bytes, language: str) -> int:
    """Return which font of a collection is for the language; 0 for a single font."""
    if data[:4] != b"ttcf":
        return 0
    from fontTools.ttLib import TTCollection

    wanted = script(language).collection
    fonts = TTCollection(BytesIO(data), lazy=True).fonts
    names = [font["name"].getDebugName(1) or "" for font in fonts]
    return next((at for at, name in enumerate(names) if name.endswith(wanted)), 0)


def _location(font: Any, weight: int) -> dict[str, float]:
    """Return where a variable font has the weight; empty for any other font."""
    if "fvar" not in font:
        return {}
    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    if "wght" not in axes:
        return {}
    axis = axes["wght"]
    return {"wght": min(max(weight, axis.minValue), axis.maxValue)}


def _shaper(character: str) -> Any:
    """Return HarfBuzz; raise MissingShaper, naming a character, where it is missing."""
    try:
        import uharfbuzz
    except ImportError:
        raise MissingShaper(character) from None
    return uharfbuzz


@lru_cache(maxsize=16)
def _shaping_font(
    data: bytes, index: int, location: tuple[tuple[str, float], ...]
) -> Any:
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(data, index))
    if location:
        font.set_variations(dict(location))
    return font


class FallbackFace(FontFace):
    """A font as a face of the document: text in, code points with widths out."""

    def __init__(self, file: FontFile, stroke: float) -> None:
        super().__init__(stroke)
        self._file = file
        self._drawn: dict[int, _Drawn] = {}
        self._points: dict[_Drawn, str] = {}
        self._unused = count(_PRIVATE)
        self._shaped = cache(self._shape)
        self.descriptor = file.descriptor
        self.is_bold = file.is_bold
        self._draw(ord(" "), _Drawn((), file.units / 4, " "))

    def joined(self, kerned: str) -> tuple[str, float]:
        """Return words as one text, full-width punctuation moved closer together.

        Half of the em of each is empty.  Requirements for Japanese Text Layout, 3.1.4,
        remove one half; where two characters overlap that far some readers lose one.
        """
        if not self._file.has_half_wide_punctuation:
            return kerned, 0.0
        closer = _WIDE_PUNCTUATION_MEETS.sub(chr(UNMOVED - _CLOSER), kerned)
        return closer, -_CLOSER * float(len(closer) - len(kerned))

    def continues(self, character: str) -> bool:
        """Return whether a character after one of this face's is set in it too.

        A combining mark stays with its letter and a space with the word before it:
        PDFium loses a space that has a font of its own.
        """
        if character == " ":
            return True
        is_mark = character in _JOINERS or category(character).startswith("M")
        return is_mark and self._file.covers(character)

    def typed(self, text: str) -> str:
        """Return a text that needs no shaping, its glyphs added to the face."""
        with self._file.faults_reported():
            for character in text:
                if character not in self.advances:
                    self._draw(ord(character), self._file.glyph(character))
        return text

    def shaped(self, word: str, *, is_rtl: bool) -> str:
        """Return a word as code points, one for each character in its order.

        One of a cluster draws all of it, because readers reorder text by characters.
        Raises MissingShaper where the library isn't installed.
        """
        return self._shaped(word, is_rtl)

    def text(self, point: int) -> str:
        """Return the text that a code point stands for."""
        return self._drawn[point].text

    def redrawn(self, points: Sequence[int]) -> bytes:
        """Return a TrueType font of what these code points stand for."""
        with self._file.faults_reported():
            return self._file.redrawn([self._drawn[point] for point in points])

    def _shape(self, word: str, is_rtl: bool) -> str:  # noqa: FBT001
        with self._file.faults_reported():
            clusters = _with_width(list(self._file.shaped(word, is_rtl=is_rtl)))
        return "".join(
            self._point(part)
            for cluster in clusters
            for part in _one_each(cluster, is_rtl=is_rtl)
        )

    def _point(self, drawn: _Drawn) -> str:
        found = self._points.get(drawn)
        if found:
            return found
        # Threads share a face: each takes another point, and the first one is kept.
        point = next(self._unused)
        self._draw(point, drawn)
        return self._points.setdefault(drawn, chr(point))

    def _draw(self, point: int, drawn: _Drawn) -> None:
        self._drawn[point] = drawn
        width = round(drawn.advance) * 1000 / self._file.units
        self.widths[point] = self.advances[chr(point)] = width


def _with_width(clusters: Sequence[_Drawn]) -> Iterator[_Drawn]:
    """Yield clusters; one without width is added to the one before it.

    Readers lose or misplace a character without width, such as a joiner.
    """
    held: _Drawn | None = None
    for cluster in clusters:
        if held is None or cluster.advance > 0:
            if held is not None:
                yield held
            held = cluster
        else:
            held = _Drawn(
                held.glyphs + cluster.glyphs, held.advance, held.text + cluster.text
            )
    if held is not None:
        yield held


def _one_each(cluster: _Drawn, *, is_rtl: bool) -> Iterator[_Drawn]:
    """Split a cluster into a part for each character, of equal advances.

    The leftmost one draws all of it.
    """
    count = len(cluster.text)
    share = round(cluster.advance) // count
    rest = round(cluster.advance) - share * (count - 1)
    leftmost = count - 1 if is_rtl else 0
    for index, character in enumerate(cluster.text):
        if index == leftmost:
            yield _Drawn(cluster.glyphs, rest, character)
        else:
            yield _Drawn((), share, character)


class Fallbacks:
    """The faces of a document other than the family's, in the order of its source."""

    def __init__(self, fonts: tuple[Font, ...], language: str) -> None:
        self._fonts = fonts
        self._language = language
        self._found = cache(self._first)
        # A PDF has a font for each face object.  The shared caches may drop one during
        # a document, or two threads may make it at once, so a document keeps its own.
        self._files = cache(self._of_weight)
        self._face = cache(_face)

    def face(self, character: str, *, bold: bool) -> FallbackFace | None:
        """Return the first face that has a character, of the weight if possible.

        None where no font has the character.  Raises UnusableFont.
        """
        return self._found(character, bold)

    def _first(self, character: str, bold: bool) -> FallbackFace | None:  # noqa: FBT001
        files = self._files(_BOLD if bold else _REGULAR)
        able = [file for file in files if file.covers(character)]
        matching = [file for file in able if file.is_bold is bold]
        for file in matching or able:
            return self._face(file, _STROKE if bold and not file.is_bold else 0.0)
        return None

    def _of_weight(self, weight: int) -> list[FontFile]:
        return [_file(font, self._language, weight) for font in self._fonts]


@lru_cache(maxsize=32)
def _file(font: Font, language: str, weight: int) -> FontFile:
    return FontFile(font, language, weight)


@lru_cache(maxsize=32)
def _face(file: FontFile, stroke: float) -> FallbackFace:
    return FallbackFace(file, stroke)
