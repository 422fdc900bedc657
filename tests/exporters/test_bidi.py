"""Directions of text, by the Unicode Bidirectional Algorithm."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from cvexport.exporters.pdf.bidi.levels import levels, visual

LETTERS = "ab שלמ العر ي 012٣٤+-,.:/%$€()[]{} .!?«»&@#"


def display(text: str, base: int) -> str:
    """Return a line as it is drawn, from left to right, no bracket mirrored."""
    found = levels(text, base)
    for index in range(len(text) - 1, -1, -1):
        if text[index] != " ":
            break
        found[index] = base
    return "".join(text[at] for at in visual(found))


@pytest.mark.parametrize("base", [0, 1])
@given(text=st.text(alphabet=LETTERS, max_size=24))
def test_a_line_is_ordered_as_by_an_independent_implementation(
    base: int, text: str
) -> None:
    assert get_display(text, base_dir="LR"[base]) == display(text, base)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("only Latin 12", 0, "only Latin 12"),
        ("abc שלום def", 0, "abc םולש def"),
        ("שלום abc 12", 1, "abc 12 םולש"),
        ("12 שלום abc", 1, "abc םולש 12"),
        ("שלום 2016 – 2019 הלום", 1, "םולה 2019 – 2016 םולש"),
        ("שלום (GitLab CI) הלום", 1, "םולה )GitLab CI( םולש"),
    ],
)
def test_words_and_digits_are_where_readers_of_the_script_expect_them(
    text: str, base: int, expected: str
) -> None:
    assert expected == display(text, base)


def test_a_combining_mark_has_the_level_of_its_letter() -> None:
    assert [1, 1, 0, 0] == levels("ש\u05b8 a", 0)


def test_an_empty_text_has_no_levels() -> None:
    assert ([], []) == (levels("", 1), visual([]))


def test_an_unpaired_bracket_has_the_direction_of_the_line() -> None:
    assert "(abc" == display("(abc", 0)
    assert "abc(" == display("(abc", 1)


def test_more_open_brackets_than_the_standard_allows_are_not_paired() -> None:
    text = "a(" * 64 + ")"
    assert get_display(text, base_dir="R") == display(text, 1)
