"""Write months and the order of dates into each language file: `nox -s languages`.

They come from Babel's copy of the Unicode CLDR, and replace the table `[dates]`; the
rest of a file stays as its translator typed it.
"""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from typing import Any

from babel import Locale, localedata

from cvexport.locales import languages
from cvexport.source.dates import fold

SKELETONS = {"vi": "yM"}
"""Vietnamese CVs number the months; the CLDR's abbreviation of a month is "thg 8"."""

_TABLE = re.compile(r"^\[dates\]\n(?:(?!\[).+\n?)*", re.MULTILINE)
_MONTH = re.compile(r"[ML]+")
_YEAR_WORD = re.compile(r"\s*'\w'\.")
"""The abbreviated word for a year, as in Russian, says no more than four digits do."""


def dates(tag: str) -> dict[str, Any]:
    """Return the table `[dates]` of a language."""
    # Where a locale has no name of its own, Babel keeps that of the one asked before.
    importlib.reload(localedata)
    locale = Locale.parse(tag, sep="-")
    dated = _bare(locale.datetime_skeletons[SKELETONS.get(tag, "yMMM")].pattern)
    alone = _bare(locale.datetime_skeletons["y"].pattern)
    numeric = _bare(locale.datetime_skeletons["yM"].pattern).replace(". ", ".")
    (letters,) = _MONTH.findall(dated)
    return {
        "month_and_year": _pattern(dated),
        "numeric": _pattern(numeric),
        "year": alone.replace("y", "{year}"),
        "months": _months(locale, letters),
        "names": [names for names in _names(tag, locale) if names],
    }


def _pattern(pattern: str) -> str:
    return _MONTH.sub("{month}", pattern.replace("y", "{year}")).replace("'", "")


def _names(tag: str, locale: Locale) -> list[list[str]]:
    """Return the names of each month: full and short, in every case and country."""
    base = tag.replace("-", "_")
    countries = [
        Locale.parse(name).months
        for name in sorted(localedata.locale_identifiers())
        if re.fullmatch(rf"{base}_(?:[A-Z]{{2}}|\d{{3}})", name)
    ]
    return [_named(month, [locale.months, *countries]) for month in range(1, 13)]


def _named(month: int, calendars: list[Any]) -> list[str]:
    found: dict[str, str] = {}
    for months in calendars:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                name = _plain(months[context][width][month]).rstrip(".")
                found.setdefault(fold(name), name)
    return [name for name in found.values() if not name[0].isdigit()]


def rewritten(text: str, tag: str) -> str:
    """Return the text of a language file with `[dates]` as the CLDR has it now."""
    rest = _TABLE.sub("", text).rstrip("\n")
    return f"{rest}\n\n{_toml(dates(tag))}"


def _toml(table: dict[str, Any]) -> str:
    months = "".join(f"  {_quoted(month)},\n" for month in table["months"])
    names = "".join(f"  [{', '.join(map(_quoted, row))}],\n" for row in table["names"])
    return (
        "[dates]\n"
        "# From the Unicode CLDR: `nox -s languages` writes this table.\n"
        f"month_and_year = {_quoted(table['month_and_year'])}\n"
        f"numeric = {_quoted(table['numeric'])}\n"
        f"year = {_quoted(table['year'])}\n"
        f"months = [\n{months}]\n"
        f"names = [{names and chr(10)}{names}]\n"
    )


def _quoted(text: str) -> str:
    """Return a text as a string of TOML, which one of JSON is too."""
    return json.dumps(text, ensure_ascii=False)


def _months(locale: Locale, letters: str) -> list[str]:
    if len(letters) < 3:
        return [f"{month:0{len(letters)}}" for month in range(1, 13)]
    context = "stand-alone" if letters[0] == "L" else "format"
    width = {3: "abbreviated", 4: "wide"}[len(letters)]
    names = locale.months[context][width]
    return [_plain(names[month]) for month in range(1, 13)]


def _bare(pattern: str) -> str:
    """Return a pattern without the word for a year, and a full stop at its end."""
    return _YEAR_WORD.sub("", _plain(pattern)).removesuffix(".")


def _plain(text: str) -> str:
    """Return `text` with ASCII spaces only, and without directional marks."""
    shown = (char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


if __name__ == "__main__":
    for path in languages.FOLDER.glob("*.toml"):
        text = rewritten(path.read_text(encoding="utf-8"), path.stem)
        path.write_text(text, encoding="utf-8", newline="\n")
