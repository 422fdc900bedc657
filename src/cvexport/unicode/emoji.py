"""Emoji in a text, and the text without them.

Sequences are those of UTS #51: flags, skin tones, tags, and several joined to one.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from itertools import count

from cvexport.unicode.characters import WRITTEN_BULLETS
from cvexport.unicode.pictographs import LEFT_OUT

_MODIFIERS = "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+"
_PIECE = f"[\u2190-\u2bff\U0001f000-\U0001fffd]{_MODIFIERS}"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = re.compile("([0-9#*])[\ufe0e\ufe0f]?\u20e3")
_TEN = "\N{KEYCAP TEN}"
_SELECTORS = re.compile("[\ufe0e\ufe0f]")

_GAP = "\0"
"""Where an emoji was; no source has this character."""
_BLANKS = " \t\xa0\u202f\u3000"
_SEPARATOR = "(?:[|•·│\N{EN DASH}—/,;]|-(?= ))"
_TIDYING = tuple(
    (pattern.replace("~", _GAP).replace("_", " ?").replace("<>", _SEPARATOR), kept)
    for pattern, kept in (
        (r"~(?:_~)++", _GAP),
        # A link without a text shows its address.
        (r"\[_~_\]\(([^\s()]++)\)", r"\1"),
        # Brackets, quotation marks and emphasis with nothing else in them.
        (r"\(_~_\)|\[_~_\]|[\"“„«]_~_[\"”“»]|‘_~_’", _GAP),
        (r"(\*{1,3}|`)_~_\1", _GAP),
        (r"~(?:_~)++", _GAP),
        # Emphasis begins with its first word and ends with its last one.
        (r"((?:^|(?<=[\s(]))\*{1,3})~_", r"\1"),
        (r"_~(\*{1,3})(?=[\s.,:;!?)]|$)", r"\1"),
        # A separator with nothing on one of its sides.
        (r"^( *)~_(?:<>|:) ", r"\1"),
        (r"_<>_~_$", ""),
        (r"<>_~_(?=<>)", ""),
        (r"^( *)~_", r"\1"),
        (r"(?<=[(\[])~_|_~(?=[.,:;!?)\]])|_~_$", ""),
        (r"_~_", " "),
    )
)
"""What is done to gaps, in order: `~` is one, `_` a space or none, and `<>` what
separates words."""


def found(text: str) -> list[str]:
    """Return the emoji in a text in their order, and symbols that no face has."""
    return _emoji().findall(_with_digits(text))


def on_new_lines(text: str, numbers: Container[int]) -> str:
    """Return `text` with a line break before some of its emoji, counted from 0."""
    numbered = count()
    return _emoji().sub(
        lambda emoji: "\n" * (next(numbered) in numbers) + emoji[0], _with_digits(text)
    )


def _with_digits(text: str) -> str:
    """Return `text` with a digit in place of each keycap."""
    return _KEYCAP.sub(r"\1", text).replace(_TEN, "10")


def without_emoji(text: str) -> str:
    """Return `text` less its emoji, and less separators that they leave alone.

    Keycaps keep their digit, and symbols that a face has stay as text.  Emoji that
    begin several lines are bullets.
    """
    text = _with_digits(text)
    bullets = _bullet()
    if len(bullets.findall(text)) > 1:
        text = bullets.sub(rf"\1{WRITTEN_BULLETS[0]} ", text)
    first, *others = _emoji().split(text)
    text = _SELECTORS.sub("", _gapped(first, others))
    for pattern, kept in _TIDYING if others else ():
        text = re.sub(pattern, kept, text, flags=re.MULTILINE)
    return text


def _gapped(first: str, others: list[str]) -> str:
    """Return texts with gaps between them, beside which are single spaces or none."""
    texts = [_trimmed(first)]
    for text in others:
        bare = text.lstrip(_BLANKS)
        texts.append(_trimmed(bare if bare == text else f" {bare}"))
    return _GAP.join(texts) if others else first


def _trimmed(text: str) -> str:
    """Return a text with one space at its end, or the indentation of a line."""
    bare = text.rstrip(_BLANKS)
    if bare == text or not bare or bare.endswith("\n"):
        return text
    return f"{bare} "


@cache
def _emoji() -> re.Pattern[str]:
    joined = f"{_PIECE}(?:\u200d{_PIECE})++"
    return re.compile(f"{_FLAG}|{joined}|[{LEFT_OUT}]{_MODIFIERS}")


@cache
def _bullet() -> re.Pattern[str]:
    run = f"(?:{_emoji().pattern})++"
    return re.compile(rf"^([^\S\n]*+){run}[^\S\n]++(?=\S)", re.MULTILINE)
