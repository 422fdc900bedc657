"""The CVs that nobody tunes the parser to: printed from sources written by hand.

Their labels are written by hand too.  Three have their source here, for want of a
shorter one: tables and text boxes of Word, and a page of flowables.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from docx.shared import Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from helpers import labelled
from sessions.cv_makers import latex, plain_text, web, word

SOURCES = labelled.FOLDER / "held_out_sources"


def write(chosen: set[str]) -> None:
    """Write the files named, or all."""
    for labels in sorted(labelled.HELD_OUT.glob("*.yaml")):
        path = labels.with_suffix("")
        if not chosen or path.name in chosen:
            path.write_bytes(_made(path.name))


def _made(name: str) -> bytes:
    if make := _WRITTEN_HERE.get(name):
        return make()
    stem, suffix = name.split(".")
    (source,) = SOURCES.glob(f"{stem}.*")
    match source.suffix, suffix:
        case ".html", "pdf":
            return web.printed(source.read_text("utf-8"))
        case ".tex", "pdf":
            return latex.printed(source.read_text("utf-8"))
        case ".rtf", "pdf":
            return word.printed(source.read_bytes(), "rtf")
        case ".rtf", "docx":
            return word.same_each_time(word.converted(source.read_bytes(), "rtf"))
        case ".md", "docx":
            made = plain_text.converted(source.read_bytes(), "docx")
            return word.same_each_time(made)
    return source.read_bytes()


def _teacher() -> bytes:
    """Return a Word file whose posts are a ruled table with a row of headings."""
    made = docx.Document()
    made.add_paragraph().add_run("Gwendolyn Abara").font.size = Pt(24)
    made.add_paragraph(
        "Lisburn, Northern Ireland\ng.abara@school.example\n028 9055 5121"
    )
    made.add_paragraph().add_run("Teaching posts").bold = True
    _ruled(
        made,
        ("Post", "School or firm", "From", "To"),
        ("Head of Chemistry", "Ravenhill Grammar School", "Sept 2017", "Present"),
        ("Teacher of Science", "Lagan Integrated College", "Sept 2012", "Aug 2017"),
        ("Laboratory Technician", "Farset Dairy", "Oct 2010", "Aug 2011"),
    )
    made.add_paragraph()
    made.add_paragraph().add_run("Qualifications").bold = True
    _ruled(
        made,
        ("Award", "Awarded by", "Year"),
        ("PGCE Science", "Stranmore College", "2012"),
        ("BSc (Hons) Chemistry", "University of Lagan", "2010"),
    )
    return _saved(made)


def _ruled(made: docx.document.Document, *rows: tuple[str, ...]) -> None:
    table = made.add_table(0, len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _accountant() -> bytes:
    """Return a Word file whose sections are cells, headings at the left."""
    made = docx.Document()
    table = made.add_table(0, 2)
    for left, right in (
        ("", "Anatole QUESNEVERT\nComptable confirmé"),
        (
            "Me joindre",
            "78000 Versailles\nTél. : 01 99 00 14 72\na.quesnevert@courrier.example",
        ),
        (
            "Mon expérience",
            (
                "Transports Beaucerons : comptable général\n"
                "De février 2016 à aujourd’hui\n"
                "– Tenue des comptes de trois filiales\n"
                "– Clôture mensuelle en cinq jours\n\n"
                "Cabinet Dutilleul & Associés : aide-comptable\n"
                "De septembre 2011 à janvier 2016\n"
                "– Saisie et TVA de 60 dossiers"
            ),
        ),
        ("Mes études", "BTS Comptabilité, Lycée Jean-Bart d'Orcemont\nDe 2009 à 2011"),
        ("Mes outils", "Sage, Cegid, Excel"),
    ):
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(left).bold = True
        for index, line in enumerate(right.split("\n")):
            paragraph = (
                cells[1].paragraphs[0] if not index else cells[1].add_paragraph()
            )
            paragraph.add_run(line).bold = " : c" in line or " : a" in line or None
    return _saved(made)


def _saved(made: docx.document.Document) -> bytes:
    made.core_properties.created = made.core_properties.modified = word.WHEN
    data = io.BytesIO()
    made.save(data)
    return word.same_each_time(data.getvalue())


def _engineer() -> bytes:
    """Return a PDF of flowables, with dates in a column at the right of a table."""
    styles = getSampleStyleSheet()
    plain, title, small = styles["BodyText"], styles["Title"], styles["Heading4"]
    style = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey),
        ]
    )

    def rows(*texts: tuple[str, str]) -> Table:
        cells = [
            [Paragraph(left, plain), Paragraph(right, plain)] for left, right in texts
        ]
        return Table(cells, colWidths=(370, 110), style=style)

    story = [
        Paragraph("Takumi Rosenqvist", title),
        Paragraph(
            "Civil Engineer (P.E.)<br/>Yokohama, Japan / +81 3-5555-0188 / "
            "takumi.r@bridges.example",
            plain,
        ),
        Paragraph("Engagements", small),
        rows(
            (
                (
                    "<i>Shirasagi Consultants K.K.</i> (Tokyo), "
                    "<b>Senior Bridge Engineer</b><br/>"
                    "Seismic retrofit of eleven viaducts; reviewer of two codes."
                ),
                "April 2018 – Present",
            ),
            (
                (
                    "<i>Öresund Span AB</i> (Malmö), <b>Structural Engineer</b><br/>"
                    "Fatigue checks of cable stays; site supervision for 14 months."
                ),
                "Feb. 2013 – March 2018",
            ),
        ),
        Paragraph("Studies", small),
        rows(
            (
                (
                    "<i>Kanagawa Institute of Engineering</i>, "
                    "<b>M.Eng. Civil Engineering</b>"
                ),
                "2010 – 2012",
            )
        ),
        Paragraph("Software", small),
        Paragraph("MIDAS, Tekla, AutoCAD", plain),
    ]
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=LETTER, invariant=1).build(story)
    return data.getvalue()


_WRITTEN_HERE: dict[str, Callable[[], bytes]] = {
    "teacher.docx": _teacher,
    "comptable.docx": _accountant,
    "engineer.pdf": _engineer,
}
