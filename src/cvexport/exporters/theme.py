"""The looks that PDF, DOCX and HTML share, as values that are worked out once.

All measures are in points (1/72 inch) unless their name says otherwise; colours are
RRGGBB.  A look is designed for its own body size: at another size everything scales
with it, and `spacing` moves lines and blocks apart or together.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from cvexport.model.settings import Bounded, Margin, Settings

PAPERS = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height of a sheet, ISO 216 and ANSI/ASME Y14.1."""

MILLIMETRE = 72 / 25.4

BLACK = "1A1A1A"
MUTED = "595959"
"""The colours of text and of less important text: 17:1 and 7:1 on white."""

FOOTER_NAME_END, FOOTER_COUNT_START = " · ", " / "
"""What separates name, page number and page count: it needs no translation."""

BASELINE = 0.75
"""How far down its line pitch the baseline of a line is, as a share of it."""


class TypeStyle(NamedTuple):
    """How one kind of paragraph is set: size, line pitch, space before and after it."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0

    def scaled(self, size: float, spacing: float) -> TypeStyle:
        """Return the style `size` times as large, its pitch also times `spacing`."""
        pitch = size * spacing
        return TypeStyle(
            self.size * size,
            self.leading * pitch,
            self.before * pitch,
            self.after * pitch,
        )


class PageMargins(NamedTuple):
    """The distances from the edges of the sheet to the text."""

    top: float
    bottom: float
    sides: float


class Rule(NamedTuple):
    """The line below a section heading; `drop` is its distance from the text."""

    width: float
    colour: str
    drop: float


class Theme(NamedTuple):
    """Everything that is visible of a look.

    `head` is the alignment of name, headline and contacts.  `indent` is how far each
    level of a list is indented, with its bullet to the left of that; `bullet_gap` is
    added to the space after a bullet.  `period_gap` is between an entry's heading and
    its period: at the right margin, even with real spaces in between, pdftotext reads
    a period after the title below.  With `numbered`, every page but the first has a
    footer with the name and the page number.
    """

    name: TypeStyle
    headline: TypeStyle
    contact: TypeStyle
    section: TypeStyle
    entry: TypeStyle
    fact: TypeStyle
    body: TypeStyle
    item: TypeStyle
    footer: TypeStyle
    margins: PageMargins
    accent: str
    name_colour: str
    rule: Rule | None
    head: Literal["left", "centre"]
    indent: float
    bullet_gap: float = 2.2
    period_gap: float = 8.0
    paper: tuple[float, float] = PAPERS["A4"]
    numbered: bool = False

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.paper[0] - 2 * self.margins.sides

    @property
    def height(self) -> float:
        """The greatest height of the text on a page."""
        return self.paper[1] - self.margins.top - self.margins.bottom


CLASSIC = Theme(
    name=TypeStyle(26, 32, after=6.5),
    headline=TypeStyle(12, 16, after=2),
    contact=TypeStyle(10, 13.6, after=2),
    section=TypeStyle(11.5, 15, before=13, after=4.5),
    entry=TypeStyle(11, 13.6, before=5.4),
    fact=TypeStyle(10, 13.6),
    body=TypeStyle(10, 13.6, before=3),
    item=TypeStyle(10, 13.6, before=1.4),
    footer=TypeStyle(8.2, 11),
    margins=PageMargins(top=54, bottom=54, sides=58),
    accent="1F4E79",
    name_colour=BLACK,
    rule=Rule(0.6, "B8C4D0", 1.2),
    head="centre",
    indent=12,
)
"""Centred head, navy headings over a fine rule: what most people expect of a CV."""

MODERN = Theme(
    name=TypeStyle(31, 36, after=10.2),
    headline=TypeStyle(13, 17, after=4),
    contact=TypeStyle(9.6, 13.6, after=2),
    section=TypeStyle(12, 16, before=14, after=3),
    entry=TypeStyle(11, 13.6, before=5.4),
    fact=TypeStyle(10, 13.6),
    body=TypeStyle(10, 13.6, before=3),
    item=TypeStyle(10, 13.6, before=1.4),
    footer=TypeStyle(8.2, 11),
    margins=PageMargins(top=52, bottom=52, sides=60),
    accent="0B5D5E",
    name_colour="0B5D5E",
    rule=None,
    head="left",
    indent=13,
)
"""Everything at the left edge, a large name, no rules: white space separates."""

COMPACT = Theme(
    name=TypeStyle(20, 24, after=4.2),
    headline=TypeStyle(10.5, 13.4, after=0.5),
    contact=TypeStyle(9, 11.8, after=1),
    section=TypeStyle(10, 12.6, before=8, after=3),
    entry=TypeStyle(9.4, 11.8, before=3.6),
    fact=TypeStyle(9, 11.8),
    body=TypeStyle(9, 11.8, before=2),
    item=TypeStyle(9, 11.8, before=0.8),
    footer=TypeStyle(7.6, 10),
    margins=PageMargins(top=40, bottom=38, sides=45),
    accent=BLACK,
    name_colour=BLACK,
    rule=Rule(0.8, "595959", 0.6),
    head="left",
    indent=10.5,
)
"""As much on a page as is still easy to read, in black alone."""

LOOKS = {"classic": CLASSIC, "modern": MODERN, "compact": COMPACT}


def theme_for(settings: Settings) -> Theme:
    """Return the look that the settings choose, with the measures that they set."""
    look = LOOKS[settings.look]
    size = _given(settings.font_size, look.body.size) / look.body.size
    spacing = _given(settings.spacing, 1.0)
    accent = settings.accent or look.accent
    return look._replace(
        name=look.name.scaled(size, spacing),
        headline=look.headline.scaled(size, spacing),
        contact=look.contact.scaled(size, spacing),
        section=look.section.scaled(size, spacing),
        entry=look.entry.scaled(size, spacing),
        fact=look.fact.scaled(size, spacing),
        body=look.body.scaled(size, spacing),
        item=look.item.scaled(size, spacing),
        footer=look.footer.scaled(size, 1.0),
        margins=_margins(settings, look.margins),
        accent=accent,
        name_colour=accent if look.name_colour == look.accent else look.name_colour,
        rule=_rule(settings, look),
        indent=look.indent * size,
        bullet_gap=look.bullet_gap * size,
        period_gap=look.period_gap * size,
        paper=PAPERS[settings.paper],
        numbered=settings.page_numbers,
    )


def _given(value: Bounded, default: float) -> float:
    return float(value) or default


def _margins(settings: Settings, look: PageMargins) -> PageMargins:
    asked = settings.margins

    def margin(one: Margin, default: float) -> float:
        return float(one or asked.every) * MILLIMETRE or default

    return PageMargins(
        top=margin(asked.top, look.top),
        bottom=margin(asked.bottom, look.bottom),
        sides=margin(asked.sides, look.sides),
    )


_PLAIN_RULE = CLASSIC.rule


def _rule(settings: Settings, look: Theme) -> Rule | None:
    if settings.section_rule is None:
        return look.rule
    return (look.rule or _PLAIN_RULE) if settings.section_rule else None
