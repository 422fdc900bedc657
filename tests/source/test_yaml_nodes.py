"""Nodes know where they were typed, and keep the characters that were typed."""

from __future__ import annotations

import pytest

from cvexport.errors import InvalidSource
from cvexport.source.encoding import MAX_BYTES, control_character, text_of
from cvexport.source.lines import is_json
from cvexport.source.yaml_errors import MAX_DEPTH
from cvexport.source.yaml_nodes import (
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    is_null,
)


def root(source: str) -> Mapping:
    return compose(text_of(source.encode())).root


def value(source: str) -> Node:
    """Return the value of the first key."""
    return root(source).pairs[0][1]


def places(node: Node) -> list[tuple[str, int, int]]:
    """Return each scalar with its line and column."""
    match node:
        case Scalar():
            return [(node.value, node.line, node.column)]
        case Sequence():
            return [place for item in node.items for place in places(item)]
        case Mapping():
            return [
                place for pair in node.pairs for each in pair for place in places(each)
            ]


def test_scalars_keep_their_characters() -> None:
    source = "a: [NO, 2020-10, 1.10, 0x10, 1e3, ~, true, 12:30, '5', \"6\"]\n"
    found = value(source)

    assert isinstance(found, Sequence)
    assert "NO 2020-10 1.10 0x10 1e3 ~ true 12:30 5 6" == " ".join(
        item.value for item in found.items if isinstance(item, Scalar)
    )
    assert [True] * 8 + [False] * 2 == [
        item.plain for item in found.items if isinstance(item, Scalar)
    ]


def test_places_count_from_one() -> None:
    assert [
        ("a", 1, 1),
        ("b", 1, 4),
        ("c", 2, 1),
        ("d", 3, 5),
        ("é", 4, 5),
        ("f", 4, 9),
    ] == places(root("a: b\nc:\n  - d\n  - é:  'f'\n"))


def test_a_width_is_that_of_the_text_in_its_line() -> None:
    widths = {
        "a: bcd\n": 3,
        "a: 'bcd'\n": 5,
        "a: 'b\n  c'\n": 1,
        "a: ''\n": 2,
        "a: |\n  b\n": 1,
    }

    assert widths == {source: value(source).width for source in widths}


def test_joined_escapes_move_no_column() -> None:
    r"""JSON writes one character beyond U+FFFF as two escapes of six characters."""
    line = r'{"\ud83d\ude00": "\ud83d\ude01\ud83d\ude02", "é": ["\\ud83d", "x"]}'

    assert [
        ("😀", 1, 2),
        ("😁😂", 1, 18),
        ("é", 1, line.index('"é"') + 1),
        (r"\ud83d", 1, line.index(r'"\\ud83d"') + 1),
        ("x", 1, line.index('"x"') + 1),
    ] == places(root(line))


def test_a_key_given_twice_is_two_pairs() -> None:
    assert ["b", "c"] == [text for text, *_ in places(root("a: b\na: c\n"))][1::2]


def test_own_keys_come_before_merged_ones() -> None:
    source = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz: {<<: [*x, *y], a: 5}\n"
    found = root(source).pairs[2][1]

    assert ["a", "5", "b", "2", "c", "4"] == [text for text, *_ in places(found)]


def test_a_quoted_merge_key_is_a_key() -> None:
    assert ["<<", "a"] == [text for text, *_ in places(root("'<<': a\n"))]


def test_line_ends_are_one() -> None:
    assert "a\nb\nc\nd" == text_of(b"a\r\nb\rc\nd")
    assert "a b c d" == text_of("a\x85b\u2028c\u2029d".encode())


def test_byte_order_marks_choose_the_encoding() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert "é: 你" == text_of("é: 你".encode(encoding))
    assert "a" == text_of(b"\xef\xbb\xbf\xef\xbb\xbfa")


def test_json_may_be_indented_by_tabs() -> None:
    assert [("a", 2, 2), ("b", 2, 7)] == places(root('{\n\t"a":\t"b"\n}\n'))


def test_json_is_known_by_its_first_brace() -> None:
    assert is_json(' \n{"a": 1}')
    assert not is_json("a: {b: c}")


@pytest.mark.parametrize("typed", ["~", "null", ""])
def test_nothing_is_null(typed: str) -> None:
    assert is_null(value(f"a: {typed}\n"))


@pytest.mark.parametrize("typed", ["Null", "NULL", "nil", "'null'", '""', "[]"])
def test_names_and_quoted_words_are_not_null(typed: str) -> None:
    assert not is_null(value(f"a: {typed}\n"))


def test_the_first_control_character_is_named() -> None:
    assert "U+0007" == control_character("a\tb\n\x07\x08")
    assert "" == control_character("a\tb\né\x85\u200b")


def test_sources_up_to_the_limits_are_read() -> None:
    assert MAX_BYTES == len(text_of(b"#" * MAX_BYTES))
    deepest = "a: " + "[" * (MAX_DEPTH - 2) + "x" + "]" * (MAX_DEPTH - 2)
    assert [("a", 1, 1), ("x", 1, MAX_DEPTH + 2)] == places(root(deepest))
    most = "a: [" + "x," * (MAX_NODES - 3) + "]"
    assert MAX_NODES - 2 == len(places(root(most)))


@pytest.mark.parametrize(
    "source",
    [
        "#" * (MAX_BYTES + 1),
        "a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1),
        "a: [" + "x," * (MAX_NODES - 2) + "]",
    ],
)
def test_sources_beyond_the_limits_are_refused(source: str) -> None:
    with pytest.raises(InvalidSource):
        root(source)


def test_an_alias_counts_as_much_as_what_it_repeats() -> None:
    with pytest.raises(InvalidSource) as caught:
        root("a: &a [" + "x," * 9_000 + "]\nb: [*a, *a, *a, *a, *a]\n")

    (problem,) = caught.value.problems
    assert (2, 21) == (problem.line, problem.column)


def test_an_unused_anchor_is_reported() -> None:
    told = compose("a: &used b\nc: *used\nd: &Sons e\n").problems

    assert [(3, 4, 5)] == [(each.line, each.column, each.width) for each in told]


@pytest.mark.parametrize(
    "typed", ["b #1", "#1", "b\t#x", "b\n  c #1", "[b] #x", "'b' #x"]
)
def test_only_text_cut_short_by_a_comment_is_reported(typed: str) -> None:
    is_text = typed[0] not in "['"

    assert is_text == bool(compose(f"a: {typed}\n").problems)
