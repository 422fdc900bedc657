"""Text and addresses as XML and OPC can hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
"""What divides words or lines, but would be a `w:tab` or `w:br` in a run."""

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0, 2.2 leaves out of Char or discourages."""

_NOT_ESCAPED = re.compile("%(?![0-9A-Fa-f]{2})")

_URI = "!#$%&'()*+,/:;=?@[]~"
"""The marks of RFC 3986; any other but `-._` is no part of an address."""


def clean(text: str) -> str:
    """Return the text with breaks as spaces and without what XML can't hold."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def address(href: str) -> str:
    """Return a URL as a URI: Word calls a file damaged for one space in a target."""
    return quote(_NOT_ESCAPED.sub("%25", clean(href).strip()), safe=_URI)
