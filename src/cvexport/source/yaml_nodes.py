"""YAML text as a graph of nodes that know their place, and nothing else.

PyYAML's parser gives events; composing them here instead of with its own composer
keeps nesting, aliases and size within bounds before anything recursive runs, refuses
tags, and keeps a key that is given twice.  Scalars keep the characters typed: `NO`,
`2020-10` and `1.10` are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

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

from cvexport.errors import InvalidSource, Problem
from cvexport.source import yaml_errors
from cvexport.source.areas import Area
from cvexport.source.encoding import refuse
from cvexport.source.lines import Lines, is_json, prepared
from cvexport.source.yaml_errors import MAX_DEPTH
from cvexport.unicode import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAX_NODES = 50_000
"""Nodes after aliases are expanded; a CV of 20 pages has some 1,500."""

_PRIVATE = ("x-", ".")
"""How keys begin that hold anchors and notes, and are never printed."""

_CUT = re.compile(r"[ \t](#.*\S)")
_CUT_WHOLE = re.compile(r"[ \t]{1,99}(#[^\s#].*)")
"""Comments that may be meant as text: one space after words, or all of a value."""


class Scalar(NamedTuple):
    """A text; `plain` where it was typed without quotes.

    `is_converted` where lists in it were HTML, of which there is a warning.
    """

    value: str
    line: int
    column: int
    width: int
    plain: bool = True
    is_converted: bool = False


class Sequence(NamedTuple):
    """A list of nodes."""

    line: int
    column: int
    items: list[Node]
    width: int = 1


class Mapping(NamedTuple):
    """Pairs in the order of the source, keys given twice included."""

    line: int
    column: int
    pairs: list[tuple[Scalar, Node]]
    width: int = 1


Node = Scalar | Sequence | Mapping
Pair = tuple[Scalar, Node]


class Cleared(NamedTuple):
    """A source that a step of clean-up has rewritten, and the warnings of it."""

    root: Mapping
    warnings: tuple[Problem, ...]


class Composed(NamedTuple):
    """The mapping in a source, and what is wrong with its YAML.

    `problems` are errors of syntax, and warnings of text that YAML takes away.  In
    `areas` the text isn't that of the source: what is wrong there is no fault of it.
    """

    root: Mapping
    problems: tuple[Problem, ...]
    areas: tuple[Area, ...] = ()


def compose(text: str, most: float = MAX_NODES) -> Composed:
    """Return the one mapping in the source, of at most `most` nodes.

    It is read as far as its YAML can be.  Raises InvalidSource where nothing can be
    read, or the YAML is hostile.
    """
    lines = prepared(text)
    composer = _Composer(lines, most)
    try:
        root = composer.document()
    except (yaml.YAMLError, ValueError):
        return _recovered(lines, most, is_json=is_json(text))
    if not isinstance(root, Mapping):
        raise InvalidSource((*composer.faults, _no_mapping(root)))
    return Composed(root, tuple(composer.problems()), tuple(composer.areas))


def _recovered(lines: Lines, most: float, *, is_json: bool) -> Composed:
    """Return what can be read of a source with faults in its syntax."""
    from cvexport.source import recovery  # no source without faults needs it

    found = recovery.recovered(lines, is_json=is_json)
    faults = tuple(found.problems)
    if not found.is_whole:
        raise InvalidSource(faults)
    composer = _Composer(found.lines, most)
    try:
        root = composer.document()
    except InvalidSource as error:
        raise InvalidSource((*faults, *error.problems)) from None
    except (yaml.YAMLError, ValueError):
        raise InvalidSource(faults) from None
    if not isinstance(root, Mapping):
        raise InvalidSource(faults)
    others = (
        problem
        for problem in composer.problems()
        if not any(area.covers(problem) for area in found.areas)
    )
    return Composed(root, (*faults, *others), (*found.areas, *composer.areas))


def _no_mapping(root: Node) -> Problem:
    found = "nothing" if is_null(root) else kind_of(root)
    return Problem(
        f"expected a mapping with basics and sections, found {found}",
        root.line,
        root.column,
        hint='begin with "basics:" and, indented below it, "name: ..."',
    )


def is_private(key: Scalar) -> bool:
    """Tell whether a key holds anchors or notes, which are never printed."""
    return key.value.startswith(_PRIVATE)


def without_private(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs less those that hold anchors and notes."""
    return [pair for pair in pairs if not is_private(pair[0])]


