"""A text as paragraphs and lists, as people type them, and the one way to write them.

Lines decide: a line that begins with a bullet or a number is an item where others like
it are beside it, or where it is indented below a short line.  `2019. It` at the start
of a wrapped line, or one sentence that begins with a dash, is text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cvexport.unicode.characters import (
    POSSIBLE_BULLETS,
    SYMBOL_BULLETS,
    TEXT_BULLETS,
    TYPED_BULLETS,
    cleaned,
)


class TextItem(NamedTuple):
    """An item of a list in a text, with the lists below it."""

    text: str
    lists: tuple[TextList, ...] = ()


class TextList(NamedTuple):
    """A list in a text, with bullets or, if `ordered`, numbers."""

    items: tuple[TextItem, ...]
    ordered: bool = False


Prose = tuple[str | TextList, ...]

_TRUE = TEXT_BULLETS + SYMBOL_BULLETS
_ITEM = re.compile(
    rf"(?P<bullet>[{_TRUE}])\ufe0f?\s*(?=\S)"
    rf"|(?P<dash>[{TYPED_BULLETS}{POSSIBLE_BULLETS}])\s+(?=\S)"
    r"|(?P<tight>-)(?=[^\W\d_])"
    r"|\(?(?P<number>\d{1,2})[.)]\s+(?=\S)"
)
_LIST_LIKE = re.compile(rf"^[ \t]*(?:{_ITEM.pattern})", re.MULTILINE)
_STARTS = frozenset(f"{_TRUE}{TYPED_BULLETS}{POSSIBLE_BULLETS}(0123456789")
_HEADING = re.compile(r"#{1,6}\s+\S")
_REACH = 200
"""Lines in which the next item of a list is looked for."""

_WRAPPED = 66
"""Columns: a line is wrapped where its next word would end beyond this."""


class _Line(NamedTuple):
    """A line; `kind` is that of its bullet, "" for text, and `number` its number.

    `typed` is the line with its bullet; `gap` is whether a blank line is above it.
    """

    indent: int
    text: str
    typed: str
    kind: str = ""
    number: int = 0
    gap: bool = False

    @property
    def end(self) -> int:
        return self.indent + len(self.text)


def may_be_item(text: str) -> bool:
    """Tell whether a text may begin with a bullet or a number: a cheap test."""
    return text[:1] in _STARTS


def has_list_lines(text: str) -> bool:
    """Tell whether a line begins with what may be a bullet or a number."""
    return bool(_LIST_LIKE.search(text))


def blocks(text: str) -> Prose:
    """Return the paragraphs and lists of a text, each piece on one line."""
    if "\n" not in text and text[:1] not in _TRUE:
        return (text,) if text else ()
    return tuple(_built(_confirmed(list(_lines(text)))))


def folded(text: str) -> str:
    """Return a text as `written` writes it, its characters cleaned."""
    if "\n" not in text and "\u2029" not in text and text[:1] not in _TRUE:
        return cleaned(text)
    text = text.replace("\u2029", "\n\n")
    # Indentation is gone once a line is no item, which can make items of its kin.
    for _ in range(3):
        before, text = text, written(blocks(text))
        if before == text:
            break
    return text


def written(prose: Iterable[str | TextList]) -> str:
    """Return paragraphs and lists as the text that `blocks` reads."""
    return "\n\n".join(
        block if isinstance(block, str) else "\n".join(_written(block, ""))
        for block in prose
    )


def flattened(text: str) -> str:
    """Return a text on one line, the items of its lists separated by commas."""
    if "\n" not in text and text[:1] not in _TRUE:
        return text
    return _flat(blocks(text))


def without_bullet(text: str) -> str:
    """Return the text of an item, less a bullet that was typed before it."""
    if (found := _ITEM.match(text)) and found["number"] is None:
        is_sum = found["dash"] == "+" and text[found.end()].isdigit()
        return text if is_sum else text[found.end() :]
    return text


def numbered(texts: list[str]) -> list[str] | None:
    """Return texts less their numbers where all have them, from 1; else None."""
    found = [_ITEM.match(text) for text in texts]
    numbers = [int(each["number"] or 0) if each else 0 for each in found]
    if len(texts) < 2 or numbers != list(range(1, len(texts) + 1)):
        return None
    return [text[each.end() :] for text, each in zip(texts, found, strict=True) if each]


# -- lines


def _lines(text: str) -> Iterator[_Line]:
    gap = False
    for raw in text.expandtabs(4).split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        for index, part in enumerate(_run(stripped)):
            yield _line(indent, part)._replace(gap=gap and not index)
        gap = False


def _run(line: str) -> Iterator[str]:
    """Yield a line, or its items where one bullet begins it and separates them."""
    if line[0] not in TEXT_BULLETS or f" {line[0]} " not in line:
        yield line
        return
    for part in line.split(f" {line[0]} "):
        yield part if part.startswith(line[0]) else f"{line[0]} {part}"


def _line(indent: int, text: str) -> _Line:
    found = _ITEM.match(text)
    if not found:
        return _Line(indent, text, text)
    kind = found["dash"] or (found["tight"] and "tight") or "1"
    if found["bullet"]:
        kind = "•"
    number = int(found["number"] or 0)
    return _Line(indent, text[found.end() :], text, kind, number)


def _confirmed(lines: list[_Line]) -> list[_Line]:
    """Return lines of which those that are no items are text, their bullets too."""
    found: list[_Line] = []
    for index, line in enumerate(lines):
        is_item = (
            line.kind in ("", "•")
            or _has_kin(lines, found, index)
            or (index > 0 and _is_below(line, found[-1]))
        )
        found.append(line if is_item else line._replace(text=line.typed, kind=""))
    return found


def _has_kin(lines: list[_Line], found: list[_Line], index: int) -> bool:
    """Tell whether the item before or after a line is of its kind, and in its order."""
    line = lines[index]
    after = _kin(line, (lines[at] for at in range(index + 1, len(lines))))
    before = _kin(line, reversed(found))
    if line.kind != "1":
        return bool(before or after)
    if before and line.number in (before.number + 1, 1):
        return line.number > 1 or before.number == 1 or _is_second(after)
    return line.number == 1 and bool(after and after.number in (1, 2))


def _is_second(line: _Line | None) -> bool:
    return line is not None and line.number == 2


def _kin(line: _Line, others: Iterable[_Line]) -> _Line | None:
    for other in itertools.islice(others, _REACH):
        if other.kind == line.kind and other.indent == line.indent:
            return other
        if other.indent < line.indent or (other.gap and not other.kind):
            return None
    return None


def _is_below(line: _Line, before: _Line) -> bool:
    """Tell whether a single item is meant as one by its place below another line."""
    if line.kind == "tight" or line.number > 1:
        return False
    if before.text.endswith(":"):
        return True
    if line.gap or line.kind == "1" or f" {line.kind} " in f"{line.text} ":
        return False
    first = before.indent + 2 * bool(before.kind)
    if line.indent >= first + 2:
        return True
    is_short = before.end + len(line.text.split()[0]) + 3 <= _WRAPPED
    return line.indent >= before.indent and is_short


# -- the tree


class _Building:
    """An item whose text and lists are still growing."""

    def __init__(self, text: str) -> None:
        self.texts = [text]
        self.lists: list[_BuildingList] = []

    def built(self) -> TextItem:
        lists = tuple(each.built() for each in self.lists)
        return TextItem(cleaned(" ".join(self.texts)), lists)


class _BuildingList:
    def __init__(self, line: _Line) -> None:
        self.indent = line.indent
        self.ordered = line.kind == "1"
        self.items: list[_Building] = []
        self.last = 0

    def takes(self, line: _Line) -> bool:
        """Tell whether an item continues this list."""
        if self.ordered != (line.kind == "1"):
            return False
        return not self.ordered or line.number > self.last or self.last == 1

    def add(self, line: _Line) -> None:
        self.items.append(_Building(line.text))
        self.last = line.number

    def built(self) -> TextList:
        return TextList(tuple(each.built() for each in self.items), self.ordered)


def _built(lines: Iterable[_Line]) -> Iterator[str | TextList]:
    paragraph: list[str] = []
    opened: list[_BuildingList] = []
    end = 0
    for line in lines:
        is_heading = not line.kind and _HEADING.match(line.text)
        if line.kind or line.gap or is_heading:
            yield from _paragraph(paragraph)
            paragraph = []
        if line.kind:
            opened, done = _with_item(opened, line)
            yield from done
        elif opened and not is_heading and _continues(line, opened, end):
            opened[-1].items[-1].texts.append(line.text)
        else:
            yield from (each.built() for each in opened[:1])
            opened = []
            paragraph.append(line.text)
            if is_heading:
                yield from _paragraph(paragraph)
                paragraph = []
        end = line.end
    yield from _paragraph(paragraph)
    yield from (each.built() for each in opened[:1])


def _paragraph(lines: list[str]) -> Iterator[str]:
    if text := cleaned(" ".join(lines)):
        yield text


def _with_item(
    opened: list[_BuildingList], line: _Line
) -> tuple[list[_BuildingList], list[TextList]]:
    """Return the lists open after an item, outermost first, and one that has ended."""
    while len(opened) > 1 and opened[-1].indent > line.indent:
        opened = opened[:-1]
    top = opened[-1] if opened else None
    if top and line.indent > top.indent + 1:
        nested = _BuildingList(line)
        top.items[-1].lists.append(nested)
        opened = [*opened, nested]
    elif top is None or not top.takes(line):
        fresh = _BuildingList(line)
        if len(opened) > 1:
            opened[-2].items[-1].lists.append(fresh)
            opened = [*opened[:-1], fresh]
        else:
            fresh.add(line)
            return [fresh], [each.built() for each in opened]
    opened[-1].add(line)
    return opened, []


def _continues(line: _Line, opened: list[_BuildingList], end: int) -> bool:
    """Tell whether a line of text goes on with the item before it."""
    if line.indent > opened[-1].indent:
        return True
    if line.gap:
        return line.indent > opened[0].indent
    reach = end + 2 + len(line.text.split()[0])
    return reach > (_WRAPPED // 2 if line.text[0].islower() else _WRAPPED)


# -- text again


def _written(block: TextList, indent: str) -> Iterator[str]:
    bullet = "-" if len(block.items) > 1 else "•"
    for number, item in enumerate(block.items, 1):
        label = f"{number}." if block.ordered else bullet
        yield f"{indent}{label} {item.text}"
        for each in item.lists:
            yield from _written(each, f"{indent}{' ' * (len(label) + 1)}")


def _flat(prose: Iterable[str | TextList]) -> str:
    text = ""
    for block in prose:
        if isinstance(block, str):
            text += f" {block}" if text else block
            continue
        lead = "" if not text else " " if text[-1] in ":;,.?!" else ": "
        text += lead + ", ".join(
            _flat((item.text, *item.lists)) for item in block.items
        )
    return text
