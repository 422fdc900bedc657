"""After a kill the next run leaves all files old or all new, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Literal

import pytest

from cvexport.cli import journal
from cvexport.cli.atomic_write import replace_all
from helpers.command import invoke, write_source
from helpers.kills import NEW, OLD, is_whole, kill_after, kill_at_each_step, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def settle(folder: Path) -> None:
    """Do what the next run does first."""
    with journal.held(folder):
        pass


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def write_journal(folder: Path, direction: str, *steps: tuple[str, ...]) -> None:
    """Write a journal with these steps."""
    names = [direction, *(name for step in steps for name in step)]
    (folder / ".cvexport-journal").write_bytes(b"\0".join(map(os.fsencode, names)))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_at_any_step_leaves_no_mixed_set(
    tmp_path: Path, moment: Literal["before", "after"]
) -> None:
    code, folders = kill_at_each_step(tmp_path, moment)

    assert [] == [folder.name for folder in folders if not is_whole(folder)]
    assert len(folders) > 100
    assert 0 == code
    assert NEW.items() <= files_in(folders[-1]).items()


@pytest.mark.parametrize("fault", [1, 3])
def test_a_kill_while_old_files_are_put_back_leaves_no_mixed_set(
    tmp_path: Path, fault: int
) -> None:
    code, folders = kill_at_each_step(tmp_path, "before", fault)

    assert [] == [folder.name for folder in folders if not is_whole(folder)]
    assert len(folders) > 100
    assert 3 == code


@pytest.mark.parametrize("attempt", range(8))
def test_a_kill_at_any_time_leaves_no_mixed_set(tmp_path: Path, attempt: int) -> None:
    kill_after(tmp_path, 0.02 + 0.013 * attempt)

    assert is_whole(tmp_path), sorted(files_in(tmp_path))


def test_an_undisturbed_run_leaves_no_trace(tmp_path: Path) -> None:
    prepare(tmp_path)
    replace_all({tmp_path / name: data for name, data in NEW.items()})

    assert {*NEW, ".keep.txt"} == {path.name for path in tmp_path.iterdir()}


def test_old_files_are_put_back_where_the_journal_says_so(tmp_path: Path) -> None:
    """A file still replaced, one put back, and one that there was no old one of."""
    prepare(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"new a")
    (tmp_path / ".a.txt.0123456789ab.old").write_bytes(b"old a")
    (tmp_path / "new.docx").write_bytes(b"new")
    steps = [
        (".a.txt.0123456789ab", "a.txt", ".a.txt.0123456789ab.old"),
        (".b.pdf.0123456789ab", "b.pdf", ".b.pdf.0123456789ab.old"),
        (".new.docx.0123456789ab", "new.docx", ""),
    ]
    write_journal(tmp_path, "back", *steps)
    settle(tmp_path)

    assert is_whole(tmp_path)
    assert OLD.items() <= files_in(tmp_path).items()


def test_staged_files_get_their_names_where_the_journal_says_so(
    tmp_path: Path,
) -> None:
    prepare(tmp_path)
    steps = []
    for name, data in NEW.items():
        staged = f".{name}.0123456789ab"
        (tmp_path / staged).write_bytes(data)
        steps.append((staged, name, f"{staged}.old"))
    (tmp_path / ".b.pdf.0123456789ab").replace(tmp_path / "b.pdf")
    write_journal(tmp_path, "forward", *steps)
    settle(tmp_path)

    assert is_whole(tmp_path)
    assert NEW.items() <= files_in(tmp_path).items()


@pytest.mark.parametrize("name", ["data.bin", "blob", "café.PDF", "new\nline", "x.old"])
def test_a_kill_leaves_nothing_where_a_link_leads(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"old")
    step = journal.step_for(tmp_path / name)
    (tmp_path / step.staged).write_bytes(b"new")
    (tmp_path / step.old).write_bytes(b"old")
    write_journal(tmp_path, "forward", step)
    settle(tmp_path)

    assert {name: b"new"} == files_in(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"forward",
        b"not a journal",
        b"forward\0.a.txt.0123456789ab\0a.txt",
        b"forward\0x\0../../outside.txt\0",
        b"forward\0/etc/passwd\0a.txt\0",
        b"back\0x\0..\0",
        b"forward\0.b.pdf.0123456789ab\0a.txt\0",
        b"back\0.new.docx.0123456789ab\0a.txt\0",
        b"back\0.a.txt.0123456789ab\0a.txt\0b.pdf",
        b"forward\0.x/a.txt.0123456789ab\0x/a.txt\0",
        b"back\0.\xff.txt.0123456789ab\0\xff.txt\0",
        b"\0" * 3_000_000,
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "outputs"
    prepare(folder)
    (folder / ".cvexport-journal").write_bytes(data)
    settle(folder)

    assert is_whole(folder)
    assert [folder] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", [".cvexport-journal", ".cvexport-journal.new", ".a.txt.0123456789ab"]
)
def test_a_pipe_or_link_with_a_name_of_ours_is_not_opened(
    tmp_path: Path, name: str
) -> None:
    prepare(tmp_path)
    os.mkfifo(tmp_path / name)
    (tmp_path / ".b.pdf.0123456789ab").symlink_to("b.pdf")
    settle(tmp_path)

    assert b"old b" == (tmp_path / ".b.pdf.0123456789ab").read_bytes()


@pytest.mark.parametrize("name", [".cvexport-journal", ".cvexport-journal.new"])
def test_a_link_in_place_of_the_journal_is_not_followed(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "outside.txt").write_bytes(b"mine")
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / name).symlink_to("../outside.txt")
    replace_all({tmp_path / "outputs" / "a.txt": b"new"})

    assert b"mine" == (tmp_path / "outside.txt").read_bytes()
    assert {"a.txt": b"new"} == files_in(tmp_path / "outputs")


def test_hidden_files_of_others_stay(tmp_path: Path) -> None:
    names = (".a.txt.swp", ".a.txt.0123456789AB", ".a.odt.0123456789ab", ".hidden")
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / ".a.txt.0123456789ab").write_bytes(b"left by a kill")
    settle(tmp_path)

    assert set(names) == {path.name for path in tmp_path.iterdir()}


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    prepare(tmp_path)
    order = []

    def hold() -> None:
        with journal.held(tmp_path):
            time.sleep(0.3)
            order.append("first")

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.1)
    replace_all({tmp_path / "a.txt": b"new"})
    order.append("second")
    holder.join()

    assert ["first", "second"] == order


def test_a_run_that_waits_too_long_says_so(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom cvexport.cli import journal\n"
        "journal._LONGEST_WAIT = 0.1\n"
        "from cvexport.cli.atomic_write import replace_all\n"
        "replace_all({Path('a.txt'): b'new'})\n"
    )
    with journal.held(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert f"{tmp_path}: another cvexport is writing here; try again" in done.stderr
    assert {} == files_in(tmp_path)


def test_a_run_that_waited_compares_what_the_other_wrote(tmp_path: Path) -> None:
    """Otherwise it would replace one file of two, and leave a mixed set."""
    first = {tmp_path / "a.txt": b"1", tmp_path / "b.pdf": b"same"}
    second = {tmp_path / "a.txt": b"2", tmp_path / "b.pdf": b"same"}
    other = {tmp_path / "a.txt": b"3", tmp_path / "b.pdf": b"3"}
    replace_all(first)
    with journal.held(tmp_path):
        waiting = threading.Thread(target=replace_all, args=(second,))
        waiting.start()
        time.sleep(0.1)
        for path, data in other.items():
            path.write_bytes(data)
    waiting.join()

    assert {"a.txt": b"2", "b.pdf": b"same"} == files_in(tmp_path)


def test_check_compares_what_a_kill_left_and_settles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_source(tmp_path / "cv.yaml", "Ana")
    formats = ("-f", "txt", "-f", "md")
    invoke(*formats)
    folder = tmp_path / "outputs"
    final = folder / "Ana-CV.txt"
    staged = ".Ana-CV.txt.0123456789ab"
    final.replace(folder / staged)
    final.write_bytes(b"Ana\n")
    write_journal(folder, "forward", (staged, "Ana-CV.txt", f"{staged}.old"))
    before = files_in(folder)
    checked = invoke("--check", *formats)

    assert (
        1,
        f"error: {Path('outputs/Ana-CV.txt')} is stale; run cvexport\n",
    ) == checked
    assert before == files_in(folder)
    assert (0, 0) == (invoke(*formats)[0], invoke("--check", *formats)[0])
    assert {"Ana-CV.txt", "Ana-CV.md"} == set(files_in(folder))
