"""Files replaced together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from cvexport.errors import OutputError


def stale(files: Mapping[Path, bytes]) -> list[Path]:
    """Return the paths that are missing or hold other bytes than `files`."""
    return [path for path, data in files.items() if _current(path) != data]


def _current(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Write `files`, each whole under its name at once; on any fault, none is changed.

    Every file is first written beside its place and flushed to the disk.  Then each is
    renamed over the old one, which is kept until all are in place, so that whatever
    interrupts the renaming, an exception or a signal, puts the old ones back.  Raises
    OutputError where the system refuses.
    """
    try:
        with contextlib.ExitStack() as stack:
            staged = [
                (stack.enter_context(_staged(path, data)), path)
                for path, data in files.items()
            ]
            _rename_all(staged)
    except OSError as error:
        where = error.filename2 or error.filename or "the output"
        raise OutputError(f"{where}: {error.strerror or error}") from error


@contextlib.contextmanager
def _staged(path: Path, data: bytes) -> Iterator[Path]:
    """Write `data` beside `path`, and remove it again if it was not renamed."""
    if path.is_dir():
        raise OutputError(f"{path}: is a directory, and a file is to be written there")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.chmod(_mode(path))
        yield staged
    finally:
        staged.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions of the old file, or those of any new one."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _rename_all(staged: list[tuple[Path, Path]]) -> None:
    kept: list[tuple[Path, Path | None]] = []
    try:
        for new, path in staged:
            kept.append((path, _kept(new, path)))
            new.replace(path)
    except BaseException:
        for path, old in kept:
            _put_back(path, old)
        raise
    finally:
        for _, old in kept:
            if old:
                old.unlink(missing_ok=True)


def _kept(new: Path, path: Path) -> Path | None:
    """Give the old file a second name until all are in place."""
    old = new.with_name(f"{new.name}.old")
    try:
        os.link(path, old)
    except FileNotFoundError:
        return None
    except OSError:
        # A file system without hard links: a copy does, if less cheaply.
        old.write_bytes(path.read_bytes())
    return old


def _put_back(path: Path, old: Path | None) -> None:
    with contextlib.suppress(OSError):
        if old:
            old.replace(path)
        else:
            path.unlink(missing_ok=True)
