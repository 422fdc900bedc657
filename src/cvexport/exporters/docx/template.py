"""The parts of an empty document: what Word needs and nothing else, no theme.

Elements are in the order of the schema (ECMA-376-1, annex A), which Word enforces.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls

from cvexport.exporters.docx.package import (
    CONTENT_TYPES,
    CORE,
    FOOTER,
    MAIN,
    MAIN_RELS,
    PACKAGE_RELS,
    Parts,
)
from cvexport.exporters.docx.run_properties import LANGUAGE_SLOTS
from cvexport.exporters.docx.styles import (
    CODE_FONT,
    FONT,
    ITEMS,
    NUMBERED_ITEMS,
    NUMBERS,
    fonts,
    styles,
    twips,
)
from cvexport.exporters.theme import Theme
from cvexport.unicode.characters import WRITTEN_BULLETS
from cvexport.unicode.scripts import Script, script

_APP = "docProps/app.xml"
_STYLES = "word/styles.xml"
_NUMBERING = "word/numbering.xml"
_SETTINGS = "word/settings.xml"
_FONTS = "word/fontTable.xml"

_TYPES = {
    MAIN: CONTENT_TYPE.WML_DOCUMENT_MAIN,
    _STYLES: CONTENT_TYPE.WML_STYLES,
    _NUMBERING: CONTENT_TYPE.WML_NUMBERING,
    _SETTINGS: CONTENT_TYPE.WML_SETTINGS,
    _FONTS: CONTENT_TYPE.WML_FONT_TABLE,
    CORE: CONTENT_TYPE.OPC_CORE_PROPERTIES,
    _APP: CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
}

_PACKAGE_RELATIONS = {
    MAIN: RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    CORE: RELATIONSHIP_TYPE.CORE_PROPERTIES,
    _APP: RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}

_MAIN_RELATIONS = {
    "styles.xml": RELATIONSHIP_TYPE.STYLES,
    "numbering.xml": RELATIONSHIP_TYPE.NUMBERING,
    "settings.xml": RELATIONSHIP_TYPE.SETTINGS,
    "fontTable.xml": RELATIONSHIP_TYPE.FONT_TABLE,
}

_FOOTER_TYPES = {FOOTER: CONTENT_TYPE.WML_FOOTER}
_FOOTER_RELATIONS = {"foot.xml": RELATIONSHIP_TYPE.FOOTER}
"""Added where pages are numbered."""

_NUMBER_WIDTH = 1.6
"""Of numbers and the space after them, in indents of bullets."""

_DEPTHS = 9
"""The levels of a list that Word knows."""

_EDGE = 36.0
"""From the edge of the sheet to header and footer where these are empty."""


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;"})
"""For attributes; `xml.sax.saxutils` would import an HTTP client, 18 ms."""


@cache
def empty(language: str, look: Theme, ordered: int = 0) -> Parts:
    """Return the parts of an empty document; `language` is a BCP 47 tag.

    `ordered` is how many ordered lists it is to have; their ids follow `NUMBERS`.
    """
    tag = language.translate(_ESCAPES)
    written = script(language)
    types, relations = _TYPES, _MAIN_RELATIONS
    if look.numbered:
        types, relations = types | _FOOTER_TYPES, relations | _FOOTER_RELATIONS
    parts = {
        CONTENT_TYPES: _content_types(types),
        PACKAGE_RELS: _relationships(_PACKAGE_RELATIONS),
        MAIN: _main(look, written),
        MAIN_RELS: _relationships(relations),
        _STYLES: _word("styles", styles(tag, look, ordered=ordered > 0)),
        _NUMBERING: _word("numbering", _numbering(look.indent, written, ordered)),
        _SETTINGS: _word("settings", _settings(tag, written)),
        _FONTS: _word("fonts", _font_table(written)),
        CORE: _core(),
        _APP: _app(),
    }
    return MappingProxyType({name: _encoded(xml) for name, xml in parts.items()})


def _encoded(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _word(root: str, content: str) -> str:
    return f"<w:{root} {nsdecls('w')}>{content}</w:{root}>"


def _content_types(types: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>'
        f"{overrides}</Types>"
    )


def _relationships(relations: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(relations.items(), 1)
    )
    return (
        f'<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">{links}</Relationships>'
    )


def _main(look: Theme, written: Script) -> str:
    direction = "<w:bidi/>" if written.rtl else ""
    width, height = map(twips, look.paper)
    top, bottom, side = map(twips, look.margins)
    edge = min(twips(_EDGE), top, bottom)
    footer, reference, title = edge, "", ""
    if look.numbered:
        footer = (bottom - twips(look.footer.leading)) // 2
        relation = len(_MAIN_RELATIONS) + 1
        reference = f'<w:footerReference w:type="default" r:id="rId{relation}"/>'
        title = "<w:titlePg/>"  # the first page has its own footer: none
    return (
        f"<w:document {nsdecls('w', 'r')}><w:body><w:sectPr>{reference}"
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}"'
        f' w:header="{edge}" w:footer="{footer}" w:gutter="0"/>'
        f"{title}{direction}</w:sectPr></w:body></w:document>"
    )


def _numbering(indent: float, written: Script, ordered: int) -> str:
    """Return the lists; without `w:lvlJc`, labels are at the side where lines start.

    Each ordered list is one of its own that starts at 1: Word continues the numbers of
    the list before it otherwise.
    """
    side = "" if written.rtl else '<w:lvlJc w:val="left"/>'
    bullets = "".join(_level(depth, indent, side) for depth in range(_DEPTHS))
    abstract, lists = _abstract(0, bullets), [_list(1, 0)]
    if ordered:
        numbers = "".join(_numbers(depth, indent, side) for depth in range(_DEPTHS))
        abstract += _abstract(1, numbers)
        lists.append(_list(NUMBERS, 1))
        lists += (_list(NUMBERS + 1 + index, 1, _RESTART) for index in range(ordered))
    return abstract + "".join(lists)


def _abstract(id_: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _list(id_: int, abstract: int, overrides: str = "") -> str:
    return (
        f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{overrides}'
        "</w:num>"
    )


_RESTART = "".join(
    f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
    for depth in range(len(NUMBERED_ITEMS))
)


def _level(depth: int, indent: float, side: str) -> str:
    last = len(ITEMS) - 1
    style = f'<w:pStyle w:val="{ITEMS[depth]}"/>' if depth <= last else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>{style}'
        f'<w:lvlText w:val="{WRITTEN_BULLETS[min(depth, last)]}"/>{side}'
        f'<w:pPr><w:ind w:left="{twips((depth + 1) * indent)}"'
        f' w:hanging="{twips(indent)}"/></w:pPr>'
        f"<w:rPr>{fonts(FONT)}</w:rPr></w:lvl>"
    )


def _numbers(depth: int, indent: float, side: str) -> str:
    """Return a level of numbers, wider than a bullet so that two digits fit."""
    style = (
        f'<w:pStyle w:val="{NUMBERED_ITEMS[depth]}"/>'
        if depth < len(NUMBERED_ITEMS)
        else ""
    )
    hanging = _NUMBER_WIDTH * indent
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'{style}<w:lvlText w:val="%{depth + 1}."/>{side}'
        f'<w:pPr><w:ind w:left="{twips(depth * indent + hanging)}"'
        f' w:hanging="{twips(hanging)}"/></w:pPr>'
        f"<w:rPr>{fonts(FONT)}</w:rPr></w:lvl>"
    )


def _settings(language: str, written: Script) -> str:
    """Return the settings: without compatibility mode 15 Word shows a banner."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}"'
        f' w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
            ("useWord2013TrackBottomHyphenation", 0),
        )
    )
    own = written.word
    other = f' w:{LANGUAGE_SLOTS[own.slot]}="{language}"' if own.name else ""
    return (
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{language}"{other}/>'
    )


def _font_table(written: Script) -> str:
    """Return the substitutes for missing fonts; Carlito has Calibri's widths."""
    own = written.word
    other = (
        f'<w:font w:name="{own.name}"><w:altName w:val="{own.alias}"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    return (
        f'<w:font w:name="{FONT}"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{CODE_FONT}"><w:altName w:val="Liberation Mono"/>'
        '<w:panose1 w:val="02070309020205020404"/><w:family w:val="modern"/>'
        '<w:pitch w:val="fixed"/></w:font>'
        f"{other if own.name else ''}"
    )


def _core() -> str:
    return f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms', 'xsi')}/>"


def _app() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>cvexport</Application></Properties>'
    )
