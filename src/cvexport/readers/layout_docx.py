"""DOCX: the paragraphs of a file with their styles, in reading order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from cvexport.model.lines import Line, Segment
from cvexport.readers.docx_package import main_part, parts
from cvexport.readers.docx_styles import (
    Glyphs,
    Look,
    Styles,
    W,
    attribute,
    glyphs,
    look,
    shape,
    value,
)
from cvexport.readers.layout_text import bulleted
from cvexport.unicode.characters import cleaned

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEADING = 1.2
"""Height of a line, as a multiple of the size."""
_LONG_CELL = 4
"""Lines: cells with more aren't read side by side."""
_CONTACT = re.compile(r"@|\d{3}")
_DATED = re.compile(r"\d")
_COUNTED = "\ufdd0"
"""Stands for the number of a page: no character that a file may contain."""
_NO_TEXT = re.compile(f"[{_COUNTED}\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"\s]{1,2000})"')
_COUNTING_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")

_FLOWING = frozenset(
    f"{W}{name}"
    for name in (
        *("hyperlink", "ins", "moveTo", "smartTag", "fldSimple"),
        *("sdt", "sdtContent", "customXml", "bdo", "dir", "r"),
    )
)
_CONTAINERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")
)
_CHARACTERS = {
    f"{W}noBreakHyphen": "-",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
}
_SYMBOL = re.compile("(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)
"""A code unit that is a character, no half of one."""


def lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of headers, body and footers."""
    found = parts(data)
    main = main_part(found)
    folder = posixpath.dirname(main)
    styles = Styles(found.get(f"{folder}/styles.xml"))
    bullets = glyphs(found.get(f"{folder}/numbering.xml"))

    def reader(name: str) -> _Reader:
        relations = found.get(f"{folder}/_rels/{posixpath.basename(name)}.rels")
        return _Reader(styles, bullets, _targets(relations))

    body = found[main]
    targets = _targets(found.get(f"{folder}/_rels/{posixpath.basename(main)}.rels"))
    above, below = (
        [
            line
            for name in _margins(body, kind, targets)
            if (part := found.get(posixpath.normpath(f"{folder}/{name}"))) is not None
            for line in reader(name).margin(part)
        ]
        for kind in ("header", "footer")
    )
    return (*_once(above), *_levelled(list(reader(main).body(body))), *_once(below))


def _targets(relations: etree._Element | None) -> Mapping[str, str]:
    """Return what the ids of a part's relations stand for."""
    return {
        str(each.get("Id")): str(each.get("Target"))
        for each in (() if relations is None else relations)
    }


def _margins(
    body: etree._Element, kind: str, targets: Mapping[str, str]
) -> Iterator[str]:
    """Yield the names of page headers or footers, that of the first page first."""
    order = {"first": 0, "default": 1, "even": 2}
    references = list(body.iter(f"{W}{kind}Reference"))
    references.sort(key=lambda each: order.get(attribute(each, "type"), 1))
    for each in references:
        if name := targets.get(str(each.get(f"{_R}id"))):
            yield name


def _once(lines: list[Line]) -> Iterator[Line]:
    """Yield lines of headers or footers that are in no other one before."""
    seen: set[str] = set()
    for line in lines:
        if line.text not in seen:
            seen.add(line.text)
            yield line


def _levelled(lines: list[Line]) -> Iterator[Line]:
    """Yield lines with their gaps beyond the usual one."""
    gaps = sorted(line.gap for line in lines)
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    for line in lines:
        yield line._replace(gap=round(max(line.gap - usual, 0.0), 2))


class _Text(NamedTuple):
    """Letters in one look; `text` is a tab or a line end too."""

    text: str
    look: Look
    link: str = ""


class _Above(NamedTuple):
    """What is above a paragraph: space, its style, empty lines."""

    after: float = 0.0
    style: str = ""
    empty: float = 0.0


class _Reader:
    """Reads a part: paragraphs, tables, text boxes."""

    def __init__(
        self, styles: Styles, bullets: Glyphs, targets: Mapping[str, str]
    ) -> None:
        self._styles = styles
        self._bullets = bullets
        self._targets = targets
        self._above = _Above()
        self._column = 0
        self._link = ""
        self._instruction = ""
        self._fields: list[str] = []

    def body(self, document: etree._Element) -> Iterator[Line]:
        """Yield the lines of a document."""
        for child in document:
            if child.tag == f"{W}body":
                for line in self._blocks(child):
                    yield from _printed(line)

    def margin(self, part: etree._Element) -> Iterator[Line]:
        """Yield the lines of a page header or footer, but not those that count."""
        for line in self._blocks(part):
            if _COUNTED not in line.text or _CONTACT.search(line.text):
                yield from _printed(line)

    def _blocks(self, parent: etree._Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Line]:
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else value(properties, "pStyle")
        form = shape(properties).over(self._styles.shape(style))
        base = self._styles.look(style)
        texts = list(self._texts(element, base))
        size = max(
            (each.look.size or 0 for each in texts if each.text.strip()), default=0
        )
        size = size or base.size or 1
        glyph, level = self._list_item(properties, style)
        name = self._styles.name(style)
        is_heading = (form.outline or 0) < 9 or name.startswith("heading ")
        above, is_first = self._above, True
        before = form.before or 0
        between = max(before, above.after)
        if form.is_close and above.style == style:
            between = 0.0
        gap = between / (size * _LEADING) + above.empty
        for row in _rows(texts):
            segments = _segments(row, form.left or 0)
            if not segments:
                continue
            typed = glyph or not is_heading
            kept, mark = bulleted(segments) if typed else (segments, "")
            if not kept:
                continue
            yield Line(
                segments=kept,
                gap=gap if is_first else 0.0,
                column=self._column,
                is_bullet=bool(mark or (glyph and is_first)) and not is_heading,
                level=level if glyph else 0,
                is_heading=is_heading,
                is_whole=True,
            )
            is_first = False
        if is_first:
            self._above = _Above(
                0.0, style, above.empty + 1 + (between / (size * _LEADING))
            )
        else:
            self._above = _Above(form.after or 0, style)
        yield from self._boxes(element)

    def _list_item(
        self, properties: etree._Element | None, style: str
    ) -> tuple[str, int]:
        """Return the bullet or "1" for a number, nothing for other text; the level."""
        numbering = None if properties is None else properties.find(f"{W}numPr")
        inherited = self._styles.numbering(style or self._styles.default)
        if numbering is None:
            numbering = inherited
        number = "" if numbering is None else value(numbering, "numId")
        if not number and inherited is not None:
            number = value(inherited, "numId")
        level = "0" if numbering is None else value(numbering, "ilvl") or "0"
        depth = int(level) if re.fullmatch(r"\d", level) else 0
        if number not in {"", "0"}:
            return self._bullets.get(number, {}).get(level, "1") or "•", depth
        is_listed = self._styles.name(style).startswith("list bullet")
        return ("•" if is_listed else ""), depth

    def _texts(self, parent: etree._Element, base: Look) -> Iterator[_Text]:
        """Yield the letters of a paragraph, without those of boxes anchored in it."""
        opened = [(iter(parent), "", base)]
        while opened:
            children, link, current = opened[-1]
            child = next(children, None)
            if child is None:
                opened.pop()
            elif child.tag == f"{W}hyperlink":
                target = self._targets.get(str(child.get(f"{_R}id")), "")
                opened.append((iter(child), target, current))
            elif child.tag == f"{W}fldSimple" and _COUNTING_FIELD.match(
                attribute(child, "instr")
            ):
                yield _Text(_COUNTED, current)
            elif child.tag == f"{W}r":
                opened.append((iter(child), link, self._run_look(child, base)))
            elif child.tag in _FLOWING:
                opened.append((iter(child), link, current))
            elif not current.is_hidden:
                yield from self._piece(child, current, link)

    def _run_look(self, run: etree._Element, base: Look) -> Look:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return base
        style = value(properties, "rStyle")
        return look(properties).over(self._styles.own_look(style)).over(base)

    def _piece(
        self, child: etree._Element, current: Look, link: str
    ) -> Iterator[_Text]:
        if child.tag == f"{W}fldChar":
            yield from self._field(attribute(child, "fldCharType"), current)
        elif child.tag == f"{W}instrText":
            self._instruction += (child.text or "")[:2000]
        elif not (self._fields and self._fields[-1] == "count"):
            if child.tag == f"{W}br" and attribute(child, "type") == "column":
                self._column += 1
            if text := _typed(child):
                yield _Text(text, current, link or self._link)

    def _field(self, kind: str, current: Look) -> Iterator[_Text]:
        """Follow a field: its instruction, then its result, which is printed."""
        if kind == "begin":
            self._instruction = ""
            self._fields.append("")
        elif kind == "separate" and self._fields:
            yield from self._started(current)
        elif kind == "end" and self._fields:
            if not self._fields[-1]:
                yield from self._started(current)
            self._fields.pop()
            self._link = ""

    def _started(self, current: Look) -> Iterator[_Text]:
        if found := _LINK_FIELD.match(self._instruction):
            self._link = found[1]
            self._fields[-1] = "link"
        elif _COUNTING_FIELD.match(self._instruction):
            self._fields[-1] = "count"
            yield _Text(_COUNTED, current)
        else:
            self._fields[-1] = "other"

    def _boxes(self, paragraph: etree._Element) -> Iterator[Line]:
        """Yield the lines of the text boxes anchored in a paragraph, each once.

        Word writes each twice, the second time for software that doesn't know the
        first way.
        """
        for content in paragraph.iter(f"{W}txbxContent"):
            around = list(
                content.iterancestors(f"{_MC}Fallback", f"{W}p", f"{W}txbxContent")
            )
            within = around[: around.index(paragraph)] if paragraph in around else []
            if any(each.tag != f"{W}p" for each in within):
                continue
            before, self._above = self._above, _Above()
            self._column += 1
            yield from self._blocks(content)
            self._column -= 1
            self._above = before

    def _table(self, table: etree._Element) -> Iterator[Line]:
        for row in _within(table, "tr"):
            before = self._above
            cells = []
            for index, cell in enumerate(_within(row, "tc")):
                self._above = _Above()
                found = list(self._blocks(cell))
                if found:
                    cells.append((index, found))
            if not cells:
                self._above = before
                continue
            self._above = _Above()
            yield from _unrolled(cells, before.empty + before.after / 12)


def _typed(child: etree._Element) -> str:
    """Return what a part of a run prints; only tabs are "\\t", only breaks "\\n"."""
    if child.tag == f"{W}t":
        return (child.text or "").replace("\n", " ").replace("\t", " ")
    if child.tag == f"{W}sym":
        code = attribute(child, "char")
        return chr(int(code, 16)) if _SYMBOL.fullmatch(code) else ""
    return _CHARACTERS.get(str(child.tag), "")


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of that name, also those in content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _within(child, name)


def _unrolled(cells: list[tuple[int, list[Line]]], gap: float) -> Iterator[Line]:
    """Yield the lines of a row: cells side by side, or one after the other."""
    counts = sorted((len(found) for _, found in cells), reverse=True)
    first = cells[0][1]
    if len(cells) == 1:
        yield first[0]._replace(gap=max(first[0].gap, gap))
        yield from first[1:]
        return
    is_label = len(first) == 1 and not _DATED.search(first[0].text) and counts[0] > 2
    has_headings = sum(any(line.is_heading for line in found) for _, found in cells) > 1
    if counts[1] > _LONG_CELL or has_headings or is_label:
        for index, found in cells:
            head = found[0]._replace(
                gap=max(found[0].gap, gap, 0.0 if index == 0 else 1.0)
            )
            yield from (
                line._replace(column=line.column + (0 if is_label else index))
                for line in (head, *found[1:])
            )
        return
    for number in range(counts[0]):
        beside = [found[number] for _, found in cells if number < len(found)]
        line = beside[0]
        for other in beside[1:]:
            start, *rest = other.segments
            joined = (*line.segments, start._replace(is_apart=True), *rest)
            line = line._replace(segments=joined)
        yield line._replace(gap=max(line.gap, gap)) if number == 0 else line


def _printed(line: Line) -> Iterator[Line]:
    """Yield the line without icons and numbers of pages, if anything is left."""
    pieces = [each._replace(text=_NO_TEXT.sub("", each.text)) for each in line.segments]
    if kept := tuple(each for each in pieces if each.text.strip()):
        first = kept[0]._replace(text=kept[0].text.lstrip(), is_apart=False)
        yield line._replace(segments=(first, *kept[1:]))


def _rows(texts: list[_Text]) -> Iterator[list[_Text]]:
    """Yield what is between line breaks."""
    row: list[_Text] = []
    for each in texts:
        if each.text == "\n":
            yield row
            row = []
        else:
            row.append(each)
    yield row


def _segments(row: list[_Text], left: float) -> tuple[Segment, ...]:
    """Return the pieces of a row that look alike; tabs and wide gaps set them apart."""
    found: list[Segment] = []
    is_apart = is_spaced = False
    for each in row:
        for number, piece in enumerate(re.split(r"(\t| {3,}|\xa0{3,})", each.text)):
            if number % 2:
                is_apart = True
                continue
            text = cleaned(piece)
            if not text:
                is_spaced = is_spaced or bool(piece)
                continue
            starts, ends = piece[0].isspace(), piece[-1].isspace()
            if found and not is_apart and (is_spaced or starts):
                text = f" {text}"
            style = (
                each.look.size or 0.0,
                bool(each.look.is_bold),
                bool(each.look.is_italic),
            )
            last = found[-1] if found else None
            if last and not is_apart and (style, each.link) == (last[3:6], last.link):
                found[-1] = last._replace(text=last.text + text)
            else:
                found.append(
                    Segment(
                        text, left, 0.0, *style, is_apart and bool(found), each.link
                    )
                )
            is_apart, is_spaced = False, ends
    return tuple(found)
