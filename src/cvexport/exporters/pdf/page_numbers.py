"""The footer: name and page number, drawn as paths in an artifact.

pypdf, pdfminer, PDFium, MuPDF and Ghostscript read text in an artifact too, between
the last line of a page and the first of the next.  None of them reads paths.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvexport.exporters.fonts.faces import VendoredFace, face
from cvexport.exporters.fonts.glyph_paths import contours, drawings, path
from cvexport.exporters.pdf.writer import colour, numbers
from cvexport.exporters.theme import FOOTER_COUNT_START, FOOTER_NAME_END, MUTED, Theme


def footer(name: str, number: int, count: int, look: Theme) -> bytes:
    """Return the footer of page `number` of `count` as content of that page.

    It ends at the right margin, in the middle of the bottom margin.  The name is left
    out where it is too long or the font lacks one of its characters.
    """
    used = face()
    size = look.footer.size
    text = numbered = f"{number}{FOOTER_COUNT_START}{count}"
    if named := " ".join(name.split()):
        text = f"{named}{FOOTER_NAME_END}{numbered}"
    if not _drawable(text, used) or _width(text, used, size) > look.measure:
        text = numbered
    left = look.paper[0] - look.margins.sides - _width(text, used, size)
    baseline = (look.margins.bottom - used.descriptor.cap_height * size / 1000) / 2
    # Rounded to a hundredth of a point, magnified letters would be uneven.
    scale = f"{size / used.units:.5f}"
    operators = (
        f"\n/Artifact <</Type/Pagination/Subtype/Footer>> BDC q {colour(MUTED)} rg",
        f"{scale} 0 0 {scale} {numbers((left, baseline))} cm",
        *_paths(text, used),
        "f Q EMC",
    )
    return "\n".join(operators).encode("ascii")


def _drawable(text: str, used: VendoredFace) -> bool:
    return all(ord(character) in used.widths for character in text)


def _width(text: str, used: VendoredFace, size: float) -> float:
    return used.width(text) * size / 1000


def _paths(text: str, used: VendoredFace) -> Iterator[str]:
    drawing = drawings(used)
    for index, character in enumerate(text):
        right = used.width(text[:index]) * used.units / 1000
        for contour in contours(used.glyphs[ord(character)], drawing):
            yield from path(contour, right)
