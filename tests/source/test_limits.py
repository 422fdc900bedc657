"""A source that would take minutes to build is refused with its place and the limit."""

from __future__ import annotations

import json

import pytest

import cvexport
from cvexport.errors import InvalidSource

LONG = "x" * 60_000
PARAGRAPHS = "x\n\n" * 21_000
IN_ONE = "characters in one paragraph: 50,000 are allowed"
TOO_LONG = "basics.url: an address of 3,020 characters, more than the 2,000 allowed"
COMBINING = "basics.summary: 40 combining characters in a row, more than the 30 allowed"
MARKS = "characters such as * and [ in one paragraph: 1,000 are allowed"


def problems(source: str) -> list[str]:
    with pytest.raises(InvalidSource) as caught:
        cvexport.read(source)
    return [
        f"{each.line}:{each.column}: {each.message}" for each in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (
            f"  summary: {LONG}",
            f"2:12: basics.summary: 60,000 {IN_ONE}",
        ),
        (
            f"  summary: {json.dumps('[' * 1_500)}",
            f"2:12: basics.summary: 1,500 {MARKS}",
        ),
        (
            f"  summary: {json.dumps('a*b' * 1_500)}",
            f"2:12: basics.summary: 1,500 {MARKS}",
        ),
        (
            f"  phone: '{'1 ' * 30_000}'",
            f"2:10: basics.phone: 59,999 {IN_ONE}",
        ),
        (
            f"  url: https://example.org/{'a' * 3_000}",
            f"2:8: {TOO_LONG}",
        ),
        (
            f"  summary: {json.dumps('a' + chr(0x301) * 40)}",
            f"2:12: {COMBINING}",
        ),
        (
            f"  summary: {json.dumps(PARAGRAPHS)}",
            "2:12: basics.summary: more than 20,000 paragraphs so far",
        ),
        (
            f"  label: {LONG}",
            f"2:10: basics.label: 60,000 {IN_ONE}",
        ),
    ],
)
def test_a_text_over_a_limit_is_refused_at_its_place(
    written: str, complaint: str
) -> None:
    assert problems(f"basics:\n{written}\n  name: Ana Example\n") == [complaint]


def test_every_text_over_a_limit_is_reported() -> None:
    source = (
        f"basics: {{name: A}}\nwork:\n- name: {LONG}\n  highlights:\n    - {LONG}\n"
    )
    assert problems(source) == [
        f"3:9: work[0].name: 60,000 {IN_ONE}",
        f"5:7: work[0].highlights[0]: 60,000 {IN_ONE}",
    ]


def test_aliases_and_positions_cannot_multiply_text_without_bound() -> None:
    aliased = f"""
basics: {{name: A}}
x-text: &text {"word " * 3_000}
work:
{"- {name: B, summary: *text}" + chr(10) * 1}""" + (
        "- {name: B, summary: *text}\n" * 100
    )
    (complaint,) = problems(aliased.replace("x-text:", "interests:\n-", 1))
    assert complaint.endswith("summary: more than 1,048,576 characters so far")

    positions = "  - {position: Clerk}\n" * 2_000
    repeated = f"basics: {{name: A}}\nwork:\n- name: {'b' * 900}\n  positions:\n"
    (complaint,) = problems(repeated + positions)
    assert complaint == "3:3: work[0]: more than 1,048,576 characters so far"


def test_a_cv_of_a_hundred_pages_is_read() -> None:
    page = " ".join(["word"] * 600)
    summary = json.dumps("\n\n".join([page] * 100))
    reading = cvexport.read(f"basics: {{name: A, summary: {summary}}}")
    assert reading.warnings == ()


def test_what_cvexport_wrote_is_read_back_whatever_its_size() -> None:
    positions = "  - {position: Clerk}\n" * 1_000
    source = (
        f"basics: {{name: A}}\nwork:\n- name: {'b' * 900}\n  positions:\n{positions}"
    )
    resume = cvexport.read(source).resume
    data = cvexport.export(resume, "json")
    cvexport.read_back(data, "json", resume)


def test_a_picture_may_be_written_in_its_address() -> None:
    picture = f"data:image/png;base64,{'A' * 90_000}"
    reading = cvexport.read(f"basics: {{name: A, image: '{picture}'}}")
    assert reading.resume.basics.image == picture
