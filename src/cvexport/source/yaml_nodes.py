"""YAML text as a graph of nodes that know their place, and nothing else.

PyYAML's parser gives events; composing them here instead of with its own composer
keeps nesting, aliases and size within bounds before anything recursive runs, refuses
tags, and keeps a key that is given twice.  Scalars keep the characters typed: `NO`,
`2020-10` and `1.10` are text.
"""

from __future__ import annotations

import bisect
import codecs
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import yaml
from yaml.error import Mark, MarkedYAMLError
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

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1024 * 1024
"""A CV of 20 pages has some 60 kB; a source above 1 MiB is refused."""

MAX_DEPTH = 40
"""Levels of nesting: four times what the schema has."""

MAX_NODES = 50_000
"""Nodes after aliases are expanded; a CV of 20 pages has some 1,500."""


class Scalar(NamedTuple):
    """A text; `plain` where it was typed without quotes."""

    value: str
    line: int
    column: int
    width: int
    plain: bool = True


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


class Composed(NamedTuple):
    """The mapping that a source holds, and warnings of text that YAML takes away."""

    root: Mapping
    warnings: tuple[Problem, ...]


_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a Word or zip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_MAX_FAULTS = 100
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = str.maketrans(
    # YAML counts these as line ends where editors don't; no CV needs them.
    {"\x85": " ", "\u2028": " ", "\u2029": " "}
)
_ODD_INDENT = re.compile(
    "^[ \t]*[\xa0\u2000-\u200b\u3000][ \t\xa0\u2000-\u200b\u3000]*", re.MULTILINE
)
_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE
)
_PAIR_SAVES = len(r"\ud83d\ude00") - 1
_CUT = re.compile(r"[ \t]+(#[^\s#].*)")


def text_of(data: bytes) -> str:
    """Decode a source: UTF-8, or what its byte order mark says; LF for line ends.

    Raises InvalidSource for more than `MAX_BYTES`, bytes that are not in the encoding,
    and control characters.
    """
    if len(data) > MAX_BYTES:
        _refuse(
            f"the source has {len(data):,} bytes, more than the {MAX_BYTES:,} allowed",
            "a source is text: link to pictures, don't embed them",
        )
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            _refuse(f"this is {kind}, no text", "name a source such as cv.yaml")
    bom, encoding = next(
        ((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8")
    )
    if encoding == "utf-8" and 0 in data[:4]:
        _refuse("the source is no UTF-8 text", "save it as UTF-8", line=1, column=1)
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode(encoding, "replace"))
        what = f"a byte that is not {encoding.upper()}"
        _refuse(what, "save the source as UTF-8", line=line, column=column)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(_LINE_ENDS)
    if faults := list(_control_characters(text)):
        raise InvalidSource(tuple(faults))
    return text


def control_character(text: str) -> str:
    """Return the code point of the first control character in `text`, or ""."""
    match = _CONTROL.search(text)
    return f"U+{ord(match[0]):04X}" if match else ""


def _control_characters(text: str) -> Iterator[Problem]:
    for match in itertools.islice(_CONTROL.finditer(text), _MAX_FAULTS):
        line, column = _place(text[: match.start()])
        yield Problem(
            message=f"control character {control_character(match[0])}",
            line=line,
            column=column,
            hint="delete it",
        )


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _refuse(message: str, hint: str, *, line: int = 0, column: int = 0) -> NoReturn:
    raise InvalidSource(
        (Problem(message=message, line=line, column=column, hint=hint),)
    )


def is_json(text: str) -> bool:
    """Tell whether the source is written in JSON."""
    return text.lstrip().startswith("{")


def compose(text: str) -> Composed:
    """Return the one mapping that the source holds.

    Raises InvalidSource where the YAML is malformed or hostile.
    """
    joins: _Joins = {}
    if is_json(text):
        # JSON indents by tabs too; PyYAML without its C parser takes none.
        text, joins = _surrogates_joined(text.replace("\t", " "))
    elif not text.isascii():
        text = _ODD_INDENT.sub(lambda match: " " * len(match[0]), text)
    composer = _Composer(text, joins)
    root = composer.document()
    if not isinstance(root, Mapping):
        found = "nothing" if is_null(root) else kind_of(root)
        _refuse(
            f"expected a mapping with basics and sections, found {found}",
            'begin with "basics:" and, indented below it, "name: ..."',
            line=root.line,
            column=root.column,
        )
    return Composed(root, tuple(composer.warnings()))


_Joins = dict[int, list[int]]
"""By line, the columns behind which an escaped pair has become one character."""


def _surrogates_joined(text: str) -> tuple[str, _Joins]:
    r"""Join U+1F600 written `\ud83d\ude00`, as JSON does and YAML refuses."""
    if "\\ud" not in text.lower():
        return text, {}
    lines, joins = text.split("\n"), _Joins()
    for number, line in enumerate(lines):
        ends = [match.end() for match in _PAIR.finditer(line)]
        if ends:
            lines[number] = _PAIR.sub(_joined, line)
            joins[number] = [
                end - _PAIR_SAVES * count for count, end in enumerate(ends, 1)
            ]
    return "\n".join(lines), joins


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return match[1] + chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)


