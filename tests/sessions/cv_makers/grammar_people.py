"""Random people with random careers: what a CV says, whatever its style."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import NamedTuple

from sessions.cv_makers import grammar_words as words

Month = tuple[int, int]


class Named(NamedTuple):
    """A text as it is printed, and the readings of it that are right."""

    text: str
    readings: tuple[str, ...]


class Job(NamedTuple):
    """A job; `end` is None where it goes on."""

    title: Named
    employer: Named
    place: str
    start: Month
    end: Month | None
    said: list[str]
    prose: str
    aside: str


class School(NamedTuple):
    """A course of study; `expected` where it isn't finished."""

    name: Named
    degree: Named
    place: str
    start: Month
    end: Month
    expected: bool
    notes: list[str]


class Person(NamedTuple):
    """Everything that a CV may say."""

    language: str
    given: str
    family: str
    credential: str
    headline: str
    email: str
    phone: str
    place: Named
    links: list[str]
    personal: list[str]
    summary: str
    jobs: list[Job]
    schools: list[School]
    skills: list[str]


def person(chance: random.Random) -> Person:
    """Return a random person."""
    language = chance.choices(("en", "de", "fr", "es"), (76, 9, 8, 7))[0]
    field = chance.choice(words.FIELDS)
    region = language if language != "en" else chance.choice(("us", "us", "world"))
    given = chance.choice(words.GIVEN[language])
    family = chance.choice(words.FAMILY[language])
    if language == "en" and chance.random() < 0.15:
        given += f" {chance.choice('ABCDEFGHJKLMPRST')}."
    credential = chance.choice(words.CREDENTIALS) * (
        language == "en" and chance.random() < 0.12
    )
    count = chance.choices((1, 2, 3, 4, 5, 6, 8), (6, 18, 28, 22, 14, 8, 4))[0]
    jobs = _jobs(chance, language, field, region, count)
    skills = words.SKILLS[field if language == "en" else language]
    return Person(
        language,
        given,
        family,
        credential,
        _headline(chance, jobs),
        _email(chance, given, family),
        _phone(chance, language, region),
        _home(chance, region),
        _links(chance, given, family),
        chance.sample(words.PERSONAL[language], chance.randint(1, 3)),
        _summary(chance, language),
        jobs,
        _schools(chance, language, region, jobs[-1].start[0], field),
        chance.sample(skills, min(len(skills), chance.randint(4, 10))),
    )


def one(text: str) -> Named:
    """Return a text that has one reading."""
    return Named(text, (text,))


def label(named: Named) -> str | list[str]:
    """Return a text's readings as labels have them."""
    found = list(dict.fromkeys(named.readings))
    return found[0] if len(found) == 1 else found


def _headline(chance: random.Random, jobs: list[Job]) -> str:
    title = re.split(r",| \(", jobs[0].title.text)[0]
    return title if chance.random() < 0.7 else f"{title}{_ASPECT[chance.randrange(4)]}"


_ASPECT = (" | Mentor", " & Team Leader", ", Speaker and Mentor", " · Trainer")


def _ascii(text: str) -> str:
    plain = text.replace("ß", "ss").replace("ı", "i").replace("ø", "o")
    whole = unicodedata.normalize("NFKD", plain)
    return "".join(
        c for c in whole.lower() if c.isascii() and (c.isalpha() or c == " ")
    )


def _email(chance: random.Random, given: str, family: str) -> str:
    first, last = _ascii(given).split()[0], _ascii(family).split()[-1]
    local = chance.choice(
        (
            f"{first}.{last}",
            f"{first[0]}{last}",
            f"{first}_{last}",
            f"{last}{first[0]}8",
        )
    )
    host = chance.choice(
        (
            "example.com",
            "example.org",
            "mail.example",
            "uni.example.edu",
            "post.example",
        )
    )
    return f"{local}@{host}"


_PHONES = {
    "us": ("(555) 555-01##", "555-555-01##", "+1 555 555 01##", "555.555.01##"),
    "world": (
        *("+44 20 7946 0###", "07700 900###", "(+44) 20-7946-0###", "+353 1 555 0###"),
        *("+91 98765 00###", "(+82) 10-5550-0###", "+234 803 555 0###"),
        *("+61 3 5550 1###", "+65 5550 1###", "+31 (0)20 555 0###"),
    ),
    "de": ("+49 221 5550###", "0221 / 5550###", "+49 (0)170 5550###", "0170-5550###"),
    "fr": ("06 55 50 0# ##", "+33 6 55 50 0# ##", "01.55.50.0#.##"),
    "es": ("600 55 0# ##", "+34 600 550 ###", "(+34) 655 00 0# ##"),
}


def _phone(chance: random.Random, language: str, region: str) -> str:
    shape = chance.choice(_PHONES[region])
    return re.sub("#", lambda _: str(chance.randint(0, 9)), shape)


