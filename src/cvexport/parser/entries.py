"""The lines of a section as entries: jobs, schools, projects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cvexport.parser import dates
from cvexport.parser.dates import Period
from cvexport.parser.lines import Line, Page, folded

_JOB_WORDS = """
accountant administrator adviser advisor agent analyst apprentice architect
artist assistant associate attorney auditor author barista bookkeeper ceo cfo
captain cashier chair chef chief clerk coach coder commander consultant
contractor contributor coo coordinator counsel creator cto curator designer
developer devops director doctor driver editor engineer executive farmer fellow
founder freelance freelancer founding head instructor intern investigator
journalist judge keeper lead leader lecturer librarian machinist maintainer
manager marketer mechanic mentor nurse officer operator owner paralegal partner
physician pilot planner president principal producer professor programmer
recruiter reporter representative researcher salesperson scholar scientist
secretary server specialist strategist supervisor surgeon teacher technician
tester trainee trainer translator tutor vp volunteer waiter writer
"""
_TITLES = frozenset(_JOB_WORDS.split())
"""Usual job words: those of OpenResume (extract-work-experience, JOB_TITLES), and
their like."""

_SCHOOLS = frozenset({"college", "university", "institute", "school", "academy"})
"""OpenResume, extract-education, SCHOOLS; what is no school is a degree."""

_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = re.compile(
    r"\s*(?:\||\N{MIDDLE DOT}|\N{BULLET})\s*|\s+[\N{EN DASH}\N{EM DASH}]\s+|\s{2,}|\t"
)
_WEAK = re.compile(r",\s+|\s+-\s+|\s+at\s+|\s+@\s+")
_LABEL = re.compile(r"[^:]{1,40}: ")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_PLACE = re.compile(r"[^\W\d_][\w.'-]*(?:,? [^\W\d_][\w.'-]*){0,5}")
_FIRM = re.compile(r"\b(?:Inc|LLC|Ltd|Corp|GmbH|AG|Plc|PLC|LLP|Limited)\b")
_CITY = re.compile(r"[A-Z][a-zA-Z]+(?: [A-Z][a-zA-Z]+)?, [A-Z]{2}")
"""OpenResume, extract-profile: a city and a state or country of two letters."""

_ENDS = (".", "!", "?", ":", ";")


class Entry(NamedTuple):
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
    period: Period | None


def entries(lines: Sequence[Line], page: Page) -> tuple[Entry, ...]:
    """Return the entries of a section.

    One begins where a line carries dates, as far above it as the first of the section
    does: parsers count on one order within a section (Greenhouse, "Unsuccessful
    resume parse").  One without dates begins with a short line that is no sentence,
    after a finished paragraph, before a title or a sentence.
    """
    dated = tuple(_dated(lines, page))
    taken = {index for head in dated for index in range(head.first, head.dated + 1)}
    undated = (head for head in _undated(lines, page) if head.first not in taken)
    found = sorted((*dated, *undated))
    ends = [*(head.first for head in found[1:]), len(lines)][: len(found)]
    return tuple(
        _entry(lines, head, end) for head, end in zip(found, ends, strict=True)
    )


def job(entry: Entry, second: int) -> tuple[str, str]:
    """Return employer and title; `second` is the place of the title among the facts.

    A fact that stands alone is a title if it has a job word.
    """
    if len(entry.facts) == 1:
        only = entry.facts[0]
        return ("", only) if is_title(only) else (only, "")
    return both(entry, second)


def second_of(found: Sequence[Entry], is_second: Callable[[str], bool]) -> int:
    """Return where most entries have their title, or degree: first (0) or second (1).

    That goes for all of a section: an employer may be called Consultant.
    """
    votes = Counter(
        is_second(entry.facts[1])
        for entry in found
        if len(entry.facts) > 1
        and is_second(entry.facts[0]) != is_second(entry.facts[1])
    )
    return 0 if votes[False] > votes[True] else 1


def is_title(text: str) -> bool:
    """Tell whether a short line has a usual job word."""
    return not _TITLES.isdisjoint(map(str.lower, _WORD.findall(text)))


def is_degree(text: str) -> bool:
    """Tell whether a short line names no school."""
    return _SCHOOLS.isdisjoint(map(str.lower, _WORD.findall(text)))


def both(entry: Entry, second: int) -> tuple[str, str]:
    """Return name and title, or school and degree; `second` is as for `job`."""
    first, other = (*entry.facts, "", "")[:2]
    if second == 0 and other:
        return other, first
    return first, other


def _is_short(line: Line, words: int = 10) -> bool:
    """Tell whether a line may belong to the head of an entry."""
    text = line.text
    if line.bullet or len(text) > 80 or len(text.split()) > words:
        return False
    if text.endswith(_ENDS) and not dates.is_abbreviated(text):
        return False
    return not _LABEL.match(text)


def _is_sentence(line: Line) -> bool:
    return line.text.endswith(_ENDS) and len(line.text.split()) > 4


def _is_finished(line: Line, page: Page) -> bool:
    return line.text.endswith((".", "!", "?")) or (page.has_bullets and line.bullet)


def _dated(lines: Sequence[Line], page: Page) -> Iterator[_Head]:
    found = [
        None if line.bullet else dates.found(line.text, page.language) for line in lines
    ]
    spans = [period for period in found if period and period.end]
    is_usual = page.has_bullets or not all(period.is_apart for period in spans)
    above: int | None = None
    end = 0
    for index, period in enumerate(found):
        if period is None:
            continue
        if not (period.end or period.is_apart or is_usual):
            # A year that ends a line of prose.
            continue
        first = index
        while first > end and index - first < 2 and _may_precede(lines, first, page):
            first -= 1
        if above is None:
            above = index - first
        first = max(first, index - above)
        yield _Head(first, index, period)
        end = index + 1


def _may_precede(lines: Sequence[Line], index: int, page: Page) -> bool:
    """Tell whether the line before `index` may belong to the head that goes on there.

    Where empty lines part entries, none stands within a head.
    """
    if page.has_gaps and lines[index].gap:
        return False
    return _is_short(lines[index - 1])


def _undated(lines: Sequence[Line], page: Page) -> Iterator[_Head]:
    for index, line in enumerate(lines):
        if not _is_short(line, 6) or dates.found(line.text, page.language):
            continue
        if index == 0:
            yield _Head(0, 0, None)
            continue
        if page.has_gaps and not line.gap:
            continue
        if not _is_finished(lines[index - 1], page):
            continue
        parts = _parts(_SEPARATOR, line.text)
        if len(parts) == 2 and not _is_address(line):
            # A date in free text, parted from the heading as dates are.
            period = Period(parts[1], "", parts[0], "", is_apart=True)
            yield _Head(index, index, period)
        elif index + 1 < len(lines) and _may_follow_a_name(lines[index + 1]):
            yield _Head(index, index, None)


def _may_follow_a_name(line: Line) -> bool:
    if line.bullet:
        return False
    return _is_sentence(line) or (_is_short(line, 8) and is_title(line.text))


def _entry(lines: Sequence[Line], head: _Head, end: int) -> Entry:
    period, at = head.period, head.dated + 1
    above = [line.text for line in lines[head.first : head.dated]]
    own = [period.before, period.after] if period else [lines[head.dated].text]
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
    while at < end and _is_detail(lines[at]):
        details.append(folded(lines[at].text))
        at += 1
    return Entry(
        tuple(facts[:2]),
        folded(period.start) if period else "",
        folded(period.end) if period else "",
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
    """Split 'Engineer, Example Ltd' where just one side is a title, firm or school."""
    if match := _WEAK.search(fact):
        left, right = fact[: match.start()], fact[match.end() :]
        if any(
            tells(left) != tells(right) for tells in (is_title, _is_firm, is_degree)
        ):
            return [left, right]
    return [fact]


def _is_firm(text: str) -> bool:
    """Tell whether a name ends in what firms end in, which alone is no name."""
    return bool(_FIRM.search(text)) and " " in text


def _is_second_fact(line: Line) -> bool:
    return _is_short(line) and not line.text[0].islower() and not _is_address(line)


def _is_address(line: Line) -> bool:
    parts = _SEPARATOR.split(line.text)
    return any(_ADDRESS.fullmatch(part) for part in parts)


def _is_detail(line: Line) -> bool:
    """Tell whether a line is a place, an address, or several things in a row."""
    if not _is_short(line):
        return False
    if _is_address(line) or " | " in line.text:
        return True
    return bool(_PLACE.fullmatch(line.text)) and (
        all(word[0].isupper() for word in line.text.split())
    )
