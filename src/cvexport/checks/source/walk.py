"""The texts of a source with their paths, and its dated entries, as rules see them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from cvexport.model.dates import PRESENT, Date
from cvexport.model.record import Record, camel
from cvexport.model.resume import Dated, Resume

PROSE = frozenset({"description", "paragraphs", "reference", "summary", "text"})
"""Fields that hold sentences; the others hold names and the like."""

_UNPRINTED = frozenset({"export", "image", "key", "meta", "order", "tags"})


class Text(NamedTuple):
    """A text, the path that it has in the source, and the field that it fills."""

    path: str
    field: str
    value: str


class Job(NamedTuple):
    """A job, or one of several positions, with what it takes from its employer."""

    path: str
    name: str
    position: str
    start: Date
    end: Date
    date: Date


class _Same:
    """A record that equals itself alone, since to compare records is to walk them."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


def texts(resume: Resume) -> tuple[Text, ...]:
    """Return every text that is printed, but for addresses."""
    return _walked(_Same(resume))


@functools.lru_cache(maxsize=1)
def _walked(same: _Same) -> tuple[Text, ...]:
    """Walk a source once for all the rules that read its texts."""
    found: list[Text] = []
    _collect(same.record, "", found)
    return tuple(found)


def _collect(record: Record, prefix: str, found: list[Text]) -> None:
    # What a record was given is all that it holds: defaults are empty.
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


def dated(resume: Resume) -> Iterator[tuple[str, str, Dated]]:
    """Return section, path and record of every entry that may have dates."""
    for section in _DATED:
        yield from _listed(section, section, getattr(resume, section))
    for index, own in enumerate(resume.sections):
        path = f"sections[{index}]"
        yield from _listed(path, f"{path}.entries", own.entries)


_DATED = (
    *("work", "volunteer", "education", "projects"),
    *("awards", "certificates", "publications"),
)


def _listed(
    section: str, path: str, records: tuple[Dated, ...]
) -> Iterator[tuple[str, str, Dated]]:
    for index, record in enumerate(records):
        where = f"{path}[{index}]"
        yield section, where, record
        positions = getattr(record, "positions", ())
        yield from _listed(section, f"{where}.positions", positions)


def jobs(resume: Resume) -> Iterator[Job]:
    """Return the jobs, each position of an employer by itself."""
    for index, work in enumerate(resume.work):
        path = f"work[{index}]"
        if not work.positions:
            start, end = work.start_date, work.end_date
            yield Job(path, work.name, work.position, start, end, work.date)
        for number, each in enumerate(work.positions):
            is_dated = each.date or each.start_date or each.end_date
            yield Job(
                f"{path}.positions[{number}]",
                work.name,
                each.position,
                each.start_date or work.start_date,
                each.end_date or work.end_date,
                each.date if is_dated else work.date,
            )
