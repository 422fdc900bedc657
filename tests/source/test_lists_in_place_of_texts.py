"""A list where one text is expected is read, and every item of it is printed."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from cvexport import compose, export, formats, read, read_back
from cvexport.checks import check
from cvexport.model.document import plain, reading_order
from cvexport.model.resume import Detail, Resume

BASICS = "basics:\n  name: Ada Example\n  "


def contacts(resume: Resume) -> list[tuple[str, str]]:
    return [
        (plain(each), next((span.href for span in each if span.href), ""))
        for each in compose(resume).contacts
    ]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (
            "email: [ada@fabel.org, a@loom.org]",
            [
                ("ada@fabel.org", "mailto:ada@fabel.org"),
                ("a@loom.org", "mailto:a@loom.org"),
            ],
        ),
        ("email: [ada@fabel.org]", [("ada@fabel.org", "mailto:ada@fabel.org")]),
        (
            "phone:\n    - +44 1632 960001\n    - +44 1632 960002",
            [
                ("+44 1632 960001", "tel:+441632960001"),
                ("+44 1632 960002", "tel:+441632960002"),
            ],
        ),
        (
            "phone: +44 1632 960001\n  phones: [+44 1632 960002]",
            [
                ("+44 1632 960001", "tel:+441632960001"),
                ("+44 1632 960002", "tel:+441632960002"),
            ],
        ),
        (
            "url: [fabel.org, loom.org]\n  profiles: [{url: forge.org/a}]",
            [
                ("fabel.org", "https://fabel.org"),
                ("forge.org/a", "https://forge.org/a"),
                ("loom.org", "https://loom.org"),
            ],
        ),
        ("email: []", []),
    ],
)
def test_each_contact_of_a_list_is_printed_and_linked(
    source: str, printed: list[tuple[str, str]]
) -> None:
    reading = read(BASICS + source)

    assert (printed, ()) == (contacts(reading.resume), reading.warnings)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("label: [Engineer, Writer]", ["Engineer, Writer"]),
        ("summary: [First., Second.]", ["SUMMARY", "First.", "Second."]),
        ("summary: [Only.]", ["SUMMARY", "Only."]),
    ],
)
def test_texts_of_basics_are_joined(source: str, printed: list[str]) -> None:
    reading = read(BASICS + source)

    assert ("Ada Example", *printed) == reading_order(compose(reading.resume))
    assert () == reading.warnings


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ("position: [Engineer, Lead]", ["Engineer, Lead"]),
        ("position: [Engineer, 'Lead, looms']", ["Engineer; Lead, looms"]),
        ("summary: [One., Two.]", ["One.", "Two."]),
        ("description: [One., Two.]", ["One.", "Two."]),
        ("positions: [{position: [Engineer, Lead]}]", ["Engineer, Lead"]),
    ],
)
def test_texts_of_a_job_are_joined(keys: str, printed: list[str]) -> None:
    reading = read(f"{BASICS}label: A\nwork:\n  - name: Looms\n    {keys}\n")

    assert ("EXPERIENCE", "Looms", *printed) == reading_order(compose(reading.resume))[
        2:
    ]
    assert () == reading.warnings


DETAILS = (
    Detail(label="Nationality", value="British"),
    Detail(label="Date of birth", value="1990-12-10"),
    Detail(label="Driving licence", value="B, C1"),
)


@pytest.mark.parametrize(
    "details",
    [
        "{Nationality: British, Date of birth: 1990-12-10, Driving licence: [B, C1]}",
        "{nationality: British, dateOfBirth: 1990-12-10, driving_licence: 'B, C1'}",
        "[Nationality: British, Date of birth: 1990-12-10, Driving licence: [B, C1]]",
        (
            "[{label: Nationality, value: British},"
            " {label: Date of birth, value: 1990-12-10},"
            " {label: Driving licence, value: [B, C1]}]"
        ),
    ],
)
def test_details_are_a_mapping_or_a_list(details: str) -> None:
    reading = read(f"{BASICS}details: {details}")

    assert (DETAILS, ()) == (reading.resume.basics.details, reading.warnings)


FULL = f"""{BASICS}email: [ada@fabel.org, a@loom.org]
  phone: [+44 1632 960001, +44 1632 960002]
  url: [fabel.org, blog.fabel.org]
  label: [Engineer, Writer]
  location: Leeds, UK
  details:
    Nationality: British
    Date of birth: 10 December 1990
    Work permit: not needed
    Driving licence: [B, C1]
    "": Available at once
"""


@pytest.mark.parametrize("name", formats())
def test_every_format_has_the_details_after_the_contacts(name: str) -> None:
    resume = read(FULL).resume
    document = compose(resume)
    data = export(resume, name)

    assert [
        "Nationality: British",
        "Date of birth: 10 December 1990",
        "Work permit: not needed",
        "Driving licence: B, C1",
        "Available at once",
    ] == [text for text, _ in contacts(resume)][-5:]
    assert read_back(data, name, resume if name == "json" else document)


def test_json_resume_reads_back_as_the_same_data() -> None:
    resume = read(FULL).resume
    written = export(resume, "json")
    reading = read(written)

    assert (resume.basics, ()) == (reading.resume.basics, reading.warnings)
    assert "ada@fabel.org" == json.loads(written)["basics"]["email"]


def test_details_are_no_finding() -> None:
    source = f"{BASICS}email: ada@fabel.org\n  details: {{Nationality: British}}\n"

    assert () == check(source.encode(), dt.date(2026, 11, 25), "cv.yaml")
