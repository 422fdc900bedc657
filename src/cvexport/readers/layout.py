"""Lines with their geometry and emphasis, of whatever format, for the parser."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from cvexport.model.lines import Line

_MODULES = {
    "pdf": "layout_pdf",
    "docx": "layout_docx",
    "md": "layout_markdown",
    "txt": "layout_text",
}


def read_lines(data: bytes, format_name: str) -> tuple[Line, ...]:
    """Return the lines of a file in reading order.

    May raise whatever the library of the format raises; run it in a bounded process.
    """
    module = importlib.import_module(f"{__package__}.{_MODULES[format_name]}")
    lines: Callable[[bytes], tuple[Line, ...]] = module.lines
    return lines(data)
