"""Where the files of the project stand."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
SOURCES = TESTS / "sources"
FILES = TESTS / "files"
OUTPUTS = ROOT / "outputs"
PACKAGE = ROOT / "src" / "cvexport"
FACES = PACKAGE / "exporters" / "fonts" / "source_sans"
