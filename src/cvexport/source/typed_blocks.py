"""Headings and tables that are typed into texts, where they stay text."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from cvexport.errors import counted, listed

if TYPE_CHECKING:
    from cvexport.source.problems import Problems
    from cvexport.source.yaml_nodes import Node

_HEADING = r"(?m)^[ \t]*#{1,6}[ \t]+\S"
_MOST = 5


class TypedBlocks:
    """The headings and tables of one source, each kind reported once."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._found: dict[str, dict[str, Node]] = {"heading": {}, "table": {}}

    def note(self, node: Node, text: str, path: str) -> None:
        """Note a text that has a heading or a table, where it may have one."""
        is_long = "\n" in text
        if (is_long or text.startswith("##")) and re.search(_HEADING, text):
            self._found["heading"][path] = node
        if is_long and _has_table(text):
            self._found["table"][path] = node

    def report(self) -> None:
        """Add a warning for each kind that was found."""
        for kind, found in self._found.items():
            if not found:
                continue
            paths = [*found]
            texts = counted(len(paths), "text")
            self._problems.warning(
                found[paths[0]],
                f"{kind}s are typed into {texts}; they are printed as typed: "
                f"{listed(paths, _MOST)}",
                "write a section of its own, or **bold** for a heading"
                if kind == "heading"
                else 'write a list: a line that begins with "- " for each row',
            )


def _has_table(text: str) -> bool:
    """Tell whether a text has the line below a table's head, a border, or two rows."""
    lines = [line.strip() for line in text.split("\n")]
    rows = [line.startswith("|") and line.count("|") > 1 for line in lines]
    return any(map(_is_border, lines)) or any(map(all, itertools.pairwise(rows)))


def _is_border(line: str) -> bool:
    in_markdown = "|" in line and "--" in line and not line.strip("|-: \t")
    return in_markdown or (line.startswith("+-") and not line.strip("+-="))
