"""A Resume as a JSON Resume 1.0.0 document: the data, not the Document.

Only keys of the official schema are written.  What has no place there is named, so
that nobody takes the file for a whole copy of the source.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cvexport.dates import PRESENT, Date, PartialDate
from cvexport.resume import (
    Highlight,
    Interest,
    Link,
    Location,
    Record,
    Resume,
    Skill,
    Work,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_SPAN = ("startDate", "endDate")
_KEYS: dict[str, tuple[str, ...]] = {
    "work": (
        *("name", "location", "description", "position", "url"),
        *(*_SPAN, "summary", "highlights"),
    ),
    "volunteer": (
        *("organization", "position", "url"),
        *(*_SPAN, "summary", "highlights"),
    ),
    "education": (
        *("institution", "url", "area", "studyType"),
        *(*_SPAN, "score", "courses"),
    ),
    "awards": ("title", "date", "awarder", "summary"),
    "certificates": ("name", "date", "url", "issuer"),
    "publications": ("name", "publisher", "releaseDate", "url", "summary"),
    "skills": ("name", "level", "keywords"),
    "languages": ("language", "fluency"),
    "interests": ("name", "keywords"),
    "references": ("name", "reference"),
    "projects": (
        *("name", "description", "highlights", "keywords"),
        *(*_SPAN, "url", "roles", "entity", "type"),
    ),
}
_ISO = re.compile(r"[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?")


class Written(NamedTuple):
    """A document, and what the source holds that it doesn't."""

    data: bytes
    lost: tuple[str, ...]


def write(resume: Resume) -> Written:
    """Return `resume` as a JSON Resume document, valid against the official schema."""
    writer = _Writer()
    document = {"$schema": SCHEMA, **writer.resume(resume)}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return Written(f"{text}\n".encode(), tuple(writer.lost))


class _Writer:
    def __init__(self) -> None:
        self.lost: list[str] = []

    def resume(self, resume: Resume) -> dict[str, Any]:
        document: dict[str, Any] = {"basics": self._basics(resume)}
        for key, official in _KEYS.items():
            records = getattr(resume, key)
            if key == "work":
                records = tuple(each for job in records for each in _flat(job))
            written = [
                self._record(record, official, f"{key}[{index}]")
                for index, record in enumerate(records)
            ]
            if written:
                document[key] = written
        if meta := self._meta(resume):
            document["meta"] = meta
        for section in resume.sections:
            if not section.key:
                self.lost.append(f'the section "{section.title}"')
        return document

    def _basics(self, resume: Resume) -> dict[str, Any]:
        basics = resume.basics
        keys = ("name", "label", "image", "email", "phone", "url", "summary")
        written = {key: str(value) for key in keys if (value := getattr(basics, key))}
        if location := self._location(basics.location, "basics.location"):
            written["location"] = location
        profiles = [
            {
                key: str(value)
                for key in ("network", "username", "url")
                if (value := getattr(profile, key))
            }
            for profile in basics.profiles
        ]
        return {**written, "profiles": profiles} if profiles else written

    def _location(self, location: Location, path: str) -> dict[str, str]:
        written = _present(location)
        if written.pop("country", "") and "countryCode" not in written:
            self.lost.append(f"{path}.country")
        return written

    def _meta(self, resume: Resume) -> dict[str, str]:
        return _present(resume.meta)

    def _record(
        self, record: Any, official: tuple[str, ...], path: str
    ) -> dict[str, Any]:
        values = self._values(_dated(_worded(record), official), path)
        self.lost += [f"{path}.{key}" for key in values if key not in official]
        return {key: values[key] for key in official if key in values}

    def _values(self, record: Any, path: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for each in dataclasses.fields(record):
            key = _camel(each.name)
            value = getattr(record, each.name)
            if value in ("", ()) or value == Location():
                continue
            written = self._value(value, f"{path}.{key}")
            if written or key not in _DATES:
                values[key] = written
        return values

    def _value(self, value: Any, path: str) -> Any:
        if path.endswith(_DATES):
            return self._date(value, path)
        if isinstance(value, Location):
            return ", ".join(_present(value).values())
        if isinstance(value, str):
            return str(value)
        return list(self._texts(value, path))

    def _date(self, date: Date, path: str) -> str:
        if isinstance(date, str) and date != PRESENT:
            self.lost.append(f'{path} "{date}", which is no ISO 8601 date')
        return str(date) if isinstance(date, PartialDate) else ""

    def _texts(self, items: tuple[Any, ...], path: str) -> Iterator[str]:
        for index, item in enumerate(items):
            if isinstance(item, Highlight):
                yield from self._highlight(item, f"{path}[{index}]")
            else:
                yield str(item)

    def _highlight(self, item: Highlight, path: str) -> Iterator[str]:
        """Write a highlight and then its own bullets, all on one level."""
        if item.title:
            self.lost.append(f'{path}.title "{item.title}"')
        elif item.items:
            self.lost.append(f"{path}.items are no longer below their bullet")
        if text := ": ".join(filter(None, (item.label, item.text))):
            yield text
        yield from self._texts(item.items, f"{path}.items")


_DATES = ("startDate", "endDate", "date", "releaseDate")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


def _present(record: Any) -> dict[str, str]:
    return {
        _camel(each.name): str(value)
        for each in dataclasses.fields(record)
        if (value := getattr(record, each.name))
    }


def _flat(job: Work) -> Iterator[Work]:
    """Return one job for each position, as JSON Resume has it."""
    if not job.positions:
        yield job
    for position in job.positions:
        own = {
            each.name: value
            for each in dataclasses.fields(position)
            if (value := getattr(position, each.name)) not in ("", (), Location())
        }
        yield dataclasses.replace(job, positions=(), **own)


def _worded(record: Any) -> Any:
    """Move the sentence of a skill or interest to its keywords."""
    if isinstance(record, Skill | Interest) and record.summary:
        keywords = (record.summary, *record.keywords)
        return dataclasses.replace(record, summary="", keywords=keywords)
    return record


def _dated(record: Any, official: tuple[str, ...]) -> Any:
    """Move a date to the key that JSON Resume has for it."""
    if not isinstance(record, Record) or "date" in official or not record.date:
        return record
    if "releaseDate" in official or record.start_date or record.end_date:
        return record
    if not isinstance(record.date, PartialDate):
        return record
    return dataclasses.replace(
        record, date="", start_date=record.date, end_date=record.date
    )


__all__ = ["SCHEMA", "Link", "Written", "write"]
