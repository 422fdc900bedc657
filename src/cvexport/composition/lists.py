"""Paragraphs and lists: prose, highlights, skills and other items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from cvexport.composition import markup
from cvexport.composition.contacts import address, mail, names_account, phone
from cvexport.composition.spans import (
    ENDS,
    labelled,
    one_line,
    plain_span,
    sentence_and_list,
    text_spans,
)
from cvexport.locales.wording import Words
from cvexport.model.document import (
    Item,
    List,
    Paragraph,
    Span,
    Spans,
    joined,
    plain,
)
from cvexport.model.resume import (
    Highlight,
    Interest,
    Language,
    Profile,
    Reference,
    Skill,
)
from cvexport.model.sections import Listed


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text."""
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield Paragraph(markup.spans(paragraph))


def bulleted(items: Iterable[Item]) -> Iterator[List]:
    """Yield a list of the items that say something, or nothing."""
    if found := tuple(item for item in items if item.spans):
        yield List(found)


def item(record: Listed, words: Words) -> Item:
    """Return a record of a section of lists as one item."""
    match record:
        case Skill():
            return _skill(record, words)
        case Language():
            text = sentence_and_list(record.fluency, record.keywords, words)
            return Item(labelled(text_spans(record.language), text))
        case Interest():
            text = sentence_and_list(record.summary, record.keywords, words)
            return Item(labelled(text_spans(record.name), text))
        case Reference():
            return _reference(record)
        case Profile():
            return _profile(record)
        case _:
            assert_never(record)


def _profile(profile: Profile) -> Item:
    name = () if names_account(profile) else plain_span(one_line(profile.username))
    link = address(profile.url)
    account = (*name, Span(", "), *link) if name and link else name or link
    return Item(labelled(plain_span(one_line(profile.network)), account))


def _reference(reference: Reference) -> Item:
    """Return what somebody says, and below it, or in its place, how to reach them."""
    name, relationship = text_spans(reference.name), text_spans(reference.relationship)
    said = " ".join(filter(None, (reference.reference, reference.summary)))
    emails, phones = reference.email.split("\n\n"), reference.phone.split("\n\n")
    ways = joined((*map(mail, filter(None, emails)), *map(phone, filter(None, phones))))
    text = text_spans(said) or ways
    below = (Item(ways),) if said and ways else ()
    return Item(labelled(_with_aside(name, relationship), text), below)


def _with_aside(name: Spans, aside: Spans) -> Spans:
    """Return `Name (aside)`, or the one that there is."""
    if not (name and aside):
        return name or aside
    return markup.merged((*name, Span(" ("), *aside, Span(")")))


def _skill(skill: Skill, words: Words) -> Item:
    name = _with_aside(text_spans(skill.name), text_spans(skill.level))
    text = sentence_and_list(skill.summary, skill.keywords, words)
    return Item(labelled(name, text))


def highlight_blocks(
    highlights: tuple[Highlight, ...],
) -> Iterator[Paragraph | List]:
    """Yield highlights as lists, and each titled one as its lead-in and its list."""
    run: list[Highlight] = []
    for highlight in highlights:
        if not highlight.title:
            run.append(highlight)
            continue
        yield from bulleted(_items(run))
        run = []
        yield Paragraph(_lead_in(highlight))
        yield from highlight_blocks(highlight.items)
    yield from bulleted(_items(run))


def _lead_in(highlight: Highlight) -> Spans:
    title, text = highlight.title, _highlight_text(highlight)
    if (text or highlight.items) and not title.endswith((*ENDS, ".", ";")):
        title += ":"
    lead = (span._replace(italic=True) for span in text_spans(title))
    return (*lead, Span(" "), *text) if text else tuple(lead)


def _items(highlights: Iterable[Highlight]) -> Iterator[Item]:
    """Yield nested bullets; one without text gives way to those below it."""
    for highlight in highlights:
        items = tuple(_items(highlight.items))
        text = _highlight_text(highlight, more=bool(items) and not highlight.title)
        if highlight.title:
            text = labelled(text_spans(highlight.title), text, more=bool(items))
        yield from (Item(text, items),) if text else items


def _highlight_text(highlight: Highlight, *, more: bool = False) -> Spans:
    text = text_spans(highlight.text)
    if highlight.url:
        text = _linked(text, address(highlight.url))
    return labelled(text_spans(highlight.label), text, more=more)


def _linked(text: Spans, link: Spans) -> Spans:
    """Return `Text (address).`, and a text that has the address already as it is."""
    if not text or plain(link) in plain(text):
        return text or link
    stop = "." if plain(text).endswith(".") else ""
    if stop:
        text = (*text[:-1], text[-1]._replace(text=text[-1].text[:-1]))
    return markup.merged((*text, Span(" ("), *link, Span(f"){stop}")))
