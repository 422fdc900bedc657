"""PDF files compared by their content, however it is compressed.

Deflate has many right answers: zlib and zlib-ng, both found in builds of Python, give
different bytes for the same text.
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_XREF = re.compile(rb"\nxref\r?\n.*?(?=trailer)|startxref\s+\d+\s+", re.DOTALL)


def inflated(data: bytes) -> bytes:
    """Return a PDF with its streams inflated, without lengths and byte offsets."""
    readable = _STREAM.sub(_inflated_stream, data)
    return _LENGTH.sub(b"/Length 0", _XREF.sub(b"\n", readable))


def _inflated_stream(match: re.Match[bytes]) -> bytes:
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        content = match[1]
    return b"stream\n" + content + b"\nendstream"


def same(one: bytes, other: bytes) -> bool:
    """Return whether two files are equal, however their PDF streams are compressed."""
    if one == other:
        return True
    both_pdf = one.startswith(b"%PDF-") and other.startswith(b"%PDF-")
    return both_pdf and inflated(one) == inflated(other)
