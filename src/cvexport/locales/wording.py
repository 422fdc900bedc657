"""The words that a CV needs and its source doesn't say, and how capitals are typed."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.record import Record

SECTIONS = {
    "summary": "Summary",
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "projects": "Projects",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "awards": "Awards",
    "certificates": "Certifications",
    "publications": "Publications",
    "references": "References",
    "profiles": "Profiles",
}
"""English section titles, of those that résumé parsers list: OpenResume's keywords,
GATE's gazetteer."""


class Words(Record):
    """The words of one language: English, unless others are given.

    `month` and `year` are the patterns of a date, `comma` parts a place and `pause` a
    list.
    """

    language: str = "en"
    sections: dict[str, str] = SECTIONS
    courses: str = "Courses"
    keywords: str = "Keywords"
    grade: str = "Grade"
    document: str = "CV"
    present: str = "Present"
    months: tuple[str, ...] = (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    )
    month: str = "{month} {year}"
    year: str = "{year}"
    comma: str = ", "
    pause: str = ", "


ENGLISH = Words()


def words(language: str) -> Words:
    """Return the words of a BCP 47 tag; English where its language isn't known."""
    if language == "en" or language.startswith("en-"):
        return ENGLISH
    # 0.4 ms, and only a CV in another language needs them.
    from cvexport.locales.languages import known

    tag = known(language)
    return ENGLISH if tag in {"", "en"} else _other(tag)


@functools.cache
def _other(tag: str) -> Words:
    from cvexport.locales.calendars import CALENDARS
    from cvexport.locales.languages import WORDS

    month, year, months = CALENDARS[tag]
    own = WORDS[tag]
    return Words(
        language=tag,
        sections={key: own[key] for key in SECTIONS},
        months=months,
        month=month,
        year=year,
        **{key: word for key, word in own.items() if key not in SECTIONS},
    )


def moment(date: Date, words: Words = ENGLISH) -> str:
    """Return a date as it is printed: `2019`, `Aug 2019`, `Present`, or free text.

    A day is printed as its month: forms and parsers ask for no more.
    """
    if isinstance(date, PartialDate):
        if not date.month:
            return words.year.format(year=date.year)
        month = words.months[date.month - 1]
        return words.month.format(month=month, year=date.year)
    return words.present if date == PRESENT else date


def period(start: Date, end: Date, words: Words = ENGLISH) -> str:
    """Return a span of time; a start without an end has not ended."""
    if not start:
        return moment(end, words)
    first, last = moment(start, words), moment(end or PRESENT, words)
    return first if first == last else f"{first} \N{EN DASH} {last}"


def pause(texts: Sequence[str], words: Words = ENGLISH) -> str:
    """Return what parts the texts of a list: semicolons if one of them has a comma."""
    commas = (",", words.pause.strip())
    return (
        "; "
        if any(mark in text for text in texts[1:] for mark in commas)
        else words.pause
    )


def capitals(text: str, language: str) -> str:
    """Return `text` in the capitals of a language.

    Turkish and Azerbaijani keep the dot of i, and Greek capitals carry no tonos
    (Unicode, SpecialCasing and section 3.13).
    """
    if language.startswith(("tr", "az")):
        text = text.replace("i", "İ")
    text = text.upper()
    if language.startswith("el"):
        bare = unicodedata.normalize("NFD", text).replace("\u0301", "")
        text = unicodedata.normalize("NFC", bare)
    return text
