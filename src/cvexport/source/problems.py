"""The problems of one source, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cvexport.errors import InvalidSource, Problem, Severity

if TYPE_CHECKING:
    from cvexport.source.areas import Area
    from cvexport.source.yaml_nodes import Node

_MOST = 500
"""Errors after which reading stops, and warnings after which none is added.

Warnings of lost text are counted by themselves, so that no others take their place.
"""


class Problems:
    """What has been found wrong so far.

    `areas` are where the text that is read isn't that of the source; what is wrong
    there is among the `echoes`, which nobody is told of.
    """

    def __init__(self, areas: tuple[Area, ...] = ()) -> None:
        self.found: list[Problem] = []
        self.echoes: list[Problem] = []
        self._areas = areas
        self._losses = 0

    @property
    def are_full(self) -> bool:
        """Whether warnings are no longer added."""
        return len(self.found) - self._losses >= _MOST

    def error(
        self, node: Node, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Add an error, or a warning where `severity` says so.

        Raises InvalidSource when there are too many to go on.
        """
        if self.are_full and severity == "warning":
            return
        place = (node.line, node.column, node.width)
        is_added = self._add(Problem(message, *place, hint, severity))
        if is_added and self.are_full and severity == "error":
            raise InvalidSource(tuple(self.found))

    def lost(self, node: Node, message: str, hint: str = "") -> None:
        """Add a warning that text of the source is missing from the files."""
        if self._losses < _MOST:
            place = (node.line, node.column, node.width)
            loss = Problem(message, *place, hint, "warning", is_loss=True)
            self._losses += self._add(loss)

    def _add(self, problem: Problem) -> bool:
        if any(area.covers(problem) for area in self._areas):
            self.echoes.append(problem)
            return False
        self.found.append(problem)
        return True

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
