"""A Resume as a Document: what appears, in which order, under which words.

Everything that the formats share is decided here and nowhere else.  Where machines
read CVs, three choices follow from measurements: the employer and the period stand on
the first line and the title alone on the next; every position names its employer
again, since readers look for the three together; a bold lead-in ends in a colon,
since some readers glue words where the font changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from cvexport import markup, wording
from cvexport.dates import Date, PartialDate, parsed
from cvexport.document import (
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    joined,
)
from cvexport.resume import (
    Award,
    Basics,
    Certificate,
    Education,
    GenericEntry,
    Highlight,
    Interest,
    Language,
    Link,
    Location,
    Profile,
    Project,
    Publication,
    Record,
    Reference,
    Resume,
    Skill,
    Volunteer,
    Work,
)
from cvexport.resume import Section as SectionOfOnesOwn

Prose = Paragraph | List


def compose(resume: Resume) -> Document:
    """Return the document that every format of this CV carries."""
    name = resume.basics.name
    language = resume.export.language
    modified = parsed(resume.meta.last_modified) if _is_day(resume) else ""
    return Document(
        title=f"{name} – {wording.DOCUMENT}",
        language=language,
        modified=str(modified or ""),
        name=name,
        headline=resume.basics.label,
        contacts=tuple(_contacts(resume.basics)),
        sections=tuple(
            Section(heading, wording.capitals(heading, language), blocks)
            for heading, blocks in _sections(resume)
            if blocks
        ),
    )


def _is_day(resume: Resume) -> bool:
    return bool(re.match(r"\d{4}-\d\d-\d\d", resume.meta.last_modified))


# -- the head


def _contacts(basics: Basics) -> Iterator[Spans]:
    """Return the contact line: place, e-mail, phone, then every address in full."""
    if place := _place(basics.location):
        yield (Span(place),)
    if basics.email:
        yield (Span(basics.email, href=_mail(basics.email)),)
    if basics.phone:
        yield (Span(basics.phone, href=_phone(basics.phone)),)
    shown = set()
    for spans in (_address(basics.url), *map(_profile, basics.profiles)):
        if spans and spans not in shown:
            shown.add(spans)
            yield spans


def _mail(address: str) -> str:
    return f"mailto:{address}" if re.fullmatch(r"[^\s@:]+@[^\s@:]+", address) else ""


def _phone(number: str) -> str:
    digits = re.sub(r"[\s().\-/]", "", number.replace("(0)", ""))
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{5,}", digits) else ""


def _place(location: Location) -> str:
    return ", ".join(
        filter(
            None,
            (
                location.address.replace("\n\n", ", "),
                location.city,
                location.region,
                location.postal_code,
                location.country or location.country_code,
            ),
        )
    )


def _address(url: Link) -> Spans:
    """Return an address as people write it, leading to where it says."""
    visible = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", url).rstrip("/")
    return (Span(visible, href=str(url)),) if visible else ()


def _profile(profile: Profile) -> Spans:
    if profile.url:
        return _address(profile.url)
    return (Span(": ".join(filter(None, (profile.network, profile.username)))),)


# -- sections


def _sections(resume: Resume) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Return heading and blocks: first what `sections` names, then the file's rest."""
    named = {section.key for section in resume.sections}
    rest = (SectionOfOnesOwn(key=key) for key in resume.order if key not in named)
    for section in (*resume.sections, *rest):
        heading = section.title or wording.SECTIONS[section.key]
        yield heading, tuple(_blocks(resume, section))


def _blocks(resume: Resume, section: SectionOfOnesOwn) -> Iterator[Block]:
    if not section.key:
        return _own_section(section)
    if section.key == "summary":
        return _paragraphs(resume.basics.summary)
    if section.key == "profiles":
        return _bullets(_labelled_profile(each) for each in resume.basics.profiles)
    records = getattr(resume, section.key)
    if section.key in _ITEMS:
        return _bullets(map(_ITEMS[section.key], records))
    make = _ENTRIES[section.key]
    return (block for record in records for block in make(record))


