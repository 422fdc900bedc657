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
    stem = pattern.replace("{name}", re.sub(r"[^A-Za-z0-9]+", "-", _ascii(name)))
    stem = re.sub(r"-{2,}", "-", _ascii(stem))[:_MAX_STEM].strip("-. ") or "CV"
    return f"{stem}-CV" if is_reserved(stem) else stem


def earlier_files(folder: Path, pattern: str, name: str) -> list[Path]:
    """Return files of the person that have the pattern's form, but another spelling.

    Such as `Muller-CV.pdf` beside `Mueller-CV.pdf`, for Müller.
    """
    from cvexport.cli.ownership import is_ours, letters

    if "{name}" not in pattern:
        return []
    before, _, after = map(re.escape, _ascii(pattern).partition("{name}"))
    suffixes = "|".join(re.escape(row.suffix) for row in FORMATS.values())
    form = re.compile(rf"{before}(?P<name>.+?){after}(?:{suffixes})")
    return [
        path
        for path in sorted(folder.iterdir())
        if (match := form.fullmatch(path.name))
        and letters(match["name"]) == letters(_ascii(name))
        and path.is_file()
        and is_ours(path, name)
    ]


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)
