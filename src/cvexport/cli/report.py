"""What the command prints for people: problems with their line, results, colour."""

from __future__ import annotations

import click

from cvexport.cli.placing import FaultySource
from cvexport.cli.printing import columns, harmless, printable
from cvexport.cli.sources import SourceFile
from cvexport.errors import Problem, ResumeError

_MAX_SHOWN = 100
_WINDOW = 100
_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


class Reporter:
    """Prints to standard error, as much as was asked for.

    Texts are kept until `flush`, so that those of several workers come in order.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._kept: list[str] = []

    def fresh(self) -> Reporter:
        """Return a reporter with the same options and nothing kept."""
        return Reporter(quiet=self.quiet, verbose=self.verbose)

    def flush(self) -> None:
        """Print what was kept."""
        for text in self._kept:
            click.echo(harmless(text), err=True)
        self._kept.clear()

    def info(self, text: str) -> None:
        """Report what was done, unless quiet."""
        if not self.quiet:
            self._kept.append(printable(text))

    def detail(self, text: str) -> None:
        """Report more about what was done, if verbose."""
        if self.verbose:
            self.info(text)

    def error(self, text: str, *details: str) -> None:
        """Report what went wrong, even if quiet, and details on lines of their own."""
        lines = "".join(f"\n  {printable(detail)}" for detail in details)
        kind = click.style("error", fg="red", bold=True)
        self._kept.append(f"{kind}: {printable(text)}{lines}")

    def failure(self, error: ResumeError) -> None:
        """Report an error of the package, with its problems if it is in a source."""
        if isinstance(error, FaultySource):
            self.problems(error.source, error.problems)
        else:
            self.error(error.summary, *error.details)

    def problems(self, source: SourceFile, problems: tuple[Problem, ...]) -> None:
        """Report each problem of a source with its line and a caret.

        If quiet, only those that are errors.
        """
        reported = [
            problem
            for problem in problems
            if problem.severity == "error" or not self.quiet
        ]
        if not reported:
            return
        lines = source.text.split("\n")
        # Warnings of lost text are last, and others don't take their place.
        losses = [problem for problem in reported if problem.is_loss][:_MAX_SHOWN]
        others = [problem for problem in reported if not problem.is_loss][:_MAX_SHOWN]
        self._kept += (rendered(source.name, lines, each) for each in others)
        if (more := len(reported) - len(others) - len(losses)) > 0:
            self.info(f"{source.name}: and {more:,} more like these")
        self._kept += (rendered(source.name, lines, each) for each in losses)


def rendered(
    name: str, lines: list[str], problem: Problem, kind: str | None = None
) -> str:
    """Return a problem as compilers print it: place, message, line, caret, hint.

    `kind` is printed instead of its severity.
    """
    name = printable(name)
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
