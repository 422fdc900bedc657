"""What a rule is, what it sees, and what it says.

A rule is a small function from a view to faults.  Its docstring says in one sentence
what it finds, and after `Source:` where the rule comes from: a vendor's page, a
parser's code or a measurement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from cvexport.model.dates import PartialDate
from cvexport.model.document import Document
from cvexport.model.resume import Resume

Severity = Literal["error", "warning", "advice"]
"""An error loses facts; a warning may; advice is for the person who reads."""


class Fault(NamedTuple):
    """One breach of a rule: where, why it matters, and what to do.

    `path` is that of a value in the source, such as `work[0].startDate`, or of what
    it is missing from; it is empty where the whole source or file is meant.  `why`
    and `remedy` are a sentence each, without its full stop.
    """

    path: str
    why: str
    remedy: str


class SourceView(NamedTuple):
    """What the rules of a source see; `today` is a day."""

    resume: Resume
    today: PartialDate


class FileView(NamedTuple):
    """What the rules of a file see.

    `text` is what a reader gets out of it; `document` is what it should say, None
    where only the file is known.
    """

    name: str
    data: bytes
    text: str
    document: Document | None


class SourceRule(NamedTuple):
    """A rule of sources, under the id by which it is switched off."""

    id: str
    severity: Severity
    check: Callable[[SourceView], Iterable[Fault]]


class FileRule(NamedTuple):
    """A rule of files, and the formats (`pdf`, `docx`, `txt`, `md`) that it is for."""

    id: str
    severity: Severity
    formats: tuple[str, ...]
    check: Callable[[FileView], Iterable[Fault]]


class Finding(NamedTuple):
    """A fault with its rule and its place.

    `line` and `column` count from 1 and are 0 where no line is meant.
    """

    rule: str
    severity: Severity
    file: str
    why: str
    remedy: str
    line: int = 0
    column: int = 0
    width: int = 1
