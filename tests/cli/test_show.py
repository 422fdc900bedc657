"""`check --show` prints the text and the fields of a file, on any terminal."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvexport.cli.show import Terminal, shown, shown_alone, shown_text
from cvexport.model.resume import Basics, Resume
from cvexport.parser import parse
from cvexport.parser.comparison import ComparedField

ROWS = (
    ComparedField("name", "Ana Example", "ANA EXAMPLE", agrees=True),
    ComparedField(
        "job 1: title", "Engineer of Everything", "Engineer of", agrees=False
    ),
)
TEXT = "ANA EXAMPLE\r\nana@example.org\n"


def plain(text: str) -> list[str]:
    return click.unstyle(text).split("\n")


def test_source_and_file_are_printed_side_by_side_with_a_mark() -> None:
    assert [
        "cv.pdf: text",
        "",
        "ANA EXAMPLE",
        "ana@example.org",
        "",
        "cv.pdf: fields, source beside file",
        "",
        "✓  name          Ana Example                ANA EXAMPLE",
        "✗  job 1: title  Engineer of Everything     Engineer of",
        "",
        "fields that agree with the source: 1 of 2",
    ] == plain(shown("cv.pdf", TEXT, ROWS, Terminal(70)))


def test_long_values_are_wrapped_within_their_column() -> None:
    lines = plain(shown("cv.pdf", "", ROWS, Terminal(40)))

    assert [
        "✓  name          Ana         ANA",
        "                 Example     EXAMPLE",
        "✗  job 1: title  Engineer    Engineer",
        "                 of          of",
    ] == lines[5:9]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "no such encoding"])
def test_marks_are_words_if_the_encoding_lacks_the_symbols(encoding: str) -> None:
    lines = plain(shown("cv.pdf", TEXT, ROWS, Terminal(70, encoding)))

    assert "ok  name          Ana Example                ANA EXAMPLE" == lines[7]
    assert "no  job 1: title" == lines[8][:16]


def test_characters_the_encoding_lacks_are_escaped() -> None:
    printed = shown("cv.pdf", "Zoë • •", (), Terminal(80, "ascii"))

    assert "Zo\\xeb \\u2022 \\u2022" == plain(printed)[2]


def test_marks_are_coloured() -> None:
    printed = shown("cv.pdf", TEXT, ROWS, Terminal(70))

    assert click.style("✓", fg="green") in printed
    assert click.style("✗", fg="red") in printed


def test_columns_stay_aligned_after_wide_characters() -> None:
    row = ComparedField("name", "山田 太郎", "山田 太郎", agrees=True)
    lines = plain(shown("cv.pdf", "", (row,), Terminal(70)))

    assert "✓  name  山田 太郎                      山田 太郎" == lines[5]


def test_a_file_without_a_source_shows_the_recovered_fields() -> None:
    text = "Ana Example\nana@example.org\nSKILLS\n• Python\n"

    assert [
        "cv.txt: fields",
        "",
        "name     Ana Example",
        "e-mail   ana@example.org",
        "section  SKILLS",
        "skill    Python",
    ] == plain(shown_alone("cv.txt", text, parse(text), Terminal()))[7:]


def test_every_recovered_field_is_shown() -> None:
    parts = (
        "Ana Example\nEngineer\nBerlin, DE | ana@example.org | +49 30 123456 | a.org/x",
        "SUMMARY\nWrites.",
        "EXPERIENCE\nAcme 2019 - Present\nEngineer\n• Built",
        "EDUCATION\nSchool of Ana 2010 - 2012\nMSc",
        "PROJECTS\nBox 2018\nBuilder\nWood.",
    )
    text = "\n".join(parts)
    printed = plain(shown_text("cv.txt", text, parse(text), Resume(), Terminal()))

    assert [
        "name                 Ana Example",
        "headline             Engineer",
        "e-mail               ana@example.org",
        "phone                +49 30 123456",
        "place                Berlin, DE",
        "link                 a.org/x",
        "summary              Writes.",
        "section              SUMMARY",
        "section              EXPERIENCE",
        "section              EDUCATION",
        "section              PROJECTS",
        "job 1: employer      Acme",
        "job 1: title         Engineer",
        "job 1: start         2019",
        "job 1: end           Present",
        "job 1: text          Built",
        "education 1: school  School of Ana",
        "education 1: degree  MSc",
        "education 1: start   2010",
        "education 1: end     2012",
        "project 1: name      Box",
        "project 1: role      Builder",
        "project 1: start     2018",
        "project 1: text      Wood.",
    ] == printed[printed.index("cv.txt: fields") + 2 :]


def test_a_file_with_a_source_is_shown_beside_it() -> None:
    resume = Resume(basics=Basics(name="Ana Example", email="ana@example.org"))
    printed = plain(shown_text("cv.txt", TEXT, parse(TEXT), resume, Terminal()))

    assert "fields that agree with the source: 2 of 2" == printed[-1]


def test_lines_are_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    long = "word " * 20

    assert all(len(line) <= 40 for line in plain(_fields(f"Ana\nSUMMARY\n{long}")))


def _fields(text: str) -> str:
    _, _, fields = shown_text("cv.txt", text, parse(text), Resume()).partition(
        ": fields"
    )
    return fields


@given(st.text(), st.text(), st.text(), st.integers(1, 300))
def test_control_characters_are_never_printed(
    name: str, text: str, value: str, width: int
) -> None:
    row = ComparedField(name, value, text, agrees=name == value)
    printed = (
        shown(name, text, (row,), Terminal(width)),
        shown_alone(name, text, parse(text), Terminal(width)),
    )

    for each in printed:
        assert all(line.isprintable() for line in plain(each))


def test_an_escape_sequence_is_made_visible() -> None:
    printed = shown("cv.pdf", "\x1b[2J\x07", (), Terminal())

    assert "\ufffd[2J\ufffd" == plain(printed)[2]
