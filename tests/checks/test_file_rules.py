"""Every rule for files finds its fault in a file, and none in our own files.

The files are CVs of fictional people, as other programs make them.  Some are in
`tests/files`, named after the program that made them:

- `chromium-*.pdf`: Chromium 156, print to PDF of an HTML page in Source Sans 3; with
  ligatures and headings spaced by 6 pt, with a grid of two columns, with an icon font,
  and with none of these (its bullets are still drawings);
- `libreoffice-*.pdf` and `.docx`: LibreOffice 7.4 from a DOCX; with two columns, with
  dates at a right tab, and plain;
- `pandoc-plain.docx`: pandoc 2.17 from Markdown.

The others are made here, with python-docx and reportlab or by hand.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import cvexport
from cvexport.checks import check_file
from cvexport.checks.file import RULES
from cvexport.checks.rule import FileRule, FileView, Finding
from cvexport.errors import ReadBackError
from cvexport.model.document import Document
from cvexport.model.settings import LineWidth, TextSettings
from cvexport.readback import extracted
from helpers.fixtures import FIXTURES, resume
from helpers.places import FACES, FILES, ROOT, TESTS

FONTS = FACES
IDS = [rule.id for rule in RULES]
FORMATS = ("pdf", "docx", "txt", "md")
A4 = (595.28, 841.89)


def found(data: bytes, name: str, document: Document | None = None) -> list[Finding]:
    """Return the findings on a file, read as the command reads it."""
    try:
        text = extracted(data, name)
    except ReadBackError:
        text = ""
    return check_file(FileView(name, data, text, document), f"cv.{name}")


def ids(data: bytes, name: str, document: Document | None = None) -> set[str]:
    return {finding.rule for finding in found(data, name, document)}


# --- Plain text and Markdown

TEXT = """\
Ottilie Fallow
Fabelhafen | ottilie@example.org | 020 7946 0000

EXPERIENCE

Fabel Harbour Office | Aug 2019 - Present
Officer
- Rebuilt the ticket queue
- Trained the night watch

EDUCATION

University of Nowhere | 2008 - 2012
Diploma
"""
MARKDOWN = """\
# Ottilie Fallow

Fabelhafen | <ottilie@example.org>

## Skills

