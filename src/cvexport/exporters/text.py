"""Plain text for pasting into the boxes of application forms.

Lines are wrapped only on request, because a form wraps them itself and a parser that
works line by line loses what a hard break splits.  Punctuation is always ASCII: a UTF-8
file that is read as Windows-1252 loses each of its dashes, while the words around them
survive.
"""

# ruff: noqa: RUF001 - the odd characters are the subject of the table.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvexport.model.document import (
    SEPARATOR,
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    joined,
    number,
    plain,
)
from cvexport.model.settings import Settings
from cvexport.unicode.characters import ASCII_BULLET

_SPELLINGS = {
    # Dashes and signs of that shape.  A dash keeps the spaces it was typed with.
    "‐‑‒–—―−⁃": "-",
    # A dot between words separates them, like the bullets of this format.
    "•‣◦∙⋅‧▪●■": "-",
    "·": "-",
    "‘’‚‛′‹›´": "'",
    "“”„‟″«»": '"',
    "…⋯": "...",
    "⁄∕": "/",
    "∗": "*",
    "∶": ":",
    "∼≈": "~",
    "¦": "|",
    "‼": "!!",
    "⁇": "??",
    "⁈‽": "?!",
    "⁉": "!?",
    "×✕": "x",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "→➔➜": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "©": "(C)",
    "®": "(R)",
    "™": "(TM)",
    # Invisible characters that join or split words for software: soft hyphen,
    # zero-width space, word joiner, byte order mark, directional marks.  The joiners
    # U+200C and U+200D stay: Persian, the scripts of India and emoji need them.
    "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069": "",
}
"""ASCII for each character that is no letter, combining mark or digit and has one
obvious spelling.

Currency signs, the degree sign, `¿` and `¡`, and the punctuation of other scripts have
none and stay.
"""

_ASCII = {
    character: spelling
    for characters, spelling in _SPELLINGS.items()
    for character in characters
}

# Four times as fast as str.translate on prose, where few characters are replaced.
_FOLDED = re.compile(
    # The dot between two l's is Catalan spelling; the dots of "●●○" are a rating.
    f"(?!(?<=[lL])·[lL]|(?<=[●○■□])[●■]|[●■][●○■□])[{''.join(_ASCII)}]"
)


def export(document: Document, settings: Settings) -> bytes:
    """Return the document as UTF-8 text, with LF line ends and one at the end."""
    blocks = [_head(document, settings)]
    for section in document.sections:
        blocks += _section(section, settings)
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


def typed(text: str, settings: Settings) -> str:
    """Return `text` on one line in the characters that this format types.

    White space of any kind and length becomes one space.
    """
    if not text.isascii():
        text = _FOLDED.sub(lambda sign: _ASCII[sign[0]], text)
        if settings.text.ascii:
            text = _transliterated(text)
    return " ".join(text.split())


def _transliterated(text: str) -> str:
    # Imported here, because every other export would pay 20 ms for it.
    from anyascii import anyascii

    # The tables know a letter with its accent only in composed form.
    return anyascii(unicodedata.normalize("NFC", text))


def _head(document: Document, settings: Settings) -> str:
    # Parsers find the name by its line, so it is never wrapped; nor are section titles.
    return _lines(
        typed(document.name, settings),
        _line(document.headline, settings),
        _line(plain(joined(document.contacts)), settings),
    )


def _section(section: Section, settings: Settings) -> list[str]:
    title = typed(section.capitals, settings)
    return [title, *(_block(block, settings) for block in section.blocks)]


def _block(block: Block, settings: Settings) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, settings)
        case List():
            return _list(block, settings)
        case Entry():
            return _entry(block, settings)


def _paragraph(paragraph: Paragraph, settings: Settings) -> str:
    return _line(plain(paragraph.spans), settings)


def _list(block: List, settings: Settings) -> str:
    return _lines(*_items(block, settings))


def _items(block: List | Item, settings: Settings, indent: str = "") -> Iterator[str]:
    for index, item in enumerate(block.items):
        label = f"{number(index) if block.ordered else ASCII_BULLET} "
        within = indent + " " * len(label)
        yield _line(plain(item.spans), settings, first=indent + label, rest=within)
        yield from _items(item, settings, within)


def _entry(entry: Entry, settings: Settings) -> str:
    """Return facts and prose of an entry without a gap: gaps separate entries.

    Only a second paragraph starts after an empty line, or it would be read as part of
    the text before it.
    """
    head = SEPARATOR.join(filter(None, (plain(entry.heading), entry.period)))
    facts = _lines(
        _line(head, settings),
        *(_line(plain(line), settings) for line in entry.lines),
    )
    prose = ""
    for block in entry.blocks:
        gap = "\n\n" if isinstance(block, Paragraph) else "\n"
        prose = gap.join(filter(None, (prose, _block(block, settings))))
    return _lines(facts, prose)


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _line(text: str, settings: Settings, *, first: str = "", rest: str = "") -> str:
    """Return `text` after `first`, and further lines of a wrapped text after `rest`."""
    text = typed(text, settings)
    if not text:
        return ""
    width = settings.text.width
    if not width or len(first) + len(text) <= width:
        return first + text
    return "\n".join(_wrapped(text.split(" "), width, first, rest))


def _wrapped(words: list[str], width: int, first: str, rest: str) -> list[str]:
    """Break between words only: a parser never rejoins `front-` and `end`."""
    lines = [first + words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(rest + word)
    return lines
