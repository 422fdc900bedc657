"""After a kill the next run leaves all files old or all new, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cvexport.cli import journal
from cvexport.cli.atomic_write import replace_all, settle_all
from helpers.kills import NEW, OLD, is_whole, prepare, replaced, settled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def steps_of_a_replacement(folder: Path) -> int:
    prepare(folder)
    code, count = replaced(folder)
    assert (0, NEW) == (code, {name: (folder / name).read_bytes() for name in NEW})
    return int(count)


@pytest.mark.parametrize("kind", ["before", "after"])
def test_a_kill_at_any_step_leaves_no_mixed_set(tmp_path: Path, kind: str) -> None:
    count = steps_of_a_replacement(tmp_path / "whole")
    assert count > 10
    for limit in range(1, count + 1):
        folder = tmp_path / str(limit)
        prepare(folder)
        code, _ = replaced(folder, limit, kind)
        files = settled(folder)

        assert 9 == code
        assert is_whole(files), (limit, sorted(files))


def test_an_undisturbed_run_leaves_no_trace(tmp_path: Path) -> None:
    prepare(tmp_path)
    replace_all({tmp_path / name: data for name, data in NEW.items()})

    assert {*NEW, ".keep.txt"} == {path.name for path in tmp_path.iterdir()}


def test_a_killed_putting_back_is_finished(tmp_path: Path) -> None:
    """A file that was put back already, one that is new, and one still replaced."""
    prepare(tmp_path)
    (tmp_path / "b.pdf").write_bytes(b"new b.pdf")
    (tmp_path / ".b.pdf.0123456789ab.old").write_bytes(b"old b")
    (tmp_path / "new.docx").write_bytes(b"new")
    steps = [
        journal.Step(".a.txt.0123456789ab", "a.txt", ".a.txt.0123456789ab.old"),
        journal.Step(".b.pdf.0123456789ab", "b.pdf", ".b.pdf.0123456789ab.old"),
        journal.Step(".new.docx.0123456789ab", "new.docx", ""),
    ]
    journal.give_up(tmp_path, steps)
    settle_all([tmp_path])
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert {**OLD, ".keep.txt": b"mine"} == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "[]",
        "{}",
        '{"forward": 1}',
        '{"forward": [["a"]]}',
        json.dumps({"forward": [["x", "../../outside.txt", ""]]}),
        json.dumps({"forward": [["/etc/passwd", "a.txt", ""]]}),
        json.dumps({"back": [["x", "..", ""]]}),
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "outputs"
    prepare(folder)
    (folder / ".cvexport-journal").write_text(text)
    settle_all([folder])

    assert is_whole({path.name: path.read_bytes() for path in folder.iterdir()})
    assert [folder] == list(tmp_path.iterdir())


def test_hidden_files_of_others_stay(tmp_path: Path) -> None:
    names = (".a.txt.swp", ".a.txt.0123456789AB", ".a.odt.0123456789ab", ".hidden")
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / ".a.txt.0123456789ab").write_bytes(b"left by a kill")
    settle_all([tmp_path])

    assert set(names) == {path.name for path in tmp_path.iterdir()}


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    prepare(tmp_path)
    order = []

    def hold() -> None:
        with journal.locked(tmp_path):
            time.sleep(0.3)
            order.append("first")

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.1)
    replace_all({tmp_path / "a.txt": b"new"})
    order.append("second")
    holder.join()

    assert ["first", "second"] == order


@pytest.mark.parametrize("attempt", range(8))
def test_random_kills_leave_no_mixed_set(tmp_path: Path, attempt: int) -> None:
    prepare(tmp_path)
    code = (
        "import itertools\nfrom pathlib import Path\n"
        "from cvexport.cli.atomic_write import replace_all\n"
        "print('ready', flush=True)\n"
        "for n in itertools.count():\n"
        "    replace_all({Path(x): str(n).encode() * 50_000\n"
        "                 for x in ('a.txt', 'b.pdf', 'new.docx')})\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.02 + 0.013 * attempt)
        process.kill()
    files = settled(tmp_path)
    files.pop(".keep.txt")

    assert set(files) <= {"a.txt", "b.pdf", "new.docx"}
    assert 1 == len({data for name, data in files.items() if name in NEW}) or (
        files == OLD
    )
