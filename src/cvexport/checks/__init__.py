"""Check a CV for problems that stop software or people from reading it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cvexport.checks.rule import FileView, Finding, Rule, SourceView
from cvexport.source.yaml_nodes import Node

READING = "reading"
"""The id of what was already said when the source was read."""


def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are listed and run."""
    from cvexport.checks import file, source

    return (*source.RULES, *file.RULES)


def rule_ids() -> tuple[str, ...]:
    """Return the id of every rule, by which it is switched off."""
    return tuple(rule.id for rule in rules())


def check_source(
    view: SourceView,
    file: str,
    places: Mapping[str, Node],
    ignored: Collection[str] = (),
) -> list[Finding]:
    """Return what the rules find in a source, in the order of its lines."""
    from cvexport.checks.source import RULES

    found = [
        _placed(Finding(rule.id, rule.severity, file, fault.why, fault.remedy), place)
        for rule in RULES
        if rule.id not in ignored
        for fault in rule.check(view)
        for place in (_place(fault.path, places),)
    ]
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def check_file(
    view: FileView, file: str, ignored: Collection[str] = ()
) -> list[Finding]:
    """Return what the rules find in a file, in the order of the table."""
    from cvexport.checks.file import RULES

    return [
        Finding(rule.id, rule.severity, file, fault.why, fault.remedy)
        for rule in RULES
        if rule.id not in ignored and view.name in rule.formats
        for fault in rule.check(view)
    ]


def _place(path: str, places: Mapping[str, Node]) -> Node | None:
    """Return the place of a value, or of the nearest one around it."""
    while path and path not in places:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get(path)


def _placed(finding: Finding, place: Node | None) -> Finding:
    if place is None:
        return finding
    return finding._replace(line=place.line, column=place.column, width=place.width)
