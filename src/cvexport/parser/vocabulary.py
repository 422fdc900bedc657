"""The words and patterns by which titles, headings, dates and contacts are recognised.

The parser and the rules of `checks` all ask here.  Some questions are asked more or
less strictly:

- The parser finds what is listed or usual, and invents nothing: `is_job_title`,
  `is_heading`, `section_of`.
- A rule that would report something missing must not raise a false alarm, so it accepts
  all that the parser finds and whatever else may be meant: `may_be_job_title`.
- A rule that reports what other parsers miss asks for their words only:
  `names_section`, `is_listed_title`, `hidden_job_word`, and the tables named after
  OpenResume.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from cvexport.locales import wording
from cvexport.model.dates import MONTHS, OPEN_ENDS, PRESENT, PartialDate
from cvexport.model.sections import SECTIONS
from cvexport.parser import words as nouns
from cvexport.unicode.characters import (
    POSSIBLE_BULLETS,
    SYMBOL_BULLETS,
    TEXT_BULLETS,
    TYPED_BULLETS,
)

# -- jobs and schools

_OPENRESUME = """
    Accountant Administrator Advisor Agent Analyst Apprentice Architect Assistant
    Associate Auditor Bartender Biologist Bookkeeper Buyer Carpenter Cashier CEO
    Clerk Co-op Co-Founder Consultant Coordinator CTO Developer Designer Director
    Driver Editor Electrician Engineer Extern Founder Freelancer Head Intern Janitor
    Journalist Laborer Lawyer Lead Manager Mechanic Member Nurse Officer Operator
    Operation Photographer President Producer Recruiter Representative Researcher
    Sales Server Scientist Specialist Supervisor Teacher Technician Trader Trainee
    Treasurer Tutor Vice VP Volunteer Webmaster Worker
"""
OPENRESUME_JOB_WORDS = frozenset(_OPENRESUME.split())
"""The 69 words of OpenResume, extract-work-experience, JOB_TITLES.

It compares whole words, and capitals too."""

_JOB_WORDS = frozenset(_OPENRESUME.casefold().split()) | nouns.TITLES
_JOB_ENDING = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|ant|eer|man|woman|person)s?")
_LETTERS = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(
    r",|\s(?:of|in|for|at|de|du|des|en|für|im|bei|und|et|y|and|&|/|-|\N{EN DASH})\s"
    r"|\sd['\N{RIGHT SINGLE QUOTATION MARK}]"
)
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")


def is_job_title(text: str) -> bool:
    """Return whether a listed word of a text names a job."""
    found = _words(text)
    return not _JOB_WORDS.isdisjoint(found) or any(
        map(nouns.GERMAN_TITLE.fullmatch, found)
    )


def title_score(text: str) -> int:
    """Return how much a short text reads like a title: 0, or 1, or 2 at its head.

    The head of a title is its last word, the first one in French and Spanish, or the
    one before "of", "in" or a comma.
    """
    if not is_job_title(text):
        return 0
    parts = _HEAD.split(text.casefold(), maxsplit=1)[0].split("(")[0]
    words = parts.split()
    return 2 if words and any(map(is_job_title, (words[0], words[-1]))) else 1


def employer_score(text: str) -> int:
    """Return how much a short text reads like an employer: 0, or 1 or 2."""
    words = _words(text)
    last = re.sub(r"\W", "", text.casefold().split()[-1]) if text.split() else ""
    if len(words) > 1 and last in nouns.FIRMS:
        return 2
    if len(words) > 1 and not nouns.FIRMS.isdisjoint(words[1:]):
        return 2
    if title_score(text) < 2 and (
        not nouns.ORGANISATIONS.isdisjoint(words) or names_school(text)
    ):
        return 1
    return 0


def names_degree(text: str) -> bool:
    """Return whether a text has a word, or an abbreviation, for a degree."""
    if nouns.DEGREE.search(text):
        return True
    return not nouns.DEGREES.isdisjoint(_words(text))


def may_be_job_title(text: str) -> bool:
    """Return whether a text has a listed job word, or a word that ends like one.

    The endings also fit words such as "Leicester", so only a rule asks for them.
    """
    return is_job_title(text) or any(map(_JOB_ENDING.fullmatch, _words(text)))


def hidden_job_word(text: str) -> str:
    """Return the first of OpenResume's job words that is there but that it misses.

    It misses "Engineer," for the comma and "engineer" for the small letter.
    """
    if not OPENRESUME_JOB_WORDS.isdisjoint(text.split()):
        return ""
    words = {word.casefold(): word for word in OPENRESUME_JOB_WORDS}
    return next((words[word] for word in _words(text) if word in words), "")


def names_school(text: str) -> bool:
    """Return whether a text has a word for a school."""
    found = _words(text)
    return not nouns.SCHOOLS.isdisjoint(found) or any(
        map(nouns.SCHOOL_ENDING.fullmatch, found)
    )


def _words(text: str) -> list[str]:
    """Return the words in small letters; hyphenated ones also as a whole, and first."""
    folded = text.casefold()
    return [*_HYPHENATED.findall(folded), *_LETTERS.findall(folded)]


# -- section headings

OPENRESUME_HEADING_WORD = re.compile(
    "experience|education|project|skill|job|course|extracurricular|objective|summary"
    "|award|honor"
)
"""What OpenResume, group-lines-into-sections, starts a section at in small letters."""

_OTHER_HEADINGS = {
    "contact": ("contact",),
    "achievements": ("achievement",),
    "activities": ("activit", "extracurricular"),
    "courses": ("course", "coursework"),
    "qualifications": ("qualification",),
    "training": ("training",),
}
"""Beginnings of words in headings that parsers list for no standard section."""

_UNLISTED = {
    "work": ("career", "role", "position"),
    "skills": ("competenc", "expertise", "technologies"),
    "profiles": ("profiles", "links"),
}
"""Usual words that are found here, although other parsers don't list them: measured,
OpenResume, GATE and simple-resume-parser all fail on "Career"."""

_BESIDE = """
    academic additional and areas background community computer core current
    earlier executive former further general information it key main me my of other
    outside past personal previous prior professional recent record relevant selected
    side social soft technical volunteer
