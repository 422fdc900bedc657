"""The one module that touches reportlab: a typed border round its untyped classes.

reportlab lays out the file (numbers, offsets, cross-references, page tree) and
parses and subsets TrueType fonts.  What it writes wrongly is written here instead,
as ready bytes in `Indirect` objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from struct import unpack_from
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFResourceDictionary,
)
from reportlab.pdfbase.ttfonts import TTFontFile
from reportlab.pdfgen.canvas import Canvas

from cvexport.exporters.fonts import truetype
from cvexport.exporters.fonts.kerning import Kerning
from cvexport.exporters.pdf.syntax import text_string

VERSION = (1, 7)


class Indirect(PDFObject):  # type: ignore[misc]
    """An indirect object, given as bytes that may be filled in later."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self.reference = b""

    def format(self, _document: object) -> bytes:
        """Return the bytes as they are; reportlab calls this."""
        return self.data


class Direct(PDFObject):  # type: ignore[misc]
    """A direct object, given as bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: object) -> bytes:
        """Return the bytes as they are; reportlab calls this."""
        return self._data


class _Info(PDFInfo):  # type: ignore[misc]
    """Replaces reportlab's dictionary, which can't do without a date and a subject."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def format(self, _document: object) -> bytes:
        return self._data


class _BareCanvas(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        # The stock preamble selects Helvetica on each page, and thereby puts a font
        # that is not embedded into the file (forbidden: ISO 19005-2, 6.2.11.4.1).
        self._preamble = ""

    @property
    def file(self) -> Any:
        """The document below the canvas, where the objects are."""
        return self._doc


class Carrier:
    """A PDF file while it is being put together."""

    def __init__(self, width: float, height: float) -> None:
        self._canvas = _BareCanvas(
            BytesIO(), pagesize=(width, height), invariant=1, pdfVersion=VERSION
        )
        self._file = self._canvas.file
        self._pages: list[Any] = []

    def add(self, data: bytes = b"") -> Indirect:
        """Return a new indirect object, numbered in the order of the calls."""
        added = Indirect(data)
        added.reference = self._numbered(self._file.Reference(added).name)
        return added

    def add_font(self, name: str, font: Indirect) -> None:
        """Let every page use `font` under `name`."""
        self._file.idToObject["BasicFonts"][name] = font

    def add_page(self, content: bytes, texts: Mapping[str, str]) -> bytes:
        """Add a page whose content is a whole stream object; return its reference.

        `texts` are replacement texts by the names that the content calls them.
        """
        self._canvas.showPage()
        page = self._file.Pages.pages[-1]
        # reportlab would encode the stream as UTF-8 and write no end of line after it.
        page.Contents = self.add(content)
        page.hasImages = 0
        if texts:
            page.Resources = _resources(texts)
        page.Trans = None  # else an empty dictionary, which is no transition
        page.Tabs = PDFName("S")
        page.StructParents = len(self._pages)
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        self._pages.append(page)
        return self._numbered(page.__InternalName__)

    def annotate(self, page: int, annotations: Sequence[Indirect]) -> None:
        """Put `annotations` on a page, counted from 0."""
        self._pages[page].Annots = list(annotations)

    def finished(self, catalog: dict[str, Indirect | bytes], info: bytes) -> bytes:
        """Return the file; nothing may be added after."""
        for key, value in catalog.items():
            setattr(self._file.Catalog, key, value)
        self._file.Catalog.__NoDefault__ = ["Pages", *catalog]
        self._file.info = _Info(info)
        with _settings_pinned():
            written: bytes = self._canvas.getpdfdata()
        return written

    def identify(self, digest: str) -> None:
        """Set the file's identifier, 32 hex digits.

        reportlab's own is made of a time and the title, so that all versions of one
        CV would share it.
        """
        identifier = f"[<{digest}><{digest}>]\n".encode()
        self._file.ID = lambda: identifier

    def _numbered(self, name: str) -> bytes:
        return b"%d %d R" % self._file.idToObjectNumberAndVersion[name]


def _resources(texts: Mapping[str, str]) -> Any:
    """Return what a page draws on: all fonts, and a property list for each text."""
    resources = PDFResourceDictionary()
    resources.basicFonts()
    resources.basicProcs()
    resources.Properties = {
        name: PDFDictionary({"ActualText": Direct(text_string(text))})
        for name, text in texts.items()
    }
    return resources


class FontProgram:
    """A TrueType font, parsed; all measures are thousandths of an em."""

    def __init__(self, data: bytes) -> None:
        self._font = _parsed(data)
        self.name: str = self._font.name.decode("ascii")
        self.units: int = self._font.unitsPerEm
        scale = 1000 / self.units
        advances = [advance * scale for advance, _ in self._font.hmetrics]
        self.missing_width: float = advances[0]
        self.widths: dict[int, float] = {
            code: advances[glyph] for code, glyph in self._font.charToGlyph.items()
        }
        self.kerning = Kerning(
            self._font.get_table("GPOS") if "GPOS" in self._font.table else b"",
            self._font.charToGlyph,
            self.units,
        )
        self.bounds: Sequence[float] = self._font.bbox
        self.italic_angle: float = self._font.italicAngle
        self.ascent: float = self._font.ascent
        self.descent: float = self._font.descent
        self.cap_height: float = self._font.capHeight
        self.stem: float = self._font.stemV

    def glyph(self, code: int) -> int:
        """Return the number of the glyph that draws a code point of `widths`."""
        found: int = self._font.charToGlyph[code]
        return found

    def drawing(self, glyph: int) -> bytes:
        """Return what `glyf` holds of a glyph; its measures are `units` to the em."""
        start, end = self._font.glyphPos[glyph : glyph + 2]
        table: bytes = self._font.get_table("glyf")
        return table[start:end]

    def subset(self, codes: Sequence[int]) -> bytes:
        """Return a font of these code points' glyphs.

        Glyph 0 is the missing one, the others follow in the order of `codes`, each
        once; parts of composite glyphs come last.
        """
        made: bytes = self._font.makeSubset(list(codes))
        return made


def _parsed(data: bytes) -> Any:
    """Return reportlab's font, its big tables read faster than it would read them."""
    font = TTFontFile(BytesIO(data), charInfo=0)
    (full,) = unpack_from(">H", font.get_table("hhea"), 34)
    (long,) = unpack_from(">H", font.get_table("head"), 50)
    font.charToGlyph = truetype.glyphs(font.get_table("cmap"))
    font.hmetrics = truetype.metrics(font.get_table("hmtx"), full, font.numGlyphs)
    font.glyphPos = truetype.positions(
        font.get_table("loca"), font.numGlyphs, long=bool(long)
    )
    return font


@contextmanager
def _settings_pinned() -> Iterator[None]:
    """Hold the settings that would let the environment change the bytes.

    reportlab reads them from RL_ variables and from ~/.reportlab_settings.
    """
    names = ("invariant", "pdfComments", "pdfMultiLine")
    before = {name: getattr(rl_config, name) for name in names}
    vars(rl_config).update(invariant=1, pdfComments=0, pdfMultiLine=0)
    try:
        yield
    finally:
        vars(rl_config).update(before)
