"""Plain text: lines with bullets and gaps, as far as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.model.lines import Line, Segment
from cvexport.unicode.characters import (
    POSSIBLE_BULLETS,
    SYMBOL_BULLETS,
    TEXT_BULLETS,
    TYPED_BULLETS,
    cleaned,
)

_ANY_BULLET = re.escape(
    f"{TEXT_BULLETS}{SYMBOL_BULLETS}{TYPED_BULLETS}{POSSIBLE_BULLETS}"
)
_SURE_BULLET = re.escape(f"{TEXT_BULLETS}{SYMBOL_BULLETS}")
_BULLET = re.compile(rf"\s*(?:[{_ANY_BULLET}](?=\s|\Z)|[{_SURE_BULLET}])\s*")
_APART = re.compile(r"\t+\s*| {3,}")
_RULE = re.compile(r"\s*([-=_*~#\u2500\u2501\u2550])\1{2,}\s*")
_NOT_PRINTED = {ord("\f"): None, ord("\r"): None}
_DEEPEST = 8
"""Lists within lists."""
_WIDTH = 6.0
"""Points, of a letter: so that indents are comparable with those of other formats."""


def lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of a text in UTF-8, with or without a byte order mark."""
    return plain_lines(data.decode("utf-8-sig", "replace"))


def plain_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text."""
    return tuple(_plain(text))


def _plain(text: str) -> Iterator[Line]:
    gap, page = 0.0, 0
    indents: list[int] = []
    for raw in text.split("\n"):
        page += raw.count("\f")
        row = raw.translate(_NOT_PRINTED)
        if not row.strip():
            gap += 1
            continue
        if _RULE.fullmatch(row):
            gap = max(gap, 0.5)
            continue
        segments, bullet = bulleted(segmented(row))
        if not segments:
            continue
        indent = len(row) - len(row.lstrip())
        yield Line(
            segments=segments,
            gap=gap,
            page=page,
            is_bullet=bool(bullet),
            level=item_level(indent, indents) if bullet else 0,
        )
        gap = 0.0


def item_level(indent: int, indents: list[int]) -> int:
    """Return how deep an item is indented, below those that enclose it."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)
    return min(len(indents) - 1, _DEEPEST)


def segmented(row: str) -> tuple[Segment, ...]:
    """Return the pieces of a line between tabs or three spaces."""
    found: list[Segment] = []
    start = len(row) - len(row.lstrip())
    end = len(row.rstrip())
    for gap in (*_APART.finditer(row, start, end), None):
        stop = gap.start() if gap else end
        if text := cleaned(row[start:stop]):
            left, right = start * _WIDTH, stop * _WIDTH
            found.append(Segment(text, left, right, is_apart=bool(found)))
        start = gap.end() if gap else end
    return tuple(found)


def bulleted(segments: tuple[Segment, ...]) -> tuple[tuple[Segment, ...], str]:
    """Return segments without the bullet that somebody typed, and the bullet."""
    if not segments:
        return segments, ""
    first = segments[0]
    found = _BULLET.match(first.text)
    if not found:
        return segments, ""
    rest = first.text[found.end() :]
    if rest:
        return (first._replace(text=rest), *segments[1:]), found[0].strip()
    if len(segments) == 1:
        return (), ""
    second = segments[1]
    return (
        second._replace(text=second.text.lstrip(), is_apart=False),
        *segments[2:],
    ), found[0].strip()
