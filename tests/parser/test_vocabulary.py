"""The words that the parser and the rules share, and that both give one answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cvexport
from cvexport.checks import check_file, check_source
from cvexport.checks.rule import FileView, SourceView
from cvexport.locales import wording
from cvexport.model.dates import PartialDate
from cvexport.model.sections import SECTIONS
from cvexport.parser import parse
from cvexport.parser.vocabulary import (
    BULLETS,
    EMAIL,
    OPENRESUME_JOB_WORDS,
    TYPED_BULLET,
    has_contact,
    hidden_job_word,
    is_heading,
    is_job_title,
    is_known_title,
    is_listed_title,
    is_period,
    is_phone,
    may_be_job_title,
    names_section,
    phones,
    section_of,
)
from cvexport.unicode.characters import SYMBOL_BULLETS


def source_rules(yaml: str) -> set[str]:
    resume = cvexport.read(yaml.encode()).resume
    view = SourceView(resume, PartialDate(2026, 8, 1))
    return {finding.rule for finding in check_source(view, "cv.yaml", {})}


def file_rules(text: str) -> set[str]:
    view = FileView("txt", text.encode(), text, None)
    return {finding.rule for finding in check_file(view, "cv.txt")}


# -- the parser and the rules agree


def test_captain_is_a_job_title_to_parser_and_rule() -> None:
    source = "basics: {name: Ana Example}\nwork: [{name: Ferry, position: Captain}]"
    job = parse("Ana Example\nEXPERIENCE\nCaptain\nFerry\n2019 - 2020\n").jobs[0]

    assert "unknown-title" not in source_rules(source)
    assert ("Captain", "Ferry") == (job.title, job.employer)


def test_career_is_a_heading_to_parser_and_file_rule() -> None:
    text = "Ana Example\nana@fabelhafen.zz\nCAREER\nBox Ltd\nBaker\n2019 - 2020\n"

    assert "heading-missing" not in file_rules(text)
    assert ["Baker"] == [job.title for job in parse(text).jobs]


def test_career_is_still_reported_as_a_title_that_other_parsers_miss() -> None:
    source = (
        "basics: {name: Ana Example}\nwork: [{name: Box, position: Baker}]\n"
        "sections: [{work: Career}]"
    )

    assert "renamed-section" in source_rules(source)


@pytest.mark.parametrize("text", ["mayor 2019", "Mayor 2019", "marketing 2019"])
def test_a_word_that_begins_like_a_month_is_no_date(text: str) -> None:
    job = parse(f"Ana Example\nEXPERIENCE\n{text} - 2020\nTown Hall\n").jobs[0]

    assert not is_period(text)
    assert not is_period(f"{text} - 2020")
    assert "2019" == job.start


def test_a_profile_is_a_summary_to_parser_and_rule() -> None:
    source = (
        "basics: {name: Ana Example, summary: Bakes.}\nsections: [{summary: Profile}]"
    )

    assert "renamed-section" not in source_rules(source)
    assert "Bakes." == parse("Ana Example\nPROFILE\nBakes.\n").summary


def test_a_number_of_seven_digits_is_a_phone_number_to_parser_and_rule() -> None:
    text = "Ana Example\n555-0100\nEXPERIENCE\n"

    assert "contact-missing" not in file_rules(text)
    assert "555-0100" == parse(text).phone


WORDS = st.sampled_from(
    [
        *("experience", "Work", "Skills", "CAREER", "volunteer", "Project", "Nine"),
        *("captain", "Co-Founder", "Leicester", "Engineer,", "and", "&", ":", "BBC"),
        *("Profile", "Social", "Workday", "teaching", "contact", "references"),
    ]
)


@given(st.lists(WORDS, max_size=5).map(" ".join) | st.text())
def test_what_the_parser_finds_the_rules_accept(text: str) -> None:
    assert may_be_job_title(text) or not is_job_title(text)
    assert is_known_title(text) or not is_heading(text.strip())


# -- jobs


@pytest.mark.parametrize(
    "text", ["Captain", "co-founder & CEO", "Self-employed", "Vice-President", "COOK"]
)
def test_titles_have_a_listed_word(text: str) -> None:
    assert is_job_title(text)


@pytest.mark.parametrize("text", ["Leicester", "BBC", "", "Encore", "Captaincy"])
def test_other_words_are_no_title(text: str) -> None:
    assert not is_job_title(text)


def test_a_word_that_ends_like_a_job_may_be_one() -> None:
    assert may_be_job_title("Beekeeper")
    assert not may_be_job_title("Various roles")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Engineer, Platform", "Engineer"),
        ("developer", "Developer"),
        ("Senior Engineer", ""),
        ("Captain", ""),
    ],
)
def test_openresume_misses_words_with_other_capitals_or_punctuation(
    title: str, word: str
) -> None:
    assert word == hidden_job_word(title)


def test_openresume_has_69_job_words() -> None:
    assert 69 == len(OPENRESUME_JOB_WORDS)


# -- headings


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Professional Experience", "work"),
        ("Career", "work"),
        ("Volunteer experience", "volunteer"),
        ("Employment objective", "summary"),
        ("Profile", "summary"),
        ("Profiles", "profiles"),
        ("Core competencies", "skills"),
        ("EDUCATIONAL BACKGROUND", "education"),
        ("Licenses & Certifications", "certificates"),
        ("Contact:", "contact"),
        ("Training", "training"),
        ("Workday", ""),
        ("Social Network", ""),
        ("Talks", "publications"),
        ("Tea Talks", ""),
    ],
)
def test_a_heading_names_its_section(title: str, key: str) -> None:
    assert key == section_of(title)


@pytest.mark.parametrize("key", SECTIONS)
def test_each_standard_title_is_a_heading_of_its_section(key: str) -> None:
    title = SECTIONS[key].title

    assert is_heading(title)
    assert is_heading(title.upper())
    assert key == section_of(title)
    assert names_section(title, key) == bool(SECTIONS[key].words)


def test_titles_of_other_languages_are_headings_there_and_in_capitals() -> None:
    titles = wording.words("tr").sections

    for key, title in titles.items():
        capitals = wording.capitals(title, "tr")
        assert is_heading(title, "tr")
        assert is_heading(capitals, "tr")
        assert key == section_of(title, "tr") == section_of(capitals, "tr")


@pytest.mark.parametrize(
    "line",
    [
        "Project Nine",
        "Workday",
        "Linksys",
        "Volunteer",
        "Social Work",
        "Skills: Go",
        "",
    ],
)
def test_lines_with_other_words_are_no_headings(line: str) -> None:
    assert not is_heading(line)


@pytest.mark.parametrize(
    "line", ["## Skills", " Skills ", "BERUFSERFAHRUNG", "職務経歴"]
)
def test_a_title_is_known_in_any_language(line: str) -> None:
    assert is_known_title(line)


@pytest.mark.parametrize("line", ["Project Nine", "My journey", "BBC"])
def test_what_other_parsers_take_for_no_title_is_known_to_no_rule(line: str) -> None:
    assert not is_known_title(line)


def test_only_listed_words_count_for_what_other_parsers_know() -> None:
    assert is_listed_title("Training")
    assert not is_listed_title("Career")
    assert not is_listed_title("Social Links")


# -- dates


@pytest.mark.parametrize(
    "text",
    [
        *("2019", "2019-08", "08/2019", "Aug 2019", "August, 2019", "Sept. 2019"),
        *("Spring 2019", "2019 - 2020", "(Aug 2019 – Present)", "2019 to today"),
    ],
)
def test_dates_and_periods_are_periods(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["", "Aug '19", "since 2019", "2019 people", "1066"])
def test_other_texts_are_no_periods(text: str) -> None:
    assert not is_period(text)


def test_periods_of_another_language_are_known_in_it() -> None:
    assert is_period("août 2019", "fr")
    assert not is_period("août 2019")


# -- contacts


@pytest.mark.parametrize(
    "address",
    ["a@b.cd", "o'neil+cv@mail.fabelhafen.zz", "ana@प्रकाशन.भारत", "ana@müller.de"],
)
def test_an_email_address_is_found_among_other_words(address: str) -> None:
    assert [address] == EMAIL.findall(f"<{address}>, or call")


@pytest.mark.parametrize("text", ["a@b", "@home", "a b@", "a@b@"])
def test_other_texts_with_an_at_sign_are_no_email_address(text: str) -> None:
    assert not EMAIL.search(text)


@pytest.mark.parametrize(
    "number",
    [
        *("+44 20 7946 0958", "(555) 010-0199", "030/123456", "+49 (0)30 123 456"),
        *("555-0100", "030 2012-345", "020\N{NO-BREAK SPACE}7946 0958"),
    ],
)
def test_phone_numbers_are_found(number: str) -> None:
    assert is_phone(number)
    assert [number] == list(phones(f"Call {number}, or write"))


@pytest.mark.parametrize(
    "text",
    [
        *("2019 - 2021", "2019-08-31", "31.08.2019", "08/2019 - 09/2021", "2019 2020"),
        *("8 2005 – 2006", "123456", "1234 5678 9012 3456", "x12345678"),
    ],
)
def test_dates_and_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert not is_phone(text)
    assert not has_contact(text)


# -- bullets


@pytest.mark.parametrize("bullet", f"-*–—{BULLETS}{SYMBOL_BULLETS}")
def test_a_bullet_begins_a_line_before_a_blank(bullet: str) -> None:
    assert TYPED_BULLET.match(f"{bullet} Baked")
    assert not TYPED_BULLET.match(f"{bullet}Baked")
