"""How much text a source may have, so that no build takes longer than seconds.

No CV comes near a limit.  They are there since some of what writes or reads a text
takes a time that grows with its length times its markup characters.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from cvexport.composition.markup import MAX_ADDRESS
from cvexport.source.encoding import MAX_BYTES
from cvexport.source.yaml_nodes import MAX_NODES

if TYPE_CHECKING:
    from cvexport.source.problems import Problems
    from cvexport.source.yaml_nodes import Node

MAX_COMBINING = 30
"""Characters in a row that combine with a letter: the Stream-Safe Text Format, UAX #15,
D3.  To sort more of them, as NFC does, takes a time that grows with their square."""

_SHORTEN = "shorten it, or separate paragraphs with a blank line"
_MARKUP = re.compile(r"[\\`*_\[\]<>&]")
_PERHAPS_COMBINING = re.compile(rf"[^\x00-\u02ff\w\s]{{{MAX_COMBINING + 1},}}")


class Limits(NamedTuple):
    """The most that a source may have."""

    size: float = MAX_BYTES
    values: float = MAX_NODES
    characters: float = MAX_BYTES
    """Of all texts together, with what aliases and positions repeat."""
    paragraphs: float = 20_000
    """Of all texts together; a CV of 20 pages has some 600."""
    paragraph: float = 50_000
    """Characters of one paragraph or line; a full page has some 6,000."""
    markup: float = 1_000
    """Characters of one paragraph or line that have a meaning in Markdown."""
    address: float = MAX_ADDRESS
    """Characters of a URL."""


LIMITS = Limits()
NO_LIMITS = Limits(*[math.inf] * len(LIMITS))
"""For what cvexport itself wrote, which may say a thing more often than the source."""


class Amount:
    """How much text has been read of one source, and whether it is too much."""

    def __init__(self, limits: Limits, problems: Problems) -> None:
        self._limits = limits
        self._problems = problems
        self._characters = 0
        self._paragraphs = 0

    def add(self, node: Node, path: str, characters: int) -> None:
        """Count text, also each time that it is repeated.

        Raises InvalidSource where it is more than a source may have.
        """
        self._characters += characters
        if self._characters > self._limits.characters:
            message = f"more than {self._limits.characters:,} characters so far"
            hint = "shorten the source, or repeat less by aliases and positions"
            self._problems.fatal(node, f"{path}: {message}", hint)

    def is_allowed(
        self, node: Node, path: str, text: str, hint: str = _SHORTEN
    ) -> bool:
        """Tell whether no paragraph is too long; report the first that is."""
        paragraphs = text.replace("\n\n", "\n").split("\n")
        self._paragraphs += len(paragraphs) - 1
        if self._paragraphs > self._limits.paragraphs:
            message = f"more than {self._limits.paragraphs:,} paragraphs so far"
            self._problems.fatal(node, f"{path}: {message}", "shorten the source")
        if len(text) <= self._limits.markup:
            return True
        complaint = next(filter(None, map(self._complaint, paragraphs)), "")
        if complaint:
            self._problems.error(node, f"{path}: {complaint} are allowed", hint)
        return not complaint

    def is_allowed_address(self, node: Node, path: str, address: str) -> bool:
        """Tell whether an address is not too long; report it where it is."""
        if len(address) <= self._limits.address:
            return True
        message = f"an address of {len(address):,} characters, more than the "
        self._problems.error(
            node,
            f"{path}: {message}{self._limits.address:,} allowed",
            "write a shorter address",
        )
        return False

    def _complaint(self, paragraph: str) -> str:
        length, limits = len(paragraph), self._limits
        if length > limits.paragraph:
            return f"{length:,} characters in one paragraph: {limits.paragraph:,}"
        if length <= limits.markup:
            return ""
        count = len(_MARKUP.findall(paragraph))
        if count <= limits.markup:
            return ""
        return (
            f"{count:,} characters such as * and [ in one paragraph: {limits.markup:,}"
        )


def too_many_combining(text: str) -> str:
    """Return more combining characters in a row than are allowed, or ""."""
    if text.isascii():
        return ""
    for found in _PERHAPS_COMBINING.finditer(text):
        count = 0
        for character in found[0]:
            count = count + 1 if unicodedata.combining(character) else 0
            if count > MAX_COMBINING:
                return found[0]
    return ""
