"""What a DOCX file holds: its paragraphs with their places, and what is around them."""

from __future__ import annotations

import functools
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

LARGEST = 32_000_000
"""Unpacked bytes of all parts that are read: a larger file is not opened."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OFFICE = "/officeDocument"
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word puts a document with a password in an OLE file; old .doc files are OLE too."""
_READ = re.compile(
    r"(?:.*/)?(?:styles|numbering|comments|core|document\d*|(?:header|footer)\d*)\.xml"
)

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


@functools.lru_cache(maxsize=2)
def read(data: bytes) -> Docx | None:
    """Return what a file holds, or None where it can't be opened."""
    try:
        return _docx(_parts(data))
    except (
        # What zipfile raises for damaged files, and the parser for damaged parts.
        *(zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError, KeyError),
        *(NotImplementedError, zlib.error, etree.XMLSyntaxError),
    ):
        return None


def _parts(data: bytes) -> Mapping[str, etree._Element]:
    """Return the parts that the rules need, parsed, by their names."""
    left = LARGEST
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name == "_rels/.rels" or _READ.fullmatch(name):
                with archive.open(name) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise ValueError("too large")
                parts[name] = etree.fromstring(content, _parser())
    return parts


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)


def _docx(parts: Mapping[str, etree._Element]) -> Docx:
    main = _main(parts)
    folder = posixpath.dirname(main)
    document = parts[main]
    styles = _Styles(parts.get(f"{folder}/styles.xml"))
    glyphs = _glyphs(parts.get(f"{folder}/numbering.xml"))
    core = parts.get("docProps/core.xml")
    comments = parts.get(f"{folder}/comments.xml")
    margins = (
        part
        for name, part in parts.items()
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml", name)
    )
    return Docx(
        paragraphs=tuple(_paragraphs(document, styles, glyphs)),
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
        comments=0 if comments is None else _count(comments, "comment"),
        language=styles.language or _first(document, f"{_W}lang"),
        title=_said(core, "title"),
        author=_said(core, "creator"),
    )


def _main(parts: Mapping[str, etree._Element]) -> str:
    """Return the name of the main part, from the relations of the package."""
    for relation in parts["_rels/.rels"]:
        if str(relation.get("Type")).endswith(_OFFICE):
            return str(relation.get("Target")).lstrip("/")
    raise ValueError("no document in it")


class _Styles:
    """The paragraph styles by id: their names, and the lists that they make."""

    def __init__(self, part: etree._Element | None) -> None:
        self.language = ""
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        if part is None:
            return
        self.language = _first(part, f"{_W}lang")
        for style in part.iter(f"{_W}style"):
            if style.get(f"{_W}type") == "paragraph":
                self._styles[_of(style, "styleId")] = style
                if style.get(f"{_W}default") in {"1", "true"}:
                    self._default = _of(style, "styleId")

    def name(self, id_: str) -> str:
        """Return the name, which is in English for Word's own styles."""
        style = self._styles.get(id_ or self._default)
        return (_value(style, "name") if style is not None else id_).lower()

    def numbering(self, id_: str) -> etree._Element | None:
        """Return the list of a style, or of a style on which it is based."""
        for _ in range(len(self._styles)):
            style = self._styles.get(id_)
            if style is None:
                break
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None:
                return found
            id_ = _value(style, "basedOn")
        return None


def _glyphs(part: etree._Element | None) -> Mapping[tuple[str, str], str]:
    """Return the bullets by the ids of list and level."""
    if part is None:
        return {}
    abstract = {
        (_of(each, "abstractNumId"), _of(level, "ilvl")): _value(level, "lvlText")
        for each in part.iter(f"{_W}abstractNum")
        for level in each.iter(f"{_W}lvl")
        if _value(level, "numFmt") == "bullet"
    }
    return {
        (_of(number, "numId"), level): glyph
        for number in part.iter(f"{_W}num")
        for (each, level), glyph in abstract.items()
        if each == _value(number, "abstractNumId")
    }


def _paragraphs(
    document: etree._Element, styles: _Styles, glyphs: Mapping[tuple[str, str], str]
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
            glyph=glyphs.get((number, level), ""),
            is_bare=properties is None and not element.attrib,
        )


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of boxes anchored in it."""
    return "".join(_typed(paragraph))


def _typed(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TYPED and element.tag == f"{_W}r":
            is_page = child.get(f"{_W}type") in {"page", "column"}
            yield "" if is_page else _TYPED[str(child.tag)]
        elif child.tag in _FLOWING:
            yield from _typed(child)


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


def _count(element: etree._Element, *names: str) -> int:
    return sum(1 for _ in element.iter(*(f"{_W}{name}" for name in names)))


def _pictures(document: etree._Element) -> Iterator[bool]:
    """Yield for each drawing whether it is a picture: a text box isn't."""
    for each in document.iter(f"{_W}drawing", f"{_W}pict", f"{_W}object"):
        yield next(each.iter(f"{_W}txbxContent"), None) is None


def _columns(element: etree._Element) -> int:
    number = _of(element, "num")
    return int(number) if number.isdecimal() else 1


def _size(element: etree._Element) -> tuple[float, float]:
    width, height = (_of(element, side) for side in ("w", "h"))
    return (_points(width), _points(height))


def _points(twips: str) -> float:
    return float(twips) / 20 if re.fullmatch(r"\d{1,6}(?:\.\d*)?", twips) else 0.0


def _fonts(document: etree._Element) -> Iterator[str]:
    """Yield the fonts of runs with text, and of symbols."""
    for fonts in document.iter(f"{_W}rFonts"):
        properties = fonts.getparent()
        run = None if properties is None else properties.getparent()
        if run is not None and run.find(f"{_W}t") is not None:
            yield _of(fonts, "ascii")
            yield _of(fonts, "hAnsi")
    for symbol in document.iter(f"{_W}sym"):
        yield _of(symbol, "font")


def _hidden(document: etree._Element) -> Iterator[str]:
    for mark in document.iter(f"{_W}vanish"):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if run is not None and mark.get(f"{_W}val") not in {"0", "false"}:
            yield from (part.text or "" for part in run.iter(f"{_W}t"))


def _first(part: etree._Element, tag: str) -> str:
    return next((_of(each, "val") for each in part.iter(tag)), "")


def _said(core: etree._Element | None, name: str) -> str:
    return ((core is not None and core.findtext(f"{_DC}{name}")) or "").strip()


def _value(element: etree._Element, name: str) -> str:
    """Return the value of the child of that name."""
    child = element.find(f"{_W}{name}")
    return "" if child is None else _of(child, "val")


def _of(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")
