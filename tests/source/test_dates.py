"""Dates and periods as people write them."""

from __future__ import annotations

import pytest

import cvexport
from cvexport.locales.languages import table, tags
from cvexport.model.dates import PRESENT, Date, Doubt, PartialDate, Period
from cvexport.source.dates import read

OTHERS = sorted(set(tags()) - {"en"})


def shown(found: Date | Period | Doubt | None) -> str:
    """Return what was read as one text: a period has two dots, a doubt "or"."""
    if isinstance(found, Period):
        return f"{found.start}..{found.end}"
    return " or ".join(map(str, found)) if isinstance(found, Doubt) else str(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08/2019", "2019-08"),
        ("8.2019", "2019-08"),
        ("08-2019", "2019-08"),
        ("2020.03", "2020-03"),
        ("01.03.2020", "2020-03-01"),
        ("Aug 2019", "2019-08"),
        ("august, 2019", "2019-08"),
        ("Sept. 2019", "2019-09"),
        ("Sep 1, 2016", "2016-09-01"),
        ("3 March 2020", "2020-03-03"),
        ("3rd of March, 2020", "2020-03-03"),
        ("2020-Mar", "2020-03"),
        ("3-Mar-2020", "2020-03-03"),
        ("mar/2019", "2019-03"),
        ("25/06/2018", "2018-06-25"),
        ("06/25/2018", "2018-06-25"),
        ("03/03/2021", "2021-03-03"),
        ("03/04/2021", "2021-04-03 or 2021-03-04"),
        ("2021年3月", "2021-03"),
        ("2021년 3월 5일", "2021-03-05"),
        ("２０２１年３月", "2021-03"),
        ("2021/03/05", "2021-03-05"),
    ],
)
def test_a_date_without_doubt_is_read_in_any_language(text: str, expected: str) -> None:
    assert expected == shown(read(text, "en"))
    assert expected == shown(read(text, "de"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019 – 2023", "2019..2023"),
        ("2019-2023", "2019..2023"),
        ("2019/2020", "2019..2020"),
        ("03/2019 - 05/2020", "2019-03..2020-05"),
        ("2019-03/2020-05", "2019-03..2020-05"),
        ("Jan 2020 to Present", "2020-01..present"),
        ("October 2019 till now", "2019-10..present"),
        ("from 2019 until 2021", "2019..2021"),
        ("Mar. 2019–Current", "2019-03..present"),
        ("Jan – Mar 2020", "2020-01..2020-03"),
        ("3 May – 5 June 2020", "2020-05-03..2020-06-05"),
        ("since 2019", "2019..present"),
        ("2019 –", "2019..present"),
    ],
)
def test_a_period_is_read(text: str, expected: str) -> None:
    assert expected == shown(read(text))


@pytest.mark.parametrize(
    "text",
    [
        *("Summer 2019", "Aug 19", "Aug '19", "2019-XX", "Foo 2019", "c. 2019"),
        *("2019-W05", "-2019", "2019-05-2020", "2018 and 2019", "2018, 2019", "2019…"),
        *("Q1 2020", "May", "Nov – Feb 2020", "May 5-7, 2020", "1 - 5 May 2020"),
        *("2019" + " " * 80, "a" * 100_000, "2019-" * 100_000),
        *("mayor 2019", "2019 - 2020 - 2021", "until 2019", "heute", "Juli 2015"),
    ],
)
def test_what_may_mean_something_else_is_left_alone(text: str) -> None:
    assert None is read(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "كانون الثاني 2019", "2019-01"),
        ("ar", "من 2019 إلى 2021", "2019..2021"),
        ("ca", "3 d’agost de 2020", "2020-08-03"),
        ("cs", "od 2019 dosud", "2019..present"),
        ("cs", "3. srpna 2020", "2020-08-03"),
        ("de", "heute", "present"),
        ("de", "Juli 2015", "2015-07"),
        ("de", "1. März 2020", "2020-03-01"),
        ("de", "seit 03/2019", "2019-03..present"),
        ("de", "von Mai 2019 bis Juni 2020", "2019-05..2020-06"),
        ("de", "Mai – Juli 2019", "2019-05..2019-07"),
        ("de-AT", "Jänner 2019", "2019-01"),
        ("el", "1η Μαΐου 2020", "2020-05-01"),
        ("es", "3 de mayo de 2020", "2020-05-03"),
        ("es", "marzo de 2019 a agosto de 2020", "2019-03..2020-08"),
        ("fi", "maaliskuu 2020", "2020-03"),
        ("fi", "mar 2020", "None"),  # March in English, November in Finnish
        ("fr", "1er mars 2020", "2020-03-01"),
        ("fr", "fev 2019", "2019-02"),
        ("fr", "du 3 mars 2019 au 5 juin 2020", "2019-03-03..2020-06-05"),
        ("he", "3 במאי 2019", "2019-05-03"),
        ("hi", "2019 से 2021 तक", "2019..2021"),
        ("hr", "2019. – danas", "2019..present"),
        ("hu", "2019. aug. 3.", "2019-08-03"),
        ("it", "1° marzo 2020", "2020-03-01"),
        ("it", "da gennaio 2019 ad oggi", "2019-01..present"),
        ("ja", "現在", "present"),
        ("ja", "2019年4月から2021年3月まで", "2019-04..2021-03"),
        ("ja", "2019年4月〜現在", "2019-04..present"),
        ("ko", "2019년 4월부터 2021년 3월까지", "2019-04..2021-03"),
        ("lt", "2019 m. rugpjūčio 3 d.", "2019-08-03"),
        ("nl", "2019 t/m 2021", "2019..2021"),
        ("pl", "obecnie", "present"),
        ("pl", "marzec 2019", "2019-03"),
        ("pl", "3 marca 2020 r.", "2020-03-03"),
        ("pt", "mar. de 2019 até o momento", "2019-03..present"),
        ("ru", "с января 2019 г. по март 2021 г.", "2019-01..2021-03"),
        ("sv", "den 3 maj 2020", "2020-05-03"),
        ("tr", "kasim 2019", "2019-11"),
        ("uk", "3 серпня 2020 року", "2020-08-03"),
        ("vi", "ngày 3 tháng 12 năm 2020", "2020-12-03"),
        ("zh", "至今", "present"),
        ("zh", "2019年3月至今", "2019-03..present"),
        ("zh", "2019年3月至2021年5月", "2019-03..2021-05"),
        ("zh", "2021年三月", "2021-03"),
        ("la", "Aug 2019", "2019-08"),
    ],
)
def test_dates_are_read_in_the_language_of_the_cv(
    language: str, text: str, expected: str
) -> None:
    assert expected == shown(read(text, language))


