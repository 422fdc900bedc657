"""Rules for dates, and for how periods follow one another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cvexport.checks.phrases import and_more
from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import JobEntry, entries, jobs
from cvexport.errors import counted
from cvexport.locales.wording import date_text
from cvexport.model.dates import PRESENT, Date, PartialDate, is_reversed
from cvexport.model.resume import Resume, Work
from cvexport.parser.vocabulary import SHORT_YEAR, YEAR

_YEAR = re.compile(rf"(?<![^\W_]){YEAR}(?![0-9A-Za-z])")
_SHORT_YEAR = re.compile(rf"{SHORT_YEAR}|(?<![\d/])\d{{1,2}}/\d\d(?![\d/])")
_PERIODS = ("work", "volunteer", "education", "projects", "sections")
_LONGEST_GAP = 12
_LONGEST_STUDY = 10
_LONGEST_LIFE = 80


@source_rule(
    "unread-dates",
    "warning",
    source='RChilli, "How Employment Dates Are Extracted" (help.rchilli.com '
    "4404204581145): the parser returns nothing for such text; measured with "
    'OpenResume: "Aug. \'19" lost the dates of all jobs.',
)
def unread_dates(view: SourceView) -> Iterator[Fault]:
    """Find the start or end of a period that is free text."""
    for path, key, date in _dates(view.resume):
        is_open_end = date == PRESENT and key == "endDate"
        if key != "date" and isinstance(date, str) and not is_open_end:
            yield Fault(
                f'"{date}" is not a recognised date',
                "write it as 2019-08 or 2019, or as free text in date",
                f"{path}.{key}",
            )


@source_rule(
    "unread-date-text",
    "warning",
    source="OpenResume's date features: a four-digit year scores +1 and a comma -1; "
    'measured: "Aug. \'19" lost the dates of all jobs.',
)
def unread_date_text(view: SourceView) -> Iterator[Fault]:
    """Find a date in free text with a comma, a two-digit year or no year."""
    for path, key, date in _dates(view.resume):
        if key != "date" or not isinstance(date, str) or date == PRESENT:
            continue
        if not _YEAR.search(date):
            why = "has no four-digit year, by which parsers recognise a date"
        elif _SHORT_YEAR.search(date):
            why = "has a two-digit year, which parsers don't read"
        elif "," in date:
            why = "has a comma, so parsers may not take it for a date"
        else:
            continue
        yield Fault(
            f'"{date}" {why}', "write it as Aug 2019 or Summer 2019", f"{path}.date"
        )


@source_rule(
    "mixed-dates",
    "advice",
    source='Greenhouse, "Unsuccessful resume parse" (support.greenhouse.io '
    "200989175): one format in each section; RChilli, "
    '"How Employment Dates Are Extracted" (help.rchilli.com 4404204581145): a bare '
    "year is read as its first or last day.",
)
def mixed_dates(view: SourceView) -> Iterator[Fault]:
    """Find years without months in a section where other dates have months."""
    years: dict[str, list[tuple[str, PartialDate]]] = {}
    months: set[str] = set()
    for entry in entries(view.resume):
        if not entry.section.startswith(_PERIODS):
            continue
        for key, date in entry.dates():
            if isinstance(date, PartialDate) and date.month:
                months.add(entry.section)
            elif isinstance(date, PartialDate):
                found = years.setdefault(entry.section, [])
                found.append((f"{entry.path}.{key}", date))
    for section, found in years.items():
        if section in months:
            path, year = found[0]
            yield Fault(
                f"{year}{and_more(found)} has no month, unlike other dates here; "
                "parsers count a bare year from January to December",
                "add the month if you know it",
                path,
            )


@source_rule(
    "reversed-dates",
    "error",
    source="RChilli on gap periods (help.rchilli.com 18549051908633): the parser "
    "counts experience from the start and the end of each job.",
)
def reversed_dates(view: SourceView) -> Iterator[Fault]:
    """Find a period that ends before it starts."""
    for entry in entries(view.resume):
        start, end = entry.record.start_date, entry.record.end_date
        if is_reversed(start, end):
            shown = str if start[:2] == end[:2] else date_text
            yield Fault(
                f"ends ({shown(end)}) before it starts ({shown(start)})",
                "correct one of the two dates",
                f"{entry.path}.endDate",
            )


@source_rule(
    "future-dates",
    "advice",
    source="Our own judgement: a CV is about the past and the present.",
)
def future_dates(view: SourceView) -> Iterator[Fault]:
    """Find a date after today, unless it is the end of studies or of a certificate."""
    today = _first(view.today)
    for entry in entries(view.resume):
        for key, date in entry.dates():
            may_end = entry.section in {"education", "certificates"}
            if (
                not (may_end and key == "endDate")
                and isinstance(date, PartialDate)
                and _first(date) > today
                and date.year <= view.today.year + _LONGEST_STUDY
            ):
                yield Fault(
                    f"{date_text(date)} is in the future",
                    "correct the date, or leave out what hasn't begun or ended",
                    f"{entry.path}.{key}",
                )


@source_rule(
    "implausible-dates",
    "warning",
    source="Our own judgement: no working life reaches so far.",
)
def implausible_dates(view: SourceView) -> Iterator[Fault]:
    """Find a year more than 80 years ago or 10 years ahead."""
    earliest = view.today.year - _LONGEST_LIFE
    latest = view.today.year + _LONGEST_STUDY
    for path, key, date in _dates(view.resume):
        if isinstance(date, PartialDate) and not earliest <= date.year <= latest:
            yield Fault(
                f"{date.year} looks like a typo", "correct the year", f"{path}.{key}"
            )


@source_rule(
    "no-end",
    "warning",
    source='RChilli, "How Employment Dates Are Extracted" (help.rchilli.com '
    "4404204581145): a job without an end is counted up to today; Textkernel, "
    '"Getting started": so is one that ends in "Present".',
)
def no_end(view: SourceView) -> Iterator[Fault]:
    """Find a job without an end date although a later job has begun."""
    started = _started(view.resume)
    latest = max((_first(each.start) for each in started), default=0)
    for entry, start, end in started:
        if not end and _first(start) < latest:
            yield Fault(
                f"{entry.called} has no end date, so it is printed as lasting to the "
                "present, but a later job has begun",
                'add "endDate: ..." with the month it ended, or "endDate: present"',
                entry.path,
            )


@source_rule(
    "overlapping-positions",
    "advice",
    causes=("reversed-dates", "implausible-dates", "future-dates", "unread-dates"),
    source="RChilli on gap periods (help.rchilli.com 18549051908633): the parser "
    "counts experience from the start and the end of each job.",
)
def overlapping_positions(view: SourceView) -> Iterator[Fault]:
    """Find positions with one employer that overlap by more than a month."""
    known = [each for each in _started(view.resume) if each.entry.job.name]
    for pair in itertools.combinations(known, 2):
        first, second = sorted(pair, key=lambda each: _first(each.start))
        one, other = first.entry, second.entry
        if one.job.name.casefold() != other.job.name.casefold():
            continue
        if not first.end or _is_text(first.end) or _is_text(second.end):
            continue
        ends = (_first_end(each.end, view.today) for each in (first, second))
        months = min(ends) - _last(second.start) + 1
        if months > 1:
            yield Fault(
                f"{one.called} overlaps {other.called} by {counted(months, 'month')}",
                "if one ended when the other started, end it in that month",
                f"{one.path}.endDate",
            )


@source_rule(
    "jobs-out-of-order",
    "advice",
    causes=("reversed-dates", "implausible-dates", "future-dates", "unread-dates"),
    source='Greenhouse, "Unsuccessful resume parse" (support.greenhouse.io '
    "200989175): one format in each section; guides to CVs agree that the newest job "
    "comes first.",
)
def jobs_out_of_order(view: SourceView) -> Iterator[Fault]:
    """Find a job below an older one."""
    for above, below in itertools.pairwise(_started(view.resume)):
        starts_later = _first(below.start) > _last(above.start)
        ends_later = _last_end(below.end, view.today) > _last_end(above.end, view.today)
        if starts_later and ends_later:
            yield Fault(
                f"{below.entry.called} ({date_text(below.start)}) is below "
                f"{above.entry.called} ({date_text(above.start)}); readers expect the "
                "newest job first",
                "move the newer job up",
                f"{below.entry.path}.startDate",
            )


@source_rule(
    "gap-between-jobs",
    "advice",
    causes=("reversed-dates", "implausible-dates", "future-dates", "unread-dates"),
    source="RChilli on gap periods (help.rchilli.com 18549051908633): the parser marks "
    "the time between two jobs.",
)
def gap_between_jobs(view: SourceView) -> Iterator[Fault]:
    """Find more than twelve months between two jobs that no other entry covers."""
    # A job without dates may have been at any time.
    if not all(_is_known(entry.job) for entry in jobs(view.resume)):
        return
    spans = sorted(_spans(view))
    covered = spans[0].last if spans else 0
    for span in spans:
        months = span.first - covered - 1
        if months > _LONGEST_GAP and span.is_job:
            yield Fault(
                f"no entry covers the {months} months before this job; some parsers "
                "flag gaps",
                "add what you did in that time, if you want it to be known",
                f"{span.path}.startDate",
            )
        covered = max(covered, span.last)


class _Span(NamedTuple):
    """Months from `first` to `last`, the longest span that the dates allow."""

    first: int
    last: int
    path: str
    is_job: bool


def _spans(view: SourceView) -> Iterator[_Span]:
    for path, job in jobs(view.resume):
        start, end = job.start_date, job.end_date
        if isinstance(start, PartialDate):
            yield _Span(_first(start), _last_end(end, view.today), path, is_job=True)
        elif isinstance(end, PartialDate):
            yield _Span(_first(end), _last(end), path, is_job=True)
    for entry in entries(view.resume):
        known = [date for _, date in entry.dates() if isinstance(date, PartialDate)]
        if entry.section == "work" or not known:
            continue
        record = entry.record
        is_open = record.start_date and not isinstance(record.end_date, PartialDate)
        last = _first(view.today) if is_open else max(map(_last, known))
        yield _Span(min(map(_first, known)), last, entry.path, is_job=False)


def _is_known(job: Work) -> bool:
    return any(isinstance(date, PartialDate) for date in (job.start_date, job.end_date))


class _Started(NamedTuple):
    """A job whose start is known."""

    entry: JobEntry
    start: PartialDate
    end: Date


def _started(resume: Resume) -> list[_Started]:
    return [
        _Started(entry, entry.job.start_date, entry.job.end_date)
        for entry in jobs(resume)
        if isinstance(entry.job.start_date, PartialDate) and not entry.job.date
    ]


def _is_text(date: Date) -> bool:
    return isinstance(date, str) and date not in {"", PRESENT}


def _dates(resume: Resume) -> Iterator[tuple[str, str, Date]]:
    """Return every date with the path of its entry and its key."""
    for entry in entries(resume):
        for key, date in entry.dates():
            yield entry.path, key, date


def _first(date: PartialDate) -> int:
    """Return the first month that a date may mean, counted from the year 0."""
    return date.year * 12 + max(date.month, 1)


def _last(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 12)


def _last_end(end: Date, today: PartialDate) -> int:
    """Return the last month that a job may have lasted."""
    return _last(end) if isinstance(end, PartialDate) else _first(today)


def _first_end(end: Date, today: PartialDate) -> int:
    """Return the month until which a job lasted at least."""
    return _first(end) if isinstance(end, PartialDate) else _first(today)
