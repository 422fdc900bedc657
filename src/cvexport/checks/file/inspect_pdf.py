"""What a PDF file holds: its text with positions, its fonts, pictures and metadata.

PDFium reads it; its bindings are used without the package's helpers, which take as
long again to import.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import itertools
import re
import statistics
from collections.abc import Iterator
from typing import Any, NamedTuple

_LARGEST = 32_000_000
"""Bytes: a larger file is not opened."""

_MOST_PAGES = 50
_MOST_WORK = 40_000_000
"""Objects times characters of a page: PDFium goes through all for each object."""
_DEEPEST = 4
"""Levels of form XObjects, drawings that a page can use more than once."""

_PASSWORD_NEEDED = 4
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_INVISIBLE = 3
_LIGATURE = re.compile("f[fijl]|t[ti]")
_CAPITALS = re.compile(r"(?m)^[A-Z][A-Z& ]{4,40}(?=\s|\Z)")
_WIDEST_GAP = 0.08
"""Between letters, as a fraction of the height of the line."""
_MOST_CHUNKS = 1000
"""Of a page: with more it isn't text that people read."""
_MOST_SAMPLES = 200
"""Pairs of letters, and lines in capitals, that are measured on a page."""

_BUFFER = (ctypes.c_ushort * 512)()


class PdfFont(NamedTuple):
    """A font by its name in the file; the glyphs of a Type 3 font are drawings."""

    name: str
    is_embedded: bool
    is_drawn: bool


class Box(NamedTuple):
    """A rectangle, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


class Chunk(NamedTuple):
    """Pieces of text close together on one line; lengths are in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


class PdfPage(NamedTuple):
    """A page and what is on it, in the order of its content stream.

    `set_spaces` are characters of the text, `seen_spaces` gaps that PDFium reads as
    spaces; `unmapped` glyphs have no character, `ligatures` several; `spaced` are
    lines in capitals with gaps between the letters.
    """

    width: float
    height: float
    text: str
    chunks: tuple[Chunk, ...]
    images: tuple[Box, ...]
    paths: tuple[Box, ...]
    invisible: int
    set_spaces: int
    seen_spaces: int
    unmapped: int
    ligatures: int
    spaced: tuple[str, ...]


class Pdf(NamedTuple):
    """A file that PDFium opens; `version` is 17 for PDF 1.7."""

    pages: tuple[PdfPage, ...]
    fonts: tuple[PdfFont, ...]
    version: int
    is_encrypted: bool
    is_tagged: bool
    language: str
    title: str
    author: str


def is_locked(data: bytes) -> bool:
    """Return whether the file needs a password."""
    with _opened(data) as document:
        refused = not document and len(data) <= _LARGEST
        return refused and _pdfium().FPDF_GetLastError() == _PASSWORD_NEEDED


@functools.lru_cache(maxsize=2)
def read(data: bytes) -> Pdf | None:
    """Return what a file holds, or None where it can't be opened."""
    with _opened(data) as document:
        return _pdf(document) if document else None


