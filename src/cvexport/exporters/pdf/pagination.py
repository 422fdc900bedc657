"""A document set in lines and spread over pages, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvexport.exporters.pdf.page_breaking import Placed, paginated
from cvexport.exporters.pdf.tags import Element
from cvexport.exporters.pdf.typesetting import Composer
from cvexport.exporters.theme import Theme, theme_for
from cvexport.model.document import Document, reading_order
from cvexport.model.settings import Font, Settings
from cvexport.unicode.scripts import has_rtl, script

if TYPE_CHECKING:
    from cvexport.exporters.pdf.bidi.runs import Speller

_LEAST_MARGIN = 30.0
"""Points at the foot of a page that run long for the sake of its last row or two."""


def pages(document: Document, settings: Settings) -> list[list[Placed]]:
    """Return the rows of each page."""
    return laid_out(document, settings, Element("Document"))


def laid_out(
    document: Document, settings: Settings, root: Element
) -> list[list[Placed]]:
    """Return the rows of each page, their elements below `root`."""
    look = theme_for(settings)
    language = document.language or settings.language
    written = script(language)
    base = int(written.rtl and any(map(has_rtl, reading_order(document))))
    speller = _speller(settings.fonts, language, base)
    blocks = list(Composer(root, look, written, speller).blocks(document))
    return paginated(blocks, look.height, look.margins.bottom - least_margin(look))


def _speller(fonts: tuple[Font, ...], language: str, base: int) -> Speller | None:
    """Return what spells other scripts, None where the family is all there is."""
    if not fonts and not base:
        return None
    from cvexport.exporters.pdf.bidi.runs import Speller  # few CVs ask for it

    return Speller(fonts, language, base)


def least_margin(look: Theme) -> float:
    """Return what stays free at the foot: the running foot has a line above it."""
    if not look.numbered:
        return _LEAST_MARGIN
    return max(_LEAST_MARGIN, look.margins.bottom / 2 + 1.2 * look.footer.leading)
