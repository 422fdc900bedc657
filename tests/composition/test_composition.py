"""What a CV says, in which order and under which words, before any format sets it."""

from __future__ import annotations

import calendar
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvexport.composition import compose
from cvexport.composition.markup import spans
from cvexport.locales.addresses import names
from cvexport.model.dates import PRESENT, Date, PartialDate
from cvexport.model.document import (
    Block,
    Document,
    Entry,
    Item,
    List,
    Paragraph,
    Section,
    Span,
    Spans,
    plain,
    reading_order,
)
from cvexport.model.record import Record
from cvexport.model.resume import (
    Basics,
    Dated,
    Doi,
    Link,
    Location,
    Publication,
    Resume,
    SectionPlan,
    Work,
)
from cvexport.model.sections import SECTIONS
from cvexport.source import read
from cvexport.unicode import prose
from cvexport.unicode.prose import folded
from helpers.places import ROOT

SOURCES = sorted(
    [
        ROOT / "cv.yaml",
        *ROOT.glob("tests/sources/*.yaml"),
        *ROOT.glob("tests/sources/jsonresume/*.json"),
    ]
)


# -- outlines


def composed(source: str) -> Document:
    """Compose a source; a name is given where it gives none."""
    if "basics:" not in source:
        source = f"basics: {{name: Ana Example}}\n{source}"
    return compose(read(source.encode()).resume)


def outline(source: str) -> str:
    """Return the sections of a source as an indented outline, styles as Markdown."""
    lines = "\n".join(
        line
        for section in composed(source).sections
        for line in (f"# {section.heading}", *_blocks(section.blocks, ""))
    )
    return f"\n{lines}\n"


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Entry():
                period = f" @ {block.period}" if block.period else ""
                yield f"{indent}{marked(block.heading)}{period}"
                yield from (f"{indent}  = {marked(line)}" for line in block.lines)
                yield from _blocks(block.blocks, indent + "  ")
            case Paragraph():
                yield indent + marked(block.spans)
            case List():
                yield from _items(block.items, indent)


def _items(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {marked(item.spans)}"
        yield from _items(item.items, indent + "  ")


def marked(line: Spans) -> str:
    """Return spans with their styles as marks."""
    return "".join(map(_marked, line))


def _marked(span: Span) -> str:
    text = f"`{span.text}`" if span.code else span.text
    text = f"*{text}*" if span.italic else text
    text = f"**{text}**" if span.bold else text
    return f"[{text}]({span.href})" if span.href else text


def contacts(source: str) -> list[str]:
    """Return the items of the contact line."""
    return [marked(line) for line in composed(source).contacts]


# -- the head


def test_the_name_and_headline_stand_first_and_alone() -> None:
    document = composed("basics: {name: Ana Example, label: Engineer}")

    assert reading_order(document) == ("Ana Example", "Engineer")


def test_the_title_names_the_person_and_the_kind_of_document() -> None:
    assert composed("work: []").title == "Ana Example – CV"


def test_a_name_of_two_paragraphs_is_one_line() -> None:
    document = composed('basics: {name: "Ana\\n\\nExample"}')

    assert document.name == "Ana Example"
    assert document.title == "Ana Example – CV"


def test_contacts_run_from_place_to_profiles_each_leading_where_it_says() -> None:
    source = """
basics:
  name: Ana Example
  profiles:
    - {network: GitHub, username: ana, url: "https://github.com/ana"}
    - {network: Matrix, username: "@ana:example.org"}
  url: https://www.example.org/
  phone: +44 (0)20 7946-0000
  email: ana@example.org
  location: {address: 1 High St, city: London, region: LDN, postalCode: E1, country: UK}
"""
    assert contacts(source) == [
        "1 High St, London, LDN, E1, UK",
        "[ana@example.org](mailto:ana@example.org)",
        "[+44 (0)20 7946-0000](tel:+442079460000)",
        "[example.org](https://www.example.org/)",
        "[github.com/ana](https://github.com/ana)",
        "Matrix: @ana:example.org",
    ]


@pytest.mark.parametrize(
    ("basics", "expected"),
    [
        ("email: ana at example", ["ana at example"]),
        ("phone: ask me", ["ask me"]),
        ("phone: '112'", ["112"]),
        ("location: Berlin", ["Berlin"]),
        ("location: {countryCode: DE}", ["Germany"]),
        ("location: {country: Germany, countryCode: DE}", ["Germany"]),
        ('location: {address: "1 Road\\n\\nTown"}', ["1 Road, Town"]),
        ("profiles: [{network: GitHub}]", ["GitHub"]),
        ("profiles: [{username: ana}]", ["ana"]),
        ("email: null", []),
    ],
)
def test_a_contact_that_leads_nowhere_is_text(basics: str, expected: list[str]) -> None:
    assert expected == contacts(f"basics: {{name: Ana, {basics}}}")


def test_an_address_given_twice_is_shown_once() -> None:
    source = """
basics:
  name: Ana
  url: https://example.org
  email: ana@example.org
  profiles:
    - {network: Example, url: http://www.example.org/}
    - {network: Example.org, url: https://example.org}
    - {network: Mail, url: mailto:ana@example.org}
"""
    assert contacts(source) == [
        "[ana@example.org](mailto:ana@example.org)",
        "[example.org](https://example.org)",
    ]


def test_a_network_is_named_where_its_address_hides_it() -> None:
    source = """
basics:
  name: Ana
  profiles:
    - {network: Mastodon, username: ana, url: https://social.example.org/@ana}
    - {network: Stack Overflow, url: https://stackoverflow.com/users/1}
"""
    assert contacts(source) == [
        "Mastodon: [social.example.org/@ana](https://social.example.org/@ana)",
        "[stackoverflow.com/users/1](https://stackoverflow.com/users/1)",
    ]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-02-29T10:00:00Z", "2024-02-29"),
        ("2024-02-29", "2024-02-29"),
        ("2024-02", ""),
        ("2024-02-31", ""),
        ("yesterday", ""),
        ("present", ""),
    ],
)
def test_the_day_of_the_last_change_is_kept_where_it_is_one(
    moment: str, expected: str
) -> None:
    assert expected == composed(f'meta: {{lastModified: "{moment}"}}').modified


