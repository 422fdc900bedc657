"""What a person can have caused, as data: problems with a place, errors with a code.

Anything raised that is not a `ResumeError` is a bug and shows a traceback.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One thing wrong in a source.

    `line` and `column` count from 1; both are 0 where no place is known or the whole
    file is meant.  `width` is how many columns the fault takes up.  `hint` says what
    to write instead.  `path` names the value, such as `export.fonts[0]`, and `text`
    what in it is wrong, as far as they are known; without a path, `text` is
    characters, each of which is wrong.  `is_loss` says that text of the source is
    missing from the files.
    """

    message: str
    line: int = 0
    column: int = 0
    width: int = 1
    hint: str = ""
    severity: Severity = "error"
    path: str = ""
    text: str = ""
    is_loss: bool = False


class ResumeError(Exception):
    """A fault that a person can mend: the base of every error of this package.

    `problems` are all that is wrong, as data; `summary` is one line and `details` are
    those below it; `exit_code` is what the command returns.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *problems: Problem) -> None:
        super().__init__(message)
        self.problems = problems or (Problem(message),)
        self.summary = message
        self.details: tuple[str, ...] = ()


class InvalidSource(ResumeError):
    """A source that can't be read as a CV, with every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = sum(problem.severity == "error" for problem in problems)
        super().__init__(f"{counted(count, 'error')} in the source", *problems)


class InvalidSettings(ResumeError):
    """Settings that can't be used, with every problem found in them.

    The `path` of a problem is the field; a value on its own has none.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(each.message for each in problems), *problems)


class UnknownFormat(ResumeError):
    """A format that no exporter writes."""


class MissingGlyphs(ResumeError):
    """Characters that the font of a format can't draw, in order of appearance."""

    def __init__(self, characters: tuple[str, ...], *problems: Problem) -> None:
        self.characters = characters
        found = problems or tuple(map(_missing_glyph, characters))
        super().__init__("; ".join(problem.message for problem in found), *found)


def _missing_glyph(character: str) -> Problem:
    return Problem(f"no font has {described(character)}", text=character)


class MissingShaper(ResumeError):
    """A letter that has to be shaped, without the library that does it."""

    remedy: ClassVar[str] = 'install it: run "pip install uharfbuzz pypdf"'

    def __init__(self, character: str) -> None:
        self.character = character
        message = f"letters such as {described(character)} need an extra package in PDF"
        problem = Problem(message, hint=self.remedy, text=character)
        super().__init__(f"{message}; {self.remedy}", problem)


class UnusableFont(ResumeError):
    """A font that can't be found, read or embedded; `name` is what the source says."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        self.name = name
        super().__init__(
            f"the font {name}: {reason}",
            Problem(
                f"export.fonts: {name}: {reason}",
                hint=hint,
                path="export.fonts",
                text=name,
            ),
        )


class DoesNotFit(ResumeError):
    """A CV that takes more pages than its settings allow."""

    def __init__(self, message: str) -> None:
        hint = "allow more pages, or shorten the CV"
        super().__init__(message, Problem(message, hint=hint, path="export.fit"))


class ReadBackError(ResumeError):
    """A file in which a reader doesn't find the document's words in their order."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *details: str) -> None:
        super().__init__("\n  ".join((message, *details)))
        self.summary = message
        self.details = details


class OutputError(ResumeError):
    """A file that can't be read or written."""

    exit_code: ClassVar[int] = 3


def described(character: str) -> str:
    """Return a character with its code point and Unicode name, for messages."""
    name = unicodedata.name(character, "unnamed")
    shown = f"'{character}' " if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X} {name}"


def cut(text: str, most: int) -> str:
    """Return a text, its end replaced by three dots if it has more characters."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def listed(texts: Sequence[str], most: int) -> str:
    """Return the first of some texts, and how many more there are."""
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return ", ".join(texts[:most]) + more


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number and a noun that agree, for messages: "1 page", "2 pages"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
