"""A fault in the syntax is reported, and reading goes on below it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from cvexport.errors import InvalidSource, Problem
from cvexport.source import read

SOURCE = """\
basics:
  name: Ada Nobody
  label: Engineer
  email: ada@example.com
  phone: "+44 1632 960001"
  summary: I build things.
  location:
    city: Leeds
    countryCode: GB
  profiles:
    - network: GitHub
      username: ada
      url: https://github.com/ada
work:
  - name: Acme
    position: Lead
    startDate: 2019-01
    endDate: 2020-05
    summary: Ran the team.
    highlights:
      - Built the thing
      - Led the team
      - Wrote the docs
    keywords: [Python, Go]
  - name: Beta
    position: Engineer
    startDate: 2015-01
    endDate: 2018-05
    highlights:
      - Shipped it
      - text: Grew it
        items:
          - twice
          - thrice
education:
  - institution: Leeds
    area: Physics
    studyType: BSc
    startDate: 2010
    endDate: 2014
languages:
  - language: English
    fluency: native
  - German: fluent
skills:
  - name: Python
    keywords: [numpy, scipy]
  - name: Go
    summary: Some
export:
  paper: A4
  look: classic
"""

VALUE = re.compile(r"(\s*(?:- )*(?:\w+: )?)([^\s\[\"][^\[\"]*[^:])")

Fault = Callable[[list[str], int], bool]
"""Makes a line of a source wrong; False where that line can't be so."""


def value(typed: str) -> Fault:
    """Return a fault in a value, which is typed in place of `...`."""

    def made(lines: list[str], at: int) -> bool:
        match = VALUE.fullmatch(lines[at])
        if match:
            lines[at] = match[1] + typed.replace("...", match[2])
        return bool(match)

    return made


