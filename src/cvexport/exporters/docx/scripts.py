"""The script of a language and the direction of a text, as Word wants them told.

Marks, spaces and most figures take their direction from the run that they are in, and
a run from the right may hold no letters from the left (ECMA-376-1, 17.3.2.30, rtl).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple


class Script(NamedTuple):
    """A script that Calibri lacks, or that runs from the right.

    `slot` is the attribute of `w:rFonts` that Word looks up for it, `font` one that
    comes with Windows, and `alias` a free font to take its place.
    """

    slot: Literal["", "eastAsia", "cs"] = ""
    font: str = ""
    alias: str = ""
    from_right: bool = False


_LATIN = Script()

_SCRIPTS = {
    "Arab": Script("cs", "Arial", "Liberation Sans", from_right=True),
    "Hebr": Script("cs", "Arial", "Liberation Sans", from_right=True),
    "Deva": Script("cs", "Nirmala UI", "Noto Sans Devanagari"),
    "Jpan": Script("eastAsia", "Yu Gothic", "Noto Sans CJK JP"),
    "Kore": Script("eastAsia", "Malgun Gothic", "Noto Sans CJK KR"),
    "Hans": Script("eastAsia", "Microsoft YaHei", "Noto Sans CJK SC"),
    "Hant": Script("eastAsia", "Microsoft JhengHei", "Noto Sans CJK TC"),
}
"""By their codes of ISO 15924."""

_USUAL = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "Arab"),
    **dict.fromkeys(("he", "iw", "yi"), "Hebr"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("cmn", "zh"), "Hans"),
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
    return _SCRIPTS.get(code, _LATIN)


_RIGHT = (
    "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff"
)
"""The blocks of the scripts that run from the right, and the mark that does."""

_FROM_RIGHT = re.compile(f"[{_RIGHT}]")

_LETTER = f"(?![{_RIGHT}])[^\\W\\d_]"
_INSIDE = f"(?:[^()\\[\\]{{}}{_RIGHT}]|\\([^(){_RIGHT}]*\\))*"
_FIGURES = f"(?:[ .:/_+#-]{{0,3}}(?![{_RIGHT}])[^\\W_])*[+#]*"

_STRETCH = {
    False: re.compile(f"[{_RIGHT}](?:[\\W\\d_{_RIGHT}]*[{_RIGHT}])?"),
    True: re.compile(f"{_LETTER}(?:{_INSIDE}{_LETTER})?{_FIGURES}"),
}
"""What runs against a line from the left, and against one from the right: from its
first letter to its last, with the figures of Python 3.11 and the signs of C++, but
without half a pair of brackets."""


def runs_from_right(text: str) -> bool:
    """Return whether there is a letter of a script that runs from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def directed(text: str, *, base: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, each with whether it runs from the right.

    `base` is whether the line does: digits and marks between words follow it, so that
    a period of years runs as the words around it.
    """
    if not base and not runs_from_right(text):
        yield text, False
        return
    end = 0
    for stretch in _STRETCH[base].finditer(text):
        if stretch.start() > end:
            yield text[end : stretch.start()], base
        yield stretch.group(), not base
        end = stretch.end()
    if end < len(text):
        yield text[end:], base
