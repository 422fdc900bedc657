"""The runs that a text is split into by direction, and the language of each.

Punctuation, spaces and most digits take their direction from the run that they are in,
and a right-to-left run may hold no left-to-right letters (ECMA-376-1, 17.3.2.30, rtl).
LibreOffice heeds neither that nor `w:dir`, and shows C++ at the end of a phrase with
its signs before the letter; only a U+200E would help, which readers take for a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.unicode.scripts import RTL, SCRIPTS, Script, has_rtl, pattern

LANGUAGE_SLOTS = {"eastAsia": "eastAsia", "cs": "bidi"}
"""The attribute of `w:lang` for the letters that a slot of `w:rFonts` is for."""

_TELLING = tuple(
    row for row in SCRIPTS if row.letters and row.word.slot and not row.shared
)
"""Scripts whose letters show their language.  Han may be Chinese or Japanese."""

_LETTERS = "".join(row.letters for row in _TELLING)


def language_of(text: str, written: Script) -> tuple[str, str]:
    """Return the attribute of `w:lang` and the language of letters in a text.

    It is the one of most people who write the first of these letters.  Both are ""
    where the text has only letters of the document's script, or none of these.
    """
    found = None if text.isascii() else pattern(_LETTERS).search(text)
    if found:
        for row in _TELLING:
            if pattern(row.letters).match(found.group()):
                slot, tag = LANGUAGE_SLOTS[row.word.slot], row.languages[0]
                return ("", "") if row.code == written.code else (slot, tag)
    return "", ""


_LETTER = f"(?![{RTL}])[^\\W\\d_]"
_INSIDE = f"(?:[^()\\[\\]{{}}{RTL}]|\\([^(){RTL}]*\\))*"
_DIGITS = f"(?:[ .:/_+#-]{{0,3}}(?![{RTL}])[^\\W_])*[+#]*"

_OPPOSITE = {
    False: re.compile(f"[{RTL}](?:[\\W\\d_{RTL}]*[{RTL}])?"),
    True: re.compile(f"{_LETTER}(?:{_INSIDE}{_LETTER})?{_DIGITS}"),
}
"""What runs against a left-to-right line, and against a right-to-left one: from its
first letter to its last, with the digits of Python 3.11 and the signs of C++, but
without half a pair of brackets."""


def directed(text: str, *, base: bool) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, each with whether it is right-to-left.

    `base` is whether the line is: digits and punctuation between words follow it, so
    that a period of years runs as the words around it.
    """
    if not base and not has_rtl(text):
        yield text, False
        return
    end = 0
    for opposite in _OPPOSITE[base].finditer(text):
        if opposite.start() > end:
            yield text[end : opposite.start()], base
        yield opposite.group(), not base
        end = opposite.end()
    if end < len(text):
        yield text[end:], base
