"""The lines of a file as whole lines: what a page or a reader broke is joined again."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cvexport.model.lines import Line, Segment
from cvexport.parser import dates, decorations, vocabulary

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PAGE = re.compile(
    r"(?:page|seite|página|p\.) ?\d{1,2}(?: ?(?:of|von|sur|de|/) ?\d{1,2})?"
    r"|\d{1,2} ?(?:of|/|von|sur) ?\d{1,2}",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(
    r"(?<=[^\w])(?:(?:page|seite|página) ?)?\d{1,2}(?: ?(?:of|/|von|sur|de) ?\d{1,2})?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last (?:updated|modified|revised)|updated|stand|dernière mise à jour"
    r"|mis à jour"
    r"|última actualización|actualizado)\b[^\d]{1,40}\d.{0,30}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}")
_ITEM_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_NARROW, _WIDE = 60, 200
"""Characters: lines as wide as a page are no narrower and no wider."""
_FIRST_LINES = 10
"""Lines: a number alone among these is no page number."""
_INDENT = 4.0
"""Points: lines of one paragraph start no further apart."""


class Look(NamedTuple):
    """How the first words of a line look; a size of 0 isn't known."""

    size: float = 0.0
    is_bold: bool = False
    is_italic: bool = False
    is_capital: bool = False


class TextLine(NamedTuple):
    """A line; `gap` is whether there is an empty line above it.

    White space within it is kept, since it separates an employer from a date.
    `segments` are its text in pieces of one style.
    """

    text: str
    bullet: bool = False
    gap: bool = False
    segments: tuple[Segment, ...] = ()
    is_heading: bool = False
    page: int = 0
    column: int = 0
    is_whole: bool = False
    space: float = 0.0
    """The space above it beyond the usual one, in heights of a line."""
    usual_space: float = 0.0
    """The least `space` of the lines of its section."""

    @property
    def look(self) -> Look:
        """How its first words look."""
        if not self.segments:
            return Look(is_capital=self.text.isupper())
        first = self.segments[0]
        size = round(first.size * 2) / 2
        return Look(size, first.is_bold, first.is_italic, first.text.isupper())


class JoinedText(NamedTuple):
    """All lines, and what can be relied on: bullets, and gaps between entries.

    `language` is the BCP 47 tag whose headings and dates are known beside English.
    `has_looks` is whether the lines differ in size or weight.
    """

    lines: tuple[TextLine, ...]
    has_bullets: bool
    has_gaps: bool
    language: str = "en"
    has_looks: bool = False


class _Layout(NamedTuple):
    """How lines are broken: at a width (0 for never), after a blank or not."""

    width: int
    ends_in_blank: bool


def text_lines(text: str) -> list[Line]:
    """Return the lines of plain text, the blank at the end of one kept."""
    found: list[Line] = []
    gap = 0.0
    for raw in _BREAK.split(text):
        if not raw.strip():
            gap = 1.0
            continue
        found.append(Line((Segment(raw.lstrip()),), gap=gap))
        gap = 0.0
    return found


def join_lines(lines: Sequence[Line], language: str = "en") -> JoinedText:
    """Return the whole lines of a file.

    A line without a bullet continues the one before it where that one is full, or ends
    in the blank that PDF programs leave where they break a line.
    """
    broken = tuple(_broken(lines, language))
    margins = _margins(broken)
    joined = tuple(_whole(broken, _layout(broken), margins, language))
    gaps = sum(line.gap for line in joined)
    return JoinedText(
        joined,
        has_bullets=any(line.bullet for line in joined),
        has_gaps=0 < gaps < 0.9 * (len(joined) - 1),
        language=language,
        has_looks=len({line.look[:2] for line in joined}) > 1,
    )


def folded(text: str) -> str:
    """Return `text` with single blanks for any white space."""
    return " ".join(text.split())


def _raw_text(line: Line) -> str:
    """Return the words; unlike `Line.text` with the blank at the end."""
    pieces = (
        f"\t{each.text}" if each.is_apart else each.text for each in line.segments
    )
    return "".join(pieces).lstrip()


def _broken(lines: Sequence[Line], language: str) -> Iterator[TextLine]:
    """Return the lines as they are, without page numbers and bare bullets.

    A bullet that a reader puts on a line of its own belongs to the next.  The blank
    at the end of a line is kept.  What is repeated on the next page is left out.
    """
    repeated = _repeated(lines)
    gap = bullet = False
    rows = [(_raw_text(line), line.is_bullet) for line in lines]
    titles = decorations.headings(rows, language)
    numbered = _numbered([text for text, _ in rows])
    space = 0.0
    for index, raw in enumerate(lines):
        text = _raw_text(raw)
        bare = text.rstrip()
        gap = gap or raw.gap >= _GAP
        space = max(space, raw.gap)
        if not bare:
            gap = True
            continue
        is_number = index > _FIRST_LINES and _NUMBER.fullmatch(bare)
        if is_number or _PAGE.fullmatch(bare) or _UPDATED.fullmatch(bare):
            continue
        if index in titles:
            yield _heading(raw, titles[index])
            gap = bullet = False
            space = 0.0
            continue
        if len(bare) > 2 and not _WORD.search(bare):
            gap = True
            continue
        if index in repeated and (raw.page or index > _FIRST_LINES):
            continue
        found = vocabulary.TYPED_BULLET.match(text) or numbered.get(index)
        cut = found.end() if found else 0
        if not text[cut:]:
            bullet = True
            continue
        yield TextLine(
            text[cut:],
            bullet=bullet or raw.is_bullet or bool(found),
            gap=gap,
            segments=_without(raw.segments, cut),
            is_heading=raw.is_heading,
            page=raw.page,
            column=raw.column,
            is_whole=raw.is_whole,
            space=max(space, float(gap)),
        )
        gap = bullet = False
        space = 0.0


