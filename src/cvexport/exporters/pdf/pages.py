"""Page breaking: rows of text are spread over pages of a given height.

Readers glue the last line of a page to the first of the next.  Between two bullets or
inside a paragraph that does no harm; before a heading it costs a job or, what is worse,
a whole section.  So each break has a cost, and within the last quarter of a page the
cheapest one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from math import inf
from typing import NamedTuple

from cvexport.exporters.pdf.lines import Line

_WINDOW = 0.25
"""The part of a page, from its foot, in which breaks are weighed."""
_INSIDE = 25
"""What a break between two lines of one paragraph costs."""
_PER_UNUSED_LINE = 5
"""What each line left empty at the foot costs: twelve are less bad than a lost job."""
_STRANDED = 40
"""What a break costs that leaves a heading but one row of what it heads."""
_FEW, _FEW_LEFT = 3, 60
"""So few rows alone on the last page cost this much."""


class Break(IntEnum):
    """What a page break before a block costs, by what the block is."""

    ITEM = 0
    TEXT = 15
    ENTRY = 130
    SECTION = 170


class Block(NamedTuple):
    """Lines that belong together, `before` and `after` points apart from others.

    `keep` is how many of the rows that follow stay on the page of its last row; with
    `heads` one more had better, and has to where it would be torn from its paragraph.
    `whole` forbids a break inside it; `ruled` draws a rule under it.
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


def paginated(blocks: Sequence[Block], height: float) -> list[list[Placed]]:
    """Return the rows of each page, at least one page of at least one row."""
    rows = list(_rows(blocks))
    pages = []
    start = 0
    while start < len(rows):
        tops, end = _filled(rows, start, height)
        if end < len(rows):
            end = _cheapest(rows, start, tops, height)
        pages.append(
            [Placed(*pair) for pair in zip(rows[start:end], tops, strict=False)]
        )
        start = end
    return pages or [[]]


def _rows(blocks: Iterable[Block]) -> Iterator[Row]:
    bound = stranded = 0
    after = 0.0
    previous = Break.TEXT
    for block in blocks:
        if block.opens >= Break.ENTRY and previous != Break.SECTION:
            bound = stranded = 0
        last = len(block.lines) - 1
        for index, line in enumerate(block.lines):
            torn = stranded and index
            cost = inf if bound or torn else _cost(block, index) + stranded
            before = 0.0 if index else max(after, block.before)
            ruled = block.ruled and index == last
            yield Row(line, block.leading, before, cost, ruled)
            stranded = stranded if bound else 0
            bound = max(bound - 1, 0)
        bound = max(bound, block.keep)
        stranded = _STRANDED if block.heads else stranded
        after, previous = block.after, block.opens


def _cost(block: Block, index: int) -> float:
    """Return the cost of a break before a line: none leaves one of three or more."""
    if index == 0:
        return block.opens
    count = len(block.lines)
    alone = count > 2 and (index == 1 or index == count - 1)
    return inf if block.whole or alone else _INSIDE


def _filled(rows: Sequence[Row], start: int, height: float) -> tuple[list[float], int]:
    """Return the tops of the rows that fit one page from `start`, and the next row."""
    tops: list[float] = []
    foot = 0.0
    for index in range(start, len(rows)):
        row = rows[index]
        top = foot + row.before if tops else 0.0
        foot = top + row.leading
        if foot > height and tops:
            return tops, index
        tops.append(top)
    return tops, len(rows)


def _cheapest(
    rows: Sequence[Row], start: int, tops: Sequence[float], height: float
) -> int:
    """Return the row to begin the next page with.

    Where nothing in the window may begin one, the last row above it that may does;
    where nothing on the whole page may, the page is filled.
    """
    full = start + len(tops)
    best, lowest = full, inf
    for index in range(full, start, -1):
        above = index - 1 - start
        foot = tops[above] + rows[index - 1].leading
        if foot < height * (1 - _WINDOW) and lowest < inf:
            break
        cost = rows[index].cost
        cost += _PER_UNUSED_LINE * (height - foot) / rows[index - 1].leading
        cost += _FEW_LEFT * (len(rows) - index <= _FEW)
        if cost < lowest:
            best, lowest = index, cost
    return best
