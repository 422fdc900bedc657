"""What a person can have caused, as data: problems with a place, errors with a code.

Anything raised that is no `ResumeError` is a bug and shows a traceback.
"""

from __future__ import annotations

import unicodedata
from typing import ClassVar, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One thing wrong in a source.

    `line` and `column` count from 1, both 0 where the whole file is meant; `width`
    is how many columns the fault takes up.  `hint` says what to write instead.
    """

    message: str
    line: int = 0
    column: int = 0
    width: int = 1
    hint: str = ""
    severity: Severity = "error"


class ResumeError(Exception):
    """A fault that a person can mend; `exit_code` is what the command then returns."""

    exit_code: ClassVar[int] = 2


class InvalidSource(ResumeError):
    """A source that can't be read as a CV, with every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = sum(problem.severity == "error" for problem in problems)
        super().__init__(f"{count} error{'s' * (count != 1)} in the source")


class UnknownFormat(ResumeError):
    """A format that no exporter writes."""


class MissingGlyphs(ResumeError):
    """Characters that the font of a format can't draw, in order of appearance."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(
            "the font has no glyph for " + ", ".join(map(described, characters))
        )


class MissingShaper(ResumeError):
    """A letter that has to be shaped, without the library that does it."""

    remedy: ClassVar[str] = "install the library for it: pip install 'cvexport[rtl]'"

    def __init__(self, character: str) -> None:
        self.character = character
        shown = described(character)
        self.reason = f"letters such as {shown} have to be shaped in PDF"
        super().__init__(f"{self.reason}; {self.remedy}")


class UnusableFont(ResumeError):
    """A font that can't be found, read or embedded.

    `name` is what the source calls it, `hint` what to do.
    """

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        self.name = name
        self.reason = reason
        self.hint = hint
        super().__init__(f"the font {name}: {reason}")


class DoesNotFit(ResumeError):
    """A CV that takes more pages than its settings allow."""


class ReadBackError(ResumeError):
    """A file in which a reader doesn't find the document's words in their order."""

    exit_code: ClassVar[int] = 1


class OutputError(ResumeError):
    """A file that can't be read or written."""

    exit_code: ClassVar[int] = 3


def described(character: str) -> str:
    """Return a character with its code point and Unicode name, for messages."""
    name = unicodedata.name(character, "unnamed")
    shown = f"'{character}' " if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X} {name}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number and a noun that agree, for messages: "1 page", "2 pages"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
