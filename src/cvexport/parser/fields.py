"""What an application form asks for, as far as a text alone tells."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """A heading as it is printed, and the lines below it, each whole."""

    title: str
    lines: tuple[str, ...]


class Job(NamedTuple):
    """A job; `start` and `end` are as printed, `text` its paragraphs and bullets."""

    title: str
    employer: str
    start: str
    end: str
    details: tuple[str, ...]
    text: tuple[str, ...]


class School(NamedTuple):
    """A course of study."""

    school: str
    degree: str
    start: str
    end: str
    text: tuple[str, ...]


class Project(NamedTuple):
    """A project and one's role in it."""

    name: str
    role: str
    start: str
    end: str
    text: tuple[str, ...]


class Recovered(NamedTuple):
    """Everything recovered; what isn't found is empty."""

    name: str
    headline: str
    email: str
    phone: str
    place: str
    links: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    jobs: tuple[Job, ...]
    education: tuple[School, ...]
    projects: tuple[Project, ...]
    skills: tuple[str, ...]
