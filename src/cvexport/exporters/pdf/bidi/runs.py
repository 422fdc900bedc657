"""Text of any script, parted into stretches of one face, direction and language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cvexport.exporters.fonts.faces import FamilyFace, FontFace
from cvexport.exporters.fonts.fallback import FallbackFace, Fallbacks
from cvexport.exporters.pdf.bidi import levels as bidi_levels
from cvexport.exporters.pdf.bidi import order
from cvexport.exporters.pdf.line_breaking import Line, Piece
from cvexport.exporters.pdf.tags import Element
from cvexport.model.settings import Font
from cvexport.unicode import scripts
from cvexport.unicode.kinsoku import is_ideographic

_WIDE_BESIDE_IDEOGRAPHS = frozenset("“”‘’…—·")
"""An em wide where they stand beside ideographs, whose font draws them then."""


class _Place(NamedTuple):
    """What is known of one character."""

    piece: Piece
    face: FontFace
    level: int
    language: str = ""


class Speller:
    """Spells text with the family and, where that lacks letters, with other fonts.

    `language` is the document's BCP 47 tag, `base` its direction as a level: 1 from
    the right, else 0.
    """

    def __init__(self, fonts: tuple[Font, ...], language: str, base: int) -> None:
        self._fallbacks = Fallbacks(fonts, language)
        self._language = language
        self.base = base

    def spelt(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces of a paragraph in pieces that one face each can draw.

        Raises MissingShaper and UnusableFont.
        """
        text = "".join(piece.text for piece in pieces)
        if text.isascii() and not self.base:
            return list(pieces)
        places = zip(self._places(text, pieces), text, strict=True)
        spelt: list[Piece] = []
        span: Element | None = None
        for place, group in groupby(places, lambda pair: pair[0]):
            element = place.piece.element
            if not place.language:
                span = None
            elif span is None or (span.parent, span.language) != (
                element,
                place.language,
            ):
                span = Element("Span", element, language=place.language)
            spelt.append(
                place.piece._replace(
                    text=_typed("".join(each for _, each in group), place),
                    face=place.face,
                    element=span or element,
                    level=place.level,
                )
            )
        return spelt

    def ordered(self, line: Line, measure: float) -> Line:
        """Return a line with its words where their directions put them."""
        return order.ordered(line, measure, self.base)

    def _places(self, text: str, pieces: Sequence[Piece]) -> list[_Place]:
        levels = [self.base] * len(text)
        if self.base or scripts.has_rtl(text):
            levels = bidi_levels.levels(_isolated(text), self.base)
        owners = [piece for piece in pieces for _ in piece.text]
        faces = self._faces(text, owners)
        places = list(map(_Place, owners, faces, levels))
        return self._with_languages(text, places)

    def _faces(self, text: str, owners: Sequence[Piece]) -> Iterator[FontFace]:
        """Yield the face of each character; marks go with what they stand on."""
        before: FontFace | None = None
        for index, (character, piece) in enumerate(zip(text, owners, strict=True)):
            face = piece.face
            if isinstance(before, FallbackFace) and before.goes_on(character):
                face = before
            elif self._is_wanting(text, index, face):
                bold = piece.face.is_bold
                face = self._fallbacks.face(character, bold=bold) or face
            yield face
            before = face

    def _is_wanting(self, text: str, index: int, face: FontFace) -> bool:
        character = text[index]
        if ord(character) not in face.widths:
            return True
        beside = text[max(index - 1, 0) : index + 2]
        return character in _WIDE_BESIDE_IDEOGRAPHS and is_ideographic(beside)

    def _with_languages(self, text: str, places: Sequence[_Place]) -> list[_Place]:
        """Tell the language of each stretch, and of the marks between two alike."""
        told: list[_Place] = []
        for face, start, end in bidi_levels.alike(place.face for place in places):
            language = ""
            if isinstance(face, FallbackFace):
                language = scripts.language(text[start:end], self._language, text)
            told += [each._replace(language=language) for each in places[start:end]]
        return list(_bridged(text, told))


def _bridged(text: str, places: Sequence[_Place]) -> Iterator[_Place]:
    """Yield places with the language of their neighbours where they are no words."""
    groups = list(bidi_levels.alike(place.language for place in places))
    last = len(groups) - 1
    for number, (language, start, end) in enumerate(groups):
        told = language
        if 0 < number < last and not any(map(str.isalnum, text[start:end])):
            before, after = groups[number - 1][0], groups[number + 1][0]
            told = before if before == after else language
        for place in places[start:end]:
            yield place._replace(language=told)


_FROM_LEFT = re.compile(
    r"[\w.+-]+@[\w.-]+\w"  # an e-mail address
    r"|(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%#~+-]*)?"  # a host and path
    r"|\+?\d(?:[ ()-]?\d){7,}"  # a telephone number
    r"|\d+(?:[.,]\d+)*%"  # a percentage
    r"|(?<=[A-Za-z])[+#]+(?!\w)",  # C++ and C#
    re.ASCII,
)
"""What runs from the left in any text, its marks and spaces too."""


def _isolated(text: str) -> str:
    """Return `text` with a letter for each character of what runs from the left."""
    return _FROM_LEFT.sub(lambda match: "a" * len(match[0]), text)


def _typed(text: str, place: _Place) -> str:
    """Return a text as the code points that its face draws it with."""
    face = place.face
    from_right = place.level % 2 == 1
    if isinstance(face, FamilyFace):
        return _mirrored(text, face) if from_right else text
    if not isinstance(face, FallbackFace):
        return text
    if not scripts.needs_shaping(text):
        return face.typed(text)
    words = text.split(" ")
    return " ".join(word and face.shaped(word, from_right=from_right) for word in words)


def _mirrored(text: str, face: FamilyFace) -> str:
    """Return right-to-left text, code points for what is drawn mirrored in it.

    Such a bracket is read as what it means, an opening one.
    """
    if text.isalpha() or text.isspace():
        return text
    return "".join(face.drawn_as(each, bidi_levels.mirror(each)) for each in text)
