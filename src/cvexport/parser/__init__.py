"""The fields of an application form, filled in from a file's text alone.

The parser follows the published rules of CV parsers (OpenResume, GATE, and the pages
of vendors).  It only judges files and never builds one: of its modules `comparison`
alone knows the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cvexport.parser.entries import (
    ParsedEntry,
    employer_and_title,
    is_degree,
    name_and_second,
    second_of,
    split_entries,
)
from cvexport.parser.fields import (
    ParsedCV,
    ParsedJob,
    ParsedProject,
    ParsedSchool,
    ParsedSection,
)
from cvexport.parser.head import parsed_head
from cvexport.parser.lines import JoinedText, TextLine, folded, join_lines
from cvexport.parser.vocabulary import (
    is_heading,
    is_heading_in_capitals,
    is_job_title,
    section_of,
)

__all__ = [
    "ParsedCV",
    "ParsedJob",
    "ParsedProject",
    "ParsedSchool",
    "ParsedSection",
    "parse",
]


class _Section(NamedTuple):
    """A heading, the key of the section that it names, and the lines below it."""

    title: str
    key: str
    lines: list[TextLine]


def parse(text: str, language: str = "en") -> ParsedCV:
    """Return the fields of a CV that can be read from its text alone.

    `text` is what a reader extracts from a file of any program.  `language` is the
    BCP 47 tag of the text; English is recognised beside any other.  What isn't found
    is empty, dates are as printed, and no text raises an error.
    """
    whole = join_lines(text, language)
    head, *sections = _split_at_headings(whole)
    contact = _texts(_lines_of(sections, "contact"))
    person = parsed_head(_texts(head.lines), contact)
    summary = " ".join(_texts(_lines_of(sections, "summary")))
    return ParsedCV(
        name=person.name,
        headline=person.headline,
        email=person.email,
        phone=person.phone,
        place=person.place,
        links=person.links,
        summary=summary or person.summary,
        sections=tuple(
            ParsedSection(each.title, _texts(each.lines)) for each in sections
        ),
        jobs=tuple(_jobs(_entries_of(sections, "work", whole))),
        education=tuple(_schools(_entries_of(sections, "education", whole))),
        projects=tuple(_projects(_entries_of(sections, "projects", whole))),
        skills=_texts(_lines_of(sections, "skills")),
        details=person.details,
    )


def _split_at_headings(whole: JoinedText) -> list[_Section]:
    """Split the lines into sections; the first has no heading.

    The name on the first line is no heading, whatever its case, nor is the line below
    it in capitals.  Capitals count only where the listed headings are in capitals.
    """
    listed = [line.text for line in whole.lines[1:] if _is_listed(line, whole)]
    in_capitals = sum(map(str.isupper, listed))
    are_capitals = 2 * in_capitals > len(listed) or not listed
    sections = [_Section("", "", [])]
    for index, line in enumerate(whole.lines):
        is_capital = index > 1 and are_capitals and not line.bullet
        if index and (
            _is_listed(line, whole)
            or (is_capital and is_heading_in_capitals(line.text))
        ):
            title = folded(line.text).rstrip(":")
            sections.append(_Section(title, section_of(title, whole.language), []))
        else:
            sections[-1].lines.append(line)
    return sections


def _is_listed(line: TextLine, whole: JoinedText) -> bool:
    return not line.bullet and is_heading(line.text, whole.language)


def _lines_of(sections: Sequence[_Section], key: str) -> list[TextLine]:
    return [line for each in sections if each.key == key for line in each.lines]


def _texts(lines: Sequence[TextLine]) -> tuple[str, ...]:
    return tuple(folded(line.text) for line in lines)


def _entries_of(
    sections: Sequence[_Section], key: str, whole: JoinedText
) -> tuple[ParsedEntry, ...]:
    return tuple(
        entry
        for each in sections
        if each.key == key
        for entry in split_entries(each.lines, whole)
    )


def _jobs(found: tuple[ParsedEntry, ...]) -> Iterator[ParsedJob]:
    second = second_of(found, is_job_title)
    for entry in found:
        employer, title = employer_and_title(entry, second)
        yield ParsedJob(
            title, employer, entry.start, entry.end, entry.details, entry.text
        )


def _schools(found: tuple[ParsedEntry, ...]) -> Iterator[ParsedSchool]:
    second = second_of(found, is_degree)
    for entry in found:
        name, degree = name_and_second(entry, second)
        yield ParsedSchool(name, degree, entry.start, entry.end, entry.text)


def _projects(found: tuple[ParsedEntry, ...]) -> Iterator[ParsedProject]:
    for entry in found:
        name, role = (*entry.facts, "", "")[:2]
        yield ParsedProject(name, role, entry.start, entry.end, entry.text)