# -- order and titles

THREE = """
skills: [Python]
work: [{name: Example Ltd}]
interests: [Chess]
"""


def headings(source: str) -> list[str]:
    """Return the headings of the sections in order."""
    return [section.heading for section in composed(source).sections]


def test_sections_keep_the_order_of_the_file() -> None:
    assert headings(THREE) == ["Skills", "Experience", "Interests"]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("[]", "Summary Skills Experience"),
        ("[work]", "Summary Experience Skills"),
        ("[work, summary]", "Experience Summary Skills"),
        ("[{title: Own, bullets: [A]}]", "Summary Skills Experience Own"),
        ("[{title: Own, bullets: [A]}, work]", "Summary Own Experience Skills"),
        ("[{title: Own, work: [{name: B}]}]", "Summary Skills Experience Own"),
        ("[work, {title: Own, work: [{name: B}]}]", "Summary Experience Own Skills"),
    ],
)
def test_the_summary_is_first_and_custom_sections_last_unless_placed(
    sections: str, expected: str
) -> None:
    source = f"skills: [X]\nwork: [{{name: A}}]\nsections: {sections}\n"
    reading = read(f"{source}basics: {{name: Ada, summary: She.}}\n".encode())

    assert expected.split() == [
        section.heading for section in compose(reading.resume).sections
    ]


def test_a_part_has_its_own_records_and_the_section_the_rest() -> None:
    source = "publications: [{name: A}]\nskills: [X]\nsections:\n"
    source += "  - {title: Journals, paragraphs: [Some.], publications: [{name: B}]}\n"
    source += "  - {skills: [Y, Z]}\n"
    resume = read(f"basics: {{name: Ada}}\n{source}".encode()).resume

    assert (
        *("Ada", "Publications", "A", "Skills", "X"),
        *("Journals", "Some.", "B", "Skills", "Y", "Z"),
    ) == reading_order(compose(resume), capitals=False)


def test_listed_sections_come_first_and_the_rest_in_the_order_of_the_file() -> None:
    source = f"{THREE}\nsections: [interests, {{work: Jobs}}]"

    assert headings(source) == ["Interests", "Jobs", "Skills"]


def test_an_empty_section_is_not_shown_even_when_listed() -> None:
    assert headings("sections: [work, {awards: Prizes}, {title: Own}]") == []


def test_a_resume_without_an_order_loses_no_section() -> None:
    document = compose(Resume(work=(Work(name="Example Ltd"),)))

    assert [section.heading for section in document.sections] == ["Experience"]


