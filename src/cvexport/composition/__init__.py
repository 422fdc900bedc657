"""A Resume as a Document: what appears, in which order, under which words.

Everything that the formats share is decided here and nowhere else.  Where machines
read CVs, three choices follow from measurements: the employer and the period stand on
the first line and the title alone on the next; every position names its employer
again, since readers look for the three together; a bold lead-in ends in a colon,
since some readers glue words where the font changes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cvexport.composition import markup
from cvexport.locales import wording
from cvexport.locales.wording import Words
from cvexport.model.dates import PartialDate, parsed
from cvexport.model.document import (
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
    plain,
)
from cvexport.model.resume import (
    Award,
    Basics,
    Certificate,
    Dated,
    Education,
    GenericEntry,
    Highlight,
    Interest,
    Language,
    Link,
    Location,
    Position,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    SectionPlan,
    Skill,
    Volunteer,
    Work,
)
from cvexport.model.sections import SECTIONS

Prose = Paragraph | List

_STANDARD = tuple(key for key in SECTIONS if key != "profiles")
"""Profiles stand in the contact line already; `sections` may list them once more."""


def compose(resume: Resume) -> Document:
    """Return the document that every format of this CV carries."""
    name = _one_line(resume.basics.name)
    words = wording.words(resume.export.language)
    return Document(
        title=f"{name} \N{EN DASH} {words.document}",
        language=resume.export.language,
        modified=_day(resume.meta.last_modified),
        name=name,
        headline=_one_line(resume.basics.label),
        contacts=tuple(_contacts(resume.basics, words)),
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


def _one_line(text: str) -> str:
    return text.replace("\n\n", " ")


# -- the head


def _contacts(basics: Basics, words: Words) -> Iterator[Spans]:
    """Return the contact line: place, e-mail, phone, then every address in full."""
    if place := _plain(_place(basics.location, words.place_separator)):
        yield place
    if email := _one_line(basics.email):
        yield (Span(email, href=_mail(email)),)
    if phone := _one_line(basics.phone):
        yield (Span(phone, href=_phone(phone)),)
    shown = {basics.email}
    for network, address in _addresses(basics):
        if (visible := plain(address)) and visible not in shown:
            shown.add(visible)
            yield (Span(f"{network}: "), *address) if network else address


def _addresses(basics: Basics) -> Iterator[tuple[str, Spans]]:
    """Return address after address, with the network where the address hides it."""
    yield "", _address(basics.url)
    for profile in basics.profiles:
        network, username = _one_line(profile.network), _one_line(profile.username)
        if not profile.url:
            yield "", _plain(": ".join(filter(None, (network, username))))
        elif _letters(network) in _letters(profile.url):
            yield "", _address(profile.url)
        else:
            yield network, _address(profile.url)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _mail(address: str) -> str:
    return f"mailto:{address}" if re.fullmatch(r"[^\s@:]+@[^\s@:]+", address) else ""


def _phone(number: str) -> str:
    digits = re.sub(r"[\s().\-/]", "", number.replace("(0)", ""))
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{5,}", digits) else ""


def _place(location: Location, comma: str = ", ") -> str:
    parts = (
        location.address.replace("\n\n", comma),
        location.city,
        location.region,
        location.postal_code,
        location.country or location.country_code,
    )
    return comma.join(_one_line(part) for part in parts if part)


def _address(url: Link) -> Spans:
    """Return an address as people write it, leading to where it says."""
    visible = re.sub(r"^(?i:https?://(?:www\.)?|mailto:|tel:)", "", url).rstrip("/")
    return (Span(visible, href=str(url)),) if visible else ()


# -- sections


def _sections(resume: Resume, words: Words) -> Iterator[Section]:
    """Return what `sections` names, then the rest in the order of the file."""
    named = {section.key for section in resume.sections}
    rest = dict.fromkeys((*resume.order, *_STANDARD))
    unnamed = (SectionPlan(key=key) for key in rest if key not in named)
    for section in (*resume.sections, *unnamed):
        title = _one_line(section.title)
        heading = title or words.sections[section.key]
        # In a language that isn't known the standard titles are English.
        language = resume.export.language if title else words.language
        capitals = wording.capitals(heading, language)
        blocks = list(_blocks(resume, section, words))
        page_break = section.page_break
        if blocks and isinstance(first := blocks[0], Entry) and first.page_break:
            # The heading goes along, or it would stay behind alone.
            blocks[0], page_break = first._replace(page_break=False), True
        yield Section(heading, capitals, tuple(blocks), page_break)


def _blocks(resume: Resume, section: SectionPlan, words: Words) -> Iterator[Block]:
    if not section.key:
        return _own_section(section, words)
    if section.key == "summary":
        return _paragraphs(resume.basics.summary)
    if section.key == "profiles":
        return _bullets(map(_profile, resume.basics.profiles))
    records = getattr(resume, section.key)
    if section.key in _ITEMS:
        item = _ITEMS[section.key]
        return _bullets(item(record, words) for record in records)
    make = _ENTRIES[section.key]
    return (block for record in records for block in make(record, words))


def _own_section(section: SectionPlan, words: Words) -> Iterator[Block]:
    for paragraph in section.paragraphs:
        yield from _paragraphs(paragraph)
    yield from _highlights(section.bullets)
    for entry in section.entries:
        yield from _generic(entry, words)


# -- entries


def _work(job: Work, words: Words) -> Iterator[Block]:
    if not job.positions:
        yield from _entry(job, job.name, (_text(job.position),), words)
        return
    positions = job.positions
    if job.position and job.position not in {each.position for each in positions}:
        positions = (Position(position=job.position), *positions)
    employer = _overridden(job, positions, words)
    for position in positions:
        work = _at(job, position)
        title = (_text(work.position),)
        yield from _entry(work, work.name, title, words, details=employer)
        job, employer = job.replaced(description="", summary="", page_break=False), ()
    yield from _highlights(job.highlights)
    yield from _enumeration(words.keywords, job.keywords, words)


def _at(job: Work, position: Position) -> Work:
    """Return a position as a job: its own dates, place and address or the employer's.

    What is said of the employer comes before what is said of the position.
    """
    is_dated = position.date or position.start_date or position.end_date
    return Work(
        name=job.name,
        position=position.position,
        start_date=position.start_date or job.start_date,
        end_date=position.end_date or job.end_date,
        date=position.date if is_dated else job.date,
        location=position.location if _place(position.location) else job.location,
        url=position.url or job.url,
        description=_two(job.description, position.description),
        summary=_two(job.summary, position.summary),
        highlights=position.highlights,
        keywords=position.keywords,
        keep=position.keep or job.keep,
        page_break=position.page_break or job.page_break,
    )


def _overridden(
    job: Work, positions: tuple[Position, ...], words: Words
) -> tuple[Spans, ...]:
    """Return the employer's place and address where no position takes them over."""
    places = [_place(each.location) for each in positions]
    addresses = [each.url for each in positions]
    return (
        _plain(_place(job.location, words.place_separator)) if all(places) else (),
        _address(job.url) if all(addresses) else (),
    )


