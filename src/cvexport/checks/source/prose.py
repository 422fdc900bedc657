"""Rules for any text: characters, capitals, lengths and placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvexport.checks.phrases import shortened
from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import PROSE, Text, entries, texts
from cvexport.errors import described
from cvexport.model.resume import Highlight, Position, Work
from cvexport.parser.vocabulary import SPACED_LETTERS

_HIGH = re.compile("[\u2150-\U0001faff]")
_EMOJI = re.compile("[\U0001f000-\U0001faff]|.(?=[\ufe0f\u20e3])")
_SYMBOL = re.compile(
    "[\u2150-\u218b\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u27f0-\u27ff\u2900-\u297f"
    "\u2b00-\u2bff](?![\ufe0f\u20e3])"
)
_STYLED = re.compile(
    "[\u2460-\u24ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
    "\U0001f110-\U0001f189]+"
)
_SINGLE_LETTERS = re.compile(r" \w \w")
_BARS = re.compile(r"^\|.*\|$|(?: \| .*?){3}|\|-{2,}|(?<!-)-{2,}\+")
_PROMPT = re.compile(
    r"lorem ipsum"
    r"|\[(?:add|city|company|date|employer|enter|insert|job|name|number|role|title"
    r"|year|your|xx+)\b[^\]\[]*\](?!\()"
    r"|<(?:add|enter|insert|your)\b[^<>]*>|\{\{[^{}]*\}\}"
    r"|\b(?:fixme|todo|tbc|tbd)(?::|\b(?=[.?!]*$))",
    re.IGNORECASE,
)
_CROSSES = re.compile(r"\bX{3,}\b")
_WHOLE_PROMPTS = frozenset(
    {
        *("anytown", "city, state", "company name", "first last"),
        *("firstname lastname", "full name", "jane doe", "job title", "john doe"),
        *("n/a", "organization name"),
        *("position title", "project name", "school name", "tba", "tbc", "tbd"),
        *("university name", "your city", "your company", "your email"),
        *("your job title", "your name", "your phone", "your title"),
    }
)
_MARKS = ("[", "{{", "<", "lorem ipsum", "fixme", "todo", "tbc", "tbd", "xxx")
"""What prompts contain, searched for first: patterns that ignore case are slow."""

_LONGEST_BULLET = 300
_LONGEST_PARAGRAPH = 600
_MOST_BULLETS = 12
_FEWEST_SHOUTED = 4


@source_rule(
    "emoji",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    'must map to plain text; Greenhouse, "Unsuccessful resume parse": no graphics.',
)
def emoji(view: SourceView) -> Iterator[Fault]:
    """Find emoji."""
    for text, match in _matches(view, _EMOJI):
        yield Fault(
            f"{described(match[0])} is a picture; parsers and forms drop or garble it",
            "delete it, or write a word instead",
            text.path,
        )


@source_rule(
    "symbols",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    "must map to plain text; measured: a text read as cp1252 garbles all beyond it.",
)
def symbols(view: SourceView) -> Iterator[Fault]:
    """Find arrows, boxes, stars, ticks and similar symbols, and fractions."""
    for text, match in _matches(view, _SYMBOL):
        yield Fault(
            f"{described(match[0])} means nothing to parsers and is lost in many forms",
            "write words, or use ASCII",
            text.path,
        )


@source_rule(
    "styled-letters",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    "must map to plain text; a search looks for other letters than these map to.",
)
def styled_letters(view: SourceView) -> Iterator[Fault]:
    """Find letters from Unicode's mathematical, circled or full-width alphabets."""
    for text, match in _matches(view, _STYLED):
        plain = unicodedata.normalize("NFKC", match[0])
        yield Fault(
            f'"{match[0]}" looks like "{plain}" but is made of other characters, so '
            "searches don't find it",
            f'type "{plain}"',
            text.path,
        )


@source_rule(
    "letter-spacing",
    "warning",
    source='Greenhouse, "Unsuccessful resume parse": no spaces between the letters; '
    "measured: letter-spaced headings were lost in 9 of 17 engines.",
)
def letter_spacing(view: SourceView) -> Iterator[Fault]:
    """Find a word with a space after each letter."""
    for text in texts(view.resume):
        if not _SINGLE_LETTERS.search(text.value):
            continue
        if match := SPACED_LETTERS.search(text.value):
            yield Fault(
                f'software reads "{match[0]}" as single letters, not as a word',
                f'write "{match[0].replace(" ", "")}"',
                text.path,
            )


