"""The words, months and dates of the languages beside English."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata

import pytest

import cvexport
from cvexport.checks import check_file
from cvexport.checks.rule import FileView, SourceView
from cvexport.checks.source.headings import long_section_title
from cvexport.locales import wording
from cvexport.locales.languages import FOLDER, SAME, known, table, tags
from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import DateFormat
from cvexport.parser import parse
from cvexport.parser.comparison import compare
from cvexport.parser.vocabulary import is_period
from cvexport.readback import extracted
from sessions import calendars

OTHERS = sorted(set(tags()) - {"en"})
READING = {"present", "to", "since", "particles"}
PRINTED = sorted(set(OTHERS) - {"ar", "fa", "he", "hi", "ja", "ko", "zh", "zh-Hant"})
"""The languages whose letters Source Sans 3 has."""

SOURCE = """
basics:
  name: Ada Example
  email: ada@example.org
  location: {{city: Leeds, country: UK}}
  summary: She writes programs for engines, and has done so for more than ten years.
work:
  - name: Engines Ltd
    position: Programmer
    startDate: 2021-03
    highlights: [Wrote the first program., Taught it to others.]
    keywords: [Cards, Looms]
  - {{name: Mills Ltd, position: Engineer, startDate: 2019-08, endDate: 2021-02}}
  - {{name: Looms Ltd, position: Engineer, startDate: 2017, endDate: 2018}}
volunteer: [{{organization: The Hall, position: Reader, startDate: 2015}}]
education:
  - institution: Leeds University
    studyType: BSc
    area: Mathematics
    score: "1"
    startDate: 2014-09
    endDate: 2017-06
    courses: [Sets, Rings]