"""
_COMPANIONS = frozenset(_BESIDE.split())
"""Words beside those, no heading by themselves: "Volunteer" is a job title."""

_NO_HEADINGS = frozenset({"social work"})
"""Subjects of study whose words would make a heading."""

_ENDING = "(?:s|al|e|es|y|ies|ing|sets?|[cs]es?|icates?|ications?)?"
"""Of a word in a heading: "Workday" and "Linksys" are companies."""

_FIRST = ("profiles", "summary", "volunteer")
"""Sections that win over the others: "Employment objective", "Volunteer experience"."""

_HEADING = re.compile(r"[^\W\d_]+(?:(?: & | and |[ /&]|, )[^\W\d_]+){0,4}:?")
_NO_HEADING = re.compile(r"[\d|]|: ")
_LONGEST_HEADING = 50


@functools.cache
def _heading_words() -> dict[str, re.Pattern[str]]:
    """Return the pattern of the words for each section, the most telling first."""
    keys = dict.fromkeys((*_FIRST, *SECTIONS))
    found = {key: (*SECTIONS[key].words, *_UNLISTED.get(key, ())) for key in keys}
    found |= _OTHER_HEADINGS
    return {key: _pattern(words) for key, words in found.items() if words}


@functools.cache
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(beginnings)}){_ENDING}")


def section_of(title: str, language: str = "en") -> str:
    """Return the key of the section that a heading names, "" where it names none.

    The keys are those of SECTIONS, "contact", and others for headings that parsers
    know but read nothing from.
    """
    folded = _folded(title)
    if key := _titles(wording.words(language).language).get(folded):
        return key
    if key := nouns.listed_heading(folded) or nouns.own_words(folded):
        return key
    words = _LETTERS.findall(folded)
    return next(
        (
            key
            for key, pattern in _heading_words().items()
            if any(map(pattern.fullmatch, words))
        ),
        "",
    )


def section_in_any_language(title: str) -> str:
    """Return what `section_of` does, for the titles of cvexport in 42 languages."""
    return _all_titles().get(_folded(title), "") or section_of(title)


def is_title_in_any_language(title: str) -> bool:
    """Return whether cvexport gives a section this title in some language."""
    return _folded(title) in _all_titles()


@functools.cache
def _all_titles() -> dict[str, str]:
    from cvexport.locales import languages

    found: dict[str, str] = {}
    for tag in languages.tags():
        for title, key in _titles(tag).items():
            found.setdefault(title, key)
    return found


def names_section(title: str, key: str) -> bool:
    """Return whether an English title has a word that parsers list for a section.

    A parser that looks for one section at a time finds it by any of its words, even
    where `section_of` returns another section; and it has no unlisted words.
    """
    beginnings = _OTHER_HEADINGS.get(key) or SECTIONS[key].words
    words = _LETTERS.findall(_folded(title))
    return bool(beginnings) and any(map(_pattern(beginnings).fullmatch, words))


def is_listed_title(title: str) -> bool:
    """Return whether an English title has a word that parsers list for any section."""
    return any(names_section(title, key) for key in _heading_words())


def is_heading(text: str, language: str = "en") -> bool:
    """Return whether a line is a heading, listed or in words of one's own."""
    return bool(nouns.own_words(_folded(text))) or _is_listed(text, language)


