"""Page numbers: people see them, and no reader of files finds more words."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import docx
import pypdfium2
import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

import cvexport
from cvexport.exporters.fonts.faces import FaceName, face
from cvexport.exporters.fonts.glyph_paths import Contour, contours, drawings, path
from cvexport.exporters.pdf.page_breaking import PlacedRow
from cvexport.exporters.pdf.page_numbers import footer
from cvexport.exporters.pdf.pagination import least_margin, pages
from cvexport.exporters.theme import Theme, theme_for
from cvexport.model.document import Document, Paragraph, Section, Span, reading_order
from cvexport.model.settings import Look, Margin, Margins, PageCount, Paper, Settings
from helpers.conformance import faults, judged
from helpers.fixtures import resume
from helpers.places import FACES
from helpers.readers import (
    with_docx2txt,
    with_ghostscript,
    with_mammoth,
    with_mupdf,
    with_pandoc,
    with_pdfminer,
    with_pdftotext,
    with_pypdf,
    with_pypdfium2,
    with_python_docx,
)

NAMES = ("cv", "full", "long")
FONTS = FACES
SCALE = 4
"""Pixels to the point."""
LOOKS = pytest.mark.parametrize("look", get_args(Look))
EVERY_PAPER = pytest.mark.parametrize("paper", get_args(Paper))
NUMBERED = Settings(page_numbers=True)
NARROW = Margins(every=Margin(8))


@cache
def composed(name: str) -> Document:
    return cvexport.compose(resume(name).resume)


@cache
def exported(name: str, fmt: str, settings: Settings) -> bytes:
    return cvexport.export(composed(name), fmt, settings)


def of_length(count: int) -> Document:
    """Return a document of so many lines, more or less."""
    lines = tuple(Paragraph((Span(f"Line {number}."),)) for number in range(count))
    section = Section("Work", "WORK", lines)
    return Document("T", "en", "", "Nobody Real", "", (), (section,))


# What readers find


def with_pdftotext_raw(path: Path) -> str:
    return printed("pdftotext", "-raw", str(path), "-")


def with_pdftotext_layout(path: Path) -> str:
    return printed("pdftotext", "-layout", str(path), "-")


def printed(*command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} isn't installed")
    return subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8"
    ).stdout


@LOOKS
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "reader",
    [
        *(with_pdftotext, with_pdftotext_raw, with_pdftotext_layout, with_pypdf),
        *(with_pypdfium2, with_pdfminer, with_mupdf, with_ghostscript),
    ],
)
def test_no_reader_of_pdf_finds_more_words_than_without(
    reader: Callable[[Path], str], name: str, look: Look, tmp_path: Path
) -> None:
    if name != "cv" and look != "classic":
        pytest.skip("one source in every look is enough")
    (tmp_path / "cv.pdf").write_bytes(
        exported(name, "pdf", NUMBERED.replaced(look=look))
    )
    found = reader(tmp_path / "cv.pdf").split()
    (tmp_path / "cv.pdf").write_bytes(exported(name, "pdf", Settings(look=look)))

    assert reader(tmp_path / "cv.pdf").split() == found


@pytest.mark.parametrize(
    "reader", [with_python_docx, with_docx2txt, with_mammoth, with_pandoc]
)
def test_no_reader_of_docx_finds_more_words_than_without(
    reader: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "cv.docx").write_bytes(exported("cv", "docx", NUMBERED))
    found = reader(tmp_path / "cv.docx").split()
    (tmp_path / "cv.docx").write_bytes(exported("cv", "docx", Settings()))

    assert reader(tmp_path / "cv.docx").split() == found


@pytest.mark.parametrize("fmt", ["pdf", "docx", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_read_back_in_order(name: str, fmt: str) -> None:
    data = exported(name, fmt, NUMBERED)
    count = len(" ".join(reading_order(composed(name))).split())

    assert count * 0.9 < cvexport.read_back(data, fmt, composed(name), NUMBERED)


# What people see


def inked(page: Any) -> tuple[float, float, float, float] | None:
    """Return the box of what is below the text of a page, in points from its bottom.

    Left, bottom, right, top.
    """
    image = page.render(scale=SCALE).to_pil().convert("L").point(lambda g: 255 - g)
    width, height = image.size
    box = image.crop((0, height - footer_height(page) * SCALE, width, height)).getbbox()
    if box is None:
        return None
    left, top, right, bottom = box
    high = footer_height(page)
    return left / SCALE, high - bottom / SCALE, right / SCALE, high - top / SCALE


def footer_height(page: Any) -> int:
    """Return the height of the strip that no line of a page reaches."""
    text = page.get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    return int(min(bottom for _, bottom, _, _ in boxes)) - 1


@EVERY_PAPER
@LOOKS
@pytest.mark.parametrize("margins", [Margins(), NARROW], ids=["own", "narrow"])
def test_every_page_but_the_first_has_a_footer_at_the_right_margin(
    margins: Margins, look: Look, paper: Paper
) -> None:
    settings = NUMBERED.replaced(look=look, paper=paper, margins=margins)
    of = theme_for(settings)
    first, *others = pypdfium2.PdfDocument(exported("long", "pdf", settings))

    assert inked(first) is None
    assert others
    for page in others:
        found = inked(page)
        assert found is not None
        _, bottom, right, top = found
        assert pytest.approx(of.paper[0] - of.margins.sides, abs=1.5) == right
        assert pytest.approx(of.margins.bottom / 2, abs=1.5) == (bottom + top) / 2
        assert bottom > 5


def test_nothing_but_the_footer_changes() -> None:
    numbered = pypdfium2.PdfDocument(exported("cv", "pdf", NUMBERED))
    plain = pypdfium2.PdfDocument(exported("cv", "pdf", Settings()))

    for one, other in zip(numbered, plain, strict=True):
        images = [page.render(scale=1).to_pil() for page in (one, other)]
        width, height = images[0].size
        body = (0, 0, width, height - footer_height(other))
        assert images[0].crop(body).tobytes() == images[1].crop(body).tobytes()


@pytest.mark.parametrize("fmt", ["pdf"])
def test_a_single_page_has_no_footer(fmt: str) -> None:
    of = of_length(3)

    assert cvexport.export(of, fmt, Settings()) == cvexport.export(of, fmt, NUMBERED)


@LOOKS
@pytest.mark.parametrize("margins", [Margins(), NARROW], ids=["own", "narrow"])
def test_no_line_comes_near_the_footer(margins: Margins, look: Look) -> None:
    settings = NUMBERED.replaced(look=look, margins=margins)
    of = theme_for(settings)
    for count in range(20, 90):
        for page in pages(of_length(count), settings):
            assert lowest(page, of) - top_of_footer(of) > of.footer.size / 2


@LOOKS
@pytest.mark.parametrize("margin", [0, 8, 12, 18, 20, 22, 25, 40])
def test_a_page_that_runs_long_ends_above_the_footer(margin: float, look: Look) -> None:
    """A page may run long, for the sake of its last row or two."""
    margins = Margins(every=Margin(margin))
    plain, numbered = (
        theme_for(Settings(look=look, margins=margins, page_numbers=given))
        for given in (False, True)
    )

    assert least_margin(numbered) - top_of_footer(numbered) > numbered.footer.size / 2
    assert least_margin(plain) == 30


def top_of_footer(of: Theme) -> float:
    return of.margins.bottom / 2 + of.footer.size / 2


def lowest(page: list[PlacedRow], of: Theme) -> float:
    last = page[-1]
    return of.paper[1] - of.margins.top - last.top - last.row.leading


@LOOKS
def test_numbered_pages_fit_as_many_as_are_asked_for(look: Look) -> None:
    settings = NUMBERED.replaced(fit=PageCount(2), look=look)
    data = exported("cv", "pdf", settings)

    assert 2 == len(PdfReader(io.BytesIO(data)).pages)


def test_a_page_begun_by_the_source_is_numbered() -> None:
    of = of_length(3)
    second = of.sections[0]._replace(page_break=True)
    of = of._replace(sections=(of.sections[0], second))
    [_, page] = pypdfium2.PdfDocument(cvexport.export(of, "pdf", NUMBERED))

    assert inked(page)


@pytest.mark.parametrize("name", ["", "\u738b", "Maximiliana " * 30])
def test_without_room_for_the_name_there_is_only_the_number(name: str) -> None:
    of = theme_for(NUMBERED)

    assert footer("\u738b\u5c0f", 2, 3, of) == footer(name, 2, 3, of)
    assert footer("Ada", 2, 3, of) != footer(name, 2, 3, of)


# What the PDF holds


@LOOKS
@EVERY_PAPER
@pytest.mark.parametrize("name", NAMES)
def test_the_file_conforms_to_the_standards(
    name: str, paper: Paper, look: Look
) -> None:
    data = exported(name, "pdf", NUMBERED.replaced(paper=paper, look=look))

    assert [] == faults(data)
    assert [[], []] == [judged(data, profile) for profile in ("2a", "ua1")]


def test_the_footer_is_an_artifact_of_pagination() -> None:
    mark = b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC q "
    found = [
        page.get_contents().get_data().count(mark)  # type: ignore[union-attr]
        for page in PdfReader(io.BytesIO(exported("long", "pdf", NUMBERED))).pages
    ]

    assert [0, *[1] * (len(found) - 1)] == found


# The outlines of glyphs


@pytest.mark.parametrize("name", get_args(FaceName))
def test_every_glyph_has_the_points_that_fonttools_reads(name: FaceName) -> None:
    drawing = drawings(face(bold="Bold" in name, italic="Italic" in name))
    font = TTFont(FONTS / f"SourceSans3-{name}.ttf")
    table = font["glyf"]
    for number, glyph in enumerate(font.getGlyphOrder()):
        wanted, _, flags = table[glyph].getCoordinates(table)
        found = [point for contour in contours(number, drawing) for point in contour]
        assert [tuple(point) for point in wanted] == [(p.x, p.y) for p in found]
        assert [bool(flag & 1) for flag in flags] == [p.on for p in found]


@pytest.mark.parametrize(
    "text", ["Ag\u00e9\u01fd", "0123456789/\u00b7", "\u0416\u03a9\u1ea4%"]
)
def test_a_path_covers_the_area_of_its_glyph(text: str) -> None:
    drawing = drawings(face())
    font = TTFont(FONTS / "SourceSans3-Regular.ttf")
    glyphs = font.getGlyphSet()
    for character in text:
        wanted = AreaPen(glyphs)
        glyphs[font.getBestCmap()[ord(character)]].draw(wanted)
        number = face().glyphs[ord(character)]
        found = sum(map(area, contours(number, drawing)))
        assert pytest.approx(wanted.value, rel=0.01) == found


def test_a_contour_may_begin_off_the_curve() -> None:
    drawing = drawings(face())
    [ring, *_] = contours(face().glyphs[ord("o")], drawing)
    areas = [area([*ring[n:], *ring[:n]]) for n in range(len(ring))]

    assert {False, True} == {point.on for point in ring}
    assert pytest.approx(areas[0], rel=0.01) == min(areas)
    assert pytest.approx(areas[0], rel=0.01) == max(areas)


def area(contour: Contour) -> float:
    pen = AreaPen()
    for operator in path(contour, 300):
        *numbers, name = operator.split()
        points = list(zip(*[map(float, numbers)] * 2, strict=True))
        if name == "m":
            pen.moveTo(*points)
        elif name == "l":
            pen.lineTo(*points)
        elif name == "c":
            pen.curveTo(*points)
        else:
            pen.closePath()
    return float(pen.value)


# DOCX


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_word_numbers_every_page_but_the_first() -> None:
    word = docx.Document(io.BytesIO(exported("cv", "docx", NUMBERED)))
    [section] = word.sections
    [paragraph] = section.footer.paragraphs
    fields = re.findall(r'w:instr=" (\w+) "', paragraph._p.xml)

    assert section.different_first_page_header_footer
    assert [] == [each for each in section.first_page_footer.paragraphs if each.text]
    assert ["PAGE", "NUMPAGES"] == fields
    assert "Footer" == paragraph.style.style_id
    shown = [each.text for each in paragraph._p.iter() if each.tag.endswith("}t")]
    assert "Kura \u00b7 2 / 2" == "".join(shown)


@LOOKS
@EVERY_PAPER
def test_the_footer_of_a_docx_is_in_the_middle_of_the_margin(
    look: Look, paper: Paper
) -> None:
    settings = NUMBERED.replaced(look=look, paper=paper, margins=NARROW)
    of = theme_for(settings)
    [section] = docx.Document(io.BytesIO(exported("cv", "docx", settings))).sections

    assert section.footer_distance is not None
    middle = section.footer_distance.pt + of.footer.leading / 2
    assert pytest.approx(of.margins.bottom / 2, abs=0.1) == middle
    assert section.footer_distance.pt > 5


@pytest.mark.parametrize(("language", "last"), [("en", []), ("he", ["bidi"])])
def test_the_section_has_its_parts_in_the_order_of_the_schema(
    language: str, last: list[str]
) -> None:
    of = of_length(1)._replace(language=language)
    section = docx.Document(io.BytesIO(cvexport.export(of, "docx", NUMBERED)))
    found = [each.tag.partition("}")[2] for each in section.element.body[-1]]

    assert ["footerReference", "pgSz", "pgMar", "titlePg", *last] == found


def test_no_footer_part_is_written_without_page_numbers() -> None:
    found = parts(exported("cv", "docx", Settings()))

    assert "word/foot.xml" not in found
    assert not [name for name, xml in found.items() if "foot.xml" in xml]
    assert "Footer" not in found["word/styles.xml"]


def test_the_footer_part_is_declared_and_related() -> None:
    found = parts(exported("cv", "docx", NUMBERED))

    assert 1 == found["[Content_Types].xml"].count('PartName="/word/foot.xml"')
    relation = re.search(
        r'w:footerReference [^>]*r:id="(\w+)"', found["word/document.xml"]
    )
    assert relation
    assert re.search(
        rf'<Relationship [^>]*Id="{relation[1]}"[^>]*Target="foot.xml"',
        found["word/_rels/document.xml.rels"],
    )


# HTML


def test_print_numbers_every_page_but_the_first() -> None:
    text = exported("cv", "html", NUMBERED).decode()

    assert r'content: "Kura \b7  " counter(page) " / " counter(pages);' in text
    assert "@page :first { @bottom-right { content: none; } }" in text
    assert "counter(" not in exported("cv", "html", Settings()).decode()


def test_no_name_ends_the_style_sheet_or_a_string() -> None:
    of = of_length(1)._replace(name='</style><b>"\\ \u738b')
    text = cvexport.export(of, "html", NUMBERED).decode()
    [sheet] = re.findall(r"(?s)<style>(.*?)</style>", text)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}'" in text
    assert r'"\3c \2f style\3e \3c b\3e \22 \5c  ' + "\u738b" in sheet


def test_the_footer_of_rtl_text_is_on_the_left() -> None:
    of = of_length(1)._replace(language="he")

    assert "@bottom-left" in cvexport.export(of, "html", NUMBERED).decode()
