"""What an application form would be filled with, out of a file's text alone.

Written to the public rules of résumé parsers (OpenResume, GATE, and the pages of
vendors), and used only to judge a file, never to build one: the source is known to
`compared` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvexport.parser import headings
from cvexport.parser.comparison import Row, compared
from cvexport.parser.entries import (
    Entry,
    both,
    entries,
    is_degree,
    is_title,
    job,
    second_of,
)
from cvexport.parser.fields import Job, Project, Recovered, School, Section
from cvexport.parser.head import head
from cvexport.parser.lines import Line, Page, folded, page

__all__ = [
    "Job",
    "Project",
    "Recovered",
    "Row",
    "School",
    "Section",
    "compared",
    "recovered",
]

_Part = tuple[str, list[Line]]


def recovered(text: str, language: str = "en") -> Recovered:
    """Return the fields that a text, as a reader extracts it, tells by itself.

    `language` is the BCP 47 tag of the text; English is read beside any other.
    """
    whole = page(text, language)
    (_, above), *parts = _parts(whole)
    person = head(_texts(above), _texts(_of(parts, "contact", language)))
    return Recovered(
        name=person.name,
        headline=person.headline,
        email=person.email,
        phone=person.phone,
        place=person.place,
        links=person.links,
        summary=" ".join(_texts(_of(parts, "summary", language))) or person.summary,
        sections=tuple(Section(title, _texts(lines)) for title, lines in parts),
        jobs=tuple(_jobs(_entries(parts, "work", whole))),
        education=tuple(_schools(_entries(parts, "education", whole))),
        projects=tuple(_projects(_entries(parts, "projects", whole))),
        skills=_texts(_of(parts, "skills", language)),
    )


def _parts(whole: Page) -> list[_Part]:
    """Part the lines at headings; the first part has none.

    The name on the first line is no heading, whatever its case, nor is the line below
    it in capitals.  Capitals count only where the known headings are in capitals.
    """
    known = [line.text for line in whole.lines[1:] if _is_known(line, whole)]
    in_capitals = sum(map(str.isupper, known))
    are_capitals = 2 * in_capitals > len(known) or not known
    parts: list[_Part] = [("", [])]
    for index, line in enumerate(whole.lines):
        is_capital = index > 1 and are_capitals and not line.bullet
        if index and (
            _is_known(line, whole)
            or (is_capital and headings.is_in_capitals(line.text))
        ):
            parts.append((folded(line.text).rstrip(":"), []))
        else:
            parts[-1][1].append(line)
    return parts


def _is_known(line: Line, whole: Page) -> bool:
    return not line.bullet and headings.is_known(line.text, whole.language)


def _of(parts: Sequence[_Part], kind: str, language: str) -> list[Line]:
    return [
        line
        for title, lines in parts
        if headings.kind(title, language) == kind
        for line in lines
    ]


def _texts(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(folded(line.text) for line in lines)


def _entries(parts: Sequence[_Part], kind: str, whole: Page) -> tuple[Entry, ...]:
    return tuple(
        entry
        for title, lines in parts
        if headings.kind(title, whole.language) == kind
        for entry in entries(lines, whole)
    )


def _jobs(found: tuple[Entry, ...]) -> Iterator[Job]:
    second = second_of(found, is_title)
    for entry in found:
        employer, title = job(entry, second)
        yield Job(title, employer, entry.start, entry.end, entry.details, entry.text)


def _schools(found: tuple[Entry, ...]) -> Iterator[School]:
    second = second_of(found, is_degree)
    for entry in found:
        name, degree = both(entry, second)
        yield School(name, degree, entry.start, entry.end, entry.text)


def _projects(found: tuple[Entry, ...]) -> Iterator[Project]:
    for entry in found:
        name, role = (*entry.facts, "", "")[:2]
        yield Project(name, role, entry.start, entry.end, entry.text)
