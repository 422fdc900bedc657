"""Markdown, read with Python-Markdown."""

from __future__ import annotations

import html
import re

from markdown import Markdown

_BLOCK = re.compile(r"</?(?:h\d|p|[uo]l|li|blockquote|pre|hr|br)\b[^<>]*+>")
_TAG = re.compile(r"<[^<>]++>")


def read(data: bytes) -> str:
    """Return the words of the HTML that the Markdown becomes, each block on a line."""
    page = Markdown().convert(data.decode("utf-8"))
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", page)))
