"""Word files as people make them: with styles and without, tables, boxes, columns."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from sessions.cv_makers.layouts import Block, Layout, spans
from sessions.cv_makers.written_dates import undated

WHEN = datetime(2025, 6, 1, tzinfo=UTC)
_WIDTH = Cm(17)
_STYLES = {"name": "Title", "heading": "Heading 1"}


def document(found: list[Block], layout: Layout) -> bytes:
    """Return a Word file.

    Themes: styles, manual (no styles but bold and large), bare (neither), table (two
    columns), grid (a table row for each entry), boxes (contacts in a text box), header
    (contacts in the page header), columns (two by section).
    """
    made = docx.Document()
    _set_up(made, layout)
    side = [block for block in found if block.side]
    main = [block for block in found if not block.side]
    if layout.theme == "header":
        _fill(made.sections[0].header, [b for b in main if b.kind == "contact"], layout)
        main = [block for block in main if block.kind != "contact"]
    if layout.theme == "boxes":
        contacts = [b.text for b in main if b.kind == "contact"]
        main = [block for block in main if block.kind != "contact"]
        _fill(made, main[:1], layout)
        _box(made.paragraphs[-1], contacts)
        main = main[1:]
    if layout.theme == "table":
        _two_columns(made, main, side, layout)
    elif layout.theme == "columns":
        _by_section(made, main, side, layout)
    elif layout.theme == "grid":
        _grid(made, main, layout)
    else:
        _fill(made, [*main, *side], layout)
    data = io.BytesIO()
    made.save(data)
    return same_each_time(data.getvalue())


def _set_up(made: Any, layout: Layout) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Carlito", Pt(10.5)
    normal.paragraph_format.space_after = Pt(2)
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    made.core_properties.created = made.core_properties.modified = WHEN
    made.core_properties.author = made.core_properties.title = ""
    if layout.running:
        made.sections[0].footer.paragraphs[0].add_run(layout.running)


def _fill(place: Any, found: list[Block], layout: Layout, width: int = _WIDTH) -> None:
    first = None if hasattr(place, "sections") else place.paragraphs[0]
    for block in found:
        if first is not None and not first.runs:
            paragraph, first = first, None
        else:
            paragraph = place.add_paragraph()
        _write(paragraph, block, layout, width)


def _write(paragraph: Any, block: Block, layout: Layout, width: int) -> None:
    said = block.text
    styled = layout.theme not in {"manual", "bare", "grid"}
    if block.kind in _STYLES:
        _title(paragraph, block, layout, styled=styled)
    elif block.kind == "bullet" and layout.bullet == "•" and styled:
        paragraph.style = "List Bullet"
        _runs(paragraph, said)
    elif block.kind == "bullet":
        _hang(paragraph, 0.6, 0.4)
        _runs(paragraph, f"{layout.bullet}\t{said}" if layout.bullet else said)
    elif block.kind == "dated":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(4))
        _hang(paragraph, 4, 4)
        _runs(paragraph, f"{block.when}\t{said}")
    elif block.kind == "row" and block.right:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        _runs(paragraph, f"{said}\t{block.right}")
    else:
        _runs(paragraph, said)
    if block.first:
        paragraph.paragraph_format.space_before = Pt(6)


def _title(paragraph: Any, block: Block, layout: Layout, *, styled: bool) -> None:
    is_plain = styled or layout.theme == "bare"
    if styled:
        paragraph.style = _STYLES[block.kind]
    if block.kind == "name":
        _runs(paragraph, block.text, size=None if is_plain else 20)
        return
    paragraph.paragraph_format.space_before = Pt(10)
    _runs(paragraph, block.text if is_plain else f"**{block.text}**")
    if layout.theme == "manual":
        paragraph.runs[0].font.size = Pt(13)
        paragraph.runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)


def _hang(paragraph: Any, indent: float, hanging: float) -> None:
    paragraph.paragraph_format.left_indent = Cm(indent)
    paragraph.paragraph_format.first_line_indent = Cm(-hanging)


def _runs(paragraph: Any, text: str, size: float | None = None) -> None:
    for span in spans(text):
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or None, span.italic or None
        if size:
            run.font.size, run.bold = Pt(size), True


def _table(made: Any, rows: int, widths: tuple[float, ...]) -> Any:
    table = made.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _two_columns(
    made: Any, main: list[Block], side: list[Block], layout: Layout
) -> None:
    head = [b for b in main if b.kind in {"name", "headline", "contact", "top"}]
    _fill(made, head, layout)
    table = _table(made, 1, (5.5, 11.5))
    left, right = table.rows[0].cells
    _fill(left, side, layout, Cm(5))
    _fill(right, main[len(head) :], layout, Cm(11))


def _by_section(
    made: Any, main: list[Block], side: list[Block], layout: Layout
) -> None:
    head = [b for b in main if b.kind in {"name", "headline", "contact", "top"}]
    _fill(made, head, layout)
    made.add_section(0)
    _fill(made, side, layout, Cm(5))
    made.paragraphs[-1].add_run().add_break(WD_BREAK.COLUMN)
    _fill(made, main[len(head) :], layout, Cm(10))
    columns = made.sections[-1]._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = parse_xml(f"<w:cols {nsdecls('w')}/>")
        made.sections[-1]._sectPr.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:equalWidth"), "0")
    for width, space in ((3000, 500), (6138, 0)):
        columns.append(
            parse_xml(f'<w:col {nsdecls("w")} w:w="{width}" w:space="{space}"/>')
        )


def _grid(made: Any, main: list[Block], layout: Layout) -> None:
    """Write each dated line as a row of a table, dates at the left."""
    table = None
    for block in main:
        if block.kind == "dated":
            if block.first or table is None:
                table = _table(made, 1, (4, 13))
                left, right = table.rows[0].cells
                _runs(left.paragraphs[0], block.when)
                _runs(right.paragraphs[0], block.text)
            else:
                _runs(table.rows[-1].cells[1].add_paragraph(), block.text)
        elif block.kind in {"bullet", "row"} and table is not None:
            cell = table.rows[-1].cells[1]
            _write(cell.add_paragraph(), block, layout, Cm(12))
        else:
            if table is not None and block.kind != "heading":
                made.add_paragraph()
            table = None
            _write(made.add_paragraph(), block, layout, _WIDTH)


def _box(paragraph: Any, lines: list[str]) -> None:
    """Put lines in a text box that floats at the right of a paragraph."""
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    spaces = (
        f'{nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word'
        '/2010/wordprocessingShape"'
    )
    paragraph.add_run()._r.append(
        parse_xml(
            f"<w:drawing {spaces}><wp:anchor distT='0' distB='0' distL='0' distR='0' "
            "simplePos='0' relativeHeight='2' behindDoc='0' locked='0' layoutInCell='1'"
            " allowOverlap='1'><wp:simplePos x='0' y='0'/><wp:positionH "
            "relativeFrom='margin'><wp:align>right</wp:align></wp:positionH>"
            "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset>"
            "</wp:positionV><wp:extent cx='2600000' cy='900000'/><wp:wrapSquare "
            "wrapText='bothSides'/><wp:docPr id='7' name='Text Box 7'/><a:graphic>"
            "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/"
            "wordprocessingShape'><wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm>"
            "<a:off x='0' y='0'/><a:ext cx='2600000' cy='900000'/></a:xfrm>"
            "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>"
            f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
            "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
    )


def same_each_time(data: bytes) -> bytes:
    """Return a Word file whose parts have one date, and without its thumbnail."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (2025, 6, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()


def printed(data: bytes, suffix: str = "docx") -> bytes:
    """Return a file as LibreOffice prints it, without the time."""
    return undated(converted(data, suffix, "pdf"))


def converted(data: bytes, suffix: str, to: str = "docx") -> bytes:
    """Return a file as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"cv.{suffix}")
        source.write_bytes(data)
        command = (
            *("soffice", "--headless", "--convert-to", to, "--outdir", folder),
            *(f"-env:UserInstallation=file://{tempfile.gettempdir()}/labelled_office",),
            str(source),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return Path(folder, f"cv.{to}").read_bytes()
