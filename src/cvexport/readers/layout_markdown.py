"""Markdown: headings, bold words, items and links, read a line at a time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cvexport.model.lines import Line, Segment
from cvexport.readers.layout_text import bulleted, item_level
from cvexport.unicode.characters import cleaned

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{2,})\s*")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_TABLE_RULE = re.compile(r"[\s|:-]+")
_INLINE = re.compile(
    r"(?P<both>\*\*\*|___)|(?P<bold>\*\*|__)|(?P<slant>\*|(?<!\w)_|_(?!\w))"
    r"|!?\[(?P<label>[^\[\]]{0,500})\](?:\((?P<url>[^()\s]{0,1000})(?:\s[^()]{0,200})?\))"
    r"|<(?P<auto>[^<>\s]{1,500}[@:][^<>\s]{1,500})>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])|`(?P<code>[^`]{1,500})`|</?[a-z][^<>]{0,200}>"
)
_APART = re.compile(r"\t+\s*| {3,}")
_SIZES = {1: 20.0, 2: 14.0, 3: 12.0}
_SIZE = 10.0


def lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of a Markdown text in UTF-8."""
    return tuple(_lines(data.decode("utf-8-sig", "replace").splitlines()))


def _lines(rows: list[str]) -> Iterator[Line]:
    gap, start, is_fence = 0.0, 0, False
    if (
        rows
        and rows[0].strip() == "---"
        and "---" in (row.strip() for row in rows[1:40])
    ):
        start = 1 + next(n for n, row in enumerate(rows[1:], 1) if row.strip() == "---")
    skip, indents = False, list[int]()
    for number in range(start, len(rows)):
        row = rows[number]
        following = rows[number + 1] if number + 1 < len(rows) else ""
        if skip or not row.strip():
            gap, skip = gap + (0 if skip else 1), False
            continue
        if row.lstrip().startswith("```"):
            is_fence = not is_fence
            continue
        depth, text = _heading(row, following)
        if (
            depth
            and not text.startswith("#")
            and _UNDERLINE.fullmatch(following)
            and not _HEADING.fullmatch(row)
        ):
            skip = True
        if not depth and (
            _RULE.fullmatch(row) or (_TABLE_RULE.fullmatch(row) and "-" in row)
        ):
            continue
        if depth:
            indents.clear()
        yield from _line(text, depth, gap, indents)
        gap = 0.0


def _heading(row: str, following: str) -> tuple[int, str]:
    """Return the level of a heading, 0 for other lines, and its text."""
    if found := _HEADING.fullmatch(row):
        return len(found[1]), found[2].rstrip().rstrip("#").rstrip()
    if _UNDERLINE.fullmatch(following) and not _ITEM.match(row):
        return (1 if "=" in following else 2), row
    return 0, row


def _line(text: str, depth: int, gap: float, indents: list[int]) -> Iterator[Line]:
    item = None if depth else _ITEM.match(text)
    level = item_level(len(item[1].expandtabs(4)), indents) if item else 0
    rest = text[item.end() :] if item else text.lstrip(" \t>")
    size = _SIZES.get(depth, _SIZE)
    segments = tuple(_segments(rest, size, is_bold=depth > 0))
    kept, mark = (segments, "") if item else bulleted(segments)
    if kept:
        yield Line(
            segments=kept,
            gap=gap,
            is_bullet=bool(item or mark),
            level=level,
            is_heading=depth > 0,
        )


def _segments(text: str, size: float, *, is_bold: bool) -> Iterator[Segment]:
    """Yield the pieces of a line in one style; cells of a table are apart."""
    row = text.strip().removesuffix("\\")
    is_table = row.startswith("|")
    cells = row.strip("|").split("|") if is_table else _APART.split(row)
    is_first = True
    for cell in cells:
        is_apart = not is_first
        spaced = False
        for piece, bold, slant, link in _styled(cell):
            words = cleaned(piece)
            if not words:
                spaced = spaced or bool(piece)
                continue
            if not is_first and not is_apart and (spaced or piece[0].isspace()):
                words = f" {words}"
            yield Segment(
                text=words,
                size=size,
                is_bold=bold or is_bold,
                is_italic=slant,
                is_apart=is_apart,
                link=link,
            )
            is_first = is_apart = False
            spaced = piece[-1].isspace()


def _styled(text: str) -> Iterator[tuple[str, bool, bool, str]]:
    """Yield the text between Markdown's signs: bold or not, slanted or not, link."""
    bold = slant = False
    plain, start = "", 0
    for found in _INLINE.finditer(text):
        plain += html.unescape(text[start : found.start()])
        start = found.end()
        if typed := found["escaped"] or found["code"]:
            plain += typed
            continue
        if plain:
            yield plain, bold, slant, ""
            plain = ""
        if address := found["auto"]:
            yield address, bold, slant, address
        for piece, strong, slanted, _ in _styled(found["label"] or ""):
            yield piece, strong or bold, slanted or slant, found["url"] or ""
        bold ^= found.lastgroup in {"both", "bold"}
        slant ^= found.lastgroup in {"both", "slant"}
    plain += html.unescape(text[start:])
    if plain:
        yield plain, bold, slant, ""
