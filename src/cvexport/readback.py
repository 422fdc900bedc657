"""Every file read back by somebody else's parser, and held against the document.

A file passes when a reader finds the document's words, all of them and no others, in
the document's order.  Only the marks that a format adds itself, bullets and
separators, are passed over.
"""

from __future__ import annotations

import io
import itertools
from collections import Counter
from collections.abc import Callable, Iterator

from cvexport.errors import ReadBackError
from cvexport.model.document import Document, reading_order
from cvexport.model.settings import Settings
from cvexport.unicode.characters import IDEOGRAPHIC, runs_from_right

_MARKS = frozenset("•◦▪|-*\N{EN DASH}\N{EM DASH}")
_CONTEXT = 4


def read_back(data: bytes, name: str, document: Document, settings: Settings) -> int:
    """Return how many words of `document` the file in format `name` holds.

    Raises ReadBackError, naming what is lost or added and where, when a reader of the
    format finds other words than the document's or another order.
    """
    return found_in(extracted(data, name), name, document, settings)


def found_in(text: str, name: str, document: Document, settings: Settings) -> int:
    """Return what `read_back` does, for the text that a reader got out already."""
    expected = _expected(name, document, settings)
    found = _words(text)
    if expected != found:
        found = list(_rejoined(found, expected))
    count = len(expected)
    if expected != found:
        expected, found = _unparted(expected), _unparted(found)
    if expected != found:
        raise ReadBackError(_difference(name, expected, found))
    return count


def extracted(data: bytes, name: str) -> str:
    """Return the text that a reader gets out of a file in format `name`.

    Raises ReadBackError where the reader can't open it.
    """
    reader = _READERS[name]
    try:
        return reader(data)
    except Exception as error:
        # Each reader has its own exceptions, and none of them is the caller's fault.
        raise ReadBackError(f"{name}: a reader can't open the file: {error}") from error


def _expected(name: str, document: Document, settings: Settings) -> list[str]:
    lines = reading_order(document, capitals=name not in _AS_WRITTEN)
    if name == "txt":
        from cvexport.exporters.text import typed

        lines = tuple(typed(line, settings) for line in lines)
    return _words(" ".join(lines))


_AS_WRITTEN = ("md", "html")
"""Formats whose section headings are not in capitals."""


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word not in _MARKS]


def _rejoined(found: list[str], expected: list[str]) -> Iterator[str]:
    """Join the parts of words that are wider than a line and had to be broken."""
    parts = iter(found)
    for word in expected:
        part = next(parts, "")
        while len(word) > _UNBROKEN and part != word and word.startswith(part):
            more = next(parts, "")
            if not more:
                break
            part += more
        if part:
            yield part
    yield from parts


def _unparted(words: list[str]) -> list[str]:
    """Return words without the spaces beside ideographs, where lines may end too.

    A dash that a line begins or ends with may have been passed over as a mark: so all
    dashes are.
    """
    import re

    text = " ".join(words)
    ideograph = f"[{IDEOGRAPHIC}]"
    if not re.search(ideograph, text):
        return words
    beside = f"(?<={ideograph}) | (?={ideograph})"
    dashless = text.translate(dict.fromkeys(map(ord, _MARKS)))
    return re.sub(beside, "", dashless).split()


_UNBROKEN = 60
"""Characters: the widest word that fits a line of the narrowest page is longer."""


def _difference(name: str, expected: list[str], found: list[str]) -> str:
    lost = Counter(expected) - Counter(found)
    added = Counter(found) - Counter(expected)
    at = next(
        index
        for index, (word, other) in enumerate(itertools.zip_longest(expected, found))
        if word != other
    )
    around = slice(max(at - _CONTEXT, 0), at + _CONTEXT + 1)
    parts = [f"{name}: the file does not read back as the document"]
    parts += [f"lost: {_some(lost)}"] if lost else []
    parts += [f"added: {_some(added)}"] if added else []
    parts += [] if lost or added else ["the words are out of order"]
    parts.append(f"expected: … {' '.join(expected[around])} …")
    parts.append(f"found:    … {' '.join(found[around])} …")
    return "\n  ".join(parts)


def _some(words: Counter[str]) -> str:
    shown = [f"{word!r}" for word in itertools.islice(words, 10)]
    return ", ".join(shown) + (" …" if len(words) > len(shown) else "")


def _text(data: bytes) -> str:
    return data.decode("utf-8")


def _markdown(data: bytes) -> str:
    """Read with Python-Markdown: the words of the HTML that it makes."""
    import html
    import re

    from markdown import Markdown

    page = Markdown().convert(data.decode("utf-8"))
    blocks = re.sub(r"</?(?:h\d|p|[uo]l|li|blockquote|pre|hr|br)\b[^>]*>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", blocks))


def _html(data: bytes) -> str:
    """Read with Python's own parser: the text of the body, a line a block."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        lines: list[str]
        in_body = False

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            self.in_body |= tag == "body"
            self.handle_endtag(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in _INLINE:
                self.lines.append("\n")

        def handle_data(self, data: str) -> None:
            if self.in_body:
                self.lines.append(data)

    reader = Reader()
    reader.lines = []
    reader.feed(data.decode("utf-8"))
    reader.close()
    return "".join(reader.lines)


_INLINE = frozenset({"a", "code", "em", "strong", "span"})


def _docx(data: bytes) -> str:
    """Read with python-docx: the text of each paragraph of the body."""
    import docx

    body = docx.Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in body.paragraphs)


def _pdf(data: bytes) -> str:
    """Read with PDFium, and with pypdf where text runs from the right.

    PDFium takes a line with more Latin words than others for one from the left, and
    gives it back the wrong way round.
    """
    text = _pdfium(data)
    return (runs_from_right(text) and _pypdf(data)) or text


def _pypdf(data: bytes) -> str:
    """Return the text of the pages, nothing where the library isn't installed."""
    try:
        import pypdf
    except ImportError:
        return ""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages)


def _pdfium(data: bytes) -> str:
    """Read with PDFium, in the order of the content streams.

    Its bindings are used without the package's helpers: half the time to import.
    """
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("PDFium refuses it")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        return "\n".join(_pdf_page(document, index) for index in range(count))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _pdf_page(document: object, index: int) -> str:
    import ctypes

    import pypdfium2_raw as pdfium

    page = pdfium.FPDF_LoadPage(document, index)
    text = page and pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ValueError(f"PDFium refuses page {index + 1}")
    count = pdfium.FPDFText_CountChars(text)
    # UTF-16 units: a character beyond the BMP takes two, and a NUL ends the text.
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    length = pdfium.FPDFText_GetText(text, 0, count, buffer)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    found = bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
    return found.translate(_HYPHEN_AT_LINE_END)


_HYPHEN_AT_LINE_END = {0x2: "-\n", 0xFFFE: "-\n"}
"""PDFium takes each for a word that goes on below; our lines end between words."""

_READERS: dict[str, Callable[[bytes], str]] = {
    "txt": _text,
    "md": _markdown,
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
}