def _is_listed(text: str, language: str = "en") -> bool:
    """Return whether a line is a heading that parsers list, in small letters or not.

    Every word has to belong to such a heading: "Project Nine" is none, though
    OpenResume takes it for one.  Of a language other than English only the titles that
    cvexport itself uses are known.
    """
    folded = _folded(text)
    if folded in _titles(wording.words(language).language):
        return True
    if nouns.listed_heading(folded):
        return True
    if len(text) > _LONGEST_HEADING or not _HEADING.fullmatch(text):
        return False
    if text.casefold() in _NO_HEADINGS:
        return False
    others = [word for word in _LETTERS.findall(text) if not _is_companion(word)]
    return bool(others) and all(map(_is_heading_word, others))


def is_known_title(text: str) -> bool:
    """Return whether other parsers know a line as a heading, in any language.

    Words of one's own, such as "My journey", are known here alone.
    """
    title = text.strip().strip("#*_ ").rstrip(":")
    if len(title) > 2 * _LONGEST_HEADING:
        return False
    return _is_listed(title) or is_title_in_any_language(title)


def is_heading_in_capitals(text: str) -> bool:
    """Return whether a line looks like a heading: capitals, at most five words.

    OpenResume asks for bold as well, which a text can't show; so a single short word
    is more likely an employer such as BBC.
    """
    if not text.isupper() or len(text) > _LONGEST_HEADING or _NO_HEADING.search(text):
        return False
    words = text.split()
    return len(words) <= 5 and (len(words) > 1 or len(text) > 4)


@functools.cache
def _titles(tag: str) -> dict[str, str]:
    """Return the section of each title in a language, as it is and in capitals.

    The capitals are folded too: Turkish and Greek ones don't fold to the title.
    """
    if tag == "en":
        return {}
    return {
        _folded(typed): key
        for key, title in wording.words(tag).sections.items()
        for typed in (title, wording.capitals(title, tag))
    }


def _folded(text: str) -> str:
    return text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rstrip(":")


def _is_companion(word: str) -> bool:
    return word.casefold() in _COMPANIONS


@functools.lru_cache(maxsize=1024)
def _is_heading_word(word: str) -> bool:
    folded = word.casefold()
    return any(pattern.fullmatch(folded) for pattern in _heading_words().values())


# -- dates

YEAR = r"(?:19|20)\d\d"
"""Four digits: parsers lose `Aug '19`."""

MONTH = rf"(?:{'|'.join(sorted(MONTHS, reverse=True))})\.?"
"""In full or abbreviated, so that "mayor 2019" is no date."""

_DATE = (
    rf"(?:{MONTH},?\s+|(?:spring|summer|autumn|fall|winter)\s+|(?:0?[1-9]|1[0-2])[/.])?"
    rf"{YEAR}(?:-(?:0[1-9]|1[0-2])(?![\d-]))?(?:/\d\d(?!\d))?"
)
_OPEN_END = rf"(?:{'|'.join(sorted(OPEN_ENDS, reverse=True))})"
_DASH = (
    r"\s*(?:[-\N{EN DASH}\N{EM DASH}\N{FIGURE DASH}\N{MINUS SIGN}]|\bto\b|\buntil\b)\s*"
)
"""`Mon YYYY`, `Month YYYY`, `MM/YYYY`, `YYYY-MM`, `YYYY` or a season, and an open end
(GATE's date rules; OpenResume, extract-resume-from-sections/lib/common-features)."""

SHORT_YEAR = r"['\N{RIGHT SINGLE QUOTATION MARK}]\d\d\b"
"""A year of two digits, in a date."""

MONTH_AND_SHORT_YEAR = re.compile(rf"\b{MONTH} ?{SHORT_YEAR}", re.IGNORECASE)
"""A year of two digits in a text, where "the class of '19" is no date."""