def indented(by: int) -> Fault:
    """Return a fault in the indentation of a key that isn't the first of its block."""

    def made(lines: list[str], at: int) -> bool:
        line, above, below = lines[at], lines[at - 1], lines[at + 1]
        depth = indentation(line)
        is_alone = ":" in line and not line.endswith(":") and "- " not in line
        if not (is_alone and indentation(below) <= depth) or above.endswith(":"):
            return False
        lines[at] = " " * (depth + by) + line.lstrip()
        return depth > 0

    return made


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def tabbed(lines: list[str], at: int) -> bool:
    depth = indentation(lines[at])
    lines[at] = "\t" * (depth // 2) + lines[at].lstrip()
    return depth > 0


def without(pattern: str, then: str) -> Fault:
    """Return a fault in what is between a key and its value."""

    def made(lines: list[str], at: int) -> bool:
        lines[at], count = re.subn(pattern, then, lines[at])
        return count > 0

    return made


FAULTS: dict[str, Fault] = {
    "at sign": value("@..."),
    "backtick": value("`...`"),
    "percent sign": value("%..."),
    "asterisk": value("* ..."),
    "bold text": value("**...** at once"),
    "stray alias": value("*..."),
    "ampersand": value("& ..."),
    "exclamation mark": value("!..."),
    "colon in a text": value("One: ...: two"),
    "unclosed double quote": value('"...'),
    "unclosed single quote": value("'..."),
    "text behind a quote": value('"Best" ...'),
    "quote within quotes": value("'it's ...'"),
    "unclosed bracket": value("[..."),
    "unclosed brace": value("{..."),
    "text behind a bracket": value("[...] too"),
    "bad escape": value('"C:\\dir ..."'),
    "half an escape": value('"\\x4 ..."'),
    "two bad escapes": value('"C:\\dir\\Users ..."'),
    "pipe": value("| ..."),
    "greater than": value("> ..."),
    "comma": value(", ..."),
    "tab": tabbed,
    "indented more": indented(1),
    "indented less": indented(-1),
    "no space after the colon": without(r"^( *(?:- )?[a-z]\w+:) (?=\w)", r"\1"),
    "no colon": without(r"^( +[a-z]\w+):(?= \w)", r"\1"),
}


def problems(source: str) -> tuple[Problem, ...]:
    """Return what is reported of a source."""
    try:
        return read(source.encode()).warnings
    except InvalidSource as error:
        return error.problems


def lines_reported(source: str) -> set[int]:
    """Return the lines that problems have or list, from 1."""
    found = problems(source)
    listed = (each.message for each in found if ", and so " in each.message)
    others = (int(number) for each in listed for number in re.findall(r"\d+", each))
    return {*(each.line for each in found), *others}


def report(source: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.message}" for each in problems(source)]


def test_the_source_has_no_fault() -> None:
    assert () == problems(SOURCE)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_any_line_is_reported_there_and_nowhere_else(name: str) -> None:
    count = SOURCE.count("\n")
    expected, found = {}, {}
    for at in range(1, count):
        lines = SOURCE.split("\n")
        if FAULTS[name](lines, at):
            expected[at + 1] = {at + 1}
            found[at + 1] = lines_reported("\n".join(lines))

    assert len(expected) > 8
    assert expected == found


@pytest.mark.parametrize("seed", range(100))
def test_faults_of_several_kinds_are_all_reported_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    lines = SOURCE.split("\n")
    made: set[int] = set()
    for at in chance.sample(range(1, len(lines) - 1), 12):
        # A fault in the next line may be of one cause with this one.
        if not made & {at - 1, at, at + 1}:
            fault = FAULTS[chance.choice(sorted(FAULTS))]
            made |= {at} if fault(lines, at) else set()

    assert {at + 1 for at in made} == lines_reported("\n".join(lines))


def test_what_syntax_and_schema_refuse_is_reported_at_once() -> None:
    source = """\
basics:
  name: Ada
  label: @work
  url: nowhere
wrok:
  - nmae: Acme
    positon: `Lead`
    highlights:
      - *led the team
      - **Led** a: b
      - "Wrote
      - Fixed it
    endDate: 2020-13
languages:
  English: a: b
  German: fluent
skills: [a, b
export:
\tpaper: A5
export:
"""
    assert [
        "3:10 invalid YAML: found character that cannot start any token",
        '5:1 unknown key "wrok": its content is lost',
        '6:5 unknown key "nmae" in work[0]: its content is lost',
        '7:5 unknown key "positon" in work[0]: its content is lost',
        "7:14 invalid YAML: found character that cannot start any token",
        "9:14 invalid YAML: did not find expected '-' indicator",
        "10:10 invalid YAML: did not find expected alphabetic or numeric character",
        "11:9 this quote is never closed",
        "13:14 work[0].endDate: there is no month 13",
        "15:13 invalid YAML: mapping values are not allowed in this context",
        "17:9 this bracket is never closed",
        "19:1 this line is indented with a tab",
        '19:9 export.paper must be A4 or Letter, not "A5"',
        '4:8 basics.url: "nowhere" is not a web address; it will not be printed',
    ] == report(source)


BASICS = "basics:\n  name: Ada\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # One cause is one message.
        (
            "basics:\n\tname: Ada\n\tlabel: x\nwork:\n\t- name: X\n",
            ["2:1 this line is indented with a tab, and so are lines 3, 5"],
        ),
        (
            BASICS + "  summary: I am\n  a person\n  of words\n  label: x\n",
            ["4:3 invalid YAML: could not find expected ':'"],
        ),
        (
            "   basics:\n     name: Ada\nwork:\n  - name: X\nskills: [a]\n",
            ["3:1 invalid YAML: did not find expected <document start>"],
        ),
        (
            "basics:\n  name: Ada\n   label: x\n   email: a@example.com\n",
            ["3:9 invalid YAML: mapping values are not allowed in this context"],
        ),
        ("basics: @x\n", ["1:9 invalid YAML: found character that cannot start any"]),
        ("basics:\n  @x\n", ["2:3 invalid YAML: found character that cannot start"]),
        # Lines in a row have a message each.
        (
            BASICS + "skills:\n  - @a\n  - @b\n",
            [
                "4:5 invalid YAML: found character that cannot start any token",
                "5:5 invalid YAML: found character that cannot start any token",
            ],
        ),
        # A key that lacks its colon has those below it.
        (
            BASICS + "work\n  - nmae: X\n",
            [
                '3:1 there is no colon after "work"',
                '4:5 unknown key "nmae" in work[0]: its content is lost',
            ],
        ),
        # Brackets, in which several values are wrong.
        (
            BASICS + "skills: [a, @b, *c, {nmae: %d}]\n",
            [
                "3:13 invalid YAML: found character that cannot start any token",
                '3:17 "*c" repeats what is named "&c", and nothing above is',
                '3:22 unknown key "nmae" in skills[3]: its content is lost',
                "3:28 invalid YAML: found character that cannot start any token",
            ],
        ),
        # A text that goes on below, with a colon.
        (
            BASICS + "  summary: I did\n    of things: many\n  labl: x\n",
            [
                "4:14 invalid YAML: mapping values are not allowed in this context",
                '5:3 unknown key "labl" in basics: its content is lost',
            ],
        ),
        # A list that begins behind its key.
        (
            BASICS + "skills: - a\n  - b\nwork:\n  - nmae: X\n",
            [
                "3:9 invalid YAML: block sequence entries are not allowed in this",
                '6:5 unknown key "nmae" in work[0]: its content is lost',
            ],
        ),
        # A bracket that is closed below its key, as is usual.
        (
            BASICS + "skills: [\n  a,\n  @b\n]\nwork:\n  - nmae: X\n",
            [
                "5:3 invalid YAML: found character that cannot start any token",
                '8:5 unknown key "nmae" in work[0]: its content is lost',
            ],
        ),
        # An item that begins right after its dash.
        (
            BASICS + "skills:\n  -name: a\n  - nmae: b\n",
            [
                '4:3 there is no space after "-"',
                '5:5 unknown key "nmae" in skills[1]: its content is lost',
            ],
        ),
        # An item too far left, with those below it in their places.
        (
            BASICS
            + "work:\n    - name: X\n   - name: Y\n     labl: b\n    - name: Z\n",
            [
                "5:4 invalid YAML: did not find expected key",
                '6:6 unknown key "labl" in work[1]: its content is lost',
            ],
        ),
        # A misspelt key isn't missing, and may be beside the right one.
        (
            BASICS + "sections:\n  - titel: X\n    bullets: [a]\n",
            ['4:5 unknown key "titel" in sections[0]: its content is lost'],
        ),
        (
            "basics:\n  nmae: Ada\n  name: Ada\n",
            ['2:3 unknown key "nmae" in basics: its content is lost'],
        ),
        # What the composer refuses.
        (
            BASICS + "  label: !x y\n  url: *z\n  ? [a]\n  : b\nwork: &a [*a]\n",
            [
                '3:10 YAML tags such as "!x" are not allowed',
                '4:8 "*z" repeats what is named "&z", and nothing above is',
                "5:5 a key that is not text",
                '7:11 "*a" contains itself',
            ],
        ),
        (
            BASICS + "---\nbasics:\n  name: @x\n",
            [
                "3:1 a second document",
                "5:9 invalid YAML: found character that cannot start any token",
            ],
        ),
    ],
)
def test_reading_goes_on_below_a_fault(source: str, expected: list[str]) -> None:
    found = report(source)

    assert expected == [
        line[: len(start)] for line, start in zip(found, expected, strict=True)
    ]


