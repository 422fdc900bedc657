"""What stands above the first heading: who it is, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cvexport.parser.entries import is_title
from cvexport.parser.lines import folded

_MAIL = re.compile(r"[^\s@,;:|<>()\"]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(
    r"(?<![\w/.])\+?\(?\d[\d\s().\N{NO-BREAK SPACE}/-]{5,18}\d(?![\w/])"
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[^\W\d_]{2,}/\S*", re.IGNORECASE
)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,}")
"""An address has a scheme, www. or a path (OpenResume, extract-profile); alone
between separators, a domain is one too."""

_LABEL = re.compile(
    r"(?:e-?mail|phone|tel(?:ephone)?|mobile|cell|address|location|linkedin|github"
    r"|website|web|portfolio|blog)\s*:?\s*",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"[^\W_][\w .-]{0,30}: \S+")
_SEPARATOR = re.compile(r"\s*[|\N{MIDDLE DOT}\N{BULLET}\t]\s*|\s{3,}")
_MAX_LINES = 16
_MAX_LENGTH = 1000
_SENTENCE = 10
"""Words: a line of as many above the headings is a summary."""


class Head(NamedTuple):
    """The fields of the head."""

    name: str = ""
    headline: str = ""
    email: str = ""
    phone: str = ""
    place: str = ""
    links: tuple[str, ...] = ()
    summary: str = ""


class _Kind(NamedTuple):
    kind: str
    value: str


def head(lines: Sequence[str], contact: Sequence[str] = ()) -> Head:
    """Return the fields of the lines above the first heading, and of a contact section.

    The name is the first line and contacts are known by their patterns (GATE,
    OpenResume: both come before any heading).  Of the other lines one that reads like
    a place, or a short one among the contacts, is the place.
    """
    texts = [line[:_MAX_LENGTH] for line in (*lines[:_MAX_LINES], *contact)]
    if not texts:
        return Head()
    name, *rest = _segments(texts[0])
    parts = [_kind(part) for part in rest]
    prose: list[str] = []
    for text in texts[1:]:
        kinds = [found for part in _segments(text) for found in _contacts(part)]
        is_prose = all(found.kind == "text" for found in kinds) and "|" not in text
        if is_prose and (not parts or is_title(text) or len(text.split()) > 4):
            prose.append(folded(text))
        else:
            parts += kinds
    found = _values(parts)
    place = next(iter(found.get("text", ())), "")
    summary = [text for text in prose if len(text.split()) >= _SENTENCE]
    short = [text for text in prose if len(text.split()) < _SENTENCE]
    headline, place = _headline(short, place)
    return Head(
        name,
        headline,
        next(iter(found.get("email", ())), ""),
        next(iter(found.get("phone", ())), ""),
        place,
        tuple(found.get("link", ())),
        " ".join(summary),
    )


def _segments(text: str) -> list[str]:
    return [part for part in map(folded, _SEPARATOR.split(text)) if part] or [""]


def _values(parts: Sequence[_Kind]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for part in parts:
        if part.value not in values.setdefault(part.kind, []):
            values[part.kind].append(part.value)
    return values


def _headline(short: list[str], place: str) -> tuple[str, str]:
    """Return headline and place, of the lines that are neither contact nor prose."""
    if not place and (found := [text for text in short if _is_place(text)]):
        place = found[0]
        short = [text for text in short if text != place]
    headline = short[0] if short else ""
    if not place and len(short) > 1:
        place = short[1]
    return headline, place


def _is_place(text: str) -> bool:
    return "," in text and not is_title(text)


def _contacts(text: str) -> Iterator[_Kind]:
    """Return what a part between separators holds; it may be a whole line."""
    whole = _kind(text)
    if whole.kind != "text":
        yield whole
        return
    rest = text
    for kind, pattern in (("email", _MAIL), ("link", _LINK), ("phone", _PHONE)):
        for match in pattern.finditer(rest):
            if kind != "phone" or _is_phone(match[0]):
                yield _Kind(kind, match[0].rstrip(".,;)"))
                rest = rest.replace(match[0], "\n")
    for piece in rest.split("\n"):
        value = piece.strip(" ,;:-\N{EN DASH}\N{EM DASH}")
        value = _LABEL.sub("", value, count=1) if ":" in value else value
        if value and not _LABEL.fullmatch(value):
            yield _Kind("text", value)


def _kind(text: str) -> _Kind:
    labelled = _LABEL.match(text)
    value = text[labelled.end() :] if labelled else text
    for kind, pattern in (("email", _MAIL), ("link", _LINK), ("link", _DOMAIN)):
        if pattern.fullmatch(value):
            return _Kind(kind, value)
    if _PHONE.fullmatch(value) and _is_phone(value):
        return _Kind("phone", value)
    if _NETWORK.fullmatch(text) and not labelled:
        address = text.split(": ", 1)[1]
        if _MAIL.fullmatch(address):
            return _Kind("email", address)
        is_address = _LINK.fullmatch(address) or _DOMAIN.fullmatch(address)
        return _Kind("link", address if is_address else text)
    return _Kind("text", value if labelled and ":" in labelled[0] else text)


def _is_phone(text: str) -> bool:
    return 7 <= sum(map(str.isdigit, text)) <= 15
