"""A CV as data: the JSON Resume vocabulary and what cv.yaml adds to it.

Every class is a plain record whose fields are the keys of the source in snake case.
A field's metadata may name `formerly`, the key that JSON Resume 0.x had for it, and
`unprinted`, the reason why it is kept but appears in no document; the line ends of a
field of `lines` are commas on paper; a `derived` field is no key.

Text is NFC normalised; white space is folded to single spaces, and paragraphs are
parted by one empty line.  What is absent is empty, never None or "?".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cvexport.dates import Date  # noqa: TC001  (read by get_type_hints)
from cvexport.settings import Settings


def _formerly(*keys: str) -> Any:
    return field(default="", metadata={"formerly": keys})


class Link(str):
    """An address with a scheme: http, https, mailto or tel."""

    __slots__ = ()


_NOWHERE = Link()


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place, from the street to the country."""

    address: str = field(default="", metadata={"lines": True})
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An account on a network."""

    network: str = ""
    username: str = ""
    url: Link = _NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Basics:
    """The person: name, ways to reach them, and the summary."""

    name: str = ""
    label: str = ""
    image: str = field(
        default="",
        metadata={
            "formerly": ("picture",),
            "unprinted": "machines can't read pictures in a CV",
        },
    )
    email: str = ""
    phone: str = ""
    url: Link = field(default=_NOWHERE, metadata={"formerly": ("website",)})
    summary: str = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A bullet: text, a bold label before it, and bullets of its own.

    With `title` it is no bullet itself but the lead-in to a list of `items`.
    """

    text: str = ""
    label: str = ""
    title: str = ""
    items: tuple[Highlight, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every dated entry may have; `date` is free text in place of a period."""

    start_date: Date = ""
    end_date: Date = ""
    date: Date = ""
    location: Location = Location()
    url: Link = field(default=_NOWHERE, metadata={"formerly": ("website",)})
    description: str = ""
    summary: str = ""
    highlights: tuple[Highlight, ...] = ()
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """One of several positions with the same employer."""

    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """A job, or several positions with one employer."""

    name: str = _formerly("company")
    position: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer(Record):
    """Unpaid work for an organization."""

    organization: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Education(Record):
    """A course of study."""

    institution: str = ""
    area: str = ""
    study_type: str = ""
    score: str = _formerly("gpa")
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """A project, with the roles one had in it."""

    name: str = ""
    roles: tuple[str, ...] = ()
    entity: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """A prize or an honour."""

    title: str = ""
    awarder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Record):
    """A certificate and who issued it."""

    name: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """A book, paper, talk or article."""

    name: str = ""
    publisher: str = ""
    release_date: Date = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill: its level, and either keywords or a sentence."""

    name: str = ""
    level: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language and how well it is spoken."""

    language: str = ""
    fluency: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest, with keywords or a sentence."""

    name: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What somebody says of the person."""

    name: str = ""
    reference: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericEntry(Record):
    """An entry of a section of one's own."""

    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A place in the order of sections: a standard one by `key`, or one's own."""

    key: str = field(default="", metadata={"derived": True})
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[Highlight, ...] = ()
    entries: tuple[GenericEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the source says of itself; only `last_modified` reaches a file."""

    canonical: str = ""
    version: str = ""
    last_modified: str = ""
    theme: str = ""


_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """A whole CV; `order` holds the keys of its sections as the source has them."""

    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    projects: tuple[Project, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    references: tuple[Reference, ...] = ()
    meta: Meta = Meta()
    sections: tuple[Section, ...] = ()
    export: Settings = _DEFAULTS
    order: tuple[str, ...] = field(default=(), metadata={"derived": True})
