"""Keys as people write them are read, and no text is lost without a word."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cvexport import export
from cvexport.errors import InvalidSource
from cvexport.model.record import Record, camel
from cvexport.model.resume import Position, Resume
from cvexport.source import read
from cvexport.source.schema import schema_of
from cvexport.source.suggestions import bare
from cvexport.source.synonyms import _WORDS, meanings
from helpers.variations import leaves

BASICS = "basics:\n  name: Jo Fox\n"
WORK = BASICS + "work:\n  - name: Acme\n    "
EDUCATION = BASICS + "education:\n  - institution: Uni\n    "


def resume(source: str) -> Resume:
    return read(source.encode()).resume


def text(source: str) -> str:
    """Return the plain text of a source."""
    return export(resume(source), "txt").decode()


def warnings(source: str) -> list[str]:
    return [
        f"{each.line}:{each.column} {each.message}"
        for each in read(source.encode()).warnings
    ]


def errors(source: str) -> list[str]:
    with pytest.raises(InvalidSource) as caught:
        read(source.encode())
    return [f"{each.message} = {each.hint}" for each in caught.value.problems]


# -- spelling


@pytest.mark.parametrize(
    "key",
    ["start_date", "start-date", "Start Date", "START_DATE", "startdate", "StartDate"],
)
def test_case_and_what_joins_words_make_no_difference(key: str) -> None:
    expected = resume(WORK + "startDate: 2019\n")

    assert expected == resume(WORK + f"{key}: 2019\n")
    assert [] == warnings(WORK + f"{key}: 2019\n")


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (
            "Basics: {Name: Jo}\nWORK: [{Name: X}]\n",
            "basics: {name: Jo}\nwork: [{name: X}]",
        ),
        ("basics: {name: Jo, e-mail: a@b.org}\n", "basics: {name: Jo, email: a@b.org}"),
        (
            BASICS + "export: {font_size: 9, Page Numbers: true}\n",
            BASICS + "export: {fontSize: 9, pageNumbers: true}\n",
        ),
        (BASICS + "sections: [Work]\n", BASICS + "sections: [work]\n"),
    ],
)
def test_keys_of_every_part_may_be_spelt_so(source: str, plain: str) -> None:
    assert resume(plain) == resume(source)
    assert [] == warnings(source)


@pytest.mark.parametrize(
    "source",
    [
        WORK + "highlights: [Title: a, Text: b]\n",
        BASICS + "skills: [Level: high, .NET: fast, x-ray: safe]\n",
        BASICS + "skills: {Tools: [git], .NET: [C#]}\n",
        BASICS + "languages: [Name: given]\n",
        WORK + "highlights: [achievements: many]\n",
    ],
)
def test_a_label_is_no_key(source: str) -> None:
    assert [] == warnings(source)
    for label in re.findall(r"([\w.-]+): [a-z\[]", source.partition("\n")[2])[2:]:
        if label not in ("highlights", "skills", "languages"):
            assert f"{label}:" in text(source)


# -- words of others


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (BASICS + "experience: [{company: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "employment: [{employer: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "Work Experience: [{name: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "work_history: [{name: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "Berufserfahrung: [{name: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "experiencia laboral: [{name: X}]", BASICS + "work: [{name: X}]"),
        (BASICS + "formation: [{area: X}]", BASICS + "education: [{area: X}]"),
        (BASICS + "compétences: [X]", BASICS + "skills: [X]"),
        (BASICS + "Fähigkeiten: [X]", BASICS + "skills: [X]"),
        (BASICS + "idiomas: [X]", BASICS + "languages: [X]"),
        (BASICS + "Centres d'intérêt: [X]", BASICS + "interests: [X]"),
        (BASICS + "school: [{name: X}]", BASICS + "education: [{institution: X}]"),
        (BASICS + "hobbies: [X]", BASICS + "interests: [X]"),
        (BASICS + "certifications: [X]", BASICS + "certificates: [{name: X}]"),
        (BASICS + "licenses: [{title: X}]", BASICS + "certificates: [{name: X}]"),
        (BASICS + "honors: [X]", BASICS + "awards: [{title: X}]"),
        (BASICS + "papers: [{title: X}]", BASICS + "publications: [{name: X}]"),
        (BASICS + "testimonials: [X: Good]", BASICS + "references: [X: Good]"),
        (WORK + "title: Dev", WORK + "position: Dev"),
        (WORK + "role: Dev", WORK + "position: Dev"),
        (
            WORK + "from: 2019\n    to: 2020",
            WORK + "startDate: 2019\n    endDate: 2020",
        ),
        (WORK + "period: {start: 2019, end: 2020}", WORK + "date: 2019 - 2020"),
        (WORK + "dates: 2019 - 2020", WORK + "date: 2019 - 2020"),
        (WORK + "bullets: [a]", WORK + "highlights: [a]"),
        (WORK + "achievements: [a]", WORK + "highlights: [a]"),
        (WORK + "responsibilities: [a]", WORK + "highlights: [a]"),
        (WORK + "duties: a", WORK + "highlights: [a]"),
        (WORK + "details: [a]", WORK + "highlights: [a]"),
        (WORK + "details: a", WORK + "summary: a"),
        (WORK + "tech_stack: [a]", WORK + "keywords: [a]"),
        (WORK + "website: a.org", WORK + "url: a.org"),
        (WORK + "city: Leeds", WORK + "location: {city: Leeds}"),
        (WORK + "bullets: [bullet: a]", WORK + "highlights: [a]"),
        (WORK + "roles: [{title: a}]", WORK + "positions: [{position: a}]"),
        (BASICS + "education: [{school: a}]", BASICS + "education: [{institution: a}]"),
        (
            EDUCATION + "degree: a\n    major: b",
            EDUCATION + "studyType: a\n    area: b",
        ),
        (EDUCATION + "GPA: 3.9", EDUCATION + "score: 3.9"),
        (EDUCATION + "coursework: [a]", EDUCATION + "courses: [a]"),
        (BASICS + "skills: [{label: A, details: b}]", BASICS + "skills: [A: b]"),
        (BASICS + "skills: [{category: A, items: [b]}]", BASICS + "skills: [A: [b]]"),
        (BASICS + "skills: [skill: A]", BASICS + "skills: [A]"),
        (BASICS + "languages: [{name: A, level: b}]", BASICS + "languages: [A: b]"),
        (BASICS + "  headline: a", BASICS + "  label: a"),
        (BASICS + "  mobile: a", BASICS + "  phone: a"),
        (BASICS + "  website: a.org", BASICS + "  url: a.org"),
        (BASICS + "  about: a", BASICS + "  summary: a"),
        (
            BASICS + "  city: a\n  zip: b",
            BASICS + "  location: {city: a, postalCode: b}",
        ),
        (
            BASICS + "  linkedin: jo\n  GitHub URL: github.com/jo",
            BASICS + "  profiles: [{network: LinkedIn, username: jo}, "
            "{network: GitHub, url: github.com/jo}]",
        ),
        (
            BASICS + "  social: {GitHub: jo}",
            BASICS + "  profiles: [{network: GitHub, username: jo}]",
        ),
        (
            BASICS + "  socials: [{platform: GitHub, handle: jo}]",
            BASICS + "  profiles: [{network: GitHub, username: jo}]",
        ),
        ("basics: {firstName: Jo, last_name: Fox}", BASICS),
        ("basics: {name: {last: Fox, first: Jo}}", BASICS),
        ("personal: {fullName: Jo Fox}", BASICS),
        ("name: Jo Fox\nemail: a@b.org", BASICS + "  email: a@b.org"),
        (
            "personal: {name: Jo Fox}\ncontact: {e-mail: a@b.org}",
            BASICS + "  email: a@b.org",
        ),
        (
            BASICS + "employment: {history: [{employer: X}]}",
            BASICS + "work: [{name: X}]",
        ),
        (
            BASICS + "work: [{name: X}]\nexperience: [{name: Y}]",
            BASICS + "work: [{name: X}, {name: Y}]",
        ),
        (
            WORK + "responsibilities: [a]\n    achievements: [b]",
            WORK + "highlights: [a, b]",
        ),
        (
            BASICS + "work: [{name: X}]\nsections: [experience: Jobs]",
            BASICS + "work: [{name: X}]\nsections: [work: Jobs]",
        ),
        (
            BASICS + "export: {color: '1F4E79', lang: de}",
            BASICS + "export: {accent: '1F4E79', language: de}",
        ),
        (
            BASICS + "export: {margins: {left: 20, right: 20}}",
            BASICS + "export: {margins: {sides: 20}}",
        ),
    ],
)
def test_a_word_of_other_formats_is_read(source: str, plain: str) -> None:
    found, told = read(source.encode())

    assert resume(plain).replaced(order=()) == found.replaced(order=())
    assert 1 == len(told)
    assert told[0].message.startswith("keys of other formats are read: ")


@pytest.mark.parametrize(
    "source",
    [
        "personal: {fullName: Jo Fox, linkedin: jo}\n",
        BASICS + "experience: [{company: X, title: Y, from: 2019, bullets: [a]}]\n",
        BASICS + "talks: [a, b]\nside projects: [{title: X}]\n",
    ],
)
def test_json_is_read_as_yaml_is(source: str) -> None:
    data = json.dumps(yaml.safe_load(source)).encode()

    assert resume(source) == read(data).resume
    assert [each.message for each in read(source.encode()).warnings] == [
        each.message for each in read(data).warnings
    ]


def test_one_warning_lists_every_word_with_its_count() -> None:
    source = BASICS + "experience:\n  - {company: X}\n  - {company: Y, role: Z}\n"

    assert [
        (
            '3:1 keys of other formats are read: "experience" as "work", "company" as '
            '"name" (2 times), "role" as "position"'
        )
    ] == warnings(source)


@pytest.mark.parametrize(
    ("source", "lost", "kept"),
    [
        (WORK + "position: Dev\n    title: Lead", '"title" in work[0]', "position"),
        (WORK + "title: Dev\n    role: Lead", '"role" in work[0]', "title"),
        (WORK + "startDate: 2019\n    period: x", '"period" in work[0]', "startDate"),
        (BASICS + "name: Eve", '"name"', "basics.name"),
        (BASICS + "  first name: Eve", '"first name" in basics', "name"),
    ],
)
def test_of_two_texts_with_one_meaning_the_one_that_is_lost_is_named(
    source: str, lost: str, kept: str
) -> None:
    told = read(source.encode()).warnings[-1]

    assert told.is_loss
    assert (
        f'{lost} is not printed: "{kept}" is given too and takes its place'
        == told.message
    )


@pytest.mark.parametrize(
    "source",
    [
        WORK + "position: Dev\n    title: Dev\n",
        BASICS + "  location: Leeds, UK\n  city: Leeds\n",
        BASICS + "  first name: Jo\n",
        WORK + "title:\n",
    ],
)
def test_what_is_given_twice_alike_is_no_loss(source: str) -> None:
    assert [] == warnings(source)


@pytest.mark.parametrize(
    ("source", "tool"),
    [
        ("cv: {name: Jo, sections: {experience: []}}\ndesign: {}\n", "RenderCV"),
        ("content: {basics: {name: Jo}}\nlayout: {}\n", "YAMLResume"),
        ('{"cv": {"name": "Jo"}}', "RenderCV"),
    ],
)
def test_a_source_in_the_form_of_another_tool_is_one_error(
    source: str, tool: str
) -> None:
    [error] = errors(source)

    assert f"a CV in the form of {tool}, which is not read" in error


def test_each_word_of_a_record_is_written_as_it_is_compared() -> None:
    for words in _WORDS.values():
        for each in " ".join(words.values()).split():
            assert bare(each) == each


@pytest.mark.parametrize("cls", _WORDS)
def test_each_word_means_a_key_of_its_record(cls: type[Record]) -> None:
    for keys in meanings(cls).values():
        for key in keys:
            whole, _, inner = key.partition(".")
            field = schema_of(cls).fields[whole]
            assert not inner or inner in schema_of(field.kind).fields


# -- lists of one's own, and private keys


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("talks: [A, B]", "TALKS\n\n- A\n- B\n"),
        ("conference_talks: [A]", "CONFERENCE TALKS\n\n- A\n"),
        ("openSource: [A]", "OPEN SOURCE\n\n- A\n"),
        ("achievements: [Won: A]", "ACHIEVEMENTS\n\n- Won: A\n"),
        ("Weiterbildung: [{name: A, date: 2019}]", "WEITERBILDUNG\n\nA | 2019\n"),
        ("memberships: [{role: A, organization: B}]", "MEMBERSHIPS\n\nA\nB\n"),
        ("side projects: [{title: A, url: a.org}]", "SIDE PROJECTS\n\nA\na.org\n"),
        (
            "technical_skills: [{category: A, items: [b]}]",
            "TECHNICAL SKILLS\n\n- A: b\n",
        ),
        (
            "teaching experience: [{role: A, employer: B}]",
            "TEACHING EXPERIENCE\n\nB\nA\n",
        ),
    ],
)
def test_any_other_list_is_a_section_of_its_own(source: str, printed: str) -> None:
    assert f"Jo Fox\n\n{printed}" == text(BASICS + source)
    key = source.partition(":")[0]
    assert f'"{key}" is not a known section: it is printed as a section of its own' in (
        "".join(warnings(BASICS + source))
    )


def test_lists_of_ones_own_are_where_the_file_has_them() -> None:
    source = BASICS + "work: [{name: X}]\ntalks: [A]\nskills: [S]\n"

    assert ["EXPERIENCE", "TALKS", "SKILLS"] == re.findall(
        "^[A-Z]{2,}$", text(source), re.MULTILINE
    )


def test_sections_may_name_lists_of_ones_own() -> None:
    source = BASICS + "talks: [A]\nskills: [S]\ntea: [T]\nsections: [talks: Vorträge]\n"

    assert ["SKILLS", "VORTRÄGE", "TEA"] == re.findall(
        "^[A-ZÄ]{3,}$", text(source), re.MULTILINE
    )


@pytest.mark.parametrize(
    ("key", "near"), [("wrok", "work"), ("prjects", "projects"), ("exprience", "work")]
)
def test_a_near_miss_of_a_section_is_an_error_in_yaml_and_printed_in_json(
    key: str, near: str
) -> None:
    [error] = errors(BASICS + f"{key}: [{{name: A}}]\n")
    found, told = read(f'{{"basics": {{"name": "A"}}, "{key}": ["Text"]}}'.encode())

    assert f'did you mean "{near}"?' in error
    assert b"Text" in export(found, "txt")
    assert [f'did you mean "{near}"?'] == [each.hint for each in told]


def test_private_keys_hold_anchors_and_notes_and_are_never_reported() -> None:
    source = (
        "x-dates: &d {startDate: 2019}\n.note: 'b'\nx-unused: &u C #d\n"
        + WORK
        + "<<: *d\n    x-why: y\n    .hidden: z\n"
    )

    assert [] == warnings(source)
    assert "Jo Fox\n\nEXPERIENCE\n\nAcme | 2019 - Present\n" == text(source)


# -- unknown keys


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            WORK + "boss: Eve",
            '"boss" in work[0]: its content is lost',
        ),
        (WORK + "remote: true", '"remote" in work[0]: it has no effect'),
        (
            BASICS + "export: {hide: x}",
            'unknown setting "hide" in export: it is ignored',
        ),
        (BASICS + "motto: Carpe", '"motto": its content is lost'),
        (BASICS + "skills: [{name: A, x: {y: z}}]", '"x" in skills[0]: its content'),
    ],
)
def test_an_unknown_key_cannot_be_taken_for_one_that_worked(
    source: str, message: str
) -> None:
    [told] = warnings(source)

    assert message in told


def test_repeats_of_an_unknown_key_are_one_message_with_their_count() -> None:
    jobs = "".join(f"  - {{name: X{n}, boss: Y}}\n" for n in range(1200))
    [told] = warnings(BASICS + "work:\n" + jobs)

    assert (
        '4:16 unknown key "boss" in work[0] and 1,199 other places: its content is lost'
        == (told)
    )


def test_warnings_of_lost_text_are_last() -> None:
    source = WORK + "boss: Eve\n    startDate: Easter 2019\n    image: x\n"

    assert [False, True, True] == [
        each.is_loss for each in read(source.encode()).warnings
    ]


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (BASICS + "projects: [{name: X, stars: 20k}]", "stars"),
        (BASICS + "achievement_count: 3", "achievement_count"),
        (WORK + "note_to_self: 3", "note_to_self"),
        (WORK + "tent: big", "tent"),
    ],
)
def test_a_word_that_only_looks_like_a_key_is_no_error(source: str, key: str) -> None:
    [told] = read(source.encode()).warnings

    assert f'unknown key "{key}"' in told.message
    assert told.hint.startswith("known here: ")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        *(("de_DE", "de-DE"), ("German", "de"), ("deutsch", "de"), ("english", "en")),
        *(("Français", "fr"), ("zh_Hant", "zh-Hant"), ("日本語", "ja")),
    ],
)
def test_a_language_may_be_named(typed: str, tag: str) -> None:
    source = BASICS + f"export: {{language: {typed}}}\n"

    assert tag == resume(source).export.language
    assert [] == warnings(source)


def test_a_code_of_two_letters_is_not_guessed_from_another() -> None:
    [told] = read((BASICS + "export: {language: eu}\n").encode()).warnings

    assert "give the titles in sections" == told.hint


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("navy", "000080"), ("DarkGreen", "006400"), ("teal", "008080")],
)
def test_an_accent_may_be_a_colour_of_css(typed: str, digits: str) -> None:
    assert digits == resume(BASICS + f"export: {{accent: {typed}}}\n").export.accent


# -- any source at all

modestly = settings(max_examples=60, deadline=None, derandomize=True, database=None)

NO_ONES = ("sections", *Resume.DERIVED)
ONES = [camel(name) for name in Resume.fields if name not in NO_ONES]
SECTIONS = [key for key in ONES if key not in ("basics", "meta", "export")]
_CLASSES = {key: schema_of(Resume).fields[key].kind.__args__[0] for key in SECTIONS} | {
    "basics": schema_of(Resume).fields["basics"].kind
}


def respelt(draw: st.DrawFn, key: str) -> str:
    """Return a key in another case, or with something between its words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).split()
    joint = draw(st.sampled_from(["_", "-", " ", ""]))
    spelt = joint.join(words)
    return draw(st.sampled_from([spelt.lower(), spelt.upper(), spelt.title(), spelt]))


