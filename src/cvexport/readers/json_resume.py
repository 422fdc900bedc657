"""JSON Resume, read as text: what it says is read as a source."""

from __future__ import annotations


def read(data: bytes) -> str:
    """Return the text of the file."""
    return data.decode("utf-8")
