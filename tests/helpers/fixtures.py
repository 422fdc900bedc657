"""The fixtures of `tests/sources`, read and exported."""

from __future__ import annotations

import cvexport
from cvexport.source import Reading
from helpers.places import ROOT, SOURCES

FIXTURES = ("full", "minimal", "unicode", "hostile", "long")
"""Named for their purpose; every format of each is a snapshot."""


def resume(name: str) -> Reading:
    """Return a fixture of `tests/sources`, or the project's own cv.yaml."""
    path = ROOT / "cv.yaml" if name == "cv" else SOURCES / f"{name}.yaml"
    return cvexport.read(path.read_bytes())


def exported(name: str, fmt: str) -> bytes:
    """Return a fixture in a format, with its own settings."""
    return cvexport.export(resume(name).resume, fmt)
