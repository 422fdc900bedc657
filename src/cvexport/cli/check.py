"""One run of the check command: sources and files in, findings out."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cvexport import checks
from cvexport.checks.file.open_file import opened as opened_file
from cvexport.checks.rule import FileView, Finding, Severity, SourceView
from cvexport.cli.build import (
    Source,
    default_source,
    exported,
    opened,
    output_path,
    ready,
)
from cvexport.cli.report import Voice, rendered
from cvexport.composition import compose
from cvexport.errors import (
    InvalidSource,
    OutputError,
    Problem,
    ReadBackError,
    ResumeError,
)
from cvexport.model.dates import PartialDate
from cvexport.model.resume import Resume
from cvexport.readback import extracted
from cvexport.source.decoder import Traced, traced

_KINDS = {".pdf": "pdf", ".docx": "docx", ".txt": "txt", ".md": "md"}

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Portals take files of 5 to 8 MB; a CV above 20 MB is not looked at."""


class Inquiry(NamedTuple):
    """What the command line asks of a check."""

    sources: tuple[str, ...]
    files: tuple[str, ...] = ()
    form: str = "text"
    ignored: tuple[str, ...] = ()
    strict: bool = False
    show: bool = False


class _Checked(NamedTuple):
    """A source or file that was looked at, its lines, and what was found.

    `shown` is what a machine sees of it, where that is asked for.
    """

    name: str
    lines: list[str]
    findings: list[Finding]
    shown: str = ""


def run(inquiry: Inquiry, voice: Voice) -> int:
    """Check what is asked for and return the exit code.

    It is 1 for a finding that is an error, or with `strict` a warning.
    """
    _check_rules(inquiry.ignored)
    try:
        checked = list(_checked(inquiry, voice))
    except InvalidSource:
        voice.speak()
        return InvalidSource.exit_code
    except ResumeError as error:
        voice.fail(str(error))
        voice.speak()
        return error.exit_code
    click.echo(_FORMS[inquiry.form](checked), nl=False)
    found = Counter(each.severity for one in checked for each in one.findings)
    voice.say(_summary(found))
    voice.speak()
    return int(bool(found["error"] or (inquiry.strict and found["warning"])))


def _check_rules(ignored: tuple[str, ...]) -> None:
    known = checks.rule_ids()
    for rule in ignored:
        if rule not in known:
            raise click.UsageError(f"no rule {rule!r}; there are {', '.join(known)}")


def _checked(inquiry: Inquiry, voice: Voice) -> Iterator[_Checked]:
    if inquiry.files and len(inquiry.sources) > 1:
        raise click.UsageError("--file is held against one source")
    if inquiry.files:
        yield from _foreign_files(inquiry, voice)
        return
    for name in inquiry.sources or (default_source(),):
        source = opened(name)
        trace = _traced(source, voice)
        yield _source(source, trace, inquiry)
        yield from _own_files(source, trace.reading.resume, inquiry, voice)


def _traced(source: Source, voice: Voice) -> Traced:
    try:
        return traced(source.data)
    except InvalidSource as error:
        voice.problems(source.name, source.text, error.problems)
        raise


def _source(source: Source, trace: Traced, inquiry: Inquiry) -> _Checked:
    resume, warnings = trace.reading
    day = dt.datetime.now(tz=dt.UTC).date()
    view = SourceView(resume, PartialDate(day.year, day.month, day.day))
    found = checks.check_source(
        view, source.name, trace.places, _ignored(resume, inquiry)
    )
    found += _unknown_rules(source.name, trace)
    # Of one value a rule says more than the reading did.
    told = {(each.line, each.column) for each in found}
    read = [
        _as_finding(source.name, warning)
        for warning in warnings
        if (warning.line, warning.column) not in told
    ]
    ordered = sorted(read + found, key=lambda each: (each.line, each.column))
    return _Checked(source.name, source.text.split("\n"), ordered)


def _unknown_rules(name: str, trace: Traced) -> Iterator[Finding]:
    """Return a finding for each rule left out in the source that there is not."""
    known = checks.rule_ids()
    for index, rule in enumerate(trace.reading.resume.export.check.ignore):
        if rule not in known:
            place = trace.places[f"export.check.ignore[{index}]"]
            yield Finding(
                *(checks.READING, "warning", name, f'there is no rule "{rule}"'),
                "write the id in brackets that stands behind a finding",
                *(place.line, place.column, place.width),
            )


