"""The labelled CVs, and how much of them the parser reads.

Each file has its labels beside it, `cv.pdf` in `cv.pdf.yaml`.  Files are read as
`cvexport check --show --file` reads them.  `python tests/helpers/labelled.py` prints
the scores; names of files choose some and print what is wrong in them, and a path of
a folder has that folder scored instead.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import cvexport
from cvexport.errors import ResumeError
from cvexport.parser import ParsedCV

FOLDER = Path(__file__).parents[1] / "labelled"
TUNING, HELD_OUT = FOLDER / "tuning", FOLDER / "held_out"
KINDS = (
    *("titles", "employers", "dates", "schools", "degrees", "studied"),
    *("names", "headlines", "contacts"),
)
"""What is counted; "studied" are the dates of schools."""

_MONTHS = (
    "jan ene",
    "feb fev",
    "mar mrz mae",
    "apr abr avr",
    "may mai",
    "jun juin",
    "jul juil",
    "aug ago aou",
    "sep",
    "oct okt",
    "nov",
    "dec dez dic",
)
_MONTH = {
    word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()
}
_NOW = re.compile(
    r"present|now|current|today|ongoing|date|heute|jetzt|aktuell|laufend|aujourd|jour"
    r"|actual|presente|hoy|cours|since|seit|depuis|desde"
)
Label = str | list[str]
"""What is printed, or each of the readings that are right."""


class Score(NamedTuple):
    """How much is right, of how much, by kind; false jobs; what is wrong."""

    right: Counter[str]
    total: Counter[str]
    false_jobs: int
    wrong: tuple[str, ...]


class _Fact(NamedTuple):
    kind: str
    label: Label
    value: str
    agrees: bool


class _School(NamedTuple):
    name: str = ""
    degree: str = ""
    start: str = ""
    end: str = ""


class _Job(NamedTuple):
    title: str
    employer: str
    start: str
    end: str


def labels_of(path: Path) -> Path:
    """Return where the labels of a file are."""
    return path.with_name(f"{path.name}.yaml")


def files(folder: Path) -> list[Path]:
    """Return the labelled files of a folder."""
    return sorted(p for p in folder.iterdir() if labels_of(p).exists())


def score(path: Path) -> Score:
    """Return how much of a file's labels the parser reads."""
    labels = yaml.safe_load(labels_of(path).read_text("utf-8"))
    try:
        found = cvexport.parse(
            path.read_bytes(), path.suffix[1:], labels.get("language", "en")
        )
    except ResumeError:
        found = cvexport.parse(b"", "txt")
    return compared(labels, found)


def compared(labels: dict[str, Any], found: ParsedCV) -> Score:
    """Return how much of the labels was found."""
    facts = [*_job_facts(labels, found), *_school_facts(labels, found)]
    facts += _person_facts(labels, found)
    wrong = [
        f"{fact.kind}: {fact.label!r}, found {fact.value!r}"
        for fact in facts
        if not fact.agrees
    ]
    jobs = _jobs(found)
    false = len(jobs) - len(_matched(labels["jobs"], jobs))
    wrong += [f"false jobs: {false}"] * bool(false)
    right = Counter(fact.kind for fact in facts if fact.agrees)
    return Score(right, Counter(fact.kind for fact in facts), false, tuple(wrong))


def _job_facts(labels: dict[str, Any], found: ParsedCV) -> Iterator[_Fact]:
    for label, job in _pairs(labels["jobs"], found):
        for kind, key, value in (
            ("titles", "title", job.title),
            ("employers", "employer", job.employer),
        ):
            yield _Fact(kind, label[key], value, same(label[key], value))
        if label["start"] or label["end"]:
            yield _period("dates", label, job.start, job.end)


def _school_facts(labels: dict[str, Any], found: ParsedCV) -> Iterator[_Fact]:
    schools = [_School(*each[:4]) for each in found.education]
    for label in labels["education"]:
        best = _best_school(label, schools)
        if best in schools:
            schools.remove(best)
        name, degree = label["institution"], label["degree"]
        yield _Fact("schools", name, best.name, same(name, best.name))
        if degree:
            yield _Fact("degrees", degree, best.degree, same(degree, best.degree))
        if label["start"] or label["end"]:
            yield _period("studied", label, best.start, best.end)


def _person_facts(labels: dict[str, Any], found: ParsedCV) -> Iterator[_Fact]:
    name, headline = labels["name"], labels["headline"]
    yield _Fact("names", name, found.name, _same_name(name, found.name))
    if headline:
        agrees = same(headline, found.headline)
        yield _Fact("headlines", headline, found.headline, agrees)
    for label, value, agrees in _contacts(labels, found):
        yield _Fact("contacts", label, value, agrees)


def _period(kind: str, label: dict[str, Any], start: str, end: str) -> _Fact:
    wanted = (str(label["start"]), str(label["end"]))
    dates = (normal_date(start), normal_date(end))
    agrees = dates[0] in _starts(*wanted) and dates[1] in _ends(*wanted)
    return _Fact(kind, " to ".join(wanted), " to ".join(dates), agrees)


def _starts(start: str, end: str) -> tuple[str, ...]:
    """Return what may be read as a start: an end alone may be taken for both."""
    return (start,) if start else ("", end)


def _ends(start: str, end: str) -> tuple[str, ...]:
    """Return what may be read as an end: "since 2019" and "Summer 2019" print none."""
    return {"open": ("", "present"), "single": ("", start)}.get(end, (end,))


