"""PDF: the words of each page with their places, as PDFium finds their letters."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from cvexport.model.lines import Line
from cvexport.readers.layout_columns import Word, laid_out
from cvexport.readers.pdf import read, visited
from cvexport.unicode.characters import cleaned
from cvexport.unicode.scripts import has_rtl

_MOST_LETTERS = 40_000
"""Of a page that people read."""
_MOST_LINKS = 500
_MOST_DRAWINGS = 3_000

_INVISIBLE, _STROKED = 3, 2
_PATH = 2
_URI = 3
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18

_BOLD_NAME = re.compile(
    r"(?i)bold|black|heavy|demi|medi(?!um)|[-_,]b(?:d|i|dit)?\b|[-_](?:extra|ultra)"
    r"|^(?:cmb|cmss?bx|cmbx|sfbx|sfssbx|sfbi|lmbx|lmssbx|ecbx|ecssdc|ecbi|tcbx|ptmb|phvb"
    r"|linlibertine_?tb|linlibertinetz|linbiolinumtb)"
)
_ITALIC_NAME = re.compile(
    r"(?i)italic|oblique|slanted|kursiv|regularital|[-_,](?:it|bi|i)\b|[-_]ital?"
    r"|^(?:cmti|cmsl|cmbxti|cmbxsl|cmssi|cmitt|sfti|sfsl|sfbi|sfsi|lmri|lmro|lmssi?o"
    r"|ecti|ecsl|ecbi|ecsi|ptmri|linlibertineti|linbiolinumti)"
)
_ICON_NAME = re.compile(
    r"(?i)awesome|icon|fontello|glyphicon|feather|academicons|^fa[bsr]?-|marvosym"
)
_SYMBOL_NAME = re.compile(
    r"(?i)symbol|wingdings|webdings|dingbats|^cmsy|^msbm|^msam|^lmsy|^lmmathsymbols"
    r"|pifont|marvosym"
)
_LATEX_SYMBOLS = {0x0F: "•", 0x01: "·", 0x0E: "◦", 0x03: "∗"}
"""Of Computer Modern's symbols, by their codes, where a file has no Unicode map."""

_SPACE_GAP = 0.16
"""Between words, as a fraction of the size; a space is rarely under a fifth."""
_SPACE_KEPT = 0.04
"""A typed space that the next letter is set back over is none that anybody sees."""


class _Font(NamedTuple):
    name: str
    is_bold: bool
    is_italic: bool
    is_icon: bool
    is_symbol: bool


class _Style(NamedTuple):
    """What the letters of a text object have in common; `turn` is in quarters."""

    size: float
    font: _Font
    is_bold: bool
    turn: int
    is_seen: bool


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    baseline: float
    style: _Style


