"""Periods in all the ways that people write them, with their labels."""

from __future__ import annotations

import random
from typing import NamedTuple

from sessions.cv_makers.grammar_people import Month
from sessions.cv_makers.written_dates import MONTHS, duration

_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
}
_DOTTED = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."
_NOW = {
    "en": ("Present", "present", "Present", "now", "Current", "to date", "ongoing"),
    "de": ("heute", "heute", "jetzt"),
    "fr": ("aujourd'hui", "présent", "à ce jour"),
    "es": ("actualidad", "presente", "hoy"),
}
_SINCE = {"en": "since", "de": "seit", "fr": "depuis", "es": "desde"}
_TO = {"en": "to", "de": "bis", "fr": "à", "es": "a"}
_SEASONS = (
    "Winter Winter Spring Spring Spring Summer Summer Summer Fall Fall Fall Winter"
)
_YEARLY = {"year", "season"}


class DateStyle(NamedTuple):
    """How months are written, what joins two, the word for now, what follows."""

    month: str
    dash: str
    now: str
    since: bool
    lasting: str
    capitals: bool
    spoken: bool


class Period(NamedTuple):
    """A period as printed, and the labels of its ends."""

    text: str
    start: str
    end: str


def style(chance: random.Random, language: str) -> DateStyle:
    """Return a random way to write periods."""
    months = {
        "en": "mon mon mon month month slash slash iso year year dotted apostrophe "
        "curly comma season dot yearfirst ordinal",
    }.get(language, "slash dot month mon year slash day dot").split()
    dash = chance.choice(
        (" - ", " – ", " – ", "–", "-", " — ", f" {_TO[language]} ", "—", " -- ")
    )
    month = chance.choice(months)
    if month == "iso" and dash == "-":
        dash = " - "
    return DateStyle(
        month,
        dash,
        chance.choice(_NOW[language]),
        chance.random() < 0.15,
        chance.choices(("", "({})", "· {}", "short"), (86, 8, 3, 3))[0]
        if language == "en"
        else "",
        chance.random() < 0.06,
        chance.random() < 0.3,
    )


def period(start: Month, end: Month | None, how: DateStyle, language: str) -> Period:
    """Return a period of work as a style prints it."""
    first, from_label = _written(start, how, language), _label(start, how)
    if end is None and how.since:
        return Period(f"{_SINCE[language]} {first}", from_label, "open")
    if end and first == _written(end, how, language):
        return Period(first, from_label, "single")
    last = _written(end, how, language) if end else how.now
    dash = " " if last.startswith(("to ", "à ")) else how.dash
    opening = "From " if how.spoken and dash == " to " else ""
    text = f"{opening}{first}{dash}{last}"
    if how.lasting and how.month != "year":
        said = duration(start, end or (2025, 6))
        if how.lasting == "short":
            said = said.replace("years", "yrs").replace("year", "yr")
            said = said.replace("months", "mos").replace("month", "mo")
            text += f" ({said})"
        else:
            text += f" {how.lasting.format(said)}"
    text = text.upper() if how.capitals else text
    return Period(text, from_label, _label(end, how) if end else "present")


def studied(
    start: Month,
    end: Month,
    how: DateStyle,
    language: str,
    kind: str,
    *,
    expected: bool,
) -> Period:
    """Return a period of study: a range, its years, or its end alone."""
    if kind == "years":
        how = how._replace(month="year")
    last = _written(end, how, language)
    last = last.upper() if how.capitals else last
    if expected and language == "en":
        return Period(f"Expected {last}", "", _label(end, how))
    if kind == "end":
        return Period(last, "", _label(end, how))
    if kind == "graduated" and language == "en":
        return Period(f"Graduated {last}", "", _label(end, how))
    return period(start, end, how._replace(lasting=""), language)


_WRITTEN = {
    "mon": "{short} {year}",
    "month": "{name} {year}",
    "comma": "{name}, {year}",
    "slash": "{month:02}/{year}",
    "dot": "{month:02}.{year}",
    "iso": "{year}-{month:02}",
    "year": "{year}",
    "day": "01.{month:02}.{year}",
    "ordinal": "{day} {name} {year}",
    "dotted": "{dotted} {year}",
    "apostrophe": "{short} '{last:02}",
    "curly": "{dotted} ’{last:02}",
    "season": "{season} {year}",
    "yearfirst": "{year} {short}",
}


def _written(when: Month, how: DateStyle, language: str) -> str:
    year, month = when
    pattern = _WRITTEN[how.month]
    if language == "es":
        pattern = pattern.replace("{name} ", "{name} de ")
    return pattern.format(
        year=year,
        month=month,
        last=year % 100,
        day=(month * 7 + year) % 27 + 1,
        name=MONTHS[language].split()[month - 1],
        short=_SHORT[language].split()[month - 1],
        dotted=_DOTTED.split()[month - 1],
        season=_SEASONS.split()[month - 1],
    )


def _label(when: Month, how: DateStyle) -> str:
    year, month = when
    return str(year) if how.month in _YEARLY else f"{year}-{month:02}"
