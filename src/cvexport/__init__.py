"""One cv.yaml to plain text, Markdown, DOCX and PDF, each read back.

Data flows one way::

    source -> Resume -> Document -> exporter -> bytes

`read` turns a source into a typed `Resume`, `compose` decides once what every format
says and in which order, `export` writes one format, and `read_back` proves that
somebody else's parser finds the document's words in that order::

    reading = cvexport.read(Path("cv.yaml").read_bytes())
    pdf = cvexport.export(reading.resume, "pdf")
    cvexport.read_back(pdf, "pdf", reading.resume)

`check` and `check_file` find what stops software or people from reading a CV, and
`parse` returns what an application form would be filled with.

No function here reads a file, a clock, a locale or the environment, and all may be
called from several threads at once.  Each imports what it needs when it is called,
since start-up is most of what a command costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvexport.errors import (
    DoesNotFit,
    InvalidSettings,
    InvalidSource,
    MissingGlyphs,
    MissingShaper,
    OutputError,
    Problem,
    ReadBackError,
    ResumeError,
    UnknownFormat,
    UnusableFont,
)
from cvexport.model.document import Document
from cvexport.model.settings import Font, Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from cvexport.checks.rule import Finding
    from cvexport.model.resume import Resume
    from cvexport.parser import ParsedCV
    from cvexport.source import Reading

__version__ = "0.2.0"

__all__ = [
    "Document",
    "DoesNotFit",
    "Font",
    "InvalidSettings",
    "InvalidSource",
    "MissingGlyphs",
    "MissingShaper",
    "OutputError",
    "Problem",
    "ReadBackError",
    "ResumeError",
    "Settings",
    "UnknownFormat",
    "UnusableFont",
    "check",
    "check_file",
    "compose",
    "export",
    "formats",
    "lost",
    "parse",
    "placed",
    "read",
    "read_back",
]


def formats() -> tuple[str, ...]:
    """Return the names of the formats that `export` writes."""
    from cvexport.model.formats import FORMATS

    return tuple(FORMATS)


def read(data: bytes | str | Mapping[str, object]) -> Reading:
    """Read a source, YAML or JSON Resume, to its resume and warnings.

    `data` is the file as bytes or text, or the mapping that it would hold.  Raises
    InvalidSource, whose `problems` are all there are, each with its place.
    """
    from cvexport import source

    if isinstance(data, bytes):
        return source.read(data)
    if isinstance(data, str):
        return source.read(data.encode())
    from cvexport.source import mappings

    return mappings.read_mapping(data)


def placed(error: ResumeError, data: bytes | str) -> tuple[Problem, ...]:
    """Return the problems of an error, each where its source causes it.

    A missing glyph, a font that can't be used or a CV that doesn't fit is found after
    reading, by `export`, which sees no source; `data` is the one that was read.
    """
    from cvexport.source import encoding, places, traced

    source = data.encode() if isinstance(data, str) else data
    nodes = traced(source).places
    return places.placed(error.problems, nodes, encoding.text_of(source))


def compose(resume: Resume) -> Document:
    """Return the document that every format of `resume` carries."""
    from cvexport import composition

    return composition.compose(resume)


def export(
    content: Resume | Document, name: str, settings: Settings | None = None
) -> bytes:
    """Return a resume, or its document, as a file in format `name`.

    `settings` are those of the resume, or the defaults for a document, where none are
    given.  Formats of data, such as JSON Resume, need the resume.  Raises
    UnknownFormat for a name that is not one of `formats()`, MissingGlyphs where no
    font has a character, MissingShaper where letters need uharfbuzz,
    UnusableFont, and DoesNotFit.
    """
    from cvexport import exporters

    is_data = exporters.format_named(name).content == "resume"
    if is_data and not isinstance(content, Document):
        return exporters.export_data(content, name)
    document, own = _composed(content)
    return exporters.export(document, name, settings or own)


def read_back(
    data: bytes,
    name: str,
    content: Resume | Document,
    settings: Settings | None = None,
) -> int:
    """Return how many words a reader finds in a file, all of them and in order.

    `content` and `settings` are those that the file was exported with.  A file of
    data is read as a source and must give the same data.  Raises ReadBackError where
    file and content differ.
    """
    from cvexport import exporters, readback

    is_data = exporters.format_named(name).content == "resume"
    if is_data and not isinstance(content, Document):
        return readback.read_back_data(data, name, content)
    document, own = _composed(content)
    return readback.read_back(data, name, document, settings or own)


def lost(resume: Resume, name: str) -> tuple[str, ...]:
    """Return what format `name` has no place for, each with its path.

    Formats of documents lose nothing; JSON Resume has no place for some keys.
    """
    from cvexport import exporters

    return exporters.lost_in(resume, name)


def check(
    data: bytes | str,
    *,
    today: date,
    file: str = "cv.yaml",
    ignored: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what stops software or people from reading a source.

    `today` is the day that dates are compared with, `file` the name that findings
    bear, and `ignored` the ids of rules to leave out, beside those in the source's
    `export.check.ignore`.  Raises InvalidSource.
    """
    from cvexport import checks

    source = data.encode() if isinstance(data, str) else data
    return checks.check(source, today, file, ignored)


def check_file(
    data: bytes,
    name: str,
    content: Resume | Document | None = None,
    *,
    file: str = "",
    ignored: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what stops software or people from reading a file in format `name`.

    Any CV will do, whoever made it; with `content` the file must say the same.  `file`
    is the name that findings bear.
    """
    from cvexport import checks

    document = content if isinstance(content, Document | None) else compose(content)
    return checks.check_data(data, name, document, file or f"cv.{name}", ignored)


def parse(data: bytes, name: str, language: str = "en") -> ParsedCV:
    """Return the fields of an application form that a file in format `name` fills.

    They come from its text, and from how that looks where the format says so;
    `language` is its BCP 47 tag.  Raises ReadBackError where no reader can open the
    file.
    """
    from cvexport import parser, readback

    return parser.parse_lines(readback.extracted_lines(data, name), language)


def _composed(content: Resume | Document) -> tuple[Document, Settings]:
    if isinstance(content, Document):
        return content, Settings()
    return compose(content), content.export
