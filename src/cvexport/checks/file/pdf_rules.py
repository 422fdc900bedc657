"""Rules for PDF files: how the text is set, its fonts, and what is around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cvexport.checks.file.inspect_pdf import Box, Chunk, Pdf, PdfPage
from cvexport.checks.file.open_file import pdf_rule
from cvexport.checks.file.paged_rules import has_columns
from cvexport.checks.phrases import quoted
from cvexport.checks.rule import Fault
from cvexport.errors import counted
from cvexport.parser import vocabulary

_BOLD = re.compile(
    r"(?i)bold|black|heavy|demi|medi\b|^(?:cm|sf|ec|lm|ptm|phv)[a-z]*b(?:x|[0-9]|c|$)"
)
"""With the faces of LaTeX: CMBX10, SFBX1000, LMRomanDemi, NimbusRomNo9L-Medi."""
_DOT = 8
"""Points: the largest bullet."""


@pdf_rule(
    "reading-order",
    "warning",
    source="Measured: PDFium, pdf.js, pypdf and MuPDF follow the order of the file; "
    "OpenResume's code says that it does so on purpose.",
)
def reading_order(file: Pdf) -> Iterator[Fault]:
    """Find text that is stored in a different order from that on the page."""
    jumps = sum(
        _jumps(page) for page in file.pages if not has_columns(page, file.language)
    )
    if jumps > 2:
        yield Fault(
            f"the text, in the order of the file, jumps up the page {jumps} times",
            "export from a document without frames or moved pieces",
        )


def _jumps(page: PdfPage) -> int:
    pairs = itertools.pairwise(page.chunks)
    return sum(b.baseline - a.baseline > 2 * max(a.size, 1) for a, b in pairs)


@pdf_rule(
    "contact-in-margins",
    "warning",
    source="Greenhouse (200989175): details in a page header or footer aren't read.",
)
def contact_in_margins(file: Pdf) -> Iterator[Fault]:
    """Find contact details that are only in lines repeated on each page."""
    if len(file.pages) < 2:
        return
    pages = [set(page.text.splitlines()) for page in file.pages]
    repeated = set.intersection(*pages)
    rest = "\n".join(line for page in pages for line in page - repeated)
    if vocabulary.has_contact("\n".join(repeated)) and not vocabulary.has_contact(rest):
        yield Fault(
            "contact details are only in the page header or footer",
            "put them in the body, below the name",
        )


@pdf_rule(
    "spaces-not-set",
    "warning",
    source="Measured: pdfplumber reads 42 of 100 words and iText joins whole lines.",
)
def spaces_not_set(file: Pdf) -> Iterator[Fault]:
    """Find words placed one by one, without spaces between them."""
    seen = sum(page.seen_spaces for page in file.pages)
    typed = sum(page.set_spaces for page in file.pages)
    if seen > 10 and typed < seen / 2:
        yield Fault(
            f"{seen} spaces are only gaps, so some readers join the words",
            "export with a program that writes real spaces",
        )


@pdf_rule(
    "drawn-bullets",
    "warning",
    source="Measured: Chromium draws them, and no reader extracts any; OpenResume "
    "splits the text of a job at its bullets.",
)
def drawn_bullets(file: Pdf) -> Iterator[Fault]:
    """Find bullets that are drawings instead of characters."""
    if found := sum(_dots(page) for page in file.pages):
        are = counted(found, "bullet is a drawing", "bullets are drawings")
        yield Fault(
            f"{are}, so the items of a list run together",
            'start each item with the character "•" instead',
        )


def _dots(page: PdfPage) -> int:
    """Count small drawings, as wide as high, with text to their right."""
    return sum(
        1 < path.right - path.left < _DOT
        and abs((path.right - path.left) - (path.top - path.bottom)) < 1
        and any(_is_right_of(path, chunk) for chunk in page.chunks)
        for path in page.paths[:1000]
    )


def _is_right_of(path: Box, chunk: Chunk) -> bool:
    level = path.bottom - chunk.size / 2 < chunk.baseline < path.top
    return level and 0 < chunk.left - path.right < 30


@pdf_rule(
    "fonts-not-embedded",
    "warning",
    source="HireAbility: a font matters where its characters don't map to plain text.",
)
def fonts_not_embedded(file: Pdf) -> Iterator[Fault]:
    """Find fonts that aren't embedded in the file."""
    if found := [font.name for font in file.fonts if not font.is_embedded]:
        yield Fault(
            f"not embedded: {quoted(found)}; other computers may show another font",
            "embed all fonts when exporting",
        )


@pdf_rule(
    "type-3-fonts",
    "warning",
    source="Our own judgement, after ISO 32000-1, 9.10: no name says what they draw.",
)
def type_3_fonts(file: Pdf) -> Iterator[Fault]:
    """Find Type 3 fonts, whose glyphs are drawings."""
    if any(font.is_drawn for font in file.fonts):
        yield Fault(
            "a font is of Type 3: its letters are drawings, which some readers skip",
            "use a TrueType or OpenType font that may be embedded",
        )


@pdf_rule(
    "no-bold",
    "advice",
    source='OpenResume recognises headings and employers by "bold" in the font\'s '
    "name.",
)
def no_bold(file: Pdf) -> Iterator[Fault]:
    """Find a file with no font that is bold by its name."""
    names = [font.name for font in file.fonts]
    if names and not any(_BOLD.search(name) for name in names):
        yield Fault(
            "no font is bold; parsers recognise headings by bold type",
            "set headings and employers in bold",
        )


@pdf_rule(
    "untagged",
    "advice",
    source="Our own judgement: PDF/UA-1 asks for tags; no vendor does.",
)
def untagged(file: Pdf) -> Iterator[Fault]:
    """Find a file without tags, which identify headings and lists."""
    if not file.is_tagged:
        yield Fault("the file has no tags for screen readers", "export a tagged PDF")


@pdf_rule(
    "pdf-version",
    "advice",
    source="Our own judgement: parsers are older than PDF 2.0; nothing was measured.",
)
def pdf_version(file: Pdf) -> Iterator[Fault]:
    """Find a PDF version after 1.7."""
    if file.version > 17:
        yield Fault(
            f"the file is PDF {file.version / 10}, which old readers may not support",
            "export as PDF 1.7 or earlier",
        )
