"""A Resume as a JSON Resume 1.0.0 document: the data, not the Document.

Beside the keys of the official schema, which allows others, are only those that the
table of sections and `_MORE` name.  What has no place there is named, so that nobody
takes the file for a whole copy of the source.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cvexport.errors import cut
from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.positions import after_jobs, as_jobs
from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Basics,
    Dated,
    Highlight,
    Interest,
    Link,
    Location,
    Meta,
    Profile,
    Publication,
    Reference,
    Resume,
    SectionPlan,
    Skill,
    Work,
)
from cvexport.model.sections import SECTIONS, StandardSection
from cvexport.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_DATES = ("startDate", "endDate", "date", "releaseDate")
_SHOWN = 60
_NO_DATA = ("positions", "keep", "pageBreak")
"""What is written elsewhere, and what says only how pages are broken."""
_MORE = ("emails", "phones", "details")
"""Lists of `basics` that JSON Resume hasn't."""

_EMPTY: tuple[Any, ...] = ("", (), Location())


class Written(NamedTuple):
    """A document, and what the source holds that it doesn't, each with its path."""

    data: bytes
    lost: tuple[str, ...]


def export(resume: Resume) -> bytes:
    """Return `resume` as a JSON Resume document, valid against the official schema."""
    return write(resume).data


def lost(resume: Resume) -> tuple[str, ...]:
    """Return what JSON Resume has no place for, each with its path."""
    return write(resume).lost


def write(resume: Resume) -> Written:
    """Return a resume as JSON Resume, and what it loses there."""
    writer = _Writer()
    document = {"$schema": SCHEMA, **writer.resume(resume)}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return Written(f"{text}\n".encode(), tuple(writer.lost))


