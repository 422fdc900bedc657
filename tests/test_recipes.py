"""The recipes of CONTRIBUTING.md, followed word for word in a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers.documents import text
from helpers.places import ROOT

SOURCE = """\
basics: {name: Ada Example, email: ada@example.org}
work:
  - {name: Analytical Engines Ltd, position: Programmer, startDate: 2021-03}
patents:
  - {name: Card Reader, office: Leeds Patent Office, date: 2020-05}
  - {name: LOOM}
"""


class Step(NamedTuple):
    """One block of code, and where the recipe says that it goes."""

    path: str
    where: str
    is_row: bool
    anchor: str
    code: str

    def take(self, root: Path) -> None:
        """Do what the recipe says in a copy of the project."""
        file = root / self.path
        before: list[str] = []
        after: list[str] = []
        if self.where:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            at = self._index(lines)
            before, after = lines[:at], lines[at + (self.where == "in place of") :]
        file.write_text("".join([*before, self.code, *after]), encoding="utf-8")

    def _index(self, lines: list[str]) -> int:
        """Return the number of lines that come before the code."""
        (at,) = (
            index for index, line in enumerate(lines) if line.strip() == self.anchor
        )
        if self.is_row:
            at = max(
                index
                for index, line in enumerate(lines[:at])
                if _indentation(line) < _indentation(lines[at])
            )
        return at + (self.where == "below")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


_STEP = re.compile(
    r"^(?:In|New file) `(?P<path>[^`]+)`"
    r"(?:, (?P<where>above|below|in place of) "
    r"(?P<row>the row with )?`(?P<anchor>[^`]+)`)?"
    r"[^\n]*\n\n```\w+\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def recipe(title: str) -> list[Step]:
    chapter = (
        text("CONTRIBUTING.md").partition(f"## {title}\n")[2].partition("\n## ")[0]
    )
    return [
        Step(
            found["path"],
            found["where"] or "",
            bool(found["row"]),
            found["anchor"] or "",
            found["code"],
        )
        for found in _STEP.finditer(chapter)
    ]


TABLE_TESTS = ("tests/model/test_sections.py", "tests/model/test_formats.py")
COPIED = ("src/cvexport", "tests/helpers", "tests/test_layers.py", "pyproject.toml")


def copy(root: Path, *steps: Step) -> Path:
    """Return a copy of the package and its tests in which the steps were taken.

    It has the compiled modules too, which Python compiles anew where a step was taken.
    """
    for name in (*COPIED, *TABLE_TESTS):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        else:
            shutil.copy(ROOT / name, root / name)
    for step in steps:
        step.take(root)
    (root / "cv.yaml").write_text(SOURCE, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def with_section(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(tmp_path_factory.mktemp("section"), *recipe("Add a section"))


@pytest.fixture(scope="module")
def with_format(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy(tmp_path_factory.mktemp("format"), *recipe("Add a format"))
    source = SOURCE.partition("patents:")[0].replace("Ada Example", r"'Zoë {Ada} \\ 𝒳'")
    (root / "cv.yaml").write_text(source, encoding="utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def cvexport(root: Path, *arguments: str) -> str:
    done = run(root, "-m", "cvexport", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def evaluated(root: Path, expression: str) -> object:
    done = run(root, "-c", f"import cvexport, json; print(json.dumps({expression}))")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def outcome(root: Path, *paths: str) -> str:
    """Return the last line of what the copy's own tests print."""
    done = run(root, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *paths)
    return done.stdout.splitlines()[-1]


READ = "cvexport.read(open('cv.yaml').read())"


def test_a_section_is_in_every_format(with_section: Path) -> None:
    options = [
        each for fmt in ("txt", "md", "docx", "pdf", "html") for each in ("-f", fmt)
    ]
    cvexport(with_section, *options)
    plain = (with_section / "outputs" / "Ada-Example-CV.txt").read_text("utf-8")
    files = evaluated(
        with_section,
        "{f: cvexport.export(r, f) and cvexport.read_back("
        "cvexport.export(r, f), f, r) for r in [" + READ + ".resume] "
        "for f in cvexport.formats()}",
    )

    assert "PATENTS\n\nCard Reader | May 2020\nLeeds Patent Office\n" in plain
    assert isinstance(files, dict)
    assert len({files[fmt] for fmt in ("txt", "md", "docx", "pdf", "html")}) == 1


