"""Page breaking: rows of text are spread over pages of a given height.

Readers glue the last line of a page to the first of the next.  Between two bullets or
inside a paragraph that does no harm; before a heading it costs a job or, what is worse,
a whole section.  So each break has a cost, as has the room that it leaves unused, and
the breaks of all pages are chosen together for the lowest sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from cvexport.exporters.pdf.line_breaking import Line

_WINDOW = 0.25
"""The part of a page, from its foot, in which breaks are weighed."""
_INSIDE = 25
"""What a break between two lines of one paragraph costs."""
_UNUSED = 0.8
"""What lines left empty at the foot cost, by the square of their number: twelve are
less bad than a lost job, and on two pages six are less bad than twelve on one."""
_STRANDED = 40
"""What a break costs that leaves a heading but one row of what it heads."""
_FORCED = -1
"""In place of a cost: the break has to be."""
_FEW, _FEW_LEFT = 3, 60
"""So few rows alone on the last page cost this much."""
_NEARLY_EMPTY = 8
"""So many rows on the last page are not worth it, if the pages before can take them."""
_WHOLE_PAGE = 10_000
"""More than all breaks of a page cost, but less than one that the source forbids."""
_SPARE_ROWS = 2
"""So many rows may run into the foot margin where that saves a page."""


class Break(IntEnum):
    """What a page break before a block costs, by what the block is.

    `KEPT` is of a part of an entry that the source wants on one page.
    """

    ITEM = 0
    TEXT = 15
    ENTRY = 130
    SECTION = 170
    KEPT = 100_000


class Block(NamedTuple):
    """Lines that belong together, `before` and `after` points apart from others.

    `keep` is how many of the rows that follow stay on the page of its last row; with
    `heads` one more had better, and has to where it would be torn from its paragraph.
    `whole` forbids a break inside it, `forced` begins a page with it, and `ruled`
    draws a rule under it.
    """

    lines: Sequence[Line]
    leading: float
    opens: Break
    before: float = 0.0
    after: float = 0.0
    keep: int = 0
    heads: bool = False
    whole: bool = False
    ruled: bool = False
    forced: bool = False


class Row(NamedTuple):
    """A line with the height it takes and what a page break before it costs."""

    line: Line
    leading: float
    before: float
    cost: float
    ruled: bool


class Placed(NamedTuple):
    """A row on a page; its top is `top` points below that of the text area."""

    row: Row
    top: float


def paginated(
    blocks: Sequence[Block], height: float, spare: float = 0.0
) -> list[list[Placed]]:
    """Return the rows of each page, at least one page.

    Where the last page would be nearly empty, breaks that are worse may save it, and
    then pages that are higher by a row or two, but no more than `spare` points.
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
            [Placed(*pair) for pair in zip(rows[start:end], tops, strict=True)]
        )
        start = end
    return pages or [[]]


def _left(ends: Sequence[int]) -> float:
    """Return how many rows are on the last page, of more than one."""
    return ends[-1] - ends[-2] if len(ends) > 1 else inf


def _fewer(ends: list[int], other: list[int]) -> list[int]:
    return other if len(other) < len(ends) else ends


def _ends(rows: Sequence[Row], height: float, page: float = 0.0) -> list[int]:
    """Return the row that each page ends before, for the lowest sum of costs.

    `page` is what a page costs.
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


def _rows(blocks: Iterable[Block]) -> Iterator[Row]:
    bound = stranded = 0
    after = 0.0
    previous = Break.TEXT
    for block in blocks:
        begins = block.opens in (Break.ENTRY, Break.SECTION)
        if begins and previous != Break.SECTION:
            bound = stranded = 0
        last = len(block.lines) - 1
        for index, line in enumerate(block.lines):
            torn = stranded and index
            cost = inf if bound or torn else _cost(block, index) + stranded
            if block.forced and not index and not bound:
                cost = _FORCED
            before = 0.0 if index else max(after, block.before)
            ruled = block.ruled and index == last
            yield Row(line, block.leading, before, cost, ruled)
            stranded = stranded if bound else 0
            bound = max(bound - 1, 0)
        bound = max(bound, block.keep)
        stranded = _STRANDED if block.heads else stranded
        after, previous = block.after, block.opens


def _cost(block: Block, index: int) -> float:
    """Return the cost of a break before a line: none leaves a line alone."""
    if index == 0:
        return block.opens
    alone = index in (1, len(block.lines) - 1)
    return inf if block.whole or alone else _INSIDE


def _filled(
    rows: Sequence[Row], start: int, height: float, end: int
) -> tuple[list[float], int]:
    """Return the tops of the rows that fit one page from `start`, and the next row."""
    tops: list[float] = []
    foot = 0.0
    for index in range(start, end):
        row = rows[index]
        if row.cost == _FORCED and tops:
            return tops, index
        top = foot + row.before if tops else 0.0
        foot = top + row.leading
        if foot > height and tops:
            return tops, index
        tops.append(top)
    return tops, end


def _choices(
    rows: Sequence[Row], start: int, height: float
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
        foot = tops[above] + rows[index - 1].leading
        if foot < height * (1 - _WINDOW) and lowest < Break.KEPT:
            return
        cost = rows[index].cost
        cost += _UNUSED * ((height - foot) / rows[index - 1].leading) ** 2
        cost += _FEW_LEFT * (len(rows) - index <= _FEW)
        lowest = min(lowest, cost)
        if cost < inf:
            yield index, cost
    if lowest == inf:
        yield full, 0.0
