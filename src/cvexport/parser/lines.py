"""Extracted text as whole lines: what a reader broke is joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cvexport.parser import dates, vocabulary

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PAGE = re.compile(
    r"page \d{1,2}(?: ?(?:of|/) ?\d{1,2})?|\d{1,2} (?:of|/) \d{1,2}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}")
_ITEM_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_NARROW, _WIDE = 60, 200
"""Characters: lines as wide as a page are no narrower and no wider."""

_FIRST_LINES = 10
"""Lines: a number alone among these is no page number."""


class TextLine(NamedTuple):
    """A line; `gap` is whether there is an empty line above it.

    White space within it is kept, since it separates an employer from a date.
    """

    text: str
    bullet: bool = False
    gap: bool = False


class JoinedText(NamedTuple):
    """All lines, and what can be relied on: bullets, and gaps between entries.

    `language` is the BCP 47 tag whose headings and dates are known beside English.
    """

    lines: tuple[TextLine, ...]
    has_bullets: bool
    has_gaps: bool
    language: str = "en"


class _Layout(NamedTuple):
    """How lines are broken: at a width (0 for never), after a blank or not."""

    width: int
    ends_in_blank: bool


def join_lines(text: str, language: str = "en") -> JoinedText:
    """Return the whole lines of an extracted text.

    A line without a bullet continues the one before it where that one is full, or ends
    in the blank that PDF programs leave where they break a line.
    """
    broken = tuple(_broken(text))
    lines = tuple(_whole(broken, _layout(broken), language))
    gaps = sum(line.gap for line in lines)
    return JoinedText(
        lines,
        has_bullets=any(line.bullet for line in lines),
        has_gaps=0 < gaps < 0.9 * (len(lines) - 1),
        language=language,
    )


def folded(text: str) -> str:
    """Return `text` with single blanks for any white space."""
    return " ".join(text.split())


def _broken(text: str) -> Iterator[TextLine]:
    """Return the lines as they are, without page numbers and bare bullets.

    A bullet that a reader puts on a line of its own belongs to the next.  The blank
    at the end of a line is kept.
    """
    gap = bullet = False
    rows = _BREAK.split(text)
    numbered = _numbered(rows)
    for index, raw in enumerate(rows):
        line = raw.lstrip()
        if not line:
            gap = True
            continue
        is_number = index > _FIRST_LINES and _NUMBER.fullmatch(line.rstrip())
        if is_number or _PAGE.fullmatch(line.rstrip()):
            continue
        found = vocabulary.TYPED_BULLET.match(line) or numbered.get(index)
        rest = line[found.end() :] if found else line
        if not rest:
            bullet = True
            continue
        yield TextLine(rest, bullet=bullet or bool(found), gap=gap)
        gap = bullet = False


def _numbered(rows: Sequence[str]) -> dict[int, re.Match[str]]:
    """Return the numbers of ordered lists, by their lines: 1, 2 and so on."""
    found: dict[int, re.Match[str]] = {}
    run: dict[int, re.Match[str]] = {}
    for index, row in enumerate(rows):
        if number := _ITEM_NUMBER.match(row.lstrip()):
            if int(number[1]) != len(run) + 1:
                run = {}
            if int(number[1]) == len(run) + 1:
                run[index] = number
                found |= run if len(run) > 1 else {}
    return found


def _layout(lines: tuple[TextLine, ...]) -> _Layout:
    """Return how lines are broken: seen where a long line continues in lower case."""
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    if not _NARROW <= width <= _WIDE:
        return _Layout(0, ends_in_blank=False)
    open_lines = [
        line.text
        for line, after in itertools.pairwise(lines)
        if len(line.text) + len(after.text.split()[0]) > 0.9 * width
        and not (after.bullet or after.gap)
        and after.text[0].islower()
        and not line.text.rstrip().endswith(_ENDS)
    ]
    blanks = sum(text[-1].isspace() for text in open_lines)
    return _Layout(
        width if open_lines else 0, ends_in_blank=2 * blanks > len(open_lines)
    )


def _whole(
    lines: tuple[TextLine, ...], layout: _Layout, language: str
) -> Iterator[TextLine]:
    """Return whole lines; the first, the name, is never joined."""
    parts: list[str] = []
    first = last = TextLine("")
    for index, line in enumerate(lines):
        is_item = first.bullet
        if index > 1 and _continues(last, line, layout, language, is_item=is_item):
            parts.append(line.text)
        else:
            if parts:
                yield first._replace(text=_joined(parts))
            first, parts = line, [line.text]
        last = line
    if parts:
        yield first._replace(text=_joined(parts))


def _joined(parts: list[str]) -> str:
    """Join the parts of a line; a hyphen at the end of one stays, without a blank."""
    text = parts[0].rstrip()
    for part in parts[1:]:
        is_hyphen = text[-2:-1].isalnum() and text.endswith("-")
        text += ("" if is_hyphen else " ") + part.rstrip()
    return text


def _continues(
    before: TextLine, line: TextLine, layout: _Layout, language: str, *, is_item: bool
) -> bool:
    """Return whether `line` continues the paragraph that `before` is part of."""
    text, last = line.text.rstrip(), before.text.rstrip()
    if line.bullet or line.gap:
        return False
    if last.endswith("|") or text.startswith("|"):
        return True
    if vocabulary.is_heading(text, language) or vocabulary.is_heading(last, language):
        return False
    is_open = not last.endswith(_ENDS)
    if is_item and is_open and text[0].islower():
        return True
    if not layout.width:
        return False
    reach = (len(last) + 1 + len(text.split()[0])) / layout.width
    if text[0].islower() and is_open and reach > 0.7:
        return True
    if layout.ends_in_blank:
        return before.text[-1].isspace() and reach > 0.5
    if vocabulary.is_heading_in_capitals(text) or dates.ends_in_period(text, language):
        return False
    return reach > 0.92 and (is_open or is_item)