def _heading(raw: Line, title: str) -> TextLine:
    segment = raw.segments[0]._replace(text=title)
    return TextLine(
        title,
        gap=True,
        segments=(segment,),
        is_heading=True,
        page=raw.page,
        column=raw.column,
        is_whole=True,
        space=max(raw.gap, 1.0),
    )


_WORD = re.compile(r"[^\W_]")
_GAP = 0.45
"""Heights of a line, beyond the usual space, that separate paragraphs."""


def _furniture(text: str) -> str:
    """Return a line without the number of its page."""
    ends = (match for match in _PAGE_AT_END.finditer(text) if match.end() == len(text))
    return next((text[: match.start()] for match in ends), text)


def _key(text: str) -> str:
    """Return the letters of a line, without the number of its page."""
    return "".join(filter(str.isalpha, _furniture(text[:200])))


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Return where the first and last lines of pages are that two pages have."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.page].append(index)
    edges = {
        index: _key(_raw_text(lines[index]).rstrip())
        for inside in pages.values()
        for index in (*inside[:2], *inside[-2:])
        if not lines[index].is_bullet
    }
    found = Counter({(text, lines[at].page): 1 for at, text in edges.items()})
    counts = Counter(text for text, _ in found)
    return {index for index, text in edges.items() if text and counts[text] > 1}


def _without(segments: tuple[Segment, ...], cut: int) -> tuple[Segment, ...]:
    """Return the segments without the bullet at their start."""
    left: list[Segment] = []
    for each in segments:
        text = each.text if left else each.text.lstrip()
        if cut >= len(text) and not left:
            cut -= len(text)
            continue
        if not text.strip() and not left:
            continue
        left.append(each._replace(text=text[cut:]))
        cut = 0
    return tuple(left)


def _numbered(rows: Sequence[str]) -> dict[int, re.Match[str]]:
    """Return the numbers of ordered lists, by their lines: 1, 2 and so on."""
    found: dict[int, re.Match[str]] = {}
    run: dict[int, re.Match[str]] = {}
    for index, row in enumerate(rows):
        if number := _ITEM_NUMBER.match(row):
            if int(number[1]) != len(run) + 1:
                run = {}
            if int(number[1]) == len(run) + 1:
                run[index] = number
                found |= run if len(run) > 1 else {}
    return found


def _layout(lines: tuple[TextLine, ...]) -> _Layout:
    """Return how lines are broken: seen where a long line continues in lower case."""
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    if not _NARROW <= width <= _WIDE:
        return _Layout(0, ends_in_blank=False)
    open_lines = [
        line.text
        for line, after in itertools.pairwise(lines)
        if len(line.text) + len(after.text.split()[0]) > 0.9 * width
        and not (after.bullet or after.gap)
        and after.text[0].islower()
        and not line.text.rstrip().endswith(_ENDS)
    ]
    blanks = sum(text[-1].isspace() for text in open_lines)
    return _Layout(
        width if open_lines else 0, ends_in_blank=2 * blanks > len(open_lines)
    )


_Margins = Mapping[tuple[int, int], float]


def _margins(lines: Sequence[TextLine]) -> _Margins:
    """Return where the lines of each column of each page end at most, 0 if unknown.

    What is apart, such as a date at the right, ends where it likes.
    """
    found: dict[tuple[int, int], float] = defaultdict(float)
    count: Counter[tuple[int, int]] = Counter()
    for line in lines:
        if line.segments and not any(each.is_apart for each in line.segments[1:]):
            at = line.page, line.column
            found[at] = max(found[at], line.segments[-1].right)
            count[at] += 1
    for page, column in sorted(found):
        if count[page, column] < _FEW and (page - 1, column) in found:
            before = found[page - 1, column]
            found[page, column] = max(found[page, column], before)
    return found


_FULL = 0.985
_FEW = 15
"""Lines: where a page has fewer, that before it says how wide they are."""


def _whole(
    lines: tuple[TextLine, ...], layout: _Layout, margins: _Margins, language: str
) -> Iterator[TextLine]:
    """Return whole lines; the first, the name, is never joined."""
    parts: list[TextLine] = []
    for index, line in enumerate(lines):
        is_next = False
        if index > 1 and parts and not parts[-1].is_whole:
            first, last = parts[0], parts[-1]
            if line.segments[-1:] and line.segments[-1].right and last.segments:
                is_next = _flows(first, last, line, margins, language)
            else:
                is_next = _continues(last, line, layout, language, is_item=first.bullet)
        if is_next:
            parts.append(line)
            continue
        if parts:
            yield _joined(parts)
        parts = [line]
    if parts:
        yield _joined(parts)