projects: [{{name: Notes, roles: [Author], startDate: 2018-05, endDate: 2018-06}}]
skills: [{{name: Python, keywords: [typing, asyncio]}}, Mathematics]
languages: [{{language: English, fluency: native}}]
interests: [Chess]
awards: [{{title: Best Loom, awarder: The Guild, date: 2016}}]
certificates: [{{name: Weaving, issuer: The Guild, date: 2015-01}}]
publications: [{{name: On Looms, publisher: The Press, releaseDate: 2017-12}}]
references: [{{name: Charles, reference: She is right.}}]
export: {{language: {}}}
"""


def composed(source: str) -> cvexport.Document:
    return cvexport.compose(cvexport.read(source.encode()).resume)


def test_no_language_is_without_a_file() -> None:
    expected = "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms"
    expected += " nb nl nn pl pt pt-PT ro ru sk sl sr sr-Latn sv tr uk vi zh zh-Hant"

    assert [] == [tag for tag in expected.split() if tag not in tags()]


def test_a_tag_that_shares_the_words_of_another_has_their_file() -> None:
    assert set() == set(SAME.values()) - set(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
class TestFile:
    def test_its_keys_are_known(self, language: str) -> None:
        found = table(language)
        dates = {"month_and_year", "numeric", "year", "months", "names"}
        words = set(wording.Words.fields) - {"language", "sections"} - dates

        assert set() == set(found) - {"words", "sections", "reading", "dates"}
        assert set() == set(found.get("reading", {})) - READING
        assert set() == set(found["words"]) - words
        assert set() == set(found["sections"]) - set(SECTIONS)
        assert dates == set(found["dates"])

    def test_its_dates_are_those_of_the_cldr(self, language: str) -> None:
        text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")

        assert calendars.dates(language) == table(language)["dates"]
        assert calendars.rewritten(text, language) == text


@pytest.mark.parametrize("language", OTHERS)
class TestWords:
    def test_every_title_and_word_is_given(self, language: str) -> None:
        words = wording.words(language)

        assert language == words.language
        assert list(SECTIONS) == list(words.sections)
        assert all(words.sections.values())
        assert all(word for _, word in words.pairs())

    def test_no_two_sections_have_the_same_title(self, language: str) -> None:
        titles = wording.words(language).sections.values()

        assert len(titles) == len({title.casefold() for title in titles})

    def test_there_are_twelve_months_and_each_date_is_its_own(
        self, language: str
    ) -> None:
        words = wording.words(language)
        dates = {wording.date_text(PartialDate(2019, m), words) for m in range(13)}

        assert 12 == len(words.months)
        assert 13 == len(dates)
        assert all(re.search(r"(?<!\d)2019(?!\d)", date, re.ASCII) for date in dates)

    def test_no_character_hides_or_breaks_a_word(self, language: str) -> None:
        words = wording.words(language)
        texts = [*words.sections.values(), *words.months]
        texts += [word for _, word in words.pairs() if isinstance(word, str)]

        for text in texts:
            assert text == unicodedata.normalize("NFC", text)
            # Persian is spelt with the joiner U+200C.
            bare = text.replace("\u200c", "") if language == "fa" else text
            assert not {"Cf", "Cc", "Zl", "Zp"} & set(map(unicodedata.category, bare))
            assert not [char for char in bare if char.isspace() and char != " "]

    @pytest.mark.parametrize("name", ["txt", "md", "docx"])
    def test_a_cv_reads_back_word_by_word_and_field_by_field(
        self, language: str, name: str
    ) -> None:
        _assert_read(language, name)


@pytest.mark.parametrize("language", PRINTED)
def test_a_pdf_reads_back_if_the_font_has_the_letters(language: str) -> None:
    _assert_read(language, "pdf")


def _assert_read(language: str, name: str) -> None:
    reading = cvexport.read(SOURCE.format(language).encode())
    resume, document = reading.resume, cvexport.compose(reading.resume)
    data = cvexport.export(document, name, resume.export)
    text = extracted(data, name)
    rows = compare(parse(text, language), resume)
    found = check_file(FileView(name, data, text, document), name)

    assert () == reading.warnings
    assert cvexport.read_back(data, name, document, resume.export)
    assert [] == [row for row in rows if not row.agrees]
    assert {"job 1: end", "job 2: start", "section 2"} <= {row.field for row in rows}
    assert [] == [finding.rule for finding in found]


@pytest.mark.parametrize("language", ["en", "de", "hu", "ja", "nl", "pl", "sr", "sv"])
@pytest.mark.parametrize("date_format", ["years", "numeric"])
def test_every_format_of_dates_is_read_field_by_field(
    language: str, date_format: str
) -> None:
    source = SOURCE.replace("{{language: {}}}", "{{language: {}, dateFormat: {}}}")
    reading = cvexport.read(source.format(language, date_format).encode())
    document = cvexport.compose(reading.resume)
    data = cvexport.export(document, "txt", reading.resume.export)
    rows = compare(parse(extracted(data, "txt"), language), reading.resume)

    assert [] == [row for row in rows if not row.agrees]
    assert "job 2: start" in {row.field for row in rows}


@pytest.mark.parametrize(
    ("language", "date_format", "expected"),
    [
        ("en", "months", "Aug 2019 – Present"),
        ("en", "years", "2019 – Present"),
        ("en", "numeric", "08/2019 – Present"),
        ("de", "numeric", "08/2019 – heute"),
        ("ja", "numeric", "2019/08 – 現在"),
        ("ja", "years", "2019年 – 現在"),
        ("pl", "numeric", "08.2019 – obecnie"),
        ("hu", "numeric", "2019.08 – jelenleg"),
        ("sv", "numeric", "2019-08 – nu"),
    ],
)
def test_a_period_has_the_format_of_the_settings(
    language: str, date_format: DateFormat, expected: str
) -> None:
    words = wording.words(language, date_format)

    assert expected == wording.period(PartialDate(2019, 8), PRESENT, words)
    assert "2019" in wording.period(PartialDate(2019, 8), PartialDate(2019, 9), words)


def test_a_title_that_a_file_leaves_out_is_english() -> None:
    german = table("de")
    del german["sections"]["work"]
    words = wording.translated("de", german)

    assert "Experience" == words.sections["work"]
    assert "Ausbildung" == words.sections["education"]
    assert list(SECTIONS) == list(words.sections)


def test_a_word_that_a_file_leaves_out_is_english() -> None:
    german = table("de")
    del german["words"]["present"], german["dates"]["months"]
    words = wording.translated("de", german)

    assert "Present" == words.present
    assert "Dec" == words.months[-1]
    assert "Lebenslauf" == words.document


def test_a_file_without_tables_is_english() -> None:
    assert wording.ENGLISH.replaced(language="de") == wording.translated("de", {})


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(TypeError, match="Words has no presnet"):
        wording.translated("de", {"words": {"presnet": "heute"}})


def test_what_a_translator_types_stays_when_dates_are_rewritten() -> None:
    typed = """\
# By Grete Beispiel.
[words]
present = 'heute'  # or "jetzt"

[dates]
month_and_year = "old"
months = [
  "old",
]

