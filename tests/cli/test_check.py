"""`cvexport check` as people use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.places import ROOT

FAULTY = """\
basics:
  name: Ana Example
  phone: +44 1632 960001
work:
  - name: Example Ltd
    position: Engineer
    startDate: 2021-03
    endDate: 2019-03
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cv.yaml").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cvexport", "check", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def rules(result: subprocess.CompletedProcess[str]) -> list[tuple[str, int]]:
    return [(each["rule"], each["line"]) for each in json.loads(result.stdout)]


def test_a_finding_is_printed_with_its_line_and_remedy(folder: Path) -> None:
    lines = check().stdout.splitlines()
    at = next(index for index, line in enumerate(lines) if "reversed" in line)

    assert lines[at].startswith("cv.yaml:8:14: error: ")
    assert "    8 |     endDate: 2019-03" == lines[at + 1]
    assert "      |              ^~~~~~~" == lines[at + 2]
    assert lines[at + 3].startswith("  = ")


def test_check_writes_no_files(folder: Path) -> None:
    check()

    assert ["cv.yaml"] == [path.name for path in folder.iterdir()]


def test_an_error_exits_1(folder: Path) -> None:
    assert 1 == check().returncode


def test_a_warning_exits_1_only_with_strict(folder: Path) -> None:
    sound = FAULTY.replace("2019-03", "2022-03")
    (folder / "cv.yaml").write_text(sound, encoding="utf-8")

    assert "warning" in check().stdout
    assert (0, 1) == (check().returncode, check("--strict").returncode)


def test_a_rule_can_be_ignored_by_option_or_in_the_source(folder: Path) -> None:
    found = {rule for rule, _ in rules(check("--format", "json"))}
    by_option = rules(check("--format", "json", "--ignore", "reversed-dates"))
    text = f"{FAULTY}export: {{check: {{ignore: [reversed-dates]}}}}\n"
    (folder / "cv.yaml").write_text(text, encoding="utf-8")
    by_source = rules(check("--format", "json"))

    assert "reversed-dates" in found
    assert found - {"reversed-dates"} == {rule for rule, _ in by_option}
    assert by_option == by_source


@pytest.mark.parametrize("place", ["option", "source"])
def test_every_word_in_brackets_can_be_ignored(folder: Path, place: str) -> None:
    text = f"{FAULTY}frobs: x\nexport: {{check: {{ignore: [IGNORED]}}}}\n"
    (folder / "cv.yaml").write_text(text.replace("IGNORED", ""), encoding="utf-8")
    words = set(re.findall(r"\[([a-z-]+)\]$", check().stdout, re.MULTILINE))
    assert {"reading", "reversed-dates"} <= words

    if place == "source":
        text = text.replace("IGNORED", ", ".join(sorted(words)))
        (folder / "cv.yaml").write_text(text, encoding="utf-8")
        options = []
    else:
        options = [each for word in sorted(words) for each in ("--ignore", word)]

    assert (0, "") == (check(*options).returncode, check(*options).stdout)


def test_a_misspelt_word_for_the_reading_gets_the_right_one(folder: Path) -> None:
    assert 'did you mean "reading"?' in check("--ignore", "readin").stderr


# -- one cause is one finding

BASICS = "basics: {name: Ana Example, email: ana@sample.org}\n"
CV = f"""\
{BASICS}\
work:
  - {{name: Acme, position: Engineer, startDate: 2019-08, endDate: 2020-08}}
"""


def found(folder: Path, source: str, *options: str) -> list[tuple[str, str]]:
    """Return each finding in a source and its files: its rule and its file."""
    (folder / "cv.yaml").write_text(source, encoding="utf-8")
    findings = json.loads(check("--format", "json", *options).stdout)
    return [(each["rule"], each["file"]) for each in findings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (CV, []),
        (CV.replace(", email: ana@sample.org", ""), ["no-contact"]),
        (CV.replace("email: ana@sample.org", "phone: 1632 960001"), ["no-email"]),
        (f"{CV}sections:\n  - work: Laufbahn\n", ["renamed-section"]),
        (f"{CV}sections:\n  - work: My Long Career Path\n", ["renamed-section"]),
        (
            f"{CV}sections:\n  - {{title: Things of 3 days, bullets: [x]}}\n",
            ["unknown-section"],
        ),
        (
            f"{BASICS}sections: [{{title: Wanderings, bullets: [x]}}]\n",
            ["unknown-section"],
        ),
        (CV.replace("Engineer", "One who was in charge of it"), ["long-title"]),
        (
            CV.replace(
                "name: Ana Example", 'name: Ana Example, summary: "S K I L L S"'
            ),
            ["letter-spacing"],
        ),
        (f"{CV}  - name: BBC\n", ["incomplete-job"]),
        (CV.replace("2020-08", "2018-08"), ["reversed-dates"]),
        (
            CV + CV.splitlines()[2].replace("2020-08", "2018-08") + "\n",
            ["reversed-dates"],
        ),
    ],
)
def test_one_cause_in_a_source_is_one_finding(
    folder: Path, source: str, expected: list[str]
) -> None:
    assert [(rule, "cv.yaml") for rule in expected] == found(folder, source)


def test_what_all_files_have_is_found_once(folder: Path) -> None:
    name = str(Path("outputs", "Ana-Example-CV.txt"))

    assert [("heading-missing", name)] == found(folder, BASICS)
    assert "(in .md, .docx and .pdf too) [heading-missing]" in check().stdout


