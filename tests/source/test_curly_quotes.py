"""Curly quotes around whole values and keys are read as quotes."""

from __future__ import annotations

import json

import pytest

import cvexport

LEAD = "basics:\n  name: Jo\n  summary: "


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("\u201cJo Fox\u201d", "Jo Fox"),
        ("\u201cJo Fox\u201d   ", "Jo Fox"),
        ("\u201cJo Fox\u201d  # a note", "Jo Fox"),
        ("\u2018Jo\u2019", "Jo"),
        ("\u2018Jo\u2019s\u2019", "Jo\u2019s"),
        ("\u201eJo Fox\u201c", "Jo Fox"),
        ("\u201eJo Fox\u201d", "Jo Fox"),
        ("\u201aJo\u2018", "Jo"),
        ("\u00abJo\u00bb", "Jo"),
        ("\u00ab\xa0Jo\xa0\u00bb", "Jo"),
        ("\u00bbJo\u00ab", "Jo"),
        ("\u2039Jo\u203a", "Jo"),
        ("\u201dJo\u201d", "Jo"),
        ("\u201cDev: all of it\u201d", "Dev: all of it"),
        ("\u201cC #1 and C#\u201d", "C #1 and C#"),
        ("\u201cJo's: it\u201d", "Jo's: it"),
        ('\u201cJo\'s: \\n "it"\u201d', 'Jo\'s: \\n "it"'),
        ("\u201cone: two\n    three\u201d", "one: two three"),
        ("\u201cone\n    two\u201d", "one two"),
    ],
)
def test_curly_quotes_around_a_value_are_read_with_a_warning(
    typed: str, read: str
) -> None:
    found = cvexport.read(f"{LEAD}{typed}\n")
    assert read == found.resume.basics.summary
    [warning] = found.warnings
    assert (3, 12) == (warning.line, warning.column)
    assert "curly quotes around 1 text are read as quotes" in warning.message


@pytest.mark.parametrize(
    "typed",
    [
        "\u201cA\u201d and \u201cB\u201d",
        "She said \u201cyes\u201d",
        "\u201cYes\u201d, she said",
        "\u2019n\u2019 roll",
        "\u201cnot closed",
        "\u00bbJa\u00ab, sagte sie, \u00bbnein\u00ab",
        "\u201c",
        "He said \u201cno\u201d",
    ],
)
def test_quotes_that_are_part_of_a_text_stay(typed: str) -> None:
    found = cvexport.read(f"{LEAD}{typed}\n")
    assert (typed, ()) == (found.resume.basics.summary, found.warnings)


@pytest.mark.parametrize(
    "typed",
    [
        "|\n    \u201ca: b\u201d\n    note: \u201ca: b\u201d",
        ">\n    \u201ca #1\u201d",
        '"\u201ca: b\u201d"',
        "'\u201ca\u201d'",
    ],
)
def test_quotes_within_quotes_and_blocks_stay(typed: str) -> None:
    found = cvexport.read(f"{LEAD}{typed}\n")
    assert "\u201ca" in found.resume.basics.summary
    assert "\u201d" in found.resume.basics.summary
    assert () == found.warnings


def test_quotes_are_read_in_lists_keys_dates_and_addresses() -> None:
    source = """\
basics: {name: \u201cFox, Jo\u201d, url: \u00abhttps://jo.example\u00bb}
work:
  - \u201cname\u201d: \u201cAcme: the #1\u201d
    startDate: \u201c2019-08\u201d
    endDate: \u201epresent\u201c
    highlights:
      - \u201cLed: x\u201d
      - \u2018C #1\u2019
skills: [\u201cGo, C\u201d, \u201cRust\u201d]
"""
    resume, warnings = cvexport.read(source)
    text = cvexport.export(resume, "txt").decode()

    assert "Fox, Jo\njo.example\n" in text
    assert "Acme: the #1 | Aug 2019 - Present\n- Led: x\n- C #1\n" in text
    assert "- Go, C\n- Rust" in text
    [warning] = warnings
    assert "curly quotes around 10 texts" in warning.message
    assert "\u201cFox, Jo\u201d (1:16)" in warning.message
    assert 'write "Fox, Jo"' in warning.hint


def test_json_may_have_only_curly_quotes() -> None:
    data = json.dumps({"basics": {"name": "Fox, Jo", "summary": "a: b"}})
    curly = data.replace('"', "\u201d")
    assert "Fox, Jo" == cvexport.read(curly).resume.basics.name
