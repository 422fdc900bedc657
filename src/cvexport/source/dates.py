"""Dates and periods as people write them, in English and in the language of a CV.

What leaves no doubt is read: names of months in full or cut short, ordinals, days with
full stops, which come first wherever they are written so, and periods.  Years have
four digits.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cvexport.model.dates import (
    MONTHS,
    OPEN_ENDS,
    PRESENT,
    Date,
    Doubt,
    PartialDate,
    Period,
    is_reversed,
    partial,
)


class DateWords(NamedTuple):
    """The words of dates in one language or more, folded.

    `months` has a table for each language, `spaced` the names of more than one word,
    longest first.  `present` is the end of what has not ended, `to` comes between the
    dates of a period or after it, `since` before or after a start, and `particles` add
    nothing.
    """

    months: tuple[Mapping[str, int], ...]
    spaced: tuple[tuple[str, int], ...]
    present: frozenset[str]
    to: frozenset[str]
    since: frozenset[str]
    particles: frozenset[str]


_ENGLISH = DateWords(
    (MONTHS,),
    (),
    OPEN_ENDS | {"date", "present day", "the present", "still", "in progress"},
    frozenset({"to", "until", "till", "through", "thru"}),
    frozenset({"from", "since"}),
    frozenset({"of", "the"}),
)
_ALIKE = {
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
    ord("\N{HEBREW PUNCTUATION GERESH}"): "'",
    ord("\N{LATIN SMALL LETTER DOTLESS I}"): "i",
    ord("\N{ZERO WIDTH NON-JOINER}"): None,
}
_ACCENTS = re.compile("[\u0300-\u036f]")
_ENDS = " .,;"
_UNITS = re.compile(r"(?<=\d) ?[年月日号號년월일]")
"""What follows a number in Chinese, Japanese and Korean, whatever the CV's language."""
_TOKEN = re.compile(r"\0(\d+)|(\d+)|([^\d\s.,/()\0-]+)")
_SPACED_DASH = re.compile(r"\s-|-\s")
_DASHES = ("-", *"~\u2010\u2012\u2013\u2014\u2015\u2212\u301c")
_KINDS = {1: "n", 2: "n", 4: "y"}
_ORDERS = {
    **dict.fromkeys(("nmy", "dmy"), "dmy"),
    **dict.fromkeys(("mny", "mdy"), "mdy"),
    **dict.fromkeys(("ymn", "ymd", "ynn"), "ymd"),
    **dict.fromkeys(("my", "ny"), "my"),
    **dict.fromkeys(("ym", "yn"), "ym"),
    "y": "y",
}
"""Year, month and day by the kinds of a date's parts."""
_ORDINALS = frozenset(
    (
        *("st", "nd", "rd", "th"),
        *("er", "re", "e", "ste", "de", "r", "a", "o", "\N{DEGREE SIGN}"),
        *("\N{GREEK SMALL LETTER ETA}", "\u0433\u043e"),  # Greek, Russian
    )
)
_LONGEST, _LONGEST_DATE = 80, 40
"""Characters of a period, which is tried at each of them, and of one of its dates."""
_MOST_CUTS = 16
"""Places in a text where the start of a period may end."""
_YEAR = re.compile(r"\d{4}")
_SHORTEST = 3
"""Letters of the name of a month that is cut short."""


def read(text: str, language: str = "en") -> Date | Period | Doubt | None:
    """Return the date or the period that a text is, or None.

    Raises ValueError for a month or day that no calendar has.
    """
    if len(text) > _LONGEST or "\N{HORIZONTAL ELLIPSIS}" in text or ".." in text:
        return None
    folded, words = fold(text), _words(language)
    return _date(folded, words) or _period(folded, words)


def fold(text: str) -> str:
    """Return a text without case, accents, full stops at its end and odd spaces."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(_ENDS)


@functools.cache
def _words(language: str) -> DateWords:
    """Return the words of English, and of a language where it has its own."""
    if language == "en" or language.startswith("en-"):
        return _ENGLISH
    from cvexport.locales import languages  # not needed for English

    tag = languages.known(language)
    return _ENGLISH if tag in {"", "en"} else _with_english(languages.table(tag))


def _with_english(table: Mapping[str, Mapping[str, Any]]) -> DateWords:
    names = table["dates"]["names"]
    months = {fold(name): month for month, row in enumerate(names, 1) for name in row}
    reading = table.get("reading", {})
    own = {key: frozenset(map(fold, words)) for key, words in reading.items()}
    spaced = [
        (name, month) for name, month in months.items() if _is_spaced(name, months)
    ]
    return DateWords(
        (months, MONTHS),
        tuple(sorted(spaced, key=lambda each: -len(each[0]))),
        _ENGLISH.present
        | own.get("present", frozenset())
        | {fold(table["words"]["present"])},
        _ENGLISH.to | own.get("to", frozenset()),
        _ENGLISH.since | own.get("since", frozenset()),
        _ENGLISH.particles | own.get("particles", frozenset()),
    )


def _is_spaced(name: str, months: Mapping[str, int]) -> bool:
    """Return whether a name has two words of which the last isn't a name itself."""
    return " " in name and name.rpartition(" ")[2] not in months


# -- one date


