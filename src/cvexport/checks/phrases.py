"""How findings quote what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from cvexport.errors import described


def shortened(text: str, most: int = 40) -> str:
    """Return a text, cut and with three dots if it has more characters than `most`."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."


def quoted(texts: Sequence[str], most: int = 3) -> str:
    """Return the first few of some texts, each on one line, in quotation marks."""
    shown = ", ".join(f'"{shortened(" ".join(text.split()))}"' for text in texts[:most])
    return f"{shown} ..." if len(texts) > most else shown


def named(found: Sequence[str]) -> str:
    """Return characters with their names, once each; longer texts as they are."""
    shown = dict.fromkeys(found)
    return ", ".join(each if len(each) > 1 else described(each) for each in shown)


def and_more(found: Sequence[object]) -> str:
    """Return what to add to the first of several findings, such as " (and 2 more)"."""
    return f" (and {len(found) - 1} more)" if len(found) > 1 else ""


def joined(words: Sequence[str], conjunction: str) -> str:
    """Return words as in "a, b or c"."""
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last
