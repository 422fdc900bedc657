"""Repairs of a line of YAML in a copy of a source, the likeliest first.

`KINDS` are in the order in which they are tried; of one kind, that is taken with
which YAML gets furthest.  What hides lines below, which may have faults, comes last.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cvexport.errors import Problem
from cvexport.source import malformed, yaml_errors
from cvexport.source.areas import Area
from cvexport.source.lines import Lines
from cvexport.source.malformed import indentation, split
from cvexport.source.schema import all_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TAB_WIDTHS = (2, 4, 8)
_MOST_COLUMNS = 4
"""Indentations that are tried for a line, the nearest first."""

_ROOT_KEY = re.compile(r"[A-Za-z_][\w ]*:(?:\s|$)")
_RUN_ON = re.compile(r"(\s*(?:- +)*[A-Za-z_]+:)(?!//)(\S.*)")
_WORDS = re.compile(r"(\s*(?:- +)*)([A-Za-z_]\w*)(?:\s+(\S.*))?$")
_ESCAPE = re.compile(r'\\(?!["\\])')
_DASH = re.compile(r" *-[A-Za-z]")
_ITEM = re.compile(r"[^,\]}\n]+")


class Repair(NamedTuple):
    """Some lines by number, what they now are, and what that means for problems."""

    lines: dict[int, str]
    areas: tuple[Area, ...] = ()
    moved: Mapping[int, int] = MappingProxyType({})
    problem: Problem | None = None


class Fault(NamedTuple):
    """Where YAML gave up and, at or above that, the line to blame; from 0."""

    line: int
    column: int
    problem: Problem
    found: int
    what: str


def section(lines: Sequence[str], at: int) -> int:
    """Return the line at or above `at` in which a section begins."""
    first = next((line for line in lines if not split(line).is_blank), "")
    if indentation(first):
        return 0
    while at > 0 and not _ROOT_KEY.match(lines[at]):
        at -= 1
    return at


def _precise(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Mend what is known to be wrong."""
    yield from _tabs(lines, fault)
    yield from escapes(lines, fault)
    yield from _flow_item(lines, fault)
    yield from _document(lines, fault)