def _two(first: str, second: str) -> str:
    return "\n\n".join(filter(None, (first, second)))


def _volunteer(work: Volunteer, words: Words) -> Iterator[Block]:
    return _entry(work, work.organization, (_text(work.position),), words)


def _education(course: Education, words: Words) -> Iterator[Block]:
    degree = _listed((course.study_type, course.area), words)
    score = _labelled(_text(words.grade), _text(course.score), bold=False)
    yield from _entry(
        course,
        course.institution,
        (degree, score if course.score else ()),
        words,
        after=_enumeration(words.courses, course.courses, words),
    )


def _project(project: Project, words: Words) -> Iterator[Block]:
    return _entry(
        project,
        project.name,
        (_listed(project.roles, words),),
        words,
        details=(_text(project.entity), _text(project.type)),
    )


def _award(award: Award, words: Words) -> Iterator[Block]:
    return _entry(award, award.title, (_text(award.awarder),), words)


def _certificate(certificate: Certificate, words: Words) -> Iterator[Block]:
    return _entry(certificate, certificate.name, (_text(certificate.issuer),), words)


def _publication(publication: Publication, words: Words) -> Iterator[Block]:
    released = publication.date or publication.release_date
    return _entry(
        publication.replaced(date=released),
        publication.name,
        (_text(publication.publisher),),
        words,
    )


def _generic(entry: GenericEntry, words: Words) -> Iterator[Block]:
    return _entry(entry, entry.title, (_text(entry.subtitle),), words)


def _entry(
    record: Dated,
    heading: str,
    facts: tuple[Spans, ...],
    words: Words,
    *,
    details: tuple[Spans, ...] = (),
    after: Iterable[Prose] = (),
) -> Iterator[Block]:
    """Return a record as an entry: heading and period, facts, details, then prose.

    The first fact there is stands in for a heading that is missing, the period for
    both; a record of prose alone has no entry head.
    """
    lines = [*filter(None, facts), *_details(record, details, words)]
    period = _one_line(_period(record, words))
    head = _text(heading)
    if not head and lines:
        head = lines.pop(0)
    elif not head:
        head, period = ((Span(period),), "") if period else ((), "")
    blocks = (*_prose(record, words), *after)
    if not head:
        yield from blocks
        return
    yield Entry(
        _weighed(head, bold=False),
        period,
        tuple(lines),
        blocks,
        keep=record.keep,
        page_break=record.page_break,
    )


def _details(record: Dated, more: tuple[Spans, ...], words: Words) -> list[Spans]:
    """Return place, kind and address as one line, where there are any."""
    place = _plain(_place(record.location, words.place_separator))
    parts = (place, *more, _address(record.url))
    found = tuple(dict.fromkeys(filter(None, parts)))
    return [joined(found)] if found else []


def _period(record: Dated, words: Words) -> str:
    if record.date:
        return wording.date_text(record.date, words)
    return wording.period(record.start_date, record.end_date, words)


def _prose(record: Dated, words: Words) -> Iterator[Prose]:
    yield from _paragraphs(record.description)
    yield from _paragraphs(record.summary)
    yield from _highlights(record.highlights)
    yield from _enumeration(words.keywords, record.keywords, words)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield Paragraph(markup.spans(paragraph))