def _home(chance: random.Random, region: str) -> Named:
    city = chance.choice(words.CITIES[region])
    number, roll = chance.randint(1, 240), chance.random()
    if roll > 0.25:
        return one(city)
    if region == "us":
        code = f"{chance.randint(10000, 99899)}"
        street = f"{number} {_stem(chance, 'en')} {chance.choice(_STREETS)}"
        whole = f"{street}, {city} {code}"
        return Named(whole, (whole, city, f"{city} {code}"))
    if region == "world":
        street = f"{number} {_stem(chance, 'en')} {chance.choice(_STREETS)}"
        whole = f"{street}, {city}"
        return Named(whole, (whole, city))
    area = chance.randint(10000, 99899)
    street = {
        "de": f"{_stem(chance, 'de')}straße {number}",
        "fr": f"{number} rue de {_stem(chance, 'fr')}",
        "es": f"Calle {_stem(chance, 'es')}, {number}",
    }[region]
    whole = f"{street}, {area} {city}"
    return Named(whole, (whole, city, f"{area} {city}"))


_STREETS = ("Road", "Street", "St.", "Ave", "Lane", "Drive", "Court")


def _links(chance: random.Random, given: str, family: str) -> list[str]:
    first, last = _ascii(given).split()[0], _ascii(family).split()[-1]
    profiles = (
        f"linkedin.com/in/{first}-{last}",
        f"https://www.linkedin.com/in/{first}{last}",
        f"www.linkedin.com/in/{first}-{last}-{chance.randint(100, 9999)}",
    )
    kinds = (
        chance.choice(profiles),
        f"github.com/{first}{last}",
        f"www.{last}.example",
        f"https://{first}{last}.example",
    )
    return chance.sample(kinds, chance.choices((0, 1, 2), (3, 4, 3))[0])


def _summary(chance: random.Random, language: str) -> str:
    count = chance.randint(1, 3)
    return " ".join(chance.sample(words.SENTENCES[language], count))


def _stem(chance: random.Random, language: str) -> str:
    if language != "en":
        return chance.choice(words.STEMS[language])
    start, end = chance.choice(words.STEM_STARTS), chance.choice(words.STEM_ENDS)
    if start.lower() == end:
        return f"{start}bury"
    return start + end


def _filled(chance: random.Random, pattern: str, language: str, place: str) -> str:
    return pattern.format(
        _stem(chance, language),
        stem=_stem(chance, language),
        city=place.split(",", maxsplit=1)[0],
        saint=chance.choice(words.SAINTS),
    )


def _employer(chance: random.Random, language: str, field: str, place: str) -> Named:
    roll = chance.random()
    if roll < 0.03 and language == "en":
        return one(chance.choice(("Self-employed", "Self-Employed", "Freelance")))
    if language != "en":
        return _company(chance, language, "office")
    if field == "health" and roll < 0.85:
        return one(_filled(chance, chance.choice(words.HOSPITALS), language, place))
    if field == "food" and roll < 0.85:
        return one(_filled(chance, chance.choice(words.EATERIES), language, place))
    if field == "education" and roll < 0.9:
        kind = chance.choice(("university", "university", "school"))
        return _parted(
            _filled(chance, chance.choice(words.SCHOOLS[kind]), language, place)
        )
    if field == "public" and roll < 0.9:
        return _parted(_filled(chance, chance.choice(words.PUBLIC), language, place))
    return _company(chance, language, field)


def _parted(text: str) -> Named:
    """Return a name with its department, which may be left out."""
    return Named(text, (text, *text.split(", ")[:1], *text.split(", ")[1:][-1:]))


def _company(chance: random.Random, language: str, field: str) -> Named:
    stem, coined = _stem(chance, language), chance.choice(words.COINED)
    sectors = words.SECTORS.get(
        language, words.SECTORS.get(field, words.SECTORS["office"])
    )
    sector = chance.choice(sectors)
    surnames = chance.sample(words.SURNAMES, 3)
    legal = chance.choice(words.LEGAL[language])
    if language != "en":
        return chance.choice(
            (
                one(f"{stem} {sector}"),
                Named(f"{stem} {legal}", (f"{stem} {legal}", stem)),
                Named(
                    f"{stem} {sector} {legal}",
                    (f"{stem} {sector} {legal}", f"{stem} {sector}"),
                ),
                one(coined),
                one(f"{sector} {stem}" if language != "de" else f"{stem}-{sector}"),
            )
        )
    whole, base = f"{stem} {sector}, {legal}", f"{stem} {sector}"
    capitals = "".join(chance.choice("ABCDEFGHKLMNPRSTVX") for _ in range(3))
    sold = f"{coined} (acquired by {stem})"
    return chance.choice(
        (
            *(one(coined), one(f"{stem} {sector}"), one(f"{stem} {sector}")),
            Named(whole, (whole, base)),
            Named(f"{stem} {legal}", (f"{stem} {legal}", stem)),
            Named(sold, (sold, coined)),
            one(f"{stem} & {surnames[0]}"),
            one(f"{surnames[0]}, {surnames[1]} & {surnames[2]} LLP"),
            one(f"{surnames[0]} {sector}"),
            one(coined.lower().split()[0]),
            one(f"{capitals} {sector}"),
            one(f"{chance.randint(3, 99)}{stem}"),
            one(f"{coined.split()[0]}.io"),
            one(f"{surnames[0]} Brothers"),
            one(f"The {stem} Group"),
        )
    )


