"""Markdown that CommonMark readers and Python-Markdown read alike.

The two differ in what a backslash escapes, in how far a nested list is indented, and in
where emphasis may start or end.  Only what both read the same way is written.  A style
that can't be written that way is left out; the text never is.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

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
    number,
    plain,
)
from cvexport.model.settings import Settings
from cvexport.unicode.characters import ASCII_BULLET

_INDENT = "    "
"""A nested list is indented by four spaces: Python-Markdown reads two as the same list,
CommonMark 5.2 allows two to five under `- `, and needs more from `100. ` on."""

_REFERENCE = re.compile(r"&(?=\#|[A-Za-z0-9]+;)")
"""CommonMark 2.5; Python-Markdown also adds the semicolon that a number lacks."""

_SPECIAL = re.compile(
    rf"""
      [\\`*\[\]]
    | (?<![A-Za-z0-9])_ | _(?![A-Za-z0-9])  # between these two it opens nothing
    | <(?!=?[0-9.,]*[ ])    # before a space, or a number and a space, neither does it
    | {_REFERENCE.pattern}
    """,
    re.VERBOSE,
)

_REFERENCES = {"<": "&lt;", "&": "&amp;", "~": "&#126;"}
"""Python-Markdown keeps the backslash before these."""

_LINE_START = re.compile(
    r"""
    \d*
    (?P<mark>
        (?<=\d)[.)](?=[ ]|$)    # ordered list, CommonMark 5.2
      | (?<!\d)(?:
            [#>]                # Python-Markdown needs no space after it
          | [-+](?=[ -]|$)      # list, thematic break, setext underline
          | ~(?=~~)             # fenced code, CommonMark 4.5
        )
    )
    """,
    re.VERBOSE,
)

_DEFINITION = re.compile(r"\[[^\[\]]*\]:")
"""A link text with `]:` in it, at the start of a line: Python-Markdown ignores the
backslash, or the code around it, and takes the line for a link definition."""

_CLOSING_HASHES = re.compile(r"(?<!#)#+$")

_CODE_UNSAFE = re.compile(r"<(?:[A-Za-z/!?]|$)|&(?:\#|$)")
"""Python-Markdown looks for HTML before code, so such code is written as text.  The
end counts, because code may be joined to the code after it."""

_UNSAFE_SCHEME = re.compile(r"\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)
"""markdown-it doesn't link these, and shows the brackets."""

_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f\"'()<>\[\]\\^`{|}]")
"""Spaces and quotes end an address, and brackets pair differently in the readers."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

_AUTOLINK = re.compile(
    rf"""
      # markdown-it decodes a host in Punycode, and percent-encodes a path.
      (?P<url>https?://(?!.*xn--){_LABEL}(?:\.{_LABEL})+(?:[/?\#][\w./~?=+:\#-]*)?)
    | mailto:(?P<email>(?!.*xn--)[\w.+-]+@{_LABEL}(?:\.{_LABEL})+)
    """,
    re.VERBOSE | re.ASCII,
)
"""What both CommonMark 6.5 and Python-Markdown link without a link text."""


class _Run(NamedTuple):
    """Text in one style; `emphasis` is up to three asterisks."""

    text: str
    emphasis: str = ""
    code: bool = False

    @property
    def first(self) -> str:
        return "`" if self.code else self.text[0]

    @property
    def last(self) -> str:
        return "`" if self.code else self.text[-1]


def export(document: Document, settings: Settings) -> bytes:  # noqa: ARG001
    """Return the document as UTF-8 Markdown, with LF line ends and one at the end.

    No setting changes it; every exporter has the parameter.
    """
    blocks = [
        _heading(1, (Span(document.name),)),
        _line((Span(document.headline),)),
        _line(joined(document.contacts)),
    ]
    for section in document.sections:
        blocks += _section(section)
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


def _section(section: Section) -> Iterator[str]:
    yield _heading(2, (Span(section.heading),))
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    # Python-Markdown reads two lists in a row as one, whatever their bullets.
    for listed, group in groupby(blocks, lambda block: isinstance(block, List)):
        parts = [part for block in group for part in _block(block)]
        if listed:
            yield "\n".join(filter(None, parts))
        else:
            yield from parts


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case List():
            yield _list(block)
        case Entry():
            yield from _entry(block)


def _paragraph(paragraph: Paragraph) -> str:
    return _line(paragraph.spans)


def _list(block: List) -> str:
    return "\n".join(_items(block))


def _items(block: List | Item, indent: str = "") -> Iterator[str]:
    for index, item in enumerate(block.items):
        label = f"{number(index) if block.ordered else ASCII_BULLET} "
        text = _line(item.spans)
        if text:
            yield f"{indent}{label}{text}"
        within = max(_INDENT, " " * len(label))
        yield from _items(item, indent + within if text else indent)


def _entry(entry: Entry) -> Iterator[str]:
    """Yield each fact as a paragraph: Python-Markdown has no backslash line break."""
    yield _heading(3, entry.heading)
    yield _line((Span(entry.period),))
    yield from map(_line, entry.lines)
    yield from _blocks(entry.blocks)


def _heading(level: int, spans: Spans) -> str:
    # A heading is bold anyway.
    text = _inline(
        Span(span.text, italic=span.italic, code=span.code, href=span.href)
        for span in spans
    )
    if not text:
        return ""
    # CommonMark 4.2 removes closing hashes after a space, Python-Markdown always.
    text = _CLOSING_HASHES.sub(lambda hashes: r"\#" * len(hashes[0]), text)
    return f"{'#' * level} {text}"


def _line(spans: Spans) -> str:
    """Return `spans` as one line that starts no heading, list, quote or code."""
    text = _inline(spans)
    if _DEFINITION.match(text):
        text = _inline((Span(plain(spans)),))
    if opening := _LINE_START.match(text):
        start, end = opening.span("mark")
        return text[:start] + _escape(text[start:end]) + text[end:]
    return text


def _inline(spans: Iterable[Span]) -> str:
    """Return `spans` as Markdown with single spaces, and links outside emphasis."""
    written = ""
    for href, group in groupby(filter(_has_text, spans), _href):
        text = _styled(group)
        if href and not text.isspace():
            text = _link(text, href)
            if written.endswith("!") and text.startswith("["):
                # Unescaped, it would turn the link into an image.
                written = written[:-1] + r"\!"
        written += text
    return " ".join(written.split())


def _has_text(span: Span) -> bool:
    return bool(span.text)


def _href(span: Span) -> str:
    return "" if _UNSAFE_SCHEME.match(span.href) else span.href.strip()


def _link(text: str, href: str) -> str:
    shown = text.strip()
    before, _, after = text.partition(shown)
    autolink = _AUTOLINK.fullmatch(href)
    if autolink and shown == _escaped(address := autolink["url"] or autolink["email"]):
        return f"{before}<{address}>{after}"
    return f"{before}[{shown}]({_destination(href)}){after}"


def _destination(href: str) -> str:
    return _REFERENCE.sub("&amp;", _NOT_IN_ADDRESS.sub(_percent_encoded, href))


def _styled(spans: Iterable[Span]) -> str:
    """Return spans of one link, or of none, as Markdown."""
    text = ""
    for (emphasis, code), group in groupby(_feasible(_runs(spans)), _style):
        whole = "".join(run.text for run in group)
        text += emphasis + (_code(whole) if code else _escaped(whole)) + emphasis
    return text


def _style(run: _Run) -> tuple[str, bool]:
    return run.emphasis, run.code


def _runs(spans: Iterable[Span]) -> Iterator[_Run]:
    """Yield the text in runs whose outer spaces have no style.

    Neither reader starts or ends emphasis at a space, and both trim code.
    """
    for (bold, italic, code), group in groupby(spans, _span_style):
        text = "".join(span.text for span in group)
        inner = text.strip()
        emphasis = "**" * bold + "*" * italic
        coded = code and not _CODE_UNSAFE.search(inner)
        if not (inner and (emphasis or coded)):
            yield _Run(text)
            continue
        before, _, after = text.partition(inner)
        if before:
            yield _Run(before)
        yield _Run(inner, emphasis, coded)
        if after:
            yield _Run(after)


def _span_style(span: Span) -> tuple[bool, bool, bool]:
    return span.bold, span.italic, span.code


def _feasible(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Yield the runs with the emphasis that both readers see.

    Where runs of asterisks touch, as in `**a***b*`, or are between letters and
    punctuation, as in `**a:**b`, the readers differ or see none.  Emphasis within
    emphasis is never written: Python-Markdown before 3.11 pairs it differently.
    """
    every = list(runs)
    emphasised = False
    around = zip(every, [None, *every], [*every[1:], None], strict=False)
    for run, before, after in around:
        emphasised = (
            bool(run.emphasis)
            and not emphasised
            and _may_meet(run.first, before.last if before else "")
            and _may_meet(run.last, after.first if after else "")
        )
        yield run if emphasised else _Run(run.text, "", run.code)


def _may_meet(inside: str, outside: str) -> bool:
    """Return whether emphasis may start or end between two characters.

    It always may at a letter or digit inside, and at anything but a space beside a
    space, punctuation or the end of the line (CommonMark 6.2).  Versions of CommonMark
    differ on symbols such as the euro sign, so these count as neither.
    """
    return (
        inside.isalnum()
        or not outside
        or outside.isspace()
        or outside in string.punctuation
        or unicodedata.category(outside).startswith("P")
    )


def _code(text: str) -> str:
    """Return a code span, its fence a run of backticks of a length not in `text`."""
    taken = set(map(len, re.findall("`+", text)))
    fence = "`" * next(n for n in range(1, len(taken) + 2) if n not in taken)
    # Both readers remove one space.
    pad = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda special: _escape(special[0]), text)


def _escape(character: str) -> str:
    return _REFERENCES.get(character, "\\" + character)


def _percent_encoded(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode())
