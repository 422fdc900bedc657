"""Rules of jobs: what each says of itself, and the words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import Job, jobs

_OPENRESUME = """
    Accountant Administrator Advisor Agent Analyst Apprentice Architect Assistant
    Associate Auditor Bartender Biologist Bookkeeper Buyer Carpenter Cashier CEO
    Clerk Co-op Co-Founder Consultant Coordinator CTO Developer Designer Director
    Driver Editor Electrician Engineer Extern Founder Freelancer Head Intern Janitor
    Journalist Laborer Lawyer Lead Manager Mechanic Member Nurse Officer Operator
    Operation Photographer President Producer Recruiter Representative Researcher
    Sales Server Scientist Specialist Supervisor Teacher Technician Trader Trainee
    Treasurer Tutor Vice VP Volunteer Webmaster Worker
"""
_OTHERS = """
    aide barista chef chief cio cfo ciso cmo coach coo cook crew dba dean devops fellow
    freelance guard guide host hostess judge midwife nurse owner partner pilot postdoc
    scribe self-employed sre staff steward student surgeon sysadmin
"""
_LISTED = frozenset(_OPENRESUME.split())
_FOLDED = {word.casefold(): word for word in _OPENRESUME.split()}
_NAMES_A_JOB = frozenset((*_FOLDED, *_OTHERS.split()))
_JOB_ENDING = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|ant|eer|man|woman|person)s?")
_SPLIT = re.compile(r"[^\w&-]+")
_LONGEST_TITLE = 5


@source_rule(
    "incomplete-job",
    "warning",
    source='RChilli, "Resume Quality" (docs.rchilli.com), finding 3105: every position '
    "should have a job title; OpenResume's extract-work-experience, which reads "
    "company, title and date of each job.",
)
def incomplete(view: SourceView) -> Iterator[Fault]:
    """Find a job without a title, an employer or dates."""
    for job in jobs(view.resume):
        absent = [
            what
            for what, value in (
                ("employer", job.name),
                ("job title", job.position),
                ("dates", job.date or job.start or job.end),
            )
            if not value
        ]
        if absent:
            yield Fault(
                job.path,
                f"{_called(job)} has no {_joined(absent, 'or')}, for which parsers "
                "leave a field empty or take other text",
                f"add {_joined([_KEYS[what] for what in absent], 'and')}",
            )


_KEYS = {"employer": "name", "job title": "position", "dates": "dates"}


@source_rule(
    "digits-in-title",
    "advice",
    source="OpenResume's extract-work-experience, which scores digits -4; measured, "
    "such titles were lost.",
)
def title_digits(view: SourceView) -> Iterator[Fault]:
    """Find a job title with digits."""
    for job in jobs(view.resume):
        if any(map(str.isdecimal, job.position)):
            yield Fault(
                _title(job),
                f'"{job.position}" has digits, by which parsers tell dates from titles',
                "write the number as a word or a Roman one, or leave it out",
            )


@source_rule(
    "long-title",
    "advice",
    source="OpenResume's extract-work-experience, which scores such a text -2.",
)
def title_long(view: SourceView) -> Iterator[Fault]:
    """Find a job title of more than five words."""
    for job in jobs(view.resume):
        if (count := len(job.position.split())) > _LONGEST_TITLE:
            yield Fault(
                _title(job),
                f'"{job.position}" has {count} words, and parsers take more than '
                f"{_LONGEST_TITLE} for a sentence",
                "shorten the title, and say the rest in the summary of the job",
            )


@source_rule(
    "hidden-job-word",
    "advice",
    source="OpenResume's extract-work-experience, which compares whole words with its "
    '69 job words; measured, "Engineer, Platform" and "Developer/Owner" were '
    "lost.",
)
def title_word_hidden(view: SourceView) -> Iterator[Fault]:
    """Find a job title whose job word has a comma or slash at it, or other capitals."""
    for job in jobs(view.resume):
        if _has_listed_word(job.position):
            continue
        if word := _hidden_word(job.position):
            yield Fault(
                _title(job),
                f'parsers look for "{word}" as a word by itself, and "{job.position}" '
                "doesn't have it so",
                f'write "{word}" with spaces round it and in these capitals',
            )


@source_rule(
    "unknown-title",
    "advice",
    source="OpenResume's extract-work-experience, which knows a title by one of its 69 "
    "job words; other words that name a job are let pass here.",
)
def title_unknown(view: SourceView) -> Iterator[Fault]:
    """Find a job title, in English, without a word that names a job."""
    if not view.resume.export.language.startswith("en"):
        return
    for job in jobs(view.resume):
        title = job.position
        # A title in another alphabet is in another language too.
        if title.isascii() and title and not _names_a_job(title):
            yield Fault(
                _title(job),
                f'no word of "{title}" names a job, by which parsers know a title',
                "use the usual word for the job, such as Engineer or Manager",
            )


def _called(job: Job) -> str:
    name = job.name or job.position
    return f'"{name}"' if name else "the job"


def _joined(words: list[str], conjunction: str) -> str:
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def _title(job: Job) -> str:
    return f"{job.path}.position"


def _has_listed_word(title: str) -> bool:
    return not _LISTED.isdisjoint(title.split())


def _hidden_word(title: str) -> str:
    """Return the first job word that is there but can't be seen."""
    words = (_FOLDED.get(word, "") for word in _SPLIT.split(title.casefold()))
    return next(filter(None, words), "")


def _names_a_job(title: str) -> bool:
    return any(
        word in _NAMES_A_JOB or _JOB_ENDING.fullmatch(word)
        for word in _SPLIT.split(title.casefold())
    )
