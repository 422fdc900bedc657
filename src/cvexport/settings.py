"""The settings of an export: plain values, checked where they are read."""

from __future__ import annotations

from typing import Literal

from cvexport.records import Record

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


class TextSettings(Record):
    """The plain text: its longest line in characters, 0 for lines never wrapped.

    With `ascii` letters are transliterated too; punctuation is ASCII always.
    """

    width: int = 0
    ascii: bool = False


class CheckSettings(Record):
    """What `cvexport check` looks for; `ignore` names rules that it doesn't."""

    ignore: tuple[str, ...] = ()


class Settings(Record):
    """How the files of one CV are made and named."""

    formats: tuple[FormatName, ...] = ("txt", "md", "docx", "pdf")
    output: Directory = Directory("outputs")
    filename: Pattern = Pattern("{name}-CV")
    language: LanguageTag = LanguageTag("en")
    paper: Paper = "A4"
    text: TextSettings = TextSettings()
    check: CheckSettings = CheckSettings()
