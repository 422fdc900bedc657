"""The files that random CVs are written to, each with random looks."""

from __future__ import annotations

import html
import io
import random
import re
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
        case "title" if "'" not in text and text.isascii():
            return text.title().replace(" And ", " and ").replace(" Und ", " und ")
        case "lower":
            return text.lower()
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


class _TextLook:
    """How one plain text looks."""

    def __init__(self, chance: random.Random, how: Style) -> None:
        self.how, self.decoration = how, chance.choice(_DECORATIONS)
        if how.headings != "capitals" and self.decoration == "{spaced}":
            self.decoration = "{0}\n{line}"
        self.gap = chance.choices(
            ("margin", "tab", "spaces", "two", "one"), (50, 22, 20, 5, 3)
        )[0]
        self.width = chance.choice((72, 78, 90, 100))
        self.column = chance.choice((18, 22, 26))
        dated = "{dates}" in "".join(how.head.rows)
        self.open = chance.random() < 0.8 or not dated
        self.centred = chance.random() < 0.12
        self.indent = chance.choice(("", "", "", "  ", "    "))
        self.tab = chance.random() < 0.2

    def lines(self, block: Block, number: int) -> list[str]:
        """Return the lines of a block under the heading of a number."""
        said = plain(block.text)
        if self.centred and block.kind in _HEAD and not block.right:
            return [said.center(self.width).rstrip()]
        match block.kind:
            case "heading":
                title = titled(said, self.how)
                made = _decorated(title, self.decoration, number, self.width)
                return ["", *made.split("\n")]
            case "bullet":
                return _wrapped(f"{self.indent}{self.how.bullet} {said}", self.width)
            case "para":
                return _wrapped(said, self.width)
            case "dated":
                when = plain(block.when)
                column = max(self.column, len(when) + 2)
                pad = f"{when}\t" if self.tab else f"{when:<{column}}"
                return [f"{pad if when else ' ' * self.column}{said}".rstrip()]
            case _ if block.right:
                return [said + self._between(said, block.right) + plain(block.right)]
            case _:
                return [said]

    def _between(self, said: str, right: str) -> str:
        space = max(self.width - len(said) - len(plain(right)), 3)
        dated = any(map(str.isdigit, right))
        return {
            "margin": " " * space,
            "tab": "\t",
            "spaces": "    ",
            "two": "  ",
            "one": " " if dated else "  ",
        }[self.gap]


def text(chance: random.Random, found: list[Block], how: Style) -> bytes:
    """Return plain text."""
    look, lines = _TextLook(chance, how), [""]
    for block, number in _numbered(found):
        if block.first and look.open and lines[-1]:
            lines.append("")
        lines += look.lines(block, number)
    if how.running:
        lines += ["", how.running.format(page=1, pages=1, name="CV")]
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


class _MarkdownLook:
    """How one Markdown file looks."""

    def __init__(self, chance: random.Random, how: Style) -> None:
        self.how = how
        self.heading = chance.choice(
            ("## {}", "## {}", "# {}", "**{}**", "setext", "### {}")
        )
        self.job = chance.choice(("### {}", "### {}", "{}", "{}", "#### {}"))
        if self.heading == "### {}":
            self.job = "{}"
        self.gap = chance.choice((" — ", " | ", " · ", ", ", " *{}*", " ({})"))
        self.bullet = chance.choice("-*+")
        self.hard = chance.choice(("  ", "\\", ""))
        self.links = chance.choice(
            ("", "", "", "[{0}](https://{0})", "[LinkedIn](https://{0})")
        )

    def lines(self, block: Block) -> list[str]:
        """Return the lines of a block."""
        said = self._row(block)
        match block.kind:
            case "name":
                return [f"# {said}", ""]
            case "contact":
                return [_linked(said, self.links), ""]
            case "heading":
                return [*self._heading(titled(said, self.how)), ""]
            case "bullet":
                return [f"{self.bullet} {said}"]
            case "foot":
                return ["", said]
            case "row" | "dated" if block.first and "#" in self.job:
                return ["", self.job.format(plain(said)), ""]
            case "row" | "dated" if self.hard:
                return [*[""] * block.first, said + self.hard]
            case _:
                return [*[""] * block.first, said, ""]

    def _heading(self, title: str) -> list[str]:
        if self.heading == "setext":
            return ["", title, "-" * len(title)]
        return ["", self.heading.format(title)]

    def _row(self, block: Block) -> str:
        said, right = block.text.replace("__", "*"), block.right.replace("__", "*")
        if right and "{}" in self.gap:
            said += self.gap.format(plain(block.right))
        elif right:
            said += self.gap + right
        if block.when.endswith(":"):
            return f"**{plain(block.when)}** {said}"
        return f"{block.when.replace('__', '*')} — {said}" if block.when else said


