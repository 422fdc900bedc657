"""Rules for section titles, and for lines that parsers take for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from cvexport.checks.rule import Fault, SourceView, source_rule
from cvexport.checks.source.walk import entries, jobs
from cvexport.locales.wording import words
from cvexport.model.resume import Dated, Position, Resume, Work
from cvexport.model.sections import SECTIONS
from cvexport.parser.vocabulary import (
    OPENRESUME_HEADING_WORD,
    is_listed_title,
    names_section,
)

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@source_rule(
    "renamed-section",
    "warning",
    source="The section lookup of OpenResume, GATE's gazetteer and the headings of "
    'simple-resume-parser; measured: all of them failed on "Career".',
)
def renamed_section(view: SourceView) -> Iterator[Fault]:
    """Find a standard section under a title that parsers don't recognise."""
    for index, section in enumerate(view.resume.sections):
        # Parsers look for no section of profiles: they read links from the head.
        is_sought = section.key and SECTIONS[section.key].words
        if not (section.title and is_sought and view.is_english):
            continue
        if not names_section(section.title, section.key):
            yield Fault(
                f'parsers don\'t recognise "{section.title}" as the section '
                f"{section.key}",
                f'call the section "{SECTIONS[section.key].title}"',
                f"sections[{index}]",
            )


@source_rule(
    "unknown-section",
    "advice",
    source="The headings that OpenResume, GATE and simple-resume-parser look for, and "
    "the section types of Textkernel.",
)
def unknown_section(view: SourceView) -> Iterator[Fault]:
    """Find a custom section with a title that parsers don't know."""
    for index, section in enumerate(view.resume.sections):
        if section.key or not view.is_english:
            continue
        if not is_listed_title(section.title):
            yield Fault(
                f'parsers don\'t know the section title "{section.title}", so they may '
                "skip the section",
                "use a common title, or repeat elsewhere what parsers must find",
                f"sections[{index}].title",
            )


@source_rule(
    "long-section-title",
    "advice",
    causes=("renamed-section", "unknown-section"),
    source="OpenResume, group-lines-into-sections: such a line is text wherever bold "
    "capitals can't be detected.",
)
def long_section_title(view: SourceView) -> Iterator[Fault]:
    """Find a section title of over two words, or with more than letters and &."""
    usual = words(view.resume.export.language).sections.values()
    for index, section in enumerate(view.resume.sections):
        if section.title in usual:
            continue
        parts = section.title.replace("&", " ").split()
        if len(parts) > 2 or not all(map(_is_word, parts)):
            yield Fault(
                f'"{section.title}" may be read as text where bold type is lost: '
                "section titles have at most two words, of letters and &",
                "shorten the title",
                f"sections[{index}].title",
            )


def _is_word(text: str) -> bool:
    """Return whether a text is only letters; Indic scripts write some as marks."""
    return all(char.isalpha() or category(char)[0] == "M" for char in text)


@source_rule(
    "name-like-heading",
    "warning",
    causes=("incomplete-job",),
    source="OpenResume, group-lines-into-sections: a section starts at bold capitals, "
    'and at one or two words with a heading word; measured: a company "BBC" alone on '
    "its line cost the jobs. Beside a date, a name is safe.",
)
def name_like_heading(view: SourceView) -> Iterator[Fault]:
    """Find a name alone on its line that looks like a section title."""
    for path, name in _undated(view.resume):
        if name.isupper():
            looks = "bold capitals"
        elif _is_heading(name):
            looks = "a heading word"
        else:
            continue
        yield Fault(
            f'"{name}" is {looks} alone on a line; parsers start a new section there',
            "add the dates of the entry: they share the line with the name",
            path,
        )


@source_rule(
    "title-like-heading",
    "advice",
    source="OpenResume, group-lines-into-sections: a section starts at such a line, "
    "and a job title has a line of its own.",
)
def title_like_heading(view: SourceView) -> Iterator[Fault]:
    """Find a job title of one or two words with a heading word."""
    for path, job in jobs(view.resume):
        has_own_line = job.name or not _has_period(job)
        if has_own_line and _is_heading(job.position):
            yield Fault(
                f'"{job.position}" is a short line with a heading word; some parsers '
                "take it for a section title",
                "add your field to the title, if that is accurate, to make it at least "
                "three words",
                f"{path}.position",
            )


def _undated(resume: Resume) -> Iterator[tuple[str, str]]:
    """Return the names that share their line with no date, with their paths."""
    for entry in entries(resume):
        record = entry.record
        parts = record.positions if isinstance(record, Work) else ()
        are_dated = parts and all(map(_has_period, parts))
        if not (isinstance(record, Position) or are_dated or any(entry.dates())):
            yield f"{entry.path}.{entry.name_key}", getattr(record, entry.name_key)


def _has_period(record: Dated) -> bool:
    return bool(record.date or record.start_date or record.end_date)


def _is_heading(line: str) -> bool:
    words = line.replace("&", " ").split()
    return (
        0 < len(words) <= 2
        and line[0].isupper()
        and bool(_WORDS.fullmatch(" ".join(words)))
        and bool(OPENRESUME_HEADING_WORD.search(line.lower()))
    )
