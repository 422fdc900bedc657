"""A journal in an output folder, so that a kill leaves no mixed set of files.

Files are staged beside their places first.  The journal, flushed before the first
rename, lists them with their final names, so that the next run can finish what a
killed one began.  A run that has to give up says so in the journal before it puts the
old files back, and the next run finishes that instead.  Staged files without a
journal are of a run that was killed before it changed anything: they are deleted.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from cvexport.errors import OutputError
from cvexport.model.formats import FORMATS

_NAME = ".cvexport-journal"
_HEX = "[0-9a-f]{12}"
_SUFFIXES = "|".join(map(re.escape, (row.suffix for row in FORMATS.values())))
_LEFTOVER = re.compile(
    rf"\.(?P<name>.+(?:{_SUFFIXES}))\.{_HEX}(?P<old>\.old)?"
    rf"|{re.escape(_NAME)}\.{_HEX}"
)
_LONGEST_WAIT = 30.0
"""Seconds that a run waits for another that writes into the same folder."""


class Step(NamedTuple):
    """A staged file, the name that it gets, and the one that the old file keeps.

    All are in one folder.  `old` is there only until the run is over, and empty where
    there is no old file.
    """

    staged: str
    final: str
    old: str


def step_for(final: str) -> Step:
    """Return the names that a file has while it is replaced."""
    staged = f".{final}.{os.urandom(6).hex()}"
    return Step(staged, final, f"{staged}.old")


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs, where the system can lock one.

    Raises OutputError when another run holds it for more than half a minute.
    """
    try:
        import fcntl
    except ImportError:  # Windows can't lock a folder
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + _LONGEST_WAIT
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise OutputError(
                        f"{folder}: another cvexport is writing here; try again when "
                        "it is done"
                    ) from None
                time.sleep(0.02)
            except OSError:
                break  # a file system without locks
        yield
    finally:
        os.close(held)


def begin(folder: Path, steps: Sequence[Step]) -> None:
    """Note that all is staged: from here on the next run can go forward."""
    _write(folder, "forward", steps)


def give_up(folder: Path, steps: Sequence[Step]) -> None:
    """Note that the old files are to be put back."""
    _write(folder, "back", steps)


def end(folder: Path) -> None:
    """Note that nothing is left to do."""
    (folder / _NAME).unlink(missing_ok=True)
    flush(folder)


def _write(
    folder: Path, direction: Literal["forward", "back"], steps: Sequence[Step]
) -> None:
    staged = folder / f"{_NAME}.{os.urandom(6).hex()}"
    with staged.open("xb") as file:
        file.write(json.dumps({direction: steps}).encode())
        file.flush()
        os.fsync(file.fileno())
    staged.replace(folder / _NAME)
    flush(folder)


def flush(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def is_clean(folder: Path) -> bool:
    """Tell whether no run that was killed has left anything in a folder."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return True
    return not any(name == _NAME or _LEFTOVER.fullmatch(name) for name in names)


def settle(folder: Path) -> None:
    """Finish what a killed run began; the folder must be locked."""
    direction, steps = _read(folder)
    for step in steps:
        if direction == "forward":
            with contextlib.suppress(FileNotFoundError):
                (folder / step.staged).replace(folder / step.final)
        else:
            put_back(folder, step)
    flush(folder)
    for path in folder.iterdir():
        if _LEFTOVER.fullmatch(path.name) and path.is_file():
            path.unlink()
    end(folder)


def put_back(folder: Path, step: Step) -> None:
    """Give the old file its name again, or delete the new one where there was none."""
    if step.old:
        with contextlib.suppress(FileNotFoundError):
            (folder / step.old).replace(folder / step.final)
    elif not (folder / step.staged).exists():
        (folder / step.final).unlink(missing_ok=True)


def _read(folder: Path) -> tuple[str, list[Step]]:
    """Return what a journal says; one that isn't whole or isn't ours says nothing."""
    try:
        [(direction, rows)] = json.loads((folder / _NAME).read_bytes()).items()
        steps = [Step(*map(str, row)) for row in rows]
    except (OSError, ValueError, TypeError, AttributeError):
        return "forward", []
    return (direction, steps) if all(map(_is_ours, steps)) else ("forward", [])


def _is_ours(step: Step) -> bool:
    """Tell whether a step names files of this folder, as `step_for` names them."""
    match = _LEFTOVER.fullmatch(step.staged)
    return (
        match is not None
        and not match["old"]
        and step.final == match["name"] == Path(step.final).name
        and step.old in {"", f"{step.staged}.old"}
    )
