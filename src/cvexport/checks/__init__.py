"""Check a CV for problems that stop software or people from reading it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from cvexport.checks.phrases import shortened
from cvexport.checks.rule import (
    Fault,
    FileRule,
    FileView,
    Finding,
    Rule,
    Severity,
    SourceRule,
    SourceView,
)
from cvexport.errors import Problem, ReadBackError
from cvexport.model.dates import PartialDate
from cvexport.model.document import Document
from cvexport.model.resume import Resume
from cvexport.source import Traced, traced
from cvexport.source.places import nearest
from cvexport.source.yaml_nodes import Node

READING = "reading"
"""The id of findings that come from reading the source, which no rule has."""

_MOST_TEXT = 2_000_000
"""Characters: 700 pages, and twice what the largest source has."""


def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are listed and run."""
    from cvexport.checks import file, source

    return (*source.RULES, *file.RULES)


def rule_ids() -> tuple[str, ...]:
    """Return the id of every rule."""
    return tuple(rule.id for rule in rules())


def ignorable() -> tuple[str, ...]:
    """Return every id that a finding may have, by which it is switched off."""
    return (*rule_ids(), READING)


def check(
    data: bytes, today: dt.date, file: str, ignored: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the warnings from reading a source and what the rules find, by line.

    Rules named in `ignored` or in the source's `export.check.ignore` are left out.
    Raises InvalidSource.
    """
    trace = traced(data)
    resume, warnings = trace.reading
    view = _view(resume, today)
    left_out = {*ignored, *resume.export.check.ignore}
    found = check_source(view, file, trace.places)
    found += _unknown_rules(file, trace)
    # A rule says more about a value than the reading did, and is ignored for both.
    reported = {(each.line, each.column) for each in found}
    found = [each for each in found if each.rule not in left_out]
    read = [
        _as_finding(file, warning)
        for warning in warnings
        if READING not in left_out and (warning.line, warning.column) not in reported
    ]
    ordered = sorted(read + found, key=lambda each: (each.line, each.column))
    return tuple(ordered)


def check_data(
    data: bytes,
    name: str,
    document: Document | None,
    file: str,
    ignored: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what the rules find in a file in format `name`, whoever made it.

    `document` is what the file should say, None where that isn't known.
    """
    return tuple(check_file(file_view(data, name, document), file, ignored))


def file_view(data: bytes, name: str, document: Document | None = None) -> FileView:
    """Return a file in format `name` as the rules see it, with its text.

    The inspectors go first: they limit what they unpack, and python-docx doesn't.
    """
    from cvexport.checks.file.open_file import INSPECTORS
    from cvexport.readback import extracted

    inspector = INSPECTORS.get(name)
    refusal = inspector.refusal(data) if inspector else _text_refusal(len(data))
    text = ""
    if not refusal:
        try:
            text = extracted(data, name)
        except ReadBackError as error:
            refusal = _reader_refusal(error.__cause__)
        else:
            refusal = _text_refusal(len(text))
    return FileView(name, data, "" if refusal else text, document, refusal)


def _reader_refusal(error: BaseException | None) -> str:
    if isinstance(error, RecursionError):
        return "the file is nested too deeply for a reader"
    return shortened(f"a reader can't open the file: {error}", most=200)


def _text_refusal(length: int) -> str:
    """Return why a text of that length, in characters or bytes, isn't looked at."""
    if length <= _MOST_TEXT:
        return ""
    return f"the file has over {_MOST_TEXT // 1_000_000} MB of text"


def _unknown_rules(file: str, trace: Traced) -> Iterator[Finding]:
    """Yield a finding for each rule that the source leaves out and that isn't known."""
    known = ignorable()
    for index, rule in enumerate(trace.reading.resume.export.check.ignore):
        if rule not in known:
            finding = Finding(
                *(READING, "warning", file, f'there is no rule "{rule}"'),
                "use the id in brackets after a finding",
            )
            yield _placed(finding, trace.places[f"export.check.ignore[{index}]"])


def _as_finding(file: str, warning: Problem) -> Finding:
    place = (warning.line, warning.column, warning.width)
    return Finding(READING, "warning", file, warning.message, warning.hint, *place)


def check_source(
    view: SourceView,
    file: str,
    places: Mapping[str, Node],
    ignored: Collection[str] = (),
) -> list[Finding]:
    """Return what the rules find in a source, in the order of its lines."""
    from cvexport.checks.source import RULES

    faults = [(rule, fault) for rule in RULES for fault in rule.check(view)]
    found = [
        _placed(_finding(rule, file, fault), nearest(fault.path, places))
        for rule, fault in _without_effects(faults)
        if rule.id not in ignored
    ]
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def check_file(
    view: FileView, file: str, ignored: Collection[str] = ()
) -> list[Finding]:
    """Return what the rules find in a file, what loses facts before what costs style.

    Findings that are equally grave are in the order of the rules.
    """
    from cvexport.checks.file import RULES

    faults = [
        (rule, fault)
        for rule in RULES
        if view.format in rule.formats
        for fault in rule.check(view)
    ]
    found = [
        _finding(rule, file, fault)
        for rule, fault in _without_effects(faults)
        if rule.id not in ignored
    ]
    return sorted(found, key=lambda each: _GRAVITY.index(each.severity))


_GRAVITY: tuple[Severity, ...] = ("error", "warning", "advice")


def effects_in_files(resume: Resume, today: dt.date) -> frozenset[str]:
    """Return the rules for files whose causes are in the source they are made from."""
    from cvexport.checks import file, source

    view = _view(resume, today)

    sought = {cause for rule in file.RULES for cause in rule.causes}
    causes = {
        rule.id for rule in source.RULES if rule.id in sought and any(rule.check(view))
    }
    return frozenset(rule.id for rule in file.RULES if causes.intersection(rule.causes))


_R = TypeVar("_R", SourceRule, FileRule)


def _without_effects(faults: list[tuple[_R, Fault]]) -> Iterator[tuple[_R, Fault]]:
    """Return faults less those that another one of the same record or file causes."""
    found = {(rule.id, _record(fault.path)) for rule, fault in faults}
    for rule, fault in faults:
        where = _record(fault.path)
        if not any((cause, where) in found for cause in rule.causes):
            yield rule, fault


def _record(path: str) -> str:
    """Return the path of the item of a list that a value is in, or of itself."""
    return path[: path.rfind("]") + 1] or path


def _finding(rule: Rule, file: str, fault: Fault) -> Finding:
    return Finding(rule.id, rule.severity, file, fault.why, fault.remedy)


def _view(resume: Resume, today: dt.date) -> SourceView:
    return SourceView(resume, PartialDate(today.year, today.month, today.day))


def _placed(finding: Finding, place: Node | None) -> Finding:
    if place is None:
        return finding
    return finding._replace(line=place.line, column=place.column, width=place.width)
