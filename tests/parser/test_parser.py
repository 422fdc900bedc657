"""What a form is filled with, from our files and those of other programs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cvexport
from cvexport.model.resume import Basics, Resume, Work
from cvexport.parser import ParsedCV, ParsedJob, ParsedProject, parse
from cvexport.parser.comparison import ComparedField, compare
from cvexport.readback import extracted
from helpers.fixtures import resume
from helpers.places import SOURCES

FORMATS = ("txt", "md", "docx", "pdf")
"""What people hand in; an HTML page labels its fields itself."""
every_format = pytest.mark.parametrize("name", FORMATS)

JSON = (
    *("byte-order-mark", "dates", "escaped", "every-section", "exported-by-a-site"),
    *("html", "like-the-official-sample", "minified", "names-of-europe", "nulls"),
    *("tabs", "unknown-keys", "version-0.0", "windows-line-ends"),
)
ALL = ("cv", "full", "long", "unicode", *JSON)


@cache
def source(name: str) -> Resume:
    if name in JSON:
        return cvexport.read(
            (SOURCES / "jsonresume" / f"{name}.json").read_bytes()
        ).resume
    return resume(name).resume


@cache
def text(name: str, suffix: str) -> str:
    document = cvexport.compose(source(name))
    data = cvexport.export(document, suffix, source(name).export)
    return extracted(data, suffix)


def rows(name: str, suffix: str) -> tuple[ComparedField, ...]:
    return compare(parse(text(name, suffix)), source(name))


# -- the project's own CV


@every_format
def test_every_field_of_the_cv_agrees_in_every_format(name: str) -> None:
    found = rows("cv", name)

    assert [] == [row for row in found if not row.agrees]
    assert 107 == len(found)


@every_format
def test_the_head_of_the_cv_is_parsed(name: str) -> None:
    found = parse(text("cv", name))

    assert "Kura" == found.name
    assert "" == found.headline
    assert "hire@kura.gg" == found.email
    assert "" == found.phone
    assert "London, United Kingdom" == found.place
    assert ("kura.gg", "github.com/kura") == found.links


JOBS = [
    ("BBC", "Engineer", "Aug 2019", "Present"),
    ("Contactor/Consultant", "Various roles/positions", "Jan 2015", "Aug 2019"),
    ("DreamHost", "Cloud Architect Contractor", "Oct 2014", "Jan 2015"),
    ("Tangent Plc", "Lead Systems Engineer", "Aug 2009", "May 2014"),
    ("Tobias & Tobias", "Senior PHP & Python Developer", "Apr 2007", "Aug 2009"),
    ("ServiceWanted", "", "", ""),
]
PROJECTS = [
    ("wikmd", "Contributor", "", ""),
    ("MAP", "Architect, Lead Engineer & Lead Developer", "2012", "2014"),
    ("Blackhole", "Lead Developer", "", ""),
    ("Yarg", "Lead Developer", "", ""),
    ("Pelican", "Contributor", "", ""),
    ("vagrant-bash-completion", "Developer", "", ""),
]
SERVICE_WANTED = (
    "Developed PHP web applications and handled general Dev Ops scripts/tasks using"
    " Python."
)


@every_format
def test_each_job_of_the_cv_has_its_employer_title_and_dates(name: str) -> None:
    jobs = parse(text("cv", name)).jobs

    assert JOBS == [(each.employer, each.title, each.start, each.end) for each in jobs]


@every_format
def test_each_bullet_of_the_cv_is_an_item_of_its_job(name: str) -> None:
    jobs = parse(text("cv", name)).jobs

    assert [29, 1, 1, 9, 1, 1] == [len(job.text) for job in jobs]
    assert (SERVICE_WANTED,) == jobs[-1].text
    assert "Used VMWare templates and the VMWare API." == jobs[3].text[5]


@every_format
def test_each_project_of_the_cv_has_its_role_and_dates(name: str) -> None:
    found = parse(text("cv", name)).projects

    assert PROJECTS == [tuple(each[:4]) for each in found]


@every_format
def test_each_skill_of_the_cv_is_an_item(name: str) -> None:
    skills = parse(text("cv", name)).skills

    assert 9 == len(skills)
    assert "Linux: Debian/Ubuntu, RHEL/CentOS" == skills[3]


# -- the other sources

ESSENTIAL = ("name", "headline", "e-mail", "phone", "place", "link", "job")
UNKNOWABLE = {
    # Neither a date in free text nor a missing employer can be seen in the text.
    ("full", "pdf"): ["job 4: title", "job 4: start"],
    ("full", "docx"): ["job 4: title", "job 4: start"],
}


@pytest.mark.parametrize("suffix", ["txt", "pdf", "docx"])
@pytest.mark.parametrize("name", ALL)
def test_name_contacts_and_jobs_agree(name: str, suffix: str) -> None:
    differing = [
        row.field
        for row in rows(name, suffix)
        if not row.agrees
        and row.field.startswith(ESSENTIAL)
        and ": text" not in row.field
    ]

    assert UNKNOWABLE.get((name, suffix), []) == differing


def share(found: Iterable[ComparedField]) -> float:
    agreeing = [row.agrees for row in found]
    return sum(agreeing) / len(agreeing)


FLOORS = {"txt": 0.998, "md": 0.98, "docx": 0.996, "pdf": 0.996}
"""Lowest in Markdown, where a custom heading looks like any other line."""


@every_format
def test_nearly_all_fields_of_ordinary_sources_agree(name: str) -> None:
    assert share(row for each in ALL for row in rows(each, name)) > FLOORS[name]


@every_format
def test_most_fields_of_odd_and_hostile_sources_agree(name: str) -> None:
    paths = (*SOURCES.glob("jsonresume/*.json"), SOURCES / "hostile.yaml")
    found: list[ComparedField] = []
    for path in paths:
        read = cvexport.read(path.read_bytes()).resume
        try:
            data = cvexport.export(cvexport.compose(read), name, read.export)
        except cvexport.MissingGlyphs:
            continue
        found += compare(parse(extracted(data, name)), read)

    assert share(found) > 0.9


# -- files of other programs


def jobs(found: ParsedCV) -> list[tuple[str, str, str, str]]:
    return [(each.employer, each.title, each.start, each.end) for each in found.jobs]


def test_a_title_above_its_employer_and_dates_on_the_right() -> None:
    found = parse("""Ada Example