def _likely(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Mend a line that may be wrong in several ways, without those below it."""
    at = fault.line
    if malformed.first_malformed(lines.lines, at, at) == at:
        yield from _value(lines, at)
        return
    yield from _colons(lines, at)
    yield from _dashes(lines, at)
    yield from _continued(lines, at)
    yield from _indented(lines, at)
    yield from _value(lines, at)
    yield Repair({at: ""}, gap(at, at))


def _tabs(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Replace the tabs of all indentations, in each of the usual widths."""
    if "\t" not in lines.line(fault.line)[: indentation(lines.line(fault.line))]:
        return
    tabbed = {
        at: line
        for at, line in enumerate(lines.lines)
        if at >= fault.line and "\t" in line[: indentation(line)] and line.strip()
    }
    problem = yaml_errors.with_others(fault.problem, [at + 1 for at in tabbed][1:])
    for width in _TAB_WIDTHS:
        new = {
            at: line[: indentation(line)].replace("\t", " " * width) + line.lstrip()
            for at, line in tabbed.items()
        }
        moved = {at: len(new[at]) - len(tabbed[at]) for at in new}
        yield Repair(new, moved=moved, problem=problem)


def _value(lines: Lines, at: int) -> Iterator[Repair]:
    """Put a word in place of a text, or nothing where more than text is below it."""
    line = split(lines.line(at))
    if not line.value:
        return
    end = malformed.scope_end(lines.lines, at, line.owner)
    text_end = malformed.text_end(lines.lines, at, end)
    yield _replaced(lines, at, line.column, text_end)
    if line.key and end > text_end:
        below = text_end + 1
        area = area_of(lines, at, line.column)
        first = indentation(lines.line(below))
        new = dict.fromkeys(range(at + 1, below), "")
        new[at] = line.lead + line.key
        yield Repair(new, (area, area_of(lines, below, first, first + 1)))


def _replaced(lines: Lines, at: int, column: int, last: int) -> Repair:
    """Put a word in place of all from a column on to the end of a line."""
    new = dict.fromkeys(range(at + 1, last + 1), "")
    new[at] = f"{lines.line(at)[:column]}x"
    return Repair(new, (area_of(lines, at, column)._replace(last=last + 1),))


def area_of(lines: Lines, at: int, column: int, end: int = 0) -> Area:
    """Return an area of a line, or of a piece of it; both count from 0 here."""
    end = lines.column(at, end) if end else 0
    return Area(at + 1, lines.column(at, column), at + 1, end)


def escapes(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Replace the backslashes of a line in which one begins no escape."""
    if "escape" in fault.what or "decimal" in fault.what:
        line = lines.line(fault.found)
        opened = line.rfind('"', 0, line.rfind("\\", 0, fault.column + 1))
        area = area_of(lines, fault.found, opened)
        yield Repair({fault.found: _ESCAPE.sub("/", line)}, (area,))


def _flow_item(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Put a word in place of an item in brackets."""
    line = lines.line(fault.found)
    item = _ITEM.match(line, fault.column)
    if not item or malformed.is_open(line) not in ("[", "{"):
        return
    start, end = item.span()
    if line[start - 1] in "*&":
        start -= 1
    if start <= split(line).column or line[start] not in "@`%*&":
        return
    word = "x" * (end - start)
    area = area_of(lines, fault.found, start, end)
    yield Repair({fault.found: line[:start] + word + line[end:]}, (area,))


def _colons(lines: Lines, at: int) -> Iterator[Repair]:
    """Write the colon or the space that a line, or the one above it, lacks."""
    for number in (at, at - 1):
        line = lines.line(number)
        if run_on := _RUN_ON.match(line):
            area = area_of(lines, number, run_on.start(2))
            yield Repair({number: f"{run_on[1]} {run_on[2]}"}, (area,))
        words = _WORDS.match(line)
        if not words:
            continue
        below = indentation(lines.line(number + 1)) > indentation(line)
        if not words[3] and (below or words[2] in all_keys()):
            yield _no_colon(lines, number, f"{words[1]}{words[2]}:", words)
        elif words[3] and words[2] in all_keys():
            yield _no_colon(lines, number, f"{words[1]}{words[2]}: x", words)


def _no_colon(lines: Lines, at: int, text: str, words: re.Match[str]) -> Repair:
    area = area_of(lines, at, words.end(2))
    problem = yaml_errors.no_colon(words[2], at + 1, lines.column(at, words.start(2)))
    return Repair({at: text}, (area,), problem=problem)


def _dashes(lines: Lines, at: int) -> Iterator[Repair]:
    """Write the space that the dash of an item lacks, here or above."""
    column = indentation(lines.line(at))
    for number in range(at, section(lines.lines, at) - 1, -1):
        line = lines.line(number)
        if indentation(line) < column and line.strip():
            return
        if indentation(line) == column and _DASH.match(line):
            text = f"{line[: column + 1]} {line[column + 1 :]}"
            place = lines.column(number, column)
            problem = yaml_errors.no_space(number + 1, place)
            yield Repair({number: text}, moved={number: 1}, problem=problem)


def _continued(lines: Lines, at: int) -> Iterator[Repair]:
    """Take a line that no key begins for more of the text above it."""
    line = split(lines.line(at))
    if line.key.rstrip(": \t").strip("\"'") in all_keys() or at == 0:
        return
    above = at - 1
    while above and (
        indentation(lines.line(above)) >= indentation(lines.line(at))
        or not lines.line(above).strip()
    ):
        above -= 1
    owner = split(lines.line(above))
    end = malformed.scope_end(lines.lines, above, owner.owner)
    if owner.value and end >= at:
        last = malformed.text_end(lines.lines, at, end)
        yield _replaced(lines, above, owner.column, last)


def _indented(lines: Lines, at: int) -> Iterator[Repair]:
    """Move a line, and those below that are indented like it, beside its neighbours."""
    typed = indentation(lines.line(at))
    lower = malformed.scope_end(lines.lines, at, typed)
    alike = malformed.scope_end(lines.lines, at, typed - 1)
    for column in _columns(lines.lines, at)[:_MOST_COLUMNS]:
        right = _line_at(lines.lines, at + 1, alike, column)
        for last in dict.fromkeys((right - 1, alike, lower, at)):
            yield _shifted(lines, range(at, last + 1), column - typed)


def _line_at(lines: Sequence[str], start: int, last: int, column: int) -> int:
    """Return the first line up to `last` that begins at a column, or the one after."""
    for number in range(start, last + 1):
        if lines[number].strip() and indentation(lines[number]) == column:
            return number
    return last + 1


def _columns(lines: Sequence[str], at: int) -> list[int]:
    """Return where keys and items above a line begin, nearest to its own first."""
    typed = indentation(lines[at])
    found: list[int] = []
    for line in map(split, lines[section(lines, at) : at]):
        if line.is_blank:
            continue
        columns = line.columns
        while found and found[-1] >= columns[0]:
            found.pop()
        found += columns
    found = [column for column in dict.fromkeys(found) if column != typed]
    return sorted(found, key=lambda column: (abs(column - typed), -column))


def _shifted(lines: Lines, numbers: Iterable[int], by: int) -> Repair:
    new, moved = {}, {}
    first = None
    for at in numbers:
        line = lines.line(at)
        if line.strip():
            first = at if first is None else first
            typed = indentation(line)
            new[at] = " " * max(typed + by, 0) + line.lstrip()
            moved[at] = len(new[at]) - len(line)
    if first is None:
        return Repair(new)
    start = len(split(lines.line(first)).lead)
    return Repair(new, (area_of(lines, first, start, start + 1),), moved)


def _document(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Move what is above a line to the left margin, or leave out a mark of YAML's."""
    for at in (fault.line - 1, fault.line):
        if lines.line(at)[:1] in ("%", ".") or lines.line(at) == "---":
            yield Repair({at: ""}, gap(at, at))
    above = [line for line in lines.lines[: fault.line] if not split(line).is_blank]
    indent = min(map(indentation, above), default=0)
    if indent and not indentation(lines.line(fault.line)):
        yield _shifted(lines, range(fault.line), -indent)


def _left_out(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Leave out all of a value, or of a line and what is below it."""
    at = fault.line
    line = split(lines.line(at))
    if line.value:
        end = malformed.scope_end(lines.lines, at, line.owner)
        yield _replaced(lines, at, line.column, end)
    end = malformed.scope_end(lines.lines, at, indentation(lines.line(at)))
    yield Repair(dict.fromkeys(range(at, end + 1), ""), gap(at, end))


def gap(at: int, last: int) -> tuple[Area]:
    """Return the area of lines that are left out; both count from 0."""
    return (Area(at + 1, 1, last + 1, is_gap=True),)


KINDS = _precise, _likely, _left_out
