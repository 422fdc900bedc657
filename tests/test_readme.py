"""What the README says is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import cvexport
from cvexport.checks import rules
from cvexport.model import resume
from cvexport.source import decoder
from helpers.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = "work volunteer education projects skills languages interests awards "
SECTIONS += "certificates publications references"


def blocks(language: str) -> list[str]:
    found = re.findall(
        rf"^ *```{language}\n(.*?)^ *```$", README, re.MULTILINE | re.DOTALL
    )
    assert found
    return found


def keys(cls: type) -> str:
    schema = decoder._schema(cls)
    return ", ".join(f"`{key}`" for key in schema.fields if key != "tags")


def key_table() -> str:
    hints = typing.get_type_hints(resume.Resume)
    rows = {"basics": keys(resume.Basics), "basics.location": keys(resume.Location)}
    rows["basics.profiles"] = keys(resume.Profile)
    for section in SECTIONS.split():
        (record, _) = typing.get_args(hints[section])
        rows[section] = keys(record)
    rows["work.positions"] = keys(resume.Position)
    rows["highlights"] = keys(resume.Highlight)
    rows["sections"] = keys(resume.SectionPlan)
    rows["sections.entries"] = keys(resume.GenericEntry)
    lines = [f"| `{name}` | {listed} |" for name, listed in rows.items()]
    return "\n".join(["| Section | Keys |", "| --- | --- |", *lines])


def test_the_key_table_lists_every_key() -> None:
    found = re.search(r"<!-- keys:.*?-->\n\n(.*?)\n<!-- /keys -->", README, re.DOTALL)

    assert found
    assert key_table() == found[1]


def rule_table() -> str:
    rows = ["| Rule | Severity | What it finds | Source |", "| --- | --- | --- | --- |"]
    for rule in rules():
        cells = (f"`{rule.id}`", rule.severity, _finds(rule.finds), _cell(rule.source))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _finds(text: str) -> str:
    found = _cell(text).removeprefix("Find ")
    return found[:1].upper() + found[1:]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def test_the_rule_table_lists_every_rule_with_its_source() -> None:
    found = re.search(r"(?s)<!-- rules:.*?-->\n\n(.*?)\n<!-- /rules -->", README)

    assert found
    assert rule_table() == found[1]


def test_the_example_becomes_the_text_beside_it() -> None:
    yaml, text = blocks("yaml")[0], blocks("text")[0]
    document = cvexport.compose(cvexport.read(yaml.encode()).resume)

    assert len(yaml.splitlines()) == 12
    assert text == cvexport.export(document, "txt").decode()


@pytest.mark.parametrize("example", blocks("yaml")[1:])
def test_the_other_examples_are_read_without_a_warning(example: str) -> None:
    text = f"basics: {{name: Ada Example}}\n{example}"
    if example.startswith("highlights"):
        indented = "\n".join(f"    {line}" for line in example.splitlines())
        text = f"basics: {{name: Ada Example}}\nwork:\n  - name: X\n{indented}"

    assert () == cvexport.read(text.encode()).warnings


def test_the_error_shown_is_what_is_said(tmp_path: Path) -> None:
    yaml = blocks("yaml")[0].replace("    position:", "    positon:")
    (tmp_path / "cv.yaml").write_text(yaml, encoding="utf-8")
    done = _run([sys.executable, "-m", "cvexport"], tmp_path)
    shown = next(block for block in blocks("text") if "error:" in block)

    assert [line.strip() for line in shown.splitlines()] == [
        line.strip() for line in done.stderr.splitlines()
    ]


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(blocks("python")[0], names)

    assert isinstance(names["words"], int)


def commands() -> list[str]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("cvexport")]


@pytest.mark.parametrize("command", commands())
def test_the_commands_shown_work(command: str, tmp_path: Path) -> None:
    """Run in a copy; the pager, and a home that is not there, are left out."""
    arguments = command.split("#", maxsplit=1)[0].partition("|")[0].split()[1:]
    arguments = [a.replace("~", str(tmp_path / "home")) for a in arguments]
    (tmp_path / "cv.yaml").write_bytes((ROOT / "cv.yaml").read_bytes())
    _run([sys.executable, "-m", "cvexport", "-q"], tmp_path)
    _run([sys.executable, "-m", "cvexport", "-qf", "json"], tmp_path)
    made = tmp_path / "outputs" / "Kura-CV.json"
    (tmp_path / "resume.json").write_bytes(made.read_bytes())
    done = _run([sys.executable, "-m", "cvexport", *arguments], tmp_path)

    assert done.returncode == 0, done.stderr


def test_the_exit_codes_are_those_of_the_help() -> None:
    done = _run([sys.executable, "-m", "cvexport", "--help"], ROOT)
    table = re.findall(r"^\| (\d) \| (.*?) \|$", README, re.MULTILINE)
    told = re.findall(r"^    (\d)  (.*)$", done.stdout, re.MULTILINE)

    assert told == [(code, text.replace("`", "")) for code, text in table]


def test_ci_runs_the_test_command() -> None:
    command = next(block for block in blocks("sh") if "pytest" in block).strip()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert command in ci


def test_every_link_to_a_file_leads_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", README)

    assert [] == [each for each in targets if not (ROOT / each).exists()]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
