"""Text and addresses as XML and OPC can hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
"""Separators of words or lines, which would be a `w:tab` or `w:br` in a run."""

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0, 2.2 excludes from Char or discourages."""

_NOT_ESCAPED = re.compile("%(?![0-9A-Fa-f]{2})")

_URI = "!#$%&'()*+,/:;=?@[]~"
"""The punctuation that RFC 3986 allows in a URI, beside `-._`."""


def xml_text(text: str) -> str:
    """Return the text with breaks as spaces and without what XML can't contain."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def uri(href: str) -> str:
    """Return a URL as a URI: to Word, one space in a target means a damaged file."""
    return quote(_NOT_ESCAPED.sub("%25", xml_text(href).strip()), safe=_URI)
