"""A CV in each of the scripts that people write CVs in."""

from __future__ import annotations

import typing
from functools import cache
from io import BytesIO
from unicodedata import name as unicode_name

import pytest
from fontTools.ttLib import TTFont

import cvexport
from conftest import ROOT, SOURCES, resume
from cvexport.document import Document, reading_order
from fonts import Script, font

DRAWN = ("pl", "vi", "el", "ru")
"""What the project's own family has letters for."""
OTHERS = typing.get_args(Script)
ALL = (*DRAWN, *OTHERS)
FAMILY = ROOT / "src/cvexport/fonts/SourceSans3-Regular.ttf"


@cache
def composed(name: str) -> Document:
    return cvexport.compose(resume(name).resume)


def characters(name: str) -> set[str]:
    return set("".join(reading_order(composed(name)))) - {"\n"}


def drawn_by(data: bytes) -> set[str]:
    return set(map(chr, TTFont(BytesIO(data)).getBestCmap()))


def test_there_is_a_fixture_for_each() -> None:
    found = {path.stem for path in (SOURCES / "scripts").iterdir()}
    assert set(ALL) == found


@pytest.mark.parametrize("name", [f"scripts/{script}" for script in ALL])
def test_a_fixture_is_read_without_a_warning_in_its_language(name: str) -> None:
    reading = resume(name)
    assert () == tuple(reading.warnings)
    assert name == f"scripts/{reading.resume.export.language}"


@pytest.mark.parametrize("fmt", ["txt", "md", "docx"])
@pytest.mark.parametrize(
    "name", [*(f"scripts/{script}" for script in ALL), "three-scripts", "dense"]
)
def test_every_script_is_read_back(name: str, fmt: str) -> None:
    settings = resume(name).resume.export
    data = cvexport.export(composed(name), fmt, settings)
    assert cvexport.read_back(data, fmt, composed(name), settings) > 60


@pytest.mark.parametrize("name", [*(f"scripts/{script}" for script in DRAWN), "dense"])
def test_what_the_family_draws_is_read_back_from_pdf(name: str) -> None:
    settings = resume(name).resume.export
    data = cvexport.export(composed(name), "pdf", settings)
    assert cvexport.read_back(data, "pdf", composed(name), settings) > 180


@pytest.mark.parametrize("script", OTHERS)
def test_a_font_of_the_script_draws_what_the_family_does_not(script: Script) -> None:
    beyond = characters(f"scripts/{script}") - drawn_by(FAMILY.read_bytes())
    assert len(beyond) > 20
    assert set() == beyond - drawn_by(font(script).read_bytes())


def test_two_fonts_draw_what_the_family_does_not_of_three_scripts() -> None:
    beyond = characters("three-scripts") - drawn_by(FAMILY.read_bytes())
    both = drawn_by(font("ja").read_bytes()) | drawn_by(font("ar").read_bytes())
    assert set() == beyond - both


@pytest.mark.parametrize("script", OTHERS)
def test_a_font_of_the_script_is_truetype(script: Script) -> None:
    assert "glyf" in TTFont(font(script))


def test_three_scripts_are_in_one_line() -> None:
    name = composed("three-scripts").name
    assert {"LATIN", "CJK", "ARABIC"} <= {kind(character) for character in name}


def kind(character: str) -> str:
    return unicode_name(character).split(" ", maxsplit=1)[0]