def markdown(chance: random.Random, found: list[Block], how: Style) -> bytes:
    """Return Markdown."""
    look, lines = _MarkdownLook(chance, how), [""]
    for block, before in zip(found, [None, *found], strict=False):
        if before and before.kind == "bullet" != block.kind:
            lines.append("")
        lines += look.lines(block)
    said = "\n".join(_unbroken(lines)).strip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", said).encode()


def _linked(said: str, pattern: str) -> str:
    """Return contacts with the profile as a link, in a pattern."""
    if not pattern:
        return said
    return _PROFILE.sub(lambda found: pattern.format(found[1]), said)


_PROFILE = re.compile(
    r"(?:LinkedIn: )?(?:https://)?((?:www\.)?linkedin\.com/in/[\w-]+)"
)


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
        self.in_grid = False

    def fill(self, place: Any, found: list[Block]) -> None:
        """Write blocks into a document, cell or header."""
        free = None if hasattr(place, "sections") else place.paragraphs[0]
        for kind, group in groupby(found, self._kind):
            blocks = list(group)
            if kind == "grid" and hasattr(place, "sections"):
                self._grid(place, blocks)
                continue
            paragraph = None
            for block in blocks:
                if (
                    self.breaks
                    and paragraph
                    and block.kind == "row"
                    and not block.first
                ):
                    paragraph.add_run().add_break()
                    self.write(paragraph, block)
                    continue
                paragraph, free = free or place.add_paragraph(), None
                self.write(paragraph, block)
                if block.kind != "row":
                    paragraph = None

    def _kind(self, block: Block) -> str:
        inside = block.kind == "dated" or (self.in_grid and block.kind == "bullet")
        self.in_grid = self.theme == "grid" and inside
        return "grid" if self.in_grid else "other"

    def _grid(self, place: Any, blocks: list[Block]) -> None:
        """Write dated lines as rows of a table, with what follows in their cells."""
        table = _table(place, 0, (4.5, 12.5))
        for block in blocks:
            if block.kind == "dated":
                left, right = table.add_row().cells
                _runs(left.paragraphs[0], block.when)
                _runs(right.paragraphs[0], block.text)
            else:
                self.write(right.add_paragraph(), block)

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
        """Return how wide a text is."""
        width = 0.0
        for span in spans(said):
            face = self.faces[1 if bold or span.bold else 2 if span.italic else 0]
            width += stringWidth(span.text, face, size)
        return width

    def lines(self, said: str, size: float, indent: float = 0) -> None:
        """Draw a text in as many lines as it takes."""
        room = self.right - self.left - indent
        longest = max(said.split(), key=len, default="")
        while self.wide(longest, size) > room and size > 5:
            size -= 0.5
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
                self._named(block)
            case "top" | "headline" | "contact" if not block.side:
                if self.wide(said, size) > self.right - self.left:
                    self.lines(said, size)
                else:
                    self.down(size * 1.4)
                    self._top(said, size)
            case "heading":
                self._title(titled(said, self.how))
            case "dated":
                self._dated(block)
            case "bullet":
                self._bulleted(said)
            case _:
                self._row(block)

    def _named(self, block: Block) -> None:
        size = 20.0
        room = self.right - self.left - self.wide(block.right, self.size) - 10
        while self.wide(block.text, size, bold=True) > room and size > self.size:
            size -= 1
        self.down(24)
        if block.right:
            self.string(self.left, block.text, size, bold=True)
            self._at_right(block.right, self.size)
        else:
            self._top(block.text, size, bold=True)

    def _dated(self, block: Block) -> None:
        size = self.size
        self.down(size * (1.8 if block.first else 1.35))
        self.string(self.left, block.when, size)
        self.y += size * 1.35
        self.lines(block.text, size, max(self.grid, self.wide(block.when, size) + 8))

    def _row(self, block: Block) -> None:
        size = self.size
        self.down(size * (0.6 if block.first else 0))
        self.lines(block.text, size)
        room = self.right - self.left - self.wide(block.right, size) - 10
        if block.right:
            if self.wide(block.text, size) > room:
                self.down(size * 1.35)
            self._at_right(block.right, size)

    def _bulleted(self, said: str) -> None:
        room = self.right - self.left - 14 - self.indent
        lines = simpleSplit(said, self.faces[0], self.size, room)
        for index, line in enumerate(lines):
            self.down(self.size * 1.3)
            self.string(self.left + self.indent + 11, line, self.size)
            if not index:
                self.string(self.left + self.indent, self._bullet(), self.size)

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
    size = chance.choice((9, 9.5, 10, 11))
    css = [
        f"@page {{ size: {chance.choice(('A4', 'Letter'))}; margin: 15mm }}",
        f"body {{ font: {size}pt/1.35 '{chance.choice(fonts)}'; margin: 0 }}",
        f"h1 {{ font-size: {chance.choice((16, 20, 26))}pt; margin: 0 }}",
        _BASE,
        chance.choice(_H2),
        *chance.sample(_LOOKS, 2),
    ]
    marks = {"•": "disc", "○": "circle", "▪": "square"}
    css.append(
        f"ul {{ list-style: {marks.get(how.bullet) or repr(how.bullet + ' ')} }}"
    )
    if row == "flex":
        css.append(
            "div.row { display: flex; justify-content: space-between; gap: 10pt }"
        )
    grid = chance.choice((32, 40, 48))
    css.append(
        f"div.dated {{ display: grid; gap: 8pt; grid-template-columns: {grid}mm 1fr }}"
    )
    css.append(f"td.when {{ width: {grid}mm; padding-right: 8pt }}")
    head = [b for b in found if b.kind in _HEAD and not b.side]
    aside = [b for b in found if b.side]
    main = [b for b in found if not b.side and b.kind not in _HEAD]
    inner = f"<main>{_html(main, how, row)}</main>"
    if aside:
        side = f"<aside>{_html(aside, how, row)}</aside>"
        left = chance.random() < 0.6
        columns = _columns(chance, left=left)
        css.append(columns)
        first = left or "float" in columns
        inner = f"<div class=cols>{side + inner if first else inner + side}</div>"
    if how.running:
        said = how.running.format(page=1, pages=1, name=html.escape(name))
        inner += f"<div class=run>{said}</div>"
        css.append(".run { position: fixed; bottom: -4mm; right: 0; font-size: 8pt }")
    return (
        "<!doctype html><meta charset=utf-8><title>CV</title>"
        f"<style>{' '.join(css)}</style><header>{_html(head, how, row)}</header>{inner}"
    )


