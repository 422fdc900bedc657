"""The lines of a section as entries: jobs, schools, projects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cvexport.parser import dates
from cvexport.parser.dates import DatedLine
from cvexport.parser.lines import JoinedText, TextLine, folded
from cvexport.parser.vocabulary import DOMAIN, LINK, is_job_title, names_school

_SEPARATOR = re.compile(
    r"\s*(?:\||\N{MIDDLE DOT}|\N{BULLET})\s*|\s+[\N{EN DASH}\N{EM DASH}]\s+|\s{2,}|\t"
)
_WEAK = re.compile(r",\s+|(?<!\s)\s++(?:-|at|@)\s+")
_LABEL = re.compile(r"[^:]{1,40}: ")
_PLACE = re.compile(r"[^\W\d_][\w.'-]*(?:,? [^\W\d_][\w.'-]*){0,5}")
_FIRM = re.compile(r"\b(?:Inc|LLC|Ltd|Corp|GmbH|AG|Plc|PLC|LLP|Limited)\b")
_CITY = re.compile(r"[A-Z][a-zA-Z]{1,40}(?: [A-Z][a-zA-Z]{1,40})?, [A-Z]{2}")
"""OpenResume, extract-profile: a city and a state or country of two letters."""

_ENDS = (".", "!", "?", ":", ";")


class ParsedEntry(NamedTuple):
    """An entry: its short lines in reading order without the dates, then its text."""

    facts: tuple[str, ...]
    start: str
    end: str
    details: tuple[str, ...]
    text: tuple[str, ...]


class _Head(NamedTuple):
    """Where an entry begins, the line of its dates, and the dates if there are any."""

    first: int
    dated: int
    dates: DatedLine | None


def split_entries(
    lines: Sequence[TextLine], whole: JoinedText
) -> tuple[ParsedEntry, ...]:
    """Return the entries of a section.

    An entry begins at a line with dates, or as many lines above it as the first entry
    of the section does: parsers expect one order within a section (Greenhouse,
    "Unsuccessful resume parse").  An entry without dates begins with a short line that
    is no sentence, after a finished paragraph, before a title or a sentence.
    """
    dated = tuple(_dated(lines, whole))
    taken = {index for head in dated for index in range(head.first, head.dated + 1)}
    undated = (head for head in _undated(lines, whole) if head.first not in taken)
    found = sorted((*dated, *undated))
    ends = [*(head.first for head in found[1:]), len(lines)][: len(found)]
    return tuple(
        _entry(lines, head, end) for head, end in zip(found, ends, strict=True)
    )


def employer_and_title(entry: ParsedEntry, second: int) -> tuple[str, str]:
    """Return employer and title; `second` is the place of the title among the facts.

    A single fact is a title if it has a job word.
    """
    if len(entry.facts) == 1:
        only = entry.facts[0]
        return ("", only) if is_job_title(only) else (only, "")
    return name_and_second(entry, second)


def second_of(found: Sequence[ParsedEntry], is_second: Callable[[str], bool]) -> int:
    """Return where most entries have their title, or degree: first (0) or second (1).

    The whole section decides: an employer may be called Consultant.
    """
    votes = Counter(
        is_second(entry.facts[1])
        for entry in found
        if len(entry.facts) > 1
        and is_second(entry.facts[0]) != is_second(entry.facts[1])
    )
    return 0 if votes[False] > votes[True] else 1


def is_degree(text: str) -> bool:
    """Return whether a short line names no school: what is no school is a degree."""
    return not names_school(text)


def name_and_second(entry: ParsedEntry, second: int) -> tuple[str, str]:
    """Return name and title, or school and degree; `second` is as for a job."""
    first, other = (*entry.facts, "", "")[:2]
    if second == 0 and other:
        return other, first
    return first, other


def _is_short(line: TextLine, words: int = 10) -> bool:
    """Return whether a line may belong to the head of an entry."""
    text = line.text
    if line.bullet or len(text) > 80 or len(text.split()) > words:
        return False
    if text.endswith(_ENDS) and not dates.is_abbreviated(text):
        return False
    return not _LABEL.match(text)


def _is_sentence(line: TextLine) -> bool:
    return line.text.endswith(_ENDS) and len(line.text.split()) > 4


def _is_finished(line: TextLine, whole: JoinedText) -> bool:
    return line.text.endswith((".", "!", "?")) or (whole.has_bullets and line.bullet)


def _dated(lines: Sequence[TextLine], whole: JoinedText) -> Iterator[_Head]:
    found = [
        None if line.bullet else dates.dated_line(line.text, whole.language)
        for line in lines
    ]
    periods = [line for line in found if line and line.end]
    is_usual = whole.has_bullets or not all(line.is_apart for line in periods)
    above: int | None = None
    end = 0
    for index, line in enumerate(found):
        if line is None:
            continue
        if not (line.end or line.is_apart or is_usual):
            # A year that ends a line of prose.
            continue
        first = index
        while first > end and index - first < 2 and _may_precede(lines, first, whole):
            first -= 1
        if above is None:
            above = index - first
        first = max(first, index - above)
        yield _Head(first, index, line)
        end = index + 1


def _may_precede(lines: Sequence[TextLine], index: int, whole: JoinedText) -> bool:
    """Return whether the line before `index` may belong to the head that goes on there.

    Where blank lines separate entries, there is none within a head.
    """
    if whole.has_gaps and lines[index].gap:
        return False
    return _is_short(lines[index - 1])


def _undated(lines: Sequence[TextLine], whole: JoinedText) -> Iterator[_Head]:
    for index, line in enumerate(lines):
        if not _is_short(line, 6) or dates.dated_line(line.text, whole.language):
            continue
        if index == 0:
            yield _Head(0, 0, None)
            continue
        if whole.has_gaps and not line.gap:
            continue
        if not _is_finished(lines[index - 1], whole):
            continue
        parts = _parts(_SEPARATOR, line.text)
        if len(parts) == 2 and not _is_address(line):
            # A date in free text, separated from the heading as dates are.
            own = DatedLine(parts[1], "", parts[0], "", is_apart=True)
            yield _Head(index, index, own)
        elif index + 1 < len(lines) and _may_follow_a_name(lines[index + 1]):
            yield _Head(index, index, None)


def _may_follow_a_name(line: TextLine) -> bool:
    if line.bullet:
        return False
    return _is_sentence(line) or (_is_short(line, 8) and is_job_title(line.text))


def _entry(lines: Sequence[TextLine], head: _Head, end: int) -> ParsedEntry:
    dated, at = head.dates, head.dated + 1
    above = [line.text for line in lines[head.first : head.dated]]
    own = [dated.before, dated.after] if dated else [lines[head.dated].text]
    found = [part for text in (*above, *own) for part in _parts(_SEPARATOR, text)]
    facts, details = _placed(found)
    if len(facts) == 1 and _FIRM.search(facts[0]):
        facts = _split(facts[0])
    while len(facts) < 2 and at < end and _is_second_fact(lines[at]):
        more, places = _placed(_parts(_SEPARATOR, lines[at].text))
        facts, details = [*facts, *more], [*details, *places]
        at += 1
    if len(facts) == 1:
        facts = _split(facts[0])
    details += facts[2:]
    while at < end and _is_detail(lines[at]) and not _goes_on(lines[at + 1 : end]):
        details.append(folded(lines[at].text))
        at += 1
    return ParsedEntry(
        tuple(facts[:2]),
        folded(dated.start) if dated else "",
        folded(dated.end) if dated else "",
        tuple(details),
        tuple(folded(line.text) for line in lines[at:end]),
    )


def _placed(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return facts and places: a city with its state is no fact, nor part of one."""
    facts: list[str] = []
    places: list[str] = []
    for part in parts:
        match = _CITY.search(part)
        if match and match.end() == len(part):
            places.append(match[0])
            facts.append(part[: match.start()].rstrip(" ,"))
        else:
            facts.append(part)
    return [fact for fact in facts if fact], places


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [folded(part) for part in separator.split(text) if part.strip()]


