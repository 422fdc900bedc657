"""CVs that a grammar draws: other orders, separators, dates and headings each time."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

import cvexport
from helpers.labelled import compared
from sessions.cv_makers import grammar

SEEDS = range(2_000, 2_060)
FLOORS = {"titles": 0.8, "employers": 0.8, "dates": 0.85, "schools": 0.8}
FLOORS |= {"names": 0.9, "contacts": 0.9}


@cache
def scores() -> tuple[Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for seed in SEEDS:
        kind = ("txt", "md", "docx")[seed % 3]
        data, labels = grammar.made(seed, kind)
        found = compared(labels, cvexport.parse(data, kind, str(labels["language"])))
        right += found.right
        total += found.total
    return right, total


@pytest.mark.parametrize("kind", FLOORS)
def test_most_of_any_cv_is_read(kind: str) -> None:
    right, total = scores()

    assert total[kind]
    assert right[kind] > FLOORS[kind] * total[kind], right[kind] / total[kind]
