"""Places as CVs print them: a town with its state or country, or "Remote"."""

from __future__ import annotations

import functools
import re

from cvexport.locales import addresses
from cvexport.parser import vocabulary, words

_WORD = r"[^\W\d_](?:[^\W\d_]|['.\N{RIGHT SINGLE QUOTATION MARK}-]){0,29}"
_TOWN = re.compile(rf"(?:\d{{4,5}} )?{_WORD}(?: {_WORD}){{0,3}}(?: \d{{1,2}})?")
_COMMA = re.compile(r"\s*,\s*")
_STATE = re.compile(rf"[A-Z]{{2,3}}(?: \d{{5}})?|(?:{words.STATES})(?: \d{{5}})?")
_US = frozenset(("CO", "PA", "SC"))
"""Codes of states that are endings of firms too; a comma is before a state alone."""
_LANGUAGES = ("en", "de", "fr", "es")
_LONGEST = 80


@functools.cache
def _countries() -> frozenset[str]:
    names = {
        name.casefold() for tag in _LANGUAGES for name in addresses.names(tag).values()
    }
    return frozenset(names | words.PLACES | words.NOWHERE)


def is_place(text: str) -> bool:
    """Return whether a short text is a place and no more, as far as can be seen."""
    text = text.strip(" ()[]")
    if len(text) > _LONGEST or not text:
        return False
    if is_country(text):
        return True
    if is_town(text):
        return True
    *towns, last = _COMMA.split(text)
    if not 1 <= len(towns) <= 2 or not all(map(_TOWN.fullmatch, towns)):
        return False
    if len(towns) == 2 and not (
        is_town(towns[0]) or (_STATE.fullmatch(towns[1]) and is_country(last))
    ):
        return False
    if any(vocabulary.employer_score(f"{town} ") for town in towns):
        return False
    if any(map(vocabulary.is_job_title, towns)):
        return False
    return bool(_STATE.fullmatch(last)) or is_country(last)


def is_town(text: str) -> bool:
    """Return whether a text is a large town, with its postal code or without."""
    bare = text.strip(" ()[]").casefold()
    head, _, rest = bare.partition(" ")
    return bare in words.TOWNS or (head.isdecimal() and rest in words.TOWNS)


def is_country(text: str) -> bool:
    """Return whether a text is a country, or a way to work without a place."""
    text = text.casefold().strip(" ()")
    before, bracket, _ = text.partition(" (")
    if bracket and before in words.NOWHERE:
        return True
    return text in _countries() or text.removeprefix("the ") in _countries()


def without_place(text: str) -> tuple[str, str]:
    """Return a text without the place at its end, and the place, each "" if missing.

    Of a town of two words the first has to be one with which such towns begin, since
    the word before may be the last of an employer.
    """
    if len(text) > 3 * _LONGEST:
        return text, ""
    if match := _IN_BRACKETS.search(text):
        inner = match[0].strip(" ()")
        if is_place(inner):
            return text[: match.start()].strip(" ,"), inner
    before, town = _after_title(text)
    if town:
        return before, town
    found = _AFTER_FIRM.match(text)
    if found and is_town(found[2]):
        return found[1], found[2]
    return _without_last(text)


def _after_title(text: str) -> tuple[str, str]:
    """Return a title and the large town after it, each "" where there are none."""
    words_ = text.split()
    for count in range(min(_MOST_IN_TOWN, len(words_) - 1), 0, -1):
        before, town = " ".join(words_[:-count]), " ".join(words_[-count:])
        if is_town(town) and vocabulary.title_score(before) == _SURE:
            return before, town
    return "", ""


_MOST_IN_TOWN = 3
_SURE = 2


def _without_last(text: str) -> tuple[str, str]:
    parts = _COMMA.split(text)
    last = parts[-1].strip()
    is_state = bool(_STATE.fullmatch(last)) and not _is_firm_ending(last)
    if len(parts) > 1 and is_town(last):
        return ", ".join(parts[:-1]), last
    if not (is_state or is_country(last)):
        return text, ""
    if len(parts) == 1:
        return ("", text) if is_country(text) else (text, "")
    if last.casefold() in words.NOWHERE:
        return ", ".join(parts[:-1]), last
    before, town = _split_town(parts[-2])
    if not town:
        return (", ".join(parts[:-1]), last) if is_country(last) else (text, "")
    rest = ", ".join(part for part in (*parts[:-2], before) if part)
    return rest, f"{town}, {last}"


_AFTER_FIRM = re.compile(
    r"(.{2,60}\b(?:Inc|Ltd|LLC|GmbH|AG|Corp|Co|PLC|plc|SA|S\.L|LLP|SE|BV|KG)\.?)"
    r" ([^,]{2,30})$"
)
_IN_BRACKETS = re.compile(r"(?<!\s)\s{0,3}\([^()]{1,40}\)$")


def _is_firm_ending(text: str) -> bool:
    return text.casefold() in words.FIRMS and text not in _US


def _split_town(text: str) -> tuple[str, str]:
    """Return what is before a town, and the town."""
    names = text.split()
    if not names or not names[-1][:1].isupper() or not _TOWN.fullmatch(names[-1]):
        return text, ""
    if vocabulary.employer_score(f"X {names[-1]}") or vocabulary.is_job_title(
        names[-1]
    ):
        return text, ""
    at = len(names) - 1
    if at and names[at].casefold() in words.AFTER_TOWN:
        at -= 1
    while at and names[at - 1].casefold().rstrip(".") in words.BEFORE_TOWN:
        at -= 1
    return " ".join(names[:at]), " ".join(names[at:])
