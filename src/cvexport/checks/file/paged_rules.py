"""Rules for PDF and DOCX files alike: where text is, and what is around it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from cvexport.checks.file.inspect_docx import Docx
from cvexport.checks.file.inspect_pdf import Chunk, Pdf, PdfPage
from cvexport.checks.file.open_file import PagedFile, opened, paged_rule
from cvexport.checks.file.open_file import icon_fonts as fonts_of_icons
from cvexport.checks.phrases import quoted
from cvexport.checks.rule import Fault, FileView, file_rule
from cvexport.errors import counted
from cvexport.parser import vocabulary
from cvexport.unicode.scripts import has_rtl

_PAPERS = ((595.3, 841.9), (612.0, 792.0))
_LINES = 5
"""Lines on each side of a gap, at least, that make it one between columns."""
_CROSSING = 0.1
"""Of the lines beside such a gap, at most these cross it."""
_ROW = 2
"""Points between the baselines of one line, at most."""
_FAR = 60
_NOBODY = frozenset(
    ("", "untitled", "anonymous", "unspecified", "python-docx", "author", "user")
)
_MOST_LINES = 400
_BLANKS = re.compile(r"\S {4,}\S")


@file_rule(
    "columns",
    "warning",
    formats=("pdf", "docx", "txt"),
    source='Greenhouse, "Unsuccessful resume parse" (200989175): columned layout.',
)
def columns(view: FileView) -> Iterator[Fault]:
    """Find text in columns."""
    if where := _columns(view):
        yield Fault(
            f"text is in columns ({where}); parsers read across them or in the wrong "
            "order",
            "put all text in one column",
        )


def _columns(view: FileView) -> str:
    match opened(view):
        case Pdf(pages=pages, language=language):
            found = [
                str(at)
                for at, page in enumerate(pages, 1)
                if has_columns(page, language)
            ]
            return f"page{'s'[: len(found) - 1]} {', '.join(found)}" if found else ""
        case Docx(columns=number):
            return f"{number} side by side" if number > 1 else ""
        case _:
            lines = [line for line in view.text.splitlines() if _BLANKS.search(line)]
            return quoted(lines) if view.format == "txt" else ""


def has_columns(page: PdfPage, language: str) -> bool:
    """Return whether more than a few lines of a page are side by side."""
    prose = (chunk for chunk in page.chunks if _is_prose(chunk.text, language))
    lines = list(itertools.islice(prose, _MOST_LINES))
    starts = Counter(round(line.left) for line in lines)
    edges = [start - _ROW for start, count in starts.items() if count > 1]
    return any(_is_column(edge, lines) for edge in edges)


def _is_prose(text: str, language: str) -> bool:
    has_words = bool(re.search(r"[^\W\d_]{2}", text))
    # Right-to-left lines start at their right edge, so the left edges mean nothing.
    if not has_words or has_rtl(text):
        return False
    return not vocabulary.is_period(text, language)


def _is_column(edge: float, lines: list[Chunk]) -> bool:
    """Return whether a column starts at `edge`, with another to its left."""
    right = [line for line in lines if line.left >= edge]
    levels = [line.baseline for line in right]
    low, high = min(levels, default=0) - _ROW, max(levels, default=0) + _ROW
    beside = [line for line in lines if line.left < edge and low < line.baseline < high]
    left = [line for line in beside if line.right < edge]
    crossing = len(beside) - len(left)
    is_many = len(left) >= _LINES and len(right) >= _LINES
    return is_many and crossing <= _CROSSING * (len(left) + len(right))


@paged_rule(
    "dates-apart",
    "warning",
    source="Measured: pdfminer puts a date at the right margin elsewhere, even into a "
    'bullet; kreuzberg and officeparser drop tabs: "EngineerAug 2019".',
)
def dates_apart(file: PagedFile) -> Iterator[Fault]:
    """Find dates after a tab or, in a PDF, over 60 pt to the right of their text."""
    if found := list(_dates_apart(file)):
        yield Fault(
            f"dates are far from their text, or after a tab: {quoted(found)}",
            'put them right after the employer, after " | ", or on the next line',
        )


def _dates_apart(file: PagedFile) -> Iterator[str]:
    match file:
        case Pdf(pages=pages, language=language):
            for page in pages:
                yield from _far_dates(page, language)
        case Docx():
            for _, after in _at_tabs(file):
                if vocabulary.is_period(after, file.language):
                    yield after


def _far_dates(page: PdfPage, language: str) -> Iterator[str]:
    for date in page.chunks:
        if vocabulary.is_period(date.text, language):
            gaps = [
                date.left - text.right
                for text in page.chunks
                if abs(text.baseline - date.baseline) < _ROW and text.left < date.left
            ]
            if gaps and min(gaps) > _FAR:
                yield date.text


@file_rule(
    "tabs",
    "warning",
    formats=("docx", "txt"),
    source="Measured: kreuzberg and officeparser drop tabs and join the words; Ripon "
    "College, for pasted text: spaces, never tabs.",
)
def tabs(view: FileView) -> Iterator[Fault]:
    """Find tabs between words, except before a date."""
    if found := list(_tabs(view)):
        yield Fault(
            f"there are tabs between words: {quoted(found)}",
            'put each part on its own line, or " | " between them',
        )


def _tabs(view: FileView) -> Iterator[str]:
    match opened(view):
        case Docx() as file:
            for before, after in _at_tabs(file):
                if not vocabulary.is_period(after, file.language):
                    yield f"{before} {after}"
        case _:
            yield from (line for line in view.text.splitlines() if "\t" in line)


def _at_tabs(file: Docx) -> Iterator[tuple[str, str]]:
    """Yield the words around each run of tabs; a typed bullet is not a word."""
    for paragraph in file.paragraphs:
        text = vocabulary.TYPED_BULLET.sub("", paragraph.text)
        parts = [part.strip() for part in text.split("\t") if part.strip()]
        yield from itertools.pairwise(parts)


@paged_rule(
    "images",
    "warning",
    source="Greenhouse (200989175) and DaXtra (Mercury KA-01555): no graphics.",
)
def images(file: PagedFile) -> Iterator[Fault]:
    """Find pictures and, in a DOCX, shapes."""
    match file:
        case Pdf(pages=pages):
            number = sum(len(page.images) for page in pages)
        case Docx(pictures=number):
            pass
    if number:
        shown = counted(number, "picture or shape", "pictures or shapes")
        yield Fault(
            f"the file has {shown}, which no parser reads",
            "remove photos, logos and charts, and write what they say",
        )


@paged_rule(
    "icon-fonts",
    "warning",
    source="Measured: icons are extracted as private-use characters, symbols not at "
    "all.",
)
def icon_fonts(file: PagedFile) -> Iterator[Fault]:
    """Find icon fonts by name and, in a DOCX, characters of symbol fonts."""
    names = fonts_of_icons(file)
    if isinstance(file, Docx) and any(
        "\ufffc" in each.text for each in file.paragraphs
    ):
        names.add("a symbol font")
    if names:
        yield Fault(
            f"there are icons from {', '.join(sorted(names))}",
            "write words instead of icons, or remove them",
        )


@paged_rule(
    "hidden-text",
    "warning",
    source="Our own judgement: it misleads people, and the text of scans has errors.",
)
def hidden_text(file: PagedFile) -> Iterator[Fault]:
    """Find hidden text and, in a PDF, text drawn so that it is invisible."""
    match file:
        case Pdf(pages=pages):
            is_hidden = any(page.invisible for page in pages)
        case Docx(hidden=hidden):
            is_hidden = bool(hidden.strip())
    if is_hidden:
        yield Fault(
            "there is text that software reads but people don't see",
            "delete it or make it visible; instead of a scan, export the document",
        )


@paged_rule(
    "language-missing",
    "advice",
    source="Our own judgement: PDF/UA-1, 7.2, asks for it; no vendor does.",
)
def language_missing(file: PagedFile) -> Iterator[Fault]:
    """Find a file that doesn't state its language."""
    if not file.language:
        yield Fault(
            "the file doesn't state its language", "set the language of the document"
        )