def rewritten(root: Mapping, pair: Callable[[Scalar, Node], Pair]) -> Mapping:
    """Return a source with each pair at its top rewritten, but anchors and notes."""
    pairs = [each if is_private(each[0]) else pair(*each) for each in root.pairs]
    return root._replace(pairs=pairs)


def one_each(node: Mapping) -> list[Node]:
    """Return each pair of a mapping as a mapping of its own."""
    return [Mapping(key.line, key.column, [(key, v)]) for key, v in node.pairs]


def is_null(node: Node) -> bool:
    """Tell whether a node is YAML's or JSON's word for nothing.

    `Null` and `NULL`, which YAML also takes for it, are names of people.
    """
    return isinstance(node, Scalar) and node.plain and node.value in _NULLS


_NULLS = frozenset({"", "~", "null"})


def is_absent(node: Node) -> bool:
    """Tell whether a node is null, empty text, or an empty list or mapping."""
    match node:
        case Scalar():
            return not node.value.strip() or is_null(node)
        case Sequence():
            return not node.items
        case Mapping():
            return not node.pairs


def kind_of(node: Node) -> str:
    """Return what a person would call the node."""
    match node:
        case Scalar():
            return "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def _wrapped(lines: Iterable[str]) -> list[str]:
    """Return lines with those after them that begin with no bullet nor number."""
    whole: list[str] = []
    for line in lines:
        text = line.strip()
        if text and whole and whole[-1].strip() and not prose.may_be_item(text):
            whole[-1] += f" {text}"
        else:
            whole.append(line)
    return whole