@source_rule(
    "drawn-table",
    "warning",
    source='Greenhouse, "Unsuccessful resume parse": no tables and columns; measured: '
    "npm's textract turns a bar into a quotation mark.",
)
def drawn_table(view: SourceView) -> Iterator[Fault]:
    """Find a table drawn with vertical bars."""
    for text in texts(view.resume):
        if "|" in text.value and _BARS.search(text.value):
            yield Fault(
                "parsers don't see columns drawn with vertical bars, and some read "
                "each bar as a quotation mark",
                "write a list, or separate the words with commas",
                text.path,
            )


@source_rule(
    "capitals",
    "advice",
    source="OpenResume, group-lines-into-sections: a section title is known by its "
    "capitals.",
)
def capitals(view: SourceView) -> Iterator[Fault]:
    """Find a sentence in capitals."""
    for text in texts(view.resume):
        if text.field not in PROSE or not text.value.isupper():
            continue
        # Words with a comma after each are a list, perhaps of acronyms.
        words = [
            word for word in text.value.split() if len(word) > 1 and word.isalpha()
        ]
        if len(words) >= _FEWEST_SHOUTED:
            yield Fault(
                f'"{shortened(text.value)}" is in capitals, by which parsers recognise '
                "section titles",
                "write it in lower case",
                text.path,
            )


@source_rule(
    "placeholder", "warning", source="Our own judgement: nobody means to send it."
)
def placeholder(view: SourceView) -> Iterator[Fault]:
    """Find text of a template that hasn't been replaced."""
    for text in texts(view.resume):
        folded = text.value.lower()
        if folded in _WHOLE_PROMPTS:
            prompt = text.value
        elif not any(mark in folded for mark in _MARKS):
            continue
        elif match := _PROMPT.search(text.value) or _CROSSES.search(text.value):
            prompt = match[0]
        else:
            continue
        yield Fault(
            f'"{shortened(prompt)}" is left over from a template',
            "replace it with your own text, or delete it",
            text.path,
        )


@source_rule(
    "long-bullet",
    "advice",
    source="Our own judgement: people read three lines and skip a fourth.",
)
def long_bullet(view: SourceView) -> Iterator[Fault]:
    """Find a bullet of more than 300 characters."""
    for text in texts(view.resume):
        if text.field == "text" and len(text.value) > _LONGEST_BULLET:
            yield Fault(
                f"this bullet has {len(text.value)} characters, as many as a paragraph",
                f"cut it to {_LONGEST_BULLET}, or split it in two",
                text.path,
            )


@source_rule("long-paragraph", "advice", source="Our own judgement: people skim a CV.")
def long_paragraph(view: SourceView) -> Iterator[Fault]:
    """Find a paragraph of more than 600 characters."""
    for text in texts(view.resume):
        if text.field not in PROSE or text.field == "text":
            continue
        longest = max(map(len, text.value.split("\n\n")))
        if longest > _LONGEST_PARAGRAPH:
            yield Fault(
                f"this paragraph has {longest} characters, too many to skim",
                f"cut it to {_LONGEST_PARAGRAPH}, or turn it into bullets",
                text.path,
            )


@source_rule(
    "many-bullets",
    "advice",
    source="Our own judgement: the best of many bullets is overlooked.",
)
def many_bullets(view: SourceView) -> Iterator[Fault]:
    """Find a job with more than 12 bullets."""
    for entry in entries(view.resume):
        if not isinstance(entry.record, Work | Position):
            continue
        count = sum(map(_bullets, entry.record.highlights))
        if count > _MOST_BULLETS:
            yield Fault(
                f"this job has {count} bullets; the best ones are overlooked",
                f"keep the best {_MOST_BULLETS} or fewer",
                f"{entry.path}.highlights",
            )


def _bullets(highlight: Highlight) -> int:
    """Return how many bullets are printed for a highlight; a title is not a bullet."""
    own = bool(highlight.text or highlight.label)
    return own + sum(map(_bullets, highlight.items))


def _matches(
    view: SourceView, pattern: re.Pattern[str]
) -> Iterator[tuple[Text, re.Match[str]]]:
    """Return the first match in each text, for patterns of characters over U+2150."""
    for text in texts(view.resume):
        if text.value.isascii() or not _HIGH.search(text.value):
            continue
        if match := pattern.search(text.value):
            yield text, match
