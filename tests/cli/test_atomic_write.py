"""Files are replaced together, each whole, or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import cvexport
from cvexport.cli.atomic_write import replace_all, stale
from cvexport.errors import OutputError

is_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere"
)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, hidden ones included, with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with two old files."""
    (tmp_path / "a.txt").write_bytes(b"old a")
    (tmp_path / "b.txt").write_bytes(b"old b")
    return tmp_path


def test_all_files_are_replaced_and_nothing_else_is_left(old: Path) -> None:
    replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})

    assert tree(old) == {"a.txt": b"new a", "b.txt": b"old b", "c.txt": b"new c"}


def test_missing_folders_are_made(tmp_path: Path) -> None:
    replace_all({tmp_path / "x" / "y" / "a.txt": b"a"})

    assert tree(tmp_path) == {"x/y/a.txt": b"a"}


def test_files_with_other_bytes_or_none_are_stale(old: Path) -> None:
    wanted = {
        old / "a.txt": b"old a",
        old / "b.txt": b"new b",
        old / "c.txt": b"",
        old: b"",
    }
    assert stale(wanted) == [old / "b.txt", old / "c.txt", old]


def test_a_folder_in_the_way_leaves_every_file_as_it_was(old: Path) -> None:
    (old / "c.txt").mkdir()

    with pytest.raises(OutputError, match=r"c\.txt: stands in the way"):
        replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b"}


def test_a_device_is_never_replaced(old: Path) -> None:
    (old / "c.txt").symlink_to(os.devnull)

    with pytest.raises(OutputError, match="is no file"):
        replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})
    assert not Path(os.devnull).is_file()
    assert (old / "a.txt").read_bytes() == b"old a"


def test_a_file_where_a_folder_should_be_is_an_error(old: Path) -> None:
    with pytest.raises(OutputError, match=r"(?i)exists|not a directory"):
        replace_all({old / "a.txt" / "b.txt": b"new"})
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b"}


@is_root
def test_a_folder_that_may_not_be_written_is_an_error(old: Path) -> None:
    old.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            replace_all({old / "a.txt": b"new a"})
    finally:
        old.chmod(0o700)
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b"}


def test_a_name_too_long_is_an_error(old: Path) -> None:
    with pytest.raises(OutputError, match=r"(?i)name too long"):
        replace_all({old / ("x" * 300): b"new"})
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b"}


def test_a_fault_between_two_files_puts_the_first_one_back(old: Path) -> None:
    class Faulty(dict[Path, bytes]):
        """Two new files, the second of which can't be put in its place."""

        def __iter__(self) -> Iterator[Path]:
            yield old / "a.txt"
            yield old / "new.txt"
            # By now both are staged; a folder takes the place of the second.
            (old / "new.txt").mkdir()
            (old / "new.txt" / "in").touch()

    with pytest.raises(OutputError):
        replace_all(Faulty({old / "a.txt": b"new a", old / "new.txt": b"new"}))
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b", "new.txt/in": b""}


def test_a_symbolic_link_stays_and_its_target_is_replaced(old: Path) -> None:
    (old / "elsewhere").mkdir()
    (old / "link.txt").symlink_to("elsewhere/target.txt")
    replace_all({old / "link.txt": b"one"})
    replace_all({old / "link.txt": b"two"})

    assert (old / "link.txt").is_symlink()
    assert (old / "elsewhere" / "target.txt").read_bytes() == b"two"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_of_an_old_file_are_kept_and_a_new_one_has_the_usual(
    old: Path,
) -> None:
    (old / "a.txt").chmod(0o640)
    umask = os.umask(0o027)
    try:
        replace_all({old / "a.txt": b"new a", old / "new.txt": b"new"})
    finally:
        os.umask(umask)

    assert stat.S_IMODE((old / "a.txt").stat().st_mode) == 0o640
    assert stat.S_IMODE((old / "new.txt").stat().st_mode) == 0o640


FULL = """
import resource, signal, sys
from pathlib import Path
import cvexport
from cvexport.cli.atomic_write import replace_all
from cvexport.errors import OutputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_all({Path("a.txt"): b"new", Path("b.txt"): bytes(2000)})
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_full_disk_leaves_the_old_files_whole(old: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FULL],
        cwd=old,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "File too large" in said.stdout
    assert tree(old) == {"a.txt": b"old a", "b.txt": b"old b"}


ENDLESS = """
import itertools, os, sys
from pathlib import Path
import cvexport
from cvexport.cli.atomic_write import replace_all
print("ready", flush=True)
for number in itertools.count():
    data = (str(number % 10) * 500_000).encode()
    replace_all({Path("a.txt"): data, Path("b.txt"): data})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.parametrize("attempt", range(5))
def test_a_signal_leaves_all_files_old_or_all_new_and_nothing_else(
    tmp_path: Path, name: str, attempt: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        while process.poll() is None and not (tmp_path / "b.txt").exists():
            time.sleep(0.001 * attempt)
        process.send_signal(getattr(signal, name))
        process.wait(timeout=60)
    found = tree(tmp_path)

    assert sorted(found) == ["a.txt", "b.txt"]
    assert found["a.txt"] == found["b.txt"]
    assert {len(data) for data in found.values()} == {500_000}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("attempt", range(5))
def test_a_killed_run_leaves_whole_files(tmp_path: Path, attempt: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], cwd=tmp_path, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        while process.poll() is None and not (tmp_path / "b.txt").exists():
            time.sleep(0.001 * attempt)
        process.kill()
        process.wait(timeout=60)

    for name in ("a.txt", "b.txt"):
        data = (tmp_path / name).read_bytes()
        assert data == data[:1] * 500_000


def test_a_pdf_that_another_zlib_compressed_is_not_stale(tmp_path: Path) -> None:
    document = cvexport.compose(cvexport.read(b"basics: {name: Ana}").resume)
    data = cvexport.export(document, "pdf")
    start = data.index(b"stream\n") + len(b"stream\n")
    stream = data[start : data.index(b"\nendstream", start)]
    other = zlib.compress(zlib.decompress(stream), 1)
    path = tmp_path / "cv.pdf"
    path.write_bytes(data.replace(stream, other))

    assert stream != other
    assert [] == stale({path: data})
    assert [path] == stale({path: data.replace(b"(Ana)", b"(Eva)")})
