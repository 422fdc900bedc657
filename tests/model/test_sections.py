"""The table of sections and the records of a resume fit each other."""

from __future__ import annotations

import typing

import pytest

from cvexport.model.record import Record
from cvexport.model.resume import Resume, SectionPlan
from cvexport.model.sections import SECTIONS, StandardSection


def listed() -> dict[str, type[Record]]:
    """Return the fields of a resume that are lists of records."""
    hints = typing.get_type_hints(Resume)
    items = {name: typing.get_args(hints[name])[:1] for name in Resume.fields}
    return {
        name: item
        for name, found in items.items()
        for item in found
        if issubclass(item, Record) and item is not SectionPlan
    }


def test_every_list_of_records_has_a_row() -> None:
    rows = {key: row.record for key, row in SECTIONS.items() if row.is_field}

    assert listed() == rows


@pytest.mark.parametrize("row", SECTIONS.values(), ids=list(SECTIONS))
def test_every_row_returns_records_of_a_resume(row: StandardSection) -> None:
    record = row.record()
    resume = Resume(**{row.key: (record,)}) if row.key in listed() else Resume()

    assert all(isinstance(found, row.record) for found in row.of(resume))


@pytest.mark.parametrize("row", SECTIONS.values(), ids=list(SECTIONS))
def test_every_row_names_fields_of_its_record(row: StandardSection) -> None:
    named = {row.heading, *row.facts, *row.details} - {""}

    assert set() == named - set(row.record.fields)
