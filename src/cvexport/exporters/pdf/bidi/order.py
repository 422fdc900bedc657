"""The order of runs on a line with right-to-left text, and how they are shown.

Readers restore the order of such a line, each by its own rules.  What the better ones
all read was found by trial, on a hundred lines in Arabic, Persian and Hebrew:

- Each word and each space is shown on its own, in logical order, its letters from left
  to right.  pypdf reverses right-to-left letters up to the next change of font; with
  spaces inside a word's string, or without any, it reads half as much.
- pypdf reverses Arabic and Persian digits too, and punctuation after such a word: each
  character is shown on its own.
- Poppler joins digits and the punctuation beside them to the Latin words on their left,
  with the spaces between, unless there is a directional mark: a run's `stop`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import bidirectional

from cvexport.exporters.pdf.bidi import levels
from cvexport.exporters.pdf.line_breaking import (
    TO_LEFT,
    TO_RIGHT,
    Run,
    TypesetLine,
    whole_run,
)

_ROUNDING = 1e-6
_WORD_OR_SPACE = re.compile(r"[^ ]+| ")
_NEUTRAL = re.compile("[\0-/:-@\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")
"""What pypdf treats as neutral; Arabic and Persian digits too."""
_DIGITS = frozenset(("EN", "ES", "ET", "AN", "CS"))
_RTL_LETTERS = frozenset(("R", "AL"))


def ordered(line: TypesetLine, measure: float, base: int) -> TypesetLine:
    """Return `line` with its runs placed by their directions.

    They stay in logical order: the gap of each leads from the end of the run before it
    to its place.  The characters of a right-to-left run are reversed.  `base` is the
    level of the paragraph, whose indent is on the right if it is odd.
    """
    if not base and not any(run.piece.level for run in line.runs):
        return line
    runs = list(_apart(_with_end(line.runs, base)))
    order = levels.visual([run.piece.level for run in runs])
    lefts = _lefts(runs, order)
    width = max(left + run.width for left, run in zip(lefts, runs, strict=True))
    start = measure - line.indent - width if base else line.indent
    stops = _stops([runs[at] for at in order], base)
    stop_of = dict(zip(order, stops, strict=True))
    placed = []
    pen = 0.0
    for index, (left, run) in enumerate(zip(lefts, runs, strict=True)):
        kerned = run.kerned[::-1] if _is_rtl(run) else run.kerned
        gap = left - pen if abs(left - pen) > _ROUNDING else 0.0
        placed.append(run._replace(kerned=kerned, gap=gap, stop=stop_of[index]))
        pen = left + run.width
    return TypesetLine(tuple(placed), start)


def _is_rtl(run: Run) -> bool:
    return run.piece.level % 2 == 1


def _with_end(runs: Sequence[Run], base: int) -> Iterator[Run]:
    """Yield runs, spaces at the end of the line at the level of the paragraph: L1."""
    *before, last = runs
    yield from before
    kerned = last.kerned.rstrip(" ")
    end = last.kerned[len(kerned) :]
    if kerned:
        yield last._replace(kerned=kerned, width=last.width - last.trailing)
    if end:
        yield whole_run(last.piece._replace(text=end, level=base))


def _apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield each word and each space, and apart what pypdf would misplace."""
    for run in runs:
        gap = run.gap
        for part in _parts(run):
            yield whole_run(run.piece._replace(text=part), gap)
            gap = 0.0


def _parts(run: Run) -> Iterator[str]:
    for word in _WORD_OR_SPACE.findall(run.text):
        texts = [run.piece.face.text(ord(point)) for point in word]
        if _is_rtl(run):
            end = len(word)
            while end > 1 and _NEUTRAL.match(texts[end - 1]):
                end -= 1
            yield word[:end]
            yield from word[end:]
        elif not word.isascii() and any(map(_is_reversed_digit, texts)):
            yield from word
        else:
            start = 0
            while start < len(word) - 1 and _NEUTRAL.match(texts[start]):
                start += 1
            yield from word[:start]
            yield word[start:]


def _is_reversed_digit(text: str) -> bool:
    return not text.isascii() and text.isdecimal() and bool(_NEUTRAL.match(text))


def _lefts(runs: Sequence[Run], order: Sequence[int]) -> list[float]:
    """Return the left edge of each run, in points."""
    lefts = [0.0] * len(runs)
    pen = 0.0
    for before, index in zip([None, *order], order, strict=False):
        if before is not None and abs(before - index) == 1:
            pen += runs[max(before, index)].gap
        lefts[index] = pen
        pen += runs[index].width
    return lefts


def _stops(runs: Sequence[Run], base: int) -> Iterator[str]:
    """Yield the mark that each run needs for Poppler or "", from left to right."""
    for index, run in enumerate(runs):
        before, after = runs[:index], runs[index + 1 :]
        if base:
            yield TO_LEFT if before and _swallows(before[-1], run) else ""
        else:
            yield TO_RIGHT if _is_swallowed(run, after) else ""


def _swallows(before: Run, run: Run) -> bool:
    """Return whether Poppler would join the spaces on the left of a run to it."""
    if run.kerned.isspace():
        return False
    if _is_rtl(run) and bidirectional(_first(run)) not in _DIGITS:
        return False
    continues = not _is_rtl(run) and before.piece.level == run.piece.level
    return not continues and bidirectional(_last(before)) not in _RTL_LETTERS


def _is_swallowed(run: Run, after: Sequence[Run]) -> bool:
    """Return whether left-to-right text would be joined to a right-to-left run."""
    if run.kerned.isspace() or not _is_rtl(run) or not after:
        return False
    word = next((each for each in after if not each.kerned.isspace()), None)
    if word is None or _is_rtl(word):
        return False
    neutral = bidirectional(_first(after[0]))
    return neutral not in {"L", *_RTL_LETTERS, *_DIGITS}


def _first(run: Run) -> str:
    """Return the leftmost character of a run."""
    return _text(run, -1 if _is_rtl(run) else 0)


def _last(run: Run) -> str:
    """Return the rightmost character of a run."""
    return _text(run, 0 if _is_rtl(run) else -1)


def _text(run: Run, at: int) -> str:
    return run.piece.face.text(ord(run.text[at]))
