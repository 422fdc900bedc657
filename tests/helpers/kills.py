"""Replacements that are killed at each step, and what the next run makes of them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

OLD = {"a.txt": b"old a", "b.pdf": b"old b"}
NEW = {"a.txt": b"new a", "b.pdf": b"new b", "new.docx": b"new"}
_OTHER = ".keep.txt"

_Moment = Literal["before", "after"]

_AT_EACH_STEP = """
import errno, os, sys
from pathlib import Path
from cvexport.cli import atomic_write, journal
from helpers.kills import NEW, prepare
import fcntl, signal  # what a run imports at its steps

folder, moment, fault = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
DIED = 9


def replace():
    atomic_write.replace_all({Path(name): data for name, data in NEW.items()})


def settle():
    with journal.held(Path(".")):
        pass


def exit_code(action, limit, fault=0):
    # In a process of its own, which dies at its step of this number.
    if (child := os.fork()) == 0:
        count_steps(limit, fault)
        try:
            action()
        except atomic_write.OutputError:
            os._exit(3)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def count_steps(limit, fault):
    count = renames = 0

    def counted(function):
        def call(*args, **kwargs):
            nonlocal count, renames
            count += 1
            mine = count
            if moment == "before" and mine == limit:
                os._exit(DIED)
            try:
                if function is rename:
                    renames += 1
                    if renames == fault:
                        raise OSError(errno.EIO, "made up", *args)
                return function(*args, **kwargs)
            finally:
                if moment == "after" and mine == limit:
                    os._exit(DIED)
        return call

    rename = os.replace
    for name in ("chmod", "fsync", "link", "mkdir", "open", "replace", "unlink"):
        setattr(os, name, counted(getattr(os, name)))


code = again = DIED
first = 0
while code == DIED:
    first += 1
    again = DIED
    second = 0
    while again == DIED:
        second += 1
        place = folder / f"{first}-{second}"
        prepare(place)
        os.chdir(place)
        code = exit_code(replace, first, fault)
        again = exit_code(settle, second)
        settle()
print(code)
"""

_ENDLESS = """
import itertools
from pathlib import Path
from cvexport.cli.atomic_write import replace_all
print("ready", flush=True)
for number in itertools.count():
    data = str(number % 10).encode() * 50_000
    replace_all(dict.fromkeys(map(Path, ("a.txt", "b.pdf", "new.docx")), data))
"""

_NEXT_RUN = """
from pathlib import Path
from cvexport.cli import journal
with journal.held(Path(".")):
    pass
"""


def prepare(folder: Path) -> None:
    """Make a folder with two old files and a hidden one that isn't cvexport's."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    (folder / _OTHER).write_bytes(b"mine")


def kill_at_each_step(
    folder: Path, moment: _Moment, fault: int = 0
) -> tuple[int, list[Path]]:
    """Replace files and die before or after the first step, the second, and so on.

    The next run dies at each of its steps too, and the one after it doesn't.  With
    `fault`, that rename fails, so that the old files have to be put back.  Returns the
    exit code of a first run that did not die, and all folders, that of the first run
    that did not die last.
    """
    done = subprocess.run(
        [sys.executable, "-c", _AT_EACH_STEP, str(folder), moment, str(fault)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(done.stdout), sorted(folder.iterdir(), key=_numbers)


def _numbers(folder: Path) -> list[int]:
    return [int(number) for number in folder.name.split("-")]


def kill_after(folder: Path, seconds: float) -> None:
    """Replace files over and over, kill the process, and let the next run look."""
    prepare(folder)
    with subprocess.Popen(
        [sys.executable, "-c", _ENDLESS], cwd=folder, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
    subprocess.run([sys.executable, "-c", _NEXT_RUN], cwd=folder, check=True)


def is_whole(folder: Path) -> bool:
    """Return whether a folder has the old files or new ones, and no leftovers."""
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    if found.pop(_OTHER, None) != b"mine":
        return False
    of_one_run = set(found) == set(NEW) and len(set(found.values())) == 1
    return found in (OLD, NEW) or of_one_run