@functools.cache
def _period(tag: str) -> re.Pattern[str]:
    date, open_end = _DATE, _OPEN_END
    if tag != "en":
        date = f"(?:{'|'.join(_dates(tag))}|{_DATE})"
        present = wording.date_text(PRESENT, wording.words(tag))
        open_end = f"(?:{_quoted(present)}|{_OPEN_END})"
    return re.compile(
        rf"(?<![\w/.'-])(?P<start>{date})(?:{_DASH}(?P<end>{date}|{open_end}))?(?![\w/-])",
        re.IGNORECASE,
    )


def _dates(tag: str) -> list[str]:
    """Return the patterns of a month of a year, December first, and of a year."""
    year = 2000
    texts = (
        _quoted(wording.date_text(PartialDate(year, month), words))
        for month in range(12, -1, -1)
        for words in (wording.words(tag), wording.words(tag, "numeric"))
    )
    return [text.replace(str(year), YEAR) for text in texts]


def _quoted(text: str) -> str:
    """Return the pattern of a text, whatever its apostrophes."""
    quotes = "['\N{RIGHT SINGLE QUOTATION MARK}\N{HEBREW PUNCTUATION GERESH}]"
    return re.sub(quotes, quotes, re.escape(text))


def period_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a period, with groups `start` and `end`.

    It fits dates in English, and as cvexport writes them in a language.
    """
    return _period(wording.words(language).language)


_READ = ("de", "fr", "es")
"""Languages whose dates the parser knows in any CV."""


@functools.cache
def reading_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a period as people write it, with `start` and `end`.

    It fits whatever `period_pattern` does; days and months in four languages and in the
    one given; `since 2019`; and the placeholder `20XX`, which says no date.
    """
    from cvexport.locales import languages

    tags = dict.fromkeys((*_READ, wording.words(language).language))
    tables = [languages.table(tag) for tag in tags if tag != "en"]
    names = set(MONTHS)
    ends, dashes = set(OPEN_ENDS) | _MORE_ENDS, {"to", "until", "till", "through"}
    starts = {"since", "from"}
    completed = {text.casefold() for text in _COMPLETED}
    for table in tables:
        known = table.get("dates", {})
        names |= {name.casefold().rstrip(".") for name in known.get("months", ())}
        names |= {name.casefold() for group in known.get("names", ()) for name in group}
        reading = table.get("reading", {})
        ends |= {text.casefold() for text in reading.get("present", ())}
        ends.add(table.get("words", {}).get("present", PRESENT).casefold())
        dashes |= {text.casefold() for text in reading.get("to", ())}
        starts |= {text.casefold() for text in reading.get("since", ())}
    month = rf"(?:{_any(names)})\b\.?"
    year = r"(?:(?:19|20)\d\d|20xx)"
    after = "|".join(rf"(?<={_quoted(text)} )" for text in sorted(starts | completed))
    before_day = rf"(?:(?<![^\W\d_] )(?<!\. )|{after})"
    season = r"(?:spring|summer|autumn|fall|winter|sommer|herbst|frühjahr|été|hiver)"
    date = (
        rf"(?:(?:{before_day}[0-3]?\d\.?\s)?{month}(?:\s[0-3]?\d(?=,))?(?:,|\sdel?\b)?\s*"
        rf"|{season}\s|(?:[0-3]?\d\s?[/.]\s?)?(?:0?[1-9]|1[0-2])\s?[/.]\s?"
        rf"|(?:0?[1-9]|1[0-2])/[0-3]?\d/)?"
        rf"{year}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\d-]|\.\d))?(?:/\d\d(?!\d))?"
    )
    year_first = rf"{year}\s{month}(?!\s?[\d'\N{{RIGHT SINGLE QUOTATION MARK}}])"
    date = rf"(?:{year_first}|{date}|{month}\s?{SHORT_YEAR})"
    own = period_pattern(language).pattern
    own_date = own[own.index("(?P<start>") + 10 :].split(f")(?:{_DASH}")[0]
    if own_date != _DATE:
        date = f"(?:{own_date}|{date})"
    dash = (
        r"\s*(?:\t|[-~\N{EN DASH}\N{EM DASH}\N{FIGURE DASH}\N{MINUS SIGN}]{1,3}"
        rf"|(?<=\s)(?:{_any(dashes)})(?=\s))\s*"
    )
    return re.compile(
        rf"(?<![\w/.'-])(?:(?:{_any(starts)})\s+|(?P<done>{_any(completed)}):?\s+)?"
        rf"(?P<start>{date}|{month}(?={dash}{date}))"
        rf"(?:{dash}(?P<end>{date}|(?:{_any(ends)})\b))?(?![\w/-])",
        re.IGNORECASE,
    )


