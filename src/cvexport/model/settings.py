"""The settings of an export, each checked where it is made.

What a setting may be is known here alone: its type has the range, pattern or choices,
and says what is wrong with any other value.  The reader of sources asks the same types.
"""

# Annotations are types here, not text: `CheckedRecord` looks them up.

import math
import re
from collections.abc import Iterable
from typing import Any, ClassVar, Literal, NamedTuple, Self, get_args, get_origin

from cvexport.errors import InvalidSettings, Problem
from cvexport.model.formats import DEFAULTS, FORMATS
from cvexport.model.record import Record

Paper = Literal["A4", "Letter"]
Look = Literal["classic", "modern", "compact"]
DateFormat = Literal["months", "years", "numeric"]

LEAST_CONTRAST = 4.5
"""Between text and its ground: WCAG 2.2, success criterion 1.4.3."""

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
"""A source names a font by a file with one of these suffixes, or else by a package."""

TRUE = ("true", "yes", "on")
_FLAGS = dict.fromkeys(TRUE, True) | dict.fromkeys(("false", "no", "off"), False)


def _refused(message: str, hint: str) -> InvalidSettings:
    return InvalidSettings(Problem(message, hint=hint))


def _named(field: str, problem: Problem) -> Problem:
    return problem._replace(path=field, message=f"{field} {problem.message}")


def _choice(choices: tuple[str, ...], value: object) -> str:
    for choice in choices:
        if str(value).lower() == choice.lower():
            return choice
    import difflib  # 3 ms, and only a wrong setting needs it

    near = difflib.get_close_matches(str(value).lower(), choices, n=1)
    *most, last = choices
    raise _refused(
        f'must be {", ".join(most)} or {last}, not "{value}"',
        f'did you mean "{near[0]}"?' if near else "write one of these",
    )


def _number(value: object, symbol: str) -> float:
    """Return a number as it is or as it was typed, NaN for anything else."""
    if isinstance(value, int | float):
        return value
    text = str(value).removesuffix(symbol).removesuffix(" ")
    return float(text) if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})?", text) else math.nan


