"""Rules for plain text and Markdown: how forms and other programs show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.checks.phrases import named, quoted
from cvexport.checks.rule import Fault, FileView, file_rule
from cvexport.errors import counted

_ODD = re.compile(
    "[\u2010-\u2027\u2030-\u203e\u2041-\u205e\xab\xbb\xb4\u2212\u25a0-\u25ff]"
)
_DRAWN = re.compile("(?m)[\u2500-\u257f]+|^[ ]*[=_~#*-]{4,}[ ]*$")
_TAG = re.compile(r"(?<!\\)</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|(?<!\\)<!--")
_BACKTICKS = re.compile("`+")
_TABLE = re.compile(r"(?m)^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_LONGEST = 200_000
"""Bytes that are searched for markup."""


@file_rule(
    "byte-order-mark",
    "warning",
    formats=("txt", "md"),
    source="It comes before the name, where OpenResume and GATE expect only the name.",
)
def byte_order_mark(view: FileView) -> Iterator[Fault]:
    """Find a byte order mark."""
    if view.data.startswith(b"\xef\xbb\xbf"):
        yield Fault(
            "the file starts with a byte order mark", "save it as UTF-8 without BOM"
        )


@file_rule(
    "odd-punctuation",
    "warning",
    formats=("txt",),
    source="Measured: read as Windows-1252 each date with an en dash is lost: 84 of "
    "100 words.",
)
def odd_punctuation(view: FileView) -> Iterator[Fault]:
    """Find dashes, quotes and bullets beyond ASCII in a text for pasting."""
    if found := _ODD.findall(view.text):
        are = counted(len(found), "character is", "characters are")
        yield Fault(
            f"{are} not ASCII: {named(found)}", 'type "-", straight quotes and "..."'
        )


@file_rule(
    "drawn-lines",
    "warning",
    formats=("txt",),
    source="Ripon College and others, for pasted text: keyboard characters, no lines.",
)
def drawn_lines(view: FileView) -> Iterator[Fault]:
    """Find boxes and lines made of characters."""
    if found := _DRAWN.findall(view.text):
        are = counted(len(found), "line is", "lines are")
        yield Fault(
            f"{are} drawn with characters", "put blank lines between sections instead"
        )


@file_rule(
    "trailing-spaces",
    "advice",
    formats=("txt",),
    source="Our own judgement: forms count them, and some break the line after them.",
)
def trailing_spaces(view: FileView) -> Iterator[Fault]:
    """Find spaces at line ends."""
    if found := sum(line[-1:] in {" ", "\t"} for line in view.text.splitlines()):
        end = counted(found, "line ends", "lines end")
        yield Fault(f"{end} with a space", "delete the spaces at line ends")


@file_rule(
    "html",
    "warning",
    formats=("md",),
    source="Our own judgement: what shows Markdown as text shows the tags too.",
)
def html(view: FileView) -> Iterator[Fault]:
    """Find HTML in Markdown."""
    if found := _TAG.findall(_prose(view)):
        yield Fault(
            f"this Markdown contains HTML: {quoted(found)}", "use only Markdown"
        )


@file_rule(
    "table-markup",
    "warning",
    formats=("md",),
    source="CommonMark has none: Python-Markdown and others show the bars.",
)
def table_markup(view: FileView) -> Iterator[Fault]:
    """Find tables in Markdown."""
    if _TABLE.search(_prose(view)):
        yield Fault(
            "this Markdown contains a table; some readers show the raw | characters",
            "write a list",
        )


def _prose(view: FileView) -> str:
    """Return the source without its code, whatever bytes it has."""
    source = view.data[:_LONGEST].decode("utf-8", "replace")
    return "".join(_uncoded(source))


def _uncoded(source: str) -> Iterator[str]:
    """Yield what is outside code: backticks up to the next that are as many."""
    runs = list(_BACKTICKS.finditer(source))
    closing: dict[int, re.Match[str]] = {}
    ends = {}
    for run in reversed(runs):
        length = len(run[0])
        if length in closing:
            ends[run.start()] = closing[length].end()
        closing[length] = run
    at = 0
    for run in runs:
        if run.start() >= at and run.start() in ends:
            yield source[at : run.start()]
            at = ends[run.start()]
    yield source[at:]


@file_rule(
    "front-matter",
    "warning",
    formats=("md",),
    source="CommonMark has none: readers take it for the first lines of the text.",
)
def front_matter(view: FileView) -> Iterator[Fault]:
    """Find metadata before the text."""
    if _FRONT_MATTER.match(view.data):
        yield Fault(
            "the text starts with front matter", "start with the name as a heading"
        )
