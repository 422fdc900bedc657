"""How much of the labelled CVs of other programs is read."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from helpers import labelled

FLOOR = 0.95


@cache
def scores() -> tuple[Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in labelled.files(labelled.TUNING):
        found = labelled.score(path)
        right += found.right
        total += found.total
    return right, total


@pytest.mark.parametrize(
    "kind", ["titles", "employers", "dates", "schools", "names", "contacts"]
)
def test_nearly_all_labels_are_read(kind: str) -> None:
    right, total = scores()

    assert total[kind]
    assert right[kind] > FLOOR * total[kind]