def test_a_section_is_named_as_lost_in_json_resume(with_section: Path) -> None:
    said = cvexport(with_section, "-f", "json")

    assert 'patents[0] "Card Reader"' in said


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Patente"), ("fr", "Patents"), ("en", "Patents")]
)
def test_a_section_has_a_title_in_each_language(
    language: str, title: str, with_section: Path
) -> None:
    source = f"{SOURCE}export: {{language: {language}}}\n"
    found = evaluated(
        with_section,
        f"[s.heading for s in cvexport.compose(cvexport.read({source!r}).resume)"
        ".sections]",
    )

    assert isinstance(found, list)
    assert title in found


def test_the_parser_knows_the_heading_of_a_section(with_section: Path) -> None:
    shown = cvexport(with_section, "check", "--show")

    assert re.search(r"(?m)^✓ +section 2 +Patents +PATENTS$", shown)


def test_the_rules_look_at_a_section(with_section: Path) -> None:
    """`LOOM` has no date beside it: parsers take such a line for a heading."""
    found = run(with_section, "-m", "cvexport", "check", "--format", "json").stdout

    assert "LOOM" in SOURCE.splitlines()[5]
    assert 6 in {each["line"] for each in json.loads(found) if "LOOM" in each["why"]}


def test_the_order_of_sections_knows_a_section(with_section: Path) -> None:
    source = f"{SOURCE}sections: [patents: Inventions, work]\n"
    found = evaluated(
        with_section,
        f"[s.heading for s in cvexport.compose(cvexport.read({source!r}).resume)"
        ".sections]",
    )

    assert found == ["Inventions", "Experience"]


def test_a_misspelt_section_is_suggested(with_section: Path) -> None:
    (with_section / "misspelt.yaml").write_text(SOURCE.replace("patents:", "pattents:"))
    done = run(with_section, "-m", "cvexport", "misspelt.yaml")

    assert 'did you mean "patents"?' in done.stderr


@pytest.mark.parametrize("without", ["resume.py", "sections.py"])
def test_half_a_section_fails_the_tests_of_its_table(
    without: str, tmp_path: Path
) -> None:
    """A field without a row, and a row without a field."""
    steps = [
        step
        for step in recipe("Add a section")
        if not (step.path.endswith(without) and "\n\n" not in step.code.strip())
    ]
    root = copy(tmp_path, *steps)

    assert "failed" in outcome(root, "tests/model/test_sections.py")


def test_a_format_is_offered_everywhere(with_format: Path) -> None:
    assert "rtf" in cvexport(with_format, "build", "--help")
    assert "rtf" in evaluated(with_format, "cvexport.formats()")  # type: ignore[operator]
    assert (
        "rtf"
        in run(
            with_format,
            "-c",
            "from click.shell_completion import ShellComplete as S\n"
            "from cvexport.cli.commands import cli\n"
            "found = S(cli, {}, 'cvexport', '_X').get_completions(['-f'], 'r')\n"
            "print(*[each.value for each in found])",
        ).stdout
    )


def test_a_format_is_written_and_read_back(with_format: Path) -> None:
    cvexport(with_format, "-f", "rtf")
    (made,) = (with_format / "outputs").glob("*.rtf")

    assert made.read_bytes().startswith(rb"{\rtf1")


def test_a_format_can_be_set_in_a_source(with_format: Path) -> None:
    source = (with_format / "cv.yaml").read_text("utf-8")
    named = f"{source}export: {{formats: [rtf], filename: named}}\n"
    (with_format / "named.yaml").write_text(named, encoding="utf-8")
    cvexport(with_format, "named.yaml")

    assert (with_format / "outputs" / "named.rtf").exists()


def test_a_file_that_a_reader_misreads_is_not_written(tmp_path: Path) -> None:
    root = copy(tmp_path, *recipe("Add a format"))
    reader = root / "src" / "cvexport" / "readers" / "rtf.py"
    code = reader.read_text(encoding="utf-8")
    reader.write_text(code.replace("return text.", "return text[:-9]."), "utf-8")
    done = run(root, "-m", "cvexport", "-f", "rtf")

    assert done.returncode == 1
    assert "does not read back" in done.stderr
    assert not (root / "outputs").exists()


@pytest.mark.parametrize("without", ["exporters/rtf.py", "readers/rtf.py"])
def test_half_a_format_fails_the_tests_of_its_table(
    without: str, tmp_path: Path
) -> None:
    """A row without an exporter, and a row without a reader."""
    steps = [s for s in recipe("Add a format") if not s.path.endswith(without)]
    root = copy(tmp_path, *steps)

    assert "failed" in outcome(root, "tests/model/test_formats.py")


def test_both_recipes_pass_the_tests_of_tables_and_layers(tmp_path: Path) -> None:
    root = copy(tmp_path, *recipe("Add a section"), *recipe("Add a format"))
    found = outcome(root, *TABLE_TESTS, "tests/test_layers.py")

    assert "passed" in found
    assert "failed" not in found
