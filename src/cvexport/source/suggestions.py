"""The known word that an unknown one is likely meant to be.

A misspelt word is recognised by its letters; `synonyms` has the words of others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from cvexport.model.record import Record
from cvexport.source.schema import schema_of

_LANGUAGES = {
    "ces": "cs", "chi": "zh", "cn": "zh", "cz": "cs", "cze": "cs", "dan": "da",
    "deu": "de", "dk": "da", "ee": "et", "ell": "el", "est": "et", "ger": "de",
    "gr": "el", "gre": "el", "jp": "ja", "jpn": "ja", "kor": "ko", "kr": "ko",
    "spa": "es", "swe": "sv", "ua": "uk", "ukr": "uk", "vie": "vi", "vn": "vi",
    "zho": "zh",
}  # fmt: skip
"""Codes of countries, and longer codes of languages, with the tags that are meant."""

_ALSO = {
    "design": "export", "layout": "export", "locale": "export", "settings": "export",
    "options": "export", "theme": "look", "template": "look", "style": "look",
}  # fmt: skip
"""Words of other formats for keys that hold other things there."""

_LONGEST = 40
"""Characters; no known word is half as long."""


_LONG = 7
"""Letters of a word of other formats that is recognised though it is misspelt."""


_FAULTS = 2
"""Letters that a misspelt word may have too many or too few."""


def bare(word: str) -> str:
    """Return a key's letters and digits, without case, accents, spaces, - and _."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(filter(str.isalnum, folded))


def language(tag: str) -> str:
    """Return the tag that is meant by another code of a language, or ""."""
    return _LANGUAGES.get(tag.lower(), "")


def meant(word: str, cls: type[Record]) -> str:
    """Return the key of a record that an unknown one is likely meant to be, or ""."""
    from cvexport.source.synonyms import meanings  # for unknown keys alone

    known = schema_of(cls).fields
    if (also := _ALSO.get(bare(word), "")) in known:
        return also
    return nearest(word, known, meanings(cls))


def nearest(
    word: str, known: Iterable[str], words: Mapping[str, tuple[str, ...]] | None = None
) -> str:
    """Return the known word that `word` is likely meant to be, or "".

    `words` are other words, with the known ones that each can mean.
    """
    words = words or {}
    if exact := respelt(word, known):
        return exact
    if found := words.get(bare(word)):
        return found[0]
    if near := misspelt(word, known):
        return near
    near = misspelt(word, [other for other in words if len(other) >= _LONG])
    return words[near][0] if near else ""


def respelt(word: str, known: Iterable[str]) -> str:
    """Return the word that differs in case, hyphens, or the order of letters."""
    letters = bare(word)
    for name in known:
        if letters == bare(name):
            return name
    for name in known:
        if len(name) > 3 and sorted(bare(name)) == sorted(letters):
            return name
    return ""


def misspelt(word: str, known: Iterable[str]) -> str:
    """Return the word that differs in a letter or two, or ""."""
    if len(word) > _LONGEST:
        return ""
    import difflib  # 3 ms, and only a faulty source needs it

    letters = bare(word)
    names = {
        bare(name): name for name in known if abs(len(name) - len(word)) <= _FAULTS
    }
    near = difflib.get_close_matches(letters, names, n=1, cutoff=0.8)
    return names[near[0]] if near else ""
