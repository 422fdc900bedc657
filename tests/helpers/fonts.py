"""Debian's fonts for the scripts that Source Sans 3 lacks."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import pytest

from cvexport.model.settings import Font, Settings

FontLanguage = Literal["ja", "zh", "ko", "ar", "he", "hi"]

_FOLDER = Path("/usr/share")
_FONTS: dict[FontLanguage, tuple[str, str]] = {
    "ja": ("fonts-ipafont-gothic", "fonts/opentype/ipafont-gothic/ipag.ttf"),
    "zh": (
        "fonts-droid-fallback",
        "fonts/truetype/droid/DroidSansFallbackFull.ttf",
    ),
    "ko": ("fonts-nanum", "fonts/truetype/nanum/NanumGothic.ttf"),
    "ar": ("fonts-noto-core", "fonts/truetype/noto/NotoSansArabic-Regular.ttf"),
    "he": ("fonts-noto-core", "fonts/truetype/noto/NotoSansHebrew-Regular.ttf"),
    "hi": ("fonts-noto-core", "fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
}
"""The package that has a font for the language, and where it puts it: TrueType all."""


def font(script: FontLanguage) -> Path:
    """Return a font for a script, named by the language of its fixture.

    Where it isn't installed the test is skipped, but fails in CI, which installs it.
    """
    package, place = _FONTS[script]
    path = _FOLDER / place
    if not path.is_file():
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent(f"{package} isn't installed")
    return path


def with_fonts(name: str, settings: Settings) -> Settings:
    """Return the settings of a fixture with the fonts that its letters need."""
    script = name.removeprefix("scripts/")
    scripts = [each for each in get_args(FontLanguage) if each == script]
    if name == "three-scripts":
        scripts = ["ja", "ar"]
    if not scripts:
        return settings
    return settings.replaced(fonts=tuple(map(_read, scripts)))


@cache
def _read(script: FontLanguage) -> Font:
    path = font(script)
    return Font(path.name, path.read_bytes())
