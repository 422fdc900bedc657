"""Emoji are found as sequences, and what they leave behind is tidied up."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cvexport.exporters.fonts.faces import face, symbols
from cvexport.unicode.characters import cleaned, may_have_emoji, visible
from cvexport.unicode.emoji import found, without_emoji

ROCKET = "\N{ROCKET}"
CODER = "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}"
ENGLAND = "\N{WAVING BLACK FLAG}" + "".join(chr(0xE0000 + ord(each)) for each in "gben")
ENGLAND += "\U000e007f"


@pytest.mark.parametrize(
    "emoji",
    [
        ROCKET,
        CODER,
        ENGLAND,
        "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
        "\U0001f1eb\U0001f1f7",
        "\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
        "\N{HEAVY BLACK HEART}\ufe0f\u200d\N{FIRE}",
        "\N{RUNNER}\u200d\N{FEMALE SIGN}\ufe0f",
        "\N{WHITE MEDIUM STAR}",
        "\N{WHITE HEAVY CHECK MARK}",
        "\N{SNOWMAN}\ufe0f",
        "\N{HOT BEVERAGE}",
        "\N{LOCK}",
        "\U0001faff",
    ],
)
def test_a_sequence_is_one_emoji(emoji: str) -> None:
    text = f"a {emoji} b"
    assert [emoji] == found(text)
    assert "a b" == without_emoji(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\ufe0f\u20e3 first", "1 first"),
        ("#\u20e3 tag", "# tag"),
        ("\N{KEYCAP TEN} years", "10 years"),
        ("❤\ufe0f ✔\ufe0f ©\ufe0f ☎\ufe0e", "❤ ✔ © ☎"),
        ("★★☆ ✉ ➡ ① │ ⚡ ⚪ → ™ 25 °C", "★★☆ ✉ ➡ ① │ ⚡ ⚪ → ™ 25 °C"),
        ("見 ㊙ 〒100", "見 ㊙ 〒100"),
    ],
)
def test_digits_and_drawn_symbols_are_kept(text: str, expected: str) -> None:
    assert [] == found(text)
    assert expected == without_emoji(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~", ""),
        ("~ a", "a"),
        ("a ~", "a"),
        ("a~b", "a b"),
        ("a ~ b", "a b"),
        ("~~ a ~ ~", "a"),
        ("a ~, b", "a, b"),
        ("a ~.", "a."),
        ("used ~ .NET", "used .NET"),
        ("a | ~ | b", "a | b"),
        ("~ | a", "a"),
        ("a | ~", "a"),
        ("a – ~", "a"),
        ("~ - a", "a"),
        ("a ~ - b", "a - b"),
        ("a, ~, b", "a, b"),
        ("~: a", "a"),
        ("Label ~: a", "Label: a"),
        ("a (~) b", "a b"),
        ("(~ a)", "(a)"),
        ("“~” a", "a"),
        ("**~ a** b", "**a** b"),
        ("**a ~** b", "**a** b"),
        ("**a** ~ b", "**a** b"),
        ("a **~** b", "a b"),
        ("[~](https://example.org)", "https://example.org"),
        ("[~ a](https://example.org)", "[a](https://example.org)"),
        ("~ a\n~ b", "• a\n• b"),
        ("~ a\n\nb", "a\n\nb"),
        ("- a\n  - ~ b", "- a\n  - b"),
    ],
)
def test_nothing_is_left_of_what_was_beside_an_emoji(text: str, expected: str) -> None:
    assert expected == without_emoji(text.replace("~", ROCKET))


PARTS = [
    *(
        ROCKET,
        CODER,
        ENGLAND,
        "\U0001f1eb",
        "\N{WHITE MEDIUM STAR}",
        "\u200d",
        "\ufe0f",
    ),
    *("a", "B2", " ", "  ", "\n", "|", "-", "–", ",", ".", ":", "(", ")", "[", "](b)"),
    *("*", "**", "`", "★", "①", "“", "”", "1\ufe0f\u20e3", "é", "字"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_only_emoji_are_lost_of_any_text(text: str) -> None:
    bare = without_emoji(text)
    assert [] == found(bare)
    kept = text.replace("\n", " ")
    for emoji in found(kept):
        kept = kept.replace(emoji, " ", 1)
    assert [each for each in kept if each.isalnum()] == [
        each for each in bare if each.isalnum()
    ]


def test_each_emoji_is_drawn_as_text_or_left_out() -> None:
    """Those among Chinese and Japanese punctuation are in fonts for these."""
    drawn = face().widths.keys() | symbols().widths.keys()
    emoji = regex.compile(r"[\p{Emoji}\p{Extended_Pictographic}]")
    other = {
        chr(point)
        for point in range(0x110000)
        if point not in drawn
        and emoji.match(chr(point))
        and without_emoji(chr(point)) == chr(point)
    }
    assert set("〰〽㊗㊙") == other


def test_no_symbol_of_the_face_is_left_out() -> None:
    drawn = "".join(map(chr, symbols().widths))
    assert [] == found(drawn)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", False),
        ("Zoë – “x” … • 東京 Ελλάδα", False),
        (r"C:\\x", False),
        (ROCKET, True),
        ("1\ufe0f\u20e3", True),
        (r'"\ud83d\ude80"', True),
        (r'"\U0001F680"', True),
        (r'"\u2B50"', True),
    ],
)
def test_a_source_is_looked_through_only_where_there_may_be_emoji(
    text: str, expected: bool
) -> None:
    assert expected == may_have_emoji(text)


@pytest.mark.parametrize("emoji", [CODER, ENGLAND, "❤\ufe0f"])
def test_emoji_that_are_kept_are_kept_whole(emoji: str) -> None:
    assert f"a {emoji} b" == cleaned(f"a {emoji} b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("❤\ufe0f", "❤"),
        ("葛\U000e0100", "葛"),
        ("a\u200db", "ab"),
        ("क्\u200dष", "क्\u200dष"),
        ("می\u200cخ", "می\u200cخ"),
    ],
)
def test_only_joiners_that_shape_letters_need_a_glyph(text: str, expected: str) -> None:
    assert expected == visible(text)
