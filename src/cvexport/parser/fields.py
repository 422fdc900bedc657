"""What an application form asks for, as far as it can be read from a text alone."""

from __future__ import annotations

from typing import NamedTuple


class ParsedSection(NamedTuple):
    """A heading as it is printed, and the lines below it, each whole."""

    title: str
    lines: tuple[str, ...]


class ParsedJob(NamedTuple):
    """A job; `start` and `end` are as printed, `text` its paragraphs and bullets."""

    title: str
    employer: str
    start: str
    end: str
    details: tuple[str, ...]
    text: tuple[str, ...]


class ParsedSchool(NamedTuple):
    """A course of study."""

    school: str
    degree: str
    start: str
    end: str
    text: tuple[str, ...]


class ParsedProject(NamedTuple):
    """A project and the person's role in it."""

    name: str
    role: str
    start: str
    end: str
    text: tuple[str, ...]


class ParsedCV(NamedTuple):
    """Everything that was found; what wasn't is empty."""

    name: str
    headline: str
    email: str
    phone: str
    place: str
    links: tuple[str, ...]
    summary: str
    sections: tuple[ParsedSection, ...]
    jobs: tuple[ParsedJob, ...]
    education: tuple[ParsedSchool, ...]
    projects: tuple[ParsedProject, ...]
    skills: tuple[str, ...]
    details: tuple[str, ...] = ()
