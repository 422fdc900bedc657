"""A journal in an output folder, so that a kill leaves no mixed set of files.

Files are staged beside their places first.  The journal, flushed before the first
rename, lists them with their final names, so that the next run can finish what a
killed one began.  A run that has to give up says so in the journal before it puts the
old files back, and the next run finishes that instead.  Staged files without a
journal are of a run that was killed before it changed anything or after it was done:
they are deleted.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from cvexport.cli.reading import file_bytes
from cvexport.errors import OutputError
from cvexport.model.formats import FORMATS

_NAME = ".cvexport-journal"
_UNFINISHED = ".cvexport-journal.new"
_LOCK = ".cvexport-lock"
_MARK = ".cvexport"
"""In the names of staged files without a suffix of ours, where symbolic links lead."""

_OLD = ".old"
_SUFFIXES = tuple(row.suffix for row in FORMATS.values())
_STAGED = (
    rf"(?s:\.(?P<name>.+(?:{'|'.join(map(re.escape, _SUFFIXES))})"
    rf"|.+(?={re.escape(_MARK)}))(?:{re.escape(_MARK)})?\.[0-9a-f]{{12}})"
)
"""The pattern of names of staged files: compiled, for 1 ms, where one may be there."""

_MOST_BYTES = 1024 * 1024
"""A step takes some 400 bytes at most, so this is a journal of 2,000 files."""

_LONGEST_WAIT = 30.0
"""Seconds that a run waits for another that writes into the same folder."""

_Direction = Literal["forward", "back"]


class Step(NamedTuple):
    """A staged file, the name that it gets, and the one that the old file keeps.

    All are in one folder.  `old` is there only until the run is over, and empty where
    there is no old file.
    """

    staged: str
    final: str
    old: str

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names that are there only until the run is over."""
        return (self.staged, self.old) if self.old else (self.staged,)


def step_for(path: Path) -> Step:
    """Return the names that a file has while it is replaced."""
    mark = "" if path.name.endswith(_SUFFIXES) else _MARK
    staged = f".{path.name}{mark}.{os.urandom(6).hex()}"
    return Step(staged, path.name, f"{staged}{_OLD}" if path.exists() else "")


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make a folder if it is missing, and hold it against other runs.

    What a killed run began in it is finished first.  Raises OutputError when another
    run holds it for more than half a minute.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        _settle(folder)
        yield


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    deadline = time.monotonic() + _LONGEST_WAIT
    while (lock := _lock(folder)) is None:
        if time.monotonic() > deadline:
            raise OutputError(
                f"{folder}: another cvexport is writing here; try again when it is done"
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        os.close(lock)


if sys.platform == "win32":

    def _lock(folder: Path) -> int | None:
        """Return a file that holds a folder until it is closed; None if one does."""
        try:
            # The system deletes the file when it is closed, by a kill too.
            return os.open(folder / _LOCK, os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except FileExistsError:
            return None

else:

    def _lock(folder: Path) -> int | None:
        """Return a file that holds a folder until it is closed; None if one does."""
        import fcntl

        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        except OSError:
            pass  # a file system without locks
        return lock


def go_forward(folder: Path, steps: Iterable[Step]) -> None:
    """Give every staged file its name; from here on the next run can do so too."""
    _note(folder, "forward", steps)
    _rename(folder, "forward", steps)


def go_back(folder: Path, steps: Iterable[Step]) -> None:
    """Give every old file its name again."""
    with contextlib.suppress(OSError):  # of a full disk, on which renaming works
        _note(folder, "back", steps)
    _rename(folder, "back", steps)


def end(folder: Path, steps: Iterable[Step]) -> None:
    """Note that nothing is left to do, then delete what the next run would."""
    (folder / _NAME).unlink(missing_ok=True)
    _flush(folder)
    for name in (_UNFINISHED, *(name for step in steps for name in step.hidden)):
        (folder / name).unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Finish what a killed run began."""
    if (folder / _NAME).exists():
        direction, steps = _read(folder)
        _rename(folder, direction, steps)
        end(folder, steps)
    for name in _leftovers(folder):
        (folder / name).unlink()


def write_flushed(path: Path, data: bytes) -> None:
    """Write a new file and flush it to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _note(folder: Path, direction: _Direction, steps: Iterable[Step]) -> None:
    names = (direction, *(name for step in steps for name in step))
    write_flushed(folder / _UNFINISHED, b"\0".join(map(os.fsencode, names)))
    (folder / _UNFINISHED).replace(folder / _NAME)
    _flush(folder)


def _rename(folder: Path, direction: _Direction, steps: Iterable[Step]) -> None:
    """Do the steps that aren't done yet."""
    for step in steps:
        staged, final = folder / step.staged, folder / step.final
        with contextlib.suppress(FileNotFoundError):
            if direction == "forward":
                staged.replace(final)
            elif step.old:
                (folder / step.old).replace(final)
            elif not staged.exists():
                final.unlink()
    _flush(folder)


def _flush(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _leftovers(folder: Path) -> list[str]:
    """Return the names of files that only a run has while it replaces others."""
    with os.scandir(folder) as entries:
        return [
            entry.name
            for entry in entries
            if entry.name == _UNFINISHED
            or (_is_hidden(entry.name) and entry.is_file(follow_symlinks=False))
        ]


def _is_hidden(name: str) -> bool:
    staged = name.removesuffix(_OLD)
    return staged.startswith(".") and re.fullmatch(_STAGED, staged) is not None


def _read(folder: Path) -> tuple[_Direction, list[Step]]:
    """Return what a journal says; one that isn't whole or isn't ours says nothing."""
    try:
        data = file_bytes(str(folder / _NAME), _MOST_BYTES)
        direction, *names = map(os.fsdecode, data.split(b"\0"))
        rows = zip(names[::3], names[1::3], names[2::3], strict=True)
        steps = [Step(*row) for row in rows]
    except (OutputError, ValueError):
        return "forward", []
    if not all(map(_is_ours, steps)):
        return "forward", []
    return ("back" if direction == "back" else "forward"), steps


def _is_ours(step: Step) -> bool:
    """Return whether a step names files of this folder, as `step_for` names them."""
    match = re.fullmatch(_STAGED, step.staged)
    return (
        match is not None
        and step.final == match["name"] == Path(step.final).name
        and step.old in {"", f"{step.staged}{_OLD}"}
    )