JSON = """\
{"basics": {
  "name": "Ada",
  "label": "x"
},
 "work": [
  {"name": "A", "startDate": "2019-13"},
  {"name": "B"}
 ]
}
"""


@pytest.mark.parametrize(
    ("typed", "instead", "place"),
    [
        ('"Ada",', '"Ada"', "3:3"),
        ('"Ada",', '"Ada,', "2:11"),
        ('"x"', "@x", "3:12"),
        ('"x"', "x y: z", "3:15"),
        ("Ada", "C:\\\\dir\\dir", "2:19"),
        (" ]\n}", "}", "8:1"),
        ("}\n", "}\n", "6:30"),
    ],
)  # fmt: skip
def test_reading_goes_on_below_a_fault_in_json(
    typed: str, instead: str, place: str
) -> None:
    found = problems(JSON.replace(typed, instead))

    assert {place, "6:30"} == {f"{each.line}:{each.column}" for each in found}


def test_a_second_fault_has_its_place_beside_one_that_moved() -> None:
    found = problems(BASICS + "   email: x\n\tlabel: y\n  url: @z\n")

    assert ["3:9", "4:1", "5:8"] == [f"{e.line}:{e.column}" for e in found]


@pytest.mark.parametrize(
    "source",
    [
        "a: @x\n" * 20_000,
        "- - - @x\n" * 10_000,
        "a: '\n" * 20_001,
        "a:\n\t- b\n" * 10_000,
        "\n" * 100_000 + "a: @",
        '{"a": "x\n' * 10_000,
        "".join(" " * depth + "a: [\n" for depth in range(400)),
        "basics:\n  name: A\nwork:\n" + "  - name: X\n   position: Y\n" * 2000,
    ],
)
def test_many_faults_end_the_reading(source: str) -> None:
    assert any(each.severity == "error" for each in problems(source))
