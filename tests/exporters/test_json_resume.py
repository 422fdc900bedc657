"""A Resume written as JSON Resume is valid, and what it loses is named.

`jsonresume-schema.json` is schema.json of the npm package @jsonresume/schema 1.3.1,
unchanged: Copyright (c) 2024 JSON Resume, MIT licence.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest

from cvexport import read_back
from cvexport.exporters.json_resume import write
from cvexport.model.dates import PRESENT, PartialDate
from cvexport.model.record import Record, camel
from cvexport.model.resume import (
    Basics,
    Education,
    Highlight,
    Interest,
    Link,
    Location,
    Meta,
    Position,
    Publication,
    Resume,
    SectionPlan,
    Skill,
    Work,
)
from cvexport.model.sections import SECTIONS
from cvexport.model.settings import Settings
from cvexport.source import read
from helpers.places import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = sorted(
    path
    for path in [
        *(TESTS / "sources").rglob("*.yaml"),
        *TESTS.rglob("jsonresume/*.json"),
    ]
    if path.stem != "broken"
)
SCHEMA = json.loads((TESTS / "exporters" / "jsonresume-schema.json").read_bytes())

every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


def document(resume: Resume) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(resume).data)
    return found


def lost(resume: Resume) -> tuple[str, ...]:
    return write(resume).lost


def person(**sections: Any) -> Resume:
    return Resume(basics=Basics(name="Ada"), **sections)


OWN = {
    "basics": ("emails", "phones", "details"),
    **{key: row.extra for key, row in SECTIONS.items() if row.extra},
}
"""Keys beside those of JSON Resume, which allows others."""


def strict(schema: Any) -> Any:
    """Return the schema as it was first published: with no other key than our own."""
    closed = copy.deepcopy(schema)
    for section, keys in OWN.items():
        part = closed["properties"][section]
        part.get("items", part)["properties"].update({key: {} for key in keys})

    def close(part: Any, name: str = "") -> None:
        if isinstance(part, dict):
            if part.get("type") == "object" and name != "meta":
                part["additionalProperties"] = False
            for key, each in part.items():
                close(each, key)

    close(closed)
    return closed


@every_source
def test_what_is_written_is_valid(path: Path) -> None:
    """Formats of addresses, e-mails and dates are checked, and no key is foreign."""
    written = document(read(path.read_bytes()).resume)

    for schema in (SCHEMA, strict(SCHEMA)):
        jsonschema.Draft7Validator(
            schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
        ).validate(written)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Return each text of a record with its path, settings excepted."""
    if isinstance(value, str | PartialDate):
        if str(value):
            yield path, str(value)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from leaves(each, f"{path}[{index}]")
    elif isinstance(value, Record) and not isinstance(value, Settings):
        for name, inner in value.pairs():
            if name not in ("order", "key", "numbered"):
                yield from leaves(inner, f"{path}.{camel(name)}".lstrip("."))


def strings(value: Any) -> Iterator[str]:
    """Return each text of a JSON document."""
    if isinstance(value, str):
        yield unquote(value)
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def is_named(path: str, names: tuple[str, ...]) -> bool:
    """Tell whether a path, or what it is part of, is named as lost."""
    paths = {name.partition(" ")[0] for name in names}
    return any(
        path == each or path.startswith((f"{each}.", f"{each}[")) for each in paths
    )


@every_source
def test_every_text_is_written_or_named_as_lost(path: Path) -> None:
    resume = read(path.read_bytes()).resume
    written = list(strings(document(resume)))

    missing = {
        where: text
        for where, text in leaves(resume)
        if not any(unquote(text) in each for each in written)
        and not is_named(where, lost(resume))
        and text != PRESENT
    }
    assert {} == missing


@every_source
def test_nothing_is_named_as_lost_without_need(path: Path) -> None:
    """A text that is named stands nowhere in the place that it was in."""
    resume = read(path.read_bytes()).resume
    texts = dict(leaves(resume))

    assert [] == [
        name
        for name in lost(resume)
        if not name.startswith(("the settings", "sections"))
        and not any(
            is_named(where, (name,)) or where == name.partition(" ")[0]
            for where in texts
        )
    ]


