"""The fields of an application form, filled in from a file's text alone.

The parser follows the published rules of CV parsers (OpenResume, GATE, and the pages
of vendors).  It only judges files and never builds one: of its modules `comparison`
alone knows the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cvexport.model.lines import Line
from cvexport.model.sections import SECTIONS
from cvexport.parser.entries import (
    JOB,
    SCHOOL,
    ParsedEntry,
    likeness,
    named,
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
from cvexport.parser.headings import Section, split_at_headings
from cvexport.parser.lines import (
    JoinedText,
    TextLine,
    folded,
    join_lines,
    text_lines,
)
from cvexport.parser.vocabulary import EMAIL, phones

__all__ = [
    "EMPTY",
    "ParsedCV",
    "ParsedJob",
    "ParsedProject",
    "ParsedSchool",
    "ParsedSection",
    "parse",
    "parse_lines",
]


EMPTY = ParsedCV("", "", "", "", "", (), "", (), (), (), (), ())
"""The fields of a file without text."""


def parse(text: str, language: str = "en") -> ParsedCV:
    """Return the fields of a CV that can be read from its text alone.

    `text` is what a reader extracts from a file of any program.  `language` is the
    BCP 47 tag of the text; English is recognised beside any other.  What isn't found
    is empty, dates are as printed, and no text raises an error.
    """
    return parse_lines(text_lines(text), language)


def parse_lines(lines: Sequence[Line], language: str = "en") -> ParsedCV:
    """Return the fields of a CV from its lines, as `parse` does from its text."""
    whole = join_lines(lines, language)
    name, sections = split_at_headings(whole)
    sections = list(_recognised(sections, whole))
    head = [line for each in sections if not each.title for line in each.lines]
    person = parsed_head(name, head, _lines_of(sections, "contact"))
    summary = " ".join(_texts(_lines_of(sections, "summary")))
    titled = [each for each in sections if each.title]
    elsewhere = [line for each in titled if each.key in _OPEN for line in each.lines]
    return ParsedCV(
        name=person.name,
        headline=person.headline,
        email=person.email or _first_of(elsewhere, EMAIL.findall),
        phone=person.phone or _first_of(elsewhere, phones),
        place=person.place,
        links=person.links,
        summary=summary or person.summary,
        sections=tuple(
            ParsedSection(each.title, _texts(each.lines)) for each in titled
        ),
        jobs=tuple(_jobs(sections, whole)),
        education=tuple(_schools(sections, whole)),
        projects=tuple(_projects(_entries_of(sections, "projects", whole))),
        skills=_texts(_lines_of(sections, "skills")),
        details=person.details,
    )


_OPEN = ("summary", "skills", "languages", "interests", "profiles", "")
"""Sections among whose lines contacts are, where they have no place of their own."""


def _first_of(lines: Sequence[TextLine], find: Callable[[str], Iterable[str]]) -> str:
    return next((each for line in lines for each in find(line.text[:200])), "")


def _recognised(sections: Sequence[Section], whole: JoinedText) -> Iterator[Section]:
    """Yield the sections; what no title says is seen from the entries.

    Only where no section has a title for jobs, or for schools, is one looked for.
    """
    missing = {"work": JOB, "education": SCHOOL}
    for section in sections:
        missing.pop(section.key, None)
    for section in sections:
        key = section.key
        if section.title and key not in SECTIONS:
            found = split_entries(section.lines, whole)
            likely = {each: likeness(found, kind) for each, kind in missing.items()}
            best = max(likely, key=lambda each: likely[each], default="")
            key = best if best and likely[best] >= _LIKELY else key
        yield section._replace(key=key)


_LIKELY = 0.6
"""The share of entries that are jobs, in a section that is one of jobs."""


def _lines_of(sections: Sequence[Section], key: str) -> list[TextLine]:
    return [line for each in sections if each.key == key for line in each.lines]


def _texts(lines: Sequence[TextLine]) -> tuple[str, ...]:
    return tuple(folded(line.text) for line in lines)


def _entries_of(
    sections: Sequence[Section], key: str, whole: JoinedText
) -> tuple[ParsedEntry, ...]:
    return tuple(
        entry
        for each in sections
        if each.key == key
        for entry in split_entries(each.lines, whole)
    )


def _jobs(sections: Sequence[Section], whole: JoinedText) -> Iterator[ParsedJob]:
    """Yield the jobs; one without an employer is with that of the job above it."""
    for section in sections:
        if section.key != "work":
            continue
        found = split_entries(section.lines, whole)
        last = ""
        for entry, (own, title) in zip(found, named(found, JOB), strict=True):
            employer = own or ("" if _is_dated_in_words(entry) else last)
            last = employer
            yield ParsedJob(
                title, employer, entry.start, entry.end, entry.details, entry.text
            )


def _is_dated_in_words(entry: ParsedEntry) -> bool:
    """Return whether its dates are free text, as nobody writes between two titles."""
    return bool(entry.start) and not any(map(str.isdigit, entry.start))


def _schools(sections: Sequence[Section], whole: JoinedText) -> Iterator[ParsedSchool]:
    found = _entries_of(sections, "education", whole)
    for entry, (name, degree) in zip(found, named(found, SCHOOL), strict=True):
        # One date alone is that of the degree.
        start, end = (entry.start, entry.end) if entry.end else ("", entry.start)
        yield ParsedSchool(name, degree, start, end, entry.text)


def _projects(found: tuple[ParsedEntry, ...]) -> Iterator[ParsedProject]:
    for entry in found:
        name, role = (*(fact.text for fact in entry.facts), "", "")[:2]
        yield ParsedProject(name, role, entry.start, entry.end, entry.text)
