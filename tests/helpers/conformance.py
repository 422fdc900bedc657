"""What PDF/UA-1 and PDF/A-2a ask of a PDF, rule by rule, on the objects themselves.

Each check returns the faults it finds; none knows how the file was made.  ISO numbers
stand for PDF/UA-1 (14289-1), PDF/A-2 (19005-2) and PDF 1.7 (32000-1).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, pairwise, product
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import page as _validator
import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Pdf
from PIL import Image, ImageCms

Node = Any
"""An object of the file."""
Faults = Iterator[str]
Check = Callable[[Pdf], Faults]
RawCheck = Callable[[bytes], Faults]

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
)


def faults(data: bytes) -> list[str]:
    """Return all that is wrong with a file, each fault after the check's name."""
    found = [f"{check.__name__}: {fault}" for check in RAW for fault in check(data)]
    with pikepdf.open(BytesIO(data)) as pdf:
        found += [
            f"{check.__name__}: {fault}" for check in CHECKS for fault in check(pdf)
        ]
    return found


# The bytes


def root(pdf: Pdf) -> Node:
    return pdf.Root


def header(data: bytes) -> Faults:
    """19005-2, 6.1.2: a version, then a comment of four bytes above 127."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n", data):
        yield "the file doesn't begin with a version"
    elif not re.match(rb"[^\r\n]+\r?\n%[\x80-\xff]{4}", data):
        yield "no binary comment follows the version"


def ends(data: bytes) -> Faults:
    """19005-2, 6.1.3: nothing follows the end but a line end."""
    if not re.search(rb"[\r\n]%%EOF\r?\n?\Z", data):
        yield "the file doesn't end in %%EOF"


def stream_ends(data: bytes) -> Faults:
    """19005-2, 6.1.7.1: an end of line stands before each endstream, uncounted.

    A return and a line feed are one end of line, also where the return is content.
    """
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", data):
        start, length = match.end(), int(match[1])
        found = re.compile(rb"(\r?\n|\r)endstream\b").search(data, start)
        if found is None:
            yield f"the stream at {start} has no end on a line of its own"
        elif found.start() - start != length:
            yield f"the stream at {start} ends elsewhere than after {length} bytes"


def syntax(data: bytes) -> Faults:
    """A reader has nothing to mend and nothing to decrypt: 19005-2, 6.1.3."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                yield "the file is encrypted"
            yield from pdf.check_pdf_syntax()
            yield from pdf.get_warnings()
    except pikepdf.PdfError as error:
        yield str(error)


RAW: tuple[RawCheck, ...] = (header, ends, stream_ends, syntax)


# What is on the pages


class Mark(NamedTuple):
    """A marked-content sequence that is open."""

    tag: str
    properties: Node

    @property
    def number(self) -> int | None:
        """Its MCID."""
        return None if self.properties is None else self.properties.get("/MCID")


class Step(NamedTuple):
    """An instruction of a page with the marks that it stands in."""

    page: int
    marks: tuple[Mark, ...]
    operator: str
    operands: Sequence[Any]

    @property
    def begun(self) -> int | None:
        """The MCID that begins here."""
        if self.operator != "BDC" or isinstance(self.operands[1], pikepdf.Name):
            return None
        number = self.operands[1].get("/MCID")
        return None if number is None else int(number)

    @property
    def is_content(self) -> bool:
        return any(mark.number is not None for mark in self.marks)

    @property
    def is_artifact(self) -> bool:
        return any(mark.tag == "/Artifact" for mark in self.marks)


def steps(pdf: Pdf) -> Iterator[Step]:
    """Yield every instruction of every page, pages counted from 1."""
    for number, page in enumerate(pdf.pages, 1):
        marks: list[Mark] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "EMC" and marks:
                marks.pop()
            yield Step(number, tuple(marks), operator, operands)
            if operator in ("BMC", "BDC"):
                properties = operands[1] if operator == "BDC" else None
                if isinstance(properties, pikepdf.Name):
                    properties = page.obj.Resources.Properties[properties]
                marks.append(Mark(str(operands[0]), properties))


def mark_balance(pdf: Pdf) -> Faults:
    """32000-1, 14.6.1: a mark is ended on its page, and in its text object."""
    for number, page in enumerate(pdf.pages, 1):
        open_ends: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ENDS:
                open_ends.append(ENDS[operator])
            elif operator in ENDS.values() and [operator] != open_ends[-1:]:
                yield f"page {number}: {operator} ends nothing"
            elif operator in ENDS.values():
                open_ends.pop()
        if open_ends:
            yield f"page {number}: {open_ends[-1]} is missing"


