"""How texts are quoted in findings, and what the rules take from the vocabulary."""

from __future__ import annotations

from cvexport.parser.vocabulary import (
    BULLETS,
    TYPED_BULLET,
    has_contact,
    is_period,
    may_be_heading,
)
from cvexport.parser.vocabulary import SYMBOL_BULLETS as SYMBOLS

__all__ = [
    "BULLETS",
    "SYMBOLS",
    "TYPED_BULLET",
    "has_contact",
    "is_heading",
    "is_period",
    "some",
]

is_heading = may_be_heading


def some(texts: list[str], most: int = 3) -> str:
    """Return the first of some texts, quoted."""
    shown = [f'"{text.strip()[:40]}"' for text in texts[:most]]
    return ", ".join(shown) + (" …" if len(texts) > most else "")
