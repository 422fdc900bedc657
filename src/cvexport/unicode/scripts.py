"""The script that a language is written in, for all exporters.

Codes are those of ISO 15924, languages those of BCP 47.
"""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    """What sets a script apart from Latin, Greek and Cyrillic, whose code is "".

    An upright script has no italics: where one asks for them, a program slants its
    letters.
    """

    code: str = ""
    from_right: bool = False
    upright: bool = False


LATIN = Script()

_SCRIPTS = {
    code: Script(code, from_right=code in {"Arab", "Hebr", "Thaa"}, upright=True)
    for code in ("Arab", "Hebr", "Thaa", "Deva", "Jpan", "Kore", "Hans", "Hant")
}

_USUAL = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "Arab"),
    **dict.fromkeys(("he", "iw", "yi"), "Hebr"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("cmn", "zh"), "Hans"),
    "dv": "Thaa",
    "ja": "Jpan",
    "ko": "Kore",
    "yue": "Hant",
}
"""The script of a language whose tag names none: CLDR, likely subtags."""

_TRADITIONAL = frozenset(("tw", "hk", "mo"))
"""Regions that write Chinese in traditional characters."""


def script(language: str) -> Script:
    """Return the script of a BCP 47 tag: the one it names, or the usual one."""
    first, *others = language.lower().split("-")
    named = [tag.title() for tag in others if len(tag) == len("latn") and tag.isalpha()]
    code = named[0] if named else _USUAL.get(first, "")
    if not named and code == "Hans" and not _TRADITIONAL.isdisjoint(others):
        code = "Hant"
    return _SCRIPTS.get(code, LATIN)