class _LinkArea(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    address: str


_NO_FONT = _Font("", is_bold=False, is_italic=False, is_icon=False, is_symbol=False)


def lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of all pages; raises ValueError for what PDFium refuses."""
    pages = tuple(visited(data, _Page().words))
    if any(has_rtl(word.text) for words in pages for word in words):
        from cvexport.readers.layout_text import plain_lines

        return plain_lines(read(data))
    return laid_out(pages)


class _Page:
    """Reads page after page; fonts are looked at once a file."""

    def __init__(self) -> None:
        self._fonts: dict[int, _Font] = {}

    def words(self, document: object, page: object, text: object) -> tuple[Word, ...]:
        """Return the words of a page, in no order."""
        letters = list(self._letters(text))
        if not letters:
            return ()
        turn = _usual_turn(letters)
        height = pdfium.FPDF_GetPageHeightF(page)
        upright = [each for each in letters if each.style.turn == turn]
        links = () if turn else tuple(_links(document, page))
        bullets = () if turn else tuple(_drawn_bullets(page))
        return tuple(_words(upright, _LinkFinder(links), height, bullets))

    def _letters(self, text: Any) -> Iterator[_Letter]:
        """Yield the letters of a page that are seen, turned so that they are upright."""
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        styles: dict[int, _Style] = {}
        high = 0
        for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_LETTERS)):
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            code = pdfium.FPDFText_GetUnicode(text, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            thing = pdfium.FPDFText_GetTextObject(text, index)
            address = ctypes.cast(thing, ctypes.c_void_p).value or 0
            style = styles.get(address)
            if style is None:
                style = styles[address] = self._style(text, index, thing)
            if not style.is_seen:
                continue
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, index, box)
            yield _letter(code, x.value, y.value, box, style)

    def _style(self, text: Any, index: int, thing: Any) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index)
        size *= math.hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        font = self._font(thing) if thing else _NO_FONT
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turn = round(angle / 90)
        return _Style(
            size=round(size, 1),
            font=font,
            is_bold=font.is_bold or mode == _STROKED,
            turn=turn % 4 if abs(angle - 90 * turn) < 5 else -1,  # noqa: PLR2004
            is_seen=mode != _INVISIBLE and size > 1,
        )

    def _font(self, thing: Any) -> _Font:
        font = pdfium.FPDFTextObj_GetFont(thing)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = _described(font)
        return self._fonts[address]


def _described(font: Any) -> _Font:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    name = name.partition("+")[2] or name
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    return _Font(
        name=name,
        is_bold=bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD),
        is_italic=bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC),
        is_icon=bool(_ICON_NAME.search(name)),
        is_symbol=bool(_SYMBOL_NAME.search(name)),
    )


def _letter(code: int, x: float, y: float, box: Any, style: _Style) -> _Letter:
    """Return a letter in the coordinates in which its line is level."""
    character = chr(code) if code else ""
    if code in {0x2, 0xFFFE}:  # PDFium's signs for a hyphen at the end of a line
        character = "-"
    elif style.font.is_symbol and code in _LATEX_SYMBOLS:
        character = _LATEX_SYMBOLS[code]
    if style.turn == 1:
        return _Letter(character, y, box.top, -x, style)
    if style.turn == 3:  # noqa: PLR2004
        return _Letter(character, -y, -box.bottom, x, style)
    if style.turn == 2:  # noqa: PLR2004
        return _Letter(character, -x, -box.left, -y, style)
    return _Letter(character, x, max(box.right, x), y, style)


def _usual_turn(letters: list[_Letter]) -> int:
    turns = [each.style.turn for each in letters]
    return max(range(4), key=turns.count)


def _words(
    letters: list[_Letter],
    links: _LinkFinder,
    height: float,
    bullets: tuple[tuple[float, float], ...],
) -> Iterator[Word]:
    for row in _rows(letters):
        row.sort(key=lambda each: each.left)
        yield from _split(_unprinted_once(row), links, height)
    for left, middle in bullets:
        yield Word("•", left, left + 3, height - middle + 3, 9, is_drawn=True)


def _rows(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Yield letters on the same baseline."""
    row: list[_Letter] = []
    for each in sorted(letters, key=lambda letter: -letter.baseline):
        if row and row[0].baseline - each.baseline > 0.3:  # noqa: PLR2004
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def _unprinted_once(row: list[_Letter]) -> list[_Letter]:
    """Join letters that are printed twice, a trick for bold, to one bold letter."""
    found: list[_Letter] = []
    for each in row:
        for index in range(len(found) - 1, max(len(found) - 4, -1), -1):
            last = found[index]
            near = abs(each.left - last.left) < min(each.style.size / 12, 0.9)
            if near and each.text == last.text and each.text.strip():
                if each.left == last.left:  # two letters of a ligature
                    continue
                style = last.style._replace(is_bold=True)
                found[index] = last._replace(style=style)
                break
        else:
            found.append(each)
    return found


def _split(row: list[_Letter], links: _LinkFinder, height: float) -> Iterator[Word]:
    """Yield the words of a row: what is between spaces, wide gaps, and styles."""
    word: list[_Letter] = []
    spacing = _letter_spacing(row)
    has_space = is_glued = False
    for each in row:
        if not each.text.strip() or each.text <= " ":
            has_space = True
            continue
        if each.text == "\xad":
            continue
        if word:
            last = word[-1]
            gap = (each.left - last.right) / max(each.style.size, last.style.size)
            is_spaced = gap - spacing > (_SPACE_KEPT if has_space else _SPACE_GAP)
            if is_spaced or each.style != last.style:
                yield _word(word, links, height, is_glued=is_glued)
                word, is_glued = [], not is_spaced
        has_space = False
        word.append(each)
    if word:
        yield _word(word, links, height, is_glued=is_glued)


def _letter_spacing(row: list[_Letter]) -> float:
    """Return the gap between the letters of a row, as a fraction of their size."""
    gaps = sorted(
        (right.left - left.right) / max(right.style.size, 1)
        for left, right in pairwise(row)
        if left.text.strip() and right.text.strip()
    )
    usual = gaps[len(gaps) // 2] if len(gaps) > 4 else 0  # noqa: PLR2004
    return usual if 0.04 < usual < 1 else 0  # noqa: PLR2004


def _word(
    letters: list[_Letter], links: _LinkFinder, height: float, *, is_glued: bool
) -> Word:
    first, last = letters[0], letters[-1]
    style = first.style
    text = "".join(each.text for each in letters)
    return Word(
        text=cleaned(text) or text,
        left=first.left,
        right=last.right,
        baseline=height - first.baseline,
        size=style.size,
        is_bold=any(each.style.is_bold for each in letters),
        is_italic=style.font.is_italic,
        is_symbol=style.font.is_symbol,
        is_icon=style.font.is_icon,
        is_glued=is_glued,
        link=links.at((first.left + last.right) / 2, first.baseline + style.size / 4),
    )


class _LinkFinder:
    """The links of a page, by stripes of ten points."""

    def __init__(self, links: tuple[_LinkArea, ...]) -> None:
        self._stripes: dict[int, list[_LinkArea]] = {}
        for link in links:
            first, last = int(link.bottom // 10), int(link.top // 10)
            for stripe in range(first, min(last, first + 100) + 1):
                self._stripes.setdefault(stripe, []).append(link)

    def at(self, x: float, y: float) -> str:
        """Return the address of the link at a place."""
        for link in self._stripes.get(int(y // 10), ())[:40]:
            if link.left <= x <= link.right and link.bottom <= y <= link.top:
                return link.address
        return ""


def _links(document: Any, page: Any) -> Iterator[_LinkArea]:
    start, link = ctypes.c_int(), pdfium.FPDF_LINK()
    box, buffer = pdfium.FS_RECTF(), ctypes.create_string_buffer(2048)
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, start, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != _URI:
            continue
        if not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
        address = buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace")
        yield _LinkArea(box.left, box.bottom, box.right, box.top, address)


def _drawn_bullets(page: Any) -> Iterator[tuple[float, float]]:
    """Yield left side and middle of drawings that are as small as a bullet.

    Browsers draw the disc of a list, instead of printing a letter.
    """
    sides = [ctypes.c_float() for _ in range(4)]
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(min(count, _MOST_DRAWINGS)):
        each = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(each) != _PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(each, *sides)
        left, bottom, right, top = (side.value for side in sides)
        width, height = right - left, top - bottom
        if 1.5 < width < 7 and 0.8 < width / max(height, 0.1) < 1.25:  # noqa: PLR2004
            yield left, (bottom + top) / 2
