"""Lines of YAML as a person sees them: where values begin, end and go wrong.

YAML gives up where its grammar fails, which may be far below an open quote.  People
know by the indentation what a line was meant to be; this module does, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_COLON = re.compile(r":(?:[ \t]+|$)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_ALIAS = re.compile(r"\*[\w-]+\s*(?:#.*)?$")
_ANCHOR = re.compile(r"&[\w-]+(?:\s+|$)")
_STRUCTURED = re.compile(r"\s*(?:-(?:\s|$)|[A-Za-z_][\w -]{0,30}:(?:\s|$))")
_CLOSING = {"[": "]", "{": "}"}

_NO_KEY = "[]{}#|>*&!%@`,:-"
"""Characters that no key begins with."""

_UNFIT = "@`%,]}|>"
"""Characters that no plain text begins with."""


class Line(NamedTuple):
    """A line: what is before its key or value, the key with its colon, the value."""

    lead: str
    key: str
    value: str

    @property
    def column(self) -> int:
        """The column, from 0, where the value begins."""
        return len(self.lead) + len(self.key)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but a comment."""
        return not self.key and "-" not in self.lead and self.value[:1] in ("", "#")

    @property
    def columns(self) -> list[int]:
        """The columns of its dashes, and of its key or value."""
        dashes = [at for at, each in enumerate(self.lead) if each == "-"]
        return [*dashes, len(self.lead)]

    @property
    def owner(self) -> int:
        """The column below which, further right, lines continue the value."""
        if self.key:
            return len(self.lead)
        return self.lead.rfind("-") if "-" in self.lead else len(self.lead) - 1


def split(line: str) -> Line:
    """Return the pieces of a line."""
    match = _LEAD.match(line)
    assert match
    lead, rest = match[0], line[match.end() :]
    if rest == "-":
        return Line(f"{lead}-", "", "")
    end = _key_end(rest)
    return Line(lead, rest[:end], rest[end:].rstrip())


def _key_end(text: str) -> int:
    """Return where the key that a text begins with ends, 0 without one."""
    if text[:1] in _QUOTED:
        colon = _COLON.match(text, _quoted_end(text, 0))
    elif text[:1] in _NO_KEY:
        return 0
    else:
        colon = _COLON.search(text)
    return colon.end() if colon else 0


def scope_end(lines: Sequence[str], at: int, column: int) -> int:
    """Return the last line of those that are indented beyond `column` below `at`."""
    end = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.strip():
            if indentation(line) <= column:
                break
            end = number
    return end


def text_end(lines: Sequence[str], at: int, end: int) -> int:
    """Return the last line below `at` before one that looks like a key or an item."""
    for number in range(at + 1, end + 1):
        if _STRUCTURED.match(lines[number]):
            return number - 1
    return end


def indentation(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip())


def first_malformed(lines: Sequence[str], start: int, last: int) -> int:
    """Return the first line from `start` to `last` whose value isn't YAML, else -1."""
    at = start
    while at <= last:
        end = _whole_until(lines, at)
        if end < 0:
            return at
        at = end + 1
    return -1


def is_open(line: str) -> str:
    """Return the quote or bracket that the value of a line begins with, else ""."""
    first = split(line).value[:1]
    return first if first in ("'", '"', "[", "{") else ""


def _whole_until(lines: Sequence[str], at: int) -> int:
    """Return the last line of the value that begins in a line, -1 if malformed."""
    line = split(lines[at])
    value = line.value
    if anchor := _ANCHOR.match(value):
        value = value[anchor.end() :]
    first = value[:1]
    if not first or first == "#":
        return at
    if _HEADER.match(value):
        return scope_end(lines, at, line.owner)
    if first in _QUOTED or first in _CLOSING:
        end = scope_end(lines, at, line.owner)
        if lines[end + 1 : end + 2] and lines[end + 1].lstrip()[:1] in ("]", "}"):
            end += 1  # where most people close a bracket, though YAML's authors didn't
        text = "\n".join((value, *lines[at + 1 : end + 1]))
        length = _quoted_end(text, 0) if first in _QUOTED else _flow_end(text)
        rest = text[length:].partition("\n")[0]
        if not length or _COMMENT.sub("", rest).strip():
            return -1
        return at + text.count("\n", 0, length)
    return -1 if _is_unfit(value, has_key=bool(line.key)) else at


def _is_unfit(value: str, *, has_key: bool) -> bool:
    """Tell whether a value without quotes and brackets is none that YAML takes."""
    if value[0] in _UNFIT:
        return True
    if value[0] in "*&":
        return not _ALIAS.match(value)
    text = _COMMENT.sub("", value).rstrip()
    return has_key and (text.startswith("- ") or ": " in text or text.endswith(":"))


def _quoted_end(text: str, at: int) -> int:
    """Return where a quoted text that begins at `at` ends, 0 if it isn't closed."""
    match = _QUOTED[text[at]].match(text, at)
    return match.end() if match else 0


def _flow_end(text: str) -> int:
    """Return where a list or mapping in brackets ends, 0 if it isn't closed."""
    closing: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char in _QUOTED and text[at - 1] in " [{,:\n":
            if not (at := _quoted_end(text, at)):
                return 0
            continue
        if char in _CLOSING:
            closing.append(_CLOSING[char])
        elif char in "]}" and closing.pop() != char:
            return 0
        at += 1
        if not closing:
            return at
    return 0
