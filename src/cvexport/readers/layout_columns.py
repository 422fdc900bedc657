"""From words with their places to lines in reading order.

Columns are known by the white space between them over several lines.  A short piece at
the right margin, or a date at the left of each entry, makes no column: it is read with
the line on whose baseline it is, as what is apart.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from cvexport.model.lines import Line, Segment
from cvexport.unicode.characters import (
    POSSIBLE_BULLETS,
    SYMBOL_BULLETS,
    TEXT_BULLETS,
    TYPED_BULLETS,
)

_SAME_LINE = 0.2
"""Of the size: baselines nearer than that are one line's."""
_SCRIPT = 0.55
"""Of the size: how far above or below the line superscripts and subscripts are."""
_APART = 1.0
"""Of the size: a wider gap isn't a space, however the line is justified."""
_APART_AT_EDGE = 0.42
"""Of the size, where several lines begin."""
_ALIGNED = 3
"""Lines that begin at one edge."""
_GUTTER = 0.7
"""Of the size, at least, between columns."""
_CELLS = 300
"""Into which the width of a page is divided to look for gutters: two points each."""
_FEWEST_ROWS = 4
"""That a gutter is beside."""
_MOST_IN_BLOCK = 6
"""Rows of contacts beside a name."""
_DEEPEST = 6
"""Columns within columns, and lists within lists."""
_FARTHEST_BULLET = 1.5
"""Of the size: a drawing farther from the text is none."""
_SAME_INDENT = 4.0
"""Points: items no farther from each other's left side are of one list."""
_MARGIN = 0.1
"""Of the height of a page: where running heads and page numbers are."""

_NEXT_LINE = 1.8
"""Of the size: labels farther apart are two."""
_LONGEST_LABEL = 40
_LONGEST_DATE = 30

_DATE = re.compile(r"(?:19|20)\d\d|\b\d{1,2}[./]\d\d\b|\b20XX\b")
_OPEN_DATE = re.compile(r"\d\d\s?(?:[-\N{EN DASH}\N{EM DASH}]|to|bis)\Z")
"""A date of which the end is below."""
_CUT_DATE = re.compile(
    r"\d\s?(?:[-\N{EN DASH}\N{EM DASH}]{1,2}|to|bis|à|a)\s?"
    r"(?:\d{1,2}\.?\s?)?(?:[^\W\d_]{3,12}\.?,?)?\Z"
)
_REST_OF_DATE = re.compile(
    r"(?:[^\W\d_]{3,12}\.?,?\s)?(?:\d{1,2}[./])?(?:(?:19|20)\d\d|['\N{RIGHT SINGLE"
    r" QUOTATION MARK}]\d\d)(?:\s?\(.{1,20}\))?|[^\W\d_]{3,12}"
)
"""The end of a date below its start, in a narrow cell."""
_PAGE_NUMBER = re.compile(
    r"[^\W\d]{0,10}\.? ?[-\N{EN DASH}]? ?\d{1,3}"
    r" ?(?:[^\w\d]|[^\W\d]{1,5})? ?\d{0,3} ?[-\N{EN DASH}]?"
)
"""Also after a word, and of how many: "Seite 1 von 2"."""
_BULLETS = frozenset(
    f"{TEXT_BULLETS}{SYMBOL_BULLETS}{TYPED_BULLETS}{POSSIBLE_BULLETS}▸▹►▻❖❑✦★"
    "\N{ASTERISK OPERATOR}"
)
_SHARED_BULLETS = frozenset("o§Ø»>~¡\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
"""Bullets where several lines begin so."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd\ufffe\uffff]")


class Word(NamedTuple):
    """A word on a page, in points from the upper left corner.

    `is_glued` is whether no space is before it; `is_drawn` whether it is a bullet that
    is no letter.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool = False
    is_italic: bool = False
    is_symbol: bool = False
    is_icon: bool = False
    is_glued: bool = False
    is_drawn: bool = False
    link: str = ""


class _Piece(NamedTuple):
    """Words in a row with no wider gap than a space between them."""

    words: tuple[Word, ...]
    bullet: str = ""

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def text(self) -> str:
        return "".join(_spaced(self.words))


_Row = tuple[_Piece, ...]


class _Placed(NamedTuple):
    """A row in its place: page and column."""

    row: _Row
    page: int
    column: int

    @property
    def baseline(self) -> float:
        return max(self.row, key=lambda piece: piece.size).baseline

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.row)


