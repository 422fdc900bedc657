"""Files opened once for all rules, whatever their format."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from cvexport.checks import docx, pdf
from cvexport.checks.findings import Fault, FileView

READERS = {"pdf": pdf, "docx": docx}

Check = Callable[[FileView], Iterator[Fault]]


def opened(view: FileView) -> pdf.Pdf | docx.Docx | None:
    """Return what a PDF or DOCX holds; None where it can't be opened, or is text."""
    match view.name:
        case "pdf":
            return pdf.read(view.data)
        case "docx":
            return docx.read(view.data)
        case _:
            return None


def pages(view: FileView) -> tuple[pdf.Page, ...]:
    """Return the pages of a PDF, none of what is no PDF."""
    found = opened(view)
    return found.pages if isinstance(found, pdf.Pdf) else ()


def of_pdf(rule: Callable[[pdf.Pdf], Iterator[Fault]]) -> Check:
    """Make a rule of what a PDF holds one of files, silent where it can't be opened."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if isinstance(found, pdf.Pdf):
            yield from rule(found)

    return check


def of_docx(rule: Callable[[docx.Docx], Iterator[Fault]]) -> Check:
    """Make a rule of what a DOCX holds one of files, as `of_pdf` does."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if isinstance(found, docx.Docx):
            yield from rule(found)

    return check


def of_either(rule: Callable[[pdf.Pdf | docx.Docx], Iterator[Fault]]) -> Check:
    """Make a rule of what both hold one of files, as `of_pdf` does."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if found is not None:
            yield from rule(found)

    return check
