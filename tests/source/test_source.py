"""A source means what its writer typed, and whatever is lost is reported."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvexport import export, formats, read_back
from cvexport.errors import InvalidSource, Problem
from cvexport.model import resume as model
from cvexport.model.dates import PRESENT, PartialDate
from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Highlight,
    Interest,
    Language,
    Link,
    Profile,
    Reference,
    Resume,
    SectionPlan,
    Skill,
)
from cvexport.model.settings import (
    CheckSettings,
    Colour,
    Directory,
    Font,
    FontSize,
    FormatName,
    LanguageTag,
    LineWidth,
    Margin,
    Margins,
    PageCount,
    Pattern,
    Settings,
    Spacing,
    TextSettings,
)
from cvexport.source import Reading, read, traced
from helpers.fonts import with_fonts
from helpers.places import SOURCES

YAML = sorted(path for path in SOURCES.glob("*.yaml") if path.stem != "broken")
JSON = sorted(SOURCES.glob("jsonresume/*.json"))

BASICS = "basics:\n  name: Ada\n"
WORK = BASICS + "work:\n  - name: X\n    "

every_source = pytest.mark.parametrize(
    "path", [*YAML, *JSON], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
every_json = pytest.mark.parametrize("path", JSON, ids=lambda path: path.stem)


def resume(source: str) -> Resume:
    """Return what a source contains, which must give no warning."""
    found, warnings = read(source.encode())
    assert () == warnings
    return found


def warnings(source: str) -> list[str]:
    return [
        f"{each.line}:{each.column} {each.message}"
        for each in read(source.encode()).warnings
    ]


def shown(problem: Problem) -> str:
    place = f"{problem.line}:{problem.column}: {problem.severity}: {problem.message}"
    return f"{place}\n  = {problem.hint}" if problem.hint else place


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """Return every text in a record by its path."""
    if isinstance(value, str | PartialDate):
        return {path: str(value)} if str(value) else {}
    if isinstance(value, tuple):
        pairs = [(f"{path}[{index}]", each) for index, each in enumerate(value)]
    elif isinstance(value, Record):
        pairs = [
            (f"{path}.{camel(name)}".lstrip("."), each) for name, each in value.pairs()
        ]
    else:
        return {}
    return {name: text for at, each in pairs for name, text in leaves(each, at).items()}


# -- whole sources


@every_source
def test_every_source_is_read_and_written_in_every_format(path: Path) -> None:
    found = read(path.read_bytes()).resume
    names = [name for name in formats() if (path.stem, name) not in NO_GLYPHS]

    settings = with_fonts(path.stem, found.export)
    for name in names:
        data = export(found, name, settings)
        assert read_back(data, name, found, settings) > 0


NO_GLYPHS = {("surrogate-escapes", "pdf")}
"""Emoji, which no font here has."""


def test_every_problem_of_a_broken_source_is_reported_at_once() -> None:
    with pytest.raises(InvalidSource) as caught:
        read((SOURCES / "broken.yaml").read_bytes())

    expected = (SOURCES / "broken.txt").read_text(encoding="utf-8").splitlines()
    assert expected == "\n".join(map(shown, caught.value.problems)).splitlines()


def test_the_full_source_has_every_key_of_the_schema() -> None:
    found = read((SOURCES / "full.yaml").read_bytes()).resume

    # Every kind of entry may have the hints for pages: one of each shows them.
    shown = {"Work.keep", "SectionPlan.page_break"}
    assert set() == {
        name
        for record, field in missing_fields(found)
        if (name := f"{type(record).__name__}.{field}") in shown
        or field not in {"keep", "page_break", "part"}
    }


def missing_fields(found: Resume) -> set[tuple[Any, str]]:
    """Return record types and fields that no record of a Resume has."""
    given: dict[type[Record], set[str]] = {}
    example: dict[type[Record], Record] = {}

    def visit(value: Any) -> None:
        if isinstance(value, tuple) and not isinstance(value, PartialDate):
            for each in value:
                visit(each)
        elif isinstance(value, Record):
            example[type(value)] = value
            filled = given.setdefault(type(value), set())
            for name, inner in value.pairs():
                if inner not in ("", (), 0, False):
                    filled.add(name)
                visit(inner)

    visit(found)
    shared = set().union(*given.values())  # what every dated record has, once is enough
    return {
        (example[cls], name)
        for cls in given
        for name in cls.fields
        if name not in given[cls] and name not in shared
    }


def test_the_full_source_keeps_its_settings() -> None:
    assert (
        Settings(
            formats=tuple(map(FormatName, ("txt", "md", "docx", "pdf", "json"))),
            output=Directory("built/files"),
            filename=Pattern("{name} CV"),
            language=LanguageTag("en-GB"),
            paper="Letter",
            look="modern",
            font_size=FontSize(10.5),
            spacing=Spacing(1.02),
            margins=Margins(
                every=Margin(18), top=Margin(16), bottom=Margin(16), sides=Margin(20)
            ),
            fonts=(Font("NotoSansJP-Regular.ttf"), Font("fonts-of-mine")),
            accent=Colour("6B2D5C"),
            emoji=True,
            section_rule=True,
            fit=PageCount(6),
            page_numbers=True,
            text=TextSettings(width=LineWidth(72), ascii=True),
            check=CheckSettings(ignore=("many-bullets",)),
        )
        == read((SOURCES / "full.yaml").read_bytes()).resume.export
    )


def test_bullets_nest_three_deep() -> None:
    found = read((SOURCES / "full.yaml").read_bytes()).resume

    assert (
        Highlight(
            text="one level",
            items=(
                Highlight(
                    text="two levels",
                    items=(
                        Highlight(text="three levels"),
                        Highlight(label="Label", text="with a text"),
                    ),
                ),
            ),
        )
        == found.work[1].highlights[1]
    )


def test_odd_characters_become_ones_that_every_format_has() -> None:
    found = read((SOURCES / "unicode.yaml").read_bytes()).resume

    assert "Zoë Nguyễn-Łukaszewicz" == found.basics.name
    assert "Efficient fixer of coefficients" == found.basics.label
    assert "й composes to й" == found.work[1].highlights[0].text
    assert "zerowidth, softhyphen, byteorder, lefttoright" == found.skills[0].name
    assert "non-breaking - hyphens" == found.skills[1].name


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.stem)
def test_line_ends_and_byte_order_marks_change_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = read(text.encode())

    assert plain == read(text.replace("\n", "\r\n").encode())
    assert plain == read(text.replace("\n", "\r").encode())
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert plain == read(text.encode(encoding))


# -- JSON Resume


KNOWN = {
    camel(name)
    for cls in vars(model).values()
    if isinstance(cls, type) and issubclass(cls, Record)
    for name in cls.fields
}
"""Every key of the schema."""


@every_json
def test_the_same_document_written_as_json_in_any_way_means_the_same(
    path: Path,
) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    data = json.loads(text, parse_float=str, parse_int=str)
    expected = read(path.read_bytes()).resume

    styles: tuple[dict[str, Any], ...] = (
        {"indent": "\t"},
        {"indent": 1},
        {"separators": (",", ":")},
    )
    for options in styles:
        for is_ascii in (True, False):
            text = json.dumps(data, ensure_ascii=is_ascii, **options)
            assert expected == read(text.encode()).resume


def test_each_unknown_key_of_a_json_document_is_named() -> None:
    data = (SOURCES / "jsonresume/unknown-keys.json").read_bytes()
    told = [each.message for each in read(data).warnings]

    assert [
        (
            'keys of other formats are read: "nationality" as "details", '
            '"companyWebsite" as "url", "githubUrl" as "url", "hobbies" as "interests"'
        ),
        'unknown key "birth" in basics: its content is lost',
        'unknown key "isCurrent" in work[0]: it has no effect',
        'unknown key "rating" in skills[0]: its content is lost',
        'unknown key "coverLetter": its content is lost',
    ] == told


def test_old_keys_are_read_as_the_new_ones_with_one_warning() -> None:
    found, told = read((SOURCES / "jsonresume/version-0.0.json").read_bytes())

    assert "Moosgummi GmbH" == found.work[0].name
    assert Link("http://moosgummi.example.org") == found.work[0].url
    assert PRESENT == found.work[0].end_date
    assert "1,7" == found.education[0].score
    assert Link("http://otto.example.org") == found.basics.url
    assert [
        (
            'keys of other formats are read: "picture" as "image", "website" as "url" '
            '(4 times), "company" as "name" (2 times), "gpa" as "score"'
        ),
        "basics.image is not printed: software can't read pictures in a CV",
    ] == [each.message for each in told]


def test_an_old_key_beside_the_new_one_is_reported_only_where_they_differ() -> None:
    found, told = read((SOURCES / "jsonresume/both-old-and-new.json").read_bytes())

    assert ("Doppel KG", "Neu", "Nur Alt") == tuple(job.name for job in found.work)
    assert [
        'keys of other formats are read: "company" as "name"',
        (
            '"company" in work[1] is not printed: "name" is given too and takes its '
            "place"
        ),
        (
            '"gpa" in education[0] is not printed: "score" is given too and takes its '
            "place"
        ),
    ] == [each.message for each in told]


def test_dates_are_read_as_people_write_them() -> None:
    found = read((SOURCES / "jsonresume/dates.json").read_bytes()).resume

    assert (
        ("2013-12-01", "present"),
        ("2014-06-01", "2015-01-31"),
        ("2012-06", "2013-07"),
        ("2012-06", "2013-07"),
        ("2012", ""),
        ("2010-09", "present"),
        ("Summer 2008", "Winter 2008/09"),
        ("", "2007"),
        ("2005", "2006"),
        ("2004-01", "2004-02-03"),
        ("1999-12-31", "present"),
    ) == tuple((str(job.start_date), str(job.end_date)) for job in found.work)


@pytest.mark.parametrize("name", ["nulls", "empty-strings", "only-a-name"])
def test_null_and_empty_text_are_absent_without_a_warning(name: str) -> None:
    found, told = read((SOURCES / f"jsonresume/{name}.json").read_bytes())

    assert () == told
    assert () == found.work


def test_lines_of_an_address_are_separated_by_commas() -> None:
    found = read((SOURCES / "jsonresume/every-section.json").read_bytes()).resume
    site = read((SOURCES / "jsonresume/exported-by-a-site.json").read_bytes()).resume

    assert "12 Nowhere Lane, Flat 5" == found.basics.location.address
    assert "Nowhere 1, 00000 Fabelhafen, Fabelland" == site.basics.location.address


def test_typed_bullets_in_a_text_are_lists() -> None:
    found = read((SOURCES / "jsonresume/bullets-in-text.json").read_bytes()).resume

    assert (
        "Does three things:\n\n- one\n- two\n- three\n\nAnd then:\n\n- four\n- five"
    ) == found.basics.summary
    assert "First line. Second line.\n\n- star\n- again" == found.work[0].summary


def test_escaped_pairs_are_one_character_and_move_no_column() -> None:
    path = SOURCES / "jsonresume/surrogate-escapes.json"
    found, told = read(path.read_bytes())
    line = path.read_text(encoding="utf-8").split("\n")[0]

    assert "Maker of and" == found.basics.label
    assert r"Back\slash \ud83d stays;" in found.basics.summary
    emoji, *others = told
    snake = line.index(r"\ud83d\udc0d")
    places = [line.index(r"\ud83d"), line.index(r"\uD83C"), snake, snake + 12]
    assert [f"1:{place + 1}" for place in places] == re.findall(
        r"\d+:\d+", emoji.message
    )
    assert ["hobbys"] == [
        json.loads(line[each.column - 1 :].partition(":")[0]) for each in others
    ]


def test_numbers_and_booleans_are_the_characters_typed() -> None:
    found = read(
        b'{"basics": {"name": "A", "label": 1.10}, "skills": ["x"], '
        b'"work": [{"name": 007, "highlights": [true, NO, 3.80, -1, 1e3]}]}'
    ).resume

    assert "1.10" == found.basics.label
    assert "007" == found.work[0].name
    assert ("true", "NO", "3.80", "-1", "1e3") == tuple(
        each.text for each in found.work[0].highlights
    )


def test_a_json_document_may_have_any_key_and_any_scheme() -> None:
    found, told = read(
        b'{"basics": {"name": "A", "labl": 1, "url": "gopher://example.org"}}'
    )

    assert "" == found.basics.url
    assert ["warning", "warning"] == [each.severity for each in told]


def test_unused_keys_of_meta_are_reported_in_one_warning() -> None:
    found, told = read((SOURCES / "jsonresume/deep-meta.json").read_bytes())

    assert ['meta: ignored: "theme", "canonical", "x", "pdfRenderOptions"'] == [
        each.message for each in told
    ]
    assert ("v1.0.0", "2020-02-02") == (found.meta.version, found.meta.last_modified)


def test_a_document_with_more_than_500_warnings_is_read() -> None:
    jobs = ",".join('{"name": "X", "url": "x", "startDate": "x"}' for _ in range(600))
    data = f'{{"basics": {{"name": "A"}}, "work": [{jobs}]}}'.encode()
    found, told = read(data)

    assert 600 == len(found.work)
    assert 1000 == len(told)
    assert 500 == sum(each.is_loss for each in told)


# -- short forms


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Python", Skill(name="Python")),
        ("Python: async and typed", Skill(name="Python", summary="async and typed")),
        ("Tools: [saw, plane]", Skill(name="Tools", keywords=("saw", "plane"))),
        ("tools: [saw, plane]", Skill(name="tools", keywords=("saw", "plane"))),
        ("{name: C, keywords: C89}", Skill(name="C", keywords=("C89",))),
        ("Null", Skill(name="Null")),
        ("NO", Skill(name="NO")),
        ("2020-10", Skill(name="2020-10")),
        ("'null'", Skill(name="null")),
    ],
)
def test_skills_have_short_forms(typed: str, expected: Skill) -> None:
    assert (expected,) == resume(f"{BASICS}skills:\n  - {typed}\n").skills


def test_labels_need_no_dashes() -> None:
    found = resume(BASICS + "skills:\n  Python: async\n  Tools: [saw, plane]\n")

    assert (
        Skill(name="Python", summary="async"),
        Skill(name="Tools", keywords=("saw", "plane")),
    ) == found.skills


def test_other_lists_have_short_forms() -> None:
    found = resume(
        BASICS
        + "  profiles: {Forge: forge.example.org/ada}\n"
        + "  location: Fabelhafen\n"
        + "languages: [Dutch, French: fluent]\n"
        + "interests: Chess\n"
        + "references: [On request., N. Body: Good.]\n"
    )

    assert "Fabelhafen" == found.basics.location.address
    assert (
        Profile(network="Forge", url=Link("https://forge.example.org/ada")),
    ) == found.basics.profiles
    assert (
        Language(language="Dutch"),
        Language(language="French", fluency="fluent"),
    ) == found.languages
    assert (Interest(name="Chess"),) == found.interests
    assert (
        Reference(reference="On request."),
        Reference(name="N. Body", reference="Good."),
    ) == found.references


def test_sections_have_an_order_titles_and_custom_ones() -> None:
    found = resume(
        BASICS
        + "work: [{name: X}]\nskills: [Y]\n"
        + "sections: [skills, work: Career, {title: Talks, bullets: [One]}]\n"
    )

    assert (
        SectionPlan(key="skills"),
        SectionPlan(key="work", title="Career"),
        SectionPlan(title="Talks", bullets=(Highlight(text="One"),)),
    ) == found.sections
    assert ("work", "skills") == found.order


def test_a_part_of_a_section_holds_its_records() -> None:
    found = resume(
        BASICS
        + "sections:\n"
        + "  - {title: Journals, publications: [name: B, name: C], pageBreak: true}\n"
        + "  - {publications: [{name: D}], title: Talks, paragraphs: [Some.]}\n"
        + "publications: [{name: A}]\n"
    )

    assert ["A", "B", "C", "D"] == [each.name for each in found.publications]
    assert (
        SectionPlan(key="publications", title="Journals", part=(1, 2), page_break=True),
        SectionPlan(
            key="publications", title="Talks", part=(3,), paragraphs=("Some.",)
        ),
    ) == found.sections


def test_a_value_in_a_part_has_its_place_under_both_paths() -> None:
    source = (
        BASICS
        + "work: [{name: X}]\n"
        + "sections: [{title: Earlier, work: [{name: Y, startDate: 2019}]}]\n"
    )
    places = traced(source.encode()).places

    assert places["work[1].startDate"] is places["sections[0].work[0].startDate"]
    assert places["work[1].startDate"] is not places["work[0]"]


@pytest.mark.parametrize(
    ("section", "problem"),
    [
        (
            "{title: A, work: [{name: X}], projects: [{name: Y}]}",
            '3:42 sections[0]: "projects" is beside "work"',
        ),
        (
            "{title: A, work: []}",
            "3:23 sections[0]: the section is empty and will not be printed",
        ),
        ("{title: A, work: [{nmae: X}]}", '3:31 unknown key "nmae" in sections[0]'),
    ],
)
def test_a_part_that_is_wrong_is_reported(section: str, problem: str) -> None:
    try:
        problems = read(f"{BASICS}sections: [{section}]\n".encode()).warnings
    except InvalidSource as error:
        problems = error.problems

    assert f"{problems[0].line}:{problems[0].column} {problems[0].message}".startswith(
        problem
    )


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://EXAMPLE.ORG/x", "HTTP://EXAMPLE.ORG/x"),
        ("example.org", "https://example.org"),
        ("www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("localhost:8000", "https://localhost:8000"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("tel:+15550100", "tel:+15550100"),
        ("tel:5550100", "tel:5550100"),
        ("https://bücher.example.org/ä", "https://bücher.example.org/ä"),
    ],
)
def test_addresses_may_lack_their_scheme(typed: str, address: str) -> None:
    assert address == resume(f"{BASICS}  url: {typed}\n").basics.url


@pytest.mark.parametrize(
    "typed", ["n/a", "none yet", "http://", "https:///x", "//example.org", "a@b.c"]
)
def test_what_is_not_an_address_is_reported_and_left_out(typed: str) -> None:
    source = f"{BASICS}  url: {typed}\n"

    assert [
        f'3:8 basics.url: "{typed}" is not a web address; it will not be printed'
    ] == warnings(source)
    assert "" == read(source.encode()).resume.basics.url


def test_merged_keys_yield_to_those_beside_them() -> None:
    found = resume(
        BASICS
        + "work:\n  - &first {name: X, location: A}\n"
        + "  - {<<: *first, location: B}\n"
    )

    assert ("X", "B") == (found.work[1].name, found.work[1].location.address)


def test_no_break_spaces_indent_as_spaces_do() -> None:
    assert "Ada" == resume("basics:\n\xa0\xa0name: Ada\n").basics.name


# -- nothing is lost silently


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        (
            WORK + "summary: Ranked #1 of many\n",
            '5:21 YAML reads "#1 of many" as a comment: it will not be printed',
        ),
        (
            BASICS + "  label: #1 engineer\n",
            '3:10 YAML reads "#1 engineer" as a comment: it will not be printed',
        ),
        (
            WORK + "summary: &Sons and Daughters\n",
            '5:14 YAML reads "&Sons" as an anchor: it will not be printed',
        ),
        (
            WORK + "summary: '[click](javascript:x)'\n",
            (
                '5:14 work[0].summary: "javascript:x" is not a web address, so its '
                "text is printed without a link"
            ),
        ),
        (
            WORK + "summary: See [mine](example.org) too\n",
            (
                '5:14 work[0].summary: "example.org" is not a web address, so its '
                "text is printed without a link"
            ),
        ),
        (
            WORK + "summary: <b>Bold</b>\n",
            "5:14 HTML in 1 text is read as markup: <b> (5:14)",
        ),
        (
            WORK + "summary: R&amp;D\n",
            "5:14 HTML in 1 text is read as markup: &amp; (5:14)",
        ),
        (
            WORK + "highlights:\n      - a\n      -\n",
            "7:8 work[0].highlights[1]: this item is empty",
        ),
        (
            BASICS + "  image: ada.png\n",
            "3:3 basics.image is not printed: software can't read pictures in a CV",
        ),
        (
            BASICS + "work:\n  - {name: X, tags: [a]}\n",
            '4:15 unknown key "tags" in work[0]: its content is lost',
        ),
        (
            BASICS + "export: {hide: [phone]}\n",
            '3:10 unknown setting "hide" in export: it is ignored',
        ),
        (
            BASICS + "sections: [{title: Talks}]\n",
            "3:12 sections[0]: the section is empty and will not be printed",
        ),
        (
            WORK + "startDate: Easter 2019\n",
            (
                '5:16 work[0].startDate: "Easter 2019" is not a recognised date; it '
                "is printed as written"
            ),
        ),
        (
            BASICS + 'skills: ["\\uf0b7 Python"]\n',
            "3:10 skills: 1 item begins with a typed bullet, which is left out",
        ),
        (
            BASICS + 'skills: ["Python \\uf0e0"]\n',
            ("3:10 skills[0]: software can't read U+F0E0 unnamed; it is left out"),
        ),
        (
            WORK + "boss: Eve\n",
            '5:5 unknown key "boss" in work[0]: its content is lost',
        ),
    ],
)
def test_what_is_not_printed_is_reported(source: str, warning: str) -> None:
    assert [warning] == warnings(source)


@pytest.mark.parametrize(
    "source",
    [
        BASICS + "  label: C#  # a comment\n",
        BASICS + "  label: 'Ranked #1'\n",
        BASICS + "  label: |\n    Ranked #1\n",
        BASICS + "  label: '`a[0](x)` and \\[a](x)'\n",
        BASICS + "  label: '[a](https://example.org/x_(y))'\n",
        BASICS + "  label: '[a] (b), a < b > c, R&D; AT&T'\n",
        BASICS + "  label: ''\n  phone:\n  email: ~\n  url: null\n",
        BASICS + "work: []\nskills: {}\neducation:\nexport: {formats: [], paper: }\n",
        BASICS + "work: &jobs [{name: X}]\nvolunteer: *jobs\n".replace("name", "date"),
        WORK + "date: Easter 2019\n",
        "$schema: https://example.org/schema.json\n" + BASICS,
        "%YAML 1.2\n---\n" + BASICS + "...\n",
    ],
)
def test_valid_sources_give_no_warning(source: str) -> None:
    assert [] == warnings(source)


def test_every_text_of_a_source_is_in_the_resume() -> None:
    """The fixture with every key loses nothing between its nodes and the Resume."""
    texts = set(leaves(read((SOURCES / "full.yaml").read_bytes()).resume).values())

    for text in (
        *("Engineer of Everything", "1 Every Street, Top Floor", "ZZ1 1ZZ"),
        *("The newest desk", "Shipped everything twice", "Sums"),
        *("is a label here, for it is no key of a bullet", "beside it."),
        *("A titled list", "1.10", "The rest, too", "saw", "by post"),
        *("Saw the rest.", "A talk of one line", "38", "Spring 2018", "none"),
    ):
        assert text in texts


# -- anything at all


def is_read_or_refused(data: bytes) -> bool:
    """Tell whether a source gives a Reading, or problems with a place and words."""
    try:
        return isinstance(read(data), Reading)
    except InvalidSource as error:
        return bool(error.problems) and all(
            each.message and each.line >= 0 for each in error.problems
        )


modestly = settings(max_examples=150, deadline=None, derandomize=True, database=None)
PIECES = st.sampled_from(
    """basics: name: work: highlights: - ? : , [ ] { } & * ! | > ' " % @ ` # --- ...
    <<: &a *a !!str \\ \\ud83d\\ude00 \\x \\0 ~ null 2019-13 label: sections: export:
    text: items: title: startDate: url: javascript:x [a](b) <b> &amp; \u200b \u2028
    \x85 \xa0 \ufeff \ue000 é \U0001f600""".split(" ")  # noqa: SIM905
)


@modestly
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert is_read_or_refused(data)


@modestly
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert is_read_or_refused(text.encode("utf-8", "surrogatepass"))


@modestly
@given(st.lists(st.one_of(PIECES, st.sampled_from(["\n", " ", "  ", "\t", "Ada"]))))
def test_any_pieces_of_yaml_are_read_or_refused(pieces: list[str]) -> None:
    assert is_read_or_refused("".join(pieces).encode())


@modestly
@given(
    st.sampled_from(["full.yaml", "hostile.yaml", "unicode.yaml", "broken.yaml"]),
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 12), PIECES | st.just("\n")),
        max_size=6,
    ),
)
def test_any_change_to_a_source_is_read_or_refused(
    name: str, changes: list[tuple[int, int, str]]
) -> None:
    text = (SOURCES / name).read_text(encoding="utf-8")
    for place, length, piece in changes:
        start = place % len(text)
        text = text[:start] + piece + text[start + length :]

    assert is_read_or_refused(text.encode())


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(sorted(KNOWN)) | st.text(max_size=8), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@modestly
@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), JSON_VALUES))
def test_any_json_is_read_or_refused(data: dict[str, Any]) -> None:
    for is_ascii in (True, False):
        text = json.dumps({"basics": {"name": "A"}, **data}, ensure_ascii=is_ascii)
        assert is_read_or_refused(text.encode("utf-8", "surrogatepass"))
