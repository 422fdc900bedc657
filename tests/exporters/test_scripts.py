"""A CV in each of the scripts that people write CVs in."""

from __future__ import annotations

import re
import shutil
import subprocess
import typing
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import name as unicode_name

import pikepdf
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

import cvexport
from cvexport import checks
from cvexport.checks.rule import FileView, SourceView
from cvexport.exporters.theme import LOOKS
from cvexport.model.dates import PartialDate
from cvexport.model.document import Document, Paragraph, Section, Span, reading_order
from cvexport.model.settings import Look, Settings
from cvexport.readback import extracted
from cvexport.source import traced
from cvexport.unicode.kinsoku import IDEOGRAPHIC
from helpers.fixtures import resume
from helpers.fonts import FontLanguage, font, with_fonts
from helpers.places import FACES, SOURCES

DRAWN = ("pl", "vi", "el", "ru")
"""The scripts that Source Sans 3 has letters for."""
OTHERS = typing.get_args(FontLanguage)
ALL = (*DRAWN, *OTHERS)
FAMILY = FACES / "SourceSans3-Regular.ttf"


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
def test_a_font_of_the_script_draws_what_the_family_lacks(
    script: FontLanguage,
) -> None:
    beyond = characters(f"scripts/{script}") - drawn_by(FAMILY.read_bytes())
    assert len(beyond) > 20
    assert set() == beyond - drawn_by(font(script).read_bytes())


def test_two_fonts_draw_what_the_family_lacks_of_three_scripts() -> None:
    beyond = characters("three-scripts") - drawn_by(FAMILY.read_bytes())
    both = drawn_by(font("ja").read_bytes()) | drawn_by(font("ar").read_bytes())
    assert set() == beyond - both


@pytest.mark.parametrize("script", OTHERS)
def test_a_font_of_the_script_is_truetype(script: FontLanguage) -> None:
    assert "glyf" in TTFont(font(script))


def test_three_scripts_are_in_one_line() -> None:
    name = composed("three-scripts").name
    assert {"LATIN", "CJK", "ARABIC"} <= {kind(character) for character in name}


def kind(character: str) -> str:
    return unicode_name(character).split(" ", maxsplit=1)[0]


# In PDF


@cache
def pdf(name: str, look: Look = "classic") -> bytes:
    settings = with_fonts(name, resume(name).resume.export.replaced(look=look))
    return cvexport.export(composed(name), "pdf", settings)


def with_pdftotext(data: bytes, tmp_path: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler isn't installed")
    (tmp_path / "cv.pdf").write_bytes(data)
    run = subprocess.run(
        ["pdftotext", tmp_path / "cv.pdf", "-"], capture_output=True, check=True
    )
    return run.stdout.decode()


def with_pypdf(data: bytes, _: Path) -> str:
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages)


def with_pdfium(data: bytes, _: Path) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x0c]")
"""What readers write around right-to-left text."""
BESIDE = re.compile(f"(?<=[{IDEOGRAPHIC}]) | (?=[{IDEOGRAPHIC}])")


def words(text: str) -> list[str]:
    """Return words; spaces beside ideographs, where lines may end, separate none."""
    found = CONTROLS.sub("", text).split()
    bare = " ".join(word for word in found if word not in "•|–-")
    return BESIDE.sub("", bare).split()


READERS = (with_pdftotext, with_pypdf, with_pdfium)
RIGHT_TO_LEFT = ("scripts/ar", "scripts/he", "three-scripts")
CASES = [
    (name, reader)
    for name in (*(f"scripts/{script}" for script in ALL), "three-scripts")
    for reader in READERS
    if (name, reader) != ("three-scripts", with_pdftotext)
    and (reader is not with_pdfium or name not in RIGHT_TO_LEFT)
]


@pytest.mark.parametrize(("name", "reader"), CASES)
def test_every_word_is_read_in_the_order_of_the_text(
    name: str, reader: Callable[[bytes, Path], str], tmp_path: Path
) -> None:
    expected = words(" ".join(reading_order(composed(name))))
    assert expected == words(reader(pdf(name), tmp_path))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", [f"scripts/{script}" for script in OTHERS])
def test_every_look_of_every_script_reads_back(name: str, look: Look) -> None:
    settings = with_fonts(name, resume(name).resume.export.replaced(look=look))
    data = pdf(name, look)
    assert cvexport.read_back(data, "pdf", composed(name), settings) > 60


