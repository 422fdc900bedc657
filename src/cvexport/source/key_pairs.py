"""The pairs of one mapping, each with the key that it means.

A key of the schema goes before other spellings of it, and these before words of other
formats.  Two lists with one meaning are joined; of two texts the first is kept, and a
warning names both.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cvexport.model.record import Record, camel
from cvexport.model.resume import Basics, Dated, Resume, SectionPlan
from cvexport.source import synonyms
from cvexport.source.keys import given_too
from cvexport.source.problems import Problems
from cvexport.source.schema import SHORT, Field, is_record, kind_of_part, schema_of
from cvexport.source.suggestions import bare
from cvexport.source.yaml_nodes import (
    Mapping,
    Node,
    Pair,
    Scalar,
    Sequence,
    is_absent,
    one_each,
    without_private,
)

_ELSEWHERE = frozenset({"title", "subtitle", "link", "place", "role"})
"""Words for keys of `basics` that can mean other things at the top of a source."""

_PERIOD = ("startDate", "endDate")
_HIDING = frozenset({"date", "releaseDate"})
"""Keys whose dates are printed in place of those of a period."""

_NAMES = frozenset(word for words in synonyms.NAMES for word in words)
_PERSONAL = _NAMES | synonyms.DETAILS


class _Meaning(NamedTuple):
    """A key that a word can mean, what it holds then, and how messages name it."""

    key: str
    value: Node
    name: str


class Pairs:
    """The pairs of one mapping of a record, while they are settled."""

    def __init__(
        self,
        node: Mapping,
        cls: type[Record],
        path: str,
        problems: Problems,
        note: Callable[[Scalar, str], None],
    ) -> None:
        self._cls = cls
        self._path = path
        self._problems = problems
        self._note = note
        self._fields = schema_of(cls).fields
        pairs = without_private(node.pairs)
        self._pairs: list[Pair | None] = [*pairs]
        self._written = [key for key, _ in pairs]
        self._held: dict[str, int] = {}

    def settled(self) -> list[Pair]:
        """Return the pairs with the keys of the schema, unknown ones as they were."""
        self._unpack()
        others: list[int] = []
        for index, pair in enumerate(self._pairs):
            assert pair
            if pair[0].value not in self._fields:
                others.append(index)
            elif not is_absent(pair[1]):
                self._held.setdefault(pair[0].value, index)
        # What means a date is last: it would be printed in place of a period.
        for index in sorted(others, key=self._rank):
            self._settle(index)
        return [pair for pair in self._pairs if pair]

    def _rank(self, index: int) -> int:
        word = bare(self._written[index].value)
        if any(word == bare(key) for key in self._fields):
            return 0
        return 1 + (not _HIDING.isdisjoint(synonyms.meanings(self._cls).get(word, ())))

    def _unpack(self) -> None:
        """Put the start and end of a mapping of dates, and a name's words, in place."""
        pairs: list[Pair] = []
        for key, value in filter(None, self._pairs):
            word = bare(key.value)
            if isinstance(value, Mapping) and self._is_packed(word, value):
                pairs += value.pairs
            else:
                pairs.append((key, value))
        if issubclass(self._cls, Basics):
            pairs = list(self._with_name(pairs))
        self._pairs = list(pairs)
        self._written = [key for key, _ in pairs]

    def _is_packed(self, word: str, value: Mapping) -> bool:
        if issubclass(self._cls, Dated) and word in synonyms.DATES:
            means = synonyms.meanings(Dated)
            return all(
                key.value in _PERIOD or set(_PERIOD) & {*means.get(bare(key.value), ())}
                for key, _ in value.pairs
            )
        return self._cls in (Basics, Resume) and word == "name" and _is_name(value)

    def _with_name(self, pairs: list[Pair]) -> Iterator[Pair]:
        """Yield the pairs with the words of a name as one name, if it has no other."""
        words = [
            pair
            for names in synonyms.NAMES
            for pair in pairs
            if bare(pair[0].value) in names and not is_absent(pair[1])
        ]
        has_name = any(key.value == "name" and not is_absent(v) for key, v in pairs)
        if has_name or not words or not all(isinstance(v, Scalar) for _, v in words):
            yield from pairs
            return
        for key, _ in words:
            self._note(key, "name")
        text = " ".join(value.value for _, value in words if isinstance(value, Scalar))
        first, value = words[0]
        assert isinstance(value, Scalar)
        yield first._replace(value="name"), value._replace(value=text)
        yield from (pair for pair in pairs if pair not in words)

    def _settle(self, index: int) -> None:
        pair = self._pairs[index]
        assert pair
        key, value = pair
        if self._cls is SectionPlan and kind_of_part(key.value):
            return
        found = sorted(_meanings(key, value, self._cls), key=self._is_bent)
        if not found:
            return
        self._pairs[index] = None
        if is_absent(value):
            return
        for meaning in found:
            if meaning.key not in self._held and not self._is_hiding(meaning.key):
                self._held[meaning.key] = index
                self._take(index, meaning, meaning.value)
                return
        if any(self._is_repeated(meaning) for meaning in found):
            return
        for meaning in found:
            if (holder := self._held.get(meaning.key)) is None:
                continue
            if (both := self._joined(holder, meaning)) is not None:
                self._take(holder, meaning, both, key)
                return
        self._report(key, found[0])

    def _is_bent(self, meaning: _Meaning) -> bool:
        """Tell whether a list would be read in place of a text."""
        field = self._fields.get(meaning.key)
        return bool(field and not fits(meaning.value, field.kind))

    def _take(
        self, index: int, meaning: _Meaning, value: Node, word: Scalar | None = None
    ) -> None:
        word = word or self._written[index]
        if bare(word.value) != bare(meaning.name) and meaning.name:
            self._note(word, meaning.name)
        key = self._written[index]._replace(value=meaning.key)
        self._pairs[index] = key, value

    def _is_hiding(self, key: str) -> bool:
        return key in _HIDING and any(each in self._held for each in _PERIOD)

    def _is_repeated(self, meaning: _Meaning) -> bool:
        """Tell whether the text is in what has its key already."""
        holder = self._held.get(meaning.key)
        held = self._pairs[holder] if holder is not None else None
        new = meaning.value
        if isinstance(new, Mapping) and len(new.pairs) == 1:
            new = new.pairs[0][1]
        if not (held and isinstance(held[1], Scalar) and isinstance(new, Scalar)):
            return False
        return new.value.strip().casefold() in held[1].value.casefold()

    def _joined(self, holder: int, meaning: _Meaning) -> Node | None:
        """Return what a key has joined with what it means too; None for texts."""
        pair = self._pairs[holder]
        assert pair
        kind = self._fields.get(meaning.key)
        part = kind.kind if kind else kind_of_part(meaning.key)
        return self._both(pair[1], meaning.value, part, meaning.key)

    def _both(self, held: Node, new: Node, kind: Any, path: str) -> Node | None:
        """Return two lists as one, or two mappings as one; None for anything else."""
        if typing.get_origin(kind) is tuple:
            return Sequence(held.line, held.column, [*_items(held), *_items(new)])
        first, second = _mapping(held, kind), _mapping(new, kind)
        if not (first and second):
            return None
        pairs = dict(enumerate(first.pairs))
        index = {key.value: at for at, (key, v) in pairs.items() if not is_absent(v)}
        for key, value in second.pairs:
            at = index.get(key.value, len(pairs))
            kept = pairs.get(at)
            if kept is None:
                pairs[at] = key, value
            elif not (is_absent(value) or is_same(value, kept[1])):
                inner = schema_of(kind).fields.get(key.value)
                where = f"{path}.{key.value}"
                both = inner and self._both(kept[1], value, inner.kind, where)
                pairs[at] = kept[0], both or kept[1]
                if not both:
                    self._problems.lost(key, *given_too(key.value, where, self._path))
        return first._replace(pairs=list(pairs.values()))

    def _report(self, key: Scalar, meaning: _Meaning) -> None:
        holder = self._held.get(meaning.key)
        if holder is None:
            holder = next(self._held[each] for each in _PERIOD if each in self._held)
        other = self._written[holder].value
        message, hint = given_too(key.value, other, self._path)
        self._problems.lost(key, message, hint)


