"""What a rule is, what it checks, and what it reports.

A rule is a small function from a view to faults, with a decorator that gives its id,
its severity and its source: a vendor's page, a parser's code or a measurement.  Its
docstring is one sentence that says what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Literal, NamedTuple, TypeVar

from cvexport.model.dates import PartialDate
from cvexport.model.document import Document
from cvexport.model.formats import CHECKED
from cvexport.model.resume import Resume

Severity = Literal["error", "warning", "advice"]
"""An error loses facts, a warning may lose some, and advice is for human readers."""


class Fault(NamedTuple):
    """One breach of a rule: why it matters, what to do, and where.

    `why` and `remedy` are one sentence each, without a full stop.  `path` leads to a
    value in the source, such as `work[0].startDate`, or to what a value is missing
    from; it is empty for a file.
    """

    why: str
    remedy: str
    path: str = ""


class SourceView(NamedTuple):
    """What the rules for sources check; `today` is a day."""

    resume: Resume
    today: PartialDate

    @property
    def is_english(self) -> bool:
        """Whether the CV is in English, as the words are that parsers know."""
        return self.resume.export.language.startswith("en")


class FileView(NamedTuple):
    """What the rules for files check.

    `text` is what a reader extracts from `data`; `document` is what the file should
    say, None where only the file is known.  `refusal` is why there is no text.
    """

    format: str
    data: bytes
    text: str
    document: Document | None
    refusal: str = ""


SourceCheck = Callable[[SourceView], Iterable[Fault]]
FileCheck = Callable[[FileView], Iterable[Fault]]


class SourceRule(NamedTuple):
    """A rule for sources."""

    id: str
    severity: Severity
    finds: str
    source: str
    check: SourceCheck
    causes: tuple[str, ...] = ()


class FileRule(NamedTuple):
    """A rule for files of some formats."""

    id: str
    severity: Severity
    finds: str
    source: str
    check: FileCheck
    formats: tuple[str, ...]
    causes: tuple[str, ...] = ()


Rule = SourceRule | FileRule
"""`finds` is one sentence on what the rule finds, `source` says where it comes from.

`causes` are rules that find what brings this about: where one of them has a finding,
this one has none.  For a value in a source that is one at the same value or around it;
for a file it is one in the file, or anywhere in the source that the file is made from.
"""


class Finding(NamedTuple):
    """A fault with its rule and its place.

    `line` and `column` count from 1 and are 0 where there is no line.
    """

    rule: str
    severity: Severity
    file: str
    why: str
    remedy: str
    line: int = 0
    column: int = 0
    width: int = 1


def source_rule(
    id_: str, severity: Severity, *, source: str, causes: tuple[str, ...] = ()
) -> Callable[[SourceCheck], SourceRule]:
    """Make a function a rule for sources."""

    def made(check: SourceCheck) -> SourceRule:
        finds = check.__doc__ or ""
        return SourceRule(id_, severity, finds, source, check, causes)

    return made


def file_rule(
    id_: str,
    severity: Severity,
    *,
    source: str,
    formats: tuple[str, ...] = CHECKED,
    causes: tuple[str, ...] = (),
) -> Callable[[FileCheck], FileRule]:
    """Make a function a rule for files, of every format that is checked by default."""

    def made(check: FileCheck) -> FileRule:
        finds = check.__doc__ or ""
        return FileRule(id_, severity, finds, source, check, formats, causes)

    return made


_R = TypeVar("_R", SourceRule, FileRule)


def rules_in(kind: type[_R], *modules: ModuleType) -> tuple[_R, ...]:
    """Return the rules that modules define, in order of definition."""
    return tuple(
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, kind)
    )
