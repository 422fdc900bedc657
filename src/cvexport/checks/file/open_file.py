"""PDF and DOCX files opened once for all rules, and the decorators of such rules."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from cvexport import readback
from cvexport.checks.file import inspect_docx, inspect_pdf
from cvexport.checks.rule import (
    Fault,
    FileCheck,
    FileRule,
    FileView,
    Severity,
    file_rule,
)
from cvexport.errors import ReadBackError
from cvexport.parser import ParsedCV, parse, parse_lines

INSPECTORS = {"pdf": inspect_pdf, "docx": inspect_docx}
"""By format; files of other formats are UTF-8 text."""

PagedFile = inspect_pdf.Pdf | inspect_docx.Docx

_F = TypeVar("_F")
_Decorator = Callable[[Callable[[_F], Iterator[Fault]]], FileRule]


def opened(view: FileView) -> PagedFile | None:
    """Return what a PDF or DOCX file holds; None if damaged or of another format."""
    return _pdf(view) or _docx(view)


def parsed(view: FileView, language: str = "") -> ParsedCV:
    """Return the fields that can be read in a file.

    `language` is the BCP 47 tag of its text, that of the document if not given.
    """
    tag = language or (view.document.language if view.document else "en")
    return _parsed(view.data, view.format, view.text, tag)


@functools.lru_cache(maxsize=2)
def _parsed(data: bytes, name: str, text: str, language: str) -> ParsedCV:
    """Return the fields; those of the text alone where the lines can't be read."""
    try:
        lines = readback.extracted_lines(data, name)
    except ReadBackError:
        return parse(text, language)
    return parse_lines(lines, language)


def pages(view: FileView) -> tuple[inspect_pdf.PdfPage, ...]:
    """Return the pages of a PDF file, none for other formats."""
    file = _pdf(view)
    return file.pages if file else ()


def _pdf(view: FileView) -> inspect_pdf.Pdf | None:
    return inspect_pdf.read(view.data) if view.format == "pdf" else None


def _docx(view: FileView) -> inspect_docx.Docx | None:
    return inspect_docx.read(view.data) if view.format == "docx" else None


_ICONS = re.compile(
    r"(?i)awesome|icon|glyph|wingding|webding|dingbat|material|academicons"
)


def icon_fonts(file: PagedFile) -> set[str]:
    """Return the names of the icon fonts in a file."""
    match file:
        case inspect_pdf.Pdf(fonts=fonts):
            return {font.name for font in fonts if _ICONS.search(font.name)}
        case inspect_docx.Docx(fonts=used):
            return {name for name in used if _ICONS.search(name)}


def has_icon_fonts(view: FileView) -> bool:
    """Return whether there is an icon font in a file, which has a rule of its own."""
    file = opened(view)
    return bool(file and icon_fonts(file))


def pdf_rule(
    id_: str, severity: Severity, *, source: str
) -> _Decorator[inspect_pdf.Pdf]:
    """Make a function of an opened PDF file a rule."""
    rule = file_rule(id_, severity, source=source, formats=("pdf",))
    return _opened_rule(rule, _pdf)


def docx_rule(
    id_: str, severity: Severity, *, source: str
) -> _Decorator[inspect_docx.Docx]:
    """Make a function of an opened DOCX file a rule."""
    rule = file_rule(id_, severity, source=source, formats=("docx",))
    return _opened_rule(rule, _docx)


def paged_rule(id_: str, severity: Severity, *, source: str) -> _Decorator[PagedFile]:
    """Make a function of an opened PDF or DOCX file a rule."""
    rule = file_rule(id_, severity, source=source, formats=("pdf", "docx"))
    return _opened_rule(rule, opened)


def _opened_rule(
    rule: Callable[[FileCheck], FileRule], open_: Callable[[FileView], _F | None]
) -> _Decorator[_F]:
    """Return a decorator for a rule that is silent where a file can't be opened."""

    def made(check: Callable[[_F], Iterator[Fault]]) -> FileRule:
        @functools.wraps(check)
        def of_view(view: FileView) -> Iterator[Fault]:
            if file := open_(view):
                yield from check(file)

        return rule(of_view)

    return made