class _Text(str):
    """A text that has a pattern, and a default.

    The default is not matched: each pattern takes 0.2 ms to compile, at every start.
    """

    __slots__ = ()

    default: ClassVar[str]
    pattern: ClassVar[str]
    must: ClassVar[str]
    hint: ClassVar[str]

    def __new__(cls, value: str | None = None) -> Self:
        if value is None:
            return super().__new__(cls, cls.default)
        if not (value.isprintable() and re.fullmatch(cls.pattern, value)):
            raise _refused(f'{cls.must}, not "{value}"', cls.hint)
        return super().__new__(cls, value)


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a file name for a device, such as `nul` or `COM1.txt`.

    Source: "Naming Files, Paths, and Namespaces" (learn.microsoft.com).
    """
    stem = name.partition(".")[0].rstrip(" ").upper()
    return (
        re.fullmatch(r"CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]", stem)
        is not None
    )


class Directory(_Text):
    """A path below the working directory."""

    __slots__ = ()

    default = "outputs"
    pattern = r"(?!~)(?!(?:.*/)?\.{1,2}(?:/|$))[^/\\:\0][^\\:\0]*|\."
    must = "must be a directory below the working directory"
    hint = 'write a relative path without "..", such as outputs'

    def __new__(cls, value: str | None = None) -> Self:  # noqa: D102
        path = super().__new__(cls, value)
        if value and any(
            is_reserved(part) or (part != part.rstrip(". ") and part != ".")
            for part in path.split("/")
        ):
            raise _refused(f'{cls.must}, not "{value}"', "choose another name")
        return path


def _in_braces(names: Iterable[str]) -> str:
    *most, last = (f"{{{name}}}" for name in names)
    return f"{', '.join(most)} or {last}"


PLACEHOLDERS = {
    "name": "the person's name",
    "language": "export.language",
    "source": "the source's own name without its suffix",
}
"""What a pattern of file names may have in braces, and what it becomes."""


class Pattern(_Text):
    """A file name without its suffix, in which `PLACEHOLDERS` are filled in."""

    __slots__ = ()

    default = "{name}-CV"
    pattern = (
        r"(?:\{(?:name|language|source)\}|[\w +.,()-])*"
        r"(?:\{(?:name|language|source)\}|[\w)])"
    )
    must = "must be a file name without its suffix"
    hint = f"use letters, digits, spaces, - and _, and {_in_braces(PLACEHOLDERS)}"

    def __new__(cls, value: str | None = None) -> Self:  # noqa: D102
        unknown = re.findall(r"\{([^{}]*)\}", value or "")
        for word in unknown:
            if word not in PLACEHOLDERS:
                raise _refused(
                    f'knows no {{{word}}}, in "{value}"',
                    f"write {_in_braces(PLACEHOLDERS)}",
                )
        pattern = super().__new__(cls, value)
        if value and is_reserved(pattern):
            raise _refused(
                f'must be a file name that every system allows, not "{value}"', cls.hint
            )
        return pattern


class LanguageTag(_Text):
    """A BCP 47 language tag such as `en-GB`."""

    __slots__ = ()

    default = "en"
    pattern = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
    must = "must be a language tag"
    hint = "write a language tag such as en or en-GB"


class FormatName(str):
    """The name of one of `FORMATS`."""

    __slots__ = ()

    def __new__(cls, value: str) -> Self:  # noqa: D102
        return super().__new__(cls, _choice(tuple(FORMATS), value))


class Colour(str):
    """A colour as six hexadecimal digits, RRGGBB; "" leaves the choice to the look."""

    __slots__ = ()

    def __new__(cls, value: str = "") -> Self:  # noqa: D102
        colour = str(value).removeprefix("#").upper()
        if not colour:
            return super().__new__(cls)
        if colour.isalpha() and not re.fullmatch("[0-9A-F]{6}", colour):
            from cvexport.model.colours import hexadecimal  # few colours are names

            colour = hexadecimal(colour)
        if not re.fullmatch("[0-9A-F]{6}", colour):
            raise _refused(
                f'must be a colour of six hexadecimal digits, not "{value}"',
                'put the digits in quotes, such as "1F4E79"',
            )
        from cvexport.model.contrast import contrast  # few settings have a colour

        if (found := contrast(colour)) < LEAST_CONTRAST:
            raise _refused(
                f'is too light to read on white: "{colour}" has a contrast of '
                f"{found:.1f}:1",
                f"choose a darker colour, with {LEAST_CONTRAST}:1 or more",
            )
        return super().__new__(cls, colour)


class Range:
    """A number with bounds; 0, the default, leaves the choice to the look.

    In a source the number is text, with `symbol` after it or without; 0 is refused
    there unless `zero` says that it has a meaning of its own.
    """

    __slots__ = ()

    lowest: ClassVar[float]
    highest: ClassVar[float]
    unit: ClassVar[str] = ""
    symbol: ClassVar[str] = ""
    zero: ClassVar[bool] = False
    whole: ClassVar[bool] = False
    hint: ClassVar[str]

    @classmethod
    def bounds(cls) -> str:
        """Return the range as a person reads it, such as `8-13 points`."""
        zero = "0 or " if cls.zero else ""
        return f"{zero}{cls.lowest:g}-{cls.highest:g} {cls.unit}".rstrip()

    @classmethod
    def _checked(cls, value: object) -> float:
        number = _number(value, cls.symbol)
        if number == 0 and (cls.zero or not isinstance(value, str)):
            return 0
        is_within = cls.lowest <= number <= cls.highest
        if not is_within or (cls.whole and number % 1):
            raise _refused(f'must be {cls.bounds()}, not "{value}"', cls.hint)
        return number


class Bounded(Range, float):
    """A number within a range, such as 10.5."""

    __slots__ = ()

    def __new__(cls, value: float | str = 0.0) -> Self:  # noqa: D102
        return super().__new__(cls, cls._checked(value))


class BoundedCount(Range, int):
    """A whole number within a range."""

    __slots__ = ()

    whole = True

    def __new__(cls, value: int | str = 0) -> Self:  # noqa: D102
        return super().__new__(cls, int(cls._checked(value)))


class FontSize(Bounded):
    """The size of the body text; below 8 points people stop reading."""

    __slots__ = ()

    lowest, highest, unit, symbol = 8.0, 13.0, "points", "pt"
    hint = "write a size in points, such as 10.5"


class Margin(Bounded):
    """From the edge of the sheet to the text; home printers can't reach the last 8."""

    __slots__ = ()

    lowest, highest, unit, symbol = 8.0, 40.0, "millimetres", "mm"
    hint = "write a distance in millimetres, such as 18"


class Spacing(Bounded):
    """The distance between lines and between blocks, as a multiple of the look's.

    A parser that measures takes wider lines for the next entry.
    """

    __slots__ = ()

    lowest, highest = 0.85, 1.3
    hint = "write a factor, such as 1.1"


class PageCount(BoundedCount):
    """A number of pages."""

    __slots__ = ()

    lowest, highest, unit = 1, 20, "pages"
    hint = "write a whole number of pages, such as 2"


