"""Curly quotes around a whole value or key, which people take for YAML's quotes.

Most are part of a plain text once it is read.  Where YAML would end the text within
them, at `: `, ` #` or the comma of a list in brackets, they are replaced by straight
ones before, each by one character, so that places stay what they were.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cvexport.errors import Problem, counted, cut, listed
from cvexport.source.lines import is_json
from cvexport.source.malformed import Line, scope_end, split
from cvexport.source.yaml_nodes import (
    Cleared,
    Mapping,
    Node,
    Scalar,
    Sequence,
    rewritten,
)

_CLOSING = {
    "\u201c": "\u201d",
    "\u201d": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
}
"""Opening quotes of English, German, Swedish, French and others, and what may close."""

_APOSTROPHE = re.compile(r"(?<=\w)\u2019(?=\w)")
_BLOCK = re.compile(r"[|>][-+\d]{0,2}\s*(?:#.*)?$")
_AFTER = re.compile(r"\s*(?:\n|$|\s#)")
_KEY_AFTER = re.compile(r"\s*:(?:\s+|$)")
_CUT = re.compile(r":\s|\s#|:$")
_IN_BRACKETS = re.compile(
    rf"(?<=[\[{{,:\s])[{''.join(_CLOSING)}][^\"\n{''.join(_CLOSING)}]*+."
    r"(?=\s*(?:[,\]}:]|$))"
)
_FLOW = re.compile(r"[,:#\[\]{}]")
_MOST = 5
_SHOWN = 30


class Place(NamedTuple):
    """Where a text in curly quotes begins, and the text."""

    line: int
    column: int
    text: str


# -- before YAML is read


def straightened(text: str) -> tuple[str, list[Place]]:
    """Return a source in which YAML ends no text within curly quotes."""
    lines = text.split("\n")
    places: list[Place] = []
    if is_json(text):
        if '"' not in text:
            for at in range(len(lines)):
                _straighten_brackets(lines, at, 0, places)
        return "\n".join(lines), places
    at = 0
    while at < len(lines):
        line = split(lines[at])
        if _BLOCK.match(line.value):
            at = scope_end(lines, at, line.owner)
        elif not _CLOSING.keys().isdisjoint(lines[at]):
            _straighten(lines, at, line, places)
        at += 1
    return "\n".join(lines), places


def _straighten(lines: list[str], at: int, line: Line, places: list[Place]) -> None:
    text = lines[at]
    start, owner = len(line.lead), line.owner
    if text[start : start + 1] in _CLOSING:
        end = _end(text, start)
        key = _KEY_AFTER.match(text, end + 1) if end else None
        is_value = "-" in line.lead or lines[at - 1].rstrip().endswith(":")
        if key:
            start = key.end()
        elif not is_value:
            return
        else:
            owner = line._replace(key="").owner
    else:
        start = line.column
    if text[start : start + 1] in ("[", "{"):
        if '"' not in text:
            _straighten_brackets(lines, at, start, places)
        return
    last = scope_end(lines, at, owner)
    scope = "\n".join(lines[at : last + 1])
    end = _end(scope, start) if scope[start : start + 1] in _CLOSING else 0
    if end and _AFTER.match(scope, end + 1) and _CUT.search(scope[start:end]):
        places.append(Place(at + 1, start + 1, scope[start : end + 1]))
        scope = _replaced(scope, start, end)
        lines[at : last + 1] = scope.split("\n")


def _straighten_brackets(
    lines: list[str], at: int, start: int, places: list[Place]
) -> None:
    for match in _IN_BRACKETS.finditer(lines[at], start):
        inner = match[0][1:-1]
        if match[0][-1] in _CLOSING[match[0][0]] and _FLOW.search(inner):
            places.append(Place(at + 1, match.start() + 1, match[0]))
            lines[at] = _replaced(lines[at], match.start(), match.end() - 1)


def _replaced(text: str, start: int, end: int) -> str:
    """Return a text with two quotes replaced by those that YAML ends a text at."""
    inner = text[start + 1 : end]
    mark = '"' if "'" in inner and '"' not in inner and "\\" not in inner else "'"
    if mark == "'":
        inner = inner.replace("'", "''")
    return f"{text[:start]}{mark}{inner}{mark}{text[end + 1 :]}"


def _end(text: str, start: int) -> int:
    """Return where the quote that begins at `start` ends, 0 where it doesn't."""
    closing = _CLOSING[text[start]]
    for end in range(start + 1, len(text)):
        if text[end] in closing and not _APOSTROPHE.match(text, end):
            return end
    return 0


# -- after


def cleared(root: Mapping, places: list[Place]) -> Cleared:
    """Return a source less curly quotes around values, and the warning of them.

    `places` are those that were straightened.
    """
    bare = rewritten(root, lambda key, value: _pair(key, value, places))
    return Cleared(bare, tuple(_warnings(places)))


def _pair(key: Scalar, value: Node, places: list[Place]) -> tuple[Scalar, Node]:
    return _text(key, places), _node(value, places)


def _node(node: Node, places: list[Place]) -> Node:
    match node:
        case Scalar():
            return _text(node, places)
        case Sequence():
            return node._replace(items=[_node(item, places) for item in node.items])
        case Mapping():
            pairs = [_pair(*pair, places) for pair in node.pairs]
            return node._replace(pairs=pairs)


def _text(node: Scalar, places: list[Place]) -> Scalar:
    value = node.value.strip()
    if not node.plain or value[:1] not in _CLOSING or len(value) == 1:
        return node
    if _end(value, 0) != len(value) - 1 or value[0] in value[1:-1]:
        return node
    places.append(Place(node.line, node.column, value))
    return node._replace(value=value[1:-1].strip(), plain=False)


def _warnings(places: list[Place]) -> list[Problem]:
    if not places:
        return []
    places = list(dict.fromkeys(sorted(places)))
    texts = [f"{_cut(place.text)} ({place.line}:{place.column})" for place in places]
    first = places[0]
    return [
        Problem(
            f"curly quotes around {counted(len(places), 'text')} are read as quotes, "
            f"and not printed: {listed(texts, _MOST)}",
            first.line,
            first.column,
            hint=f'write "{_cut(first.text[1:-1].strip())}", or "{_cut(first.text)}" '
            "to print them",
            severity="warning",
        )
    ]


def _cut(text: str) -> str:
    return cut(" ".join(text.split()), _SHOWN)
