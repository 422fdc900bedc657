"""The text above the first heading: the person, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cvexport.parser.lines import folded
from cvexport.parser.vocabulary import (
    DOMAIN,
    EMAIL,
    LINK,
    is_job_title,
    is_phone,
    phones,
)

_LABEL = re.compile(
    r"(?:e-?mail|phone|tel(?:ephone)?|mobile|cell|address|location|linkedin|github"
    r"|website|web|portfolio|blog)\s*+(?::\s*+)?",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"[^\W_][\w .-]{0,30}: \S+")
_DETAIL = re.compile(r"[^\W\d_][^:|]{0,40}: \S+(?: \S+){0,7}")
_IS_PLACE = re.compile(r"(?:address|location)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|\N{MIDDLE DOT}\N{BULLET}\t]\s*|\s{3,}")
_MAX_LINES = 16
_MAX_LENGTH = 1000
_SENTENCE = 10
"""Words: a line with that many above the headings is a summary."""


class ParsedHead(NamedTuple):
    """The fields of the head."""

    name: str = ""
    headline: str = ""
    email: str = ""
    phone: str = ""
    place: str = ""
    links: tuple[str, ...] = ()
    summary: str = ""
    details: tuple[str, ...] = ()


class _Contact(NamedTuple):
    kind: str
    value: str


def parsed_head(lines: Sequence[str], contact: Sequence[str] = ()) -> ParsedHead:
    """Return the fields of the lines above the first heading, and of a contact section.

    The name is the first line, and contacts are recognised by their patterns (GATE,
    OpenResume: both come before any heading).  The place is a line that reads like
    one, or a short text among the contacts.
    """
    texts = [line[:_MAX_LENGTH] for line in (*lines[:_MAX_LINES], *contact)]
    if not texts:
        return ParsedHead()
    name, *rest = _segments(texts[0])
    parts = [_contact(part) for part in rest]
    prose: list[str] = []
    for text in texts[1:]:
        kinds = [found for part in _segments(text) for found in _contacts(part)]
        is_prose = all(map(_may_be_prose, kinds)) and "|" not in text
        if is_prose and (not parts or is_job_title(text) or len(text.split()) > 4):
            prose.append(folded(text))
        else:
            parts += kinds
    found = _values(parts)
    place = next(iter(found.get("text", ())), "")
    summary = [text for text in prose if len(text.split()) >= _SENTENCE]
    short = [text for text in prose if len(text.split()) < _SENTENCE]
    headline, place = _headline(short, place)
    return ParsedHead(
        name,
        headline,
        next(iter(found.get("email", ())), ""),
        next(iter(found.get("phone", ())), ""),
        place,
        tuple(found.get("link", ())),
        " ".join(summary),
        tuple(found.get("detail", ())),
    )


def _may_be_prose(found: _Contact) -> bool:
    is_long = found.kind == "detail" and not _NETWORK.fullmatch(found.value)
    return is_long or found.kind == "text"


def _segments(text: str) -> list[str]:
    return [part for part in map(folded, _SEPARATOR.split(text)) if part] or [""]


def _values(parts: Sequence[_Contact]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for part in parts:
        if part.value not in values.setdefault(part.kind, []):
            values[part.kind].append(part.value)
    return values


def _headline(short: list[str], place: str) -> tuple[str, str]:
    """Return headline and place from the lines that are neither contact nor prose."""
    if not place and (found := [text for text in short if _is_place(text)]):
        place = found[0]
        short = [text for text in short if text != place]
    headline = short[0] if short else ""
    if not place and len(short) > 1:
        place = short[1]
    return headline, place


def _is_place(text: str) -> bool:
    return "," in text and not is_job_title(text)


def _contacts(text: str) -> Iterator[_Contact]:
    """Yield what is between two separators, which may be a whole line."""
    whole = _contact(text)
    if whole.kind != "text":
        yield whole
        return
    rest = text
    for kind, find in _FINDERS:
        for found in list(find(rest)):
            yield _Contact(kind, found.rstrip(".,;)"))
            rest = rest.replace(found, "\n")
    for piece in rest.split("\n"):
        value = piece.strip(" ,;:-\N{EN DASH}\N{EM DASH}")
        value = _LABEL.sub("", value, count=1) if ":" in value else value
        if value and not _LABEL.fullmatch(value):
            yield _Contact("text", value)


_FINDERS: tuple[tuple[str, Callable[[str], Iterable[str]]], ...] = (
    ("email", EMAIL.findall),
    ("link", LINK.findall),
    ("phone", phones),
)


def _contact(text: str) -> _Contact:
    # Whole addresses first: blog.example.org begins like a label.
    if _is_link(text):
        return _Contact("link", text)
    labelled = _LABEL.match(text)
    value = text[labelled.end() :] if labelled else text
    if EMAIL.fullmatch(value):
        return _Contact("email", value)
    if _is_link(value):
        return _Contact("link", value)
    if is_phone(value):
        return _Contact("phone", value)
    if _NETWORK.fullmatch(text) and not labelled:
        address = text.split(": ", 1)[1]
        if EMAIL.fullmatch(address):
            return _Contact("email", address)
        if _is_link(address):
            return _Contact("link", address)
    if _DETAIL.fullmatch(text) and not _IS_PLACE.match(text):
        return _Contact("detail", text)
    return _Contact("text", value if labelled and ":" in labelled[0] else text)


def _is_link(text: str) -> bool:
    return bool(LINK.fullmatch(text) or DOMAIN.fullmatch(text))