def _date(text: str, words: DateWords) -> Date | Doubt | None:
    if text in words.present:
        return PRESENT
    text = _UNITS.sub(".", text).strip(_ENDS)
    for name, month in words.spaced:
        text = text.replace(name, f"\0{month}")
    between = {*_TOKEN.sub("", text)}
    if (
        _SPACED_DASH.search(text)
        or between - {*" .,/-"}
        or {text[:1], text[-1:]} & {*"-/"}
    ):
        return None
    parts: list[tuple[str, int]] = []
    for part in _parts(text, words):
        if part[0] == "?":
            return None
        parts.append(part)
    shape = "".join(kind for kind, _ in parts).replace("no", "d")
    return _by_shape(shape, [number for kind, number in parts if kind != "o"], between)


def _parts(text: str, words: DateWords) -> Iterator[tuple[str, int]]:
    """Yield the kind and the number of each part of a date.

    Kinds are `y` and `n` for numbers of four digits and of fewer, `m` for the name of
    a month, `o` for what makes an ordinal of the number before it, and `?`.
    """
    for token in _TOKEN.finditer(text):
        spaced, digits, word = token.groups()
        if spaced:
            yield "m", int(spaced)
        elif digits:
            yield _KINDS.get(len(digits), "?"), int(digits)
        elif word not in words.particles:
            before = text[: token.start()].rstrip(".")
            is_ordinal = word in _ORDINALS and before[-1:].isdigit()
            month = 0 if is_ordinal else _month(word, words)
            yield ("m", month) if month else ("o" if is_ordinal else "?", 0)


def _month(word: str, words: DateWords) -> int:
    """Return the month that a word names or begins to name, 0 for none or for two."""
    found: set[int] = set()
    for months in words.months:
        if word in months:
            found.add(months[word])
        elif len(word) >= _SHORTEST:
            found |= {month for name, month in months.items() if name.startswith(word)}
    if len(found) == 1:
        return found.pop()
    particle = next(filter(word.startswith, words.particles), "")
    return _month(word.removeprefix(particle), words) if particle else 0


def _by_shape(shape: str, numbers: list[int], between: set[str]) -> Date | Doubt | None:
    if shape == "nny":
        return _of_numbers(*numbers, is_day_first="." in between)
    if shape not in _ORDERS or ("n" in shape and "m" not in shape and "," in between):
        return None
    found = dict(zip(_ORDERS[shape], numbers, strict=True))
    return partial(*(found[key] for key in "ymd" if key in found))


def _of_numbers(
    first: int, second: int, year: int, *, is_day_first: bool
) -> Date | Doubt:
    """Return the date of a day and a month, whichever is first, or the doubt."""
    if second > 12 >= first:
        return partial(year, first, second)
    if first > 12 or first == second or is_day_first:
        return partial(year, second, first)
    return Doubt(partial(year, second, first), partial(year, first, second))


# -- periods


def _period(text: str, words: DateWords) -> Period | None:
    """Return the one period that a text can be, None for none or for two."""
    found = {*_open_periods(text, words), *_closed_periods(text, words)}
    return found.pop() if len(found) == 1 else None


def _open_periods(text: str, words: DateWords) -> Iterator[Period]:
    """Yield what goes on: "since 2019", "2019 -", and "2019年4月至今"."""
    for word in (*words.present, *_DASHES):
        if text.endswith(word) and (
            start := _bare(text.removesuffix(word), words.since, words)
        ):
            yield Period(start, PRESENT)
    if start := _first(_known(each, words) for each in _cut(text, words.since)):
        yield Period(start, PRESENT)


def _closed_periods(text: str, words: DateWords) -> Iterator[Period]:
    cuts = [
        (word.join(pieces[:count]), word.join(pieces[count:]))
        for word in (*_DASHES, "/", *words.to)
        for pieces in (text.split(word),)
        for count in range(1, len(pieces))
    ]
    for left, right in cuts if len(cuts) <= _MOST_CUTS else ():
        end = _end(right, words)
        if end and (start := _start(left, end, words)):
            yield Period(start, end)


def _end(text: str, words: DateWords) -> Date:
    return PRESENT if text.strip() in words.present else _bare(text, words.to, words)


def _start(text: str, end: Date, words: DateWords) -> Date:
    """Return the start of a period, which in "Jan - Mar 2020" has the end's year."""
    start = _bare(text, words.since, words)
    if start or not isinstance(end, PartialDate):
        return start
    texts = [text, *_cut(text, words.since)]
    named = [f"{each.strip()} {end.year}" for each in texts if _has_letters(each)]
    start = _first(_known(each, words) for each in named)
    return "" if is_reversed(start, end) else start


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _bare(text: str, around: frozenset[str], words: DateWords) -> Date:
    """Return the date of a text, with or without a word at an end of it, or ""."""
    texts = (text, *_cut(text, around))
    return _first(_known(each, words) for each in texts)


def _first(dates: Iterable[Date]) -> Date:
    for date in dates:
        if date:
            return date
    return ""


def _cut(text: str, around: frozenset[str]) -> Iterator[str]:
    """Yield a text without each word that it begins or ends with."""
    text = text.strip()
    for word in around:
        if text.startswith(word):
            yield text.removeprefix(word)
        if text.endswith(word):
            yield text.removesuffix(word)


def _known(text: str, words: DateWords) -> Date:
    """Return a date that leaves no doubt, or ""."""
    if len(text) > _LONGEST_DATE or not _YEAR.search(text):
        return ""
    try:
        date = _date(text.strip(_ENDS), words)
    except ValueError:
        return ""
    return date if isinstance(date, PartialDate) else ""
