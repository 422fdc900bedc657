"""Findings as text for people, as JSON, and as annotations for GitHub workflows."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import NamedTuple

from cvexport.checks.phrases import joined
from cvexport.checks.rule import Finding
from cvexport.cli.printing import harmless, printable
from cvexport.cli.report import rendered
from cvexport.errors import Problem


class Checked(NamedTuple):
    """A source or file that was checked, its lines, and what was found.

    `shown` is what software reads in it, where `--show` asks for that: text for a
    terminal, or JSON where the findings are that too.
    """

    name: str
    lines: list[str]
    findings: tuple[Finding, ...]
    shown: str = ""


def once_each(files: list[Checked]) -> list[Checked]:
    """Return files made from one source, with what several have in the first of them.

    Its reason says which others have it too.
    """
    having: dict[tuple[str, str], list[str]] = {}
    for one in files:
        for finding in one.findings:
            names = having.setdefault((finding.rule, finding.remedy), [])
            names += [] if one.name in names else [one.name]
    return [
        one._replace(
            findings=tuple(
                _also_in(finding, names[1:])
                for finding in one.findings
                for names in (having[finding.rule, finding.remedy],)
                if names[0] == one.name
            )
        )
        for one in files
    ]


def _also_in(finding: Finding, others: list[str]) -> Finding:
    if not others:
        return finding
    suffixes = joined([PurePath(name).suffix for name in others], "and")
    return finding._replace(why=f"{finding.why} (in {suffixes} too)")


def _as_text(checked: list[Checked]) -> str:
    return "".join(
        f"{harmless(part)}\n"
        for one in checked
        for part in (
            *filter(None, [one.shown]),
            *(_rendered(one, finding) for finding in one.findings),
        )
    )


def _rendered(one: Checked, finding: Finding) -> str:
    problem = Problem(
        message=f"{finding.why} [{finding.rule}]",
        line=finding.line,
        column=finding.column,
        width=finding.width,
        hint=finding.remedy,
    )
    return rendered(one.name, one.lines, problem, finding.severity)


def _as_json(checked: list[Checked]) -> str:
    findings = [finding._asdict() for one in checked for finding in one.findings]
    shown = [json.loads(one.shown) for one in checked if one.shown]
    data = {"findings": findings, "shown": shown} if shown else findings
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "\n".join(map(_visible, text.split("\n"))) + "\n"


def _visible(line: str) -> str:
    """Return a line of JSON with escapes for what a terminal would act upon."""
    if line.isprintable():
        return line
    return "".join(
        char if char.isprintable() else json.dumps(char)[1:-1] for char in line
    )


def _as_github(checked: list[Checked]) -> str:
    """Return workflow commands, which GitHub shows beside the lines they name."""
    return "".join(
        f"::{_GITHUB[finding.severity]} {_properties(finding)}"
        f"::{_escaped(f'{finding.why}: {finding.remedy}')}\n"
        for one in checked
        for finding in one.findings
    )


def _properties(finding: Finding) -> str:
    properties = {"file": finding.file}
    if finding.line:
        properties |= {"line": str(finding.line), "col": str(finding.column)}
    properties["title"] = finding.rule
    return ",".join(
        f"{key}={_escaped(value, ',:')}" for key, value in properties.items()
    )


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return printable(text)


_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}

FORMS = {"text": _as_text, "json": _as_json, "github": _as_github}
"""How findings are printed, by the name that `check --format` gives it."""