def _joined(parts: list[TextLine]) -> TextLine:
    """Join the parts of a line; a hyphen at the end of one stays, without a blank."""
    text = parts[0].text.rstrip()
    if len(parts) == 1:
        return parts[0]._replace(text=text)
    segments = list(parts[0].segments)
    for part in parts[1:]:
        is_hyphen = text[-2:-1].isalnum() and text.endswith(("-", "/"))
        between = "" if is_hyphen else " "
        text += between + part.text.rstrip()
        last = segments[-1]
        segments[-1] = last._replace(text=last.text.rstrip() + between)
        segments += [part.segments[0]._replace(is_apart=False), *part.segments[1:]]
    return parts[0]._replace(text=text, segments=tuple(segments))


def _flows(
    first: TextLine,
    before: TextLine,
    line: TextLine,
    margins: _Margins,
    language: str,
) -> bool:
    """Return whether a line goes on with a paragraph, by where both are on the page.

    The first word would not have fitted into the line before, which is as wide as
    lines are, and both look alike and begin one below the other.
    """
    text, last = line.text.rstrip(), before.text.rstrip()
    if _is_broken_address(last, text):
        return True
    if not _may_flow(before, line, language):
        return False
    end, start = before.segments[-1], line.segments[0]
    is_alike = (end.is_bold, end.is_italic) == (start.is_bold, start.is_italic)
    is_open = not last.endswith((".", "!", "?", ":"))
    if (line.page, line.column) != (before.page, before.column):
        return is_open and text[0].islower() and is_alike
    if not _is_below(first, before, line):
        return False
    if first.bullet and is_open and text[0].islower():
        return True
    width = end.right - before.segments[0].left
    word = len(text.split()[0]) + 1
    reach = end.right + word * width / max(len(last), 1)
    margin = margins[before.page, before.column]
    is_full = reach > margin * _FULL and width > 20 * width / max(len(last), 1)
    if dates.ends_in_period(text, language) or dates.ends_in_period(last, language):
        return False
    if text[0].islower() and is_open:
        return is_full or reach > 0.7 * margin
    return is_full and is_alike and len(last) > 30


def _may_flow(before: TextLine, line: TextLine, language: str) -> bool:
    """Return whether two lines may be of one paragraph, wherever they are."""
    is_turned = (line.page, line.column) != (before.page, before.column)
    if line.bullet or line.is_heading or before.is_heading:
        return False
    if (line.gap and not is_turned) or abs(line.look.size - before.look.size) > 0.5:
        return False
    if any(each.is_apart for each in (*before.segments[1:], *line.segments[1:])):
        return False
    texts = (line.text.rstrip(), before.text.rstrip())
    return not any(vocabulary.is_heading(text, language) for text in texts)


def _is_below(first: TextLine, before: TextLine, line: TextLine) -> bool:
    """Return whether a line begins where a paragraph that `first` begins goes on."""
    shift = line.segments[0].left - before.segments[0].left
    if first.bullet and before is first:
        return shift > -_INDENT
    is_hanging = before is first and -_DEEPEST < shift < 0
    return abs(shift) < _INDENT or is_hanging or _is_centred(before, line)


_DEEPEST = 40.0
"""Points: the first line of a paragraph is indented no deeper."""


def _is_broken_address(before: str, text: str) -> bool:
    """Return whether an address without a blank goes on, as it does after a hyphen."""
    if not before.endswith(("-", "/")) or " " in text or len(before) > 200:
        return False
    return bool(vocabulary.LINK.fullmatch(before.rsplit(" ", maxsplit=1)[-1]))


def _is_centred(before: TextLine, line: TextLine) -> bool:
    one, other = before.segments, line.segments
    centre = one[0].left + one[-1].right - other[0].left - other[-1].right
    return abs(centre) < _INDENT


def _continues(
    before: TextLine, line: TextLine, layout: _Layout, language: str, *, is_item: bool
) -> bool:
    """Return whether `line` continues the paragraph that `before` is part of."""
    text, last = line.text.rstrip(), before.text.rstrip()
    if line.bullet or line.gap or line.is_heading or before.is_heading or line.is_whole:
        return False
    if last.endswith("|") or text.startswith("|"):
        return True
    if vocabulary.is_heading(text, language) or vocabulary.is_heading(last, language):
        return False
    is_open = not last.endswith(_ENDS)
    if is_item and is_open and text[0].islower():
        return True
    if not layout.width:
        return False
    reach = (len(last) + 1 + len(text.split()[0])) / layout.width
    if text[0].islower() and is_open and reach > 0.7:
        return True
    if layout.ends_in_blank:
        return before.text[-1].isspace() and reach > 0.5
    if vocabulary.is_heading_in_capitals(text) or dates.ends_in_period(text, language):
        return False
    return reach > 0.92 and (is_open or is_item)
