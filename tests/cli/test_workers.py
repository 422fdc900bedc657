"""Worker processes that are killed, or whose parent is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.command import PERSON, cvexport

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

SOURCES = 200
PATIENCE = 60
"""Seconds after which something that never ends fails the test."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new directory with many sources."""
    monkeypatch.chdir(tmp_path)
    for number in range(SOURCES):
        text = PERSON.format(name=f"Person {number}")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Build all sources with three workers in a process group of their own."""
    command = (sys.executable, "-m", "cvexport", "-j", "3", *map(str, sources()))
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        yield process


def sources() -> list[Path]:
    return sorted(Path().glob("*.yaml"))


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the ids of the children of a process once it has three."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(PATIENCE * 100):
        if len(found := path.read_text().split()) == 3:
            return list(map(int, found))
        time.sleep(0.01)
    raise AssertionError("no workers")


def have_ended(ids: list[int]) -> bool:
    """Wait for processes that aren't ours to end; return whether all did."""
    for _ in range(PATIENCE * 100):
        if not any(is_alive(each) for each in ids):
            return True
        time.sleep(0.01)
    return False


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("victim", [0, 1, 2])
@pytest.mark.parametrize("delay", [0, 0.3])
def test_a_killed_worker_ends_the_run_with_exit_code_3(
    running: subprocess.Popen[bytes], victim: int, delay: float
) -> None:
    ids = workers(running)
    time.sleep(delay)
    os.kill(ids[victim], signal.SIGKILL)
    _, output = running.communicate(timeout=PATIENCE)

    assert 3 == running.returncode
    assert output.startswith(b"error: a worker process was killed")
    assert 1 == output.count(b"\n")
    assert have_ended(ids)
    assert not Path("outputs").exists()


def test_all_workers_may_be_killed_at_once(running: subprocess.Popen[bytes]) -> None:
    for each in (ids := workers(running)):
        os.kill(each, signal.SIGKILL)
    _, output = running.communicate(timeout=PATIENCE)

    assert 3 == running.returncode
    assert b"Traceback" not in output
    assert have_ended(ids)


@pytest.mark.parametrize("delay", [0, 0.3])
def test_workers_end_when_their_parent_is_killed(
    running: subprocess.Popen[bytes], delay: float
) -> None:
    ids = workers(running)
    time.sleep(delay)
    running.kill()
    _, output = running.communicate(timeout=PATIENCE)

    assert have_ended(ids)
    assert b"" == output


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_a_signal_to_the_parent_ends_the_workers(
    running: subprocess.Popen[bytes], number: int, code: int
) -> None:
    ids = workers(running)
    os.kill(running.pid, number)
    _, output = running.communicate(timeout=PATIENCE)

    assert code == running.returncode
    assert b"Traceback" not in output
    assert have_ended(ids)


def test_ctrl_c_reaches_every_process_of_a_terminal(
    running: subprocess.Popen[bytes],
) -> None:
    ids = workers(running)
    os.killpg(running.pid, signal.SIGINT)
    _, output = running.communicate(timeout=PATIENCE)

    assert (130, b"interrupted") == (running.returncode, output.strip())
    assert have_ended(ids)


def test_many_files_are_counted_and_listed_only_if_verbose() -> None:
    names = [str(path) for path in sources()[:50]]
    counted = cvexport("-f", "txt", *names).stderr
    listed = cvexport("-f", "txt", "-v", *names).stderr

    assert b"50 files in outputs, read back word by word\n" == counted
    assert listed.count(b"outputs/Person-") >= 50
