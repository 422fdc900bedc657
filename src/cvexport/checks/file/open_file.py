"""Files opened once for all rules, whatever their format."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from cvexport.checks.file import inspect_docx, inspect_pdf
from cvexport.checks.rule import Fault, FileView

READERS = {"pdf": inspect_pdf, "docx": inspect_docx}

Check = Callable[[FileView], Iterator[Fault]]


def opened(view: FileView) -> inspect_pdf.Pdf | inspect_docx.Docx | None:
    """Return what a PDF or DOCX holds; None where it can't be opened, or is text."""
    match view.name:
        case "pdf":
            return inspect_pdf.read(view.data)
        case "docx":
            return inspect_docx.read(view.data)
        case _:
            return None


def pages(view: FileView) -> tuple[inspect_pdf.Page, ...]:
    """Return the pages of a PDF, none of what is no PDF."""
    found = opened(view)
    return found.pages if isinstance(found, inspect_pdf.Pdf) else ()


def of_pdf(rule: Callable[[inspect_pdf.Pdf], Iterator[Fault]]) -> Check:
    """Make a rule of what a PDF holds one of files, silent where it can't be opened."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if isinstance(found, inspect_pdf.Pdf):
            yield from rule(found)

    return check


def of_docx(rule: Callable[[inspect_docx.Docx], Iterator[Fault]]) -> Check:
    """Make a rule of what a DOCX holds one of files, as `of_pdf` does."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if isinstance(found, inspect_docx.Docx):
            yield from rule(found)

    return check


def of_either(
    rule: Callable[[inspect_pdf.Pdf | inspect_docx.Docx], Iterator[Fault]],
) -> Check:
    """Make a rule of what both hold one of files, as `of_pdf` does."""

    @functools.wraps(rule)
    def check(view: FileView) -> Iterator[Fault]:
        found = opened(view)
        if found is not None:
            yield from rule(found)

    return check
