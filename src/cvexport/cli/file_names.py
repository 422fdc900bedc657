"""The names of the files that a build writes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from cvexport.model.formats import FORMATS
from cvexport.model.settings import is_reserved

if TYPE_CHECKING:
    from cvexport.cli.sources import SourceFile
    from cvexport.model.resume import Resume

_MAX_STEM = 120
"""Bytes; file systems allow 255, a suffix and a temporary name included."""

_SOURCE_SUFFIXES = re.compile(r"(?i)(?:\.(?:ya?ml|json|txt)){1,3}$")

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_GERMAN |= {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"}
_DANISH = {"å": "aa", "æ": "ae", "ø": "oe", "Å": "Aa", "Æ": "Ae", "Ø": "Oe"}
_OWN_LETTERS = {
    "de": _GERMAN,
    "da": _DANISH,
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
}
"""How people write the letters of a language in ASCII.  Others lose their accents:
a Swede, a Finn or a Turk writes o for ö.  In English a name is German if it has the
letters of German and no others."""

_SPELT_OUT = ("LATIN ", "GREEK ", "CYRILLIC ", "ARMENIAN ", "GEORGIAN ")
"""Alphabets that people write in Latin letters where they have to.  In others only
the reader of a name knows how: 山田 is Yamada, and no table says so."""


def output_path(
    resume: Resume, name: str, source: SourceFile, folder: str = ""
) -> Path:
    """Return where the file of a CV in format `name` belongs.

    The folder is `export.output` unless another is given.
    """
    stem = file_stem(filled_in(resume, source), resume)
    return Path(folder or resume.export.output) / f"{stem}{FORMATS[name].suffix}"


def filled_in(resume: Resume, source: SourceFile) -> str:
    """Return `export.filename` with all filled in but the person's name."""
    own = _SOURCE_SUFFIXES.sub("", Path(source.name).name)
    pattern = resume.export.filename.replace("{language}", resume.export.language)
    return spelt(pattern.replace("{source}", _joined(own.strip("<>"), "")), "")


def file_stem(pattern: str, resume: Resume) -> str:
    """Return a file name of letters, digits, - and _, as portals accept it.

    Letters are those of ASCII where people write a name with them.  A person called
    Con gets `Con-CV` from a pattern without anything else, since Windows takes `Con`
    for a device.
    """
    name = _joined(resume.basics.name, resume.export.language)
    stem = re.sub(r"-{2,}", "-", pattern.replace("{name}", name))
    stem = stem.encode()[:_MAX_STEM].decode(errors="ignore").strip("-. ") or "CV"
    return f"{stem}-CV" if is_reserved(stem) else stem


def _joined(text: str, language: str) -> str:
    """Return the words of a text, joined by hyphens."""
    return "-".join("".join(map(_letter, spelt(text, language))).split())


def _letter(char: str) -> str:
    is_letter = char.isalnum() or unicodedata.category(char)[0] == "M"
    return char if is_letter else " "


def spelt(text: str, language: str) -> str:
    """Return a text as people write it with ASCII letters, such as Lodz for Łódź.

    Letters that only a reader of the language could write so stay as they are.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    own = _own_letters(composed, language.lower().partition("-")[0])
    return "".join(
        _spelt(char, own.get(char, ""), is_capital=after.isupper())
        for char, after in zip(composed, f"{composed[1:]} ", strict=True)
    )


def _own_letters(text: str, language: str) -> dict[str, str]:
    if language == "en" and all(char in _GERMAN or char.isascii() for char in text):
        return _GERMAN
    return _OWN_LETTERS.get(language, {})


def _spelt(char: str, own: str, *, is_capital: bool) -> str:
    if own:
        return own.upper() if is_capital else own
    if unicodedata.category(char) == "So":
        return " "  # not "heart" for ❤
    is_kept = char.isalpha() or unicodedata.category(char)[0] == "M"
    if is_kept and not unicodedata.name(char, "").startswith(_SPELT_OUT):
        return "" if unicodedata.name(char, "").startswith("COMBINING ") else char
    return transliterated(char)


def transliterated(text: str) -> str:
    """Return a text in ASCII letters, whatever its script."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)
