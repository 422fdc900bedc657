"""Spans out of the texts of a resume: labelled, listed, or as they are."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from cvexport.composition import markup
from cvexport.locales import wording
from cvexport.locales.wording import Words
from cvexport.model.document import Span, Spans, plain
from cvexport.unicode import prose

ENDS = (":", "?", "!", "\uff1a", "\uff1f", "\uff01")
"""What ends a label, so that no colon is added."""


def one_line(text: str) -> str:
    """Return a text without its paragraph breaks, its lists as enumerations."""
    return prose.flattened(text)


def text_spans(text: str) -> Spans:
    """Return a text as spans of one line, its markup read."""
    return markup.spans(one_line(text))


def plain_span(text: str) -> Spans:
    """Return a text as one span, exactly as it is; nothing for no text."""
    return (Span(text),) if text else ()


def weighed(spans: Spans, *, bold: bool) -> Spans:
    """Return spans in bold or regular type throughout."""
    return tuple(span._replace(bold=bold) for span in spans)


def labelled(
    label: Spans, text: Spans, *, more: bool = False, bold: bool = True
) -> Spans:
    """Return `Label: text`; a label that introduces nothing stands alone, unmarked.

    With `more` the label introduces what follows, such as a list.
    """
    if not label or not (text or more):
        return label or text
    lead = label if plain(label).endswith(ENDS) else (*label, Span(":"))
    body = (Span(" "), *text) if text else ()
    return markup.merged((*(weighed(lead, bold=True) if bold else lead), *body))


def listed(texts: Iterable[str], words: Words) -> Spans:
    """Join texts by commas, or by semicolons where one of them has a comma."""
    found = [text for text in texts if text]
    pause = wording.separator(found, words)
    pieces = (span for text in found for span in (Span(pause), *text_spans(text)))
    return markup.merged(itertools.islice(pieces, 1, None))


def sentence_and_list(summary: str, keywords: tuple[str, ...], words: Words) -> Spans:
    """Return a sentence, then the keywords, separated by what ends the sentence."""
    sentence, keyword_list = text_spans(summary), listed(keywords, words)
    if not (sentence and keyword_list):
        return sentence or keyword_list
    pause = " " if plain(sentence).endswith((*ENDS, ".", ";", ",")) else "; "
    return markup.merged((*sentence, Span(pause), *keyword_list))
