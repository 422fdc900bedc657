"""What is used of reportlab, imported so that no settings file is run.

reportlab runs `~/.reportlab_settings`, `~/.reportlab_mods` and modules of such names
anywhere on the path as Python when it is first imported.  Empty modules under those
names keep it from looking further.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType

_SETTINGS = (
    "reportlab_mods",
    "reportlab_settings",
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
)


@contextlib.contextmanager
def _without_settings() -> Iterator[None]:
    added = [name for name in _SETTINGS if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in added})
    try:
        yield
    finally:
        for name in added:
            sys.modules.pop(name, None)


with _without_settings():
    from reportlab import rl_config
    from reportlab.pdfbase.pdfdoc import (
        PDFDictionary,
        PDFDocument,
        PDFInfo,
        PDFName,
        PDFObject,
        PDFPage,
        PDFResourceDictionary,
    )
    from reportlab.pdfbase.ttfonts import TTFontFile

__all__ = [
    "PDFDictionary",
    "PDFDocument",
    "PDFInfo",
    "PDFName",
    "PDFObject",
    "PDFPage",
    "PDFResourceDictionary",
    "TTFontFile",
    "rl_config",
]
