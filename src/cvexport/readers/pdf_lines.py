"""PDF, read with PDFium a line at a time.

PDFium joins a line of one character to the one above it, where letters are small or
lines short.  Asking for the baseline of each character takes 1 µs, so it is asked only
where `readers.pdf` finds other words than the document's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2_raw as pdfium

from cvexport.readers.pdf import page_text, pages

_SAME_BASELINE = 1.0
"""Points; no two lines are closer."""


def read(data: bytes) -> str:
    """Return the text of the pages, with a line end wherever the baseline changes."""
    return pages(data, _lines)


def _lines(page: object) -> str:
    starts = [*_line_starts(page), pdfium.FPDFText_CountChars(page)]
    return "\n".join(
        page_text(page, start, end - start) for start, end in pairwise(starts)
    )


def _line_starts(page: object) -> Iterator[int]:
    """Yield the index of the first character of each line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    baseline = float("inf")
    for index in range(pdfium.FPDFText_CountChars(page)):
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        if abs(y.value - baseline) > _SAME_BASELINE:
            yield index
            baseline = y.value