def refusal(data: bytes) -> str:
    """Return why a file can't be opened, nothing where it can."""
    if len(data) > _LARGEST:
        return f"the file has over {_LARGEST // 1_000_000} MB"
    if read(data):
        return ""
    return (
        "the file needs a password"
        if is_locked(data)
        else "the file is damaged or not PDF"
    )


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Give a PDFium document, or None if PDFium refuses it."""
    if len(data) > _LARGEST:
        yield None
        return
    from cvexport.readers.pdf import LOCK

    with LOCK:
        pdfium = _pdfium()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        try:
            yield document or None
        finally:
            if document:
                pdfium.FPDF_CloseDocument(document)


@functools.cache
def _pdfium() -> Any:
    import pypdfium2_raw

    pypdfium2_raw.FPDF_InitLibrary()
    return pypdfium2_raw


def _pdf(document: Any) -> Pdf:
    pdfium = _pdfium()
    version = ctypes.c_int()
    pdfium.FPDF_GetFileVersion(document, version)
    count = min(pdfium.FPDF_GetPageCount(document), _MOST_PAGES)
    fonts: dict[int, PdfFont] = {}
    return Pdf(
        pages=tuple(
            page for index in range(count) for page in _pages(document, index, fonts)
        ),
        fonts=tuple(dict.fromkeys(fonts.values())),
        version=version.value,
        is_encrypted=pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0,
        is_tagged=bool(pdfium.FPDFCatalog_IsTagged(document)),
        language=_string(pdfium.FPDFCatalog_GetLanguage, document),
        title=_string(pdfium.FPDF_GetMetaText, document, b"Title"),
        author=_string(pdfium.FPDF_GetMetaText, document, b"Author"),
    )


def _string(function: Any, *arguments: object) -> str:
    """Return the UTF-16 text of a function that fills a buffer.

    It is called again with a larger buffer if the text is longer.
    """
    buffer = _BUFFER
    length = function(*arguments, buffer, ctypes.sizeof(buffer))
    if length > ctypes.sizeof(buffer):
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        length = function(*arguments, buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _pages(document: Any, index: int, fonts: dict[int, PdfFont]) -> Iterator[PdfPage]:
    """Yield the page, or nothing where PDFium refuses it."""
    pdfium = _pdfium()
    page = pdfium.FPDF_LoadPage(document, index)
    text = page and pdfium.FPDFText_LoadPage(page)
    try:
        if text:
            yield _page(page, text, fonts)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)


def _page(page: Any, text: Any, fonts: dict[int, PdfFont]) -> PdfPage:
    from cvexport.readers.pdf import page_text

    pdfium = _pdfium()
    count = max(pdfium.FPDFText_CountChars(text), 0)
    whole = page_text(text)
    content = _Content(text, count, fonts)
    content.add(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    seen = sum(_generated_spaces(text, whole))
    return PdfPage(
        width=pdfium.FPDF_GetPageWidthF(page),
        height=pdfium.FPDF_GetPageHeightF(page),
        text=whole,
        chunks=tuple(itertools.islice(_joined(content.chunks), _MOST_CHUNKS)),
        images=tuple(content.images),
        paths=tuple(content.paths),
        invisible=content.invisible,
        set_spaces=whole.count(" ") - seen + content.blanks,
        seen_spaces=seen,
        unmapped=sum(_unmapped(text, count)),
        ligatures=sum(_ligatures(text, whole)),
        spaced=tuple(_spaced(text, whole)),
    )


def _generated_spaces(text: Any, whole: str) -> Iterator[bool]:
    """Yield for each space whether it is a gap instead of a character."""
    is_generated = _pdfium().FPDFText_IsGenerated
    for found in re.finditer(" ", whole):
        yield is_generated(text, _index(text, found.start())) == 1


def _unmapped(text: Any, count: int) -> Iterator[bool]:
    """Yield for glyphs whether they have no character.

    Each of the first 400 is examined, where icons of contact details may be; then one
    in eight is enough, since there whole fonts have a Unicode map or not.
    """
    has_error = _pdfium().FPDFText_HasUnicodeMapError
    for index in (*range(min(count, 400)), *range(400, count, 8)):
        yield has_error(text, index) == 1


class _Content:
    """The sums and lists of the objects of a page."""

    def __init__(self, text: Any, count: int, fonts: dict[int, PdfFont]) -> None:
        self._text = text
        self._left = _MOST_WORK // max(count, 1)
        self._fonts = fonts
        self.chunks: list[Chunk] = []
        self.images: list[Box] = []
        self.paths: list[Box] = []
        self.invisible = 0
        self.blanks = 0

    def add(self, parent: Any, count: Any, get: Any, depth: int = 0) -> None:
        """Add the objects of a page or of a form, and of the forms in it."""
        pdfium = _pdfium()
        number = min(count(parent), self._left)
        self._left -= number
        for index in range(number):
            each = get(parent, index)
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == _TEXT:
                self._add_text(each)
            elif kind == _PATH:
                self.paths.append(_box(each))
            elif kind == _IMAGE:
                self.images.append(_box(each))
            elif kind == _FORM and depth < _DEEPEST:
                objects = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
                self.add(each, *objects, depth + 1)

    def _add_text(self, each: Any) -> None:
        pdfium = _pdfium()
        font = pdfium.FPDFTextObj_GetFont(each)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = _font(font)
        if pdfium.FPDFTextObj_GetTextRenderMode(each) == _INVISIBLE:
            self.invisible += 1
        words = _string(pdfium.FPDFTextObj_GetText, each, self._text)
        if not words.strip():
            self.blanks += 1
            return
        box, matrix, size = _box(each), pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(each, matrix)
        pdfium.FPDFTextObj_GetFontSize(each, size)
        height = abs(size.value * matrix.d)
        self.chunks.append(Chunk(words, box.left, box.right, matrix.f, height))


def _box(each: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    _pdfium().FPDFPageObj_GetBounds(each, *sides)
    return Box(*(side.value for side in sides))


def _font(font: Any) -> PdfFont:
    pdfium = _pdfium()
    buffer, length = ctypes.create_string_buffer(256), ctypes.c_size_t()
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    is_embedded = pdfium.FPDFFont_GetIsEmbedded(font) == 1
    pdfium.FPDFFont_GetFontData(font, None, 0, length)
    name = buffer.value.decode("utf-8", "replace").partition("+")
    # Glyphs that are drawings are in the file, but not as a font file.
    return PdfFont(name[2] or name[0], is_embedded, is_embedded and not length.value)


def _joined(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Join pieces that are close together: some programs place each glyph."""
    last: list[Chunk] = []
    for chunk in chunks:
        if last and not _is_next(last[-1], chunk):
            yield _one(last)
            last = []
        last.append(chunk)
    if last:
        yield _one(last)


