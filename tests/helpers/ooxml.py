"""What a good Word file needs beyond its schema, rule by rule, part by part.

Each check returns the faults it finds; none knows how the file was made.  Numbers
are clauses of ECMA-376 part 1, and after OPC of part 2.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from posixpath import dirname, join, normpath
from unicodedata import bidirectional
from unicodedata import name as unicode_name
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
FONTS = "word/fontTable.xml"
CORE = "docProps/core.xml"

KINDS = {
    "officeDocument": "document.main+xml",
    "styles": "styles+xml",
    "numbering": "numbering+xml",
    "settings": "settings+xml",
    "fontTable": "fontTable+xml",
    "header": "header+xml",
    "footer": "footer+xml",
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
}
"""How the content type of a part ends, by how the type of its relationship does."""

WORDS_OWN = frozenset(
    (
        *("Normal", "Default Paragraph Font", "heading 1", "heading 2", "heading 3"),
        *("List Bullet", "List Bullet 2", "List Bullet 3", "header", "footer"),
        *("List Number", "List Number 2", "List Number 3"),
        *("Strong", "Emphasis", "HTML Code", "Hyperlink", "page number"),
    )
)
"""Styles of Word's own, by the names that it has for them."""

HINTS = {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr"}
"""The properties that a paragraph may have: its style, and where a page may end."""

TONGUES = {
    "HEBREW": ("bidi", {"he", "iw", "yi"}),
    "ARABIC": ("bidi", {"ar", "ckb", "fa", "ps", "sd", "ug", "ur"}),
    "DEVANAGARI": ("bidi", {"hi", "mr", "ne"}),
    "HIRAGANA": ("eastAsia", {"ja"}),
    "KATAKANA": ("eastAsia", {"ja"}),
    "HANGUL": ("eastAsia", {"ko"}),
}
"""The attribute of `w:lang` for letters, and languages that are written in them."""

Faults = Iterator[str]


class Package:
    """The parts of a file, and the few things that many checks ask for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}

    def xml(self, name: str) -> Element:
        return ET.fromstring(self.parts[name])

    def relations(self) -> Iterator[tuple[str, Element]]:
        """Yield each relationship after the part that it leads from, "" for all."""
        for name in self.names:
            if name.endswith(".rels"):
                folder, file = dirname(dirname(name)), name.rpartition("/")[2]
                source = join(folder, file.removesuffix(".rels"))
                for relation in self.xml(name).iter(f"{RELATIONSHIPS}Relationship"):
                    yield source, relation

    @cached_property
    def main(self) -> Element:
        return self.xml(MAIN)

    @cached_property
    def styles(self) -> dict[str, Element]:
        found = self.xml(STYLES).iter(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in found}

    @cached_property
    def paragraphs(self) -> list[Element]:
        return list(self.main.iter(f"{W}p"))

    @cached_property
    def runs(self) -> list[Element]:
        return list(self.main.iter(f"{W}r"))


Check = Callable[[Package], Faults]


def faults(data: bytes) -> list[str]:
    """Return all that is wrong with a file, each fault after the check's name."""
    package = Package(data)
    return [
        f"{check.__name__}: {fault}" for check in CHECKS for fault in check(package)
    ]


def value(parent: Element, *path: str) -> str | None:
    """Return the `w:val` of the element that a path of tags leads to."""
    found = parent.find("/".join(f"{W}{tag}" for tag in path))
    return None if found is None else found.get(f"{W}val", "")


def text(element: Element) -> str:
    return "".join(element.itertext())


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


# The package


def names(package: Package) -> Faults:
    """OPC 6.2.2.3: no two parts have names that differ in case alone."""
    for name, count in Counter(map(str.lower, package.names)).items():
        if count > 1:
            yield f"{name} stands there {count} times"


def content_types(package: Package) -> Faults:
    """OPC 6.2.3: a part has a type, and a type its part."""
    types = package.xml(TYPES)
    given = [item.get("PartName", "")[1:] for item in types if item.get("PartName")]
    endings = {item.get("Extension") for item in types}
    for name, count in Counter(given).items():
        if count > 1 or name not in package.parts:
            yield f"{name} has {count} types and is {name in package.parts}ly there"
    for name in {*package.names} - {*given, TYPES}:
        if name.rpartition(".")[2] not in endings:
            yield f"{name} has no type"


def kinds(package: Package) -> Faults:
    """A relationship leads to a part of its own type: 11.3 and 15.2."""
    types = {
        item.get("PartName"): item.get("ContentType") for item in package.xml(TYPES)
    }
    for source, relation in package.relations():
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            target = "/" + resolved(source, relation)
            if kind not in KINDS:
                yield f"{target} is related as {kind}, which is none"
            elif not str(types.get(target)).endswith(KINDS[kind]):
                yield f"{target} is no {kind} but {types.get(target)}"


def relationships(package: Package) -> Faults:
    """OPC 6.5: ids are unique, targets are there, and each part is some target."""
    found = list(package.relations())
    for one, count in Counter((at, each.get("Id")) for at, each in found).items():
        if count > 1:
            yield f"{one} stands there {count} times"
    inside = {
        resolved(source, each)
        for source, each in found
        if each.get("TargetMode") != "External"
    }
    for name in inside - {*package.names}:
        yield f"{name} isn't there"
    for name in {*package.names} - inside:
        if name != TYPES and not name.endswith(".rels"):
            yield f"nothing leads to {name}"


def resolved(source: str, relation: Element) -> str:
    return normpath(join(dirname(source), relation.get("Target", "")))


def references(package: Package) -> Faults:
    """Every `r:id` has its relationship, and every one outward its `r:id`."""
    used = {element.get(f"{R}id") for element in package.main.iter()} - {None}
    given = {each.get("Id") for source, each in package.relations() if source == MAIN}
    outward = {
        each.get("Id")
        for _, each in package.relations()
        if each.get("TargetMode") == "External"
    }
    for name in used - given:
        yield f"{name} has no relationship"
    for name in outward - used:
        yield f"{name} is used by nothing"


# The text


def stray_text(package: Package) -> Faults:
    """Characters are in texts and fields: elsewhere Word calls the file damaged."""
    for name in package.names:
        if name.startswith("word/") and not name.endswith(".rels"):
            for element in package.xml(name).iter():
                inside = "" if local(element) in {"t", "instrText"} else element.text
                if (inside or "").strip() or (element.tail or "").strip():
                    yield f"{name}: text in or after {local(element)}"


def empty_paragraphs(package: Package) -> Faults:
    """Space comes from styles: no paragraph and no run is there for nothing."""
    for index, paragraph in enumerate(package.paragraphs):
        if not text(paragraph).strip():
            yield f"paragraph {index} is empty"
    for index, run in enumerate(package.runs):
        if not text(run):
            yield f"run {index} is empty"


def spaces(package: Package) -> Faults:
    """17.3.3.31: spaces at the ends of a text are kept only with `xml:space`."""
    for each in package.main.iter(f"{W}t"):
        content = each.text or ""
        if content != content.strip() and each.get(f"{XML}space") != "preserve":
            yield f"{content!r} loses its space"
        if re.search(r"[\t\n\r]", content):
            yield f"{content!r} holds a break"


def directions(package: Package) -> Faults:
    """17.3.2.30: a right-to-left run has no left-to-right letters, nor the reverse."""
    for run in package.runs:
        rtl = run.find(f"{W}rPr/{W}rtl") is not None
        for letter in text(run):
            if bidirectional(letter) in ({"L"} if rtl else {"R", "AL"}):
                yield f"{text(run)!r} runs against {letter}"
                break


def languages(package: Package) -> Faults:
    """17.3.2.20: the document has a language, and so do letters of another."""
    default = package.xml(STYLES).find(f"{W}docDefaults//{W}lang")
    said = {} if default is None else default.attrib
    for slot in ("val", "eastAsia", "bidi"):
        if not said.get(W + slot):
            yield f"the document has no {slot} language"
    if package.xml(CORE).findtext(f"{DC}language") != said.get(f"{W}val"):
        yield "the properties say another language than the styles"
    for run in package.runs:
        own = run.find(f"{W}rPr/{W}lang")
        tags = {**said, **({} if own is None else own.attrib)}
        for kind in {unicode_name(each, "").partition(" ")[0] for each in text(run)}:
            slot, tongues = TONGUES.get(kind, ("", set()))
            if slot and tags.get(W + slot, "").partition("-")[0] not in tongues:
                yield f"{text(run)!r} is in {tags.get(W + slot)}"


def hyperlinks(package: Package) -> Faults:
    """A link has words to click on, and an address that is safe to go to."""
    targets = {
        each.get("Id"): each.get("Target", "") for _, each in package.relations()
    }
    for link in package.main.iter(f"{W}hyperlink"):
        target = targets.get(link.get(f"{R}id"), "")
        if not text(link).strip():
            yield f"nothing leads to {target}"
        if not re.fullmatch(r"(https?://|mailto:|tel:)[!#-;=?-\[\]_a-z~]+", target):
            yield f"{target!r} is no address"


# The styles


def direct_formatting(package: Package) -> Faults:
    """Looks come from styles, so that a change of a style changes all it is for.

    A run has one character style; only what a second one would add stands on it.
    """
    for paragraph in package.paragraphs:
        for mark in paragraph.iterfind(f"{W}pPr/*"):
            if local(mark) not in HINTS:
                yield f"{local(mark)} on {text(paragraph)[:40]!r}"
    for run in package.runs:
        marks = {local(mark) for mark in run.iterfind(f"{W}rPr/*")}
        second = {"b", "bCs", "i", "iCs"} if "rStyle" in marks else set()
        if extra := marks - {"rStyle", "rtl", "lang"} - second:
            yield f"{sorted(extra)} on {text(run)[:40]!r}"


def used_styles(package: Package) -> Faults:
    """17.7.4: what is named is defined, and of its kind."""
    for tag, kind in (("pStyle", "paragraph"), ("rStyle", "character")):
        for mark in (*package.main.iter(W + tag), *_leveled(package, tag)):
            named = package.styles.get(mark.get(f"{W}val", ""))
            if named is None or named.get(f"{W}type") != kind:
                yield f"{mark.get(f'{W}val')} is no {kind} style"
    for name, style in package.styles.items():
        for tag in ("basedOn", "next", "link"):
            other = value(style, tag)
            if other is None:
                continue
            named = package.styles.get(other)
            if named is None or named.get(f"{W}type") != style.get(f"{W}type"):
                yield f"{name} has {other} for {tag}"


def _leveled(package: Package, tag: str) -> Iterator[Element]:
    yield from package.xml(NUMBERING).iter(W + tag)


def gallery(package: Package) -> Faults:
    """17.7.4.14, 17.7.4.19: people find each style that they may use, in its place."""
    places = Counter(value(style, "uiPriority") for style in package.styles.values())
    for name, style in package.styles.items():
        hidden = value(style, "semiHidden") is not None
        if not hidden and value(style, "qFormat") is None:
            yield f"{name} isn't in the gallery"
        if places[value(style, "uiPriority")] > 1:
            yield f"{name} shares its place"
        if not (value(style, "uiPriority") or "").isdigit():
            yield f"{name} has no place"


def style_names(package: Package) -> Faults:
    """17.7.4.9: Word knows its own styles by name; all others are custom styles."""
    styles = list(package.xml(STYLES).iter(f"{W}style"))
    for named, count in Counter(value(style, "name") for style in styles).items():
        if count > 1:
            yield f"{named} is there {count} times"
    for style in styles:
        own = value(style, "name") in WORDS_OWN
        if own == (style.get(f"{W}customStyle") == "1"):
            yield f"{value(style, 'name')} is taken for what it isn't"
    for name, count in Counter(each.get(f"{W}styleId") for each in styles).items():
        if count > 1:
            yield f"{name} is the id of {count} styles"


def roots(package: Package) -> Faults:
    """A change of Normal changes all paragraphs: one default each, and all on it."""
    defaults = {
        style.get(f"{W}type"): name
        for name, style in package.styles.items()
        if style.get(f"{W}default") == "1"
    }
    if set(defaults) != {"paragraph", "character"}:
        yield f"the defaults are {defaults}"
    for name in package.styles:
        above, seen = name, {name}
        while (base := value(package.styles[above], "basedOn")) in package.styles:
            if base in seen:
                yield f"{name} is based on itself"
                break
            above = base
            seen.add(base)
        if above not in defaults.values():
            yield f"{name} is based on {above}"


def outline(package: Package) -> Faults:
    """The navigation pane: levels by the headings' numbers, from one name downward."""
    levels: dict[str | None, int] = {}
    for name, style in package.styles.items():
        level = value(style, "pPr", "outlineLvl")
        heading = re.fullmatch(r"heading (\d)", value(style, "name") or "")
        if level != (str(int(heading[1]) - 1) if heading else None):
            yield f"{name} is on level {level}"
        if heading:
            levels[name] = int(heading[1])
    found = [levels.get(value(each, "pPr", "pStyle"), 0) for each in package.paragraphs]
    found = [level for level in found if level]
    if found[:1] != [1] or found.count(1) != 1:
        yield "the document has not one heading 1 at its head"
    for before, after in pairwise(found):
        if after > before + 1:
            yield f"a heading {after} follows a heading {before}"


def numbering(package: Package) -> Faults:
    """17.9: a list has its levels, and a level and its style know of each other."""
    lists = package.xml(NUMBERING)
    abstract = {
        each.get(f"{W}abstractNumId"): {
            level.get(f"{W}ilvl"): value(level, "pStyle")
            for level in each.iter(f"{W}lvl")
        }
        for each in lists.iter(f"{W}abstractNum")
    }
    concrete = {
        each.get(f"{W}numId"): value(each, "abstractNumId")
        for each in lists.iter(f"{W}num")
    }
    for number, base in concrete.items():
        if base not in abstract:
            yield f"list {number} is defined by nothing"
    numbered = {
        name: (
            value(style, "pPr", "numPr", "numId"),
            value(style, "pPr", "numPr", "ilvl"),
        )
        for name, style in package.styles.items()
        if style.find(f"{W}pPr/{W}numPr") is not None
    }
    for name, (number, depth) in numbered.items():
        if abstract.get(concrete.get(number), {}).get(depth) != name:
            yield f"{name} isn't the style of level {depth} of list {number}"
    for styles in abstract.values():
        for other in {*styles.values()} - {None, *numbered}:
            yield f"a level has the style {other}, which has no level"


def bullets(package: Package) -> Faults:
    """17.9.11: a bullet is a character of any text font, not of a symbol font."""
    for level in package.xml(NUMBERING).iter(f"{W}lvl"):
        if value(level, "numFmt") == "decimal":
            continue
        sign = value(level, "lvlText") or ""
        if len(sign) != 1 or "\ue000" <= sign <= "\uf8ff":
            yield f"{sign!r} is no bullet that readers know"


def widows(package: Package) -> Faults:
    """17.3.1.44: no line is alone on a page, whatever the style."""
    off = {"0", "false", "off"}
    base = package.xml(STYLES).find(f"{W}docDefaults//{W}widowControl")
    if base is None or base.get(f"{W}val") in off:
        yield "widows are not controlled"
    for name in (STYLES, MAIN):
        for mark in package.xml(name).iter(f"{W}widowControl"):
            if mark.get(f"{W}val") in off and mark is not base:
                yield f"{name} lets a line stand alone"


def fonts(package: Package) -> Faults:
    """17.8.3: each font is in the table, with what takes its place."""
    table = {font.get(f"{W}name"): font for font in package.xml(FONTS)}
    used = {
        font
        for name in (STYLES, NUMBERING, MAIN)
        for mark in package.xml(name).iter(f"{W}rFonts")
        for font in mark.attrib.values()
    }
    for missing in used - {*table}:
        yield f"{missing} isn't in the table"
    for name, font in table.items():
        if not value(font, "altName"):
            yield f"nothing takes the place of {name}"


def sizes(package: Package) -> Faults:
    """17.3.2.38: half-points are whole numbers, the same for all scripts."""
    for name in (STYLES, MAIN):
        for marks in package.xml(name).iter(f"{W}rPr"):
            size, other = value(marks, "sz"), value(marks, "szCs")
            if size != other or not (size is None or size.isdigit()):
                yield f"{name} has the sizes {size} and {other}"


# The document


def compatibility(package: Package) -> Faults:
    """MS-DOCX 2.3.3: below mode 15 Word says "Compatibility Mode" in its title."""
    modes = [
        mark.get(f"{W}val")
        for mark in package.xml(SETTINGS).iter(f"{W}compatSetting")
        if mark.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield f"the mode is {modes}"
    for name, data in package.parts.items():
        if b"markup-compatibility" in data:
            yield f"{name} has alternatives"


def properties(package: Package) -> Faults:
    """OPC 8.3: title, author and language are known, and dates are dates."""
    core = package.xml(CORE)
    for tag in ("title", "creator", "language"):
        if not (core.findtext(DC + tag) or "").strip():
            yield f"{tag} is empty"
    for tag in ("created", "modified"):
        date = core.findtext(TERMS + tag)
        if date is not None and not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}Z", date):
            yield f"{tag} is {date}"
    for tag, count in Counter(each.tag for each in core).items():
        if count > 1:
            yield f"{tag} is there {count} times"


def page(package: Package) -> Faults:
    """17.6: the body ends in its page, a sheet of A4 or Letter with room for text."""
    body = package.main[0]
    sections = list(package.main.iter(f"{W}sectPr"))
    if len(sections) != 1 or body[-1] is not sections[0]:
        yield "the page isn't at the end"
        return
    size, margins = (sections[0].find(W + tag) for tag in ("pgSz", "pgMar"))
    if size is None or margins is None:
        yield "the page has no size or no margins"
        return
    width, height = (int(size.get(W + tag, "0")) for tag in "wh")
    if (width, height) not in {(11906, 16838), (12240, 15840)}:
        yield f"the sheet is {width} by {height}"
    room = width - sum(int(margins.get(W + side, "0")) for side in ("left", "right"))
    if room < width / 2:
        yield f"the text is {room} wide"


CHECKS: tuple[Check, ...] = (
    *(names, content_types, kinds, relationships, references),
    *(stray_text, empty_paragraphs, spaces, directions, languages, hyperlinks),
    *(direct_formatting, used_styles, gallery, style_names, roots, outline),
    *(numbering, bullets, widows, fonts, sizes, compatibility, properties, page),
)
