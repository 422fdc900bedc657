"""How a PDF file is written: its objects and values, with reportlab's help.

reportlab lays out the file (numbers, offsets, cross-references, page tree).  What its
own classes would write wrongly is written here instead, as ready bytes in
`IndirectObject`s, the same on every machine: no locale, no codec of reportlab's, no
setting read from the environment.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from cvexport.exporters.pdf.reportlab_parts import (
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFPage,
    PDFResourceDictionary,
    rl_config,
)

VERSION = (1, 7)
LEVEL = 6
"""Of deflate: 9 takes twice as long for 1 % less."""

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class IndirectObject(PDFObject):  # type: ignore[misc]
    """An indirect object, given as bytes that may be filled in later."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self.reference = b""

    def format(self, _document: object) -> bytes:
        """Return the bytes as they are; reportlab calls this."""
        return self.data


class DirectObject(PDFObject):  # type: ignore[misc]
    """A direct object, given as bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: object) -> bytes:
        """Return the bytes as they are; reportlab calls this."""
        return self._data


class _Info(PDFInfo):  # type: ignore[misc]
    """Replaces reportlab's dictionary, which always has a date and a subject."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def format(self, _document: object) -> bytes:
        return self._data


class PdfWriter:
    """A PDF file while it is being put together, its pages of one size in points.

    It does without reportlab's canvas, which selects a font that isn't embedded on
    each page (forbidden: ISO 19005-2, 6.2.11.4.1) and encodes content as UTF-8.
    """

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        self._file = PDFDocument(compression=0, invariant=1, pdfVersion=VERSION)
        self._pages: list[Any] = []

    def add(self, data: bytes = b"") -> IndirectObject:
        """Return a new indirect object, numbered in the order of the calls."""
        added = IndirectObject(data)
        added.reference = self._numbered(self._file.Reference(added).name)
        return added

    def add_font(self, name: str, font: IndirectObject) -> None:
        """Let every page use `font` under `name`."""
        self._file.idToObject["BasicFonts"][name] = font

    def add_page(self, content: bytes, texts: Mapping[str, str]) -> bytes:
        """Add a page whose content is a whole stream object; return its reference.

        `texts` are replacement texts by the names that the content calls them.
        """
        page = PDFPage()
        page.pagewidth, page.pageheight = self._size
        page.Rotate = 0
        self._file.addPage(page)
        page.Contents = self.add(content)
        page.Resources = _resources(texts)
        page.Tabs = PDFName("S")
        page.StructParents = len(self._pages)
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        self._pages.append(page)
        return self._numbered(page.__InternalName__)

    def annotate(self, page: int, annotations: Sequence[IndirectObject]) -> None:
        """Put `annotations` on a page, counted from 0."""
        self._pages[page].Annots = list(annotations)

    def finished(
        self, catalog: dict[str, IndirectObject | bytes], info: bytes
    ) -> bytes:
        """Return the file; nothing may be added after."""
        for key, value in catalog.items():
            setattr(self._file.Catalog, key, value)
        self._file.Catalog.__NoDefault__ = ["Pages", *catalog]
        self._file.info = _Info(info)
        with _PINNED:
            written: bytes = self._file.GetPDFData(None)
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
        name: PDFDictionary({"ActualText": DirectObject(text_string(text))})
        for name, text in texts.items()
    }
    return resources


class _PinnedSettings:
    """Holds the settings that would let the environment change the bytes.

    They are the process's, and a program that uses this package may have imported
    reportlab before, with settings of its own.  Several threads may hold them at once:
    the first one sets them and the last one puts them back, so that none waits for
    another's file.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._holders = 0
        self._before: dict[str, object] = {}

    def __enter__(self) -> None:
        with self._lock:
            if not self._holders:
                self._before = {name: getattr(rl_config, name) for name in _SETTINGS}
                vars(rl_config).update(_SETTINGS)
            self._holders += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._holders -= 1
            if not self._holders:
                vars(rl_config).update(self._before)


_SETTINGS = {"invariant": 1, "pdfComments": 0, "pdfMultiLine": 0}
_PINNED = _PinnedSettings()


# -- values


def number(value: float) -> str:
    """Return `value` to a hundredth, without an exponent or needless zeros."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(values: Iterable[float]) -> str:
    """Return `values` with a space between them, as arrays and operators take them."""
    return " ".join(map(number, values))


def text_string(text: str) -> bytes:
    """Return `text` as a text string: printable ASCII as it is, the rest as UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % text.translate(_ESCAPES).encode()
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


@lru_cache(maxsize=8)  # a long address has a link on each of its lines
def uri_string(address: str) -> bytes:
    """Return `address` as a URI: anything but printable ASCII is percent-encoded."""
    octets = address.encode()
    safe = "".join(chr(o) if 0x21 <= o <= 0x7E else f"%{o:02X}" for o in octets)
    return text_string(safe)


def array(items: Iterable[bytes]) -> bytes:
    """Return `items` as an array."""
    return b"[%s]" % b" ".join(items)


@cache
def colour(code: str) -> str:
    """Return a colour written RRGGBB as the operands of an RGB operator, 0 to 1."""
    return " ".join(f"{level / 255:.3g}" for level in bytes.fromhex(code))


def stream(entries: bytes, content: bytes, *, deflate: bool = True) -> bytes:
    """Return a stream object whose dictionary has `entries` too."""
    if deflate:
        content = zlib.compress(content, LEVEL)
        entries += b"/Filter/FlateDecode"
    # ISO 19005-2, 6.1.7.1: `endstream` is after an end of line, uncounted.  After a
    # return that is content a mere line feed would make one end of line of the two.
    end = b"\r\n" if content.endswith(b"\r") else b"\n"
    head = b"<<%s/Length %d>>\nstream\n" % (entries, len(content))
    return b"%s%s%sendstream" % (head, content, end)
