"""Dated records as entries: heading and period, facts, details, then prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cvexport.composition.contacts import address, doi_address, place
from cvexport.composition.lists import highlight_blocks, paragraphs
from cvexport.composition.markup import merged
from cvexport.composition.spans import (
    labelled,
    listed,
    one_line,
    plain_span,
    text_spans,
    weighed,
)
from cvexport.locales import wording
from cvexport.locales.wording import Words
from cvexport.model.document import (
    Block,
    Entry,
    List,
    Paragraph,
    Span,
    Spans,
    joined,
)
from cvexport.model.positions import after_jobs, as_jobs
from cvexport.model.resume import Dated, Education, Publication, Work
from cvexport.model.sections import StandardSection


def entries(record: Dated, section: StandardSection, words: Words) -> Iterator[Block]:
    """Yield the entries of one record of a standard section, or its prose alone."""
    match record:
        case Work():
            yield from _work(record, words)
        case Education():
            yield from _education(record, words)
        case Publication():
            yield from _publication(record, words)
        case _:
            yield from _by_fields(record, section, words)


def _by_fields(
    record: Dated, section: StandardSection, words: Words
) -> Iterator[Block]:
    """Yield an entry whose lines are the fields that the section's row names."""
    return entry(
        record,
        getattr(record, section.heading),
        _fields(record, section.facts, words),
        words,
        details=_fields(record, section.details, words),
    )


def _fields(record: Dated, names: tuple[str, ...], words: Words) -> tuple[Spans, ...]:
    values = (getattr(record, name) for name in names)
    return tuple(
        text_spans(value) if isinstance(value, str) else listed(value, words)
        for value in values
    )


def _work(employer: Work, words: Words) -> Iterator[Block]:
    details = _overridden(employer, words)
    for _, job in as_jobs(employer):
        title = (text_spans(job.position),)
        yield from entry(job, job.name, title, words, details=details)
        details = ()
    yield from _prose(after_jobs(employer), words)


def _overridden(job: Work, words: Words) -> tuple[Spans, ...]:
    """Return the employer's place and address where each position has its own."""
    if not job.positions or (
        job.position and job.position not in {each.position for each in job.positions}
    ):
        return ()
    places = [place(each.location, words) for each in job.positions]
    return (
        plain_span(place(job.location, words)) if all(places) else (),
        address(job.url) if all(each.url for each in job.positions) else (),
    )


def _education(course: Education, words: Words) -> Iterator[Block]:
    degree = listed((course.study_type, course.area), words)
    score = labelled(text_spans(words.grade), text_spans(course.score), bold=False)
    return entry(
        course,
        course.institution,
        (degree, score if course.score else ()),
        words,
        after=_enumeration(words.courses, course.courses, words),
    )


def _publication(paper: Publication, words: Words) -> Iterator[Block]:
    publisher = text_spans(paper.publisher) if paper.journal else ()
    return entry(
        paper.replaced(date=paper.date or paper.release_date),
        paper.name,
        (listed(paper.authors, words), _venue(paper), publisher),
        words,
        details=(text_spans(paper.status), doi_address(paper.doi)),
    )


def _venue(paper: Publication) -> Spans:
    """Return `Journal 12(3), 45-67`, or what there is of it."""
    issue = f"({paper.issue})" if paper.issue else ""
    numbers = ", ".join(filter(None, (paper.volume + issue, paper.pages)))
    name = text_spans(paper.journal or paper.publisher)
    between = (
        (Span(" " if paper.volume or issue else ", "),) if name and numbers else ()
    )
    return merged((*name, *between, *text_spans(numbers)))


def entry(
    record: Dated,
    heading: str,
    facts: tuple[Spans, ...],
    words: Words,
    *,
    details: tuple[Spans, ...] = (),
    after: Iterable[Paragraph | List] = (),
) -> Iterator[Block]:
    """Yield a record as an entry; a record of prose alone has no entry head.

    The first fact there is takes the place of a missing heading, the period that of
    both.
    """
    lines = [*filter(None, facts), *_details(record, details, words)]
    period = one_line(_period(record, words))
    head = text_spans(heading)
    if not head and lines:
        head = lines.pop(0)
    elif not head:
        head, period = ((Span(period),), "") if period else ((), "")
    blocks = (*_prose(record, words), *after)
    if not head:
        yield from blocks
        return
    yield Entry(
        weighed(head, bold=False),
        period,
        tuple(lines),
        blocks,
        keep=record.keep,
        page_break=record.page_break,
    )


def _details(record: Dated, more: tuple[Spans, ...], words: Words) -> list[Spans]:
    """Return place, details and address as one line, where there are any."""
    location = plain_span(place(record.location, words))
    parts = (location, *more, address(record.url))
    found = tuple(dict.fromkeys(filter(None, parts)))
    return [joined(found)] if found else []


def _period(record: Dated, words: Words) -> str:
    if record.date:
        return wording.date_text(record.date, words)
    return wording.period(record.start_date, record.end_date, words)


def _prose(record: Dated, words: Words) -> Iterator[Paragraph | List]:
    yield from paragraphs(record.description)
    yield from paragraphs(record.summary)
    yield from highlight_blocks(record.highlights)
    yield from _enumeration(words.keywords, record.keywords, words)


def _enumeration(
    label: str, texts: tuple[str, ...], words: Words
) -> Iterator[Paragraph]:
    """Yield a labelled line of texts.

    The label is plain: a bold line start is where readers begin the next entry.
    """
    if texts:
        yield Paragraph(labelled(text_spans(label), listed(texts, words), bold=False))
