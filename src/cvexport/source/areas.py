"""Where the text that was read isn't that of the source."""

from __future__ import annotations

from typing import NamedTuple

from cvexport.errors import Problem


class Area(NamedTuple):
    """What a repair put in, and where problems are echoes of it.

    From a line and column to the end of a line, or to a column in the same line; all
    count from 1.  With `is_gap` the text there was left out.
    """

    line: int
    column: int
    last: int
    end: int = 0
    is_gap: bool = False

    def covers(self, problem: Problem) -> bool:
        """Tell whether a problem lies here."""
        if problem.line == self.line:
            ends = self.end and problem.column >= self.end
            return problem.column >= self.column and not ends
        return self.line < problem.line <= self.last