- Charts `<b>` \\<i>
"""


CONTACT = "Fabelhafen | ottilie@example.org | 020 7946 0000"


def typed(old: str = "", new: str = "") -> bytes:
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


# --- DOCX

Change = Callable[[WordDocument], object]


def word(*changes: Change, contact: bool = True, bullet: str = "") -> bytes:
    """Return a plain document from python-docx, with changes."""
    document = docx.Document()
    properties = document.core_properties
    properties.title = properties.author = "Ottilie Fallow"
    document.add_heading("Ottilie Fallow", 1)
    if contact:
        add(document, CONTACT)
    document.add_heading("EXPERIENCE", 2)
    document.add_heading("Fabel Harbour Office", 3)
    add(document, "Officer")
    add(document, f"{bullet}Rebuilt the ticket queue")
    add(document, f"{bullet}Trained the night watch")
    for change in changes:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add(document: WordDocument, text: str, style: str = "Body Text") -> Any:
    return document.add_paragraph(text, style=style)


def add_run(document: WordDocument, text: str, *marks: str) -> Any:
    """Add a paragraph with an empty element of each name after its text."""
    run = add(document, "").add_run(text)
    for mark in marks:
        run._r.append(OxmlElement(f"w:{mark}"))
    run.add_text("hour")
    return run


def add_table(document: WordDocument) -> None:
    cells = document.add_table(1, 2).rows[0].cells
    for cell, text in zip(cells, ("Nebelstadt Lighthouse", "Keeper"), strict=True):
        cell.text = text
        cell.paragraphs[0].style = "Body Text"


def add_box(document: WordDocument) -> None:
    """Add a text box in VML, as Word before 2010, and later versions as a fallback."""
    box = parse_xml(
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape>"
        "<v:textbox><w:txbxContent><w:p><w:pPr/><w:r><w:t>ottilie@example.org</w:t>"
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    add(document, "")._p.append(box)


def set_columns(document: WordDocument) -> None:
    [columns] = document.sections[0]._sectPr.iter(qn("w:cols"))
    columns.set(qn("w:num"), "2")


def set_header(text: str) -> Change:
    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return change


def set_page(document: WordDocument) -> None:
    document.sections[0].page_width = document.sections[0].page_height


def drop_language(document: WordDocument) -> None:
    for language in list(document.styles.element.iter(qn("w:lang"))):
        language.getparent().remove(language)


def unset(document: WordDocument) -> None:
    document.core_properties.title = document.core_properties.author = ""


def unstyle(document: WordDocument) -> None:
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Body Text"]


def hide(document: WordDocument) -> None:
    add(document, "").add_run("Kubernetes").font.hidden = True


def insert(document: WordDocument) -> None:
    change = OxmlElement("w:ins")
    change.append(add(document, "").add_run("Newly written")._r)
    document.paragraphs[-1]._p.append(change)


def add_picture(document: WordDocument) -> None:
    add(document, "").add_run().add_picture(io.BytesIO(picture()))


def add_icon(document: WordDocument) -> None:
    add(document, "").add_run("J").font.name = "Wingdings"


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("L", (16, 16), 128).save(file, "PNG")
    return file.getvalue()


# --- PDF

Drawing = Callable[[Canvas], object]


@cache
def register_fonts() -> None:
    for face in ("Regular", "Bold"):
        path = FONTS / f"SourceSans3-{face}.ttf"
        pdfmetrics.registerFont(TTFont(f"Source{face}", path))


def printed(
    *drawings: Drawing,
    lines: str = TEXT,
    title: str = "Ottilie Fallow",
    language: str = "en",
    font: str = "SourceRegular",
    size: tuple[float, float] = A4,
    password: StandardEncryption | None = None,
) -> bytes:
    """Return a PDF from reportlab with `lines` from the top, and with drawings."""
    register_fonts()
    file = io.BytesIO()
    canvas = Canvas(file, size, lang=language or None, encrypt=password, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(title)
    for at, line in enumerate(lines.splitlines()):
        bold = line.isupper() and font == "SourceRegular"
        canvas.setFont("SourceBold" if bold else font, 11)
        canvas.drawString(60, size[1] - 60 - 16 * at, line)
    canvas.setFont(font, 11)
    for drawing in drawings:
        drawing(canvas)
    canvas.save()
    return file.getvalue()


def draw_columns(canvas: Canvas) -> None:
    for at in range(8):
        canvas.drawString(60, 500 - 16 * at, f"Kept the log of year {at}")
        canvas.drawString(320, 500 - 16 * at, f"Tended the lamp of year {at}")


def draw_words(canvas: Canvas) -> None:
    """Place each word by itself, as TeX does."""
    for row in range(4):
        for at in range(8):
            canvas.drawString(60 + 42 * at, 500 - 16 * row, "Charted")


def draw_upward(canvas: Canvas) -> None:
    for at in range(5):
        canvas.drawString(60, 300 + 40 * at, f"Kept the log of year {at}")


def draw_spaced(canvas: Canvas) -> None:
    text = canvas.beginText(60, 500)
    text.setCharSpace(2)
    text.textOut("CERTIFICATIONS")
    canvas.drawText(text)


def draw_invisible(canvas: Canvas) -> None:
    text = canvas.beginText(60, 500)
    text.setTextRenderMode(3)
    text.textOut("Kubernetes")
    canvas.drawText(text)


def draw_footers(canvas: Canvas) -> None:
    """Put the contact details in the footer of each of two pages."""
    canvas.drawString(60, 40, "ottilie@example.org")
    canvas.showPage()
    canvas.setFont("SourceRegular", 11)
    canvas.drawString(60, 780, "Kept the log")
    canvas.drawString(60, 40, "ottilie@example.org")


def draw_scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, *A4)


def draw_far_bullet(canvas: Canvas) -> None:
    canvas.drawString(60, 500, "•")
    canvas.drawString(100, 500, "Kept the log")


def draw_far_date(canvas: Canvas) -> None:
    canvas.drawString(60, 500, "Nebelstadt Lighthouse")
    canvas.drawString(450, 500, "Jan 2012 - Jul 2019")


def draw_bullet_as_shape(canvas: Canvas) -> None:
    canvas.circle(64, 503, 2, fill=1)
    canvas.drawString(72, 500, "Kept the log")


def draw_broken_words(canvas: Canvas) -> None:
    canvas.drawString(60, 500, "Kept the log of every multi-")
    canvas.drawString(60, 484, "hour watch")


def with_type_3_font(*, is_mapped: bool) -> bytes:
    """Return a page in a font with one letter, a drawing of a square."""
    type_3 = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0"
        b" 0]/CharProcs<</a 6 0 R>>/Encoding<</Type/Encoding/Differences[97/a]>>"
        b"/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 8 0 R>>",
        stream(b"BT /F 12 Tf 72 700 Td (aaaa) Tj ET"),
        type_3 + (b"/ToUnicode 7 0 R>>" if is_mapped else b">>"),
        stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f"),
        stream(b"begincmap 1 beginbfchar <61> <0061> endbfchar endcmap"),
        b"<</Font<</F 5 0 R>>>>",
    ]
    numbered = (
        b"%d 0 obj\n%s\nendobj\n" % (number, each)
        for number, each in enumerate(objects, 1)
    )
    return (
        b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Size 9/Root 1 0 R>>\n%%EOF\n"
    )


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


# --- The files, and the rules that each one breaks


def padded(pdf: bytes) -> bytes:
    """Return a PDF with a long comment before the end."""
    return pdf + b"%" + b" " * 2_600_000 + b"\n" + pdf[pdf.rindex(b"startxref") :]


NO_METADATA = {"untagged", "language-missing", "title-missing", "author-missing"}

FAULTY: dict[str, tuple[str, bytes, set[str]]] = {
    # From other programs, without a fault that loses text.
    "LibreOffice's plain PDF": (
        "pdf",
        (FILES / "libreoffice-plain.pdf").read_bytes(),
        {"untagged", "author-missing"},
    ),
    "LibreOffice's plain DOCX": (
        "docx",
        (FILES / "libreoffice-plain.docx").read_bytes(),
        {"symbol-lists", "author-missing"},
    ),
    "pandoc's plain DOCX": (
        "docx",
        (FILES / "pandoc-plain.docx").read_bytes(),
        {"title-missing", "author-missing"},
    ),
    "reportlab's plain PDF": ("pdf", printed(), {"untagged"}),
    "python-docx's plain DOCX": ("docx", word(), set()),
    "a plain text": ("txt", typed(), set()),
    "plain Markdown": ("md", MARKDOWN.encode(), set()),
    # From other programs, with faults.
    "Chromium's plain PDF": (
        "pdf",
        (FILES / "chromium-plain.pdf").read_bytes(),
        {"drawn-bullets", "author-missing"},
    ),
    "Chromium's ligatures and spaced headings": (
        "pdf",
        (FILES / "chromium-ligatures.pdf").read_bytes(),
        {
            *("ligatures", "spaced-letters", "heading-missing"),
            *("drawn-bullets", "author-missing"),
        },
    ),
    "Chromium's grid of two columns": (
        "pdf",
        (FILES / "chromium-columns.pdf").read_bytes(),
        {"columns", "author-missing"},
    ),
    "Chromium's icons": (
        "pdf",
        (FILES / "chromium-icons.pdf").read_bytes(),
        {"private-characters", "icon-fonts", "author-missing"},
    ),
    "LibreOffice's two columns": (
        "pdf",
        (FILES / "libreoffice-columns.pdf").read_bytes(),
        {"columns", "symbol-bullets", "ligatures", "untagged"},
    ),
    "LibreOffice's right tab": (
        "pdf",
        (FILES / "libreoffice-right-tab.pdf").read_bytes(),
        {"dates-apart", "symbol-bullets", "ligatures", "untagged"},
    ),
    # PDF.
    "no PDF": ("pdf", b"GIF89a", {"unreadable"}),
    "half a PDF": ("pdf", printed()[:900], {"unreadable"}),
    "a PDF with a password": (
        "pdf",
        printed(password=StandardEncryption("secret", strength=128)),
        {"encrypted"},
    ),
    "a PDF that forbids copying": (
        "pdf",
        printed(password=StandardEncryption("", "owner", canCopy=0, strength=128)),
        {"encrypted", "untagged"},
    ),
    "a scan": ("pdf", printed(draw_scan, lines=""), {"no-text", "images", "untagged"}),
    "a picture": ("pdf", printed(draw_scan), {"images", "untagged"}),
    "two columns": ("pdf", printed(draw_columns), {"columns", "untagged"}),
    "text stored upside down": (
        "pdf",
        printed(draw_upward),
        {"reading-order", "untagged"},
    ),
    "words placed one by one": (
        "pdf",
        printed(draw_words, lines="Ottilie Fallow\nottilie@example.org\nSKILLS"),
        {"spaces-not-set", "untagged"},
    ),
    "words glued": (
        "pdf",
        printed(lines=f"{TEXT}Builtversion1and2ofthefeedbackloopthatbalancestraffic"),
        {"glued-words", "untagged"},
    ),
    "headings spaced by 2 pt": (
        "pdf",
        printed(draw_spaced),
        {"spaced-letters", "untagged"},
    ),
    "a bullet far off": (
        "pdf",
        printed(draw_far_bullet),
        {"bullets-apart", "untagged"},
    ),
    "a bullet drawn": (
        "pdf",
        printed(draw_bullet_as_shape),
        {"drawn-bullets", "untagged"},
    ),
    "a date far off": ("pdf", printed(draw_far_date), {"dates-apart", "untagged"}),
    "words broken at hyphens": (
        "pdf",
        printed(draw_broken_words),
        {"hyphenated-words", "untagged"},
    ),
    "invisible text": ("pdf", printed(draw_invisible), {"hidden-text", "untagged"}),
    "contact details in the footers": (
        "pdf",
        printed(draw_footers, lines=typed(CONTACT).decode()),
        {"contact-in-margins", "untagged"},
    ),
    "a font that is not embedded": (
        "pdf",
        printed(font="Helvetica"),
        {"fonts-not-embedded", "no-bold", "untagged"},
    ),
    "a font of drawings": (
        "pdf",
        with_type_3_font(is_mapped=True),
        {
            *("type-3-fonts", "no-bold", "contact-missing", "heading-missing"),
            *NO_METADATA,
        },
    ),
    "a font without a Unicode map": (
        "pdf",
        with_type_3_font(is_mapped=False),
        {
            *("lost-characters", "type-3-fonts", "no-bold"),
            *("contact-missing", "heading-missing"),
            *NO_METADATA,
        },
    ),
    "PDF 2.0": (
        "pdf",
        re.sub(rb"^%PDF-\d\.\d", b"%PDF-2.0", printed()),
        {"pdf-version", "untagged"},
    ),
    "no metadata": ("pdf", printed(title="", language=""), NO_METADATA),
    "a page of its own size": (
        "pdf",
        printed(size=(500, 500)),
        {"page-size", "untagged"},
    ),
    # DOCX.
    "no DOCX": ("docx", b"PK\x03\x04", {"unreadable"}),
    "half a DOCX": ("docx", word()[:9000], {"unreadable"}),
    "a DOCX with a password": (
        "docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        {"encrypted"},
    ),
    "a table": ("docx", word(add_table), {"tables"}),
    "contact details in a text box": (
        "docx",
        word(add_box, contact=False),
        {"text-boxes", "contact-outside-body"},
    ),
    "contact details in a page header": (
        "docx",
        word(set_header("ottilie@example.org"), contact=False),
        {"header-text", "contact-outside-body"},
    ),
    "a page number": ("docx", word(set_header("Ottilie Fallow, page 2")), set()),
    "columns": ("docx", word(set_columns), {"columns"}),
    "a date at a tab": (
        "docx",
        word(lambda file: add(file, "Nebelstadt Lighthouse\tJan 2012 - Jul 2019")),
        {"dates-apart"},
    ),
    "words at a tab": (
        "docx",
        word(lambda file: add(file, "Nebelstadt Lighthouse\tKeeper")),
        {"tabs"},
    ),
    "bullets of the font Symbol": (
        "docx",
        word(bullet="\uf0b7\t"),
        {"symbol-bullets", "typed-bullets"},
    ),
    "bullets typed": ("docx", word(bullet="• "), {"typed-bullets"}),
    "bullets of Word's lists": (
        "docx",
        word(lambda file: add(file, "Kept the log", "List Bullet")),
        {"symbol-lists"},
    ),
    "a picture in a DOCX": ("docx", word(add_picture), {"images"}),
    "an icon in a DOCX": ("docx", word(add_icon), {"icon-fonts"}),
    "a symbol in a DOCX": (
        "docx",
        word(lambda file: add_run(file, "Phone", "sym")),
        {"icon-fonts"},
    ),
    "a line break": (
        "docx",
        word(lambda file: add_run(file, "Lamps", "br")),
        {"line-breaks"},
    ),
    "a no-break hyphen": (
        "docx",
        word(lambda file: add_run(file, "multi", "noBreakHyphen")),
        {"word-hyphens"},
    ),
    "hidden text": ("docx", word(hide), {"hidden-text"}),
    "tracked changes": ("docx", word(insert), {"tracked-changes"}),
    "the style Title": (
        "docx",
        word(lambda file: add(file, "Harbours", "Title")),
        {"title-style"},
    ),
    "no style of headings": ("docx", word(unstyle), {"headings-unstyled"}),
    "a paragraph without a style": (
        "docx",
        word(lambda file: file.add_paragraph("Kept the log")),
        {"bare-paragraphs"},
    ),
    "a DOCX without metadata": (
        "docx",
        word(unset, drop_language),
        {"title-missing", "author-missing", "language-missing"},
    ),
    "a square page": ("docx", word(set_page), {"page-size"}),
    # Text and Markdown.
    "Latin-1": ("txt", "Zoë".encode("latin-1"), {"unreadable"}),
    "nothing": ("txt", b"\n", {"no-text"}),
    "2.6 MB": ("pdf", padded(printed()), {"file-size", "untagged"}),
    "a title before the name": (
        "txt",
        b"CURRICULUM VITAE\n\n" + typed(),
        {"name-first"},
    ),
    "an address before the name": (
        "txt",
        b"ottilie@example.org\n" + typed(),
        {"name-first"},
    ),
    "no contact details": (
        "txt",
        typed(CONTACT),
        {"contact-missing"},
    ),
    "odd headings": (
        "txt",
        typed("EXPERIENCE", "MY JOURNEY").replace(b"EDUCATION", b"SCHOOL OF LIFE"),
        {"heading-missing"},
    ),
    "short years": ("txt", typed("Aug 2019", "Aug '19"), {"short-years"}),
    "a lost character": ("txt", typed("Trained", "Tr\ufffdined"), {"lost-characters"}),
    "an unmapped glyph": ("txt", typed("Trained", "Tr(cid:97)d"), {"lost-characters"}),
    "a ligature": ("txt", typed("Officer", "O\ufb03cer"), {"ligatures"}),
    "a soft hyphen": ("txt", typed("Trained", "Trai\xadned"), {"invisible-characters"}),
    "a no-break space": ("txt", typed("Aug 2019", "Aug\xa02019"), {"odd-spaces"}),
    "glued words": ("txt", typed("the ticket", "version1and2of"), {"glued-words"}),
    "glued commas": (
        "txt",
        typed("Diploma", "tides,charts lamps,logs ropes,knots"),
        {"glued-words"},
    ),
    "spaced letters": (
        "txt",
        typed("EDUCATION", "E D U C A T I O N"),
        {"spaced-letters"},
    ),
    "a bullet alone": (
        "txt",
        typed("- Trained", "●\nTrained"),
        {"bullets-apart", "odd-punctuation"},
    ),
    "bullets of Wingdings": (
        "txt",
        typed("- Rebuilt the ticket queue\n- ", "o Rebuilt the ticket queue\no "),
        {"symbol-bullets"},
    ),
    "a broken word": ("txt", typed("night", "hour-\nlong"), {"hyphenated-words"}),
    "a tab": ("txt", typed(" | Aug", "\tAug"), {"tabs"}),
    "columns of spaces": ("txt", typed(" | Aug", " " * 20 + "Aug"), {"columns"}),
    "a byte order mark": (
        "txt",
        b"\xef\xbb\xbf" + typed(),
        {"byte-order-mark", "invisible-characters"},
    ),
    "an en dash": (
        "txt",
        typed("2019 -", "2019 \N{EN DASH}"),
        {"odd-punctuation"},
    ),
    "a drawn line": ("txt", typed("EXPERIENCE", "EXPERIENCE\n======"), {"drawn-lines"}),
    "a space at a line end": ("txt", typed("Diploma", "Diploma "), {"trailing-spaces"}),
    "HTML": ("md", f"{MARKDOWN}\n<br>\n".encode(), {"html"}),
    "a table in Markdown": (
        "md",
        f"{MARKDOWN}\n| a | b |\n|---|---|\n| c | d |\n".encode(),
        {"table-markup"},
    ),
    "front matter": (
        "md",
        f"---\ntitle: Words\n---\n\n{MARKDOWN}".encode(),
        {"front-matter"},
    ),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_file_breaks_its_rules_and_no_others(case: str) -> None:
    name, data, expected = FAULTY[case]

    assert expected == ids(data, name)


# --- Against a document

SOURCE = """
basics: {name: Ottilie Fallow, email: ottilie@example.org}
work:
  - name: Fabel Harbour Office
    position: Officer
    startDate: 2019-08
    highlights: [Rebuilt the ticket queue of five harbours, Trained the night watch]
