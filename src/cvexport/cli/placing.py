"""Problems of fonts and characters, placed at the values of the source."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from cvexport.cli.sources import SourceFile
from cvexport.errors import (
    InvalidSource,
    MissingGlyphs,
    MissingShaper,
    Problem,
    UnusableFont,
    described,
)
from cvexport.source.decoder import Traced, traced
from cvexport.source.yaml_nodes import Scalar


@contextlib.contextmanager
def problems_placed(source: SourceFile, name: str) -> Iterator[None]:
    """Turn what is wrong with fonts and characters into problems of the source.

    `name` is the format that needs them.  Raises InvalidSource.
    """
    try:
        yield
    except MissingGlyphs as error:
        raise InvalidSource(tuple(_glyph_problems(source, name, error))) from None
    except MissingShaper as error:
        raise InvalidSource((_shaper_problem(source, error),)) from None
    except UnusableFont as error:
        raise InvalidSource((_font_problem(source, error),)) from None


def _glyph_problems(
    source: SourceFile, name: str, error: MissingGlyphs
) -> Iterator[Problem]:
    trace = traced(source.data)
    hint = 'name a font that has it below export: "fonts: [path/to/font.ttf]"'
    if trace.reading.resume.export.fonts:
        hint = "add a font that has it to export.fonts"
    for character in error.characters:
        line, column = _place(source, trace, character)
        yield Problem(
            message=f"the {name.upper()} font has no glyph for {described(character)}",
            line=line,
            column=column,
            hint=f"{hint}, or leave {name} out: -f txt -f md -f docx",
        )


def _shaper_problem(source: SourceFile, error: MissingShaper) -> Problem:
    line, column = _place(source, traced(source.data), error.character)
    return Problem(error.reason, line, column, hint=error.remedy)


def _place(source: SourceFile, trace: Traced, character: str) -> tuple[int, int]:
    """Return line and column of a character in the first value that holds it.

    Both are 0 where no value does, as with a word of the document's language.
    """
    holders = [
        (each.line, each.column)
        for each in trace.places.values()
        if isinstance(each, Scalar) and character in each.value
    ]
    if not holders:
        return 0, 0
    line, column = min(holders)
    lines = source.text.split("\n")
    at = lines[line - 1].find(character, column - 1)
    while at < 0 and line < len(lines):
        line += 1
        at = lines[line - 1].find(character)
    return (line, at + 1) if at >= 0 else min(holders)


def _font_problem(source: SourceFile, error: UnusableFont) -> Problem:
    """Return what is wrong with a font, placed where the source names it."""
    trace = traced(source.data)
    names = [font.name for font in trace.reading.resume.export.fonts]
    whole = (error.name, error.name.partition("/")[0])  # a package's is named after it
    named = next((at for at, name in enumerate(names) if name in whole), 0)
    places = trace.places
    place = places.get(f"export.fonts[{named}]") or places["export.fonts"]
    message = f"export.fonts: {error.name}: {error.reason}"
    return Problem(message, place.line, place.column, place.width, error.hint)
