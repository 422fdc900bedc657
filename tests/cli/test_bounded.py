"""Tasks in a child process: what they answer, and what ends them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import cvexport
from cvexport.checks.rule import Finding
from cvexport.cli import bounded
from cvexport.cli.bounded import MOST_BYTES, Unreadable, read_bounded
from cvexport.cli.file_check import FileCheck
from cvexport.cli.findings import Checked
from cvexport.model.resume import Resume
from helpers.places import OUTPUTS, ROOT


class Answering(NamedTuple):
    """A task that answers what a function returns, if it is a text."""

    function: Callable[[bytes], object]

    def answer(self, data: bytes, name: str) -> object:  # noqa: ARG002
        return self.function(data)

    def result(self, answer: object) -> str:
        if not isinstance(answer, str):
            raise ValueError("not a text")  # noqa: TRY004 - what a task raises
        return answer


def why(function: Callable[[bytes], object]) -> str:
    """Return why a function has no result."""
    found = read_bounded(b"data", "txt", Answering(function))
    assert isinstance(found, Unreadable)
    return found.why


def decoded(data: bytes) -> str:
    return data.decode()


@pytest.mark.parametrize("text", ["", "Ana", "\0\n\u2028", "\ud800", "漢" * 1_000_000])
def test_a_text_is_answered_as_it_is(text: str) -> None:
    def answer(_: bytes) -> str:
        return text

    assert text == read_bounded(b"", "txt", Answering(answer))


def test_a_task_gets_the_data() -> None:
    assert "data" == read_bounded(b"data", "txt", Answering(decoded))


def test_a_task_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 1)

    def wait(_: bytes) -> object:
        while True:
            pass

    assert "reading it takes over 6 seconds" == why(wait)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_a_task_that_takes_all_memory_is_ended() -> None:
    expected = "reading it takes over 384 MiB of memory"

    assert expected == why(lambda _: bytes(10**12))
    assert expected == why(lambda _: [bytes(10**6) for _ in range(3_000)])


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_task_that_exits_has_no_result(code: int) -> None:
    assert why(lambda _: os._exit(code)).endswith("or crashes a reader")


def test_a_task_that_is_killed_has_no_result() -> None:
    killed = why(lambda _: os.kill(os.getpid(), signal.SIGTERM))

    assert killed.endswith("or crashes a reader")


def test_a_task_that_raises_has_no_result() -> None:
    assert "a reader fails on it" == why(lambda _: 1 // 0)


def test_an_answer_of_another_form_is_no_result() -> None:
    assert why(lambda _: ["Ana"]).endswith("or crashes a reader")


def test_an_answer_that_is_too_long_is_no_result() -> None:
    assert "it holds more text than any CV" == why(lambda _: "a" * 17_000_000)


def test_a_task_writes_no_file_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.txt"

    def write(_: bytes) -> object:
        sys.stdout.write("printed")
        os.write(1, b"printed")
        os.write(2, b"printed")
        return path.write_text("text", encoding="utf-8")

    assert "a reader fails on it" == why(write)
    assert not path.exists() or b"" == path.read_bytes()
    assert ("", "") == capfd.readouterr()


def test_more_than_20_mb_are_not_given_to_a_task() -> None:
    found = read_bounded(bytes(MOST_BYTES + 1), "txt", Answering(decoded))

    assert isinstance(found, Unreadable)
    assert "the file has over 20 MB" == found.why


@pytest.mark.parametrize("name", ["pdf", "docx", "txt", "md"])
def test_a_file_is_checked_alike_in_this_process_and_in_a_child(name: str) -> None:
    data = (OUTPUTS / f"Kura-CV.{name}").read_bytes()
    resume = cvexport.read((ROOT / "cv.yaml").read_bytes()).resume
    document = cvexport.compose(resume)
    task = FileCheck("cv", resume, document, frozenset(), None)

    assert task.result(task.answer(data, name)) == read_bounded(data, name, task)


def test_beside_other_threads_a_child_is_another_interpreter() -> None:
    """A process with threads can't be forked safely; all that it gets is pickled."""
    resume = cvexport.read((ROOT / "cv.yaml").read_bytes()).resume
    document = cvexport.compose(resume)
    task = FileCheck("cv", resume, document, frozenset(), None)
    data = (OUTPUTS / "Kura-CV.txt").read_bytes()
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        found = read_bounded(data, "txt", task)
    finally:
        stop.set()
        other.join()

    assert Checked("cv", [], ()) == found


ANSWERS: tuple[object, ...] = (
    *(None, 1, "text", [], {}, {"findings": []}, {"findings": [], "shown": 1}),
    {"findings": 1, "shown": ""},
    {"findings": [[]], "shown": ""},
    {"findings": [["no-such-rule", "why", "remedy"]], "shown": ""},
    {"findings": [["no-text", 1, "remedy"]], "shown": ""},
    {"findings": [["no-text", "why", "remedy", "more"]], "shown": ""},
)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_check_takes_no_other_answer(answer: object) -> None:
    task = FileCheck("cv", Resume(), None, frozenset(), None)

    with pytest.raises(ValueError, match="not"):
        task.result(answer)


def test_an_answer_cannot_steer_a_terminal_or_name_another_file() -> None:
    task = FileCheck("cv", Resume(), None, frozenset(), None)
    answer = {
        "findings": [["no-text", "\x1b[2Jwhy", "remedy"]],
        "shown": "\x1b[1mtitle\x1b[0m\n\x1b]0;evil\x07\r\x9b2J\u202e",
    }

    assert Checked(
        "cv",
        [],
        (Finding("no-text", "error", "cv", "\x1b[2Jwhy", "remedy"),),
        "\x1b[1mtitle\x1b[0m\n\ufffd]0;evil\ufffd\ufffd\ufffd2J\ufffd",
    ) == task.result(answer)


def test_nothing_is_imported_for_children_where_no_file_is_checked() -> None:
    code = "import sys, cvexport.cli.commands; print('multiprocessing' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "False" == run.stdout.strip()
