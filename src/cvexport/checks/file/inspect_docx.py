"""What a DOCX file holds: its paragraphs with their places, and what is around them."""

from __future__ import annotations

import functools
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from cvexport.readers.docx_package import Refused, main_part, parts
from cvexport.readers.docx_styles import Glyphs, Styles, glyphs
from cvexport.readers.docx_styles import W as _W
from cvexport.readers.docx_styles import attribute as _of
from cvexport.readers.docx_styles import value as _value

_DC = "{http://purl.org/dc/elements/1.1/}"
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word puts a document with a password in an OLE file; old .doc files are OLE too."""

_TYPED = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\xad",
    f"{_W}sym": "\ufffc",
}


class DocxParagraph(NamedTuple):
    """A paragraph; `place` is `body`, `table` or `box`.

    In the text a tab is `\\t`, a line break `\\n`, a no-break hyphen U+2011, an
    optional one U+00AD and a character of a symbol font U+FFFC.  `glyph` is the
    bullet of its list, empty for numbers.
    """

    text: str
    style: str
    place: str
    is_listed: bool
    glyph: str
    is_bare: bool
    """Whether it has neither properties nor attributes."""


class Docx(NamedTuple):
    """A file that opens; `margins` is the text of page headers and footers.

    `pages` are the sizes of pages in points, `columns` the most in a section.
    """

    paragraphs: tuple[DocxParagraph, ...]
    margins: str
    tables: int
    pictures: int
    columns: int
    pages: tuple[tuple[float, float], ...]
    fonts: frozenset[str]
    hidden: str
    changes: int
    comments: int
    language: str
    title: str
    author: str


def is_locked(data: bytes) -> bool:
    """Return whether the file is encrypted, or in the old .doc format."""
    return data.startswith(_ENCRYPTED)


def read(data: bytes) -> Docx | None:
    """Return what a file holds, or None where it can't be opened."""
    found = _read(data)
    return found if isinstance(found, Docx) else None


def refusal(data: bytes) -> str:
    """Return why a file can't be opened, nothing where it can."""
    found = _read(data)
    return found if isinstance(found, str) else ""


@functools.lru_cache(maxsize=2)
def _read(data: bytes) -> Docx | str:
    try:
        return _docx(parts(data))
    except Refused as refused:
        return str(refused)
    except (
        # What zipfile raises for damaged files, and the parser for damaged parts.
        *(zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError, KeyError),
        *(NotImplementedError, zlib.error, etree.XMLSyntaxError),
    ):
        if is_locked(data):
            return "the file needs a password, or is in the old .doc format"
        return "the file is damaged or not DOCX"


def _docx(parts: Mapping[str, etree._Element]) -> Docx:
    main = main_part(parts)
    folder = posixpath.dirname(main)
    document = parts[main]
    styles = Styles(parts.get(f"{folder}/styles.xml"))
    bullets = glyphs(parts.get(f"{folder}/numbering.xml"))
    core = parts.get("docProps/core.xml")
    comments = parts.get(f"{folder}/comments.xml")
    margins = (
        part
        for name, part in parts.items()
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml", name)
    )
    return Docx(
        paragraphs=tuple(_paragraphs(document, styles, bullets)),
        margins="\n".join(
            _text(paragraph) for part in margins for paragraph in part.iter(f"{_W}p")
        ),
        tables=_count(document, "tbl"),
        pictures=sum(_pictures(document)),
        columns=max((_columns(each) for each in document.iter(f"{_W}cols")), default=1),
        pages=tuple(_size(each) for each in document.iter(f"{_W}pgSz")),
        fonts=frozenset(_fonts(document)),
        hidden=" ".join(_hidden(document)),
        changes=_count(document, "ins", "del", "moveFrom", "moveTo"),
        comments=0 if comments is None else _comments(comments),
        language=styles.language or _first(document, f"{_W}lang"),
        title=_said(core, "title"),
        author=_said(core, "creator"),
    )


