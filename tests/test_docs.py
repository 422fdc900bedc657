"""The documents: their tables, examples, links and picture are true."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops

import cvexport
from cvexport.cli.commands import cli
from cvexport.model import resume, settings
from cvexport.model.formats import FORMATS
from cvexport.model.record import camel
from helpers.documents import DOCUMENTS, blocks, text
from helpers.places import PACKAGE, ROOT
from sessions import docs


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_say_what_the_code_says(name: str) -> None:
    """If this fails, run `nox -s docs`."""
    assert docs.filled(text(name)) == text(name)


def test_every_table_is_in_a_document() -> None:
    used = re.findall(r"<!-- table: (\S+) -->", "".join(map(text, DOCUMENTS)))

    assert sorted(docs.TABLES) == sorted(used)


def test_the_picture_shows_the_first_page() -> None:
    """Compare blocks of 8 by 8 pixels: renderers differ in the edges of letters."""
    shown = Image.open(docs.PICTURE).convert("L")
    made = Image.open(io.BytesIO(docs.picture())).convert("L")

    assert made.size == shown.size
    difference = ImageChops.difference(made.reduce(8), shown.reduce(8))
    assert max(difference.tobytes()) < 40


def test_the_picture_is_small() -> None:
    assert docs.PICTURE.stat().st_size < 150_000


def examples() -> list[str]:
    return [each for name in DOCUMENTS for each in blocks(name, "yaml")]


@pytest.mark.parametrize("example", examples())
def test_examples_are_read_without_a_warning(example: str) -> None:
    source = f"basics: {{name: Ada Example}}\n{example}"
    if example.startswith("basics"):
        source = example
    elif example.startswith("highlights"):
        indented = "\n".join(f"    {line}" for line in example.splitlines())
        source = f"basics: {{name: Ada Example}}\nwork:\n  - name: X\n{indented}"

    assert () == cvexport.read(source.encode()).warnings


def test_the_example_of_settings_names_every_setting() -> None:
    (example,) = blocks("docs/settings.md", "yaml")
    named = yaml.safe_load(example)["export"]

    assert list(map(camel, settings.Settings.fields)) == list(named)


def test_every_key_of_entries_is_explained() -> None:
    section = text("docs/source.md").partition("## Keys of every entry")[2]
    explained = re.findall(
        r"`(\w+)`", "".join(re.findall(r"(?m)^\| (.*?) \|", section))
    )

    assert set(map(camel, resume.Dated.fields)) <= set(explained)


def test_every_format_is_described() -> None:
    described = re.findall(r"^## `(\w+)`$", text("docs/formats.md"), re.MULTILINE)

    assert list(FORMATS) == described


def test_every_command_is_described() -> None:
    described = re.findall(
        r"^## `cvexport (\w+)`$", text("docs/command-line.md"), re.MULTILINE
    )

    assert list(cli.commands) == described


def test_every_room_is_on_the_map() -> None:
    row = re.compile(r"^\| `(\w+)(?:/|\.py)` \|", re.MULTILINE)
    rooms = {path.stem for path in PACKAGE.iterdir() if not path.stem.startswith("__")}

    assert rooms - {"py"} == set(row.findall(text("CONTRIBUTING.md")))


def test_python_examples_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run as one program, in a folder with the project's cv.yaml and outputs."""
    (tmp_path / "cv.yaml").write_bytes((ROOT / "cv.yaml").read_bytes())
    (tmp_path / "outputs").symlink_to(ROOT / "outputs")
    monkeypatch.chdir(tmp_path)
    found = blocks("docs/python.md", "python")
    names: dict[str, object] = {}

    assert found
    exec("\n".join(found), names)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a cv.yaml, a resume.json and the outputs."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "cv.yaml").write_bytes((ROOT / "cv.yaml").read_bytes())
    for command in ("cvexport -q", "cvexport -qf json"):
        run_shown(command, folder)
    (folder / "outputs" / "Kura-CV.json").rename(folder / "resume.json")
    return folder


def commands() -> list[str]:
    lines = chain.from_iterable(
        block.splitlines() for name in DOCUMENTS for block in blocks(name, "sh")
    )
    return [line for line in lines if line.startswith("cvexport")]


def run_shown(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without the pager or comment, its home below the folder."""
    arguments = re.split("[|#]", command)[0].replace("~", str(folder)).split()[1:]
    return subprocess.run(
        [sys.executable, "-m", "cvexport", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


@pytest.mark.parametrize("command", commands())
def test_the_commands_shown_work(command: str, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    done = run_shown(command, tmp_path)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    """To a file of the project, and to a heading of it where they name one."""
    targets = re.findall(r"\]\((?!https?:)([^)]+)\)", _without_code(text(name)))
    broken = []
    for target in targets:
        path, _, heading = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        if not file.exists() or (heading and heading not in _anchors(file)):
            broken.append(target)

    assert [] == broken


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}


def _without_code(markdown: str) -> str:
    return re.sub(
        r"```.*?^ *```$|`[^`\n]+`", "", markdown, flags=re.DOTALL | re.MULTILINE
    )
