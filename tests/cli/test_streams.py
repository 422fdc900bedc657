"""Standard streams that are full, closed, or closed early by their reader."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from helpers.command import cvexport, in_shell, write_source

pytestmark = [
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full"),
    pytest.mark.skipif(not shutil.which("bash"), reason="needs bash"),
]
FORMATS = ("txt", "md", "docx", "pdf", "html", "json")
PRINTING = (
    "--help",
    "--version",
    "build --help",
    "check",
    "check --show",
    "check --format json",
    "check --format github",
    "completion bash",
    "completion zsh",
    "completion fish",
    *(f"-f {name} -o -" for name in FORMATS),
    "-f txt -o - - < cv.yaml",
)
"""Commands that print on standard output."""

REPORTING = ("", "-v", "-j 2 cv.yaml other.yaml", "check", "missing.yaml", "--wrong")
"""Commands that print on standard error."""

PRINTED = "- {name: Example, label: a, highlights: [1]}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory with two sources, one of which check complains about."""
    monkeypatch.chdir(tmp_path)
    write_source(tmp_path / "other.yaml", "Bo Example")
    return write_source(tmp_path / "cv.yaml", "Ana Example").parent


@pytest.mark.parametrize("stream", [">/dev/full", ">&-"])
@pytest.mark.parametrize("arguments", PRINTING)
def test_a_result_that_cannot_be_printed_is_exit_code_3(
    arguments: str, stream: str
) -> None:
    result = in_shell(f"{arguments} {stream}")

    reason = b"no space left on device" if "full" in stream else b"it is closed"
    assert 3 == result.returncode
    assert result.stderr.endswith(b"error: standard output: " + reason + b"\n")
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("stream", ["2>/dev/full", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", REPORTING)
def test_a_message_that_cannot_be_printed_is_exit_code_3(
    arguments: str, stream: str
) -> None:
    result = in_shell(f"{arguments} {stream}")

    assert (3, b"") == (result.returncode, result.stderr)
    assert b"Traceback" not in result.stdout


@pytest.mark.parametrize("stream", ["2>/dev/full", "2>&-", "2>&1 | head -c 0"])
def test_files_are_written_whether_or_not_messages_can_be_printed(
    folder: Path, stream: str
) -> None:
    (folder / "cv.yaml").write_text("basics: {name: Ana Example, mood: good}\n")
    in_shell(f"-v {stream}")

    assert 4 == len(list((folder / "outputs").iterdir()))


@pytest.mark.parametrize("arguments", PRINTING)
def test_a_reader_that_closes_its_pipe_has_seen_enough(arguments: str) -> None:
    result = in_shell(f"{arguments} | head -c 0")

    assert (0, b"") == (result.returncode, result.stdout)
    assert b"rror" not in result.stderr


def test_a_closed_pipe_leaves_the_exit_code_of_what_was_found() -> None:
    assert 2 == in_shell("--wrong 2>&1 | head -c 0").returncode
    assert 3 == in_shell("missing.yaml 2>&1 | head -c 0").returncode


@pytest.mark.parametrize("stream", [">/dev/full", ">&-", "<&-", "<&- >&-"])
def test_a_stream_that_is_not_used_may_be_closed(folder: Path, stream: str) -> None:
    result = in_shell(stream)

    assert 0 == result.returncode
    assert result.stderr.endswith(b"4 files, read back word by word\n")


@pytest.mark.parametrize("arguments", ["-", "- -f txt -o -", "check -", "cv.yaml -"])
def test_closed_standard_input_is_reported(arguments: str) -> None:
    result = in_shell(f"{arguments} <&-")

    assert 3 == result.returncode
    assert b"error: standard input: it is closed\n" == result.stderr


def test_no_message_gets_into_a_file_that_has_the_number_of_a_closed_stream(
    folder: Path,
) -> None:
    in_shell("-v -o closed <&- >&- 2>&-")
    in_shell("-q -o open")

    closed, opened = sorted((folder / "closed").iterdir()), (folder / "open").iterdir()
    assert [path.read_bytes() for path in sorted(opened)] == [
        path.read_bytes() for path in closed
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_characters_that_the_encoding_lacks_are_escaped(encoding: str) -> None:
    result = cvexport("check", "--file", "山.txt", PYTHONIOENCODING=encoding)
    shown = cvexport("-f", "山", PYTHONIOENCODING=encoding)

    assert (3, 2) == (result.returncode, shown.returncode)
    assert rb"\u5c71.txt" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Unix only")
def test_a_working_directory_that_is_gone_is_reported(folder: Path) -> None:
    result = in_shell(f"/dev/null; mkdir gone; cd gone; rmdir ../gone; {sys.executable}"
    " -m cvexport ../cv.yaml")  # fmt: skip

    assert 3 == result.returncode
    assert b"Traceback" not in result.stderr