def _split(fact: str) -> list[str]:
    """Split "Engineer, Example Ltd" if just one side is a title, a firm or a school."""
    if match := _WEAK.search(fact):
        left, right = fact[: match.start()], fact[match.end() :]
        if any(
            test(left) != test(right) for test in (is_job_title, _is_firm, is_degree)
        ):
            return [left, right]
    return [fact]


def _is_firm(text: str) -> bool:
    """Return whether a name has an ending of firms, which alone is no name."""
    return bool(_FIRM.search(text)) and " " in text


def _is_second_fact(line: TextLine) -> bool:
    return _is_short(line) and not line.text[0].islower() and not _is_address(line)


def _is_address(line: TextLine) -> bool:
    parts = _SEPARATOR.split(line.text)
    return any(LINK.fullmatch(part) or DOMAIN.fullmatch(part) for part in parts)


def _goes_on(below: Sequence[TextLine]) -> bool:
    """Return whether the next line is the rest of a sentence."""
    return bool(below) and not below[0].bullet and below[0].text[:1].islower()


def _is_detail(line: TextLine) -> bool:
    """Return whether a line is a place, an address, or several things in a row."""
    if not _is_short(line):
        return False
    if _is_address(line) or " | " in line.text:
        return True
    return bool(_PLACE.fullmatch(line.text)) and (
        all(word[0].isupper() for word in line.text.split())
    )
