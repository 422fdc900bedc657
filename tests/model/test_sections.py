"""Each section is a row of the table and a field of Resume, with fields that exist."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from cvexport.model.record import camel
from cvexport.model.resume import Resume
from cvexport.model.sections import SECTIONS, StandardSection

every_section = pytest.mark.parametrize("row", SECTIONS.values(), ids=SECTIONS)
official_section = pytest.mark.parametrize(
    "row",
    [row for row in SECTIONS.values() if row.official],
    ids=[row.key for row in SECTIONS.values() if row.official],
)
HINTS = typing.get_type_hints(Resume)
NOT_SECTIONS = {"basics", "meta", "sections", "export", "order", "numbered"}


def test_every_section_is_a_field_of_resume_and_every_field_a_section() -> None:
    fields = {key for key, row in SECTIONS.items() if row.is_field}

    assert set(Resume.fields) - NOT_SECTIONS == fields
    assert {"summary", "profiles"} == set(SECTIONS) - fields


@every_section
def test_a_section_holds_the_records_of_its_field(row: StandardSection) -> None:
    if row.is_field:
        assert tuple[row.record, ...] == HINTS[row.key]  # type: ignore[name-defined]


@every_section
def test_a_section_returns_its_own_records(row: StandardSection) -> None:
    if row.is_field:
        values: dict[str, Any] = {row.key: (row.record(), row.record())}
        assert values[row.key] == row.of(Resume(**values))


@every_section
def test_headings_facts_and_details_are_fields(row: StandardSection) -> None:
    named = {row.heading, *row.facts, *row.details} - {""}

    assert set() == named - set(row.record.fields)


@official_section
def test_official_keys_are_fields_of_the_record(row: StandardSection) -> None:
    """JSON Resume is read and written whole: no key of its schema is unknown here."""
    keys = set(map(camel, row.record.fields))

    assert set() == set(row.official) - keys
    assert len(set(row.official)) == len(row.official)


@every_section
def test_the_words_of_a_section_know_its_title(row: StandardSection) -> None:
    assert row.title
    assert not row.words or any(word in row.title.lower() for word in row.words)


def test_no_two_sections_have_one_title_or_word() -> None:
    titles = [row.title for row in SECTIONS.values()]
    words = [word for row in SECTIONS.values() for word in row.words]

    assert len(set(titles)) == len(titles)
    assert len(set(words)) == len(words)