# Only what is usual in Austria.
[sections]
work = "Berufserfahrung"
"""
    text = calendars.rewritten(typed, "de")
    before, after = text.split("[dates]\n")

    for line in typed.splitlines():
        assert line in before or "old" in line or line in {"[dates]", "months = [", "]"}
    assert 'month_and_year = "{month} {year}"' in after
    assert calendars.rewritten(text, "de") == text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "Aug 2019 – Present"),
        ("ar", "أغسطس 2019 – حتى الآن"),
        ("bg", "08.2019 – до момента"),
        ("ca", "ag. del 2019 – actualitat"),
        ("cs", "srpen 2019 – současnost"),
        ("de", "Aug. 2019 – heute"),
        ("el", "Αυγ 2019 – σήμερα"),
        ("es", "ago 2019 – actualidad"),
        ("fa", "اوت 2019 – تاکنون"),
        ("fi", "elo 2019 – nykyhetki"),
        ("fr", "août 2019 – aujourd’hui"),
        ("he", "אוג׳ 2019 – היום"),
        ("hi", "अग॰ 2019 – वर्तमान"),
        ("hr", "kol 2019 – danas"),
        ("hu", "2019. aug. – jelenleg"),
        ("it", "ago 2019 – oggi"),
        ("ja", "2019年8月 – 現在"),
        ("ko", "2019년 8월 – 현재"),
        ("lt", "2019-08 – dabar"),
        ("nl", "aug 2019 – heden"),
        ("pl", "sie 2019 – obecnie"),
        ("pt-BR", "ago. de 2019 – atual"),
        ("pt-PT", "08/2019 – presente"),
        ("ru", "авг. 2019 – настоящее время"),
        ("sk", "8/2019 – súčasnosť"),
        ("sr-Latn", "avg 2019 – danas"),
        ("tr", "Ağu 2019 – halen"),
        ("uk", "серп. 2019 – дотепер"),
        ("vi", "8/2019 – Hiện tại"),
        ("zh-CN", "2019年8月 – 至今"),
        ("zh-TW", "2019年8月 – 至今"),
    ],
)
def test_a_period_is_printed_by_the_rules_of_its_language(
    language: str, expected: str
) -> None:
    words = wording.words(language)

    assert expected == wording.period(PartialDate(2019, 8), PRESENT, words)


@pytest.mark.parametrize(
    ("date", "language", "expected"),
    [
        (PartialDate(2019), "de", "2019"),
        (PartialDate(2019), "hu", "2019"),
        (PartialDate(2019), "ja", "2019年"),
        (PartialDate(2019), "ko", "2019년"),
        (PartialDate(2019), "ru", "2019"),
        (PartialDate(2019, 8, 31), "ja", "2019年8月"),
        (PRESENT, "de", "heute"),
        ("Sommer 2019", "de", "Sommer 2019"),
    ],
)
def test_a_date_is_printed_by_the_rules_of_its_language(
    date: Date, language: str, expected: str
) -> None:
    assert expected == wording.date_text(date, wording.words(language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "VERÖFFENTLICHUNGEN"),
        ("el", "ΔΗΜΟΣΙΕΥΣΕΙΣ"),
        ("fr", "PUBLICATIONS"),
        ("ja", "著書・論文"),
        ("tr", "YAYINLAR"),
        ("zh-HK", "著作與論文"),
    ],
)
def test_the_titles_of_a_language_have_its_capitals(
    language: str, expected: str
) -> None:
    document = composed(SOURCE.format(language))

    assert expected in [section.capitals for section in document.sections]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN-us", "en"),
        ("de-AT", "de"),
        ("DE-ch-1996", "de"),
        ("es-419", "es"),
        ("pt-BR", "pt"),
        ("pt-AO", "pt-PT"),
        ("no", "nb"),
        ("iw", "he"),
        ("sr-Cyrl-RS", "sr"),
        ("sr-latn-rs", "sr-Latn"),
        ("zh-CN", "zh"),
        ("zh-Hans-SG", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("la", ""),
        ("", ""),
    ],
)
def test_a_tag_has_the_words_of_the_nearest_supported(tag: str, expected: str) -> None:
    assert expected == known(tag)
    assert (expected or "en") == wording.words(tag).language


def titled(language: str) -> cvexport.Document:
    return composed(f"""
