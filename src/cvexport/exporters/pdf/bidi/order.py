"""Lines in which some text runs from the right: where it stands, and how it is shown.

Readers put such a line in order again, each by its own rules.  What all of the better
ones read was found by trial, on a hundred lines in Arabic, Persian and Hebrew:

- Each word and each space is shown for itself, in the order in which they are read,
  its letters from left to right.  pypdf reverses the letters from the right that it
  meets, up to the next change of font; spaces inside a word's string, or none, halve
  what it reads.
- It reverses Arabic and Persian figures too, and marks after such a word: each is
  shown for itself.
- Poppler takes figures and the marks beside them for part of the Latin words at their
  left, with the spaces between, unless a mark of direction stops it: a run's `stop`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import bidirectional

from cvexport.exporters.pdf.bidi import levels
from cvexport.exporters.pdf.line_breaking import TO_LEFT, TO_RIGHT, Line, Run, whole

_ROUNDING = 1e-6
_WORD_OR_SPACE = re.compile(r"[^ ]+| ")
_NEUTRAL = re.compile("[\0-/:-@\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")
"""What pypdf takes for neutral, figures of Arabic and Persian among it."""
_FIGURES = frozenset(("EN", "ES", "ET", "AN", "CS"))
_LETTERS_FROM_RIGHT = frozenset(("R", "AL"))


def ordered(line: Line, measure: float, base: int) -> Line:
    """Return `line` with its runs where their directions put them.

    They stay in the order in which they are read, the gap of each leading from the end
    of the one before to its place, and the characters of one from the right are turned
    round.  `base` is the level of the paragraph, whose indent is on the right if odd.
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
        kerned = run.kerned[::-1] if _is_from_right(run) else run.kerned
        gap = left - pen if abs(left - pen) > _ROUNDING else 0.0
        placed.append(run._replace(kerned=kerned, gap=gap, stop=stop_of[index]))
        pen = left + run.width
    return Line(tuple(placed), start)


def _is_from_right(run: Run) -> bool:
    return run.piece.level % 2 == 1


def _with_end(runs: Sequence[Run], base: int) -> Iterator[Run]:
    """Yield runs with the spaces at the end of the line as the paragraph runs: L1."""
    *before, last = runs
    yield from before
    kerned = last.kerned.rstrip(" ")
    end = last.kerned[len(kerned) :]
    if kerned:
        yield last._replace(kerned=kerned, width=last.width - last.trailing)
    if end:
        yield whole(last.piece._replace(text=end, level=base))


def _apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield each word and each space, and what pypdf would put out of order."""
    for run in runs:
        gap = run.gap
        for part in _parts(run):
            yield whole(run.piece._replace(text=part), gap)
            gap = 0.0


def _parts(run: Run) -> Iterator[str]:
    for word in _WORD_OR_SPACE.findall(run.text):
        texts = [run.piece.face.text(ord(point)) for point in word]
        if _is_from_right(run):
            end = len(word)
            while end > 1 and _NEUTRAL.match(texts[end - 1]):
                end -= 1
            yield word[:end]
            yield from word[end:]
        elif not word.isascii() and any(map(_is_reversed_figure, texts)):
            yield from word
        else:
            start = 0
            while start < len(word) - 1 and _NEUTRAL.match(texts[start]):
                start += 1
            yield from word[:start]
            yield word[start:]


def _is_reversed_figure(text: str) -> bool:
    return not text.isascii() and text.isdecimal() and bool(_NEUTRAL.match(text))


def _lefts(runs: Sequence[Run], order: Sequence[int]) -> list[float]:
    """Return how far from the left each run begins, in points."""
    lefts = [0.0] * len(runs)
    pen = 0.0
    for before, index in zip([None, *order], order, strict=False):
        if before is not None and abs(before - index) == 1:
            pen += runs[max(before, index)].gap
        lefts[index] = pen
        pen += runs[index].width
    return lefts


def _stops(runs: Sequence[Run], base: int) -> Iterator[str]:
    """Yield for each run, from left to right, what has to stop Poppler at it."""
    for index, run in enumerate(runs):
        before, after = runs[:index], runs[index + 1 :]
        if base:
            yield TO_LEFT if before and _swallows(before[-1], run) else ""
        else:
            yield TO_RIGHT if _is_swallowed(run, after) else ""


def _swallows(before: Run, run: Run) -> bool:
    """Return whether Poppler would read the spaces at the left of a run with it."""
    if run.kerned.isspace():
        return False
    if _is_from_right(run) and bidirectional(_first(run)) not in _FIGURES:
        return False
    goes_on = not _is_from_right(run) and before.piece.level == run.piece.level
    return not goes_on and bidirectional(_last(before)) not in _LETTERS_FROM_RIGHT


def _is_swallowed(run: Run, after: Sequence[Run]) -> bool:
    """Return whether text from the left would be taken into one from the right."""
    if run.kerned.isspace() or not _is_from_right(run) or not after:
        return False
    word = next((each for each in after if not each.kerned.isspace()), None)
    if word is None or _is_from_right(word):
        return False
    neutral = bidirectional(_first(after[0]))
    return neutral not in {"L", *_LETTERS_FROM_RIGHT, *_FIGURES}


def _first(run: Run) -> str:
    """Return the leftmost character of a run."""
    return _text(run, -1 if _is_from_right(run) else 0)


def _last(run: Run) -> str:
    """Return the rightmost character of a run."""
    return _text(run, 0 if _is_from_right(run) else -1)


def _text(run: Run, at: int) -> str:
    return run.piece.face.text(ord(run.text[at]))
