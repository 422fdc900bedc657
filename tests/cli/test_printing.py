"""What a name with line ends, control characters or `::` makes of the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cvexport.cli.commands import cli
from helpers.command import cvexport, write_source


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory that holds a cv.yaml."""
    monkeypatch.chdir(tmp_path)
    return write_source(tmp_path / "cv.yaml", "Ana Example").parent


def invoke(*args: str) -> tuple[int, str]:
    """Run the command in this process; return its exit code and its output."""
    result = CliRunner().invoke(cli, args)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


NAMES = (
    "a\n::error::b",
    "a\r::error::b",
    "a\r\n::error::b",
    "\n::error::b",
    "::error::b",
    "::error file=x::b",
    " ::error::b",
    "a\x1b[2K\x1b[1G::error::b",
    "a\u2028::error::b",
    "a\u2029::error::b",
    "a\x85::error::b",
    "a\x0b::error::b",
    "a\x0c::error::b",
    "a\x1c::error::b",
    "\u202e::error::b",
    "a\u2066::error::b",
    "##[error]b",
    "a##vso[task.setvariable]b",
    "a\n  ::error::b",
)
named = pytest.mark.parametrize("name", NAMES)


def assert_harmless(*outputs: str) -> None:
    """Fail if a line is a workflow command, or has what steers its reader."""
    for line in "".join(outputs).splitlines():
        assert not line.strip().startswith("::")
        assert not line.startswith(("error::", "b"))
        assert "##[" not in line and "##vso[" not in line  # noqa: PT018
        assert line.isprintable()


@named
@pytest.mark.parametrize("command", ["build", "check"])
def test_the_name_of_a_source_cannot_begin_a_line(
    folder: Path, name: str, command: str
) -> None:
    args = (command, "--", f"{name}.yaml")
    missing, message = invoke(*args)
    write_source(folder / f"{name}.yaml", "Ana, mood: good")
    faulty, warning = invoke(*args)

    assert (3, 0) == (missing, faulty)
    assert_harmless(message, warning)


@named
def test_the_name_of_an_output_directory_cannot_begin_a_line(name: str) -> None:
    written, listing = invoke("-v", "-f", "txt", "-o", name)
    stale, missing = invoke("--check", "-f", "txt", "-o", f"{name}2")
    Path("file").touch()
    refused, message = invoke("-f", "txt", "-o", f"file/{name}")

    assert (0, 1, 3) == (written, stale, refused)
    assert_harmless(listing, missing, message)


@named
@pytest.mark.parametrize("option", ["--show", "--strict"])
def test_the_name_of_a_checked_file_cannot_begin_a_line(
    folder: Path, name: str, option: str
) -> None:
    (folder / f"{name}.txt").write_text(f"Ana\n::error::b\n{'long ' * 9}\n\tx\n")
    _, findings = invoke("check", option, "--file", f"{name}.txt")
    missing, message = invoke("check", option, "--file", f"{name}.pdf")

    assert 3 == missing
    assert_harmless(findings, message)


@named
def test_annotations_begin_with_their_own_command_alone(
    folder: Path, name: str
) -> None:
    (folder / f"{name}.txt").write_text("Ana\n")
    _, output = invoke("check", "-q", "--format", "github", "--file", f"{name}.txt")

    lines = output.splitlines()
    assert lines
    for line in lines:
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))
        assert line.isprintable()


@named
def test_findings_as_json_have_the_exact_name_in_printable_lines(
    folder: Path, name: str
) -> None:
    (folder / f"{name}.txt").write_text("Ana\n")
    _, output = invoke("check", "-q", "--format", "json", "--file", f"{name}.txt")

    assert {f"{name}.txt"} == {each["file"] for each in json.loads(output)}
    assert all(line.isprintable() for line in output.split("\n"))


@pytest.mark.parametrize(
    "args",
    [
        ("--{}",),
        ("-f", "{}"),
        ("check", "--ignore", "{}"),
        ("completion", "{}"),
        ("completion", "bash", "{}"),
        ("-j", "{}"),
    ],
)
def test_wrong_usage_cannot_begin_a_line(args: tuple[str, ...]) -> None:
    for name in ("::error::b", "a\n::error::b", "a\u2028\x1b::b"):
        result = cvexport(*(each.format(name) for each in args))

        assert 2 == result.returncode
        assert_harmless(result.stdout.decode(), result.stderr.decode())
