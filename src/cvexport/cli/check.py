"""One run of the check command: sources and files in, findings out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import cvexport
from cvexport import checks
from cvexport.checks.rule import Severity
from cvexport.cli.bounded import MOST_BYTES, Unreadable, read_bounded
from cvexport.cli.file_check import FileCheck
from cvexport.cli.file_names import output_path
from cvexport.cli.findings import FORMS, Checked, once_each
from cvexport.cli.placing import problems_placed
from cvexport.cli.prepare import prepared
from cvexport.cli.reading import file_bytes
from cvexport.cli.report import Reporter
from cvexport.cli.sources import SourceFile, default_source, source_file
from cvexport.errors import OutputError, ResumeError, counted
from cvexport.model.document import Document
from cvexport.model.formats import CHECKED, FORMATS
from cvexport.model.resume import Resume
from cvexport.source.suggestions import nearest

if TYPE_CHECKING:
    from cvexport.cli.show import Terminal

_FORMATS = {FORMATS[name].suffix: name for name in CHECKED}
"""The format of a file that can be checked, by its suffix."""


class CheckOptions(NamedTuple):
    """The options of the check command, as the command line gives them."""

    sources: tuple[str, ...]
    files: tuple[str, ...] = ()
    form: str = "text"
    ignored: tuple[str, ...] = ()
    strict: bool = False
    show: bool = False


def run(options: CheckOptions, reporter: Reporter) -> int:
    """Check sources and files and return the exit code.

    It is 1 for a finding that is an error, or with `strict` a warning.  What can't be
    opened ends the run if it is a source, and doesn't keep other files from being
    checked.
    """
    _check_usage(options)
    checked: list[Checked] = []
    code = 0
    try:
        for each in _checked(options):
            if isinstance(each, Checked):
                checked.append(each)
            else:
                reporter.failure(each)
                code = each.exit_code
    except ResumeError as error:
        reporter.failure(error)
        code = error.exit_code
    click.echo(FORMS[options.form](checked), nl=False)
    found = Counter(each.severity for one in checked for each in one.findings)
    if not code:
        reporter.info(_summary(found))
        code = int(bool(found["error"] or (options.strict and found["warning"])))
    reporter.flush()
    return code


def _check_usage(options: CheckOptions) -> None:
    if options.files and len(options.sources) > 1:
        raise click.UsageError("--file takes one source at most")
    known = checks.ignorable()
    for rule in options.ignored:
        if rule not in known:
            near = nearest(rule, known)
            hint = f'did you mean "{near}"?' if near else f"use {', '.join(known)}"
            raise click.UsageError(f'there is no rule "{rule}"; {hint}')


def _checked(options: CheckOptions) -> Iterator[Checked | OutputError]:
    if options.files:
        yield from _other_files(options)
        return
    for name in options.sources or (default_source(),):
        source = source_file(name)
        with problems_placed(source):
            yield _source(source, options)
            yield from once_each(list(_own_files(source, options)))


def _source(source: SourceFile, options: CheckOptions) -> Checked:
    findings = cvexport.check(
        source.data,
        today=_today(),
        file=source.name,
        ignored=options.ignored,
    )
    return Checked(source.name, source.text.split("\n"), findings)


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


def _own_files(source: SourceFile, options: CheckOptions) -> Iterator[Checked]:
    """Check the files that a build would write; nothing is written."""
    resume = cvexport.read(source.data).resume
    document = cvexport.compose(resume)
    formats = [
        name for name in resume.export.formats if FORMATS[name].content == "document"
    ]
    settings = prepared(source, resume.export, document, formats)
    shown = "pdf" if "pdf" in formats else next(iter(formats), "")
    explained = checks.effects_in_files(resume, _today())
    for name in formats:
        task = _task(str(output_path(resume, name, source)), resume, document, options)
        task = task._replace(ignored=task.ignored | explained)
        if name != shown:
            task = task._replace(terminal=None)
        data = cvexport.export(document, name, settings)
        yield task.result(task.answer(data, name))


def _other_files(options: CheckOptions) -> Iterator[Checked | OutputError]:
    """Check files as they are, alone or against what a source says."""
    resume, document = Resume(), None
    for name in options.sources:
        source = source_file(name)
        with problems_placed(source):
            resume = cvexport.read(source.data).resume
        document = cvexport.compose(resume)
    for path in dict.fromkeys(options.files):
        try:
            yield _other_file(_task(path, resume, document, options))
        except OutputError as error:
            yield error


def _other_file(task: FileCheck) -> Checked:
    """Check a file that anybody may have made.  Raises OutputError."""
    suffix = Path(task.path).suffix.lower()
    if suffix not in _FORMATS:
        raise OutputError(f"{task.path}: only {', '.join(_FORMATS)} can be checked")
    data = file_bytes(task.path, MOST_BYTES)
    found = read_bounded(data, _FORMATS[suffix], task)
    return task.refused(found) if isinstance(found, Unreadable) else found


def _task(
    path: str, resume: Resume, document: Document | None, options: CheckOptions
) -> FileCheck:
    ignored = frozenset((*options.ignored, *resume.export.check.ignore))
    terminal = _terminal(options)
    return FileCheck(path, resume, document, ignored, terminal, options.form)


def _terminal(options: CheckOptions) -> Terminal | None:
    if not options.show:
        return None
    from cvexport.cli.show import this_terminal

    return this_terminal()


_NOUNS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}


def _summary(found: Counter[Severity]) -> str:
    counts = [
        counted(found[severity], *nouns)
        for severity, nouns in _NOUNS.items()
        if found[severity]
    ]
    return ", ".join(counts) or "nothing found"
