"""Rules of what any text may hold: characters, capitals, lengths, placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import PROSE, Text, texts
from cvexport.model.resume import Highlight, Position, Work

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
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_SINGLE_LETTERS = re.compile(r" \w \w")
_BARS = re.compile(r"^\|.*\|$|(?: \| .*?){3}|\|-{2,}|-{2,}\+")
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
"""What every prompt has, sought first: patterns that ignore case are slow."""

_LONGEST_BULLET = 300
_LONGEST_PARAGRAPH = 600
_MOST_BULLETS = 12
_FEWEST_SHOUTED = 4


@source_rule(
    "emoji",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    'must map to plain text; Greenhouse, "Unsuccessful resume parse": no '
    "graphics.",
)
def emoji(view: SourceView) -> Iterator[Fault]:
    """Find emoji."""
    for text, match in _matches(view, _EMOJI):
        yield Fault(
            text.path,
            f"{_described(match[0])} is a picture, which parsers and forms drop or "
            "spoil",
            "delete it, or say it in a word",
        )


@source_rule(
    "symbols",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    "must map to plain text; measured, a text read as cp1252 spoils all beyond "
    "it.",
)
def symbols(view: SourceView) -> Iterator[Fault]:
    """Find arrows, boxes, stars, ticks and the like, and fractions."""
    for text, match in _matches(view, _SYMBOL):
        yield Fault(
            text.path,
            f"{_described(match[0])} is a symbol, which means nothing to a parser and "
            "is lost in many forms",
            "say it in words, or in ASCII",
        )


@source_rule(
    "styled-letters",
    "warning",
    source='HireAbility, "How to craft a resume that speaks to AI parsers": characters '
    "must map to plain text; these map to other letters than a search looks "
    "for.",
)
def styled_letters(view: SourceView) -> Iterator[Fault]:
    """Find letters that Unicode has for mathematics, in circles or at full width."""
    for text, match in _matches(view, _STYLED):
        plain = unicodedata.normalize("NFKC", match[0])
        yield Fault(
            text.path,
            f'"{match[0]}" looks like "{plain}" but is other characters, so a search '
            "doesn't find it",
            f'type "{plain}"',
        )


@source_rule(
    "letter-spacing",
    "warning",
    source='Greenhouse, "Unsuccessful resume parse": no spaces between the letters; '
    "measured, letter-spaced headings were lost in 9 of 17 engines.",
)
def spaced_letters(view: SourceView) -> Iterator[Fault]:
    """Find a word with a space after each letter."""
    for text in texts(view.resume):
        if not _SINGLE_LETTERS.search(text.value):
            continue
        if match := _SPACED.search(text.value):
            yield Fault(
                text.path,
                f'"{match[0]}" is single letters to a machine, not a word',
                f'write "{match[0].replace(" ", "")}"',
            )


@source_rule(
    "drawn-table",
    "warning",
    source='Greenhouse, "Unsuccessful resume parse": no tables and columns; measured, '
    "npm's textract turns a bar into a quotation mark.",
)
def table(view: SourceView) -> Iterator[Fault]:
    """Find a table drawn with bars."""
    for text in texts(view.resume):
        if "|" in text.value and _BARS.search(text.value):
            yield Fault(
                text.path,
                "bars draw columns that parsers don't see, and some read each bar as a "
                "quotation mark",
                "write a list, or part the words by commas",
            )


@source_rule(
    "capitals",
    "advice",
    source="OpenResume's group-lines-into-sections, which knows a section title by its "
    "capitals.",
)
def capitals(view: SourceView) -> Iterator[Fault]:
    """Find a sentence in capitals."""
    for text in texts(view.resume):
        if text.field not in PROSE or not text.value.isupper():
            continue
        # A comma after each word makes a list, of acronyms perhaps.
        words = [
            word for word in text.value.split() if len(word) > 1 and word.isalpha()
        ]
        if len(words) >= _FEWEST_SHOUTED:
            yield Fault(
                text.path,
                f'"{_shortened(text.value)}" is all capitals, by which parsers know '
                "section titles",
                "write it in small letters",
            )


@source_rule(
    "placeholder",
    "warning",
    source="cvexport's own judgement: nobody means to send it.",
)
def placeholder(view: SourceView) -> Iterator[Fault]:
    """Find text of a template that is still to be replaced."""
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
            text.path,
            f'"{_shortened(prompt)}" was left from a template',
            "write your own text in its place, or delete it",
        )


@source_rule(
    "long-bullet",
    "advice",
    source="cvexport's own judgement: three lines are read, a fourth is skipped.",
)
def long_bullet(view: SourceView) -> Iterator[Fault]:
    """Find a bullet of more than 300 characters."""
    for text in texts(view.resume):
        if text.field == "text" and len(text.value) > _LONGEST_BULLET:
            yield Fault(
                text.path,
                f"this bullet has {len(text.value)} characters, which is a paragraph",
                f"cut it to {_LONGEST_BULLET}, or make two of it",
            )


@source_rule(
    "long-paragraph", "advice", source="cvexport's own judgement: a CV is skimmed."
)
def long_paragraph(view: SourceView) -> Iterator[Fault]:
    """Find a paragraph of more than 600 characters."""
    for text in texts(view.resume):
        if text.field not in PROSE or text.field == "text":
            continue
        longest = max(map(len, text.value.split("\n\n")))
        if longest > _LONGEST_PARAGRAPH:
            yield Fault(
                text.path,
                f"this paragraph has {longest} characters, more than anybody skims",
                f"cut it to {_LONGEST_PARAGRAPH}, or make bullets of it",
            )


@source_rule(
    "many-bullets",
    "advice",
    source="cvexport's own judgement: the best of many bullets isn't found.",
)
def many_bullets(view: SourceView) -> Iterator[Fault]:
    """Find a job with more than 12 bullets."""
    for index, work in enumerate(view.resume.work):
        path = f"work[{index}]"
        yield from _wall(work, path)
        for number, position in enumerate(work.positions):
            yield from _wall(position, f"{path}.positions[{number}]")


def _wall(job: Work | Position, path: str) -> Iterator[Fault]:
    count = sum(map(_bullets, job.highlights))
    if count > _MOST_BULLETS:
        yield Fault(
            f"{path}.highlights",
            f"this job has {count} bullets, among which nobody finds the best",
            f"keep the best {_MOST_BULLETS} or fewer",
        )


def _bullets(highlight: Highlight) -> int:
    """Return how many bullets print for a highlight; a title is no bullet."""
    own = bool(highlight.text or highlight.label)
    return own + sum(map(_bullets, highlight.items))


def _matches(
    view: SourceView, pattern: re.Pattern[str]
) -> Iterator[tuple[Text, re.Match[str]]]:
    """Return the first match in each text; all that is sought is above U+2150."""
    for text in texts(view.resume):
        if text.value.isascii() or not _HIGH.search(text.value):
            continue
        if match := pattern.search(text.value):
            yield text, match


def _described(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f'"{character}" ({name}, {code})' if name else f'"{character}" ({code})'


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37].rstrip()}..."
