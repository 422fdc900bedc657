"""Periods as CVs print them, and as labels have them."""

from __future__ import annotations

import re

Month = tuple[int, int]

MONTHS = {
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
_SINCE = {"en": "since", "de": "seit", "fr": "depuis", "es": "desde"}
_TO = {"en": "to", "de": "bis", "fr": "à", "es": "a"}
_HYPHEN, _TIGHT = "{first} - {last}", "{first}–{last}"
_PERIODS = {
    "none": "",
    "end": "{last}",
    "caps": "{FIRST} — {LAST}",
    "num": _HYPHEN,
    "dot": _HYPHEN,
    "mon-hyphen": _HYPHEN,
    "year-hyphen": _HYPHEN,
    "template": _HYPHEN,
    "iso": "{first} {to} {last}",
    "tight": _TIGHT,
    "year": _TIGHT,
    "words": "{first} {to} {last}",
    "lasting": "{first} - {last} ({duration})",
    "brackets": "[{first} – {last}]",
}
"""Any other style has a dash between spaces."""
_YEARS_ONLY = {"year", "year-hyphen", "end"}


def written(start: Month, end: Month | None, style: str, language: str) -> str:
    """Return a period in a style."""
    now = _NOW[language]
    first = _month(start, style, language)
    last = _month(end, style, language) if end else now
    if style == "since" and not end:
        return f"{_SINCE[language]} {first}"
    pattern = _PERIODS.get(style, "{first} – {last}")
    return pattern.format(
        first=first,
        last=last,
        to=_TO[language],
        duration=duration(start, end),
        FIRST=first.upper(),
        LAST=last.upper(),
    )


def _month(when: Month, style: str, language: str) -> str:
    year, month = when
    name = MONTHS[language].split()[month - 1]
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
    """Return a PDF with one date and identifier, as long as those that it had."""
    pdf = re.sub(rb"\(D:\d{14}", b"(D:20250601000000", pdf)
    before, trailer, last = pdf.rpartition(b"trailer")
    return before + trailer + re.sub(rb"[0-9A-F]{32}", b"0" * 32, last)
