"""Dates in a line of text, as CVs print them."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cvexport.locales import wording
from cvexport.model.dates import PRESENT, PartialDate

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)\s+"
_YEAR = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?![\d-]))?(?:/\d\d(?!\d))?"
_FULL_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_MONTH}|{_SEASON}|(?:0?[1-9]|1[0-2])[/.])?{_YEAR}"
_OPEN = r"(?:present|current|now|today|ongoing)"
_DASH = (
    r"\s*(?:[-\N{EN DASH}\N{EM DASH}\N{FIGURE DASH}\N{MINUS SIGN}]|\bto\b|\buntil\b)\s*"
)
"""`Mon YYYY`, `Month YYYY`, `MM/YYYY`, `YYYY-MM`, `YYYY` or a season, and an open end
(GATE's date rules; OpenResume, extract-resume-from-sections/lib/common-features).
Years have four digits: parsers lose `Aug '19`."""

_SEPARATORS = "|\N{MIDDLE DOT}\N{BULLET}\t,;:(-\N{EN DASH}\N{EM DASH}"
_LENGTH = re.compile(
    r"\s*(?:[\N{MIDDLE DOT}(|]\s*)?\d+\+?\s*(?:yrs?|years?|mos?|months?)\b.*"
)
_ABBREVIATED = re.compile(r".*\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|[^\W\d_])\.")
_MAX_LENGTH = 160
_MAX_WORDS = 14


class Period(NamedTuple):
    """Dates as printed, and what stands before and after them on the line.

    `is_apart` where more than one blank, or a mark, parts them from the rest.
    """

    start: str
    end: str
    before: str
    after: str
    is_apart: bool


def is_abbreviated(text: str) -> bool:
    """Tell whether a full stop at the end is that of an abbreviation."""
    return bool(_ABBREVIATED.fullmatch(text))


@functools.cache
def _pattern(tag: str) -> re.Pattern[str]:
    """Return the pattern of a period, in a language and in English."""
    date, open_end = _DATE, _OPEN
    if tag != "en":
        date = f"(?:{'|'.join(_dates(tag))}|{_DATE})"
        present = wording.date_text(PRESENT, wording.words(tag))
        open_end = f"(?:{_quoted(present)}|{_OPEN})"
    return re.compile(
        rf"(?<![\w/.'-])(?P<start>{date})(?:{_DASH}(?P<end>{date}|{open_end}))?(?![\w/-])",
        re.IGNORECASE,
    )


def _dates(tag: str) -> list[str]:
    """Return the patterns of a month of a year, December first, and of a year."""
    words, year = wording.words(tag), 2000
    days = (PartialDate(year, month) for month in range(12, -1, -1))
    texts = (_quoted(wording.date_text(day, words)) for day in days)
    return [text.replace(str(year), _FULL_YEAR) for text in texts]


def _quoted(text: str) -> str:
    """Return the pattern of a text, whatever its apostrophes."""
    quotes = "['\N{RIGHT SINGLE QUOTATION MARK}\N{HEBREW PUNCTUATION GERESH}]"
    return re.sub(quotes, quotes, re.escape(text))


def is_whole(text: str, language: str) -> bool:
    """Tell whether a text is a date or a span of time, and nothing else."""
    return bool(_pattern(wording.words(language).language).fullmatch(text))


def ends_in_period(text: str, language: str = "en") -> bool:
    """Tell whether a line ends in a span of time."""
    period = found(text, language)
    return bool(period and period.end and not period.after)


def found(text: str, language: str = "en") -> Period | None:
    """Return the dates of a line that is no prose: at its end, its start, or apart.

    They are written as in English, or as this project does in the language.
    """
    if len(text) > _MAX_LENGTH or not any(map(str.isdigit, text)):
        return None
    if len(text.split()) > _MAX_WORDS:
        return None
    matches = list(_pattern(wording.words(language).language).finditer(text))
    is_dated_last = bool(matches) and matches[-1].end() == len(text)
    if text.endswith(".") and not (is_abbreviated(text) or is_dated_last):
        return None
    spans = [match for match in matches if match["end"]] or matches
    if not spans:
        return None
    match = spans[-1]
    before, after = text[: match.start()], text[match.end() :]
    if _LENGTH.fullmatch(after):
        after = ""
    period = Period(
        match["start"],
        match["end"] or "",
        before.rstrip().rstrip(_SEPARATORS).rstrip(),
        after.lstrip(" )").lstrip(_SEPARATORS).strip(),
        _is_apart(before, after),
    )
    return period if _is_in_place(period, after) else None


def _is_apart(before: str, after: str) -> bool:
    is_cut_before = not before or before.endswith("  ") or before.rstrip() == ""
    is_marked_before = before.rstrip()[-1:] in tuple(_SEPARATORS)
    is_marked_after = after.startswith("  ") or after.strip()[:1] in tuple(_SEPARATORS)
    return is_cut_before or is_marked_before or (bool(after) and is_marked_after)


def _is_in_place(period: Period, after: str) -> bool:
    """Tell whether dates stand where those of an entry do, not within a sentence."""
    if not period.after:
        return True
    if not period.before:
        return bool(period.end) or after.startswith("  ") or "\t" in after
    return after.strip()[:1] in tuple(_SEPARATORS + ")")