def is_null(node: Node) -> bool:
    """Tell whether a node is YAML's or JSON's word for nothing.

    `Null` and `NULL`, which YAML also takes for it, are names of people.
    """
    return isinstance(node, Scalar) and node.plain and node.value in _NULLS


_NULLS = frozenset({"", "~", "null"})


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

    def __init__(self, text: str, joins: _Joins) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Event] = iter(yaml.parse(text, Loader=loader))
        self._lines = text.split("\n")
        self._joins = joins
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Event] = {}
        self._open: set[str] = set()
        self._count = 0
        self._has_comments = " #" in text or "\t#" in text
        self._cut: list[Scalar] = []

    def document(self) -> Node:
        try:
            next(self._events)
            if isinstance(next(self._events), StreamEndEvent):
                return Scalar("", 1, 1, 1)
            node = self._node(next(self._events), 1)
            next(self._events)
            extra = next(self._events)
        except yaml.YAMLError as error:
            raise InvalidSource((self._syntax_problem(error),)) from None
        except ValueError:
            # PyYAML without its C parser lets chr() fail on "\U00110000".
            _refuse("not YAML: an escape of no character", _HINTS["escape"])
        if not isinstance(extra, StreamEndEvent):
            self._fail(extra, "a second document", 'keep one and remove the "---"')
        return node

    def warnings(self) -> Iterator[Problem]:
        """Return what was typed and YAML takes for no text."""
        for name, event in self._unused.items():
            line, column = self._place(event)
            yield Problem(
                message=f'YAML takes "&{name}" for a name that *{name} repeats: '
                "it will not be printed",
                line=line,
                column=column,
                width=len(name) + 1,
                hint='put quotes round text that begins with "&"',
                severity="warning",
            )
        for comment in self._cut:
            yield Problem(
                message=f'YAML takes "{comment.value}" for a comment: '
                "it will not be printed",
                line=comment.line,
                column=comment.column,
                width=comment.width,
                hint='put quotes round text that holds " #", or a space after the #',
                severity="warning",
            )

    def _node(self, event: Event, depth: int) -> Node:
        self._add(1, event)
        if depth > MAX_DEPTH:
            self._fail(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if isinstance(event, AliasEvent):
            return self._alias(event)
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        if event.tag:
            self._fail(
                event,
                f'the tag "{event.tag}" is refused',
                'put quotes round text that begins with "!"',
            )
        if event.anchor:
            return self._anchored(event, event.anchor, depth)
        return self._value(event, depth)

    def _add(self, count: int, event: Event) -> None:
        self._count += count
        if self._count > MAX_NODES:
            self._fail(event, f"more than {MAX_NODES:,} values", "shorten the source")

    def _anchored(
        self,
        event: ScalarEvent | SequenceStartEvent | MappingStartEvent,
        anchor: str,
        depth: int,
    ) -> Node:
        before = self._count
        self._open.add(anchor)
        node = self._value(event, depth)
        self._open.discard(anchor)
        self._anchors[anchor] = node, self._count - before + 1
        self._unused[anchor] = event
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
                self._look_behind(end.line, end.column)
            return Scalar(event.value, line, column, max(wide, 1), plain)
        if isinstance(event, SequenceStartEvent):
            inner = self._until(SequenceEndEvent)
            return Sequence(
                line, column, [self._node(each, depth + 1) for each in inner]
            )
        return Mapping(line, column, self._pairs(depth))

    def _look_behind(self, line: int, column: int) -> None:
        """Note a comment such as `#1`, which a person may have meant as text."""
        if line < len(self._lines) and (match := _CUT.match(self._lines[line], column)):
            text, start = match[1].rstrip(), match.start(1)
            self._cut.append(Scalar(text, line + 1, start + 1, len(text)))

    def _pairs(self, depth: int) -> list[tuple[Scalar, Node]]:
        """Read a mapping; what `<<` merges in yields to the mapping's own keys."""
        own: list[tuple[Scalar, Node]] = []
        merged: list[tuple[Scalar, Node]] = []
        for event in self._until(MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._fail(
                    event,
                    "a key that is not text",
                    "put quotes round text that begins with {, [ or ?",
                )
            value = self._node(next(self._events), depth + 1)
            if key.value == "<<" and key.plain:
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
                self._fail(event, "<< merges mappings only", "name an anchored mapping")
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
            self._fail(event, f'"*{name}" contains itself', "remove the alias")
        if name not in self._anchors:
            self._fail(
                event,
                f'"*{name}" repeats what is named "&{name}", and nothing above is',
                'put quotes round text that begins with "*"',
            )
        self._unused.pop(name, None)
        node, size = self._anchors[name]
        self._add(size, event)
        return node

    # -- places and problems

    def _place(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark
        return mark.line + 1, self._column(mark.line, mark.column)

    def _column(self, line: int, column: int) -> int:
        joins = self._joins.get(line, ())
        return column + 1 + _PAIR_SAVES * bisect.bisect(joins, column)

    def _fail(self, event: Event, message: str, hint: str) -> NoReturn:
        line, column = self._place(event)
        _refuse(message, hint, line=line, column=column)

    def _syntax_problem(self, error: yaml.YAMLError) -> Problem:
        if not isinstance(error, MarkedYAMLError) or not error.problem_mark:
            return Problem(message=f"not YAML: {error}")
        what = error.problem or "unreadable"
        mark, opened = error.problem_mark, error.context_mark
        if opened and (what.startswith(_LATE) or self._is_end(mark)):
            mark, opened = opened, None
        if "nesting depth" in what:
            return self._too_deep(mark)
        before, after = self._split(mark)
        if what.startswith("mapping values") and (run_on := self._run_on(mark)):
            return run_on
        if before.isspace() or not before:
            tab = (before + after)[: len(before) + 1].find("\t")
            if tab >= 0:
                return Problem(
                    message="a tab stands where spaces indent",
                    line=mark.line + 1,
                    column=tab + 1,
                    hint="indent with spaces",
                )
        return Problem(
            message=f"not YAML: {what}",
            line=mark.line + 1,
            column=self._column(mark.line, mark.column),
            hint=_hint(what, before, opened),
        )

    def _too_deep(self, mark: Mark) -> Problem:
        """Return the fault of a thousand brackets, which libyaml counts itself."""
        line = self._lines[mark.line]
        opened = [at for at, each in enumerate(line) if each in "[{"]
        column = opened[MAX_DEPTH] if len(opened) > MAX_DEPTH else mark.column
        return Problem(
            message=f"nested deeper than {MAX_DEPTH} levels",
            line=mark.line + 1,
            column=column + 1,
            hint="flatten it",
        )

    def _run_on(self, mark: Mark) -> Problem | None:
        """Return the fault of `name:Ada`, which shows only in the line below it."""
        above = self._lines[mark.line - 1] if mark.line else ""
        found = _RUN_ON.match(above)
        if not found or ":" in self._split(mark)[0]:
            return None
        return Problem(
            message=f'no space behind "{found[1]}"',
            line=mark.line,
            column=found.start(1) + 1,
            width=len(found[1]),
            hint='write "key: value", with a space after the colon',
        )

    def _is_end(self, mark: Mark) -> bool:
        behind = "".join(self._lines[mark.line + 1 :])
        return not (self._split(mark)[1] + behind).strip()

    def _split(self, mark: Mark) -> tuple[str, str]:
        """Return the line that a mark is in, before and after it."""
        line = self._lines[mark.line] if mark.line < len(self._lines) else ""
        return line[: mark.column], line[mark.column :]


_RUN_ON = re.compile(r"\s*(?:- +)*([A-Za-z_]+:)(?!//)\S")

_LATE = ("found unexpected end of stream", "could not find expected ':'")
"""Complaints that point behind the fault, at the place where YAML gave up."""

_HINTS = {
    "block sequence entries are not allowed": (
        "begin the list on a line of its own, or put quotes round text that begins "
        'with "- "'
    ),
    "found unexpected end of stream": "close the quote that is opened here",
    "could not find expected ':'": 'write "key: value", with a space after the colon',
    "indicator": "indent each item of a list alike",
    "alphabetic or numeric character": "put quotes round text that begins with * or &",
    "cannot start any token": "put quotes round text that begins with @, ` or %",
    "escape": r"write \\ for a backslash, or put the text in single quotes",
    "hexdecimal": r"write \\ for a backslash, or put the text in single quotes",
    "comment or line break": (
        "put quotes round text that begins with > or |; a text block begins on the "
        "next line"
    ),
    "<document start>": (
        "the source ends before this: check the indentation and the closing brackets"
    ),
    "directive": "put quotes round text that begins with %",
    "',' or": "put a comma between values, and close what is opened",
    "node content": "check the commas, brackets and quotes here",
    "tag": 'put quotes round text that begins with "!"',
}


def _hint(what: str, before: str, opened: Mark | None) -> str:
    """Say what to write instead, judging by the line that YAML gave up in."""
    if what.startswith("mapping values are not allowed"):
        if ":" in before:
            return 'put quotes round text that holds ": "'
        return (
            "indent this line exactly like its neighbours, or, if it goes on with "
            'the text above, put quotes round text that holds ": "'
        )
    if what.startswith(("did not find expected key", "expected <block end>")):
        return _hint_for_key(before)
    hint = next((hint for part, hint in _HINTS.items() if part in what), "")
    if opened and what.startswith("did not find expected ','"):
        return f"{hint} in line {opened.line + 1}"
    return hint


def _hint_for_key(before: str) -> str:
    typed = before.rstrip()
    if typed.endswith(("'", '"')) or re.search(r"""[:-] +(['"]).*\1\w*$""", typed):
        return (
            "put quotes round the whole text; a quote within is written twice in '...'"
        )
    if typed.endswith(("]", "}")):
        return "put quotes round text that begins with [ or {"
    return "indent this line exactly like its neighbours, and close quotes above it"
