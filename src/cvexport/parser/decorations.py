"""Headings that people decorate: `// jobs`, `[ WORK ]`, `=== Skills ===`, `1. Work`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cvexport.parser import vocabulary

_BEFORE = re.compile(r"(?:[^\w\s(\"'+@.]{1,9}|(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.):])\s*+")
_AFTER = re.compile(r"(?<![^\w\s.)!?'\"%+:])[^\w\s.)!?'\"%+:]{1,9}$")
_LONGEST, _MOST_WORDS = 60, 7
_BULLET = "\N{BULLET}"


class _Decorated(NamedTuple):
    title: str
    before: str
    after: str

    @property
    def kind(self) -> tuple[str, str]:
        """What surrounds the title, numbers and letters alike."""
        return re.sub(r"\w+", "1", self.before), self.after


def headings(rows: Sequence[tuple[str, bool]], language: str) -> dict[int, str]:
    """Return the titles of decorated headings by their lines.

    `rows` are texts, and whether a bullet was before them.  Words that are known
    show what the decoration of headings is; other words in the same one are headings
    too.  A bullet or a number alone decorates headings only where most of its lines
    are known.
    """
    alike: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    lines: Counter[tuple[str, str]] = Counter()
    for index, (text, is_bullet) in enumerate(rows):
        found = _decorated(text, is_bullet=is_bullet)
        if not found:
            continue
        lines[found.kind] += 1
        if _is_short(found.title):
            alike[found.kind][index] = found.title
    return {
        index: title
        for kind, titles in alike.items()
        if _is_of_headings(kind, titles, lines[kind], language)
        for index, title in titles.items()
    }


def _decorated(text: str, *, is_bullet: bool) -> _Decorated | None:
    text = text.strip()
    begins = _BEFORE.match(text)
    start = begins.end() if begins else 0
    before = begins[0].strip() if begins else ""
    rest = text[start : start + 2 * _LONGEST]
    ends = _AFTER.search(rest) if len(text) - start < 2 * _LONGEST else None
    title = rest[: ends.start()].strip() if ends else rest
    before = f"{_BULLET}{before}" if is_bullet else before
    if not (before or ends) or not title:
        return None
    return _Decorated(title, before, ends[0] if ends else "")


def _is_short(title: str) -> bool:
    is_short = len(title) <= _LONGEST and len(title.split()) <= _MOST_WORDS
    return is_short and not any(map(str.isdigit, title))


def _is_of_headings(
    kind: tuple[str, str], titles: dict[int, str], lines: int, language: str
) -> bool:
    known = sum(_is_known(title, language) for title in titles.values())
    if kind[1] or kind[0] not in (_BULLET, "1.", "1)", "-", "*", "1:"):
        return known > 0 and 3 * known >= lines
    return known > 1 and 2 * known > lines


def _is_known(title: str, language: str) -> bool:
    return vocabulary.is_heading(title, language) or (
        vocabulary.is_title_in_any_language(title)
    )
