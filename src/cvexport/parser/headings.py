"""Which lines are headings, and of which section."""

from __future__ import annotations

import functools
import re

from cvexport.locales import wording

_KINDS = (
    ("volunteer", "volunteer"),
    ("objective", "summary"),
    ("summary", "summary"),
    ("profiles", "links"),
    ("profile", "summary"),
    ("about", "summary"),
    ("contact", "contact"),
    ("experience", "work"),
    ("employment", "work"),
    ("history", "work"),
    ("work", "work"),
    ("job", "work"),
    ("career", "work"),
    ("education", "education"),
    ("academic", "education"),
    ("project", "projects"),
    ("skill", "skills"),
    ("competenc", "skills"),
    ("expertise", "skills"),
    ("technologies", "skills"),
)
"""The first part that a heading contains decides (OpenResume,
extract-resume-from-sections/lib/get-section-lines; and GATE's gazetteer
of CV headings).  `career` and the words for skills below `skill` are usual, no more."""

_HEADING_WORDS = """
experience employment history career education projects skills competencies
expertise technologies summary profile objective about contact languages
interests hobbies awards honors honours achievements certifications certificates
licenses licences publications references volunteering courses patents links
profiles activities training qualifications
"""
_HEADINGS = frozenset(_HEADING_WORDS.split())
_COMPANION_WORDS = """
work professional technical core key personal selected relevant other outside
additional side academic and of my me areas social executive details information
background extracurricular computer soft volunteer career community it
"""
_COMPANIONS = frozenset(_COMPANION_WORDS.split())
_LETTERS = re.compile(r"[^\W\d_]+")
_HEADING = re.compile(r"[^\W\d_]+(?:(?: & | and |[ /&]|, )[^\W\d_]+){0,4}:?")
_NO_HEADING = re.compile(r"[\d|]|: ")


def kind(title: str, language: str = "en") -> str:
    """Return what a section is about, "" where its heading doesn't say."""
    folded = _folded(title)
    if folded in (titles := _titles(wording.words(language).language)):
        return titles[folded]
    return next((kind for part, kind in _KINDS if part in folded), "")


def is_known(text: str, language: str = "en") -> bool:
    """Tell whether a line is a heading of the lists that parsers go by, in any case.

    Every word has to belong to such a heading: 'Project Nine' is none, though
    OpenResume takes it for one.  In a language beside English only the titles that
    this project gives itself are known.
    """
    if _folded(text) in _titles(wording.words(language).language):
        return True
    if len(text) > 50 or not _HEADING.fullmatch(text):
        return False
    words = [word.casefold() for word in _LETTERS.findall(text)]
    return not _HEADINGS.isdisjoint(words) and _HEADINGS.union(_COMPANIONS).issuperset(
        words
    )


@functools.cache
def _titles(tag: str) -> dict[str, str]:
    """Return the titles of a language, as they are and in capitals, with their kind.

    The capitals are folded too: Turkish and Greek ones don't fold to the title.
    """
    if tag == "en":
        return {}
    return {
        _folded(typed): _OTHER_KINDS.get(section, section)
        for section, title in wording.words(tag).sections.items()
        for typed in (title, wording.capitals(title, tag))
    }


_OTHER_KINDS = {"profiles": "links"} | dict.fromkeys(
    (
        *("languages", "interests", "awards"),
        *("certificates", "publications", "references"),
    ),
    "",
)
"""The kinds of the sections that no field is filled from are not told apart."""


def _folded(text: str) -> str:
    return text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rstrip(":")


def is_in_capitals(text: str) -> bool:
    """Tell whether a line is set as a heading: capitals, at most five words.

    OpenResume asks for bold as well, which a text can't show; so a single short word
    is rather an employer such as BBC.
    """
    if not text.isupper() or len(text) > 50 or _NO_HEADING.search(text):
        return False
    words = text.split()
    return len(words) <= 5 and (len(words) > 1 or len(text) > 4)