@pytest.mark.parametrize("language", OTHERS)
def test_every_name_of_a_month_and_word_for_the_present_is_read(language: str) -> None:
    tables = table(language)
    present = (tables["words"]["present"], *tables["reading"].get("present", ()))

    for month, names in enumerate(tables["dates"]["names"], 1):
        for name in names:
            assert PartialDate(2019, month) == read(f"{name} 2019", language), name
    for word in present:
        expected = Period(PartialDate(2019, 5), PRESENT)
        assert PRESENT == read(word, language)
        assert expected == read(f"05/2019 – {word}", language)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("13/2019", "there is no month 13"),
        ("00/2019", "there is no month 0"),
        ("31.02.2020", "there is no day 31 in 2020-02"),
        ("32/13/2020", "there is no month 13"),
        ("May 3000", "there is no year 3000"),
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        read(text)


def reading(entry: str, language: str = "en") -> tuple[list[str], list[str]]:
    """Return the period that an entry prints, and its warnings with their places."""
    source = f"basics: {{name: A}}\nwork:\n  - {{name: B, {entry}}}\n"
    found = cvexport.read(f"{source}export: {{language: {language}}}\n".encode())
    text = cvexport.export(cvexport.compose(found.resume), "txt").decode()
    lines = [line.removeprefix("B | ") for line in text.splitlines() if "B | " in line]
    warnings = [f"{each.line}:{each.column} {each.message}" for each in found.warnings]
    return lines, warnings


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("startDate: Mar 2015 - Jul 2018", "Mar 2015 - Jul 2018"),
        ("date: 2019-2023", "2019 - 2023"),
        ("date: Jan 2020 to Present", "Jan 2020 - Present"),
        ("endDate: 2019 - 2023", "2019 - 2023"),
        ("startDate: 2019 - 2023, endDate: 2019 - 2023", "2019 - 2023"),
        ("startDate: 2019 - 2023, endDate: 2023", "2019 - 2023"),
        ("date: 2019 - 2023, startDate: 2018", "2019 - 2023"),
        ("date: Summers of 2015 and 2016", "Summers of 2015 and 2016"),
    ],
)
def test_a_period_may_be_written_in_one_text(entry: str, expected: str) -> None:
    assert ([expected], []) == reading(entry)


def test_a_date_of_the_language_needs_no_order_of_keys() -> None:
    assert (["Juli 2015 - heute"], []) == reading(
        "startDate: Juli 2015, endDate: aktuell", "de"
    )


WRITTEN = "it is printed as written"


@pytest.mark.parametrize(
    ("entry", "column", "message"),
    [
        (
            "startDate: 2019 - 2023, endDate: 2022",
            26,
            '.startDate: this period and "endDate" differ; "endDate" is printed',
        ),
        (
            "startDate: 2020-05, endDate: 2019-03",
            44,
            ": ends (2019-03) before it starts (2020-05)",
        ),
        ("startDate: 2023 - 2019", 26, ": ends (2019) before it starts (2023)"),
        (
            "startDate: 03/04/2021",
            26,
            f'.startDate: "03/04/2021" may be 2021-04-03 or 2021-03-04; {WRITTEN}',
        ),
        (
            "startDate: heute",
            26,
            f'.startDate: "heute" is not a recognised date; {WRITTEN}',
        ),
    ],
)
def test_what_is_doubtful_or_contradictory_is_one_warning(
    entry: str, column: int, message: str
) -> None:
    assert [f"3:{column} work[0]{message}"] == reading(entry)[1]


def test_a_release_has_one_date() -> None:
    source = "{basics: {name: A}, publications: [{name: B, releaseDate: 2019 - 2020}]}"
    found = cvexport.read(source.encode())

    assert "2019 - 2020" == found.resume.publications[0].release_date
    assert 1 == len(found.warnings)


def test_years_with_two_digits_get_the_remedy() -> None:
    with pytest.raises(cvexport.InvalidSource) as caught:
        reading("startDate: 2018/19")

    assert ['write all digits of both years, such as "2018 - 2019"'] == [
        each.hint for each in caught.value.problems
    ]
