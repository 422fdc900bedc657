"""Files replaced together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cvexport.cli import journal
from cvexport.cli.journal import Step
from cvexport.cli.pdf_compare import same
from cvexport.cli.reading import file_bytes
from cvexport.errors import OutputError

_MOST_DEFLATED = 16
"""How many times larger than ours an equal file may be, compressed less well."""


def stale(files: Mapping[Path, bytes]) -> list[Path]:
    """Return the paths that are missing or whose content differs from `files`."""
    return [path for path, data in files.items() if not _is_current(path, data)]


def _is_current(path: Path, data: bytes) -> bool:
    try:
        return same(file_bytes(str(path), _MOST_DEFLATED * len(data)), data)
    except OutputError:
        return False


def replace_all(
    files: Mapping[Path, bytes],
    permit: Callable[[list[Path]], None] | None = None,
) -> None:
    """Replace the files that differ from `files`, all of them or none.

    What a killed run began in their folders is finished first, and other runs wait.
    `permit` gets the paths that would change, and raises where one has to stay.

    Every file is first written beside its place and flushed to the disk.  Then each is
    renamed over the old one, which is kept until all are in place, so that a fault
    puts the old ones back.  A signal waits until all is done, and after a kill the
    next run finishes the work, folder by folder.  A symbolic link stays, and what it
    leads to is replaced.  Raises OutputError where the system refuses.
    """
    with _faults_reported(), contextlib.ExitStack() as stack:
        targets = _targets(files)
        for folder in sorted({target.parent for target in targets.values()}):
            stack.enter_context(journal.held(folder))
        changed = stale(files)
        if permit:
            permit(changed)
        with signals_held():
            _replace({targets[path]: files[path] for path in changed})


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


def _targets(paths: Mapping[Path, object]) -> dict[Path, Path]:
    """Return the file that each path leads to, through symbolic links."""
    found: dict[Path, Path] = {}
    for path in paths:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            raise OutputError(f"{path}: is not a file, so it can't be replaced")
        if target in found:
            raise OutputError(f"{path}: leads to the same file as {found[target]}")
        found[target] = path
    return {path: target for target, path in found.items()}


def _replace(files: Mapping[Path, bytes]) -> None:
    steps: dict[Path, list[Step]] = {}
    begun: list[Path] = []
    try:
        for path, data in files.items():
            step = journal.step_for(path)
            steps.setdefault(path.parent, []).append(step)
            _stage(path.parent, step, data)
        for folder, some in steps.items():
            begun.append(folder)
            journal.go_forward(folder, some)
    except BaseException:
        for folder in begun:
            try:
                journal.go_back(folder, steps[folder])
            except OSError:
                del steps[folder]  # the next run tries again
        raise
    finally:
        for folder, some in steps.items():
            journal.end(folder, some)


def _stage(folder: Path, step: Step, data: bytes) -> None:
    """Write a file beside its place, and give the old one, if any, a second name."""
    staged, final = folder / step.staged, folder / step.final
    journal.write_flushed(staged, data)
    if not step.old:
        return
    staged.chmod(stat.S_IMODE(final.stat().st_mode))
    try:
        os.link(final, folder / step.old)
    except OSError:
        # A file system without hard links: a copy does, if less cheaply.
        journal.write_flushed(folder / step.old, final.read_bytes())
