"""The problems of one source, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cvexport.errors import InvalidSource, Problem, Severity

if TYPE_CHECKING:
    from cvexport.source.areas import Area
    from cvexport.source.yaml_nodes import Node

_MOST = 500
"""Errors after which reading stops, and warnings after which none is added."""


class Problems:
    """What has been found wrong so far.

    `areas` are where the text that is read isn't that of the source; what is wrong
    there is among the `echoes`, which nobody is told of.
    """

    def __init__(self, areas: tuple[Area, ...] = ()) -> None:
        self.found: list[Problem] = []
        self.echoes: list[Problem] = []
        self._areas = areas

    @property
    def are_full(self) -> bool:
        """Whether warnings are no longer added."""
        return len(self.found) >= _MOST

    def error(
        self, node: Node, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Add an error, or a warning where `severity` says so.

        Raises InvalidSource when there are too many to go on.
        """
        if self.are_full and severity == "warning":
            return
        problem = Problem(message, node.line, node.column, node.width, hint, severity)
        if any(area.covers(problem) for area in self._areas):
            self.echoes.append(problem)
            return
        self.found.append(problem)
        if self.are_full and severity == "error":
            raise InvalidSource(tuple(self.found))

    def fatal(self, node: Node, message: str, hint: str) -> NoReturn:
        """Raise InvalidSource with an error after which nothing is worth reading."""
        self.error(node, message, hint)
        raise InvalidSource(tuple(self.found))

    def warning(self, node: Node, message: str, hint: str = "") -> None:
        """Add a warning."""
        self.error(node, message, hint, "warning")

    def lacking(
        self, node: Node, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Add what a node lacks, unless it may be in lines that were left out."""
        if not any(area.is_gap and area.line >= node.line for area in self._areas):
            self.error(node, message, hint, severity)