def test_poppler_splits_rtl_phrase_at_comma_in_ltr_line(
    tmp_path: Path,
) -> None:
    expected = words(" ".join(reading_order(composed("three-scripts"))))
    found = words(with_pdftotext(pdf("three-scripts"), tmp_path))
    assert {"عمّان,"} == set(expected) - set(found)


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_pdfium_loses_few_words_where_directions_mix(name: str, tmp_path: Path) -> None:
    """It takes the direction of a line from most of its words."""
    expected = words(" ".join(reading_order(composed(name))))
    found = words(with_pdfium(pdf(name), tmp_path))
    lost = [word for word in expected if word not in found]
    assert len(lost) <= len(expected) / 15


# Line breaks


def lines(name: str, tmp_path: Path) -> list[str]:
    return [line for line in with_pypdf(pdf(name), tmp_path).splitlines() if line]


@pytest.mark.parametrize("name", ["scripts/ja", "scripts/zh"])
def test_no_line_starts_or_ends_with_forbidden_punctuation(
    name: str, tmp_path: Path
) -> None:
    found = lines(name, tmp_path)
    assert any(len(line) > 40 for line in found)
    assert not any(line[0] in "、。，：；！？」』）・ーゃゅょっ" for line in found)
    assert not any(line.rstrip()[-1] in "「『（" for line in found)


def test_korean_lines_break_only_at_spaces(tmp_path: Path) -> None:
    text = " ".join(reading_order(composed("scripts/ko"))).split()
    for line in lines("scripts/ko", tmp_path):
        assert set(line.split()) - set("•|") <= set(text)


@pytest.mark.parametrize(
    ("name", "expected"), [("scripts/ja", False), ("scripts/he", False), ("cv", True)]
)
def test_titles_are_italic_only_where_the_script_has_italics(
    name: str, expected: bool
) -> None:
    fonts = {
        str(font.BaseFont).partition("-")[2]
        for page in pikepdf.open(BytesIO(pdf(name))).pages
        for font in page.Resources.Font.values()
    }
    assert expected is ("Italic" in fonts)


# In `cvexport check`


@pytest.mark.parametrize("name", [f"scripts/{script}" for script in ALL])
@pytest.mark.parametrize("fmt", ["pdf", "docx", "txt", "md"])
def test_no_rule_objects_to_a_file_of_the_script(name: str, fmt: str) -> None:
    settings = with_fonts(name, resume(name).resume.export)
    data = cvexport.export(composed(name), fmt, settings)
    view = FileView(fmt, data, extracted(data, fmt), composed(name))
    found = checks.check_file(view, f"cv.{fmt}", frozenset())
    assert [] == [each.rule for each in found]


@pytest.mark.parametrize("name", [f"scripts/{script}" for script in ALL])
def test_the_rules_find_only_invented_details_in_a_source(name: str) -> None:
    reading = traced((SOURCES / f"{name}.yaml").read_bytes())
    view = SourceView(reading.reading.resume, PartialDate(2026, 11, 24))
    found = checks.check_source(view, name, reading.places, frozenset())
    # Vietnamese has spaces between syllables, so a title seems to have many words.
    made_up = {"reserved-address", "hidden-address", "long-title", "mixed-dates"}
    assert set() == {each.rule for each in found} - made_up


# Any text in both directions

POOL = [
    *("مهندس", "شركة", "عمّان،", "خادم؛", "(سريع)", "«ذكي»", "ولـPython", "٢٠٢٠", "٦٢٪"),
    *("מהנדס", "בע״מ", "שנים,", "ל־95", "(GitLab)", "רח'", "אי-אפשר", "שלום!", "כן?"),
    *("Python", "C++", "C#", "(GitLab CI),", "Node.js", "2016 – 2019", "3.5", "62%"),
    *(
        "+962 70 000 0000",
        "a@example.org",
        "example.org/x;",
        "[x]",
        "$5k",
        "R&D",
        "e.g.",
    ),
]


@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(st.sampled_from(POOL), min_size=1, max_size=30),
    language=st.sampled_from(["ar", "he", "en"]),
)
def test_any_words_in_both_directions_read_back(
    words: list[str], language: str
) -> None:
    paragraph = Paragraph((Span(" ".join(words)),))
    section = Section("Work", "WORK", (paragraph,))
    name = {"ar": "فلان", "he": "ישראל", "en": "Nobody"}[language]
    document = Document("", language, "", name, "", (), (section,))
    of_fonts = with_fonts("scripts/ar", Settings()).fonts
    of_fonts += with_fonts("scripts/he", Settings()).fonts
    chosen = Settings(fonts=of_fonts)
    data = cvexport.export(document, "pdf", chosen)
    assert cvexport.read_back(data, "pdf", document, chosen) > 1