basics: {{name: Ada}}
work: [{{name: Engines Ltd, startDate: 2021-03, keywords: [Cards, Looms]}}]
skills: [Python]
sections: [work, skills: Dies und das]
export: {{language: {language}}}
""")


def test_a_title_in_the_source_wins() -> None:
    assert ["Berufserfahrung", "Dies und das"] == [
        section.heading for section in titled("de").sections
    ]


def test_an_unsupported_language_has_english_words_in_english_capitals() -> None:
    document = titled("la")

    assert "Ada – CV" == document.title
    assert "la" == document.language
    assert ["EXPERIENCE", "DIES UND DAS"] == [
        section.capitals for section in document.sections
    ]


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("la", "give the titles in sections"),
        ("cz", 'did you mean "cs"?'),
        ("gr", 'did you mean "el"?'),
        ("deu", 'did you mean "de"?'),
        ("jp-JP", 'did you mean "ja"?'),
    ],
)
def test_a_warning_names_an_unsupported_language(tag: str, hint: str) -> None:
    source = f"basics: {{name: Ada}}\nexport: {{language: {tag}}}\n"
    (warning,) = cvexport.read(source.encode()).warnings

    assert "warning" == warning.severity
    assert (2, 20) == (warning.line, warning.column)
    assert warning.message == (
        f'export.language: the language "{tag}" is not supported, so section titles '
        "and months will be in English"
    )
    assert hint == warning.hint


@pytest.mark.parametrize("tag", [*tags(), *SAME, "en-GB", "EN", "de-AT"])
def test_a_supported_language_gets_no_warning(tag: str) -> None:
    source = f"basics: {{name: Ada}}\nexport: {{language: {tag}}}\n"

    assert () == cvexport.read(source.encode()).warnings


@pytest.mark.parametrize(
    ("language", "place", "courses"),
    [
        ("en", "Leeds, UK", "Courses: Sets, Rings"),
        ("de", "Leeds, UK", "Kurse: Sets, Rings"),
        ("ja", "Leeds, UK", "履修科目: Sets、Rings"),
        ("zh-Hant", "Leeds, UK", "修習課程: Sets、Rings"),
        ("ar", "Leeds، UK", "المقررات: Sets، Rings"),
    ],
)
def test_items_of_a_list_are_separated_as_the_language_has_it(
    language: str, place: str, courses: str
) -> None:
    lines = cvexport.export(composed(SOURCE.format(language)), "txt").decode()

    assert place in lines
    assert courses in lines.splitlines()


def test_items_that_have_commas_are_separated_by_semicolons() -> None:
    japanese = wording.words("ja")

    assert "、" == wording.separator(("一", "二"), japanese)
    assert "; " == wording.separator(("一", "二、三"), japanese)
    assert "; " == wording.separator(("1", "2, 3"), japanese)


@pytest.mark.parametrize("language", OTHERS)
def test_a_title_of_the_language_is_not_too_long(language: str) -> None:
    titles = wording.words(language).sections
    sections = [{key: title} for key, title in titles.items() if key != "profiles"]
    source = {
        "basics": {"name": "Ada"},
        "export": {"language": language},
        "sections": sections,
    }
    resume = cvexport.read(json.dumps(source).encode()).resume

    assert [] == list(
        long_section_title.check(SourceView(resume, PartialDate(2024, 1, 31)))
    )


def test_combining_marks_are_not_punctuation() -> None:
    source = "{basics: {name: Ada}, sections: [{title: मेरी भाषाएँ, bullets: [A]}]}"
    resume = cvexport.read(source.encode()).resume

    assert [] == list(
        long_section_title.check(SourceView(resume, PartialDate(2024, 1, 31)))
    )


@pytest.mark.parametrize("language", OTHERS)
def test_checks_recognise_a_period_of_the_language(language: str) -> None:
    words = wording.words(language)
    start, end = PartialDate(2019, 5), PartialDate(2020, 12)

    assert is_period(wording.period(start, PRESENT, words), language)
    assert is_period(wording.period(start, end, words), language)
    assert is_period("Aug 2019 – Present", language)
    assert not is_period(f"{words.present} – {words.months[4]}", language)


def test_english_loads_no_language_file() -> None:
    code = (
        "import sys, cvexport\n"
        "resume = cvexport.read(b'{basics: {name: A}, export: {language: en-GB}}')[0]\n"
        "cvexport.export(cvexport.compose(resume), 'txt', resume.export)\n"
        "print(*{'cvexport.locales.languages', 'tomllib'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "" == done.stdout.strip()
