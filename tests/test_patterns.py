"""No regular expression takes long, whatever text it is given."""

from __future__ import annotations

import itertools
import signal
from types import FrameType

import pytest

from helpers import patterns

SIZE = 20_000
"""Characters, of which a page has some 4,000."""

TEXTS = 40
SECONDS = 5
"""For all texts of one expression, which take some hundredths of a second where the
time is linear; a quadratic one takes minutes, a worse one years."""

ALL = [each for each in patterns.all_used() if not patterns.is_guarded(each)]


def test_every_module_with_expressions_is_looked_at() -> None:
    assert len(ALL) > 150


@pytest.mark.parametrize("used", ALL, ids=[each.place for each in ALL])
def test_no_expression_backtracks_in_a_long_text(used: patterns.Used) -> None:
    def give_up(signum: int, frame: FrameType | None) -> None:
        pytest.fail(f"{used.pattern.pattern!r} backtracks in {text[:60]!r}...")

    text = ""
    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        for text in itertools.islice(patterns.hostile(used, SIZE), TEXTS):
            used.run(text)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
