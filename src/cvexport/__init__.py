"""One cv.yaml to plain text, Markdown, DOCX and PDF, each read back.

Data flows one way::

    source -> Resume -> Document -> exporter -> bytes

`read` turns a source into a typed `Resume`, `compose` decides once what every format
says and in which order, `export` writes one format, and `read_back` proves that
somebody else's parser finds the document's words in that order::

    reading = cvexport.read(Path("cv.yaml").read_bytes())
    document = cvexport.compose(reading.resume)
    pdf = cvexport.export(document, "pdf")
    cvexport.read_back(pdf, "pdf", document)

No function here reads a file, a clock, a locale or the environment.  Each imports
what it needs when it is called, since start-up is most of what a command costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvexport.errors import (
    InvalidSource,
    MissingGlyphs,
    Problem,
    ReadBackError,
    ResumeError,
    UnknownFormat,
)
from cvexport.model.document import Document
from cvexport.model.settings import Font, Settings

if TYPE_CHECKING:
    from cvexport.exporters.json_resume import Written
    from cvexport.model.resume import Resume
    from cvexport.source.decoder import Reading

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Font",
    "InvalidSource",
    "MissingGlyphs",
    "Problem",
    "ReadBackError",
    "ResumeError",
    "Settings",
    "UnknownFormat",
    "compose",
    "export",
    "formats",
    "read",
    "read_back",
    "to_json_resume",
]


def formats() -> tuple[str, ...]:
    """Return the names of the formats that `export` writes."""
    from cvexport.exporters import EXPORTERS

    return tuple(EXPORTERS)


def read(data: bytes) -> Reading:
    """Read a source, YAML or JSON Resume, to `(resume, warnings)`.

    Raises InvalidSource, whose `problems` are all there are, each with its place.
    """
    from cvexport.source import decoder

    return decoder.read(data)


def compose(resume: Resume) -> Document:
    """Return the document that every format of `resume` carries."""
    from cvexport import composition

    return composition.compose(resume)


def export(document: Document, name: str, settings: Settings | None = None) -> bytes:
    """Return `document` as a file in format `name`, one of `formats()`.

    Raises UnknownFormat, MissingGlyphs where no font has a character, MissingShaper
    where letters need `cvexport[rtl]`, UnusableFont, and DoesNotFit.
    """
    from cvexport import exporters

    return exporters.export(document, name, settings or Settings())


def read_back(
    data: bytes, name: str, document: Document, settings: Settings | None = None
) -> int:
    """Return how many words of `document` a reader finds in a file, all in order.

    Raises ReadBackError where the file and the document differ; `settings` are those
    that the file was exported with.
    """
    from cvexport import readback

    return readback.read_back(data, name, document, settings or Settings())


def to_json_resume(resume: Resume) -> Written:
    """Return `resume` as JSON Resume to `(data, lost)`.

    `lost` names what the official schema has no place for.
    """
    from cvexport.exporters import json_resume

    return json_resume.write(resume)
