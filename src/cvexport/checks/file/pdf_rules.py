"""Rules of PDF files: how the text is set, with what fonts, and what is around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cvexport.checks.file import inspect_pdf, patterns
from cvexport.checks.file.layout import has_columns
from cvexport.checks.file.open_file import pdf_rule
from cvexport.checks.rule import Fault

_DOT = 8
"""Points: the largest bullet."""


@pdf_rule(
    "reading-order",
    "warning",
    source="measured: PDFium, pdf.js, pypdf and MuPDF follow the order of the file; "
    "OpenResume's code says that it does so on purpose.",
)
def reading_order(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find text that is stored in another order than it stands on the page."""
    jumps = sum(
        _jumps(page) for page in file.pages if not has_columns(page, file.language)
    )
    if jumps > 2:
        yield Fault(
            "",
            f"the text jumps up the page {jumps} times in the order of the file",
            "export from a document without frames or moved parts",
        )


def _jumps(page: inspect_pdf.Page) -> int:
    pairs = itertools.pairwise(page.chunks)
    return sum(b.baseline - a.baseline > 2 * max(a.size, 1) for a, b in pairs)


@pdf_rule(
    "contact-in-margins",
    "warning",
    source="Greenhouse (200989175): details in a page header or footer aren't read.",
)
def contact_in_margins(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find contact details only in lines that are repeated on each page."""
    if len(file.pages) < 2:
        return
    pages = [set(page.text.splitlines()) for page in file.pages]
    repeated = set.intersection(*pages)
    rest = "\n".join(line for page in pages for line in page - repeated)
    if patterns.has_contact("\n".join(repeated)) and not patterns.has_contact(rest):
        yield Fault(
            "",
            "contact details stand only in the header or footer of the pages",
            "set them in the body, below the name",
        )


@pdf_rule(
    "spaces-not-set",
    "warning",
    source="measured: pdfplumber reads 42 of 100 words and iText glues whole lines.",
)
def spaces_not_set(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find words that are placed one by one, without spaces between them."""
    seen = sum(page.seen_spaces for page in file.pages)
    typed = sum(page.set_spaces for page in file.pages)
    if seen > 10 and typed < seen / 2:
        yield Fault(
            "",
            f"{seen} spaces are gaps only, so some readers glue the words",
            "export with a program that sets real spaces",
        )


@pdf_rule(
    "drawn-bullets",
    "warning",
    source="measured: Chromium draws them, and no reader gets any; OpenResume parts "
    "the text of a job at its bullets.",
)
def drawn_bullets(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find bullets that are drawings, and no characters."""
    found = sum(_dots(page) for page in file.pages)
    if found:
        yield Fault(
            "",
            f"{found} bullets are drawn, so the items of a list run together",
            'begin each item with the character "•" instead',
        )


def _dots(page: inspect_pdf.Page) -> int:
    """Count small drawings, as wide as high, with a text right of them."""
    return sum(
        1 < path.right - path.left < _DOT
        and abs((path.right - path.left) - (path.top - path.bottom)) < 1
        and any(_is_right_of(path, chunk) for chunk in page.chunks)
        for path in page.paths[:1000]
    )


def _is_right_of(path: inspect_pdf.Box, chunk: inspect_pdf.Chunk) -> bool:
    level = path.bottom - chunk.size / 2 < chunk.baseline < path.top
    return level and 0 < chunk.left - path.right < 30


@pdf_rule(
    "fonts-not-embedded",
    "warning",
    source="HireAbility: a font matters where its characters don't map to plain text.",
)
def fonts_not_embedded(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find fonts that are not in the file."""
    found = [font.name for font in file.fonts if not font.is_embedded]
    if found:
        yield Fault(
            "",
            f"not embedded: {patterns.some(found)}; elsewhere another font is shown",
            "embed all fonts when exporting",
        )


@pdf_rule(
    "type-3-fonts",
    "warning",
    source="our own judgement, after ISO 32000-1, 9.10: no name says what they draw.",
)
def type_3_fonts(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find fonts of Type 3, whose glyphs are drawings."""
    if any(font.is_drawn for font in file.fonts):
        yield Fault(
            "",
            "a font is of Type 3: its letters are drawings that some readers skip",
            "use a TrueType or OpenType font that may be embedded",
        )


@pdf_rule(
    "no-bold",
    "advice",
    source='OpenResume knows headings and employers by "bold" in the font\'s name.',
)
def no_bold(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find files none of whose fonts says that it is bold."""
    names = [font.name for font in file.fonts]
    if names and not any(re.search("(?i)bold|black|heavy", name) for name in names):
        yield Fault(
            "",
            "no font is bold, by which parsers know headings",
            "set headings and employers in a bold face",
        )


@pdf_rule(
    "untagged",
    "advice",
    source="our own judgement: PDF/UA-1 asks for tags; no vendor does.",
)
def untagged(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find a file without tags, which say what is a heading and what a list."""
    if not file.is_tagged:
        yield Fault("", "the file has no tags for screen readers", "export it tagged")


@pdf_rule(
    "pdf-version",
    "advice",
    source="our own judgement: parsers are older than PDF 2.0; nothing was measured.",
)
def version(file: inspect_pdf.Pdf) -> Iterator[Fault]:
    """Find a version of PDF after 1.7."""
    if file.version > 17:
        yield Fault(
            "",
            f"the file is PDF {file.version / 10}, which old readers may not know",
            "export as PDF 1.7 or before",
        )
