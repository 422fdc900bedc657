"""A layout, and the blocks of a CV that it makes of a person.

Patterns hold fields in braces, `**bold**` and `__italic__`; what follows `>>` is at the
right margin, what precedes `<<` is in a column at the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sessions.cv_makers.wording import EXTRAS, heading
from sessions.cv_makers.written_dates import duration, label_of, written
from sessions.invented import Job, Person, School


class Layout(NamedTuple):
    """How one file is made; `maker` and `theme` say with what and with which looks."""

    maker: str
    theme: str
    field: str
    head: tuple[str, ...]
    school: tuple[str, ...]
    language: str = "en"
    jobs: int = 3
    dates: str = "mon"
    school_dates: str = "year"
    contact: tuple[str, ...] = ("{email} | {phone} | {place}", "{links}")
    name: str = "{name}"
    headline: str = "{headline}"
    wording: int = 0
    capitals: bool = False
    order: str = "summary work education skills"
    side: str = ""
    bullet: str = "•"
    group: tuple[str, ...] = ()
    """Lines above the titles at one employer; the first two jobs are at one."""
    skills: str = "comma"
    top: str = ""
    """A line above the name."""
    foot: str = ""
    """A line below everything."""
    running: str = ""
    """A running head or footer of each page."""


class Block(NamedTuple):
    """One paragraph; `when` is a column at its left, `right` is at the right margin."""

    kind: str
    text: str
    right: str = ""
    when: str = ""
    side: bool = False
    first: bool = False


class Span(NamedTuple):
    """A run of text of one look."""

    text: str
    bold: bool
    italic: bool


_MARKUP = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


def spans(text: str) -> Iterator[Span]:
    """Yield the runs of a text in markup."""
    end = 0
    for found in _MARKUP.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()], bold=False, italic=False)
        yield Span(found[1] or found[2], bold=bool(found[1]), italic=bool(found[2]))
        end = found.end()
    if end < len(text):
        yield Span(text[end:], bold=False, italic=False)


def plain(text: str) -> str:
    """Return a text without its markup."""
    return "".join(span.text for span in spans(text))


def blocks(who: Person, layout: Layout) -> Iterator[Block]:
    """Yield what a CV says, from top to bottom."""
    facts = {
        "name": who.name,
        "NAME": who.name.upper(),
        "headline": who.headline,
        "HEADLINE": who.headline.upper(),
        "email": who.email,
        "phone": who.phone,
        "place": who.place,
        "links": " | ".join(who.links),
        "link": who.links[0],
    }
    if layout.top:
        yield Block("top", layout.top)
    yield Block("name", layout.name.format_map(facts))
    if layout.headline:
        yield Block("headline", layout.headline.format_map(facts))
    in_side = "contact" in layout.side
    if in_side:
        yield _heading("contact", layout)
    for line in layout.contact:
        yield Block("contact", line.format_map(facts), side=in_side)
    for key in layout.order.split():
        yield _heading(key, layout)
        for block in _section(key, who, layout):
            yield block._replace(side=key in layout.side.split())
    if layout.foot:
        yield Block("foot", layout.foot)


def _heading(key: str, layout: Layout) -> Block:
    title = heading(key, layout.language, layout.wording)
    if layout.capitals:
        title = title.upper()
    return Block("heading", title, side=key in layout.side.split())


def _section(key: str, who: Person, layout: Layout) -> Iterator[Block]:
    if key == "summary":
        yield Block("para", who.summary)
    elif key == "work":
        yield from _work(who.jobs, layout)
    elif key == "education":
        for school in who.schools:
            yield from _rows(layout.school, _school_facts(school, layout))
    elif key == "skills":
        yield from _skills(who.skills, layout)
    else:
        for line in EXTRAS[key]:
            kind, _, text = line.rpartition("* ")
            yield Block("bullet" if kind or line.startswith("* ") else "para", text)


def _skills(skills: list[str], layout: Layout) -> Iterator[Block]:
    if layout.skills == "lines":
        yield from (Block("para", skill) for skill in skills)
    elif layout.skills == "bullets":
        yield from (Block("bullet", skill) for skill in skills)
    else:
        joint = {"comma": ", ", "dot": " · ", "bar": " | "}[layout.skills]
        yield Block("para", joint.join(skills))


def _work(jobs: list[Job], layout: Layout) -> Iterator[Block]:
    before = ""
    for job in jobs:
        facts = _job_facts(job, layout)
        if layout.group and job.employer != before:
            yield from _rows(layout.group, facts)
        yield from _rows(layout.head, facts, first=not layout.group)
        before = job.employer
        for said in job.bullets:
            yield Block("bullet" if layout.bullet else "para", said)


def _rows(
    patterns: tuple[str, ...], facts: dict[str, str], *, first: bool = True
) -> Iterator[Block]:
    for index, pattern in enumerate(patterns):
        when, cut, rest = pattern.rpartition("<<")
        left, _, right = rest.partition(">>")
        kind = "dated" if cut else "row"
        left, right, when = (
            each.strip().format_map(facts) for each in (left, right, when)
        )
        yield Block(kind, left, right, when, first=first and index == 0)


def _job_facts(job: Job, layout: Layout) -> dict[str, str]:
    return _facts(
        {
            "title": job.title,
            "employer": job.employer,
            "place": job.place,
            "dates": written(job.start, job.end, layout.dates, layout.language),
            "start": written(job.start, job.start, layout.dates, layout.language)[:8],
            "duration": duration(job.start, job.end),
        }
    )


def _school_facts(school: School, layout: Layout) -> dict[str, str]:
    style = layout.school_dates
    return _facts(
        {
            "school": school.institution,
            "degree": school.degree,
            "place": school.place,
            "dates": written(school.start, school.end, style, layout.language),
        }
    )


def _facts(facts: dict[str, str]) -> dict[str, str]:
    return facts | {key.upper(): value.upper() for key, value in facts.items()}


def labels(who: Person, layout: Layout) -> dict[str, object]:
    """Return what a person would read in the file, as its labels."""
    head = " ".join((*layout.group, *layout.head)).lower()
    contact = " ".join((layout.name, *layout.contact))
    found: dict[str, object] = {"language": layout.language}
    bare = who.name.removeprefix("Dr. ")
    found["name"] = who.name if bare == who.name else [who.name, bare]
    found["headline"] = plain(layout.headline.format(headline=who.headline))
    found |= {
        "email": who.email if "{email}" in contact else "",
        "phone": who.phone if "{phone}" in contact else "",
        "place": who.place if "{place}" in contact else "",
        "links": who.links
        if "{links}" in contact
        else who.links[:1]
        if "{link}" in contact
        else [],
        "jobs": [_job_label(job, layout, head) for job in who.jobs],
        "education": [_school_label(each, layout) for each in who.schools],
        "skills": who.skills if "skills" in layout.order else [],
    }
    return found


def _job_label(job: Job, layout: Layout, head: str) -> dict[str, str]:
    dated = "{dates}" in head
    return {
        "title": job.title,
        "employer": job.employer,
        "place": job.place if "{place}" in head else "",
        "start": label_of(job.start, layout.dates) if dated else "",
        "end": label_of(job.end, layout.dates) if dated else "",
    }


def _school_label(school: School, layout: Layout) -> dict[str, str]:
    dated = "{dates}" in " ".join(layout.school).lower()
    style = layout.school_dates
    start = "" if style == "end" else label_of(school.start, style)
    return {
        "institution": school.institution,
        "degree": school.degree,
        "start": start if dated else "",
        "end": label_of(school.end, style) if dated else "",
    }
