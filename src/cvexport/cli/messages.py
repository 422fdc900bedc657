"""What the command says to a person: problems with their line, results, and colour."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import click

from cvexport.errors import Problem

_MAX_SHOWN = 100
_WINDOW = 100
_COLOURS = {"error": "red", "warning": "yellow"}


@dataclass(frozen=True, slots=True)
class Voice:
    """How much is said, all of it on standard error."""

    quiet: bool = False
    verbose: bool = False

    def say(self, text: str) -> None:
        """Say what was done."""
        if not self.quiet:
            click.echo(text, err=True)

    def say_more(self, text: str) -> None:
        """Say what only a curious person wants to know."""
        if self.verbose and not self.quiet:
            click.echo(text, err=True)

    def fail(self, text: str) -> None:
        """Say what went wrong, whatever was asked."""
        click.echo(f"{click.style('error', fg='red', bold=True)}: {text}", err=True)

    def problems(self, name: str, text: str, problems: tuple[Problem, ...]) -> None:
        """Say each problem of a source, with its line and a caret."""
        spoken = [
            problem
            for problem in problems
            if problem.severity == "error" or not self.quiet
        ]
        for problem in spoken[:_MAX_SHOWN]:
            click.echo(rendered(name, text, problem), err=True)
        if more := len(spoken) - _MAX_SHOWN:
            if more > 0:
                click.echo(f"{name}: and {more:,} more like these", err=True)


def rendered(name: str, text: str, problem: Problem) -> str:
    """Return a problem as compilers print them: place, message, line, caret, hint."""
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    kind = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    message = _printable(problem.message)
    parts = [f"{click.style(f'{name}{place}:', bold=True)} {kind}: {message}"]
    if problem.line:
        parts += _excerpt(text, problem)
    if problem.hint:
        parts.append(f"  = {_printable(problem.hint)}")
    return "\n".join(parts)


def _excerpt(text: str, problem: Problem) -> list[str]:
    lines = text.split("\n")
    if problem.line > len(lines):
        return []
    line, column = lines[problem.line - 1], problem.column - 1
    start = max(column - _WINDOW // 2, 0) if len(line) > _WINDOW else 0
    shown = _printable(line[start : start + _WINDOW])
    before = _columns(shown[: column - start])
    room = max(_columns(shown[column - start :]), 1)
    caret = "^" + "~" * (min(problem.width, room) - 1)
    gutter = f"{problem.line:5} | "
    return [
        f"{gutter}{shown}".rstrip(),
        " " * (len(gutter) - 2) + "| " + " " * before + caret,
    ]


def _printable(text: str) -> str:
    """Return `text` without what could steer a terminal."""
    return "".join(
        char if char.isprintable() else " " if char == "\t" else "\ufffd"
        for char in text
    )


def _columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    hidden = sum(bool(unicodedata.combining(char)) for char in text)
    return len(text) + wide - hidden
