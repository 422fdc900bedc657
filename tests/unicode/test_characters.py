"""Text is what every format can carry and every machine reads."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvexport.unicode.characters import meaningless, without
from cvexport.unicode.prose import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("a  b", "a b"),
        (" a\tb ", "a b"),
        ("a\nb", "a b"),
        ("a\n\nb", "a\n\nb"),
        ("a\n \t\n\n\nb\n", "a\n\nb"),
        ("a\u2029b", "a\n\nb"),
        ("a\u2028b", "a b"),
        ("a\u00a0b\u2009c\u3000d\u202fe", "a b c d e"),
        ("Zoe\u0308", "Zoë"),
        ("\u0438\u0306", "й"),
        ("\u212b", "Å"),
        ("\U0001d5e6\U0001d5f2\U0001d5fb\U0001d5f6\U0001d5fc\U0001d5ff", "Senior"),
        ("e\ufb03cient \ufb01sh", "efficient fish"),
        ("co\u00adop", "coop"),
        ("non\u2011break\u2010ing", "non-break-ing"),
        ("\u200bzero\ufeff\u2060", "zero"),
        ("\u202eleft\u202c", "left"),
        ("a\u200db", "ab"),
        ("\u0646\u0645\u06cc\u200c\u062e", "\u0646\u0645\u06cc\u200c\u062e"),
        ("one-\ntwo\n-three\n--x", "one- two -three --x"),
        ("a – b — c … “d” 5 × 3", "a – b — c … “d” 5 × 3"),
    ],
)
def test_text_is_cleaned(text: str, expected: str) -> None:
    assert expected == folded(text)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text())
def test_clean_text_is_left_alone(text: str) -> None:
    once = folded(text)

    assert once == folded(once)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(st.characters(categories=["L", "N"])))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    kept = folded(text)

    assert unicodedata.normalize("NFKD", text) == unicodedata.normalize("NFKD", kept)


def test_icons_and_lost_characters_mean_nothing() -> None:
    text = "\uf0e0 mail \ufffd, \uf0e0 again \U000f0001"

    assert ("\uf0e0", "\ufffd", "\U000f0001") == meaningless(text)
    assert " mail ,  again " == without(text, meaningless(text))


def test_letters_mean_something() -> None:
    assert () == meaningless("Zoë, Ελλάδα, 你好, 😀")
    assert "a  b" == without("a  b", ())
