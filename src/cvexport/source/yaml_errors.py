"""The complaints of PyYAML and libyaml, as problems that a person can fix."""

from __future__ import annotations

import re

from yaml.error import Mark, MarkedYAMLError, YAMLError

from cvexport.errors import Problem, listed
from cvexport.source.lines import Lines

MAX_DEPTH = 40
"""Levels of nesting: four times what the schema has."""

_OPENING_QUOTE = re.compile(r"""[:-] ++(['"])""")
_SHOWN = 5
"""Numbers of lines that a message lists."""

_RUN_ON = re.compile(r"\s*(?:- +)*([A-Za-z_]+:)(?!//)\S")
_KEY = re.compile(r"\s*(?:- +)*([A-Za-z_]\w*):(?:\s|$)")

_LATE = ("found unexpected end of stream", "could not find expected ':'")
"""Complaints that point past the fault, to the place where YAML gave up."""

_COLON = 'write "key: value", with a space after the colon'
_BACKSLASH = r"write \\ for a backslash, or put the text in single quotes"
_LINED_UP = "indent this line exactly like the lines around it"
_CLOSED_ABOVE = f"{_LINED_UP}, and close quotes above it"

_HINTS = {
    "block sequence entries are not allowed": (
        "begin the list on its own line, or put quotes around text that begins "
        'with "- "'
    ),
    "found unexpected end of stream": "close the quote that is opened here",
    "could not find expected ':'": _COLON,
    "alphabetic or numeric character": "put quotes around text that begins with * or &",
    "cannot start any token": "put quotes around text that begins with @, ` or %",
    "escape": _BACKSLASH,
    "hexdecimal": _BACKSLASH,
    "comment or line break": (
        "put quotes around text that begins with > or |; a text block begins on the "
        "next line"
    ),
    "<document start>": (
        "the source ends before this: check the indentation and the closing brackets"
    ),
    "directive": "put quotes around text that begins with %",
    "',' or": "put a comma between values, and close each bracket and quote",
    "node content": "check the commas, brackets and quotes here",
    "tag": 'put quotes around text that begins with "!"',
}
"""By a part of the complaint, what to write instead."""


def problem_of(error: YAMLError | ValueError, lines: Lines) -> Problem:
    """Return what is wrong in a text that PyYAML can't read."""
    if isinstance(error, ValueError):
        # PyYAML without its C parser lets chr() fail on "\U00110000".
        return Problem("invalid YAML: this escape is no character", hint=_BACKSLASH)
    if not isinstance(error, MarkedYAMLError) or not error.problem_mark:
        return Problem(f"invalid YAML: {error}")
    what = error.problem or "unreadable"
    mark, opened = error.problem_mark, error.context_mark
    if opened and (what.startswith(_LATE) or _is_end(mark, lines)):
        mark, opened = opened, None
    if what.startswith(_LATE[0]) and "quoted" in (error.context or ""):
        return unclosed("quote", mark.line + 1, lines.column(mark.line, mark.column))
    if "nesting depth" in what:
        return _too_many_brackets(mark, lines)
    if what.startswith("mapping values") and (run_on := _run_on(mark, lines)):
        return run_on
    if tab := _tab(mark, lines):
        return tab
    return Problem(
        f"invalid YAML: {what}",
        mark.line + 1,
        lines.column(mark.line, mark.column),
        hint=_hint(what, mark, opened, lines),
    )


def unclosed(kind: str, line: int, column: int) -> Problem:
    """Return the problem of a quote or bracket that is closed too late or never."""
    hint = _HINTS["',' or" if kind == "bracket" else "found unexpected end of stream"]
    return Problem(f"this {kind} is never closed", line, column, hint=hint)


def no_space(line: int, column: int) -> Problem:
    """Return the problem of an item that begins right after its dash."""
    message = 'there is no space after "-"'
    return Problem(message, line, column, hint='begin each item with "- "')


def no_colon(word: str, line: int, column: int) -> Problem:
    """Return the problem of a line that begins with a key but has no colon."""
    message = f'there is no colon after "{word}"'
    return Problem(message, line, column, len(word), _COLON)


def is_text_for_key(problem: Problem) -> bool:
    """Tell whether YAML found text where it expected a key."""
    return problem.message.endswith(_LATE[1])


