"""Every rule for sources finds its fault, where it is, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cvexport.checks import check_source
from cvexport.checks.rule import Finding, SourceView
from cvexport.checks.source import RULES
from cvexport.model.dates import PartialDate
from cvexport.source import traced
from helpers.places import ROOT, SOURCES

TODAY = PartialDate(2026, 11, 22)


class Case(NamedTuple):
    """A source in which a rule finds a fault, in a line, and a similar sound one."""

    rule: str
    line: int
    faulty: str
    sound: str


def basics(*lines: str) -> str:
    return "basics:\n" + "".join(f"  {line}\n" for line in lines)


PERSON = ("name: Fulvia Allwright", "email: fulvia@fabelhafen.zz")
HEAD = basics(*PERSON)
"""Three lines; what is added starts with the fourth."""

JOB = f"""\
{HEAD}work:
  - name: Omnia Works
    position: Engineer
    startDate: 2019-08
"""
"""Seven lines; what is added starts with the eighth."""


def more(text: str) -> str:
    return f"{HEAD}{text}\n"


def job(text: str) -> str:
    """Return a job of seven lines with more keys below it."""
    return JOB + "".join(f"    {line}\n" for line in text.split("\n"))


def bullet(text: str) -> str:
    """Return a job with a bullet in line 9."""
    return job(f'highlights:\n  - "{text}"')


KEPT = "export: {emoji: true}\n"


def titled(title: str) -> str:
    """Return a job with its title in line 6."""
    return JOB.replace("position: Engineer", f"position: {title}")


def ended(*periods: str) -> str:
    """Return jobs with different employers, one to a line from the fifth."""
    lines = (
        f"  - {{name: Firm {letter}, position: Engineer, {period}}}\n"
        for letter, period in zip("ABCDE", periods, strict=False)
    )
    return f"{HEAD}work:\n{''.join(lines)}"


CASES = (
    # contacts
    Case(
        "no-contact",
        2,
        basics("name: Fulvia Allwright"),
        basics(*PERSON),
    ),
    Case(
        "no-email",
        2,
        basics("name: Fulvia Allwright", "phone: +44 1632 960001"),
        basics("name: Fulvia Allwright", "profiles: ['mailto:fulvia@fabelhafen.zz']"),
    ),
    Case(
        "doubled-contact",
        3,
        basics("name: Fulvia Allwright", "email: f@fabelhafen.zz, g@fabelhafen.zz"),
        basics("name: Fulvia Allwright", "email: f@fabelhafen.zz"),
    ),
    Case(
        "doubled-contact",
        4,
        basics(*PERSON, "profiles: ['mailto:f@fabelhafen.zz']"),
        basics(*PERSON, "profiles: ['https://social.zz/@fulvia@fabelhafen.zz']"),
    ),
    Case(
        "doubled-contact",
        6,
        basics(
            *PERSON,
            "url: https://www.allwright.zz",
            "profiles:",
            "  - {network: Blog, url: http://allwright.zz/}",
        ),
        basics(
            *PERSON,
            "url: https://www.allwright.zz",
            "profiles:",
            "  - {network: Blog, url: http://allwright.zz/blog}",
        ),
    ),
    Case(
        "malformed-email",
        3,
        basics("name: Fulvia Allwright", "email: fulvia(at)fabelhafen.zz"),
        basics("name: Fulvia Allwright", "email: fulvia.o'all+cv@mail.fabelhafen.zz"),
    ),
    Case(
        "malformed-email",
        3,
        basics("name: Fulvia Allwright", "email: Fulvia <fulvia@fabelhafen.zz>"),
        basics("name: Fulvia Allwright", "email: φουλβία@φαμπελ.zz"),
    ),
    Case(
        "malformed-phone",
        4,
        basics(*PERSON, "phone: 'mobile: +44 1632 960001'"),
        basics(*PERSON, "phone: +44 (0)1632 960-001 ext. 12"),
    ),
    Case(
        "malformed-phone",
        4,
        basics(*PERSON, "phone: 960 01"),
        basics(*PERSON, "phone: 960 0123"),
    ),
    Case(
        "malformed-phone",
        4,
        basics(*PERSON, "phone: +44 1632 960001 / +44 1632 960002"),
        basics(*PERSON, "phone: +44.1632.960.001"),
    ),
    Case(
        "single-word-name",
        2,
        basics("name: Fulvia", "email: fulvia@fabelhafen.zz"),
        basics("name: 架空太郎", "email: fulvia@fabelhafen.zz"),
    ),
    Case(
        "profile-without-address",
        5,
        basics(*PERSON, "profiles:", "  - {network: Forge, username: fulvia}"),
        basics(*PERSON, "profiles:", "  - {network: Forge, url: forge.zz/fulvia}"),
    ),
    Case(
        "hidden-address",
        9,
        bullet("Wrote [a book](https://allwright.zz/book)"),
        bullet("Wrote [allwright.zz/book](https://www.allwright.zz/book/)"),
    ),
    Case(
        "hidden-address",
        4,
        basics(*PERSON, "summary: 'Write [to me](mailto:me@fabelhafen.zz)'"),
        basics(*PERSON, "summary: 'Write [to me](mailto:fulvia@fabelhafen.zz)'"),
    ),
    Case(
        "hidden-address",
        9,
        bullet("Wrote [a book](allwright.zz/book)"),
        bullet("Called `[a book](https://allwright.zz/book)`"),
    ),
    Case(
        "hidden-address",
        9,
        bullet("Wrote [a book](https://allwright.zz/book)"),
        job('url: allwright.zz/book\nsummary: "[A book](https://allwright.zz/book)"'),
    ),
    Case(
        "unread-location",
        4,
        basics(*PERSON, "location: {region: Fabelland, countryCode: US}"),
        basics(*PERSON, "location: {region: FL, countryCode: US}"),
    ),
    Case(
        "unread-location",
        4,
        basics(*PERSON, "location: {region: Fabelland, country: United States}"),
        basics(*PERSON, "location: {region: Fabelland, country: United Fables}"),
    ),
    Case(
        "reserved-address",
        3,
        basics("name: Fulvia Allwright", "email: fulvia@example.org"),
        basics("name: Fulvia Allwright", "email: example@examples.org"),
    ),
    Case(
        "reserved-address",
        4,
        basics(*PERSON, "url: https://fulvia.example.com/cv"),
        basics(*PERSON, "url: https://fabelhafen.zz/example.com"),
    ),
    # headings
    Case(
        "renamed-section",
        9,
        JOB + "sections:\n  - work: Career\n",
        JOB + "sections:\n  - work: Work History\n",
    ),
    Case(
        "unknown-section",
        5,
        more("sections:\n  - {title: Odds, bullets: [Juggles]}"),
        more("sections:\n  - {title: Volunteer Work, bullets: [Juggles]}"),
    ),
    Case(
        "unknown-section",
        5,
        more("sections:\n  - {title: Odds, bullets: [Juggles]}"),
        more(
            "export: {language: de}\nsections:\n"
            "  - {title: Sonstiges, bullets: [Jongliert]}"
        ),
    ),
    Case(
        "long-section-title",
        5,
        more("sections:\n  - {title: Awards of any kind, bullets: [Best]}"),
        more("sections:\n  - {title: Awards & Honours, bullets: [Best]}"),
    ),
    Case(
        "long-section-title",
        5,
        more("sections:\n  - {title: 'Projects: other', bullets: [Kite]}"),
        more("sections:\n  - {title: Other Projects, bullets: [Kite]}"),
    ),
    Case(
        "name-like-heading",
        5,
        more("projects:\n  - name: MAP"),
        more("projects:\n  - {name: MAP, startDate: 2012}"),
    ),
    Case(
        "name-like-heading",
        5,
        more("projects:\n  - name: Project Nine"),
        more("projects:\n  - name: Project Number Nine"),
    ),
    Case(
        "title-like-heading",
        6,
        titled("Project Manager"),
        titled("Senior Project Manager"),
    ),
    # jobs
    Case(
        "incomplete-job",
        5,
        more("work:\n  - {position: Engineer, startDate: 2019-08}"),
        more("work:\n  - {name: Omnia, position: Engineer, startDate: 2019-08}"),
    ),
    Case(
        "incomplete-job",
        5,
        more("work:\n  - {name: Omnia, date: Summer 2019}"),
        more("work:\n  - {name: Omnia, position: Engineer, date: Summer 2019}"),
    ),
    Case(
        "incomplete-job",
        6,
        more("work:\n  - name: Omnia\n    positions: [{position: Engineer}]"),
        more(
            "work:\n  - name: Omnia\n    startDate: 2019-08\n"
            "    positions: [{position: Engineer}]"
        ),
    ),
    Case("digits-in-title", 6, titled("Engineer 2"), titled("Engineer II")),
    Case(
        "long-title",
        6,
        titled("Senior Engineer for All Other Things"),
        titled("Senior Engineer for Other Things"),
    ),
    Case(
        "hidden-job-word",
        6,
        titled("'Engineer, Platform'"),
        titled("'Lead Engineer, Platform'"),
    ),
    Case(
        "hidden-job-word",
        6,
        titled("Developer/Owner"),
        titled("Developer / Boss"),
    ),
    Case("hidden-job-word", 6, titled("SENIOR ENGINEER"), titled("Engineer")),
    Case("unknown-title", 6, titled("Various roles"), titled("Sous Chef")),
    Case(
        "unknown-title",
        6,
        titled("Various roles"),
        titled("Varia") + "export: {language: la}\n",
    ),
    # periods
    Case(
        "unread-dates",
        5,
        ended("startDate: Aug. '19, endDate: 2020-01"),
        ended("startDate: Aug. 2019, endDate: 2020-01"),
    ),
    Case(
        "unread-dates",
        5,
        ended("startDate: present, endDate: 2020-01"),
        ended("startDate: 2020-01, endDate: present"),
    ),
    Case(
        "unread-date-text",
        5,
        ended("date: now and then"),
        ended("date: now and then since 2019"),
    ),
    Case(
        "unread-date-text",
        5,
        ended('date: "Summer, 2019"'),
        ended('date: "Summer 2019"'),
    ),
    Case(
        "unread-date-text",
        5,
        ended("date: Aug '19 to 2020"),
        ended("date: Summer 2019 to 2020"),
    ),
    Case(
        "mixed-dates",
        6,
        ended(
            "startDate: 2019-08, endDate: 2020-01", "startDate: 2018, endDate: 2019-07"
        ),
        ended("startDate: 2019, endDate: 2020", "startDate: 2018, endDate: 2019"),
    ),
    Case(
        "mixed-dates",
        6,
        ended(
            "startDate: 2019-08, endDate: 2020-01", "startDate: 2018, endDate: 2019-07"
        ),
        ended("startDate: 2019-08, endDate: 2020-01")
        + "education: [{institution: Academy, startDate: 2015, endDate: 2019}]\n",
    ),
    Case(
        "reversed-dates",
        5,
        ended("startDate: 2020-01, endDate: 2019-08"),
        ended("startDate: 2019-08, endDate: 2019-08"),
    ),
    Case(
        "reversed-dates",
        5,
        ended("startDate: 2020-01-31, endDate: 2020-01-01"),
        ended("startDate: 2020-01-01, endDate: 2020-01-31"),
    ),
    Case(
        "future-dates",
        5,
        ended("startDate: 2026-12"),
        ended("startDate: 2026-11"),
    ),
    Case(
        "future-dates",
        5,
        ended("startDate: 2026, endDate: 2027"),
        ended("startDate: 2026, endDate: 2026"),
    ),
    Case(
        "future-dates",
        5,
        more("awards:\n  - {title: Golden Whole, date: 2027-01}"),
        more("education:\n  - {institution: Academy, startDate: 2025, endDate: 2028}"),
    ),
    Case(
        "implausible-dates",
        5,
        more("education:\n  - {institution: Academy, startDate: 2019, endDate: 2079}"),
        more("education:\n  - {institution: Academy, startDate: 2019, endDate: 2029}"),
    ),
    Case(
        "implausible-dates",
        5,
        ended("startDate: 1019-08, endDate: 2020-01"),
        ended("startDate: 1969-08, endDate: 2020-01"),
    ),
    Case(
        "no-end",
        6,
        ended("startDate: 2020-01", "startDate: 2019-08"),
        ended("startDate: 2020-01", "startDate: 2019-08, endDate: present"),
    ),
    Case(
        "overlapping-positions",
        8,
        more(
            "work:\n  - name: Omnia\n    positions:\n"
            "      - {position: Head, startDate: 2019-08}\n"
            "      - {position: Engineer, startDate: 2018-01, endDate: 2019-12}"
        ),
        more(
            "work:\n  - name: Omnia\n    positions:\n"
            "      - {position: Head, startDate: 2019-08}\n"
            "      - {position: Engineer, startDate: 2018-01, endDate: 2019-08}"
        ),
    ),
    Case(
        "overlapping-positions",
        6,
        ended("startDate: 2019-01", "startDate: 2018-01, endDate: present").replace(
            "Firm B", "Firm A"
        ),
        ended("startDate: 2019", "startDate: 2018, endDate: 2019").replace(
            "Firm B", "Firm A"
        ),
    ),
    Case(
        "jobs-out-of-order",
        6,
        ended(
            "startDate: 2018-01, endDate: 2019-07",
            "startDate: 2019-08, endDate: 2020-01",
        ),
        ended(
            "startDate: 2018-01, endDate: 2021-07",
            "startDate: 2019-08, endDate: 2020-01",
        ),
    ),
    Case(
        "gap-between-jobs",
        5,
        ended(
            "startDate: 2020-09, endDate: 2021-01",
            "startDate: 2018-01, endDate: 2019-07",
        ),
        ended(
            "startDate: 2020-08, endDate: 2021-01",
            "startDate: 2018-01, endDate: 2019-07",
        ),
    ),
    Case(
        "gap-between-jobs",
        5,
        ended(
            "startDate: 2020-09, endDate: 2021-01",
            "startDate: 2018-01, endDate: 2019-07",
        ),
        ended(
            "startDate: 2020-09, endDate: 2021-01",
            "startDate: 2018-01, endDate: 2019-07",
        )
        + "education: [{institution: Academy, startDate: 2019-09, endDate: 2020-07}]\n",
    ),
    # prose
    Case("emoji", 9, bullet("Shipped it 🚀") + KEPT, bullet("Shipped it 漢字")),
    Case("emoji", 9, bullet("Loved it ❤️") + KEPT, bullet("Loved it – “twice”, 20 °C")),
    Case("symbols", 9, bullet("Grew 1 → 40"), bullet("Grew 1 – 40, ≥ 90 %")),
    Case("symbols", 9, bullet("★★★☆☆ Python"), bullet("Python™ 3½ • C#")),
    Case("styled-letters", 9, bullet("Ｂold moves"), bullet("𝗕𝗼𝗹𝗱 moves, Жирные")),
    Case("styled-letters", 9, bullet("Ｗｉｄｅ"), bullet("Straße")),
    Case(
        "letter-spacing",
        2,
        basics("name: F u l v i a", "email: fulvia@fabelhafen.zz"),
        basics("name: F U L Allwright", "email: fulvia@fabelhafen.zz"),
    ),
    Case(
        "drawn-table",
        9,
        bullet("Python | Lua | C | Go"),
        bullet("Python | Lua, or `a || b || c`"),
    ),
    Case("drawn-table", 9, bullet("| a | b |"), bullet("cat a | grep b")),
    Case(
        "capitals",
        9,
        bullet("MADE THINGS FASTER EVERYWHERE"),
        bullet("HTML, CSS, SQL, AWS, GCP, NATO"),
    ),
    Case(
        "placeholder",
        9,
        bullet("Lorem ipsum dolor sit amet"),
        bullet("Wrote a TODO list app in two days"),
    ),
    Case("placeholder", 9, bullet("Cut costs by [number] %"), bullet("Cut it [1]")),
    Case("placeholder", 9, bullet("Cut costs by XXX %"), bullet("Ran Bowl XX")),
    Case("placeholder", 9, bullet("TODO: more"), bullet("More to do: [x] and <a>")),
    Case(
        "placeholder",
        2,
        basics("name: Your Name", "email: fulvia@fabelhafen.zz"),
        basics("name: Youri Namer", "email: fulvia@fabelhafen.zz"),
    ),
    Case("long-bullet", 9, bullet("abcd " * 60 + "e"), bullet("abcd " * 60)),
    Case(
        "long-paragraph",
        4,
        basics(*PERSON, f"summary: {'abcd ' * 120}e"),
        basics(*PERSON, f'summary: "{"abcd " * 120}\\n\\n{"abcd " * 120}"'),
    ),
    Case(
        "many-bullets",
        9,
        job("highlights:\n" + "\n".join(["  - made it"] * 13)),
        job("highlights:\n  - title: Made\n    items: [" + "made it, " * 12 + "]"),
    ),
)

every_case = pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.rule}-{index}" for index, case in enumerate(CASES)]
)


def found(data: bytes) -> list[Finding]:
    reading, places = traced(data)
    return check_source(SourceView(reading.resume, TODAY), "cv.yaml", places)


def findings(source: str) -> list[tuple[int, str]]:
    return [(each.line, each.rule) for each in found(source.encode())]


@every_case
def test_a_fault_is_found_by_its_rule_only(case: Case) -> None:
    assert [(case.line, case.rule)] == findings(case.faulty)


@every_case
def test_a_rule_accepts_what_is_similar_to_its_fault(case: Case) -> None:
    assert [] == findings(case.sound)


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == {rule.id for rule in RULES}


def test_an_ignored_rule_finds_nothing() -> None:
    reading, places = traced(basics("name: Fulvia").encode())
    view = SourceView(reading.resume, TODAY)

    assert ["single-word-name"] == [
        each.rule for each in check_source(view, "cv.yaml", places, ["no-contact"])
    ]


def test_findings_in_the_cv_of_the_project_are_true() -> None:
    source = (ROOT / "cv.yaml").read_text(encoding="utf-8")
    lines = ("", *source.splitlines())

    assert [
        ("  name: Kura", "single-word-name"),
        ("      - title: Engineering leadership within the role", "many-bullets"),
        ("          - mVIP: >-", "long-bullet"),
        ("    position: Various roles/positions", "unknown-title"),
        ("  - name: ServiceWanted", "incomplete-job"),
        ("  - title: Social Links", "unknown-section"),
    ] == [(lines[line], rule) for line, rule in findings(source)]


CLEAN = f"""\
{HEAD}  phone: (555) 555-0123
  url: allwright.zz
  summary: Designer with 8+ years in B2B, R, C & D3; 50% faster, 3x the revenue.
  location: {{city: Fabelhafen, region: FL, countryCode: US}}
  profiles: [https://forge.zz/fulvia]
work:
  - name: HSBC
    position: Senior Product Designer
    startDate: 2021-03
    endDate: present
    highlights:
      - "A/B tests on 10+ pages (C#, .NET, Node.js | React) – 40 % more"
  - name: NASA
    positions:
      - {{position: VP of Design, startDate: 2019-01, endDate: 2021-03}}
      - {{position: Team Lead, startDate: 2016-06, endDate: 2019-01}}
  - name: Freelance
    position: Illustrator
    startDate: 2014-10
    endDate: 2016-06
education:
  - institution: University of Somewhere
    studyType: BA
    area: Graphic Design
    startDate: 2010
    endDate: 2014
certificates:
  - {{name: PMP, date: 2020, endDate: 2030}}
languages: {{English: Native, Polish: Fluent}}
references: [Available on request]
sections:
  - work: Professional Experience
  - title: Hobbies
    paragraphs: [Chess]
"""


def test_an_ordinary_cv_has_no_findings() -> None:
    assert [] == findings(CLEAN)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "every-section",
            ["reserved-address", "profile-without-address", "mixed-dates"],
        ),
        (
            "like-the-official-sample",
            ["reserved-address", "unread-location", "hidden-job-word"],
        ),
        ("exported-by-a-site", ["no-contact"]),
        ("names-of-europe", ["no-contact", "mixed-dates"]),
    ],
)
def test_an_invented_cv_raises_no_false_alarm(name: str, expected: list[str]) -> None:
    data = (SOURCES / "jsonresume" / f"{name}.json").read_bytes()

    assert expected == [each.rule for each in found(data)]


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in (*SOURCES.glob("*.yaml"), *SOURCES.glob("jsonresume/*.json"))
        if path.stem != "broken"
    ],
    ids=lambda path: path.stem,
)
def test_a_finding_has_a_place_a_reason_and_a_remedy_without_full_stops(
    path: Path,
) -> None:
    for each in found(path.read_bytes()):
        assert each.line > 0
        assert each.why
        assert each.remedy
        assert not each.why.endswith(".")
        assert not each.remedy.endswith(".")