def laid_out(pages: Sequence[Iterable[Word]]) -> tuple[Line, ...]:
    """Return the lines of pages in reading order."""
    rows = [list(_rows(words)) for words in pages]
    symbols = _bullet_symbols(rows)
    cleared = [[_without_icons(row, symbols) for row in page] for page in rows]
    kept = _without_running_heads([[row for row in page if row] for page in cleared])
    placed = [
        _Placed(row, number, column)
        for number, page in enumerate(kept)
        for column, row in _ordered(page)
    ]
    joined = _with_cells_joined(_with_bullets_joined(placed))
    return tuple(_lines(_with_dates_joined(joined)))


def _rows(words: Iterable[Word]) -> Iterator[_Row]:
    """Yield the words on each baseline, from the top, in pieces."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.baseline):
        if rows and _is_on(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    merged = _with_beside(_with_scripts(rows))
    sorted_rows = [sorted(row, key=lambda word: word.left) for row in merged]
    loose = [list(_pieces(row)) for row in sorted_rows]
    starts = Counter(round(piece.left) for row in loose for piece in row)
    edges = frozenset(start for start, count in starts.items() if count >= _ALIGNED)
    for row in sorted_rows:
        yield tuple(_pieces(row, edges))


def _is_on(word: Word, row: list[Word]) -> bool:
    if word.is_drawn or row[0].is_drawn:
        size = max(each.size for each in row)
        return abs(word.baseline - row[0].baseline) < 0.3 * max(size, word.size)
    return word.baseline - row[0].baseline < _SAME_LINE * min(word.size, row[0].size)


def _with_scripts(rows: list[list[Word]]) -> list[list[Word]]:
    """Put superscripts and subscripts into the lines that they are part of."""
    found: list[list[Word]] = []
    for row in rows:
        if found and _is_script(row, found[-1]):
            found[-1] += row
        elif found and _is_script(found[-1], row):
            found[-1] = [*row, *found[-1]]
        else:
            found.append(row)
    return found


def _with_beside(rows: list[list[Word]]) -> list[list[Word]]:
    """Put what is beside a line, on a baseline of its own, into its row.

    Dates at the margin, in another size than the employer, are set so.
    """
    found: list[list[Word]] = []
    for row in rows:
        if found and _is_beside_row(row, found[-1]):
            found[-1] = [*found[-1], *row]
        else:
            found.append(list(row))
    return found


def _is_beside_row(row: list[Word], other: list[Word]) -> bool:
    """Return whether two rows are less than half a line apart, side by side."""
    if any(word.is_drawn for word in (*row, *other)):
        return False
    size = max(word.size for word in (*row, *other))
    if row[0].baseline - other[0].baseline > _BESIDE * size:
        return False
    spans = sorted(
        [(word.left, word.right, True) for word in row]
        + [(word.left, word.right, False) for word in other]
    )
    return all(
        one[2] == two[2] or two[0] - one[1] > _APART * size
        for one, two in pairwise(spans)
    )


_BESIDE = 0.5
"""Of the size: how far apart the baselines of things side by side are, at most."""


def _is_script(row: list[Word], line: list[Word]) -> bool:
    """Return whether words are set beside those of a line, in a smaller size."""
    if len(row) > 4:
        return False
    size = max(word.size for word in line)
    if abs(row[0].baseline - line[0].baseline) > _SCRIPT * size:
        return False
    return all(
        word.size < 0.9 * size
        and any(abs(word.left - each.right) < 0.3 * size for each in line)
        for word in row
    )


def _pieces(
    words: Sequence[Word], edges: frozenset[int] = frozenset()
) -> Iterator[_Piece]:
    """Yield words between wide gaps; where others begin too, a narrow one is enough."""
    piece: list[Word] = []
    for word in words:
        if piece:
            last = piece[-1]
            gap = word.left - last.right
            size = max(min(word.size, last.size), 4)
            least = _APART
            if round(word.left) in edges:
                is_alike = word.is_bold == last.is_bold
                least = _APART_AT_EDGE if is_alike else _APART_AT_EDGE / 2
            if gap > least * size or gap < -2 * size:
                yield _Piece(tuple(piece))
                piece = []
        piece.append(word)
    if piece:
        yield _Piece(tuple(piece))


def _bullet_symbols(pages: list[list[_Row]]) -> frozenset[str]:
    """Return the glyphs without meaning with which several lines begin."""
    starts = Counter(
        piece.words[0].text[0]
        for page in pages
        for row in page
        for piece in row
        if not piece.words[0].is_icon
    )
    return frozenset(
        start
        for start, count in starts.items()
        if count > 1
        and (_PRIVATE.match(start) or start in _SHARED_BULLETS or start in _BULLETS)
    )


def _without_icons(row: _Row, symbols: frozenset[str]) -> _Row:
    """Leave out glyphs without meaning, and join a bullet to its text."""
    pieces: list[_Piece] = []
    bullet = ""
    for piece in row:
        words = piece.words
        is_first = not pieces or not bullet
        mark = _bullet(words, symbols) if is_first and not bullet else ""
        if mark:
            first = words[0]
            rest = first.text[len(mark) :]
            words = (first._replace(text=rest), *words[1:]) if rest else words[1:]
            bullet = mark
        kept = tuple(
            word._replace(text=_PRIVATE.sub("", word.text))
            for word in words
            if not word.is_icon and _PRIVATE.sub("", word.text)
        )
        if kept:
            pieces.append(_Piece(kept, bullet))
            bullet = ""
    if bullet and not pieces and not row[0].words[0].is_drawn:
        return (_Piece(row[0].words[:1], bullet),)
    if row[0].words[0].is_drawn and pieces and pieces[0].bullet:
        return _without_ornament(row[0].words[0], tuple(pieces))
    return tuple(pieces)


def _without_ornament(drawn: Word, row: _Row) -> _Row:
    """Take for no bullet what is drawn far from text, or beside a date or contact."""
    first = row[0]
    is_far = first.left - drawn.right > _FARTHEST_BULLET * first.size
    is_large = drawn.right - drawn.left > 0.6 * first.size
    is_head = "@" in first.text or _DATE.search(first.text[:18])
    if is_far or is_large or is_head:
        return (first._replace(bullet=""), *row[1:])
    return row


def _bullet(words: tuple[Word, ...], symbols: frozenset[str]) -> str:
    """Return the bullet with which a piece begins, nothing where there is none."""
    first = words[0]
    start = first.text[0]
    is_alone = len(first.text) == 1
    if first.is_icon:
        return ""
    if first.is_drawn:
        return start
    if _PRIVATE.match(start):
        is_known = start in SYMBOL_BULLETS and first.is_symbol
        return start if is_known or start in "\uf0b7\uf0a7" or start in symbols else ""
    if start in TEXT_BULLETS:
        return start
    if is_alone and (start in _BULLETS or first.is_symbol):
        return start
    if is_alone and start in symbols and start in _SHARED_BULLETS:
        return start
    return ""


def _without_running_heads(pages: list[list[_Row]]) -> list[list[_Row]]:
    """Leave out page numbers, and what is at the same place on several pages.

    Of running heads the first remains: on the first page it may be the name.
    """
    places = Counter(key for page in pages for key in {_key(row) for row in page})
    bottom = max((row[0].baseline for page in pages for row in page), default=0)
    seen: set[tuple[str, int]] = set()
    found = []
    for page in pages:
        kept = []
        for row in page:
            baseline, text, key = row[0].baseline, _text(row), _key(row)
            is_low = baseline > (1 - _MARGIN) * bottom
            is_repeated = places[key] > 1 and (is_low or baseline < _MARGIN * bottom)
            is_first = key not in seen and (not is_low or "@" in text)
            seen.add(key)
            if is_repeated and not is_first and not row[0].bullet:
                continue
            is_outer = row is page[0] or row is page[-1]
            if is_outer and _PAGE_NUMBER.fullmatch(text) and not _DATE.search(text):
                continue
            kept.append(row)
        found.append(kept)
    return found


def _key(row: _Row) -> tuple[str, int]:
    return (re.sub(r"\d+", "#", _text(row)), round(row[0].baseline / 3))


def _text(row: _Row) -> str:
    return " ".join(piece.text for piece in row)


class _Gutter(NamedTuple):
    """White space from the first row to before `end`, about `place`.

    `kind` is "columns", "rail" where labels are at the left of what they are about, or
    nothing where it is between the cells of rows.
    """

    first: int
    end: int
    place: float
    left_rows: int
    right_rows: int
    kind: str = ""


def _ordered(
    rows: Sequence[_Row], depth: int = 0, column: int = 0
) -> Iterator[tuple[int, _Row]]:
    """Yield the rows of a region in reading order with their columns."""
    gutter = _best_gutter(rows) if depth < _DEEPEST else None
    if not gutter:
        for row in rows:
            yield column, row
        return
    yield from _ordered(rows[: gutter.first], depth + 1, column)
    band, below = rows[gutter.first : gutter.end], rows[gutter.end :]
    left, right = _sides(band, gutter.place)
    if gutter.kind == "rail":
        for labels, texts in _labelled(left, right):
            yield from ((column, row) for row in labels)
            yield from _ordered(texts, depth + 1, column)
    else:
        end = _end_of_block(right)
        if end:
            left, below = left[:end], [*band[end:], *below]
            right = right[:end]
        elif _width(left) > _width(right):  # a sidebar at the right, and text below it
            left, below = [*left, *below], ()
        columns = [(column, left), (column + 1, right)]
        if _begins_with_name(right, left):
            columns.reverse()
        for number, side in columns:
            yield from _ordered([row for row in side if row], depth + 1, number)
    yield from _ordered(below, depth + 1, column)


def _end_of_block(right: list[_Row]) -> int:
    """Return where a few rows at the upper right end, such as contacts; 0 for more."""
    rows = [index for index, row in enumerate(right) if row]
    is_short = len(rows) <= _MOST_IN_BLOCK and rows[-1] < 0.35 * len(right)
    return rows[-1] + 1 if is_short else 0


def _sides(band: Sequence[_Row], place: float) -> tuple[list[_Row], list[_Row]]:
    """Return what is at the left and at the right of a place in each row."""
    left = [tuple(each for each in row if each.left < place) for row in band]
    right = [tuple(each for each in row if each.left >= place) for row in band]
    return left, right


def _begins_with_name(right: list[_Row], left: list[_Row]) -> bool:
    """Return whether the largest letters are at the top of the right column."""
    sizes = [
        [max(piece.size for piece in row) for row in side if row]
        for side in (right, left)
    ]
    return max(sizes[0][:3], default=0) > 1.2 * max(sizes[1], default=0) > 0


def _labelled(
    left: list[_Row], right: list[_Row]
) -> Iterator[tuple[list[_Row], list[_Row]]]:
    """Yield the labels of a rail, each with the rows beside and below it."""
    labels: list[_Row] = []
    texts: list[_Row] = []
    last: _Row = ()
    for label, text in zip(left, right, strict=True):
        if label and last:
            step = label[0].baseline - last[0].baseline
            if step > _NEXT_LINE * label[0].size:
                yield labels, texts
                labels, texts = [], []
        elif label and texts:
            yield labels, texts
            labels, texts = [], []
        if label:
            labels.append(label)
            last = label
        if text:
            texts.append(text)
    yield labels, texts


def _best_gutter(rows: Sequence[_Row]) -> _Gutter | None:
    if len(rows) < _FEWEST_ROWS:
        return None
    found = sorted(
        _gutters(rows),
        key=lambda each: (-min(each.left_rows, each.right_rows), each.first - each.end),
    )
    for each in found[:8]:
        if any(_are_dates_between(rows, each, other) for other in found[:8]):
            continue
        if kind := _kind(rows, each):
            return each._replace(kind=kind)
    return None


def _are_dates_between(rows: Sequence[_Row], gutter: _Gutter, other: _Gutter) -> bool:
    """Return whether only dates, which belong to what is left, are between gutters."""
    if other.place <= gutter.place:
        return False
    first, end = max(gutter.first, other.first), min(gutter.end, other.end)
    between = [
        (row, piece)
        for row in rows[first:end]
        for piece in row
        if gutter.place <= piece.left < other.place
    ]
    dated = [row for row, piece in between if _is_date((piece,))]
    if len(dated) < 2 or len(dated) < 0.8 * len(between):
        return False
    at_left = sum(row[0].left < gutter.place for row in dated)
    at_right = sum(row[-1].left >= other.place for row in dated)
    return at_left >= 0.8 * len(dated) and at_right < 0.8 * len(dated)


def _gutters(rows: Sequence[_Row]) -> Iterator[_Gutter]:
    """Yield white space beside which there are several rows on either side."""
    start = min(row[0].left for row in rows)
    width = max(piece.right for row in rows for piece in row) - start
    cell = max(width / _CELLS, 1.0)
    masks = [_mask(row, start, cell) for row in rows]
    count = int(width / cell) + 1
    opened = [0] * count
    bands: dict[tuple[int, int], list[int]] = {}
    everything = (1 << count) - 1
    before = 0
    for index, mask in enumerate([*masks, everything]):
        for at in _bits(mask & ~before & everything):
            if index - opened[at] >= _FEWEST_ROWS:
                bands.setdefault((opened[at], index), []).append(at)
        for at in _bits(before & ~mask & everything):
            opened[at] = index
        before = mask
    for (first, end), cells in bands.items():
        for group in _groups(cells):
            middle = group[len(group) // 2]
            low = (1 << middle) - 1
            left = [index for index in range(first, end) if masks[index] & low]
            right = [index for index in range(first, end) if masks[index] >> middle]
            if len(left) < 3 or len(right) < 3:
                continue
            place = start + (middle + 0.5) * cell
            yield _Gutter(first, end, place, len(left), len(right))


def _mask(row: _Row, start: float, cell: float) -> int:
    """Return the cells that a row covers, with the least gutter around each piece."""
    mask = 0
    for piece in row:
        half = 0.0
        first = max(int((piece.left - start - half) / cell), 0)
        last = max(int((piece.right - start + half) / cell), first)
        mask |= ((1 << (last - first + 1)) - 1) << first
    return mask


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _groups(cells: list[int]) -> Iterator[list[int]]:
    """Yield the runs of neighbouring cells."""
    cells.sort()
    for _, run in groupby(enumerate(cells), key=lambda pair: pair[1] - pair[0]):
        yield [cell for _, cell in run]


def _kind(rows: Sequence[_Row], gutter: _Gutter) -> str:
    """Return what white space is between."""
    band = rows[gutter.first : gutter.end]
    left, right = _sides(band, gutter.place)
    usual = statistics.median(piece.size for row in band for piece in row)
    ends = sorted(piece.right for row in left for piece in row)
    starts = min(piece.left for row in right for piece in row)
    if starts - ends[-1 - len(ends) // 8] < _GUTTER * usual:
        return ""
    both = sum(1 for one, other in zip(left, right, strict=True) if one and other)
    short = min(left, right, key=_width)
    texts = [_text(row) for row in short if row]
    dated = sum(1 for text in texts if _DATE.search(text)) / len(texts)
    length = statistics.median(map(len, texts))
    if dated > 0.4 and length < 30:
        return ""
    if _is_margin(right, left) or _has_dates_of(left, right):
        return ""
    if _is_centred(rows, left, right):
        return ""
    if short is left and _is_rail(left, right, both):
        return "rail"
    if 1 - both / len(texts) > 0.3:
        return "columns"
    # On one grid: columns are dense on both sides, and have headings or long lines.
    is_dense = len(texts) > max(0.6 * len(band), 5) and len(band) >= 8
    return "columns" if is_dense and (length > 12 or _has_headings(short)) else ""


def _is_centred(rows: Sequence[_Row], left: list[_Row], right: list[_Row]) -> bool:
    """Return whether what is at the right are headings in the middle of all rows."""
    pieces = [piece for row in rows for piece in row]
    start, end = min(e.left for e in pieces), max(e.right for e in pieces)
    alone = [row for row, beside in zip(right, left, strict=True) if row and not beside]
    edges = {
        round(row[0].left / 3)
        for row in alone
        if abs(row[0].left + row[-1].right - start - end) < _OFF_CENTRE * (end - start)
    }
    # In a column they would begin at one edge.
    return len(edges) > 1 and 2 * len(edges) >= len(alone)


_OFF_CENTRE = 0.1
"""Of the width, twice how far the middle of a centred line is from that of all."""


def _has_headings(side: list[_Row]) -> bool:
    """Return whether some rows, but not most, are set in capitals, bold or larger."""
    rows = [row for row in side if row]
    usual = statistics.median(row[0].size for row in rows)
    emphasised = sum(
        row[0].words[0].is_bold
        or row[0].size > 1.08 * usual
        or (row[0].text.isupper() and len(row[0].text) > 4)
        for row in rows
    )
    return 2 <= emphasised <= len(rows) / 2


def _has_dates_of(side: list[_Row], other: list[_Row]) -> bool:
    """Return whether dates on one side belong to what is beside them on the other."""
    pairs = list(zip(side, other, strict=True))
    dates = [beside for row, beside in pairs if row and _is_date(row)]
    others = sum(1 for row in other if row and _DATE.search(_text(row)))
    return len(dates) > max(others, 1) and sum(map(bool, dates)) > 0.85 * len(dates)


def _is_date(row: _Row) -> bool:
    text = _text(row)
    return len(text) < _LONGEST_DATE and bool(_DATE.search(text))


def _is_rail(left: list[_Row], right: list[_Row], both: int) -> bool:
    """Return whether short labels are beside the first lines of what they are about."""
    labels = [row for row in left if row]
    edges = {round(row[0].left / 3) for row in labels}
    return (
        len(edges) <= 2
        and both > 0.7 * len(labels)
        and all(len(row) == 1 and len(row[0].text) < _LONGEST_LABEL for row in labels)
        and not any(_DATE.search(row[0].text) for row in labels)
        and sum(map(bool, right)) >= 2 * len(labels)
    )


def _width(rows: list[_Row]) -> float:
    pieces = [piece for row in rows for piece in row]
    return max(e.right for e in pieces) - min(e.left for e in pieces)


def _is_margin(right: list[_Row], left: list[_Row]) -> bool:
    """Return whether what is at the right is short, and always beside other text."""
    beside = [(row, other) for row, other in zip(right, left, strict=True) if row]
    lengths = statistics.median(len(_text(row)) for row, _ in beside)
    return (
        sum(1 for _, other in beside if other) > 0.85 * len(beside)
        and len(beside) < 0.7 * sum(map(bool, left))
        and lengths < _LONGEST_LABEL
    )


def _with_bullets_joined(rows: list[_Placed]) -> Iterator[_Placed]:
    """Join a bullet that is a row of its own to the row beside it."""
    waiting: _Placed | None = None
    for each in rows:
        first = each.row[0]
        if len(each.row) == 1 and first.bullet and first.text == first.bullet:
            waiting = each
            continue
        if waiting and _is_beside(waiting, each):
            joined = first._replace(bullet=waiting.row[0].bullet)
            yield each._replace(row=(joined, *each.row[1:]))
        else:
            yield each
        waiting = None


def _with_dates_joined(rows: Iterable[_Placed]) -> Iterator[_Placed]:
    """Join the second line of a date to the first, in a cell that is narrow."""
    last: _Placed | None = None
    for each in rows:
        now = each
        if last and _continues_date(last, now):
            first, *rest = last.row
            start, *more = now.row
            words = (*first.words, *start.words)
            yield last._replace(row=(first._replace(words=words), *rest))
            last = now._replace(row=tuple(more)) if more else None
            continue
        if last:
            yield last
        last = now
    if last:
        yield last


def _with_cells_joined(rows: Iterable[_Placed]) -> Iterator[_Placed]:
    """Join the second line of a cell at the right to the first, which is full."""
    placed = list(rows)
    margins: dict[tuple[int, int], float] = {}
    for each in placed:
        at = each.page, each.column
        margins[at] = max(margins.get(at, 0.0), each.row[-1].right)
    last: _Placed | None = None
    for each in placed:
        if last and _continues_cell(last, each, margins[each.page, each.column]):
            *cells, cell = last.row
            words = (*cell.words, *each.row[0].words)
            last = last._replace(row=(*cells, cell._replace(words=words)))
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _continues_cell(last: _Placed, each: _Placed, margin: float) -> bool:
    cell, start = last.row[-1], each.row[0]
    one, other = cell.words[-1], start.words[0]
    return (
        len(last.row) == 2
        and len(each.row) == 1
        and not start.bullet
        and (last.page, last.column) == (each.page, each.column)
        and abs(cell.left - start.left) < _SAME_INDENT
        and (one.is_bold, one.is_italic, one.size)
        == (other.is_bold, other.is_italic, other.size)
        and each.baseline - last.baseline < _NEXT_LINE * start.size
        and cell.right + 0.25 * cell.size + other.right - other.left > margin + 1
        and not _DATE.search(cell.text)
    )


def _continues_date(last: _Placed, each: _Placed) -> bool:
    first, start = last.row[0], each.row[0]
    if (
        len(last.row) < 2
        or last.page != each.page
        or abs(first.left - start.left) > _SAME_INDENT
        or len(start.text) > _LONGEST_DATE
        or len(first.text) > _LONGEST_DATE
    ):
        return False
    if len(each.row) > 1 and _OPEN_DATE.search(first.text):
        return True
    return bool(_CUT_DATE.search(first.text) and _REST_OF_DATE.fullmatch(start.text))


def _is_beside(bullet: _Placed, other: _Placed) -> bool:
    near = abs(other.baseline - bullet.baseline) < other.size
    return near and other.page == bullet.page


def _lines(rows: Iterable[_Placed]) -> Iterator[Line]:
    placed = list(rows)
    pitch = _pitch(placed)
    indents: list[float] = []
    last: _Placed | None = None
    for each in placed:
        gap = 0.0
        if last and last.column != each.column:
            indents = []
        if last and (last.page, last.column) == (each.page, each.column):
            step = each.baseline - last.baseline
            usual = pitch * max(each.size, last.size)
            gap = max(step / usual - 1, 0.0) if step > 0 else 1.0
        yield Line(
            segments=tuple(_segments(each.row)),
            gap=round(gap, 2),
            page=each.page,
            column=each.column,
            is_bullet=bool(each.row[0].bullet),
            level=_level(each, indents),
        )
        last = each


def _level(each: _Placed, indents: list[float]) -> int:
    """Return how deep an item is, below those whose indents are given."""
    left = each.row[0].left
    while indents and left < indents[-1] - _SAME_INDENT:
        indents.pop()
    if not each.row[0].bullet:
        return 0
    if not indents or left > indents[-1] + _SAME_INDENT:
        indents.append(left)
    return min(len(indents) - 1, _DEEPEST)


def _pitch(rows: list[_Placed]) -> float:
    """Return the usual distance of lines as a multiple of their size."""
    steps = [
        round((two.baseline - one.baseline) / max(one.size, two.size), 1)
        for one, two in pairwise(rows)
        if (one.page, one.column) == (two.page, two.column)
    ]
    steps = [step for step in steps if 0.9 <= step <= 2]
    if not steps:
        return 1.2
    counts = Counter(steps)
    most = max(counts.values())
    return min(step for step, count in counts.items() if count > most / 2)


def _segments(row: _Row) -> Iterator[Segment]:
    is_first = True
    for piece in row:
        is_apart = not is_first
        for is_wide, words in _runs(piece.words):
            is_apart = is_apart or is_wide
            text = "".join(_spaced(words))
            if not is_first and not is_apart and not words[0].is_glued:
                text = f" {text}"
            first = words[0]
            yield Segment(
                text=text,
                left=round(first.left, 1),
                right=round(words[-1].right, 1),
                size=first.size,
                is_bold=first.is_bold,
                is_italic=first.is_italic,
                is_apart=is_apart,
                link=first.link,
            )
            is_first = is_apart = False


def _runs(words: Sequence[Word]) -> Iterator[tuple[bool, tuple[Word, ...]]]:
    """Yield words in one style without a wide gap, and whether one is before them."""
    wide = _wide_gaps(words)
    starts = [0, *sorted(wide), len(words)]
    for start, end in pairwise(starts):
        for index, run in enumerate(_styled(words[start:end])):
            yield bool(start) and not index, run


def _wide_gaps(words: Sequence[Word]) -> set[int]:
    """Return before which words there are two spaces, not after a sentence.

    In justified lines all gaps are wide.
    """
    gaps = [two.left - one.right for one, two in pairwise(words)]
    kept = sorted(gap for gap, word in zip(gaps, words[1:], strict=True) if gap > 0)
    usual = kept[len(kept) // 2] if len(kept) > _FEW_GAPS else 0.0
    return {
        index
        for index, gap in enumerate(gaps, 1)
        if gap > _TWO_SPACES[bool(usual)] * words[index].size
        and gap > 1.7 * usual
        and not words[index - 1].text.endswith((".", ":", ";", "!", "?", ","))
    }


_FEW_GAPS = 2
_TWO_SPACES = (0.9, 0.36)
"""Of the size: where a line has a few gaps, and where it shows how wide one is."""


def _styled(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield words in one style; capitals in two sizes are small capitals."""
    same: list[Word] = []
    for word in words:
        if same and not _is_alike(same, word):
            yield tuple(same)
            same = []
        same.append(word)
    if same:
        yield tuple(same)


def _is_alike(same: Sequence[Word], word: Word) -> bool:
    first = same[0]
    look, other = ((e.is_bold, e.is_italic, e.link) for e in (first, word))
    return look == other and (word.size == first.size or word.is_glued)


def _spaced(words: Sequence[Word]) -> Iterator[str]:
    for index, word in enumerate(words):
        yield word.text if word.is_glued or not index else f" {word.text}"
