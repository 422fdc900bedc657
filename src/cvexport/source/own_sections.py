"""Lists at the top of a source that the schema doesn't know, as sections.

`talks: [...]` means a section "Talks", and `side projects: [...]` one with the keys of
projects.  They are where the file has them, or where `sections` names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cvexport.model.record import Record
from cvexport.model.resume import GenericEntry, Highlight, Resume
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import Settings
from cvexport.source import suggestions, synonyms
from cvexport.source.key_pairs import fits, takes
from cvexport.source.problems import Problems
from cvexport.source.schema import kind_of_part, schema_of
from cvexport.source.suggestions import bare
from cvexport.source.yaml_nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_absent,
    kind_of,
)

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\s_-]+")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to")
)


class _Own(NamedTuple):
    key: Scalar
    plan: Mapping


def placed(
    root: Mapping,
    problems: Problems,
    renamed: Callable[[Mapping], Mapping],
    *,
    is_json: bool,
) -> Mapping:
    """Return a source with its unknown lists as items of `sections`.

    `renamed` gives a section the keys of the schema.
    """
    own: dict[str, _Own] = {}
    for key, value in root.pairs:
        if isinstance(value, Sequence) and _is_own(key.value, value, is_json=is_json):
            plan = _fitted(renamed(_plan(key, value)), problems)
            own[bare(key.value)] = _Own(key, plan)
            _warn(key, plan, problems)
    if not own:
        return root
    pairs = [pair for pair in root.pairs if bare(pair[0].value) not in own]
    for index, (key, value) in enumerate(pairs):
        if key.value == "sections" and isinstance(value, Sequence):
            items = _with_own(value.items, own)
            pairs[index] = key, value._replace(items=items)
            return root._replace(pairs=pairs)
    return root._replace(pairs=[*pairs, _sections(root, own)])


def _is_own(word: str, value: Sequence, *, is_json: bool) -> bool:
    """Tell whether an unknown list is a section; a misspelt key in YAML is an error."""
    known = schema_of(Resume).fields
    if word in known or is_absent(value) or word.startswith("$"):
        return False
    if any(bare(word) == bare(name) for name in schema_of(Settings).fields):
        return False
    if any(isinstance(item, Sequence) for item in value.items):
        return False
    return is_json or not _meant(word)


def _meant(word: str) -> str:
    """Return the section of which a word is a near miss, or ""."""
    words = synonyms.meanings(Resume)
    if bare(word) in words:
        return ""
    return suggestions.nearest(word, schema_of(Resume).fields, words)


def _plan(key: Scalar, value: Sequence) -> Mapping:
    """Return the section that a list is: of standard records, entries or bullets."""
    words = list(filter(None, _HUMP.split(key.value)))
    title = key._replace(value=_title(words) or key.value, plain=False)
    pairs: list[tuple[Scalar, Node]] = [
        (key._replace(value="title"), title),
        (key._replace(value=_kind(words, value)), value),
    ]
    return Mapping(key.line, key.column, pairs, key.width)


def _kind(words: list[str], value: Sequence) -> str:
    """Return the key of the list: `side projects` are `projects`."""
    if len(words) > 1:
        last = bare(words[-1])
        for name in (last, *synonyms.meanings(Resume).get(last, ())):
            kind = kind_of_part(name)
            if kind and fits(value, kind):
                return name
    return "entries" if any(map(_is_entry, value.items)) else "bullets"


def _is_entry(item: Node) -> bool:
    """Tell whether an item has the keys of an entry, and isn't `Label: text`."""
    if not isinstance(item, Mapping):
        return False
    if len(item.pairs) != 1:
        return bool(item.pairs)
    key, value = item.pairs[0]
    words = synonyms.meanings(GenericEntry)
    is_label = (
        key.value not in schema_of(GenericEntry).fields and key.value not in words
    )
    return not is_label or isinstance(value, Mapping)


def _title(words: list[str]) -> str:
    return " ".join(
        word if index and word in _SMALL else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )


def _fitted(plan: Mapping, problems: Problems) -> Mapping:
    """Return a section less what its keys can't hold, which warnings name."""
    title, (key, value) = plan.pairs
    assert isinstance(value, Sequence)
    cls = _record(key.value)
    items = [
        _fitting(item, cls, problems) if isinstance(item, Mapping) else item
        for item in value.items
    ]
    return plan._replace(pairs=[title, (key, value._replace(items=items))])


def _fitting(node: Mapping, cls: type[Record], problems: Problems) -> Mapping:
    fields = schema_of(cls).fields
    kept: list[tuple[Scalar, Node]] = []
    for key, value in node.pairs:
        if key.value not in fields or takes(fields[key.value], value):
            kept.append((key, value))
        else:
            message = f'"{key.value}" holds {kind_of(value)}: it is not printed'
            problems.lost(key, message, "write one text")
    return node._replace(pairs=kept)


def _record(key: str) -> type[Record]:
    own = {"entries": GenericEntry, "bullets": Highlight}
    return own.get(key) or SECTIONS[key].record


def _warn(key: Scalar, plan: Mapping, problems: Problems) -> None:
    (_, title), (kind, _) = plan.pairs
    assert isinstance(title, Scalar)
    hint = f'write it below "sections:", as "title: {title.value}" and "{kind.value}:"'
    if near := _meant(key.value):
        hint = f'did you mean "{near}"?'
    problems.warning(
        key,
        f'"{key.value}" is not a known section: it is printed as a section of its own, '
        f'"{title.value}"',
        hint,
    )


def _with_own(items: list[Node], own: dict[str, _Own]) -> list[Node]:
    """Return the items of `sections`, those that name a list in its place."""
    left = dict(own)
    found: list[Node] = []
    for item in items:
        name, title = item, None
        if isinstance(item, Mapping) and len(item.pairs) == 1:
            name, title = item.pairs[0]
        word = bare(name.value) if isinstance(name, Scalar) else ""
        if word not in left or not isinstance(title, Scalar | None):
            found.append(item)
            continue
        plan = left.pop(word).plan
        (key, _), *rest = plan.pairs
        found.append(plan._replace(pairs=[(key, title), *rest]) if title else plan)
    return [*found, *(each.plan for each in left.values())]


def _sections(root: Mapping, own: dict[str, _Own]) -> tuple[Scalar, Node]:
    """Return `sections` in the order of the file."""
    items: list[Node] = []
    for key, value in root.pairs:
        if found := own.get(bare(key.value)):
            items.append(found.plan)
        elif key.value in SECTIONS and not is_absent(value):
            items.append(key)
    first = next(iter(own.values())).key
    return first._replace(value="sections"), Sequence(first.line, first.column, items)
