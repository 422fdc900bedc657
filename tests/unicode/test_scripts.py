"""One row for each script, which everything else asks."""

from __future__ import annotations

from itertools import combinations

import pytest

from cvexport.locales.languages import tags
from cvexport.unicode import scripts
from cvexport.unicode.scripts import LATIN, SCRIPTS, Script, has_rtl, script

CODED = [row for row in SCRIPTS if row.code]


def test_a_script_has_one_row() -> None:
    assert len(CODED) == len({row.code for row in CODED})


def test_a_letter_belongs_to_one_script() -> None:
    every = "".join(map(chr, range(0x110000)))
    found = [
        (row, set(scripts.pattern(row.letters).findall(every)))
        for row in CODED
        if row.letters
    ]

    assert [] == [
        (one.code, other.code)
        for (one, letters), (other, others) in combinations(found, 2)
        if letters & others
    ]


@pytest.mark.parametrize("row", CODED, ids=lambda row: row.code)
def test_every_script_has_a_language(row: Script) -> None:
    assert row.languages
    assert row == script(f"und-{row.code}")


@pytest.mark.parametrize("language", [tag for tag in tags() if script(tag) != LATIN])
def test_word_has_a_font_for_every_supported_language(language: str) -> None:
    fonts = script(language).word

    assert "" not in fonts


@pytest.mark.parametrize("row", CODED, ids=lambda row: row.code)
def test_a_font_of_word_has_a_slot_and_an_alias(row: Script) -> None:
    assert bool(row.word.name) == bool(row.word.alias)
    assert row.word.slot or not row.word.name


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ""),
        ("de-AT", ""),
        ("ru", ""),
        ("fa-IR", "Arab"),
        ("he", "Hebr"),
        ("ja", "Jpan"),
        ("ko-KR", "Kore"),
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant", "Hant"),
        ("zh-Hans-HK", "Hans"),
        ("yue", "Hant"),
        ("az-Arab", "Arab"),
        ("ja-Latn", ""),
    ],
)
def test_a_language_has_the_script_it_names_or_its_usual_one(
    language: str, expected: str
) -> None:
    assert expected == script(language).code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("", False), ("word", False), ("слово", False), ("日本", False)),
        *(("سلام", True), ("a שלום", True), ("\u200f", True)),
    ],
)
def test_right_to_left_letters_are_found(text: str, expected: bool) -> None:
    assert expected is has_rtl(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("word", False), ("日本", False), ("한국", False)),
        *(("سلام", True), ("नमस्ते", True), ("สวัสดี", True)),
    ],
)
def test_letters_that_need_shaping_are_found(text: str, expected: bool) -> None:
    assert expected is scripts.needs_shaping(text)


@pytest.mark.parametrize(
    ("text", "document", "context", "expected"),
    [
        ("花子", "en", "見本 花子", "zh"),
        ("花子", "en", "はな 花子", "ja"),
        ("花子", "ja", "花子", ""),
        ("花子", "ko", "花子", ""),
        ("はな", "zh", "はな", "ja"),
        ("한국", "en", "한국", "ko"),
        ("سلام", "en", "سلام", "ar"),
        ("سلام", "fa-IR", "سلام", ""),
        ("שלום", "ar", "שלום", "he"),
        ("नमस्ते", "en", "नमस्ते", "hi"),
        ("สวัสดี", "en", "สวัสดี", "th"),
        ("word", "ja", "word", ""),
    ],
)
def test_a_phrase_in_another_script_has_the_language_of_most_people_who_write_it(
    text: str, document: str, context: str, expected: str
) -> None:
    assert expected == scripts.language(text, document, context)
