"""A document set in lines and divided into pages, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvexport.exporters.fonts.faces import face
from cvexport.exporters.pdf.page_breaking import PlacedRow, break_pages
from cvexport.exporters.pdf.tags import Element
from cvexport.exporters.pdf.typesetting import Typesetter
from cvexport.exporters.theme import Theme, theme_for
from cvexport.model.document import Document, reading_order
from cvexport.model.settings import Font, Settings
from cvexport.unicode.characters import visible
from cvexport.unicode.scripts import has_rtl, script

if TYPE_CHECKING:
    from cvexport.exporters.pdf.bidi.runs import Itemizer

_LEAST_MARGIN = 30.0
"""Points left below a page that runs long for the sake of its last row or two."""


def pages(
    document: Document, settings: Settings, root: Element | None = None
) -> list[list[PlacedRow]]:
    """Return the rows of each page; `root` is the root of their elements."""
    look = theme_for(settings)
    language = document.language or settings.language
    written = script(language)
    text = visible("".join(reading_order(document)))
    base = int(written.rtl and has_rtl(text))
    itemizer = _itemizer(settings.fonts, language, base, text)
    typesetter = Typesetter(root or Element("Document"), look, written, itemizer)
    blocks = list(typesetter.blocks(document))
    return break_pages(blocks, look.height, look.margins.bottom - least_margin(look))


def _itemizer(
    fonts: tuple[Font, ...], language: str, base: int, text: str
) -> Itemizer | None:
    """Return what sets other scripts and symbols; None where the family's fonts do."""
    if not (fonts or base) and face().has(text):
        return None
    from cvexport.exporters.pdf.bidi.runs import Itemizer  # few CVs ask for it

    return Itemizer(fonts, language, base)


def least_margin(look: Theme) -> float:
    """Return the least bottom margin, in points: a footer has a line above it."""
    if not look.numbered:
        return _LEAST_MARGIN
    return max(_LEAST_MARGIN, look.margins.bottom / 2 + 1.2 * look.footer.leading)
