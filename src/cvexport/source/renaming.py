"""Nodes in which keys are spelt as the schema has them, whoever wrote the source.

Case, spaces, hyphens and underscores make no difference in a key; words of other
formats are read as the keys that they mean.  What no rule here knows stays, for the
decoder to report.  The tables of words are imported where a key isn't known.
"""

from __future__ import annotations

import typing
from typing import Any, NamedTuple

from cvexport.errors import InvalidSource, Problem
from cvexport.model.record import Record
from cvexport.model.resume import Meta, Resume, SectionPlan
from cvexport.model.sections import SECTIONS
from cvexport.source.keys import LOST, Keys
from cvexport.source.problems import Problems
from cvexport.source.schema import SHORT, is_record, kind_of_part, schema_of
from cvexport.source.suggestions import bare
from cvexport.source.yaml_nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    without_private,
)

_MOST = 100
"""Words that are listed in one warning."""

_FOREIGN = {"cv": "RenderCV", "content": "YAMLResume"}
"""Keys at the top that hold a whole CV in the form of another tool."""


class _Read(NamedTuple):
    """Where a word was first read as a key, and how often."""

    node: Scalar
    times: int


def renamed(root: Mapping, problems: Problems, *, is_json: bool) -> Mapping:
    """Return a source with the keys of the schema, and warn once of all other words.

    Raises InvalidSource for a source in the form of another tool.
    """
    if foreign := _foreign(root):
        raise InvalidSource((foreign,))
    renaming = _Renaming(problems, is_json=is_json)
    found = renaming.record(root, Resume, "")
    if any(key.value not in schema_of(Resume).fields for key, _ in found.pairs):
        from cvexport.source import own_sections

        found = own_sections.placed(
            found,
            problems,
            lambda plan: renaming.record(plan, SectionPlan, "sections"),
            is_json=is_json,
        )
    renaming.warn()
    return found


def _foreign(root: Mapping) -> Problem | None:
    for key, value in root.pairs:
        if key.value in _FOREIGN and isinstance(value, Mapping):
            tool = _FOREIGN[key.value]
            return Problem(
                f'"{key.value}" holds a CV in the form of {tool}, which is not read',
                *(key.line, key.column, key.width),
                f"this is {tool}'s key; here the sections start at the left margin: "
                '"basics:", "work:", "education:", ...',
            )
    return None


