"""Lists that people type into texts, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvexport.unicode import prose

LISTS = {
    # nested below a line
    "Led team\n  - hired two\n  - trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  * hired two\n  * trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  + hired two\n  + trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  • hired two\n  • trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  ▪ hired two\n  ▪ trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  – hired two\n  – trained": "Led team\n\n- hired two\n- trained",
    "Led team\n  1. hired two\n  2. trained": "Led team\n\n1. hired two\n2. trained",
    "Led team\n  1) hired two\n  2) trained": "Led team\n\n1. hired two\n2. trained",
    "Led team\n  (1) hired two\n  (2) trained": "Led team\n\n1. hired two\n2. trained",
    "Led team\n  - hired two": "Led team\n\n• hired two",
    "Led team:\n- hired two": "Led team:\n\n• hired two",
    "Steps:\n1. one step": "Steps:\n\n1. one step",
    # deeper
    "- a\n  - b\n  - c\n    1. d\n    2. e\n- f": (
        "- a\n  - b\n  - c\n    1. d\n    2. e\n- f"
    ),
    "a\n- b\n    - c\n        - d": "a\n\n• b\n  • c\n    • d",
    "1. a\n   - b\n   - c\n2. d": "1. a\n   - b\n   - c\n2. d",
    "\t- a\n\t\t- b\n\t\t- c\n\t- d": "- a\n  - b\n  - c\n- d",
    # with paragraphs
    "Intro\n- a\n- b\nMore text.": "Intro\n\n- a\n- b\n\nMore text.",
    "Intro\n\n1. a\n2. b\n\nMore": "Intro\n\n1. a\n2. b\n\nMore",
    "- a\n\n- b\n\n  more of b\n\nEnd": "- a\n- b more of b\n\nEnd",
    "- a long item that goes on to the end of the line and is\n  wrapped\n- b": (
        "- a long item that goes on to the end of the line and is wrapped\n- b"
    ),
    # one after another
    "1. a\n2. b\n\n1. c\n2. d": "1. a\n2. b\n\n1. c\n2. d",
    "- a\n- b\n1. c\n2. d": "- a\n- b\n\n1. c\n2. d",
    "1. a\n1. b\n1. c": "1. a\n2. b\n3. c",
    # real bullets need no company
    "• one": "• one",
    "•one\n•two": "- one\n- two",
    "• Did this • Did that": "- Did this\n- Did that",
    "-Python\n-Java": "- Python\n- Java",
}

TEXTS = {
    "2. Platz im Wettbewerb": "2. Platz im Wettbewerb",
    "1. Platz im Wettbewerb": "1. Platz im Wettbewerb",
    "We did it in\n2019. It was good": "We did it in 2019. It was good",
    "We did it in\n19. It was good": "We did it in 19. It was good",
    "Cold, at\n-20 °C": "Cold, at -20 °C",
    "- a sentence after a dash": "- a sentence after a dash",
    "A sentence that is so long that it has to be wrapped somewhere here\n- or there": (
        "A sentence that is so long that it has to be wrapped somewhere here - or there"
    ),
    "I worked there\n- for years - alone": "I worked there - for years - alone",
    "well-\nknown": "well- known",
    "Python • Java": "Python • Java",
    "3. x\n4. y": "3. x 4. y",
    "a\n**b**\n*c*": "a **b** *c*",
    "+49 30\n1234": "+49 30 1234",
    "a\nb\n\nc": "a b\n\nc",
    "## Head\ntext": "## Head\n\ntext",
}


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_typed_lists_are_lists(text: str, expected: str) -> None:
    assert expected == prose.folded(text)
    assert any(isinstance(each, prose.TextList) for each in prose.blocks(expected))


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_what_only_looks_like_a_list_is_text(text: str, expected: str) -> None:
    assert expected == prose.folded(text)
    assert not any(isinstance(each, prose.TextList) for each in prose.blocks(expected))


LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "  ", "    ", "\t"]),
        st.sampled_from(["", "", "- ", "* ", "• ", "1. ", "2. ", "3) ", "– ", "-"]),
        st.sampled_from(["", "a", "bc d", "e:", "word " * 14 + "end", "f - g"]),
    ),
    max_size=9,
)


@given(LINES)
def test_what_is_written_is_read_as_the_same(lines: list[str]) -> None:
    written = prose.folded("\n".join(lines))

    assert written == prose.folded(written)
    assert written == prose.written(prose.blocks(written))


@given(LINES)
def test_every_word_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    letters = [each for each in text if each.isalpha()]

    assert letters == [each for each in prose.folded(text) if each.isalpha()]
    assert letters == [
        each for each in prose.flattened(prose.folded(text)) if each.isalpha()
    ]


def test_a_list_on_one_line_has_commas() -> None:
    assert "Sorts: a, b" == prose.flattened("Sorts\n\n- a\n- b")
    assert "a, b: c, d" == prose.flattened("- a\n- b\n  - c\n  - d")


def test_typed_bullets_go_and_signs_stay() -> None:
    texts = ("- a", "• b", "▪c", "– d", "* e", "+ f", "-Python", "✓ g")
    assert ["a", "b", "c", "d", "e", "f", "Python", "g"] == [
        prose.without_bullet(text) for text in texts
    ]
    for text in ("-20 °C", "+ 5 years", "--flag", "**b**", "*i*", "2. Platz", "-", "a"):
        assert text == prose.without_bullet(text)


def test_numbers_go_where_all_items_have_them_in_order() -> None:
    assert ["a", "b"] == prose.numbered(["1. a", "2) b"])
    assert None is prose.numbered(["1. a"])
    assert None is prose.numbered(["2. a", "3. b"])
    assert None is prose.numbered(["1. a", "b"])
