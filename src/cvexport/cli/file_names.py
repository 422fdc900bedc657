"""The names of the files that a build writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cvexport.model.formats import FORMATS
from cvexport.model.settings import is_reserved

if TYPE_CHECKING:
    from cvexport.model.resume import Resume

_MAX_STEM = 120
"""Characters; file systems allow 255 bytes, a suffix and a temporary name included."""


def output_path(resume: Resume, name: str, folder: str | None = None) -> Path:
    """Return where the file of a CV in format `name` belongs.

    The folder is `export.output` unless another is given.
    """
    stem = file_stem(resume.export.filename, resume.basics.name)
    return Path(folder or resume.export.output) / f"{stem}{FORMATS[name].suffix}"


def file_stem(pattern: str, name: str) -> str:
    """Return a file name of ASCII letters, digits, - and _, as portals accept it.

    A person called Con gets `Con-CV` from a pattern without anything else, since
    Windows takes `Con` for a device.
    """
    stem = pattern.replace(
        "{name}", re.sub(r"[^A-Za-z0-9]+", "-", transliterated(name))
    )
    stem = re.sub(r"-{2,}", "-", transliterated(stem))[:_MAX_STEM].strip("-. ") or "CV"
    return f"{stem}-CV" if is_reserved(stem) else stem


def transliterated(text: str) -> str:
    """Return a text in ASCII letters, such as `Lodz` for Łódź."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)
