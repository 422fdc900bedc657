"""The problems of one source, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cvexport.errors import InvalidSource, Problem, Severity

if TYPE_CHECKING:
    from cvexport.source.yaml_nodes import Node

_MOST = 500
"""Errors after which reading stops, and warnings after which none is added."""


class Problems:
    """What has been found wrong so far."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

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
        self.found.append(
            Problem(message, node.line, node.column, node.width, hint, severity)
        )
        if self.are_full and severity == "error":
            raise InvalidSource(tuple(self.found))

    def fatal(self, node: Node, message: str, hint: str) -> NoReturn:
        """Raise InvalidSource with an error after which nothing is worth reading."""
        self.error(node, message, hint)
        raise InvalidSource(tuple(self.found))

    def warning(self, node: Node, message: str, hint: str = "") -> None:
        """Add a warning."""
        self.error(node, message, hint, "warning")
