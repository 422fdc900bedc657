"""Text of strangers made safe to print: terminals and CI logs obey some of it."""

from __future__ import annotations

import re
import unicodedata

_LOG_COMMAND = re.compile(r"##(?=\w*\[)")
"""Begins a command to Azure Pipelines, TeamCity or GitHub anywhere in a line."""

_WORKFLOW_COMMAND = re.compile(r"^(?=(?: |\x1b\[[\d;]*m)*::)", re.MULTILINE)
"""Before a line that GitHub takes for a workflow command, colours aside."""


def printable(text: str) -> str:
    """Return `text` as one line without characters or words that steer its reader.

    Control characters, bidi controls and line ends are replaced.
    """
    shown = "".join(
        char if char.isprintable() else " " if char == "\t" else "\ufffd"
        for char in text
    )
    return _LOG_COMMAND.sub("#\ufffd", shown)


def harmless(lines: str) -> str:
    """Return printable lines, with a bar before those that begin with `::`."""
    return _WORKFLOW_COMMAND.sub("| ", lines)


def columns(text: str) -> int:
    """Return how many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    hidden = sum(bool(unicodedata.combining(char)) for char in text)
    return len(text) + wide - hidden
