"""The values of a source beside those parsed from a file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from cvexport.composition import compose, markup
from cvexport.locales import wording
from cvexport.locales.wording import Words
from cvexport.model.document import Block, Entry, Item, List, Paragraph, plain
from cvexport.model.positions import after_jobs, as_jobs
from cvexport.model.resume import Dated, Resume, Work
from cvexport.parser.fields import ParsedCV, ParsedJob, ParsedProject, ParsedSchool
from cvexport.unicode import prose

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = {ord(char): "'" for char in "\u2018\u2019\u201a\u201b\u2032`\u00b4"} | {
    ord(char): '"' for char in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
}


class ComparedField(NamedTuple):
    """A field: the source's value, the file's, and whether they agree.

    What the file has beyond the source has an empty `source`.
    """

    field: str
    source: str
    file: str
    agrees: bool


class _Dates(Protocol):
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...


_Found = TypeVar("_Found", ParsedJob, ParsedSchool, ParsedProject)


def compare(parsed: ParsedCV, resume: Resume) -> tuple[ComparedField, ...]:
    """Return each field as the source has it and as it was parsed from a file.

    Values that differ only in case, white space, dashes or quotes agree.
    """
    return tuple(_rows(parsed, resume))


def _rows(found: ParsedCV, resume: Resume) -> Iterator[ComparedField]:
    basics, document = resume.basics, compose(resume)
    place, links, details = _contacts(resume)
    yield from _row("name", document.name, found.name)
    yield from _row("headline", document.headline, found.headline)
    yield from _row("e-mail", basics.email, found.email)
    yield from _row("phone", basics.phone, found.phone)
    yield from _row("place", place, found.place)
    yield from _list("link", links, found.links)
    yield from _list("detail", details, found.details)
    summary = compose(_part(resume, basics=type(basics)(summary=basics.summary)))
    paragraphs = [
        text for section in summary.sections for text in _texts(section.blocks)
    ]
    yield from _row("summary", " ".join(paragraphs), found.summary)
    headings = [section.heading for section in document.sections]
    # Turkish and Greek capitals don't fold to the title.
    titles = {_folded(each.capitals): each.heading for each in document.sections}
    printed = [
        title if _folded(title) in map(_folded, headings) else titles.get(key, title)
        for title in (each.title for each in found.sections)
        for key in (_folded(title),)
    ]
    yield from _list("section", headings, printed)
    yield from _jobs(found.jobs, [*_source_jobs(resume)])
    yield from _schools(found.education, _source_schools(resume))
    yield from _projects(found.projects, _source_projects(resume))
    skills = compose(_part(resume, skills=resume.skills)).sections
    expected = [text for section in skills for text in _texts(section.blocks)]
    yield from _list("skill", expected, found.skills)


def _words(resume: Resume) -> Words:
    return wording.words(resume.export.language, resume.export.date_format)


def _part(resume: Resume, **values: Any) -> Resume:
    """Return a Resume of some values, with the settings of the whole."""
    return Resume(export=resume.export, **values)


# -- what the source says, in the words that are printed


def _contacts(resume: Resume) -> tuple[str, list[str], list[str]]:
    """Return the place, the addresses, and what else the contact line has."""
    basics = resume.basics.replaced(email="", phone="", emails=(), phones=())
    contacts = list(compose(_part(resume, basics=basics)).contacts)
    has_place = any(value for _, value in basics.location.pairs())
    place = plain(contacts.pop(0)) if has_place and contacts else ""
    links = [each for each in contacts if any(span.href for span in each)]
    details = [plain(each) for each in contacts if each not in links]
    return place, [_address(plain(each)) for each in links], details


def _address(link: str) -> str:
    """Return a contact without the network before its address."""
    _, _, address = link.partition(": ")
    return address if "." in address else link


def _text(text: str) -> str:
    return plain(markup.spans(prose.flattened(text)))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.spans)
            case List():
                for item in block.items:
                    yield from _items(item)
            case Entry():
                yield from _texts(block.blocks)


def _items(item: Item) -> Iterator[str]:
    yield plain(item.spans)
    for inner in item.items:
        yield from _items(inner)


def _period(record: Dated, words: Words) -> tuple[str, str]:
    if record.date or not record.start_date:
        return wording.date_text(record.date or record.end_date, words), ""
    start = wording.date_text(record.start_date, words)
    printed = wording.period(record.start_date, record.end_date, words)
    return start, printed.removeprefix(start).lstrip(" \N{EN DASH}")


def _studied(record: Dated, words: Words) -> tuple[str, str]:
    """Return start and end at a school; one date alone is that of the degree."""
    start, end = _period(record, words)
    return (start, end) if end else ("", start)


def _prose(resume: Resume, **values: Any) -> tuple[str, ...]:
    sections = compose(_part(resume, **values)).sections
    return tuple(text for section in sections for text in _texts(section.blocks))


def _source_jobs(resume: Resume) -> Iterator[ParsedJob]:
    """Yield each position as a job of its own, as it is printed."""
    words = _words(resume)
    for employer in resume.work:
        jobs = [job for _, job in as_jobs(employer)]
        texts = [list(_prose(resume, work=(_without_head(job),))) for job in jobs]
        texts[-1] += _prose(resume, work=(_without_head(after_jobs(employer)),))
        for job, text in zip(jobs, texts, strict=True):
            yield ParsedJob(
                _text(job.position),
                _text(job.name),
                *_period(job, words),
                (),
                tuple(text),
            )


def _without_head(job: Work) -> Work:
    """Return a job that prints only its prose; the name starts the entry."""
    return Work(
        name="-",
        description=job.description,
        summary=job.summary,
        highlights=job.highlights,
        keywords=job.keywords,
    )


def _source_schools(resume: Resume) -> list[ParsedSchool]:
    words = _words(resume)
    return [
        ParsedSchool(
            _text(each.institution),
            _listed((each.study_type, each.area), words),
            *_studied(each, words),
            (),
        )
        for each in resume.education
    ]


def _source_projects(resume: Resume) -> list[ParsedProject]:
    words = _words(resume)
    return [
        ParsedProject(
            _text(each.name),
            _listed(each.roles, words),
            *_period(each, words),
            _prose(resume, projects=(each,)),
        )
        for each in resume.projects
    ]


def _listed(texts: Sequence[str], words: Words) -> str:
    found = [text for text in texts if text]
    return wording.separator(found, words).join(map(_text, found))


# -- side by side


def _jobs(
    found: Sequence[ParsedJob], source: Sequence[ParsedJob]
) -> Iterator[ComparedField]:
    nothing = ParsedJob("", "", "", "", (), ())
    for number, (job, other) in enumerate(_paired(found, source, nothing), 1):
        label = f"job {number}"
        yield from _row(f"{label}: employer", job.employer, other.employer)
        yield from _row(f"{label}: title", job.title, other.title)
        yield from _dates(label, job, other)
        yield from _list(f"{label}: text", job.text, other.text)


def _schools(
    found: Sequence[ParsedSchool], source: Sequence[ParsedSchool]
) -> Iterator[ComparedField]:
    nothing = ParsedSchool("", "", "", "", ())
    for number, (school, other) in enumerate(_paired(found, source, nothing), 1):
        label = f"education {number}"
        yield from _row(f"{label}: school", school.school, other.school)
        yield from _row(f"{label}: degree", school.degree, other.degree)
        yield from _dates(label, school, other)


def _projects(
    found: Sequence[ParsedProject], source: Sequence[ParsedProject]
) -> Iterator[ComparedField]:
    nothing = ParsedProject("", "", "", "", ())
    for number, (project, other) in enumerate(_paired(found, source, nothing), 1):
        label = f"project {number}"
        yield from _row(f"{label}: name", project.name, other.name)
        yield from _row(f"{label}: role", project.role, other.role)
        yield from _dates(label, project, other)
        yield from _list(f"{label}: text", project.text, other.text)


def _paired(
    found: Sequence[_Found], source: Sequence[_Found], nothing: _Found
) -> Iterator[tuple[_Found, _Found]]:
    """Pair entries in order, by their first two fields; what is left over, singly."""
    for one, other in _matched([_key(each) for each in source], [*map(_key, found)]):
        yield (
            nothing if one is None else source[one],
            nothing if other is None else found[other],
        )


def _key(entry: ParsedJob | ParsedSchool | ParsedProject) -> str:
    return _folded(f"{' '.join(sorted(entry[:2]))} {entry.start or entry.end}")


def _dates(label: str, source: _Dates, found: _Dates) -> Iterator[ComparedField]:
    yield from _row(f"{label}: start", source.start, found.start)
    yield from _row(f"{label}: end", source.end, found.end)


def _list(
    label: str, source: Sequence[str], found: Sequence[str]
) -> Iterator[ComparedField]:
    pairs = _matched([*map(_folded, source)], [*map(_folded, found)])
    for number, (one, other) in enumerate(pairs, 1):
        yield from _row(
            f"{label} {number}",
            "" if one is None else source[one],
            "" if other is None else found[other],
        )


def _matched(
    source: list[str], found: list[str]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair the places of two lists: what is equal, and between that, in order."""
    matcher = difflib.SequenceMatcher(None, source, found, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        for step in range(max(end - start, other_end - other_start)):
            yield (
                start + step if start + step < end else None,
                other_start + step if other_start + step < other_end else None,
            )


def _row(field: str, source: str, file: str) -> Iterator[ComparedField]:
    """Return a row, none where neither side has a value."""
    if source or file:
        yield ComparedField(field, source, file, _folded(source) == _folded(file))


def _folded(text: str) -> str:
    text = _DASHES.sub("-", text).translate(_QUOTES)
    return " ".join(text.casefold().split())
