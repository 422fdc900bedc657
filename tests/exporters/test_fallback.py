"""Fonts for letters that the project's own family lacks."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cvexport
from cvexport.errors import MissingShaper, UnusableFont
from cvexport.exporters.fonts import fallback
from cvexport.model.document import Document, Entry, Paragraph, Section, Span
from cvexport.model.settings import Font, Settings
from helpers import tinyfonts

HAN, KANA = "\u898b", "\u3042"


def document(text: str, *, bold: bool = False, language: str = "en") -> Document:
    block = Paragraph((Span(text, bold=bold),))
    section = Section("Work", "WORK", (block,))
    return Document("Ada", language, "", "Ada", "", (), (section,))


def pdf(text: str, *fonts: bytes, bold: bool = False, language: str = "en") -> bytes:
    named = tuple(Font(f"font{at}.ttf", data) for at, data in enumerate(fonts))
    made = document(text, bold=bold, language=language)
    return cvexport.export(made, "pdf", Settings(fonts=named))


def embedded(data: bytes) -> dict[str, TTFont]:
    """Return the fonts of a file by their names, without the tag of a subset."""
    found = {}
    with pikepdf.open(BytesIO(data)) as file:
        for font in file.pages[0].Resources.Font.values():
            descendant: Any = font.DescendantFonts[0]
            name = str(descendant.BaseFont).partition("+")[2]
            program = descendant.FontDescriptor.FontFile2.read_bytes()
            found[name] = TTFont(BytesIO(program))
    return found


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        found: str = file[0].get_textpage().get_text_range()
    return found


def content(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as file:
        return file.pages[0].Contents.read_bytes().decode("ascii")


@pytest.mark.parametrize("make", [tinyfonts.truetype, tinyfonts.opentype])
def test_a_letter_that_the_family_lacks_is_drawn_by_a_font_that_has_it(
    make: Any,
) -> None:
    data = pdf(f"one {HAN} two", make(HAN))
    assert f"one {HAN} two" in text_of(data)
    assert {"SourceSans3-Regular", "SourceSans3-Bold", "Tiny-Regular"} == set(
        embedded(data)
    )


def test_a_font_is_not_embedded_where_the_family_has_every_letter() -> None:
    assert "Tiny-Regular" not in embedded(pdf("one two", tinyfonts.truetype("one")))


def test_the_first_font_that_has_a_letter_draws_it() -> None:
    fonts = (
        tinyfonts.truetype(KANA, family="First"),
        tinyfonts.truetype(KANA + HAN, family="Second"),
        tinyfonts.truetype(HAN, family="Third"),
    )
    found = embedded(pdf(KANA + HAN, *fonts))
    assert {"First-Regular", "Second-Regular"} == set(found) - {
        "SourceSans3-Regular",
        "SourceSans3-Bold",
    }


def test_only_the_letters_that_are_used_are_embedded() -> None:
    letters = "".join(map(chr, range(0x4E00, 0x4F00)))
    found = embedded(pdf(letters[:3], tinyfonts.truetype(letters)))["Tiny-Regular"]
    assert 1 + 3 + 1 >= len(found.getGlyphOrder())


@pytest.mark.parametrize("bold", [False, True])
def test_bold_text_is_in_the_bold_font(bold: bool) -> None:
    fonts = (
        tinyfonts.truetype(HAN, family="Plain"),
        tinyfonts.truetype(HAN, family="Heavy", weight=700),
    )
    data = pdf(HAN, *fonts, bold=bold)
    assert bold is ("Heavy-Regular" in embedded(data))
    assert bold is not ("Plain-Regular" in embedded(data))
    assert "2 Tr" not in content(data)


def test_bold_text_is_thickened_where_no_font_is_bold() -> None:
    font = tinyfonts.truetype(HAN)
    assert "2 Tr" in content(pdf(HAN, font, bold=True))
    assert "2 Tr" not in content(pdf(HAN, font))


@pytest.mark.parametrize(("bold", "width"), [(False, 200), (True, 500)])
def test_a_variable_font_is_drawn_in_its_weight(bold: bool, width: int) -> None:
    data = pdf(HAN, tinyfonts.variable(HAN), bold=bold)
    glyphs = embedded(data)["Tiny-Regular"]["glyf"]
    assert width == glyphs["glyph00001"].xMax - glyphs["glyph00001"].xMin
    assert "2 Tr" not in content(data)


def test_plain_text_prefers_a_variable_font_to_a_bold_one() -> None:
    fonts = (
        tinyfonts.truetype(HAN, family="Heavy", weight=700),
        tinyfonts.variable(HAN),
    )
    assert "Tiny-Regular" in embedded(pdf(HAN, *fonts))
    assert "Heavy-Regular" in embedded(pdf(HAN, *fonts, bold=True))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ja", "JP"), ("ko", "KR"), ("zh", "SC"), ("zh-TW", "TC"), ("en", "JP")],
)
def test_a_collection_gives_the_font_of_the_language(
    language: str, expected: str
) -> None:
    fonts = [
        tinyfonts.truetype(HAN, family=f"Tiny {region}")
        for region in ("JP", "KR", "SC", "TC")
    ]
    for font, region in zip(fonts, ("JP", "KR", "SC", "TC"), strict=True):
        assert region in str(TTFont(BytesIO(font))["name"].getDebugName(1))
    found = embedded(pdf(HAN, tinyfonts.collection(*fonts), language=language))
    assert [f"Tiny{expected}-Regular"] == [name for name in found if "Tiny" in name]


def test_cubic_curves_are_drawn_as_quadratic_ones_within_a_unit() -> None:
    before = TTFont(BytesIO(tinyfonts.opentype(HAN))).getGlyphSet()["u898B"]
    after = embedded(pdf(HAN, tinyfonts.opentype(HAN)))["Tiny-Regular"].getGlyphSet()
    areas = []
    for glyph, glyphs in ((before, None), (after["glyph00001"], after)):
        pen = AreaPen(glyphs)
        glyph.draw(pen)
        areas.append(pen.value)
    assert pytest.approx(-areas[0], rel=0.01) == areas[1]


def test_a_foreign_word_is_tagged_with_its_language() -> None:
    data = pdf(f"before {HAN}{KANA} after", tinyfonts.truetype(HAN + KANA))
    assert [("/Span", "ja")] == languages(data)


def test_a_word_in_the_language_of_the_document_is_not_tagged() -> None:
    font = tinyfonts.truetype(HAN + KANA)
    assert [] == languages(pdf(f"before {HAN}{KANA} after", font, language="ja"))


def languages(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(BytesIO(data)) as file:
        return [
            (str(each.S), str(each.Lang))
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/Lang" in each
        ]


def test_a_linked_foreign_word_can_be_clicked_over_its_whole_width() -> None:
    span = Span(HAN * 10, href="https://example.org/")
    section = Section("Work", "WORK", (Entry((span,), "", (), ()),))
    made = document("")._replace(sections=(section,))
    font = Font("tiny.ttf", tinyfonts.truetype(HAN))
    data = cvexport.export(made, "pdf", Settings(fonts=(font,)))
    with pikepdf.open(BytesIO(data)) as file:
        [link] = file.pages[0].Annots
        left, _, right, _ = map(float, link.Rect)
    assert pytest.approx(10 * 0.3 * 11, abs=0.1) == right - left


def test_characters_that_no_font_has_are_named() -> None:
    with pytest.raises(cvexport.MissingGlyphs) as caught:
        pdf(HAN + KANA, tinyfonts.truetype(KANA))
    assert (HAN,) == caught.value.characters


def test_the_same_font_gives_the_same_bytes_twice() -> None:
    font = tinyfonts.opentype(HAN)
    first = pdf(HAN, font)
    fallback._file.cache_clear()
    fallback._face.cache_clear()
    fallback._opened.cache_clear()
    assert first == pdf(HAN, bytes(bytearray(font)))


# Fonts that won't do


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "its file has not been read"),
        (b"no font at all", "it can't be read"),
        (tinyfonts.truetype(HAN, rights=2), "its licence forbids to embed it"),
        (tinyfonts.truetype(HAN)[:200], "it can't be read"),
        (
            tinyfonts.truetype(HAN).replace(b"glyf", b"none"),
            "it can't be read: it has no outlines",
        ),
    ],
)
def test_a_font_that_can_not_be_used_is_named_with_the_reason(
    data: bytes, reason: str
) -> None:
    with pytest.raises(UnusableFont, match=f"the font font0.ttf: {reason}"):
        pdf(HAN, data)


@settings(deadline=None)
@given(st.integers(0, 1200), st.integers(0, 255))
@example(444, 0)
def test_a_damaged_font_is_drawn_or_refused(at: int, byte: int) -> None:
    damaged = bytearray(tinyfonts.truetype(HAN))
    damaged[at % len(damaged)] = byte
    try:
        data = pdf(HAN, bytes(damaged))
    except (UnusableFont, cvexport.MissingGlyphs):
        return
    assert data.startswith(b"%PDF")


def test_an_oversized_character_map_is_refused_unread() -> None:
    font = bytearray(tinyfonts.truetype(HAN + "\U00020000"))
    group = struct.pack(">3L", 0x20000, 0x20000, 2)
    at = font.index(group)
    font[at : at + 12] = struct.pack(">3L", 0x20000, 0xF0000000, 2)
    with pytest.raises(UnusableFont, match="its character map is too large"):
        pdf("\U00020000", bytes(font))


def test_text_that_needs_shaping_needs_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "uharfbuzz", None)
    with pytest.raises(MissingShaper, match="pip install uharfbuzz pypdf"):
        pdf("\u05e9", tinyfonts.truetype("\u05e9"))


# Full-width marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日。「日", 1),
        ("日」。「日", 2),
        ("日「『日", 1),
        ("日「」日", 0),
        ("日、日", 0),
        ("日（日）日", 0),
    ],
)
def test_adjacent_wide_punctuation_is_set_closer(text: str, expected: int) -> None:
    font = tinyfonts.truetype("日、。「」『』（）", width=900)
    shown = content(pdf(text, font, language="ja"))
    assert expected == shown.count(">400<")
    assert text in text_of(pdf(text, font, language="ja"))


@pytest.mark.parametrize(("width", "language"), [(300, "ja"), (900, "zh-TW")])
def test_narrow_and_centred_punctuation_is_not_moved(width: int, language: str) -> None:
    font = tinyfonts.truetype("日、。「」『』（）", width=width)
    assert "400" not in content(pdf("日。「日", font, language=language))
