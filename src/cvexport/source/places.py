"""Where in a source a problem is that was found after reading it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cvexport.errors import Problem
from cvexport.source.yaml_nodes import Node, Scalar


def placed(
    problems: Iterable[Problem], places: Mapping[str, Node], text: str
) -> tuple[Problem, ...]:
    """Return problems with line and column, where their path or text has one.

    `places` are the nodes of all values by path, `text` is the whole source.
    """
    return tuple(
        problem if problem.line else _placed(problem, places, text)
        for problem in problems
    )


def _placed(problem: Problem, places: Mapping[str, Node], text: str) -> Problem:
    if problem.path:
        node = _named(problem, places)
        return _at(problem, node) if node else problem
    found = sorted({_first(each, places, text) for each in problem.text[:_MOST]})
    if not found:
        return problem
    lines = {row: f"{row}:{column}" for row, column in reversed(found) if row}
    shown = [lines[row] for row in sorted(lines)[:_SHOWN]]
    message = problem.message
    if len(shown) > 1:
        message += f"; the first are at {', '.join(shown[:-1])} and {shown[-1]}"
    line, column = next((place for place in found if place[0]), (0, 0))
    return problem._replace(message=message, line=line, column=column)


_MOST = 40
"""Characters whose places are looked for."""
_SHOWN = 3
"""Places that are named, each in another line."""


def _at(problem: Problem, node: Node) -> Problem:
    return problem._replace(line=node.line, column=node.column, width=node.width)


def _named(problem: Problem, places: Mapping[str, Node]) -> Node | None:
    """Return the value of a path, or the item of that list that says the text.

    A font of a package is named after it: `package/Font.ttf`.
    """
    whole = (problem.text, problem.text.partition("/")[0])
    items = (
        node
        for path, node in places.items()
        if path.startswith(f"{problem.path}[")
        and isinstance(node, Scalar)
        and node.value.strip() in whole
    )
    return next(items, None) or nearest(problem.path, places)


def nearest(path: str, places: Mapping[str, Node]) -> Node | None:
    """Return the node of a value, or of the nearest one around it."""
    while path and path not in places:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get(path)


def _first(text: str, places: Mapping[str, Node], source: str) -> tuple[int, int]:
    """Return line and column of a text in the first value that holds it.

    Both are 0 where no value does, as with a word of the document's language.
    """
    holders = [
        (node.line, node.column)
        for node in places.values()
        if isinstance(node, Scalar) and text in node.value
    ]
    if not holders:
        return 0, 0
    line, column = min(holders)
    lines = source.split("\n")
    at = lines[line - 1].find(text, column - 1)
    while at < 0 and line < len(lines):
        line += 1
        at = lines[line - 1].find(text)
    return (line, at + 1) if at >= 0 else min(holders)
