"""PDF and DOCX files opened once for all rules, and the decorators of such rules."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TypeVar

from cvexport.checks.file import inspect_docx, inspect_pdf
from cvexport.checks.rule import (
    Fault,
    FileCheck,
    FileRule,
    FileView,
    Severity,
    file_rule,
)

INSPECTORS = {"pdf": inspect_pdf, "docx": inspect_docx}
"""By format; files of other formats are UTF-8 text."""

PagedFile = inspect_pdf.Pdf | inspect_docx.Docx

_F = TypeVar("_F")
_Decorator = Callable[[Callable[[_F], Iterator[Fault]]], FileRule]


def opened(view: FileView) -> PagedFile | None:
    """Return what a PDF or DOCX file holds; None if damaged or of another format."""
    return _pdf(view) or _docx(view)


def pages(view: FileView) -> tuple[inspect_pdf.PdfPage, ...]:
    """Return the pages of a PDF file, none for other formats."""
    file = _pdf(view)
    return file.pages if file else ()


def _pdf(view: FileView) -> inspect_pdf.Pdf | None:
    return inspect_pdf.read(view.data) if view.format == "pdf" else None


def _docx(view: FileView) -> inspect_docx.Docx | None:
    return inspect_docx.read(view.data) if view.format == "docx" else None


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