def _block_lines(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a block without their indentation, as far as it goes."""
    indent = 0
    for line in lines:
        own = len(line) - len(line.lstrip(" "))
        indent = indent or (own if line.strip() else 0)
        if line.strip() and own < indent:
            return
        yield line[indent:]


class _Composer:
    """One run over the events of one source."""

    def __init__(self, lines: Lines, most: float) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Event] = iter(yaml.parse(lines.text, Loader=loader))
        self._lines = lines
        self._most = most
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Event] = {}
        self._open: set[str] = set()
        self._count = 0
        self._has_comments = " #" in lines.text or "\t#" in lines.text
        self._cut: list[Scalar] = []
        self.faults: list[Problem] = []
        self.areas: list[Area] = []

    def document(self) -> Node:
        """Return the root; raise what PyYAML does for a fault in the syntax."""
        next(self._events)
        if isinstance(next(self._events), StreamEndEvent):
            return Scalar("", 1, 1, 1)
        node = self._node(next(self._events), 1)
        next(self._events)
        extra = next(self._events)
        if not isinstance(extra, StreamEndEvent):
            self._note(extra, "a second document", 'keep one and remove the "---"')
            for _ in self._events:  # whose syntax counts too
                pass
        return node

    def problems(self) -> Iterator[Problem]:
        """Return what can't be, and text that YAML takes for something else."""
        yield from self.faults
        for name, event in self._unused.items():
            line, column = self._place(event)
            yield Problem(
                f'YAML reads "&{name}" as an anchor: it will not be printed',
                line,
                column,
                len(name) + 1,
                'put quotes around text that begins with "&"',
                "warning",
                is_loss=True,
            )
        for comment in self._cut:
            yield Problem(
                f'YAML reads "{comment.value}" as a comment: it will not be printed',
                comment.line,
                comment.column,
                comment.width,
                'put quotes around text that contains " #", or two spaces before the #',
                "warning",
                is_loss=True,
            )

    def _node(self, event: Event, depth: int) -> Node:
        self._add(1, event)
        if depth > MAX_DEPTH:
            raise InvalidSource((yaml_errors.too_deep(*self._place(event)),))
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        if event.tag:
            self._note(
                event,
                f'YAML tags such as "{event.tag}" are not allowed',
                'put quotes around text that begins with "!"',
            )
            if isinstance(event, ScalarEvent):
                return self._stand_in(event, event.value or event.tag)
        if event.anchor:
            return self._anchored(event, event.anchor, depth)
        return self._value(event, depth)

    def _add(self, count: int, event: Event) -> None:
        self._count += count
        if self._count > MAX_NODES:
            line, column = self._place(event)
            message, hint = f"more than {MAX_NODES:,} values", "shorten the source"
            refuse(message, hint, line=line, column=column)

    def _anchored(
        self,
        event: ScalarEvent | SequenceStartEvent | MappingStartEvent,
        anchor: str,
        depth: int,
    ) -> Node:
        before = self._count
        self._open.add(anchor)
        self._unused[anchor] = event
        node = self._value(event, depth)
        self._open.discard(anchor)
        self._anchors[anchor] = node, self._count - before + 1
        return node

    def _value(
        self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent, depth: int
    ) -> Node:
        line, column = self._place(event)
        if isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            assert start
            assert end
            wide = end.column - start.column if end.line == start.line else 1
            plain = event.style in (None, "")
            if self._has_comments and plain:
                self._look_behind(end.line, end.column, event.value)
            value = event.value
            if end.line > start.line and event.style != "|":
                value = self._typed(event)
            return Scalar(value, line, column, max(wide, 1), plain)
        if isinstance(event, SequenceStartEvent):
            inner = self._until(SequenceEndEvent)
            return Sequence(
                line, column, [self._node(each, depth + 1) for each in inner]
            )
        return Mapping(line, column, self._pairs(depth))

    def _typed(self, event: ScalarEvent) -> str:
        """Return a text that YAML folds, in lines where these have a meaning.

        A blank line separates paragraphs, and a line may begin with a bullet.
        """
        start, end = event.start_mark, event.end_mark
        assert start
        assert end
        lines = self._lines.lines[start.line + 1 : end.line + 1]
        folded = event.value.replace("\n", "\n\n")
        if event.style == ">":
            text = "\n".join(_block_lines(lines))
        elif event.style in (None, ""):
            lines[-1] = lines[-1][: end.column]
            first = " " * start.column + self._lines.line(start.line)[start.column :]
            text = "\n".join(_wrapped((first, *lines)))
            if not prose.has_list_lines(text):
                return folded
        elif event.style == '"' and any("\\" in line for line in lines):
            return event.value
        else:
            return folded
        return text if text.split() == event.value.split() else event.value

    def _look_behind(self, line: int, column: int, value: str) -> None:
        """Note a comment after `value` which a person may have meant as text."""
        has_words = any(map(str.isalpha, value))
        pattern = _CUT if has_words else _CUT_WHOLE
        if match := pattern.match(self._lines.line(line), column):
            text, start = match[1].rstrip(), match.start(1)
            self._cut.append(Scalar(text, line + 1, start + 1, len(text)))

    def _pairs(self, depth: int) -> list[tuple[Scalar, Node]]:
        """Read a mapping; what `<<` merges in yields to the mapping's own keys."""
        own: list[tuple[Scalar, Node]] = []
        merged: list[tuple[Scalar, Node]] = []
        for event in self._until(MappingEndEvent):
            key = self._node(event, depth + 1)
            before = dict(self._unused), len(self._cut)
            value = self._node(next(self._events), depth + 1)
            if isinstance(key, Scalar) and is_private(key):
                self._unused, self._cut = before[0], self._cut[: before[1]]
            if not isinstance(key, Scalar):
                self._note(
                    event,
                    "a key that is not text",
                    "put quotes around text that begins with {, [ or ?",
                )
            elif key.value == "<<" and key.plain:
                merged += self._merged(value, event)
            else:
                own.append((key, value))
        if not merged:
            return own
        present = {key.value for key, _ in own}
        return own + [pair for pair in merged if pair[0].value not in present]

    def _merged(self, value: Node, event: Event) -> list[tuple[Scalar, Node]]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for source in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                hint = "name a mapping that has an anchor"
                self._note(event, "<< merges only mappings", hint)
                continue
            for pair in source.pairs:
                pairs.setdefault(pair[0].value, pair)
        return list(pairs.values())

    def _until(self, end: type[Event]) -> Iterator[Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _alias(self, event: AliasEvent) -> Node:
        name = event.anchor or ""
        if name in self._open:
            self._unused.pop(name, None)
            self._note(event, f'"*{name}" contains itself', "remove the alias")
            return self._stand_in(event, f"*{name}")
        if name not in self._anchors:
            self._note(
                event,
                f'"*{name}" repeats what is named "&{name}", and nothing above is',
                'put quotes around text that begins with "*"',
            )
            return self._stand_in(event, f"*{name}")
        self._unused.pop(name, None)
        node, size = self._anchors[name]
        self._add(size, event)
        return node

    def _place(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark
        return mark.line + 1, self._lines.column(mark.line, mark.column)

    def _note(self, event: Event, message: str, hint: str) -> None:
        line, column = self._place(event)
        self.faults.append(Problem(message, line, column, hint=hint))

    def _stand_in(self, event: Event, text: str) -> Scalar:
        """Return text in place of a value that can't be read."""
        line, column = self._place(event)
        self.areas.append(Area(line, column, line, column + 1))
        return Scalar(text, line, column, len(text))