class LineWidth(BoundedCount):
    """The longest line of a text in characters; 0 for lines that are never wrapped."""

    __slots__ = ()

    lowest, highest, unit, zero = 40, 500, "characters", True
    hint = "write 0 for lines of any length, or the longest line in characters"


class Font(NamedTuple):
    """A font as a source names it: a file, or a package that holds fonts.

    `data` is the file, once it has been read; settings themselves read nothing.
    """

    name: str = ""
    data: bytes = b""


class CheckedRecord(Record):
    """A record whose fields are checked, and converted to their types.

    Raises InvalidSettings with every field that is refused.
    """

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        problems: list[Problem] = []
        for name, value in values.items():
            try:
                self.__dict__[name] = checked(type(self).__annotations__[name], value)
            except InvalidSettings as error:
                problems += (_named(name, each) for each in error.problems)
        if problems:
            raise InvalidSettings(*problems)


class Margins(CheckedRecord):
    """The four margins; `every` is the one for those that are not given."""

    every: Margin = Margin()
    top: Margin = Margin()
    bottom: Margin = Margin()
    sides: Margin = Margin()


class TextSettings(CheckedRecord):
    """The plain text: its longest line, and whether letters are transliterated too.

    Punctuation is ASCII always.
    """

    width: LineWidth = LineWidth()
    ascii: bool = False


class CheckSettings(CheckedRecord):
    """What `cvexport check` looks for; `ignore` names rules that it skips."""

    ignore: tuple[str, ...] = ()


class Settings(CheckedRecord):
    """How the files of one CV are made and named."""

    formats: tuple[FormatName, ...] = tuple(map(FormatName, DEFAULTS))
    output: Directory = Directory()
    filename: Pattern = Pattern()
    language: LanguageTag = LanguageTag()
    date_format: DateFormat = "months"
    paper: Paper = "A4"
    look: Look = "classic"
    font_size: FontSize = FontSize()
    spacing: Spacing = Spacing()
    margins: Margins = Margins()
    fonts: tuple[Font, ...] = ()
    emoji: bool = False
    accent: Colour = Colour()
    section_rule: bool | None = None
    fit: PageCount = PageCount()
    page_numbers: bool = False
    text: TextSettings = TextSettings()
    check: CheckSettings = CheckSettings()


def checked(kind: Any, value: object) -> Any:
    """Return `value` as a setting of the type `kind`, converted where it is text.

    Raises InvalidSettings; messages lack the name of the setting: "must be A4...".
    """
    origin = get_origin(kind)
    if origin is Literal:
        return _choice(get_args(kind), value)
    if origin is tuple:
        return _items(get_args(kind)[0], value)
    if kind == bool | None:
        return None if value is None else _flag(value)
    if kind is bool:
        return _flag(value)
    if kind is Font:
        return _font(value)
    if isinstance(value, kind):
        return value
    if issubclass(kind, Record):
        raise _refused(f'must be {kind.__name__}, not "{value}"', "make one")
    if issubclass(kind, str) and not isinstance(value, str):
        raise _refused(f'must be text, not "{value}"', "put quotes around it")
    return kind(value)


def _items(kind: Any, value: object) -> tuple[Any, ...]:
    """Return items that are all checked; one text alone is a list of one item."""
    if isinstance(value, str):
        value = (value,)
    if not isinstance(value, tuple | list) or isinstance(value, Font):
        raise _refused(f'must be a list, not "{value}"', "put it in a list")
    found = []
    problems: list[Problem] = []
    for item in value:
        try:
            found.append(checked(kind, item))
        except InvalidSettings as error:
            problems += error.problems
    if problems:
        raise InvalidSettings(*problems)
    return tuple(found)


def _flag(value: object) -> bool:
    word = str(value).lower()
    if word not in _FLAGS:
        message = f'must be true or false, not "{value}"'
        raise _refused(message, "write true or false")
    return _FLAGS[word]


def _font(value: object) -> Font:
    font = value if isinstance(value, Font) else Font(checked(str, value))
    suffixes = "|".join(map(re.escape, FONT_SUFFIXES))
    pattern = rf".+(?:{suffixes})|[A-Za-z0-9][\w.-]*"
    is_known = re.fullmatch(pattern, font.name, re.IGNORECASE)
    if not (is_known and font.name.isprintable()):
        raise _refused(
            f'must be a font file or the name of a package, not "{font.name}"',
            "write the path of a .ttf, .otf or .ttc file, or the name of an installed "
            "package that holds fonts",
        )
    return font
