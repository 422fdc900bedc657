"""The known word that an unknown one is likely meant to be.

A misspelt word is recognised by its letters; the words that other tools and other
people use for the same thing are in a table.
"""

from __future__ import annotations

from collections.abc import Iterable

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "accent": ("color", "colour", "accentColor"),
    "awards": ("honors", "honours", "achievements"),
    "basics": ("cv", "personal", "person", "contact", "about", "info"),
    "bullets": ("highlights",),
    "cs": ("cz", "ces", "cze"),
    "da": ("dk", "dan"),
    "de": ("deu", "ger"),
    "certificates": ("certifications", "licenses", "licences", "certs"),
    "description": ("desc",),
    "el": ("gr", "ell", "gre"),
    "endDate": ("end", "to", "until", "finish", "finished"),
    "es": ("spa",),
    "et": ("ee", "est"),
    "export": ("design", "layout", "locale", "settings", "rendercvSettings", "options"),
    "fluency": ("level", "proficiency"),
    "highlights": ("bullets", "points", "achievements", "accomplishments", "details"),
    "image": ("photo", "avatar"),
    "institution": ("school", "university", "college", "name"),
    "interests": ("hobbies",),
    "issuer": ("organization", "authority", "issuedBy"),
    "ja": ("jp", "jpn"),
    "keywords": ("technologies", "stack", "tools", "techs"),
    "ko": ("kr", "kor"),
    "label": ("headline", "title", "jobTitle", "tagline"),
    "name": ("employer", "organization", "organisation", "title", "fullName"),
    "network": ("platform", "site"),
    "organization": ("company", "employer", "name"),
    "phone": ("telephone", "mobile", "tel", "cell"),
    "position": ("title", "role", "jobTitle"),
    "profiles": ("socials", "social", "socialNetworks", "links", "accounts"),
    "projects": ("openSource", "portfolio"),
    "publications": ("papers", "writing"),
    "references": ("testimonials", "referees"),
    "releaseDate": ("date", "published", "year"),
    "roles": ("role", "position"),
    "score": ("grade", "gpa", "result"),
    "startDate": ("start", "from", "since", "begin", "started"),
    "skills": ("competencies", "technologies"),
    "studyType": ("degree", "qualification"),
    "sv": ("swe",),
    "summary": ("about", "bio", "objective", "profile", "text", "details"),
    "uk": ("ua", "ukr"),
    "url": ("website", "link", "homepage", "href", "uri"),
    "username": ("user", "handle", "account"),
    "volunteer": ("volunteering", "service"),
    "vi": ("vn", "vie"),
    "work": ("experience", "employment", "jobs", "career", "workExperience"),
    "zh": ("cn", "chi", "zho"),
}

_FOREIGN = {
    "cv": "RenderCV's",
    "content": "YAMLResume's",
    "employment": "HackMyResume's",
}
"""Keys at the root that show which other tool a source was written for."""

_LONGEST = 40
"""Characters; no known word is half as long."""


def _bare(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is likely meant to be, or ""."""
    # "title" may mean many keys, and "name" only where no other key is meant.
    known = sorted(known, key=lambda name: name == "name")
    if exact := respelt(word, known):
        return exact
    meant = {
        _bare(other): name
        for name in reversed(known)
        for other in _SYNONYMS.get(name, ())
    }
    return (
        meant.get(_bare(word))
        or misspelt(word, known)
        or meant.get(misspelt(word, meant), "")
    )


def respelt(word: str, known: Iterable[str]) -> str:
    """Return the word that differs in case, hyphens, or the order of letters."""
    bare = _bare(word)
    for name in known:
        if bare == _bare(name):
            return name
    for name in known:
        if len(name) > 3 and sorted(_bare(name)) == sorted(bare):
            return name
    return ""


def misspelt(word: str, known: Iterable[str]) -> str:
    """Return the word that differs in a letter or two, or ""."""
    if len(word) > _LONGEST:
        return ""
    import difflib  # 3 ms, and only a faulty source needs it

    names = {_bare(name): name for name in known}
    near = difflib.get_close_matches(_bare(word), names, n=1, cutoff=0.8)
    return names[near[0]] if near else ""


def foreign_hint(key: str) -> str:
    """Return what to do with a source that was written for another tool, or ""."""
    if key not in _FOREIGN:
        return ""
    return (
        f"this is {_FOREIGN[key]} key; here the sections start at the left margin: "
        "basics:, work:, education:, ..."
    )