_COMPLETED = (
    *("graduated", "graduated in", "graduation", "graduating", "completed", "awarded"),
    *("expected", "expected graduation", "graduation expected", "anticipated"),
    *("expected in", "exp.", "class of", "conferred", "obtained", "finished in"),
    *("abschluss", "abgeschlossen", "voraussichtlich", "obtenu en", "diplômé en"),
    *("diplômée en", "promotion", "graduado en", "graduada en", "finalizado en"),
    *("titulado en", "previsto", "hasta", "bis", "jusqu'en", "until"),
)
"""Words before the day when something ended, of which no start is given."""

_MORE_ENDS = {"date", "present day", "the present", "current role"}


def _any(texts: Iterable[str]) -> str:
    return "|".join(
        _quoted(text).replace(r"\ ", r"\s+")
        for text in sorted(texts, key=lambda each: (-len(each), each))
    )


def is_period(text: str, language: str = "en") -> bool:
    """Return whether a text is a date or a period, in parentheses or not, and no more.

    "mayor 2019" is none.
    """
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return bool(period_pattern(language).fullmatch(text))


# -- contacts

EMAIL = re.compile(
    # Vowel signs of Indic scripts are no word characters to `re`.
    r"[^\s@,;:|<>()\[\]\"]{1,64}@[\w\u0900-\u109f-]{1,63}(?:\.[\w\u0900-\u109f-]{1,63})+"
)
"""An e-mail address.  `composition.markup`, the Markdown exporter and the bidirectional
order have grammars of their own for it: what a sentence links, what CommonMark does."""

LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w-])(?:[\w-]{1,63}\.){1,9}[^\W\d_]{2,63}/\S*",
    re.IGNORECASE,
)
"""An address with a scheme, `www.` or a path (OpenResume, extract-profile)."""

DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,}")
"""A domain, which is an address where nothing is beside it."""

FEWEST_DIGITS, MOST_DIGITS = 7, 15
"""Of a phone number: fewer can't be dialled from elsewhere, and ITU-T E.164 allows no
more."""

_PHONE = re.compile(
    r"(?<![\w/.])(?:\(\+\d{1,3}\)[ -]?)?\+?\(?\d"
    r"[\d ().\N{NO-BREAK SPACE}/\-\u2010-\u2013]{5,20}\d(?![\w/])"
)
_DATED = re.compile(
    rf"\(?(?:\d{{1,2}}[./-]){{0,2}}{YEAR}(?!\d)\s*(?:[-\u2010-\u2013/]|$)"
    rf"|.*(?<!\d){YEAR}\D{{1,4}}{YEAR}(?!\d)"
)
"""How dates begin, such as `2019-08`, `08/2019` or `31.08.2019`; and two years."""


def is_phone(text: str) -> bool:
    """Return whether a text is a phone number and no more."""
    return bool(_PHONE.fullmatch(text)) and _is_phone(text)


def phones(text: str) -> Iterator[str]:
    """Yield the phone numbers in a text; numbers that look like dates are none."""
    return filter(_is_phone, (match[0] for match in _PHONE.finditer(text)))


def _is_phone(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return FEWEST_DIGITS <= digits <= MOST_DIGITS and not _DATED.match(text)


def has_contact(text: str) -> bool:
    """Return whether a text has an e-mail address or a phone number."""
    return bool(EMAIL.search(text)) or any(phones(text))


# -- bullets

BULLETS = f"{TEXT_BULLETS}\N{MIDDLE DOT}"
"""What is a bullet even alone on a line, beside those of symbol fonts."""

_ARROWS = "»\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}>→▸►❖✦★☆✧➔⇒~"
"""What people take for bullets beside those, where a blank follows."""

TYPED_BULLET = re.compile(
    rf"^\s*[{TYPED_BULLETS}{POSSIBLE_BULLETS}{TEXT_BULLETS}{SYMBOL_BULLETS}{_ARROWS}]"
    r"(?:\s+|$)"
)
"""A bullet at the start of a line, and the blanks around it."""

SPACED_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
"""A word with a blank after each letter."""
