"""Reading goes on after a fault in the syntax, so that one run reports them all.

A fault is reported as YAML complains of it.  Then a copy of the source is repaired
where a person would look, by the smallest change with which YAML gets furthest: the
value becomes a word, the line moves to the indentation of its neighbours, or it goes.
The next fault is found in the copy.  What a repair puts in is nobody's text: problems
there are echoes and aren't reported.  Nothing of the copy is ever printed, since a
source with a fault in its syntax gives no CV.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from cvexport.errors import Problem
from cvexport.source import json_repairs, malformed, repairs, yaml_errors
from cvexport.source.areas import Area
from cvexport.source.lines import Lines
from cvexport.source.malformed import split
from cvexport.source.repairs import Fault, Repair, section

if TYPE_CHECKING:
    from yaml.error import YAMLError

_MOST_FAULTS = 100
_MOST_PARSED = 20_000_000
"""Characters of all copies: a CV with a dozen faults takes 0.01 s, and none over 5."""


class Recovered(NamedTuple):
    """A copy of a source that YAML can read as far as `is_whole` says.

    `problems` are those of its syntax.
    """

    lines: Lines
    problems: list[Problem]
    areas: list[Area]
    is_whole: bool


def recovered(lines: Lines, *, is_json: bool) -> Recovered:
    """Return a copy of a source in which every fault of its syntax is repaired."""
    return _Recovery(lines, is_json=is_json).run()


class _Recovery:
    """The rounds over one source."""

    def __init__(self, lines: Lines, *, is_json: bool) -> None:
        self._lines = lines
        self._is_json = is_json
        self._problems: list[Problem] = []
        self._areas: list[Area] = []
        self._left = _MOST_PARSED
        self._run_on = 0

    def run(self) -> Recovered:
        fault = self._fault(self._lines, 0)
        while fault and len(self._problems) < _MOST_FAULTS:
            repair, rest = self._best(fault)
            self._note((repair and repair.problem) or fault.problem)
            if not repair:
                break
            self._lines = _with(self._lines, repair)
            self._areas += repair.areas
            fault = rest
        return Recovered(self._lines, self._problems, self._areas, not fault)

    def _note(self, problem: Problem) -> None:
        """Add a problem, once for the lines of one text that begins too far left."""
        is_same = self._run_on and problem.line == self._run_on + 1
        self._run_on = problem.line if yaml_errors.is_text_for_key(problem) else 0
        if not (is_same and self._run_on):
            self._problems.append(problem)

    def _fault(self, lines: Lines, at: int) -> Fault | None:
        """Return the first fault in a source whose lines above `at` have none."""
        start = 0 if self._is_json else section(lines.lines, at)
        text = "\n" * start + "\n".join(lines.lines[start:])
        self._left -= len(lines.text)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for _ in yaml.parse(text, Loader=loader):
                pass
        except (yaml.YAMLError, ValueError) as error:
            return self._blamed(error, lines, start)
        return None

    def _blamed(self, error: YAMLError | ValueError, lines: Lines, start: int) -> Fault:
        problem = yaml_errors.problem_of(error, lines)
        line, column = problem.line - 1, problem.column - 1
        found = line
        if mark := getattr(error, "problem_mark", None):
            found, column = mark.line, mark.column
        what = str(getattr(error, "problem", ""))
        if self._is_json:
            return Fault(found, column, problem, found, what)
        at = malformed.first_malformed(lines.lines, start, min(line, found))
        if at < 0 or at == line:
            return Fault(line, column if line == found else 0, problem, found, what)
        value = split(lines.line(at))
        own = _unclosed(lines, at) or problem
        return Fault(at, value.column, own, found, what)

    def _best(self, fault: Fault) -> tuple[Repair | None, Fault | None]:
        """Return the repair with which YAML gets furthest, and the next fault."""
        best, furthest, rest = None, (fault.line, fault.column), None
        for kind in (json_repairs if self._is_json else repairs).KINDS:
            for repair in kind(self._lines, fault):
                if self._left < 0:
                    return best, rest
                found = self._fault(_with(self._lines, repair), fault.line)
                if not found:
                    return repair, None
                if (found.line, found.column) > furthest:
                    best, furthest, rest = repair, (found.line, found.column), found
            if best:
                break
        return best, rest


def _with(lines: Lines, repair: Repair) -> Lines:
    changed = [repair.lines.get(at, line) for at, line in enumerate(lines.lines)]
    moved = dict(lines.moved)
    for at, columns in repair.moved.items():
        moved[at] = moved.get(at, 0) + columns
    return Lines("\n".join(changed), changed, lines.joins, moved)


def _unclosed(lines: Lines, at: int) -> Problem | None:
    """Return the problem of a quote or bracket that is closed too far below."""
    opened = malformed.is_open(lines.line(at))
    if not opened:
        return None
    kind = "quote" if opened in "'\"" else "bracket"
    column = lines.column(at, split(lines.line(at)).column)
    return yaml_errors.unclosed(kind, at + 1, column)
