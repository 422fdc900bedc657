"""Dates as precise as their writer knew them: a year, a month or a day."""

from __future__ import annotations

import re
from typing import NamedTuple

PRESENT = "present"
"""The end of what has not ended."""

OPEN_ENDS = frozenset({PRESENT, "current", "currently", "now", "ongoing", "today"})
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ][\d:.]++\S*+)?)?)?")
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Not from `calendar`, whose names are those of the locale.
MONTHS = {
    spelt: number for number, name in enumerate(_NAMES, 1) for spelt in (name, name[:3])
} | {"sept": 9}


class PartialDate(NamedTuple):
    """A year, with month and day where known and 0 where not."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the date in ISO 8601: `2019`, `2019-08` or `2019-08-31`."""
        known = [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join([f"{self.year:04}", *known])


Date = PartialDate | str
"""A `PartialDate`, `PRESENT`, or free text that is printed as it was written."""


class Period(NamedTuple):
    """The start and the end of a period that was written as one text."""

    start: Date
    end: Date


class Doubt(NamedTuple):
    """The two days that numbers such as 03/04/2021 may be."""

    day_first: PartialDate
    month_first: PartialDate


def parsed(text: str) -> Date | None:
    """Return the date of a text in ISO 8601, or an open end in English, else None.

    A time of day is dropped, and the digits of a month or day may lack a zero.  Raises
    ValueError for a month or day that no calendar has.
    """
    text = text.strip()
    if text.lower() in OPEN_ENDS:
        return PRESENT
    if match := _ISO.fullmatch(text):
        return partial(*(int(part) for part in match.groups() if part))
    if text.isdecimal():
        raise ValueError(f"there is no year {text}")
    return None


def partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """Return a date that a calendar has, or raise ValueError."""
    if not 1000 <= year <= 2999:
        raise ValueError(f"there is no year {year:04}")
    if month is None:
        return PartialDate(year)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if day is None:
        return PartialDate(year, month)
    if not 1 <= day <= _days(year, month):
        raise ValueError(f"there is no day {day} in {year:04}-{month:02}")
    return PartialDate(year, month, day)


def _days(year: int, month: int) -> int:
    if month == 2:
        return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 30 if month in (4, 6, 9, 11) else 31


def is_reversed(start: Date, end: Date) -> bool:
    """Return whether a period ends before it starts, however its dates are meant.

    Dates are compared as far as both are known: 2019 may be after 2019-08.
    """
    if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
        return False
    for first, last in zip(start, end, strict=True):
        if first != last or not first:
            return first > last > 0
    return False
