"""The texts of a source with their paths, and its jobs and dated entries."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from cvexport.model.dates import PRESENT, Date
from cvexport.model.positions import as_jobs
from cvexport.model.record import Record, camel
from cvexport.model.resume import Dated, Resume, Work
from cvexport.model.sections import SECTIONS

PROSE = frozenset({"description", "paragraphs", "reference", "summary", "text"})
"""Fields that hold sentences; the others hold names and the like."""

_UNPRINTED = frozenset({"export", "image", "key", "meta", "order", "part"})
_DATES = ("start_date", "end_date", "date", "release_date")


class Text(NamedTuple):
    """A text, its path in the source, and the field that holds it."""

    path: str
    field: str
    value: str


class DatedEntry(NamedTuple):
    """An entry that may have dates: its section, its path and the key of its name."""

    section: str
    path: str
    name_key: str
    record: Dated

    def dates(self) -> Iterator[tuple[str, Date]]:
        """Return the dates that the entry has, with their keys."""
        # What a record was given is all that it holds: defaults are empty.
        given = vars(self.record)
        for field in _DATES:
            if date := given.get(field):
                yield camel(field), date


class JobEntry(NamedTuple):
    """A job, or one of several positions as a job of its own, and its path."""

    path: str
    job: Work

    @property
    def called(self) -> str:
        """What a finding calls the job."""
        name = self.job.position or self.job.name
        return f'"{name}"' if name else "this job"


class _Same:
    """A record that equals only itself: comparing records means walking them."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


def texts(resume: Resume) -> tuple[Text, ...]:
    """Return every text that is printed, except addresses."""
    return _walked(_Same(resume))


@functools.lru_cache(maxsize=1)
def _walked(same: _Same) -> tuple[Text, ...]:
    """Walk a source once for all the rules that read its texts."""
    found: list[Text] = []
    _collect(same.record, "", found)
    return tuple(found)


def _collect(record: Record, prefix: str, found: list[Text]) -> None:
    for field, value in vars(record).items():
        if field in _UNPRINTED or not value:
            continue
        path = f"{prefix}{camel(field)}"
        kind = type(value)
        if kind is str:
            if value != PRESENT:
                found.append(Text(path, field, value))
        elif kind is tuple:
            for index, item in enumerate(value):
                if isinstance(item, str):
                    found.append(Text(f"{path}[{index}]", field, item))
                else:
                    _collect(item, f"{path}[{index}].", found)
        elif isinstance(value, Record):
            _collect(value, f"{path}.", found)


def entries(resume: Resume) -> Iterator[DatedEntry]:
    """Return every entry that may have dates, positions after their employer."""
    for key, row in SECTIONS.items():
        yield from _entries(key, key, row.heading, row.of(resume))
    for index, own in enumerate(resume.sections):
        path = f"sections[{index}]"
        yield from _entries(path, f"{path}.entries", "title", own.entries)


def _entries(
    section: str, path: str, name_key: str, records: tuple[Record, ...]
) -> Iterator[DatedEntry]:
    for index, record in enumerate(records):
        if isinstance(record, Dated):
            where = f"{path}[{index}]"
            yield DatedEntry(section, where, name_key, record)
            if isinstance(record, Work):
                positions = f"{where}.positions"
                yield from _entries(section, positions, "position", record.positions)


def jobs(resume: Resume) -> Iterator[JobEntry]:
    """Return the jobs, with each position of an employer as a job of its own."""
    for index, work in enumerate(resume.work):
        for path, job in as_jobs(work):
            yield JobEntry(f"work[{index}]{path}", job)
