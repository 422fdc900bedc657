"""A document set in lines and spread over pages, ready to be drawn."""

from __future__ import annotations

from cvexport.document import Document
from cvexport.exporters.page import Style, style
from cvexport.exporters.pdf.pages import Placed, paginated
from cvexport.exporters.pdf.structure import Element
from cvexport.exporters.pdf.typography import Composer
from cvexport.settings import Settings

_LEAST_MARGIN = 30.0
"""Points at the foot of a page that run long for the sake of its last row or two."""


def pages(document: Document, settings: Settings) -> list[list[Placed]]:
    """Return the rows of each page."""
    return laid_out(document, style(settings), Element("Document"))


def laid_out(document: Document, look: Style, root: Element) -> list[list[Placed]]:
    """Return the rows of each page, their elements below `root`."""
    blocks = list(Composer(root, look).blocks(document))
    return paginated(blocks, look.height, look.margins.bottom - least_margin(look))


def least_margin(look: Style) -> float:
    """Return what stays free at the foot: the running foot has a line above it."""
    if not look.numbered:
        return _LEAST_MARGIN
    return max(_LEAST_MARGIN, look.margins.bottom / 2 + 1.2 * look.foot.leading)
