"""HTML in the texts of a source, which other tools store, is read as markup.

One warning says where it was; tags that aren't read are printed as typed, and named.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cvexport.errors import Problem, counted, listed
from cvexport.source.html_text import converted
from cvexport.source.yaml_nodes import Mapping, Node, Scalar, Sequence, rewritten

_MOST = 5
"""Places, and kinds of tags, that a warning lists."""

_PLAIN = frozenset(
    {"url", "website", "link", "homepage", "href", "email", "phone", "username"}
    | {"network", "doi", "date", "startdate", "enddate", "releasedate", "image"}
    | {"location", "address", "city", "region", "country", "postalcode"}
    | {"basics.name", "basics.label", "basics.headline", "basics.title"}
    | {"sections.title"}
)
"""Keys, or keys with those above, of values in which there is no markup."""

_OTHER = re.compile(
    r"</?(?:blockquote|body|code|del|font|hr|html|iframe|img|ins|link|mark|meta|pre|s"
    r"|script|section|small|strike|style|sub|sup|svg|t(?:able|body|d|h|head|r))"
    r"(?:\s[^<>]{0,999})?/?>",
    re.IGNORECASE,
)
_IN_CODE = re.compile("`[^`\n]*+`")


class WithMarkup(NamedTuple):
    """A source with its HTML read as markup, and the warnings of it.

    `texts` are the characters of the texts that were read.
    """

    root: Mapping
    warnings: tuple[Problem, ...]
    texts: str


def cleared(root: Mapping) -> WithMarkup:
    """Return a source whose texts have the project's markup in place of HTML."""
    walk = _Walk()
    read = rewritten(root, lambda key, value: walk.pair(key, value, ""))
    return WithMarkup(read, tuple(walk.warnings()), "".join(walk.texts))


class _Walk:
    """One walk over the nodes of a source."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], list[str]] = {}
        self._typed: dict[tuple[int, int], str] = {}
        self._done: dict[int, tuple[Scalar, Scalar]] = {}
        self.texts: list[str] = []

    def pair(self, key: Scalar, value: Node, above: str) -> tuple[Scalar, Node]:
        return self._text(key, is_plain=True), self._node(value, key.value, above)

    def _node(self, node: Node, key: str, above: str) -> Node:
        match node:
            case Scalar():
                paths = {key.lower(), f"{above}.{key}".lower()}
                return self._text(node, is_plain=not paths.isdisjoint(_PLAIN))
            case Sequence():
                items = [self._node(item, key, above) for item in node.items]
                return node._replace(items=items)
            case Mapping():
                pairs = [self.pair(*pair, key) for pair in node.pairs]
                return node._replace(pairs=pairs)

    def _text(self, node: Scalar, *, is_plain: bool) -> Scalar:
        if "<" not in node.value and "&" not in node.value:
            return node
        if id(node) not in self._done:  # aliases repeat nodes
            self._done[id(node)] = node, self._converted(node, is_plain=is_plain)
        return self._done[id(node)][1]

    def _converted(self, node: Scalar, *, is_plain: bool) -> Scalar:
        place = node.line, node.column
        if other := _OTHER.search(_IN_CODE.sub("", node.value)):
            self._typed[place] = other[0]
        text, found = converted(node.value, is_plain=is_plain)
        if not found:
            return node
        self.texts.append(text)
        self._read.setdefault(place, []).extend(found)
        is_list = "\n" in text or text.startswith("•")
        return node._replace(value=text, plain=False, is_converted=is_list)

    def warnings(self) -> list[Problem]:
        """Return the warning of what was read, and that of what is printed as typed."""
        warnings = []
        if self._read:
            kinds = [each for found in self._read.values() for each in found]
            warnings.append(
                Problem(
                    f"HTML in {counted(len(self._read), 'text')} is read as markup: "
                    f"{listed(list(dict.fromkeys(kinds)), _MOST)} "
                    f"({listed([f'{row}:{at}' for row, at in self._read], _MOST)})",
                    *next(iter(self._read)),
                    hint="write **bold**, *italic*, [text](https://...), lists with "
                    '"- ", and the characters themselves',
                    severity="warning",
                )
            )
        if self._typed:
            tags = list(dict.fromkeys(self._typed.values()))
            warnings.append(
                Problem(
                    f"HTML that is printed as typed: {listed(tags, _MOST)} "
                    f"({listed([f'{row}:{at}' for row, at in self._typed], _MOST)})",
                    *next(iter(self._typed)),
                    hint="write text in its place, or put it between backticks if it "
                    "is meant",
                    severity="warning",
                )
            )
        return warnings
