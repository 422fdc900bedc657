"""Dates, periods and capitals as they are printed."""

from __future__ import annotations

import pytest

from cvexport.locales import wording
from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.sections import SECTIONS
from cvexport.source import read


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(2019), "2019"),
        (PartialDate(2019, 8), "Aug 2019"),
        (PartialDate(2019, 8, 31), "Aug 2019"),
        (PartialDate(1000, 12), "Dec 1000"),
        (PRESENT, "Present"),
        ("Summer 2019", "Summer 2019"),
        ("", ""),
    ],
)
def test_a_date_is_printed_as_precisely_as_parsers_ask(
    date: Date, expected: str
) -> None:
    assert expected == wording.date_text(date)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (PartialDate(2019), PartialDate(2020), "2019 – 2020"),
        (PartialDate(2019), "", "2019 – Present"),
        (PartialDate(2019), PRESENT, "2019 – Present"),
        (PartialDate(2019, 1, 1), PartialDate(2019, 1, 31), "Jan 2019"),
        (PartialDate(2019), PartialDate(2019, 3), "2019 – Mar 2019"),
        ("", PartialDate(2020), "2020"),
        ("", PRESENT, "Present"),
        ("", "", ""),
        ("Spring", "Spring", "Spring"),
    ],
)
def test_a_period_without_an_end_has_not_ended(
    start: Date, end: Date, expected: str
) -> None:
    assert expected == wording.period(start, end)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Straße", "de", "STRASSE"),
        ("ilgi alanları", "tr", "İLGİ ALANLARI"),
        ("maraqlar", "az-Latn", "MARAQLAR"),
        ("Εμπειρία", "el", "ΕΜΠΕΙΡΙΑ"),
        ("Εμπειρία", "en", "ΕΜΠΕΙΡΊΑ"),
        ("ευφυΐα", "el-GR", "ΕΥΦΥΪΑ"),
        ("経験", "ja", "経験"),
        ("опыт", "ru", "ОПЫТ"),
    ],
)
def test_capitals_follow_the_rules_of_the_language(
    text: str, language: str, expected: str
) -> None:
    assert expected == wording.capitals(text, language)


@pytest.mark.parametrize("key", SECTIONS)
def test_every_standard_section_has_a_title_and_can_be_ordered(key: str) -> None:
    resume = read(f"{{basics: {{name: Ana}}, sections: [{key}]}}".encode()).resume

    assert SECTIONS[key].title == wording.ENGLISH.sections[key]
    assert SECTIONS[key].title.istitle()
    assert [key] == [section.key for section in resume.sections]