def _jobs(
    chance: random.Random, language: str, field: str, region: str, count: int
) -> list[Job]:
    now = (2024 + chance.randint(0, 1)) * 12 + chance.randint(0, 11)
    pool = words.TITLES[field if language == "en" else language]
    titles = chance.sample(pool, count)
    if chance.random() < 0.3 and count > 2:
        titles[-1] = chance.choice(titles[:-1])
    found = []
    for index, title in enumerate(titles):
        start = now - chance.randint(4, 50)
        end = None if index == 0 and chance.random() < 0.7 else _month(now)
        city = chance.choice(words.CITIES[region])
        employer = _employer(chance, language, field, city)
        if title.startswith(("Founder", "Co-founder")):
            employer = _company(chance, language, field)
        place = city
        if language == "en" and chance.random() < 0.08:
            place = chance.choice(("Remote", "Remote", "Remote (UK)"))
        count_said = chance.choices((0, 1, 2, 3, 4, 6), (1, 3, 6, 6, 3, 1))[0]
        said = [_saying(chance, language) for _ in range(count_said)]
        said = list(dict.fromkeys(said))
        prose = f"{'. '.join(said)}." if said else ""
        bare = re.sub(r" \((Contract|CNA)\)", "", title)
        found.append(
            Job(
                Named(title, (title, bare)),
                employer,
                place,
                _month(start),
                end,
                said,
                prose,
                chance.choice(words.ASIDES[language]) if chance.random() < 0.2 else "",
            )
        )
        now = start - chance.choices((0, 1, 3, 8), (4, 4, 2, 1))[0]
    return found


def _month(months: int) -> Month:
    return months // 12, months % 12 + 1


def _saying(chance: random.Random, language: str) -> str:
    if language != "en":
        return chance.choice(words.DONE[language])
    tail = chance.choice(words.TAILS) if chance.random() < 0.5 else ""
    verbs, objects = chance.choice(tuple(words.DEEDS.items()))
    verb = chance.choice(verbs.split()).replace("%", " ")
    return f"{verb} {chance.choice(objects)}{tail}"


def _schools(
    chance: random.Random, language: str, region: str, before: int, field: str
) -> list[School]:
    count = chance.choices((1, 2, 3), (5, 4, 1))[0]
    year, found = before - chance.randint(0, 1), []
    for index in range(count):
        kind = _kind(chance, language, field, last=index == count - 1)
        years = chance.randint(1, 4)
        place = chance.choice(words.CITIES[region])
        name = _filled(chance, chance.choice(words.SCHOOLS[kind]), language, place)
        expected = index == 0 and chance.random() < 0.05
        end = 2026 if expected else year
        notes = []
        if language == "en" and chance.random() < 0.4:
            notes = chance.sample(words.SCHOOL_NOTES, chance.randint(1, 2))
        found.append(
            School(
                _parted(name),
                _degree(chance, kind, "first" if index == count - 1 else "further"),
                place,
                (end - years, chance.choice((8, 9, 10))),
                (end, chance.choice((5, 6, 7))),
                expected,
                notes,
            )
        )
        year -= years + chance.randint(0, 1)
    return found


def _kind(chance: random.Random, language: str, field: str, *, last: bool) -> str:
    if last and chance.random() < 0.3:
        return "school" if language == "en" else f"{language}-school"
    if language != "en":
        return language
    practical = field in {"food", "trades"}
    return chance.choices(("university", "bootcamp"), (3, 4) if practical else (12, 1))[
        0
    ]


def _degree(chance: random.Random, kind: str, level: str) -> Named:
    if kind != "university":
        return one(chance.choice(words.DEGREES[kind]))
    if chance.random() < 0.25:
        return one(chance.choice(words.DEGREES[f"{level}-whole"]))
    degree = chance.choice(words.DEGREES[level])
    subject = chance.choice(words.SUBJECTS)
    joint = chance.choice(
        (" in ", " in ", " ", ", ") if len(degree) < 12 else (" in ", ", ")
    )
    if degree in {"Diploma", "Bachelor's degree", "Master's degree"}:
        joint = " in "
    text = f"{degree}{joint}{subject}"
    return Named(text, (text, f"{degree} {subject}", f"{degree} in {subject}"))
