"""One run of the check command: sources and files in, findings out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

import cvexport
from cvexport import checks
from cvexport.checks.rule import Severity
from cvexport.cli.file_names import output_path
from cvexport.cli.findings import FORMS, Checked
from cvexport.cli.placing import problems_placed
from cvexport.cli.prepare import prepared
from cvexport.cli.reading import file_bytes
from cvexport.cli.report import Reporter
from cvexport.cli.sources import SourceFile, default_source, source_file
from cvexport.errors import OutputError, ResumeError, counted
from cvexport.model.formats import CHECKED, FORMATS
from cvexport.model.resume import Resume
from cvexport.source.suggestions import nearest

_FORMATS = {FORMATS[name].suffix: name for name in CHECKED}
"""The format of a file that can be checked, by its suffix."""

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
    _check_usage(options)
    try:
        checked = list(_checked(options))
    except ResumeError as error:
        reporter.failure(error)
        reporter.flush()
        return error.exit_code
    click.echo(FORMS[options.form](checked), nl=False)
    found = Counter(each.severity for one in checked for each in one.findings)
    reporter.info(_summary(found))
    reporter.flush()
    return int(bool(found["error"] or (options.strict and found["warning"])))


def _check_usage(options: CheckOptions) -> None:
    if options.files and len(options.sources) > 1:
        raise click.UsageError("--file takes one source at most")
    known = checks.rule_ids()
    for rule in options.ignored:
        if rule not in known:
            near = nearest(rule, known)
            hint = f'did you mean "{near}"?' if near else f"use {', '.join(known)}"
            raise click.UsageError(f'there is no rule "{rule}"; {hint}')


def _checked(options: CheckOptions) -> Iterator[Checked]:
    if options.files:
        yield from _other_files(options)
        return
    for name in options.sources or (default_source(),):
        source = source_file(name)
        with problems_placed(source):
            yield _source(source, options)
            yield from _own_files(source, options)


def _source(source: SourceFile, options: CheckOptions) -> Checked:
    findings = cvexport.check(
        source.data,
        today=dt.datetime.now(tz=dt.UTC).date(),
        file=source.name,
        ignored=options.ignored,
    )
    return Checked(source.name, source.text.split("\n"), findings)


def _own_files(source: SourceFile, options: CheckOptions) -> Iterator[Checked]:
    """Check the files that a build would write; nothing is written."""
    resume = cvexport.read(source.data).resume
    document = cvexport.compose(resume)
    formats = [
        name for name in resume.export.formats if FORMATS[name].content == "document"
    ]
    settings = prepared(source, resume.export, document, formats)
    shown = "pdf" if "pdf" in formats else next(iter(formats), "")
    for name in formats:
        data = cvexport.export(document, name, settings)
        path = str(output_path(resume, name))
        findings = cvexport.check_file(
            data, name, document, file=path, ignored=_ignored(resume, options)
        )
        show = options.show and name == shown
        text = _shown(path, data, name, resume) if show else ""
        yield Checked(path, [], findings, text)


def _other_files(options: CheckOptions) -> Iterator[Checked]:
    """Check files as they are, alone or against what a source says."""
    resume, document = Resume(), None
    for name in options.sources:
        source = source_file(name)
        with problems_placed(source):
            resume = cvexport.read(source.data).resume
        document = cvexport.compose(resume)
    for path in options.files:
        suffix = Path(path).suffix.lower()
        if suffix not in _FORMATS:
            raise OutputError(f"{path}: only {', '.join(_FORMATS)} can be checked")
        name, data = _FORMATS[suffix], file_bytes(path, _MAX_FILE_BYTES)
        findings = cvexport.check_file(
            data, name, document, file=path, ignored=_ignored(resume, options)
        )
        text = _shown(path, data, name, resume) if options.show else ""
        yield Checked(path, [], findings, text)


def _ignored(resume: Resume, options: CheckOptions) -> set[str]:
    return {*options.ignored, *resume.export.check.ignore}


def _shown(path: str, data: bytes, name: str, resume: Resume) -> str:
    from cvexport.cli.show import shown_text

    return shown_text(path, checks.readable_text(data, name), resume)


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
