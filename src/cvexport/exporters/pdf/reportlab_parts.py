"""What is used of reportlab, imported so that nothing of a person's own runs with it.

reportlab, once it is imported, executes `reportlab_mods` and `reportlab_settings` from
anywhere on the path, `~/.reportlab_mods` and `~/.reportlab_settings` from the home
directory, and `local_rl_mods` and `local_rl_settings` beside its own modules.  Its
settings can be changed by RL_ variables too, and one of them that it can't read ends
the import.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from threading import Lock
from types import ModuleType

_SETTINGS = (
    "reportlab_mods",
    "reportlab_settings",
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
)
"""Modules that reportlab imports; where one exists, it reads no file instead."""

_LOCK = Lock()


@contextlib.contextmanager
def _without_settings() -> Iterator[None]:
    """Let reportlab find empty settings; what was there is put back."""
    with _LOCK:
        empty = {
            name: ModuleType(name) for name in _SETTINGS if name not in sys.modules
        }
        hidden = {name: os.environ.pop(name) for name in _variables()}
        sys.modules.update(empty)
        try:
            yield
        finally:
            os.environ.update(hidden)
            for name, module in empty.items():
                if sys.modules.get(name) is module:
                    del sys.modules[name]


def _variables() -> list[str]:
    return [name for name in os.environ if name.startswith("RL_")]


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