def _own_section(section: SectionOfOnesOwn) -> Iterator[Block]:
    for paragraph in section.paragraphs:
        yield from _paragraphs(paragraph)
    yield from _highlights(section.bullets)
    for entry in section.entries:
        yield from _generic(entry)


def _bullets(items: Iterable[Item]) -> Iterator[List]:
    if found := tuple(item for item in items if item.spans):
        yield List(found)


# -- entries


def _work(job: Work) -> Iterator[Block]:
    if not job.positions:
        yield from _entry(job, job.name, (job.position,))
        return
    employer = replace(job, positions=(), highlights=(), keywords=())
    for index, position in enumerate(job.positions):
        changes = {
            each.name: getattr(position, each.name)
            for each in fields(position)
            if getattr(position, each.name)
            and getattr(position, each.name) != Location()
        }
        summary = [employer.summary if index == 0 else "", position.summary]
        changes["summary"] = "\n\n".join(filter(None, summary))
        if index:
            changes.setdefault("description", "")
        merged = replace(employer, **changes)
        yield from _entry(merged, merged.name, (merged.position,))
    yield from _highlights(job.highlights)
    yield from _enumeration(wording.KEYWORDS, job.keywords)


def _volunteer(work: Volunteer) -> Iterator[Block]:
    return _entry(work, work.organization, (work.position,))


def _education(course: Education) -> Iterator[Block]:
    degree = _listed((course.study_type, course.area))
    score = course.score and f"{wording.GRADE}: {course.score}"
    yield from _entry(
        course,
        course.institution,
        (degree, score),
        after=_enumeration(wording.COURSES, course.courses),
    )


def _project(project: Project) -> Iterator[Block]:
    return _entry(
        project,
        project.name,
        (_listed(project.roles),),
        details=(project.entity, project.type),
    )


def _award(award: Award) -> Iterator[Block]:
    return _entry(award, award.title, (award.awarder,))


def _certificate(certificate: Certificate) -> Iterator[Block]:
    return _entry(certificate, certificate.name, (certificate.issuer,))


def _publication(publication: Publication) -> Iterator[Block]:
    released = publication.release_date or publication.date
    return _entry(
        replace(publication, date=released), publication.name, (publication.publisher,)
    )


def _generic(entry: GenericEntry) -> Iterator[Block]:
    return _entry(entry, entry.title, (entry.subtitle,))


def _entry(
    record: Record,
    heading: str,
    facts: tuple[str, ...],
    *,
    details: tuple[str, ...] = (),
    after: Iterable[Prose] = (),
) -> Iterator[Block]:
    """Return a record as an entry: heading and period, facts, details, then prose.

    The first fact there is stands in for a heading that is missing, the period for
    both; a record of prose alone has no entry head.
    """
    lines = [_heading_or_fact(fact) for fact in facts if fact]
    lines += _details(record, details)
    period = _period(record)
    head = _heading_or_fact(heading) if heading else ()
    if not head and lines:
        head = lines.pop(0)
    elif not head:
        head, period = ((Span(period),), "") if period else ((), "")
    blocks = (*_prose(record), *after)
    if not head:
        yield from blocks
        return
    unbold = tuple(replace(span, bold=False) for span in head)
    yield Entry(unbold, period, tuple(lines), blocks)


def _heading_or_fact(text: str) -> Spans:
    return markup.spans(text.replace("\n\n", " "))


def _details(record: Record, more: tuple[str, ...]) -> list[Spans]:
    """Return place, kind and address as one line, where there are any."""
    parts = [_heading_or_fact(text) for text in (_place(record.location), *more)]
    found = tuple(filter(None, (*parts, _address(record.url))))
    return [joined(found)] if found else []


def _period(record: Record) -> str:
    if record.date:
        return wording.moment(record.date)
    return wording.period(record.start_date, record.end_date)


