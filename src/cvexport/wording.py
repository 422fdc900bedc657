"""The words that a CV needs and its source doesn't say, and how capitals are typed."""

from __future__ import annotations

import unicodedata

from cvexport.dates import PRESENT, Date, PartialDate

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
"""Section titles that résumé parsers list: OpenResume's keywords, GATE's gazetteer."""

COURSES = "Courses"
KEYWORDS = "Keywords"
GRADE = "Grade"
DOCUMENT = "CV"

_MONTHS = (
    "",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_PRESENT = "Present"


def moment(date: Date) -> str:
    """Return a date as it is printed: `2019`, `Aug 2019`, `Present`, or free text.

    A day is printed as its month: forms and parsers ask for no more.
    """
    if isinstance(date, PartialDate):
        return f"{_MONTHS[date.month]} {date.year}".lstrip()
    return _PRESENT if date == PRESENT else date


def period(start: Date, end: Date) -> str:
    """Return a span of time; a start without an end has not ended."""
    if not start:
        return moment(end)
    first, last = moment(start), moment(end or PRESENT)
    return first if first == last else f"{first} \N{EN DASH} {last}"


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
