"""The files that random CVs are written to, each with random looks."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sessions.cv_makers.grammar_style import Style
from sessions.cv_makers.layouts import Block, plain, spans
from sessions.cv_makers.web import _inline
from sessions.cv_makers.word import WHEN, _box, _table, same_each_time

_HEAD = {"top", "name", "headline", "contact"}


def titled(text: str, how: Style) -> str:
    """Return a heading in the letters that a style has."""
    match how.headings:
        case "capitals":
            return text.upper()
        case "title":
            return text if "'" in text else text.title().replace(" And ", " and ")
        case _:
            return text


def _numbered(found: list[Block]) -> Iterator[tuple[Block, int]]:
    number = 0
    for block in found:
        number += block.kind == "heading"
        yield block, number


# Plain text


_DECORATIONS = (
    *("{0}\n{line}", "{0}\n{double}", "{0}", "{0}", "{0}:", "// {0}", "> {0}"),
    *("[ {0} ]", "{number}. {0}", "{spaced}", "*** {0} ***", "== {0} ==", "# {0}"),
    *("--- {0} ---", "{line}\n{0}\n{line}", "{0}\n", "{0} {fill}", "~ {0} ~", "| {0}"),
)


def text(chance: random.Random, found: list[Block], how: Style) -> bytes:
    """Return plain text."""
    decoration = chance.choice(_DECORATIONS)
    if how.headings != "capitals" and decoration == "{spaced}":
        decoration = "{0}\n{line}"
    gap = chance.choice(("margin", "margin", "tab", "spaces"))
    width = chance.choice((72, 78, 90, 100))
    column = chance.choice((18, 22, 26))
    open_jobs = chance.random() < 0.8
    centred = chance.random() < 0.12
    indent = chance.choice(("", "", "", "  ", "    "))
    tab = chance.random() < 0.2
    lines: list[str] = []
    for block, number in _numbered(found):
        said = plain(block.text)
        right, when = plain(block.right), plain(block.when)
        if block.first and (open_jobs or lines[-1].strip() == "") and lines[-1]:
            lines.append("")
        match block.kind:
            case "heading":
                said = titled(said, how)
                lines += ["", *_decorated(said, decoration, number, width).split("\n")]
            case "bullet":
                lines += _wrapped(f"{indent}{how.bullet} {said}", width)
            case "para":
                lines += _wrapped(said, width)
            case "dated":
                pad = f"{when}\t" if tab else f"{when:<{max(column, len(when) + 2)}}"
                lines.append(f"{pad if when else ' ' * column}{said}".rstrip())
            case "row" if right:
                space = max(width - len(said) - len(right), 3)
                between = {"margin": " " * space, "tab": "\t", "spaces": "    "}[gap]
                lines.append(f"{said}{between}{right}")
            case "name" | "headline" | "contact" if centred:
                lines.append(said.center(width).rstrip())
            case "name" if right:
                lines.append(f"{said}   {right}")
            case _:
                lines.append(said)
        if block.kind in {"name", "headline"} and chance.random() < 0.1:
            lines.append("")
    return ("\n".join(lines).strip() + "\n").encode()


def _decorated(said: str, decoration: str, number: int, width: int) -> str:
    return decoration.format(
        said,
        line="-" * len(said),
        double="=" * len(said),
        number=number,
        spaced=" ".join(said).replace("   ", "   "),
        fill="_" * (width - len(said) - 1),
    )


def _wrapped(said: str, width: int) -> list[str]:
    lead = len(said) - len(said.lstrip())
    words, lines = said.split(), [" " * lead]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append(" " * (lead + 2 * (lead > 0)))
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return lines


# Markdown


def markdown(chance: random.Random, found: list[Block], how: Style) -> bytes:
    """Return Markdown."""
    headings = chance.choice(("## {}", "## {}", "# {}", "**{}**", "setext", "### {}"))
    jobs = chance.choice(("### {}", "### {}", "{}", "{}", "#### {}"))
    if headings == "### {}":
        jobs = "{}"
    gap = chance.choice((" — ", " | ", " · ", ", ", " *{}*", " ({})"))
    bullet = chance.choice("-*+")
    hard = chance.choice(("  ", "\\", ""))
    lines: list[str] = []
    before = ""
    for block in found:
        said, right = block.text.replace("__", "*"), block.right.replace("__", "*")
        when = block.when.replace("__", "*")
        if right:
            bare = plain(block.right)
            said += gap.format(bare) if "{}" in gap else gap + right
        if when:
            key = when.endswith(":")
            said = f"**{plain(when)}** {said}" if key else f"{when} — {said}"
        if before == "bullet" != block.kind or block.kind == "heading":
            lines.append("")
        match block.kind:
            case "name":
                lines += [f"# {said}", ""]
            case "heading":
                title = titled(said, how)
                setext = f"{title}\n{'-' * len(title)}"
                lines += [
                    setext if headings == "setext" else headings.format(title),
                    "",
                ]
            case "bullet":
                lines.append(f"{bullet} {said}")
            case "row" | "dated" if block.first:
                if "#" in jobs:
                    said = plain(said)
                lines += ["" * bool(lines[-1]), jobs.format(said)]
                lines += [""] if "#" in jobs or not hard else []
                if "#" not in jobs and hard:
                    lines[-1] += hard
            case "row" | "dated" if hard:
                lines.append(said + hard)
            case _:
                lines += [said, ""]
        before = block.kind
    return ("\n".join(_unbroken(lines)).strip() + "\n").encode()


def _unbroken(lines: list[str]) -> Iterator[str]:
    """Yield lines, without hard breaks that have no line after them."""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        ends = not after or after[:2] in {"- ", "* ", "+ "}
        yield line.rstrip("\\").rstrip() if ends else line


# Word


def word(chance: random.Random, found: list[Block], how: Style, name: str) -> bytes:
    """Return a Word file."""
    theme = chance.choice(
        ("styles", "manual", "manual", "bare", "header", "box", "grid")
    )
    look = _WordLook(chance, how, theme)
    made = _new()
    _set_up(made, chance, how, name)
    main = [block for block in found if not block.side]
    aside = [block for block in found if block.side]
    if theme == "header":
        for block in main:
            if block.kind == "contact" and not block.side:
                place = made.sections[0].header
                look.write(place.add_paragraph(), block)
        main = [b for b in main if b.kind != "contact"]
    if theme == "box":
        contacts = [html.escape(b.text) for b in main if b.kind == "contact"]
        main = [b for b in main if b.kind != "contact"]
        look.fill(made, main[:1])
        _box(made.paragraphs[-1], contacts)
        main = main[1:]
    if aside:
        head = [b for b in main if b.kind in _HEAD]
        look.fill(made, head)
        rest = [b for b in main if b.kind not in _HEAD]
        left = chance.random() < 0.6
        table = _table(made, 1, (5.5, 11.5) if left else (11.5, 5.5))
        one, two = table.rows[0].cells if left else table.rows[0].cells[::-1]
        look.width = Cm(5)
        look.fill(one, aside)
        look.width = Cm(11)
        look.fill(two, rest)
    else:
        look.fill(made, main)
    data = io.BytesIO()
    made.save(data)
    return same_each_time(data.getvalue())


@cache
def _template() -> bytes:
    data = io.BytesIO()
    docx.Document().save(data)
    return data.getvalue()


def _new() -> Any:
    return docx.Document(io.BytesIO(_template()))


def _set_up(made: Any, chance: random.Random, how: Style, name: str) -> None:
    normal = made.styles["Normal"]
    normal.font.name = chance.choice(("Carlito", "Liberation Sans", "Liberation Serif"))
    normal.font.size = Pt(chance.choice((10, 10.5, 11)))
    normal.paragraph_format.space_after = Pt(chance.choice((0, 2, 4)))
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    made.core_properties.created = made.core_properties.modified = WHEN
    made.core_properties.author = made.core_properties.title = ""
    if how.running:
        said = how.running.format(page=1, pages=2, name=name)
        section.footer.paragraphs[0].add_run(said)


class _WordLook:
    """How the paragraphs of one Word file look."""

    def __init__(self, chance: random.Random, how: Style, theme: str) -> None:
        self.how, self.theme = how, theme
        self.size = chance.choice((11, 12, 13, 14))
        self.colour = chance.choice(("1F4E79", "000000", "7F3F00", "2E7D32", "666666"))
        self.rule, self.centred = chance.random() < 0.4, chance.random() < 0.3
        self.width, self.breaks = Cm(17), chance.random() < 0.15

    def fill(self, place: Any, found: list[Block]) -> None:
        """Write blocks into a document, cell or header."""
        free = None if hasattr(place, "sections") else place.paragraphs[0]
        for kind, group in groupby(found, self._kind):
            blocks = list(group)
            if kind == "grid" and hasattr(place, "sections"):
                self._grid(place, blocks)
                continue
            for block in blocks:
                paragraph, free = free or place.add_paragraph(), None
                self.write(paragraph, block)

    def _kind(self, block: Block) -> str:
        grid = self.theme == "grid" and block.kind == "dated"
        return "grid" if grid else "other"

    def _grid(self, place: Any, blocks: list[Block]) -> None:
        table = _table(place, len(blocks), (4.5, 12.5))
        for row, block in zip(table.rows, blocks, strict=True):
            _runs(row.cells[0].paragraphs[0], block.when)
            _runs(row.cells[1].paragraphs[0], block.text)

    def write(self, paragraph: Any, block: Block) -> None:
        """Write a block as a paragraph."""
        said, shape = block.text, paragraph.paragraph_format
        styled = self.theme in {"styles", "header"}
        match block.kind:
            case "name" if styled:
                paragraph.style = "Title"
                _runs(paragraph, said)
            case "name":
                _runs(paragraph, said, None if self.theme == "bare" else 20)
            case "heading":
                self._heading(paragraph, titled(said, self.how), styled=styled)
            case "bullet" if styled:
                paragraph.style = "List Bullet"
                _runs(paragraph, said)
            case "bullet":
                shape.left_indent, shape.first_line_indent = Cm(0.6), Cm(-0.4)
                _runs(paragraph, f"{self.how.bullet}\t{said}")
            case "dated":
                shape.tab_stops.add_tab_stop(Cm(4.5))
                shape.left_indent, shape.first_line_indent = Cm(4.5), Cm(-4.5)
                _runs(paragraph, f"{block.when}\t{said}")
            case _:
                _runs(paragraph, said)
        if block.right:
            shape.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
            _runs(paragraph, f"\t{block.right}")
        elif self.centred and block.kind in _HEAD and not block.side:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if block.first:
            shape.space_before = Pt(6)

    def _heading(self, paragraph: Any, said: str, *, styled: bool) -> None:
        if styled:
            paragraph.style = "Heading 1"
        paragraph.paragraph_format.space_before = Pt(10)
        run = paragraph.add_run(said)
        if self.theme in {"manual", "box", "grid"}:
            run.bold, run.font.size = True, Pt(self.size)
            run.font.color.rgb = RGBColor.from_string(self.colour)
        if self.rule:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(
                    f"<w:pBdr {nsdecls('w')}><w:bottom w:val='single' w:sz='6' "
                    "w:space='1' w:color='888888'/></w:pBdr>"
                )
            )


def _runs(paragraph: Any, said: str, size: float | None = None) -> None:
    for span in spans(said):
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or None, span.italic or None
        if size:
            run.font.size, run.bold = Pt(size), True


# Canvas


_STANDARD = (
    ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    ("Times-Roman", "Times-Bold", "Times-Italic"),
)
_WIDE = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique")
_FOLDER = "/usr/share/fonts/truetype/dejavu"


def _faces(chance: random.Random, found: list[Block]) -> tuple[str, str, str]:
    """Return the faces of a PDF: standard ones have Western letters alone."""
    said = "".join(block.text + block.right + block.when for block in found)
    family = chance.choice((*_STANDARD, *_STANDARD, _WIDE))
    if family is _WIDE or said.encode("cp1252", "ignore").decode("cp1252") != said:
        for name in _WIDE:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, f"{_FOLDER}/{name}.ttf"))
        return _WIDE
    return family


class _Page:
    """A PDF page drawn from top to bottom, in a column."""

    def __init__(
        self, chance: random.Random, how: Style, name: str, found: list[Block]
    ) -> None:
        self.how, self.name = how, name
        self.width, self.height = chance.choice((A4, LETTER))
        self.data = io.BytesIO()
        self.canvas = Canvas(self.data, (self.width, self.height), invariant=1)
        self.faces = _faces(chance, found)
        self.margin = chance.choice((40, 50, 62))
        self.size = chance.choice((9.0, 10.0, 10.5))
        self.heading = chance.choice((1.0, 1.15, 1.3, 1.5))
        self.bold = chance.random() < 0.7 or self.heading == 1.0
        self.rule = chance.random() < 0.4
        self.colour = chance.choice(((0, 0, 0), (0.1, 0.3, 0.5), (0.5, 0.2, 0.1)))
        self.centred = chance.random() < 0.3
        self.indent = chance.choice((0, 8, 14))
        self.grid = chance.choice((95, 115, 130))
        self.left, self.right = float(self.margin), self.width - self.margin
        self.y, self.page, self.pages = self.height - self.margin, 1, 1

    def down(self, step: float) -> None:
        self.y -= step
        if self.y < self.margin:
            self._end()
            self.page += 1
            self.y = self.height - self.margin - step

    def _end(self) -> None:
        if self.how.running:
            said = self.how.running.format(
                page=self.page, pages=max(self.pages, self.page), name=self.name
            )
            self.canvas.setFont(self.faces[0], 8)
            self.canvas.drawRightString(self.width - self.margin, 24, said)
        self.canvas.showPage()

    def string(self, x: float, said: str, size: float, *, bold: bool = False) -> None:
        for span in spans(said):
            face = self.faces[1 if bold or span.bold else 2 if span.italic else 0]
            self.canvas.setFont(face, size)
            self.canvas.drawString(x, self.y, span.text)
            x += stringWidth(span.text, face, size)

    def wide(self, said: str, size: float, *, bold: bool = False) -> float:
        return sum(
            stringWidth(
                span.text,
                self.faces[1 if bold or span.bold else 2 if span.italic else 0],
                size,
            )
            for span in spans(said)
        )

    def lines(self, said: str, size: float, indent: float = 0) -> None:
        """Draw a text in as many lines as it takes."""
        room = self.right - self.left - indent
        if self.wide(said, size) <= room:
            self.down(size * 1.35)
            self.string(self.left + indent, said, size)
            return
        for line in simpleSplit(plain(said), self.faces[0], size, room):
            self.down(size * 1.35)
            self.string(self.left + indent, line, size)

    def block(self, block: Block) -> None:
        said, size = block.text, self.size
        match block.kind:
            case "name":
                self.down(24)
                self._top(said, 20 if self.right - self.left > 250 else 15, bold=True)
                if block.right:
                    self._at_right(block.right, size)
            case "top" | "headline" | "contact" if not block.side:
                if self.wide(said, size) > self.right - self.left:
                    self.lines(said, size)
                else:
                    self.down(size * 1.4)
                    self._top(said, size)
            case "heading":
                self._title(titled(said, self.how))
            case "dated":
                self.down(size * (1.8 if block.first else 1.35))
                top = self.y
                self.string(self.left, block.when, size)
                self.y = top + size * 1.35
                self.lines(said, size, max(self.grid, self.wide(block.when, size) + 8))
            case "row" if block.right:
                self.down(size * (0.6 if block.first else 0))
                room = self.right - self.left - self.wide(block.right, size) - 10
                if self.wide(said, size) > room:
                    self.lines(said, size)
                    self.down(size * 1.35)
                else:
                    self.lines(said, size)
                self._at_right(block.right, size)
            case "bullet":
                for index, line in enumerate(
                    simpleSplit(
                        said,
                        self.faces[0],
                        size,
                        self.right - self.left - 14 - self.indent,
                    )
                ):
                    self.down(size * 1.3)
                    self.string(self.left + self.indent + 11, line, size)
                    if not index:
                        self.string(self.left + self.indent, self._bullet(), size)
            case _:
                self.down(size * (0.6 if block.first else 0))
                self.lines(said, size)

    def _bullet(self) -> str:
        return self.how.bullet if self.how.bullet in "•-*–·+»" else "•"

    def _at_right(self, said: str, size: float) -> None:
        self.string(self.right - self.wide(said, size), said, size)

    def _top(self, said: str, size: float, *, bold: bool = False) -> None:
        x = self.left
        if self.centred:
            x += (self.right - self.left - self.wide(said, size, bold=bold)) / 2
        self.string(max(x, self.left), said, size, bold=bold)

    def _title(self, said: str) -> None:
        size = self.size * self.heading
        self.down(size * 2)
        self.canvas.setFillColorRGB(*self.colour)
        self.string(self.left, said, size, bold=self.bold)
        self.canvas.setFillColorRGB(0, 0, 0)
        if self.rule:
            self.canvas.line(self.left, self.y - 3, self.right, self.y - 3)
            self.down(3)


def canvas(chance: random.Random, found: list[Block], how: Style, name: str) -> bytes:
    """Return a PDF file drawn string by string."""
    seed = chance.random()
    pages = 1
    for _ in range(2):
        page = _Page(random.Random(seed), how, name, found)
        page.pages = pages
        _drawn(page, found, sidebar=seed < 0.5)
        pages = page.page
        if not how.running or "pages" not in how.running:
            break
    return page.data.getvalue()


def _drawn(page: _Page, found: list[Block], *, sidebar: bool) -> None:
    aside = [b for b in found if b.side]
    main = [b for b in found if not b.side]
    if aside:
        head = [b for b in main if b.kind in _HEAD]
        for block in head:
            page.block(block)
        top, middle = page.y - 12, page.width * (0.36 if sidebar else 0.64)
        columns = [(page.left, middle - 10), (middle + 10, page.right)]
        narrow, wide = columns if sidebar else columns[::-1]
        page.y, (page.left, page.right) = top, narrow
        for block in aside:
            page.block(block)
        page.y, (page.left, page.right) = top, wide
        main = [b for b in main if b.kind not in _HEAD]
    for block in main:
        page.block(block)
    page._end()
    page.canvas.save()


# Web pages


def web(chance: random.Random, found: list[Block], how: Style, name: str) -> str:
    """Return the HTML of a page that a browser prints."""
    fonts = ("Nimbus Sans", "Noto Serif", "Noto Sans", "P052", "Carlito", "URW Gothic")
    row = chance.choice(("flex", "flex", "table", "float"))
    css = [
        f"@page {{ size: {chance.choice(('A4', 'Letter'))}; margin: 15mm }}",
        f"body {{ font: {chance.choice((9.5, 10, 11))}pt/{chance.choice((1.25, 1.4))} "
        f"'{chance.choice(fonts)}'; margin: 0; color: #222 }}",
        f"h1 {{ font-size: {chance.choice((16, 20, 26))}pt; margin: 0 }}",
        "p { margin: 0 0 2pt } ul { margin: 2pt 0 6pt; padding-left: 14pt }"
        " h2 { margin: 10pt 0 4pt } .first { margin-top: 5pt } table { width: 100%;"
        " border-collapse: collapse } td { padding: 0; vertical-align: top }",
        chance.choice(_H2),
        *chance.sample(_LOOKS, 2),
    ]
    marks = {"•": "disc", "○": "circle", "▪": "square"}
    css.append(
        f"ul {{ list-style: {marks.get(how.bullet) or repr(how.bullet + ' ')} }}"
    )
    if row == "flex":
        css.append(".row { display: flex; justify-content: space-between; gap: 10pt }")
    grid = chance.choice((32, 40, 48))
    css.append(f".dated {{ display: grid; grid-template-columns: {grid}mm 1fr }}")
    css.append(f"td.when {{ width: {grid}mm }}")
    head = [b for b in found if b.kind in _HEAD and not b.side]
    aside = [b for b in found if b.side]
    main = [b for b in found if not b.side and b.kind not in _HEAD]
    inner = f"<main>{_html(main, how, row)}</main>"
    if aside:
        side = f"<aside>{_html(aside, how, row)}</aside>"
        left = chance.random() < 0.6
        css.append(_columns(chance, left=left))
        inner = f"<div class=cols>{side + inner if left else inner + side}</div>"
    if how.running:
        said = how.running.format(page=1, pages=1, name=html.escape(name))
        inner += f"<div class=run>{said}</div>"
        css.append(".run { position: fixed; bottom: -4mm; right: 0; font-size: 8pt }")
    return (
        "<!doctype html><meta charset=utf-8><title>CV</title>"
        f"<style>{' '.join(css)}</style><header>{_html(head, how, row)}</header>{inner}"
    )


_H2 = (
    "h2 { font-size: 14pt; font-weight: 400; color: #666 }",
    "h2 { font-size: 12pt; border-bottom: 1px solid #999 }",
    "h2 { font-size: 10pt; letter-spacing: 3px; color: #b33 }",
    "h2 { font-size: 11pt; background: #234; color: #fff; padding: 2pt 6pt }",
    "h2 { font-size: 1em; text-decoration: underline }",
    "h2 { font-size: 13pt; font-variant: small-caps; text-align: center }",
    "h2 { font-size: 12pt; border-left: 4px solid #39c; padding-left: 6pt }",
    "h2::before { content: '// '; color: #39c } h2 { font-size: 12pt }",
    "h2 { font-size: 12pt; border-top: 1px solid; border-bottom: 1px solid;"
    " text-align: center }",
)
_LOOKS = (
    "header { text-align: center }",
    "h1 { font-weight: 400; letter-spacing: 2px }",
    "h1 { color: #004f90 }",
    ".first { margin-top: 9pt }",
    "i { color: #666 }",
    "header { background: #eef; padding: 6pt }",
    ".first { border-top: 1px dotted #bbb; padding-top: 3pt }",
    "body { text-align: justify }",
)


def _columns(chance: random.Random, *, left: bool) -> str:
    shape = "56mm 1fr" if left else "1fr 56mm"
    looks = chance.choice(
        (
            "background: #eef; padding: 4mm",
            "background: #234; color: #fff; padding: 4mm",
        )
        + ("color: #345", "")
    )
    if chance.random() < 0.5:
        return (
            f".cols {{ display: grid; grid-template-columns: {shape}; gap: 6mm }}"
            f" aside {{ {looks} }}"
        )
    side = "left" if left else "right"
    return (
        f"aside {{ float: {side}; width: 52mm; {looks} }}"
        f" main {{ margin-{side}: 64mm }}"
    )


def _html(found: list[Block], how: Style, row: str) -> str:
    return "".join(_pieces(found, how, row))


def _pieces(found: list[Block], how: Style, row: str) -> Iterator[str]:
    for is_list, group in groupby(found, lambda b: b.kind == "bullet"):
        if is_list:
            yield "<ul>" + "".join(f"<li>{_inline(b.text)}" for b in group) + "</ul>"
        else:
            yield from (_piece(block, how, row) for block in group)


def _piece(block: Block, how: Style, row: str) -> str:
    said, right = _inline(block.text), _inline(block.right)
    first = " first" * block.first
    match block.kind:
        case "name" if right:
            return f"<h1 style='float: left'>{said}</h1><p align=right>{right}</p>" + (
                "<div style='clear: both'></div>"
            )
        case "name":
            return f"<h1>{said}</h1>"
        case "heading":
            return f"<h2>{_inline(titled(block.text, how))}</h2>"
        case "dated" if row == "table":
            return (
                f"<table class='{first}'><tr><td class=when>{_inline(block.when)}"
                f"<td>{said}</table>"
            )
        case "dated":
            return (
                f"<div class='dated{first}'><div>{_inline(block.when)}</div>"
                f"<div>{said}</div></div>"
            )
        case "row" if right and row == "table":
            return (
                f"<table class='{first}'><tr><td>{said}<td align=right>{right}</table>"
            )
        case "row" if right and row == "float":
            return (
                f"<div class='{first}'><span style='float: right'>{right}</span>"
                f"{said}</div>"
            )
        case "row" if right:
            return f"<div class='row{first}'><div>{said}</div><div>{right}</div></div>"
        case kind:
            return f"<p class='{kind}{first}'>{said}</p>"
