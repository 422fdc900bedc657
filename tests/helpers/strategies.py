"""Documents that hypothesis generates for the tests of exporters."""

from __future__ import annotations

from hypothesis import strategies as st

from cvexport.model.document import (
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
)

Text = st.SearchStrategy[str]
BULLETS = st.sampled_from([False])
"""Numbers are tested with fixtures: an item made up without text has none."""


def some_spans(text: Text, hrefs: Text) -> st.SearchStrategy[tuple[Span, ...]]:
    """Return a strategy for up to four spans in all styles, some of them links."""
    span = st.builds(
        *(Span, text, st.booleans(), st.booleans(), st.booleans()),
        hrefs,
    )
    return st.lists(span, max_size=4).map(tuple)


def documents(name: Text, text: Text, hrefs: Text) -> st.SearchStrategy[Document]:
    """Return a strategy for whole documents of every kind of block."""
    spans = some_spans(text, hrefs)
    items: st.SearchStrategy[Item] = st.recursive(
        # Given to builds alone, a named tuple's defaults would be made up too.
        spans.map(Item),
        lambda inner: st.builds(
            Item, spans, st.lists(inner, max_size=2).map(tuple), ordered=BULLETS
        ),
        max_leaves=4,
    )
    prose = spans.map(Paragraph) | st.lists(items, max_size=3).map(tuple).map(List)
    entry = st.builds(
        Entry,
        spans,
        text,
        st.lists(spans, max_size=2).map(tuple),
        st.lists(prose, max_size=3).map(tuple),
    )
    blocks = st.lists(entry | prose, max_size=3).map(tuple)
    section = st.builds(Section, text, text, blocks)
    return st.builds(
        Document,
        *(st.just("CV"), st.just("en"), st.just("")),
        name,
        text,
        st.lists(spans, max_size=3).map(tuple),
        st.lists(section, max_size=3).map(tuple),
    )
