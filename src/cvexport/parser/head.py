"""The text above the first heading: the person, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cvexport.parser.headings import without_title
from cvexport.parser.lines import TextLine, folded
from cvexport.parser.places import is_place
from cvexport.parser.vocabulary import (
    DOMAIN,
    EMAIL,
    LINK,
    is_job_title,
    is_phone,
    phones,
)

_PLACE_LABEL = (
    r"(?:address|home(?: address)?|residence|domicile|location|based in|living in"
    r"|lives in|city|adresse|anschrift|wohnhaft in|wohnort|standort|ort|résidence|lieu"
    r"|ville|dirección|domicilio|residencia|ciudad|localidad|a(?=\s*:))"
)
_LABEL = re.compile(
    rf"(?:e-?mail(?: address)?|{_PLACE_LABEL}|phone(?: number)?|telephone number"
    r"|t[eé]l(?:ephone|efon|éphone|éfono)?\.?|mobile?(?: phone| number)?"
    r"|mobiltelefon|handy|cell(?: phone)?|portable|móvil|correo(?: electrónico)?"
    r"|courriel|mail|linkedin|xing|profile?|github|gitlab|website|webseite"
    r"|site(?: web)?|sitio web|web|portfolio|blog|contact"
    r"|kontakt|contacto|homepage|url|[etwmplh](?=\s*:|\.\s))(?![^\W_])\s*+"
    r"(?:(?:[:|]|[-\N{EN DASH}](?=\s))\s*+)?",
    re.IGNORECASE,
)
_LABEL_AT_END = re.compile(
    r"(?<=\s)(?:e-?mail|phone|tel(?:efon|éphone|éfono)?\.?|mobile?|cell|web(?:site)?"
    r"|linkedin|github|correo|courriel|handy|portable|móvil)\s?:?$",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"[^\W_][\w .-]{0,30}: \S+")
_DETAIL = re.compile(r"[^\W\d_][^:|]{0,40}: \S+(?: \S+){0,7}")
_IS_PLACE = re.compile(rf"{_PLACE_LABEL}\b", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*[|\N{MIDDLE DOT}\N{BULLET}\t\u22c4\u25c6\u2219\u25e6\u25aa\u2666\u2016\u00a6]"
    r"\s*|\s{3,}|\s+[\N{EN DASH}\N{EM DASH}~]\s+"
)
_PERSONAL = re.compile(
    r"(?:date of birth|d\.?o\.?b\.?|born|birth ?date|birthday|place of birth|age|gender"
    r"|sex|nationality|citizenship|marital status|family status|civil status|religion"
    r"|driving licen[cs]e|driver'?s licen[cs]e|passport|visa(?: status)?|work permit"
    r"|notice period|availability|father'?s name|mother'?s name|languages? known"
    r"|geboren(?: am| in)?|geburts(?:datum|ort|tag)|familienstand|staatsangehörigkeit"
    r"|nationalität|konfession|führerschein|kinder|alter|né(?:e)? le|date de naissance"
    r"|lieu de naissance|nationalité|situation familiale|état civil"
    r"|permis(?: de conduire| b)?|âge|fecha de nacimiento|lugar de nacimiento"
    r"|nacionalidad|estado civil|edad"
    r"|carn[eé] de conducir|permiso de conducir|dni|nif|nie)\b",
    re.IGNORECASE,
)
"""What people say of themselves that is no contact."""
_ICON = re.compile(r"^[^\w+(@'\"\[\N{LEFT DOUBLE QUOTATION MARK}]+|^[\ue000-\uf8ff]\s*")
_MAX_LINES = 24
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


def parsed_head(
    name: str, lines: Sequence[TextLine], contact: Sequence[TextLine] = ()
) -> ParsedHead:
    """Return the fields of the lines above the first heading, and of a contact section.

    Without a name it is what the first line begins with, and contacts are recognised by
    their patterns (GATE, OpenResume: both come before any heading).  The place is a
    line that reads like one, or a short text among the contacts.
    """
    given = [*lines[:_MAX_LINES], *contact[:_MAX_LINES]]
    texts = [line.text[:_MAX_LENGTH] for line in given]
    if not texts:
        return ParsedHead(name)
    parts: list[_Contact] = []
    if not name:
        first, *rest = _segments(texts.pop(0))
        name = without_title(first)
        found = list(_contacts(name))
        if len(found) > 1 and found[-1].kind == "text" and _has_address(found):
            name = found.pop().value
            parts += found
        parts += [each for part in rest for each in _contacts(part)]
    prose: list[str] = []
    for index, text in enumerate(texts):
        kinds = [found for part in _segments(text) for found in _contacts(part)]
        if not kinds:
            continue
        is_prose = all(map(_may_be_prose, kinds)) and "|" not in text
        is_contact = index >= len(texts) - len(contact)
        is_long = is_job_title(text) or len(text.split()) > 4
        is_prose = is_prose and not _IS_PLACE.match(text)
        if is_prose and (not parts or is_long) and not (is_contact and kinds[1:]):
            prose.append(folded(text))
        else:
            parts += kinds
    parts += _links(given, parts)
    found_values = _values(parts)
    texts_among = [each for each in found_values.get("text", ()) if _has_letters(each)]
    titles = [each for each in texts_among if is_job_title(each)]
    texts_among = [each for each in texts_among if each not in titles]
    place = next(filter(_is_place, texts_among), next(iter(texts_among), ""))
    summary = [text for text in prose if len(text.split()) >= _SENTENCE]
    short = [
        text for text in prose if len(text.split()) < _SENTENCE and _has_letters(text)
    ]
    headline, place = _headline(short, place)
    return ParsedHead(
        name,
        headline or next(iter(titles), ""),
        next(iter(found_values.get("email", ())), ""),
        next(iter(found_values.get("phone", ())), ""),
        place,
        tuple(found_values.get("link", ())),
        " ".join(summary),
        tuple(found_values.get("detail", ())),
    )


def _has_address(found: Sequence[_Contact]) -> bool:
    return any(each.kind in {"email", "phone"} for each in found)


def _has_letters(text: str) -> bool:
    return bool(_TWO_LETTERS.search(text))


_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


def _links(lines: Sequence[TextLine], parts: Sequence[_Contact]) -> Iterator[_Contact]:
    """Yield what the words of the head link to, unless it can be read there."""
    read = {_bare(each.value) for each in parts if each.kind in {"link", "email"}}
    emails = {each.value for each in parts if each.kind == "email"}
    for segment in (each for line in lines for each in line.segments if each.link):
        if segment.link.startswith("mailto:"):
            address = segment.link[7:].split("?")[0]
            if not emails and EMAIL.fullmatch(address):
                emails.add(address)
                yield _Contact("email", address)
        elif (
            segment.link.startswith("http")
            and _bare(segment.link) not in read
            and not _is_link(segment.text.strip())
        ):
            read.add(_bare(segment.link))
            yield _Contact("link", segment.link)


def _bare(address: str) -> str:
    address = address.casefold().removeprefix("https://").removeprefix("http://")
    return address.removeprefix("www.").rstrip("/")


def _may_be_prose(found: _Contact) -> bool:
    if _PERSONAL.match(found.value):
        return False
    is_long = found.kind == "detail" and not _NETWORK.fullmatch(found.value)
    return is_long or found.kind == "text"


def _segments(text: str) -> list[str]:
    parts = (_ICON.sub("", folded(part)) for part in _SEPARATOR.split(text))
    return [part for part in parts if part] or [""]


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
    return ("," in text or is_place(text)) and not is_job_title(text)


def _contacts(text: str) -> Iterator[_Contact]:
    """Yield what is between two separators, which may be a whole line."""
    if _LABEL.fullmatch(text):
        return
    whole = _contact(text)
    has_more = whole.kind == "detail" and (
        EMAIL.search(text)
        or LINK.search(text)
        or (any(phones(text)) and _LABEL_AT_END.search(text.partition(":")[0]))
    )
    if whole.kind != "text" and not has_more:
        yield whole
        return
    rest = text
    for kind, find in _FINDERS:
        for found in list(find(rest)):
            yield _Contact(kind, found.rstrip(".,;)"))
            rest = rest.replace(found, "\n")
    for piece in rest.split("\n"):
        value = piece.strip(" ,;:-\N{EN DASH}\N{EM DASH}")
        value = _LABEL_AT_END.sub("", value).strip(" ,;:")
        value = _unlabelled(value)
        if value and not _LABEL.fullmatch(value):
            yield _Contact("text", value)


_FINDERS: tuple[tuple[str, Callable[[str], Iterable[str]]], ...] = (
    ("email", EMAIL.findall),
    ("link", LINK.findall),
    ("phone", phones),
)


def _contact(text: str) -> _Contact:
    if _PERSONAL.match(text):
        return _Contact("detail", text)
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
    has_name = _LABEL_AT_END.search(text.partition(":")[0])
    if _NETWORK.fullmatch(text) and not labelled and not has_name:
        address = text.split(": ", 1)[1]
        if EMAIL.fullmatch(address):
            return _Contact("email", address)
        if _is_link(address):
            return _Contact("link", address)
    if _DETAIL.fullmatch(text) and not _IS_PLACE.match(text):
        return _Contact("detail", text)
    return _Contact("text", _unlabelled(text))


def _unlabelled(text: str) -> str:
    """Return a text without the word that says what it is, where that is clear."""
    labelled = _LABEL.match(text)
    if not labelled:
        return text
    is_clear = labelled[0].rstrip().endswith((":", "|", "-", "\N{EN DASH}"))
    is_clear = is_clear or " in" in labelled[0].rstrip().casefold()
    return text[labelled.end() :] if is_clear else text


def _is_link(text: str) -> bool:
    return bool(LINK.fullmatch(text) or DOMAIN.fullmatch(text))
