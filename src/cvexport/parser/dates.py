"""Dates in a line of text, as CVs print them."""

from __future__ import annotations

import re
from typing import NamedTuple

from cvexport.parser import vocabulary

_SEPARATORS = "|\N{MIDDLE DOT}\N{BULLET}\t,;:([-\N{EN DASH}\N{EM DASH}"
_UNIT = (
    r"(?:yrs?|years?|mos?|months?|jahre?n?|monate?n?|ans?|années?|mois|años?|meses|mes)"
)
_LENGTH = re.compile(
    rf"\s*(?:[\N{{MIDDLE DOT}}(|,\[]\s*)?\d{{1,2}}\+?\s*{_UNIT}\b"
    rf"(?:[,\s]{{1,3}}(?:(?:and|und|et|y)\s)?\d{{1,2}}\s*{_UNIT}\b)?\.?[)\]]?",
    re.IGNORECASE,
)
DURATION = re.compile(
    rf"\(?\d{{1,2}}\+?\s*{_UNIT}\b"
    rf"(?:[,\s]{{1,3}}(?:(?:and|und|et|y)\s)?\d{{1,2}}\s*{_UNIT}\b)?\.?\)?",
    re.IGNORECASE,
)
"""How long something lasted: "2 years 10 months" is no date."""
_ABBREVIATED = re.compile(r".*\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|[^\W\d_])\.")
_MAX_LENGTH = 160
_MAX_WORDS = 16
_MOST_APART = 26
_APART = re.compile(r"[|\t\N{MIDDLE DOT}]|\s{2}")


class DatedLine(NamedTuple):
    """The dates on a line as printed, and the text before and after them.

    `is_apart` is whether punctuation or two blanks separate them from that text.
    """

    start: str
    end: str
    before: str
    after: str
    is_apart: bool
    span: tuple[int, int] = (0, 0)


def is_abbreviated(text: str) -> bool:
    """Return whether the full stop at the end is that of an abbreviation."""
    return bool(_ABBREVIATED.fullmatch(text))


def ends_in_period(text: str, language: str = "en") -> bool:
    """Return whether a line ends in a period of time."""
    line = dated_line(text, language)
    return bool(line and line.end and not line.after)


def dated_line(text: str, language: str = "en") -> DatedLine | None:
    """Return the dates of a line that isn't prose: at its end, its start, or apart.

    `span` is where they are.  They are written as in English, German, French or
    Spanish, or as cvexport writes them in the language.
    """
    if len(text) > _MAX_LENGTH or not any(map(str.isdigit, text)):
        return None
    if len(text.split()) > (_MOST_APART if _APART.search(text) else _MAX_WORDS):
        return None
    matches = list(vocabulary.reading_pattern(language).finditer(text))
    is_dated_last = bool(matches) and (
        matches[-1].end() == len(text) or text[: matches[0].end() + 1].endswith("\t")
    )
    if text.endswith(".") and not (is_abbreviated(text) or is_dated_last):
        return None
    spans = [match for match in matches if match["end"]] or matches
    if not spans:
        return None
    match = spans[-1]
    before, after = text[: match.start()], text[match.end() :]
    span = match.span()
    if length := _LENGTH.match(after):
        after = after[length.end() :]
        span = match.start(), match.end() + length.end()
    start, end = _with_year(match["start"], match["end"] or ""), match["end"] or ""
    if match["done"] and not end:
        start, end = "", start
    line = DatedLine(
        start,
        end,
        before.rstrip().rstrip(_SEPARATORS).rstrip(),
        after.lstrip(" )]").lstrip(_SEPARATORS).strip(),
        _is_apart(before, after),
        span,
    )
    return line if _is_in_place(line, after) else None


def _with_year(start: str, end: str) -> str:
    """Return a start with the year of the end, where it is a month alone."""
    if any(map(str.isdigit, start)) or not (year := _YEAR.search(end)):
        return start
    return f"{start} {year[0]}"


_YEAR = re.compile(r"(?:19|20)(?:\d\d|XX)")


def _is_apart(before: str, after: str) -> bool:
    is_cut_before = not before or before.endswith("  ") or before.rstrip() == ""
    is_set_off_before = before.rstrip()[-1:] in tuple(_SEPARATORS)
    is_set_off_after = after.startswith("  ") or after.strip()[:1] in tuple(_SEPARATORS)
    return is_cut_before or is_set_off_before or (bool(after) and is_set_off_after)


def _is_in_place(line: DatedLine, after: str) -> bool:
    """Return whether dates are where those of an entry are, not within a sentence."""
    if not line.after:
        return True
    if not line.before:
        return bool(line.end) or after.startswith("  ") or "\t" in after
    return after.strip()[:1] in tuple(_SEPARATORS + ")]")
