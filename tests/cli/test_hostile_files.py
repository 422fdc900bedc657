"""`cvexport check --file` of files that are made to take all time and all memory.

These are the quick ones; `helpers.hostile_files` has more.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cvexport import check_file
from helpers.command import cvexport
from helpers.hostile_files import by_name
from helpers.places import OUTPUTS

SOUND = str(OUTPUTS / "Kura-CV.txt")
REFUSED = {
    "form in itself.pdf": "reading it takes over",
    "forms of forms.pdf": "reading it takes over",
    "spaces.pdf": "reading it takes over 384 MiB of memory",
    "font files.pdf": "reading it takes over 384 MiB of memory",
    "filters of filters.pdf": "reading it takes over 384 MiB of memory",
    "object stream ring.pdf": "PDFium refuses page 1",
    "noise.pdf": "the file is damaged or not PDF",
    "media.docx": "the file has over 128 MB unpacked",
    "media said to have 0 bytes.docx": "the file has over 128 MB unpacked",
    "media said to have 100 bytes.docx": "the file has over 128 MB unpacked",
    "many parts.docx": "the file has over 2,000 parts",
    "lying sizes.docx": "the file is damaged or not DOCX",
    "overlapping parts.docx": "the file ",
    "packed with method 12.docx": "the file is damaged or not DOCX",
    "laughing document.docx": "the file defines XML entities",
    "laughing attribute.docx": "the file defines XML entities",
    "laughing styles.docx": "the file defines XML entities",
    "nested sdt 100000.docx": "the XML in the file is too deep or too long",
    "nested runs.docx": "the XML in the file is too deep or too long",
    "long text.docx": "the XML in the file is too deep or too long",
    "runs.docx": "reading it takes over 384 MiB of memory",
    "19 MB of lines.txt": "the file has over 2 MB of text",
    "19 MB of letters.txt": "the file has over 2 MB of text",
}
"""What is said of each file that isn't read."""

READ = (
    *("page tree ring.pdf", "glyph in itself.pdf", "patterns in themselves.pdf"),
    *("saved states.pdf", "many annotations.pdf", "part chain.docx", "style ring.docx"),
    *("numbering product.docx", "laughing settings.docx", "nested sdt 250.docx"),
    *("2 MB of letters.txt", "2 MB of line ends.txt", "0.1 MB of markup 7.md"),
)
"""Files that are read in seconds, where walks in rings or squares would take hours."""


def write(folder: Path, name: str) -> str:
    path = folder / name
    path.write_bytes(by_name()[name].data())
    return str(path)


def checked(*files: str) -> tuple[int, list[dict[str, str]], bytes]:
    """Return the exit code, the findings and what is on standard error."""
    options = [option for file in files for option in ("--file", file)]
    run = cvexport("check", "--format", "json", "-q", *options)
    return run.returncode, json.loads(run.stdout), run.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_past_a_limit_has_one_finding_that_names_it(
    name: str, tmp_path: Path
) -> None:
    file = write(tmp_path, name)
    code, found, errors = checked(file)

    assert (1, b"") == (code, errors)
    assert [file] == [each["file"] for each in found if each["rule"] == "unreadable"]
    assert REFUSED[name] in found[0]["why"]


@pytest.mark.parametrize("name", READ)
def test_a_file_that_repeats_or_refers_to_itself_is_read(name: str) -> None:
    found = check_file(by_name()[name].data(), name.rpartition(".")[2])

    assert "unreadable" not in {each.rule for each in found}


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_truncated_file_is_unreadable_or_has_findings(
    suffix: str, tmp_path: Path
) -> None:
    files = [write(tmp_path, f"{tenths} tenths.{suffix}") for tenths in range(1, 10)]
    code, found, errors = checked(*files)

    assert (1, b"") == (code, errors)
    assert files == list(dict.fromkeys(each["file"] for each in found))


def test_a_file_that_takes_too_long_does_not_keep_the_next_from_being_checked(
    tmp_path: Path,
) -> None:
    slow = write(tmp_path, "pages of one stream.pdf")
    noise = write(tmp_path, "noise.docx")
    code, found, _ = checked(SOUND, slow, SOUND, noise)

    assert 1 == code
    assert [
        (slow, "unreadable", "reading it takes over 6 seconds"),
        (noise, "unreadable", "the file is damaged or not DOCX"),
    ] == [(each["file"], each["rule"], each["why"]) for each in found]


@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt", "md"])
def test_a_file_over_20_mb_is_not_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"large.{suffix}"
    path.write_bytes(b"a")
    os.truncate(path, 20 * 1024 * 1024 + 1)
    code, found, _ = checked(str(path))

    assert (1, ["the file has over 20 MB"]) == (code, [each["why"] for each in found])


@pytest.mark.parametrize(
    "name", ["noise.pdf", "noise.docx", "noise.txt", "noise.md", "spaces.pdf"]
)
def test_show_says_that_a_file_is_unreadable(name: str, tmp_path: Path) -> None:
    file = write(tmp_path, name)
    lines = cvexport("check", "--show", "--file", file).stdout.decode().splitlines()

    assert [f"{file}: text", ""] == lines[:2]
    assert lines[2].startswith("unreadable: ")


def test_what_is_not_a_file_is_reported_and_the_others_are_checked(
    tmp_path: Path,
) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    noise = write(tmp_path, "noise.pdf")
    code, found, errors = checked(str(pipe), noise, str(tmp_path / "none.pdf"))

    assert (3, [noise]) == (code, [each["file"] for each in found])
    assert [
        f"error: {pipe}: is not a file",
        f"error: {tmp_path / 'none.pdf'}: no such file or directory",
    ] == errors.decode().splitlines()


def test_a_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    noise = write(tmp_path, "noise.pdf")

    assert [noise] == [each["file"] for each in checked(noise, SOUND, noise)[1]]


def test_an_ignored_rule_is_ignored_for_a_file_past_a_limit(tmp_path: Path) -> None:
    file = write(tmp_path, "spaces.pdf")
    run = cvexport("check", "--ignore", "unreadable", "--file", file)

    assert (0, b"") == (run.returncode, run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux to end the child")
def test_no_process_outlives_a_command_that_is_killed(tmp_path: Path) -> None:
    file = write(tmp_path, "pages of one stream.pdf")
    command = [sys.executable, "-m", "cvexport", "check", "--file", file]
    with subprocess.Popen(command) as parent:
        child = _child(parent.pid)
        parent.send_signal(signal.SIGKILL)
    while (child / "exe").exists():
        time.sleep(0.01)


def _child(parent: int) -> Path:
    """Wait for the child of a process; return its directory in /proc."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    while not (found := children.read_text(encoding="ascii").split()):
        time.sleep(0.01)
    return Path("/proc", found[0])