_BASE = """
p, .row div, .dated div, td { white-space: pre-wrap } p { margin: 0 0 2pt }
ul { margin: 2pt 0 6pt; padding-left: 14pt } h2 { margin: 10pt 0 4pt }
.first { margin-top: 5pt } table { width: 100%; border-collapse: collapse }
td { padding: 0; vertical-align: top } body { color: #222 } aside { font-size: 8.5pt }
"""
_H2 = (
    "h2 { font-size: 14pt; font-weight: 400; color: #666 }",
    "h2 { font-size: 12pt; border-bottom: 1px solid #999 }",
    "h2 { font-size: 10pt; letter-spacing: 3px; color: #b33 }",
    "h2 { font-size: 11pt; background: #234; color: #fff; padding: 2pt 6pt }",
    "h2 { font-size: 1em; text-decoration: underline }",
    "h2 { font-size: 13pt; font-variant: small-caps; text-align: center }",
    "h2 { font-size: 12pt; border-left: 4px solid #39c; padding-left: 6pt }",
    "h2::before { content: '// '; color: #39c } h2 { font-size: 12pt }",
    "h2 { font-size: 12pt; border: 1px solid; text-align: center }",
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
    shape = "64mm 1fr" if left else "1fr 64mm"
    looks = chance.choice(
        (
            *("background: #eef; padding: 4mm", "color: #345", ""),
            "background: #234; color: #fff; padding: 4mm",
        )
    )
    if chance.random() < 0.5:
        return (
            f".cols {{ display: grid; grid-template-columns: {shape}; gap: 6mm }}"
            f" aside {{ {looks} }}"
        )
    side = "left" if left else "right"
    return (
        f"aside {{ float: {side}; width: 60mm; {looks} }}"
        f" main {{ margin-{side}: 66mm }}"
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
            beside = f"<p align=right>{right}</p><div style='clear: both'></div>"
            return f"<h1 style='float: left'>{said}</h1>{beside}"
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
        case "contact":
            found = re.sub(r"[\w.]+@[\w.]+", r"<a href='mailto:\g<0>'>\g<0></a>", said)
            found = _linked(found, "<a href='https://{0}'>{0}</a>")
            return f"<p class=contact>{found}</p>"
        case kind:
            return f"<p class='{kind}{first}'>{said}</p>"