Senior Software Engineer
ada@example.com | (555) 010-0199 | Springfield, IL | linkedin.com/in/ada

Professional Experience
Senior Software Engineer                         Jan 2020 - Present
Example Corp, Springfield, IL
• Built the thing that everybody
  uses every day
• Ran it
Software Engineer                                Mar 2016 - Dec 2019
Sample LLC, Shelbyville, IL
• Tested it

Education
BSc Computer Science                             2012 - 2016
University of Springfield
""")

    assert "Senior Software Engineer" == found.headline
    assert "(555) 010-0199" == found.phone
    assert "Springfield, IL" == found.place
    assert ("linkedin.com/in/ada",) == found.links
    assert [
        ("Example Corp", "Senior Software Engineer", "Jan 2020", "Present"),
        ("Sample LLC", "Software Engineer", "Mar 2016", "Dec 2019"),
    ] == jobs(found)
    assert (
        "Built the thing that everybody uses every day",
        "Ran it",
    ) == found.jobs[0].text
    assert [("University of Springfield", "BSc Computer Science", "2012", "2016")] == [
        tuple(each[:4]) for each in found.education
    ]


def test_dots_between_title_employer_place_and_dates() -> None:
    found = parse("""BEN SAMPLE
Berlin, Germany · ben@example.org · +49 30 123456 · https://ben.example.org

PROFILE
Product manager with ten years of practice.

WORK EXPERIENCE
Product Manager · Muster GmbH · Berlin · 03/2018 – Present
– Led a team of five
– Shipped twice a year
Analyst · Beispiel AG · 2014 – 02/2018
– Counted

