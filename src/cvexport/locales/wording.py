"""The words that a CV prints and its source doesn't give: labels, months, capitals."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.record import Record
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import DateFormat


class Words(Record):
    """The words of one language: English, unless others are given.

    `sections` are the titles by key.  `month_and_year` and `year` are the patterns of
    a date, and `numeric` that of a month as a number.  `place_separator` comes between
    city and country, `list_separator` between the items of a list: Arabic and Persian
    have a comma of their own, and Chinese and Japanese a mark for lists alone.
    """

    language: str = "en"
    sections: Mapping[str, str] = {key: row.title for key, row in SECTIONS.items()}
    document: str = "CV"
    present: str = "Present"
    courses: str = "Courses"
    keywords: str = "Keywords"
    grade: str = "Grade"
    place_separator: str = ", "
    list_separator: str = ", "
    month_and_year: str = "{month} {year}"
    numeric: str = "{month}/{year}"
    year: str = "{year}"
    months: Sequence[str] = (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    )


ENGLISH = Words()


_NUMBERS = tuple(f"{month:02}" for month in range(1, 13))


@functools.cache
def words(language: str, date_format: DateFormat = "months") -> Words:
    """Return the words for a BCP 47 tag; English if its language isn't supported."""
    found = _in_language(language)
    if date_format == "years":
        return found.replaced(month_and_year=found.year)
    if date_format == "numeric":
        return found.replaced(month_and_year=found.numeric, months=_NUMBERS)
    return found


def _in_language(language: str) -> Words:
    if language == "en" or language.startswith("en-"):
        return ENGLISH
    # Only a CV in another language needs them.
    from cvexport.locales import languages

    tag = languages.known(language)
    return ENGLISH if tag in {"", "en"} else translated(tag, languages.table(tag))


def translated(tag: str, table: Mapping[str, Mapping[str, Any]]) -> Words:
    """Return the words in the table of a language, and English ones where it has none.

    Raises TypeError for a word that `Words` hasn't.
    """
    dates = table.get("dates", {})
    return Words(
        language=tag,
        sections={**ENGLISH.sections, **table.get("sections", {})},
        **table.get("words", {}),
        **{key: value for key, value in dates.items() if key != "names"},
    )


def date_text(date: Date, words: Words = ENGLISH) -> str:
    """Return a date as it is printed: `2019`, `Aug 2019`, `Present`, or free text.

    A day is printed as its month, because forms and parsers ask for no more.
    """
    if isinstance(date, PartialDate):
        if not date.month:
            return words.year.format(year=date.year)
        month = words.months[date.month - 1]
        return words.month_and_year.format(month=month, year=date.year)
    return words.present if date == PRESENT else date


def period(start: Date, end: Date, words: Words = ENGLISH) -> str:
    """Return a period; one that has a start and no end goes on until now."""
    if not start:
        return date_text(end, words)
    first, last = date_text(start, words), date_text(end or PRESENT, words)
    return first if first == last else f"{first} \N{EN DASH} {last}"


def separator(texts: Sequence[str], words: Words = ENGLISH) -> str:
    """Return what separates the items of a list: semicolons if one has a comma."""
    commas = (",", words.list_separator.strip())
    has_comma = any(comma in text for text in texts[1:] for comma in commas)
    return "; " if has_comma else words.list_separator


def capitals(text: str, language: str) -> str:
    """Return `text` in capitals, by the rules of a language.

    Turkish and Azerbaijani i keeps its dot, and Greek capitals have no tonos (Unicode,
    SpecialCasing and section 3.13).
    """
    if language.startswith(("tr", "az")):
        text = text.replace("i", "İ")
    text = text.upper()
    if language.startswith("el"):
        bare = unicodedata.normalize("NFD", text).replace("\u0301", "")
        text = unicodedata.normalize("NFC", bare)
    return text
