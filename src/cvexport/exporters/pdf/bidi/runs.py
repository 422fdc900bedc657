"""Text of any script, split into runs of one face, direction and language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cvexport.exporters.fonts.faces import FontFace, VendoredFace, symbols
from cvexport.exporters.fonts.fallback import FallbackFace, Fallbacks
from cvexport.exporters.pdf.bidi import levels as bidi_levels
from cvexport.exporters.pdf.bidi import order
from cvexport.exporters.pdf.line_breaking import Piece, TypesetLine
from cvexport.exporters.pdf.tags import Element
from cvexport.model.settings import Font
from cvexport.unicode import scripts
from cvexport.unicode.characters import visible
from cvexport.unicode.kinsoku import is_ideographic

_WIDE_BESIDE_IDEOGRAPHS = frozenset("“”‘’…—·")
"""An em wide beside ideographs, and then drawn with their font."""


class _PlacedCharacter(NamedTuple):
    """The piece, face, embedding level and language of one character."""

    piece: Piece
    face: FontFace
    level: int
    language: str = ""


class Itemizer:
    """Splits text into runs, set in the family or in the fonts that a source names.

    `language` is the document's BCP 47 tag, `base` its embedding level: 1 if it is
    right-to-left, else 0.
    """

    def __init__(self, fonts: tuple[Font, ...], language: str, base: int) -> None:
        self._fallbacks = Fallbacks(fonts, language)
        self._language = language
        self.base = base

    def itemized(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces of a paragraph in pieces of one run each.

        Raises MissingShaper and UnusableFont.
        """
        pieces = [piece._replace(text=visible(piece.text)) for piece in pieces]
        text = "".join(piece.text for piece in pieces)
        if text.isascii() and not self.base:
            return pieces
        characters = zip(self._characters(text, pieces), text, strict=True)
        runs: list[Piece] = []
        span: Element | None = None
        for character, group in groupby(characters, lambda pair: pair[0]):
            element = character.piece.element
            if not character.language:
                span = None
            elif span is None or (span.parent, span.language) != (
                element,
                character.language,
            ):
                span = Element("Span", element, language=character.language)
            runs.append(
                character.piece._replace(
                    text=_typed("".join(each for _, each in group), character),
                    face=character.face,
                    element=span or element,
                    level=character.level,
                )
            )
        return runs

    def ordered(self, line: TypesetLine, measure: float) -> TypesetLine:
        """Return a line with its words placed by their directions."""
        return order.ordered(line, measure, self.base)

    def _characters(self, text: str, pieces: Sequence[Piece]) -> list[_PlacedCharacter]:
        levels = [self.base] * len(text)
        if self.base or scripts.has_rtl(text):
            levels = bidi_levels.levels(_isolated(text), self.base)
        owners = [piece for piece in pieces for _ in piece.text]
        faces = self._faces(text, owners)
        characters = list(map(_PlacedCharacter, owners, faces, levels))
        return self._with_languages(text, characters)

    def _faces(self, text: str, owners: Sequence[Piece]) -> Iterator[FontFace]:
        """Yield the face of each character; a combining mark has that of its letter."""
        before: FontFace | None = None
        for index, (character, piece) in enumerate(zip(text, owners, strict=True)):
            face = piece.face
            if _continues(before, character):
                face = before or face
            elif self._is_missing(text, index, face):
                bold = piece.face.is_bold
                fallback = self._fallbacks.face(character, bold=bold)
                face = fallback or _symbols(character) or face
            yield face
            before = face

    def _is_missing(self, text: str, index: int, face: FontFace) -> bool:
        character = text[index]
        if ord(character) not in face.widths:
            return True
        beside = text[max(index - 1, 0) : index + 2]
        return character in _WIDE_BESIDE_IDEOGRAPHS and is_ideographic(beside)

    def _with_languages(
        self, text: str, characters: Sequence[_PlacedCharacter]
    ) -> list[_PlacedCharacter]:
        """Return characters with the language of their run."""
        tagged: list[_PlacedCharacter] = []
        for face, start, end in bidi_levels.alike(
            character.face for character in characters
        ):
            language = ""
            if isinstance(face, FallbackFace):
                language = scripts.language(text[start:end], self._language, text)
            tagged += [
                each._replace(language=language) for each in characters[start:end]
            ]
        return list(_bridged(text, tagged))


def _continues(before: FontFace | None, character: str) -> bool:
    """Return whether a character is set in the face of the one before it.

    PDFium loses a space that has a font of its own.
    """
    if isinstance(before, FallbackFace):
        return before.continues(character)
    return character == " " and before is symbols()


def _symbols(character: str) -> VendoredFace | None:
    return symbols() if ord(character) in symbols().widths else None


def _bridged(
    text: str, characters: Sequence[_PlacedCharacter]
) -> Iterator[_PlacedCharacter]:
    """Yield characters; punctuation between runs of one language has it too."""
    groups = list(bidi_levels.alike(character.language for character in characters))
    last = len(groups) - 1
    for number, (language, start, end) in enumerate(groups):
        tagged = language
        if 0 < number < last and not any(map(str.isalnum, text[start:end])):
            before, after = groups[number - 1][0], groups[number + 1][0]
            tagged = before if before == after else language
        for character in characters[start:end]:
            yield character._replace(language=tagged)


_LTR = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w.-]+\w"  # an e-mail address
    r"|(?:https?://|(?<![\w-]))[\w-]++(?:\.[\w-]++)+"  # a host
    r"(?:/[\w./?=&%#~+-]*)?"  # and a path
    r"|\+?\d(?:[ ()-]?\d){7,}"  # a telephone number
    r"|(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+%"  # a percentage
    r"|(?<=[A-Za-z])[+#]+(?!\w)",  # C++ and C#
    re.ASCII,
)
"""What is left-to-right in any text, with its punctuation and spaces."""


def _isolated(text: str) -> str:
    """Return `text` with a letter for each character of what is left-to-right."""
    return _LTR.sub(lambda match: "a" * len(match[0]), text)


def _typed(text: str, character: _PlacedCharacter) -> str:
    """Return the code points with which its face draws a text."""
    face = character.face
    is_rtl = character.level % 2 == 1
    if isinstance(face, VendoredFace):
        return _mirrored(text, face) if is_rtl else text
    if not isinstance(face, FallbackFace):
        return text
    if not scripts.needs_shaping(text):
        return face.typed(text)
    words = text.split(" ")
    return " ".join(word and face.shaped(word, is_rtl=is_rtl) for word in words)


def _mirrored(text: str, face: VendoredFace) -> str:
    """Return right-to-left text, code points for what is drawn mirrored in it.

    Such a bracket is read as what it means, an opening one.
    """
    if text.isalpha() or text.isspace():
        return text
    return "".join(face.drawn_as(each, bidi_levels.mirror(each)) for each in text)
