"""Invented people with invented careers, drawn with a seed: the same for each seed."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

_POOLS = Path(__file__).parent / "invented_people.toml"
_END = 2025


class Job(NamedTuple):
    """A job; dates are (year, month), `end` is None where it goes on."""

    title: str
    employer: str
    place: str
    start: tuple[int, int]
    end: tuple[int, int] | None
    bullets: list[str]


class School(NamedTuple):
    """A course of study, as in `Job`."""

    institution: str
    degree: str
    place: str
    start: tuple[int, int]
    end: tuple[int, int]


class Person(NamedTuple):
    """Everything that a CV says."""

    name: str
    headline: str
    email: str
    phone: str
    place: str
    links: list[str]
    summary: str
    jobs: list[Job]
    schools: list[School]
    skills: list[str]


def pools() -> dict[str, Any]:
    """Return the words by language, then by field of work."""
    return tomllib.loads(_POOLS.read_text("utf-8"))


def person(number: int, language: str, field: str, jobs: int) -> Person:
    """Return the invented person of a number, who works in a field."""
    words = pools()[language]
    work, chance = words[field], random.Random(f"{number} {language} {field}")
    name = words["names"][number % len(words["names"])]
    handle = _handle(name)
    titles = chance.sample(work["titles"], min(jobs, len(work["titles"])))
    return Person(
        name,
        titles[0].split(",")[0],
        f"{handle}@{chance.choice(('example.com', 'example.org', 'mail.example'))}",
        chance.choice(words["phones"]),
        chance.choice(words["homes"]),
        [
            f"linkedin.com/in/{handle.replace('.', '-')}",
            f"{handle.split('.')[-1]}.example",
        ],
        _summary(language, titles[0], chance),
        list(_jobs(chance, words, work, titles)),
        list(_schools(chance, words, work, jobs)),
        chance.sample(work["skills"], min(5, len(work["skills"]))),
    )


def _handle(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ş", "s"))
    letters = "".join(c for c in plain if c.isalpha() or c == " ").lower().split()
    ascii_only = [w.encode("ascii", "ignore").decode() for w in letters if w != "dr"]
    return f"{ascii_only[0]}.{ascii_only[-1]}"


def _summary(language: str, title: str, chance: random.Random) -> str:
    years = chance.randint(4, 15)
    return {
        "en": f"{title} with {years} years of experience in small and large teams, "
        "known for clear writing and calm under pressure.",
        "de": f"{title} mit {years} Jahren Erfahrung in kleinen und großen Betrieben.",
        "fr": f"{title}, {years} ans d'expérience dans des équipes de toutes tailles.",
        "es": f"{title} con {years} años de experiencia en equipos de todo tamaño.",
    }[language]


def _jobs(chance: random.Random, words: Any, work: Any, titles: list[str]) -> list[Job]:
    year, month = _END, chance.randint(1, 12)
    employers = chance.sample(words["employers"], len(titles))
    bullets = work["bullets"] * 9
    chance.shuffle(bullets)
    said_per_job = (4, 7) if len(titles) > 4 else (1, 3)
    jobs = []
    for index, (title, employer) in enumerate(zip(titles, employers, strict=True)):
        months = chance.randint(9, 52)
        total = year * 12 + month - 1 - months
        start = (total // 12, total % 12 + 1)
        end = None if index == 0 and chance.random() < 0.75 else (year, month)
        said = [bullets.pop() for _ in range(chance.randint(*said_per_job))]
        place = chance.choice(words["places"])
        jobs.append(Job(title, employer, place, start, end, list(dict.fromkeys(said))))
        total -= chance.randint(0, 3)
        year, month = total // 12, total % 12 + 1
    return jobs


def _schools(chance: random.Random, words: Any, work: Any, jobs: int) -> list[School]:
    year = _END - 4 * jobs + chance.randint(0, 2)
    count = chance.randint(1, 2)
    found = []
    for degree, school in zip(
        chance.sample(work["degrees"], count),
        chance.sample(words["schools"], count),
        strict=True,
    ):
        years = chance.randint(2, 4)
        place = chance.choice(words["places"][:6])
        found.append(School(school, degree, place, (year - years, 9), (year, 6)))
        year -= years
    return found
