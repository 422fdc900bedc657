"""A CV as data: the JSON Resume vocabulary and what cv.yaml adds to it.

Every class is a plain record whose fields are the keys of the source in snake case.
A class may note of its fields: `UNPRINTED`, why some are kept but are in no document;
`LINES`, those whose line ends are commas on paper; `DERIVED`, those that aren't keys;
`COMMAS` and `PARAGRAPHS`, those where a list of texts is one text, and what is between
them; `FURTHER`, the fields that take the other texts of such a list.

Text is NFC normalised; white space is folded to single spaces, and a blank line
separates paragraphs.  What is absent is empty, never None or "?".
"""

from __future__ import annotations

from cvexport.model.dates import Date
from cvexport.model.record import Record
from cvexport.model.settings import Settings


class Link(str):
    """An address with a scheme: http, https, mailto or tel."""

    __slots__ = ()


_NOWHERE = Link()


class Doi(str):
    """A Digital Object Identifier such as `10.1000/182`, or what is in its place."""

    __slots__ = ()


_NO_DOI = Doi()


class Location(Record):
    """A place, from the street to the country."""

    address: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_code: str = ""

    LINES = ("address",)


class Profile(Record):
    """An account on a network."""

    network: str = ""
    username: str = ""
    url: Link = _NOWHERE


class Detail(Record):
    """What some countries expect to be said of a person, such as the nationality."""

    label: str = ""
    value: str = ""

    COMMAS = ("value",)


class Basics(Record):
    """The person: name, ways to reach them, and the summary.

    `emails` and `phones` are those beside the first.
    """

    name: str = ""
    label: str = ""
    image: str = ""
    email: str = ""
    phone: str = ""
    url: Link = _NOWHERE
    summary: str = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    UNPRINTED = (("image", "software can't read pictures in a CV"),)
    COMMAS = ("label",)
    PARAGRAPHS = ("summary",)
    FURTHER = (("email", "emails"), ("phone", "phones"), ("url", "profiles"))


class Highlight(Record):
    """A bullet: text, a bold label before it, and bullets of its own.

    With `title` it is not a bullet itself but the lead-in to a list of `items`; with
    `ordered` those are numbered.  `url` is printed after the text.
    """

    text: str = ""
    label: str = ""
    title: str = ""
    url: Link = _NOWHERE
    items: tuple[Highlight, ...] = ()
    ordered: bool = False


class Dated(Record):
    """What every dated entry may have; `date` is free text in place of a period.

    With `keep` the entry stays on one page, with `page_break` it begins one.
    """

    start_date: Date = ""
    end_date: Date = ""
    date: Date = ""
    location: Location = Location()
    url: Link = _NOWHERE
    description: str = ""
    summary: str = ""
    highlights: tuple[Highlight, ...] = ()
    keywords: tuple[str, ...] = ()
    keep: bool = False
    page_break: bool = False

    PARAGRAPHS = ("description", "summary")


class Position(Dated):
    """One of several positions with the same employer."""

    position: str = ""

    COMMAS = ("position",)


class Work(Dated):
    """A job, or several positions with one employer."""

    name: str = ""
    position: str = ""
    positions: tuple[Position, ...] = ()

    COMMAS = ("position",)


class Volunteer(Dated):
    """Unpaid work for an organization."""

    organization: str = ""
    position: str = ""

    COMMAS = ("position",)


class Education(Dated):
    """A course of study."""

    institution: str = ""
    area: str = ""
    study_type: str = ""
    score: str = ""
    courses: tuple[str, ...] = ()

    COMMAS = ("area", "study_type")


class Project(Dated):
    """A project, with the person's roles in it."""

    name: str = ""
    roles: tuple[str, ...] = ()
    entity: str = ""
    type: str = ""


class Award(Dated):
    """A prize or an honour."""

    title: str = ""
    awarder: str = ""


class Certificate(Dated):
    """A certificate and who issued it."""

    name: str = ""
    issuer: str = ""


class Publication(Dated):
    """A book, paper, talk or article; a whole citation is a summary without a name.

    `authors` are as printed: one to an item, or all of them in one.
    """

    name: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    release_date: Date = ""
    doi: Doi = _NO_DOI
    status: str = ""


class Skill(Record):
    """A skill: its level, and either keywords or a sentence."""

    name: str = ""
    level: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()


class Language(Record):
    """A language, how well it is spoken, and what shows it."""

    language: str = ""
    fluency: str = ""
    keywords: tuple[str, ...] = ()


class Interest(Record):
    """An interest, with keywords or a sentence."""

    name: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()


class Reference(Record):
    """What somebody says of the person, and how to reach them."""

    name: str = ""
    reference: str = ""
    relationship: str = ""
    email: str = ""
    phone: str = ""
    summary: str = ""

    PARAGRAPHS = ("reference", "summary", "email", "phone")


class GenericEntry(Dated):
    """An entry of a custom section."""

    title: str = ""
    subtitle: str = ""


class SectionPlan(Record):
    """One section in the order that a source asks for: standard by `key`, or custom.

    `part` has the indexes of the records that a part of a standard section has; the
    standard section itself has those that are in no part.  With `page_break` it begins
    a new page; with `ordered` its entries or items are numbered.
    """

    key: str = ""
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[Highlight, ...] = ()
    entries: tuple[GenericEntry, ...] = ()
    page_break: bool = False
    ordered: bool = False
    part: tuple[int, ...] = ()

    DERIVED = ("key", "part")

    @property
    def names_section(self) -> bool:
        """Whether it is a standard section, and not a part of one."""
        return bool(self.key) and not self.part


class Meta(Record):
    """What the source says of itself.

    `last_modified` reaches every file, all four fields reach JSON Resume.
    """

    canonical: str = ""
    version: str = ""
    last_modified: str = ""
    theme: str = ""


_DEFAULTS = Settings()


class Resume(Record):
    """A whole CV; `order` holds the keys of its sections as the source has them.

    `numbered` are those of standard sections whose entries or items are numbered.
    """

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
    sections: tuple[SectionPlan, ...] = ()
    export: Settings = _DEFAULTS
    order: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()

    DERIVED = ("order", "numbered")
