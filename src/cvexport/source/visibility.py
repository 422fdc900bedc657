"""What a source hides: `hidden: true` takes it out before anything is decoded.

So no file holds it, and no rule and no message is about it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cvexport.model.sections import SECTIONS
from cvexport.source import synonyms
from cvexport.source.lines import HIDING, SHOWING
from cvexport.source.yaml_nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_absent,
    is_private,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cvexport.source.problems import Problems

_FLAGS = {
    **dict.fromkeys(("true", "yes", "on", "1", "y"), True),
    **dict.fromkeys(("false", "no", "off", "0", "n"), False),
}
_APART = frozenset({"export", "meta"})
"""Keys at the top that hold no part of a CV."""

_LISTS = frozenset({"items", "bullets", "entries", "paragraphs", *SECTIONS})
_LEADS = frozenset({"title", "label", "ordered", "pageBreak"})
"""Keys of lists in a section or a bullet, and those that say nothing without one."""


def visible(root: Mapping, problems: Problems) -> Mapping:
    """Return a source without what it hides.

    Other words for `hidden: true` are errors: nobody may rely on them in vain.
    """
    return _Walk(problems).root(root)


class _Walk:
    """One walk over the nodes of one source."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def root(self, root: Mapping) -> Mapping:
        hidden = set(_hidden_sections(root))
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in root.pairs:
            is_basics = key.value == "basics" and isinstance(value, Mapping)
            if key.value in _APART or is_private(key):
                pairs.append((key, value))
            elif is_basics and isinstance(value, Mapping):
                pairs.append((key, self._basics(value, hidden)))
            elif synonyms.section(key.value) not in hidden:
                pairs += self._pair(key, value)
        return root._replace(pairs=self._without_flag(pairs))

    def _basics(self, basics: Mapping, hidden: set[str]) -> Mapping:
        pairs = [pair for pair in basics.pairs if pair[0].value not in hidden]
        kept = [
            each for pair in self._without_flag(pairs) for each in self._pair(*pair)
        ]
        return basics._replace(pairs=kept)

    def _without_flag(
        self, pairs: list[tuple[Scalar, Node]]
    ) -> list[tuple[Scalar, Node]]:
        """Return the pairs of what can't be hidden: the CV, and its `basics`."""
        for key, value in pairs:
            if _hides(key, value):
                self._problems.error(
                    key,
                    f'"{key.value}" here would hide the whole CV',
                    'write "hidden: true" in an entry, a bullet, a skill, a profile '
                    "or a section",
                )
        return [pair for pair in pairs if _hides(*pair) is None]

    def _pair(self, key: Scalar, value: Node) -> Iterator[tuple[Scalar, Node]]:
        kept = self._kept(value)
        if kept is not None:
            yield key, kept

    def _kept(self, node: Node) -> Node | None:
        """Return what is seen of a node, None for nothing."""
        match node:
            case Scalar():
                return node
            case Sequence():
                items = [kept for kept in map(self._kept, node.items) if kept]
                return node._replace(items=items) if items or not node.items else None
            case Mapping():
                return self._mapping(node)

    def _mapping(self, node: Mapping) -> Mapping | None:
        if _is_hidden(node):
            return None
        pairs: list[tuple[Scalar, Node]] = []
        lost: set[str] = set()
        for key, value in node.pairs:
            if self._is_flag(key, value, node):
                continue
            found = [*self._pair(key, value)]
            pairs += found
            if not found:
                lost.add(key.value)
        left = {key.value for key, _ in pairs}
        if lost and (not left or (lost & _LISTS and left <= _LEADS)):
            return None
        return node._replace(pairs=pairs)

    def _is_flag(self, key: Scalar, value: Node, node: Mapping) -> bool:
        """Tell whether a pair says that something is seen; report one that is wrong."""
        hides = _hides(key, value)
        if hides and not _is_label(key, node):
            assert isinstance(value, Scalar)
            self._problems.error(
                key,
                f'"{key.value}: {value.value}" hides nothing here',
                'write "hidden: true" to leave this out of every file',
            )
        elif _word(key) == "hidden" and hides is None and len(node.pairs) > 1:
            if not is_absent(value):
                message = 'the value of "hidden" must be true or false'
                self._problems.error(key, message, 'write "hidden: true"')
            return True
        return hides is not None and not _is_label(key, node)


def _hidden_sections(root: Mapping) -> Iterator[str]:
    """Return the keys of the lists that `sections` names as hidden."""
    for name, sections in root.pairs:
        if name.value != "sections" or not isinstance(sections, Sequence):
            continue
        for item in sections.items:
            if isinstance(item, Mapping) and _is_hidden(item):
                named = [
                    key.value
                    for key, value in item.pairs
                    if key.value != "pageBreak" and _hides(key, value) is None
                ]
                if len(named) == 1 and named[0] != "title":
                    yield synonyms.section(named[0])


def _is_hidden(node: Mapping) -> bool:
    return any(
        _word(key) == "hidden" and _hides(key, value) and not _is_label(key, node)
        for key, value in node.pairs
    )


def _hides(key: Scalar, value: Node) -> bool | None:
    """Tell whether a pair hides what it is in, None where it says nothing of that."""
    word = _word(key)
    if word not in (*HIDING, *SHOWING) or not isinstance(value, Scalar):
        return None
    flag = _FLAGS.get(value.value.strip().lower())
    return None if flag is None else flag == (word in HIDING)


def _is_label(key: Scalar, node: Mapping) -> bool:
    """Tell whether a key is the label of an item, such as `- Private: yes`."""
    return len(node.pairs) == 1 and key.value[:1].isupper()


def _word(key: Scalar) -> str:
    """Return a key in small letters, without what joins its words and without `is`."""
    return re.sub(r"[\s_-]", "", key.value).lower().removeprefix("is")
