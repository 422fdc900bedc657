"""Lists that were typed into texts, node to node: items in place of one text.

Each change has a warning that says what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cvexport.errors import counted, cut
from cvexport.model.resume import Highlight, Interest, Skill
from cvexport.model.settings import TRUE
from cvexport.source.schema import SHORT
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from cvexport.unicode import prose
from cvexport.unicode.prose import Prose, TextItem, TextList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cvexport.source.problems import Problems

_LABELLED = re.compile(r"([^\s:][^:]{0,58}): (\S.*)")
_SHOWN = 40
"""Characters that are shown of a text."""


def may_be_typed(node: Node) -> bool:
    """Tell whether a value, or an item, may have bullets in its text: a cheap test."""
    items = node.items if isinstance(node, Sequence) else [node]
    return any(
        isinstance(item, Scalar)
        and ("\n" in item.value or prose.may_be_item(item.value))
        for item in items
    )


def numbered_items(node: Mapping) -> Sequence | None:
    """Return the items of `{ordered: true, items: [...]}`, None where it is none."""
    given = {key.value: value for key, value in node.pairs}
    ordered, items = given.get("ordered"), given.get("items")
    if given.keys() != {"ordered", "items"} or not isinstance(items, Sequence):
        return None
    return items if isinstance(ordered, Scalar) and ordered.value in TRUE else None


class Cleanup:
    """The typed lists of one source."""

    def __init__(self, problems: Problems, *, is_json: bool) -> None:
        self._problems = problems
        self._is_json = is_json

    def listed(self, node: Node, kind: Any, path: str) -> Node:
        """Return a list with an item for each that was typed; `kind` is an item's."""
        if isinstance(node, Scalar):
            return node if path.endswith("paragraphs") else self._text(node, kind, path)
        if not isinstance(node, Sequence) or path.endswith("paragraphs"):
            return node
        if kind is not str and (numbered := _numbered(node)):
            hint = 'write "ordered: true" and, below it, "items:" with the list'
            message = "numbers are typed before the items; they are read as a list"
            self._problems.warning(node.items[0], f"{path}: {message}", hint)
            return _ordered(node, [*numbered.items])
        return node._replace(items=self._items(node.items, kind, path))

    def _text(self, node: Scalar, kind: Any, path: str) -> Node:
        """Return the items of a text in place of a list, the text where it has none."""
        blocks = prose.blocks(node.value)
        lists = [block for block in blocks if isinstance(block, TextList)]
        if not lists:
            bare = node._replace(value=prose.without_bullet(node.value))
            if bare.value != node.value:
                self._warn_of_typed([bare], path)
                return bare
            return _paragraphs(node, blocks)
        items = [_item_node(item, node, kind) for item in _as_items(blocks)]
        if not node.is_converted:
            self._warn_of_text(node, len(items), path)
        if len(blocks) == 1 and lists[0].ordered:
            return _ordered(node, items)
        return Sequence(node.line, node.column, items)

    def _warn_of_text(self, node: Scalar, count: int, path: str) -> None:
        self._problems.warning(
            node,
            f"{path}: this text is read as a list of {counted(count, 'item')}",
            "write a list: put each item in [ ]"
            if self._is_json
            else 'write each item after "- ", on a line of its own',
        )

    def _items(self, items: list[Node], kind: Any, path: str) -> list[Node]:
        found: list[Node] = []
        typed: list[Scalar] = []
        nested: list[tuple[Scalar, Prose]] = []
        for item in items:
            if not isinstance(item, Scalar):
                found.append(item)
                continue
            blocks = prose.blocks(item.value)
            if not any(isinstance(block, TextList) for block in blocks):
                bare = prose.without_bullet(item.value)
                if bare != item.value:
                    typed.append(item._replace(value=bare))
                found.append(item._replace(value=bare))
                continue
            if isinstance(blocks[0], TextList):
                typed.append(item._replace(value=blocks[0].items[0].text))
            elif item.plain:
                nested.append((item, blocks))
            found += (_item_node(each, item, kind) for each in _as_items(blocks))
        self._warn_of_typed(typed, path)
        self._warn_of_nested(nested, kind, path)
        return found

    def _warn_of_typed(self, items: list[Scalar], path: str) -> None:
        items = [item for item in items if not item.is_converted]
        if not items:
            return
        begin = "item begins" if len(items) == 1 else "items begin"
        only = (
            "write only the text" if self._is_json else f'write "- {_shown(items[0])}"'
        )
        self._problems.warning(
            items[0],
            f"{path}: {len(items)} {begin} with a typed bullet, which is left out",
            f'{only}, or "\\-" for a dash that is to be printed',
        )

    def _warn_of_nested(
        self, items: list[tuple[Scalar, Prose]], kind: Any, path: str
    ) -> None:
        if not items:
            return
        node, blocks = items[0]
        others = f", and so in {len(items) - 1} more" if items[1:] else ""
        below = ", ".join(
            item.text
            for block in blocks
            if isinstance(block, TextList)
            for item in block.items
        )
        lead = str(blocks[0]).rstrip(":")
        hint = f'write "- text: {_cut(lead)}" and, below it, "  items: [{_cut(below)}]"'
        if kind in (Skill, Interest):
            hint = f'write "- {_cut(lead)}: [{_cut(below)}]"'
        elif kind is not Highlight:
            hint = 'write each after "- ", on a line of its own and indented alike'
        message = f'the lines below "{_cut(lead)}" are read as its bullets{others}'
        self._problems.warning(node, f"{path}: {message}", hint)