@st.composite
def records(draw: st.DrawFn, cls: type[Record], count: list[int]) -> dict[str, Any]:
    """Return a record with keys, words of others and unknown keys, each text unique."""
    fields = schema_of(cls).fields
    plain = [name for name, field in fields.items() if field.kind is str]
    lists = [name for name, field in fields.items() if field.kind == tuple[str, ...]]
    known = draw(st.lists(st.sampled_from(plain + lists), min_size=1, unique=True))
    words = draw(st.lists(st.sampled_from(sorted(meanings(cls))), max_size=4))
    extra = draw(st.lists(st.sampled_from(["zip9", "favourite", "Qq", "shoe size"])))
    found: dict[str, Any] = {}
    for key in dict.fromkeys([*known, *words, *extra]):
        count[0] += 1
        leaf = f"Text{count[0]}z"
        spelt = respelt(draw, key) if key in fields else key
        as_list = key in lists or (key not in known and draw(st.booleans()))
        found[spelt] = [leaf] if as_list and key not in plain else leaf
    return found


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Any]:
    count = [0]
    found: dict[str, Any] = {"basics": {"name": "Jo Fox"}}
    for key in draw(st.lists(st.sampled_from(SECTIONS), unique=True, max_size=4)):
        cls = _CLASSES[key]
        words = [word for word, keys in meanings(Resume).items() if key in keys]
        word = draw(st.sampled_from([key, *words]))
        found[respelt(draw, word)] = draw(
            st.lists(records(cls, count), min_size=1, max_size=3)
        )
    for key in draw(st.lists(st.sampled_from(["talks", "Sonstiges", "my_lists"]))):
        count[0] += 1
        found[key] = [f"Text{count[0]}z", {"name": f"Text{count[0]}y", "odd": "Text0x"}]
    return found