def _prose(record: Record) -> Iterator[Prose]:
    yield from _paragraphs(record.description)
    yield from _paragraphs(record.summary)
    yield from _highlights(record.highlights)
    yield from _enumeration(wording.KEYWORDS, record.keywords)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield Paragraph(markup.spans(paragraph))


def _enumeration(label: str, texts: tuple[str, ...]) -> Iterator[Paragraph]:
    """Return a labelled line of texts.

    The label is plain: a bold line start is where readers begin the next entry.
    """
    if texts:
        yield Paragraph(_labelled(label, _listed(texts), bold=False))


# -- bullets


def _highlights(highlights: tuple[Highlight, ...]) -> Iterator[Prose]:
    """Return bullets as lists; a titled one parts them with its lead-in."""
    run: list[Item] = []
    for highlight in highlights:
        if not highlight.title:
            run.append(_bullet(highlight))
            continue
        if run:
            yield List(tuple(run))
            run = []
        yield Paragraph(_lead_in(highlight))
        yield from _highlights(highlight.items)
    if run:
        yield List(tuple(run))


def _lead_in(highlight: Highlight) -> Spans:
    title = _title(highlight.title, highlight.text or highlight.items)
    spans = tuple(replace(span, italic=True) for span in markup.spans(title))
    return (*spans, *markup.spans(highlight.text and f" {highlight.text}"))


def _title(text: str, more: Any) -> str:
    return text if not more or text.endswith((":", ".", "?", "!", ";")) else f"{text}:"


def _bullet(highlight: Highlight) -> Item:
    items = tuple(map(_bullet, highlight.items))
    label = highlight.label or highlight.title
    if not label:
        return Item(_text(highlight.text), items)
    return Item(_labelled(label, highlight.text), items)


def _labelled(label: str, text: str, *, bold: bool = True) -> Spans:
    """Return `Label: text`; without text the label stands alone, unmarked."""
    if not text:
        return _text(label)
    lead = _text(_title(label, text))
    if bold:
        lead = tuple(replace(span, bold=True) for span in lead)
    body = _text(text)
    return (*lead, Span(" "), *body) if bold else (*lead, *_text(" "), *body)


def _text(text: str) -> Spans:
    return markup.spans(text.replace("\n\n", " "))


def _listed(texts: tuple[str, ...]) -> str:
    """Join texts by commas, by semicolons where one of them has a comma."""
    found = [text for text in texts if text]
    return ("; " if any("," in text for text in found[1:]) else ", ").join(found)


def _skill(skill: Skill) -> Item:
    level = f" ({skill.level})" if skill.name and skill.level else skill.level
    text = " ".join(filter(None, (skill.summary, _listed(skill.keywords))))
    if not skill.name and not level:
        return Item(_text(text))
    return Item(_labelled(skill.name + level, text))


def _language(language: Language) -> Item:
    return Item(_labelled(language.language or language.fluency, language.fluency))


def _interest(interest: Interest) -> Item:
    text = " ".join(filter(None, (interest.summary, _listed(interest.keywords))))
    return Item(_labelled(interest.name, text) if interest.name else _text(text))


def _reference(reference: Reference) -> Item:
    if not reference.name:
        return Item(_text(reference.reference))
    return Item(_labelled(reference.name, reference.reference))


def _labelled_profile(profile: Profile) -> Item:
    address = _address(profile.url) or _text(profile.username)
    if not profile.network:
        return Item(address)
    return Item((Span(f"{profile.network}:", bold=True), Span(" "), *address))


_ENTRIES: dict[str, Callable[[Any], Iterator[Block]]] = {
    "work": _work,
    "volunteer": _volunteer,
    "education": _education,
    "projects": _project,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
}
_ITEMS: dict[str, Callable[[Any], Item]] = {
    "skills": _skill,
    "languages": _language,
    "interests": _interest,
    "references": _reference,
}