class _Renaming:
    """One walk over the nodes of one source."""

    def __init__(self, problems: Problems, *, is_json: bool) -> None:
        self._problems = problems
        self._keys = Keys(problems, is_json=is_json)
        self._read: dict[tuple[str, str], _Read] = {}

    def warn(self) -> None:
        """Warn once of every word that was read as a key."""
        if not self._read:
            return
        words = [
            f'"{word}" as "{key}"'
            + (f" ({read.times} times)" if read.times > 1 else "")
            for (word, key), read in sorted(self._read.items(), key=_place)
        ]
        if (more := len(words) - _MOST) > 0:
            words[_MOST:] = [f"and {more:,} more"]
        self._problems.warning(
            min(self._read.items(), key=_place)[1].node,
            f"keys of other formats are read: {', '.join(words)}",
            "write the second word of each pair, and this warning goes away",
        )

    def _note(self, word: Scalar, key: str) -> None:
        read = self._read.get((word.value, key), _Read(word, 0))
        self._read[word.value, key] = read._replace(times=read.times + 1)

    def record(self, node: Mapping, cls: type[Record], path: str) -> Mapping:
        """Return the mapping of a record with the keys of the schema."""
        fields = schema_of(cls).fields
        pairs = node.pairs
        known_keys = fields.keys() | (SECTIONS.keys() if cls is SectionPlan else ())
        if any(
            key.value not in known_keys or _is_name(key, value) for key, value in pairs
        ):
            from cvexport.source.key_pairs import Pairs

            pairs = Pairs(node, cls, path, self._problems, self._note).settled()
        found = []
        for key, value in pairs:
            kind: Any = None
            known = key.value
            if known not in fields:
                known = self._keys.misspelt(key, value, cls)
            if known in fields:
                kind = fields[known].kind
            elif cls is SectionPlan and isinstance(value, Sequence):
                kind = kind_of_part(key.value)
            where = f"{path}.{key.value}" if path else key.value
            found.append((key, self._value(value, kind, where) if kind else value))
        return node._replace(pairs=found)

    def _value(self, node: Node, kind: Any, path: str) -> Node:
        if isinstance(node, Scalar):
            return node
        if typing.get_origin(kind) is tuple:
            item = typing.get_args(kind)[0]
            return self._items(node, item, path) if is_record(item) else node
        if is_record(kind) and kind is not Meta and isinstance(node, Mapping):
            return self.record(node, kind, path)
        return node

    def _items(self, node: Node, cls: type[Record], path: str) -> Node:
        if isinstance(node, Sequence):
            items = [
                self._item(item, cls, f"{path}[{index}]")
                for index, item in enumerate(node.items)
            ]
            return node._replace(items=items)
        if not (isinstance(node, Mapping) and path in SECTIONS):
            return node
        if any(key.value == "ordered" for key, _ in node.pairs):
            pairs = [(key, self._listed(value, cls, path)) for key, value in node.pairs]
            return node._replace(pairs=pairs)
        from cvexport.source.key_pairs import unwrapped

        if found := unwrapped(node):
            listed, others = found
            for key in others:
                message = f'unknown key "{key.value}" in {path}: {LOST}'
                self._problems.lost(
                    key, message, f'write the list itself below "{path}:"'
                )
            return self._items(listed, cls, path)
        return node

    def _listed(self, node: Node, cls: type[Record], path: str) -> Node:
        return self._items(node, cls, path) if isinstance(node, Sequence) else node

    def _item(self, node: Node, cls: type[Record], path: str) -> Node:
        if cls is SectionPlan and isinstance(node, Scalar):
            return self._section_name(node)
        if not isinstance(node, Mapping):
            return node
        if cls is SectionPlan:
            node = self._plan(node)
        short = SHORT.get(cls)
        if short and short.label and len(node.pairs) == 1:
            return self._labelled(node, cls, path)
        return self.record(node, cls, path)

    def _labelled(self, node: Mapping, cls: type[Record], path: str) -> Mapping:
        """Read `Label: text`, but for a word for the text itself: `skill: Python`."""
        key, value = node.pairs[0]
        if key.value in schema_of(cls).fields:
            return self.record(node, cls, path)
        if not (isinstance(value, Scalar) and key.value.islower()):
            return node
        from cvexport.source import synonyms

        meaning = synonyms.meanings(cls).get(key.value, ("",))[0]
        if meaning in {SHORT[cls].text, SHORT[cls].label} - {"label", "title", ""}:
            self._note(key, meaning)
            return node._replace(pairs=[(key._replace(value=meaning), value)])
        return node

    def _plan(self, node: Mapping) -> Mapping:
        """Return `{experience: Title}` with the name that the section has here."""
        pairs = without_private(node.pairs)
        rest = [pair for pair in pairs if pair[0].value != "pageBreak"]
        if len(rest) == 1 and isinstance(rest[0][1], Scalar):
            name = rest[0][0]
            pairs = [
                (self._section_name(key) if key is name else key, value)
                for key, value in pairs
            ]
        return node._replace(pairs=pairs)

    def _section_name(self, node: Scalar) -> Scalar:
        if node.value in SECTIONS or node.value in schema_of(SectionPlan).fields:
            return node
        from cvexport.source import synonyms

        word = bare(node.value)
        for key in SECTIONS:
            if word == bare(key):
                return node._replace(value=key)
        for key in synonyms.meanings(Resume).get(word, ()):
            if key in SECTIONS:
                self._note(node, key)
                return node._replace(value=key)
        return node


def _place(read: tuple[tuple[str, str], _Read]) -> tuple[int, int]:
    node = read[1].node
    return node.line, node.column


def _is_name(key: Scalar, value: Node) -> bool:
    """Tell whether a pair is a person's name as a mapping of its words."""
    return key.value == "name" and isinstance(value, Mapping)
