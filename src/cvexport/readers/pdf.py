"""PDF, read with PDFium, and with pypdf where text runs from right to left.

PDFium takes a line with more Latin words than others for a left-to-right line, and
returns it reversed.  Its bindings are used without the package's helpers: half the
time to import.
"""

from __future__ import annotations

import ctypes
import io
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

import pypdfium2_raw as pdfium

from cvexport.unicode.scripts import has_rtl

_T = TypeVar("_T")

LOCK = threading.RLock()
"""PDFium may run in one thread at a time; whoever calls it holds this."""

_HYPHEN_AT_LINE_END = {0x2: "-\n", 0xFFFE: "-\n"}
"""PDFium takes each for a word that continues below; our lines end between words."""


def read(data: bytes) -> str:
    """Return the text of the pages, in the order of the content streams."""
    text = pages(data, page_text)
    return (has_rtl(text) and _with_pypdf(data)) or text


def page_text(page: object, start: int = 0, count: int = -1) -> str:
    """Return the text of a loaded text page as PDFium extracts it, unchanged.

    `count` is how many characters from `start` are wanted, all without it.
    """
    if count < 0:
        count = max(pdfium.FPDFText_CountChars(page) - start, 0)
    # UTF-16 units: a character beyond the BMP takes two, and a NUL ends the text.
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    length = pdfium.FPDFText_GetText(page, start, count, buffer)
    return bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")


def pages(data: bytes, text_of: Callable[[object], str]) -> str:
    """Return the text of the pages, each as `text_of` finds it in its text page.

    Raises ValueError for a file, or a page, that PDFium refuses.
    """
    found = "\n".join(visited(data, lambda _document, _page, text: text_of(text)))
    return found.translate(_HYPHEN_AT_LINE_END)


def visited(data: bytes, visit: Callable[[object, object, object], _T]) -> Iterator[_T]:
    """Yield what `visit` finds in each page: it is given document, page, text page.

    Raises ValueError for a file, or a page, that PDFium refuses.
    """
    with LOCK:
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise ValueError("PDFium refuses it")
        try:
            for index in range(pdfium.FPDF_GetPageCount(document)):
                yield _page(document, index, visit)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _with_pypdf(data: bytes) -> str:
    """Return the text of the pages, nothing where the library isn't installed."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return ""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _page(
    document: object, index: int, visit: Callable[[object, object, object], _T]
) -> _T:
    page = pdfium.FPDF_LoadPage(document, index)
    text = page and pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ValueError(f"PDFium refuses page {index + 1}")
    try:
        return visit(document, page, text)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