def test_headings_have_the_capitals_of_their_language() -> None:
    source = """
skills: [Chess]
sections: [{title: İlgi alanları, bullets: [Satranç]}]
export: {language: tr}
"""
    capitals = [section.capitals for section in composed(source).sections]

    assert capitals == ["BECERİLER", "İLGİ ALANLARI"]


def test_a_section_of_ones_own_has_paragraphs_then_bullets_then_entries() -> None:
    source = """
sections:
  - title: Talks
    paragraphs: ["First.\\n\\nSecond.", "**Third**."]
    bullets: [one, {Two: of it}]
    entries:
      - {title: On X, subtitle: Keynote, date: 2020-05, summary: Went well.}
      - Untitled
"""
    expected = """
# Talks
First.
Second.
**Third**.
- one
- **Two:** of it
On X @ May 2020
  = Keynote
  Went well.
Untitled
"""
    assert expected == outline(source)


def test_profiles_are_a_section_where_one_is_asked_for() -> None:
    source = """
basics:
  name: Ana
  profiles:
    - {network: GitHub, username: ana, url: https://github.com/ana}
    - {network: Matrix, username: "@ana"}
    - {network: Usenet}
    - https://example.org
sections: [profiles]
"""
    expected = """
# Profiles
- **GitHub:** [github.com/ana](https://github.com/ana)
- **Matrix:** @ana
- Usenet
- [example.org](https://example.org)
"""
    assert expected == outline(source)


# -- entries


def test_a_job_has_employer_and_period_then_title_then_place_and_address() -> None:
    source = """
work:
  - name: Example Ltd
    position: Engineer
    startDate: 2019-08
    endDate: 2020-12-31
    location: {city: London, countryCode: GB}
    url: https://example.org/jobs/
    description: They make examples.
    summary: "Wrote *some*.\\n\\nRead others."
    highlights: [One, Two]
    keywords: [Python, C]
"""
    expected = """
# Experience
Example Ltd @ Aug 2019 – Dec 2020
  = Engineer
  = London, United Kingdom | [example.org/jobs](https://example.org/jobs/)
  They make examples.
  Wrote *some*.
  Read others.
  - One
  - Two
  Keywords: Python, C
"""
    assert expected == outline(source)


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("position: Engineer, startDate: 2019", "Engineer @ 2019 – Present"),
        ("name: Example Ltd", "Example Ltd"),
        ("startDate: 2019, endDate: 2020", "2019 – 2020"),
        ("location: London", "London"),
        ("url: https://example.org", "[example.org](https://example.org)"),
        ("summary: Helped out.", "Helped out."),
        ("highlights: Helped out.", "- Helped out."),
        ("name: Example Ltd, summary: ''", "Example Ltd"),
        (
            "position: Engineer, location: London, endDate: 2020",
            "Engineer @ 2020\n  = London",
        ),
        ("name: '**Example** Ltd', position: '**CTO**'", "Example Ltd\n  = **CTO**"),
    ],
)
def test_what_is_missing_leaves_no_trace(job: str, expected: str) -> None:
    assert f"\n# Experience\n{expected}\n" == outline(f"work: [{{{job}}}]")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("startDate: 2019-08, endDate: 2020-01", "Aug 2019 – Jan 2020"),
        ("startDate: 2019-08-05, endDate: 2019-08-30", "Aug 2019"),
        ("startDate: 2019, endDate: 2019", "2019"),
        ("startDate: 2019", "2019 – Present"),
        ("startDate: 2019, endDate: present", "2019 – Present"),
        ("startDate: 2019, endDate: now", "2019 – Present"),
        ("endDate: 2019", "2019"),
        ("endDate: present", "Present"),
        ("date: 2019-01", "Jan 2019"),
        ("date: 'Summers, 2010 to 2012', startDate: 2010", "Summers, 2010 to 2012"),
        ("startDate: Spring 2019, endDate: 2020", "Spring 2019 – 2020"),
        ("startDate: 1999-12", "Dec 1999 – Present"),
    ],
)
def test_a_period_is_written_one_way(dates: str, expected: str) -> None:
    (section,) = composed(f"work: [{{name: A, {dates}}}]").sections
    (entry,) = section.blocks

    assert isinstance(entry, Entry)
    assert expected == entry.period


