"""Emoji are left out of a source, with one warning that says where they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from cvexport.errors import Problem, counted
from cvexport.source.yaml_nodes import (
    Cleared,
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_absent,
    rewritten,
)
from cvexport.unicode.characters import visible
from cvexport.unicode.emoji import found, on_new_lines, without_emoji

_MOST = 60
"""Places that the warning lists."""
_LOOKED_THROUGH = 20
"""Lines of a text without line ends, which may have been folded."""


def cleared(root: Mapping, text: str) -> Cleared:
    """Return a source without emoji, and the warning of them, if there were any.

    `text` is all of it, to find their places in.
    """
    walk = _Walk(text.split("\n"))
    return Cleared(rewritten(root, walk.pair), tuple(walk.warnings()))


def unplaced(message: str) -> str:
    """Return a message, without places if it is the warning of emoji."""
    return _PLACES.sub("", message) if _LEFT_OUT in message else message


_LEFT_OUT = " left out of every format: "
_PLACES = re.compile(r" \(\d++:\d++[^()]*+\)")


class _Walk:
    """One walk over the nodes of a source."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._places: dict[str, dict[tuple[int, int], None]] = {}

    def pair(self, key: Scalar, value: Node) -> tuple[Scalar, Node]:
        return self._text(key), self._node(value)

    def _node(self, node: Node) -> Node:
        match node:
            case Scalar():
                return self._text(node)
            case Sequence():
                # Findings name items by their numbers: of those that are left.
                bare = zip(node.items, map(self._node, node.items), strict=True)
                items = [new for old, new in bare if new is old or not is_absent(new)]
                return node._replace(items=items)
            case Mapping():
                return node._replace(pairs=[self.pair(*pair) for pair in node.pairs])

    def _text(self, node: Scalar) -> Scalar:
        if node.value.isascii():
            return node
        bare = without_emoji(node.value)
        if bare == node.value:
            return node
        starts = self._note(node)
        if starts and "\n" not in node.value.strip():
            bare = without_emoji(on_new_lines(node.value, starts))
        # Nothing is left of some: that is no null, of which there is a warning.
        return node._replace(value=bare, plain=node.plain and bool(bare.strip()))

    def _note(self, node: Scalar) -> set[int]:
        """Note the place of each emoji in a text, or that of the text.

        Return the numbers of those with which a further line of the source begins.
        """
        starts = set()
        row, column = node.line - 1, node.column - 1
        last = row
        if node.width == 1:
            last += node.value.count("\n") + _LOOKED_THROUGH
        place: tuple[int, int] | None = row, column
        for number, emoji in enumerate(found(node.value)):
            place = place and self._next(emoji, *place, last)
            if place and place[0] > row and self._begins_line(*place):
                starts.add(number)
            at = (place[0] + 1, place[1]) if place else (node.line, node.column)
            self._places.setdefault(visible(emoji), {})[at] = None
        return starts

    def _begins_line(self, row: int, column: int) -> bool:
        return not self._lines[row][: column - 1].strip()

    def _next(
        self, emoji: str, row: int, column: int, last: int
    ) -> tuple[int, int] | None:
        """Return the line of an emoji and the column behind its beginning."""
        for number in range(row, min(last + 1, len(self._lines))):
            line = self._lines[number]
            starts = [line.find(each, column) for each in _spelt(emoji)]
            if known := [start for start in starts if start >= 0]:
                return number, min(known) + 1
            column = 0
        return None

    def warnings(self) -> list[Problem]:
        """Return the warning of all emoji that were noted, if any was."""
        places = sorted({at for each in self._places.values() for at in each})
        if not places:
            return []
        count = sum(map(len, self._places.values()))
        shown = [
            (emoji, [f"{line}:{column}" for line, column in at])
            for emoji, at in self._places.items()
        ]
        listed, left = [], _MOST
        for emoji, at in shown:
            if left > 0:
                more = f" and {len(at) - left} more" if len(at) > left else ""
                listed.append(f"{emoji} ({', '.join(at[:left])}{more})")
            left -= len(at)
        what = counted(count, "emoji or symbol", "emoji and symbols")
        (line, column), *_ = places
        return [
            Problem(
                f"{what}{_LEFT_OUT}{', '.join(listed)}",
                line,
                column,
                hint='write words instead, or keep them with "emoji: true" in export',
                severity="warning",
            )
        ]


def _spelt(emoji: str) -> Iterator[str]:
    r"""Yield an emoji as typed, and as JSON and YAML escape it: `\U0001f680`."""
    yield emoji
    units = json.dumps(emoji)[1:-1]
    points = emoji.encode("ascii", "backslashreplace").decode()
    for escaped in (units, points):
        yield escaped
        yield re.sub("(?<=[uU])[0-9a-f]+", lambda digits: digits[0].upper(), escaped)
