"""The styles of the template, each under its name in Word.

Measures come from `theme` in points; here they become twips (1/20 point), half-points,
eighths of a point and 240ths of a line.

An entry's heading is bold by its character style, not by its paragraph style: bold
toggles (ECMA-376-1, 17.7.3), and no style could make the period regular again.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Literal, NamedTuple

from cvexport.exporters import theme
from cvexport.exporters.theme import Rule, Theme, TypeStyle
from cvexport.unicode.scripts import Script, WordFonts, script

# The ids of paragraph styles; that of an item depends on its depth.
NAME = "Heading1"
SECTION = "Heading2"
ENTRY = "Heading3"
HEADLINE = "Headline"
CONTACT = "Contact"
TITLE = "EntryTitle"
FACT = "EntryFact"
BODY = "Normal"
FOOTER = "Footer"
ITEMS = ("ListBullet", "ListBullet2", "ListBullet3")
NUMBERED_ITEMS = ("ListNumber", "ListNumber2", "ListNumber3")

# The ids of the lists that these styles have.
BULLETS = 1
NUMBERS = 2

# The ids of character styles.
ENTRY_NAME = "EntryName"
PERIOD = "Period"
CONTACT_LINK = "ContactLink"
STRONG = "Strong"
EMPHASIS = "Emphasis"
CODE = "HTMLCode"
LINK = "Hyperlink"

FONT = "Calibri"
CODE_FONT = "Courier New"

_PLAIN = "DefaultParagraphFont"

_SCALE = 0.66 / 0.64
"""The height of capitals in the font that `theme` is made for, by that in Calibri."""

_LINE = 1.22
"""Ascent, descent and line gap of Calibri in ems, which Word calls a single line."""


class _ParagraphStyle(NamedTuple):
    """A style for whole paragraphs.

    `level` is that of a heading in the outline and `depth` that of an item in its
    list `list_id`, both from 0; `kept` paragraphs stay on the page of what follows
    them, and `exact` lines have the pitch of the theme, whatever their font.
    """

    id: str
    name: str
    measures: TypeStyle
    following: str = ""
    level: int | None = None
    depth: int | None = None
    list_id: int = BULLETS
    kept: bool = False
    rule: Rule | None = None
    bold: bool = False
    italic: bool = False
    colour: str = ""
    side: Literal["", "center", "right"] = ""
    exact: bool = False


class _CharacterStyle(NamedTuple):
    """A style for runs; `run` holds their properties in the order of CT_RPr."""

    id: str
    name: str
    run: str
    base: str = _PLAIN


_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"


def _paragraphs(
    look: Theme, written: Script, *, ordered: bool
) -> tuple[_ParagraphStyle, ...]:
    """Return the paragraph styles of a look, in the order of Word's gallery."""
    item = look.item
    accent = look.accent
    side: Literal["", "center"] = "center" if look.head == "centre" else ""
    return (
        _ParagraphStyle(
            id=NAME,
            name="heading 1",
            measures=look.name,
            following=HEADLINE,
            level=0,
            kept=True,
            bold=True,
            colour=look.name_colour,
            side=side,
        ),
        _ParagraphStyle(
            id=HEADLINE,
            name="Headline",
            measures=look.headline,
            following=CONTACT,
            colour=theme.MUTED,
            side=side,
        ),
        _ParagraphStyle(
            id=CONTACT,
            name="Contact",
            measures=look.contact,
            following=SECTION,
            colour=theme.MUTED,
            side=side,
        ),
        _ParagraphStyle(
            id=SECTION,
            name="heading 2",
            measures=look.section,
            following=ENTRY,
            level=1,
            kept=True,
            rule=look.rule,
            bold=True,
            colour=accent,
        ),
        _ParagraphStyle(
            id=ENTRY,
            name="heading 3",
            measures=look.entry,
            following=TITLE,
            level=2,
            kept=True,
        ),
        _ParagraphStyle(
            id=TITLE,
            name="Entry Title",
            measures=look.fact,
            following=FACT,
            kept=True,
            italic=not written.upright,
        ),
        _ParagraphStyle(
            id=FACT,
            name="Entry Fact",
            measures=look.fact,
            following=BODY,
            kept=True,
            colour=theme.MUTED,
        ),
        _ParagraphStyle(id=ITEMS[0], name="List Bullet", measures=item, depth=0),
        _ParagraphStyle(id=ITEMS[1], name="List Bullet 2", measures=item, depth=1),
        _ParagraphStyle(id=ITEMS[2], name="List Bullet 3", measures=item, depth=2),
        *(_numbered_items(look) if ordered else ()),
        *((_footer(look),) * look.numbered),
    )


def _numbered_items(look: Theme) -> Iterator[_ParagraphStyle]:
    names = ("List Number", "List Number 2", "List Number 3")
    for depth, (style, name) in enumerate(zip(NUMBERED_ITEMS, names, strict=True)):
        yield _ParagraphStyle(
            id=style, name=name, measures=look.item, depth=depth, list_id=NUMBERS
        )


def _footer(look: Theme) -> _ParagraphStyle:
    return _ParagraphStyle(
        id=FOOTER, name="footer", measures=look.footer, colour=theme.MUTED, side="right"
    )


_CUSTOM = frozenset((HEADLINE, CONTACT, TITLE, FACT, ENTRY_NAME, PERIOD, CONTACT_LINK))
"""The styles that Word doesn't have itself."""

# Word's own styles stay out of the gallery until a text uses them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99"'
    ' w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)