def _contacts(
    labels: dict[str, Any], found: ParsedCV
) -> Iterator[tuple[Label, str, bool]]:
    """Yield the e-mail address, phone, place and links that a file has."""
    if label := labels["email"]:
        yield label, found.email, same(label, found.email)
    if label := labels["phone"]:
        yield label, found.phone, _digits(label) == _digits(found.phone)
    if label := labels["place"]:
        yield label, found.place, same(label, found.place)
    links = [_link(link) for link in found.links]
    for label in labels["links"]:
        yield label, ", ".join(found.links), _link(label) in links


def same(label: Label, value: str) -> bool:
    """Return whether a text is a label but for case, spaces and punctuation."""
    return folded(value) in map(folded, _readings(label))


def _same_name(label: Label, value: str) -> bool:
    """Return whether a name is the same, its surname first or last."""
    words = sorted(map(folded, value.split()))
    names = _readings(label)
    return same(label, value) or words in [
        sorted(map(folded, n.split())) for n in names
    ]


def _readings(label: Label) -> list[str]:
    return label if isinstance(label, list) else [label]


def folded(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in whole if char.isalnum())


def normal_date(text: str) -> str:
    """Return a printed date as YYYY-MM, YYYY, "present", or as it is."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if not plain.strip():
        return ""
    year = re.search(r"(?<!\d)((?:19|20)(?:\d\d|xx))(?!\d)", plain)
    if not year:
        if short := re.search(r"['’](\d\d)(?!\d)", plain):
            return f"20{short[1]}{_month_of(plain)}"
        return "present" if _NOW.search(plain) else text.strip()
    return f"{year[1].upper()}{_month_of(plain)}"


def _month_of(plain: str) -> str:
    """Return the month of a date, as -MM, or nothing."""
    number = re.search(r"(?<!\d)(0?[1-9]|1[0-2])[./-](?:19|20)\d\d", plain)
    number = number or re.search(r"(?:19|20)\d\d[./-](0?[1-9]|1[0-2])(?!\d)", plain)
    if number:
        return f"-{int(number[1]):02}"
    for word in re.findall(r"[a-z]+", plain):
        month = _MONTH.get(word[:4]) or _MONTH.get(word[:3])
        if month:
            return f"-{month:02}"
    return ""


def _jobs(found: ParsedCV) -> list[_Job]:
    return [_Job(job.title, job.employer, job.start, job.end) for job in found.jobs]


def _pairs(
    labels: list[dict[str, Any]], found: ParsedCV
) -> Iterator[tuple[dict[str, Any], _Job]]:
    """Yield each labelled job with the parsed one that is most like it."""
    jobs = _jobs(found)
    matched = _matched(labels, jobs)
    for index, label in enumerate(labels):
        yield label, jobs[matched[index]] if index in matched else _Job("", "", "", "")


def _matched(labels: list[dict[str, Any]], jobs: list[_Job]) -> dict[int, int]:
    """Return the parsed job of each labelled one, the likest pairs first."""
    likeness = {
        (i, j): _likeness(labels[i], jobs[j])
        for i, j in product(range(len(labels)), range(len(jobs)))
    }
    matched: dict[int, int] = {}
    for i, j in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if likeness[i, j] and i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def _likeness(label: dict[str, Any], job: _Job) -> int:
    """Return how alike two jobs are: a fact that is right counts twice."""
    facts = ((label["title"], job.title), (label["employer"], job.employer))
    points = sum(2 * same(*fact) or _overlap(*fact) for fact in facts)
    start = str(label["start"])
    return points + 2 * bool(start and start == normal_date(job.start))


def _overlap(label: Label, value: str) -> bool:
    one, other = folded(_readings(label)[0]), folded(value)
    return bool(one and other) and (one in other or other in one)


def _best_school(label: dict[str, Any], schools: Sequence[_School]) -> _School:
    def likeness(each: _School) -> int:
        facts = ((label["institution"], each.name), (label["degree"], each.degree))
        return sum(2 * same(*fact) or _overlap(*fact) for fact in facts)

    best = max(schools, key=likeness, default=_School())
    return best if likeness(best) else _School()


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _link(text: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?", "", text.strip().casefold()).rstrip("/")


def report(names: Sequence[str] = ()) -> str:
    """Return a table of the scores: a row for each file, then all of a folder."""
    lines: list[str] = []
    folders = [Path(name) for name in names if Path(name).is_dir()]
    names = [name for name in names if not Path(name).is_dir()]
    for folder in folders or (TUNING, HELD_OUT):
        chosen = [p for p in files(folder) if not names or p.name in names]
        scores = {path.name: score(path) for path in chosen}
        if not scores:
            continue
        lines += [
            "",
            f"{folder.name}: {len(scores)} files",
            _row("", KINDS, "false jobs"),
        ]
        for name, each in scores.items():
            lines.append(_scored(name, each))
            lines += [f"    {line}" for line in each.wrong if names]
        lines.append(_scored("all", _sum(list(scores.values()))))
        lines.append(_shares(_sum(list(scores.values()))))
    return "\n".join(lines[1:])


def _sum(scores: Sequence[Score]) -> Score:
    right = sum((each.right for each in scores), Counter[str]())
    total = sum((each.total for each in scores), Counter[str]())
    return Score(right, total, sum(each.false_jobs for each in scores), ())


def _scored(name: str, each: Score) -> str:
    cells = [f"{each.right[kind]}/{each.total[kind]}" for kind in KINDS]
    return _row(name, cells, str(each.false_jobs))


def _shares(each: Score) -> str:
    cells = [f"{each.right[kind] / max(each.total[kind], 1):.1%}" for kind in KINDS]
    return _row("", cells, "")


def _row(name: str, cells: Sequence[str], last: str) -> str:
    return f"{name:<36}" + "".join(f"{cell:>11}" for cell in (*cells, last))


if __name__ == "__main__":
    sys.stdout.write(f"{report(sys.argv[1:])}\n")
