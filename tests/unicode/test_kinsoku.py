"""Lines of Chinese and Japanese break where kinsoku allows."""

from __future__ import annotations

import pytest

from cvexport.unicode.kinsoku import breaks_between


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("日", "本", True),
        ("日", "。", False),
        ("「", "日", False),
        ("日", "「", True),
        ("。", "日", True),
        ("キ", "ャ", False),
        ("キ", "ー", False),
        ("…", "…", False),
        ("—", "—", False),
        ("日", "P", True),
        ("P", "日", True),
        ("P", "y", False),
        ("한", "국", False),
        ("日", ")", False),
        ("(", "日", False),
        ("々", "日", True),
        ("人", "々", False),
    ],
)
def test_lines_break_between_ideographs_where_kinsoku_allows(
    before: str, after: str, expected: bool
) -> None:
    assert expected is breaks_between(before, after)