def with_others(problem: Problem, numbers: list[int]) -> Problem:
    """Return a problem that other lines have too."""
    if not numbers:
        return problem
    shown = listed([*map(str, numbers)], _SHOWN)
    are = "is line" if len(numbers) == 1 else "are lines"
    message = f"{problem.message}, and so {are} {shown}"
    return problem._replace(message=message)


def too_deep(line: int, column: int) -> Problem:
    """Return the problem of a value that is nested too deep."""
    message = f"nested deeper than {MAX_DEPTH} levels"
    return Problem(message, line, column, hint="use fewer levels")


def _too_many_brackets(mark: Mark, lines: Lines) -> Problem:
    """Return the problem of a thousand brackets, which libyaml counts itself."""
    line = lines.line(mark.line)
    opened = [at for at, each in enumerate(line) if each in "[{"]
    column = opened[MAX_DEPTH] if len(opened) > MAX_DEPTH else mark.column
    return too_deep(mark.line + 1, column + 1)


def _run_on(mark: Mark, lines: Lines) -> Problem | None:
    """Return the problem of `name:Ada`, which shows only in the line below it."""
    found = _RUN_ON.match(lines.line(mark.line - 1))
    if not found or ":" in _before(mark, lines):
        return None
    message = f'there is no space after "{found[1]}"'
    return Problem(message, mark.line, found.start(1) + 1, len(found[1]), _COLON)


def _tab(mark: Mark, lines: Lines) -> Problem | None:
    """Return the problem of a tab in the indentation that a mark points at."""
    before = _before(mark, lines)
    at = lines.line(mark.line)[: len(before) + 1].find("\t")
    if at < 0 or before.strip():
        return None
    hint = "indent with spaces"
    return Problem("this line is indented with a tab", mark.line + 1, at + 1, hint=hint)


def _hint(what: str, mark: Mark, opened: Mark | None, lines: Lines) -> str:
    """Say what to write instead, judging by the line that YAML gave up in."""
    before = _before(mark, lines)
    if what.startswith("mapping values are not allowed"):
        quotes = 'put quotes around text that contains ": "'
        if ":" in before:
            return quotes
        return f"{_LINED_UP}; if it continues the text above, {quotes}"
    is_item = "indicator" in what
    if is_item or what.startswith(("did not find expected key", "expected <block end")):
        if hint := _hint_for_rest(before):
            return hint
        return _hint_for_item(mark, lines) if is_item else _CLOSED_ABOVE
    hint = next((hint for part, hint in _HINTS.items() if part in what), "")
    if opened and what.startswith("did not find expected ','"):
        return f"{hint} in line {opened.line + 1}"
    return hint


def _hint_for_rest(before: str) -> str:
    """Say what to do with text behind a quote, a bracket or an alias, if it is that."""
    typed = before.rstrip()
    if typed.endswith(("'", '"')) or _ends_after_quotes(typed):
        return "put quotes around the whole text; write a ' within '...' twice"
    if typed.endswith(("]", "}")):
        return "put quotes around text that begins with [ or {"
    if re.search(r"[:-] +\*\S+$", typed):
        return _HINTS["alphabetic or numeric character"]
    return ""


def _ends_after_quotes(typed: str) -> bool:
    """Tell whether a value in quotes has one more word after them."""
    if not (opened := _OPENING_QUOTE.search(typed)):
        return False
    _, closed, rest = typed[opened.end() :].rpartition(opened[1])
    return bool(closed) and not re.search(r"\W", rest)


def _hint_for_item(mark: Mark, lines: Lines) -> str:
    """Name the key that a line is likely meant to be beside."""
    above = _KEY.match(lines.line(mark.line - 1))
    if above and _KEY.match(lines.line(mark.line)):
        return f'line this up with the key above it ("{above[1]}")'
    return 'begin each item with "- ", indented alike'


def _is_end(mark: Mark, lines: Lines) -> bool:
    rest = lines.line(mark.line)[mark.column :]
    return not (rest + "".join(lines.lines[mark.line + 1 :])).strip()


def _before(mark: Mark, lines: Lines) -> str:
    return lines.line(mark.line)[: mark.column]
