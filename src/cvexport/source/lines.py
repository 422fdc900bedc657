"""The lines of a source as PyYAML gets them, and columns as an editor counts them."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

_ODD_INDENT = re.compile(
    "^[ \t]*[\xa0\u2000-\u200b\u3000][ \t\xa0\u2000-\u200b\u3000]*", re.MULTILINE
)
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE
)
_PAIR_SAVES = len(r"\ud83d\ude00") - 1

HIDING = (
    *("hidden", "hide", "invisible", "private", "secret", "draft", "disabled"),
    *("ignore", "ignored", "skip", "omit", "exclude", "excluded", "archived"),
)
SHOWING = (
    *("visible", "show", "shown", "display", "enabled", "public", "published"),
    *("publish", "include", "included"),
)
"""Keys by which people hide a part of a CV, and those by which they show it."""

_OPENING = "\u201c\u201d\u201e\u2018\u201a\u00ab\u00bb\u2039\u203a"
_LONGEST = max(map(len, (*HIDING, *SHOWING)))


class Lines(NamedTuple):
    """The lines of a text; `joins` are the columns after characters that were joined.

    `moved` are the columns by which lines of a repaired text are further right than
    they were typed.  Lines and columns count from 0 here, as PyYAML counts them.
    """

    text: str
    lines: list[str]
    joins: dict[int, list[int]]
    moved: dict[int, int]

    def line(self, number: int) -> str:
        """Return a line, "" where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def column(self, line: int, column: int) -> int:
        """Return the column from 1, as an editor counts it."""
        joins = self.joins.get(line, ())
        typed = column - self.moved.get(line, 0)
        return max(typed, 0) + 1 + _PAIR_SAVES * bisect.bisect(joins, column)


def is_json(text: str) -> bool:
    """Tell whether the source is written in JSON."""
    return text.lstrip().startswith("{")


def may_hide(text: str) -> bool:
    """Tell whether a source may have a key that hides something.

    Looking at what is before each colon takes 0.1 ms for a CV of four pages.
    """
    words = (*HIDING, *SHOWING)
    return any(
        part[-2 * _LONGEST :].rstrip("\"' \t").lower().endswith(words)
        for part in text.split(":")
    )


def may_have_curly_quotes(text: str) -> bool:
    """Tell whether a source has quotes of printed text, beside apostrophes."""
    return not text.isascii() and any(each in text for each in _OPENING)


def may_have_html(text: str) -> bool:
    """Tell whether a source may have tags or entities, typed or escaped."""
    return "<" in text or ("&" in text and ";" in text) or "\\u00" in text


def prepared(text: str) -> Lines:
    """Return a text in which PyYAML takes what JSON and editors allow."""
    if is_json(text):
        # JSON indents by tabs too; PyYAML without its C parser takes none.
        return _surrogates_joined(text.replace("\t", " "))
    if not text.isascii():
        text = _ODD_INDENT.sub(lambda match: " " * len(match[0]), text)
    return Lines(text, text.split("\n"), {}, {})


def _surrogates_joined(text: str) -> Lines:
    r"""Join U+1F600 written `\ud83d\ude00`, as JSON does and YAML refuses."""
    lines, joins = text.split("\n"), dict[int, list[int]]()
    if "\\ud" not in text.lower():
        return Lines(text, lines, joins, {})
    for number, line in enumerate(lines):
        ends = [match.end() for match in _PAIR.finditer(line)]
        if ends:
            lines[number] = _PAIR.sub(_joined, line)
            joins[number] = [
                end - _PAIR_SAVES * count for count, end in enumerate(ends, 1)
            ]
    return Lines("\n".join(lines), lines, joins, {})


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return match[1] + chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