@paged_rule(
    "title-missing",
    "advice",
    source="Our own judgement: viewers show it; no vendor asks for it.",
)
def title_missing(file: PagedFile) -> Iterator[Fault]:
    """Find a file without a title in its properties."""
    if file.title.strip().lower() in _NOBODY:
        yield Fault("the file has no title", "set your name as the title")


@paged_rule(
    "author-missing",
    "advice",
    source="Our own judgement: file searches show it; no vendor asks for it.",
)
def author_missing(file: PagedFile) -> Iterator[Fault]:
    """Find a file whose properties name no author, or only a program."""
    if file.author.strip().lower() in _NOBODY:
        yield Fault("the file has no author", "set your name as the author")


@paged_rule(
    "page-size",
    "advice",
    source="Our own judgement: people print them; no vendor asks for it.",
)
def page_size(file: PagedFile) -> Iterator[Fault]:
    """Find pages that are neither A4 nor Letter in portrait."""
    match file:
        case Pdf(pages=pages):
            sizes = {(page.width, page.height) for page in pages}
        case Docx(pages=found):
            sizes = set(found)
    for width, height in sorted(size for size in sizes if not _is_paper(size))[:1]:
        yield Fault(
            f"a page of {width:.0f} by {height:.0f} pt is neither A4 nor Letter",
            "set the paper size to A4 or Letter",
        )


def _is_paper(size: tuple[float, float]) -> bool:
    return any(
        abs(size[0] - width) < 3 and abs(size[1] - height) < 3
        for width, height in _PAPERS
    )
