"""What contact details, dates, headings and bullets look like in any file."""

from __future__ import annotations

import re

from cvexport.parser import dates

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_PHONE = re.compile(r"(?<![\w/])\+?[(\d][\d ().\-/\u2010-\u2013\xa0]{6,20}\d(?!\w)")
_YEAR_IN_FORM = re.compile(r"(?:19|20)\d\d\s*[-\u2010-\u2013/]")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:(?:{_MONTH},?\s|\d\d?[./])?(?:19|20)\d\d(?:-\d\d)?)"
_PERIOD = re.compile(
    rf"\(?{_DATE}(?:\s*(?:-|\u2013|\u2014|to|until)\s*"
    rf"(?:{_DATE}|present|now|today|current|ongoing))?\)?",
    re.IGNORECASE,
)

_HEADINGS = frozenset(
    # OpenResume's keywords, those of simple-resume-parser and of GATE's gazetteer.
    (
        *("experience", "employment", "history", "education", "skills", "skill"),
        *("projects", "project", "summary", "objective", "profile", "awards"),
        *("award", "honors", "honours", "certifications", "certificates"),
        *("certification", "languages", "interests", "publications", "references"),
        *("courses", "coursework", "volunteering", "qualifications", "jobs"),
    )
)
_LONGEST_HEADING = 3

BULLETS = "•‣◦∙⋅●○▪■⬤⚫⚬⦁🞄◆➢➤✓✔"
"""Bullets of Unicode."""

SYMBOLS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf02d\uf0e0"
"""Bullets of Symbol and Wingdings, at their places in the private-use area."""


TYPED_BULLET = re.compile(rf"^\s*[-\u2013*{BULLETS}{SYMBOLS}]\s+(?=\S)")
"""A bullet at the start of a line, typed by hand."""


def has_contact(text: str) -> bool:
    """Return whether there is an e-mail address or a telephone number."""
    return bool(_EMAIL.search(text)) or any(map(_is_phone, _PHONE.finditer(text)))


def _is_phone(found: re.Match[str]) -> bool:
    digits = sum(map(str.isdigit, found[0]))
    return 9 <= digits <= 15 and not _YEAR_IN_FORM.search(found[0])


def is_period(text: str, language: str = "en") -> bool:
    """Return whether a text is a date or a span of time, and nothing else.

    It is one in English, or as this project writes it in the language.
    """
    text = text.strip()
    return bool(_PERIOD.fullmatch(text)) or dates.is_whole(text, language)


def is_heading(line: str) -> bool:
    """Return whether a line is a section title that parsers list."""
    words = line.strip().rstrip(":").lower().replace("&", " ").split()
    words = [word for word in words if word != "and"]
    return (
        len(words) <= _LONGEST_HEADING
        and all(map(str.isalpha, words))
        and not _HEADINGS.isdisjoint(words)
    )


def some(texts: list[str], most: int = 3) -> str:
    """Return the first of some texts, quoted."""
    shown = [f'"{text.strip()[:40]}"' for text in texts[:most]]
    return ", ".join(shown) + (" …" if len(texts) > most else "")