"""


@cache
def composed(source: str = SOURCE) -> Document:
    return cvexport.compose(cvexport.read(source.encode()).resume)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_lost_a_word_does_not_read_back(name: str) -> None:
    other = composed(SOURCE.replace("five ", ""))
    finding, *rest = found(cvexport.export(other, name), name, composed())

    assert [] == rest
    assert "read-back" == finding.rule
    assert "lost: 'five'" in finding.why


def test_dates_far_from_their_employer_are_found() -> None:
    text = cvexport.export(composed(), "txt").decode()
    line = " | Aug 2019 - Present"
    moved = (
        text.replace(line, "")
        + f"Kept the log.{' Kept it.' * 30}\nAug 2019 - Present\n"
    )

    assert {"read-back", "entry-apart"} == ids(moved.encode(), "txt", composed())


def test_dates_after_the_text_are_found() -> None:
    text = cvexport.export(composed(), "txt").decode()
    line = " | Aug 2019 - Present"
    moved = text.replace(line, "") + "Aug 2019 - Present\n"

    assert {"read-back", "entry-apart"} == ids(moved.encode(), "txt", composed())


def test_a_lost_employer_is_found() -> None:
    text = cvexport.export(composed(), "txt").replace(b"Fabel Harbour Office | ", b"")

    assert {"read-back", "entry-apart"} == ids(text, "txt", composed())


def test_the_first_line_has_to_be_the_name_of_the_document() -> None:
    text = b"Fallow, Ottilie\n" + cvexport.export(composed(), "txt")

    assert {"read-back", "name-first"} == ids(text, "txt", composed())


@pytest.mark.parametrize("ascii_", [False, True])
def test_plain_text_may_be_transliterated(ascii_: bool) -> None:
    source = SOURCE.replace("Fallow", "Fällow")
    settings = cvexport.Settings(text=TextSettings(ascii=ascii_, width=LineWidth(40)))
    text = cvexport.export(composed(source), "txt", settings)

    assert set() == ids(text, "txt", composed(source))


# --- Our own files


def ours() -> Iterator[tuple[str, Path]]:
    yield from (("cv", path) for path in sorted((ROOT / "outputs").iterdir()))
    for fixture in FIXTURES:
        for name in FORMATS:
            yield fixture, TESTS / "exporters" / "test_exporters" / f"{fixture}.{name}"


@pytest.mark.parametrize(
    ("source", "path"), tuple(ours()), ids=lambda value: str(value)[-16:]
)
def test_our_own_files_have_no_faults(source: str, path: Path) -> None:
    data, name = path.read_bytes(), path.suffix[1:]
    document = cvexport.compose(resume(source).resume)
    has_contact = source not in {"unicode", "minimal"}

    assert [] == found(data, name, document)
    assert (set() if has_contact else {"contact-missing"}) == ids(data, name)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_has_a_file_that_breaks_it_and_one_that_does_not(rule: FileRule) -> None:
    with_document = {"read-back", "entry-apart"}
    cases = [broken for name, _, broken in FAULTY.values() if name in rule.formats]

    assert rule.id in with_document or any(rule.id in broken for broken in cases)
    assert any(rule.id not in broken for broken in cases)


@pytest.mark.parametrize("case", FAULTY)
def test_a_finding_has_a_reason_and_a_remedy_without_full_stops(case: str) -> None:
    name, data, _ = FAULTY[case]
    texts = [(each.why, each.remedy) for each in found(data, name)]

    assert [] == [each for each in texts if not all(each) or ". " in f"{each[1]} "]


# --- Hostile files


@given(data=st.binary(max_size=400), name=st.sampled_from(FORMATS))
def test_random_bytes_give_findings(data: bytes, name: str) -> None:
    assert found(data, name)


@given(cut=st.floats(0, 1), name=st.sampled_from(("pdf", "docx")))
def test_truncated_files_give_findings(cut: float, name: str) -> None:
    whole = FILES / ("chromium-icons.pdf" if name == "pdf" else "pandoc-plain.docx")
    data = whole.read_bytes()

    assert found(data[: int(len(data) * cut)], name)


@settings(deadline=None)
@given(at=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_damaged_files_raise_no_exception(at: float, byte: int) -> None:
    data = bytearray((FILES / "chromium-columns.pdf").read_bytes())
    data[int(len(data) * at)] = byte

    found(bytes(data), "pdf")


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", "<a/>")
        archive.writestr("word/document.xml", bytes(40_000_000))
    [finding] = check_file(FileView("docx", bomb.getvalue(), "", None), "cv.docx")

    assert "unreadable" == finding.rule
    assert "over 32 MB" in finding.why


def test_entities_are_not_expanded() -> None:
    entities = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10)
    )
    part = f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]><a>&e9;</a>'
    source = io.BytesIO(word())
    bomb = io.BytesIO()
    with zipfile.ZipFile(source) as plain, zipfile.ZipFile(bomb, "w") as archive:
        for name in plain.namelist():
            is_main = name == "word/document.xml"
            archive.writestr(name, part if is_main else plain.read(name))

    assert check_file(FileView("docx", bomb.getvalue(), "", None), "cv.docx")


HOSTILE_TEXTS = (
    "a",
    " ",
    "\n",
    "\t",
    "`",
    "a ",
    "a-\n",
    "<a ",
    "1 ",
    "- ",
    "`\n``",
    "|",
)


@pytest.mark.parametrize("part", HOSTILE_TEXTS, ids=ascii)
@pytest.mark.parametrize("name", ["txt", "md"])
def test_a_long_repetitive_text_is_checked_to_its_end(part: str, name: str) -> None:
    """With one of these, a pattern that takes quadratic time would need minutes."""
    text = part * (200_000 // len(part))
    found = check_file(FileView(name, text.encode(), text + "!", None), f"cv.{name}")

    assert {f"cv.{name}"} == {finding.file for finding in found}
