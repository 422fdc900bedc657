"""The person's own name among the authors of a publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvexport.model.resume import Resume

_TITLES = frozenset(
    (
        *("dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "sir"),
        *("dame", "phd", "md", "msc", "bsc", "dipl", "ing", "dipl-ing"),
        *("jr", "sr", "ii", "iii"),
    )
)
_AND = ("and", "und", "et", "y", "e", "i", "og", "och", "en", "ja", "ve", "with", "mit")
_BEFORE = "|".join(
    (
        r"^",
        r"(?<=[,;&/(*])",
        r"(?<=[,;&/(] )",
        *(rf"(?<=\b{word} )" for word in _AND),
    )
)
"""What is before an author's name, so that "B. A. Example" is somebody else."""

_MOST_WORDS = 8
"""Of a name: the patterns grow with their square."""

_AFTER = r"(?![\w-]| [^\W\d_a-z][^\W\d_])"
_MORE = r"(?:[ -]?[^\W\d_]\.|[ -][A-Z](?![\w.])"


def with_own_name(resume: Resume) -> Resume:
    """Return a resume in which the person is in bold among the authors of papers."""
    pattern = _pattern(resume.basics.name)
    publications = tuple(
        each.replaced(authors=tuple(_marked(text, pattern) for text in each.authors))
        for each in resume.publications
    )
    return resume.replaced(publications=publications)


def _marked(author: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda found: _bold(found, author), author)


def _bold(found: re.Match[str], author: str) -> str:
    """Return a name in bold; a star after it, as of a footnote, is no markup."""
    before, after = author[: found.start()], author[found.end() :]
    if before.endswith("**"):
        return found[0]
    is_sign = after.startswith("*") and not before.endswith("*")
    return f"**{found[0]}**" + ("\\" if is_sign else "")


def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of the forms in which the name of a person is printed.

    They are `Ada Example`, `A. Example`, `Example, Ada`, `Example, A.` and `Example A`,
    with initials of further names.  Where the family name begins isn't known, so any
    word but the first may begin it.
    """
    words = [
        word
        for word in name.partition(",")[0].split()
        if word.strip(".").lower() not in _TITLES
    ]
    forms = [re.escape(" ".join(words)) + _AFTER, *_forms(words)]
    return re.compile(f"(?:{_BEFORE})(?:{'|'.join(forms)})")


def _forms(words: list[str]) -> Iterator[str]:
    for count in range(1, len(words) if len(words) <= _MOST_WORDS else 0):
        first, *middle = words[:count]
        family = " ".join(words[count:])
        last = f"(?:{re.escape(family)}|{re.escape(family.upper())})"
        names = "".join(rf"|[ -]{re.escape(word)}(?!\w)" for word in middle)
        given = f"{_given(first)}{_MORE}{names}){{0,4}}"
        yield f"{given} +{last}{_AFTER}"
        yield f"{last},? +{given}{_AFTER}"


def _given(first: str) -> str:
    """Return the pattern of a first name, in full or as an initial."""
    initial = re.escape(first[0])
    if len(first.strip(".")) == 1:
        return rf"{initial}(?:\.|\w*(?!\w))"
    full = re.escape(first)
    return rf"(?:{full}(?!\w)|{initial}(?:\.|[A-Z]{{0,3}}(?![\w.])))"
