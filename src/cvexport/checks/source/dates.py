"""Rules of dates, and of how periods follow one another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import Job, dated, jobs
from cvexport.locales import wording
from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.resume import Dated, Resume

_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![0-9A-Za-z])")
_SHORT_YEAR = re.compile(r"['\u2019]\d\d\b|(?<![\d/])\d{1,2}/\d\d(?![\d/])")
_PERIODS = ("work", "volunteer", "education", "projects", "sections")
_LONGEST_GAP = 12
_LONGEST_STUDY = 10
_LONGEST_LIFE = 80


@source_rule(
    "unread-dates",
    "warning",
    source='RChilli, "How Employment Dates Are Extracted" (help.rchilli.com '
    "4404204581145), whose parser returns nothing for such text; measured with "
    'OpenResume, "Aug. \'19" lost the dates of all jobs.',
)
def unread(view: SourceView) -> Iterator[Fault]:
    """Find the start or end of a period that is text and no date."""
    for path, key, date in _dates(view.resume):
        is_open_end = date == PRESENT and key == "endDate"
        if key != "date" and isinstance(date, str) and not is_open_end:
            yield Fault(
                f"{path}.{key}",
                f'"{date}" is no date that parsers read here',
                "write it as 2019-08 or 2019, or as free text in date",
            )


@source_rule(
    "unread-date-text",
    "warning",
    source="OpenResume's date features, which score a year of four digits +1 and a "
    'comma -1; measured, "Aug. \'19" lost the dates of all jobs.',
)
def text_unread(view: SourceView) -> Iterator[Fault]:
    """Find a date in free words with a comma, a year of two digits or no year."""
    for path, key, date in _dates(view.resume):
        if key != "date" or not isinstance(date, str) or date == PRESENT:
            continue
        if not _YEAR.search(date):
            why = "names no year in four digits, by which parsers know a date"
        elif _SHORT_YEAR.search(date):
            why = "has a year of two digits, which parsers don't read"
        elif "," in date:
            why = "has a comma, by which parsers tell text from dates"
        else:
            continue
        yield Fault(
            f"{path}.date", f'"{date}" {why}', "write it as Aug 2019 or Summer 2019"
        )


@source_rule(
    "mixed-dates",
    "advice",
    source='Greenhouse, "Unsuccessful resume parse" (support.greenhouse.io 200989175), '
    'which asks for one format in a section; RChilli, "How Employment Dates Are '
    'Extracted" (help.rchilli.com 4404204581145), whose parser reads a bare '
    "year as its first or last day.",
)
def precision_mixed(view: SourceView) -> Iterator[Fault]:
    """Find years without months in a section where other dates have months."""
    years: dict[str, list[tuple[str, PartialDate]]] = {}
    months: set[str] = set()
    for section, path, record in dated(view.resume):
        if not section.startswith(_PERIODS):
            continue
        for key, date in _ends(record):
            if isinstance(date, PartialDate) and date.month:
                months.add(section)
            elif isinstance(date, PartialDate):
                years.setdefault(section, []).append((f"{path}.{key}", date))
    for section, found in years.items():
        if section in months:
            path, year = found[0]
            more = f" (like {len(found) - 1} more)" if len(found) > 1 else ""
            yield Fault(
                path,
                f"{year}{more} lacks the month that other dates here have, and parsers "
                "count a bare year from January to December",
                "add the month where you know it",
            )


@source_rule(
    "reversed-dates",
    "error",
    source="RChilli on gap periods (help.rchilli.com 18549051908633), whose parser "
    "counts experience from the start and the end of each job.",
)
def reversed_period(view: SourceView) -> Iterator[Fault]:
    """Find a period that ends before it starts."""
    for _, path, record in dated(view.resume):
        start, end = record.start_date, record.end_date
        if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
            continue
        if _first(start) > _last(end) or (
            start[:2] == end[:2] and start.day > end.day > 0
        ):
            yield Fault(
                f"{path}.endDate",
                f"it ends in {wording.date_text(end)}, before it starts in "
                f"{wording.date_text(start)}, and a machine counts no time",
                "correct one of the two dates",
            )


@source_rule(
    "future-dates",
    "advice",
    source="cvexport's own judgement: a CV tells what has been.",
)
def future(view: SourceView) -> Iterator[Fault]:
    """Find what starts, ends or happened after today; studies may end later."""
    today = _first(view.today)
    for section, path, record in dated(view.resume):
        for key, date in _ends(record):
            is_planned = section in {"education", "certificates"} and key == "endDate"
            if (
                not is_planned
                and isinstance(date, PartialDate)
                and _first(date) > today
                and date.year <= view.today.year + _LONGEST_STUDY
            ):
                yield Fault(
                    f"{path}.{key}",
                    f"{wording.date_text(date)} is still to come",
                    "correct the date, or leave out what hasn't begun or ended",
                )


@source_rule(
    "implausible-dates",
    "warning",
    source="cvexport's own judgement: more than 80 years ago or 10 years ahead is a "
    "slip of the keyboard.",
)
def implausible(view: SourceView) -> Iterator[Fault]:
    """Find a year that no working life reaches."""
    earliest = view.today.year - _LONGEST_LIFE
    latest = view.today.year + _LONGEST_STUDY
    for path, key, date in _dates(view.resume):
        if isinstance(date, PartialDate) and not earliest <= date.year <= latest:
            yield Fault(
                f"{path}.{key}",
                f"{date.year} is too far from {view.today.year} to be meant",
                "correct the year",
            )


@source_rule(
    "no-end",
    "warning",
    source='RChilli, "How Employment Dates Are Extracted" (help.rchilli.com '
    "4404204581145), whose parser counts a job without an end up to today; "
    'Textkernel, "Getting started", which does so for "Present".',
)
def end_missing(view: SourceView) -> Iterator[Fault]:
    """Find a job without an end although a later one has begun."""
    starts = [_first(job.start) for job in _started(view.resume)]
    for job in _started(view.resume):
        if not job.end and _first(job.start) < max(starts):
            yield Fault(
                job.path,
                f"{_called(job)} has no end, so it is printed as lasting to the "
                "present, though a later job has begun",
                'write "endDate: ..." with the month it ended, or "endDate: present"',
            )


@source_rule(
    "overlapping-positions",
    "advice",
    source="RChilli on gap periods (help.rchilli.com 18549051908633), whose parser "
    "counts experience from the start and the end of each job.",
)
def overlap(view: SourceView) -> Iterator[Fault]:
    """Find positions with one employer that overlap by more than a month."""
    known = [job for job in _started(view.resume) if job.name]
    for earlier, later in itertools.combinations(known, 2):
        if earlier.name.casefold() != later.name.casefold():
            continue
        one, other = sorted((earlier, later), key=lambda job: _first(job.start))
        if not one.end or _is_text(one.end) or _is_text(other.end):
            continue
        months = _sure_end(one, view.today) - _last(other.start) + 1
        months = min(months, _sure_end(other, view.today) - _last(other.start) + 1)
        if months > 1:
            yield Fault(
                f"{one.path}.endDate",
                f"{_called(one)} goes on for {months} months beside "
                f"{_called(other)} with the same employer",
                "end the one in the month in which the other starts, if it did",
            )


@source_rule(
    "jobs-out-of-order",
    "advice",
    source='Greenhouse, "Unsuccessful resume parse" (support.greenhouse.io 200989175), '
    "which asks for one format in a section; that the newest job comes first is "
    "what guides to CVs agree on.",
)
def order(view: SourceView) -> Iterator[Fault]:
    """Find a job that stands below an older one."""
    for above, below in itertools.pairwise(_started(view.resume)):
        starts_later = _first(below.start) > _last(above.start)
        if starts_later and _end(below, view.today) > _end(above, view.today):
            yield Fault(
                f"{below.path}.startDate",
                f"{_called(below)}, from {wording.date_text(below.start)}, stands "
                f"below {_called(above)}, from {wording.date_text(above.start)}, and "
                "jobs are read as the newest first",
                "move the newer job up",
            )


@source_rule(
    "gap-between-jobs",
    "advice",
    source="RChilli on gap periods (help.rchilli.com 18549051908633), whose parser "
    "marks the time between two jobs.",
)
def gap(view: SourceView) -> Iterator[Fault]:
    """Find more than twelve months between two jobs that nothing else explains."""
    worked = list(jobs(view.resume))
    if any(_is_unknown(job) for job in worked):
        return
    spans = sorted(_spans(view))
    covered = spans[0].last if spans else 0
    for span in spans:
        months = span.first - covered - 1
        if months > _LONGEST_GAP and span.is_job:
            yield Fault(
                f"{span.path}.startDate",
                f"{months} months before it are told by no entry, and parsers mark "
                "such gaps",
                "add what you did in that time, if you want it to be known",
            )
        covered = max(covered, span.last)


class _Span(NamedTuple):
    """Months from `first` to `last`, as long as their dates allow."""

    first: int
    last: int
    path: str
    is_job: bool


def _spans(view: SourceView) -> Iterator[_Span]:
    for job in jobs(view.resume):
        if isinstance(job.start, PartialDate):
            yield _Span(_first(job.start), _end(job, view.today), job.path, is_job=True)
        elif isinstance(job.end, PartialDate):
            yield _Span(_first(job.end), _last(job.end), job.path, is_job=True)
    for section, path, record in dated(view.resume):
        known = [date for _, date in _ends(record) if isinstance(date, PartialDate)]
        if section == "work" or not known:
            continue
        is_open = record.start_date and not isinstance(record.end_date, PartialDate)
        last = _first(view.today) if is_open else max(map(_last, known))
        yield _Span(min(map(_first, known)), last, path, is_job=False)


def _is_unknown(job: Job) -> bool:
    """Tell whether a job may have been at any time."""
    return not any(isinstance(date, PartialDate) for date in (job.start, job.end))


class _Started(NamedTuple):
    """A job whose start is known."""

    path: str
    name: str
    position: str
    start: PartialDate
    end: Date


def _started(resume: Resume) -> list[_Started]:
    return [
        _Started(job.path, job.name, job.position, job.start, job.end)
        for job in jobs(resume)
        if isinstance(job.start, PartialDate) and not job.date
    ]


def _is_text(date: Date) -> bool:
    return isinstance(date, str) and date not in {"", PRESENT}


def _called(job: _Started) -> str:
    name = job.position or job.name
    return f'"{name}"' if name else "this job"


def _dates(resume: Resume) -> Iterator[tuple[str, str, Date]]:
    for _, path, record in dated(resume):
        for key, date in _ends(record):
            yield path, key, date


def _ends(record: Dated) -> Iterator[tuple[str, Date]]:
    """Return the dates of an entry that are given, under their keys."""
    given = vars(record)
    for field, key in _DATE_KEYS:
        if date := given.get(field):
            yield key, date


_DATE_KEYS = (
    ("start_date", "startDate"),
    ("end_date", "endDate"),
    ("date", "date"),
    ("release_date", "releaseDate"),
)


def _first(date: PartialDate) -> int:
    """Return the first month that a date may mean, counted from the year 0."""
    return date.year * 12 + max(date.month, 1)


def _last(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 12)


def _end(job: Job | _Started, today: PartialDate) -> int:
    """Return the last month that a job may have lasted."""
    return _last(job.end) if isinstance(job.end, PartialDate) else _first(today)


def _sure_end(job: _Started, today: PartialDate) -> int:
    """Return the month until which a job lasted at the least."""
    return _first(job.end) if isinstance(job.end, PartialDate) else _first(today)
