"""The lines of anybody's CV, as far as its format knows how they look.

Readers make them, from PDF and DOCX with their geometry, from plain text and Markdown
without; the parser alone uses them.  Lengths are points; what a format doesn't know is
0, False or "".
"""

from __future__ import annotations

from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of a line in one style, or after a gap that is wider than a space."""

    text: str
    left: float = 0.0
    right: float = 0.0
    size: float = 0.0
    is_bold: bool = False
    is_italic: bool = False
    is_apart: bool = False
    """Whether a wide gap, a tab or the border of a cell is before it."""
    link: str = ""


class Line(NamedTuple):
    """A line in reading order: columns and tables are unrolled.

    `gap` is the space above it beyond the usual one, in heights of a line: 0 within a
    paragraph, 1 for an empty line.  `level` is how deep a bullet is indented.
    `is_whole` is whether the format itself says that the line is a paragraph, as DOCX
    does, so that nothing continues it.
    """

    segments: tuple[Segment, ...]
    gap: float = 0.0
    page: int = 0
    column: int = 0
    is_bullet: bool = False
    level: int = 0
    is_heading: bool = False
    """Whether the format says so: a heading style, `#`, an outline level."""
    is_whole: bool = False

    @property
    def text(self) -> str:
        """The words: a tab before what is apart, otherwise as they follow."""
        parts = self.segments
        pieces = (f"\t{each.text}" if each.is_apart else each.text for each in parts)
        return "".join(pieces).strip()
