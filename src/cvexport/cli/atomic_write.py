"""Files replaced together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cvexport.cli import journal
from cvexport.cli.journal import Step
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


def settle_all(folders: Iterable[Path]) -> None:
    """Finish what killed runs began in these folders, before anything else.

    Raises OutputError where the system refuses.
    """
    for folder in folders:
        if not journal.is_clean(folder):
            with _faults_reported(), journal.locked(folder):
                journal.settle(folder)


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Write `files`, each whole under its name at once; on any fault, none is changed.

    Every file is first written beside its place and flushed to the disk.  Then each is
    renamed over the old one, which is kept until all are in place, so that a fault
    puts the old ones back.  A signal waits until all is done, and after a kill the
    next run finishes the work, folder by folder.  A symbolic link stays, and what it
    leads to is replaced.  Raises OutputError where the system refuses.
    """
    folders: dict[Path, dict[str, bytes]] = {}
    with _faults_reported(), signals_held(), contextlib.ExitStack() as stack:
        for path, data in files.items():
            real = _real(path)
            folders.setdefault(real.parent, {})[real.name] = data
        for folder in sorted(folders):
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(journal.locked(folder))
            if not journal.is_clean(folder):
                journal.settle(folder)
        staged = [
            stack.enter_context(_staged(folder, named))
            for folder, named in folders.items()
        ]
        _rename_all(staged)


@contextlib.contextmanager
def _faults_reported() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or "the output"
        raise OutputError(f"{where}: {error.strerror or error}") from error


@contextlib.contextmanager
def signals_held() -> Iterator[None]:
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


class _Replacement(NamedTuple):
    """The files that are replaced in one folder."""

    folder: Path
    steps: list[Step]


@contextlib.contextmanager
def _staged(folder: Path, files: Mapping[str, bytes]) -> Iterator[_Replacement]:
    """Write files beside their places, and remove what was not renamed."""
    steps = [journal.step_for(name) for name in files]
    try:
        for step, data in zip(steps, files.values(), strict=True):
            _stage(folder, step, data)
        yield _Replacement(folder, steps)
    finally:
        for step in steps:
            for name in filter(None, (step.staged, step.old)):
                (folder / name).unlink(missing_ok=True)


def _stage(folder: Path, step: Step, data: bytes) -> None:
    staged = folder / step.staged
    with staged.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileNotFoundError):
        staged.chmod(stat.S_IMODE((folder / step.final).stat().st_mode))


def _rename_all(replacements: list[_Replacement]) -> None:
    begun: list[_Replacement] = []
    try:
        for folder, steps in replacements:
            steps[:] = [_kept(folder, step) for step in steps]
        for each in replacements:
            begun.append(each)
            journal.begin(each.folder, each.steps)
            for step in each.steps:
                (each.folder / step.staged).replace(each.folder / step.final)
            journal.flush(each.folder)
    except BaseException:
        for each in begun:
            _give_up(each)
        raise
    for folder, steps in replacements:
        for step in steps:
            if step.old:
                (folder / step.old).unlink()
        journal.end(folder)


def _give_up(replacement: _Replacement) -> None:
    with contextlib.suppress(OSError):
        journal.give_up(*replacement)
        for step in replacement.steps:
            journal.put_back(replacement.folder, step)
        journal.end(replacement.folder)


def _kept(folder: Path, step: Step) -> Step:
    """Give the old file, if there is one, a second name until all are in place."""
    path, old = folder / step.final, folder / step.old
    try:
        os.link(path, old)
    except FileNotFoundError:
        return step._replace(old="")
    except OSError:
        # A file system without hard links: a copy does, if less cheaply.
        old.write_bytes(path.read_bytes())
    return step