def _is_next(left: Chunk, right: Chunk) -> bool:
    size = max(left.size, right.size, 1)
    on_line = abs(left.baseline - right.baseline) < size / 4
    return on_line and -size / 2 < right.left - left.right < size


def _one(parts: list[Chunk]) -> Chunk:
    text = "".join(part.text for part in parts)
    return parts[0]._replace(text=text, right=parts[-1].right)


def _ligatures(text: Any, whole: str) -> Iterator[bool]:
    """Yield for each pair of letters whether they are one glyph, at one position."""
    for found in itertools.islice(_LIGATURE.finditer(whole), _MOST_SAMPLES):
        first, second = (_left(text, found.start() + step) for step in (0, 1))
        yield first == second


def _spaced(text: Any, whole: str) -> Iterator[str]:
    """Yield the lines in capitals between whose letters there are gaps."""
    for found in itertools.islice(_CAPITALS.finditer(whole), _MOST_SAMPLES):
        gaps = [
            (_left(text, index + 1) - _right(text, index)) / _size(text, index)
            for index in range(found.start(), found.end() - 1)
            if " " not in whole[index : index + 2]
        ]
        if gaps and statistics.median(gaps) > _WIDEST_GAP:
            yield found[0]


def _index(text: Any, index: int) -> int:
    """Return where PDFium counts a character of the text that it gave."""
    return int(_pdfium().FPDFText_GetCharIndexFromTextIndex(text, index))


def _left(text: Any, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    _pdfium().FPDFText_GetCharOrigin(text, _index(text, index), x, y)
    return x.value


def _right(text: Any, index: int) -> float:
    box = _pdfium().FS_RECTF()
    _pdfium().FPDFText_GetLooseCharBox(text, _index(text, index), box)
    return float(box.right)


def _size(text: Any, index: int) -> float:
    """Return the height of a line of this character: about 1.2 times its size."""
    box = _pdfium().FS_RECTF()
    _pdfium().FPDFText_GetLooseCharBox(text, _index(text, index), box)
    return max(float(box.top - box.bottom), 1)
