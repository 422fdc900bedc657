"""The fonts of a script and the direction of a text, as Word wants them told.

Marks, spaces and most figures take their direction from the run that they are in, and
a run from the right may hold no letters from the left (ECMA-376-1, 17.3.2.30, rtl).
LibreOffice heeds neither that nor `w:dir`, and shows C++ at the end of a phrase with
its signs before the letter; only a U+200E would help, which readers take for a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from cvexport.unicode.characters import FROM_RIGHT, runs_from_right
from cvexport.unicode.scripts import Script


class Fonts(NamedTuple):
    """The fonts of a script that Calibri lacks.

    `slot` is the attribute of `w:rFonts` that Word looks up for it, `name` one that
    comes with Windows, and `alias` a free font to take its place.
    """

    slot: Literal["", "eastAsia", "cs"] = ""
    name: str = ""
    alias: str = ""


_FONTS = {
    "Arab": Fonts("cs", "Arial", "Liberation Sans"),
    "Hebr": Fonts("cs", "Arial", "Liberation Sans"),
    "Thaa": Fonts("cs", "MV Boli", "Noto Sans Thaana"),
    "Deva": Fonts("cs", "Nirmala UI", "Noto Sans Devanagari"),
    "Jpan": Fonts("eastAsia", "Yu Gothic", "Noto Sans CJK JP"),
    "Kore": Fonts("eastAsia", "Malgun Gothic", "Noto Sans CJK KR"),
    "Hans": Fonts("eastAsia", "Microsoft YaHei", "Noto Sans CJK SC"),
    "Hant": Fonts("eastAsia", "Microsoft JhengHei", "Noto Sans CJK TC"),
}
"""By the code of the script."""

_NONE = Fonts()


def fonts_of(written: Script) -> Fonts:
    """Return the fonts of a script, or none where Calibri has it."""
    return _FONTS.get(written.code, _NONE)


_LETTERS = (
    ("\u0590", "\u05ff", "Hebr", "bidi", "he"),
    ("\u0600", "\u06ff", "Arab", "bidi", "ar"),
    ("\u0900", "\u097f", "Deva", "bidi", "hi"),
    ("\u0e00", "\u0e7f", "Thai", "bidi", "th"),
    ("\u3040", "\u30ff", "Jpan", "eastAsia", "ja"),
    ("\uac00", "\ud7a3", "Kore", "eastAsia", "ko"),
)
"""Letters, from the first to the last, with their script, the attribute of `w:lang`
that is for them and the language they most likely are in: CLDR, likely subtags.  Han
alone is left out: it may be Chinese or Japanese."""

_LETTER_OF_THESE = re.compile(
    f"[{''.join(f'{first}-{last}' for first, last, *_ in _LETTERS)}]"
)


def language_of(text: str, written: Script) -> tuple[str, str]:
    """Return the attribute of `w:lang` and the language of letters in a text.

    Both are "" where the text has only letters of the script of the document, or none
    that tell.
    """
    found = None if text.isascii() else _LETTER_OF_THESE.search(text)
    if found:
        for first, last, code, slot, language in _LETTERS:
            if first <= found.group() <= last and code != written.code:
                return slot, language
    return "", ""


_LETTER = f"(?![{FROM_RIGHT}])[^\\W\\d_]"
_INSIDE = f"(?:[^()\\[\\]{{}}{FROM_RIGHT}]|\\([^(){FROM_RIGHT}]*\\))*"
_FIGURES = f"(?:[ .:/_+#-]{{0,3}}(?![{FROM_RIGHT}])[^\\W_])*[+#]*"

_STRETCH = {
    False: re.compile(f"[{FROM_RIGHT}](?:[\\W\\d_{FROM_RIGHT}]*[{FROM_RIGHT}])?"),
    True: re.compile(f"{_LETTER}(?:{_INSIDE}{_LETTER})?{_FIGURES}"),
}
"""What runs against a line from the left, and against one from the right: from its
first letter to its last, with the figures of Python 3.11 and the signs of C++, but
without half a pair of brackets."""


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