class _Writer:
    def __init__(self) -> None:
        self.lost: list[str] = []

    def _lose(self, path: str, value: Any) -> None:
        text = next(_texts_in(value), "")
        self.lost.append(f'{path} "{cut(text, _SHOWN)}"' if text else path)

    def resume(self, resume: Resume) -> dict[str, Any]:
        document: dict[str, Any] = {"basics": self._basics(resume.basics)}
        for section in _order(resume):
            if records := [
                written
                for index, record in enumerate(section.of(resume))
                for written in self._records(record, f"{section.key}[{index}]", section)
                if written
            ]:
                document[section.key] = records
        for section in filter(_is_unofficial, SECTIONS.values()):
            for index, record in enumerate(section.of(resume)):
                name = getattr(record, section.heading)
                self._lose(f"{section.key}[{index}]", name)
        if meta := self._meta(resume.meta):
            document["meta"] = meta
        for index, plan in enumerate(resume.sections):
            self._section(plan, f"sections[{index}]")
        if resume.export != Settings():
            self.lost.append("the settings of export")
        return document

    def _section(self, section: SectionPlan, path: str) -> None:
        """Name a title that is one's own; the order of sections is that of the keys."""
        if not section.key:
            self._lose(path, section.title)
            return
        for name in ("title", "paragraphs", "bullets", "ordered"):
            if value := getattr(section, name):
                self._lose(f"{path}.{name}", value)

    # -- basics and meta

    def _basics(self, basics: Basics) -> dict[str, Any]:
        written: dict[str, Any] = _present(basics)
        if "@" not in basics.email and written.pop("email", ""):
            self._lose("basics.email", basics.email)
        written.pop("location", None)
        written.pop("profiles", None)
        if location := self._location(basics.location):
            written["location"] = location
        if profiles := [_profile(each) for each in basics.profiles]:
            written["profiles"] = profiles
        for name in _MORE:
            if more := [_written(each) for each in getattr(basics, name)]:
                written[name] = more
        return written

    def _location(self, location: Location) -> dict[str, str]:
        written = _present(location)
        if country := written.pop("country", ""):
            self._lose("basics.location.country", country)
        return written

    def _meta(self, meta: Meta) -> dict[str, str]:
        written = _present(meta)
        if not re.match(r"[a-z][a-z\d+.-]*:\S", meta.canonical, re.IGNORECASE) and (
            canonical := written.pop("canonical", "")
        ):
            self._lose("meta.canonical", canonical)
        return written

    # -- records

    def _records(
        self, record: Record, path: str, section: StandardSection
    ) -> list[dict[str, Any]]:
        if isinstance(record, Work) and record.positions:
            return self._positions(record, path, section.official)
        return [self._record(record, (*section.official, *section.extra), path)]

    def _positions(
        self, employer: Work, path: str, official: tuple[str, ...]
    ) -> list[dict[str, Any]]:
        """Write one job for each position.

        The employer's bullets follow those of the last, as in every other format.
        """
        jobs = [
            self._record(job, official, path + below)
            for below, job in as_jobs(employer)
        ]
        rest = self._record(after_jobs(employer), official, path)
        if rest:
            last = {**jobs[-1], "highlights": jobs[-1].get("highlights", [])}
            last["highlights"] = [*last["highlights"], *rest["highlights"]]
            jobs[-1] = {key: last[key] for key in official if key in last}
        for name in ("date", "start_date", "end_date", "location", "url"):
            value = getattr(employer, name)
            if value not in _EMPTY and all(
                getattr(each, name) not in _EMPTY for each in employer.positions
            ):
                self._lose(f"{path}.{camel(name)}", value)
        return jobs

    def _record(
        self, record: Any, official: tuple[str, ...], path: str
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        record = _dated(_worded(record), official)
        for name, value in record.pairs():
            key = camel(name)
            if value in _EMPTY or key in _NO_DATA:
                continue
            if key not in official:
                self._lose(f"{path}.{key}", value)
            elif written := self._value(key, value, record, path):
                values[key] = written
        return {key: values[key] for key in official if key in values}

    def _value(self, key: str, value: Any, record: Any, path: str) -> Any:
        path = f"{path}.{key}"
        if key in _DATES:
            return self._date(key, value, record, path)
        if isinstance(value, Location):
            return ", ".join(_present(value).values())
        if isinstance(value, tuple):
            return list(self._texts(value, path))
        return _text(value)

    def _date(self, key: str, date: Date, record: Any, path: str) -> str:
        """Write a date; an end that has not come is none where there is a start."""
        if isinstance(date, PartialDate):
            return str(date)
        if date != PRESENT or key != "endDate" or not record.start_date:
            self._lose(path, date)
        return ""

    def _texts(self, items: tuple[Any, ...], path: str) -> Iterator[str]:
        for index, item in enumerate(items):
            if isinstance(item, Highlight):
                yield from self._highlight(item, f"{path}[{index}]")
            else:
                yield _item(str(item))

    def _highlight(self, item: Highlight, path: str) -> Iterator[str]:
        """Write a highlight and then its own bullets, all on one level."""
        if item.title:
            self._lose(f"{path}.title", item.title)
        elif item.ordered and not (item.text or item.label):
            self.lost.append(f"{path}.items as a numbered list")
        elif item.items:
            self.lost.append(f"{path}.items below their bullet, which they now follow")
        text = ": ".join(filter(None, (item.label, item.text)))
        if item.url:
            text = _linked(text, item.url)
        if text:
            yield _item(text)
        yield from self._texts(item.items, f"{path}.items")


def _item(text: str) -> str:
    """Return an item of a list; a sign that would be read as a bullet is escaped."""
    return f"\\{text}" if _SIGN.match(text) else text


_SIGN = re.compile(r"[-+*]\s")


def _order(resume: Resume) -> list[StandardSection]:
    """Return the official sections as the CV has them: readers keep their order."""
    named = (section.key for section in resume.sections)
    found = dict.fromkeys((*named, *resume.order, *SECTIONS))
    return [SECTIONS[key] for key in found if key and SECTIONS[key].official]


def _is_unofficial(section: StandardSection) -> bool:
    return section.is_field and not section.official


def _present(record: Any) -> dict[str, str]:
    return {
        camel(name): _text(value)
        for name, value in record.pairs()
        if isinstance(value, str) and value
    }


def _profile(profile: Profile) -> dict[str, str]:
    """Return a profile; an address in place of a username is read as the address."""
    written = _present(profile)
    if "url" not in written and "://" in profile.username:
        written["url"] = written.pop("username")
    return written


def _linked(text: str, link: Link) -> str:
    """Return a text and the address after it, which becomes a link when it is read."""
    address = _uri(link).removeprefix("mailto:").removeprefix("tel:")
    if not text or address in text:
        return text or address
    if not any(map(str.isalnum, text)):
        return f"[{text}]({address})"  # before a bracket, a dash alone is a bullet
    return f"{text[:-1]} ({address})." if text.endswith(".") else f"{text} ({address})"


def _written(value: str | Record) -> str | dict[str, str]:
    return _present(value) if isinstance(value, Record) else _text(value)


def _text(value: str) -> str:
    return _uri(value) if isinstance(value, Link) else str(value)


def _uri(link: Link) -> str:
    """Return an address in the characters that RFC 3986 allows."""
    address, mark, fragment = link.partition("#")
    escaped = quote(address, safe="%:/?@!$&'()*+,;=") + mark
    escaped += quote(fragment, safe="%:/?@!$&'()*+,;=")
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", escaped)


def _texts_in(value: Any) -> Iterator[str]:
    """Return every text in a value, in order."""
    if isinstance(value, str | PartialDate):
        yield from filter(None, (str(value),))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts_in(each)
    else:
        for _, each in value.pairs():
            yield from _texts_in(each)


def _worded(record: Any) -> Any:
    """Move a sentence to a key that JSON Resume has: keywords, or the reference."""
    if isinstance(record, Reference) and not record.reference:
        return record.replaced(reference=record.summary, summary="")
    if isinstance(record, Skill | Interest) and record.summary:
        keywords = (record.summary, *record.keywords)
        return record.replaced(summary="", keywords=keywords)
    return record


def _dated(record: Any, official: tuple[str, ...]) -> Any:
    """Move a date to the key that JSON Resume has for it, where that one is free."""
    if not isinstance(record, Dated) or not isinstance(record.date, PartialDate):
        return record
    if isinstance(record, Publication) and not record.release_date:
        return record.replaced(date="", release_date=record.date)
    if "startDate" in official and not record.start_date and not record.end_date:
        return record.replaced(date="", start_date=record.date, end_date=record.date)
    return record