def _paragraphs(
    document: etree._Element, styles: Styles, bullets: Glyphs
) -> Iterator[DocxParagraph]:
    for element in document.iter(f"{_W}p"):
        properties = element.find(f"{_W}pPr")
        style = "" if properties is None else _value(properties, "pStyle")
        numbering = None if properties is None else properties.find(f"{_W}numPr")
        if numbering is None:
            numbering = styles.numbering(style)
        number = "" if numbering is None else _value(numbering, "numId")
        level = "0" if numbering is None else _value(numbering, "ilvl") or "0"
        yield DocxParagraph(
            text=_text(element),
            style=styles.name(style),
            place=_place(element),
            is_listed=number not in {"", "0"},
            glyph=bullets.get(number, {}).get(level, ""),
            is_bare=properties is None and not element.attrib,
        )


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of boxes anchored in it."""
    return "".join(_typed(paragraph))


def _typed(paragraph: etree._Element) -> Iterator[str]:
    open_elements = [iter(paragraph)]
    while open_elements:
        child = next(open_elements[-1], None)
        if child is None:
            open_elements.pop()
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TYPED and _is_run(child.getparent()):
            is_page = child.get(f"{_W}type") in {"page", "column"}
            yield "" if is_page else _TYPED[str(child.tag)]
        elif child.tag in _FLOWING:
            open_elements.append(iter(child))


def _is_run(element: etree._Element | None) -> bool:
    return element is not None and element.tag == f"{_W}r"


_FLOWING = frozenset(
    f"{_W}{name}"
    for name in (
        *("r", "hyperlink", "ins", "moveTo", "smartTag", "fldSimple"),
        *("sdt", "sdtContent", "customXml", "bdo", "dir"),
    )
)


def _place(element: etree._Element) -> str:
    for ancestor in element.iterancestors(f"{_W}tbl", f"{_W}txbxContent"):
        return "table" if ancestor.tag == f"{_W}tbl" else "box"
    return "body"


def _comments(part: etree._Element) -> int:
    """Return how many comments people wrote; LibreOffice makes some of <meta>."""
    texts = ("".join(map(str, each.itertext())) for each in part.iter(f"{_W}comment"))
    return sum(not text.lstrip().casefold().startswith("html:") for text in texts)


def _count(element: etree._Element, *names: str) -> int:
    return sum(1 for _ in element.iter(*(f"{_W}{name}" for name in names)))


def _pictures(document: etree._Element) -> Iterator[bool]:
    """Yield for each drawing whether it is a picture: a text box isn't."""
    kinds = [f"{_W}{name}" for name in ("drawing", "pict", "object")]
    boxes = set()
    for content in document.iter(f"{_W}txbxContent"):
        for drawing in content.iterancestors(*kinds):
            if drawing in boxes:  # and so is each around it
                break
            boxes.add(drawing)
    for drawing in document.iter(*kinds):
        yield drawing not in boxes


def _columns(element: etree._Element) -> int:
    number = _of(element, "num")
    return int(number) if re.fullmatch(r"\d{1,3}", number) else 1


def _size(element: etree._Element) -> tuple[float, float]:
    width, height = (_of(element, side) for side in ("w", "h"))
    return (_points(width), _points(height))


def _points(twips: str) -> float:
    return float(twips) / 20 if re.fullmatch(r"\d{1,6}(?:\.\d*)?", twips) else 0.0


def _fonts(document: etree._Element) -> Iterator[str]:
    """Yield the fonts of runs with text, and of symbols."""
    for run in document.iter(f"{_W}r"):
        if run.find(f"{_W}t") is not None:
            for fonts in run.iterfind(f"{_W}rPr/{_W}rFonts"):
                yield _of(fonts, "ascii")
                yield _of(fonts, "hAnsi")
    for symbol in document.iter(f"{_W}sym"):
        yield _of(symbol, "font")


def _hidden(document: etree._Element) -> Iterator[str]:
    for run in document.iter(f"{_W}r"):
        marks = run.iterfind(f"{_W}rPr/{_W}vanish")
        if any(mark.get(f"{_W}val") not in {"0", "false"} for mark in marks):
            yield from (part.text or "" for part in run.iter(f"{_W}t"))


def _first(part: etree._Element, tag: str) -> str:
    return next((_of(each, "val") for each in part.iter(tag)), "")


def _said(core: etree._Element | None, name: str) -> str:
    return ((core is not None and core.findtext(f"{_DC}{name}")) or "").strip()
