"""Pipes, devices and folders: as sources in bounded size, as other files refused."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cvexport.source.encoding import MAX_BYTES
from helpers.command import cvexport, in_shell, write_source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix only")

LIMIT_OF_MEMORY = 2_000_000  # KiB, so that an endless file fails at once


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory that holds a cv.yaml of Ana Example."""
    monkeypatch.chdir(tmp_path)
    write_source(tmp_path / "cv.yaml", "Ana Example")
    return tmp_path


def fifo(path: Path) -> None:
    """Make a pipe to which nobody writes."""
    os.mkfifo(path)


def link_to_fifo(path: Path) -> None:
    """Make a link to such a pipe."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def endless(path: Path) -> None:
    """Make a link to a device that never ends."""
    path.symlink_to("/dev/zero")


def listening(path: Path) -> None:
    """Make a socket, by its short relative name: such names are limited."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def directory(path: Path) -> None:
    """Make a directory."""
    path.mkdir()


NO_FILES = [fifo, link_to_fifo, endless, listening, directory]


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_an_output_that_is_not_a_file_is_refused_at_once(
    folder: Path, make: Callable[[Path], None], options: tuple[str, ...]
) -> None:
    (folder / "outputs").mkdir()
    path = folder / "outputs" / "Ana-Example-CV.txt"
    make(path)
    result = cvexport("-f", "txt", "-f", "md", *options)

    assert 3 == result.returncode
    assert (
        b"error: outputs/Ana-Example-CV.txt: is not a file, so it can't be replaced\n"
        == result.stderr
    )
    assert not path.is_file()
    assert not (folder / "outputs" / "Ana-Example-CV.md").exists()


@pytest.mark.parametrize("make", NO_FILES)
def test_an_output_that_is_not_a_file_is_stale(
    folder: Path, make: Callable[[Path], None]
) -> None:
    (folder / "outputs").mkdir()
    make(folder / "outputs" / "Ana-Example-CV.txt")
    result = cvexport("-f", "txt", "--check")

    assert 1 == result.returncode
    assert b"Ana-Example-CV.txt is stale" in result.stderr


@pytest.mark.parametrize("make", NO_FILES)
def test_a_font_that_is_not_a_file_is_refused_at_its_line(
    folder: Path, make: Callable[[Path], None]
) -> None:
    make(folder / "own.ttf")
    with (folder / "cv.yaml").open("a") as file:
        file.write("export: {fonts: [own.ttf]}\n")
    result = cvexport("-f", "pdf")

    assert 2 == result.returncode
    assert re.search(
        rb"cv.yaml:4:.*own.ttf: is (not a file|a directory)", result.stderr
    )


@pytest.mark.parametrize("make", NO_FILES)
def test_a_file_to_check_that_is_not_a_file_is_refused(
    folder: Path, make: Callable[[Path], None]
) -> None:
    make(folder / "sent.pdf")
    result = cvexport("check", "--file", "sent.pdf")

    assert 3 == result.returncode
    assert re.search(rb"sent.pdf: is (not a file|a directory)", result.stderr)


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_not_a_file_is_no_default_source(
    folder: Path, make: Callable[[Path], None]
) -> None:
    (folder / "cv.yaml").unlink()
    make(folder / "cv.yaml")
    result = cvexport("-f", "txt")

    assert 3 == result.returncode
    assert b"error: no cv.yaml in this directory" in result.stderr


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_not_a_file_beside_the_outputs_is_not_opened(
    folder: Path, make: Callable[[Path], None]
) -> None:
    (folder / "outputs").mkdir()
    make(folder / "outputs" / "AnaExample-CV.txt")
    result = cvexport("-f", "txt")

    assert 0 == result.returncode
    assert b"earlier build" not in result.stderr


@pytest.mark.parametrize(
    "command",
    ["<(cat cv.yaml)", "/dev/stdin < cv.yaml", "- < cv.yaml", "/dev/fd/3 3< cv.yaml"],
)
def test_a_source_may_come_through_a_pipe(folder: Path, command: str) -> None:
    expected = cvexport("-f", "txt", "-o", "-").stdout
    result = in_shell(f"-f txt -o - {command}")

    assert (0, expected) == (result.returncode, result.stdout)


def test_a_source_may_be_a_named_pipe(folder: Path) -> None:
    fifo(folder / "pipe.yaml")
    command = [sys.executable, "-m", "cvexport", "pipe.yaml", "-f", "txt", "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        (folder / "pipe.yaml").write_bytes((folder / "cv.yaml").read_bytes())
        output, _ = process.communicate()

    assert 0 == process.returncode
    assert output.startswith(b"Ana Example")


@pytest.mark.parametrize(
    "command",
    [
        "/dev/zero",
        "/dev/stdin < /dev/zero",
        "- < /dev/zero",
        "<(cat /dev/zero)",
        "<(yes '# comment')",
        "link.yaml",
        "check /dev/zero",
        "check - < /dev/zero",
    ],
)
def test_an_endless_source_is_refused(folder: Path, command: str) -> None:
    (folder / "link.yaml").symlink_to("/dev/zero")
    limit = f"ulimit -v {LIMIT_OF_MEMORY}; exec {sys.executable} -m cvexport"
    result = subprocess.run(
        ["bash", "-c", f"{limit} {command}"], capture_output=True, check=False
    )

    assert 2 == result.returncode, result.stderr
    assert b"Traceback" not in result.stderr
    assert b"more than the 1,048,576 allowed" in result.stderr


@pytest.mark.parametrize(("more", "code"), [(0, 0), (1, 2)])
def test_a_source_through_a_pipe_has_the_limit_of_files(
    folder: Path, more: int, code: int
) -> None:
    source = (folder / "cv.yaml").read_bytes()
    (folder / "cv.yaml").write_bytes(source.ljust(MAX_BYTES + more, b"\n"))
    result = in_shell("-f txt -o - <(cat cv.yaml)")

    assert code == result.returncode, result.stderr


def test_a_socket_is_no_source(folder: Path) -> None:
    listening(folder / "cv.sock")
    result = cvexport("cv.sock")

    assert (3, b"error: cv.sock: is not a file\n") == (result.returncode, result.stderr)
