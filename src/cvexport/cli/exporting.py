"""One source to the bytes of its files, its fonts read and its sizes found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cvexport
from cvexport.cli.placing import problems_placed
from cvexport.cli.sources import SourceFile
from cvexport.exporters import fitted
from cvexport.model.document import Document
from cvexport.model.resume import Resume


def ready(
    source: SourceFile, resume: Resume, document: Document, formats: Iterable[str]
) -> Resume:
    """Return the resume with its fonts read and its sizes found, for all its formats.

    Raises InvalidSource where a font can't be used.
    """
    settings = resume.export
    with problems_placed(source):
        if settings.fonts and (settings.fit or "pdf" in formats):
            from cvexport.cli.fonts import with_fonts

            settings = with_fonts(settings, Path(source.name).parent)
        if settings.fit:
            settings = fitted(document, settings)
    return resume.replaced(export=settings)


def exported(
    name: str, source: SourceFile, resume: Resume, document: Document
) -> bytes:
    """Return a file; raise InvalidSource where a font won't do or lacks a character."""
    with problems_placed(source):
        return cvexport.export(document, name, resume.export)
