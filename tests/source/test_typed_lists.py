"""Lists that people type into texts are lists, and what only looks like one is text."""

from __future__ import annotations

import json

import pytest

import cvexport

JOB = "basics: {name: Ana Example}\nwork:\n  - name: Fiction Ltd\n    highlights:\n"
HEAD = ["Ana Example", "", "EXPERIENCE", "", "Fiction Ltd"]


def printed(source: str) -> list[str]:
    """Return the lines of the text file."""
    text = cvexport.export(cvexport.read(source).resume, "txt").decode()
    return text.splitlines()


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        # Bullets below a bullet, which YAML takes for one text.
        (
            "- Led team\n    - hired two\n    - trained them",
            ["- Led team", "  - hired two", "  - trained them"],
        ),
        (
            "- Led team\n    * hired two\n    * trained them",
            ["- Led team", "  - hired two", "  - trained them"],
        ),
        (
            "- Led team\n    • hired two\n    • trained them",
            ["- Led team", "  - hired two", "  - trained them"],
        ),
        (
            "- Led team\n    + hired two\n    + trained them\n- Wrote",
            ["- Led team", "  - hired two", "  - trained them", "- Wrote"],
        ),
        (
            "- Steps\n    1. plan\n    2. build",
            ["- Steps", "  1. plan", "  2. build"],
        ),
        (
            "- Steps\n    1) plan\n    2) build",
            ["- Steps", "  1. plan", "  2. build"],
        ),
        (
            "- Led\n    - team\n      - of two\n    - budget",
            ["- Led", "  - team", "    - of two", "  - budget"],
        ),
        # Bullets typed once more.
        ('- "- dash"\n- "* star"', ["- dash", "- star"]),
        ("- • Did this\n- ▪ Did that", ["- Did this", "- Did that"]),
        ("- -Python\n- -Java", ["- Python", "- Java"]),
        ("- – Did this\n- – Did that", ["- Did this", "- Did that"]),
        ("- • Did this\n  • Did that", ["- Did this", "- Did that"]),
        # Lines that only go on.
        ("- • Dough\n  and starters", ["- Dough and starters"]),
        ("- Led a team\n  of two", ["- Led a team of two"]),
        (
            "- • Ovens\n  and pans\n  • Dough\n  and starters",
            ["- Ovens and pans", "- Dough and starters"],
        ),
        # No lists.
        ("- 2. Platz im Wettbewerb", ["- 2. Platz im Wettbewerb"]),
        ("- The move came in\n  2019. It was quick", None),
        ("- -20 °C in winter", ["- -20 °C in winter"]),
        ("- Well-known - and loved", ["- Well-known - and loved"]),
        ("- From 5 - 10 people", ["- From 5 - 10 people"]),
        ("- 3.5 million users", ["- 3.5 million users"]),
    ],
)
def test_bullets_of_a_job(written: str, lines: list[str] | None) -> None:
    expected = lines or ["- The move came in 2019. It was quick"]
    assert HEAD + expected == printed(JOB + indented(written, 6))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("I lead.\n- a\n- b", ["I lead.", "", "- a", "- b"]),
        ("- a\n- b\n\nI lead.", ["- a", "- b", "", "I lead."]),
        ("- a\n  - b\n    - c\n- d", ["- a", "  - b", "    - c", "- d"]),
        ("1. one\n2. two", ["1. one", "2. two"]),
        ("1) one\n2) two\n   more", ["1. one", "2. two more"]),
        ("1. one\n   - inner\n2. two", ["1. one", "   - inner", "2. two"]),
        ("* x\n* y", ["- x", "- y"]),
        ("• x\n• y", ["- x", "- y"]),
        ("One.\n\nTwo.", ["One.", "", "Two."]),
        ("Best of 3. Platz\nund mehr", ["Best of 3. Platz und mehr"]),
    ],
)
def test_block_texts_in_yaml_and_json(text: str, lines: list[str]) -> None:
    expected = ["Ana Example", "", "SUMMARY", "", *lines]
    block = f"basics:\n  name: Ana Example\n  summary: |\n{indented(text, 4)}"
    in_json = json.dumps({"basics": {"name": "Ana Example", "summary": text}})

    assert expected == printed(block)
    assert expected == printed(in_json)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("skills:\n  -Python\n  -Java\n", ["- Python", "- Java"]),
        ("skills: |\n  - Python\n  - Java\n", ["- Python", "- Java"]),
        ('skills: ["• Python", "• Java"]\n', ["- Python", "- Java"]),
        ("skills:\n  • Python\n  • Java\n", ["- Python", "- Java"]),
    ],
)
def test_skills(written: str, lines: list[str]) -> None:
    source = f"basics: {{name: Ana Example}}\n{written}"
    assert ["Ana Example", "", "SKILLS", "", *lines] == printed(source)


@pytest.mark.parametrize("form", ["txt", "md", "docx", "pdf", "html"])
def test_numbered_items_are_numbered_in_every_format(form: str) -> None:
    source = f"{JOB}      ordered: true\n      items: [plan, build]\n"
    resume = cvexport.read(source).resume
    cvexport.read_back(cvexport.export(resume, form), form, resume)

    assert [*HEAD, "1. plan", "2. build"] == printed(source)


def test_the_warning_shows_the_explicit_form() -> None:
    source = JOB + indented("- Led team\n    - hired two\n    - trained them", 6)
    (warning,) = cvexport.read(source).warnings

    assert (5, 9) == (warning.line, warning.column)
    assert (
        'write "- text: Led team" and, below it, "  items: [hired two, trained them]"'
        == warning.hint
    )
    explicit = "- text: Led team\n  items: [hired two, trained them]"
    assert printed(source) == printed(JOB + indented(explicit, 6))


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("- C # and C++", "# and C++"),
        ("- F # is sharp", "# is sharp"),
        ("- C #and more", "#and more"),
    ],
)
def test_a_comment_that_one_space_separates_from_words_is_named(
    written: str, cut: str
) -> None:
    (warning,) = cvexport.read(JOB + indented(written, 6)).warnings
    assert cut in warning.message


@pytest.mark.parametrize("written", ["- C  # and C++", "- C\n# and C++"])
def test_a_plain_comment_is_none(written: str) -> None:
    assert cvexport.read(JOB + indented(written, 6)).warnings == ()