def _as_finding(name: str, warning: Problem) -> Finding:
    place = (warning.line, warning.column, warning.width)
    return Finding(
        *(checks.READING, "warning", name, warning.message, warning.hint), *place
    )


def _ignored(resume: Resume, inquiry: Inquiry) -> frozenset[str]:
    return frozenset((*inquiry.ignored, *resume.export.check.ignore))


def _own_files(
    source: Source, resume: Resume, inquiry: Inquiry, voice: Voice
) -> Iterator[_Checked]:
    """Check the files that a build would write; nothing is written."""
    document = compose(resume)
    formats = [name for name in resume.export.formats if name != "json"]
    try:
        built = ready(source, resume, document, formats)
        files = [(name, exported(name, source, built, document)) for name in formats]
    except InvalidSource as error:
        voice.problems(source.name, source.text, error.problems)
        raise
    for name, data in files:
        view = FileView(name, data, extracted(data, name), document)
        show = inquiry.show and name == ("pdf" if "pdf" in formats else formats[0])
        path = str(output_path(resume, name))
        yield _file(path, view, _ignored(resume, inquiry), resume if show else None)


def _foreign_files(inquiry: Inquiry, voice: Voice) -> Iterator[_Checked]:
    """Check files as they are, alone or against what a source says."""
    resume = Resume()
    document = None
    for name in inquiry.sources:
        resume = _traced(opened(name), voice).reading.resume
        document = compose(resume)
    for name in inquiry.files:
        kind = _KINDS.get(Path(name).suffix.lower())
        if kind is None:
            raise OutputError(f"{name}: only {', '.join(_KINDS)} can be checked")
        data = opened(name, MAX_FILE_BYTES).data
        view = FileView(kind, data, _text(data, kind), document)
        yield _file(
            name, view, _ignored(resume, inquiry), resume if inquiry.show else None
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
) -> _Checked:
    findings = checks.check_file(view, path, ignored)
    if shown is None:
        return _Checked(path, [], findings)
    from cvexport.cli.show import shown_text

    return _Checked(path, [], findings, shown_text(path, view.text, shown))


# -- what is said of it


def _as_text(checked: list[_Checked]) -> str:
    return "".join(
        f"{part}\n"
        for one in checked
        for part in (
            *filter(None, [one.shown]),
            *(_rendered(one, finding) for finding in one.findings),
        )
    )


def _rendered(one: _Checked, finding: Finding) -> str:
    problem = Problem(
        message=f"{finding.why} [{finding.rule}]",
        line=finding.line,
        column=finding.column,
        width=finding.width,
        hint=finding.remedy,
    )
    return rendered(one.name, one.lines, problem, finding.severity)


def _as_json(checked: list[_Checked]) -> str:
    findings = [finding._asdict() for one in checked for finding in one.findings]
    return f"{json.dumps(findings, ensure_ascii=False, indent=2)}\n"


def _as_github(checked: list[_Checked]) -> str:
    """Return workflow commands, which GitHub shows beside the lines they name."""
    return "".join(
        f"::{_GITHUB[finding.severity]} "
        + ",".join(
            f"{key}={_escaped(str(value), ',:')}"
            for key, value in (
                ("file", finding.file),
                *(
                    (("line", finding.line), ("col", finding.column))
                    if finding.line
                    else ()
                ),
                ("title", finding.rule),
            )
        )
        + f"::{_escaped(f'{finding.why}: {finding.remedy}')}\n"
        for one in checked
        for finding in one.findings
    )


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}
_FORMS = {"text": _as_text, "json": _as_json, "github": _as_github}


def _summary(found: Counter[Severity]) -> str:
    counts = []
    if count := found["error"]:
        counts.append(f"{count} error{'s' * (count > 1)}")
    if count := found["warning"]:
        counts.append(f"{count} warning{'s' * (count > 1)}")
    if count := found["advice"]:
        counts.append(f"{count} piece{'s' * (count > 1)} of advice")
    return ", ".join(counts) or "nothing found"
