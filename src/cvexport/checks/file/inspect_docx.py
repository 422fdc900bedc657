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

_LARGEST = 32_000_000
"""Unpacked bytes of all parts that are parsed here."""
_LARGEST_PACKAGE = 128_000_000
"""Unpacked bytes of all parts: python-docx keeps them all, pictures too."""
_MOST_PARTS = 2_000
_PART = b"PK\x01\x02"
"""Begins the entry of a part in the directory at the end of a ZIP file."""
_PACKED = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""ECMA-376, part 2, allows no other; zipfile inflates others without a limit."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OFFICE = "/officeDocument"
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word puts a document with a password in an OLE file; old .doc files are OLE too."""
_READ = re.compile(
    r"(?:.*/)?(?:styles|numbering|comments|core|document\d*|(?:header|footer)\d*)\.xml"
)

_PIECE = 1024 * 1024
_ENTITY = "<!ENTITY"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_NO_MEMORY, _OVER_LIMIT = 2, 114
"""libxml2's errors; its limits are 256 levels, and 10 MB of one text."""

_Glyphs = Mapping[str, Mapping[str, str]]

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


class _Refused(ValueError):
    """A limit that a file exceeds."""


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
        return _docx(_parts(data))
    except _Refused as refused:
        return str(refused)
    except (
        # What zipfile raises for damaged files, and the parser for damaged parts.
        *(zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError, KeyError),
        *(NotImplementedError, zlib.error, etree.XMLSyntaxError),
    ):
        if is_locked(data):
            return "the file needs a password, or is in the old .doc format"
        return "the file is damaged or not DOCX"


def _parts(data: bytes) -> Mapping[str, etree._Element]:
    """Return the parts that the rules need, parsed, by their names.

    Everything is unpacked before anything is parsed, since python-docx parses parts
    that aren't read here.  Raises _Refused.
    """
    # Headers can lie about sizes and numbers: so what is there is counted.
    if data.count(_PART) > _MOST_PARTS:
        raise _Refused(f"the file has over {_MOST_PARTS:,} parts")
    found: dict[str, bytes] = {}
    left = _LARGEST_PACKAGE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            is_read = part.filename == "_rels/.rels" or _READ.fullmatch(part.filename)
            content = bytearray()
            for piece in _unpacked(archive, part):
                left -= len(piece)
                if left < 0:
                    raise _Refused(_over("unpacked", _LARGEST_PACKAGE))
                content += piece if is_read else b""
            if is_read:
                found[part.filename] = bytes(content)
    if sum(map(len, found.values())) > _LARGEST:
        raise _Refused(_over("of text", _LARGEST))
    return {name: _parsed(content) for name, content in found.items()}


def _over(what: str, limit: int) -> str:
    return f"the file has over {limit // 1_000_000} MB {what}"


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield all that a part inflates to; raise ValueError if that isn't its size.

    zipfile believes the size: where it is too small, `ZipFile.read`, which
    python-docx calls, inflates everything before it cuts that off.
    """
    if part.compress_type not in _PACKED:
        raise ValueError("packed in another way")
    believed, part.file_size = part.file_size, 2 * _LARGEST_PACKAGE
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            believed -= len(piece)
            yield piece
    if believed:
        raise ValueError("of another size")


def _parsed(content: bytes) -> etree._Element:
    """Parse a part; ECMA-376 allows no document type, which could define entities."""
    if any(_ENTITY.encode(code) in content for code in _ENCODINGS):
        raise _Refused("the file defines XML entities, as no word processor does")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        code = getattr(error, "code", 0)
        if code == _NO_MEMORY:
            raise MemoryError from None
        if code == _OVER_LIMIT:
            raise _Refused("the XML in the file is too deep or too long") from None
        raise


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
        self._names: dict[str, str] = {}
        self._lists: dict[str, etree._Element | None] = {}
        self._default = ""
        if part is None:
            return
        self.language = _first(part, f"{_W}lang")
        for style in part.iter(f"{_W}style"):
            if style.get(f"{_W}type") == "paragraph":
                id_ = _of(style, "styleId")
                self._styles[id_] = style
                self._names[id_] = _value(style, "name")
                if style.get(f"{_W}default") in {"1", "true"}:
                    self._default = id_

    def name(self, id_: str) -> str:
        """Return the name, which is in English for Word's own styles."""
        return self._names.get(id_ or self._default, id_).lower()

    def numbering(self, id_: str) -> etree._Element | None:
        """Return the list of a style, or of a style on which it is based."""
        found, passed = None, []
        while found is None and id_ in self._styles and id_ not in self._lists:
            style = self._styles[id_]
            found = self._lists[id_] = style.find(f"{_W}pPr/{_W}numPr")
            passed.append(id_)
            id_ = _value(style, "basedOn")
        if found is None:
            found = self._lists.get(id_)
        # Each style is looked at once, however long the chain or ring is.
        self._lists |= dict.fromkeys(passed, found)
        return found


def _glyphs(part: etree._Element | None) -> _Glyphs:
    """Return the bullets by the id of the list, then by level."""
    if part is None:
        return {}
    abstract = {
        _of(each, "abstractNumId"): {
            _of(level, "ilvl"): _value(level, "lvlText")
            for level in each.iterfind(f"{_W}lvl")
            if _value(level, "numFmt") == "bullet"
        }
        for each in part.iter(f"{_W}abstractNum")
    }
    return {
        _of(number, "numId"): abstract.get(_value(number, "abstractNumId"), {})
        for number in part.iter(f"{_W}num")
    }


def _paragraphs(
    document: etree._Element, styles: _Styles, glyphs: _Glyphs
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
            glyph=glyphs.get(number, {}).get(level, ""),
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


def _value(element: etree._Element, name: str) -> str:
    """Return the value of the child of that name."""
    child = element.find(f"{_W}{name}")
    return "" if child is None else _of(child, "val")


def _of(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")
