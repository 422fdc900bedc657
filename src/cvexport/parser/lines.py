"""Extracted text as whole lines: what a reader broke is joined again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cvexport.parser import dates, headings

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_BULLET = re.compile(
    r"[-*\N{EN DASH}\N{EM DASH}\N{BULLET}\N{WHITE BULLET}\N{BLACK SMALL SQUARE}"
    r"\N{MIDDLE DOT}\N{DOT OPERATOR}\N{BULLET OPERATOR}\N{TRIANGULAR BULLET}"
    r"\N{HYPHEN BULLET}\N{BLACK CIRCLE}\N{WHITE CIRCLE}\N{BLACK SQUARE}"
    r"\N{WHITE SQUARE}\N{Z NOTATION SPOT}\N{MEDIUM BLACK CIRCLE}"
    r"\N{MEDIUM SMALL WHITE CIRCLE}\N{BLACK LARGE CIRCLE}\uf0b7\uf0a7"
    r"\N{THREE-D TOP-LIGHTED RIGHTWARDS ARROWHEAD}](?:\s+|$)"
)
"""The glyphs that OpenResume knows (lib/parse-resume-from-pdf, bullet-points), those
of our own lists, and the usual ones of other programs."""

_PAGE = re.compile(
    r"page \d{1,2}(?: ?(?:of|/) ?\d{1,2})?|\d{1,2} (?:of|/) \d{1,2}", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,2}")
_ENDS = (".", "!", "?", ":", ";")
_NARROW, _WIDE = 60, 200
"""Characters: lines as wide as a page are no narrower and no wider."""

_FIRST_LINES = 10
"""Lines: a number alone among these is no page number."""


class Line(NamedTuple):
    """A line; `gap` tells of an empty line above it.

    White space within is kept, for it separates an employer from a date.
    """

    text: str
    bullet: bool = False
    gap: bool = False


class Page(NamedTuple):
    """All lines, and which marks can be relied on: bullets, and gaps above entries.

    `language` is the BCP 47 tag whose headings and dates are known beside English.
    """

    lines: tuple[Line, ...]
    has_bullets: bool
    has_gaps: bool
    language: str = "en"


class _Layout(NamedTuple):
    """How lines are broken: at a width (0 for never), before it a blank or not."""

    width: int
    ends_in_blank: bool


def page(text: str, language: str = "en") -> Page:
    """Return the whole lines of an extracted text.

    A line without a bullet goes on with the one before it where that one is full, or
    ends in the blank that PDF programs leave where they break a line.
    """
    broken = tuple(_broken(text))
    lines = tuple(_whole(broken, _layout(broken), language))
    gaps = sum(line.gap for line in lines)
    return Page(
        lines,
        has_bullets=any(line.bullet for line in lines),
        has_gaps=0 < gaps < 0.9 * (len(lines) - 1),
        language=language,
    )


def folded(text: str) -> str:
    """Return `text` with single blanks for any white space."""
    return " ".join(text.split())


def _broken(text: str) -> Iterator[Line]:
    """Return the lines as they stand, without page numbers and bare bullets.

    A bullet that a reader puts on a line of its own belongs to the next.  The blank
    at the end of a line is kept.
    """
    gap = bullet = False
    for index, raw in enumerate(_BREAK.split(text)):
        line = raw.lstrip()
        if not line:
            gap = True
            continue
        is_number = index > _FIRST_LINES and _NUMBER.fullmatch(line.rstrip())
        if is_number or _PAGE.fullmatch(line.rstrip()):
            continue
        found = _BULLET.match(line)
        rest = line[found.end() :] if found else line
        if not rest:
            bullet = True
            continue
        yield Line(rest, bullet=bullet or bool(found), gap=gap)
        gap = bullet = False


def _layout(lines: tuple[Line, ...]) -> _Layout:
    """Return how lines are broken: seen where a long line goes on in small letters."""
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


def _whole(lines: tuple[Line, ...], layout: _Layout, language: str) -> Iterator[Line]:
    """Return whole lines; the first, the name, stays alone."""
    parts: list[str] = []
    first = last = Line("")
    for index, line in enumerate(lines):
        is_item = first.bullet
        if index > 1 and _goes_on(last, line, layout, language, is_item=is_item):
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


def _goes_on(
    before: Line, line: Line, layout: _Layout, language: str, *, is_item: bool
) -> bool:
    """Tell whether `line` is the rest of a paragraph that `before` has begun."""
    text, last = line.text.rstrip(), before.text.rstrip()
    if line.bullet or line.gap:
        return False
    if last.endswith("|") or text.startswith("|"):
        return True
    if headings.is_known(text, language) or headings.is_known(last, language):
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
    if headings.is_in_capitals(text) or dates.ends_in_period(text, language):
        return False
    return reach > 0.92 and (is_open or is_item)