def test_each_position_names_its_employer_and_its_own_period() -> None:
    source = """
work:
  - name: Example Ltd
    location: London
    url: https://example.org
    description: They make examples.
    summary: Rose.
    startDate: 2010
    highlights: [In all of them]
    keywords: [C]
    positions:
      - {position: Lead, startDate: 2015, location: Paris, summary: Led.}
      - {position: Engineer, endDate: 2015, highlights: [Built]}
"""
    expected = """
# Experience
Example Ltd @ 2015 – Present
  = Lead
  = Paris | [example.org](https://example.org)
  They make examples.
  Rose.
  Led.
Example Ltd @ 2010 – 2015
  = Engineer
  = London | [example.org](https://example.org)
  - Built
- In all of them
Keywords: C
"""
    assert expected == outline(source)


def test_what_every_position_overrides_stands_with_the_first() -> None:
    source = """
work:
  - name: Example Ltd
    position: Fellow
    date: For years
    location: London
    positions:
      - {position: Lead, startDate: 2015, endDate: 2016, location: Paris}
      - {position: Engineer, date: Before, location: Rome}
"""
    expected = """
# Experience
Example Ltd @ For years
  = Fellow
  = London
Example Ltd @ 2015 – 2016
  = Lead
  = Paris
Example Ltd @ Before
  = Engineer
  = Rome
"""
    assert expected == outline(source)
    overridden = source.replace("    position: Fellow\n", "")

    assert "  = Lead\n  = Paris | London\n" in outline(overridden)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "volunteer: [{organization: Aid, position: Cook, startDate: 2020}]",
            "Volunteering\nAid @ 2020 – Present\n  = Cook",
        ),
        (
            (
                "education: [{institution: Example U, studyType: BSc, area: Maths, "
                "score: '1.0', endDate: 2010, courses: [Sets, 'Rings, Fields']}]"
            ),
            (
                "Education\nExample U @ 2010\n  = BSc, Maths\n  = Grade: 1.0\n"
                "  Courses: Sets; Rings, Fields"
            ),
        ),
        (
            "education: [{area: Maths, score: '1.0'}]",
            "Education\nMaths\n  = Grade: 1.0",
        ),
        (
            (
                "projects: [{name: X, roles: [Lead, Dev], entity: Ltd, type: app, "
                "description: An app.}]"
            ),
            "Projects\nX\n  = Lead, Dev\n  = Ltd | app\n  An app.",
        ),
        (
            "awards: [{title: Prize, awarder: Jury, date: 2001-02-03, summary: Yes.}]",
            "Awards\nPrize @ Feb 2001\n  = Jury\n  Yes.",
        ),
        (
            "certificates: [{name: CE, issuer: Body, url: example.org, date: 2001}]",
            (
                "Certifications\nCE @ 2001\n  = Body\n"
                "  = [example.org](https://example.org)"
            ),
        ),
        (
            "publications: [{name: Book, publisher: House, releaseDate: 2001-02}]",
            "Publications\nBook @ Feb 2001\n  = House",
        ),
        (
            "publications: [{name: Book, releaseDate: 2001, date: in print}]",
            "Publications\nBook @ in print",
        ),
        (
            "languages: [{language: Irish, fluency: Native}, Welsh, {fluency: Some}]",
            "Languages\n- **Irish:** Native\n- Welsh\n- Some",
        ),
        (
            "interests: [Chess, {name: Go, keywords: [9x9, 19x19]}, {Art: Much of it}]",
            "Interests\n- Chess\n- **Go:** 9x9, 19x19\n- **Art:** Much of it",
        ),
        (
            'references: [{name: Bo, reference: "Good.\\n\\nVery."}, Fine., {name: C}]',
            "References\n- **Bo:** Good. Very.\n- Fine.\n- C",
        ),
        (
            (
                "skills: [C, {name: Web, keywords: [HTML, CSS]}, {SQL: Daily.}, "
                "{name: Go, level: Expert}, {level: Some, keywords: [Rust]}]"
            ),
            (
                "Skills\n- C\n- **Web:** HTML, CSS\n- **SQL:** Daily.\n- Go (Expert)\n"
                "- **Some:** Rust"
            ),
        ),
        (
            (
                "skills: [{name: Web, level: Pro, summary: Daily., "
                "keywords: [HTML, CSS]}, {name: Ops, summary: Since 2010, "
                "keywords: [Linux]}, {keywords: [C]}]"
            ),
            (
                "Skills\n- **Web (Pro):** Daily. HTML, CSS\n"
                "- **Ops:** Since 2010; Linux\n- C"
            ),
        ),
    ],
)
def test_each_section_has_its_form(section: str, expected: str) -> None:
    assert f"\n# {expected}\n" == outline(section)


