"""What the command says to a person: problems with their line, results, and colour."""

from __future__ import annotations

import unicodedata

import click

from cvexport.errors import Problem

_MAX_SHOWN = 100
_WINDOW = 100
_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


class Voice:
    """How much is said, and what; it is spoken on standard error.

    Kept until it is spoken, so that what workers have to say comes in order.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.kept: list[str] = []

    def silent(self) -> Voice:
        """Return a voice as loud that has said nothing yet."""
        return Voice(quiet=self.quiet, verbose=self.verbose)

    def speak(self) -> None:
        """Speak what was kept."""
        for text in self.kept:
            click.echo(text, err=True)
        self.kept.clear()

    def say(self, text: str) -> None:
        """Say what was done."""
        if not self.quiet:
            self.kept.append(printable(text))

    def say_more(self, text: str) -> None:
        """Say what only a curious person wants to know."""
        if self.verbose:
            self.say(text)

    def fail(self, text: str) -> None:
        """Say what went wrong, whatever was asked."""
        lines = "\n".join(map(printable, text.split("\n")))
        self.kept.append(f"{click.style('error', fg='red', bold=True)}: {lines}")

    def problems(self, name: str, text: str, problems: tuple[Problem, ...]) -> None:
        """Say each problem of a source, with its line and a caret."""
        spoken = [
            problem
            for problem in problems
            if problem.severity == "error" or not self.quiet
        ]
        name, lines = printable(name), text.split("\n")
        for problem in spoken[:_MAX_SHOWN]:
            self.kept.append(rendered(name, lines, problem))
        if (more := len(spoken) - _MAX_SHOWN) > 0:
            self.kept.append(f"{name}: and {more:,} more like these")


def rendered(
    name: str, lines: list[str], problem: Problem, kind: str | None = None
) -> str:
    """Return a problem as compilers print them: place, message, line, caret, hint.

    `kind` takes the place of its severity.
    """
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    kind = kind or problem.severity
    kind = click.style(kind, fg=_COLOURS[kind], bold=True)
    message = printable(problem.message)
    parts = [f"{click.style(f'{name}{place}:', bold=True)} {kind}: {message}"]
    if problem.line:
        parts += _excerpt(lines, problem)
    if problem.hint:
        parts.append(f"  = {printable(problem.hint)}")
    return "\n".join(parts)


def _excerpt(lines: list[str], problem: Problem) -> list[str]:
    if problem.line > len(lines):
        return []
    line, column = lines[problem.line - 1], problem.column - 1
    start = max(column - _WINDOW // 2, 0) if len(line) > _WINDOW else 0
    shown = printable(line[start : start + _WINDOW])
    before, rest = shown[: column - start], shown[column - start :]
    caret = "^" + "~" * (columns(rest[: problem.width]) - 1)
    gutter = f"{problem.line:5} | "
    return [
        f"{gutter}{shown}".rstrip(),
        " " * (len(gutter) - 2) + "| " + " " * columns(before) + caret,
    ]


def printable(text: str) -> str:
    """Return `text` without what could steer a terminal."""
    return "".join(
        char if char.isprintable() else " " if char == "\t" else "\ufffd"
        for char in text
    )


def columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    hidden = sum(bool(unicodedata.combining(char)) for char in text)
    return len(text) + wide - hidden
