"""Repairs of JSON in a copy of a source, where all values are in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cvexport.source import yaml_errors
from cvexport.source.lines import Lines
from cvexport.source.repairs import Fault, Repair, area_of, escapes, gap

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(r"[^,\]}\n]+")


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _repairs(lines: Lines, fault: Fault) -> Iterator[Repair]:
    at, column = fault.found, fault.column
    yield from escapes(lines, fault)
    yield from _quotes(lines, at)
    yield from _comma(lines, at, column)
    yield from _word(lines, at, column)
    yield from _brackets(lines, at, column)


def _quotes(lines: Lines, at: int) -> Iterator[Repair]:
    """Close the quote that a line above leaves open."""
    for number in range(at + 1):
        line = lines.line(number)
        rest = _STRING.sub("", line)
        if '"' in rest:
            end = len(line.rstrip(" ,]}"))
            opened = line.rfind('"')
            area = area_of(lines, number, opened)
            text = f'{line[:end]}"{line[end:]}'
            problem = yaml_errors.unclosed("quote", number + 1, area.column)
            yield Repair({number: text}, (area,), problem=problem)
            return


def _comma(lines: Lines, at: int, column: int) -> Iterator[Repair]:
    """Put a comma before a value that has none before it."""
    before = lines.line(at)[:column].rstrip()
    while not before and at > 0:
        at -= 1
        before = lines.line(at).rstrip()
        column = len(lines.line(at))
    yield Repair({at: f"{before},{lines.line(at)[len(before) + 1 :]}"})


def _word(lines: Lines, at: int, column: int) -> Iterator[Repair]:
    """Put a word in place of what is no value."""
    line = lines.line(at)
    if item := _ITEM.match(line, column):
        word = "x" * len(item[0])
        area = area_of(lines, at, column)
        yield Repair({at: line[:column] + word + line[item.end() :]}, (area,))


def _brackets(lines: Lines, at: int, column: int) -> Iterator[Repair]:
    """Close the brackets that are open, or leave out one that closes nothing."""
    line = lines.line(at)
    closing = ""
    for number, text in enumerate(lines.lines[: at + 1]):
        shown = _STRING.sub(lambda found: " " * len(found[0]), text)
        for char in shown[:column] if number == at else shown:
            if char in "[{":
                closing = "]}"["[{".index(char)] + closing
            elif char in "]}":
                closing = closing[1:]
    if closing:
        yield Repair({at: line[:column] + closing[0] + line[column:]})
        yield Repair({at: line[:column] + closing + line[column:]})
    yield Repair({at: f"{line[:column]} {line[column + 1 :]}"})


def _left_out(lines: Lines, fault: Fault) -> Iterator[Repair]:
    """Leave out all that is below a fault."""
    last = len(lines.lines) - 1
    new = dict.fromkeys(range(fault.found + 1, last + 1), "")
    new[fault.found] = lines.line(fault.found)[: fault.column]
    yield Repair(new, gap(fault.found, last))


KINDS = _repairs, _left_out