def _enumeration(
    label: str, texts: tuple[str, ...], words: Words
) -> Iterator[Paragraph]:
    """Return a labelled line of texts.

    The label is plain: a bold line start is where readers begin the next entry.
    """
    if texts:
        yield Paragraph(_labelled(_text(label), _listed(texts, words), bold=False))


# -- bullets


def _highlights(highlights: tuple[Highlight, ...]) -> Iterator[Prose]:
    """Return bullets as lists; a titled one parts them with its lead-in."""
    run: list[Highlight] = []
    for highlight in highlights:
        if not highlight.title:
            run.append(highlight)
            continue
        yield from _bullets(_items(run))
        run = []
        yield Paragraph(_lead_in(highlight))
        yield from _highlights(highlight.items)
    yield from _bullets(_items(run))


def _lead_in(highlight: Highlight) -> Spans:
    title, text = highlight.title, _labelled_text(highlight)
    if (text or highlight.items) and not title.endswith((*_ENDS, ".", ";")):
        title += ":"
    lead = (span._replace(italic=True) for span in _text(title))
    return (*lead, Span(" "), *text) if text else tuple(lead)


def _items(highlights: Iterable[Highlight]) -> Iterator[Item]:
    """Return bullets, nested as they are; one without text gives way to its own."""
    for highlight in highlights:
        items = tuple(_items(highlight.items))
        text = _labelled_text(highlight, more=bool(items) and not highlight.title)
        if highlight.title:
            text = _labelled(_text(highlight.title), text, more=bool(items))
        yield from (Item(text, items),) if text else items


def _bullets(items: Iterable[Item]) -> Iterator[List]:
    if found := tuple(item for item in items if item.spans):
        yield List(found)


def _labelled_text(highlight: Highlight, *, more: bool = False) -> Spans:
    return _labelled(_text(highlight.label), _text(highlight.text), more=more)


def _labelled(
    label: Spans, text: Spans, *, more: bool = False, bold: bool = True
) -> Spans:
    """Return `Label: text`; a label that introduces nothing stands alone, unmarked."""
    if not label or not (text or more):
        return label or text
    lead = label if plain(label).endswith(_ENDS) else (*label, Span(":"))
    body = (Span(" "), *text) if text else ()
    return markup.merged((*(_weighed(lead, bold=True) if bold else lead), *body))


_ENDS = (":", "?", "!", "\uff1a", "\uff1f", "\uff01")


def _weighed(spans: Spans, *, bold: bool) -> Spans:
    return tuple(span._replace(bold=bold) for span in spans)


def _text(text: str) -> Spans:
    return markup.spans(_one_line(text))


def _listed(texts: tuple[str, ...], words: Words) -> Spans:
    """Join texts by commas, by semicolons where one of them has a comma."""
    found = [text for text in texts if text]
    return _parted(found, wording.separator(found, words))


def _parted(texts: Iterable[str], pause: str) -> Spans:
    """Join texts by a pause; each is marked up by itself."""
    parts = (span for text in texts for span in (Span(pause), *_text(text)))
    return markup.merged(itertools.islice(parts, 1, None))


def _sentence_and_list(summary: str, keywords: tuple[str, ...], words: Words) -> Spans:
    """Return a sentence, then the keywords, parted by what ends the sentence."""
    sentence, listed = _text(summary), _listed(keywords, words)
    if not (sentence and listed):
        return sentence or listed
    pause = " " if plain(sentence).endswith((*_ENDS, ".", ";", ",")) else "; "
    return markup.merged((*sentence, Span(pause), *listed))


def _skill(skill: Skill, words: Words) -> Item:
    name, level = _text(skill.name), _text(skill.level)
    if name and level:
        name = markup.merged((*name, Span(" ("), *level, Span(")")))
    text = _sentence_and_list(skill.summary, skill.keywords, words)
    return Item(_labelled(name or level, text))


def _language(language: Language, _words: Words) -> Item:
    return Item(_labelled(_text(language.language), _text(language.fluency)))


def _interest(interest: Interest, words: Words) -> Item:
    text = _sentence_and_list(interest.summary, interest.keywords, words)
    return Item(_labelled(_text(interest.name), text))


def _reference(reference: Reference, _words: Words) -> Item:
    return Item(_labelled(_text(reference.name), _text(reference.reference)))


def _profile(profile: Profile) -> Item:
    address = _address(profile.url) or _plain(_one_line(profile.username))
    return Item(_labelled(_plain(_one_line(profile.network)), address))


def _plain(text: str) -> Spans:
    return (Span(text),) if text else ()


_ENTRIES: dict[str, Callable[[Any, Words], Iterator[Block]]] = {
    "work": _work,
    "volunteer": _volunteer,
    "education": _education,
    "projects": _project,
    "awards": _award,
    "certificates": _certificate,
    "publications": _publication,
}
_ITEMS: dict[str, Callable[[Any, Words], Item]] = {
    "skills": _skill,
    "languages": _language,
    "interests": _interest,
    "references": _reference,
}
