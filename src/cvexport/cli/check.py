"""One run of the check command: sources and files in, findings out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cvexport import checks
from cvexport.checks.file.open_file import opened as opened_file
from cvexport.checks.rule import FileView, Finding, Severity, SourceView
from cvexport.cli.exporting import exported, ready
from cvexport.cli.file_names import output_path
from cvexport.cli.findings import FORMS, Checked
from cvexport.cli.report import Reporter
from cvexport.cli.sources import SourceFile, default_source, file_bytes, source_file
from cvexport.composition import compose
from cvexport.errors import (
    InvalidSource,
    OutputError,
    Problem,
    ReadBackError,
    ResumeError,
    counted,
)
from cvexport.model.dates import PartialDate
from cvexport.model.formats import CHECKED, FORMATS
from cvexport.model.resume import Resume
from cvexport.readback import extracted
from cvexport.source import Traced, traced
from cvexport.source.suggestions import nearest

_FORMATS = {FORMATS[name].suffix: name for name in CHECKED}

_MAX_FILE_BYTES = 20 * 1024 * 1024
"""Portals take files of 5 to 8 MB; a CV above 20 MB is not looked at."""


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

    It is 1 for a finding that is an error, or with `strict` a warning.
    """
    _check_rules(options.ignored)
    try:
        checked = list(_checked(options, reporter))
    except InvalidSource:
        reporter.flush()
        return InvalidSource.exit_code
    except ResumeError as error:
        reporter.error(str(error))
        reporter.flush()
        return error.exit_code
    click.echo(FORMS[options.form](checked), nl=False)
    found = Counter(each.severity for one in checked for each in one.findings)
    reporter.info(_summary(found))
    reporter.flush()
    return int(bool(found["error"] or (options.strict and found["warning"])))


def _check_rules(ignored: tuple[str, ...]) -> None:
    known = checks.rule_ids()
    for rule in ignored:
        if rule not in known:
            near = nearest(rule, known)
            hint = f'did you mean "{near}"?' if near else f"use {', '.join(known)}"
            raise click.UsageError(f'there is no rule "{rule}"; {hint}')


def _checked(options: CheckOptions, reporter: Reporter) -> Iterator[Checked]:
    if options.files and len(options.sources) > 1:
        raise click.UsageError("--file takes one source at most")
    if options.files:
        yield from _foreign_files(options, reporter)
        return
    for name in options.sources or (default_source(),):
        source = source_file(name)
        trace = _traced(source, reporter)
        yield _source(source, trace, options)
        yield from _own_files(source, trace.reading.resume, options, reporter)


def _traced(source: SourceFile, reporter: Reporter) -> Traced:
    try:
        return traced(source.data)
    except InvalidSource as error:
        reporter.problems(source.name, source.text, error.problems)
        raise


def _source(source: SourceFile, trace: Traced, options: CheckOptions) -> Checked:
    resume, warnings = trace.reading
    day = dt.datetime.now(tz=dt.UTC).date()
    view = SourceView(resume, PartialDate(day.year, day.month, day.day))
    found = checks.check_source(
        view, source.name, trace.places, _ignored(resume, options)
    )
    found += _unknown_rules(source.name, trace)
    # A rule says more about a value than the warning of the reader does.
    covered = {(each.line, each.column) for each in found}
    read = [
        _as_finding(source.name, warning)
        for warning in warnings
        if (warning.line, warning.column) not in covered
    ]
    ordered = sorted(read + found, key=lambda each: (each.line, each.column))
    return Checked(source.name, source.text.split("\n"), ordered)


def _unknown_rules(name: str, trace: Traced) -> Iterator[Finding]:
    """Return a finding for each rule that the source ignores but that doesn't exist."""
    known = checks.rule_ids()
    for index, rule in enumerate(trace.reading.resume.export.check.ignore):
        if rule not in known:
            place = trace.places[f"export.check.ignore[{index}]"]
            yield Finding(
                *(checks.READING, "warning", name, f'there is no rule "{rule}"'),
                "write the id that is in brackets after a finding",
                *(place.line, place.column, place.width),
            )


def _as_finding(name: str, warning: Problem) -> Finding:
    place = (warning.line, warning.column, warning.width)
    return Finding(
        *(checks.READING, "warning", name, warning.message, warning.hint), *place
    )


def _ignored(resume: Resume, options: CheckOptions) -> frozenset[str]:
    return frozenset((*options.ignored, *resume.export.check.ignore))


def _own_files(
    source: SourceFile, resume: Resume, options: CheckOptions, reporter: Reporter
) -> Iterator[Checked]:
    """Check the files that a build would write; nothing is written."""
    document = compose(resume)
    formats = [
        name for name in resume.export.formats if FORMATS[name].content == "document"
    ]
    try:
        built = ready(source, resume, document, formats)
        files = [(name, exported(name, source, built, document)) for name in formats]
    except InvalidSource as error:
        reporter.problems(source.name, source.text, error.problems)
        raise
    for name, data in files:
        view = FileView(name, data, extracted(data, name), document)
        show = options.show and name == ("pdf" if "pdf" in formats else formats[0])
        path = str(output_path(resume, name))
        yield _file(path, view, _ignored(resume, options), resume if show else None)


def _foreign_files(options: CheckOptions, reporter: Reporter) -> Iterator[Checked]:
    """Check files as they are, alone or against what a source says."""
    resume = Resume()
    document = None
    for name in options.sources:
        resume = _traced(source_file(name), reporter).reading.resume
        document = compose(resume)
    for name in options.files:
        kind = _FORMATS.get(Path(name).suffix.lower())
        if kind is None:
            raise OutputError(f"{name}: only {', '.join(_FORMATS)} can be checked")
        data = file_bytes(name, _MAX_FILE_BYTES)
        view = FileView(kind, data, _text(data, kind), document)
        yield _file(
            name, view, _ignored(resume, options), resume if options.show else None
        )


def _text(data: bytes, kind: str) -> str:
    """Return what a reader gets out of a file, nothing where it can't be opened.

    The facts are read first: they are bounded, and python-docx unpacks what it gets.
    """
    view = FileView(kind, data, "", None)
    if kind in ("pdf", "docx") and opened_file(view) is None:
        return ""
    try:
        return extracted(data, kind)
    except ReadBackError:
        return ""


def _file(
    path: str, view: FileView, ignored: frozenset[str], shown: Resume | None
) -> Checked:
    findings = checks.check_file(view, path, ignored)
    if shown is None:
        return Checked(path, [], findings)
    from cvexport.cli.show import shown_text

    return Checked(path, [], findings, shown_text(path, view.text, shown))


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