SKILLS
Roadmaps, SQL, Figma
""")

    assert "BEN SAMPLE" == found.name
    assert "Berlin, Germany" == found.place
    assert "+49 30 123456" == found.phone
    assert ("https://ben.example.org",) == found.links
    assert "Product manager with ten years of practice." == found.summary
    assert [
        ("Muster GmbH", "Product Manager", "03/2018", "Present"),
        ("Beispiel AG", "Analyst", "2014", "02/2018"),
    ] == jobs(found)
    assert ("Led a team of five", "Shipped twice a year") == found.jobs[0].text
    assert ("Roadmaps, SQL, Figma",) == found.skills


def test_dates_on_their_own_line_below() -> None:
    found = parse("""Cleo Fiction

Email: cleo@example.net
Phone: 020 7946 0958
Website: cleo.example.net

Employment History

Fiction Hospital
Head Nurse
June 2015 – Present
Looked after forty beds.

Nowhere Clinic
Nurse
May 2010 – June 2015
Looked after twenty beds.
""")

    assert "cleo@example.net" == found.email
    assert "020 7946 0958" == found.phone
    assert ("cleo.example.net",) == found.links
    assert [
        ("Fiction Hospital", "Head Nurse", "June 2015", "Present"),
        ("Nowhere Clinic", "Nurse", "May 2010", "June 2015"),
    ] == jobs(found)
    assert ("Looked after twenty beds.",) == found.jobs[1].text


DAN = [
    ("Imaginary Ltd", "Lead Developer", "2019", "Present"),
    ("Made Up Inc.", "Developer", "2015", "2019"),
]


def test_dates_on_their_own_line_above() -> None:
    found = parse("""Dan Invented
dan@example.com

EXPERIENCE
2019 – Present
Lead Developer
Imaginary Ltd
* Led
2015 – 2019
Developer
Made Up Inc.
* Developed
""")

    assert DAN == jobs(found)


def test_dates_in_a_column_on_the_left() -> None:
    found = parse("""Dan Invented
EXPERIENCE
2019 – Present   Lead Developer, Imaginary Ltd
- Led
2015 – 2019   Developer, Made Up Inc.
- Developed
""")

    assert DAN == jobs(found)


def test_a_title_at_an_employer_and_dates_in_parentheses() -> None:
    found = parse("""Eve Unreal
Contact: eve@example.com
Experience:
Designer at Studio Nil (Feb 2021 - Present)
• Drew
Intern at Atelier Zero (2019 - 2020)
• Watched
""")

    assert "eve@example.com" == found.email
    assert [
        ("Studio Nil", "Designer", "Feb 2021", "Present"),
        ("Atelier Zero", "Intern", "2019", "2020"),
    ] == jobs(found)


def test_an_employer_with_its_place_above_a_title_with_dates() -> None:
    found = parse("""Finn Made-Up
London, UK
finn@example.com
EXPERIENCE
Acme Example Ltd    London, UK
Backend Engineer    Sept 2018 – Present
• Cut costs.
• Cut more costs.
Other Example Ltd    Leeds, UK
Engineer    Jan 2016 – Aug 2018
• Wrote code.
""")

    assert "London, UK" == found.place
    assert [
        ("Acme Example Ltd", "Backend Engineer", "Sept 2018", "Present"),
        ("Other Example Ltd", "Engineer", "Jan 2016", "Aug 2018"),
    ] == jobs(found)
    assert [("London, UK",), ("Leeds, UK",)] == [job.details for job in found.jobs]


def test_dates_with_their_duration() -> None:
    found = parse("""Gina Pretend
Data Scientist at Pretend
Experience
Pretend
Data Scientist
January 2020 - Present (3 years 2 months)
Lisbon
Models of models.
Makebelieve
Junior Data Scientist
June 2017 - December 2019 (2 years 7 months)
Porto
""")

    assert "Data Scientist at Pretend" == found.headline
    assert [
        ("Pretend", "Data Scientist", "January 2020", "Present"),
        ("Makebelieve", "Junior Data Scientist", "June 2017", "December 2019"),
    ] == jobs(found)
    assert ("Models of models.",) == found.jobs[0].text


def test_paragraphs_without_bullets_and_dates_after_a_tab() -> None:
    found = parse("""Hal Fable
