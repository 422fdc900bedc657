"""Periods as CVs print them, and as labels have them."""

from __future__ import annotations

import re

Month = tuple[int, int]

_MONTHS = {
    "en": "January February March April May June July August September October "
    "November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre",
}
_NOW = {"en": "Present", "de": "heute", "fr": "aujourd’hui", "es": "actualidad"}
_YEARS_ONLY = {"year", "year-hyphen", "end"}


def written(start: Month, end: Month | None, style: str, language: str) -> str:
    """Return a period in a style."""
    now = _NOW[language]
    first = _month(start, style, language)
    last = _month(end, style, language) if end else now
    match style:
        case "none":
            return ""
        case "end":
            return last
        case "caps":
            return f"{first} — {last}".upper()
        case "num" | "dot" | "mon-hyphen" | "year-hyphen" | "template":
            return f"{first} - {last}"
        case "iso":
            return f"{first} to {'now' if not end else last}"
        case "tight" | "dot-tight" | "year":
            return f"{first}–{last}"
        case "since" if not end:
            word = {"en": "since", "de": "seit", "fr": "depuis", "es": "desde"}
            return f"{word[language]} {first}"
        case "since" | "num-en":
            return f"{first} – {last}"
        case "words" if language == "en":
            return f"from {first} to {last.lower() if not end else last}"
        case "words":
            joint = {"de": "bis", "fr": "à", "es": "a"}[language]
            return f"{first} {joint} {last}"
        case "lasting":
            return f"{first} - {last} ({duration(start, end)})"
        case "brackets":
            return f"[{first} – {last}]"
        case _:
            return f"{first} – {last}"


def _month(when: Month, style: str, language: str) -> str:
    year, month = when
    name = _MONTHS[language].split()[month - 1]
    short = name if len(name) <= 4 else name[:3] + ("." if language != "en" else "")
    if style in _YEARS_ONLY:
        return str(year)
    match style:
        case "num" | "since" | "num-en":
            return f"{month:02}/{year}"
        case "dot" | "dot-tight":
            return f"{month:02}.{year}"
        case "iso":
            return f"{year}-{month:02}"
        case "apostrophe":
            return f"{short} ’{year % 100:02}"
        case "full" | "words":
            return f"{name} {year}"
        case "comma":
            return f"{name}, {year}"
        case "template":
            return f"{name} 20XX"
        case _:
            return f"{short} {year}"


def duration(start: Month, end: Month | None) -> str:
    """Return how long a period is, as networks print it."""
    year, month = end or (2025, 6)
    months = (year - start[0]) * 12 + month - start[1] + 1
    parts = []
    if months >= 12:
        parts.append(f"{months // 12} year{'s' if months >= 24 else ''}")
    if months % 12:
        parts.append(f"{months % 12} month{'s' if months % 12 > 1 else ''}")
    return " ".join(parts)


def label_of(when: Month | None, style: str) -> str:
    """Return a date as its label: YYYY-MM, YYYY or "present"."""
    if style == "none":
        return ""
    if when is None:
        return "open" if style == "since" else "present"
    year, month = when
    if style == "template":
        return f"20XX-{month:02}"
    return str(year) if style in _YEARS_ONLY else f"{year}-{month:02}"


def undated(pdf: bytes) -> bytes:
    """Return a PDF with one date, as long as the one that it had."""
    return re.sub(rb"\(D:\d{14}", b"(D:20250601000000", pdf)