@every_source
def test_reading_back_gives_the_same_document(path: Path) -> None:
    first = write(read(path.read_bytes()).resume).data
    again = write(read(first).resume)

    assert first == again.data
    assert () == again.lost


@pytest.mark.parametrize(
    "name", ["every-section", "like-the-official-sample", "missing-sections"]
)
def test_a_json_resume_document_loses_nothing(name: str) -> None:
    resume = read((TESTS / f"sources/jsonresume/{name}.json").read_bytes()).resume
    written = write(resume)

    assert () == written.lost
    assert resume == read(written.data).resume


def test_a_written_document_is_read_without_a_warning() -> None:
    written = write(read((TESTS / "sources/full.yaml").read_bytes()).resume).data

    assert ["basics.image"] == [
        each.message.split()[0] for each in read(written).warnings
    ]


def test_what_full_loses_reads_well() -> None:
    resume = read((TESTS / "sources/full.yaml").read_bytes()).resume

    assert [
        'basics.location.country "United Fables"',
        'work[0].positions[0].keywords "Wholes"',
        (
            "work[0].positions[1].highlights[1].items below their bullet, which they "
            "now follow"
        ),
        'work[0].keywords "Assembly"',
        "work[1].highlights[1].items below their bullet, which they now follow",
        (
            "work[1].highlights[1].items[0].items below their bullet, which they now "
            "follow"
        ),
        'work[1].highlights[3].title "A titled list"',
        'work[1].highlights[4].title "A title with text"',
        "work[1].highlights[5].items below their bullet, which they now follow",
        'work[2].date "now and then"',
        'sections[1].title "Career"',
        'sections[2] "Talks"',
        'sections[3] "Statement"',
        'sections[4] "Odds and Ends"',
        "the settings of export",
    ] == list(lost(resume))


def test_sections_keep_their_order() -> None:
    resume = read(
        b"basics: {name: A}\nskills: [a]\nwork: [{name: b}]\nawards: [{title: c}]\n"
        b"sections: [awards]\n"
    ).resume

    assert ["$schema", "basics", "awards", "skills", "work"] == list(document(resume))


def test_each_position_is_a_job_and_the_employers_text_is_told_once() -> None:
    job = Work(
        name="X",
        summary="Both.",
        description="A shop.",
        start_date=PartialDate(2010),
        highlights=(Highlight(text="all"),),
        positions=(
            Position(position="Boss", start_date=PartialDate(2015), summary="Leads."),
            Position(
                position="Clerk",
                start_date=PartialDate(2010),
                end_date=PartialDate(2015),
                highlights=(Highlight(text="one"),),
            ),
        ),
    )

    assert [
        {
            "name": "X",
            "description": "A shop.",
            "position": "Boss",
            "startDate": "2015",
            "summary": "Both.\n\nLeads.",
        },
        {
            "name": "X",
            "position": "Clerk",
            "startDate": "2010",
            "endDate": "2015",
            "highlights": ["one", "all"],
        },
    ] == document(person(work=(job,)))["work"]
    assert ('work[0].startDate "2010"',) == lost(person(work=(job,)))


def test_bullets_are_one_level_with_their_labels() -> None:
    bullets = (
        Highlight(label="Label", text="text", items=(Highlight(text="below"),)),
        Highlight(title="Title", items=(Highlight(text="listed"),)),
    )
    resume = person(work=(Work(name="X", highlights=bullets),))

    assert ["Label: text", "below", "listed"] == document(resume)["work"][0][
        "highlights"
    ]


def test_sentences_of_skills_and_interests_become_keywords() -> None:
    resume = person(
        skills=(Skill(name="A", summary="Well.", keywords=("b",)),),
        interests=(Interest(name="C", summary="Often."),),
    )

    assert ["Well.", "b"] == document(resume)["skills"][0]["keywords"]
    assert ["Often."] == document(resume)["interests"][0]["keywords"]
    assert () == lost(resume)


