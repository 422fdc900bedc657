"""Plain text, read as UTF-8."""

from __future__ import annotations


def read(data: bytes) -> str:
    """Return the text of the file."""
    return data.decode("utf-8")
