"""The largest type that fits a document on a number of pages.

Type size matters most to readers, so it is reduced last: first the lines come closer
together, and only then the type gets smaller.
"""

from __future__ import annotations

from collections.abc import Callable

from cvexport.errors import DoesNotFit
from cvexport.exporters.pdf.pagination import pages
from cvexport.exporters.theme import LOOKS
from cvexport.model.document import Document
from cvexport.model.settings import FontSize, PageCount, Settings, Spacing

_LARGEST = 1.1
"""Times the size of the look; larger type looks like padding."""
_TIGHTEST, _WIDEST = 0.92, 1.08
"""Times the spacing of the look."""
_STEP = 0.1
"""Points; nobody sees a smaller difference in size."""


def fitted(document: Document, settings: Settings) -> Settings:
    """Return settings whose type size and spacing fill at most `settings.fit` pages.

    A size or spacing that the settings name isn't changed.  Raises DoesNotFit where
    the smallest type still needs more pages.
    """
    count = int(settings.fit)
    free = settings.replaced(fit=PageCount())

    def fits(candidate: Settings) -> bool:
        return len(pages(document, candidate)) <= count

    def sized(size: float) -> Settings:
        spacing = settings.spacing or Spacing(_TIGHTEST)
        return free.replaced(font_size=FontSize(size), spacing=spacing)

    def spaced(spacing: float) -> Settings:
        return best.replaced(spacing=Spacing(spacing))

    look = LOOKS[settings.look].body.size
    least, most = FontSize.lowest, min(look * _LARGEST, FontSize.highest)
    if settings.font_size:
        least = most = settings.font_size
    if not fits(sized(least)):
        raise DoesNotFit(_failure(document, sized(least), count))
    best = sized(_largest(least, most, _STEP, lambda size: fits(sized(size))))
    if settings.spacing:
        return best
    return spaced(_largest(_TIGHTEST, _WIDEST, 0.01, lambda value: fits(spaced(value))))


def _largest(
    least: float, most: float, step: float, fits: Callable[[float], bool]
) -> float:
    """Return the largest of the values from `least`, in steps, that fits."""
    low, high = 0, int((most - least) / step + 1e-6)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(round(least + middle * step, 2)):
            low = middle
        else:
            high = middle - 1
    return round(least + low * step, 2)


def _failure(document: Document, settings: Settings, count: int) -> str:
    spread = pages(document, settings)
    over = sum(len(rows) for rows in spread[count:])
    return (
        f"the CV does not fit {count} page{'s' * (count != 1)}: at "
        f"{settings.font_size:g} points it takes {len(spread)}, {over} "
        f"line{'s' * (over != 1)} too many"
    )
