"""The styles of the template, each under a name that people find in Word.

Measures come from the shared page in points; here they become twips (1/20 point),
half-points and 240ths of a line.

No style of a paragraph that holds spans is bold or italic.  Bold and italic toggle
(ECMA-376-1, 17.7.3): a bold character style makes a bold paragraph regular again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from cvexport.exporters import page
from cvexport.exporters.page import TypeStyle

# The ids of paragraph styles; an item's is chosen by its depth.
NAME = "Heading1"
SECTION = "Heading2"
ENTRY = "Heading3"
HEADLINE = "Headline"
CONTACT = "Contact"
FACT = "EntryFact"
BODY = "Normal"
ITEMS = ("ListBullet", "ListBullet2", "ListBullet3")

# The ids of character styles.
ENTRY_NAME = "EntryName"
PERIOD = "Period"
STRONG = "Strong"
EMPHASIS = "Emphasis"
CODE = "HTMLCode"
LINK = "Hyperlink"

FONT = "Calibri"
CODE_FONT = "Courier New"

_PLAIN = "DefaultParagraphFont"

_SCALE = 0.66 / 0.64
"""Capitals, in ems, of the font that page.py is made for, by those of Calibri."""

_LINE = 1.22
"""Ascent, descent and gap of Calibri in ems, which Word calls a single line."""

_RULE = 4
"""Thickness of the rule below a section's heading, in eighths of a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """A style for whole paragraphs.

    `level` is that of a heading in the outline and `depth` that of an item in its
    list, both from 0; `kept` paragraphs stay on the page of what follows them.
    """

    id: str
    name: str
    measures: TypeStyle
    following: str = ""
    level: int | None = None
    depth: int | None = None
    kept: bool = False
    ruled: bool = False
    bold: bool = False
    colour: str = ""


_PARAGRAPHS = (
    _Paragraph(
        id=NAME,
        name="heading 1",
        measures=page.NAME,
        following=HEADLINE,
        level=0,
        kept=True,
        bold=True,
    ),
    _Paragraph(
        id=HEADLINE,
        name="Headline",
        measures=page.HEADLINE,
        following=CONTACT,
        colour=page.MUTED,
    ),
    _Paragraph(
        id=CONTACT,
        name="Contact",
        measures=page.CONTACT,
        following=SECTION,
        colour=page.MUTED,
    ),
    _Paragraph(
        id=SECTION,
        name="heading 2",
        measures=page.SECTION,
        following=ENTRY,
        level=1,
        kept=True,
        ruled=True,
        bold=True,
        colour=page.ACCENT,
    ),
    _Paragraph(
        id=ENTRY,
        name="heading 3",
        measures=page.ENTRY,
        following=FACT,
        level=2,
        kept=True,
    ),
    _Paragraph(
        id=FACT,
        name="Entry Fact",
        measures=page.FACT,
        following=BODY,
        kept=True,
    ),
    _Paragraph(id=ITEMS[0], name="List Bullet", measures=page.BODY, depth=0),
    _Paragraph(id=ITEMS[1], name="List Bullet 2", measures=page.BODY, depth=1),
    _Paragraph(id=ITEMS[2], name="List Bullet 3", measures=page.BODY, depth=2),
)

_CHARACTERS = {
    ENTRY_NAME: ("Entry Name", "<w:b/><w:bCs/>"),
    PERIOD: ("Period", f'<w:color w:val="{page.MUTED}"/>'),
    STRONG: ("Strong", "<w:b/><w:bCs/>"),
    EMPHASIS: ("Emphasis", "<w:i/><w:iCs/>"),
    CODE: (
        "HTML Code",
        f'<w:rFonts w:ascii="{CODE_FONT}" w:hAnsi="{CODE_FONT}"'
        f' w:eastAsia="{CODE_FONT}" w:cs="{CODE_FONT}"/>',
    ),
    LINK: ("Hyperlink", f'<w:color w:val="{page.ACCENT}"/>'),
}
"""The name and the run properties of each character style."""

_CUSTOM = frozenset((HEADLINE, CONTACT, FACT, ENTRY_NAME, PERIOD))
"""The styles that Word doesn't bring with it."""

# Styles of Word's own that no text uses stay out of the gallery until it does.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99"'
    ' w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)


def styles(language: str) -> str:
    """Return the content of `w:styles`; `language` is escaped for an attribute."""
    return "".join((_defaults(language), _LATENT, *_styles()))


def twips(points: float) -> int:
    """Return a length in twips, 1/20 point."""
    return round(20 * points)


def _defaults(language: str) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
        f' w:cs="{FONT}"/><w:color w:val="{page.BLACK}"/>{_size(page.BODY)}'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"<w:widowControl/>{_spacing(page.BODY)}"
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _styles() -> Iterator[str]:
    yield (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{BODY}">'
        '<w:name w:val="Normal"/><w:uiPriority w:val="0"/><w:qFormat/></w:style>'
    )
    yield (
        f'<w:style w:type="character" w:default="1" w:styleId="{_PLAIN}">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )
    for priority, style in enumerate(_PARAGRAPHS, 2):
        yield _paragraph(style, priority)
    for priority, id in enumerate(_CHARACTERS, 2 + len(_PARAGRAPHS)):
        yield _character(id, priority)


def _paragraph(style: _Paragraph, priority: int) -> str:
    return (
        f"{_head('paragraph', style.id, style.name)}"
        f'<w:basedOn w:val="{BODY}"/>'
        f'<w:next w:val="{style.following or style.id}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{''.join(_run_properties(style))}</w:rPr></w:style>"
    )


def _character(id: str, priority: int) -> str:
    name, properties = _CHARACTERS[id]
    return (
        f"{_head('character', id, name)}"
        f'<w:basedOn w:val="{_PLAIN}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def _head(kind: str, id: str, name: str) -> str:
    custom = ' w:customStyle="1"' if id in _CUSTOM else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
    )


def _paragraph_properties(style: _Paragraph) -> Iterator[str]:
    """Yield the paragraph's properties in the order of CT_PPr."""
    if style.kept:
        yield "<w:keepNext/><w:keepLines/>"
    if style.depth is not None:
        yield f'<w:numPr><w:ilvl w:val="{style.depth}"/><w:numId w:val="1"/></w:numPr>'
    if style.ruled:
        yield (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{_RULE}" w:space="1"'
            f' w:color="{page.RULE}"/></w:pBdr>'
        )
    yield _spacing(style.measures)
    if style.depth is not None:
        yield "<w:contextualSpacing/>"
    if style.level is not None:
        yield f'<w:outlineLvl w:val="{style.level}"/>'


def _run_properties(style: _Paragraph) -> Iterator[str]:
    """Yield the run properties in the order of CT_RPr."""
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.colour:
        yield f'<w:color w:val="{style.colour}"/>'
    yield _size(style.measures)


def _spacing(measures: TypeStyle) -> str:
    """Return the space around and the pitch, as a multiple that follows the size."""
    pitch = round(240 * measures.leading / (measures.size * _LINE))
    return (
        f'<w:spacing w:before="{twips(measures.before)}"'
        f' w:after="{twips(measures.after)}" w:line="{pitch}" w:lineRule="auto"/>'
    )


def _size(measures: TypeStyle) -> str:
    half_points = ceil(2 * measures.size * _SCALE)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