def is_same(node: Node, other: Node) -> bool:
    """Tell whether two nodes are the same text."""
    return (
        isinstance(node, Scalar)
        and isinstance(other, Scalar)
        and node.value == other.value
    )


def on_network(network: Scalar, value: Node) -> Mapping:
    """Return the profile that `network: address` or `network: user` means."""
    pairs: list[Pair] = [(network._replace(value="network"), network)]
    if isinstance(value, Mapping):
        pairs += value.pairs
    else:
        key = "url" if _is_address(network.value, value) else "username"
        pairs.append((network._replace(value=key), value))
    return Mapping(network.line, network.column, pairs)


def _is_address(network: str, node: Node) -> bool:
    """Tell whether a text is an address, and not the name of a user."""
    from cvexport.source import networks  # most sources spell accounts as profiles

    text = node.value.strip() if isinstance(node, Scalar) else ""
    is_user = "@" in text or networks.address(network, text)
    return not is_user and ("." in text or "/" in text)


def unwrapped(node: Mapping) -> tuple[Sequence, list[Scalar]] | None:
    """Return the list of records that a mapping such as `{items: [...]}` holds.

    The other keys are those whose text is lost; None where there is no such list.
    """
    items: list[Node] = []
    others: list[Scalar] = []
    for key, value in without_private(node.pairs):
        if bare(key.value) in synonyms.LISTS and isinstance(value, Sequence):
            items += value.items
        elif not is_absent(value):
            others.append(key)
    are_records = all(isinstance(item, Mapping) for item in items)
    if not (items and are_records):
        return None
    return Sequence(node.line, node.column, items, node.width), others


