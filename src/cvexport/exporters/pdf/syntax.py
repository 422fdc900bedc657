"""How PDF writes values down: the objects reportlab's own classes would get wrong.

Strings and numbers come out the same on every machine: no locale, no codec of
reportlab's, no setting read from the environment.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache

LEVEL = 6
"""Of deflate: 9 takes twice as long for 1 % less."""

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


def number(value: float) -> str:
    """Return `value` to a hundredth, without an exponent or needless zeros."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(values: Iterable[float]) -> str:
    """Return `values` with a space between them, as arrays and operators take them."""
    return " ".join(map(number, values))


def text_string(text: str) -> bytes:
    """Return `text` as a text string: printable ASCII as it is, the rest as UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % text.translate(_ESCAPES).encode()
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def uri_string(address: str) -> bytes:
    """Return `address` as a URI: anything but printable ASCII is percent-encoded."""
    octets = address.encode()
    safe = "".join(chr(o) if 0x21 <= o <= 0x7E else f"%{o:02X}" for o in octets)
    return text_string(safe)


def array(items: Iterable[bytes]) -> bytes:
    """Return `items` as an array."""
    return b"[%s]" % b" ".join(items)


@cache
def colour(code: str) -> str:
    """Return a colour written RRGGBB as the operands of an RGB operator, 0 to 1."""
    return " ".join(f"{level / 255:.3g}" for level in bytes.fromhex(code))


def stream(entries: bytes, content: bytes, *, deflate: bool = True) -> bytes:
    """Return a stream object whose dictionary holds `entries` too."""
    if deflate:
        content = zlib.compress(content, LEVEL)
        entries += b"/Filter/FlateDecode"
    # ISO 19005-2, 6.1.7.1: an end of line stands before `endstream`, uncounted.  After
    # a return that is content a mere line feed would make one end of line of the two.
    end = b"\r\n" if content.endswith(b"\r") else b"\n"
    head = b"<<%s/Length %d>>\nstream\n" % (entries, len(content))
    return b"%s%s%sendstream" % (head, content, end)