def styles(language: str, look: Theme, *, ordered: bool) -> str:
    """Return the content of `w:styles`; `language` is escaped for an attribute.

    With `ordered` it has the styles of numbered items.
    """
    written = script(language)
    return "".join(
        (
            _defaults(language, look, written),
            _LATENT,
            *_styles(look, written, ordered=ordered),
        )
    )


def fonts(name: str, other: WordFonts | None = None) -> str:
    """Return one font for all scripts, except for the slot of a script with its own."""
    slots = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), name)
    if other and other.name:
        slots[other.slot] = other.name
    attributes = (f' w:{slot}="{font}"' for slot, font in slots.items())
    return f"<w:rFonts{''.join(attributes)}/>"


def twips(points: float) -> int:
    """Return a length in twips, 1/20 point."""
    return round(20 * points)


def _characters(look: Theme) -> Iterator[_CharacterStyle]:
    yield _CharacterStyle(id=ENTRY_NAME, name="Entry Name", run=_BOLD)
    yield _CharacterStyle(
        id=PERIOD, name="Period", run=_colour(theme.MUTED) + _size(look.fact)
    )
    yield _CharacterStyle(id=STRONG, name="Strong", run=_BOLD)
    yield _CharacterStyle(id=EMPHASIS, name="Emphasis", run=_ITALIC)
    yield _CharacterStyle(id=CODE, name="HTML Code", run=fonts(CODE_FONT))
    yield _CharacterStyle(id=LINK, name="Hyperlink", run=_colour(look.accent))
    yield _CharacterStyle(
        id=CONTACT_LINK, name="Contact Link", run=_colour(theme.MUTED), base=LINK
    )


def _defaults(language: str, look: Theme, written: Script) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FONT, written.word)}"
        f'{_colour(theme.BLACK)}<w:kern w:val="2"/>{_size(look.body)}'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"<w:widowControl/>{_spacing(look.body, exact=_exact(written))}"
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _exact(written: Script) -> bool:
    """Return whether the line pitch has to be exact, and no multiple of a font's own.

    A single line of Yu Gothic is far higher than one of Calibri, and a CV has both.
    """
    return written.word.slot == "eastAsia"


def _styles(look: Theme, written: Script, *, ordered: bool) -> Iterator[str]:
    direction = "<w:pPr><w:bidi/></w:pPr>" if written.rtl else ""
    yield (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{BODY}">'
        '<w:name w:val="Normal"/><w:uiPriority w:val="0"/><w:qFormat/>'
        f"{direction}</w:style>"
    )
    yield (
        f'<w:style w:type="character" w:default="1" w:styleId="{_PLAIN}">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )
    paragraphs = _paragraphs(look, written, ordered=ordered)
    for priority, style in enumerate(paragraphs, 2):
        yield _paragraph(style._replace(exact=_exact(written)), priority)
    for priority, character in enumerate(_characters(look), 2 + len(paragraphs)):
        yield _character(character, priority)


def _paragraph(style: _ParagraphStyle, priority: int) -> str:
    return (
        f"{_head('paragraph', style)}"
        f'<w:basedOn w:val="{BODY}"/>'
        f'<w:next w:val="{style.following or style.id}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{''.join(_run_properties(style))}</w:rPr></w:style>"
    )


def _character(style: _CharacterStyle, priority: int) -> str:
    return (
        f"{_head('character', style)}"
        f'<w:basedOn w:val="{style.base}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{style.run}</w:rPr></w:style>"
    )


def _head(kind: str, style: _ParagraphStyle | _CharacterStyle) -> str:
    custom = ' w:customStyle="1"' if style.id in _CUSTOM else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>'
    )


def _paragraph_properties(style: _ParagraphStyle) -> Iterator[str]:
    """Yield the paragraph's properties in the order of CT_PPr."""
    if style.kept:
        yield "<w:keepNext/><w:keepLines/>"
    if style.depth is not None:
        yield (
            f'<w:numPr><w:ilvl w:val="{style.depth}"/>'
            f'<w:numId w:val="{style.list_id}"/></w:numPr>'
        )
    if style.rule:
        yield (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{round(8 * style.rule.width)}"'
            f' w:space="1" w:color="{style.rule.colour}"/></w:pBdr>'
        )
    yield _spacing(style.measures, exact=style.exact)
    if style.side:
        yield f'<w:jc w:val="{style.side}"/>'
    if style.level is not None:
        yield f'<w:outlineLvl w:val="{style.level}"/>'


def _run_properties(style: _ParagraphStyle) -> Iterator[str]:
    """Yield the run properties in the order of CT_RPr."""
    if style.bold:
        yield _BOLD
    if style.italic:  # without w:iCs: complex scripts have no italics
        yield "<w:i/>"
    if style.colour:
        yield _colour(style.colour)
    yield _size(style.measures)


def _spacing(measures: TypeStyle, *, exact: bool) -> str:
    """Return the space around and the pitch: a multiple, which adapts to the size."""
    single = _LINE * _half_points(measures) / 2
    pitch, rule = round(240 * measures.leading / single), "auto"
    if exact:
        pitch, rule = twips(measures.leading), "exact"
    return (
        f'<w:spacing w:before="{twips(measures.before)}"'
        f' w:after="{twips(measures.after)}" w:line="{pitch}" w:lineRule="{rule}"/>'
    )


def _colour(code: str) -> str:
    return f'<w:color w:val="{code}"/>'


def _size(measures: TypeStyle) -> str:
    size = _half_points(measures)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _half_points(measures: TypeStyle) -> int:
    """Return the size at which Calibri looks as large as the theme's own font."""
    return ceil(2 * measures.size * _SCALE)
