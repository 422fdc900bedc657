"""Which lines are headings, and of which section."""

from __future__ import annotations

import re

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


def kind(title: str) -> str:
    """Return what a section is about, "" where its heading doesn't say."""
    folded = title.casefold()
    return next((kind for part, kind in _KINDS if part in folded), "")


def is_known(text: str) -> bool:
    """Tell whether a line is a heading of the lists that parsers go by, in any case.

    Every word has to belong to such a heading: 'Project Nine' is none, though
    OpenResume takes it for one.
    """
    if len(text) > 50 or not _HEADING.fullmatch(text):
        return False
    words = [word.casefold() for word in _LETTERS.findall(text)]
    return not _HEADINGS.isdisjoint(words) and _HEADINGS.union(_COMPANIONS).issuperset(
        words
    )


def is_in_capitals(text: str) -> bool:
    """Tell whether a line is set as a heading: capitals, at most five words.

    OpenResume asks for bold as well, which a text can't show; so a single short word
    is rather an employer such as BBC.
    """
    if not text.isupper() or len(text) > 50 or _NO_HEADING.search(text):
        return False
    words = text.split()
    return len(words) <= 5 and (len(words) > 1 or len(text) > 4)
