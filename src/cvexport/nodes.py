"""YAML text as a graph of nodes that know their place, and nothing else.

PyYAML's parser gives events; composing them here instead of with its own composer
keeps nesting, aliases and size within bounds before anything recursive runs, refuses
tags, and keeps a key that is given twice.  Scalars keep the characters typed: `NO`,
`2020-10` and `1.10` are text.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cvexport.errors import InvalidSource, Problem, described

MAX_BYTES = 1024 * 1024
"""A CV of 20 pages has some 60 kB; a source above 1 MiB is refused."""

MAX_DEPTH = 40
"""Levels of nesting: four times what the schema has."""

MAX_NODES = 50_000
"""Nodes after aliases are expanded; a CV of 20 pages has some 1,500."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `plain` where it was typed without quotes."""

    value: str
    line: int
    column: int
    width: int
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    width: int = 1


@dataclass(slots=True)
class Mapping:
    """Pairs in the order of the source, keys given twice included."""

    line: int
    column: int
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    width: int = 1


Node = Scalar | Sequence | Mapping

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAX_FAULTS = 100
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab]\w\w)\\u(d[c-f]\w\w)", re.IGNORECASE)


def text_of(data: bytes) -> str:
    """Decode a source: UTF-8, or UTF-16 with a byte order mark; LF for every line end.

    Raises InvalidSource for more than `MAX_BYTES`, bytes that are not in the encoding,
    and control characters.
    """
    if len(data) > MAX_BYTES:
        _refuse(
            f"the source has {len(data):,} bytes, more than the {MAX_BYTES:,} allowed"
        )
    bom, encoding = next(
        ((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8")
    )
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, "replace")
        _refuse_at(before, f"a byte that is not {encoding.upper()}", "save it as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if faults := list(_control_characters(text)):
        raise InvalidSource(tuple(faults))
    return text


def control_character(text: str) -> str:
    """Return the first control character in `text`, or ""."""
    match = _CONTROL.search(text)
    return match[0] if match else ""


def _control_characters(text: str) -> Iterator[Problem]:
    for match in itertools.islice(_CONTROL.finditer(text), _MAX_FAULTS):
        line, column = _place(text[: match.start()])
        what = described(match[0])
        yield Problem(
            message=f"control character {what}",
            line=line,
            column=column,
            hint="delete it",
        )


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _refuse(message: str) -> NoReturn:
    raise InvalidSource((Problem(message=message),))


def _refuse_at(before: str, message: str, hint: str) -> NoReturn:
    line, column = _place(before)
    raise InvalidSource(
        (Problem(message=message, line=line, column=column, hint=hint),)
    )


def is_json(text: str) -> bool:
    """Tell whether the source is written in JSON."""
    return text.lstrip().startswith("{")


def compose(text: str) -> Mapping:
    """Return the one mapping that the source holds.

    Raises InvalidSource where the YAML is malformed or hostile.
    """
    if is_json(text):
        text = _PAIR.sub(_surrogates_joined, text)
    root = _Composer(text).document()
    if not isinstance(root, Mapping):
        found = "nothing" if _is_empty(root) else kind_of(root)
        raise InvalidSource(
            (
                Problem(
                    message=f"expected a mapping with basics and sections, "
                    f"found {found}",
                    line=root.line,
                    column=root.column,
                    hint='begin with "basics:" and a "name:" below it',
                ),
            )
        )
    return root


def _surrogates_joined(match: re.Match[str]) -> str:
    r"""JSON writes U+1F600 as `\ud83d\ude00`, which YAML refuses."""
    high, low = int(match[2], 16), int(match[3], 16)
    return match[1] + chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value


def kind_of(node: Node) -> str:
    """Return what a person would call the node."""
    match node:
        case Scalar():
            return "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


class _Composer:
    """One run over the events of one source."""

    def __init__(self, text: str) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Event] = iter(yaml.parse(text, Loader=loader))
        self._text = text
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: set[str] = set()
        self._count = 0

    def document(self) -> Node:
        try:
            next(self._events)
            if isinstance(next(self._events), StreamEndEvent):
                return Scalar("", 1, 1, 1)
            node = self._node(next(self._events), 1)
            next(self._events)
            extra = next(self._events)
        except yaml.YAMLError as error:
            raise InvalidSource((_syntax_problem(error, self._text),)) from None
        if not isinstance(extra, StreamEndEvent):
            _fail(extra, "a second document", 'keep one and remove the "---"')
        return node

    def _node(self, event: Event, depth: int) -> Node:
        self._count += 1
        if self._count > MAX_NODES:
            _fail(event, f"more than {MAX_NODES:,} values", "shorten the source")
        if depth > MAX_DEPTH:
            _fail(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        if event.tag and event.tag != "!":
            _fail(event, f"the tag {event.tag} is refused", "write the value without a tag")
        return self._anchored(event, depth)

    def _anchored(
        self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent, depth: int
    ) -> Node:
        before, anchor = self._count, event.anchor
        if anchor:
            self._open.add(anchor)
        node = self._value(event, depth)
        if anchor:
            self._open.discard(anchor)
            self._anchors[anchor] = node, self._count - before + 1
        return node

    def _value(
        self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent, depth: int
    ) -> Node:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, ScalarEvent):
            end = event.end_mark
            wide = end.column - mark.column if end.line == mark.line else 1
            plain = event.style in (None, "")
            return Scalar(event.value, line, column, max(wide, 1), plain)
        if isinstance(event, SequenceStartEvent):
            inner = self._until(SequenceEndEvent)
            return Sequence(
                line, column, [self._node(each, depth + 1) for each in inner]
            )
        return Mapping(line, column, self._pairs(depth))

    def _pairs(self, depth: int) -> list[tuple[Scalar, Node]]:
        """Read a mapping; what `<<` merges in yields to the mapping's own keys."""
        own: list[tuple[Scalar, Node]] = []
        merged: list[tuple[Scalar, Node]] = []
        for event in self._until(MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                _fail(event, "a key that is not text", "write a word as the key")
            value = self._node(next(self._events), depth + 1)
            if key.value == "<<" and key.plain:
                merged += self._merged(value, event)
            else:
                own.append((key, value))
        present = {key.value for key, _ in own}
        return own + [pair for pair in merged if pair[0].value not in present]

    def _merged(self, value: Node, event: Event) -> list[tuple[Scalar, Node]]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for source in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                _fail(event, "<< merges mappings only", "name an anchored mapping")
            for pair in source.pairs:
                pairs.setdefault(pair[0].value, pair)
        return list(pairs.values())

    def _until(self, end: type[Event]) -> Iterator[Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _alias(self, event: AliasEvent) -> Node:
        if event.anchor in self._open:
            _fail(event, f"*{event.anchor} contains itself", "remove the alias")
        if event.anchor not in self._anchors:
            _fail(event, f"no anchor &{event.anchor} stands above", "define it first")
        node, size = self._anchors[event.anchor]
        self._count += size
        return node


def _fail(event: Event, message: str, hint: str) -> NoReturn:
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    raise InvalidSource(
        (Problem(message=message, line=line, column=column, hint=hint),)
    )


_HINTS = {
    "mapping values are not allowed": 'put quotes round text that holds ": "',
    "found unexpected end of stream": "close the quote or bracket opened above",
    "could not find expected ':'": 'write "key: value", with a space after the colon',
    "did not find expected key": "check the indentation and the quotes round this line",
    "did not find expected '-' indicator": "indent each item of a list alike",
    "found undefined alias": "put quotes round text that begins with *",
    "did not find expected alphabetic or numeric character": (
        "put quotes round text that begins with * or &"
    ),
    "found character that cannot start any token": (
        "put quotes round text that begins with @, ` or %"
    ),
}


def _syntax_problem(error: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", "unreadable")
    hint = next((hint for start, hint in _HINTS.items() if start in what), "")
    if mark and text[_offset(text, mark.line, mark.column) :].startswith("\t"):
        hint = "indent with spaces, not tabs"
    return Problem(
        message=f"not YAML: {what}",
        line=mark.line + 1 if mark else 0,
        column=mark.column + 1 if mark else 0,
        hint=hint,
    )


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[:line]) + column
