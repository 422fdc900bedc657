"""CVs as people type them: kinds of headings, dates, entries and contacts."""

from __future__ import annotations

import pytest

import cvexport
from cvexport.parser import ParsedCV, parse

JOBS = """
Harbour Office    May 2019 - Present
Clerk
- Sorted the tide tables

Lantern Works    2015 - 2018
Welder
- Repaired 40 buoys
"""


def jobs(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (job.title, job.employer, job.start, job.end)
        for job in parse(f"Ana Example\nana@example.org\n\n{text}").jobs
    ]


def school(text: str) -> tuple[str, str, str, str]:
    (found,) = parse(f"Ana Example\nana@example.org\n\nEDUCATION\n{text}").education
    return found[:4]


def head(text: str) -> ParsedCV:
    return parse(f"{text}\n\nSKILLS\nKnots, tides")


BOTH = [
    ("Clerk", "Harbour Office", "May 2019", "Present"),
    ("Welder", "Lantern Works", "2015", "2018"),
]


@pytest.mark.parametrize(
    "heading",
    [
        *("// jobs", "[ WORK ]", "=== Experience ===", "*** Career ***", "| Jobs"),
        *("~ Employment ~", "--- Previous roles ---", "> Experience", "1. Work"),
    ],
)
def test_a_decorated_heading_is_one(heading: str) -> None:
    skills = heading.replace("1", "2")
    for word in ("jobs", "WORK", "Experience", "Career", "Jobs", "Employment", "Work"):
        skills = skills.replace(word, "Skills")
    skills = skills.replace("Previous roles", "Skills")

    assert BOTH == jobs(f"{heading}\n{JOBS}\n{skills}\nKnots, tides")


def test_other_words_in_the_decoration_of_a_heading_are_one_too() -> None:
    found = parse(f"Ana Example\n\n// jobs\n{JOBS}\n// boats\nA sloop\n")

    assert ["jobs", "boats"] == [each.title for each in found.sections]


@pytest.mark.parametrize(
    "heading",
    [
        *("What I've done so far", "Where I have worked", "My journey"),
        *("Weitere Erfahrungen", "Otra experiencia", "Expériences antérieures"),
        *("Earlier positions", "Ce que j'ai fait"),
    ],
)
def test_a_heading_in_ones_own_words_is_one(heading: str) -> None:
    assert BOTH == jobs(f"{heading}\n{JOBS}")


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2019 May - 2021 Jun", "2019 May", "2021 Jun"),
        ("7 May 2019 - 23 July 2021", "7 May 2019", "23 July 2021"),
        ("since 7 September 2022", "7 September 2022", ""),
        ("01.05.2019-30.06.2021", "01.05.2019", "30.06.2021"),
        ("May 2019 - Present (6 yrs 7 mos)", "May 2019", "Present"),
    ],
)
def test_dates_are_read_however_they_are_written(
    printed: str, start: str, end: str
) -> None:
    text = f"EXPERIENCE\nHarbour Office    {printed}\nClerk\n- Sorted tide tables"

    assert [("Clerk", "Harbour Office", start, end)] == jobs(text)


def test_a_title_after_how_long_it_lasted_is_the_title() -> None:
    text = "EXPERIENCE\n2019 - 2021 (2 yrs 1 mo) - Clerk\nHarbour Office\n- Sorted"

    assert [("Clerk", "Harbour Office", "2019", "2021")] == jobs(text)


@pytest.mark.parametrize(
    ("printed", "end"),
    [
        ("Graduated July 2011", "July 2011"),
        ("Expected May 2027", "May 2027"),
        ("2011", "2011"),
    ],
)
def test_one_date_at_a_school_is_that_of_the_degree(printed: str, end: str) -> None:
    text = f"Quay University    {printed}\nBSc Oceanography"

    assert ("Quay University", "BSc Oceanography", "", end) == school(text)


def test_two_years_below_each_other_are_a_period() -> None:
    text = "2009\n2011\nQuay University\nBSc Oceanography"

    assert ("Quay University", "BSc Oceanography", "2009", "2011") == school(text)