@modestly
@given(sources())
def test_every_text_of_any_source_is_printed_or_a_message_names_its_key(
    source: dict[str, Any],
) -> None:
    try:
        found, told = read(json.dumps(source).encode())
    except InvalidSource as error:
        told, printed = error.problems, ""
    else:
        printed = export(found, "txt").decode()
    named = " ".join(f"{each.message} {each.hint}" for each in told if each.is_loss)
    named += " ".join(each.message for each in told if each.severity == "error")

    for keys, leaf in leaves(source):
        is_named = leaf in named or any(f'"{key}"' in named for key in keys)
        assert leaf in printed or is_named, (leaf, keys)


@pytest.mark.parametrize(
    ("first", "second", "lost"),
    [
        ("end: 2018", "publicationdate: 2019", "publicationdate"),
        ("publicationdate: 2019", "end: 2018", "publicationdate"),
        ("releaseDate: 2019", "endDate: 2018", "endDate"),
        ("startDate: 2018", "releaseDate: 2019", "startDate"),
    ],
)
def test_a_period_beside_a_release_date_is_not_lost_without_a_word(
    first: str, second: str, lost: str
) -> None:
    written = f"{BASICS}publications:\n  - name: X\n    {first}\n    {second}\n"

    assert [
        message
        for message in warnings(written)
        if f'"{lost}" in publications[0]' in message
    ]


def test_a_position_has_the_words_of_entries() -> None:
    assert ("startDate",) == meanings(Position)["since"]
