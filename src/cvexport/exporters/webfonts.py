"""The fonts for HTML: what a document uses of each face, in a style sheet.

A face is written as plain TrueType: compressed as WOFF it would be two fifths
smaller, but its bytes would depend on the build of zlib.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

FAMILY = '"Source Sans 3"'
FAMILIES = f'{FAMILY}, "CV Symbols"'
"""The family, and the face of the symbols that it lacks."""

_FOLDER = Path(__file__).parent / "fonts"
_COPYRIGHT, _LICENCE, _LICENCE_URL = 0, 13, 14
"""The names that every copy of the font must carry: SIL Open Font License 1.1, 2."""
_UNUSED = ("GSUB", "BASE", "STAT", "gasp", "name")
"""Tables that are dropped before fontTools reads them, which halves the time."""


class Face(NamedTuple):
    """One face of the family."""

    bold: bool = False
    italic: bool = False

    @property
    def name(self) -> str:
        """The end of its file name."""
        return f"{'Bold' * self.bold}{'Italic' * self.italic}" or "Regular"


def rules(used: Mapping[Face, set[str]]) -> Iterator[str]:
    """Yield an `@font-face` for each face that has any of the letters it is used for.

    Letters that the family lacks are left to the fonts of the system.
    """
    for face, characters in sorted(used.items()):
        place = f"source_sans/SourceSans3-{face.name}.ttf"
        if font := _subset(place, face.name, "".join(sorted(characters))):
            yield (
                f"@font-face {{ font-family: {FAMILY}; "
                f"font-style: {'italic' if face.italic else 'normal'}; "
                f"font-weight: {700 if face.bold else 400}; {_source(font)} }}"
            )


def symbol_rule(characters: set[str]) -> Iterator[str]:
    """Yield an `@font-face` of the symbols that the family lacks, if any is used.

    It has one weight: browsers thicken it where text is bold.
    """
    used = "".join(sorted(each for each in characters if not each.isascii()))
    if font := _subset("symbols/CVSymbols.ttf", "Symbols", used):
        yield f'@font-face {{ font-family: "CV Symbols"; {_source(font)} }}'


def _source(font: bytes) -> str:
    return f"src: url(data:font/ttf;base64,{base64.b64encode(font).decode()});"


@lru_cache(maxsize=32)
def _subset(place: str, name: str, characters: str) -> bytes:
    """Return a font of those characters that a face has; empty if it has none."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    data = (_FOLDER / place).read_bytes()
    font = TTFont(BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    drawn = {ord(each) for each in characters if not each.isspace()}
    if not drawn & set(font.getBestCmap()):
        return b""
    names = _names(font, name)
    for table in set(_UNUSED) & set(font.keys()):
        del font[table]
    options = Options(
        layout_features=["kern", "mark"],
        layout_closure=False,
        hinting=False,
        notdef_outline=True,
        prune_unicode_ranges=False,
        prune_codepage_ranges=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=f" {characters}")
    subsetter.subset(font)
    font["name"] = names
    # Where uharfbuzz is installed, its packer would write different bytes.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _names(font: Any, name: str) -> Any:
    """Return the name table of a subset.

    Its name is not the family's, which is reserved for unmodified fonts.
    """
    from fontTools.ttLib import newTable

    texts = {each: font["name"].getDebugName(each) or "" for each in _KEPT_NAMES}
    texts |= {1: "CV", 2: name, 4: f"CV {name}", 6: f"CV-{name}"}
    names = newTable("name")
    names.names = []
    for number, text in texts.items():
        names.setName(text, number, *_WINDOWS_ENGLISH)
    return names


_KEPT_NAMES = (_COPYRIGHT, _LICENCE, _LICENCE_URL)
_WINDOWS_ENGLISH = (3, 1, 0x409)
"""Platform, encoding and language of a name: OpenType 1.9, name."""
