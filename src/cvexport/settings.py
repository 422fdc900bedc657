"""The settings of an export: plain values, checked where they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paper = Literal["A4", "Letter"]
FormatName = Literal["txt", "md", "docx", "pdf", "json"]


class Directory(str):
    """A relative path that leads nowhere but down."""

    __slots__ = ()


class Pattern(str):
    """A file name without its suffix, in which `{name}` is the person's name."""

    __slots__ = ()


class LanguageTag(str):
    """A BCP 47 language tag such as `en-GB`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSettings:
    """The plain text: its longest line in characters, 0 for lines never wrapped.

    With `ascii` letters are transliterated too; punctuation is ASCII always.
    """

    width: int = 0
    ascii: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the files of one CV are made and named."""

    formats: tuple[FormatName, ...] = ("txt", "md", "docx", "pdf")
    output: Directory = Directory("outputs")
    filename: Pattern = Pattern("{name}-CV")
    language: LanguageTag = LanguageTag("en")
    paper: Paper = "A4"
    text: TextSettings = TextSettings()
