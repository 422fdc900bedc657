"""Make `cvexport/calendars.py` of Babel's copy of the CLDR: `nox -s languages`."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from pprint import pformat

from babel import Locale

from cvexport.locales.languages import WORDS

PLACE = Path(__file__).parents[2] / "src" / "cvexport" / "locales" / "calendars.py"
HEADING = '''\
"""How languages write a month of a year, from the Unicode CLDR by way of Babel.

Made by `nox -s languages`; a test compares it with Babel.  Each language has the
pattern of a month with its year, that of a year alone, and its months (CLDR skeletons
yMMM and y, Gregorian calendar).  Years are of the Gregorian calendar and their digits
ASCII in every language, Arabic, Hindi and Persian too, for forms and parsers read no
others.
"""

# ruff: noqa: RUF001 - the letters of other scripts are the subject of the table.

from __future__ import annotations

CALENDARS: dict[str, tuple[str, str, tuple[str, ...]]] = '''

Calendar = tuple[str, str, tuple[str, ...]]

SKELETONS = {"vi": "yM"}
"""Vietnamese CVs number the months; the CLDR's abbreviation of a month is "thg 8"."""

_MONTH = re.compile(r"[ML]+")
_YEAR_WORD = re.compile(r"\s*'\w'\.")
"""The abbreviated word for a year, as in Russian, says no more than four digits do."""


def calendars() -> dict[str, Calendar]:
    """Return what the CLDR has for each language that the project knows."""
    return {tag: _calendar(tag) for tag in WORDS}


def _calendar(tag: str) -> Calendar:
    locale = Locale.parse(tag, sep="-")
    dated = _bare(locale.datetime_skeletons[SKELETONS.get(tag, "yMMM")].pattern)
    alone = _bare(locale.datetime_skeletons["y"].pattern)
    (letters,) = _MONTH.findall(dated)
    pattern = _MONTH.sub("{month}", dated.replace("y", "{year}")).replace("'", "")
    return pattern, alone.replace("y", "{year}"), _months(locale, letters)


def _months(locale: Locale, letters: str) -> tuple[str, ...]:
    if len(letters) < 3:
        return tuple(f"{month:0{len(letters)}}" for month in range(1, 13))
    context = "stand-alone" if letters[0] == "L" else "format"
    width = {3: "abbreviated", 4: "wide"}[len(letters)]
    names = locale.months[context][width]
    return tuple(_plain(names[month]) for month in range(1, 13))


def _bare(pattern: str) -> str:
    """Return a pattern without the word for a year, and a full stop at its end."""
    return _YEAR_WORD.sub("", _plain(pattern)).removesuffix(".")


def _plain(text: str) -> str:
    """Return `text` with no spaces but the plain one, and without directional marks."""
    shown = (char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


if __name__ == "__main__":
    table = pformat(calendars(), width=88, sort_dicts=False)
    PLACE.write_text(f"{HEADING}{table}\n", encoding="utf-8")