def test_an_effect_stays_away_when_its_cause_is_ignored(folder: Path) -> None:
    source = f"{BASICS}sections: [{{title: Long Wanderings Far Away, bullets: [x]}}]\n"

    assert [] == found(folder, source, "--ignore", "unknown-section")


@pytest.mark.parametrize(
    "word",
    [
        "abc12def34gh",
        "version1and2of",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        "alpha,beta gamma,delta one,two",
        "“abc12def34gh”",
        "(abc12def34gh).",
        "**abc12def34gh** and `abc12def34gh`",
        "[abc12def34gh](https://sample.org)",
    ],
)
def test_a_word_that_is_in_the_source_is_not_glued(folder: Path, word: str) -> None:
    source = CV.replace("name: Acme", f'name: "Acme {word}", summary: "On {word} ."')
    source += "export: {text: {ascii: true}}\n"

    assert "glued-words" not in {rule for rule, _ in found(folder, source)}


def test_a_word_that_only_the_file_has_is_glued(folder: Path) -> None:
    source = CV.replace("name: Acme", 'name: "version 1 and 2 of, alpha, beta"')
    (folder / "cv.yaml").write_text(source, encoding="utf-8")
    (folder / "old.txt").write_text("Ana Example\n\nversion1and2of\n")

    assert "glued-words" in check("cv.yaml", "--file", "old.txt").stdout
    assert "glued-words" in check("--file", "old.txt").stdout


def test_an_unknown_rule_in_the_source_is_a_finding(folder: Path) -> None:
    text = f"{FAULTY}export: {{check: {{ignore: [no-such-rule]}}}}\n"
    (folder / "cv.yaml").write_text(text, encoding="utf-8")

    assert ("reading", 9) in rules(check("--format", "json"))


def test_an_unknown_rule_on_the_command_line_is_wrong_usage(folder: Path) -> None:
    result = check("--ignore", "no-such-rule")

    assert 2 == result.returncode
    assert 'there is no rule "no-such-rule"; use no-contact, ' in result.stderr


def test_a_misspelt_rule_is_answered_with_the_nearest_one(folder: Path) -> None:
    result = check("--ignore", "reversed-date")

    assert 'did you mean "reversed-dates"?' in result.stderr


def test_github_format_prints_one_workflow_command_per_finding(folder: Path) -> None:
    lines = check("--format", "github").stdout.splitlines()

    assert lines
    assert all(
        line.startswith(("::error ", "::warning ", "::notice ")) for line in lines
    )
    assert any(
        "file=cv.yaml,line=8,col=14,title=reversed-dates::" in line for line in lines
    )


def test_a_source_with_errors_exits_2_with_its_problems(folder: Path) -> None:
    (folder / "cv.yaml").write_text("basics: {nmae: Ana}", encoding="utf-8")
    result = check()

    assert 2 == result.returncode
    assert 'did you mean "name"?' in result.stderr


def test_a_warning_about_the_source_is_a_finding(folder: Path) -> None:
    (folder / "cv.yaml").write_text(f"{FAULTY}hobby: x\n", encoding="utf-8")

    assert ("reading", 9) in rules(check("--format", "json"))


def test_a_missing_file_exits_3(folder: Path) -> None:
    assert 3 == check("--file", "none.pdf").returncode
    assert 3 == check("none.yaml").returncode


def test_only_files_in_known_formats_can_be_checked(folder: Path) -> None:
    result = check("--file", "cv.yaml")

    assert 3 == result.returncode
    assert ".txt, .md, .docx, .pdf" in result.stderr


@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt", "md"])
def test_our_own_files_have_no_findings_alone_or_against_their_source(
    suffix: str,
) -> None:
    file = str(ROOT / "outputs" / f"Kura-CV.{suffix}")

    assert "" == check("--file", file).stdout
    assert "" == check(str(ROOT / "cv.yaml"), "--file", file).stdout


def test_a_file_made_from_another_cv_does_not_read_back(folder: Path) -> None:
    file = str(ROOT / "outputs" / "Kura-CV.pdf")
    result = check("cv.yaml", "--file", file, "--format", "json")

    assert 1 == result.returncode
    assert "read-back" in {rule for rule, _ in rules(result)}


def test_show_prints_the_text_and_each_field_with_a_mark(folder: Path) -> None:
    printed = check("--show").stdout

    assert "Ana Example" in printed
    assert "Example Ltd" in printed
    assert "Engineer" in printed


def test_show_as_json_has_text_fields_and_agreement(folder: Path) -> None:
    printed = json.loads(check("--show", "--format", "json").stdout)

    assert ["findings", "shown"] == sorted(printed)
    (shown,) = printed["shown"]
    assert "Ana Example" in shown["text"]
    assert {"field": "name", "value": "Ana Example"} in shown["fields"]
    assert {
        "field": "name",
        "source": "Ana Example",
        "file": "Ana Example",
        "agrees": True,
    } in shown["agreement"]


def test_show_as_json_of_a_file_alone_has_no_agreement() -> None:
    file = str(ROOT / "outputs" / "Kura-CV.docx")
    printed = json.loads(check("--show", "--format", "json", "--file", file).stdout)

    (shown,) = printed["shown"]
    assert ["fields", "file", "text"] == sorted(shown)
    assert {"field": "e-mail", "value": "hire@kura.gg"} in shown["fields"]


def test_show_prints_the_fields_recovered_from_a_file_alone() -> None:
    printed = check("--show", "--file", str(ROOT / "outputs" / "Kura-CV.docx")).stdout

    assert "hire@kura.gg" in printed
    assert "Lead Systems Engineer" in printed
