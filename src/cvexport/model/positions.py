"""Several positions with one employer, as jobs of their own.

Readers look for employer, title and dates together, so every format repeats the
employer with each position; whatever counts or compares jobs does it here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvexport.model.resume import Location, Position, Work

_NO_PLACE = Location()


def as_jobs(work: Work) -> Iterator[tuple[str, Work]]:
    """Yield each job with its path below `work`, such as `.positions[0]`.

    A position takes dates, place and address from the employer where it has none of
    its own.  What is said of the employer comes before what is said of the first
    position, and a title of the employer's own is a job before it.
    """
    if not work.positions:
        yield "", work
        return
    positions = [
        (f".positions[{index}]", position)
        for index, position in enumerate(work.positions)
    ]
    if work.position and work.position not in {each.position for _, each in positions}:
        positions.insert(0, ("", Position(position=work.position)))
    employer = work
    for path, position in positions:
        yield path, _job(employer, position)
        employer = employer.replaced(description="", summary="", page_break=False)


def repeated(work: Work) -> int:
    """Return how many characters all positions together repeat of their employer."""
    each = (
        *(work.name, work.url, *(text for _, text in work.location.pairs())),
        *map(str, (work.date, work.start_date, work.end_date)),
    )
    return len(work.positions) * sum(map(len, each))


def after_jobs(work: Work) -> Work:
    """Return what follows the last position: the employer's bullets and keywords."""
    if not work.positions:
        return Work()
    return Work(highlights=work.highlights, keywords=work.keywords)


def _job(employer: Work, position: Position) -> Work:
    is_dated = position.date or position.start_date or position.end_date
    has_place = position.location != _NO_PLACE
    return Work(
        name=employer.name,
        position=position.position,
        start_date=position.start_date or employer.start_date,
        end_date=position.end_date or employer.end_date,
        date=position.date if is_dated else employer.date,
        location=position.location if has_place else employer.location,
        url=position.url or employer.url,
        description=_both(employer.description, position.description),
        summary=_both(employer.summary, position.summary),
        highlights=position.highlights,
        keywords=position.keywords,
        keep=position.keep or employer.keep,
        page_break=position.page_break or employer.page_break,
    )


def _both(first: str, second: str) -> str:
    return "\n\n".join(filter(None, (first, second)))
