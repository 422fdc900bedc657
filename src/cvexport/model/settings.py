"""The settings of an export: plain values, checked where they are read."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

from cvexport.model.record import Record

Paper = Literal["A4", "Letter"]
Look = Literal["classic", "modern", "compact"]
FormatName = Literal["txt", "md", "docx", "pdf", "html", "json"]


class Directory(str):
    """A relative path that leads nowhere but down."""

    __slots__ = ()


class Pattern(str):
    """A file name without its suffix, in which `{name}` is the person's name."""

    __slots__ = ()


class LanguageTag(str):
    """A BCP 47 language tag such as `en-GB`."""

    __slots__ = ()


FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
"""Of files: a source names a font by its file or else by a package."""


class Font(NamedTuple):
    """A font as a source names it: a file, or a package that holds fonts.

    `data` is the file, once it has been read; settings themselves read nothing.
    """

    name: str = ""
    data: bytes = b""


class Colour(str):
    """A colour as six hexadecimal digits, RRGGBB."""

    __slots__ = ()


class Bounded(float):
    """A number with bounds; 0, the default, leaves the choice to the look."""

    __slots__ = ()

    lowest: ClassVar[float]
    highest: ClassVar[float]
    unit: ClassVar[str]
    whole: ClassVar[bool] = False


class FontSize(Bounded):
    """The size of the body text; below 8 points people stop reading."""

    __slots__ = ()

    lowest, highest, unit = 8.0, 13.0, "points"


class Margin(Bounded):
    """From the edge of the sheet to the text; home printers can't reach the last 8."""

    __slots__ = ()

    lowest, highest, unit = 8.0, 40.0, "millimetres"


class Spacing(Bounded):
    """How far lines and blocks stand apart, as a multiple of what the look has.

    A parser that measures takes wider lines for the next entry.
    """

    __slots__ = ()

    lowest, highest, unit = 0.85, 1.3, "times"


class PageCount(Bounded):
    """A number of pages."""

    __slots__ = ()

    lowest, highest, unit = 1.0, 20.0, "pages"
    whole = True


class Margins(Record):
    """The four margins; `every` is the one for those that are not given."""

    every: Margin = Margin()
    top: Margin = Margin()
    bottom: Margin = Margin()
    sides: Margin = Margin()


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
    look: Look = "classic"
    font_size: FontSize = FontSize()
    spacing: Spacing = Spacing()
    margins: Margins = Margins()
    fonts: tuple[Font, ...] = ()
    accent: Colour = Colour()
    section_rule: bool | None = None
    fit: PageCount = PageCount()
    page_numbers: bool = False
    text: TextSettings = TextSettings()
    check: CheckSettings = CheckSettings()