# -- bullets


def bullets(highlights: str) -> str:
    """Return the outline of the highlights of a job without a head."""
    return outline(f"work: [{{highlights: {highlights}}}]").removeprefix(
        "\n# Experience\n"
    )


def test_bullets_nest_to_any_depth() -> None:
    depth = 12
    source = "{text: a, items: [" * depth + "b" + "]}" * depth
    expected = "".join(f"{'  ' * level}- a\n" for level in range(depth))

    assert f"{expected}{'  ' * depth}- b\n" == bullets(f"[{source}]")


def test_a_titled_list_has_its_title_above_it_and_parts_the_bullets() -> None:
    source = "[one, {title: Some of it, items: [a, b]}, two]"

    assert bullets(source) == "- one\n*Some of it:*\n- a\n- b\n- two\n"


@pytest.mark.parametrize(
    ("highlight", "expected"),
    [
        ("{title: Done, items: [a]}", "*Done:*\n- a\n"),
        ("{title: 'Done:', items: [a]}", "*Done:*\n- a\n"),
        ("{title: What I did., items: [a]}", "*What I did.*\n- a\n"),
        ("{title: Done, text: much, items: [a]}", "*Done:* much\n- a\n"),
        ("{title: Done}", "*Done*\n"),
        ("{title: Done, label: Now, text: much}", "*Done:* **Now:** much\n"),
        ("{Label: text}", "- **Label:** text\n"),
        ("{'Label:': text}", "- **Label:** text\n"),
        ("{Why?: text}", "- **Why?** text\n"),
        ("{Acme Inc.: text}", "- **Acme Inc.:** text\n"),
        ("{Label: [a, b]}", "- **Label:**\n  - a\n  - b\n"),
        ("{label: Label}", "- Label\n"),
        ("{label: '`f`', text: '`g`'}", "- **`f`****:** `g`\n"),
        ("{text: a, items: [{title: T, items: [b]}]}", "- a\n  - **T:**\n    - b\n"),
        ("{items: [a, {items: [b]}]}", "- a\n- b\n"),
        ('"a\\n\\nb"', "- a b\n"),
    ],
)
def test_a_lead_in_ends_in_a_colon_where_something_follows(
    highlight: str, expected: str
) -> None:
    assert expected == bullets(f"[{highlight}]")


# -- nothing is lost


LITERAL = re.compile(
    r"\.basics\.(?!summary|details).*|\.sections\[\d+\]\.title|.*\.location\.\w+"
)


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str | PartialDate]]:
    """Return every text and date below a record, with the path that leads to it."""
    if isinstance(value, str | PartialDate):
        if value:
            yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from leaves(each, f"{path}[{index}]")
    elif isinstance(value, Record):
        for name, inner in value.pairs():
            if not _is_exempt(value, name):
                yield from leaves(inner, f"{path}.{name}")


def _is_exempt(record: object, name: str) -> bool:
    """Tell whether a field is on purpose not shown."""
    match record, name:
        case (Resume(), "meta" | "export" | "order" | "numbered") | (
            _,
            "tags" | "image" | "key",
        ):
            return True
        case Location(country=country), "country_code":
            return bool(country)
        case Dated(date=date), "start_date" | "end_date" | "release_date" if date:
            # The free text stands in place of them.
            return True
        case Publication(release_date=date), "start_date" | "end_date" if date:
            return True
        case Work(positions=positions), "start_date" | "end_date" | "date":
            return bool(positions)
    url = getattr(record, "url", "")
    if name == "username":
        bare = re.sub(r"[\W_]", "", getattr(record, name).casefold())
        return bool(bare) and bare in re.sub(r"[\W_]", "", url.casefold())
    return bool(url) and name == "network"


def shown(path: str, leaf: str | PartialDate) -> list[str]:
    """Return the words that a leaf must leave in the document."""
    if isinstance(leaf, PartialDate):
        month = [calendar.month_abbr[leaf.month]] if leaf.month else []
        return [*month, f"{leaf.year}"]
    if leaf == PRESENT and path.endswith(("_date", ".date")):
        return ["Present"]
    if isinstance(leaf, Link):
        visible = re.sub(r"^(?i:https?://(?:www\.)?|mailto:|tel:)", "", leaf)
        return visible.rstrip("/").split()
    if path.endswith(".country_code"):
        return names("en").get(leaf.upper(), leaf).split()
    if LITERAL.fullmatch(path):
        return leaf.split()
    text = " ".join(plain(spans(part)) for part in pieces(prose.blocks(leaf)))
    return text.split()


