"""Files are replaced all together or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
import zlib
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


def test_all_files_are_replaced_and_no_temporary_file_is_left(old: Path) -> None:
    replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})

    assert {"a.txt": b"new a", "b.txt": b"old b", "c.txt": b"new c"} == tree(old)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    replace_all({tmp_path / "x" / "y" / "a.txt": b"a"})

    assert {"x/y/a.txt": b"a"} == tree(tmp_path)


def test_missing_and_different_files_are_stale(old: Path) -> None:
    wanted = {
        old / "a.txt": b"old a",
        old / "b.txt": b"new b",
        old / "c.txt": b"",
        old: b"",
    }
    assert [old / "b.txt", old / "c.txt", old] == stale(wanted)


def test_no_file_changes_if_one_path_is_a_folder(old: Path) -> None:
    (old / "c.txt").mkdir()

    with pytest.raises(OutputError, match=r"c\.txt: is not a file"):
        replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


def test_a_device_is_never_replaced(old: Path) -> None:
    (old / "c.txt").symlink_to(os.devnull)

    with pytest.raises(OutputError, match="is not a file"):
        replace_all({old / "a.txt": b"new a", old / "c.txt": b"new c"})
    assert not Path(os.devnull).is_file()
    assert b"old a" == (old / "a.txt").read_bytes()


def test_a_file_in_place_of_a_folder_is_an_error(old: Path) -> None:
    with pytest.raises(OutputError, match=r"(?i)exists|not a directory"):
        replace_all({old / "a.txt" / "b.txt": b"new"})
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


@is_root
def test_a_read_only_folder_is_an_error(old: Path) -> None:
    old.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            replace_all({old / "a.txt": b"new a"})
    finally:
        old.chmod(0o700)
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


def test_a_file_name_that_is_too_long_is_an_error(old: Path) -> None:
    with pytest.raises(OutputError, match=r"(?i)name too long"):
        replace_all({old / ("x" * 300): b"new"})
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


def test_an_error_at_the_second_file_restores_the_first(old: Path) -> None:
    def take_place_of_second(_changed: list[Path]) -> None:
        (old / "new.txt").mkdir()
        (old / "new.txt" / "in").touch()

    new = {old / "a.txt": b"new a", old / "new.txt": b"new"}
    with pytest.raises(OutputError):
        replace_all(new, take_place_of_second)
    assert {"a.txt": b"old a", "b.txt": b"old b", "new.txt/in": b""} == tree(old)


def test_only_files_that_differ_are_offered_for_permission(old: Path) -> None:
    offered: list[Path] = []
    new = {old / "a.txt": b"new a", old / "b.txt": b"old b", old / "c.txt": b"c"}
    replace_all(new, offered.extend)

    assert [old / "a.txt", old / "c.txt"] == offered


def test_nothing_changes_without_permission(old: Path) -> None:
    def refuse(changed: list[Path]) -> None:
        raise OutputError(f"{changed[0].name} stays")

    with pytest.raises(OutputError, match=r"a\.txt stays"):
        replace_all({old / "a.txt": b"new a", old / "c.txt": b"c"}, refuse)
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


def test_two_files_that_lead_to_one_are_an_error(old: Path) -> None:
    (old / "c.txt").symlink_to("a.txt")

    with pytest.raises(
        OutputError, match=r"c\.txt: leads to the same file as .*a\.txt"
    ):
        replace_all({old / "a.txt": b"one", old / "c.txt": b"two"})
    assert b"old a" == (old / "a.txt").read_bytes()


def test_a_symbolic_link_stays_and_its_target_is_replaced(old: Path) -> None:
    (old / "elsewhere").mkdir()
    (old / "link.txt").symlink_to("elsewhere/target.txt")
    replace_all({old / "link.txt": b"one"})
    replace_all({old / "link.txt": b"two"})

    assert (old / "link.txt").is_symlink()
    assert b"two" == (old / "elsewhere" / "target.txt").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_old_files_keep_their_permissions_and_new_ones_get_the_default(
    old: Path,
) -> None:
    (old / "a.txt").chmod(0o640)
    umask = os.umask(0o027)
    try:
        replace_all({old / "a.txt": b"new a", old / "new.txt": b"new"})
    finally:
        os.umask(umask)

    assert 0o640 == stat.S_IMODE((old / "a.txt").stat().st_mode)
    assert 0o640 == stat.S_IMODE((old / "new.txt").stat().st_mode)


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
def test_a_full_disk_leaves_the_old_files_intact(old: Path) -> None:
    output = subprocess.run(
        [sys.executable, "-c", FULL],
        cwd=old,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "File too large" in output.stdout
    assert {"a.txt": b"old a", "b.txt": b"old b"} == tree(old)


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
def test_after_a_signal_all_files_are_old_or_all_are_new(
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

    assert ["a.txt", "b.txt"] == sorted(found)
    assert found["a.txt"] == found["b.txt"]
    assert {500_000} == {len(data) for data in found.values()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("attempt", range(5))
def test_a_killed_run_leaves_no_partial_file(tmp_path: Path, attempt: int) -> None:
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


def test_a_pdf_compressed_by_another_zlib_is_not_stale(tmp_path: Path) -> None:
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


@pytest.mark.parametrize(
    "found",
    [
        b"%PDF-" + b"stream\n" * 300_000,
        b"%PDF-" + b"stream\n" * 300_000 + b"\nendstream",
        b"%PDF-" + b"\nxref\n" * 300_000,
        b"%PDF-" + b"startxref " + b"1" * 3_000_000,
        b"%PDF-stream\n" + zlib.compress(bytes(10**9)) + b"\nendstream",
    ],
    ids=["beginnings", "one end", "tables", "digits", "bomb"],
)
def test_a_hostile_pdf_in_place_of_ours_is_stale(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(found)
    expected = b"%PDF-stream\n" + zlib.compress(bytes(10**6)) + b"\nendstream"

    assert [path] == stale({path: expected + bytes(10**6)})
