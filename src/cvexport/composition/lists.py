"""Paragraphs and lists: prose, highlights, skills and other items."""

from __future__ import annotations

import itertools
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
    number,
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
from cvexport.unicode import prose
from cvexport.unicode.prose import TextItem, TextList


def paragraphs(text: str) -> Iterator[Paragraph | List]:
    """Yield the paragraphs and lists of a text."""
    for block in prose.blocks(text):
        if isinstance(block, str):
            yield Paragraph(markup.spans(block))
        else:
            yield List(tuple(map(_typed_item, block.items)), block.ordered)


def _typed_item(item: TextItem) -> Item:
    return Item(markup.spans(item.text), *_below(item.lists))


def _below(lists: tuple[TextList, ...]) -> tuple[tuple[Item, ...], bool]:
    """Return what is below an item, and whether it is numbered.

    An item has one list: where it has both kinds in a text, numbers are text too.
    """
    ordered = len(lists) == 1 and lists[0].ordered
    items: list[Item] = []
    for each in lists:
        for index, item in enumerate(map(_typed_item, each.items)):
            typed = (Span(f"{number(index)} "),) if each.ordered > ordered else ()
            items.append(item._replace(spans=markup.merged((*typed, *item.spans))))
    return tuple(items), ordered


def _divided(text: str) -> tuple[str, tuple[Item, ...], bool]:
    """Return the text of an item and what is below it, and whether that is numbered."""
    blocks = prose.blocks(text)
    lists = tuple(each for each in blocks if isinstance(each, TextList))
    if not lists:
        return one_line(text), (), False
    lead = list(itertools.takewhile(lambda each: isinstance(each, str), blocks))
    rest = tuple(
        TextList((TextItem(each),)) if isinstance(each, str) else each
        for each in blocks[len(lead) :]
    )
    return " ".join(map(str, lead)), *_below(rest)


def itemised(items: Iterable[Item], *, ordered: bool = False) -> Iterator[List]:
    """Yield a list of the items that say something, or nothing."""
    if found := tuple(item for item in items if item.spans):
        yield List(found, ordered)


def item(record: Listed, words: Words) -> Item:
    """Return a record of a section of lists as one item."""
    match record:
        case Skill():
            return _skill(record, words)
        case Language():
            name = text_spans(record.language)
            return _labelled_item(name, record.fluency, record.keywords, words)
        case Interest():
            name = text_spans(record.name)
            return _labelled_item(name, record.summary, record.keywords, words)
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
    said = "\n\n".join(filter(None, (reference.reference, reference.summary)))
    emails, phones = reference.email.split("\n\n"), reference.phone.split("\n\n")
    ways = joined((*map(mail, filter(None, emails)), *map(phone, filter(None, phones))))
    label = _with_aside(name, relationship)
    if not said:
        return Item(labelled(label, ways))
    found = _labelled_item(label, said)
    return found._replace(items=(*found.items, *((Item(ways),) if ways else ())))


def _with_aside(name: Spans, aside: Spans) -> Spans:
    """Return `Name (aside)`, or the one that there is."""
    if not (name and aside):
        return name or aside
    return markup.merged((*name, Span(" ("), *aside, Span(")")))


def _labelled_item(
    label: Spans,
    text: str,
    keywords: tuple[str, ...] = (),
    words: Words | None = None,
) -> Item:
    """Return an item of a label, a text and keywords; lists of the text are below."""
    lead, items, ordered = _divided(text)
    sentence = sentence_and_list(lead, keywords, words) if words else text_spans(lead)
    spans = labelled(label, sentence, more=bool(items))
    if not spans and items:
        first, *rest = items
        return first._replace(items=(*first.items, *rest))
    return Item(spans, items, ordered)


def _skill(skill: Skill, words: Words) -> Item:
    name = _with_aside(text_spans(skill.name), text_spans(skill.level))
    return _labelled_item(name, skill.summary, skill.keywords, words)


def highlight_blocks(
    highlights: tuple[Highlight, ...],
) -> Iterator[Paragraph | List]:
    """Yield highlights as lists, and each titled one as its lead-in and its list.

    One that is ordered and has no text is a list of its own.
    """
    run: list[Highlight] = []
    for highlight in highlights:
        if not highlight.title and not _is_ordered_list(highlight):
            run.append(highlight)
            continue
        yield from itemised(_items(run))
        run = []
        if not highlight.title:
            yield from itemised(_items(highlight.items), ordered=True)
            continue
        text, below, numbered = _divided(highlight.text)
        yield Paragraph(_lead_in(highlight, text))
        yield from itemised(below, ordered=numbered)
        if highlight.ordered:
            yield from itemised(_items(highlight.items), ordered=True)
        else:
            yield from highlight_blocks(highlight.items)
    yield from itemised(_items(run))


def _is_ordered_list(highlight: Highlight) -> bool:
    has_text = highlight.text or highlight.label or highlight.title
    return highlight.ordered and not has_text


def _lead_in(highlight: Highlight, lead: str) -> Spans:
    title = highlight.title
    text = _highlight_text(highlight, lead)
    if (text or highlight.items) and not title.endswith((*ENDS, ".", ";")):
        title += ":"
    words = (span._replace(italic=True) for span in text_spans(title))
    return (*words, Span(" "), *text) if text else tuple(words)


def _items(highlights: Iterable[Highlight]) -> Iterator[Item]:
    """Yield nested bullets; one without text gives way to those below it."""
    for highlight in highlights:
        text, typed, numbered = _divided(highlight.text)
        below, ordered = _items_below(highlight)
        items = (*typed, *below)
        more = bool(items)
        spans = _highlight_text(highlight, text, more=more and not highlight.title)
        if highlight.title:
            spans = labelled(text_spans(highlight.title), spans, more=more)
        is_numbered = ordered if below else numbered
        yield from (Item(spans, items, is_numbered),) if spans else items


def _highlight_text(highlight: Highlight, lead: str, *, more: bool = False) -> Spans:
    """Return label, text and link; `lead` is the text without its lists."""
    text = text_spans(lead)
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


def _items_below(highlight: Highlight) -> tuple[tuple[Item, ...], bool]:
    """Return the bullets of a bullet, and whether they are numbered."""
    match highlight.items:
        case (only,) if _is_ordered_list(only):
            return tuple(_items(only.items)), True
        case several:
            return tuple(_items(several)), highlight.ordered