ENDS = {"BT": "ET", "BMC": "EMC", "BDC": "EMC"}


def mark_nesting(pdf: Pdf) -> Faults:
    """14289-1, 7.1: neither content in an artifact nor an artifact in content."""
    for step in steps(pdf):
        if step.operator not in ("BMC", "BDC"):
            continue
        if step.operands[0] == "/Artifact" and step.is_content:
            yield f"page {step.page}: an artifact inside content"
        elif step.begun is not None and step.is_artifact:
            yield f"page {step.page}: content inside an artifact"
        elif step.begun is not None and step.is_content:
            yield f"page {step.page}: content inside content"


def text_is_marked(pdf: Pdf) -> Faults:
    """14289-1, 7.1: text is content of the structure or an artifact."""
    for step in steps(pdf):
        if step.operator in SHOWING and not (step.is_content or step.is_artifact):
            yield f"page {step.page}: text outside marks"


def paths_are_artifacts(pdf: Pdf) -> Faults:
    """14289-1, 7.1: what is drawn but not text means nothing here."""
    for step in steps(pdf):
        if step.operator in PAINTING and not step.is_artifact:
            yield f"page {step.page}: {step.operator} outside an artifact"


ARTIFACTS = {
    "/Pagination": {"/Header", "/Footer", "/Watermark"},
    "/Layout": set[str](),
    "/Page": set[str](),
    "/Background": set[str](),
}
"""The types of artifacts, and the subtypes that each may have."""


def artifacts(pdf: Pdf) -> Faults:
    """32000-1, 14.8.2.2.2: an artifact says nothing of its kind, or a known one."""
    for step in steps(pdf):
        if step.operator != "BDC" or step.operands[0] != "/Artifact":
            continue
        kind, subtype = (step.operands[1].get(key) for key in ("/Type", "/Subtype"))
        if str(kind) not in ARTIFACTS:
            yield f"page {step.page}: an artifact of type {kind}"
        elif subtype and str(subtype) not in ARTIFACTS[str(kind)]:
            yield f"page {step.page}: {kind} of subtype {subtype}"


def colours(pdf: Pdf) -> Faults:
    """19005-2, 6.2.4.3: colours are those the output intent covers."""
    for step in steps(pdf):
        if step.operator in ("k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "ri"):
            yield f"page {step.page}: a colour set by {step.operator}"


def transparency(pdf: Pdf) -> Faults:
    """19005-2, 6.2.10; a CV needs no graphics state, group or external object."""
    for number, page in enumerate(pdf.pages, 1):
        if "/Group" in page.obj:
            yield f"page {number}: a transparency group"
        for kind in ("/ExtGState", "/XObject", "/Pattern", "/Shading"):
            if page.obj.Resources.get(kind):
                yield f"page {number}: resources of kind {kind}"


def pages(pdf: Pdf) -> Faults:
    """14289-1, 7.18.3: tabs by structure; 32000-1, 7.7.3.3: a box; no actions."""
    for number, page in enumerate(pdf.pages, 1):
        box = [float(edge) for edge in page.obj.get("/MediaBox", ())]
        if (
            len(box) != 4
            or box[:2] != [0, 0]
            or not all(3 <= e < 14400 for e in box[2:])
        ):
            yield f"page {number}: no sheet"
        if page.obj.get("/Tabs") != "/S":
            yield f"page {number}: tabs don't follow the structure"
        for key in ("/AA", "/PresSteps", "/Trans", "/UserUnit"):
            if key in page.obj:
                yield f"page {number}: {key}"


# The structure


def kids(node: Node) -> list[Node]:
    """Return what an element holds: elements, marks and references."""
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found][: found != []]


def tag(node: Node) -> str:
    """Return the type of an element, or nothing for what is none."""
    is_element = isinstance(node, pikepdf.Dictionary) and "/S" in node
    return str(node.S)[1:] if is_element else ""


