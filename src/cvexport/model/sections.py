"""The standard sections: one row each, and everything that knows sections asks here.

The reader of sources, composition, JSON Resume, the words of languages, the parser
and the rules all come from this table.  A new section is a record and a field of
`Resume` in `model.resume`, and a row here; CONTRIBUTING.md has the recipe.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cvexport.model.record import Record
from cvexport.model.resume import (
    Award,
    Basics,
    Certificate,
    Dated,
    Education,
    Interest,
    Language,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Volunteer,
    Work,
)

Listed = Skill | Language | Interest | Reference | Profile
"""Records that are items of a list; `composition.lists` says how each one reads."""


class StandardSection(NamedTuple):
    """One standard section.

    `key` is its name in a source and in JSON Resume, `title` its English title.
    `of` returns its records from a Resume.  `heading`, `facts` and `details` are
    fields of the record: what an entry is called, the lines below that, and what
    shares a line with place and address.  `official` are the keys
    that JSON Resume 1.0.0 has for it, in the schema's order, and `extra` those that are
    written there besides.  `words` are beginnings of words by which parsers know its
    heading (OpenResume, GATE's gazetteer of CV headings, simple-resume-parser), those
    that are most telling first.
    """

    key: str
    title: str
    record: type[Record]
    of: Callable[[Resume], tuple[Basics | Dated | Listed, ...]]
    heading: str
    facts: tuple[str, ...]
    details: tuple[str, ...]
    official: tuple[str, ...]
    words: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether its records are entries with dates."""
        return issubclass(self.record, Dated)

    @property
    def is_field(self) -> bool:
        """Whether it is a key at the top of a source, and not a part of basics."""
        return self.key in Resume.fields


_PERIOD = ("startDate", "endDate")

SECTIONS: dict[str, StandardSection] = {
    row.key: row
    for row in (
        StandardSection(
            key="summary",
            title="Summary",
            record=Basics,
            of=lambda resume: (resume.basics,),
            heading="",
            facts=(),
            details=(),
            official=(),
            words=("summary", "objective", "profile", "about"),
        ),
        StandardSection(
            key="work",
            title="Experience",
            record=Work,
            of=lambda resume: resume.work,
            heading="name",
            facts=("position",),
            details=(),
            official=(
                *("name", "location", "description", "position", "url"),
                *(*_PERIOD, "summary", "highlights"),
            ),
            words=("experience", "employment", "history", "work", "job"),
        ),
        StandardSection(
            key="volunteer",
            title="Volunteering",
            record=Volunteer,
            of=lambda resume: resume.volunteer,
            heading="organization",
            facts=("position",),
            details=(),
            official=(
                *("organization", "position", "url"),
                *(*_PERIOD, "summary", "highlights"),
            ),
            words=("volunteer",),
        ),
        StandardSection(
            key="education",
            title="Education",
            record=Education,
            of=lambda resume: resume.education,
            heading="institution",
            facts=("study_type", "area", "score"),
            details=(),
            official=(
                *("institution", "url", "area", "studyType"),
                *(*_PERIOD, "score", "courses"),
            ),
            words=("education", "academic"),
        ),
        StandardSection(
            key="projects",
            title="Projects",
            record=Project,
            of=lambda resume: resume.projects,
            heading="name",
            facts=("roles",),
            details=("entity", "type"),
            official=(
                *("name", "description", "highlights", "keywords"),
                *(*_PERIOD, "url", "roles", "entity", "type"),
            ),
            words=("project",),
        ),
        StandardSection(
            key="skills",
            title="Skills",
            record=Skill,
            of=lambda resume: resume.skills,
            heading="name",
            facts=(),
            details=(),
            official=("name", "level", "keywords"),
            words=("skill",),
        ),
        StandardSection(
            key="languages",
            title="Languages",
            record=Language,
            of=lambda resume: resume.languages,
            heading="language",
            facts=(),
            details=(),
            official=("language", "fluency"),
            words=("language",),
            extra=("keywords",),
        ),
        StandardSection(
            key="interests",
            title="Interests",
            record=Interest,
            of=lambda resume: resume.interests,
            heading="name",
            facts=(),
            details=(),
            official=("name", "keywords"),
            words=("interest", "hobbies"),
        ),
        StandardSection(
            key="awards",
            title="Awards",
            record=Award,
            of=lambda resume: resume.awards,
            heading="title",
            facts=("awarder",),
            details=(),
            official=("title", "date", "awarder", "summary"),
            words=("award", "honor", "honour"),
        ),
        StandardSection(
            key="certificates",
            title="Certifications",
            record=Certificate,
            of=lambda resume: resume.certificates,
            heading="name",
            facts=("issuer",),
            details=(),
            official=("name", "date", "url", "issuer"),
            words=("certif", "licen"),
        ),
        StandardSection(
            key="publications",
            title="Publications",
            record=Publication,
            of=lambda resume: resume.publications,
            heading="name",
            facts=("publisher",),
            details=(),
            official=("name", "publisher", "releaseDate", "url", "summary"),
            words=("publication", "patent"),
            extra=(
                *("authors", "journal", "volume", "issue", "pages"),
                *("doi", "status"),
            ),
        ),
        StandardSection(
            key="references",
            title="References",
            record=Reference,
            of=lambda resume: resume.references,
            heading="name",
            facts=(),
            details=(),
            official=("name", "reference"),
            words=("reference",),
            extra=("relationship", "email", "phone", "summary"),
        ),
        StandardSection(
            key="profiles",
            title="Profiles",
            record=Profile,
            of=lambda resume: resume.basics.profiles,
            heading="network",
            facts=(),
            details=(),
            official=(),
            words=(),
        ),
    )
}
"""By key, in the order in which a CV has them that names none."""
