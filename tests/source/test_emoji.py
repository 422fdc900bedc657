"""A source with emoji is read without them, with one warning that says where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cvexport
from cvexport.errors import InvalidSource
from cvexport.model.formats import FORMATS

ROCKET = "\N{ROCKET}"
SOURCE = """\
basics:
  name: Jo Fox \N{FOX FACE}
  summary: |
    Made \N{ROCKET} things,
    \N{ROCKET} and more
work:
  - name: Acme
    highlights:
      - \N{ROCKET}
      - "\\U0001F680 launched"
      - Speed \N{ROCKET}: fast
skills: [\N{WHITE MEDIUM STAR}, Go]
\N{BRIEFCASE} projects:
  - name: \N{FIRE}
x-note: \N{FIRE}
"""


def test_one_warning_lists_emoji_with_their_places() -> None:
    [warning] = [
        each for each in cvexport.read(SOURCE).warnings if "emoji" in each.message
    ]
    assert (
        "9 emoji and symbols left out of every format: \N{FOX FACE} (2:16), "
        "\N{ROCKET} (4:10, 5:5, 9:9, 10:10, 11:15), \N{WHITE MEDIUM STAR} (12:10), "
        "\N{BRIEFCASE} (13:1), \N{FIRE} (14:11)"
    ) == warning.message
    assert (2, 16) == (warning.line, warning.column)
    assert "emoji: true" in warning.hint


def test_what_was_only_emoji_is_dropped() -> None:
    resume = cvexport.read(SOURCE).resume
    assert "Jo Fox" == resume.basics.name
    assert ["launched", "fast"] == [each.text for each in resume.work[0].highlights]
    assert "Speed" == resume.work[0].highlights[1].label
    assert ["Go"] == [each.name for each in resume.skills]
    assert () == resume.projects


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kept", [False, True])
def test_every_format_reads_back_with_emoji_and_without(name: str, kept: bool) -> None:
    export = "export: {emoji: true}\n" if kept else ""
    source = SOURCE.replace("\N{BRIEFCASE} ", "")
    resume = cvexport.read(source + export).resume
    if kept and name == "pdf":
        with pytest.raises(cvexport.MissingGlyphs):
            cvexport.export(resume, name)
        return
    data = cvexport.export(resume, name)
    assert cvexport.read_back(data, name, resume) > 5
    if name != "docx":
        assert kept is (ROCKET in data.decode(errors="replace"))


@pytest.mark.parametrize(
    "text",
    [
        "~ Led a team\n      ~ hired two",
        "|\n      ~ Led a team\n      ~ hired two",
        ">\n      ~ Led a team\n      ~ hired two",
        '"~ Led a team\n      ~ hired two"',
    ],
)
def test_emoji_that_begin_lines_are_bullets(text: str) -> None:
    typed = text.replace("~", ROCKET)
    resume = cvexport.read(f"basics:\n  name: Jo\n  summary: {typed}\n").resume
    lines = cvexport.export(resume, "txt").decode().splitlines()
    assert {"- Led a team", "- hired two"} <= set(lines)


def test_a_name_of_emoji_is_no_name() -> None:
    with pytest.raises(InvalidSource) as caught:
        cvexport.read(f"basics: {{name: {ROCKET}}}\n")
    error, warning = caught.value.problems
    assert ("error", "warning") == (error.severity, warning.severity)
    assert "the name is missing" in error.message


def test_a_mapping_has_no_lines_to_name() -> None:
    basics = {"name": "Jo", "label": f"{ROCKET} Dev"}
    [warning] = cvexport.read({"basics": basics}).warnings
    assert f"1 emoji or symbol left out of every format: {ROCKET}" == warning.message
    assert 0 == warning.line


def test_findings_name_the_items_that_are_left() -> None:
    source = f"basics: {{name: Jo}}\nskills:\n  - {ROCKET}\n  - Go ⚡\n"
    found = cvexport.check(source, today=date(2026, 1, 1))
    assert [(4, 5)] == [
        (each.line, each.column) for each in found if each.rule == "symbols"
    ]


def test_many_emoji_make_one_short_message() -> None:
    listed = "".join(f"- {ROCKET} a\n" for _ in range(500))
    [warning] = cvexport.read(f"basics: {{name: Jo}}\nskills:\n{listed}").warnings
    assert warning.message.startswith("500 emoji and symbols")
    assert warning.message.endswith(" and 440 more)")


def test_escaped_emoji_are_found_in_json(tmp_path: Path) -> None:
    text = r'{"basics": {"name": "Jo", "label": "\ud83d\ude80 a \uD83D\uDE80"}}'
    [warning] = cvexport.read(text).warnings
    first, second = text.index(r"\ud83d") + 1, text.index(r"\uD83D") + 1
    assert f"{ROCKET} (1:{first}, 1:{second})" in warning.message
