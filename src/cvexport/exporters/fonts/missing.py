"""The characters that no font of a document has, and what to do about them."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, name

from cvexport.errors import MissingGlyphs, Problem, counted
from cvexport.exporters.fonts.faces import face, symbols
from cvexport.exporters.fonts.fallback import Fallbacks
from cvexport.model.settings import Font
from cvexport.unicode import emoji, scripts
from cvexport.unicode.characters import visible
from cvexport.unicode.scripts import LATIN, PackagedFont, Script

_SHOWN = 8
"""Characters of a script that a message shows."""


def missing(text: str, fonts: tuple[Font, ...], language: str) -> tuple[str, ...]:
    """Return the characters that no face draws, in order of appearance.

    Raises UnusableFont.
    """
    text = visible(text)
    if face().has(text):
        return ()
    drawn = face().advances.keys() | symbols().advances.keys()
    fallbacks = Fallbacks(fonts, language)
    return tuple(
        each
        for each in dict.fromkeys(text)
        if each not in drawn and not fallbacks.face(each, bold=False)
    )


def fonts_for(characters: Sequence[str], language: str) -> tuple[PackagedFont, ...]:
    """Return the fonts of packages for characters, each once."""
    written = _language(characters, language)
    found = dict.fromkeys(_font(each, written) for each in characters)
    return tuple(font for font in found if font.package)


def missing_glyphs(
    characters: Sequence[str], fonts: tuple[Font, ...], language: str
) -> MissingGlyphs:
    """Return the error of characters that no font has: one problem for each script."""
    written = _language(characters, language)
    groups: dict[str, list[str]] = {}
    for each in characters:
        groups.setdefault(_title(each, written), []).append(each)
    problems = [
        _problem(title, group, fonts, written) for title, group in groups.items()
    ]
    return MissingGlyphs(tuple(characters), *problems)


def _language(characters: Sequence[str], document: str) -> str:
    """Return the language of letters that aren't in the document's, or else that."""
    text = "".join(characters)
    return scripts.language(text, document, text) or document


def _problem(
    title: str, characters: list[str], fonts: tuple[Font, ...], language: str
) -> Problem:
    shown = ", ".join(map(_shown, characters[:_SHOWN]))
    if (more := len(characters) - _SHOWN) > 0:
        shown += f" and {more:,} more"
    count = counted(len(characters), f"{title} character")
    if title == _EMOJI:
        count = f"{len(characters):,} emoji"
    return Problem(
        f"no font for the PDF has {count}: {shown}",
        hint=_hint(title, characters[0], fonts, language),
        text="".join(characters),
    )


def _shown(character: str) -> str:
    if category(character)[0] in "LNSP":
        return character
    return f"U+{ord(character):04X} {name(character, 'unnamed')}"


def _hint(title: str, character: str, fonts: tuple[Font, ...], language: str) -> str:
    named = "name a font file that has them in export.fonts"
    otherwise = "or leave out PDF: -f txt -f md -f docx"
    if title == _EMOJI:
        otherwise = 'or delete "emoji: true" in export'
    font = _font(character, language)
    if not font.package or any(each.name.startswith(font.package) for each in fonts):
        return f"{named}, {otherwise}"
    needed = scripts.of_character(character, language)
    command = f"pip install {font.package}=={font.version}{_libraries(needed)}"
    return f'run "{command}", {named}, {otherwise}'


def _libraries(script: Script) -> str:
    return " uharfbuzz" * script.shaped + " pypdf" * script.rtl


_EMOJI = "emoji"
_EAST_ASIAN = {
    "Jpan": "Japanese",
    "Kore": "Korean",
    "Hans": "Chinese",
    "Hant": "Chinese",
}


def _title(character: str, language: str) -> str:
    """Return what the characters of a script are called."""
    if emoji.found(character):
        return _EMOJI
    row = scripts.of_character(character, language)
    if row.code in _EAST_ASIAN:
        return _EAST_ASIAN[row.code]
    if row == LATIN and category(character)[0] not in "LM":
        return "other"
    return name(character, "other").split()[0].title()


def _font(character: str, language: str) -> PackagedFont:
    if emoji.found(character):
        return scripts.EMOJI_FONT
    return scripts.of_character(character, language).font
