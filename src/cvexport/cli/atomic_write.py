"""Files replaced together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from cvexport.cli.pdf_compare import same
from cvexport.errors import OutputError


def stale(files: Mapping[Path, bytes]) -> list[Path]:
    """Return the paths that are missing or whose content differs from `files`."""
    return [path for path, data in files.items() if not _is_current(path, data)]


def _is_current(path: Path, data: bytes) -> bool:
    try:
        return same(path.read_bytes(), data)
    except OSError:
        return False


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Replace `files` together: if one can't be written, none is changed.

    Every file is first written under a temporary name in its directory and flushed to
    the disk, then renamed over the old one.  The old files are kept until all new ones
    are in place, and are put back if a rename fails.  Signals are delivered when all
    is done.  Symbolic links stay; their targets are replaced.  Raises OutputError
    where the system refuses.
    """
    try:
        with _signals_held(), contextlib.ExitStack() as stack:
            staged = [
                (stack.enter_context(_staged(path, data)), path)
                for path, data in ((_real(path), files[path]) for path in files)
            ]
            _rename_all(staged)
    except OSError as error:
        where = error.filename2 or error.filename or "the output"
        raise OutputError(f"{where}: {error.strerror or error}") from error


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold Ctrl-C and `kill` back until the end, where the system can."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _real(path: Path) -> Path:
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file():
        raise OutputError(f"{path}: is not a file, so it can't be replaced")
    return real


@contextlib.contextmanager
def _staged(path: Path, data: bytes) -> Iterator[Path]:
    """Write `data` to a temporary file beside `path`, removed if it isn't renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        with staged.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            staged.chmod(stat.S_IMODE(path.stat().st_mode))
        yield staged
    finally:
        staged.unlink(missing_ok=True)


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
        # The file system has no hard links; a copy costs more but does the same.
        old.write_bytes(path.read_bytes())
    return old


def _put_back(path: Path, old: Path | None) -> None:
    with contextlib.suppress(OSError):
        if old:
            old.replace(path)
        else:
            path.unlink(missing_ok=True)