def test_dates_go_where_json_resume_has_a_place() -> None:
    day = PartialDate(2019, 8, 31)
    resume = person(
        work=(Work(name="X", date=PartialDate(2019)),),
        publications=(Publication(name="Y", date=day),),
        education=(Education(institution="Z", start_date=day, end_date=PRESENT),),
    )

    assert () == lost(resume)
    written = document(resume)
    assert {"name": "X", "startDate": "2019", "endDate": "2019"} == written["work"][0]
    assert "2019-08-31" == written["publications"][0]["releaseDate"]
    assert {"institution": "Z", "startDate": "2019-08-31"} == written["education"][0]


def test_dates_without_a_place_are_lost() -> None:
    resume = person(
        work=(
            Work(name="X", start_date="Easter 2019", end_date=PRESENT),
            Work(name="Y", end_date=PRESENT),
            Work(name="Z", date="long ago", start_date=PartialDate(2001)),
        )
    )

    assert (
        'work[0].startDate "Easter 2019"',
        'work[1].endDate "present"',
        'work[2].date "long ago"',
    ) == lost(resume)


def test_an_entry_without_anything_to_write_is_not_written() -> None:
    resume = person(work=(Work(date="now and then"), Work(name="Y")))

    assert [{"name": "Y"}] == document(resume)["work"]
    assert ('work[0].date "now and then"',) == lost(resume)


def test_what_would_be_read_otherwise_is_written_otherwise() -> None:
    """A dash before a bracket is a bullet, and a username of `https:` an address."""
    source = """
basics:
  name: Ana Example
  profiles: [{network: Forge, username: "https://forge.example/ana", url: "]]"}]
work: [{name: X, highlights: [{text: "—", url: "https://x.example"}]}]
projects: [{name: Y, roles: "+ a"}]
"""
    resume = read(source.encode()).resume
    written = document(resume)

    read_back(write(resume).data, "json", resume)
    assert "https://forge.example/ana" == written["basics"]["profiles"][0]["url"]
    assert ["[—](https://x.example)"] == written["work"][0]["highlights"]
    assert ["a"] == written["projects"][0]["roles"]


@pytest.mark.parametrize("text", ["+ a", "- b", "* c"])
def test_a_text_that_begins_like_a_bullet_is_read_back_with_its_sign(text: str) -> None:
    source = f'basics: {{name: Ana}}\nskills: [{{Leading: "{text}"}}]'
    resume = read(source.encode()).resume
    written = document(resume)

    read_back(write(resume).data, "json", resume)
    assert [f"\\{text}"] == written["skills"][0]["keywords"]


def test_addresses_are_escaped_and_no_address_is_lost() -> None:
    url = Link("https://bücher.example.org/ä{}|?q=100%#a#b")
    resume = Resume(
        basics=Basics(name="Ada", email="ada at example", url=url),
        meta=Meta(canonical="here"),
    )

    assert (
        "https://b%C3%BCcher.example.org/%C3%A4%7B%7D%7C?q=100%25#a%23b"
        == document(resume)["basics"]["url"]
    )
    assert ('basics.email "ada at example"', 'meta.canonical "here"') == lost(resume)


def test_a_place_is_one_line_and_its_country_needs_a_code() -> None:
    place = Location(city="Fabelhafen", country="Fables", country_code="ZZ")
    resume = Resume(
        basics=Basics(name="Ada", location=place),
        work=(Work(name="X", location=place),),
    )

    assert {"city": "Fabelhafen", "countryCode": "ZZ"} == (
        document(resume)["basics"]["location"]
    )
    assert "Fabelhafen, Fables, ZZ" == document(resume)["work"][0]["location"]
    assert ('basics.location.country "Fables"',) == lost(resume)


def test_a_long_text_is_named_by_its_beginning() -> None:
    resume = person(sections=(SectionPlan(title="word " * 20 + "end"),))

    assert (f'sections[0] "{("word " * 20)[:57]}..."',) == lost(resume)


def test_the_document_is_readable_and_ends_in_a_line_end() -> None:
    data = write(Resume(basics=Basics(name="Zoë"))).data

    assert data.decode().endswith('  "basics": {\n    "name": "Zoë"\n  }\n}\n')
