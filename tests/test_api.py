"""The package's own functions: what they take, what they return, what they raise."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

import cvexport
from cvexport.errors import OutputError
from helpers.fixtures import FIXTURES, resume
from helpers.fonts import with_fonts

SOURCE = """\
basics: {name: Ada Example, email: ada@example.org}
work: [{name: Analytical Engines, position: Programmer, startDate: 2021-03}]
"""
MAPPING = {
    "basics": {"name": "Ada Example", "email": "ada@example.org"},
    "work": [
        {
            "name": "Analytical Engines",
            "position": "Programmer",
            "startDate": dt.date(2021, 3, 1),
        }
    ],
}


def test_text_and_bytes_are_the_same_source() -> None:
    assert cvexport.read(SOURCE) == cvexport.read(SOURCE.encode())


def test_a_mapping_reads_as_the_file_that_it_stands_for() -> None:
    expected = cvexport.read(SOURCE).resume
    found = cvexport.read(MAPPING).resume

    assert cvexport.export(expected, "txt") == cvexport.export(found, "txt")


def test_a_fault_in_a_mapping_is_named_by_its_path_and_has_no_line() -> None:
    with pytest.raises(cvexport.InvalidSource) as caught:
        cvexport.read({"basics": {"name": "Ada", "emial": "a@example.org"}})
    [problem] = caught.value.problems

    assert 'unknown key "emial" in basics' in problem.message
    assert 'did you mean "email"?' == problem.hint
    assert (0, 0) == (problem.line, problem.column)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", lambda: None])
def test_a_mapping_of_other_objects_is_refused(value: object) -> None:
    with pytest.raises(cvexport.InvalidSource):
        cvexport.read({"basics": {"name": value}})


@pytest.mark.parametrize("name", cvexport.formats())
def test_every_format_is_exported_and_read_back_from_a_resume(name: str) -> None:
    found = cvexport.read(SOURCE).resume

    assert cvexport.read_back(cvexport.export(found, name), name, found) > 0


def test_a_document_exports_as_its_resume_does() -> None:
    found = cvexport.read(SOURCE).resume

    assert cvexport.export(found, "pdf") == cvexport.export(
        cvexport.compose(found), "pdf", found.export
    )


def test_data_needs_the_resume_and_says_so() -> None:
    document = cvexport.compose(cvexport.read(SOURCE).resume)
    with pytest.raises(cvexport.UnknownFormat, match="export the resume"):
        cvexport.export(document, "json")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(cvexport.UnknownFormat, match="txt, md, docx, pdf, html, json"):
        cvexport.export(cvexport.read(SOURCE).resume, "odt")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("basics: {name: Ada}\nskills: [Go, 日本語]\n", (2, 14)),
        (
            "basics: {name: Ada}\nexport: {fit: 1}\nskills: [" + "x, " * 900 + "]\n",
            (2, 15),
        ),
        ("basics: {name: 日}\nexport:\n  fonts: [Some.ttf]\n", (3, 11)),
    ],
    ids=["glyph", "pages", "font"],
)
def test_problems_found_after_reading_are_placed(
    source: str, place: tuple[int, int]
) -> None:
    with pytest.raises(cvexport.ResumeError) as caught:
        cvexport.export(cvexport.read(source).resume, "pdf")
    problem = cvexport.placed(caught.value, source)[0]

    assert place == (problem.line, problem.column)
    assert problem.hint


def test_an_error_without_details_has_itself_as_its_problem() -> None:
    assert ("no room",) == tuple(
        each.message for each in OutputError("no room").problems
    )


def test_check_takes_the_day_from_its_caller() -> None:
    source = SOURCE.replace("2021-03", "2030-01")
    future = cvexport.check(source, today=dt.date(2026, 1, 1))
    past = cvexport.check(source, today=dt.date(2031, 1, 1))

    assert "future-dates" in {each.rule for each in future}
    assert "future-dates" not in {each.rule for each in past}


def test_check_file_needs_no_source() -> None:
    found = cvexport.read(SOURCE).resume
    data = cvexport.export(found, "txt")

    assert () == cvexport.check_file(data, "txt", found)
    assert "read-back" in {
        each.rule for each in cvexport.check_file(b"Somebody else\n", "txt", found)
    }


def test_parse_fills_the_fields_of_a_form() -> None:
    fields = cvexport.parse(cvexport.export(cvexport.read(SOURCE).resume, "pdf"), "pdf")

    assert ("Ada Example", "ada@example.org") == (fields.name, fields.email)
    assert [("Programmer", "Analytical Engines")] == [
        (job.title, job.employer) for job in fields.jobs
    ]


def _files(name: str) -> list[bytes]:
    """Return every format of a fixture, read, checked and read back."""
    found = resume(name).resume
    settings = with_fonts(name, found.export)
    files = []
    for fmt in cvexport.formats():
        data = cvexport.export(found, fmt, settings)
        cvexport.read_back(data, fmt, found, settings)
        files.append(data)
    return files


def test_eight_threads_write_the_same_bytes_as_one() -> None:
    names = [*FIXTURES, "three-scripts"] * 3
    alone = {name: _files(name) for name in dict.fromkeys(names)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(_files, names))

    assert [alone[name] for name in names] == together
