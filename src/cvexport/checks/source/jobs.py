"""Rules for jobs: what each one has, and the words of its title."""

from __future__ import annotations

from collections.abc import Iterator

from cvexport.checks.phrases import joined
from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import jobs
from cvexport.parser import vocabulary

_LONGEST_TITLE = 5


@source_rule(
    "incomplete-job",
    "warning",
    source='RChilli, "Resume Quality" (docs.rchilli.com), finding 3105: every position '
    "should have a job title; OpenResume, extract-work-experience: it reads company, "
    "title and date of each job.",
)
def incomplete_job(view: SourceView) -> Iterator[Fault]:
    """Find a job without a title, an employer or dates."""
    for entry in jobs(view.resume):
        job = entry.job
        absent = [
            (what, key)
            for what, key, value in (
                ("employer", "name", job.name),
                ("job title", "position", job.position),
                ("dates", "dates", job.date or job.start_date or job.end_date),
            )
            if not value
        ]
        if absent:
            yield Fault(
                f"{entry.called} has no {joined([what for what, _ in absent], 'or')}; "
                "parsers leave the field empty or fill it with other text",
                f"add {joined([key for _, key in absent], 'and')}",
                entry.path,
            )


@source_rule(
    "digits-in-title",
    "advice",
    source="OpenResume, extract-work-experience: digits score -4; measured: titles "
    "with digits were lost.",
)
def digits_in_title(view: SourceView) -> Iterator[Fault]:
    """Find a job title with digits."""
    for path, title in _titles(view):
        if any(map(str.isdecimal, title)):
            yield Fault(
                f'"{title}" contains digits, so parsers may take it for a date',
                "write the number as a word or a Roman numeral, or leave it out",
                path,
            )


@source_rule(
    "long-title",
    "advice",
    source="OpenResume, extract-work-experience: such a text scores -2.",
)
def long_title(view: SourceView) -> Iterator[Fault]:
    """Find a job title of more than five words."""
    for path, title in _titles(view):
        if (count := len(title.split())) > _LONGEST_TITLE:
            yield Fault(
                f'"{title}" has {count} words; parsers take more than {_LONGEST_TITLE} '
                "for a sentence",
                "shorten the title, and put the rest in the summary of the job",
                path,
            )


@source_rule(
    "hidden-job-word",
    "advice",
    source="OpenResume, extract-work-experience: it compares whole words with its 69 "
    'job words; measured: "Engineer, Platform" and "Developer/Owner" were lost.',
)
def hidden_job_word(view: SourceView) -> Iterator[Fault]:
    """Find a job title whose job word has other capitals, or a comma or slash at it."""
    for path, title in _titles(view):
        if word := vocabulary.hidden_job_word(title):
            yield Fault(
                f'parsers look for "{word}" as a separate word, and don\'t find it in '
                f'"{title}"',
                f'write "{word}" with these capitals and spaces around it',
                path,
            )


@source_rule(
    "unknown-title",
    "advice",
    causes=("hidden-job-word", "long-title"),
    source="OpenResume, extract-work-experience: it recognises a title by one of its "
    "69 job words; this rule accepts other words for jobs too.",
)
def unknown_title(view: SourceView) -> Iterator[Fault]:
    """Find a job title, in English, without a word for a job."""
    for path, title in _titles(view) if view.is_english else ():
        # A title in another alphabet is in another language too.
        if title.isascii() and title and not vocabulary.may_be_job_title(title):
            yield Fault(
                f'no word of "{title}" is a word for a job, by which parsers recognise '
                "titles",
                "use the usual word for the job, such as Engineer or Manager",
                path,
            )


def _titles(view: SourceView) -> Iterator[tuple[str, str]]:
    """Return the title of each job, with its path."""
    for path, job in jobs(view.resume):
        yield f"{path}.position", job.position