hal@example.com, 555-123-4567, Austin, TX
Objective
To tell tales.
Work Experience
Storyteller, Fable Inc.\tAug 2019 – Present
Told 40 tales a week
Trained two apprentices
Writer, Legend LLC\tMay 2015 – Jul 2019
Wrote 12 legends
""")

    assert "hal@example.com" == found.email
    assert "555-123-4567" == found.phone
    assert "Austin, TX" == found.place
    assert "To tell tales." == found.summary
    assert [
        ("Fable Inc.", "Storyteller", "Aug 2019", "Present"),
        ("Legend LLC", "Writer", "May 2015", "Jul 2019"),
    ] == jobs(found)
    assert ("Told 40 tales a week", "Trained two apprentices") == found.jobs[0].text


def test_one_contact_a_line_and_a_school_on_one_line_with_its_degree() -> None:
    found = parse("""Ottilie Fallow
ottilie@example.org
020 7946 0000
Fabelhafen
SKILLS
Workflows
EDUCATION
University of Nowhere, Diploma, 2012
""")

    assert "Fabelhafen" == found.place
    assert "" == found.headline
    assert [("University of Nowhere", "Diploma", "", "2012")] == [
        tuple(each[:4]) for each in found.education
    ]


def test_bullets_on_their_own_lines_and_page_numbers() -> None:
    found = parse(
        "Ivy Story\nEXPERIENCE\nSaga Ltd 2019 - 2021\nEngineer\n•\nDid one\n•\nDid two"
        "\nPage 1 of 2\nMyth Ltd 2017 - 2019\nEngineer\n•\nDid three\n"
    )

    assert [("Did one", "Did two"), ("Did three",)] == [job.text for job in found.jobs]


def test_lines_broken_by_a_hyphen_are_joined_without_a_blank() -> None:
    found = parse(
        "Ivy Story\nEXPERIENCE\nSaga Ltd 2019 - 2021\nEngineer\n• Made a multi-\nhour"
    )

    assert ("Made a multi-hour",) == found.jobs[0].text


def test_an_employer_named_like_a_section_is_no_heading() -> None:
    found = parse("Jo Tale\nEXPERIENCE\nProject Nine\nEngineer\n2019 - 2020\n")

    assert [("Project Nine", "Engineer", "2019", "2020")] == jobs(found)


def test_a_year_in_a_sentence_starts_no_job() -> None:
    found = parse(
        "Jo Tale\nWork\nEXPERIENCE\nNine Ltd   2019 - 2020\nEngineer\n"
        "Moved all servers to Windows 2012\nWas there from 2012 - 2014.\n"
    )

    assert 1 == len(found.jobs)


def test_a_two_digit_year_is_a_date_after_a_month_alone() -> None:
    found = parse("Jo Tale\nEXPERIENCE\nNine Ltd\nEngineer\nAug '19 - Present\n")
    other = parse("Jo Tale\nEXPERIENCE\nNine Ltd\nEngineer\n'19 - '21\n")

    assert [("Aug '19", "Present")] == [(job.start, job.end) for job in found.jobs]
    assert [""] == [job.start for job in other.jobs]


def test_an_empty_text_has_no_fields() -> None:
    empty = ParsedCV("", "", "", "", "", (), "", (), (), (), (), ())

    assert empty == parse("")
    assert empty == parse(" \n\x0c\n")


LIKELY = st.sampled_from(
    [
        *(
            "EXPERIENCE",
            "Skills",
            "Projects",
            "EDUCATION",
            "• ",
            "- ",
            "|",
            "\n",
            "\n\n",
        ),
        *("2019 - Present", "Aug 2019", "Engineer", "BBC", "a@b.c", "+44 20 7946 0958"),
        *("x.org/y", ": ", ", ", "   ", "\t", ".", "Page 1 of 2", "London, UK", "\x02"),
    ]
)


@given(st.text() | st.lists(LIKELY | st.text(max_size=5)).map("".join))
def test_any_text_can_be_parsed(garbage: str) -> None:
    found = parse(garbage)

    assert found == parse(garbage)
    assert found.name == found.name.strip()


@pytest.mark.parametrize("char", ["a", ".", "-", " ", "1", "a.", "1 ", "A, ", "(", "|"])
def test_long_lines_without_an_end_are_parsed(char: str) -> None:
    """A pattern that takes quadratic time would take minutes here."""
    line = char * 20_000
    found = parse(f"{line}\n{line}\nEXPERIENCE\n{line}\n" * 3)

    assert len(found.name) <= len(line)


# -- beside the source

NOTHING = parse("")


def test_values_that_differ_in_case_blanks_dashes_and_quotes_agree() -> None:
    found = NOTHING._replace(name="ANA  “Example”-Sample")
    source = Resume(basics=Basics(name='Ana "Example"–Sample'))

    assert (
        ComparedField(
            "name", 'Ana "Example"–Sample', "ANA  “Example”-Sample", agrees=True
        ),
    ) == compare(found, source)


def test_what_the_file_lacks_or_adds_does_not_agree() -> None:
    found = NOTHING._replace(email="ana@example.org")
    source = Resume(basics=Basics(name="Ana"))

    assert (
        ComparedField("name", "Ana", "", agrees=False),
        ComparedField("e-mail", "", "ana@example.org", agrees=False),
    ) == compare(found, source)


def test_a_lost_job_does_not_shift_the_others() -> None:
    job = ParsedJob("Engineer", "Beta", "2012", "2014", (), ())
    source = Resume(
        work=(
            Work(name="Alpha", position="Tester", start_date="2014", end_date="2015"),
            Work(name="Beta", position="Engineer", start_date="2012", end_date="2014"),
        )
    )
    found = compare(NOTHING._replace(jobs=(job,)), source)

    assert {
        "job 1: employer": False,
        "job 1: title": False,
        "job 1: start": False,
        "job 1: end": False,
        "job 2: employer": True,
        "job 2: title": True,
        "job 2: start": True,
        "job 2: end": True,
    } == {row.field: row.agrees for row in found if row.field.startswith("job")}


def test_a_lost_bullet_does_not_shift_the_others() -> None:
    source = cvexport.read(
        b"basics: {name: Ana}\n"
        b"work: [{name: Beta, position: Engineer, highlights: [One, '**Two**', Three]}]"
    ).resume
    job = ParsedJob("Engineer", "Beta", "", "", (), ("One", "Three"))
    found = compare(NOTHING._replace(jobs=(job,)), source)

    assert [
        ComparedField("job 1: text 1", "One", "One", agrees=True),
        ComparedField("job 1: text 2", "Two", "", agrees=False),
        ComparedField("job 1: text 3", "Three", "Three", agrees=True),
    ] == [row for row in found if ": text" in row.field]


def test_a_swapped_name_and_role_do_not_agree() -> None:
    source = cvexport.read(
        b"basics: {name: Ana}\nprojects: [{name: Box, roles: [Builder]}]"
    ).resume
    project = ParsedProject("Builder", "Box", "", "", ())
    found = compare(NOTHING._replace(projects=(project,)), source)

    assert ["project 1: name", "project 1: role"] == [
        row.field for row in found if not row.agrees and "project" in row.field
    ]


def test_labelled_texts_among_the_contacts_are_details_and_no_places() -> None:
    found = parse(
        "Ada Example\n"
        "ada@fabel.org | blog.fabel.org | Forge: ada | Nationality: British"
        " | Date of birth: 10 December 1990 | Passport: 123456789\n"
    )

    assert (
        "Forge: ada",
        "Nationality: British",
        "Date of birth: 10 December 1990",
        "Passport: 123456789",
    ) == found.details
    assert ("blog.fabel.org",) == found.links
    assert ("", "") == (found.place, found.phone)
