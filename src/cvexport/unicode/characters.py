"""Bullets, and characters that software loses with what replaces them."""

from __future__ import annotations

import re
import unicodedata

WRITTEN_BULLETS = "•◦▪"
"""Written for items, by the depth of the list: characters of any text font, not of
Symbol, whose bullet extracts as U+F0B7."""

ASCII_BULLET = "-"
"""Written in plain text and Markdown."""

TYPED_BULLETS = "-*+\N{EN DASH}"
"""What people type for a bullet."""

TEXT_BULLETS = f"{WRITTEN_BULLETS}‣∙⋅●○■□⬤⚫⚬⦁🞄◆➢➤✓✔\N{HYPHEN BULLET}"
"""OpenResume's (lib/parse-resume-from-pdf, bullet-points), and others' usual ones."""

POSSIBLE_BULLETS = "\N{EM DASH}\N{MIDDLE DOT}"
"""Bullets at the start of a line, but also separators between words."""

SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf02d\uf0e0"
"""Bullets of Symbol and Wingdings, at their places in the private-use area."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_ODD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = re.compile(f"[\\s\x85\u2028\u2029{_ODD_SPACES}]+")
_FIRST_STYLED = "\U0001d400"
_STYLED = f"[{_FIRST_STYLED}-\U0001d7ff]"
_INVISIBLE = re.compile(
    "[\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SPELT = "\u0600-\u0dff"
"""Letters of Persian and of the scripts of India, which are spelt with joiners."""
_JOINED = f"{_SPELT}\u2190-\u2bff\ufe0f\U0001f000-\U0001fffd"
"""Those, and the parts of an emoji that is joined from several."""
_ALONE = "(?<![{0}])[\u200c\u200d]|[\u200c\u200d](?![{0}])"
_POSSIBLE_EMOJI = "[\u20e3\u2100-\u2bff\u4dc0-\u4dff\ufe0e\ufe0f\U0001d000-\U0001fffd]"
_ESCAPED_EMOJI = r"\\[uU](?:0001|[dD]8|2|4[dD]|[fF][eE]0)"
"""The beginnings of their escapes; as an alternative of the above it would take ten
times as long where there are none.  Few sources need either of them compiled."""
_GLYPHLESS = f"[\ufe00-\ufe0f\U000e0000-\U000e01ef]|{_ALONE.format(_SPELT)}"
"""Variation selectors, tags and joiners that don't shape any letter."""
_MAY_LACK = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e01ef]")
"""All of them: to look for these alone takes an eighth of the time."""
_LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")


def cleaned(text: str) -> str:
    """Return `text` as every format can carry it, on one line.

    In NFC; ligatures spelt out, and mathematical letters, which some type for bold, as
    plain ones; hyphens U+2010 and U+2011 as `-`; invisible characters removed; white
    space folded to one space.  `prose.folded` keeps paragraphs and lists.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _INVISIBLE.sub("", text)
        text = _without_joiners(text)
        if max(text, default="") >= _FIRST_STYLED:
            text = re.sub(
                _STYLED, lambda one: unicodedata.normalize("NFKC", one[0]), text
            )
        text = text.translate(_TABLE)
    return _SPACE.sub(" ", text).strip()


def _without_joiners(text: str) -> str:
    """Remove joiners that join nothing, which nobody sees."""
    if "\u200c" not in text and "\u200d" not in text:
        return text
    return re.sub(_ALONE.format(_JOINED), "", text)


_TABLE = str.maketrans({**_LIGATURES, "\u2010": "-", "\u2011": "-"})


def visible(text: str) -> str:
    """Return `text` without the characters that need no glyph."""
    if text.isascii() or not _MAY_LACK.search(text):
        return text
    return re.sub(_GLYPHLESS, "", text)


def may_have_emoji(text: str) -> bool:
    """Return whether there may be emoji in a source: a test that costs little."""
    if "\\" in text and re.search(_ESCAPED_EMOJI, text):
        return True
    return not text.isascii() and re.search(_POSSIBLE_EMOJI, text) is not None


def meaningless(text: str) -> tuple[str, ...]:
    """Return the private-use and replacement characters in `text`, each once.

    The first are icons of some font, the second replace a character that was lost
    before: no reader can know what either means.
    """
    return () if text.isascii() else tuple(dict.fromkeys(_LOST.findall(text)))


def without(text: str, characters: tuple[str, ...]) -> str:
    """Return `text` without `characters`."""
    return text.translate(str.maketrans(dict.fromkeys(characters)))
