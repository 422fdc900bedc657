"""PDF files compared by their content, however it is compressed.

Deflate has many right answers: zlib and zlib-ng, both found in builds of Python, give
different bytes for the same text.
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_STREAM_END = b"\nendstream"
_LENGTH = re.compile(rb"/Length \d+")
_XREF = re.compile(rb"\nxref\r?\n[\d\sfn]*|startxref\s+\d+\s+")


def inflated(data: bytes) -> bytes:
    """Return a PDF with its streams inflated, without lengths and byte offsets."""
    frame, streams = _split(data)
    contents = map(_inflated_stream, streams)
    return re.sub(rb"stream\nendstream", lambda _: _framed(next(contents)), frame)


def _framed(content: bytes) -> bytes:
    return b"stream\n" + content + b"\nendstream"


def same(found: bytes, expected: bytes) -> bool:
    """Return whether two files are equal, however their PDF streams are compressed.

    The time and memory that this takes depend on the size of the file that was found
    and on what is expected, not on what the streams found would become.
    """
    if found == expected:
        return True
    if not (found.startswith(b"%PDF-") and expected.startswith(b"%PDF-")):
        return False
    frame, streams = _split(found)
    expected_frame, expected_streams = _split(expected)
    return frame == expected_frame and all(
        map(_is_same_stream, streams, expected_streams)
    )


def _is_same_stream(found: bytes, expected: bytes) -> bool:
    content = _inflated_stream(expected)
    return _inflated_stream(found, len(content) + 1) == content


def _split(data: bytes) -> tuple[bytes, list[bytes]]:
    """Return a PDF without streams, lengths and byte offsets; and its streams."""
    # The search for the end of a stream must not fail, or each would search again.
    end = data.rfind(_STREAM_END) + len(_STREAM_END)
    body, rest = data[:end], data[end:]
    frame = _STREAM.sub(b"stream\nendstream", body) + rest
    return _LENGTH.sub(b"/Length 0", _XREF.sub(b"\n", frame)), _STREAM.findall(body)


def _inflated_stream(data: bytes, limit: int = 0) -> bytes:
    """Return what a stream holds; the stream itself if that isn't within `limit`."""
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(data, limit)
    except zlib.error:
        return data
    return content if inflater.eof else data
