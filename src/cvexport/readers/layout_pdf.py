"""PDF: the words of each page with their places, as PDFium finds their letters."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
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
_GENERATED = frozenset((0x20, 0xD, 0xA))
"""Of PDFium, for gaps and the ends of lines."""
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
    r"|^(?:cmti|cmsl|cmbxti|cmbxsl|cmssi|cmitt|sfti|sfsl|sfbi|sfsi|lmri\d|lmro\d|lmss(?:b?o|i)\d"
    r"|ecti|ecsl|ecbi|ecsi|ptmri|linlibertineti|linbiolinumti)"
)
_ICON_NAME = re.compile(
    r"(?i)awesome|icon|fontello|glyphicon|feather|academicons|^fa[bsr]?-|marvosym"
)
_SYMBOL_NAME = re.compile(
    r"(?i)symbol|wingdings|webdings|dingbats|^cmsy|^msbm|^msam|^lmsy|^lmmathsymbols"
    r"|pifont|marvosym"
)
_LATEX_SYMBOLS = {0x0F: "•", 0x01: "·", 0x0E: "◦", 0x03: "*"}
"""Of Computer Modern's symbols, by their codes, where a file has no Unicode map."""

_ACCENTS = {
    "`": "\u0300",
    "\N{ACUTE ACCENT}": "\u0301",
    "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}": "\u0302",
    "\N{SMALL TILDE}": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "\N{CEDILLA}": "\u0327",
    "\N{OGONEK}": "\u0328",
}
"""Printed beside or above a letter: what joins it."""

_OVERPRINT = 0.9
"""Points, at most, from a letter to the same one that makes it bold."""
_CHARACTERS = {0x0: " ", 0x2: "-", 0xFFFE: "-"}
"""PDFium's signs for nothing, and for a hyphen at the end of a line."""
_STRIPE = 20.0
"""Points: letters are looked for in such stripes of the page."""
_MOST_NEAR = 500

_LEAST_BOLD, _MOST_BOLD = 1.025, 1.3
"""Widths of bold letters, as multiples of those of the usual font."""

_SPACE_GAP = 0.16
"""Between words, as a fraction of the size; a space is rarely under a fifth."""
_POSSIBLE_GAP = 0.1
"""Where PDFium finds a space: the boxes of slanted letters reach into it."""
_SPACE_KEPT = 0.04
"""A typed space that the next letter is set back over is none that anybody sees."""


class _Font(NamedTuple):
    """`number` tells fonts without a name apart."""

    name: str
    number: int
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
    has_space: bool = False
    """Whether PDFium finds a space before it."""


class _LinkArea(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    address: str


_NO_FONT = _Font("", 0, is_bold=False, is_italic=False, is_icon=False, is_symbol=False)


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
        self._widths = _Widths()

    def words(self, document: object, page: object, text: object) -> tuple[Word, ...]:
        """Return the words of a page, in no order."""
        letters = _accented(list(self._letters(text)))
        if not letters:
            return ()
        turn = _usual_turn(letters)
        height = pdfium.FPDF_GetPageHeightF(page)
        upright = [each for each in letters if each.style.turn == turn]
        links = () if turn else tuple(_links(document, page))
        bullets = () if turn else tuple(_drawn_bullets(page))
        wide = self._widths.bold(upright)
        emphasised = (
            each._replace(style=each.style._replace(is_bold=True))
            if each.style.font.number in wide
            else each
            for each in upright
        )
        letters = list(emphasised) if wide else upright
        return tuple(_words(letters, _LinkFinder(links), height, bullets))

    def _letters(self, text: Any) -> Iterator[_Letter]:
        """Yield the letters of a page that are seen, turned to be upright."""
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        # Pointers made once, and functions looked up once, halve the time.
        places, sides = (ctypes.byref(x), ctypes.byref(y)), ctypes.byref(box)
        character, origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
        text_object, loose = (
            pdfium.FPDFText_GetTextObject,
            pdfium.FPDFText_GetLooseCharBox,
        )
        styles: dict[int, _Style] = {}
        high, has_space = 0, False
        for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_LETTERS)):
            code = character(text, index)
            if code in _GENERATED and pdfium.FPDFText_IsGenerated(text, index) == 1:
                has_space = True
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            thing = text_object(text, index)
            address = ctypes.addressof(thing.contents) if thing else 0
            style = styles.get(address)
            if style is None:
                style = styles[address] = self._style(text, index, thing)
            if style.is_seen:
                origin(text, index, *places)
                loose(text, index, sides)
                letter = _letter(code, x.value, y.value, box, style)
                yield letter._replace(has_space=True) if has_space else letter
                has_space = False

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
            turn=turn % 4 if abs(angle - 90 * turn) < 5 else -1,
            is_seen=mode != _INVISIBLE and size > 1,
        )

    def _font(self, thing: Any) -> _Font:
        font = pdfium.FPDFTextObj_GetFont(thing)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            self._fonts[address] = _described(font, len(self._fonts) + 1)
        return self._fonts[address]