def test_the_period_of_an_employer_above_its_titles_is_no_job() -> None:
    text = (
        "EXPERIENCE\n\nHarbour Office    2015 - 2021\n"
        "Head Clerk    2018 - 2021\n- Sorted\nClerk    2015 - 2018\n- Filed\n"
    )

    assert [
        ("Head Clerk", "Harbour Office", "2018", "2021"),
        ("Clerk", "Harbour Office", "2015", "2018"),
    ] == jobs(text)


def test_terms_of_employment_are_no_facts() -> None:
    text = "EXPERIENCE\nClerk    2019 - 2021\nPart-time\nHarbour Office\n- Sorted\n"

    assert "Part-time" not in {job[1] for job in jobs(text)}


def test_partners_and_legal_forms_are_in_the_name_of_a_firm() -> None:
    text = (
        "EXPERIENCE\nPetrov, Weber & Lind LLP, Welder    2019 - 2021\n- Welded\n"
        "Tidal, Inc., Clerk    2015 - 2018\n- Filed\n"
    )

    assert ["Petrov, Weber & Lind LLP", "Tidal, Inc."] == [job[1] for job in jobs(text)]


def test_labels_are_known_with_dashes_and_dates_with_tabs() -> None:
    text = (
        "JOBS\nFrom - To - 2019 to 2021\nRole - Clerk\nOrganisation - Harbour Office\n"
        "- Sorted\nFrom - To - 2015 to 2018\nRole - Welder\n"
        "Organisation - Lantern Works"
    )

    assert [
        ("Clerk", "Harbour Office", "2019", "2021"),
        ("Welder", "Lantern Works", "2015", "2018"),
    ] == jobs(text)


def test_a_table_names_its_columns_and_has_a_job_in_each_row() -> None:
    text = (
        "EXPERIENCE\nPosition\tEmployer\tFrom\tTo\n"
        "Clerk\tHarbour Office\tMay 2019\tPresent\nWelder\tLantern Works\t2015\t2018\n"
    )

    assert BOTH == jobs(text)


def test_what_people_say_of_themselves_is_no_headline() -> None:
    found = head("Ana Example\nDate of birth: 14 May 1988\nana@example.org")

    assert ("", "ana@example.org") == (found.headline, found.email)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Home: Quayside, Ireland", "Quayside, Ireland"),
        ("Based in Quayside, Ireland", "Quayside, Ireland"),
        ("Ville : Quimper", "Quimper"),
        ("A: Quayside, Ireland", "Quayside, Ireland"),
    ],
)
def test_a_place_is_known_by_its_label(line: str, place: str) -> None:
    assert place == head(f"Ana Example\nana@example.org\n{line}").place


def test_a_label_alone_on_its_line_is_left_out() -> None:
    found = head("Ana Example\nEmail\nana@example.org\nPhone\n+353 1 555 0577")

    assert ("", "ana@example.org", "+353 1 555 0577") == (
        found.headline,
        found.email,
        found.phone,
    )


@pytest.mark.parametrize(
    "line", ["Ana Example - Harbour Engineer", "Ana Example, Harbour Engineer"]
)
def test_a_title_after_the_name_is_no_part_of_it(line: str) -> None:
    text = f"# {line}\n\nana@example.org\n\n## Skills\n\nKnots\n"

    assert "Ana Example" == cvexport.parse(text.encode(), "md").name


def test_contacts_among_the_summary_are_found() -> None:
    found = parse(
        "Ana Example\n\nABOUT\nPhone: +353 1 555 0577\nmail ana@example.org\n"
    )

    assert ("ana@example.org", "+353 1 555 0577") == (found.email, found.phone)


def test_a_name_below_the_contacts_is_the_name() -> None:
    text = "CONTACT\nana@example.org\n\nANA EXAMPLE\nHarbour Engineer\n\nSKILLS\nKnots"

    assert "ANA EXAMPLE" == parse(text).name


@pytest.mark.parametrize("gap", [" ", "  ", "\t"])
def test_a_title_and_its_place_at_two_margins_are_two(gap: str) -> None:
    text = (
        f"EXPERIENCE\nNorthwind Labs{gap}2019 - 2021\nEngineer{gap}Boston, MA\n- x\n"
        f"Southwind{gap}2015 - 2018\nClerk{gap}London\n- y"
    )

    assert [
        ("Engineer", "Northwind Labs", "2019", "2021"),
        ("Clerk", "Southwind", "2015", "2018"),
    ] == jobs(text)