def _paragraphs(node: Scalar, blocks: Prose) -> Node:
    """Return the paragraphs of HTML as items, other text as it is."""
    if not node.is_converted or len(blocks) == 1:
        return node
    items: list[Node] = [node._replace(value=str(block)) for block in blocks]
    return Sequence(node.line, node.column, items)


def _shown(item: Scalar) -> str:
    return _cut(item.value.strip().split("\n")[0])


def _cut(text: str) -> str:
    return cut(text, _SHOWN)


def _numbered(node: Sequence) -> Sequence | None:
    """Return a list less the numbers that are typed before its items, if they are."""
    items = [item for item in node.items if isinstance(item, Scalar)]
    if len(items) != len(node.items):
        return None
    texts = prose.numbered([item.value for item in items])
    if texts is None:
        return None
    pairs = zip(items, texts, strict=True)
    return node._replace(items=[item._replace(value=text) for item, text in pairs])


def _ordered(node: Node, items: list[Node]) -> Mapping:
    key = Scalar("ordered", node.line, node.column, 1)
    listed = Sequence(node.line, node.column, items)
    return Mapping(
        node.line,
        node.column,
        [(key, key._replace(value="true")), (key._replace(value="items"), listed)],
    )


def _as_items(blocks: Prose) -> Iterator[TextItem]:
    """Yield the items of a text; a paragraph is the text above the list after it."""
    lead = ""
    lists: list[TextList] = []
    for block in blocks:
        if isinstance(block, TextList):
            if lead:
                lists.append(block)
            elif block.ordered:
                yield TextItem("", (block,))
            else:
                yield from block.items
            continue
        if lead:
            yield TextItem(lead, tuple(lists))
        lead, lists = block, []
    if lead:
        yield TextItem(lead, tuple(lists))


def _item_node(item: TextItem, node: Scalar, kind: Any) -> Node:
    """Return an item as it would be written in a list of `kind`, in place of `node`."""

    def scalar(text: str) -> Scalar:
        return node._replace(value=text, plain=False)

    if not item.text:
        [numbered] = item.lists
        return _ordered(node, [_item_node(each, node, kind) for each in numbered.items])
    if kind in (Skill, Interest) and item.lists:
        below: list[Node] = [
            scalar(prose.flattened(prose.written((each.text, *each.lists))))
            for block in item.lists
            for each in block.items
        ]
        name = scalar(item.text.rstrip(":"))
        listed = Sequence(node.line, node.column, below)
        return Mapping(node.line, node.column, [(name, listed)])
    text = prose.written((item.text, *item.lists))
    if kind is str and item.lists:
        return scalar(f"{item.text} ({prose.flattened(prose.written(item.lists))})")
    has_label = kind is not Highlight and kind in SHORT and SHORT[kind].label
    if has_label and (found := _LABELLED.fullmatch(text)):
        pairs: list[tuple[Scalar, Node]] = [(scalar(found[1]), scalar(found[2]))]
        return Mapping(node.line, node.column, pairs)
    return scalar(text)