class _Widths:
    """The widths of letters in fonts without a name, by which bold ones are known.

    Browsers draw the letters of variable fonts, and leave out the fonts' names.
    """

    def __init__(self) -> None:
        self._widths: dict[int, dict[str, float]] = {}
        self._counts: Counter[int] = Counter()

    def bold(self, letters: list[_Letter]) -> frozenset[int]:
        """Return the numbers of fonts whose letters are wider than the usual one's."""
        for each in letters:
            font = each.style.font
            if not font.name and each.text.isalpha():
                width = (each.right - each.left) / each.style.size
                self._widths.setdefault(font.number, {})[each.text] = width
                self._counts[font.number] += 1
        if len(self._counts) < 2:
            return frozenset()
        usual = self._widths[self._counts.most_common(1)[0][0]]
        return frozenset(
            number
            for number, widths in self._widths.items()
            if _LEAST_BOLD < _compared(widths, usual) < _MOST_BOLD
        )


def _compared(widths: dict[str, float], usual: dict[str, float]) -> float:
    """Return how wide letters are, as a multiple of the usual width; 1 if unknown."""
    shared = widths.keys() & usual.keys()
    total = sum(usual[letter] for letter in shared)
    if len(shared) < 3 or not total:
        return 1.0
    return sum(widths[letter] for letter in shared) / total


def _accented(letters: list[_Letter]) -> list[_Letter]:
    """Return letters, with those accents put on them that are printed above them.

    TeX prints those of its old fonts before the letter or, for a cedilla, after it.
    PDFium may put what is above a capital at the end of the line.
    """
    found = [each for each in letters if each.text not in _ACCENTS]
    if len(found) == len(letters):
        return letters
    places: dict[int, list[int]] = {}
    for index, each in enumerate(found):
        places.setdefault(round(each.left / _STRIPE), []).append(index)
    for accent in (each for each in letters if each.text in _ACCENTS):
        stripe = round((accent.left + accent.right) / 2 / _STRIPE)
        near = (i for s in (stripe, stripe - 1) for i in places.get(s, ())[:_MOST_NEAR])
        index = next((i for i in near if _is_over(accent, found[i])), -1)
        if index < 0:
            found.append(accent)
        else:
            found[index] = _composed(found[index], accent)
    return found


def _is_over(accent: _Letter, letter: _Letter) -> bool:
    middle = (accent.left + accent.right) / 2
    near = abs(accent.baseline - letter.baseline) < 0.5 * letter.style.size
    return near and letter.text.isalpha() and letter.left < middle < letter.right


def _composed(letter: _Letter, accent: _Letter) -> _Letter:
    base = {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ȷ": "j"}.get(
        letter.text, letter.text
    )
    whole = unicodedata.normalize("NFC", base + _ACCENTS[accent.text])
    return letter._replace(text=whole)


def _described(font: Any, number: int) -> _Font:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    name = name.partition("+")[2] or name
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    return _Font(
        name=name,
        number=number,
        is_bold=bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD),
        is_italic=bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC),
        is_icon=bool(_ICON_NAME.search(name)),
        is_symbol=bool(_SYMBOL_NAME.search(name)),
    )


def _letter(code: int, x: float, y: float, box: Any, style: _Style) -> _Letter:
    """Return a letter in the coordinates in which its line is level."""
    character = _CHARACTERS.get(code) or chr(code)
    if style.font.is_symbol:
        character = _LATEX_SYMBOLS.get(code, character)
    if not style.turn:
        return _Letter(character, x, max(box.right, x), y, style)
    if style.turn == 1:
        return _Letter(character, y, box.top, -x, style)
    if style.turn == 3:
        return _Letter(character, -y, -box.bottom, x, style)
    return _Letter(character, -x, -box.left, -y, style)


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
        if row and row[0].baseline - each.baseline > 0.3:
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def _unprinted_once(row: list[_Letter]) -> list[_Letter]:
    """Join letters that are printed twice, a trick for bold, to one bold letter."""
    found: list[_Letter] = []
    for each in row:
        if found and each.left - found[-1].left < _OVERPRINT and each.text.strip():
            index = _overprinted(each, found)
            if index >= 0:
                style = found[index].style._replace(is_bold=True)
                found[index] = found[index]._replace(style=style)
                continue
        found.append(each)
    return found


def _overprinted(letter: _Letter, found: list[_Letter]) -> int:
    """Return the place of the same letter just before it, -1 where there is none.

    At the very same place there are two letters of a ligature.
    """
    for index in range(len(found) - 1, max(len(found) - 4, -1), -1):
        step = letter.left - found[index].left
        near = 0 < step < min(letter.style.size / 12, _OVERPRINT)
        if near and letter.text == found[index].text:
            return index
    return -1


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
            least = _POSSIBLE_GAP if each.has_space else _SPACE_GAP
            is_spaced = gap - spacing > (_SPACE_KEPT if has_space else least)
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
    usual = gaps[len(gaps) // 2] if len(gaps) > 4 else 0
    return usual if 0.04 < usual < 1 else 0


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
        if 1.5 < width < 7 and 0.8 < width / max(height, 0.1) < 1.25:
            yield left, (bottom + top) / 2
