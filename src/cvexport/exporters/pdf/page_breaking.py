"""Page breaking: rows of text are divided into pages of a given height.

Readers join the last line of a page to the first of the next.  Between two bullets or
inside a paragraph that does no harm; before a heading a job is lost or, worse, a whole
section.  So each break has a cost, as has the space that it leaves unused, and the
breaks of all pages are chosen together for the lowest sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from cvexport.exporters.pdf.line_breaking import TypesetLine

_WINDOW = 0.25
"""The part of a page, from its bottom, in which breaks are compared."""
_INSIDE = 25
"""The cost of a break between two lines of one paragraph."""
_UNUSED = 0.8
"""The cost of lines left empty at the bottom, by the square of their number: twelve are
better than a lost job, and on two pages six are better than twelve on one."""
_STRANDED = 40
"""The cost of a break that leaves only one row below a heading."""
_FORCED = -1
"""Instead of a cost: the break is required."""
_FEW, _FEW_LEFT = 3, 60
"""The cost of so few rows on the last page."""
_NEARLY_EMPTY = 8
"""So few rows don't deserve a last page, if the pages before have room for them."""
_WHOLE_PAGE = 10_000
"""More than the breaks of a page cost, but less than one that the source forbids."""
_SPARE_ROWS = 2
"""So many rows may extend into the bottom margin where that saves a page."""


class BreakCost(IntEnum):
    """The cost of a page break before a block, by what the block is.

    `KEPT` is a part of an entry that the source wants on one page.
    """

    ITEM = 0
    TEXT = 15
    ENTRY = 130
    SECTION = 170
    KEPT = 100_000


class Block(NamedTuple):
    """Lines that belong together, with `before` and `after` points of space.

    `keep` is how many of the rows that follow stay on the page of its last row.  With
    `heads` one more should, and must where it would be separated from its paragraph.
    `whole` forbids a break inside it, `forced` begins a page with it, and `ruled`
    draws a rule under it.
    """

    lines: Sequence[TypesetLine]
    leading: float
    opens: BreakCost
    before: float = 0.0
    after: float = 0.0
    keep: int = 0
    heads: bool = False
    whole: bool = False
    ruled: bool = False
    forced: bool = False


class PageRow(NamedTuple):
    """A line with its height and the cost of a page break before it."""

    line: TypesetLine
    leading: float
    before: float
    cost: float
    ruled: bool


class PlacedRow(NamedTuple):
    """A row on a page; its top is `top` points below that of the text area."""

    row: PageRow
    top: float


def break_pages(
    blocks: Sequence[Block], height: float, spare: float = 0.0
) -> list[list[PlacedRow]]:
    """Return the rows of each page, at least one page.

    Where the last page would be nearly empty, worse breaks may save it, and then pages
    that are higher by a row or two, but by no more than `spare` points.
    """
    rows = list(_rows(blocks))
    ends = _ends(rows, height)
    if _left(ends) <= _NEARLY_EMPTY:
        ends = _fewer(ends, _ends(rows, height, page=_WHOLE_PAGE))
    if _left(ends) <= _NEARLY_EMPTY and spare > 0:
        higher = height + min(spare, _SPARE_ROWS * rows[-1].leading)
        ends = _fewer(ends, _ends(rows, higher, page=_WHOLE_PAGE))
    pages = []
    start = 0
    for end in ends:
        tops, _ = _filled(rows, start, inf, end)
        pages.append(
            [PlacedRow(*pair) for pair in zip(rows[start:end], tops, strict=True)]
        )
        start = end
    return pages or [[]]


def _left(ends: Sequence[int]) -> float:
    """Return how many rows are on the last page, of more than one."""
    return ends[-1] - ends[-2] if len(ends) > 1 else inf


def _fewer(ends: list[int], other: list[int]) -> list[int]:
    return other if len(other) < len(ends) else ends


def _ends(rows: Sequence[PageRow], height: float, page: float = 0.0) -> list[int]:
    """Return the row that each page ends before, for the lowest sum of costs.

    `page` is the cost of a page.
    """
    costs: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    starts = [0]
    while starts[0] < len(rows):
        start = heappop(starts)
        for end, cost in _choices(rows, start, height):
            total = costs[start][0] + cost + page
            if end not in costs:
                heappush(starts, end)
            if end not in costs or total < costs[end][0]:
                costs[end] = total, start
    ends = [len(rows)] if rows else []
    while ends and costs[ends[-1]][1]:
        ends.append(costs[ends[-1]][1])
    return ends[::-1]


def _rows(blocks: Iterable[Block]) -> Iterator[PageRow]:
    bound = stranded = 0
    after = 0.0
    previous = BreakCost.TEXT
    for block in blocks:
        begins = block.opens in (BreakCost.ENTRY, BreakCost.SECTION)
        if begins and previous != BreakCost.SECTION:
            bound = stranded = 0
        last = len(block.lines) - 1
        for index, line in enumerate(block.lines):
            is_torn = stranded and index
            cost = inf if bound or is_torn else _cost(block, index) + stranded
            if block.forced and not index and not bound:
                cost = _FORCED
            before = 0.0 if index else max(after, block.before)
            ruled = block.ruled and index == last
            yield PageRow(line, block.leading, before, cost, ruled)
            stranded = stranded if bound else 0
            bound = max(bound - 1, 0)
        bound = max(bound, block.keep)
        stranded = _STRANDED if block.heads else stranded
        after, previous = block.after, block.opens


def _cost(block: Block, index: int) -> float:
    """Return the cost of a break before a line: no break leaves a single line."""
    if index == 0:
        return block.opens
    alone = index in (1, len(block.lines) - 1)
    return inf if block.whole or alone else _INSIDE


def _filled(
    rows: Sequence[PageRow], start: int, height: float, end: int
) -> tuple[list[float], int]:
    """Return the tops of the rows that fit one page from `start`, and the next row."""
    tops: list[float] = []
    bottom = 0.0
    for index in range(start, end):
        row = rows[index]
        if row.cost == _FORCED and tops:
            return tops, index
        top = bottom + row.before if tops else 0.0
        bottom = top + row.leading
        if bottom > height and tops:
            return tops, index
        tops.append(top)
    return tops, end


def _choices(
    rows: Sequence[PageRow], start: int, height: float
) -> Iterator[tuple[int, float]]:
    """Yield each row that may begin the page after that from `start`, and its cost.

    Where none in the window may begin one, the last row above it that may does; where
    none on the whole page may, the page is filled.
    """
    tops, full = _filled(rows, start, height, len(rows))
    if full == len(rows) or rows[full].cost == _FORCED:
        yield full, 0.0
        return
    lowest = inf
    for index in range(full, start, -1):
        above = index - 1 - start
        bottom = tops[above] + rows[index - 1].leading
        if bottom < height * (1 - _WINDOW) and lowest < BreakCost.KEPT:
            return
        cost = rows[index].cost
        cost += _UNUSED * ((height - bottom) / rows[index - 1].leading) ** 2
        cost += _FEW_LEFT * (len(rows) - index <= _FEW)
        lowest = min(lowest, cost)
        if cost < inf:
            yield index, cost
    if lowest == inf:
        yield full, 0.0
