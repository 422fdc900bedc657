"""The bytes of a source as text."""

from __future__ import annotations

import codecs
import itertools
import re
from typing import TYPE_CHECKING, NoReturn

from cvexport.errors import InvalidSource, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1024 * 1024
"""A CV of 20 pages has some 60 kB; a source above 1 MiB is refused."""

_MAX_FAULTS = 100
_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a Word or zip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = str.maketrans(
    # YAML counts these as line ends where editors don't; no CV needs them.
    {"\x85": " ", "\u2028": " ", "\u2029": " "}
)


def text_of(data: bytes, most: float = MAX_BYTES) -> str:
    """Decode a source: UTF-8, or what its byte order mark says; LF for line ends.

    Raises InvalidSource for more than `most` bytes, bytes that are not in the encoding,
    and control characters.
    """
    if len(data) > most:
        refuse(
            f"the source has {len(data):,} bytes, more than the {most:,} allowed",
            "link to pictures instead of embedding them",
        )
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            refuse(f"this is {kind}, not text", "name a source such as cv.yaml")
    text = _decoded(data)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(_LINE_ENDS)
    if faults := tuple(_control_characters(text)):
        raise InvalidSource(faults)
    return text


def control_character(text: str) -> str:
    """Return the code point of the first control character in `text`, or ""."""
    match = _CONTROL.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def _decoded(data: bytes) -> str:
    hint = "save the source as UTF-8"
    bom, encoding = next(
        ((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8")
    )
    if encoding == "utf-8" and 0 in data[:4]:
        refuse("the source is not UTF-8 text", hint, line=1, column=1)
    try:
        return data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode(encoding, "replace"))
        what = f"a byte that is not {encoding.upper()}"
        refuse(what, hint, line=line, column=column)


def _control_characters(text: str) -> Iterator[Problem]:
    for match in itertools.islice(_CONTROL.finditer(text), _MAX_FAULTS):
        line, column = _place(text[: match.start()])
        message = f"control character {control_character(match[0])}"
        yield Problem(message, line, column, hint="delete it")


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def refuse(message: str, hint: str, *, line: int = 0, column: int = 0) -> NoReturn:
    """Raise InvalidSource with a problem that leaves nothing to read."""
    raise InvalidSource((Problem(message, line, column, hint=hint),))
