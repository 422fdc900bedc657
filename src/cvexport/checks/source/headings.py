"""Rules of section titles, and of lines that are taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import jobs
from cvexport.locales.wording import words
from cvexport.model.resume import Dated, Resume
from cvexport.model.sections import SECTIONS

_KEYWORDS = {
    "summary": ("summary", "objective"),
    "work": ("work", "experience", "employment", "history", "job"),
    "education": ("education",),
    "projects": ("project",),
    "skills": ("skill",),
    "languages": ("language",),
    "interests": ("interest", "hobbies"),
    "awards": ("award", "honor", "honour"),
    "certificates": ("certif", "licen"),
    "publications": ("publication", "patent"),
    "references": ("reference",),
    "volunteer": ("volunteer",),
}
_ALL_KEYWORDS = tuple(word for words in _KEYWORDS.values() for word in words)
_TAKEN_FOR_HEADING = re.compile(
    "experience|education|project|skill|job|course|extracurricular|objective|summary"
    "|award|honor"
)
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@source_rule(
    "renamed-section",
    "warning",
    source="OpenResume's section lookup, the gazetteer of GATE and the headings of "
    'simple-resume-parser; measured, "Career" failed all of them.',
)
def title_renamed(view: SourceView) -> Iterator[Fault]:
    """Find a standard section under a title by which parsers can't find it."""
    for index, section in enumerate(view.resume.sections):
        keywords = _KEYWORDS.get(section.key, ())
        if section.title and keywords and _is_english(view.resume):
            title = section.title.lower()
            if not any(keyword in title for keyword in keywords):
                yield Fault(
                    f"sections[{index}]",
                    f'parsers don\'t find {section.key} under "{section.title}"',
                    f'name the section "{SECTIONS[section.key].title}"',
                )


@source_rule(
    "unknown-section",
    "advice",
    source="the headings that OpenResume, GATE and simple-resume-parser look for, and "
    "the section types of Textkernel.",
)
def title_unknown(view: SourceView) -> Iterator[Fault]:
    """Find a section of one's own under a title that parsers don't know."""
    for index, section in enumerate(view.resume.sections):
        if section.key or not _is_english(view.resume):
            continue
        title = section.title.lower()
        if not any(keyword in title for keyword in _ALL_KEYWORDS):
            yield Fault(
                f"sections[{index}].title",
                f'"{section.title}" is no section title that parsers know, so what '
                "stands below it may go unread",
                "say elsewhere too what a machine must find, or use a usual title",
            )


@source_rule(
    "long-section-title",
    "advice",
    source="OpenResume's group-lines-into-sections, which takes such a line for text "
    "wherever it can't see bold capitals.",
)
def title_form(view: SourceView) -> Iterator[Fault]:
    """Find a section title of more than two words, or with more than letters and &."""
    usual = words(view.resume.export.language).sections.values()
    for index, section in enumerate(view.resume.sections):
        if section.title in usual:
            continue
        parts = section.title.replace("&", " ").split()
        if len(parts) > 2 or not all(map(_is_word, parts)):
            yield Fault(
                f"sections[{index}].title",
                f'"{section.title}" is read as text where bold type is lost: a section '
                "title has at most two words, of letters and &",
                "shorten the title",
            )


def _is_word(text: str) -> bool:
    """Tell whether a text is letters alone; scripts of India write some as marks."""
    return all(char.isalpha() or category(char)[0] == "M" for char in text)


@source_rule(
    "name-like-heading",
    "warning",
    source="OpenResume's group-lines-into-sections, which starts a section at bold "
    "capitals and at one or two words with a heading word; measured, a company "
    '"BBC" alone on its line cost the jobs. Beside a date, a name is safe.',
)
def name_like_heading(view: SourceView) -> Iterator[Fault]:
    """Find a name that stands alone on its line and looks like a section title."""
    for path, name in _undated(view.resume):
        if name.isupper():
            looks = "capitals alone on a bold line"
        elif _is_heading(name):
            looks = "a heading word alone on a line"
        else:
            continue
        yield Fault(
            path,
            f'"{name}" is {looks}, so parsers begin a new section there',
            "give the entry its dates, which share the line with the name",
        )


@source_rule(
    "title-like-heading",
    "advice",
    source="OpenResume's group-lines-into-sections, which starts a section at such a "
    "line; a title has a line of its own.",
)
def title_like_heading(view: SourceView) -> Iterator[Fault]:
    """Find a job title of one or two words with a heading word."""
    for job in jobs(view.resume):
        has_own_line = job.name or not (job.date or job.start or job.end)
        if has_own_line and _is_heading(job.position):
            yield Fault(
                f"{job.path}.position",
                f'"{job.position}" is a short line with a heading word, which some '
                "parsers take for a section title",
                "write the title with its field if that is true to it, in three words "
                "or more",
            )


def _undated(resume: Resume) -> Iterator[tuple[str, str]]:
    """Return the names that share their line with no date, with their paths."""
    for section, key in (
        ("work", "name"),
        ("volunteer", "organization"),
        ("education", "institution"),
        ("projects", "name"),
        ("awards", "title"),
        ("certificates", "name"),
        ("publications", "name"),
    ):
        for index, record in enumerate(getattr(resume, section)):
            parts = getattr(record, "positions", ())
            if not (_is_dated(record) or (parts and all(map(_is_dated, parts)))):
                yield f"{section}[{index}].{key}", getattr(record, key)
    for number, own in enumerate(resume.sections):
        for index, entry in enumerate(own.entries):
            if not _is_dated(entry):
                yield f"sections[{number}].entries[{index}].title", entry.title


def _is_dated(record: Dated) -> bool:
    return bool(
        record.date
        or record.start_date
        or record.end_date
        or getattr(record, "release_date", "")
    )


def _is_heading(line: str) -> bool:
    words = line.replace("&", " ").split()
    return (
        0 < len(words) <= 2
        and line[0].isupper()
        and bool(_WORDS.fullmatch(" ".join(words)))
        and bool(_TAKEN_FOR_HEADING.search(line.lower()))
    )


def _is_english(resume: Resume) -> bool:
    return resume.export.language.startswith("en")
