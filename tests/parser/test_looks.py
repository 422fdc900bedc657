"""What the looks of lines say that their words don't."""

from __future__ import annotations

import pytest

from cvexport.model.lines import Line, Segment
from cvexport.parser import ParsedCV, parse, parse_lines

BODY = 10.0


def words(
    text: str,
    left: float = 50,
    size: float = BODY,
    *,
    is_bold: bool = False,
    is_italic: bool = False,
) -> Segment:
    """Return a segment as wide as its words are at that size."""
    right = left + len(text) * size / 2
    return Segment(text, left, right, size, is_bold, is_italic)


def line(*segments: Segment, gap: float = 0, page: int = 0) -> Line:
    return Line(segments, gap=gap, page=page)


def plain(text: str) -> Line:
    return line(words(text))


def heading(text: str) -> Line:
    return line(words(text, size=14, is_bold=True), gap=0.6)


def item(text: str) -> Line:
    return Line((words(text, 64),), is_bullet=True)


def jobs(found: ParsedCV) -> list[tuple[str, ...]]:
    return [tuple(job[:4]) for job in found.jobs]


NAME = line(words("Ada Example", size=22))


def test_the_name_is_the_largest_text_and_no_word_for_a_cv() -> None:
    found = parse_lines([plain("Lebenslauf"), NAME, plain("Baker")])

    assert ("Ada Example", "Baker") == (found.name, found.headline)


def test_a_heading_of_ones_own_looks_as_the_known_ones_do() -> None:
    found = parse_lines(
        [
            NAME,
            heading("Experience"),
            plain("Baker, Box Ltd, 2019 - 2020"),
            heading("Odds and ends"),
            plain("Rowing"),
            heading("Skills"),
            plain("Bread"),
        ]
    )

    assert ["Experience", "Odds and ends", "Skills"] == [
        each.title for each in found.sections
    ]


def test_what_a_section_holds_is_seen_from_its_entries() -> None:
    found = parse_lines(
        [
            NAME,
            heading("My way so far"),
            plain("Baker, Box Ltd, 2019 - 2020"),
            item("Baked"),
            heading("Skills"),
            plain("Bread"),
            heading("Languages"),
            plain("English"),
        ]
    )

    assert [("Baker", "Box Ltd", "2019", "2020")] == jobs(found)


def test_capitals_inside_an_entry_are_no_heading() -> None:
    found = parse_lines(
        [
            NAME,
            heading("EDUCATION"),
            plain("UFT-LSM"),
            plain("BSc Computer Science"),
            plain("2010 - 2014"),
            heading("PUBLICATIONS"),
            plain("USENIX OSDI"),
            heading("SKILLS"),
            plain("Bread"),
        ]
    )

    assert ["EDUCATION", "PUBLICATIONS", "SKILLS"] == [
        each.title for each in found.sections
    ]
    assert "UFT-LSM" == found.education[0].school


def test_styles_separate_facts_on_one_line() -> None:
    found = parse_lines(
        [
            NAME,
            heading("Experience"),
            line(
                words("Head Baker", is_bold=True),
                words(", Fabel ", 110),
                words("Boston, MA", 150, is_italic=True),
                Segment("2019 - 2020", 450, 500, BODY, is_apart=True),
            ),
            item("Baked"),
        ]
    )

    assert [("Head Baker", "Fabel", "2019", "2020")] == jobs(found)
    assert ("Boston, MA",) == found.jobs[0].details


@pytest.mark.parametrize("gap", [" ", "  ", "\t"])
def test_two_line_heads_with_margins_at_both_sides_are_read(gap: str) -> None:
    found = parse(
        "Ada Example\nEXPERIENCE\n"
        f"Fabel Works Ltd{gap}Aug 2019 - Present\n"
        f"Head Baker{gap}Lyon, France\n- Baked\n"
        f"Box Ltd{gap}2015 - 2019\nBaker{gap}Lyon, France\n- Baked less\n"
    )

    assert [
        ("Head Baker", "Fabel Works Ltd", "Aug 2019", "Present"),
        ("Baker", "Box Ltd", "2015", "2019"),
    ] == jobs(found)
    assert ("Lyon, France",) == found.jobs[0].details


def test_several_titles_have_the_employer_above_them() -> None:
    found = parse(
        "Ada Example\nEXPERIENCE\n"
        "Fabel Works\nHead Baker, 2018 - Present\n- Baked\nBaker, 2015 - 2018\n- Less\n"
    )

    assert ["Fabel Works", "Fabel Works"] == [job.employer for job in found.jobs]


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("März 2019 – heute", "März 2019", "heute"),
        ("de 2016 à 2018", "2016", "2018"),
        ("enero de 2021 – actualidad", "enero de 2021", "actualidad"),
        ("seit 2018", "2018", ""),
        ("May - Aug 2019", "May 2019", "Aug 2019"),
        ("Jan 2020 - Oct 2022 (2 years 10 months)", "Jan 2020", "Oct 2022"),
    ],
)
def test_dates_are_read_in_four_languages(typed: str, start: str, end: str) -> None:
    found = parse(f"Ada Example\nEXPERIENCE\nBaker\nBox Ltd\n{typed}\n- Baked\n")

    assert [("Baker", "Box Ltd", start, end)] == jobs(found)


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Phone: (+44) 20-7946-0958", "(+44) 20-7946-0958"),
        ("Boston, MA | (+82) 2 312 3456", "(+82) 2 312 3456"),
        ("040 / 555 01 66", "040 / 555 01 66"),
    ],
)
def test_phone_numbers_of_other_countries_are_read(line: str, phone: str) -> None:
    found = parse(f"Ada Example\n{line}\nEXPERIENCE\nBaker\n2019 - 2020\n")

    assert phone == found.phone


def test_contacts_on_the_line_of_the_name_are_read() -> None:
    found = parse("Ada Example Email: ada@example.org\nEXPERIENCE\nBaker\n")

    assert ("Ada Example", "ada@example.org") == (found.name, found.email)


def test_the_employer_keeps_its_last_word_before_a_place() -> None:
    found = parse(
        "Ada Example\nEXPERIENCE\n"
        "Northwind Labs Boston, MA Jan 2020 - Present\nHead Baker\n- Baked\n"
    )

    assert [("Head Baker", "Northwind Labs", "Jan 2020", "Present")] == jobs(found)


def test_running_heads_and_dates_of_the_file_are_no_facts() -> None:
    found = parse_lines(
        [
            NAME,
            heading("Experience"),
            plain("Baker, Box Ltd, 2019 - 2020"),
            item("Baked"),
            line(words("Ada Example - CV 1"), page=0),
            line(words("Ada Example - CV 2"), page=1),
            line(words("Baker, Bin Ltd, 2017 - 2018"), page=1),
            line(words("Last updated in May 2024"), page=1),
        ]
    )

    assert [
        ("Baker", "Box Ltd", "2019", "2020"),
        ("Baker", "Bin Ltd", "2017", "2018"),
    ] == jobs(found)


def test_facts_with_labels_are_read() -> None:
    found = parse(
        "Ada Example\nEXPERIENCE\n"
        "Company: Fabel Group\nPosition: Baker\nPeriod: 2018 - 2020\n- Baked\n"
        "Company: Box Trust\nPosition: Cook\nPeriod: 2016 - 2018\n- Cooked\n"
    )

    assert [
        ("Baker", "Fabel Group", "2018", "2020"),
        ("Cook", "Box Trust", "2016", "2018"),
    ] == jobs(found)