def elements(node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the elements below a node in order, each with its parent."""
    for kid in kids(node):
        if tag(kid):
            yield kid, node
            yield from elements(kid)


def tree(pdf: Pdf) -> list[tuple[Node, Node]]:
    return list(elements(root(pdf).StructTreeRoot))


HOLDERS = {
    "Document": {""},
    "L": {"Document", "LBody"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    **{kind: {"Document"} for kind in ("H1", "H2", "H3", "H4", "H5", "H6", "P")},
    "Link": {"H1", "H2", "H3", "P", "LBody", "Span"},
    "Span": {"H1", "H2", "H3", "P", "LBody", "Link", "Span"},
}
"""What may hold an element of a type: 32000-1, 14.8.4, as far as a CV needs it."""


def structure(pdf: Pdf) -> Faults:
    """Every element is of a standard type, in a place for it, and knows its parent."""
    if "/RoleMap" in root(pdf).StructTreeRoot:
        yield "types are mapped"
    if ["Document"] != [tag(kid) for kid in kids(root(pdf).StructTreeRoot)]:
        yield "the tree is not one document"
    for element, parent in tree(pdf):
        if tag(parent) not in HOLDERS.get(tag(element), ()):
            yield f"{tag(element)} in {tag(parent) or 'the root'}"
        if element.get("/P", parent).objgen != parent.objgen or "/P" not in element:
            yield f"{tag(element)} in {tag(parent) or 'the root'} has another parent"
        if not kids(element):
            yield f"{tag(element)} is empty"


def headings(pdf: Pdf) -> Faults:
    """14289-1, 7.4.2: the first is H1 and none is more than a level below its last."""
    levels = [
        int(match[1])
        for element, _ in tree(pdf)
        if (match := re.fullmatch(r"H(\d)", tag(element)))
    ]
    if levels[:1] != [1]:
        yield "the first heading is no H1"
    if levels.count(1) > 1:
        yield "more than one H1"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"H{below} follows H{above}"


def lists(pdf: Pdf) -> Faults:
    """14289-1, 7.2 and 7.6: items of a label and a body, and what the labels are."""
    for element, _ in tree(pdf):
        inside = [tag(kid) for kid in kids(element)]
        if tag(element) == "L":
            if set(inside) != {"LI"}:
                yield f"L holds {inside}"
            attributes = element.get("/A", {})
            if attributes.get("/O") != "/List" or "/ListNumbering" not in attributes:
                yield "L doesn't name its labels"
        elif tag(element) == "LI" and inside not in (["Lbl", "LBody"], ["LBody"]):
            yield f"LI holds {inside}"


def parents(pdf: Pdf) -> dict[int, Node]:
    """Return the elements by the numbers that pages and annotations give."""
    return dict(pikepdf.NumberTree(root(pdf).StructTreeRoot.ParentTree))


def held(pdf: Pdf) -> Counter[tuple[Any, Any, int]]:
    """Count the marks that elements hold: element, page and number."""
    found: Counter[tuple[Any, Any, int]] = Counter()
    for element, _ in tree(pdf):
        for kid in kids(element):
            if isinstance(kid, int):
                found[element.objgen, _page_of(element, element), kid] += 1
            elif "/MCID" in kid:
                found[element.objgen, _page_of(kid, element), kid.MCID] += 1
    return found


def _page_of(kid: Node, element: Node) -> Any:
    page = kid.get("/Pg", element.get("/Pg"))
    return None if page is None else page.objgen


def numbered(pdf: Pdf) -> Iterator[tuple[int, Node, Sequence[int], Sequence[Node]]]:
    """Yield each page with its number, its marks and the elements given for them."""
    begun: dict[int, list[int]] = defaultdict(list)
    for step in steps(pdf):
        if step.begun is not None:
            begun[step.page].append(step.begun)
    owners = parents(pdf)
    for number, page in enumerate(pdf.pages, 1):
        key: Node = page.obj.get("/StructParents", -1)
        row = owners.get(key, [])
        yield number, page.obj, begun[number], list(row)


def mark_numbers(pdf: Pdf) -> Faults:
    """32000-1, 14.7.4.2: each mark of a page has a number of its own."""
    for page, _, begun, row in numbered(pdf):
        for number, count in Counter(begun).items():
            if count > 1:
                yield f"page {page}: mark {number} is there {count} times"
        if not row:
            yield f"page {page}: not in the tree of parents"
        if len(row) > len(set(begun)):
            yield f"page {page}: the tree of parents has marks too many"


def marks(pdf: Pdf) -> Faults:
    """32000-1, 14.7.4: from each mark to its element and from there back to it."""
    claims = held(pdf)
    seen = set()
    for page, node, begun, row in numbered(pdf):
        for number in sorted(set(begun)):
            if number >= len(row) or not tag(row[number]):
                yield f"page {page}: mark {number} has no element"
                continue
            key = (row[number].objgen, node.objgen, number)
            seen.add(key)
            if claims[key] != 1:
                yield f"page {page}: mark {number} is held {claims[key]} times"
    for *_, number in claims.keys() - seen:
        yield f"an element holds mark {number}, which leads elsewhere"


def parent_keys(pdf: Pdf) -> Faults:
    """32000-1, 14.7.4.4: each page and annotation has a key of its own."""
    used = [page.obj.get("/StructParents", -1) for page in pdf.pages]
    used += [link.get("/StructParent", -1) for _, link in annotated(pdf)]
    if sorted(used) != sorted(parents(pdf)):
        yield "the tree of parents has other keys than pages and annotations"
    if root(pdf).StructTreeRoot.get("/ParentTreeNextKey", 0) <= max(used):
        yield "the next key is in use"


# Links


def annotated(pdf: Pdf) -> list[tuple[Node, Node]]:
    """Return every annotation with its page."""
    return [
        (page.obj, link) for page in pdf.pages for link in page.obj.get("/Annots", ())
    ]


def links(pdf: Pdf) -> Faults:
    """14289-1, 7.18.1 and 7.18.5: a link is in a Link element, and says where to."""
    owners = parents(pdf)
    for page, link in annotated(pdf):
        if link.get("/Subtype") != "/Link":
            yield "an annotation is no link"
        if not str(link.get("/Contents", "")).strip():
            yield "a link has no Contents"
        element = owners.get(link.get("/StructParent", -1), {})
        if tag(element) != "Link":
            yield "a link is in no Link"
            continue
        references = [
            kid
            for kid in kids(element)
            if isinstance(kid, pikepdf.Dictionary)
            and "/Obj" in kid
            and kid.Obj.objgen == link.objgen
        ]
        if len(references) != 1:
            yield f"a Link refers {len(references)} times to its link"
        elif _page_of(references[0], element) != page.objgen:
            yield "a Link refers to its link on another page"
        if link.get("/P", page).objgen != page.objgen:
            yield "a link is not on the page it names"


def link_references(pdf: Pdf) -> Faults:
    """Every Link leads to links that are on a page."""
    there = {link.objgen for _, link in annotated(pdf)}
    for element, _ in tree(pdf):
        found = [
            kid.Obj.objgen
            for kid in kids(element)
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
        ]
        if (tag(element) == "Link") != bool(found):
            yield f"{tag(element)} with {len(found)} references"
        if not there.issuperset(found):
            yield "a Link leads to a link on no page"


def link_areas(pdf: Pdf) -> Faults:
    """19005-2, 6.3.2: printed and never hidden, and where it can be hit."""
    for page, link in annotated(pdf):
        if link.get("/F") != 4:
            yield f"a link has the flags {link.get('/F')}"
        left, bottom, right, top = [float(edge) for edge in page.MediaBox]
        numbers = [float(n) for n in link.get("/QuadPoints", ())]
        corners = list(zip(numbers[::2], numbers[1::2], strict=False))
        if len(numbers) % 8 or not numbers:
            yield "a link has no whole quadrilateral"
        elif not all(left <= x <= right and bottom <= y <= top for x, y in corners):
            yield "a link reaches off the page"
        x1, y1, x2, y2 = [float(edge) for edge in link.Rect]
        if not (x1 < x2 and y1 < y2):
            yield "a link has no area"
        # 32000-1, table 173: QuadPoints are ignored where they leave Rect.
        if not all(x1 <= x <= x2 and y1 <= y <= y2 for x, y in corners):
            yield "a quadrilateral leaves its rectangle"


def actions(pdf: Pdf) -> Faults:
    """19005-2, 6.5.1: nothing acts but a link, and that leads to an address."""
    for _, link in annotated(pdf):
        action = link.get("/A", {})
        address = str(action.get("/URI", ""))
        if action.get("/S") != "/URI" or "/Next" in action or "/AA" in link:
            yield f"a link does {action.get('/S')}"
        elif not re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", address, re.IGNORECASE):
            yield f"a link leads to {address!r}"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Perms", "/OCProperties"):
        if key in root(pdf):
            yield f"the catalog has {key}"


# Fonts


def fonts(pdf: Pdf) -> dict[Any, Node]:
    """Return every font that a page names, by its number."""
    return {
        font.objgen: font
        for page in pdf.pages
        for font in page.obj.Resources.get("/Font", {}).values()
    }


def used(pdf: Pdf) -> dict[Any, set[int]]:
    """Return the codes that are shown in each font, two bytes each."""
    found: dict[Any, set[int]] = {key: set() for key in fonts(pdf)}
    saved: list[Any] = []
    font = None
    for step in steps(pdf):
        if step.operator == "Tf":
            named = pdf.pages[step.page - 1].obj.Resources.Font
            font = named[step.operands[0]].objgen
        elif step.operator == "q":
            saved.append(font)
        elif step.operator == "Q":
            font = saved.pop()
        elif step.operator in SHOWING:
            for text in _strings(step.operands[-1]):
                found[font] |= {high << 8 | low for high, low in _pairs(text)}
    return found


def _strings(operand: Node) -> Iterator[bytes]:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return (bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _pairs(text: bytes) -> Iterable[tuple[int, int]]:
    return zip(text[::2], text[1::2], strict=True)


def descendant(font: Node) -> Node:
    return font.DescendantFonts[0]


def program(font: Node) -> TTFont | None:
    """Return the TrueType program that is embedded for a font."""
    file = descendant(font).get("/FontDescriptor", {}).get("/FontFile2")
    if file is None:
        return None
    try:
        opened = TTFont(BytesIO(file.read_bytes()), lazy=False)
        opened["hmtx"], opened["glyf"]
    except (TTLibError, KeyError):
        return None
    return opened


def composite(pdf: Pdf) -> list[Node]:
    """Return the fonts that the checks below can read; the others are faults."""
    return [
        font
        for font in fonts(pdf).values()
        if font.get("/Subtype") == "/Type0" and program(font) is not None
    ]


def font_kinds(pdf: Pdf) -> Faults:
    """19005-2, 6.2.11: embedded TrueType with two-byte codes, its names agreeing."""
    for font in fonts(pdf).values():
        name = str(font.get("/BaseFont", ""))
        if (font.get("/Subtype"), font.get("/Encoding")) != ("/Type0", "/Identity-H"):
            yield f"{name} is no composite font of two-byte codes"
            continue
        below = descendant(font)
        if program(font) is None:
            yield f"{name} is not embedded"
        if below.get("/Subtype") != "/CIDFontType2" or "/CIDToGIDMap" not in below:
            yield f"{name} doesn't say which glyph a code has"
        named = {name, str(below.BaseFont), str(below.FontDescriptor.FontName)}
        if len(named) > 1 or not re.fullmatch(r"/[A-Z]{6}\+\S+", name):
            yield f"{name} is not named as a subset everywhere"


def glyph_of(font: Node) -> Callable[[int], int]:
    """Return the way from a code of a font to its glyph."""
    mapping = descendant(font).get("/CIDToGIDMap", pikepdf.Name.Identity)
    if isinstance(mapping, pikepdf.Name):
        return lambda code: code
    glyphs = mapping.read_bytes()
    return lambda code: int.from_bytes(glyphs[2 * code : 2 * code + 2])


def widths_of(font: Node) -> dict[int, float]:
    """Return the width of each code that a font's W gives."""
    found: dict[int, float] = {}
    entries = list(descendant(font).get("/W", ()))
    while entries:
        first, second, *entries = entries
        if isinstance(second, pikepdf.Array):
            found.update(enumerate(map(float, second), first))
        else:
            width, *entries = entries
            found.update(dict.fromkeys(range(first, second + 1), float(width)))
    return found


def glyphs(pdf: Pdf) -> Faults:
    """19005-2, 6.2.11.4 and 6.2.11.8: no code shown has no glyph."""
    shown = used(pdf)
    for font in composite(pdf):
        opened, glyph = program(font), glyph_of(font)
        count = 0 if opened is None else opened["maxp"].numGlyphs
        for code in sorted(shown[font.objgen]):
            if not 0 < glyph(code) < count:
                yield f"{font.BaseFont} shows code {code}, which has no glyph"


def widths(pdf: Pdf) -> Faults:
    """19005-2, 6.2.11.5: a width differs by no more than one from the program's."""
    for font in composite(pdf):
        opened, glyph, stated = program(font), glyph_of(font), widths_of(font)
        if opened is None:
            continue
        order, scale = opened.getGlyphOrder(), 1000 / opened["head"].unitsPerEm
        for code in sorted({0} | used(pdf)[font.objgen]):
            advance, _ = opened["hmtx"][order[glyph(code)]]
            if abs(stated.get(code, -9) - advance * scale) > 1.01:
                yield f"{font.BaseFont} states {stated.get(code)} for code {code}"


def unicode_of(font: Node) -> dict[int, str]:
    """Return what each code of a font is read as."""
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _decoded(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = _decoded(text)
            for offset in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + offset] = start[:-1] + chr(
                    ord(start[-1]) + offset
                )
    return found


def _decoded(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be", "replace")


UNREADABLE = re.compile("[\0-\x1f\ufeff\ufffe\uffff\ufffd\ue000-\uf8ff\xa0\xad\u200b]")
"""19005-2, 6.2.11.7.2 and .3; the last three hide words from machines."""


def text_of_codes(pdf: Pdf) -> Faults:
    """14289-1, 7.21.7: each code that is shown is read as text."""
    shown = used(pdf)
    for key, font in fonts(pdf).items():
        texts = unicode_of(font)
        for code in sorted(shown[key] - texts.keys()):
            yield f"{font.BaseFont} has no text for code {code}"
        for code, text in texts.items():
            if not text or UNREADABLE.search(text):
                yield f"{font.BaseFont} reads code {code} as {text!a}"


# What the file says of itself

X = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
INFO = {
    "/Title": "dc:title/rdf:Alt/rdf:li",
    "/Author": "dc:creator/rdf:Seq/rdf:li",
    "/Subject": "dc:description/rdf:Alt/rdf:li",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""Where XMP holds what Info holds: 19005-2, 6.6.3."""

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""RFC 5646, 2.1, without the tags that are kept for old times' sake."""


def packet(pdf: Pdf) -> ET.Element:
    """Return the one description in the metadata."""
    whole = ET.fromstring(root(pdf).Metadata.read_bytes().decode("utf-8"))
    found = whole.find(".//rdf:Description", X)
    return whole if found is None else found


def metadata(pdf: Pdf) -> Faults:
    """19005-2, 6.6.2.1: plain XML that any tool finds, of the two claims."""
    if "/Metadata" not in root(pdf):
        yield "there is no metadata"
        return
    stream = root(pdf).Metadata
    if "/Filter" in stream or stream.get("/Subtype") != "/XML":
        yield "the metadata is not plain XML"
    data = stream.read_bytes()
    head = re.match(rb"\xef?\xbb?\xbf?<\?xpacket ([^>]*)\?>", data)
    if not head or b"bytes=" in head[1] or b"encoding=" in head[1]:
        yield "the metadata is in no packet of today"
    claims = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    for name, value in claims.items():
        if [value] != [found.text for found in packet(pdf).findall(name, X)]:
            yield f"{name} is not {value}"


def extension_schema(pdf: Pdf) -> Faults:
    """19005-2, 6.6.2.3.3: the claim of PDF/UA is described where it is made."""
    described = [
        (prefix.text, name.text)
        for schema in packet(pdf).iterfind(".//pdfaSchema:property/../..", X)
        for prefix in schema.iterfind(".//pdfaSchema:prefix", X)
        for space in schema.iterfind(".//pdfaSchema:namespaceURI", X)
        for name in schema.iterfind(".//pdfaProperty:name", X)
        if space.text == X["pdfuaid"]
    ]
    if described != [("pdfuaid", "part")]:
        yield "pdfuaid:part is not described"


def information(pdf: Pdf) -> Faults:
    """14289-1, 7.1: a title; 19005-2, 6.6.3: Info and XMP agree, dates included."""
    info: Node = pdf.trailer.get("/Info", {})
    if not str(info.get("/Title", "")).strip():
        yield "there is no title"
    for key, path in INFO.items():
        stated: list[str | None] = [str(info[key])] if key in info else []
        found = [text.text for text in packet(pdf).findall(path, X)]
        if key.endswith("Date"):
            stated, found = _digits(stated), _digits(found)
        if stated != found:
            yield f"{key} is {stated}, and {found} in XMP"
    for key in set(info.keys()) - INFO.keys() - {"/Trapped"}:
        yield f"{key} is nowhere in XMP"


def _digits(dates: Iterable[str | None]) -> list[str | None]:
    return [re.sub(r"\D", "", date or "") for date in dates]


def languages(pdf: Pdf) -> Faults:
    """14289-1, 7.2: a language for all, and none that is no language."""
    stated = str(root(pdf).get("/Lang", ""))
    found = [text.text for text in packet(pdf).findall("dc:language/rdf:Bag/rdf:li", X)]
    if [stated] != found:
        yield f"the language is {stated!r}, and {found} in XMP"
    given = [("the catalog", stated)]
    given += [
        (tag(element), str(element.Lang))
        for element, _ in tree(pdf)
        if "/Lang" in element
    ]
    given += [
        (f"page {step.page}", str(step.operands[1].Lang))
        for step in steps(pdf)
        if step.operator == "BDC"
        and isinstance(step.operands[1], pikepdf.Dictionary)
        and "/Lang" in step.operands[1]
    ]
    for place, language in given:
        if not LANGUAGE.fullmatch(language):
            yield f"{place} has the language {language!r}"


def catalog(pdf: Pdf) -> Faults:
    """14289-1, 6.2 and 7.1: it is tagged throughout, and shows its title."""
    marked: Node = root(pdf).get("/MarkInfo", {})
    if marked.get("/Marked") is not True or marked.get("/Suspects"):
        yield "the file is not tagged"
    if root(pdf).get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not shown"
    if root(pdf).get("/NeedsRendering"):
        yield "a form is rendered"


def trailer(pdf: Pdf) -> Faults:
    """19005-2, 6.1.3: an identifier of two strings."""
    identifier = [bytes(part) for part in pdf.trailer.get("/ID", ())]
    if len(identifier) != 2 or not all(identifier):
        yield "there is no identifier"


FILTERS = frozenset({"/FlateDecode", "/DCTDecode"})


def streams(pdf: Pdf) -> Faults:
    """19005-2, 6.1.7: every stream is inside the file, in a filter that is free."""
    for number, node in enumerate(pdf.objects):
        if not isinstance(node, pikepdf.Stream):
            continue
        filters: Node = node.get("/Filter", [])
        filters = filters if isinstance(filters, pikepdf.Array) else [filters]
        if strange := {str(f) for f in filters if f != []} - FILTERS:
            yield f"stream {number} is in {', '.join(sorted(strange))}"
        if {"/F", "/FFilter", "/FDecodeParms"} & set(node.keys()):
            yield f"stream {number} is in another file"


def output_intent(pdf: Pdf) -> Faults:
    """19005-2, 6.2.3: one profile, of sRGB, by which sRGB stays as it is."""
    intents = list(root(pdf).get("/OutputIntents", ()))
    if [intent.get("/S") for intent in intents] != ["/GTS_PDFA1"]:
        yield "there is not one output intent"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "the output intent has no name"
    stream: Node = intent.DestOutputProfile
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(stream.read_bytes()))
    except OSError:
        yield "the profile can't be read"
        return
    if (stream.get("/N"), profile.profile.xcolor_space) != (3, "RGB "):
        yield "the profile is not of three colours"
        return
    if profile.profile.version > 4.3:
        yield f"the profile is of version {profile.profile.version}"
    levels = bytes(chain.from_iterable(product(range(0, 256, 51), repeat=3)))
    before = Image.frombytes("RGB", (36, 6), levels)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    after = ImageCms.profileToProfile(before, srgb, profile)
    assert after is not None
    if any(abs(a - b) > 1 for a, b in zip(levels, after.tobytes(), strict=True)):
        yield "the profile is not of sRGB"


CHECKS: tuple[Check, ...] = (
    mark_balance,
    mark_nesting,
    text_is_marked,
    paths_are_artifacts,
    artifacts,
    colours,
    transparency,
    pages,
    structure,
    headings,
    lists,
    mark_numbers,
    marks,
    parent_keys,
    links,
    link_references,
    link_areas,
    actions,
    font_kinds,
    glyphs,
    widths,
    text_of_codes,
    metadata,
    extension_schema,
    information,
    languages,
    catalog,
    trailer,
    streams,
    output_intent,
)


def judged(data: bytes, profile: str) -> list[str]:
    report = _validator.validate_pdf_bytes(data, profile=profile)
    return [failure.message for failure in report.failures]
