"""The page shared by PDF and DOCX: paper, margins, type sizes, spaces and colours.

All measures are points (1/72 inch) unless their name says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

PAPERS = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height of a sheet, ISO 216 and ANSI/ASME Y14.1."""

MARGIN_SIDE = 56.0
MARGIN_TOP = 52.0
MARGIN_BOTTOM = 52.0

BLACK = "1A1A1A"
MUTED = "595959"
ACCENT = "1F4E79"
RULE = "B8C4D0"
"""Colours as RRGGBB; each text colour has a contrast above 7:1 on white."""


class TypeStyle(NamedTuple):
    """How one kind of paragraph is set: size, line pitch, space before and after."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0


NAME = TypeStyle(25, 30, after=4)
HEADLINE = TypeStyle(12, 16, after=1)
CONTACT = TypeStyle(10, 13.4, after=3)
SECTION = TypeStyle(11.5, 15, before=11, after=4.5)
ENTRY = TypeStyle(10.5, 13.4, before=5)
FACT = TypeStyle(10, 13.4)
BODY = TypeStyle(10, 13.4, before=2.5)

INDENT = 12.0
"""How far each level of a list is set in; its bullet hangs to the left of that."""

PERIOD_GAP = 8.0
"""Between an entry's heading and its period, 0.6 to 1.2 em of the body size."""

BULLET_GAP = 2.2
"""Between a bullet's own space and its text: 4.2 from glyph to glyph, 8 is too far."""

ITEM_GAP = 1.5
"""Before each item of a list, beside its line pitch."""

BASELINE = 0.75
"""How far down its line pitch the baseline of a line stands."""

RULE_WIDTH = 0.6
RULE_DROP = 0.5
"""How thick the rule under a section heading is, and how far below its line."""