def fits(node: Node, kind: Any) -> bool:
    """Tell whether a node has the shape of a field's type."""
    if is_absent(node):
        return True
    if typing.get_origin(kind) is tuple:
        item = typing.get_args(kind)[0]
        short = SHORT.get(item)
        if isinstance(node, Sequence):
            return all(is_absent(each) or fits(each, item) for each in node.items)
        if isinstance(node, Mapping):
            return bool((short and short.label) or unwrapped(node))
        return short is not None or not is_record(item)
    if is_record(kind):
        return isinstance(node, Mapping) or (isinstance(node, Scalar) and kind in SHORT)
    return isinstance(node, Scalar)


def takes(field: Field, node: Node) -> bool:
    """Tell whether a field can be read from a node of this shape."""
    is_list = isinstance(node, Sequence) and bool(field.joint or field.further)
    return fits(node, field.kind) or (
        is_list and all(isinstance(each, Scalar) for each in _items(node))
    )


def _meanings(key: Scalar, value: Node, cls: type[Record]) -> Iterator[_Meaning]:
    """Yield each key that a key may mean, if the value has the shape for it."""
    word, fields = bare(key.value), schema_of(cls).fields
    for name in fields:
        if word == bare(name) and takes(fields[name], value):
            yield _Meaning(name, value, name)
            return
    if cls is Basics and (word in _PERSONAL or synonyms.network(word)):
        yield from _of_person(key, value)
        return
    for name in synonyms.meanings(cls).get(word, ()):
        yield from _meaning(name, key, value, cls)
    if cls is Resume and word not in _ELSEWHERE:
        yield from _basics(key, value)
    if cls is SectionPlan and isinstance(value, Sequence):
        parts = _meanings(key, value, Resume)
        yield from (each for each in parts if kind_of_part(each.key))


def _of_person(key: Scalar, value: Node) -> Iterator[_Meaning]:
    """Yield what a word of a name, a detail or a network means below `basics`."""
    word = bare(key.value)
    if word in _NAMES:
        yield _Meaning("name", value, "name")
    elif word in synonyms.DETAILS and isinstance(value, Scalar):
        label = key._replace(value="label"), key
        detail: list[Pair] = [label, (key._replace(value="value"), value)]
        listed = Sequence(key.line, key.column, [Mapping(key.line, key.column, detail)])
        yield _Meaning("details", listed, "details")
    elif word not in _PERSONAL and not isinstance(value, Sequence):
        network = key._replace(value=synonyms.network(key.value))
        listed = Sequence(key.line, key.column, [on_network(network, value)])
        yield _Meaning("profiles", listed, "profiles")


def _meaning(
    name: str, key: Scalar, value: Node, cls: type[Record]
) -> Iterator[_Meaning]:
    whole, _, inner = name.partition(".")
    field = schema_of(cls).fields[whole]
    if not inner:
        if takes(field, value):
            yield _Meaning(whole, value, name)
    elif takes(schema_of(field.kind).fields[inner], value):
        pair = key._replace(value=inner), value
        yield _Meaning(whole, Mapping(key.line, key.column, [pair]), name)


def _basics(key: Scalar, value: Node) -> Iterator[_Meaning]:
    """Yield what a key at the top of a source means that belongs below `basics`."""
    if key.value == "name" and isinstance(value, Mapping) and _is_name(value):
        yield _Meaning("basics", value, "basics.name")
    for each in _meanings(key, value, Basics):
        inner = key if each.name == "name" else key._replace(value=each.key)
        held = Mapping(key.line, key.column, [(inner, each.value)])
        yield _Meaning("basics", held, f"basics.{each.name}")
        return


def _is_name(node: Mapping) -> bool:
    words = [bare(key.value) for key, _ in node.pairs]
    return bool(words) and _NAMES.issuperset(words)


def _items(node: Node) -> list[Node]:
    match node:
        case Sequence():
            return node.items
        case Mapping():
            return one_each(node)
        case Scalar():
            return [node]


def _mapping(node: Node, kind: Any) -> Mapping | None:
    """Return the mapping of a record, None for what isn't one."""
    if isinstance(node, Mapping):
        return node if is_record(kind) else None
    if isinstance(node, Scalar) and kind in SHORT:
        key = node._replace(value=camel(SHORT[kind].text))
        return Mapping(node.line, node.column, [(key, node)])
    return None
