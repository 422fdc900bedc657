"""The bidirectional algorithm, UAX #9, for text without embeddings and isolates.

The characters that begin and end those are removed when a source is read.  Levels are
needed before lines are broken, to ask a font for the right forms; the libraries only
return a reordered line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar
from unicodedata import bidirectional, lookup, mirrored, name, normalize

Key = TypeVar("Key")

_OPENING = "([{⁅⁽₍⌈⌊⟦⟨⟪⟬⟮⦃⦅⸢⸤⸦⸨〈《「『【〔〖〘〚（［｛｟｢"
_CLOSING = ")]}⁆⁾₎⌉⌋⟧⟩⟫⟭⟯⦄⦆⸣⸥⸧⸩〉》」』】〕〗〙〛）］｝｠｣"
_CLOSED_BY = dict(zip(_OPENING, _CLOSING, strict=True))
_MOST_OPEN = 63
"""Brackets open at once; with more, none is paired: BD16."""

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Numbers count as right-to-left where they are beside neutral characters: N0, N1."""
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of a paragraph.

    `base` is 1 for a right-to-left paragraph, else 0; odd levels are right-to-left.
    """
    first = "R" if base else "L"
    original = [bidirectional(character) or "L" for character in text]
    classes = _resolve_numbers(_resolve_marks(original, first), first)
    _pair_brackets(text, original, classes, first)
    _resolve_neutral(classes, first)
    return [_level(each, base) for each in classes]


def _level(resolved: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if resolved == "R" else 2
    return {"L": 0, "R": 1}.get(resolved, 2)


def _resolve_marks(classes: Sequence[str], first: str) -> list[str]:
    """W1: a combining mark has the class of the character before it."""
    resolved: list[str] = []
    for each in classes:
        resolved.append((resolved or [first])[-1] if each == "NSM" else each)
    return resolved


def _resolve_numbers(classes: list[str], first: str) -> list[str]:
    """Rules W2 to W7: digits and the separators between them."""
    strong = first
    for index, each in enumerate(classes):
        if each in _STRONG:
            strong = each
        elif each == "EN" and strong == "AL":
            classes[index] = "AN"
    classes = ["R" if each == "AL" else each for each in classes]
    for index in range(1, len(classes) - 1):
        before, each, after = classes[index - 1 : index + 2]
        one_kind = {"CS": ("EN", "AN"), "ES": ("EN",)}.get(each, ())
        if before == after and before in one_kind:
            classes[index] = before
    _spread_to_terminators(classes)
    strong = first
    for index, each in enumerate(classes):
        if each in _STRONG:
            strong = each
        elif each == "EN" and strong == "L":
            classes[index] = "L"
        elif each in {"ES", "ET", "CS", "BN"}:
            classes[index] = "ON"
    return classes


def _spread_to_terminators(classes: list[str]) -> None:
    """W5: a per cent sign has the class of European digits beside it."""
    for kind, start, end in alike(list(classes)):
        beside = classes[max(start - 1, 0) : start] + classes[end : end + 1]
        if kind == "ET" and "EN" in beside:
            classes[start:end] = ["EN"] * (end - start)


def _pair_brackets(
    text: str, original: Sequence[str], classes: list[str], first: str
) -> None:
    """N0: a pair of brackets has the direction of its content, or of what precedes."""
    for opening, closing in sorted(_pairs(text, classes)):
        held = {_DIRECTION.get(each) for each in classes[opening + 1 : closing]}
        other = "L" if first == "R" else "R"
        if first in held:
            direction = first
        elif other in held:
            before = (_DIRECTION.get(each) for each in reversed(classes[:opening]))
            strong = next(filter(None, before), first)
            direction = other if strong == other else first
        else:
            continue
        for index in (opening, closing):
            classes[index] = direction
            for mark in range(index + 1, len(text)):
                if original[mark] != "NSM":
                    break
                classes[mark] = direction


def _pairs(text: str, classes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of each pair of brackets: BD16."""
    open_ones: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if classes[index] != "ON":
            continue
        bracket = normalize("NFC", character)
        if bracket in _CLOSED_BY:
            if len(open_ones) == _MOST_OPEN:
                return
            open_ones.append((_CLOSED_BY[bracket], index))
            continue
        for depth in range(len(open_ones) - 1, -1, -1):
            closed_by, start = open_ones[depth]
            if closed_by == bracket:
                yield start, index
                del open_ones[depth:]
                break


def _resolve_neutral(classes: list[str], first: str) -> None:
    """Rules N1 and N2: as the neighbours if they agree, else as the paragraph."""
    for is_neutral, start, end in alike([each in _NEUTRAL for each in classes]):
        if is_neutral:
            before = _DIRECTION[classes[start - 1]] if start else first
            after = _DIRECTION[classes[end]] if end < len(classes) else first
            direction = before if before == after else first
            classes[start:end] = [direction] * (end - start)


def visual(levels: Sequence[int]) -> list[int]:
    """Return the visual order, from left to right, of items at these levels: L2."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        for is_reversed, start, end in alike([levels[at] >= level for at in order]):
            if is_reversed:
                order[start:end] = order[start:end][::-1]
    return order


def alike(keys: Iterable[Key]) -> Iterator[tuple[Key, int, int]]:
    """Yield each run of equal keys with its start and end, as of a slice."""
    start = 0
    for key, group in groupby(keys):
        end = start + len(list(group))
        yield key, start, end
        start = end


def mirror(character: str) -> str:
    """Return the character that is drawn for one in right-to-left text: L4."""
    if not mirrored(character):
        return character
    swapped = _SIDES.sub(lambda match: _OTHER_SIDE[match[0]], name(character))
    try:
        return lookup(swapped)
    except KeyError:
        return character


_OTHER_SIDE = {
    "LEFT": "RIGHT",
    "RIGHT": "LEFT",
    "LESS-THAN": "GREATER-THAN",
    "GREATER-THAN": "LESS-THAN",
}
_SIDES = re.compile("|".join(sorted(_OTHER_SIDE, key=len, reverse=True)))
