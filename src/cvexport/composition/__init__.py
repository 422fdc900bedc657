"""A Resume as a Document: what appears, in which order, under which words.

Everything that the formats share is decided here and nowhere else.  Where machines
read CVs, three choices follow from measurements: the employer and the period are on
the first line and the title alone on the next; every position names its employer
again, since readers look for the three together; a bold lead-in ends in a colon,
since some readers glue words where the font changes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from cvexport.composition import markup
from cvexport.composition.contacts import contacts
from cvexport.composition.entries import entries, entry
from cvexport.composition.lists import highlight_blocks, item, itemised, paragraphs
from cvexport.composition.spans import one_line, text_spans
from cvexport.locales import wording
from cvexport.locales.wording import Words
from cvexport.model.dates import PartialDate, parsed
from cvexport.model.document import (
    Block,
    Document,
    Entry,
    List,
    Paragraph,
    Section,
    Span,
    number,
)
from cvexport.model.resume import Basics, Dated, Highlight, Resume, SectionPlan
from cvexport.model.sections import SECTIONS, Listed, StandardSection

_SHOWN = tuple(key for key in SECTIONS if key != "profiles")
"""The contact line has the profiles already; `sections` may list them once more."""


def compose(resume: Resume) -> Document:
    """Return the document that every format of this CV carries."""
    if any(each.authors for each in resume.publications):
        from cvexport.composition.authors import with_own_name  # few CVs have them

        resume = with_own_name(resume)
    name = one_line(resume.basics.name)
    words = wording.words(resume.export.language, resume.export.date_format)
    return Document(
        title=f"{name} \N{EN DASH} {words.document}",
        language=resume.export.language,
        modified=_day(resume.meta.last_modified),
        name=name,
        headline=one_line(resume.basics.label),
        contacts=tuple(contacts(resume.basics, words)),
        sections=tuple(
            section for section in _sections(resume, words) if section.blocks
        ),
    )


def _day(moment: str) -> str:
    """Return the day of an ISO 8601 moment; `meta` is read unchecked."""
    try:
        date = parsed(moment)
    except ValueError:
        return ""
    return str(date) if isinstance(date, PartialDate) and date.day else ""


def _sections(resume: Resume, words: Words) -> Iterator[Section]:
    for section in _plans(resume):
        title = one_line(section.title)
        heading = title or words.sections[section.key]
        # Where the language isn't known the standard titles are English.
        language = resume.export.language if title else words.language
        capitals = wording.capitals(heading, language)
        blocks = list(_blocks(resume, section, words))
        page_break = section.page_break
        if blocks and isinstance(first := blocks[0], Entry) and first.page_break:
            # The heading goes along, or it would be left behind alone.
            blocks[0], page_break = first._replace(page_break=False), True
        yield Section(heading, capitals, tuple(blocks), page_break)


def _plans(resume: Resume) -> Iterator[SectionPlan]:
    """Yield the sections in their order.

    The summary is first unless `sections` names it.  Where `sections` names a standard
    section, those that it doesn't name follow in the order of the file; where all that
    it has are custom ones, these follow.
    """
    named = {section.key for section in resume.sections if section.names_section}
    rest = dict.fromkeys(("summary", *resume.order, *_SHOWN))
    summary, *others = (SectionPlan(key=key) for key in rest)
    unnamed = [section for section in others if section.key not in named]
    if "summary" not in named:
        yield summary
    yield from (*resume.sections, *unnamed) if named else (*unnamed, *resume.sections)


def _blocks(resume: Resume, section: SectionPlan, words: Words) -> Iterator[Block]:
    yield from _custom_section(section, words)
    if section.key:
        row = SECTIONS[section.key]
        ordered = section.ordered or section.key in resume.numbered
        records = _records(resume, section)
        yield from _standard_section(records, row, words, ordered=ordered)


def _records(resume: Resume, section: SectionPlan) -> tuple[Any, ...]:
    """Return the records of a section: those of its part, or those of no part."""
    records = SECTIONS[section.key].of(resume)
    if section.part:
        return tuple(records[index] for index in section.part)
    taken = {
        index
        for other in resume.sections
        if other.key == section.key
        for index in other.part
    }
    return tuple(each for index, each in enumerate(records) if index not in taken)


def _standard_section(
    records: tuple[Any, ...], row: StandardSection, words: Words, *, ordered: bool
) -> Iterator[Block]:
    items = (item(each, words) for each in records if isinstance(each, Listed))
    yield from itemised(items, ordered=ordered)
    for index, record in enumerate(records):
        if isinstance(record, Basics):
            yield from paragraphs(record.summary)
        elif isinstance(record, Dated):
            blocks = entries(record, row, words)
            yield from _numbered(blocks, index) if ordered else blocks


def _numbered(blocks: Iterator[Block], index: int) -> Iterator[Block]:
    """Yield the blocks of a record, its number before the first line."""
    lead = Span(f"{number(index)} ")
    for block in itertools.islice(blocks, 1):
        match block:
            case Entry():
                yield block._replace(heading=markup.merged((lead, *block.heading)))
            case Paragraph():
                yield block._replace(spans=markup.merged((lead, *block.spans)))
            case List():
                yield block
    yield from blocks


def _custom_section(section: SectionPlan, words: Words) -> Iterator[Block]:
    for paragraph in section.paragraphs:
        yield from paragraphs(paragraph)
    bullets = section.bullets
    if section.ordered and bullets:
        bullets = (Highlight(items=bullets, ordered=True),)
    yield from highlight_blocks(bullets)
    for index, each in enumerate(section.entries):
        blocks = entry(each, each.title, (text_spans(each.subtitle),), words)
        yield from _numbered(blocks, index) if section.ordered else blocks