def pieces(blocks: prose.Prose) -> list[str]:
    """Return each paragraph of a text and the text of each item of its lists."""
    return [
        piece
        for block in blocks
        for piece in (
            [block]
            if isinstance(block, str)
            else pieces(
                tuple(each for item in block.items for each in (item.text, *item.lists))
            )
        )
    ]


def lost(resume: Resume) -> list[str]:
    """Return the paths of all leaves whose words are not in the document."""
    text = " ".join(reading_order(compose(resume), capitals=False))
    return [
        f"{path}: {leaf}"
        for path, leaf in leaves(resume)
        if not all(word in text for word in shown(path, leaf))
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_fact_of_a_source_appears_in_its_document(path: Path) -> None:
    try:
        resume = read(path.read_bytes()).resume
    except Exception:
        if "broken" in path.stem or "invalid" in path.stem:
            pytest.skip("a source with errors has no document")
        raise

    assert lost(resume) == []


TEXT = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp")),
        max_size=8,
    )
    | st.sampled_from(["a, b", "**b** c", "[d](https://example.org)", "e\n\nf", "`"])
).map(folded)
LINK = st.sampled_from(
    ["", "https://example.org", "https://example.org/a_b*c*", "mailto:a@example.org"]
).map(Link)
DATES: st.SearchStrategy[Date] = (
    st.sampled_from(["", PRESENT, "Summer"])
    | st.integers(1900, 2100).map(PartialDate)
    | st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(
        lambda known: PartialDate(*known)
    )
)


def values(kind: object, depth: int) -> st.SearchStrategy[object]:
    """Return a strategy for the type of a field."""
    if kind == Date:
        return DATES
    if kind is Link:
        return LINK
    if kind is Doi:
        return st.one_of(TEXT.map(Doi), st.just(Doi("10.1000/182")))
    if kind is str:
        return TEXT
    if kind is bool:
        return st.booleans()
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        if depth > 3:
            return st.just(())
        return st.lists(values(inner, depth + 1), max_size=2).map(tuple)
    assert isinstance(kind, type)
    assert issubclass(kind, Record)
    return records(kind, depth)


def records(kind: type[Record], depth: int = 0) -> st.SearchStrategy[object]:
    """Return a strategy for a record, built from the types of its fields."""
    hints = typing.get_type_hints(kind)
    names = [name for name in kind.fields if name != "part"]
    named = {name: values(hints[name], depth) for name in names}
    if kind is SectionPlan:
        # A section that holds nothing is not shown, nor is its title.
        given_ones = {"key": "", "title": "Own", "paragraphs": ("Words.",)}
        named |= {key: st.just(value) for key, value in given_ones.items()}
    return st.builds(kind, **named)


def resumes() -> st.SearchStrategy[Resume]:
    """Return a strategy for a Resume with records in one of its sections."""
    hints = typing.get_type_hints(Resume)
    kinds = {key: hints[key] for key in SECTIONS if key in hints}
    return st.one_of(
        st.builds(Resume, basics=records(Basics)),
        *(st.builds(Resume, **{key: values(kind, 0)}) for key, kind in kinds.items()),
        st.builds(Resume, sections=values(tuple[SectionPlan, ...], 0)),
    )


@settings(derandomize=True, deadline=None, max_examples=100)
@given(resumes())
def test_every_fact_of_any_resume_appears_in_its_document(resume: Resume) -> None:
    assert lost(resume) == []


@settings(derandomize=True, deadline=None, max_examples=100)
@given(resumes())
def test_no_part_of_any_document_is_empty_or_breaks_its_line(resume: Resume) -> None:
    document = compose(resume)

    assert [line for line in reading_order(document) if "\n" in line] == []
    assert all(map(plain, document.contacts))
    for section in document.sections:
        assert section.heading
        assert section.blocks
        assert all(map(_is_filled, section.blocks))


def _is_filled(block: Block | Section) -> bool:
    match block:
        case Entry():
            heads = bool(plain(block.heading)) and all(map(plain, block.lines))
            return heads and all(map(_is_filled, block.blocks))
        case Paragraph():
            return bool(plain(block.spans))
        case List():
            return bool(block.items) and all(map(_is_filled_item, block.items))
    return False


def _is_filled_item(item: Item) -> bool:
    return bool(plain(item.spans)) and all(map(_is_filled_item, item.items))
